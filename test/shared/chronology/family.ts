/** A made-up family for tests of the chronology extract, and a history in which every event has words of its own. */
import fc from 'fast-check'
import {
  type CaseEvent,
  type CaseFile,
  caseEventSchema,
  emptyCase,
  sensitivities,
} from '../../../shared/cases/index.ts'
import type { ExtractReader } from '../../../shared/chronology/index.ts'
import { childSchema, personSchema } from '../../../shared/minutes/index.ts'

export const policy = { authority: 'Wexmoor Council', fictional: false, at: '2026-09-14T10:00:00.000Z' }

/** Two children of one mother and of two fathers; the mother's address is kept from the second father. */
export const family = (chronology: CaseEvent[] = []): CaseFile => ({
  ...emptyCase('WX-4471'),
  id: 'case-1',
  createdAt: '',
  changedAt: '',
  children: [
    childSchema.parse({ id: 'c-ellie', name: 'Ellie Harcastle', setting: 'Elm Primary School' }),
    childSchema.parse({ id: 'c-tobias', name: 'Tobias Pruett' }),
  ],
  people: [
    personSchema.parse({
      id: 'p-dana',
      name: 'Dana Harcastle',
      role: 'mother',
      of: ['c-ellie', 'c-tobias'],
      address: '14 Larch Court, Wexmoor',
      phone: '01632 960 123',
      withholdAddressFrom: ['p-lee'],
    }),
    personSchema.parse({ id: 'p-sean', name: 'Sean Moss', role: 'father', of: ['c-ellie'] }),
    personSchema.parse({ id: 'p-lee', name: 'Lee Pruett', role: 'father', of: ['c-tobias'] }),
    personSchema.parse({ id: 'p-hv', name: 'Siobhan Greaves', role: 'professional', agency: 'Health' }),
  ],
  chronology,
})

export const event = (id: string, more: object = {}): CaseEvent => caseEventSchema.parse({ id, ...more })

const abouts = [
  [],
  ['c-ellie'],
  ['c-tobias'],
  ['c-ellie', 'c-tobias'],
  ['p-dana'],
  ['p-sean'],
  ['p-lee', 'c-tobias'],
]
const dates = ['2011-05-03', '2017', 'summer 2019', 'about March 2020', '2024-02-29', 'ongoing', '']

/** Words that stand nowhere else: one for each field of each event. */
export const wordOf = (at: number, field: string): string => `zq${field}${at}qz`

export const histories = fc
  .array(
    fc.record({
      sensitivity: fc.constantFrom(...sensitivities),
      about: fc.constantFrom(...abouts),
      date: fc.constantFrom(...dates),
      period: fc.boolean(),
    }),
    { minLength: 1, maxLength: 14 },
  )
  .map((rows) =>
    rows.map(({ sensitivity, about, date, period }, at) =>
      event(`e${at}`, {
        sensitivity,
        about,
        date,
        precision: period ? 'period' : 'day',
        until: period ? '2025-01-01' : '',
        category: wordOf(at, 'kind'),
        text: wordOf(at, 'text'),
        meaning: wordOf(at, 'meaning'),
        source: wordOf(at, 'source'),
        agency: wordOf(at, 'agency'),
        readers: ['a-1'],
        restrictedBecause: wordOf(at, 'because'),
      }),
    ),
  )

const childrenOf: Record<string, string[]> = {
  'p-dana': ['c-ellie', 'c-tobias'],
  'p-sean': ['c-ellie'],
  'p-lee': ['c-tobias'],
}

/** Who may read what, told a second time and in another way than the product tells it. */
export function reads(reader: ExtractReader, { sensitivity, about }: CaseEvent): boolean {
  if (reader.kind === 'internal') return true
  if (reader.kind === 'professionals') return sensitivity !== 'restricted'
  if (sensitivity !== 'shared') return false
  return about.length === 0 || [reader.id, ...(childrenOf[reader.id] ?? [])].some((id) => about.includes(id))
}
