/** What can be found of a case: its children and adults under every name, and its events. */
import type { CaseContent } from '../cases/index.ts'
import type { Person } from '../minutes/index.ts'
import { firstDay, itemOf, lines, type SearchItem } from './item.ts'

/** How an adult is found. An address, a phone or an employer is looked for by nobody: it may be withheld. */
export const adultItem = (person: Person, otherNames: string[] = []): SearchItem =>
  itemOf({
    kind: 'person',
    subject: person.id,
    type: person.role,
    about: [person.id],
    title: person.name,
    words: lines(...person.aliases, ...otherNames, person.role, person.jobTitle, person.agency),
    names: [person.name, ...person.aliases, ...otherNames].filter(Boolean),
  })

/** How a child is found: by name, by the family's reference and by the numbers of other systems. */
export const childItem = (
  child: { id: string; name: string; caseRef: string },
  known: { otherNames?: string[]; numbers?: string[]; familyRef: string },
): SearchItem =>
  itemOf({
    kind: 'person',
    subject: child.id,
    type: 'child',
    about: [child.id],
    title: child.name,
    words: lines(...(known.otherNames ?? []), child.caseRef, known.familyRef, ...(known.numbers ?? [])),
    names: [child.name, ...(known.otherNames ?? [])].filter(Boolean),
  })

const eventItem = (event: CaseContent['chronology'][number]): SearchItem =>
  itemOf({
    kind: 'event',
    subject: event.id,
    audience: event.sensitivity,
    date: firstDay(event.date, event),
    type: event.category,
    about: event.about,
    title: event.category,
    words: lines(event.text, event.meaning, event.source, event.agency),
    readers: event.readers ?? [],
  })

/** Everything of a case that can be found. Nothing is made of a row in which nothing is written yet. */
export function caseItems(content: CaseContent & { familyRef: string }): SearchItem[] {
  const namesOf = (id: string) => content.otherNames.filter((one) => one.of === id).map(({ name }) => name)
  const numbersOf = (id: string) => content.numbers.filter((one) => one.of === id).map(({ value }) => value)
  return [
    ...content.children.map((child) =>
      childItem(child, {
        otherNames: namesOf(child.id),
        numbers: numbersOf(child.id),
        familyRef: content.familyRef,
      }),
    ),
    ...content.people.map((person) => adultItem(person, namesOf(person.id))),
    ...content.chronology.map(eventItem),
  ].filter((item) => item.title.trim() !== '' || item.words.trim() !== '')
}
