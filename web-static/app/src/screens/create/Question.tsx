import { useEffect, useRef } from 'react'
import css from './Create.module.css'

/** What a step asks. Whoever came by a key goes on from here. */
export function Question({ children }: { readonly children: string }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (document.activeElement === null || document.activeElement === document.body) heading.current?.focus()
  }, [])
  return (
    <h2 className={css['question']} tabIndex={-1} ref={heading}>
      {children}
    </h2>
  )
}
