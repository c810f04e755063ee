import { useEffect, useRef, useState } from 'react'
import { runSeries, type SeriesState } from './series'

export interface Series<T> {
  readonly state: SeriesState<T> | undefined
  run(items: readonly T[], act: (item: T) => Promise<unknown>): Promise<SeriesState<T>>
  stop(): void
}

/** A series that stops with the dialog that shows it. */
export function useSeries<T>(): Series<T> {
  const [state, setState] = useState<SeriesState<T>>()
  const isStopped = useRef(false)
  useEffect(() => {
    isStopped.current = false
    return () => {
      isStopped.current = true
    }
  }, [])
  return {
    state,
    run(items, act) {
      isStopped.current = false
      return runSeries(items, { act, tell: setState, isStopped: () => isStopped.current })
    },
    stop() {
      isStopped.current = true
    },
  }
}
