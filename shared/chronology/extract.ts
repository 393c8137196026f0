/**
 * The chronology extract (domain 2.14): date, child, event, source and meaning, for one kind of reader. It is a copy, and
 * a document is written from it and from nothing else: what its reader may not read is not in it, nor in its pictures,
 * its numbers or its words about quiet times.
 *
 * The rules are those of the copies of a record (`shared/copies/reader.ts`): the council reads everything that the person
 * who makes the extract may read; professionals read what is shared and what is for professionals; a parent reads what is
 * shared and about their children, themselves or the whole family. What is kept from somebody (an address, a phone
 * number, an employer, a school) takes every event that names it out of their extract.
 */
import { type CaseEvent, type CaseFile, confirmationsOf, periodOf, timelineOf } from '../cases/index.ts'
import { londonDate } from '../clocks/index.ts'
import type { CopyPart } from '../copies/copy.ts'
import { hintsFor } from '../copies/hints.ts'
import { dateWords, instantWords, type LeftOut } from '../copies/index.ts'
import { mayName, type Reader, readerFor, whyNot } from '../copies/reader.ts'
import { listWords, type Minutes } from '../minutes/index.ts'
import { keptIn, wordsOfEvent } from './kept.ts'
import { longestGaps, type Picture, picturesOf } from './pictures.ts'
import { type ExtractKind, type ExtractReader, familyRecord } from './readers.ts'
import { byChild, byHarm, sayWhen } from './words.ts'

/** Only `buildExtract` can make one: the symbol is not exported, so no other value has this type. */
declare const built: unique symbol

export type ExtractSection = {
  heading: string
  /** `Restricted`: the whole section is. */
  marking?: string
  parts: CopyPart[]
  pictures: { heading: string; pictures: Picture[] }[]
}

export type Extract = {
  readonly [built]: true
  kind: ExtractKind
  language: 'en-GB'
  title: string
  authority: string
  copyLine: string
  marking: string
  fictional: boolean
  /** e.g. `Prepared on 29 November 2026 from the case file`. */
  edition: string
  /** UTC instant, ISO 8601. */
  at: string
  facts: { label: string; value: string }[]
  sections: ExtractSection[]
  closing: string[]
  /** Start of a file name: reference and date, never a person's name. */
  fileStem: string
}

export type ExtractPolicy = {
  /** The council's name, at the head of the page. */
  authority: string
  fictional: boolean
  /** When it is made: UTC instant, ISO 8601. */
  at: string
}

const markings: Record<ExtractKind, string> = {
  internal: 'Confidential: for the child’s file',
  professionals: 'Confidential: for the professionals who work with this family',
  parent: 'Confidential: for the person named here',
}

function copyLineOf({ kind, name, role }: ExtractReader): string {
  if (kind === 'internal') return 'Extract for the child’s file'
  if (kind === 'professionals') return 'Extract for professionals'
  return `Extract for ${name}${role ? ` (${role})` : ''}`
}

type Chosen = { events: CaseEvent[]; left: (LeftOut & { text: string })[] }

const inTime = (event: CaseEvent): string => periodOf(event)?.from ?? '9999'

/** Of the family's events those that this reader may read, oldest first, and why the others are left out. */
function chosenFor(file: CaseFile, minutes: Minutes, target: ExtractReader, reader: Reader): Chosen {
  const tellsKept = keptIn(file, target)
  const events: CaseEvent[] = []
  const left: Chosen['left'] = []
  for (const event of file.chronology.toSorted((a, b) => inTime(a).localeCompare(inTime(b)))) {
    const about = event.about
    const why =
      whyNot({ audience: event.sensitivity, about }, reader) ??
      (tellsKept(wordsOfEvent(event))
        ? 'It names an address, a phone number, an employer or a school that is kept from somebody who would read it.'
        : undefined)
    if (why === undefined) {
      events.push({ ...event, about: about.filter((id) => mayName(minutes, id, reader)) })
      continue
    }
    const text = wordsOfEvent(event)
    const what = `${sayWhen(event)}: ${event.text || event.category}`.replace(/\s+/g, ' ')
    left.push({
      where: 'Chronology',
      what: what.length > 120 ? `${what.slice(0, 117).trimEnd()}...` : what,
      why,
      text,
    })
  }
  return { events, left }
}

type Names = (event: CaseEvent) => string

const said = (...parts: string[]): string =>
  [...new Set(parts.map((part) => part.trim()))].filter(Boolean).join(', ')

/** Whether people of different circles read the extract's events, so that each has to say for whom it is. */
function tableOf(caption: string, events: readonly CaseEvent[], names: Names, marked: boolean): CopyPart[] {
  if (events.length === 0) return []
  const readers = { shared: 'Family', professionals: 'Professionals', restricted: 'Restricted' }
  const columns = ['Date', 'Who', 'Event', 'Source', 'Meaning', ...(marked ? ['For'] : [])]
  const rows = events.map((event) => [
    sayWhen(event),
    names(event),
    [event.category.trim(), event.text.trim()].filter(Boolean).join(': '),
    said(event.source, event.agency),
    event.meaning,
    ...(marked ? [readers[event.sensitivity]] : []),
  ])
  return [{ type: 'table', caption, columns, rows }]
}

/** Which agencies have confirmed their part; for professionals those alone that an event of the extract names. */
function agencies(file: CaseFile, events: CaseEvent[], kind: ExtractKind): CopyPart[] {
  if (kind === 'parent') return []
  const named = new Set(events.map(({ agency }) => agency.trim().toLowerCase()))
  const all = confirmationsOf({ agencies: file.agencies, chronology: events }).filter(
    ({ name }) => kind === 'internal' || named.has(name.trim().toLowerCase()),
  )
  if (all.length === 0) return []
  const standing = {
    confirmed: 'Confirmed',
    older: 'Confirmed before the newest event',
    never: 'Not confirmed',
  }
  const rows = all.map((one) => [one.name, standing[one.standing], dateWords(one.confirmed)])
  const caption = 'Which agencies have confirmed their part'
  return [{ type: 'table', caption, columns: ['Agency', 'Its part of the history', 'On'], rows }]
}

