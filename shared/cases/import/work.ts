/** What the rows of every kind share while a plan is worked out: who is meant, what was decided, and what came of it. */
import type { Known, Ledger, Numbered } from './ledger.ts'
import type { Candidate, Doubt, FactChange, ImportDecisions, PlannedRow, ReadRow } from './model.ts'
import {
  candidateFor,
  candidateId,
  type Found,
  factsWanted,
  findKnownChild,
  type Judged,
  type Wanted,
} from './who.ts'
import { sayDay } from './words.ts'

export type Work = {
  ledger: Ledger
  decisions: ImportDecisions
  importId: string
  /** ISO day, London. */
  today: string
  /** The first line that asks about the same child, by what is said of the child. */
  asked: Map<string, number>
}

/** What became of one row. */
export type Done = Omit<PlannedRow, 'line'>

export const wrong = (says: string, ...sentences: string[]): Done => ({
  group: 'wrong',
  says,
  changes: [],
  wrong: sentences,
  doubts: [],
})

/** A row that was carried out, sorted by what it changed. */
export function done(says: string, changes: FactChange[], isNew: boolean, doubts: Doubt[] = []): Done {
  const moved = changes.some(({ how }) => how !== 'differs')
  const group = isNew ? 'added' : moved ? 'changed' : changes.length > 0 ? 'kept' : 'unchanged'
  return { group, says, changes, wrong: [], doubts }
}

const idle = (group: 'doubtful' | 'left out', says: string, doubts: Doubt[]): Done => ({
  group,
  says,
  changes: [],
  wrong: [],
  doubts,
})

/** An answer to "which one?": it, somebody new, or the row ends here. */
export type Picked =
  | { is: 'it'; id: string; doubts: Doubt[] }
  | { is: 'another'; doubts: Doubt[] }
  | { is: 'over'; row: Done }

/** Somebody or something that comes into question; what is known of it is only looked up to be shown. */
export type Option = { id: string; show: () => Candidate }

type Question = Omit<Doubt, 'decision' | 'candidates'> & {
  /** The ones that are asked about; none where the row surely brings something new. */
  among: Option[]
  /** The one that the row is surely about. */
  sure?: Option
  /** Whoever has anything in common with the row: a person's earlier word about one of them still holds. */
  all: Option[]
}

/** Who is surely meant, what a person said, or that a person has to say. Their word goes before what is sure. */
export function ask(work: Work, says: string, question: Question, earlier: Doubt[] = []): Picked {
  const { key, of, facts, mayBeAnother, among, sure, all } = question
  const given = work.decisions.doubts[key]
  const doubtWith = (decision: Doubt['decision'], options: Option[]): Doubt[] => [
    ...earlier,
    { key, of, facts, mayBeAnother, candidates: options.map((one) => one.show()), decision },
  ]
  const asked = sure ? [sure] : among
  if (given?.as === 'leave out') return { is: 'over', row: idle('left out', says, doubtWith(given, asked)) }
  const chosen = given?.as === 'same' ? all.find(({ id }) => id === given.who) : undefined
  if (given && chosen) {
    const shown = asked.some(({ id }) => id === chosen.id) ? asked : [...asked, chosen]
    return { is: 'it', id: chosen.id, doubts: doubtWith(given, shown) }
  }
  if (sure) return { is: 'it', id: sure.id, doubts: earlier }
  if (among.length === 0) return { is: 'another', doubts: earlier }
  if (given?.as === 'another' && mayBeAnother) return { is: 'another', doubts: doubtWith(given, among) }
  return { is: 'over', row: idle('doubtful', says, doubtWith(null, among)) }
}

/** The child of a search, or of a person's answer. */
export function pickChild(
  work: Work,
  says: string,
  wanted: Wanted,
  found: Found,
  key: string,
): { is: 'it'; known: Known; doubts: Doubt[] } | Exclude<Picked, { is: 'it' }> {
  const option = (one: Judged): Option => ({
    id: candidateId(one.known),
    show: () => candidateFor(work.ledger, one),
  })
  const picked = ask(work, says, {
    key,
    of: 'child',
    facts: factsWanted(wanted),
    mayBeAnother: found.mayBeAnother,
    among: found.among.map(option),
    sure: found.sure && option(found.sure),
    all: found.all.map(option),
  })
  if (picked.is !== 'it') return picked
  const chosen = found.all.find(({ known }) => candidateId(known) === picked.id)
  return chosen ? { ...picked, known: chosen.known } : { is: 'another', doubts: picked.doubts }
}

/** What a row says about the child, under the names its kind has for them. */
export function wantedIn(
  values: Record<string, string>,
  keys = { name: 'name', dob: 'dob', caseRef: 'caseRef' },
): Wanted {
  const numbers: Numbered[] = []
  const caseRef = values[keys.caseRef] ?? ''
  if (caseRef !== '') numbers.push({ kind: 'case number', value: caseRef })
  if (keys.name === 'name') {
    if (values.nhs) numbers.push({ kind: 'NHS number', value: values.nhs })
    if (values.upn) numbers.push({ kind: 'UPN', value: values.upn })
  }
  return {
    name: values[keys.name] ?? '',
    dob: values[keys.dob] ?? '',
    numbers,
    familyRef: values.familyRef ?? '',
  }
}

/** A child as a row names it, for a sentence. */
export const sayWanted = ({ name, dob, numbers, familyRef }: Wanted): string =>
  [
    name,
    dob && `born ${sayDay(dob)}`,
    ...numbers.map(({ kind, value }) => `${kind} ${value}`),
    familyRef && `family ${familyRef}`,
  ]
    .filter(Boolean)
    .join(', ')

/** The child that a row of visits, appointments or history is about; everybody with the same words is asked once. */
export function childOfRow(
  work: Work,
  says: string,
  row: ReadRow,
  wanted: Wanted,
): { is: 'it'; known: Known; doubts: Doubt[] } | { is: 'over'; row: Done } {
  const words = JSON.stringify(wanted)
  const first = work.asked.get(words) ?? row.line
  work.asked.set(words, first)
  const picked = pickChild(work, says, wanted, findKnownChild(work.ledger, wanted), `who ${first}`)
  if (picked.is !== 'another') return picked
  const sentence = `No child in the case files is ${sayWanted(wanted)}. Import the children first, or look at the name and number.`
  return { is: 'over', row: wrong(says, sentence) }
}

/** The one family with this reference, or a sentence. */
export function familyOfRow(ledger: Ledger, familyRef: string): { caseId: string } | { wrong: string } {
  const [caseId, ...more] = ledger.familiesOf(familyRef)
  if (!caseId)
    return { wrong: `No family in the case files has the reference ${familyRef}. Import the children first.` }
  if (more.length > 0)
    return {
      wrong: `Several families in the case files have the reference ${familyRef}. Give each its own first.`,
    }
  return { caseId }
}
