/** For whom a chronology extract can be made: the council's own file, professionals, and each parent separately. */
import type { CaseFile } from '../cases/index.ts'
import { londonDate } from '../clocks/index.ts'
import type { Recipient } from '../copies/index.ts'
import { isParent } from '../copies/recipients.ts'
import { partOf } from '../copies/words.ts'
import { emptyContent, type Minutes, toMinutes } from '../minutes/index.ts'

export const extractKinds = ['internal', 'professionals', 'parent'] as const
export type ExtractKind = (typeof extractKinds)[number]
export type ExtractReader = Recipient & { kind: ExtractKind }

/** The family in the shape of a record, so that the rules for copies of records hold for it as they are. */
export function familyRecord({ children, people, familyRef }: CaseFile, at: string): Minutes {
  const content = emptyContent({ type: 'MGMT', date: londonDate(at) })
  return toMinutes({ ...content, meeting: { ...content.meeting, familyRef }, children, people })
}

/** Everybody for whom an extract can be made, the council's own file first. */
export function extractReaders({ people }: Pick<CaseFile, 'people'>): ExtractReader[] {
  const parents = people.filter((person) => isParent(person) && person.role !== 'professional')
  return [
    { id: 'internal', kind: 'internal', name: 'Child’s file', role: 'internal copy' },
    { id: 'professionals', kind: 'professionals', name: 'Professionals', role: '' },
    ...parents.map(
      (person): ExtractReader => ({
        id: person.id,
        kind: 'parent',
        name: person.name,
        role: partOf(person, true),
      }),
    ),
  ]
}
