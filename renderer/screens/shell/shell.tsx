import './shell.css'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { type Account, can, canBegin } from '../../../shared/access/access.ts'
import type { WorkspaceStatus } from '../../../shared/api/contract.ts'
import type { ProblemWords } from '../../../shared/api/problem.ts'
import {
  client,
  finishOrKeep,
  finishWork,
  lockNow,
  startAfresh,
  useConnection,
  useDoing,
} from '../../client/index.ts'
import {
  Button,
  CommandPalette,
  Dialog,
  Icon,
  Kbd,
  listenForShortcuts,
  matchesKeys,
  ProblemNotice,
  remember,
  Sheet,
  SkipLink,
  useCommands,
  useRemembered,
  useTheme,
} from '../../ui/index.ts'
import { askSearch } from '../search/use-search.ts'
import { Fault } from '../start/fault.tsx'
import { FictionalStrip } from '../start/fictional-strip.tsx'
import { SignInForm } from '../start/sign-in.tsx'
import { Cover } from './cover.tsx'
import { lockOthers, useLockByItself } from './idle.ts'
import { KeptWords } from './kept-words.tsx'
import { type Place, placeOf, placesFor, settingsFor } from './places.ts'
import { Screens } from './screens.tsx'

const LOCK_KEYS = 'Mod+Shift+L'

/** The one key that works everywhere: before the editor, a dialog or a menu hears it, and while the page is busy. */
function useLockKey(lock: () => void): void {
  const latest = useRef(lock)
  latest.current = lock
  useEffect(() => {
    const mac = /mac/i.test(navigator.platform)
    const listener = (event: KeyboardEvent) => {
      if (!matchesKeys(LOCK_KEYS, event, mac)) return
      event.preventDefault()
      event.stopImmediatePropagation()
      latest.current()
    }
    window.addEventListener('keydown', listener, { capture: true })
    return () => window.removeEventListener('keydown', listener, { capture: true })
  }, [])
}

