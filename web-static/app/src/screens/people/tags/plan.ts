import { type Selection, type TagAssignment } from '../../../api/api'
import { type Member } from '../../../api/types'

/** Whether a tag is had by all, by some or by none of the people. */
export type Share = 'all' | 'some' | 'none'

export function shareOf(members: readonly Member[], tag: number): Share {
  const having = members.filter(({ tags }) => tags.some(({ id }) => id === tag)).length
  return having === 0 ? 'none' : having === members.length ? 'all' : 'some'
}

/** What was decided: tags that everybody gets, and tags that nobody keeps. Of the others each keeps their own. */
export interface Decision {
  readonly given: ReadonlySet<number>
  readonly taken: ReadonlySet<number>
}

export type Assignment = Selection & TagAssignment

/**
 * The fewest requests that bring it about. The API adds tags to many at once but takes none away: people who lose one get the list
 * that they keep in the place of theirs, together with all others who keep the same.
 */
export function planTags(members: readonly Member[], { given, taken }: Decision): readonly Assignment[] {
  const kept = new Map<string, { readonly tags: readonly number[]; readonly included: number[] }>()
  const added: number[] = []
  for (const { user, tags } of members) {
    const before = tags.map(({ id }) => id)
    const isLosing = before.some((id) => taken.has(id))
    const isGaining = [...given].some((id) => !before.includes(id))
    if (isLosing) {
      const after = [...new Set([...before.filter((id) => !taken.has(id)), ...given])].toSorted((a, b) => a - b)
      const group = kept.get(after.join()) ?? { tags: after, included: [] }
      group.included.push(user.id)
      kept.set(after.join(), group)
    } else if (isGaining) added.push(user.id)
  }
  const replacing = [...kept.values()].map(({ tags, included }): Assignment => ({ all: false, included, tags, overwrite: true }))
  if (added.length === 0) return replacing
  return [{ all: false, included: added, tags: [...given], overwrite: false }, ...replacing]
}

/** The next answer of a box: what all have can be taken, everything else can be given; a third press leaves it as it was. */
export function pressed(decision: Decision, tag: number, share: Share): Decision {
  const given = new Set(decision.given)
  const taken = new Set(decision.taken)
  const isTouched = given.delete(tag) || taken.delete(tag)
  if (share === 'some') {
    if (!isTouched) given.add(tag)
    else if (decision.given.has(tag)) taken.add(tag)
  } else if (!isTouched) (share === 'all' ? taken : given).add(tag)
  return { given, taken }
}

export const isOn = ({ given, taken }: Decision, tag: number, share: Share): boolean =>
  given.has(tag) || (share === 'all' && !taken.has(tag))
