import { useEffect, useRef, useState, type ReactNode } from 'react'
import { type ObjectTag } from '../../config/config'
import { flag } from '../../config/node'
import { resolve, resolveText } from '../../config/values'
import { useEditor, useUi } from '../../session/context'
import { PLAIN_VIEW } from '../../session/ui'
import { MediaCard } from '../MediaCard'
import { type TagDefinition, type TagProps } from '../tag'
import { imageCommands } from './commands'
import { StageKeyboard } from './keyboard'
import { StagePointer } from './pointer'
import { ImageStage } from './stage'
import { ZoomBar } from './ZoomBar'

function ImageTag({ node }: TagProps) {
  const store = useEditor()
  const value = node.attributes['value'] ?? ''
  const object = store.config.objects.get(node.attributes['name'] ?? '')
  const address = resolveText(value, store.data)
  if (object === undefined) return null
  if (resolve(value, store.data) === undefined || address === '')
    return <MediaCard what="image" field={value} reason="This task has no such field" address="" />
  return <Picture key={address} object={object} address={address} field={value} />
}

interface PictureProps {
  readonly object: ObjectTag
  readonly address: string
  readonly field: string
}

type Loading = 'loading' | 'failed' | 'ready'

function Picture({ object, address, field }: PictureProps) {
  const [loading, setLoading] = useState<Loading>('loading')
  const [attempt, setAttempt] = useState(0)
  const crossOrigin = object.node.attributes['crossorigin']
  if (loading === 'failed') {
    const retry = () => {
      setAttempt(attempt + 1)
      setLoading('loading')
    }
    return <MediaCard what="image" field={field} reason={reasonFor(address)} address={address} onRetry={retry} />
  }
  return (
    <Stage object={object} isReady={loading === 'ready'}>
      <img
        key={attempt}
        className="dk-photo"
        src={address}
        alt={`Image ${object.name}`}
        draggable={false}
        {...(crossOrigin === 'anonymous' || crossOrigin === 'use-credentials' ? { crossOrigin } : {})}
        onLoad={() => setLoading('ready')}
        onError={() => setLoading('failed')}
      />
    </Stage>
  )
}

/** What most likely kept an image away; the browser does not say. */
function reasonFor(address: string): string {
  if (/^\w+:/.test(address) && !/^(https?|data|blob):/i.test(address))
    return `Addresses like ${address.split(':')[0]}:// must be signed by the server first`
  const isForeign = /^https?:/i.test(address) && !address.startsWith(location.origin)
  return isForeign
    ? 'The address does not answer with an image, or its server does not let this page read it (CORS)'
    : 'The address does not answer with an image this browser can show'
}

function Stage({ object, isReady, children }: { readonly object: ObjectTag; readonly isReady: boolean; readonly children: ReactNode }) {
  const store = useEditor()
  const root = useRef<HTMLDivElement>(null)
  const regions = useRef<HTMLCanvasElement>(null)
  const active = useRef<HTMLCanvasElement>(null)
  const [stage, setStage] = useState<ImageStage>()
  useEffect(() => {
    const image = root.current?.querySelector('img')
    if (!isReady || root.current === null || image === null || image === undefined || regions.current === null || active.current === null)
      return undefined
    const opened = new ImageStage(store, object, { root: root.current, image, regions: regions.current, active: active.current })
    const stop = listen(opened)
    setStage(opened)
    return () => {
      stop()
      opened.close()
      setStage(undefined)
    }
  }, [isReady, store, object])
  usePhotoFilter(object, root)
  const hasZoom = flag(object.node, 'zoomcontrol', true)
  return (
    <div className="dk-stage" data-stage={object.name}>
      <div
        className={`dk-stage-window${store.settings.smoothing && object.node.attributes['smoothing'] !== 'false' ? '' : ' dk-pixels'}`}
        ref={root}
        tabIndex={0}
        role="application"
        aria-label={`Image ${object.name}. Tab goes from region to region, arrows move, a tool and Enter draw`}
        aria-roledescription="drawing area"
      >
        {children}
        <canvas className="dk-layer" ref={regions} aria-hidden="true" />
        <canvas className="dk-layer" ref={active} aria-hidden="true" />
      </div>
      {!isReady && <p className="dk-loading">Loading image</p>}
      {stage !== undefined && hasZoom && <ZoomBar stage={stage} />}
    </div>
  )
}

/** Native listeners: wheel and touch must be able to stop the page from scrolling. */
function listen(stage: ImageStage): () => void {
  const { root } = stage.parts
  const pointer = new StagePointer(stage)
  const keyboard = new StageKeyboard(stage, pointer)
  const stopCommands = stage.store.keys.register(imageCommands(stage, pointer))
  const complete = () => pointer.complete()
  stage.store.unfinished.add(complete)
  let { tool } = stage.store.ui.get()
  const stopTool = stage.store.ui.subscribe(() => {
    if (stage.store.ui.get().tool === tool) return
    tool = stage.store.ui.get().tool
    complete()
  })
  const abort = new AbortController()
  const on = <K extends keyof HTMLElementEventMap>(name: K, run: (event: HTMLElementEventMap[K]) => void) =>
    root.addEventListener(name, run, { signal: abort.signal, passive: false })
  on('pointerdown', (event) => pointer.down(event))
  on('pointermove', (event) => pointer.move(event))
  on('pointerup', (event) => pointer.up(event))
  on('pointercancel', () => pointer.cancel())
  on('pointerleave', () => stage.store.ui.set({ hovered: undefined }))
  on('dblclick', (event) => pointer.doubleClick(event))
  on('wheel', (event) => {
    event.preventDefault()
    if (event.ctrlKey || event.metaKey) stage.zoomBy(Math.exp(-event.deltaY * 0.002), stage.windowPlace(event))
    else stage.pan(-event.deltaX, -event.deltaY)
  })
  on('keydown', (event) => {
    if (!event.defaultPrevented && keyboard.down(event)) event.preventDefault()
  })
  on('keyup', (event) => keyboard.up(event))
  return () => {
    abort.abort()
    stopCommands()
    stopTool()
    stage.store.unfinished.delete(complete)
  }
}

/** Brightness and contrast change the look only. */
function usePhotoFilter(object: ObjectTag, root: { readonly current: HTMLElement | null }): void {
  const view = useUi((ui) => ui.views[object.name] ?? PLAIN_VIEW)
  useEffect(() => {
    const image = root.current?.querySelector('img')
    const isPlain = view.brightness === 100 && view.contrast === 100
    image?.style.setProperty('filter', isPlain ? 'none' : `brightness(${view.brightness}%) contrast(${view.contrast}%)`)
  })
}

export const image: TagDefinition = { tag: 'image', role: 'object', place: 'stage', View: ImageTag }