/** Everything around a screen: the rail, who is signed in, the palette, the lock. */
export function Shell({
  status,
  me,
  onDamage,
}: {
  status: WorkspaceStatus
  me: Account
  /** Locked, and on the way to what can be put back. */
  onDamage: (problem: ProblemWords) => void
}) {
  const [path, goTo] = useLocation()
  const connection = useConnection()
  const [wideRail, setWideRail] = useRemembered<'wide' | 'small'>('rail', 'wide')
  // Beside a record every bit of width belongs to the page.
  const [recordRail, setRecordRail] = useRemembered<'wide' | 'small'>('rail-record', 'small')
  const inRecord = path.startsWith('/record/')
  const [rail, setRail] = inRecord ? [recordRail, setRecordRail] : [wideRail, setWideRail]
  const [, setTheme] = useTheme()
  const [menuOpen, setMenuOpen] = useState(false)
  const [paletteOpen, setPaletteOpen] = useState(false)
  const [switching, setSwitching] = useState(false)
  /** How often somebody else has arrived in this window. */
  const [arrived, setArrived] = useState(0)

  const lock = () => {
    // The others first: theirs are blank at the same moment.
    lockOthers(me.id)
    void lockNow({ everywhere: true })
  }
  const toRescue = useDoing(async () => {
    await finishOrKeep()
    await client.workspace.lock()
    if (status.damage) onDamage(status.damage)
    await startAfresh()
  })
  useLockByItself(me.id, (reason) => void lockNow({ everywhere: reason === 'asleep' }))
  useLockKey(lock)
  useEffect(() => remember('last-person', me.id), [me.id])
  useEffect(() => listenForShortcuts(window), [])
  useFocusOnArrival(path)
  useFocusAfterSwitch(arrived)

  useCommands([
    ...[...placesFor(me), ...settingsFor(me)].map((place) => ({
      id: `go${place.href}`,
      title: place.label,
      group: 'Go to',
      keywords: place.keywords,
      keys: place.keys,
      run: () => goTo(place.href),
    })),
    {
      id: 'go-me',
      title: 'Your account',
      group: 'Go to',
      keywords: 'passphrase certificate theme lock settings',
      run: () => goTo('/me'),
    },
    ...beginnings(me).map(({ href, ...command }) => ({ ...command, group: 'Do', run: () => goTo(href) })),
    {
      id: 'palette',
      title: 'Find or do anything',
      group: 'Do',
      keywords: 'commands palette',
      keys: 'Mod+K',
      run: () => setPaletteOpen(true),
    },
    {
      id: 'switch',
      title: 'Switch person',
      group: 'Do',
      keywords: 'sign in second user',
      run: () => setSwitching(true),
    },
    {
      id: 'lock',
      title: 'Lock Chairside',
      group: 'Do',
      keywords: 'sign out leave',
      keys: LOCK_KEYS,
      run: lock,
    },
    {
      id: 'rail',
      title: rail === 'wide' ? 'Make the rail small' : 'Make the rail wide',
      group: 'Look',
      keywords: 'sidebar collapse',
      run: () => setRail(rail === 'wide' ? 'small' : 'wide'),
    },
    { id: 'light', title: 'Light colours', group: 'Look', keywords: 'theme', run: () => setTheme('light') },
    {
      id: 'dark',
      title: 'Dark colours',
      group: 'Look',
      keywords: 'theme night',
      run: () => setTheme('dark'),
    },
    {
      id: 'system',
      title: 'Colours as the system says',
      group: 'Look',
      keywords: 'theme automatic',
      run: () => setTheme('system'),
    },
  ])

  const lookFor = (words: string) => ({
    title: `Search for “${words}”`,
    group: 'Families and records',
    run: () => {
      askSearch(words)
      goTo('/search')
    },
  })
  const rest = (close: () => void) => (
    <Navigation
      places={placesFor(me)}
      path={path}
      me={me}
      onFind={() => {
        close()
        setPaletteOpen(true)
      }}
      onGo={close}
      onSwitch={() => {
        close()
        setSwitching(true)
      }}
      onLock={() => {
        close()
        lock()
      }}
    />
  )

  return (
    <>
      <Cover me={me} />
      <div className={`shell${status.fictional ? ' shell-fictional' : ''}`}>
        <div className="shell-top">
          <SkipLink to="page" />
          {status.fictional ? <FictionalStrip /> : null}
          {connection.state === 'lost' || toRescue.problem ? (
            <div className="shell-lost">
              <ProblemNotice problem={connection.state === 'lost' ? connection.words : toRescue.problem} />
            </div>
          ) : null}
          <div className="shell-lost">
            <KeptWords me={me.id} />
          </div>
          {status.damage ? (
            <div className="shell-lost">
              <ProblemNotice
                problem={status.damage}
                action={
                  <span>
                    <Button
                      busy={toRescue.busy}
                      busyWords="Locking…"
                      onPress={() => void toRescue.run(undefined)}
                    >
                      Lock, and see what can be put back
                    </Button>
                  </span>
                }
              />
            </div>
          ) : null}
        </div>
        <div className="shell-body">
          <div className="shell-bar">
            <Button icon="menu" kind="quiet" onPress={() => setMenuOpen(true)}>
              Menu
            </Button>
            <Button icon="search" kind="quiet" onPress={() => setPaletteOpen(true)}>
              Find
            </Button>
          </div>
          <nav className={`rail${rail === 'small' ? ' rail-small' : ''}`} aria-label="Chairside">
            <p className="rail-brand">Chairside</p>
            {rest(() => undefined)}
            <button
              type="button"
              className="rail-item"
              onClick={() => setRail(rail === 'wide' ? 'small' : 'wide')}
            >
              <Icon name={rail === 'wide' ? 'left' : 'right'} />
              <span>{rail === 'wide' ? 'Make small' : 'Widen'}</span>
            </button>
          </nav>
          <main id="page" className="shell-main" tabIndex={-1}>
            <Fault key={path}>
              <Screens key={me.id} me={me} status={status} />
            </Fault>
          </main>
        </div>
        <Sheet title="Chairside" side="left" isOpen={menuOpen} onClose={() => setMenuOpen(false)}>
          <nav className="ui-stack-tight sheet-nav" aria-label="Chairside">
            {rest(() => setMenuOpen(false))}
          </nav>
        </Sheet>
        <CommandPalette
          isOpen={paletteOpen}
          onClose={() => setPaletteOpen(false)}
          lookFor={can(me, 'record.read') ? lookFor : undefined}
        />
        <Dialog title="Switch person" isOpen={switching} onClose={() => setSwitching(false)}>
          <p>You stay where you are. {me.name} is signed out of this window.</p>
          <SignInForm
            people={status.people.filter((person) => person.id !== me.id)}
            fictional={status.fictional}
            submit="Switch"
            before={finishWork}
            onDone={() => {
              setSwitching(false)
              setArrived((times) => times + 1)
            }}
          />
        </Dialog>
      </div>
    </>
  )
}

