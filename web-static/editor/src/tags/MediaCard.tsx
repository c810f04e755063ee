import { Icon } from '../frame/icons'

interface MediaCardProps {
  readonly what: 'image' | 'text'
  /** The attribute of the config that names the data. */
  readonly field: string
  readonly reason: string
  readonly address: string
  onRetry?(): void
}

/** In the place of data that did not come: what, why, from where. The rest of the task works on. */
export function MediaCard({ what, field, reason, address, onRetry }: MediaCardProps) {
  return (
    <div className="dk-card" role="alert">
      <Icon name="image-off" />
      <p className="dk-strong">
        The {what} {field === '' ? '' : <code>{field}</code>} could not be shown
      </p>
      <p>{reason}</p>
      {address !== '' && <p className="dk-card-address">{address}</p>}
      {onRetry !== undefined && (
        <button type="button" className="dk-btn" onClick={onRetry}>
          Try again
        </button>
      )}
    </div>
  )
}
