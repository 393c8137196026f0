import { ulid } from 'ulid'
import {
  type ChildStatus,
  childStatusSchema,
  legalOrders,
  legalStages,
  newestFirst,
  planStatuses,
  statusDoubts,
  statusesOn,
  statusInWords,
} from '../../../../shared/cases/index.ts'
import { type Child, planCategories } from '../../../../shared/minutes/index.ts'
import { ComboBox, DateField, Select, StateMark, TextField, todayIso } from '../../../ui/index.ts'
import { Details } from '../details.tsx'
import { FactRows } from './fact-rows.tsx'
import { childName, type FamilyPart, spanInWords } from './family.ts'

const asChoices = (values: readonly string[]) => values.map((value) => ({ value, label: value }))
const plans = asChoices(planStatuses)
const legal = [
  ...asChoices(legalStages),
  ...legalOrders.map((value) => ({ value, label: value, hint: 'order or power' })),
]
const categories = asChoices(planCategories)
const kinds: { value: ChildStatus['kind']; label: string }[] = [
  { value: 'plan', label: 'Plan' },
  { value: 'legal', label: 'Legal status' },
]

const inWords = (status: ChildStatus): string =>
  [statusInWords(status), spanInWords(status)].filter(Boolean).join(', ')

/** What is in force for a child today, in words; '' where nothing is known. */
export const statusNow = (
  statuses: readonly ChildStatus[],
  child: string,
  kind: ChildStatus['kind'],
): string => statusesOn(statuses, child, kind, todayIso()).map(inWords).join('; ')

/** The plan and the legal status of each child: what is in force, and what was. */
export function Statuses(props: FamilyPart) {
  const { children } = props.file
  if (children.length === 0)
    return (
      <p className="ui-quiet">Add a child first. Each child has a plan and a legal status of their own.</p>
    )
  return children.map((child) => <OfChild key={child.id} child={child} {...props} />)
}

function OfChild({ child, file, readOnly, change }: FamilyPart & { child: Child }) {
  const today = todayIso()
  const own = file.statuses.filter((status) => status.child === child.id)
  const doubts = (status: ChildStatus): string[] => statusDoubts(status, file, today)
  const doubtful = own.filter((status) => doubts(status).length > 0).length
  const name = childName(child.name)
  const set = (rows: ChildStatus[]) =>
    change({ statuses: [...file.statuses.filter((status) => status.child !== child.id), ...rows] })
  return (
    <div className="case-card">
      <div className="case-card-head">
        <h3>{name}</h3>
        {doubtful > 0 ? (
          <StateMark tone="warn" icon="warn">
            {doubtful === 1 ? 'One date to look at' : `${doubtful} dates to look at`}
          </StateMark>
        ) : null}
      </div>
      <p>
        Plan now: {statusNow(own, child.id, 'plan') || 'not said'}
        <br />
        Legal status now: {statusNow(own, child.id, 'legal') || 'not said'}
      </p>
      <Details label={`History${readOnly ? '' : ' and changes'} of ${name}`}>
        <div className="ui-stack">
          {own.length > 1 ? (
            <ol className="ui-plain-list ui-stack-tight" aria-label={`What held for ${name}, newest first`}>
              {newestFirst(own).map((status) => (
                <li key={status.id}>{inWords(status) || 'A status without a name'}</li>
              ))}
            </ol>
          ) : null}
          <FactRows
            rows={own}
            name={(status) => `${statusInWords(status) || 'status'} of ${name}`}
            make={() => childStatusSchema.parse({ id: ulid(), child: child.id })}
            add={`Add a plan or legal status of ${name}`}
            readOnly={readOnly}
            onChange={set}
            doubts={doubts}
          >
            {(status, setStatus) => <StatusFields status={status} readOnly={readOnly} set={setStatus} />}
          </FactRows>
        </div>
      </Details>
    </div>
  )
}

type FieldsProps = { status: ChildStatus; readOnly: boolean; set: (change: Partial<ChildStatus>) => void }

function StatusFields({ status, readOnly, set }: FieldsProps) {
  return (
    <>
      <Select
        label="Kind"
        isDisabled={readOnly}
        value={status.kind}
        onChange={(kind) => set({ kind: kind === 'legal' ? 'legal' : 'plan' })}
        choices={kinds}
      />
      <ComboBox
        label={status.kind === 'legal' ? 'Legal status' : 'Plan'}
        free
        isDisabled={readOnly}
        value={status.value}
        onChange={(value) => set({ value })}
        choices={status.kind === 'legal' ? legal : plans}
      />
      {status.kind === 'plan' ? (
        <ComboBox
          label="Category"
          free
          isDisabled={readOnly}
          value={status.category}
          onChange={(category) => set({ category })}
          choices={categories}
        />
      ) : null}
      <DateField label="From" isReadOnly={readOnly} value={status.from} onChange={(from) => set({ from })} />
      <DateField
        label="To"
        hint="Empty while it is in force."
        isReadOnly={readOnly}
        value={status.to}
        onChange={(to) => set({ to })}
      />
      <TextField
        label="Where this is from"
        isReadOnly={readOnly}
        value={status.source}
        onChange={(source) => set({ source })}
        autoComplete="off"
      />
    </>
  )
}
