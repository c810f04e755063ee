import { type Region } from './region'
import { type RelationItem } from './wire'

export interface Relation {
  readonly order: number
  readonly wire: RelationItem
}

/** What an annotation holds before anybody touches it. */
export interface Content {
  readonly regions: readonly Region[]
  readonly relations: readonly Relation[]
}

interface Change {
  readonly key: string
  readonly before: Region | undefined
  readonly after: Region | undefined
}

/** One act of a person; its inverse is itself with before and after exchanged. */
interface Command {
  readonly name: string
  readonly at: number
  readonly changes: readonly Change[]
  readonly relationsBefore: readonly Relation[]
  readonly relationsAfter: readonly Relation[]
}

/** What the event log tells: an act, or its undoing. */
export interface LogEntry {
  readonly name: string
  readonly at: number
  readonly how: 'done' | 'undone' | 'redone'
}

export interface Edit {
  readonly put?: readonly Region[]
  readonly remove?: readonly string[]
  readonly relations?: readonly Relation[]
}

const MAX_STEPS = 100 // labeling-interface.md §4.1
const MAX_LOG = 1000

/** The annotation under work: regions by key, a log of commands that can be taken back, and one set of listeners. */
export class AnnotationDocument {
  #regions = new Map<string, Region>()
  #relations: readonly Relation[] = []
  #undo: Command[] = []
  #redo: Command[] = []
  #log: LogEntry[] = []
  #listeners = new Set<() => void>()
  #version = 0
  #sorted: readonly Region[] | undefined
  #initial: Content
  readonly #now: () => number

  constructor(initial: Content, now: () => number) {
    this.#initial = initial
    this.#now = now
    for (const region of initial.regions) this.#regions.set(region.key, region)
    this.#relations = initial.relations
  }

  get version(): number {
    return this.#version
  }
  get size(): number {
    return this.#regions.size
  }
  get canUndo(): boolean {
    return this.#undo.length > 0
  }
  get canRedo(): boolean {
    return this.#redo.length > 0
  }
  get log(): readonly LogEntry[] {
    return this.#log
  }
  get relations(): readonly Relation[] {
    return this.#relations
  }
  /** Names of the acts that can be taken back, oldest first. */
  get steps(): readonly string[] {
    return this.#undo.map((command) => command.name)
  }

  region(key: string): Region | undefined {
    return this.#regions.get(key)
  }

  /** All regions in the order they are saved in. */
  list(): readonly Region[] {
    this.#sorted ??= [...this.#regions.values()].toSorted((a, b) => a.order - b.order)
    return this.#sorted
  }

  nextOrder(): number {
    const regions = this.list()
    const last = regions.at(-1)?.items.at(-1)?.order ?? 0
    return Math.floor(Math.max(last, this.#relations.at(-1)?.order ?? 0)) + 1
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  commit(name: string, edit: Edit): void {
    const command = this.#commandOf(name, edit)
    if (command.changes.length === 0 && command.relationsBefore === command.relationsAfter) return
    this.#apply(command.changes, command.relationsAfter)
    this.#undo.push(command)
    if (this.#undo.length > MAX_STEPS) this.#undo.shift()
    this.#redo = []
    this.#tell({ name, at: command.at, how: 'done' })
  }

  undo(): string | undefined {
    const command = this.#undo.pop()
    if (command === undefined) return undefined
    this.#apply(command.changes.map(inverse), command.relationsBefore)
    this.#redo.push(command)
    this.#tell({ name: command.name, at: this.#now(), how: 'undone' })
    return command.name
  }

  redo(): string | undefined {
    const command = this.#redo.pop()
    if (command === undefined) return undefined
    this.#apply(command.changes, command.relationsAfter)
    this.#undo.push(command)
    this.#tell({ name: command.name, at: this.#now(), how: 'redone' })
    return command.name
  }

  /** Back to how the annotation was opened; itself one step that can be undone. */
  reset(): void {
    const kept = new Set(this.#initial.regions.map((region) => region.key))
    const remove = [...this.#regions.keys()].filter((key) => !kept.has(key))
    this.commit('Reset', { put: this.#initial.regions, remove, relations: this.#initial.relations })
  }

  #commandOf(name: string, { put = [], remove = [], relations }: Edit): Command {
    const changes: Change[] = []
    for (const after of put) {
      const before = this.#regions.get(after.key)
      if (before !== after) changes.push({ key: after.key, before, after })
    }
    for (const key of remove) {
      const before = this.#regions.get(key)
      if (before !== undefined) changes.push({ key, before, after: undefined })
    }
    const gone = new Set(changes.filter((change) => change.after === undefined).map((change) => change.key))
    const wanted = relations ?? this.#relations
    const dangling = (relation: Relation) => gone.has(relation.wire.from_id) || gone.has(relation.wire.to_id)
    const relationsAfter = wanted.some(dangling) ? wanted.filter((relation) => !dangling(relation)) : wanted
    return { name, at: this.#now(), changes, relationsBefore: this.#relations, relationsAfter }
  }

  #apply(changes: readonly Change[], relations: readonly Relation[]): void {
    for (const { key, after } of changes) {
      if (after === undefined) this.#regions.delete(key)
      else this.#regions.set(key, after)
    }
    this.#relations = relations
  }

  #tell(entry: LogEntry): void {
    this.#sorted = undefined
    this.#version++
    this.#log.push(entry)
    if (this.#log.length > MAX_LOG) this.#log.shift()
    for (const listener of this.#listeners) listener()
  }
}

const inverse = ({ key, before, after }: Change): Change => ({ key, before: after, after: before })
