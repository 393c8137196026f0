import { useMemo, useState } from 'react'
import type { z } from 'zod'
import type { CopyStanding, recipientSchema } from '../../../shared/api/contract.ts'
import type { LeftOut } from '../../../shared/copies/index.ts'
import { api, client, problemOf, useDoing, useQuery, useStatus } from '../../client/index.ts'
import {
  announce,
  Button,
  Dialog,
  Disclosure,
  Notice,
  ProblemNotice,
  sayInstant,
  TextField,
  Waiting,
} from '../../ui/index.ts'
import { CopyText } from '../sign/copy-text.tsx'
import { previewOf } from './preview.ts'
import { byHeading } from './words.ts'

export type Recipient = z.infer<typeof recipientSchema>

type CopyLookProps = {
  recordId: string
  recipient: Recipient
  standing: CopyStanding
  /** Version of a signed record; '' for a draft. */
  version: string
  /** Why this person cannot confirm it; empty when they can. */
  notYou: string
  onClose: () => void
}

/**
 * What one copy leaves out and what could still lead to it, for whoever prepares or confirms it. Never part of a copy.
 */
export function CopyLook({ recordId, recipient, standing, version, notYou, onClose }: CopyLookProps) {
  const input = { recordId, recipientId: recipient.id }
  const look = useQuery(api.copies.look.queryOptions({ input }))
  const [note, setNote] = useState('')
  const [reading, setReading] = useState(false)
  const confirm = useDoing(async (sha256: string) => {
    const made = await client.copies.confirm({ ...input, sha256, note })
    announce(`Confirmed the copy for ${recipient.name}`)
    onClose()
    return made
  })
  const asked = standing.because.length > 0
  const may = version !== '' && asked && notYou === '' && standing.checks.length === 0
  return (
    <Dialog
      title={`Copy for ${recipient.name}`}
      isOpen
      wide
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Close</Button>
          {may && look.data ? (
            <Button
              kind="main"
              icon="tick"
              busy={confirm.busy}
              busyWords="Confirming…"
              onPress={() => void confirm.run(look.data.sha256)}
            >
              Confirm this copy
            </Button>
          ) : null}
        </>
      }
    >
      <p>Only you see this. The document itself does not show that anything was left out.</p>
      {asked ? (
        <section className="copy-look" aria-labelledby="look-why">
          <h3 id="look-why">Why a second person looks at it</h3>
          <ul>
            {standing.because.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </section>
      ) : (
        <p>Nobody has to confirm this copy before it is handed out.</p>
      )}
      {standing.checks.map((one) => (
        <Notice key={one.id} tone="done" title={`Confirmed by ${one.byName}, ${one.role}`}>
          <p>{[sayInstant(one.at), one.note].filter(Boolean).join('. ')}</p>
        </Notice>
      ))}
      {look.isPending ? <Waiting /> : null}
      {look.error ? <ProblemNotice problem={problemOf(look.error)} /> : null}
      {look.data ? (
        <>
          <LeftOutList left={look.data.leftOut} />
          {look.data.leftOut.length > 0 || look.data.giveAways.length > 0 ? (
            <GiveAways hints={look.data.giveAways} name={recipient.name} />
          ) : null}
          <Disclosure label={`What ${recipient.name} reads`} open={reading} onToggle={setReading}>
            {reading ? <Preview recordId={recordId} recipientId={recipient.id} version={version} /> : null}
          </Disclosure>
        </>
      ) : null}
      {may ? (
        <TextField
          label="Note"
          hint="What you looked at, or what was asked."
          optional
          value={note}
          onChange={setNote}
        />
      ) : null}
      {version !== '' && asked && standing.checks.length === 0 && notYou ? (
        <Notice tone="info" title="Somebody else has to confirm this copy.">
          <p>{notYou}</p>
        </Notice>
      ) : null}
      <ProblemNotice problem={confirm.problem} />
    </Dialog>
  )
}

export function LeftOutList({ left }: { left: LeftOut[] }) {
  return (
    <section className="copy-look" aria-labelledby="look-left">
      <h3 id="look-left">What is left out, and why</h3>
      {left.length === 0 ? <p>Nothing. This copy holds the whole record.</p> : null}
      <ul className="copy-left-out">
        {byHeading(left).map(({ where, count, passages }) => (
          <li key={where}>
            <strong>{where}</strong> <span className="ui-quiet">{count}</span>
            <ul>
              {passages.map(({ what, why }) => (
                <li key={`${what} ${why}`}>
                  {what} <span className="ui-quiet">{why}</span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  )
}

export function GiveAways({ hints, name }: { hints: LeftOut[]; name: string }) {
  return (
    <section className="copy-look" aria-labelledby="look-hints">
      <h3 id="look-hints">{`Is anything left that lets ${name} work it out?`}</h3>
      <p>Think of a place, an employer, a date, the name of an agency, the owner of an action.</p>
      {hints.length === 0 ? <p>No word of what was left out was found in this copy.</p> : null}
      <ul className="copy-left-out">
        {hints.map(({ where, what, why }) => (
          <li key={`${where} ${what}`}>
            <strong>{what}</strong> in {where}. <span className="ui-quiet">{why}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Every word of the copy, in the order in which it is printed. */
function Preview({
  recordId,
  recipientId,
  version,
}: {
  recordId: string
  recipientId: string
  version: string
}) {
  const minutes = useQuery(api.records.minutes.queryOptions({ input: { id: recordId } }))
  const around = useQuery(api.drafts.surroundings.queryOptions({ input: { recordId } }))
  const fictional = useStatus().data?.fictional ?? false
  const copy = useMemo(
    () =>
      minutes.data && around.data
        ? previewOf({
            minutes: minutes.data,
            ...around.data,
            recipientId,
            signed: version !== '',
            version,
            fictional,
            now: new Date(),
          })
        : undefined,
    [minutes.data, around.data, recipientId, version, fictional],
  )
  const problem = minutes.error ?? around.error
  if (problem) return <ProblemNotice problem={problemOf(problem)} />
  return copy ? <CopyText copy={copy} /> : <Waiting />
}
