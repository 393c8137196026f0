import { QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { I18nProvider } from 'react-aria-components'
import { Router } from 'wouter'
import { problemOf, queryClient, useConnection, useStatus } from './client/index.ts'
import { Shell } from './screens/shell/shell.tsx'
import { type Arrival, ArrivalScreen } from './screens/start/arrival.tsx'
import { Fault } from './screens/start/fault.tsx'
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

  if (arrival) return <ArrivalScreen arrival={arrival} onDone={() => setArrival(null)} />
  if (!status.data) {
    if (connection.state === 'lost') return <Alone>{<ProblemNotice problem={connection.words} />}</Alone>
    if (status.error)
      return (
        <Alone>
          <ProblemNotice
            problem={problemOf(status.error)}
            action={
              <span>
                <Button onPress={() => void status.refetch()}>Try again</Button>
              </span>
            }
          />
        </Alone>
      )
    return <Alone>{<Waiting>Opening Chairside…</Waiting>}</Alone>
  }
  if (status.data.state === 'open' && status.data.me) {
    return <Shell status={status.data} me={status.data.me} />
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
      />
    )
  return <UnlockScreen status={status.data} onElsewhere={() => setElsewhere(true)} />
}

function Alone({ children }: { children: ReactNode }) {
  return (
    <main className="ui-page ui-page-narrow">
      <h1>Chairside</h1>
      {children}
    </main>
  )
}
