import { useState } from 'react'
import { flag } from '../config/node'
import { printed } from '../keys/registry'
import { kindNamed } from '../regions/registry'
import { useEditor, useUi } from '../session/context'
import { PLAIN_VIEW, type ImageView } from '../session/ui'
import { type ObjectTag } from '../config/config'
import { toolKinds } from './tools'
import { Icon, type IconName } from './icons'
import { onRovingKey } from './roving'

/** Tools of the image on the stage; a config without an image has none. */
export function Rail() {
  const store = useEditor()
  const tool = useUi((ui) => ui.tool)
  const image = [...store.config.objects.values()].find((object) => object.node.tag === 'image')
  if (image === undefined) return null
  const { node } = image
  return (
    <div className="dk-rail" role="toolbar" aria-label="Tools" aria-orientation="vertical" onKeyDown={onRovingKey}>
      {flag(node, 'selectioncontrol', true) && (
        <Tool id="select" icon="mouse-pointer-2" caption="Select" keys="v" isOn={tool === 'select'} />
      )}
      <Tool id="pan" icon="hand" caption="Pan" keys="h" isOn={tool === 'pan'} />
      {!store.readOnly && toolKinds(store).length > 0 && <span className="dk-rail-sep" />}
      {!store.readOnly &&
        toolKinds(store).map((kind) => {
          const shape = kindNamed(kind)?.shape
          return shape === undefined ? null : (
            <Tool key={kind} id={kind} icon={shape.icon} caption={shape.toolCaption} keys={shape.toolKey} isOn={tool === kind} />
          )
        })}
      <span className="dk-grow dk-no-phone" />
      {(flag(node, 'brightnesscontrol') || flag(node, 'contrastcontrol')) && <Light object={image} />}
      {flag(node, 'rotatecontrol') && <Turn object={image} />}
    </div>
  )
}

interface ToolProps {
  readonly id: string
  readonly icon: IconName
  readonly caption: string
  readonly keys: string
  readonly isOn: boolean
}

function Tool({ id, icon, caption, keys, isOn }: ToolProps) {
  const { ui } = useEditor()
  return (
    <button
      type="button"
      className="dk-icon-btn dk-tool"
      aria-label={caption}
      title={`${caption} (${printed(keys)})`}
      aria-pressed={isOn}
      tabIndex={isOn ? 0 : -1}
      onClick={() => ui.set({ tool: id })}
    >
      <Icon name={icon} />
      <span className="dk-tool-key" aria-hidden="true">
        {printed(keys)}
      </span>
    </button>
  )
}

function Turn({ object }: { readonly object: ObjectTag }) {
  const store = useEditor()
  const view = useUi((ui) => ui.views[object.name] ?? PLAIN_VIEW)
  const turn = () =>
    store.ui.set({
      views: { ...store.ui.get().views, [object.name]: { ...view, rotation: ((view.rotation + 90) % 360) as ImageView['rotation'] } },
    })
  return (
    <button type="button" className="dk-icon-btn dk-tool" aria-label="Turn right" title="Turn right (Alt →)" tabIndex={-1} onClick={turn}>
      <Icon name="rotate-cw" />
    </button>
  )
}

const SLIDERS = ['brightness', 'contrast'] as const

function Light({ object }: { readonly object: ObjectTag }) {
  const store = useEditor()
  const [isOpen, setOpen] = useState(false)
  const view = useUi((ui) => ui.views[object.name] ?? PLAIN_VIEW)
  const set = (change: Partial<ImageView>) => store.ui.set({ views: { ...store.ui.get().views, [object.name]: { ...view, ...change } } })
  return (
    <span className="dk-pop-anchor" onKeyDown={(event) => event.key === 'Escape' && setOpen(false)}>
      <button
        type="button"
        className="dk-icon-btn dk-tool"
        aria-label="Brightness and contrast"
        title="Brightness and contrast"
        aria-expanded={isOpen}
        tabIndex={-1}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name="contrast" />
      </button>
      {isOpen && (
        <div className="dk-pop" role="group" aria-label="Brightness and contrast">
          {SLIDERS.filter((name) => flag(object.node, `${name}control`)).map((name) => (
            <label key={name} className="dk-slider">
              <span>{name === 'brightness' ? 'Brightness' : 'Contrast'}</span>
              <input type="range" min={0} max={400} value={view[name]} onChange={(event) => set({ [name]: Number(event.target.value) })} />
              <span className="dk-num">{view[name]}%</span>
            </label>
          ))}
          <button type="button" className="dk-btn dk-btn-s" onClick={() => set({ brightness: 100, contrast: 100 })}>
            As it is
          </button>
        </div>
      )}
    </span>
  )
}
