import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasChromium, visit, type Visit } from './browser'
import { addPerson, apiPost, docket, joinAs, signUp, tabTo } from './person'

let owner: Visit
let manager: Visit
const ids: number[] = []
const NAMES = ['Ines', 'Tobe', 'Priya', 'Elias', 'Sade', 'Lia'] as const

beforeAll(async () => {
  if (!hasChromium) return
  owner = await visit()
  manager = await visit()
  await signUp(owner.page)
  await joinAs(owner.page, manager.page, { first: 'Karel', last: 'Vosk', role: 'MA' })
  for (const first of NAMES) ids.push(await addPerson(owner.page, { first, last: 'Okarin', role: 'AN' }))
})
afterAll(async () => {
  for (const one of [owner, manager]) await one?.close()
})

interface Member {
  readonly role: string
  readonly user: { readonly first_name: string; readonly email: string }
  readonly tags: readonly { readonly label: string }[]
}

async function members(): Promise<ReadonlyMap<string, Member>> {
  const answer = await owner.page.request.get(`${docket()}/api/organizations/0/memberships?page_size=200`)
  const { results } = (await answer.json()) as { results: readonly Member[] }
  return new Map(results.map((member) => [member.user.first_name, member]))
}

const select = async (...names: string[]): Promise<void> => {
  for (const name of names) await owner.page.getByRole('checkbox', { name: new RegExp(`^Select ${name}`) }).check()
}

const bar = () => owner.page.getByRole('toolbar', { name: 'Selected people' })
const dialog = () => owner.page.getByRole('dialog')

describe.runIf(hasChromium)('given selected people', () => {
  it('when all that match get a role, then the owner is left out, it is told, and Undo gives the roles back', async () => {
    const { page } = owner
    await page.goto(`${docket()}/people`)
    await page.getByRole('checkbox', { name: 'Select the page' }).check()
    await bar().getByText('8 selected').waitFor()
    await bar().getByRole('button', { name: 'Role' }).click()
    await dialog().getByText('You are left out: nobody changes their own role.').waitFor()
    await dialog().getByLabel('Role', { exact: true }).selectOption({ label: 'Reviewer' })
    await dialog().getByRole('button', { name: 'Change 7 roles' }).click()
    await page.getByText('7 people are now reviewer').waitFor()
    await bar().waitFor({ state: 'hidden' })
    expect([...(await members()).values()].map(({ role }) => role).toSorted()).toEqual(['OW', ...Array.from({ length: 7 }, () => 'RE')])
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByText('7 roles as before').waitFor()
    const after = await members()
    expect([after.get('Karel')?.role, after.get('Ines')?.role]).toEqual(['MA', 'AN'])
  })

  it('when only oneself is selected, then no role can change and the reason is there', async () => {
    const { page } = owner
    await page.goto(`${docket()}/people`)
    await select('Mara')
    await bar().getByRole('button', { name: 'Role' }).click()
    await dialog().getByLabel('Role', { exact: true }).selectOption({ label: 'Reviewer' })
    await dialog().getByRole('button', { name: 'Change roles Nobody is left whose role can change' }).waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await bar().waitFor({ state: 'hidden' })
  })

  it('when somebody was removed meanwhile, then the summary says whose change was refused', async () => {
    const { page } = owner
    const gone = await addPerson(page, { first: 'Gone', last: 'Soon', role: 'AN' })
    await page.goto(`${docket()}/people`)
    await select('Gone', 'Tobe')
    await bar().getByRole('button', { name: 'Role' }).click()
    await dialog().getByLabel('Role', { exact: true }).selectOption({ label: 'Manager' })
    await dialog().getByRole('button', { name: 'Change 2 roles' }).waitFor()
    await page.evaluate(async (id) => {
      const token = decodeURIComponent(/csrftoken=([^;]+)/.exec(document.cookie)?.[1] ?? '')
      await fetch(`/api/organizations/0/memberships/${id}`, { method: 'DELETE', headers: { 'X-CSRFToken': token } })
    }, gone)
    await dialog().getByRole('button', { name: 'Change 2 roles' }).click()
    await dialog().getByText('1 of 2 went through').waitFor()
    await dialog().getByText('1 refused.').waitFor()
    await dialog().getByText('Gone Soon').waitFor()
    await dialog().getByRole('button', { name: 'Done' }).click()
    expect((await members()).get('Tobe')?.role).toBe('MA')
    owner.complaints.length = 0
  })

  it('when they are added to a workspace and a project, then it says who was there already', async () => {
    const { page } = owner
    const workspace = await apiPost<{ id: number }>(page, 'workspaces', { title: 'Port vision' })
    await apiPost(page, 'projects', { title: 'Quay traffic', label_config: '<View></View>', workspace: workspace.id })
    await apiPost(page, `workspaces/${workspace.id}/memberships`, { user: ids[0] })
    await page.goto(`${docket()}/people?q=Okarin`)
    await page.getByText('6 people').waitFor()
    await page.getByRole('checkbox', { name: 'Select the page' }).check()
    await bar().getByRole('button', { name: 'Add to' }).click()
    await page.getByRole('menuitem', { name: 'A workspace' }).click()
    await dialog().getByRole('radio', { name: 'Port vision' }).check()
    await dialog().getByRole('button', { name: 'Add to Port vision' }).click()
    await page.getByText('Added 5 people to Port vision; 1 was there already').waitFor()
    await select('Ines', 'Lia')
    await bar().getByRole('button', { name: 'Add to' }).click()
    await page.getByRole('menuitem', { name: 'A project' }).click()
    await dialog()
      .getByRole('radio', { name: /Quay traffic/ })
      .check()
    await dialog().getByRole('button', { name: 'Add to Quay traffic' }).click()
    await page.getByText('Added 2 people to Quay traffic').waitFor()
  })

  it('when they are deactivated, then nobody but them is', async () => {
    const { page } = owner
    await page.goto(`${docket()}/people`)
    await select('Sade', 'Lia')
    await bar().getByRole('button', { name: 'Deactivate' }).click()
    await dialog().getByRole('button', { name: 'Deactivate 2 people' }).click()
    await page.getByText('2 people are now deactivated').waitFor()
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('main')
    expect(
      [...(await members()).values()]
        .filter(({ role }) => role === 'DI')
        .map(({ user }) => user.first_name)
        .toSorted(),
    ).toEqual(['Lia', 'Sade'])
  })
})

