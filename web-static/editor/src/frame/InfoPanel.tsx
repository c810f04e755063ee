import { useState, type KeyboardEvent } from 'react'
import { type ConfigNode } from '../config/node'
import { noteOf, type Region } from '../document/region'
import { type Field } from '../regions/kind'
import { kindNamed } from '../regions/registry'
import { useDocument, useEditor, useKey, useUi } from '../session/context'
import { annotate, duplicate, remove, reshape, toggleFlag } from '../session/labeling'
import { captionOfRegion, lookOfRegion } from '../session/looks'
import { startRelation } from '../session/relations'
import { TagContent } from './Content'
import { Icon, type IconName } from './icons'
import { listed } from './regionList'

/** The selected region: its label, its numbers, its questions, what can be done with it. */
export function InfoPanel({ perRegion }: { readonly perRegion: readonly ConfigNode[] }) {
  const store = useEditor()
  useDocument()
  useUi((ui) => ui.selection)
  const regions = store.selectedAll()
  const [region, ...others] = regions
  if (region === undefined) return <p className="dk-empty">Select a region to see and change its details.</p>
  if (others.length > 0) return <Several regions={regions} />
  return (
    <div className="dk-p-body">
      <Head region={region} />
      <Fields region={region} unit="%" className="dk-mini-g" />
      {perRegion.map((node) => (
        <TagContent key={node.place} node={node} />
      ))}
      <Note key={region.key} region={region} />
      <Acts regions={[region]} />
    </div>
  )
}

function Several({ regions }: { readonly regions: readonly Region[] }) {
  const store = useEditor()
  const labels = [...new Set(regions.map((region) => captionOfRegion(store, region) || 'No label'))]
  return (
    <div className="dk-p-body">
      <p>
        <b>{regions.length} regions</b> <span className="dk-muted">{labels.join(', ')}</span>
      </p>
      <Acts regions={regions} />
    </div>
  )
}

const ORIGINS = { manual: '', prediction: ', from a model', 'prediction-changed': ', from a model, changed' } as const

function Head({ region }: { readonly region: Region }) {
  const store = useEditor()
  const look = lookOfRegion(store, region)
  const number = listed(store).indexOf(region) + 1
  const score = region.items.find((item) => item.wire.score !== undefined)?.wire.score
  const description = kindNamed(region.kind)?.describe(region.geometry) ?? region.items[0]?.wire.type
  return (
    <>
      <div className="dk-row">
        <span className={`dk-lab dk-lab-s ${look.className}`} ref={(element) => void (element !== null && look.apply(element))}>
          <span className="dk-swatch" />
          <span dir="auto">{captionOfRegion(store, region) || 'No label'}</span>
        </span>
        <span className="dk-muted dk-small dk-num">
          Region {number}
          {ORIGINS[region.origin]}
          {score === undefined ? '' : `, ${Math.round(score * 100)}% sure`}
        </span>
        <span className="dk-grow" />
        <Fields region={region} unit="°" className="dk-turn" />
      </div>
      {description !== undefined && description !== '' && (
        <p className="dk-quote" dir="auto">
          {description}
        </p>
      )}
    </>
  )
}

function Fields({ region, unit, className }: { readonly region: Region; readonly unit: Field['unit']; readonly className: string }) {
  const store = useEditor()
  const shape = kindNamed(region.kind)?.shape
  if (shape === undefined) return null
  const change = (field: Field, value: number) =>
    reshape(store, region, shape.withField(region.geometry, field.id, value), `Set ${field.caption}`)
  return (
    <div className={className}>
      {shape
        .fields(region.geometry)
        .filter((field) => field.unit === unit)
        .map((field) => (
          <NumberField
            key={`${field.id} ${field.value}`}
            field={field}
            isDisabled={store.isFrozen(region)}
            onChange={(value) => change(field, value)}
          />
        ))}
    </div>
  )
}

const DECIMALS = 2 // shown; stored in full

interface NumberFieldProps {
  readonly field: Field
  readonly isDisabled: boolean
  onChange(value: number): void
}

