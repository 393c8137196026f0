/** Which child of the case files a row is about: surely one, perhaps one of several, or nobody who is known. */
import { likeness } from './alike.ts'
import { type Known, type Ledger, type Numbered, namesOf, numbersOf, type Told } from './ledger.ts'
import type { Candidate, Facts } from './model.ts'
import { dayOf, plain, plainNumber } from './words.ts'

export type Wanted = { name: string; dob: string; numbers: Numbered[]; familyRef: string }

/** A child beside a row: what they have in common, and how sure that makes it. */
export type Judged = {
  known: Known
  why: string[]
  sure: number
  possible: boolean /** The numbers that both have, each with its kind. */
  shared: string[]
}

/** What a row says, in the form in which children are told. */
const toldBy = ({ name, dob, numbers, familyRef }: Wanted): Told => ({
  names: [plain(name)],
  day: dayOf(dob),
  numbers: numbers.map(({ kind, value }) => ({ kind, value: plainNumber(value) })),
  family: plain(familyRef),
})

/** What a row and a child have in common. */
function compare(row: Told, child: Told) {
  const shared = row.numbers.filter((one) =>
    child.numbers.some((other) => other.kind === one.kind && other.value === one.value),
  )
  const clash = row.numbers.some(
    (one) =>
      !shared.some(({ kind }) => kind === one.kind) && child.numbers.some((other) => other.kind === one.kind),
  )
  return {
    name: likeness(row.names[0] ?? '', child.names),
    shared,
    clash,
    sameDay: row.day !== '' && row.day === child.day,
    otherDay: row.day !== '' && child.day !== '' && row.day !== child.day,
    sameFamily: row.family !== '' && row.family === child.family,
    otherFamily: row.family !== '' && child.family !== '' && row.family !== child.family,
  }
}
type Common = ReturnType<typeof compare>

const reasons = (common: Common): string[] => [
  ...common.shared.map(({ kind }) => `the same ${kind}`),
  ...(common.sameDay ? ['the same date of birth'] : []),
  ...(common.name ? [common.name] : []),
  ...(common.sameFamily ? ['the same family reference'] : []),
  ...(common.clash ? ['but another number of the same kind'] : []),
  ...(common.otherDay ? ['but another date of birth'] : []),
  ...(common.otherFamily ? ['but another family reference'] : []),
]

/** 0: not sure; 2: by a number; 1: by name with the day of birth or the family. */
function sureness({ name, shared, clash, sameDay, otherDay, sameFamily, otherFamily }: Common): number {
  if (name !== 'the same name' || otherDay) return 0
  if (shared.length > 0) return 2
  if (clash || otherFamily) return 0
  return sameDay || sameFamily ? 1 : 0
}

function isPossible(common: Common, fromThisFile: boolean): boolean {
  const { name, shared, clash, sameDay, sameFamily } = common
  if (shared.length > 0) return true
  // A system that gives two rows two numbers knows them for two children: twins are not asked about.
  if (fromThisFile && clash) return false
  if (name !== '' && (sameDay || sameFamily)) return true
  return sameDay && sameFamily && !fromThisFile
}

function judged(ledger: Ledger, wanted: Wanted): Judged[] {
  const row = toldBy(wanted)
  return ledger.around(wanted).map((known) => {
    const common = compare(row, ledger.told(known))
    return {
      known,
      why: reasons(common),
      sure: sureness(common),
      shared: common.shared.map(({ kind, value }) => `${kind} ${value}`),
      possible: isPossible(common, known.line !== undefined),
    }
  })
}

/** `among` is asked about where nobody is sure; empty for a child whom nobody knows. */
export type Found = { sure?: Judged; among: Judged[]; all: Judged[]; mayBeAnother: boolean }

/** The one who is surer than all others, or everybody who comes into question. */
function choose(all: Judged[]): Found {
  const { surest, torn } = surestOf(all)
  const [first, ...more] = surest
  if (!first || torn) return { among: all.filter((one) => one.possible), all, mayBeAnother: true }
  return more.length === 0
    ? { sure: first, among: [], all, mayBeAnother: false }
    : { among: surest, all, mayBeAnother: false }
}

/**
 * The surest of several, the one with most numbers first. They are torn where somebody else has a number of the row that
 * the first one has not: the name says one and the number another, and neither is sure.
 */
export function surestOf<T extends { sure: number; shared: readonly string[] }>(all: readonly T[]) {
  const best = Math.max(0, ...all.map(({ sure }) => sure))
  const surest = all
    .filter(({ sure }) => sure === best && best > 0)
    .sort((a, b) => b.shared.length - a.shared.length)
  const own = surest[0]?.shared ?? []
  return { surest, torn: all.some(({ shared }) => shared.some((number) => !own.includes(number))) }
}

/** For a row that may bring a new child. */
export const findChild = (ledger: Ledger, wanted: Wanted): Found => choose(judged(ledger, wanted))

/**
 * For a row about a child who must be known already. A number is enough where no name contradicts it; a name alone is
 * asked about.
 */
export function findKnownChild(ledger: Ledger, wanted: Wanted): Found {
  const row = toldBy(wanted)
  const all = ledger.around(wanted).map((known) => {
    const common = compare(row, ledger.told(known))
    const fits = wanted.name === '' || common.name !== ''
    const byNumber = common.shared.length > 0 && fits && !common.otherDay
    const named = common.name === 'the same name'
    return {
      known,
      why: reasons(common),
      sure: byNumber ? 2 : sureness(common),
      shared: common.shared.map(({ kind, value }) => `${kind} ${value}`),
      possible:
        common.shared.length > 0 || named || (common.name !== '' && (common.sameDay || common.sameFamily)),
    }
  })
  return { ...choose(all), mayBeAnother: false }
}

/** What tells somebody, for a person to compare. */
export const factsOfChild = (ledger: Ledger, known: Known): Facts => {
  const file = ledger.case(known.caseId)
  const child = ledger.child(known)
  const [, ...others] = namesOf(file, child.id, child.name)
  return factList({
    Name: child.name,
    'Other names': others.join(', '),
    'Date of birth': child.dob,
    ...numberFacts(numbersOf(file, child)),
    'Family reference': file.familyRef,
  })
}

export const factsWanted = (wanted: Wanted): Facts =>
  factList({
    Name: wanted.name,
    'Date of birth': wanted.dob,
    ...numberFacts(wanted.numbers),
    'Family reference': wanted.familyRef,
  })

const numberFacts = (numbers: readonly Numbered[]): Record<string, string> => {
  const labels: Record<string, string> = {}
  for (const { kind, value } of numbers) {
    const label = kind === 'case number' ? 'Case number' : kind
    labels[label] = [labels[label], value].filter(Boolean).join(', ')
  }
  return labels
}

/** Labels with their values; those without one are left out. */
export const factList = (facts: Record<string, string>): Facts =>
  Object.entries(facts).flatMap(([label, value]) => (value === '' ? [] : [{ label, value }]))

/** A stable name for somebody in a decision: one whom this file brings has no lasting id yet. */
export const candidateId = ({ id, line }: Known): string => (line === undefined ? id : `line ${line}`)

/** Somebody who comes into question, for a person to look at. */
export const candidateFor = (ledger: Ledger, { known, why }: Judged): Candidate => ({
  id: candidateId(known),
  facts: factsOfChild(ledger, known),
  why: known.line === undefined ? why : [...why, `line ${known.line} of this file brings this child`],
})
