/** Children, household and attendance: who the record is about and who was there. */
import { partPlayed } from '../../../../shared/copies/index.ts'
import {
  type Attendance,
  agencyGroups,
  attendanceModes,
  attendanceStatuses,
  type Child,
  childCopies,
  followsAddress,
  keepable,
  keptFromAny,
  oneList,
  ownLists,
  type Person,
  personRoles,
} from '../../../../shared/minutes/index.ts'
import { type FieldSpec, RowCards } from '../../../editor/draft/row-fields.tsx'
import { addRow, type RowHandle, useRows } from '../../../editor/draft/rows.ts'
import { Button, Checkbox, DateField, IconButton, Select, TextField } from '../../../ui/index.ts'
import { useRecord } from '../record-context.ts'

const childSpecs: FieldSpec<Child>[] = [
  { key: 'name', label: 'Full name', kind: 'line' },
  { key: 'dob', label: 'Date of birth, or due date', kind: 'date' },
  { key: 'unborn', label: 'Not born yet', kind: 'tick' },
  { key: 'caseRef', label: 'Case number', kind: 'line' },
  { key: 'setting', label: 'School, nursery or home', kind: 'line' },
  {
    key: 'withholdSettingFrom',
    label: 'School or setting not to be told to',
    kind: 'people',
    when: ({ setting }) => setting.trim() !== '',
  },
  { key: 'ethnicity', label: 'Ethnicity', kind: 'line' },
  { key: 'firstLanguage', label: 'First language', kind: 'line' },
  { key: 'needs', label: 'Disability and communication', kind: 'line' },
  { key: 'planBefore', label: 'Legal and plan status before today', kind: 'line' },
  { key: 'ownAppointments', label: 'Makes their own appointments', kind: 'tick' },
  {
    key: 'copyChoice',
    label: 'What they get in writing',
    kind: 'choice',
    choices: childCopies,
    when: ({ unborn }) => !unborn,
  },
  {
    key: 'copyReason',
    label: 'Age, understanding and why that',
    kind: 'line',
    when: ({ unborn, copyChoice }) => !unborn && Boolean(copyChoice),
  },
]

type Seen = Child['seen'][number]

function SeenRows({ handle }: { handle: RowHandle<Child> }) {
  const { names, session } = useRecord()
  const { seen, name } = handle.row
  const isDisabled = !session.editable
  const change = (index: number, part: Partial<Seen>) =>
    handle.set(
      'seen',
      seen.map((one, at) => (at === index ? { ...one, ...part } : one)),
    )
  const yesNo = [
    { value: 'yes', label: 'yes' },
    { value: 'no', label: 'no' },
  ]
  return (
    <div className="seen">
      {seen.map((one, index) => (
        // Sightings have no id of their own; their order is the order they were written in.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <div key={index} className="row-fields seen-row">
          <DateField
            label={`${name || 'Child'} seen on`}
            value={one.date}
            onChange={(date) => change(index, { date })}
            isDisabled={isDisabled}
          />
          <Select
            label="By"
            value={one.by}
            onChange={(by) => change(index, { by })}
            choices={names.people}
            isDisabled={isDisabled}
          />
          <Select
            narrow
            label="Alone"
            value={one.alone}
            onChange={(alone) => change(index, { alone: alone as Seen['alone'] })}
            choices={yesNo}
            isDisabled={isDisabled}
          />
          <TextField
            label="Where"
            value={one.where}
            onChange={(where) => change(index, { where })}
            isDisabled={isDisabled}
          />
          <Select
            narrow
            label="Visit expected"
            value={one.announced}
            onChange={(announced) => change(index, { announced: announced as Seen['announced'] })}
            choices={yesNo}
            isDisabled={isDisabled}
          />
          {one.alone === 'no' ? (
            <TextField
              label="Why not alone, and when will they be"
              value={one.whyNotAlone}
              onChange={(whyNotAlone) => change(index, { whyNotAlone })}
              isDisabled={isDisabled}
            />
          ) : null}
          {session.editable ? (
            <IconButton
              icon="remove"
              small
              label="Remove this sighting"
              onPress={() =>
                handle.set(
                  'seen',
                  seen.filter((_, at) => at !== index),
                )
              }
            />
          ) : null}
        </div>
      ))}
      {session.editable ? (
        <Button
          small
          icon="plus"
          onPress={() =>
            handle.set('seen', [
              ...seen,
              { date: '', by: '', alone: '', where: '', announced: '', whyNotAlone: '' },
            ])
          }
        >
          {`Add when ${name || 'this child'} was seen`}
        </Button>
      ) : null}
    </div>
  )
}

