import '../start/start.css'
import './cover.css'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import type { Account } from '../../../shared/access/access.ts'
import { uncover, useDoing, useLocking } from '../../client/index.ts'
import { Button, Notice, ProblemNotice, useWait } from '../../ui/index.ts'
import { PassphraseField } from '../start/passphrase-fields.tsx'

/**
 * The blank page of a window that is being locked. Most people see it for a moment; it stays while the last words cannot be
 * saved, and says so.
 */
export function Cover({ me }: { me: Account }) {
  const locking = useLocking()
  const place = useRef<HTMLElement>(null)
  const covered = locking.state !== 'open'
  useEffect(() => {
    if (covered) place.current?.focus()
  }, [covered])
  if (!covered) return null
  return createPortal(
    // A dialog that is open underneath must not take this for something outside of it.
    <main className="cover" ref={place} tabIndex={-1} data-react-aria-top-layer="true" aria-label="Locking">
      <div className="start">
        <p className="start-brand">
          <span>Chairside</span>
        </p>
        <div className="start-card">
          <h1>Locking…</h1>
          {locking.state === 'waiting' ? (
            <>
              <ProblemNotice
                problem={{
                  happened: locking.problem.happened,
                  safe: 'It is kept out of sight and tried again every few seconds. Leave Chairside open.',
                  todo: 'Chairside locks by itself as soon as it can.',
                }}
              />
              <ShowAgain me={me} />
            </>
          ) : (
            <p className="ui-quiet" role="status">
              The last words are going to disk.
            </p>
          )}
        </div>
      </div>
    </main>,
    document.body,
  )
}

function ShowAgain({ me }: { me: Account }) {
  const [passphrase, setPassphrase] = useState('')
  const show = useDoing(() => uncover(me.id, passphrase))
  const wait = useWait(show.problem)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (!passphrase || wait > 0) return
    await show.run(undefined)
    setPassphrase('')
  }
  return (
    <form className="ui-stack" onSubmit={(event) => void send(event)} noValidate>
      <Notice title="To go on working, type your passphrase." />
      <PassphraseField
        label={`Passphrase of ${me.name}`}
        kind="current"
        value={passphrase}
        onChange={setPassphrase}
      />
      <ProblemNotice problem={show.problem} />
      <div className="ui-row">
        <Button
          type="submit"
          kind="main"
          busy={show.busy}
          busyWords="Opening…"
          isDisabled={!passphrase || wait > 0}
        >
          Show the page again
        </Button>
      </div>
    </form>
  )
}
