import { useEffect, useRef, useState } from 'react'
import { hotkeyName } from '../config/hotkeys'
import { type ControlTag } from '../config/config'
import { type Option } from '../config/options'
import { itemOf } from '../document/region'
import { labelsOf } from '../document/wire'
import { printed } from '../keys/registry'
import { captionOf } from '../session/captions'
import { useDocument, useEditor, useUi } from '../session/context'
import { pressLabel, usesLeft } from '../session/labeling'
import { lookOf } from '../session/looks'
import { Icon } from './icons'
import { onRovingKey } from './roving'

const SEARCHED = 20 // labels; longer bars get a search box (language.md §12)

/** What am I marking: every label set of the config, with its keys. */
export function LabelBar() {
  const store = useEditor()
  const sets = [...store.config.controls.values()].filter((control) => control.isLabelSet)
  const count = sets.reduce((sum, set) => sum + set.options.length, 0)
  const [search, setSearch] = useState('')
  const bar = useRef<HTMLDivElement>(null)
  useBlink(bar)
  useDocument()
  const selection = useUi((ui) => ui.selection)
  if (sets.length === 0) return null
  return (
    <div className="dk-label-bar" ref={bar}>
      {selection.length > 0 && !store.readOnly && <span className="dk-relabel">Relabel</span>}
      {sets.map((set) => (
        <LabelSet key={set.name} set={set} search={search} isNamed={sets.length > 1} />
      ))}
      {count > SEARCHED && (
        <label className="dk-search">
          <Icon name="search" size={14} />
          <input
            type="search"
            placeholder="Find a label"
            aria-label="Find a label"
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
        </label>
      )}
    </div>
  )
}

interface LabelSetProps {
  readonly set: ControlTag
  readonly search: string
  readonly isNamed: boolean
}

function LabelSet({ set, search, isNamed }: LabelSetProps) {
  const store = useEditor()
  const inHand = useUi((ui) => ui.inHand[set.name])
  useUi((ui) => ui.selection)
  const region = store.selected()
  const item = region === undefined ? undefined : itemOf(region, set.name)
  const active = item === undefined ? (inHand ?? []) : labelsOf(item)
  const isMany = set.node.attributes['choice'] === 'multiple'
  const shown = set.options.filter((option) => option.caption.toLowerCase().includes(search.toLowerCase()))
  const stop = shown.find((option) => active.includes(option.value)) ?? shown[0]
  return (
    <div
      className="dk-label-set"
      role={isMany ? 'group' : 'radiogroup'}
      aria-label={`Labels, ${captionOf(store, set)}`}
      onKeyDown={onRovingKey}
    >
      {isNamed && <span className="dk-label-set-t">{captionOf(store, set)}</span>}
      {shown.map((option) => (
        <Label key={option.value} set={set} option={option} isOn={active.includes(option.value)} isMany={isMany} isStop={option === stop} />
      ))}
    </div>
  )
}

interface LabelProps {
  readonly set: ControlTag
  readonly option: Option
  readonly isOn: boolean
  readonly isMany: boolean
  readonly isStop: boolean
}

function Label({ set, option, isOn, isMany, isStop }: LabelProps) {
  const store = useEditor()
  const look = lookOf(option)
  const key = store.config.hotkeys.get(hotkeyName(set.name, option.value))
  const isUsedUp = usesLeft(store, set, option.value) <= 0
  return (
    <button
      type="button"
      className={`dk-lab ${look.className}`}
      ref={(button) => void (button !== null && look.apply(button))}
      role={isMany ? 'checkbox' : 'radio'}
      aria-checked={isOn}
      tabIndex={isStop ? 0 : -1}
      title={isUsedUp ? `${option.caption} is used as often as the config allows` : option.hint}
      aria-disabled={isUsedUp || store.readOnly}
      onClick={() => !isUsedUp && pressLabel(store, set, option.value)}
      // A press must not take the text selection away that it is to mark.
      onPointerDown={(event) => event.preventDefault()}
    >
      <span className="dk-swatch" />
      <span dir="auto">{option.caption}</span>
      {key !== undefined && store.settings.showHotkeysOnLabels && <kbd className="dk-kbd">{printed(key)}</kbd>}
    </button>
  )
}

/** Draws the eye when a region was tried with no label in hand. */
function useBlink(bar: { readonly current: HTMLElement | null }): void {
  const wanted = useUi((ui) => ui.labelWanted)
  useEffect(() => {
    if (wanted === 0) return undefined
    bar.current?.classList.add('dk-wanted')
    const timer = setTimeout(() => bar.current?.classList.remove('dk-wanted'), 900)
    return () => clearTimeout(timer)
  }, [wanted, bar])
}
