import { type Project } from '../../api/types'
import { useChecked, useSamples } from '../../config/useChecked'
import { Workbench } from '../../config/Workbench'
import css from './Settings.module.css'
import { type SettingsForm } from './useSettings'

/** The config as code, beside what people will get with tasks of this project. */
export function LabelingSection({ project, form }: { readonly project: Project; readonly form: SettingsForm }) {
  const { label_config } = form.fields
  const samples = useSamples(project.id, label_config)
  const checked = useChecked(label_config, samples[0])
  return (
    <section className={css['bench']} aria-label="Labeling interface">
      <Workbench
        config={label_config}
        checked={checked}
        samples={samples}
        isStart={false}
        onChange={(config) => form.set({ label_config: config })}
      />
    </section>
  )
}
