import { QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { I18nProvider } from 'react-aria-components'
import { Router } from 'wouter'
import type { ProblemWords } from '../shared/api/problem.ts'
import { isDesktop } from './client/doors.ts'
import { lockedByCore, problemOf, queryClient, useConnection, useStatus } from './client/index.ts'
import { Shell } from './screens/shell/shell.tsx'
import { type Arrival, ArrivalScreen } from './screens/start/arrival.tsx'
import { Fault } from './screens/start/fault.tsx'
import { RescueScreen } from './screens/start/rescue.tsx'
import { StartScreen } from './screens/start/start.tsx'
import { UnlockScreen } from './screens/start/unlock.tsx'
import {
  Announcer,
  Button,
  ProblemNotice,
  useApplyTheme,
  useHashPath,
  useHashSearch,
  Waiting,
} from './ui/index.ts'

export function App() {
  useApplyTheme()
  return (
    <QueryClientProvider client={queryClient}>
      <I18nProvider locale="en-GB">
        <Router hook={useHashPath} searchHook={useHashSearch}>
          <Fault>
            <Door />
          </Fault>
          <Announcer />
        </Router>
      </I18nProvider>
    </QueryClientProvider>
  )
}

/** What stands behind the door depends on the workspace: none yet, locked, or open for somebody. */
function Door() {
  const status = useStatus()
  const connection = useConnection()
  /** Kept here because the workspace is open already while its code or its people are still to be read. */
  const [arrival, setArrival] = useState<Arrival | null>(null)
  const [elsewhere, setElsewhere] = useState(false)
  /** Somebody wants to put right what is damaged, or to bring records back on another computer. */
  const [rescue, setRescue] = useState<{ problem: ProblemWords | null } | null>(null)
  // Signed out by the core: by another window, or because the machine slept.
  const state = status.data?.state
  const wasOpen = useRef(false)
  useEffect(() => {
    if (state === 'locked' && wasOpen.current && !rescue && !arrival) void lockedByCore()
    if (state) wasOpen.current = state === 'open'
  }, [state, rescue, arrival])
  const door = status.data?.door ?? (isDesktop(window) ? 'desktop' : 'browser')

  if (arrival) return <ArrivalScreen arrival={arrival} onDone={() => setArrival(null)} />
  if (rescue && status.data?.state !== 'open')
    return <RescueScreen problem={rescue.problem} door={door} onDone={() => setRescue(null)} />
  if (!status.data || (status.error && problemOf(status.error).code === 'damaged workspace')) {
    if (connection.state === 'lost') return <Alone>{<ProblemNotice problem={connection.words} />}</Alone>
    if (status.error) {
      const problem = problemOf(status.error)
      const isDamage = problem.code === 'damaged workspace'
      return (
        <Alone>
          <ProblemNotice
            problem={problem}
            action={
              <span className="ui-row">
                {isDamage ? (
                  <Button kind="main" onPress={() => setRescue({ problem })}>
                    See what can be put back
                  </Button>
                ) : null}
                <Button onPress={() => void status.refetch()}>Try again</Button>
              </span>
            }
          />
        </Alone>
      )
    }
    return <Alone>{<Waiting>Opening Chairside…</Waiting>}</Alone>
  }
  if (status.data.state === 'open' && status.data.me) {
    return <Shell status={status.data} me={status.data.me} onDamage={(problem) => setRescue({ problem })} />
  }
  if (status.data.state === 'none' || elsewhere)
    return (
      <StartScreen
        status={status.data}
        onArrival={(next) => {
          setElsewhere(false)
          setArrival(next)
        }}
        onBack={elsewhere ? () => setElsewhere(false) : undefined}
        onBringBack={(problem) => setRescue({ problem })}
      />
    )
  return (
    <UnlockScreen
      status={status.data}
      onElsewhere={() => setElsewhere(true)}
      onDamage={(problem) => setRescue({ problem })}
    />
  )
}

function Alone({ children }: { children: ReactNode }) {
  return (
    <main className="ui-page ui-page-narrow">
      <h1>Chairside</h1>
      {children}
    </main>
  )
}
