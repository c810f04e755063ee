import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasChromium, visit, type Visit } from './browser'
import { jsonFile, pictureFile } from './files'
import { createProject, docket, drag, exportJson, selectText, signUp, startLabeling, submit } from './person'

let at: Visit
beforeAll(async () => {
  if (!hasChromium) return
  at = await visit()
  await signUp(at.page)
})
afterAll(async () => at?.close())

const CALLS = ['The pilot reports a fire on board.', 'Request a berth for tomorrow.', 'All is well.'].map((text) => ({ text }))

describe.runIf(hasChromium)('given a person who signed up', () => {
  it('when texts are classified, then the export holds the answer and the next task is there', async () => {
    const { page } = at
    const id = await createProject(page, { title: 'Calls', template: 'Text classification', files: [jsonFile('calls.json', CALLS)] })
    await startLabeling(page)
    const first = await page.locator('h1').textContent()
    await page.locator('.dk-question input, .dk-questions input, input[type="radio"], input[type="checkbox"]').first().check()
    await submit(page)
    await expect.poll(() => page.locator('h1').textContent()).not.toBe(first)
    const tasks = await exportJson(page, id)
    expect(tasks).toHaveLength(1)
    expect(tasks[0]?.annotations[0]?.result[0]).toMatchObject({ type: 'choices' })
    expect(tasks[0]?.annotations[0]?.lead_time).toBeGreaterThan(0)
    expect(CALLS).toContainEqual(tasks[0]?.data)
  })

  it('when a name in a text is marked, then the export holds its place', async () => {
    const { page } = at
    const text = 'The tug Marlin touched the quay at Berth 4.'
    const id = await createProject(page, { title: 'Names', template: 'Named entity recognition', files: [jsonFile('t.json', [{ text }])] })
    await startLabeling(page)
    await page.keyboard.press('1')
    await selectText(page, 'Marlin')
    await submit(page)
    await page.getByText('Nothing left for you').first().waitFor()
    const [task] = await exportJson(page, id)
    expect(task?.annotations[0]?.result[0]).toMatchObject({ type: 'labels', value: { start: 8, end: 14, text: 'Marlin' } })
  })

  it('when a box is drawn on a picture, then the export holds its corners in percent', async () => {
    const { page } = at
    const id = await createProject(page, {
      title: 'Boxes',
      template: 'Object detection with bounding boxes',
      files: [pictureFile('quay.png')],
    })
    await startLabeling(page)
    await page.keyboard.press('1')
    await drag(page, [40, 40], [60, 60])
    await submit(page)
    const [task] = await exportJson(page, id)
    const [box] = task?.annotations[0]?.result ?? []
    expect(box).toMatchObject({ type: 'rectanglelabels', original_width: 640, value: { rotation: 0 } })
    const { x, y, width, height } = (box?.value ?? {}) as Record<string, number>
    for (const side of [x, y, width, height]) expect(side).toBeGreaterThan(1)
    expect((x ?? 0) + (width ?? 0)).toBeLessThan(100)
  })

  it('when all this is done, then nothing complained', () => expect(at.complaints).toEqual([]))
})

describe.runIf(hasChromium)('given work in the stream', () => {
  it('when it is left unsent, then it is there again, and back leads to what was submitted', async () => {
    const { page } = at
    await createProject(page, { title: 'Drafts', template: 'Text classification', files: [jsonFile('calls.json', CALLS)] })
    await startLabeling(page)
    const radios = page.locator('input[type="radio"], input[type="checkbox"]')
    await radios.first().check()
    await submit(page)
    await radios.nth(1).check()
    await page.getByText(/^Saved \d/).waitFor({ timeout: 30_000 })
    await page.reload()
    await page.locator('.dk-bottom').waitFor()
    expect(await radios.nth(1).isChecked()).toBe(true)
    await page.getByRole('button', { name: 'Previous task' }).click()
    await page.getByRole('button', { name: /^Update/ }).waitFor()
    expect(await radios.first().isChecked()).toBe(true)
    await radios.nth(1).check()
    await page.getByRole('button', { name: /^Update/ }).click()
    await page.getByText(/^Updated #\d+/).waitFor()
  })

  it('when a task is skipped and another postponed, then the queue goes on', async () => {
    const { page } = at
    await page.goto(`${docket()}/projects`)
    await page.getByRole('link', { name: 'Drafts' }).first().click()
    await startLabeling(page)
    await page.getByRole('button', { name: /^Skip/ }).click()
    await page.getByText(/^Skipped #\d+/).waitFor()
    await page.locator('.dk-bottom').waitFor()
    await page.getByRole('button', { name: /^Postpone/ }).click()
    await page.getByText(/^Postponed #\d+/).waitFor()
  })

  it('when all this is done, then nothing complained', () => expect(at.complaints).toEqual([]))
})
