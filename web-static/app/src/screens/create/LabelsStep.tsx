import { useChecked, useSamples } from '../../config/useChecked'
import { Workbench } from '../../config/Workbench'
import { type Draft } from './draft'

export function LabelsStep({ draft }: { readonly draft: Draft }) {
  const { label_config } = draft.fields
  const samples = useSamples(draft.id, label_config.trim() === '' ? undefined : label_config)
  const checked = useChecked(label_config, samples[0])
  return (
    <Workbench
      config={label_config}
      checked={checked}
      samples={samples}
      isStart
      onChange={(config) => draft.change({ label_config: config })}
    />
  )
}
