/** Who disagrees, beside the decision: their words, their choice, and the way to the escalation record. */
import { type Audience, type Dissent, followedBy } from '../../../../shared/minutes/index.ts'
import { type FieldSpec, RowCards } from '../../../editor/draft/row-fields.tsx'
import { addRow, useRows } from '../../../editor/draft/rows.ts'
import { sayDate } from '../../../ui/index.ts'
import { EscalationStep, useFollowed } from '../escalation.tsx'
import { useRecord } from '../record-context.ts'

const mayBe: Audience[] = ['shared', 'professionals', 'restricted', 'council']

/** `here`: the row that this record follows; `elsewhere`: rows that an escalation record follows. */
function specsFor(here: string, elsewhere: ReadonlySet<string>): FieldSpec<Dissent>[] {
  // What the stages and the end of an escalation record say is not asked a second time.
  const ownStage = (row: Dissent): boolean => row.choice === 'escalated' && row.id !== here
  const ownEnd = (row: Dissent): boolean => ownStage(row) && !elsewhere.has(row.id)
  return [
    { key: 'person', label: 'Who disagrees', kind: 'person' },
    { key: 'about', label: 'About what', kind: 'line' },
    { key: 'ownWords', label: 'Written in, or confirmed in, their own words', kind: 'yesno' },
    {
      key: 'choice',
      label: 'Their own choice',
      kind: 'choice',
      choices: ['noted', 'escalated'],
      hint: 'Noted only, or taken further. It is theirs to say.',
    },
    {
      key: 'confirmedHow',
      label: 'How it was confirmed with them',
      kind: 'line',
      hint: 'Somebody who signs in here confirms it themselves, under the check.',
      when: (row) => row.ownWords === 'yes',
    },
    { key: 'confirmedOn', label: 'Confirmed on', kind: 'date', when: (row) => row.ownWords === 'yes' },
    {
      key: 'stage',
      label: 'Stage',
      kind: 'line',
      hint: 'Where a child is in danger, stages are skipped.',
      when: ownStage,
    },
    { key: 'lead', label: 'Who leads', kind: 'line', when: ownStage },
    { key: 'due', label: 'By when', kind: 'date', when: ownStage },
    { key: 'outcome', label: 'How it ended', kind: 'line', when: ownEnd },
    {
      key: 'outcomeSentOn',
      label: 'Written outcome sent to everybody on',
      kind: 'date',
      when: (row) => ownEnd(row) && row.outcome !== '',
    },
    {
      key: 'accepted',
      label: 'Did they accept it',
      kind: 'yesno',
      when: (row) => ownEnd(row) && row.outcome !== '',
    },
    {
      key: 'audience',
      label: 'Who may read it',
      kind: 'choice',
      choices: mayBe,
      hint: 'As the heading says, unless the chair shares it with the family.',
    },
    { key: 'text', label: 'What they say', kind: 'text', wide: true },
  ]
}

export function Disagreement() {
  const { session, names, record } = useRecord()
  const rows = useRows(session.doc, 'dissent')
  const followed = useFollowed()
  const elsewhere = new Set(followed?.rows.flatMap(({ row, escalation }) => (escalation ? [row] : [])))
  const here = followedBy({ meeting: { type: record.type }, dissent: rows.map(({ row }) => row) })?.id ?? ''
  return (
    <RowCards
      rows={rows}
      specs={specsFor(here, elsewhere)}
      names={names}
      editable={session.editable}
      rowName={(row, index) =>
        names.people.find((one) => one.value === row.person)?.label || `Disagreement ${index + 1}`
      }
      head={(row) => (
        <>
          {row.raisedIn && record.type !== 'ESC' ? (
            <p className="row-note">{`Began in the meeting of ${sayDate(row.raisedIn)}, and had not ended when this record was begun.`}</p>
          ) : null}
          <EscalationStep row={row} />
        </>
      )}
      addWords="Add a disagreement"
      onAdd={() => addRow(session.doc, 'dissent', {})}
      empty="Anyone may disagree, and it is written down beside the decision."
    />
  )
}
