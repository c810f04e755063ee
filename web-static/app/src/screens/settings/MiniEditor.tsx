import { ArrowLeft, BookOpen, Sparkles } from 'lucide-react'
import { type Project } from '../../api/types'
import { cx } from '../../ui/cx'
import { Icon } from '../../ui/Icon'
import { figure } from '../../ui/times'
import { iconForKind } from '../projects/KindIcon'
import { type Fields } from './changes'
import css from './EffectPanel.module.css'

/** The frame of the editor in small, with what the settings put into it. A drawing: the words beside it say the same. */
export function MiniEditor({ project, fields }: { readonly project: Project; readonly fields: Fields }) {
  const kind = Object.values(project.data_types)[0] ?? ''
  const hasInstructions = fields.expert_instruction.trim() !== ''
  const isPrelabeled = fields.show_collab_predictions && (project.total_predictions_number ?? 0) > 0
  return (
    <div className={css['editor']} aria-hidden="true">
      <div className={css['bar']}>
        <Icon of={ArrowLeft} size={14} />
        <span className="strong cut">{fields.title}</span>
        <span className="soft num">1 of {figure(project.queue_total ?? project.task_number ?? 0)}</span>
        <span className="grow" />
        {hasInstructions && <Icon of={BookOpen} size={14} />}
      </div>
      <div className={css['stage']}>
        {isPrelabeled && (
          <span className={css['suggested']}>
            <Icon of={Sparkles} size={12} /> Suggested
          </span>
        )}
        <Icon of={iconForKind(kind)} />
        {hasInstructions && fields.show_instruction && (
          <div className={css['dialog']}>
            <span className="strong">Instructions</span>
            <span className={css['lines']} />
            <span className={cx(css['act'], css['ink'])}>Start labeling</span>
          </div>
        )}
      </div>
      <div className={css['foot']}>
        {fields.show_skip_button && <span className={css['act']}>Skip</span>}
        <span className={cx(css['act'], css[fields.enable_empty_annotation ? 'ink' : 'off'])}>Submit</span>
      </div>
    </div>
  )
}
