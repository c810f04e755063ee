import { type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accessibility, hasChromium, openSite, type Site } from './site'
import { contention, drag, imageReady, open, sent, violations } from './inside'

let site: Site
beforeAll(async () => {
  if (hasChromium) site = await openSite()
})
afterAll(async () => site?.close())

const regionCount = '.dk-tab:has-text("Regions") .dk-count'

describe.runIf(hasChromium)('given an image with boxes', () => {
  it('when a box is drawn, undone, drawn again and submitted, then it leaves in wire form', async () => {
    const { page, errors } = await open(site, 'sample=image')
    await imageReady(page)
    await page.keyboard.press('5')
    await drag(page, [70, 20], [80, 40])
    await expect.poll(() => page.textContent(regionCount)).toBe('14')
    await page.keyboard.press('Control+z')
    await expect.poll(() => page.textContent(regionCount)).toBe('13')
    await page.keyboard.press('Control+Shift+z')
    await page.getByRole('radio', { name: /^Haze/ }).check()
    await page.getByRole('button', { name: /^Submit/ }).click()
    await expect.poll(async () => (await sent(page, 'submit')).length).toBe(1)
    const [submission] = await sent(page, 'submit')
    const drawn = submission?.result.find((item) => item.type === 'rectanglelabels' && !item.id.startsWith('box'))
    expect(drawn).toMatchObject({
      from_name: 'box',
      to_name: 'photo',
      original_width: 1200,
      image_rotation: 0,
      origin: 'manual',
      value: { rotation: 0, rectanglelabels: ['Worker'] },
    })
    expect(submission?.result.find((item) => item.from_name === 'visibility')?.value).toEqual({ choices: ['Haze'] })
    expect(submission?.leadTime).toBeGreaterThan(40)
    expect(errors).toEqual([])
    await page.close()
  })

  it('when a required answer is missing, then submit names it and brings the keyboard there', async () => {
    const { page } = await open(site, 'sample=image')
    await page.keyboard.press('Control+Enter')
    expect(await page.textContent('.dk-problem')).toContain('Visibility needs an answer')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('visibility-')
    expect(await sent(page, 'submit')).toEqual([])
    await page.close()
  })

  it('when a box is drawn with keys alone, then it is there', async () => {
    const { page } = await open(site, 'sample=image')
    await imageReady(page)
    await page.keyboard.press('1')
    await page.keyboard.press('r')
    for (const key of ['ArrowRight', 'Enter', 'Shift+ArrowRight', 'Shift+ArrowDown', 'Enter']) await page.keyboard.press(key)
    await expect.poll(() => page.textContent(regionCount)).toBe('14')
    await page.close()
  })

  it('when a box is moved by arrows, then it is one step and only x changes', async () => {
    const { page } = await open(site, 'sample=image')
    await imageReady(page)
    await page.getByRole('treeitem', { name: /13 Buoy/ }).click()
    await page.locator('.dk-stage-window').focus()
    await page.keyboard.down('ArrowRight')
    await page.keyboard.down('ArrowRight')
    await page.keyboard.up('ArrowRight')
    expect(await page.inputValue('input[aria-label="X, percent"]')).toBe((1092 / 12).toFixed(2))
    expect(await page.inputValue('input[aria-label="Y, percent"]')).toBe((434 / 8.4).toFixed(2))
    await page.keyboard.press('Control+z')
    expect(await page.inputValue('input[aria-label="X, percent"]')).toBe((1090 / 12).toFixed(2))
    await page.close()
  })

  it('when a polygon is clicked and closed, then it is there without a label', async () => {
    const { page } = await open(site, 'sample=image')
    await imageReady(page)
    await page.keyboard.press('p')
    const box = (await page.locator('.dk-stage-window').boundingBox())!
    for (const [x, y] of [
      [0.7, 0.1],
      [0.8, 0.1],
      [0.75, 0.2],
      [0.7, 0.1],
    ] as const)
      await page.mouse.click(box.x + box.width * x, box.y + box.height * y)
    await expect.poll(() => page.textContent(regionCount)).toBe('14')
    await page.close()
  })

  it('when nothing is in hand, then drawing asks for a label', async () => {
    const { page } = await open(site, 'sample=image')
    await imageReady(page)
    await page.keyboard.press('r')
    await drag(page, [70, 10], [80, 20])
    expect(await page.textContent('.dk-toast')).toContain('Choose a label first')
    await page.close()
  })
})

