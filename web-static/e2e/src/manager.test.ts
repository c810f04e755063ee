import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasChromium, visit, type Visit } from './browser'
import { jsonFile } from './files'
import { createProject, docket, fillSignUp, newEmail, type ExportedTask } from './person'

let at: Visit
let project = 0
beforeAll(async () => {
  if (!hasChromium) return
  at = await visit()
})
afterAll(async () => at?.close())

const CALLS = Array.from({ length: 3 }, (_, n) => ({ text: `Call ${n}` }))

describe.runIf(hasChromium)('given somebody who founds an organization', () => {
  it('when they name it, then the frame says so, and they can change it', async () => {
    const { page } = at
    await page.goto(`${docket()}/user/signup`)
    await page.getByLabel('Organization').fill('Tidewater Robotics')
    await fillSignUp(page, { email: newEmail(), first: 'Mara', last: 'Lindholt' })
    await page.getByText('Tidewater Robotics').first().waitFor()
    await page.goto(`${docket()}/organization`)
    await page.getByLabel('Name of the organization').fill('Skerrivore Harbour')
    await page.getByRole('region', { name: 'Organization' }).getByRole('button', { name: 'Save' }).click()
    await page.getByText('Skerrivore Harbour').first().waitFor()
  })
})

describe.runIf(hasChromium)('given a project with tasks', () => {
  it('when rows are chosen by keys, then these can be exported at once', async () => {
    const { page } = at
    project = await createProject(page, { title: 'Calls', template: 'Text classification', files: [jsonFile('calls.json', CALLS)] })
    await page.locator('tbody tr').nth(2).waitFor()
    await page.keyboard.press('j')
    await page.keyboard.press('x')
    await page.keyboard.press('j')
    await page.keyboard.press('x')
    const arrived = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Export 2' }).click()
    const tasks = JSON.parse(readFileSync(await (await arrived).path(), 'utf8')) as readonly ExportedTask[]
    expect(tasks.map(({ data }) => data)).toEqual(CALLS.slice(0, 2))
    await page.keyboard.press('Escape')
    await expect.poll(() => page.getByText('2 selected').count()).toBe(0)
  })

  it('when cells of a sheet are pasted into an import, then they are tasks', async () => {
    const { page } = at
    await page.keyboard.press('i')
    await page.getByText('Drop files here').waitFor()
    await page.evaluate(() => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', 'text\tchannel\nAll is well\t12\nMayday\t16')
      document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }))
    })
    await page.getByText('Imported 2 tasks').waitFor()
    await page.keyboard.press('Escape')
    await page.getByText('5 tasks').first().waitFor()
  })

  it('when its config is broken, then the line is told once, and the last one that was whole stays in sight', async () => {
    const { page } = at
    await page.goto(`${docket()}/projects/${project}/settings?section=labeling`)
    await page.locator('.docket-editor .dk-bottom').waitFor()
    await page.getByRole('textbox', { name: 'Labeling config' }).click()
    await page.keyboard.press('Control+End')
    await page.keyboard.type('<Choices')
    const problems = page.getByRole('list', { name: 'Problems' }).getByRole('listitem')
    await problems.first().waitFor()
    expect(await problems.allTextContents()).toEqual([expect.stringMatching(/^Line \d+\. <Choices has no > at its end$/)])
    await page.getByText('last valid version').waitFor()
    await page.getByRole('button', { name: 'Discard' }).click()
  })

  it('when a setting is changed, then what people will get is marked before it is saved', async () => {
    const { page } = at
    await page.goto(`${docket()}/projects/${project}/settings?section=annotation`)
    await page.getByRole('switch', { name: 'Allow skipping' }).uncheck()
    const effects = page.getByRole('complementary', { name: 'What annotators will get' })
    await effects.getByText('cannot skip').waitFor()
    await effects.getByText('Now', { exact: true }).click()
    await effects.getByText('other people').waitFor()
    await page.getByRole('button', { name: /^Save(?! as)/ }).click()
    await page.getByText('Saved', { exact: true }).waitFor()
  })

  it('when all this is done, then nothing complained', () => expect(at.complaints).toEqual([]))
})
