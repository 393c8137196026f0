/** What all registers ask of a signed record. */
import { parseDate } from '../../clocks/index.ts'
import type { Answer, Minutes } from '../../minutes/index.ts'
import type { FamilyRecords, ReadRecord, RowHead } from './rows.ts'

/** Answers to one rule that no later one replaced. */
export function answersTo(minutes: Minutes, rule: string): Answer[] {
  const replaced = new Set(minutes.answers.map(({ supersedes }) => supersedes).filter(Boolean))
  return minutes.answers.filter(({ id, ruleId }) => ruleId === rule && !replaced.has(id))
}

export const tableOf = (minutes: Minutes, key: string) =>
  minutes.tables.filter((table) => table.key === key).flatMap(({ rows }) => rows)

/** Ids of the children that something is about; words that name nobody are about all of them. */
export function childrenOf(about: 'all' | readonly string[], minutes: Minutes): string[] {
  const all = minutes.children.map(({ id }) => id)
  const named = about === 'all' ? all : all.filter((id) => about.includes(id))
  return named.length > 0 ? named : all
}

export const personIn = (minutes: Minutes, id: string): string =>
  minutes.people.find((person) => person.id === id)?.name || id

/** The head of a row. A child is called what the case file calls them, and as the record does where that has no such child. */
export function headOf(
  { file }: FamilyRecords,
  record: ReadRecord | undefined,
  { id, children, date }: { id: string; children: readonly string[]; date: string },
): RowHead {
  const known = [...file.children, ...(record?.minutes.children ?? [])]
  return {
    id: [record?.id ?? file.id, id].join(' '),
    caseId: file.id,
    familyRef: file.familyRef || record?.minutes.meeting.familyRef || '',
    children: children.flatMap((one) => {
      const child = known.find((other) => other.id === one)
      return child ? [{ id: child.id, name: child.name, caseRef: child.caseRef }] : []
    }),
    date,
    recordId: record?.id ?? '',
    record: record?.title ?? '',
  }
}

/** Newest first; what has no date stands at the end. */
export const byDate = <T extends { date: string }>(rows: readonly T[]): T[] =>
  rows.toSorted((a, b) => (parseDate(b.date) ?? '').localeCompare(parseDate(a.date) ?? ''))

/** The fields of the first, and those of the second where the first says nothing. */
export function filledFrom<T extends Record<string, string>>(first: T, second: Partial<T>): T {
  return Object.fromEntries(
    Object.entries(first).map(([key, value]) => [key, value.trim() === '' ? (second[key] ?? '') : value]),
  ) as T
}

/** `key: value` pairs that say something, as one line. */
export const inOneLine = (parts: readonly [string, string | undefined][]): string =>
  parts
    .filter(([, value]) => (value ?? '').trim() !== '')
    .map(([label, value]) => (label ? `${label} ${value?.trim()}` : value?.trim()))
    .join(', ')