/** More than one page of the table holds. */
const CREW = 60

describe.runIf(hasChromium)('given more people than a page', () => {
  it('when all that match are selected, then those of other pages are meant too, and nobody else', async () => {
    const { page } = owner
    for (let n = 0; n < CREW; n += 1) await addPerson(page, { first: `Crew${n}`, last: 'Marlin', role: 'AN' })
    const { id } = await apiPost<{ id: number }>(page, 'workspaces', { title: 'On board' })
    await page.goto(`${docket()}/people?q=Marlin`)
    await page.getByText('1–50 of 60 people').waitFor()
    await select('Crew7 ')
    await bar()
      .getByRole('button', { name: /^Select all 60/ })
      .click()
    await page.getByRole('checkbox', { name: 'Select Crew8 Marlin' }).uncheck()
    await bar().getByText('59 selected').waitFor()
    await bar().getByRole('button', { name: 'Add to' }).click()
    await page.getByRole('menuitem', { name: 'A workspace' }).click()
    await dialog().getByRole('radio', { name: 'On board' }).check()
    await dialog().getByRole('button', { name: 'Add to On board' }).click()
    await page.getByText('Added 59 people to On board').waitFor()
    const there = (await (await page.request.get(`${docket()}/api/workspaces/${id}/memberships`)).json()) as readonly Member[]
    const names = there.map(({ user }) => user.first_name)
    expect(names).toHaveLength(59)
    expect(names.includes('Crew8') || names.includes('Ines')).toBe(false)
  })

  it('when their roles change one after the other, then the series tells how far it is and ends whole', async () => {
    const { page } = owner
    await select('Crew7 ')
    await bar()
      .getByRole('button', { name: /^Select all 60/ })
      .click()
    await bar().getByRole('button', { name: 'Role' }).click()
    await dialog().getByLabel('Role', { exact: true }).selectOption({ label: 'Reviewer' })
    await dialog().getByRole('button', { name: 'Change 60 roles' }).click()
    await dialog().getByRole('progressbar').waitFor()
    await page.getByText('60 people are now reviewer').waitFor({ timeout: 30_000 })
    const roles = [...(await members()).values()].filter(({ user }) => user.first_name.startsWith('Crew')).map(({ role }) => role)
    expect(new Set(roles)).toEqual(new Set(['RE']))
    expect(roles).toHaveLength(CREW)
  })

  it('when a series is stopped, then the rest stays as it was and that is told', async () => {
    const { page } = owner
    await page.goto(`${docket()}/people?q=Marlin`)
    await select('Crew7 ')
    await bar()
      .getByRole('button', { name: /^Select all 60/ })
      .click()
    await bar().getByRole('button', { name: 'Deactivate' }).click()
    await dialog().getByRole('button', { name: 'Deactivate 60 people' }).click()
    await dialog().getByRole('button', { name: 'Stop' }).click()
    await dialog()
      .getByText(/left as they were/)
      .waitFor()
    await dialog().getByRole('button', { name: 'Done' }).click()
    const left = [...(await members()).values()].filter(({ user, role }) => user.first_name.startsWith('Crew') && role === 'RE')
    expect(left.length).toBeGreaterThan(0)
    expect(left.length).toBeLessThan(CREW)
  })
})

