import './start.css'
import { useEffect } from 'react'
import { client, startAfresh } from '../../client/index.ts'
import { Button } from '../../ui/index.ts'
import { CodeToKeep } from './code-to-keep.tsx'
import type { FictionalPerson } from './fictional-people.ts'
import { FictionalStrip } from './fictional-strip.tsx'

export type Arrival =
  | { kind: 'recovery code'; code: string }
  | { kind: 'fictional'; people: FictionalPerson[] }

/** What has to be read once, after a workspace was made and before it is used. */
export function ArrivalScreen({ arrival, onDone }: { arrival: Arrival; onDone: () => void }) {
  const done = async () => {
    await startAfresh()
    location.hash = '#/'
    onDone()
  }
  return arrival.kind === 'recovery code' ? (
    <RecoveryCode code={arrival.code} onDone={() => void done()} />
  ) : (
    <FictionalWelcome people={arrival.people} onDone={() => void done()} />
  )
}

function RecoveryCode({ code, onDone }: { code: string; onDone: () => void }) {
  useStay()
  return (
    <main className="start">
      <p className="start-brand">Chairside</p>
      <div className="start-card">
        <h1>Keep this recovery code</h1>
        <CodeToKeep
          code={code}
          submit="Go to Today"
          onTyped={async (recoveryCode) => {
            await client.safekeeping.tryRecoveryCode({ recoveryCode })
            onDone()
          }}
        />
      </div>
    </main>
  )
}

/** The code is shown once: closing the window by accident must ask first. */
function useStay() {
  useEffect(() => {
    const stay = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', stay)
    return () => window.removeEventListener('beforeunload', stay)
  }, [])
}

function FictionalWelcome({ people, onDone }: { people: FictionalPerson[]; onDone: () => void }) {
  const first = people[0]
  return (
    <>
      <FictionalStrip />
      <main className="start">
        <p className="start-brand">Chairside</p>
        <div className="start-card">
          <h1>Two people to sign in as</h1>
          <p>
            Some checks need a second person. Use “Switch person” at the foot of the rail to become the other
            one. The passphrase is asked for again when you sign.
          </p>
          <ul className="ui-plain-list">
            {people.map((person) => (
              <li key={person.id} className="start-person">
                <span>
                  <strong>{person.name}</strong>
                  <br />
                  <span className="ui-quiet">{person.role}</span>
                </span>
                <span>
                  <span className="ui-quiet ui-small">Passphrase</span>
                  <br />
                  <strong>{person.passphrase}</strong>
                </span>
              </li>
            ))}
          </ul>
          <div className="ui-row">
            <Button kind="main" onPress={onDone} autoFocus>
              {first ? `Begin as ${first.name}` : 'Begin'}
            </Button>
          </div>
        </div>
      </main>
    </>
  )
}
