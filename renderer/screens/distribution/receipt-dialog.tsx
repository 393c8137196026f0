import { useEffect, useState } from 'react'
import type { ProblemWords } from '../../../shared/api/problem.ts'
import type { Line } from '../../../shared/distribution/index.ts'
import { api, client, problemOf, useDoing, useQuery } from '../../client/index.ts'
import {
  announce,
  Button,
  ComboBox,
  Dialog,
  Notice,
  ProblemNotice,
  RadioGroup,
  Waiting,
} from '../../ui/index.ts'
import { NamedLines } from './named-lines.tsx'
import { LARGEST_RECEIPT, type Receipt, readReceiptFile, receiptTooLarge } from './receipt-file.tsx'
import { mayHaveReceipt, noteWords, type ReceiptKind, receiptChoices, receiptKinds } from './receipt-words.ts'
import { documentWords, meetingWords } from './words.ts'

type Found = Awaited<ReturnType<typeof client.distribution.readReceipt>>
type Read = { receipt: Receipt; found: Found }

type Props = {
  /** Read one after another. */
  files: File[]
  lines: readonly Line[]
  onClose: () => void
}

/** Receipts that were dropped on the desk: each is read, its line is shown, and one press notes it. */
export function ReceiptDialog({ files, lines, onClose }: Props) {
  const [at, setAt] = useState(0)
  const [read, setRead] = useState<Read | null>(null)
  const [problem, setProblem] = useState<ProblemWords | null>(null)
  const file = files[at]
  const next = () => {
    if (at + 1 >= files.length) return onClose()
    setAt(at + 1)
  }
  useEffect(() => {
    let gone = false
    setRead(null)
    setProblem(null)
    const look = async () => {
      if (!file) return
      if (file.size > LARGEST_RECEIPT) return setProblem(receiptTooLarge)
      try {
        const receipt = await readReceiptFile(file)
        const found = await client.distribution.readReceipt(receipt)
        if (gone) return
        setRead({ receipt, found })
        announce(found.says)
      } catch (error) {
        if (!gone) setProblem(problemOf(error))
      }
    }
    void look()
    return () => {
      gone = true
    }
  }, [file])
  return (
    <Dialog
      title={files.length > 1 ? `Receipt ${at + 1} of ${files.length}` : 'Receipt'}
      isOpen
      onClose={onClose}
    >
      {file ? <p className="ui-quiet distribution-file">{file.name}</p> : null}
      <ProblemNotice problem={problem} />
      {!read && !problem ? <Waiting>Reading it…</Waiting> : null}
      {read ? <NoteReceipt key={at} read={read} lines={lines} onDone={next} /> : null}
      {read || problem ? (
        <div className="ui-row">
          <Button kind="quiet" onPress={next}>
            {at + 1 < files.length ? 'Leave this one and go on' : 'Close without noting it'}
          </Button>
        </div>
      ) : null}
    </Dialog>
  )
}

function NoteReceipt({ read, lines, onDone }: { read: Read; lines: readonly Line[]; onDone: () => void }) {
  const { receipt, found } = read
  const [chosen, setChosen] = useState(found.lineId ?? '')
  const [kind, setKind] = useState<ReceiptKind | ''>(found.what === 'unknown' ? '' : found.what)
  const known = lines.find(({ id }) => id === chosen)
  // The line that was found may be settled, and so not on the desk that is shown.
  const asked = useQuery({
    ...api.distribution.line.queryOptions({ input: { id: chosen } }),
    enabled: chosen !== '' && known === undefined,
  })
  const line = known ?? asked.data?.line
  const note = useDoing(async () => {
    if (!line || !kind) return undefined
    const lineIds = [line.id]
    if (kind === 'failed')
      return client.distribution.note({ lineIds, what: 'failed', at: found.at, note: found.reference })
    return client.distribution.addProof({
      lineIds,
      at: found.at,
      proof: kind === 'read' ? 'read receipt' : 'delivery receipt',
      reference: found.reference,
      note: '',
      receipt,
    })
  })
  const send = async () => {
    if (!(await note.run(undefined)) || !line || !kind) return
    announce(`${line.name}: noted`)
    onDone()
  }
  return (
    <>
      <Notice tone={found.lineId ? 'info' : 'warn'} title={found.says} />
      {line ? (
        <>
          <NamedLines lines={[line]} withAddress />
          <p className="ui-quiet">{meetingWords(line)}</p>
        </>
      ) : null}
      {asked.error ? <ProblemNotice problem={problemOf(asked.error)} /> : null}
      {found.lineId ? null : (
        <ComboBox
          label="Which line is it for?"
          hint="Type a name, a reference or an agency."
          value={chosen}
          onChange={setChosen}
          choices={mayHaveReceipt(lines).map((one) => ({
            value: one.id,
            label: `${one.name}, ${one.familyRef}`,
            hint: `${documentWords(one)}, ${one.agency || one.role}`,
          }))}
          empty="No line that has been sent fits."
        />
      )}
      {found.what === 'unknown' ? (
        <RadioGroup
          label="What does it say?"
          value={kind}
          onChange={(value) => setKind(receiptKinds.find((one) => one === value) ?? '')}
          choices={receiptChoices}
        />
      ) : null}
      <ProblemNotice problem={note.problem} />
      <div className="ui-row">
        <Button
          kind="main"
          icon="tick"
          busy={note.busy}
          busyWords="Noting…"
          isDisabled={!line || !kind}
          autoFocus={Boolean(found.lineId && kind)}
          onPress={() => void send()}
        >
          {kind ? noteWords[kind] : 'Note it'}
        </Button>
      </div>
    </>
  )
}
