import { wordsFor } from '../../api/problem'
import { type SavedTemplate } from '../../api/types'
import { useChecked, useSamples } from '../../config/useChecked'
import { Workbench } from '../../config/Workbench'
import { sentence } from '../../ui/Places'
import { toasts } from '../../ui/toastStore'
import { type Draft } from './draft'

export function LabelsStep({ draft }: { readonly draft: Draft }) {
  const { label_config } = draft.fields
  const samples = useSamples(draft.id, label_config.trim() === '' ? undefined : label_config)
  const checked = useChecked(label_config, samples[0])
  const take = (template: SavedTemplate) =>
    draft.take(template).then(
      () => toasts.say(`Took the config and the settings of ${template.name}`),
      (problem: unknown) => toasts.fail(`${template.name} was not taken. ${sentence(wordsFor(problem))}`),
    )
  return (
    <Workbench
      config={label_config}
      checked={checked}
      samples={samples}
      isStart
      onPickSaved={(template) => void take(template)}
      onChange={(config) => draft.change({ label_config: config })}
    />
  )
}
