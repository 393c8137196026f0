import './start.css'
import { useState } from 'react'
import type { WorkspaceStatus } from '../../../shared/api/contract.ts'
import type { ProblemWords } from '../../../shared/api/problem.ts'
import { Button, remember, useRemembered } from '../../ui/index.ts'
import { KeptWords } from '../shell/kept-words.tsx'
import { FictionalStrip } from './fictional-strip.tsx'
import { RecoverForm, SignInForm } from './sign-in.tsx'

/** The workspace is there and locked. Afterwards one is back where one was. */
export function UnlockScreen({
  status,
  onElsewhere,
  onDamage,
}: {
  status: WorkspaceStatus
  onElsewhere: () => void
  onDamage: (problem: ProblemWords) => void
}) {
  const [recovering, setRecovering] = useState(false)
  const [last] = useRemembered('last-person', '')
  const initial = status.people.some((person) => person.id === last) ? last : ''
  return (
    <>
      {status.fictional ? <FictionalStrip /> : null}
      <main className="start">
        <p className="start-brand">
          <span>Chairside</span>
          <span className="ui-quiet ui-small ui-figures">Version {status.version}</span>
        </p>
        <KeptWords />
        <div className="start-card">
          <h1>
            {recovering ? 'Use the recovery code' : `Sign in to ${status.workspaceName || 'your records'}`}
          </h1>
          {recovering ? (
            <RecoverForm
              people={status.people}
              onDone={() => remember('last-person', '')}
              onDamage={onDamage}
            />
          ) : (
            <SignInForm
              people={status.people}
              fictional={status.fictional}
              initial={initial}
              submit="Sign in"
              onDone={() => undefined}
              onDamage={onDamage}
            />
          )}
          <div className="ui-row">
            <Button kind="quiet" onPress={() => setRecovering(!recovering)}>
              {recovering ? 'Sign in with a passphrase' : 'Use the recovery code'}
            </Button>
            <Button kind="quiet" onPress={onElsewhere}>
              Open another folder
            </Button>
          </div>
        </div>
        <p className="ui-quiet ui-small start-folder">{status.folder}</p>
      </main>
    </>
  )
}
