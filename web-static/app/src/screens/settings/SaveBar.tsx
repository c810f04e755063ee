import { useCommands } from '../../keys/commands'
import { wordsFor } from '../../api/problem'
import { Button } from '../../ui/Button'
import { sentence } from '../../ui/Places'
import { counted } from '../../ui/times'
import css from './Settings.module.css'
import { type SettingsForm } from './useSettings'

export function SaveBar({ form }: { readonly form: SettingsForm }) {
  const { changes, problem, isSaving } = form
  const isOpen = changes.length > 0
  useCommands(isOpen ? [{ id: 'save', caption: 'Save settings', keys: 'mod+s', group: 'Page', run: form.save }] : [])
  if (!isOpen) return null
  return (
    <footer className={css['saveBar']}>
      <span className={css['dot']} />
      <b className="strong">{counted(changes.length, 'change')}</b>
      {problem === null ? (
        <span className="soft cut grow">{changes.join(', ')}</span>
      ) : (
        <span className={css['problem']} role="alert">
          Not saved: {sentence(wordsFor(problem))}
        </span>
      )}
      <Button tone="quiet" onClick={form.discard}>
        Discard
      </Button>
      <Button tone="ink" hint="Ctrl S" isBusy={isSaving} onClick={form.save}>
        Save
      </Button>
    </footer>
  )
}