describe.runIf(hasChromium)('given a text', () => {
  it('when a word is double-clicked with a label in hand, then its code points leave', async () => {
    const { page, errors } = await open(site, 'sample=ner')
    await page.keyboard.press('1')
    const at = await page.evaluate(() => {
      const line = document.querySelectorAll('.dk-line')[2]!.firstChild!
      const range = document.createRange()
      const start = line.textContent!.indexOf('crew')
      range.setStart(line, start)
      range.setEnd(line, start + 4)
      const box = range.getBoundingClientRect()
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
    })
    await page.mouse.dblclick(at.x, at.y)
    await expect.poll(() => page.textContent(regionCount)).toBe('17')
    await page.getByRole('radio', { name: /^Minor/ }).check()
    await page.keyboard.press('Control+Enter')
    await expect.poll(async () => (await sent(page, 'submit')).length).toBe(1)
    const span = (await sent(page, 'submit'))[0]?.result.find((item) => item.value?.['text'] === 'crew')
    expect(span).toMatchObject({ from_name: 'entity', type: 'labels', value: { labels: ['Vessel'] } })
    expect(errors).toEqual([])
    await page.close()
  })

  it('when text is selected with Shift and arrows, then a label key marks it', async () => {
    const { page } = await open(site, 'sample=ner')
    await page.locator('.dk-doc').focus()
    for (let step = 0; step < 4; step++) await page.keyboard.press('Shift+ArrowRight')
    await page.keyboard.press('2')
    await expect.poll(() => page.textContent(regionCount)).toBe('17')
    expect(await page.getByRole('treeitem', { name: /17 Place Inci/ }).count()).toBe(1)
    await page.close()
  })

  it('when marks are painted, then the text is still one node a line', async () => {
    const { page } = await open(site, 'sample=ner')
    expect(await page.locator('.dk-hl').count()).toBeGreaterThanOrEqual(16)
    expect(await page.evaluate(() => [...document.querySelectorAll('.dk-line')].every((line) => line.childNodes.length === 1))).toBe(true)
    await page.close()
  })
})

describe.runIf(hasChromium)('given conditions and text boxes', () => {
  it('when Negative is chosen, then the reason is asked, and unfinished text counts', async () => {
    const { page } = await open(site, 'sample=classification')
    expect(await page.locator('textarea').count()).toBe(0)
    await page.keyboard.press('3')
    await page.keyboard.press('Control+Enter')
    expect(await page.textContent('.dk-problem')).toContain('Say in a few words')
    await page.locator('textarea').fill('late')
    await page.keyboard.press('Control+Enter')
    await expect.poll(async () => (await sent(page, 'submit')).length).toBe(1)
    const [submission] = await sent(page, 'submit')
    expect(submission?.result.map((item) => item.value)).toEqual([{ choices: ['neg'] }, { text: ['late'] }])
    await page.close()
  })
})

describe.runIf(hasChromium)('given work that never reached the server', () => {
  it('when the page is loaded again, then it is back', async () => {
    const { page } = await open(site, 'sample=classification&keep')
    await page.keyboard.press('1')
    await page.waitForTimeout(400)
    await page.reload()
    await page.waitForSelector('.dk-bottom')
    expect(await page.getByRole('radio', { name: /^Positive/ }).isChecked()).toBe(true)
    expect(await page.textContent('.dk-saved')).toContain('Kept on this computer, 1 change')
    await page.evaluate(() => indexedDB.deleteDatabase('docket-editor'))
    await page.close()
  })
})

