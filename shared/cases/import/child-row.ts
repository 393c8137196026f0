/** A row of children: a new child in its family, or facts for one who is known. */
import { childSchema } from '../../minutes/index.ts'
import { type CaseFile, childStatusSchema } from '../case-file.ts'
import { adds, listIn, settle } from './facts.ts'
import { type Known, namesOf, numbersOf } from './ledger.ts'
import type { FactChange, ReadRow } from './model.ts'
import { findChild } from './who.ts'
import { plain, plainNumber } from './words.ts'
import { type Done, done, familyOfRow, pickChild, sayWanted, type Work, wantedIn, wrong } from './work.ts'

type Values = Record<string, string>

/** Names that somebody is not known by yet. The name that is here stays the first one. */
export function addNames(
  file: CaseFile,
  newId: () => string,
  id: string,
  name: string,
  values: Values,
): FactChange[] {
  const changes: FactChange[] = []
  const add = (other: string, kind: CaseFile['otherNames'][number]['kind']) => {
    if (plain(other) === '' || namesOf(file, id, name).some((known) => plain(known) === plain(other))) return
    file.otherNames.push({ id: newId(), of: id, name: other, kind })
    changes.push(adds(kind === 'earlier surname' ? 'Earlier surname' : 'Other name', other))
  }
  if (values.name) add(values.name, 'also known as')
  for (const other of listIn(values.otherNames)) add(other, 'also known as')
  for (const other of listIn(values.earlierSurname)) add(other, 'earlier surname')
  return changes
}

/** Numbers are added and never replaced: another system may know the same person by two. */
export function addNumbers(
  file: CaseFile,
  newId: () => string,
  somebody: { id: string; caseRef: string },
  values: Values,
): FactChange[] {
  const rows: [CaseFile['numbers'][number]['kind'], string][] = [
    ['case number', values.caseRef ?? ''],
    ['NHS number', values.nhs ?? ''],
    ['UPN', values.upn ?? ''],
  ]
  return rows.flatMap(([kind, value]): FactChange[] => {
    const known = numbersOf(file, somebody).filter((one) => one.kind === kind)
    if (value === '' || known.some((one) => plainNumber(one.value) === plainNumber(value))) return []
    file.numbers.push({ id: newId(), of: somebody.id, kind, value })
    const label = kind === 'case number' ? 'Case number' : kind
    return [adds(label, value, known.map((one) => one.value).join(', '))]
  })
}

function addStatus(
  file: CaseFile,
  work: Work,
  child: string,
  kind: 'plan' | 'legal',
  values: Values,
  replace: boolean,
) {
  const value = values[kind] ?? ''
  if (value === '') return []
  const dates =
    kind === 'plan'
      ? { from: values.planFrom ?? '', to: values.planTo ?? '' }
      : { from: values.legalFrom ?? '', to: '' }
  const facts: Values = { ...dates, category: kind === 'plan' ? (values.planCategory ?? '') : '' }
  const label = kind === 'plan' ? 'Plan' : 'Legal status'
  const known = file.statuses.find(
    (one) =>
      one.child === child &&
      one.kind === kind &&
      plain(one.value) === plain(value) &&
      (one.from === '' || dates.from === '' || one.from === dates.from),
  )
  if (known)
    return settle(
      known,
      facts,
      { from: `${label} from`, to: `${label} to`, category: 'Plan category' },
      replace,
    )
  file.statuses.push(
    childStatusSchema.parse({ id: work.ledger.newId(), child, kind, value, ...facts, source: 'Case system' }),
  )
  return [
    adds(
      label,
      [value, facts.category, dates.from && `from ${dates.from}`, dates.to && `to ${dates.to}`]
        .filter(Boolean)
        .join(', '),
    ),
  ]
}

/** Puts what the row says beside what is known of this child. */
function tell(work: Work, row: ReadRow, known: Known): FactChange[] {
  const file = work.ledger.open(known.caseId)
  const child = work.ledger.child(known)
  const replace = work.decisions.replace.includes(row.line)
  const newId = () => work.ledger.newId()
  const caseRef = child.caseRef === '' && !numbersOf(file, child).some(({ kind }) => kind === 'case number')
  const changes = [
    ...settle(
      child,
      row.values,
      { dob: 'Date of birth', ...(caseRef ? { caseRef: 'Case number' } : {}) },
      replace,
    ),
    ...settle(
      child,
      row.values,
      {
        setting: 'School or setting',
        ethnicity: 'Ethnicity',
        firstLanguage: 'First language',
        needs: 'Needs',
      },
      replace,
    ),
    ...addNames(file, newId, child.id, child.name, row.values),
    ...addNumbers(file, newId, child, row.values),
    ...addStatus(file, work, child.id, 'plan', row.values, replace),
    ...addStatus(file, work, child.id, 'legal', row.values, replace),
  ]
  work.ledger.index(known)
  return changes
}

/** One row of children. */
export function childRow(work: Work, row: ReadRow): Done {
  const { ledger } = work
  const wanted = wantedIn(row.values)
  const says = sayWanted(wanted)
  const picked = pickChild(work, says, wanted, findChild(ledger, wanted), `line ${row.line}`)
  if (picked.is === 'over') return picked.row
  if (picked.is === 'it') return done(says, tell(work, row, picked.known), false, picked.doubts)
  const family =
    ledger.familiesOf(wanted.familyRef).length > 0
      ? familyOfRow(ledger, wanted.familyRef)
      : { caseId: ledger.makeCase(wanted.familyRef).id }
  if ('wrong' in family) return wrong(says, family.wrong)
  const child = childSchema.parse({
    id: ledger.newId(),
    name: wanted.name,
    dob: wanted.dob,
    unborn: wanted.dob > work.today,
  })
  ledger.open(family.caseId).children.push(child)
  const known: Known = { caseId: family.caseId, id: child.id, line: row.line }
  return done(says, tell(work, row, known), true, picked.doubts)
}