/** Enter or leaving commits as one step, Escape takes it back, arrows step by 1, with Shift by 10. */
function NumberField({ field, isDisabled, onChange }: NumberFieldProps) {
  const shown = field.value.toFixed(field.unit === '°' ? 0 : DECIMALS)
  const [typed, setTyped] = useState(shown)
  const commit = () => {
    const value = Number(typed.replace(',', '.').replace('°', ''))
    if (typed !== shown && typed.trim() !== '' && Number.isFinite(value)) onChange(value)
    else setTyped(shown)
  }
  const onKey = (event: KeyboardEvent<HTMLInputElement>) => {
    const step = { ArrowUp: 1, ArrowDown: -1 }[event.key]
    if (event.key === 'Enter') commit()
    else if (event.key === 'Escape') {
      setTyped(shown)
      event.stopPropagation()
    } else if (step !== undefined) onChange(field.value + step * (event.shiftKey ? 10 : 1))
    else return
    event.preventDefault()
  }
  return (
    <label className="dk-mini-f">
      <span>{field.unit === '°' ? <Icon name="rotate-cw" size={12} /> : field.caption}</span>
      <input
        value={typed}
        inputMode="decimal"
        disabled={isDisabled}
        aria-label={`${field.caption}, ${field.unit === '°' ? 'degrees' : 'percent'}`}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={commit}
        onKeyDown={onKey}
      />
    </label>
  )
}

function Note({ region }: { readonly region: Region }) {
  const store = useEditor()
  const note = noteOf(region)
  const [isOpen, setOpen] = useState(note !== '')
  if (store.readOnly && note === '') return null
  if (!isOpen)
    return (
      <button type="button" className="dk-btn dk-btn-quiet dk-btn-s dk-note-add" data-command="region:meta" onClick={() => setOpen(true)}>
        <Icon name="sticky-note" size={14} />
        Note
      </button>
    )
  return (
    <textarea
      className="dk-input"
      rows={2}
      defaultValue={note}
      placeholder="Note on this region"
      aria-label="Note on this region"
      dir="auto"
      autoFocus={note === ''}
      readOnly={store.isFrozen(region)}
      onBlur={(event) => event.target.value !== note && annotate(store, region, event.target.value)}
      onKeyDown={(event) => event.key === 'Enter' && !event.shiftKey && event.currentTarget.blur()}
    />
  )
}

function Acts({ regions }: { readonly regions: readonly Region[] }) {
  const store = useEditor()
  const hidden = useUi((ui) => ui.hidden)
  const locked = useUi((ui) => ui.locked)
  const isHidden = regions.every((region) => hidden.has(region.key))
  const isLocked = regions.every((region) => locked.has(region.key))
  return (
    <div className="dk-row dk-acts">
      {!store.readOnly && regions.length === 1 && <RelateButton />}
      <span className="dk-grow" />
      {!store.readOnly && <Act icon="copy" caption="Duplicate" command="region:duplicate" onPress={() => duplicate(store, regions)} />}
      <Act
        icon={isLocked ? 'lock' : 'lock-open'}
        caption={isLocked ? 'Unlock' : 'Lock'}
        command="region:lock"
        onPress={() => toggleFlag(store, 'locked', regions)}
      />
      <Act
        icon={isHidden ? 'eye-off' : 'eye'}
        caption={isHidden ? 'Show' : 'Hide'}
        command="region:visibility"
        onPress={() => toggleFlag(store, 'hidden', regions)}
      />
      {!store.readOnly && <Act icon="trash-2" caption="Delete" command="region:delete" onPress={() => remove(store, regions)} />}
    </div>
  )
}

function RelateButton() {
  const store = useEditor()
  const isOn = useUi((ui) => ui.relating !== undefined)
  const key = useKey('region:relation')
  return (
    <button
      type="button"
      className="dk-btn dk-btn-quiet dk-btn-s"
      aria-pressed={isOn}
      title={key === undefined ? undefined : `Relation (${key})`}
      onClick={() => (isOn ? store.ui.set({ relating: undefined }) : startRelation(store))}
    >
      <Icon name="spline" size={14} />
      Relation
    </button>
  )
}

interface ActProps {
  readonly icon: IconName
  readonly caption: string
  readonly command: string
  onPress(): void
}

function Act({ icon, caption, command, onPress }: ActProps) {
  const key = useKey(command)
  return (
    <button
      type="button"
      className="dk-icon-btn dk-icon-btn-s"
      aria-label={caption}
      title={key === undefined ? caption : `${caption} (${key})`}
      onClick={onPress}
    >
      <Icon name={icon} size={14} />
    </button>
  )
}
