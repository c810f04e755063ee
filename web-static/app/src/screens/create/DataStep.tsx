import { useQueryClient } from '@tanstack/react-query'
import { ButtonLink } from '../../ui/Button'
import { counted } from '../../ui/times'
import { Importer } from '../data/Importer'
import css from './Create.module.css'
import { Question } from './Question'
import { isComplete, type Draft } from './draft'

export function DataStep({ draft }: { readonly draft: Draft }) {
  const client = useQueryClient()
  const tasks = draft.project?.task_number ?? 0
  return (
    <div className={css['form']}>
      <Question>What is to be labeled?</Question>
      {tasks > 0 && <p className="soft">{counted(tasks, 'task')} imported. More can be added now or later.</p>}
      <Importer ensureProject={draft.ensure} onImported={() => void client.invalidateQueries({ queryKey: ['project'] })} />
      <div>
        <ButtonLink
          tone={isComplete(draft.fields) ? 'plain' : 'ink'}
          size="large"
          from="/projects/new"
          to="/projects/new"
          search={(before) => ({ ...before, step: 'labels' }) as never}
        >
          Next: labels
        </ButtonLink>
      </div>
    </div>
  )
}
