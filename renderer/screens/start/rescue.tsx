import './start.css'
import { type FormEvent, useState } from 'react'
import type { WorkspaceStatus } from '../../../shared/api/contract.ts'
import type { ProblemWords } from '../../../shared/api/problem.ts'
import type { RescueOffer, WayBack } from '../../../shared/api/safekeeping.ts'
import { api, client, problemOf, startAfresh, useDoing, useQuery } from '../../client/index.ts'
import {
  Button,
  Disclosure,
  Facts,
  Notice,
  ProblemNotice,
  RadioGroup,
  sayInstant,
  TextField,
  Waiting,
} from '../../ui/index.ts'
import { FolderChoice } from './folder-choice.tsx'
import { LostList, missingSentences, placeWords } from './missing-list.tsx'
import { PassphraseField } from './passphrase-fields.tsx'
import { PersonPicker } from './sign-in.tsx'

export type RescueScreenProps = {
  /** What was said when opening was refused; null where somebody brings records back on another computer. */
  problem: ProblemWords | null
  door: WorkspaceStatus['door']
  onDone: () => void
}

/** The records cannot be read: what is there to go on with, which of it is good, and what it would cost. */
export function RescueScreen({ problem, door, onDone }: RescueScreenProps) {
  const [elsewhere, setElsewhere] = useState('')
  const [done, setDone] = useState<{ setAside: string; kind: string; backupAt: string } | null>(null)
  const offer = useQuery(api.rescue.look.queryOptions({ input: { elsewhere } }))
  const leave = async () => {
    await startAfresh()
    onDone()
  }
  const told = problem ?? offer.data?.problem ?? null
  return (
    <main className="start">
      <p className="start-brand">Chairside</p>
      <div className="start-card">
        {done ? (
          <Finished done={done} onLeave={() => void leave()} />
        ) : (
          <>
            <h1>{told ? 'This workspace could not be read' : 'Bring records back from a backup'}</h1>
            {told ? <ProblemNotice problem={{ ...told, todo: '' }} /> : null}
            {offer.error ? <ProblemNotice problem={problemOf(offer.error)} /> : null}
            {offer.isPending ? <Waiting>Looking for backups…</Waiting> : null}
            {offer.data ? (
              <Steps
                key={elsewhere}
                offer={offer.data}
                elsewhere={elsewhere}
                onRight={setDone}
                onLeave={() => void leave()}
              />
            ) : null}
            {offer.data ? (
              <Elsewhere
                door={door}
                looked={elsewhere}
                open={offer.data.backups.length === 0}
                onLook={setElsewhere}
              />
            ) : null}
          </>
        )}
      </div>
      {offer.data && !done ? <p className="ui-quiet ui-small start-folder">{offer.data.folder}</p> : null}
    </main>
  )
}

function Finished({
  done,
  onLeave,
}: {
  done: { setAside: string; kind: string; backupAt: string }
  onLeave: () => void
}) {
  return (
    <>
      <h1>The workspace is whole again</h1>
      <Notice
        tone="done"
        live
        title={
          done.kind === 'backup'
            ? `The backup from ${sayInstant(done.backupAt)} was put back and opened.`
            : 'The records were opened, and every page of them was read.'
        }
      >
        {done.setAside ? (
          <>
            <p>Nothing was thrown away. What was there before is in this folder:</p>
            <p className="start-folder">{done.setAside}</p>
          </>
        ) : null}
        <p>
          Tell your IT team what happened: a disk that damaged one file may damage the next. Make a backup
          today.
        </p>
      </Notice>
      <div className="ui-row">
        <Button kind="main" onPress={onLeave} autoFocus>
          Sign in
        </Button>
      </div>
    </>
  )
}

/** What can be said before anybody has shown a key. */
function Known({ offer }: { offer: RescueOffer }) {
  const [newest] = offer.backups
  return (
    <Facts
      facts={[
        { label: 'Records last changed', value: offer.lastChange ? sayInstant(offer.lastChange) : '' },
        {
          label: 'Backups found',
          value: newest
            ? `${offer.backups.length}, the newest from ${sayInstant(newest.at)}, ${placeWords(newest.place)}`
            : 'None',
        },
        {
          label: 'Second folder',
          value: offer.second
            ? `${offer.second.folder} (${offer.second.reachable ? 'looked at' : 'cannot be reached now: connect it and look again'})`
            : '',
        },
      ]}
    />
  )
}

type StepsProps = {
  offer: RescueOffer
  elsewhere: string
  onRight: (done: { setAside: string; kind: string; backupAt: string }) => void
  onLeave: () => void
}

