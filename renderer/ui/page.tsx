import './page.css'
import { type ReactNode, useEffect, useState } from 'react'
import { Disclosure as AriaDisclosure, Button, DisclosurePanel } from 'react-aria-components'
import { Icon, type IconName } from './icon.tsx'
import { Unbroken } from './unbroken.tsx'

export type PageProps = {
  title: string
  /** One sentence under the title. */
  lead?: ReactNode
  /** Buttons at the head; one of them main at most. */
  actions?: ReactNode
  /** The way back, e.g. `{ href: '/cases', label: 'Cases' }`. */
  back?: { href: string; label: string }
  /** For forms and reading: no wider than a comfortable line. */
  narrow?: boolean
  children?: ReactNode
}

/** One screen: one heading of the first level, and what belongs to it. */
export function Page({ title, lead, actions, back, narrow, children }: PageProps) {
  return (
    <div className={`ui-page${narrow ? ' ui-page-narrow' : ''}`}>
      <div className="ui-page-head">
        <div className="ui-page-words">
          {back ? (
            <p className="ui-page-back">
              <a href={`#${back.href}`}>
                Back to <Unbroken>{back.label}</Unbroken>
              </a>
            </p>
          ) : null}
          <h1>
            <Unbroken>{title}</Unbroken>
          </h1>
          {lead ? (
            <div className="ui-page-lead">
              {typeof lead === 'string' ? <Unbroken>{lead}</Unbroken> : lead}
            </div>
          ) : null}
        </div>
        {actions ? <div className="ui-row">{actions}</div> : null}
      </div>
      {children}
    </div>
  )
}

/** A titled part of a page. */
export function PageGroup({
  title,
  children,
  actions,
}: {
  title: string
  children: ReactNode
  actions?: ReactNode
}) {
  return (
    <section className="ui-page-group" aria-label={title}>
      <div className="ui-page-head">
        <h2>{title}</h2>
        {actions}
      </div>
      {children}
    </section>
  )
}

/** First in the tab order: jumps over the rail to what the screen is about. */
export function SkipLink({ to, children = 'Skip to the page' }: { to: string; children?: ReactNode }) {
  return (
    <a
      className="ui-skip"
      href={`#${to}`}
      onClick={(event) => {
        // The address after # names the screen, so the jump is made by hand.
        event.preventDefault()
        document.getElementById(to)?.focus()
      }}
    >
      {children}
    </a>
  )
}

const isMac = () => typeof navigator !== 'undefined' && /mac/i.test(navigator.platform)

/** Keys as this machine names them: `Mod+K` is Ctrl+K, or ⌘K on a Mac. */
export function sayKeys(keys: string): string {
  return isMac()
    ? keys.replace('Mod+', '⌘').replace('Shift+', '⇧').replace('Alt+', '⌥')
    : keys.replace('Mod', 'Ctrl')
}

export function Kbd({ children }: { children: string }) {
  return <kbd className="ui-kbd">{sayKeys(children)}</kbd>
}

/** Label and value pairs. Pairs without a value are left out unless `keepEmpty` says what to show. */
export function Facts({
  facts,
  keepEmpty,
}: {
  facts: { label: string; value: ReactNode }[]
  keepEmpty?: string
}) {
  const shown = facts.filter((fact) => fact.value || keepEmpty)
  return (
    <dl className="ui-facts">
      {shown.map((fact) => [
        <dt key={`${fact.label} label`}>{fact.label}</dt>,
        <dd key={`${fact.label} value`}>{fact.value || keepEmpty}</dd>,
      ])}
    </dl>
  )
}

export type StateMarkProps = {
  tone?: 'plain' | 'done' | 'warn' | 'stop'
  icon?: IconName
  children: ReactNode
}

/** A word in a frame: the state of a record, the strength of a passphrase. */
export function StateMark({ tone = 'plain', icon, children }: StateMarkProps) {
  return (
    <span className={`ui-mark ui-mark-${tone}`}>
      {icon ? <Icon name={icon} size={14} /> : null}
      {children}
    </span>
  )
}

export type DisclosureProps = {
  label: ReactNode
  children: ReactNode
  open?: boolean
  onToggle?: (open: boolean) => void
}

export function Disclosure({ label, children, open, onToggle }: DisclosureProps) {
  return (
    <AriaDisclosure className="ui-disclosure" isExpanded={open} onExpandedChange={onToggle}>
      <Button slot="trigger" className="ui-button ui-button-quiet">
        <Icon name="right" size={16} />
        <span>{label}</span>
      </Button>
      <DisclosurePanel className="ui-disclosure-panel">{children}</DisclosurePanel>
    </AriaDisclosure>
  )
}

/** Says that something is being fetched, but only when it takes long enough to wonder about. */
export function Waiting({ children = 'One moment…' }: { children?: ReactNode }) {
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 400)
    return () => clearTimeout(timer)
  }, [])
  return (
    <p className="ui-waiting" role="status">
      {late ? children : ''}
    </p>
  )
}
