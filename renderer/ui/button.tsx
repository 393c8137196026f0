import './button.css'
import type { ReactNode } from 'react'
import {
  Button as AriaButton,
  type ButtonProps as AriaButtonProps,
  ToggleButton as AriaToggleButton,
  type ToggleButtonProps as AriaToggleButtonProps,
  Tooltip,
  TooltipTrigger,
} from 'react-aria-components'
import { Icon, type IconName } from './icon.tsx'

export type ButtonKind = 'main' | 'plain' | 'quiet' | 'stop'

type Look = { kind?: ButtonKind; small?: boolean; icon?: IconName }

const classes = ({ kind = 'plain', small }: Look, extra = '') =>
  ['ui-button', `ui-button-${kind}`, small ? 'ui-button-small' : '', extra].filter(Boolean).join(' ')

export type ButtonProps = Omit<AriaButtonProps, 'className' | 'children' | 'isPending'> &
  Look & {
    children: ReactNode
    /** Work is under way: the button keeps focus, cannot be pressed again, and says `busyWords`. */
    busy?: boolean
    busyWords?: string
  }

/** One main action to a screen; everything else is plain or quiet. `stop` is for what cannot be taken back. */
export function Button({
  kind,
  small,
  icon,
  busy = false,
  busyWords = 'Working…',
  children,
  ...rest
}: ButtonProps) {
  return (
    <AriaButton {...rest} isPending={busy} className={classes({ kind, small })}>
      {icon ? <Icon name={icon} /> : null}
      <span>{busy ? busyWords : children}</span>
    </AriaButton>
  )
}

export type IconButtonProps = Omit<AriaButtonProps, 'className' | 'children' | 'aria-label'> & {
  /** The word for it: read aloud, and shown on focus and hover. */
  label: string
  icon: IconName
  kind?: ButtonKind
  small?: boolean
  /** Shown with the word, e.g. `Ctrl+K`. */
  shortcut?: string
}

export function IconButton({ label, icon, kind = 'quiet', small, shortcut, ...rest }: IconButtonProps) {
  return (
    <TooltipTrigger delay={300} closeDelay={0}>
      <AriaButton {...rest} aria-label={label} className={classes({ kind, small }, 'ui-button-icon')}>
        <Icon name={icon} size={small ? 16 : 20} />
      </AriaButton>
      <Tooltip className="ui-tooltip" offset={6}>
        {label}
        {shortcut ? ` (${shortcut})` : ''}
      </Tooltip>
    </TooltipTrigger>
  )
}

export type ToggleButtonProps = Omit<AriaToggleButtonProps, 'className' | 'children'> &
  Look & { children: ReactNode }

export function ToggleButton({ kind, small, icon, children, ...rest }: ToggleButtonProps) {
  return (
    <AriaToggleButton {...rest} className={classes({ kind, small })}>
      {icon ? <Icon name={icon} /> : null}
      <span>{children}</span>
    </AriaToggleButton>
  )
}

export type LinkButtonProps = Look & { href: string; children: ReactNode; onClick?: () => void }

/** Goes somewhere, and looks like the action that it is. `href` is a place in the app, e.g. `/cases`. */
export function LinkButton({ href, kind, small, icon, children, onClick }: LinkButtonProps) {
  return (
    <a
      href={`#${href}`}
      className={classes({ kind, small })}
      onClick={onClick}
      // In a row of a list Enter follows the link, and does not open the row as well.
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.stopPropagation()
      }}
    >
      {icon ? <Icon name={icon} /> : null}
      <span>{children}</span>
    </a>
  )
}
