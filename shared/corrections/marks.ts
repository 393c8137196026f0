/**
 * What a version that is withdrawn loses (domain section 7: personal or third-party data leaked in error). Marks are made on
 * the signed record: a passage is taken out whole, words are taken out of it, or it is kept from given people. Whatever the
 * marks do not name stays word for word.
 */
import { z } from 'zod'
import {
  type Block,
  blocksText,
  type Child,
  type Entry,
  type Minutes,
  type Person,
  type Run,
} from '../minutes/index.ts'

export const withdrawalMarkSchema = z.discriminatedUnion('what', [
  /** `words`: '' takes out all of it. */
  z.strictObject({ what: z.literal('take out'), id: z.string().min(1), words: z.string().max(4000) }),
  z.strictObject({
    what: z.literal('keep from'),
    id: z.string().min(1),
    people: z.array(z.string()).min(1).max(200),
  }),
])
export type WithdrawalMark = z.infer<typeof withdrawalMarkSchema>

/** One passage of a signed record that can be marked. */
export type MarkedPassage = {
  id: string
  /** `entry` or `row` can be taken out whole; of a person, a child and the meeting only words can. */
  kind: 'entry' | 'row' | 'person' | 'child' | 'meeting'
  /** Key of the section of the template, or the name of the list it stands in. */
  where: string
  text: string
  /** Can it be kept from people? Rows of some lists have no such mark. */
  canKeep: boolean
}

export const MEETING = 'meeting'

type Row = { id: string } & Record<string, unknown>

/** Lists of the record whose rows have ids, and what people call them. */
const lists = {
  events: 'Dated events',
  actions: 'Actions',
  previousActions: 'Actions from last time',
  goals: 'Goals',
  decisions: 'Decisions',
  views: 'Views',
  dissent: 'Dissent',
  chronology: 'Chronology',
  tools: 'Assessment tools',
  attendance: 'Attendance',
  answers: 'Answers to checks',
  statements: "Managers' words",
  lateReasons: 'Reasons of lateness',
  cueResolutions: 'What was done about wording',
} as const satisfies Partial<Record<keyof Minutes, string>>
type ListName = keyof typeof lists
const listNames = Object.keys(lists) as ListName[]

/** Fields that hold no words of anybody: an id, a choice from a list, an instant. */
const notWords = new Set(
  'id person owner child children about goalId audience status type kind how choice ruleId fromRule clock row entryId by byAccount at answeredBy answeredAt supersedes linkedActionIds decidedBy speaker templateVersion enteredAt'.split(
    ' ',
  ),
)

/** Fields of the council's own forms: whatever they are called, they hold what was typed. */
const typed = new Set(['cells', 'fields', 'rows'])

/** Every string of a value that somebody wrote, in order. */
function wordsIn(value: unknown, key = '', all = false): string[] {
  if (!all && notWords.has(key)) return []
  if (typeof value === 'string') return value.trim() === '' ? [] : [value]
  const every = all || typed.has(key)
  if (Array.isArray(value)) return value.flatMap((one) => wordsIn(one, '', every))
  if (value && typeof value === 'object')
    return Object.entries(value).flatMap(([name, one]) => wordsIn(one, name, every))
  return []
}

const rowsOf = (minutes: Minutes, list: ListName): Row[] => minutes[list] as unknown as Row[]

const canKeepRow = (list: ListName): boolean =>
  list === 'actions' || list === 'previousActions' || list === 'goals'

