import { type AnnotationDocument } from '../document/document'
import { type WireResult } from '../document/wire'
import { type Journal } from './journal'
import { State } from './state'

/** What the saved state says: in whose hands the work is. */
export interface Saved {
  readonly state: 'untouched' | 'kept' | 'saving' | 'saved' | 'failed'
  /** Changes the server does not have yet. */
  readonly changes: number
  readonly at: number | undefined
}

export interface DraftKeeperParts {
  readonly document: AnnotationDocument
  readonly journal: Journal
  readonly key: string
  readonly now: () => number
  result(): readonly WireResult[]
  leadTime(): number
  /** Stores a draft on the server. Absent: work is kept on this computer only. */
  readonly send: ((result: readonly WireResult[], leadTime: number) => Promise<void>) | undefined
  /** Changes that a former visit left in the journal. */
  readonly restored: number
}

const TO_JOURNAL = 150 // ms of quiet before the journal is written
const TO_SERVER = 15_000 // ms between drafts (labeling-interface.md §6)
const RETRY = [5_000, 15_000, 60_000] as const

/** Every change goes to the journal at once and to the server now and then; nothing typed or drawn is lost in between. */
export class DraftKeeper {
  readonly saved: State<Saved>
  #journalTimer: ReturnType<typeof setTimeout> | undefined
  #serverTimer: ReturnType<typeof setTimeout> | undefined
  #sending: Promise<void> | undefined
  #failures = 0
  #closed = false
  #isHeld = false
  readonly #stop: () => void

  constructor(private readonly parts: DraftKeeperParts) {
    const { restored } = parts
    this.saved = new State<Saved>({ state: restored > 0 ? 'kept' : 'untouched', changes: restored, at: undefined })
    this.#stop = parts.document.subscribe(() => this.#changed())
    if (restored > 0) this.#plan(TO_SERVER)
  }

  /** Sends what is not sent, at once: on leaving, on blur, before the next task. */
  async flush(): Promise<void> {
    await this.#sending
    if (this.#closed || this.#isHeld || this.saved.get().changes === 0) return
    clearTimeout(this.#journalTimer)
    await this.#toJournal()
    await this.#toServer()
  }

  /** Keeps the work here and sends nothing while a submit is under way, which would be overtaken by a draft. */
  async hold(): Promise<void> {
    this.#isHeld = true
    clearTimeout(this.#serverTimer)
    clearTimeout(this.#journalTimer)
    await this.#sending
    if (this.saved.get().changes > 0) await this.#toJournal()
  }

  /** The submit failed: drafts go on. */
  release(): void {
    this.#isHeld = false
    if (this.saved.get().changes > 0) this.#plan(TO_SERVER)
  }

  /** The work is submitted or given up: nothing is left to keep. */
  async settle(): Promise<void> {
    this.close()
    await this.#sending
    await this.parts.journal.forget(this.parts.key).catch(() => undefined)
    this.saved.set({ state: 'untouched', changes: 0 })
  }

  close(): void {
    this.#closed = true
    this.#stop()
    clearTimeout(this.#journalTimer)
    clearTimeout(this.#serverTimer)
  }

  #changed(): void {
    const { changes, state } = this.saved.get()
    this.saved.set({ changes: changes + 1, state: state === 'failed' ? 'failed' : 'kept' })
    clearTimeout(this.#journalTimer)
    this.#journalTimer = setTimeout(() => void this.#toJournal(), TO_JOURNAL)
    if (this.#serverTimer === undefined) this.#plan(TO_SERVER)
  }

  #plan(delay: number): void {
    if (this.parts.send === undefined || this.#closed || this.#isHeld) return
    clearTimeout(this.#serverTimer)
    this.#serverTimer = setTimeout(() => void this.#toServer(), delay)
  }

  async #toJournal(): Promise<void> {
    const { journal, key, now } = this.parts
    const entry = { result: this.parts.result(), leadTime: this.parts.leadTime(), changes: this.saved.get().changes, savedAt: now() }
    // A browser that forbids storage must not stop the work; the server still gets its drafts.
    await journal.write(key, entry).catch(() => undefined)
  }

  async #toServer(): Promise<void> {
    const { send } = this.parts
    clearTimeout(this.#serverTimer)
    this.#serverTimer = undefined
    if (send === undefined) return
    this.#sending = this.#deliver(send)
    await this.#sending
    this.#sending = undefined
  }

  async #deliver(send: NonNullable<DraftKeeperParts['send']>): Promise<void> {
    const { version } = this.parts.document
    const { changes } = this.saved.get()
    this.saved.set({ state: 'saving' })
    try {
      await send(this.parts.result(), this.parts.leadTime())
      this.#failures = 0
      const isCurrent = this.parts.document.version === version
      this.saved.set({
        state: isCurrent ? 'saved' : 'kept',
        changes: Math.max(0, this.saved.get().changes - changes),
        at: this.parts.now(),
      })
      if (isCurrent) await this.parts.journal.forget(this.parts.key).catch(() => undefined)
      else this.#plan(TO_SERVER)
    } catch {
      // Whatever the reason, the answer is the same: keep the work here, say so, try again.
      this.saved.set({ state: 'failed' })
      this.#plan(RETRY[Math.min(this.#failures++, RETRY.length - 1)] ?? TO_SERVER)
    }
  }
}
