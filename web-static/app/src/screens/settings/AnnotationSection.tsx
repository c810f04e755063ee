import { AreaField, SelectField, SwitchLine, TextField } from '../../ui/Field'
import { SAMPLINGS, SKIPS } from './changes'
import { Changed, Label } from './Label'
import css from './Settings.module.css'
import { type SettingsForm } from './useSettings'

const MOST_ANNOTATIONS = 500

/** How tasks reach people and what they may do with them. */
export function AnnotationSection({ form }: { readonly form: SettingsForm }) {
  const { fields, set } = form
  return (
    <section className={css['form']} aria-labelledby="annotation">
      <h2 className={css['title']} id="annotation">
        Annotation
      </h2>
      <p className={css['intro']}>How tasks reach people and what they may do with them.</p>
      <h3>Distribution</h3>
      <TextField
        label="Annotations per task"
        type="number"
        min={1}
        max={MOST_ANNOTATIONS}
        help="Different people who label each task before it is done"
        aside={<Changed form={form} name="maximum_annotations" />}
        value={fields.maximum_annotations}
        error={form.error('maximum_annotations')}
        onChange={(event) => set({ maximum_annotations: Math.max(1, Math.trunc(Number(event.target.value) || 1)) })}
        onWheel={(event) => event.currentTarget.blur()}
      />
      <SelectField
        label="Task order"
        aside={<Changed form={form} name="sampling" />}
        options={SAMPLINGS}
        value={fields.sampling}
        onPick={(sampling) => set({ sampling })}
      />
      <Skipping form={form} />
      <h3 className={css['head']}>Help while labeling</h3>
      <AreaField
        label="Instructions"
        isOptional
        dir="auto"
        rows={6}
        help="Text or simple HTML. People open them from the bar at any time"
        aside={<Changed form={form} name="expert_instruction" />}
        value={fields.expert_instruction}
        error={form.error('expert_instruction')}
        onChange={(event) => set({ expert_instruction: event.target.value })}
      />
      <Switches form={form} />
    </section>
  )
}

function Skipping({ form }: { readonly form: SettingsForm }) {
  const { fields, set } = form
  return (
    <>
      <h3 className={css['head']}>Skipping</h3>
      <SwitchLine
        label={
          <Label form={form} name="show_skip_button">
            Allow skipping
          </Label>
        }
        isOn={fields.show_skip_button}
        onChange={(show_skip_button) => set({ show_skip_button })}
      />
      {fields.show_skip_button && (
        <SelectField
          label="A skipped task goes to"
          aside={<Changed form={form} name="skip_queue" />}
          options={SKIPS}
          value={fields.skip_queue}
          onPick={(skip_queue) => set({ skip_queue })}
        />
      )}
    </>
  )
}

const SWITCHES = [
  { name: 'show_instruction', caption: 'Show instructions first', help: 'Once, when someone enters the stream' },
  { name: 'show_collab_predictions', caption: 'Start from predictions', help: 'New annotations begin as a copy, marked as suggested' },
  { name: 'enable_empty_annotation', caption: 'Allow empty annotations', help: 'Off: Submit waits for at least one region or answer' },
] as const

function Switches({ form }: { readonly form: SettingsForm }) {
  return SWITCHES.map(({ name, caption, help }) => (
    <SwitchLine
      key={name}
      label={
        <Label form={form} name={name}>
          {caption}
        </Label>
      }
      help={help}
      isOn={form.fields[name]}
      onChange={(isOn) => form.set({ [name]: isOn })}
    />
  ))
}
