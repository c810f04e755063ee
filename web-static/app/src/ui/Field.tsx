import { ChevronDown, CircleX } from 'lucide-react'
import { type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes, type TextareaHTMLAttributes, useId } from 'react'
import css from './Field.module.css'
import { cx } from './cx'
import { Icon, type LucideIcon } from './Icon'

interface FieldProps {
  readonly label: string
  readonly isOptional?: boolean | undefined
  readonly help?: ReactNode
  readonly error?: string | undefined
  /** At the right end of the label's line. */
  readonly aside?: ReactNode
}

interface Wiring {
  readonly id: string
  readonly 'aria-invalid'?: true
  readonly 'aria-describedby'?: string
}

/** Label above, help below; when it is wrong, the words that say how to mend it. */
function Field({ label, isOptional, help, error, aside, children }: FieldProps & { children(wiring: Wiring): ReactNode }) {
  const id = useId()
  const told = error ?? help
  return (
    <div className={css['field']}>
      <div className={css['labelLine']}>
        <label className={css['label']} htmlFor={id}>
          {label}
          {isOptional === true && <span className={css['optional']}> optional</span>}
        </label>
        {aside}
      </div>
      {children({
        id,
        ...(error === undefined ? {} : { 'aria-invalid': true }),
        ...(told === undefined ? {} : { 'aria-describedby': `${id}-told` }),
      })}
      {told !== undefined && (
        <p className={cx(css['help'], error !== undefined && css['wrong'])} id={`${id}-told`}>
          {error !== undefined && <Icon of={CircleX} size={14} />}
          <span>{told}</span>
        </p>
      )}
    </div>
  )
}

type InputProps = FieldProps & InputHTMLAttributes<HTMLInputElement> & { readonly isLarge?: boolean; readonly end?: ReactNode }

export function TextField({ label, isOptional, help, error, aside, isLarge = false, end, className, ...input }: InputProps) {
  return (
    <Field {...{ label, isOptional, help, error, aside }}>
      {(wiring) => (
        <span className={css['holder']}>
          <input
            {...input}
            {...wiring}
            className={cx(css['input'], isLarge && css['large'], end !== undefined && css['withEnd'], className)}
          />
          {end !== undefined && <span className={css['end']}>{end}</span>}
        </span>
      )}
    </Field>
  )
}

export function AreaField({
  label,
  isOptional,
  help,
  error,
  aside,
  className,
  ...area
}: FieldProps & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  return (
    <Field {...{ label, isOptional, help, error, aside }}>
      {(wiring) => <textarea {...area} {...wiring} className={cx(css['input'], css['area'], className)} />}
    </Field>
  )
}

interface Option<Value extends string> {
  readonly value: Value
  readonly caption: string
}

interface SelectProps<Value extends string> extends Omit<SelectHTMLAttributes<HTMLSelectElement>, 'onChange' | 'value'> {
  readonly options: readonly Option<Value>[]
  readonly value: Value
  readonly isBare?: boolean
  onPick(value: Value): void
}

/** The system's own list: it filters as one types and fits every screen reader and phone. */
export function Select<Value extends string>({ options, value, isBare = false, onPick, className, ...rest }: SelectProps<Value>) {
  return (
    <span className={cx(css['picker'], isBare && css['barePicker'])}>
      <select
        {...rest}
        className={cx(isBare ? css['bare'] : css['input'], css['select'], className)}
        value={value}
        onChange={(event) => onPick(event.target.value as Value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.caption}
          </option>
        ))}
      </select>
      <Icon of={ChevronDown} size={14} />
    </span>
  )
}

export function SelectField<Value extends string>({ label, help, error, aside, ...select }: FieldProps & SelectProps<Value>) {
  return <Field {...{ label, help, error, aside }}>{(wiring) => <Select {...select} {...wiring} />}</Field>
}

interface SwitchProps {
  readonly label: ReactNode
  readonly help?: string
  readonly isOn: boolean
  onChange(isOn: boolean): void
}

/** A line of a form with its switch at the right; the whole line is the target. */
export function SwitchLine({ label, help, isOn, onChange }: SwitchProps) {
  const id = useId()
  return (
    <label className={css['line']}>
      <span className="grow">
        <span className={css['lineLabel']}>{label}</span>
        {help !== undefined && (
          <span className={css['help']} id={id}>
            {help}
          </span>
        )}
      </span>
      <input
        type="checkbox"
        role="switch"
        className={css['switch']}
        checked={isOn}
        onChange={(event) => onChange(event.target.checked)}
        {...(help === undefined ? {} : { 'aria-describedby': id })}
      />
    </label>
  )
}

interface CheckProps extends InputHTMLAttributes<HTMLInputElement> {
  readonly isMixed?: boolean
}

export function Check({ isMixed = false, ...input }: CheckProps) {
  return (
    <input
      type="checkbox"
      {...input}
      className={css['check']}
      ref={(element) => {
        if (element !== null) element.indeterminate = isMixed
      }}
    />
  )
}

/** One of several; the arrows move between those of one name. */
export const Radio = ({ className, ...input }: InputHTMLAttributes<HTMLInputElement>) => (
  <input type="radio" {...input} className={cx(css['radio'], className)} />
)

export function SearchField({ label, icon, end, isWide = false, className, ...input }: InputHTMLAttributes<HTMLInputElement> & SearchLook) {
  return (
    <span className={cx(css['search'], isWide && css['wide'], className)}>
      <Icon of={icon} size={14} />
      <input type="search" aria-label={label} placeholder={label} autoComplete="off" {...input} />
      {end}
    </span>
  )
}

interface SearchLook {
  /** As wide as what holds it. */
  readonly isWide?: boolean
  readonly label: string
  readonly icon: LucideIcon
  readonly end?: ReactNode
}
