import { useId, type ReactNode } from 'react'
import { Icon } from '../frame/icons'
import { useFocusOnProblem, type ControlState } from './useControl'

/** The frame of one question: its caption, its mark when it must be answered, and what is wrong with the answer. */
export function Question({
  state,
  layout,
  children,
}: {
  readonly state: ControlState
  readonly layout: 'row' | 'column'
  readonly children: ReactNode
}) {
  const id = useId()
  const box = useFocusOnProblem<HTMLDivElement>(state.problem)
  return (
    <div
      className={`dk-question dk-question-${layout}`}
      role="group"
      aria-labelledby={id}
      aria-describedby={state.problem === undefined ? undefined : `${id}p`}
      ref={box}
    >
      <span className="dk-question-t" id={id} dir="auto">
        {state.caption}
        {state.control.required && (
          <>
            <span className="dk-required" aria-hidden="true">
              *
            </span>
            <span className="dk-vh"> required</span>
          </>
        )}
      </span>
      {children}
      {state.problem !== undefined && (
        <p className="dk-problem" id={`${id}p`} role="alert">
          <Icon name="circle-alert" size={14} />
          {state.problem}
        </p>
      )}
    </div>
  )
}
