import './retention.css'
import { type FormEvent, useState } from 'react'
import {
  keeps,
  openSentence,
  type PlannedCase,
  type PlannedRecord,
  PURGE_WORD,
  type PurgePlan,
  sizeWords,
  totalsOf,
} from '../../../shared/retention/index.ts'
import { api, client, problemOf, useDoing, useQuery } from '../../client/index.ts'
import {
  announce,
  Button,
  Checkbox,
  Dialog,
  Disclosure,
  Notice,
  ProblemNotice,
  sayDate,
  sayInstant,
  TextField,
  Waiting,
} from '../../ui/index.ts'
import { PassphraseField } from '../start/passphrase-fields.tsx'
import { kindName } from './words.ts'

type Props = { recordIds: string[]; caseIds: string[]; onClose: () => void; onPurged: () => void }

const count = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`

/** Exactly what would go and what stays, and below it the confirmation. Looking changes nothing. */
export function PurgeDialog({ recordIds, caseIds, onClose, onPurged }: Props) {
  const plan = useQuery({
    ...api.retention.dryRun.queryOptions({ input: { recordIds, caseIds } }),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  })
  return (
    <Dialog title="What would go, and what stays" isOpen wide onClose={onClose}>
      {plan.error ? <ProblemNotice problem={problemOf(plan.error)} /> : null}
      {plan.isPending ? <Waiting>Reading these records…</Waiting> : null}
      {plan.data ? (
        <>
          <PlanText plan={plan.data} />
          <ConfirmPurge
            plan={plan.data}
            onLookAgain={() => void plan.refetch()}
            onClose={onClose}
            onPurged={onPurged}
          />
        </>
      ) : null}
    </Dialog>
  )
}

function Going({ going }: Pick<PlannedRecord, 'going'>) {
  return (
    <ul className="retention-list">
      {going.map(({ what, count: n, bytes }) => (
        <li key={what}>
          {what}: {n}, {sizeWords(bytes)}
        </li>
      ))}
    </ul>
  )
}

function OneRecord({ record }: { record: PlannedRecord }) {
  return (
    <li className="ui-card retention-card">
      <h3>
        {kindName(record.type)}, {sayDate(record.date)}, {record.familyRef}
      </h3>
      <p>
        Version {record.version}. In the child’s file under {record.reference} since{' '}
        {sayDate(record.transferredOn)}. {count(record.words, 'word', 'words')},{' '}
        {count(record.files.length, 'signed file', 'signed files')}.
      </p>
      {record.open.length > 0 ? (
        <Notice tone="warn" title={openSentence(record.open)}>
          <p>After the purge this is followed in the child’s file alone.</p>
        </Notice>
      ) : null}
      {record.carried > 0 ? (
        <p>
          {count(record.carried, 'event', 'events')} of its history will be added to the family’s chronology
          first, so that no later check forgets {record.carried === 1 ? 'it' : 'them'}.
        </p>
      ) : null}
      {record.chronologyEvents > 0 ? (
        <p>
          {count(record.chronologyEvents, 'event', 'events')} that came from it{' '}
          {record.chronologyEvents === 1 ? 'stays' : 'stay'} in the family’s chronology.
        </p>
      ) : null}
      <Disclosure label="Everything that goes, and the fingerprints that stay">
        <Going going={record.going} />
        <ul className="retention-list">
          {[...record.versions.map((one) => ({ kind: 'signed text', ...one })), ...record.files].map(
            (one) => (
              <li key={`${one.kind} ${one.sha256}`} className="retention-hash">
                {one.kind}, {one.version}: {one.sha256}
              </li>
            ),
          )}
        </ul>
      </Disclosure>
    </li>
  )
}

function OneCase({ family }: { family: PlannedCase }) {
  return (
    <li className="ui-card retention-card">
      <h3>{family.familyRef}: the family’s file</h3>
      <p>
        In the child’s file under {family.reference} since {sayDate(family.transferredOn)}.{' '}
        {count(family.words, 'word', 'words')}. With its chronology goes what later checks know of its
        history.
      </p>
      <Going going={family.going} />
    </li>
  )
}

function PlanText({ plan }: { plan: PurgePlan }) {
  const sums = totalsOf(plan)
  return (
    <>
      <p>
        <strong>
          {[
            sums.records > 0 ? count(sums.records, 'record', 'records') : '',
            sums.cases > 0 ? count(sums.cases, 'family’s file', 'families’ files') : '',
          ]
            .filter(Boolean)
            .join(' and ')}
        </strong>{' '}
        would go: {count(sums.words, 'word', 'words')}, {count(sums.files, 'signed file', 'signed files')},{' '}
        {sizeWords(sums.bytes)}. Nothing has been changed yet.
      </p>
      <ul className="ui-plain-list ui-stack-tight">
        {plan.records.map((record) => (
          <OneRecord key={record.recordId} record={record} />
        ))}
        {plan.cases.map((family) => (
          <OneCase key={family.caseId} family={family} />
        ))}
      </ul>
      <h3>What stays</h3>
      <ul className="retention-list">
        {keeps.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
      <h3>Backups</h3>
      {plan.backups.length === 0 ? (
        <p>No backup holds it.</p>
      ) : (
        <>
          <p>
            Encrypted backups that were made before may still hold it. Each is deleted by its day, and
            Chairside notes when the last has gone.
          </p>
          <ul className="retention-list">
            {plan.backups.map(({ madeAt, until }) => (
              <li key={madeAt}>
                {sayInstant(madeAt)}: deleted by {sayDate(until)}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

type ConfirmProps = { plan: PurgePlan; onLookAgain: () => void; onClose: () => void; onPurged: () => void }

function ConfirmPurge({ plan, onLookAgain, onClose, onPurged }: ConfirmProps) {
  const [known, setKnown] = useState(false)
  const [word, setWord] = useState('')
  const [passphrase, setPassphrase] = useState('')
  const [sent, setSent] = useState(false)
  const purge = useDoing(client.retention.purge)
  const open = plan.records.some((one) => one.open.length > 0)
  const isWord = word.trim().toLowerCase() === PURGE_WORD
  const send = async (event: FormEvent) => {
    event.preventDefault()
    setSent(true)
    if (!isWord || !passphrase || (open && !known)) return
    const done = await purge.run({
      recordIds: plan.records.map(({ recordId }) => recordId),
      caseIds: plan.cases.map(({ caseId }) => caseId),
      planHash: plan.hash,
      openKnown: known,
      typedWord: word,
      passphrase,
    })
    setPassphrase('')
    if (!done) return
    announce('Purged. The certificate is signed.')
    onPurged()
    onClose()
  }
  return (
    <form
      className="ui-stack"
      aria-label="Confirm the purge"
      onSubmit={(event) => void send(event)}
      noValidate
    >
      <h3>Confirm</h3>
      <p>This cannot be taken back. A certificate of destruction is signed with your key and kept here.</p>
      {open ? (
        <Checkbox isSelected={known} onChange={setKnown} isInvalid={sent && !known}>
          I know what is still open, and that it is followed in the child’s file.
        </Checkbox>
      ) : null}
      <TextField
        label={`Type the word ${PURGE_WORD}`}
        value={word}
        onChange={setWord}
        autoComplete="off"
        spellCheck="false"
        narrow
        isRequired
        error={sent && !isWord ? `Type ${PURGE_WORD} to confirm.` : undefined}
      />
      <PassphraseField
        label="Your passphrase"
        kind="current"
        value={passphrase}
        onChange={setPassphrase}
        error={
          sent && !passphrase && !purge.busy && !purge.problem
            ? 'Type your passphrase. It unlocks your signature.'
            : undefined
        }
      />
      {sent && open && !known ? (
        <p role="alert">Read what is still open above, and tick that you know it.</p>
      ) : null}
      <ProblemNotice
        problem={purge.problem}
        action={
          purge.problem?.code === 'conflict' ? (
            <span>
              <Button onPress={onLookAgain}>Look at it again</Button>
            </span>
          ) : undefined
        }
      />
      <div className="ui-row">
        <Button type="submit" kind="stop" icon="remove" busy={purge.busy} busyWords="Purging…">
          Purge for good
        </Button>
        <Button kind="quiet" onPress={onClose}>
          Keep everything
        </Button>
      </div>
    </form>
  )
}