/** What this person may begin. */
const beginnings = (me: Account): { id: string; title: string; keywords: string; href: string }[] => [
  ...(canBegin(me, 'meetings')
    ? [
        {
          id: 'new-meeting',
          title: 'New meeting record',
          keywords: 'create conference minutes',
          href: '/new/meetings',
        },
      ]
    : []),
  ...(canBegin(me, 'supervision')
    ? [
        {
          id: 'new-supervision',
          title: 'New supervision record',
          keywords: 'create session',
          href: '/new/supervision',
        },
      ]
    : []),
  ...(can(me, 'case.write')
    ? [{ id: 'new-case', title: 'New family', keywords: 'create case children', href: '/cases/new' }]
    : []),
]

type NavigationProps = {
  places: readonly Place[]
  path: string
  me: Account
  onFind: () => void
  onGo: () => void
  onSwitch: () => void
  onLock: () => void
}

function Navigation({ places, path, me, onFind, onGo, onSwitch, onLock }: NavigationProps) {
  const here = placeOf(path)
  return (
    <>
      <button type="button" className="rail-item rail-find" onClick={onFind}>
        <Icon name="search" />
        <span>Find</span>
        <Kbd>Mod+K</Kbd>
      </button>
      <ul className="rail-list">
        {places.map((place) => (
          <li key={place.href}>
            <RailLink href={place.href} current={place.href === here} onGo={onGo}>
              <Icon name={place.icon} />
              <span>{place.label}</span>
            </RailLink>
          </li>
        ))}
      </ul>
      <ul className="rail-list rail-foot">
        <li>
          <RailLink href="/me" current={here === '/me'} onGo={onGo}>
            <Icon name="person" />
            <span>
              {me.name}
              <span className="rail-role">{me.role}</span>
            </span>
          </RailLink>
        </li>
        <li>
          <button type="button" className="rail-item" onClick={onSwitch}>
            <Icon name="switch" />
            <span>Switch person</span>
          </button>
        </li>
        <li>
          <button type="button" className="rail-item" onClick={onLock}>
            <Icon name="lock" />
            <span>Lock</span>
          </button>
        </li>
      </ul>
    </>
  )
}

function RailLink({
  href,
  current,
  onGo,
  children,
}: {
  href: string
  current: boolean
  onGo: () => void
  children: ReactNode
}) {
  return (
    <a className="rail-item" href={`#${href}`} aria-current={current ? 'page' : undefined} onClick={onGo}>
      {children}
    </a>
  )
}

/**
 * After going somewhere, reading starts at the new screen and not at the link that was pressed. Focus that a screen
 * has taken for itself is left alone.
 */
function useFocusOnArrival(path: string): void {
  const before = useRef(path)
  useEffect(() => {
    if (before.current === path) return
    before.current = path
    const page = document.getElementById('page')
    if (page && !page.contains(document.activeElement)) page.focus({ preventScroll: true })
    window.scrollTo(0, 0)
  }, [path])
}

/**
 * Whoever takes over the keyboard reads the page, not the rail: the dialog would otherwise give the focus back to the
 * button that opened it, and End or Page Down would move the rail.
 */
function useFocusAfterSwitch(arrived: number): void {
  useEffect(() => {
    if (arrived === 0) return
    // The dialog puts the focus back as it goes; this comes after it.
    const later = setTimeout(() => document.getElementById('page')?.focus({ preventScroll: true }), 50)
    return () => clearTimeout(later)
  }, [arrived])
}
