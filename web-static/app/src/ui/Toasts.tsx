import { CircleX, X } from 'lucide-react'
import { Icon } from './Icon'
import css from './Toasts.module.css'
import { toasts, useToasts, type Toast } from './toastStore'

export function Toasts() {
  const shown = useToasts()
  return (
    <div className={css['place']}>
      {shown.map((toast) => (
        <Line key={toast.id} toast={toast} />
      ))}
    </div>
  )
}

function Line({ toast }: { readonly toast: Toast }) {
  const pause = () => toasts.pause(toast.id)
  const resume = () => toasts.resume(toast.id)
  return (
    <div
      className={css['toast']}
      role={toast.isBad ? 'alert' : 'status'}
      onPointerEnter={pause}
      onPointerLeave={resume}
      onFocus={pause}
      onBlur={resume}
    >
      {toast.isBad && <Icon of={CircleX} />}
      <span>{toast.text}</span>
      {toast.act !== undefined && (
        <button
          type="button"
          className={css['act']}
          onClick={() => {
            toasts.close(toast.id)
            toast.act?.run()
          }}
        >
          {toast.act.caption}
        </button>
      )}
      <button type="button" className={css['close']} aria-label="Close" onClick={() => toasts.close(toast.id)}>
        <Icon of={X} size={14} />
      </button>
    </div>
  )
}
