/** Asks before a draft is thrown away: which one it is, why, and how long it can be brought back. */
import { type FormEvent, useState } from 'react'
import type { RecordMeta } from '../../../shared/api/contract.ts'
import { api, client, problemOf, useDoing, useQuery } from '../../client/index.ts'
import {
  announce,
  Button,
  Dialog,
  FormEnd,
  Notice,
  ProblemNotice,
  TextArea,
  Waiting,
} from '../../ui/index.ts'
import { nameOfDraft } from './words.ts'

const LEAST = 3

export function ThrowAwayDialog({
  record,
  before = async () => undefined,
  onClose,
  onDone,
}: {
  record: Pick<RecordMeta, 'id' | 'type' | 'date' | 'familyRef'>
  /** What has to be on disk first. */
  before?: () => Promise<unknown>
  onClose: () => void
  onDone: () => void
}) {
  const standing = useQuery(api.undo.standing.queryOptions({ input: { recordId: record.id } }))
  const throwing = useDoing(async (input: Parameters<typeof client.undo.throwAway>[0]) => {
    await before()
    return client.undo.throwAway(input)
  })
  const [because, setBecause] = useState('')
  const [sent, setSent] = useState(false)
  const isShort = because.trim().length < LEAST
  const send = async (event: FormEvent) => {
    event.preventDefault()
    setSent(true)
    if (isShort) return
    if (!(await throwing.run({ recordId: record.id, because }))) return
    announce('Thrown away')
    onDone()
  }
  const why = [standing.data?.notYou ?? '', ...(standing.data?.why ?? [])].filter(Boolean)
  return (
    <Dialog title="Throw this draft away?" isOpen onClose={onClose}>
      <form onSubmit={(event) => void send(event)} noValidate className="ui-stack">
        <p>
          <strong>{nameOfDraft(record)}</strong>
        </p>
        {standing.error ? <ProblemNotice problem={problemOf(standing.error)} /> : null}
        {standing.isPending ? <Waiting /> : null}
        {standing.data && why.length > 0 ? (
          <>
            <Notice tone="info" title="This draft cannot be thrown away">
              {why.map((sentence) => (
                <p key={sentence}>{sentence}</p>
              ))}
            </Notice>
            <div>
              <Button onPress={onClose}>Close</Button>
            </div>
          </>
        ) : null}
        {standing.data && why.length === 0 ? (
          <>
            <p>
              It leaves every list, the search and the clocks at once. For {standing.data.days} days
              everything of it can be brought back, under Thrown away.
            </p>
            <TextArea
              label="Why"
              hint="A few words for whoever looks for it, without names."
              value={because}
              onChange={setBecause}
              isRequired
              error={sent && isShort ? 'Say in a few words why it is thrown away.' : undefined}
            />
            <FormEnd doing={throwing} busyWords="Throwing away…" onCancel={onClose}>
              Throw away
            </FormEnd>
          </>
        ) : null}
      </form>
    </Dialog>
  )
}