function Steps({ offer, elsewhere, onRight, onLeave }: StepsProps) {
  const only = offer.people.length === 1 ? (offer.people[0]?.id ?? '') : ''
  const [personId, setPersonId] = useState(only)
  const [how, setHow] = useState<'passphrase' | 'recovery code'>('passphrase')
  const [secret, setSecret] = useState('')
  const [found, setFound] = useState<WayBack | null>(null)
  const given = (before: string) => ({
    personId,
    passphrase: how === 'passphrase' ? secret : '',
    recoveryCode: how === 'recovery code' ? secret : '',
    elsewhere,
    before,
  })
  const find = useDoing(async (before: string) => {
    const way = await client.rescue.find(given(before))
    setFound(way)
    return way
  })
  const [before, setBefore] = useState('')
  const putRight = useDoing(async (way: WayBack['way']) => {
    const { kind, backupAt, place } = way
    const done = await client.rescue.putRight({ ...given(before), shown: { kind, backupAt, place } })
    onRight(done)
    return done
  })
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (!personId || !secret.trim()) return
    setBefore('')
    await find.run('')
  }
  const older = async () => {
    const next = found?.way.backupAt ?? ''
    setBefore(next)
    await find.run(next)
  }
  if (found)
    return (
      <>
        <FoundWay found={found} />
        <ProblemNotice problem={putRight.problem ?? find.problem} />
        <div className="ui-row">
          {found.way.kind === 'records stay' && found.way.keysFrom === 'today' && !found.way.journalAside ? (
            <Button kind="main" onPress={onLeave}>
              Sign in
            </Button>
          ) : (
            <Button
              kind="main"
              busy={putRight.busy}
              busyWords="Putting right…"
              onPress={() => void putRight.run(found.way)}
            >
              {found.way.kind === 'backup' ? 'Put this backup back' : 'Put it right'}
            </Button>
          )}
          {found.way.kind === 'backup' ? (
            <Button busy={find.busy} busyWords="Looking…" onPress={() => void older()}>
              Look for an older one
            </Button>
          ) : null}
          <Button kind="quiet" onPress={() => setFound(null)}>
            Back
          </Button>
        </div>
      </>
    )
  return (
    <>
      <Known offer={offer} />
      {offer.people.length === 0 ? (
        <Notice tone="warn" title="No keys were found here.">
          <p>Keys lie beside each backup. Point to a folder that holds backups.</p>
        </Notice>
      ) : (
        <form className="ui-stack" onSubmit={(event) => void send(event)} noValidate>
          <p>
            Show that you may open it, and Chairside reads whatever there is to the last page, the newest
            first. Nothing is changed before you have seen what would be missing.
          </p>
          {offer.keysFrom === 'backup' ? (
            <Notice tone="info" title="The keys of today cannot be read, so those of a backup are used.">
              <p>
                They open with the passphrase of that day. Somebody who was let in or taken out since then is
                as they were on that day: look at People afterwards.
              </p>
            </Notice>
          ) : null}
          <PersonPicker people={offer.people} value={personId} onChange={setPersonId} />
          <RadioGroup
            label="With"
            value={how}
            onChange={(next) => {
              setHow(next === 'passphrase' ? 'passphrase' : 'recovery code')
              setSecret('')
              find.clear()
            }}
            choices={[
              { value: 'passphrase', label: 'Your passphrase' },
              { value: 'recovery code', label: 'The printed recovery code' },
            ]}
          />
          {how === 'passphrase' ? (
            <PassphraseField label="Passphrase" kind="current" value={secret} onChange={setSecret} />
          ) : (
            <TextField
              label="Recovery code"
              hint="Capitals, spaces and dashes do not matter."
              value={secret}
              onChange={setSecret}
              autoComplete="off"
              spellCheck="false"
            />
          )}
          <ProblemNotice problem={find.problem} />
          <div className="ui-row">
            <Button
              type="submit"
              kind="main"
              busy={find.busy}
              busyWords="Reading every page…"
              isDisabled={!personId || !secret.trim()}
            >
              Find what is good
            </Button>
            <Button kind="quiet" onPress={onLeave}>
              Not now
            </Button>
          </div>
        </form>
      )}
    </>
  )
}

function FoundWay({ found }: { found: WayBack }) {
  const { way, damaged, missing } = found
  return (
    <>
      {way.kind === 'backup' ? (
        <Notice
          tone="info"
          live
          title={`The newest good backup is from ${sayInstant(way.backupAt)}, ${placeWords(way.place)}.`}
        >
          <p>Every page of it and its audit chain were read.</p>
        </Notice>
      ) : (
        <Notice
          tone="done"
          live
          title={
            way.keysFrom === 'backup'
              ? 'The records are whole. Only their keys have to be put back.'
              : way.journalAside
                ? 'The records are whole. Only the journal beside them does not belong to them.'
                : 'The records and their keys are whole.'
          }
        >
          {way.keysFrom === 'backup' ? (
            <p>No record is lost. People open it with the passphrase they had on the day of that backup.</p>
          ) : way.journalAside ? (
            <p>
              The journal is set aside. If Chairside ended in a crash, what was typed in the minutes before it
              may be missing: compare your last record with your notes.
            </p>
          ) : null}
        </Notice>
      )}
      {damaged.length > 0 ? (
        <Notice
          tone="warn"
          title={
            damaged.length === 1
              ? 'One newer backup is damaged itself and was left out.'
              : `${damaged.length} newer backups are damaged themselves and were left out.`
          }
        >
          <ul>
            {damaged.map(({ at, place }) => (
              <li key={`${at}${place}`}>
                {sayInstant(at)}, {placeWords(place)}
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {way.kind === 'backup' ? (
        <section aria-labelledby="missing" className="ui-stack">
          <h2 id="missing">What would be missing</h2>
          {missingSentences(missing).map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
          <LostList missing={missing} />
          <p className="ui-quiet">
            The damaged files are not thrown away: they are set aside, and you are told where.
          </p>
        </section>
      ) : null}
    </>
  )
}

/** Another folder with backups in it, such as a drive that has just been connected. */
function Elsewhere({
  door,
  looked,
  open,
  onLook,
}: {
  door: WorkspaceStatus['door']
  looked: string
  open: boolean
  onLook: (folder: string) => void
}) {
  const [folder, setFolder] = useState(looked)
  const [isOpen, setOpen] = useState(open)
  const look = (event: FormEvent) => {
    event.preventDefault()
    onLook(folder.trim())
  }
  return (
    <Disclosure label="Look for backups in another folder" open={isOpen} onToggle={setOpen}>
      <form className="ui-stack" onSubmit={look} noValidate>
        <FolderChoice door={door} folder={folder} onFolder={setFolder} />
        <div className="ui-row">
          <Button type="submit" isDisabled={!folder.trim()}>
            Look there
          </Button>
        </div>
      </form>
    </Disclosure>
  )
}