/** Everything of a record that can be marked, as it stands in it. */
export function markable(minutes: Minutes): MarkedPassage[] {
  const entries = minutes.sections.flatMap((section) =>
    section.entries.map(
      (entry): MarkedPassage => ({
        id: entry.id,
        kind: 'entry',
        where: section.key,
        text: blocksText(entry.blocks),
        canKeep: true,
      }),
    ),
  )
  const rows = listNames.flatMap((list) =>
    rowsOf(minutes, list).map(
      (row): MarkedPassage => ({
        id: row.id,
        kind: 'row',
        where: lists[list],
        text: wordsIn(row).join('. '),
        canKeep: canKeepRow(list),
      }),
    ),
  )
  const cells = minutes.tables.flatMap((table) =>
    table.rows.map(
      (row): MarkedPassage => ({
        id: row.id,
        kind: 'row',
        where: table.key,
        text: wordsIn(row).join('. '),
        canKeep: false,
      }),
    ),
  )
  const people = minutes.people.map(
    (person): MarkedPassage => ({
      id: person.id,
      kind: 'person',
      where: 'People',
      text: wordsIn(person).join(', '),
      canKeep: true,
    }),
  )
  const children = minutes.children.map(
    (child): MarkedPassage => ({
      id: child.id,
      kind: 'child',
      where: 'Children',
      text: wordsIn(child).join(', '),
      canKeep: true,
    }),
  )
  const meeting: MarkedPassage = {
    id: MEETING,
    kind: 'meeting',
    where: 'Meeting',
    text: wordsIn(minutes.meeting).join(', '),
    canKeep: false,
  }
  return [...entries, ...rows, ...cells, ...people, ...children, meeting].filter(({ text }) => text !== '')
}

type Place = { from: number; to: number }

/** Where words stand in a text, whatever the spaces between them, each with the one space that would be left too many. */
function placesOf(text: string, words: string): Place[] {
  const parts = words
    .trim()
    .split(/\s+/)
    .filter(Boolean)
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  if (parts.length === 0) return []
  return [...text.matchAll(new RegExp(parts.join('\\s+'), 'giu'))].map(({ index, 0: found }) => {
    const to = index + found.length
    const before = index === 0 || text[index - 1] === ' '
    if (before && text[to] === ' ') return { from: index, to: to + 1 }
    if (to < text.length && !/[.,;:!?)]/.test(text[to] ?? '')) return { from: index, to }
    let from = index
    while (from > 0 && text[from - 1] === ' ') from -= 1
    return { from, to }
  })
}

const cut = (text: string, places: readonly Place[], at = 0): string =>
  text
    .split('')
    .filter((_, n) => !places.some(({ from, to }) => at + n >= from && at + n < to))
    .join('')

const without = (text: string, words: string): string => cut(text, placesOf(text, words))

/** Words may run over several stretches of style, and over a line break. */
function runsWithout(runs: Run[], words: string): Run[] {
  const said = (run: Run): string => (run.break ? '\n' : run.text)
  const gone = placesOf(runs.map(said).join(''), words)
  let at = 0
  return runs.flatMap((run): Run[] => {
    const text = said(run)
    const left = cut(text, gone, at)
    at += text.length
    if (left === text) return [run]
    return left === '' || run.break ? [] : [{ ...run, text: left }]
  })
}

function blocksWithout(blocks: Block[], words: string): Block[] {
  return blocks.map((block): Block => {
    if (block.type === 'paragraph') return { ...block, runs: runsWithout(block.runs, words) }
    if (block.type === 'list')
      return { ...block, items: block.items.map((item) => blocksWithout(item, words)) }
    // What cannot be read cannot be searched either: with words to be taken out of the entry, it goes.
    return { type: 'paragraph', runs: [] }
  })
}

function valueWithout<T>(value: T, words: string, key = '', all = false): T {
  if (!all && notWords.has(key)) return value
  if (typeof value === 'string') return without(value, words) as T
  const every = all || typed.has(key)
  if (Array.isArray(value)) return value.map((one) => valueWithout(one, words, '', every)) as T
  if (value && typeof value === 'object')
    return Object.fromEntries(
      Object.entries(value).map(([name, one]) => [name, valueWithout(one, words, name, every)]),
    ) as T
  return value
}

const more = (before: readonly string[] | undefined, people: readonly string[]): string[] => [
  ...new Set([...(before ?? []), ...people]),
]

const kept = <T extends { withholdFrom: string[] }>(one: T, people: string[]): T => ({
  ...one,
  withholdFrom: more(one.withholdFrom, people),
})

const keptPerson = (person: Person, people: string[]): Person => ({
  ...person,
  withholdAddressFrom: more(person.withholdAddressFrom, people),
  ...(person.withholdPhoneFrom ? { withholdPhoneFrom: more(person.withholdPhoneFrom, people) } : {}),
  ...(person.withholdEmployerFrom ? { withholdEmployerFrom: more(person.withholdEmployerFrom, people) } : {}),
})

