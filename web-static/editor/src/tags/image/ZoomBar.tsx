import { useSyncExternalStore } from 'react'
import { Icon } from '../../frame/icons'
import { type ImageStage } from './stage'

const STEP = 1.25

export function ZoomBar({ stage }: { readonly stage: ImageStage }) {
  const { scale, isFit } = useSyncExternalStore(stage.zoom.subscribe, stage.zoom.get)
  return (
    <div className="dk-zoom" role="group" aria-label="Zoom" data-no-draw>
      <button
        type="button"
        className="dk-icon-btn dk-icon-btn-s"
        aria-label="Zoom out"
        title="Zoom out (Ctrl −)"
        onClick={() => stage.zoomBy(1 / STEP)}
      >
        <Icon name="minus" size={14} />
      </button>
      <button
        type="button"
        className="dk-num dk-zoom-v"
        aria-label={`Zoom ${Math.round(scale * 100)}%, show at 100%`}
        title="100% (Shift 2)"
        onClick={() => stage.zoomTo('original')}
      >
        {Math.round(scale * 100)}%
      </button>
      <button
        type="button"
        className="dk-icon-btn dk-icon-btn-s"
        aria-label="Zoom in"
        title="Zoom in (Ctrl +)"
        onClick={() => stage.zoomBy(STEP)}
      >
        <Icon name="plus" size={14} />
      </button>
      <span className="dk-sep" />
      <button
        type="button"
        className="dk-icon-btn dk-icon-btn-s"
        aria-label="Fit"
        title="Fit (Shift 1)"
        aria-pressed={isFit}
        onClick={() => stage.zoomTo('fit')}
      >
        <Icon name="maximize" size={14} />
      </button>
    </div>
  )
}
