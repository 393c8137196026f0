/** Views, decision per child, core group and next dates. */
import { THIS_MEETING } from '../../../../shared/clocks/index.ts'
import {
  type Child,
  type Decision,
  isReduction,
  planCategories,
  standingOf,
  type View,
} from '../../../../shared/minutes/index.ts'
import { templateFor } from '../../../../shared/templates/index.ts'
import { type FieldSpec, RowCards } from '../../../editor/draft/row-fields.tsx'
import { addRow, useFields, useRows, useTable } from '../../../editor/draft/rows.ts'
import { Button, Checkbox, DateField, Select, sayDate, sayInstant, TextField } from '../../../ui/index.ts'
import { useReading, useRecord } from '../record-context.ts'

const viewSpecs: FieldSpec<View>[] = [
  { key: 'person', label: 'Who', kind: 'person' },
  { key: 'view', label: 'View', kind: 'line' },
  { key: 'category', label: 'Category', kind: 'choice', choices: planCategories },
  { key: 'text', label: 'In their words', kind: 'text', wide: true },
]

export function Decisions() {
  const { session, names, template, record } = useRecord()
  const views = useRows(session.doc, 'views')
  const decisions = useRows(session.doc, 'decisions')
  const children = names.children.filter((child) => !decisions.some(({ row }) => row.child === child.value))
  const { editable } = session
  const roles = useTable(session.doc, 'roles')
  const isGroup = record.type === 'SUP_GROUP'
  /** Who fixes what the group can only advise. */
  const manager = roles.find(({ row }) => row.cells.role === 'accountable manager')?.row.cells.person ?? ''
  const managerName = names.people.find(({ value }) => value === manager)?.label ?? ''
  const specs: FieldSpec<Decision>[] = [
    { key: 'child', label: 'Child', kind: 'child' },
    { key: 'value', label: 'Decision', kind: 'choice', choices: template.decisions },
    {
      key: 'category',
      label: 'Category',
      kind: 'choice',
      choices: planCategories,
      when: (row) => /^CPP (?:made|continues)/.test(row.value),
    },
    { key: 'decidedBy', label: 'Decided by', kind: 'person' },
    {
      key: 'status',
      label: 'Proposed or decided',
      kind: 'choice',
      choices: ['proposed', 'decided'],
      hint: 'Proposed: it waits for whatever is still open.',
      when: (row) => isReduction(row.value),
    },
    { key: 'reason', label: 'Reasons, in the words of the threshold', kind: 'text', wide: true },
  ]
  return (
    <div className="row-cards">
      <h3>{isGroup ? 'What each person advises' : 'Each agency’s view, before the chair decides'}</h3>
      <RowCards
        rows={views}
        specs={viewSpecs}
        names={names}
        editable={editable}
        rowName={(_, index) => `View ${index + 1}`}
        addWords="Add a view"
        onAdd={() => addRow(session.doc, 'views', {})}
        empty="Nobody’s view is written down yet."
      />
      <div className={isGroup ? 'decides-apart row-cards' : 'row-cards'}>
        {isGroup ? (
          <p>
            <strong>
              {managerName
                ? `${managerName} decides, as the accountable manager.`
                : 'The accountable manager decides. Name them under Roles.'}
            </strong>{' '}
            What the group thinks is advice.
          </p>
        ) : null}
        <h3>Decision for each child</h3>
        <RowCards
          rows={decisions}
          specs={specs}
          names={names}
          editable={editable}
          rowName={(row, index) =>
            names.children.find((child) => child.value === row.child)?.label || `Decision ${index + 1}`
          }
          head={(row) => <Standing decision={row} />}
          empty="No decision is recorded yet. An urgent one can be written down at any time."
        />
        {editable ? (
          <div className="ui-row">
            {children.map((child) => (
              <Button
                key={child.value}
                small
                icon="plus"
                onPress={() =>
                  addRow(session.doc, 'decisions', {
                    child: child.value,
                    type: template.decisionType.startsWith('cpp') ? 'cpp' : template.decisionType,
                    status: ['cin', 'strategy', 'assessment'].includes(template.decisionType)
                      ? 'proposed'
                      : '',
                    decidedBy: isGroup ? manager : String(session.doc.getMap('meeting').get('chair') ?? ''),
                  })
                }
              >
                {`Decide for ${child.label || 'this child'}`}
              </Button>
            ))}
          </div>
        ) : null}
      </div>
    </div>
  )
}

