import { useEffect } from 'react'
import { useEditor, useUi } from '../session/context'
import { Icon } from './icons'

const SHOWN = 8000 // ms; errors stay until closed

/** What happened, with at most one way on. */
export function Notice() {
  const { ui } = useEditor()
  const notice = useUi((state) => state.notice)
  useEffect(() => {
    if (notice === undefined || notice.tone === 'bad') return undefined
    const timer = setTimeout(() => ui.set({ notice: undefined }), SHOWN)
    return () => clearTimeout(timer)
  }, [notice, ui])
  if (notice === undefined) return null
  const close = () => ui.set({ notice: undefined })
  const act = () => {
    close()
    notice.act?.run()
  }
  return (
    <div className="dk-toast">
      {notice.tone === 'bad' && <Icon name="circle-alert" size={14} />}
      <span>{notice.text}</span>
      {notice.act !== undefined && (
        <button type="button" onClick={act}>
          {notice.act.caption}
        </button>
      )}
      <button type="button" className="dk-toast-x" aria-label="Close" onClick={close}>
        <Icon name="x" size={14} />
      </button>
    </div>
  )
}

/** Read out, not shown. The count makes the same words twice two messages. */
export function Announcer() {
  const { text, count } = useUi((state) => state.announcement)
  return (
    <div className="dk-vh" role="status" aria-live="polite">
      <span key={count}>{text}</span>
    </div>
  )
}