describe.runIf(hasChromium)('given tags', () => {
  it('when one is made and given to many, then it stands in their rows and finds them', async () => {
    const { page } = owner
    await page.goto(`${docket()}/people`)
    await select('Ines', 'Tobe', 'Priya')
    await bar().getByRole('button', { name: 'Tags' }).click()
    await dialog().getByLabel('New tag').fill('Night shift')
    await page.keyboard.press('Enter')
    await dialog().getByRole('button', { name: 'Change tags of 3 people' }).click()
    await page.getByText('Changed the tags of 3 people').waitFor()
    await page.getByLabel('Tag', { exact: true }).selectOption({ label: 'Night shift' })
    await page.waitForURL(/tag=\d+/)
    await page.getByText('3 people', { exact: true }).waitFor()
    expect(await page.locator('tbody').first().getByText('Night shift').count()).toBe(3)
  })

  it('when one person loses a tag and gets another, then the others keep theirs', async () => {
    const { page } = owner
    await page.goto(`${docket()}/people`)
    await page.getByRole('button', { name: 'More about Tobe Okarin' }).click()
    await page.getByRole('menuitem', { name: 'Tags' }).click()
    await dialog().getByLabel('New tag').fill('Sonar')
    await page.keyboard.press('Enter')
    await dialog().getByRole('checkbox', { name: 'Sonar' }).waitFor()
    await dialog().getByRole('checkbox', { name: 'Night shift' }).uncheck()
    await dialog().getByRole('button', { name: 'Change tags' }).click()
    await page.getByText('Changed the tags of 1 person').waitFor()
    const after = await members()
    expect(['Tobe', 'Ines'].map((name) => after.get(name)?.tags.map(({ label }) => label))).toEqual([['Sonar'], ['Night shift']])
  })

  it('when tags are renamed and deleted with keys alone, then the counts are told and the dialog stays', async () => {
    const { page } = owner
    await page.goto(`${docket()}/people?dialog=tags`)
    await dialog().getByText('2 people').waitFor()
    await tabTo(page, /^Rename Night shift$/)
    await page.keyboard.press('Enter')
    await dialog().getByRole('textbox', { name: 'New name of Night shift' }).waitFor()
    await page.keyboard.type('Sonar')
    await page.keyboard.press('Enter')
    await dialog().getByText('A tag with this label exists already.').waitFor()
    await page.keyboard.press('Control+a')
    await page.keyboard.type('Late shift')
    await page.keyboard.press('Enter')
    await dialog().getByRole('button', { name: 'Rename Late shift' }).waitFor()
    await tabTo(page, /^Delete Sonar$/)
    await page.keyboard.press('Enter')
    await dialog().getByText('1 person loses it').waitFor()
    await tabTo(page, /^Delete 1 tag$/)
    await page.keyboard.press('Enter')
    await page.getByText('Deleted the tag Sonar').waitFor()
    await dialog().getByText('All tags 1').waitFor()
    expect((await members()).get('Tobe')?.tags).toEqual([])
    owner.complaints.length = 0
  })

  it('when a table is imported, then what was made, given and left out is told', async () => {
    const { page } = owner
    const known = await members()
    const rows = ['Ines', 'Priya'].map((name) => `${known.get(name)?.user.email},"Radar,Deep water"`)
    const buffer = Buffer.from(['email,tags', ...rows, 'nobody@elsewhere.example,Radar'].join('\n'))
    await page.goto(`${docket()}/people?dialog=tags`)
    await dialog().getByText('From a table', { exact: true }).click()
    await dialog().getByLabel('Table of tags').setInputFiles({ name: 'tags.csv', mimeType: 'text/csv', buffer })
    await dialog().getByLabel('Tags for everybody in the table').fill('Harbour')
    await dialog().getByRole('button', { name: 'Import', exact: true }).click()
    await dialog().getByText('Made 3 tags, gave 6 tags to people').waitFor()
    await dialog().getByText('1 address is nobody’s here and was left out').waitFor()
    await dialog().getByText('nobody@elsewhere.example').waitFor()
    expect((await members()).get('Priya')?.tags.map(({ label }) => label)).toEqual(['Deep water', 'Harbour', 'Late shift', 'Radar'])
  })

  it('when a table has no addresses, then its refusal is shown', async () => {
    const { page } = owner
    const buffer = Buffer.from('name,tags\nInes,Radar\n')
    await dialog().getByLabel('Table of tags').setInputFiles({ name: 'tags.csv', mimeType: 'text/csv', buffer })
    await dialog().getByRole('button', { name: 'Import', exact: true }).click()
    await dialog().getByText('The table needs a column "email".').waitFor()
    expect(page.url()).toContain('dialog=tags')
    owner.complaints.length = 0
  })

  it('when all this is done, then nothing complained', () => expect(owner.complaints).toEqual([]))
})

describe.runIf(hasChromium)('given a manager', () => {
  it('when they select people, then they may bring them to places and nothing else', async () => {
    const { page } = manager
    await page.goto(`${docket()}/people`)
    await page.getByRole('checkbox', { name: 'Select Ines Okarin' }).check()
    const theirs = page.getByRole('toolbar', { name: 'Selected people' })
    expect(await theirs.getByRole('button').allTextContents()).toEqual([`Select all ${8 + CREW}All ${8 + CREW}`, 'Add to', ''])
    expect(await page.getByRole('button', { name: 'Tags', exact: true }).count()).toBe(0)
    expect(await page.getByRole('button', { name: /^More about .* Okarin/ }).count()).toBe(0)
    await page.getByLabel('Tag', { exact: true }).waitFor()
    expect(manager.complaints).toEqual([])
  })
})
