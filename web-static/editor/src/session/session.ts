import { type WireResult } from '../document/wire'
import { resultsOf } from './answers'
import { createEditorStore } from './create'
import { DraftKeeper } from './drafts'
import { type Journal } from './journal'
import { LeadTime } from './leadTime'
import { select } from './labeling'
import { State } from './state'
import { type EditorStore, type EditorStoreOptions } from './store'
import { workOf, type Open } from './task'
import { validate } from './validation'

/** What leaves the editor when a person is done with a task, or puts it off. */
export interface Submission {
  readonly result: readonly WireResult[]
  /** Seconds of active work, those of former visits included. */
  readonly leadTime: number
  readonly draft: number | string | undefined
  readonly annotation: number | string | undefined
  readonly prediction: number | string | undefined
  readonly startedAt: string
  /** The same for every try of one submission, so that the server can tell a repeat. */
  readonly uniqueId: string
}

export interface DraftToStore extends Submission {
  readonly wasPostponed: boolean
}

export interface Outlets {
  onDraft?(draft: DraftToStore): Promise<void>
  onSubmit?(submission: Submission): Promise<void> | void
  onUpdate?(submission: Submission): Promise<void> | void
  onSkip?(submission: Submission): Promise<void> | void
  onUnskip?(submission: Submission): Promise<void> | void
  onPostpone?(draft: DraftToStore): Promise<void> | void
  /** Asked for by key; the draft has been sent before. */
  onNext?(): void
  onPrevious?(): void
}

export interface SessionOptions extends Omit<EditorStoreOptions, 'work'> {
  readonly open: Open
  readonly journal: Journal
  /** Tells people and projects apart on one computer. */
  readonly journalKey: string
  readonly denyEmpty: boolean
  /** Read at each use, so that a host may pass new functions on every render. */
  outlets(): Outlets
}

type Way = 'onSubmit' | 'onUpdate' | 'onSkip' | 'onUnskip' | 'onPostpone'

const WORDS: Readonly<Record<Way, string>> = {
  onSubmit: 'submitted',
  onUpdate: 'updated',
  onSkip: 'skipped',
  onUnskip: 'taken back',
  onPostpone: 'postponed',
}

/** One annotation on the table, from opening to submit: its store, its clock and its drafts. */
export class EditorSession {
  readonly progress = new State<{ busy: Way | undefined }>({ busy: undefined })
  readonly #startedAt: string
  readonly #uniqueId: string

  private constructor(
    readonly store: EditorStore,
    readonly drafts: DraftKeeper,
    readonly leadTime: LeadTime,
    private readonly options: SessionOptions,
  ) {
    this.#startedAt = new Date(store.now()).toISOString()
    this.#uniqueId = crypto.randomUUID()
  }

  /** Opens what the task offers; work that never reached the server comes back from the journal. */
  static async open(options: SessionOptions): Promise<EditorSession> {
    const work = workOf(options.task, options.open)
    const key = [options.journalKey, options.task.id, work.annotation ?? 'new'].join(':')
    const kept =
      work.state === 'prediction' || options.readOnly === true ? undefined : await options.journal.read(key).catch(() => undefined)
    const opened = kept === undefined ? work : { ...work, result: kept.result, leadTime: Math.max(work.leadTime, kept.leadTime) }
    const store = createEditorStore({ ...options, work: opened })
    const leadTime = new LeadTime(opened.leadTime, store.now)
    let session: EditorSession | undefined
    const drafts = new DraftKeeper({
      document: store.document,
      journal: options.journal,
      key,
      now: store.now,
      result: () => resultsOf(store),
      leadTime: () => leadTime.seconds(),
      restored: kept?.changes ?? 0,
      send: options.outlets().onDraft === undefined ? undefined : async () => session?.options.outlets().onDraft?.(session.#draft(false)),
    })
    session = new EditorSession(store, drafts, leadTime, options)
    if (kept !== undefined)
      store.notify({ text: `Restored ${kept.changes} ${kept.changes === 1 ? 'change' : 'changes'} kept on this computer`, tone: 'plain' })
    return session
  }

  get denyEmpty(): boolean {
    return this.options.denyEmpty
  }

  get outlets(): Outlets {
    return this.options.outlets()
  }

  /** Submit for new work, Update for what was submitted before. */
  async submit(): Promise<void> {
    const { store } = this
    for (const finish of store.unfinished) finish()
    const violation = validate(store)
    if (violation !== undefined) {
      if (violation.region !== undefined) select(store, [violation.region])
      store.ui.set({ violation: { ...violation } })
      return store.say(violation.message)
    }
    if (this.options.denyEmpty && store.document.size === 0)
      return store.notify({ text: 'This project takes no empty annotations. Mark or answer something first', tone: 'bad' })
    await this.#leave(store.work.state === 'submitted' ? 'onUpdate' : 'onSubmit')
  }

  skip = (): Promise<void> => this.#leave('onSkip')
  unskip = (): Promise<void> => this.#leave('onUnskip')
  postpone = (): Promise<void> => this.#leave('onPostpone')

  /** To another task of the queue, with nothing left unsaved. */
  async go(way: 'onNext' | 'onPrevious'): Promise<void> {
    await this.drafts.flush()
    this.outlets[way]?.()
  }

  close(): void {
    void this.drafts.flush().finally(() => this.drafts.close())
  }

  async #leave(way: Way): Promise<void> {
    const outlet = this.outlets[way]
    if (outlet === undefined || this.progress.get().busy !== undefined) return
    this.progress.set({ busy: way })
    await this.drafts.hold()
    try {
      await (outlet as (submission: DraftToStore) => Promise<void> | void).call(this.outlets, this.#draft(way === 'onPostpone'))
      await this.drafts.settle()
      this.store.say(`Task ${this.store.task.id} ${WORDS[way]}`)
    } catch (problem) {
      this.drafts.release()
      const reason = problem instanceof Error && problem.message !== '' ? problem.message : 'the server did not answer'
      this.store.notify({
        text: `Not ${WORDS[way]}: ${reason}. Your work is kept on this computer`,
        tone: 'bad',
        act: { caption: 'Try again', run: () => void this.#leave(way) },
      })
    } finally {
      this.progress.set({ busy: undefined })
    }
  }

  #draft(wasPostponed: boolean): DraftToStore {
    const { work } = this.store
    return {
      result: resultsOf(this.store),
      leadTime: this.leadTime.seconds(),
      draft: work.draft,
      annotation: work.annotation,
      prediction: work.prediction,
      startedAt: this.#startedAt,
      uniqueId: this.#uniqueId,
      wasPostponed,
    }
  }
}
