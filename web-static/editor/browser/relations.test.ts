import { type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasChromium, openSite, type Site } from './site'
import { imageReady, open, violations } from './inside'

let site: Site
beforeAll(async () => {
  if (hasChromium) site = await openSite()
})
afterAll(async () => site?.close())

/** What would be saved now, without waiting for a submit to be allowed. */
const relations = (page: Page) =>
  page.evaluate(() => {
    const { docketStore } = window as never as { docketStore: { document: { relations: readonly { wire: Record<string, unknown> }[] } } }
    return docketStore.document.relations.map(({ wire }) => wire)
  })

const press = async (page: Page, name: RegExp): Promise<void> => page.getByRole('button', { name }).first().click()

describe.runIf(hasChromium)('given a text with relations', () => {
  it('when a region with relations is selected, then their ways are drawn and their names stand in the margin', async () => {
    const { page, errors } = await open(site, 'sample=ner')
    expect(await page.locator('.dk-rel-lines path').count()).toBe(0)
    await page.getByRole('treeitem', { name: /failed to release/ }).click()
    expect(await page.locator('.dk-rel-lines path').count()).toBe(2)
    expect(await page.locator('.dk-rel-tag').allTextContents()).toEqual(['caused', 'caused'])
    expect(errors).toEqual([])
    expect(await violations(page)).toEqual([])
    await page.close()
  })

  it('when two regions are related by key and list, then the relation can be labeled, turned and deleted', async () => {
    const { page } = await open(site, 'sample=ner')
    await page
      .getByRole('treeitem', { name: /Aurelia Bight/ })
      .first()
      .click()
    await page.keyboard.press('Alt+r')
    await page.getByText('relates to, here or in the list').waitFor()
    await page.getByRole('treeitem', { name: /Berth 7/ }).click()
    expect((await relations(page)).at(-1)).toMatchObject({ from_id: 'span1', to_id: 'span2', direction: 'right' })
    await page.getByRole('tab', { name: /Relations/ }).click()
    await page.getByRole('combobox', { name: 'Label of the relation' }).first().selectOption('operates')
    await press(page, /^Direction/)
    expect((await relations(page)).at(-1)).toMatchObject({ direction: 'left', labels: ['operates'] })
    await press(page, /^Delete relation/)
    expect(await relations(page)).toHaveLength(3)
    await page.keyboard.press('Control+z')
    expect(await relations(page)).toHaveLength(4)
    await page.close()
  })

  it('when a relation was started and Escape is pressed, then nothing is related', async () => {
    const { page } = await open(site, 'sample=ner')
    await page.getByRole('treeitem', { name: /Berth 7/ }).click()
    await press(page, /^Relation$/)
    await page.keyboard.press('Escape')
    await page.getByRole('treeitem', { name: /Port Sorrel/ }).click()
    expect(await relations(page)).toHaveLength(3)
    await page.close()
  })
})

describe.runIf(hasChromium)('given suggestions of a model', () => {
  const regionCount = '.dk-tab:has-text("Regions") .dk-count'

  it('when Enter is pressed, then one after the other is accepted, and all of them leave', async () => {
    const { page, errors } = await open(site, 'sample=prelabeled')
    await imageReady(page)
    await page.getByText('3 suggestions').waitFor()
    await page.locator('.dk-stage-window').focus()
    await page.keyboard.press('Enter')
    await page.getByText('2 suggestions').waitFor()
    await page.keyboard.press('Shift+Enter')
    await expect.poll(() => page.locator('.dk-suggest').count()).toBe(0)
    expect(await page.textContent(regionCount)).toBe('3')
    expect(errors).toEqual([])
    await page.close()
  })

  it('when one is dismissed, then it goes, and undo brings it back', async () => {
    const { page } = await open(site, 'sample=prelabeled')
    await imageReady(page)
    await press(page, /^Dismiss/)
    await expect.poll(() => page.textContent(regionCount)).toBe('2')
    await page.keyboard.press('Control+z')
    await expect.poll(() => page.textContent(regionCount)).toBe('3')
    await page.getByText('3 suggestions').waitFor()
    await page.close()
  })
})
