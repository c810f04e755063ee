import css from './Segmented.module.css'

interface Choice<Value extends string> {
  readonly value: Value
  readonly caption: string
}

interface SegmentedProps<Value extends string> {
  readonly label: string
  readonly choices: readonly Choice<Value>[]
  readonly value: Value
  onPick(value: Value): void
}

/** Two to four exclusive values; the arrows move between them as in any group of radios. */
export function Segmented<Value extends string>({ label, choices, value, onPick }: SegmentedProps<Value>) {
  return (
    <span className={css['track']} role="radiogroup" aria-label={label}>
      {choices.map((choice) => (
        <label key={choice.value} className={css['part']}>
          <input type="radio" name={label} className="vh" checked={choice.value === value} onChange={() => onPick(choice.value)} />
          {choice.caption}
        </label>
      ))}
    </span>
  )
}