const section = (heading: string, parts: CopyPart[], more: Partial<ExtractSection> = {}): ExtractSection[] =>
  parts.length > 0 || (more.pictures ?? []).length > 0 ? [{ heading, parts, pictures: [], ...more }] : []

const paragraph = (text: string): CopyPart => ({ type: 'paragraph', text })

/** The picture by child, for all but a parent also by kind of harm, and the quiet times in words. */
function timelineSection(file: CaseFile, events: CaseEvent[], reader: Reader): ExtractSection[] {
  const children = file.children.filter(({ id }) => reader.children.has(id))
  const lanes = byChild({ children })
  const rest = reader.family ? 'The whole family' : lanes.rest
  const emptyLanes = reader.internal
  const all = [
    { heading: 'By child', pictures: picturesOf(events, { ...lanes, rest, by: 'child', emptyLanes }) },
    ...(reader.family
      ? []
      : [
          {
            heading: 'By kind of harm',
            pictures: picturesOf(events, { ...byHarm(events), by: 'kind of harm', emptyLanes: false }),
          },
        ]),
  ].filter(({ pictures }) => pictures.length > 0)
  if (all.length === 0) return []
  const quiet = longestGaps(timelineOf(events, lanes).gaps)
  const words =
    quiet.length > 0
      ? `All years have the same length. The longest quiet times: ${quiet.join('; ')}. Quiet may mean safer, or not seen.`
      : 'All years have the same length. No whole year is without an event.'
  return section('Timeline', [paragraph(words)], { pictures: all })
}

function closingOf(kind: ExtractKind, authority: string): string[] {
  const wrong =
    'If something here is wrong, tell the social worker which words, what they should say and why. A mistake of fact is put right in writing.'
  if (kind === 'parent') {
    return [
      wrong,
      `If you are unhappy with how this was done, you can complain to ${authority || 'the council'}.`,
      'Please keep these pages safe and do not share them.',
    ]
  }
  return kind === 'professionals'
    ? [wrong, 'Do not pass this extract on without the agreement of the council.']
    : [wrong]
}

/** Reference and date; a reference that holds somebody's name is left out. */
function fileStemOf({ familyRef, people, children }: CaseFile, at: string): string {
  const names = [...people, ...children]
    .flatMap(({ name }) => name.split(/\s+/))
    .filter((one) => one.length > 2)
  const isNamed = names.some((name) => familyRef.toLowerCase().includes(name.toLowerCase()))
  return ['Chronology', isNamed ? '' : familyRef, londonDate(at)].filter(Boolean).join(' ')
}

/**
 * The extract for one reader, what it leaves out with the reason for each, and what in it could still give that away.
 * `file` is what the person who makes it may read of the case. Pure. `leftOut` and `giveAways` are for that person and
 * never part of an extract.
 */
export function buildExtract(
  file: CaseFile,
  target: ExtractReader,
  { authority, fictional, at }: ExtractPolicy,
): { extract: Extract; leftOut: LeftOut[]; giveAways: LeftOut[]; events: number } {
  const minutes = familyRecord(file, at)
  const reader = readerFor(minutes, target)
  const { events, left } = chosenFor(file, minutes, target, reader)
  const { kind } = target
  const nameOf = new Map([...file.children, ...file.people].map(({ id, name }) => [id, name]))
  const names: Names = ({ about }) =>
    about.length === 0 ? 'The whole family' : listWords(about.map((id) => nameOf.get(id) ?? ''))
  const open = events.filter(({ sensitivity }) => sensitivity !== 'restricted')
  const dated = open.filter((event) => periodOf(event))
  const undated = open.filter((event) => !periodOf(event))
  const restricted = events.filter(({ sensitivity }) => sensitivity === 'restricted')
  const marked = kind !== 'parent'
  const children = file.children.filter(({ id }) => reader.children.has(id))
  const made: Omit<Extract, typeof built> = {
    kind,
    language: 'en-GB',
    title: 'Chronology',
    authority,
    copyLine: copyLineOf(target),
    marking: markings[kind],
    fictional,
    edition: `Prepared on ${dateWords(londonDate(at))} from the case file`,
    at,
    facts: [
      { label: 'Reference', value: file.familyRef },
      { label: 'Children', value: listWords(children.map(({ name }) => name)) },
      { label: 'Prepared', value: instantWords(at) },
    ].filter(({ value }) => value.trim() !== ''),
    sections: [
      ...timelineSection(file, events, reader),
      ...section('Events', [
        ...tableOf('Events', dated, names, marked),
        ...(open.length === 0 ? [paragraph('No event is listed.')] : []),
      ]),
      ...section(
        'Events without a date that can be read',
        tableOf('Events without a date that can be read', undated, names, marked),
      ),
      ...section('Restricted events', tableOf('Restricted events', restricted, names, false), {
        marking: 'Restricted',
      }),
      ...section('Which agencies have confirmed their part', agencies(file, events, kind)),
    ],
    closing: closingOf(kind, authority),
    fileStem: fileStemOf(file, at),
  }
  const passages = events.map((event) => ({ where: 'Chronology', text: wordsOfEvent(event) }))
  return {
    extract: made as Extract,
    leftOut: left.map(({ where, what, why }) => ({ where, what, why })),
    giveAways: kind === 'internal' ? [] : hintsFor(minutes, target.id, left, passages),
    events: events.length,
  }
}
