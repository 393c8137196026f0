import './start.css'
import { type FormEvent, useState } from 'react'
import type { WorkspaceStatus } from '../../../shared/api/contract.ts'
import type { ProblemWords } from '../../../shared/api/problem.ts'
import { client, queryClient, startAfresh, useDoing } from '../../client/index.ts'
import { Button, ProblemNotice } from '../../ui/index.ts'
import { AccountFields, accountIsWhole, noAccount } from './account-fields.tsx'
import type { Arrival } from './arrival.tsx'
import { keepFictionalPeople } from './fictional-people.ts'
import { FictionalStrip } from './fictional-strip.tsx'
import { FolderChoice } from './folder-choice.tsx'
import { mistakeIn, NewPassphrase } from './passphrase-fields.tsx'

export type StartScreenProps = {
  status: WorkspaceStatus
  onArrival: (arrival: Arrival) => void
  /** Back to the workspace that is there, where one is. */
  onBack?: () => void
  /** To the records of another computer, from its backups; or to what can be put back of a folder that is damaged. */
  onBringBack: (problem: ProblemWords | null) => void
}

/** The first start: where to keep records, who you are, a passphrase; or a look round with a made-up conference. */
export function StartScreen({ status, onArrival, onBack, onBringBack }: StartScreenProps) {
  const [creating, setCreating] = useState(false)
  const [folder, setFolder] = useState(onBack ? '' : status.suggestedFolder)
  const [me, setMe] = useState(noAccount)
  const [passphrase, setPassphrase] = useState('')
  const [again, setAgain] = useState('')
  const [sent, setSent] = useState(false)

  const look = useDoing(async (chosen: string) => {
    // biome-ignore lint/correctness/useHookAtTopLevel: a call to the core, not a hook
    const found = await client.workspace.useFolder({ folder: chosen })
    await startAfresh()
    return found
  })
  const moveTo = useDoing(async (chosen: string) => {
    // biome-ignore lint/correctness/useHookAtTopLevel: a call to the core, not a hook
    const found = await client.workspace.useFolder({ folder: chosen })
    await startAfresh()
    return found
  })
  const bringBack = async () => {
    const found = await moveTo.run(folder.trim())
    if (found?.state === 'none') onBringBack(null)
  }
  const create = useDoing(async () => {
    if (!accountIsWhole(me)) return undefined
    const made = await client.workspace.create({ folder, me, passphrase })
    onArrival({ kind: 'recovery code', code: made.recoveryCode })
    return made
  })
  const tryIt = useDoing(async () => {
    const { people } = await client.workspace.createFictional()
    keepFictionalPeople(people)
    onArrival({ kind: 'fictional', people })
    return people
  })

  const next = async (event: FormEvent) => {
    event.preventDefault()
    if (!folder.trim()) return
    const found = await look.run(folder.trim())
    // A folder that holds a workspace already leads to its sign-in card, by itself.
    if (found?.state === 'none') {
      setFolder(found.folder)
      setCreating(true)
    } else if (found) onBack?.()
  }
  const make = async (event: FormEvent) => {
    event.preventDefault()
    setSent(true)
    if (!accountIsWhole(me) || mistakeIn(passphrase, again)) {
      // The first field that needs something, by keyboard as by eye.
      setTimeout(() =>
        document.querySelector<HTMLElement>('[aria-invalid="true"], .ui-field[data-invalid] button')?.focus(),
      )
      return
    }
    await create.run(undefined)
    await queryClient.invalidateQueries()
  }

  return (
    <>
      {status.fictional ? <FictionalStrip /> : null}
      <main className="start">
        <p className="start-brand">
          <span>Chairside</span>
          <span className="ui-quiet ui-small ui-figures">Version {status.version}</span>
        </p>
        {creating ? (
          <form className="start-card" onSubmit={(event) => void make(event)} noValidate>
            <h1>Who are you?</h1>
            <p className="start-folder">Records will be kept in {folder}</p>
            <AccountFields value={me} onChange={setMe} showMistakes={sent} autoFocus />
            <NewPassphrase
              passphrase={passphrase}
              again={again}
              onPassphrase={setPassphrase}
              onAgain={setAgain}
              own={[me.name, me.organisation, me.email]}
              showMistakes={sent}
            />
            <p className="ui-quiet">
              Nobody can open the records without this passphrase or the recovery code that comes next. Not
              even the makers of Chairside.
            </p>
            <ProblemNotice problem={create.problem} />
            <div className="ui-row">
              <Button type="submit" kind="main" busy={create.busy} busyWords="Making the workspace…">
                Make the workspace
              </Button>
              <Button kind="quiet" onPress={() => setCreating(false)}>
                Choose another folder
              </Button>
            </div>
          </form>
        ) : (
          <>
            <form className="start-card" onSubmit={(event) => void next(event)} noValidate>
              <h1>Where should Chairside keep your records?</h1>
              <p>Choose a folder that only you and your council’s backup can read.</p>
              <FolderChoice door={status.door} folder={folder} onFolder={setFolder} autoFocus />
              <ProblemNotice
                problem={look.problem}
                action={
                  look.problem?.code === 'damaged workspace' ? (
                    <span>
                      <Button onPress={() => onBringBack(look.problem)}>See what can be put back</Button>
                    </span>
                  ) : null
                }
              />
              <div className="ui-row">
                <Button type="submit" kind="main" busy={look.busy} isDisabled={!folder.trim()}>
                  Continue
                </Button>
                {onBack ? (
                  <Button kind="quiet" onPress={onBack}>
                    Back to signing in
                  </Button>
                ) : null}
              </div>
            </form>
            <section className="start-card" aria-labelledby="try-it">
              <h2 id="try-it">Only looking?</h2>
              <p>
                A made-up family, a half-written conference and two people to sign in as. It is thrown away
                when you close Chairside.
              </p>
              <ProblemNotice problem={tryIt.problem} />
              <div className="ui-row">
                <Button
                  onPress={() => void tryIt.run(undefined)}
                  busy={tryIt.busy}
                  busyWords="Getting it ready…"
                >
                  Try it with a fictional conference
                </Button>
              </div>
            </section>
            {status.state === 'none' ? (
              <section className="start-card" aria-labelledby="bring-back">
                <h2 id="bring-back">Do you have a backup from another computer?</h2>
                <p>Chairside finds the newest good one and makes the workspace here again from it.</p>
                <ProblemNotice problem={moveTo.problem} />
                <div className="ui-row">
                  <Button busy={moveTo.busy} isDisabled={!folder.trim()} onPress={() => void bringBack()}>
                    Bring records back
                  </Button>
                </div>
              </section>
            ) : null}
          </>
        )}
      </main>
    </>
  )
}
