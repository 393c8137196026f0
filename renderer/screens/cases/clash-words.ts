/** What two people have changed differently, in the words of the screens. */
import type { Account } from '../../../shared/access/access.ts'
import {
  type CaseEvent,
  type CaseFile,
  type Clash,
  type FamilyList,
  type Row,
  statusInWords,
} from '../../../shared/cases/index.ts'
import { sayWhen, sensitivityWords } from '../../../shared/chronology/index.ts'
import { listWords } from '../../../shared/minutes/index.ts'
import { isIsoDate, sayDate } from '../../ui/index.ts'
import { everybody, nameOf } from './facts/family.ts'
import { familyRefLabel, fieldLabels, listLabels } from './field-labels.ts'

/** Each side: what stands there, a line for each field; the name of a field is empty where it is named above. */
export type Line = { label: string; words: string }
export type ClashWords = { title: string; mine: Line[]; theirs: Line[] }

/** Who is named: the people of both versions, and the accounts. */
export type Names = { file: CaseFile; accounts: readonly Pick<Account, 'id' | 'name'>[] }

/** Of an empty field, and of one that names people. */
const NOTHING = 'nothing'
const NOBODY = 'nobody'
const GONE = 'taken out'

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** Fields that hold ids of the family, and ids of accounts. */
const memberFields = new Set(['of', 'person', 'child', 'about', 'stepParentOf', 'parentalResponsibility'])
const isOfMembers = (list: FamilyList, field: string): boolean =>
  memberFields.has(field) ||
  (field.startsWith('withhold') && field.endsWith('From')) ||
  /^copy(?:AgreedBy|AskedBy)$/.test(field) ||
  (list === 'relationships' && (field === 'from' || field === 'to'))
const isOfAccounts = (field: string): boolean => field === 'readers' || field === 'accountId'

const plain = (value: unknown): string => {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (Array.isArray(value)) return listWords(value.map(plain))
  if (typeof value === 'object' && value !== null)
    return Object.values(value).map(plain).filter(Boolean).join(', ')
  const text = String(value ?? '')
  return isIsoDate(text) ? sayDate(text, false) : text
}

function valueWords(list: FamilyList | '', field: string, value: unknown, names: Names): string {
  const ids = (Array.isArray(value) ? value : [value]).filter((id) => typeof id === 'string' && id !== '')
  const known = (id: unknown) => everybody(names.file).some(({ value: one }) => one === id)
  if (list !== '' && isOfMembers(list, field))
    return (
      listWords(
        ids.map((id) => (known(id) ? nameOf(names.file, id) : 'somebody who is not in the family')),
      ) || NOBODY
    )
  if (isOfAccounts(field))
    return (
      listWords(ids.map((id) => names.accounts.find((one) => one.id === id)?.name ?? 'somebody')) || NOBODY
    )
  if (field === 'sensitivity') return sensitivityWords[value as CaseEvent['sensitivity']] ?? NOTHING
  return plain(value) || NOTHING
}

/** What a row is called: whose it is, and which. */
function rowName(list: FamilyList, row: Row, names: Names): string {
  const text = (field: string) => (typeof row[field] === 'string' ? (row[field] as string) : '')
  const member = (field: string) => nameOf(names.file, text(field))
  switch (list) {
    case 'children':
      return text('name') || 'a child without a name'
    case 'people':
      return text('name') || 'a person without a name'
    case 'chronology':
      return `the event of ${sayWhen(row as unknown as CaseEvent) || 'no date'}`
    case 'household':
      return `the stay of ${member('person')}`
    case 'otherNames':
      return `another name of ${member('of')}`
    case 'numbers':
      return `${text('kind')} of ${member('of')}`
    case 'relationships':
      return `${member('from')}, ${text('kind') || 'something to'} ${member('to')}`
    case 'statuses':
      return `${statusInWords(row as unknown as CaseFile['statuses'][number]) || 'the status'} of ${member('child')}`
    case 'agencies':
      return text('name') || 'an agency without a name'
    case 'appointments':
      return `the appointment of ${member('child')}${text('service') ? `, ${text('service')}` : ''}`
  }
}

function label(list: FamilyList, field: string, row: Row): string {
  if (list === 'children' && field === 'dob' && row.unborn === true) return 'Due date'
  return (fieldLabels[list] as Record<string, string>)[field] ?? field
}

/** The fields in which a row is not as the other side has it; all that say anything where the other has none. */
function rowLines(list: FamilyList, row: Row | undefined, other: Row | undefined, names: Names): Line[] {
  if (!row) return [{ label: '', words: GONE }]
  const fields = new Set([...Object.keys(fieldLabels[list])])
  const said = (one: Row | undefined, field: string) => valueWords(list, field, one?.[field], names)
  return [...fields]
    .filter((field) =>
      other
        ? JSON.stringify(row[field]) !== JSON.stringify(other[field])
        : ![NOTHING, NOBODY, 'no'].includes(said(row, field)) && !field.endsWith('Id'),
    )
    .map((field) => ({ label: label(list, field, row), words: said(row, field) }))
}

const countWords = (rows: unknown): Line[] => [{ label: '', words: `${(rows as unknown[]).length} of them` }]

/** A clash as whoever decides it reads it. */
export function clashWords(clash: Clash, names: Names): ClashWords {
  const { list, row: id, field, mine, theirs, base } = clash
  const one = (value: unknown): Line[] => [{ label: '', words: valueWords(list, field, value, names) }]
  if (list === '') return { title: familyRefLabel, mine: one(mine), theirs: one(theirs) }
  if (id === '') return { title: listLabels[list], mine: countWords(mine), theirs: countWords(theirs) }
  if (field !== '') {
    const row = (names.file[list] as unknown as Row[]).find((row) => row.id === id) ?? { id }
    const title = `${label(list, field, row)}: ${rowName(list, row, names)}`
    return { title, mine: one(mine), theirs: one(theirs) }
  }
  const [here, there] = [mine as Row | undefined, theirs as Row | undefined]
  const row = here ?? there ?? (base as Row)
  return {
    title: `${capitalised(rowName(list, row, names))}`,
    mine: rowLines(list, here, there, names),
    theirs: rowLines(list, there, here, names),
  }
}
