/** Facts that are kept from a reader, looked for in the words of an event. */
import type { CaseContent, CaseEvent } from '../cases/index.ts'
import { isCouncil } from '../copies/recipients.ts'
import { keepable, keptFrom, namesPlace, settingsKeptFrom } from '../minutes/index.ts'
import type { ExtractReader } from './readers.ts'

type Family = Pick<CaseContent, 'children' | 'people'>

/** Those who read the extract, by id: an extract for professionals goes to any of them. */
function readingIds({ people }: Family, reader: ExtractReader): string[] {
  if (reader.kind === 'internal') return []
  if (reader.kind === 'parent') return [reader.id]
  return people.filter((person) => person.role === 'professional' && !isCouncil(person)).map(({ id }) => id)
}

const plain = (words: string): string =>
  words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const digits = (words: string): string => words.replace(/\D+/g, '')

/** Shorter words are found everywhere and lead nowhere. */
const SHORTEST = 4

/** An address as it may be written: whole, its first line, and the street without the number. */
const writtenAs = (fact: string): string[] => {
  const first = fact.split(/[,;\n]/)[0] ?? ''
  const street = first.replace(/^\s*(?:flat\s+)?\d+\s*\p{L}?\s+/iu, '')
  return [fact, first, street].map(plain)
}

/** Asks of some words whether they tell something that is kept from this reader. */
export function keptIn(family: Family, reader: ExtractReader): (words: string) => boolean {
  const ids = readingIds(family, reader)
  const isKept = (from: readonly string[]): boolean => ids.some((id) => from.includes(id))
  const facts = family.people.flatMap((person) =>
    keepable.filter((fact) => isKept(keptFrom(person, fact))).map((fact) => ({ fact, value: person[fact] })),
  )
  const places = [
    ...facts.filter(({ fact }) => fact !== 'phone').flatMap(({ value }) => writtenAs(value)),
    ...ids.flatMap((id) => settingsKeptFrom(family, id)),
  ].filter((place) => place.length >= SHORTEST)
  const phones = facts
    .filter(({ fact }) => fact === 'phone')
    .map(({ value }) => digits(value))
    .filter((phone) => phone.length >= SHORTEST)
  return (words) => {
    const said = digits(words)
    return namesPlace(words, places) || phones.some((phone) => said.includes(phone))
  }
}

/** Every word of an event that stands in an extract. */
export const wordsOfEvent = (event: CaseEvent): string =>
  [event.date, event.until, event.category, event.text, event.meaning, event.source, event.agency].join('\n')