export function Children() {
  const { session, names } = useRecord()
  const rows = useRows(session.doc, 'children')
  return (
    <RowCards
      rows={rows}
      specs={childSpecs}
      names={names}
      editable={session.editable}
      rowName={(row, index) => row.name || `Child ${index + 1}`}
      head={(_, index) => {
        const handle = rows[index]
        return handle ? <SeenRows handle={handle} /> : null
      }}
      addWords="Add a child"
      onAdd={() => addRow(session.doc, 'children', {})}
      empty="Every child of the household belongs here, half-brothers and half-sisters elsewhere too."
    />
  )
}

const hasOwnLists = (person: Person): boolean => !keepable.every((fact) => followsAddress(person, fact))

const isAdvocate = (person: Person): boolean => partPlayed(person) === 'advocate'
const isSupporter = (person: Person): boolean => partPlayed(person) === 'supporter'

/** For those who get a copy only when somebody agrees or asks (domain section 6). */
const copySpecs: FieldSpec<Person>[] = [
  {
    key: 'copyAgreedBy',
    label: 'Children who agree that their advocate gets their parts',
    kind: 'children',
    when: isAdvocate,
  },
  { key: 'copyAskedBy', label: 'Asks that they get a copy', kind: 'person', when: isSupporter },
  {
    key: 'copyNote',
    label: 'When and how that was said',
    kind: 'line',
    when: (row) =>
      (isAdvocate(row) && (row.copyAgreedBy ?? []).length > 0) ||
      (isSupporter(row) && Boolean(row.copyAskedBy)),
  },
]

const householdSpecs: FieldSpec<Person>[] = [
  { key: 'name', label: 'Name', kind: 'line' },
  {
    key: 'role',
    label: 'Relation',
    kind: 'choice',
    choices: personRoles.filter((role) => role !== 'professional'),
  },
  { key: 'of', label: 'Parent or carer of', kind: 'children' },
  { key: 'parentalResponsibility', label: 'Parental responsibility for', kind: 'children' },
  { key: 'inHousehold', label: 'Lives in the home', kind: 'tick' },
  { key: 'lastChecked', label: 'Checks last made', kind: 'date' },
  { key: 'worksWithChildren', label: 'Works or volunteers with children', kind: 'tick' },
  {
    key: 'withholdAddressFrom',
    label: 'Address, phone and work not to be told to',
    kind: 'people',
    when: (row) => !hasOwnLists(row),
  },
  { key: 'withholdAddressFrom', label: 'Address not to be told to', kind: 'people', when: hasOwnLists },
  { key: 'withholdPhoneFrom', label: 'Phone not to be told to', kind: 'people', when: hasOwnLists },
  { key: 'withholdEmployerFrom', label: 'Work not to be told to', kind: 'people', when: hasOwnLists },
  { key: 'withholdReason', label: 'Reason', kind: 'line', when: (row) => keptFromAny(row).length > 0 },
  { key: 'address', label: 'Address', kind: 'line' },
  { key: 'phone', label: 'Phone', kind: 'line' },
  { key: 'employer', label: 'Work', kind: 'line' },
  { key: 'detail', label: 'Note for the council', kind: 'text', wide: true },
  ...copySpecs,
]

/** One list for address, phone and work, or a list for each. */
function OwnLists({ handle, editable }: { handle: RowHandle<Person>; editable: boolean }) {
  const change = (apart: boolean): void => {
    const lists = apart ? ownLists(handle.row) : oneList
    handle.set('withholdPhoneFrom', lists.withholdPhoneFrom)
    handle.set('withholdEmployerFrom', lists.withholdEmployerFrom)
  }
  return (
    <Checkbox isSelected={hasOwnLists(handle.row)} isDisabled={!editable} onChange={change}>
      Phone and work have lists of their own
    </Checkbox>
  )
}

