import DOMPurify from 'dompurify'
import { useMemo, useState, type ReactNode } from 'react'
import { type Project } from '../../api/types'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import css from './Label.module.css'

/** Inline styles would only be refused by the page's policy; frames and forms have no place in instructions. */
const RULES = { FORBID_ATTR: ['style'], FORBID_TAGS: ['style', 'form', 'input', 'button', 'iframe'] }

export const cleaned = (html: string): string => DOMPurify.sanitize(html, RULES)

/** Shown once at the start if the project wants it, and from the bar at any time. */
export function useInstructions(project: Project): { readonly open: (() => void) | undefined; readonly dialog: ReactNode } {
  const html = project.expert_instruction ?? ''
  const has = html.trim() !== ''
  const [isOpen, setOpen] = useState(has && project.show_instruction)
  const clean = useMemo(() => ({ __html: cleaned(html) }), [html])
  if (!has) return { open: undefined, dialog: null }
  const close = () => setOpen(false)
  return {
    open: () => setOpen(true),
    dialog: isOpen && (
      <Dialog
        title="Instructions"
        width={560}
        onClose={close}
        acts={
          <Button tone="ink" onClick={close}>
            Start labeling
          </Button>
        }
      >
        <div className={css['prose']} dir="auto" dangerouslySetInnerHTML={clean} />
      </Dialog>
    ),
  }
}