describe.runIf(hasChromium)('given many boxes', () => {
  it.each([
    [1000, 800],
    [5000, 1200],
  ])('when a task with %d opens, then it is drawn within %d ms of a processor of its own', async (count, limit) => {
    const { page } = await open(site, `boxes=${count}`)
    await imageReady(page)
    const before = contention()
    await page.reload()
    const ms = await page.evaluate(async () => {
      const started = performance.now()
      while (document.querySelector('.dk-zoom') === null) await new Promise((resolve) => requestAnimationFrame(resolve))
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
      return { since: performance.now(), waited: performance.now() - started, nodes: document.querySelectorAll('*').length }
    })
    const share = (before + contention()) / 2
    const select = await page.evaluate(async () => {
      const { docketStore } = window as never as { docketStore: { ui: { set(change: object): void } } }
      const started = performance.now()
      docketStore.ui.set({ selection: ['r77'] })
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
      return performance.now() - started
    })
    const drawing = await drawOne(page)
    process.stdout.write(
      `${count} boxes: page start to drawn ${Math.round(ms.since)} ms, select ${Math.round(select)} ms, one more drawn by 20 moves in ${Math.round(drawing)} ms, ${ms.nodes} elements, machine shared by ${share.toFixed(1)}\n`,
    )
    expect(ms.since / share).toBeLessThan(limit)
    expect(ms.nodes).toBeLessThan(1500)
    await page.close()
  })
})

describe.runIf(hasChromium).each(['image', 'ner', 'classification', 'page', 'broken'])('given the sample %s', (sample) => {
  it.each(['light', 'dark'])('then neither axe nor the content policy finds anything, in the %s theme', async (theme) => {
    const { page } = await open(site, `sample=${sample}&theme=${theme}`)
    await page.waitForTimeout(300)
    await page.keyboard.press('1')
    expect(await accessibility(page)).toEqual([])
    expect(await violations(page)).toEqual([])
    await page.close()
  })
})

describe.runIf(hasChromium)('given a selected region, a refused submit, the key sheet', () => {
  it.each(['light', 'dark'])('then neither axe nor the content policy finds anything, in the %s theme', async (theme) => {
    const { page } = await open(site, `sample=image&theme=${theme}`)
    await imageReady(page)
    await page.getByRole('treeitem', { name: /8 Truck/ }).click()
    await page.getByRole('button', { name: 'Note' }).click()
    await page.getByRole('button', { name: 'Brightness and contrast' }).click()
    await page.getByRole('button', { name: /^Submit/ }).click()
    expect(await accessibility(page)).toEqual([])
    await page.locator('.dk-stage-window').focus()
    await page.keyboard.press('?')
    expect(await accessibility(page)).toEqual([])
    expect(await violations(page)).toEqual([])
    await page.close()
  })
})

describe.runIf(hasChromium)('given a phone', () => {
  it('then nothing is wider than the screen and the panels are a sheet', async () => {
    const { page } = await open(site, 'sample=image', { width: 390, height: 844 })
    await imageReady(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
    await page.getByRole('button', { name: '13 regions' }).click()
    expect(await page.getByRole('tree').isVisible()).toBe(true)
    await page.close()
  })
})

/** Milliseconds to draw one more box between the others, moves sent without a pause. */
async function drawOne(page: Page): Promise<number> {
  await page.evaluate(() =>
    (window as never as { docketStore: { ui: { set(change: object): void } } }).docketStore.ui.set({ selection: [] }),
  )
  await page.keyboard.press('5')
  const before = await page.textContent(regionCount)
  const started = performance.now()
  await page.keyboard.down('Control')
  await page.mouse.move(500, 300)
  await page.mouse.down()
  await page.mouse.move(640, 420, { steps: 20 })
  await page.mouse.up()
  await page.keyboard.up('Control')
  await expect.poll(() => page.textContent(regionCount), { interval: 20 }).not.toBe(before)
  return performance.now() - started
}
