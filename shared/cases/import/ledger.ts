/**
 * The case files while an import is worked out: children found by number, date of birth, name and family, each case
 * copied before it is changed, and what the import itself has added so far.
 */
import type { Child } from '../../minutes/index.ts'
import { type CaseContent, type CaseEvent, type CaseFile, caseSchema, emptyCase } from '../case-file.ts'
import { dayOf, plain, plainNumber } from './words.ts'

export type NumberKind = CaseContent['numbers'][number]['kind']
export type Numbered = { kind: NumberKind; value: string }

/** A child of a case, and from which line of this import it came, if from one. */
export type Known = { caseId: string; id: string; line?: number }

/** Every name that somebody of a case has or had. An earlier surname alone is read with the forename. */
export function namesOf(file: CaseContent, id: string, name: string): string[] {
  const forename = plain(name).split(' ')[0] ?? ''
  const others = file.otherNames
    .filter((one) => one.of === id)
    .flatMap((one) =>
      one.kind === 'earlier surname' && !plain(one.name).includes(' ')
        ? [one.name, `${forename} ${one.name}`]
        : [one.name],
    )
  return [name, ...others]
}

/** Every number of a child, its case number among them. */
export const numbersOf = (file: CaseContent, child: Pick<Child, 'id' | 'caseRef'>): Numbered[] => [
  ...(child.caseRef === '' ? [] : [{ kind: 'case number' as const, value: child.caseRef }]),
  ...file.numbers.filter((one) => one.of === child.id).map(({ kind, value }) => ({ kind, value })),
]

const numberKey = ({ kind, value }: Numbered): string => `n ${kind} ${plainNumber(value)}`

/** What tells a child, in the form in which it is compared. */
export type Told = { names: string[]; day: string; numbers: Numbered[]; family: string }

export class Ledger {
  readonly #newId: () => string
  readonly #cases: Map<string, CaseFile>
  readonly #touched = new Set<string>()
  readonly #made = new Set<string>()
  readonly #index = new Map<string, Known[]>()
  readonly #told = new Map<string, Told>()
  readonly #families = new Map<string, string[]>()

  constructor(cases: readonly CaseFile[], newId: () => string) {
    this.#newId = newId
    this.#cases = new Map(cases.map((one) => [one.id, one]))
    for (const one of cases) {
      this.#indexFamily(one)
      for (const child of one.children) this.index({ caseId: one.id, id: child.id })
    }
  }

  newId(): string {
    return this.#newId()
  }

  /** To be read only. */
  case(id: string): CaseFile {
    const found = this.#cases.get(id)
    if (!found) throw new RangeError('No such case in this import')
    return found
  }

  /** A copy that may be changed; the case counts as touched from now on. */
  open(id: string): CaseFile {
    const found = this.case(id)
    if (this.#touched.has(id)) return found
    // A case is JSON and nothing else. Its history is most of it, and whoever changes an event copies it (`openEvent`).
    const copy: CaseFile = JSON.parse(JSON.stringify({ ...found, chronology: [] }))
    copy.chronology = [...found.chronology]
    this.#cases.set(id, copy)
    this.#touched.add(id)
    return copy
  }

  /** A copy of an event that may be changed, in its place in the case; undefined where there is none of this id. */
  openEvent(caseId: string, id: string): CaseEvent | undefined {
    const { chronology } = this.open(caseId)
    const at = chronology.findIndex((one) => one.id === id)
    const found = chronology[at]
    if (!found) return undefined
    const copy: CaseEvent = JSON.parse(JSON.stringify(found))
    chronology[at] = copy
    return copy
  }

  makeCase(familyRef: string): CaseFile {
    const made = caseSchema.parse({
      ...emptyCase(familyRef),
      id: this.#newId(),
      createdAt: '',
      changedAt: '',
    })
    this.#cases.set(made.id, made)
    this.#touched.add(made.id)
    this.#made.add(made.id)
    this.#indexFamily(made)
    return made
  }

  #indexFamily({ id, familyRef }: CaseFile): void {
    if (plain(familyRef) !== '') this.#add(this.#families, plain(familyRef), id)
  }

  #add<T>(map: Map<string, T[]>, key: string, value: T): void {
    const list = map.get(key)
    if (list) list.push(value)
    else map.set(key, [value])
  }

  /** Makes a child findable by what is known of it now; asked again after it has changed. */
  index(known: Known): void {
    const child = this.child(known)
    const file = this.case(known.caseId)
    const told: Told = {
      names: namesOf(file, child.id, child.name).map(plain),
      day: dayOf(child.dob),
      numbers: numbersOf(file, child).map(({ kind, value }) => ({ kind, value: plainNumber(value) })),
      family: plain(file.familyRef),
    }
    this.#told.set(`${known.caseId} ${known.id}`, told)
    const keys = [
      ...told.numbers.map(numberKey),
      ...(told.day === '' ? [] : [`d ${told.day}`]),
      ...told.names.map((name) => `w ${name}`),
    ]
    for (const key of new Set(keys)) {
      if (this.#index.get(key)?.some((one) => one.id === known.id && one.caseId === known.caseId)) continue
      this.#add(this.#index, key, known)
    }
  }

  /** Worked out once for each child, since every row is compared with many. */
  told({ caseId, id }: Known): Told {
    const found = this.#told.get(`${caseId} ${id}`)
    if (!found) throw new RangeError('No such child in this import')
    return found
  }

  child({ caseId, id }: Known): Child {
    const found = this.case(caseId).children.find((one) => one.id === id)
    if (!found) throw new RangeError('No such child in this import')
    return found
  }

  familiesOf(familyRef: string): string[] {
    return familyRef === '' ? [] : (this.#families.get(plain(familyRef)) ?? [])
  }

  /** Everybody who shares a number, the day of birth, a name, or the family with what a row says. */
  around(wanted: { name: string; dob: string; numbers: Numbered[]; familyRef: string }): Known[] {
    const found = new Map<string, Known>()
    const add = (list: readonly Known[] = []) => {
      for (const one of list)
        found.set(`${one.caseId} ${one.id}`, found.get(`${one.caseId} ${one.id}`) ?? one)
    }
    for (const number of wanted.numbers) add(this.#index.get(numberKey(number)))
    if (wanted.dob !== '') add(this.#index.get(`d ${dayOf(wanted.dob)}`))
    if (plain(wanted.name) !== '') add(this.#index.get(`w ${plain(wanted.name)}`))
    for (const caseId of this.familiesOf(wanted.familyRef)) {
      const lines = new Map([...found.values()].map((one) => [one.id, one]))
      add(this.case(caseId).children.map(({ id }) => lines.get(id) ?? this.#knownIn(caseId, id)))
    }
    return [...found.values()]
  }

  #knownIn(caseId: string, id: string): Known {
    const child = this.child({ caseId, id })
    const same = this.#index
      .get(`w ${plain(child.name)}`)
      ?.find((one) => one.id === id && one.caseId === caseId)
    return same ?? { caseId, id }
  }

  isNew(caseId: string): boolean {
    return this.#made.has(caseId)
  }

  /** The cases that the import has changed or made, as they are now. */
  touched(): CaseFile[] {
    return [...this.#touched].map((id) => this.case(id))
  }

  /** Every case, the made ones last. */
  all(): CaseFile[] {
    return [...this.#cases.values()]
  }
}
