import { useState } from 'react'
import { LEAST_TOLD, usedColumns, usedRow } from '../../../shared/learning/index.ts'
import { client, fromBase64, saveFile, useDoing } from '../../client/index.ts'
import {
  addDays,
  announce,
  Button,
  DateField,
  Dialog,
  isIsoDate,
  ProblemNotice,
  todayIso,
} from '../../ui/index.ts'
import { csvText } from '../cases/csv-text.ts'

const QUARTER = 91

/** Themes and how often each was named in a period, for a newsletter or a training report. */
export function ExportDialog({ onClose }: { onClose: () => void }) {
  const today = todayIso()
  const [from, setFrom] = useState(addDays(today, -QUARTER))
  const [to, setTo] = useState(today)
  const wrong =
    !isIsoDate(from) || !isIsoDate(to)
      ? 'Give both days as dates.'
      : to < from
        ? 'The period ends before it begins.'
        : ''
  const saved = (name: string) => {
    announce(`Saved ${name}`)
    onClose()
  }
  const word = useDoing(async () => {
    const made = await client.learning.document({ from, to })
    saveFile(made.fileName, fromBase64(made.bytes))
    saved(made.fileName)
    return made
  })
  const table = useDoing(async () => {
    const named = await client.learning.named({ from, to })
    const name = `Learning themes ${from} to ${to}.csv`
    saveFile(name, new TextEncoder().encode(csvText([...usedColumns], named.map(usedRow))))
    saved(name)
    return named
  })
  return (
    <Dialog
      title="For a newsletter or a training report"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            isDisabled={wrong !== ''}
            busy={table.busy}
            busyWords="Making it…"
            onPress={() => void table.run(undefined)}
          >
            CSV table
          </Button>
          <Button
            kind="main"
            isDisabled={wrong !== ''}
            busy={word.busy}
            busyWords="Making it…"
            onPress={() => void word.run(undefined)}
          >
            Word document
          </Button>
        </>
      }
    >
      <div className="ui-stack">
        <p>
          Every theme in use, with how many signed records named it as the lesson that fits. No record, family
          or worker is in it, and fewer than {LEAST_TOLD} is not told exactly.
        </p>
        <div className="ui-columns">
          <DateField label="From" value={from} onChange={setFrom} error={wrong || undefined} />
          <DateField label="To" value={to} onChange={setTo} />
        </div>
        <ProblemNotice problem={word.problem ?? table.problem} />
      </div>
    </Dialog>
  )
}
