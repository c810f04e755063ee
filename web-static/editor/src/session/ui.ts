import { type Span } from '../regions/span'

/** How an image is looked at; none of it is saved but the turn. */
export interface ImageView {
  readonly rotation: 0 | 90 | 180 | 270
  /** Percent, 100 is the picture as it is. */
  readonly brightness: number
  readonly contrast: number
}

export const PLAIN_VIEW: ImageView = { rotation: 0, brightness: 100, contrast: 100 }

/** Why a submit did not go out, and where to mend it. */
export interface Violation {
  readonly control: string
  readonly region: string | undefined
  readonly message: string
}

export interface Notice {
  readonly text: string
  readonly tone: 'plain' | 'bad'
  readonly act?: { readonly caption: string; run(): void }
}

/** Selected text that has no label yet, already widened to the object's granularity. */
export interface PendingText {
  readonly object: string
  readonly span: Span
}

/** What a person looks at and has in hand. Nothing here is part of the annotation, and none of it is an undo step. */
export interface Ui {
  readonly tool: string
  readonly selection: readonly string[]
  readonly hovered: string | undefined
  /** Labels in hand for the next region, by control. */
  readonly inHand: Readonly<Record<string, readonly string[]>>
  /** Suggestions of a model that the person took as they are. */
  readonly accepted: ReadonlySet<string>
  /** The region that a new relation starts from, while its other end is sought. */
  readonly relating: string | undefined
  readonly hidden: ReadonlySet<string>
  readonly locked: ReadonlySet<string>
  readonly pendingText: PendingText | undefined
  readonly views: Readonly<Record<string, ImageView>>
  readonly violation: Violation | undefined
  readonly notice: Notice | undefined
  /** Read out by screen readers; the count makes equal texts differ. */
  readonly announcement: { readonly text: string; readonly count: number }
  /** Labels blink while a region was tried without one. */
  readonly labelWanted: number
  readonly keySheet: boolean
  readonly sheet: boolean
}

export const newUi = (): Ui => ({
  tool: 'select',
  selection: [],
  hovered: undefined,
  inHand: {},
  accepted: new Set(),
  relating: undefined,
  hidden: new Set(),
  locked: new Set(),
  pendingText: undefined,
  views: {},
  violation: undefined,
  notice: undefined,
  announcement: { text: '', count: 0 },
  labelWanted: 0,
  keySheet: false,
  sheet: false,
})