const keptChild = (child: Child, people: string[]): Child => ({
  ...child,
  withholdSettingFrom: more(child.withholdSettingFrom, people),
})

function entryMarked(entry: Entry, mark: WithdrawalMark): Entry[] {
  if (entry.id !== mark.id) return [entry]
  if (mark.what === 'keep from') return [kept(entry, mark.people)]
  if (mark.words.trim() === '') return []
  const origin = entry.origin === undefined ? {} : { origin: without(entry.origin, mark.words) }
  return [{ ...entry, ...origin, blocks: blocksWithout(entry.blocks, mark.words) }]
}

function rowsMarked<T extends { id: string }>(rows: T[], mark: WithdrawalMark): T[] {
  return rows.flatMap((row): T[] => {
    if (row.id !== mark.id) return [row]
    if (mark.what === 'keep from')
      return 'withholdFrom' in row ? [kept(row as T & { withholdFrom: string[] }, mark.people)] : [row]
    return mark.words.trim() === '' ? [] : [valueWithout(row, mark.words)]
  })
}

/** What was done about the wording of an entry quotes it. */
const quotes = (mark: WithdrawalMark, { entryId, words }: { entryId: string; words: string }): boolean =>
  mark.what === 'take out' &&
  mark.id === entryId &&
  (mark.words.trim() === '' || placesOf(mark.words, words).length + placesOf(words, mark.words).length > 0)

function marked(minutes: Minutes, mark: WithdrawalMark): Minutes {
  const words = mark.what === 'take out' ? mark.words : ''
  const rows = Object.fromEntries(listNames.map((list) => [list, rowsMarked(rowsOf(minutes, list), mark)]))
  return {
    ...minutes,
    ...rows,
    cueResolutions: rowsMarked(
      minutes.cueResolutions.filter((one) => !quotes(mark, one)),
      mark,
    ),
    sections: minutes.sections.map((section) => ({
      ...section,
      entries: section.entries.flatMap((entry) => entryMarked(entry, mark)),
    })),
    tables: minutes.tables.map((table) => ({ ...table, rows: rowsMarked(table.rows, mark) })),
    people: minutes.people.map((person) => {
      if (person.id !== mark.id) return person
      return mark.what === 'keep from' ? keptPerson(person, mark.people) : valueWithout(person, words)
    }),
    children: minutes.children.map((child) => {
      if (child.id !== mark.id) return child
      return mark.what === 'keep from' ? keptChild(child, mark.people) : valueWithout(child, words)
    }),
    meeting: mark.id === MEETING && words ? valueWithout(minutes.meeting, words) : minutes.meeting,
  }
}

/** The record as the marks leave it. */
export const applyMarks = (minutes: Minutes, marks: readonly WithdrawalMark[]): Minutes =>
  marks.reduce(marked, minutes)

/** What is wrong with marks, each a sentence; empty when all of them do what they say. */
export function markProblems(minutes: Minutes, marks: readonly WithdrawalMark[]): string[] {
  const passages = new Map(markable(minutes).map((passage) => [passage.id, passage]))
  const people = new Set([...minutes.people, ...minutes.children].map(({ id }) => id))
  return marks.flatMap((mark): string[] => {
    const passage = passages.get(mark.id)
    if (!passage) return ['A passage that is marked is not in the signed record.']
    if (mark.what === 'keep from') {
      if (!passage.canKeep) return [`A passage under “${passage.where}” can only be taken out.`]
      return mark.people.every((id) => people.has(id))
        ? []
        : ['Somebody it is kept from is not in the record.']
    }
    const words = mark.words.trim()
    if (words === '')
      return passage.kind === 'entry' || passage.kind === 'row'
        ? []
        : [`Say which words are to be taken out under “${passage.where}”.`]
    return JSON.stringify(applyMarks(minutes, [mark])) === JSON.stringify(minutes)
      ? [`The words “${words}” do not stand in the passage that is marked.`]
      : []
  })
}
