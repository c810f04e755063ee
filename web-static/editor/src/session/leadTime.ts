const IDLE_AFTER = 5 * 60 * 1000 // ms without input before the clock stops (labeling-interface.md §7)

/** Seconds a person spent on this annotation: while the page shows and somebody does something. */
export class LeadTime {
  #counted: number
  #runningSince: number | undefined
  #lastInput: number

  constructor(
    base: number,
    private readonly now: () => number,
  ) {
    this.#counted = base * 1000
    this.#lastInput = now()
    this.#runningSince = now()
  }

  /** Somebody did something; the clock runs again if it had stopped. */
  input(): void {
    this.#settle()
    this.#lastInput = this.now()
    this.#runningSince ??= this.#lastInput
  }

  hide(): void {
    this.#settle()
    this.#runningSince = undefined
  }

  show(): void {
    this.input()
  }

  seconds(): number {
    this.#settle()
    return this.#counted / 1000
  }

  /** Adds what has run so far, up to the moment the person fell idle. */
  #settle(): void {
    if (this.#runningSince === undefined) return
    const now = this.now()
    const end = Math.min(now, this.#lastInput + IDLE_AFTER)
    this.#counted += Math.max(0, end - this.#runningSince)
    this.#runningSince = end < now ? undefined : now
  }
}
