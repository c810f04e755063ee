import { useEffect, useRef, type RefObject } from 'react'

/** After a refusal the focus goes to the first field that is wrong. */
export function useFirstWrong(problem: unknown): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (problem !== null) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [problem])
  return form
}
