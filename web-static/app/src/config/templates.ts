import { type SavedTemplate, type Template } from '../api/types'

export const isMatch = ({ title, group, details, tags }: Template, text: string): boolean => {
  const wanted = text.trim().toLowerCase()
  return wanted === '' || [title, group, details, ...tags].some((words) => words.toLowerCase().includes(wanted))
}

export const isSavedMatch = ({ name, description }: SavedTemplate, text: string): boolean =>
  `${name} ${description ?? ''}`.toLowerCase().includes(text.trim().toLowerCase())

/** Groups in their order, templates in theirs. */
export function groupsOf(templates: readonly Template[]): readonly (readonly [string, readonly Template[]])[] {
  const groups = new Map<string, Template[]>()
  for (const template of templates.toSorted((a, b) => a.group_order - b.group_order || a.order - b.order)) {
    const group = groups.get(template.group) ?? []
    group.push(template)
    groups.set(template.group, group)
  }
  return [...groups]
}