/** Says that a decision still waits for a manager, or who made it final. */
function Standing({ decision }: { decision: Decision }) {
  const { statements, names } = useRecord()
  const findings = useReading((reading) => reading?.findings)
  const children = names.children.map(({ value }) => ({ id: value }) as Child)
  const { proposed, decidedBy } = standingOf(decision, { statements, children }, findings ?? [])
  if (proposed) return <p className="row-note">Proposed. It is final when a manager has decided.</p>
  return decidedBy ? (
    <p className="row-note">{`Decided by ${decidedBy.byName}, ${decidedBy.role}, ${sayInstant(decidedBy.at)}.`}</p>
  ) : null
}

export function CoreGroup() {
  const { session, names } = useRecord()
  const { fields, text, set } = useFields(session.doc, 'coreGroup')
  const members = Array.isArray(fields.members) ? (fields.members as string[]) : []
  return (
    <div className="row-cards">
      <DateField
        label="First meeting"
        hint="At most 10 working days after the conference"
        value={text('firstMeeting')}
        onChange={(value) => set('firstMeeting', value)}
        isDisabled={!session.editable}
      />
      <fieldset className="row-ticks" disabled={!session.editable}>
        <legend className="ui-field-label">Members</legend>
        <div className="row-ticks-list">
          {names.people.map((person) => (
            <Checkbox
              key={person.value}
              isSelected={members.includes(person.value)}
              isDisabled={!session.editable}
              onChange={(on) =>
                set('members', on ? [...members, person.value] : members.filter((id) => id !== person.value))
              }
            >
              {person.label || 'No name yet'}
            </Checkbox>
          ))}
        </div>
      </fieldset>
    </div>
  )
}

export function NextDates() {
  const { session } = useRecord()
  const clocks = useReading((reading) => reading?.clocks)
  const { text, set } = useFields(session.doc, 'nextMeeting')
  const isDisabled = !session.editable
  // The same clock runs twice in a review: the one that this meeting stops, and the one that it starts.
  const next = clocks?.find(({ id, startedBy }) => startedBy === THIS_MEETING && nextClocks.has(id))
  return (
    <div className="row-fields">
      <Select
        label="Next meeting"
        value={text('type')}
        onChange={(value) => set('type', value)}
        isDisabled={isDisabled}
        choices={nextTypes.map((value) => ({ value, label: templateFor(value)?.name ?? value }))}
      />
      <DateField
        label="Date"
        hint={next?.due ? `Due by ${sayDate(next.due)}` : undefined}
        value={text('date')}
        onChange={(value) => set('date', value)}
        isDisabled={isDisabled}
      />
      <TextField
        label="Visits until then"
        value={text('visits')}
        onChange={(value) => set('visits', value)}
        isDisabled={isDisabled}
      />
    </div>
  )
}

const nextClocks: ReadonlySet<string> = new Set([
  'T-RCPC-FIRST',
  'T-RCPC-NEXT',
  'T-CORE-GROUP-NEXT',
  'T-CIN-REVIEW',
])

const nextTypes = [
  'RCPC',
  'CG',
  'ICPC',
  'CIN_PLAN',
  'CIN_REVIEW',
  'STRAT',
  'LEGAL',
  'PROF',
  'SUP_CASE',
  'SUP_GROUP',
  'SUP_SUP',
] as const
