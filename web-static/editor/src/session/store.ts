import { isMet, type Situation } from '../config/conditions'
import { chosenValues, readConfig, type Config, type ControlTag, type TagFacts } from '../config/config'
import { type TaskData } from '../config/values'
import { AnnotationDocument, type Edit } from '../document/document'
import { isDrawn, itemOf, regionOf, type GeometryReader, type Region } from '../document/region'
import { readResults } from '../document/serialization'
import { type Json, type ResultItem } from '../document/wire'
import { Keys } from '../keys/registry'
import { geometryIn, kindNamed } from '../regions/registry'
import { DEFAULT_SETTINGS, type Settings } from './settings'
import { State } from './state'
import { type EditorTask, type Work } from './task'
import { newUi, type Notice, type Ui } from './ui'

export interface EditorStoreOptions {
  readonly config: string
  readonly task: EditorTask
  readonly work: Work
  readonly readOnly?: boolean
  readonly settings?: Partial<Settings>
  /** Keys of the person or the project, by command id; they win over the defaults. */
  readonly keymap?: Readonly<Record<string, string>>
  /** Loads a text that the task gives by address; the editor itself does not reach the network. */
  readonly loadText?: (address: string) => Promise<string>
  readonly now?: () => number
  readonly newId?: () => string
}

const ID_LENGTH = 10
const ID_LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-'

/** Ten letters of 64, as the anchor makes them. */
const randomId = (): string =>
  [...crypto.getRandomValues(new Uint8Array(ID_LENGTH))].map((byte) => ID_LETTERS[byte % ID_LETTERS.length]).join('')

/** Everything the editor knows about one annotation under work. React only looks at it. */
export class EditorStore {
  readonly config: Config
  readonly task: EditorTask
  readonly work: Work
  readonly readOnly: boolean
  readonly settings: Settings
  readonly document: AnnotationDocument
  readonly ui = new State<Ui>(newUi())
  readonly keys: Keys
  readonly reader: GeometryReader
  readonly newId: () => string
  readonly now: () => number
  readonly loadText: ((address: string) => Promise<string>) | undefined
  /** Boxes with text that is not an entry yet; asked for it before a submit. */
  readonly unfinished = new Set<() => void>()
  /** What every new result of an object repeats (original_width …), told by the object once it knows. */
  readonly envelopes = new Map<string, Partial<ResultItem>>()

  constructor(options: EditorStoreOptions, facts: (tag: string) => TagFacts | undefined) {
    const { config, task, work, readOnly = false, settings = {}, keymap = {}, now = Date.now, newId = randomId } = options
    this.config = readConfig(config, task.data, facts)
    this.task = task
    this.work = work
    this.readOnly = readOnly || work.state === 'prediction'
    this.settings = { ...DEFAULT_SETTINGS, ...settings }
    this.keys = new Keys(keymap)
    this.newId = newId
    this.now = now
    this.loadText = options.loadText
    this.reader = { geometryOf: (item) => geometryIn(item, this.config.objects.get(item.to_name)?.node.tag) }
    const read = readResults(work.result, this.reader)
    const regions = work.state === 'new' && work.result.length === 0 ? this.#preselected() : read.regions
    this.document = new AnnotationDocument({ regions, relations: read.relations }, now)
    this.ui.set({ ...this.#flagsOf(regions), inHand: work.state === 'new' ? this.#preselectedLabels() : {} })
  }

  get data(): TaskData {
    return this.task.data
  }

  /** The one selected region, if it is one. */
  selected(): Region | undefined {
    const { selection } = this.ui.get()
    return selection.length === 1 ? this.document.region(selection[0] ?? '') : undefined
  }

  selectedAll(): readonly Region[] {
    return this.ui.get().selection.flatMap((key) => this.document.region(key) ?? [])
  }

  drawn(): readonly Region[] {
    return this.document.list().filter(isDrawn)
  }

  isFrozen(region: Region): boolean {
    return this.readOnly || this.ui.get().locked.has(region.key)
  }

  commit(name: string, edit: Edit): void {
    if (!this.readOnly) this.document.commit(name, edit)
  }

  /** The region that holds a control's answer: the given one for perRegion, else the answer on the whole object. */
  holderOf(control: ControlTag, region: Region | undefined): Region | undefined {
    if (control.perRegion) return region
    return this.document.list().find((entry) => !isDrawn(entry) && itemOf(entry, control.name) !== undefined)
  }

  contentOf(control: ControlTag, key: string, region: Region | undefined): Json | undefined {
    const holder = this.holderOf(control, region)
    return holder === undefined ? undefined : itemOf(holder, control.name)?.value[key]
  }

  situation(region: Region | undefined): Situation {
    const { controls } = this.config
    const chosenIn = (control: ControlTag): readonly string[] => {
      const holder = this.holderOf(control, region)
      return holder === undefined ? [] : chosenValues(itemOf(holder, control.name), control.resultType)
    }
    const choices = [...controls.values()].filter((control) => control.resultType === 'choices' || control.resultType === 'taxonomy')
    return {
      selected: region === undefined ? undefined : { labels: region.labels, controls: region.items.map((item) => item.wire.from_name) },
      chosen: (name) => choices.filter((control) => name === undefined || control.name === name).flatMap(chosenIn),
    }
  }

  isVisible(control: ControlTag, region: Region | undefined): boolean {
    if (control.perRegion && !this.asksOf(control, region)) return false
    const situation = this.situation(region)
    return control.conditions.every((condition) => isMet(condition, situation))
  }

  /** Whether a perRegion control has anything to ask about that region. */
  asksOf(control: ControlTag, region: Region | undefined): boolean {
    if (region === undefined || region.object !== control.object || !isDrawn(region)) return false
    const labels = (control.node.attributes['whenlabelvalue'] ?? '').split(',').filter((label) => label !== '')
    return labels.length === 0 || labels.some((label) => region.labels.includes(label.trim()))
  }

  geometryWire(region: Region): object {
    return kindNamed(region.kind)?.write(region.geometry) ?? {}
  }

  say(text: string): void {
    this.ui.set({ announcement: { text, count: this.ui.get().announcement.count + 1 } })
  }

  notify(notice: Notice): void {
    this.ui.set({ notice })
    this.say(notice.text)
  }

  #preselected(): readonly Region[] {
    const chosen = [...this.config.controls.values()].filter((control) => control.resultType === 'choices' && !control.perRegion)
    return chosen.flatMap((control, index) => {
      const values = control.options.filter((option) => option.selected).map((option) => option.value)
      if (values.length === 0) return []
      const id = this.newId()
      const wire = {
        id,
        from_name: control.name,
        to_name: control.object,
        type: 'choices',
        value: { choices: values },
        origin: 'manual',
      } as const
      return [regionOf(id, [{ order: index, wire }], this.reader)]
    })
  }

  #preselectedLabels(): Readonly<Record<string, readonly string[]>> {
    const sets = [...this.config.controls.values()].filter((control) => control.isLabelSet)
    const inHand = sets.map((set) => [set.name, set.options.filter((option) => option.selected).map((option) => option.value)] as const)
    return Object.fromEntries(inHand.filter(([, values]) => values.length > 0))
  }

  #flagsOf(regions: readonly Region[]): Pick<Ui, 'hidden' | 'locked'> {
    const marked = (test: (item: ResultItem) => boolean) =>
      new Set(regions.filter((region) => region.items.some((item) => test(item.wire))).map((region) => region.key))
    return { hidden: marked((item) => item.hidden === true), locked: marked((item) => item.locked === true || item.readonly === true) }
  }
}
