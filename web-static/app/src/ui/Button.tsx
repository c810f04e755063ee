import { Link, type LinkProps } from '@tanstack/react-router'
import { type ButtonHTMLAttributes, type ReactNode, useEffect, useId, useState } from 'react'
import css from './Button.module.css'
import { cx } from './cx'
import { Icon, type LucideIcon } from './Icon'
import { Tip } from './Tip'

export type Tone = 'plain' | 'ink' | 'quiet' | 'bad' | 'bad-quiet'

interface Look {
  readonly tone?: Tone | undefined
  readonly size?: 'small' | 'normal' | 'large' | undefined
  readonly icon?: LucideIcon | undefined
  /** The key that does the same, printed at the right. */
  readonly hint?: string | undefined
}

const lookClass = ({ tone = 'plain', size = 'normal' }: Look, more?: string) => cx(css['button'], css[tone], css[size], more)

const SPINNER_AFTER_MS = 150

/** True once something has been going on for long enough to say so. */
function useLasting(isBusy: boolean): boolean {
  const [isLasting, setLasting] = useState(false)
  useEffect(() => {
    if (!isBusy) return undefined
    const timer = setTimeout(() => setLasting(true), SPINNER_AFTER_MS)
    return () => {
      clearTimeout(timer)
      setLasting(false)
    }
  }, [isBusy])
  return isLasting
}

interface ButtonProps extends Look, Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'disabled'> {
  readonly isBusy?: boolean | undefined
  /** Why it cannot be pressed now; the button stays in the tab order and says so. */
  readonly reason?: string | undefined
  /** A dialog that opens puts the focus here. */
  readonly 'data-first'?: boolean
  readonly children: ReactNode
}

export function Button({ tone, size, icon, hint, isBusy = false, reason, children, className, onClick, ...rest }: ButtonProps) {
  const isLasting = useLasting(isBusy)
  const id = useId()
  const isOff = reason !== undefined
  const button = (
    <button
      type="button"
      {...rest}
      className={lookClass({ tone, size }, className)}
      aria-disabled={isOff || undefined}
      aria-busy={isBusy || undefined}
      {...(isOff ? { 'aria-describedby': id } : {})}
      onClick={(event) => {
        if (isOff || isBusy) return event.preventDefault()
        return onClick?.(event)
      }}
    >
      {isLasting ? <span className={css['spin']} aria-hidden="true" /> : icon !== undefined && <Icon of={icon} />}
      {children}
      {hint !== undefined && <kbd className={css['kbd']}>{hint}</kbd>}
      {isOff && (
        <span className="vh" id={id}>
          {reason}
        </span>
      )}
    </button>
  )
  return isOff ? <Tip text={reason}>{button}</Tip> : button
}

interface IconButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children'> {
  readonly icon: LucideIcon
  readonly label: string
  readonly hint?: string
  readonly isSmall?: boolean
}

/** An icon without a word: its name is the tooltip and the accessible name. */
export function IconButton({ icon, label, hint, isSmall = false, className, ...rest }: IconButtonProps) {
  return (
    <Tip text={label} hint={hint}>
      <button type="button" aria-label={label} {...rest} className={cx(css['icon'], isSmall && css['iconSmall'], className)}>
        <Icon of={icon} size={isSmall ? 14 : 16} />
      </button>
    </Tip>
  )
}

/** The same as a link. */
export function IconLink({ icon, label, ...link }: LinkProps & { readonly icon: LucideIcon; readonly label: string }) {
  return (
    <Link {...(link as LinkProps)} className={css['icon']} aria-label={label} title={label}>
      <Icon of={icon} />
    </Link>
  )
}

/** A link that looks like a button; middle click opens a tab, as with every link. */
export function ButtonLink({ tone, size, icon, hint, children, className, ...link }: Look & LinkProps & { readonly className?: string }) {
  return (
    <Link {...(link as LinkProps)} className={lookClass({ tone, size }, className)}>
      {icon !== undefined && <Icon of={icon} />}
      {children as ReactNode}
      {hint !== undefined && <kbd className={css['kbd']}>{hint}</kbd>}
    </Link>
  )
}

export function Kbd({ children }: { readonly children: string }) {
  return <kbd className={css['kbd']}>{children}</kbd>
}