export function Household() {
  const { session, names } = useRecord()
  const rows = useRows(session.doc, 'people').filter(({ row }) => row.role !== 'professional')
  return (
    <RowCards
      rows={rows}
      specs={householdSpecs}
      names={names}
      editable={session.editable}
      rowName={(row, index) => row.name || `Person ${index + 1}`}
      head={(_, index) => {
        const handle = rows[index]
        return handle ? <OwnLists handle={handle} editable={session.editable} /> : null
      }}
      addWords="Add somebody of the family or household"
      onAdd={() => addRow(session.doc, 'people', { role: 'mother' })}
      empty="Everybody who lives in, stays in or has regular contact with the home. A father who is absent is named too."
    />
  )
}

const attendanceSpecs: FieldSpec<Attendance>[] = [
  { key: 'status', label: 'Came', kind: 'choice', choices: attendanceStatuses },
  { key: 'mode', label: 'How', kind: 'choice', choices: attendanceModes },
  { key: 'detail', label: 'Detail or reason', kind: 'line' },
  { key: 'reportSubmitted', label: 'Report', kind: 'yesno' },
  { key: 'reportDate', label: 'Report dated', kind: 'date', when: (row) => row.reportSubmitted === 'yes' },
  {
    key: 'reportSharedWithFamily',
    label: 'Shared with family on',
    kind: 'date',
    when: (row) => row.reportSubmitted === 'yes',
  },
  {
    key: 'reportWithheldReason',
    label: 'Why not shared',
    kind: 'line',
    when: (row) => row.reportSubmitted === 'yes' && !row.reportSharedWithFamily,
  },
]

const professionalSpecs: FieldSpec<Person>[] = [
  { key: 'name', label: 'Name', kind: 'line' },
  { key: 'jobTitle', label: 'Job', kind: 'line' },
  { key: 'agency', label: 'Agency', kind: 'line' },
  { key: 'agencyGroup', label: 'Kind of agency', kind: 'choice', choices: agencyGroups },
  ...copySpecs,
]

/** Attendance, with the professionals themselves: a name is typed here once and picked everywhere else. */
export function AttendanceList() {
  const { session, names } = useRecord()
  const rows = useRows(session.doc, 'attendance')
  const people = useRows(session.doc, 'people')
  const nameOf = (id: string) =>
    people.find(({ row }) => row.id === id)?.row.name ||
    names.children.find((child) => child.value === id)?.label ||
    ''
  const professionals = people.filter(({ row }) => row.role === 'professional')
  const unlisted = people.filter(({ row }) => !rows.some((one) => one.row.person === row.id))
  // Each child by themselves: most are not invited, and their attendance is a decision about that child.
  const childrenNotListed = names.children.filter(
    (child) => !rows.some((one) => one.row.person === child.value),
  )
  return (
    <div className="row-cards">
      <RowCards
        rows={rows}
        specs={attendanceSpecs}
        names={names}
        editable={session.editable}
        rowName={(row, index) => nameOf(row.person) || `Invited ${index + 1}`}
        empty="Everybody who was invited, whether they came or not."
      />
      {session.editable ? (
        <div className="ui-row">
          {unlisted.length > 0 ? (
            <Button
              small
              icon="plus"
              onPress={() => {
                for (const { row } of unlisted) addRow(session.doc, 'attendance', { person: row.id })
              }}
            >
              {`Add ${unlisted.length === 1 ? nameOf(unlisted[0]?.row.id ?? '') || 'one more person' : `${unlisted.length} people who are not listed yet`}`}
            </Button>
          ) : null}
          <Button
            small
            icon="plus"
            onPress={() => {
              const id = addRow(session.doc, 'people', { role: 'professional' })
              addRow(session.doc, 'attendance', { person: id, status: 'attended' })
            }}
          >
            Invite a professional
          </Button>
          {childrenNotListed.map((child) => (
            <Button
              key={child.value}
              small
              icon="plus"
              onPress={() => addRow(session.doc, 'attendance', { person: child.value })}
            >
              {`Add ${child.label}`}
            </Button>
          ))}
        </div>
      ) : null}
      <details className="part-more">
        <summary>Professionals: names, jobs and agencies ({professionals.length})</summary>
        <RowCards
          rows={professionals}
          specs={professionalSpecs}
          names={names}
          editable={session.editable}
          rowName={(row, index) => row.name || `Professional ${index + 1}`}
          empty="Nobody yet."
        />
      </details>
    </div>
  )
}
