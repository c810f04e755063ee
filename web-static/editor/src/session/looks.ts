import { type Option } from '../config/options'
import { type Region } from '../document/region'
import { type EditorStore } from './store'

/** How a label is coloured: a class of the palette, or a colour from the config set through CSSOM. */
export interface LabelLook {
  readonly className: string
  /** For a canvas: the token's name or the colour itself. */
  readonly colour: string
  apply(element: HTMLElement): void
}

const NOTHING: LabelLook = { className: 'label-16', colour: '--label-16', apply: () => undefined }

const looks = new WeakMap<Option, LabelLook>()

export function lookOf(option: Option | undefined): LabelLook {
  if (option === undefined) return NOTHING
  const known = looks.get(option)
  if (known !== undefined) return known
  const look = option.background === undefined ? fromPalette(option.hue) : fromConfig(option.background)
  looks.set(option, look)
  return look
}

const fromPalette = (hue: number): LabelLook => ({ className: `label-${hue}`, colour: `--label-${hue}`, apply: () => undefined })

function fromConfig(colour: string): LabelLook {
  const on = textOn(colour)
  return {
    className: 'label-own',
    colour,
    apply(element) {
      element.dataset['lc'] = ''
      element.style.setProperty('--lc', colour)
      element.style.setProperty('--lc-on', on)
    },
  }
}

/** Black or white, whichever is read better on a colour (WCAG relative luminance). */
export function textOn(colour: string): string {
  const [r, g, b] = channels(colour).map((value) => {
    const part = value / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  const luminance = 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0)
  return luminance > 0.179 ? 'black' : 'white'
}

/** Red, green and blue of any CSS colour; a canvas knows names and spaces that a pattern would not. */
function channels(colour: string): readonly number[] {
  const short = /^#([\da-f])([\da-f])([\da-f])$/i.exec(colour)
  const hex = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})/i.exec(
    short === null
      ? colour
      : `#${short
          .slice(1)
          .map((digit) => digit + digit)
          .join('')}`,
  )
  if (hex !== null) return hex.slice(1).map((pair) => Number.parseInt(pair, 16))
  const pen = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
  if (pen === null || pen === undefined) return [0, 0, 0]
  pen.fillStyle = colour
  pen.fillRect(0, 0, 1, 1)
  return Array.from(pen.getImageData(0, 0, 1, 1).data.subarray(0, 3))
}

/** The option behind a region's first label. */
export function optionOf(store: EditorStore, region: Region): Option | undefined {
  for (const { wire } of region.items) {
    const options = store.config.controls.get(wire.from_name)
    if (options?.isLabelSet !== true) continue
    const found = options.options.find((option) => region.labels.includes(option.value))
    if (found !== undefined) return found
  }
  return undefined
}

export const lookOfRegion = (store: EditorStore, region: Region): LabelLook => lookOf(optionOf(store, region))

/** Labels as people read them: captions, not stored aliases. */
export function captionOfRegion(store: EditorStore, region: Region): string {
  const captions = region.labels.map((label) => {
    for (const { wire } of region.items) {
      const option = store.config.controls.get(wire.from_name)?.options.find((entry) => entry.value === label)
      if (option !== undefined) return option.caption
    }
    return label
  })
  return captions.join(', ')
}
