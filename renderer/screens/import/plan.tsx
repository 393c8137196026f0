import type { PreviewedImport } from '../../../shared/api/imports.ts'
import type {
  DoubtDecision,
  ImportDecisions,
  ImportKind,
  PlannedRow,
} from '../../../shared/cases/import/index.ts'
import { type Column, PageGroup, Table } from '../../ui/index.ts'
import { ChangedCard } from './changed-card.tsx'
import { DoubtCard } from './doubt-card.tsx'
import { factInWords, rowsInWords, things } from './words.ts'

const line: Column<PlannedRow> = { key: 'line', heading: 'Line', number: true, cell: (row) => row.line }
const says: Column<PlannedRow> = {
  key: 'says',
  heading: 'Row',
  rowHeader: true,
  cell: (row) => row.says || 'No name',
}

const added: Column<PlannedRow>[] = [
  line,
  says,
  {
    key: 'facts',
    heading: 'What else is known',
    cell: (row) => row.changes.map(({ label, after }) => `${label}: ${factInWords(after)}`).join('; '),
  },
]
const wrong: Column<PlannedRow>[] = [
  line,
  says,
  { key: 'wrong', heading: 'What is wrong', cell: (row) => row.wrong.join(' ') },
]

function Shown({ shown, of }: { shown: number; of: number }) {
  return shown < of ? <p>The first {shown} are shown; the others are of the same kind.</p> : null
}

/** The rows that cannot be used, by their line, so that they can be put right in the case system. */
export function WrongRows({ plan }: { plan: PreviewedImport }) {
  const { wrong: count } = plan.counts
  if (!count) return null
  return (
    <PageGroup title={`Wrong: ${rowsInWords(count)} cannot be used`}>
      <p>These rows stay out. Put them right in the case system or the file, and import it again.</p>
      <Table
        caption="Wrong rows by line"
        columns={wrong}
        rows={plan.wrong}
        rowKey={(row) => String(row.line)}
      />
      <Shown shown={plan.wrong.length} of={count} />
    </PageGroup>
  )
}

/** What the import would do, in four groups. */
export function Plan({
  kind,
  plan,
  decisions,
  onDecide,
  onTake,
}: {
  kind: ImportKind
  plan: PreviewedImport
  decisions: ImportDecisions
  onDecide: (key: string, decision: DoubtDecision) => void
  onTake: (line: number, taken: boolean) => void
}) {
  const { added: adds = 0, changed = 0, kept = 0, doubtful = 0, unchanged = 0 } = plan.counts
  const out = plan.counts['left out'] ?? 0
  return (
    <>
      <ul className="import-counts">
        <li>
          <strong>{things(kind, adds)}</strong> will be added
          {plan.newFamilies > 0
            ? `, with ${plan.newFamilies} new ${plan.newFamilies === 1 ? 'family' : 'families'}`
            : ''}
          .
        </li>
        <li>
          <strong>{rowsInWords(changed)}</strong> will fill in or change what is known.
        </li>
        {kept > 0 ? (
          <li>
            <strong>{rowsInWords(kept)}</strong> {kept === 1 ? 'differs' : 'differ'} from the case files,
            which stay as they are.
          </li>
        ) : null}
        <li>
          <strong>{rowsInWords(unchanged)}</strong> {unchanged === 1 ? 'says' : 'say'} nothing new.
        </li>
        <li>
          <strong>{rowsInWords(doubtful)}</strong> {doubtful === 1 ? 'waits' : 'wait'} for your decision
          {out > 0 ? `, and ${out} ${out === 1 ? 'is' : 'are'} left out` : ''}.
        </li>
        <li>
          <strong>{rowsInWords(plan.counts.wrong ?? 0)}</strong> cannot be used.
        </li>
      </ul>
      {plan.doubts.length > 0 ? (
        <PageGroup title="Doubtful: you decide">
          <p>Each of these may be somebody or something that is in the case files already.</p>
          {plan.doubts.map((doubt) => (
            <DoubtCard key={doubt.key} doubt={doubt} onDecide={(decision) => onDecide(doubt.key, decision)} />
          ))}
        </PageGroup>
      ) : null}
      {adds > 0 ? (
        <PageGroup title={`Will be added: ${things(kind, adds)}`}>
          <Table
            caption="Rows that will be added"
            columns={added}
            rows={plan.added}
            rowKey={(row) => String(row.line)}
          />
          <Shown shown={plan.added.length} of={adds} />
        </PageGroup>
      ) : null}
      {changed + kept > 0 ? (
        <PageGroup title={`Changed or different: ${rowsInWords(changed + kept)}`}>
          <p>What is known here stays unless you say that the file is right.</p>
          {plan.changed.map((row) => (
            <ChangedCard
              key={row.line}
              row={row}
              taken={decisions.replace.includes(row.line)}
              onTake={(taken) => onTake(row.line, taken)}
            />
          ))}
          <Shown shown={plan.changed.length} of={changed + kept} />
        </PageGroup>
      ) : null}
      <WrongRows plan={plan} />
    </>
  )
}
