/** A row of adults and professionals: somebody new in a family, or facts for one who is known there. */
import { type Person, personSchema } from '../../minutes/index.ts'
import type { CaseFile } from '../case-file.ts'
import { likeness } from './alike.ts'
import { addNames, addNumbers } from './child-row.ts'
import { adds, settle } from './facts.ts'
import { namesOf, numbersOf } from './ledger.ts'
import type { Candidate, Doubt, FactChange, ReadRow } from './model.ts'
import { factList, surestOf } from './who.ts'
import { plain, plainNumber } from './words.ts'
import {
  ask,
  childOfRow,
  type Done,
  done,
  familyOfRow,
  type Option,
  type Picked,
  type Work,
  wantedIn,
  wrong,
} from './work.ts'

type Place = { caseId: string; child: string; doubts: Doubt[] }

/** The family of the row, and the child it names there. */
function placeOf(work: Work, says: string, row: ReadRow): Place | { row: Done } {
  const wanted = wantedIn(row.values, { name: 'childName', dob: 'childDob', caseRef: 'childRef' })
  if (wanted.name !== '' || wanted.numbers.length > 0) {
    const picked = childOfRow(work, says, row, wanted)
    return picked.is === 'over'
      ? { row: picked.row }
      : { caseId: picked.known.caseId, child: picked.known.id, doubts: picked.doubts }
  }
  const family = familyOfRow(work.ledger, wanted.familyRef)
  return 'wrong' in family
    ? { row: wrong(says, family.wrong) }
    : { caseId: family.caseId, child: '', doubts: [] }
}

const namesOfPerson = (file: CaseFile, person: Person): string[] => [
  ...namesOf(file, person.id, person.name),
  ...person.aliases,
]

/** How somebody of the family compares with the row; undefined for somebody else. */
function compare(file: CaseFile, person: Person, { values }: ReadRow) {
  const numbers = numbersOf(file, { id: person.id, caseRef: '' })
  const rows = [
    { kind: 'case number', value: values.caseRef ?? '' },
    { kind: 'NHS number', value: values.nhs ?? '' },
  ].filter(({ value }) => value !== '')
  const shared = rows.filter((one) =>
    numbers.some(({ kind, value }) => kind === one.kind && plainNumber(value) === plainNumber(one.value)),
  )
  const clash = rows.some((one) => !shared.includes(one) && numbers.some(({ kind }) => kind === one.kind))
  const name = likeness(plain(values.name ?? ''), namesOfPerson(file, person).map(plain))
  const otherRole =
    Boolean(values.role) && person.role !== '' && plain(person.role) !== plain(values.role ?? '')
  if (name === '' && shared.length === 0) return undefined
  const named = name === 'the same name'
  return {
    person,
    shared: shared.map(({ kind, value }) => `${kind} ${plainNumber(value)}`),
    sure: named && shared.length > 0 ? 2 : named && !clash && !otherRole ? 1 : 0,
    why: [
      ...shared.map(({ kind }) => `the same ${kind}`),
      name,
      clash ? 'but another number of the same kind' : '',
      otherRole ? 'but another role' : '',
    ].filter(Boolean),
  }
}

const factsOf = (file: CaseFile, person: Person): Candidate['facts'] => {
  const [, ...others] = namesOfPerson(file, person)
  return factList({
    Name: person.name,
    'Other names': others.join(', '),
    Role: person.role,
    Agency: person.agency,
    Phone: person.phone,
    'Family reference': file.familyRef,
  })
}

/** Who of the family the row is about. */
function pick(work: Work, says: string, row: ReadRow, place: Place, fresh: Map<string, number>): Picked {
  const file = work.ledger.case(place.caseId)
  const found = file.people.flatMap((person) => compare(file, person, row) ?? [])
  const { surest, torn } = surestOf(found)
  const [first, ...more] = torn ? [] : surest
  const idOf = (id: string): string => (fresh.has(id) ? `line ${fresh.get(id)}` : id)
  const option = ({ person, why }: (typeof found)[number]): Option => ({
    id: idOf(person.id),
    show: () => ({ id: idOf(person.id), facts: factsOf(file, person), why }),
  })
  const { values } = row
  const picked = ask(
    work,
    says,
    {
      key: `line ${row.line}`,
      of: 'person',
      facts: factList({
        Name: values.name ?? '',
        Role: values.role ?? '',
        Agency: values.agency ?? '',
        Phone: values.phone ?? '',
        'Family reference': file.familyRef,
      }),
      mayBeAnother: !first,
      among: (first ? surest : found).map(option),
      sure: first && more.length === 0 ? option(first) : undefined,
      all: found.map(option),
    },
    place.doubts,
  )
  if (picked.is !== 'it') return picked
  return { ...picked, id: found.find(({ person }) => idOf(person.id) === picked.id)?.person.id ?? '' }
}

const cares = ['mother', 'father', 'carer', 'special guardian', 'parent']

/** Ties an adult to the child that the row names. */
function tie(person: Person, { values }: ReadRow, child: string, childName: string): FactChange[] {
  if (child === '') return []
  const changes: FactChange[] = []
  const add = (list: string[], label: string) => {
    if (list.includes(child)) return
    list.push(child)
    changes.push(adds(label, childName))
  }
  if (values.role === 'step-parent') add(person.stepParentOf, 'Step-parent of')
  else if (cares.includes(values.role ?? '')) add(person.of, 'Parent or carer of')
  if (values.pr === 'yes') add(person.parentalResponsibility, 'Parental responsibility for')
  return changes
}

function tell(work: Work, row: ReadRow, place: Place, id: string): FactChange[] {
  const file = work.ledger.open(place.caseId)
  const person = file.people.find((one) => one.id === id)
  if (!person) return []
  const { values } = row
  const replace = work.decisions.replace.includes(row.line)
  const labels = {
    role: 'Role',
    agency: 'Agency',
    jobTitle: 'Job title',
    phone: 'Phone',
    address: 'Address',
    employer: 'Employer',
  }
  const changes = settle(person, values, labels, replace)
  if (values.inHousehold === 'yes' && !person.inHousehold) {
    person.inHousehold = true
    changes.push(adds('Lives in the home', 'yes'))
  }
  const newId = () => work.ledger.newId()
  const childName = file.children.find((one) => one.id === place.child)?.name ?? ''
  const unknown = namesOfPerson(file, person).some((one) => plain(one) === plain(values.name ?? ''))
  return [
    ...changes,
    ...tie(person, row, place.child, childName),
    ...addNames(file, newId, id, person.name, unknown ? { ...values, name: '' } : values),
    ...addNumbers(file, newId, { id, caseRef: '' }, values),
  ]
}

/** One row of people. `fresh` keeps from which line somebody came, for as long as the plan is worked out. */
export function personRow(work: Work, row: ReadRow, fresh: Map<string, number>): Done {
  const { name = '', role = '' } = row.values
  const says = [name, role].filter(Boolean).join(', ')
  const place = placeOf(work, says, row)
  if ('row' in place) return place.row
  const picked = pick(work, says, row, place, fresh)
  if (picked.is === 'over') return picked.row
  if (picked.is === 'it') return done(says, tell(work, row, place, picked.id), false, picked.doubts)
  const person = personSchema.parse({ id: work.ledger.newId(), name })
  work.ledger.open(place.caseId).people.push(person)
  fresh.set(person.id, row.line)
  return done(says, tell(work, row, place, person.id), true, picked.doubts)
}
