import './start.css'
import { useEffect, useState } from 'react'
import { startAfresh } from '../../client/index.ts'
import { Button, Checkbox, Notice, ProblemNotice } from '../../ui/index.ts'
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
  const [kept, setKept] = useState(false)
  const [copied, setCopied] = useState(false)
  const [copyFailed, setCopyFailed] = useState(false)
  useEffect(() => {
    // The code is shown once: closing the window by accident must ask first.
    const stay = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', stay)
    return () => window.removeEventListener('beforeunload', stay)
  }, [])
  const copy = () => {
    navigator.clipboard.writeText(code).then(
      () => setCopied(true),
      () => setCopyFailed(true),
    )
  }
  return (
    <main className="start">
      <p className="start-brand">Chairside</p>
      <div className="start-card">
        <h1>Keep this recovery code</h1>
        <p>
          It opens the records when a passphrase is forgotten. It is shown only now. Print it and keep it
          where your council keeps sealed codes, away from this computer.
        </p>
        <p className="start-code">{code}</p>
        <div className="ui-row ui-no-print">
          <Button kind="main" icon="print" onPress={() => window.print()}>
            Print
          </Button>
          <Button icon="copy" onPress={copy}>
            Copy
          </Button>
          <span role="status">{copied ? 'Copied. Clear the clipboard afterwards.' : ''}</span>
        </div>
        <ProblemNotice
          problem={
            copyFailed
              ? {
                  happened: 'The code could not be copied.',
                  safe: '',
                  todo: 'Select it and press Ctrl C, or write it down.',
                }
              : null
          }
        />
        <Notice
          tone="warn"
          title="Without a passphrase and without this code the records cannot be opened by anyone."
        />
        <div className="ui-stack-tight ui-no-print">
          <Checkbox isSelected={kept} onChange={setKept}>
            I have printed it or written it down.
          </Checkbox>
          <div className="ui-row">
            <Button kind="main" isDisabled={!kept} onPress={onDone}>
              Go to Today
            </Button>
          </div>
        </div>
      </div>
    </main>
  )
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
