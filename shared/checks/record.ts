/** What several rules ask of a record: its reductions, its plan, its names, its earlier meetings. */
import {
  type Action,
  type Answer,
  type Decision,
  entryText,
  isProposal,
  isReduction,
  type MeetingEvent,
  type MeetingType,
  type Minutes,
  planOfAll,
} from '../minutes/index.ts'
import type { PlacedCue, Reading } from './check.ts'
import { dateIn } from './dates.ts'
import { names } from './people.ts'

/** "Case types" of domain 3.0. */
export const caseTypes: readonly MeetingType[] = [
  'ICPC',
  'RCPC',
  'CG',
  'STRAT',
  'CIN_PLAN',
  'CIN_REVIEW',
  'CLOSE',
  'SUP_CASE',
  'SUP_GROUP',
  'HRR',
]
export const supervisionTypes: readonly MeetingType[] = ['SUP_CASE', 'SUP_GROUP', 'SUP_SUP']
export const allTypes: readonly MeetingType[] = [...caseTypes, 'SUP_SUP', 'LEGAL', 'ESC', 'MGMT', 'PROF']
/** Types whose copies go to people outside the room. */
export const issuedTypes: readonly MeetingType[] = [
  'ICPC',
  'RCPC',
  'CG',
  'STRAT',
  'CIN_PLAN',
  'CIN_REVIEW',
  'LEGAL',
  'ESC',
  'PROF',
]

/** A decision to close, step down, end a plan or take no further action; in a strategy discussion also no S47. */
export const reduces = (decision: Decision, type: MeetingType): boolean =>
  isReduction(decision.value) || (type === 'STRAT' && /^no s47/i.test(decision.value.trim()))

export const reductionsOf = (minutes: Minutes): Decision[] =>
  minutes.decisions.filter((decision) => reduces(decision, minutes.meeting.type))

/** Children whom a proposed or made reduction is about; a decision without a child is about all of them. */
export function childrenReduced(minutes: Minutes): string[] {
  const named = reductionsOf(minutes)
  const everyone = named.some((decision) => !minutes.children.some((child) => child.id === decision.child))
  return minutes.children
    .map((child) => child.id)
    .filter((id) => everyone || named.some((decision) => decision.child === id))
}

export const isProposed: (decision: Decision) => boolean = isProposal

/** Child protection plan, or enquiry towards one, for at least one child of the record. */
export const underProtection = (reading: Reading): boolean => planOfAll(reading.minutes) === 'CPP'

export const nameOf = (minutes: Minutes, id: string): string =>
  minutes.people.find((person) => person.id === id)?.name ||
  minutes.children.find((child) => child.id === id)?.name ||
  id

export const childrenInWords = (reading: Reading, ids: string[]): string => {
  const all = ids.map((id) => reading.child(id)?.name || 'a child')
  return all.length > 1 ? `${all.slice(0, -1).join(', ')} and ${all.at(-1)}` : (all[0] ?? 'the children')
}

/** A rule that is asked for each child takes no answer about all of them at once. */
export const forOneChild = (answer: Answer, minutes: Minutes): string[] =>
  answer.about === 'all' && minutes.children.length > 1 ? ['Answer for each child on their own.'] : []

const sentenceAround = (text: string, at: number): string => {
  const start = Math.max(text.lastIndexOf('.', at - 1), text.lastIndexOf('\n', at - 1)) + 1
  const ends = ['.', '\n'].map((mark) => text.indexOf(mark, at)).filter((end) => end >= 0)
  return text.slice(start, Math.min(text.length, ...ends))
}

/** Several rules ask it of the same cue: it is worked out once for a reading. */
const childrenKnown = new WeakMap<Reading, Map<PlacedCue, string[]>>()

/** Children a cue is about: those its sentence names, else those of the entry, else every child of the record. */
export function childrenOfCue(cue: PlacedCue, reading: Reading): string[] {
  const known = childrenKnown.get(reading) ?? new Map<PlacedCue, string[]>()
  childrenKnown.set(reading, known)
  const found = known.get(cue) ?? namedBy(cue, reading)
  known.set(cue, found)
  return found
}

function namedBy(cue: PlacedCue, reading: Reading): string[] {
  const { minutes } = reading
  const all = minutes.children.map((child) => child.id)
  const entry = cue.about === 'all' ? all : cue.about.filter((id) => all.includes(id))
  if (entry.length === 1) return entry
  const within = entry.length > 0 ? entry : all
  const text = cue.inRow ?? textOf(minutes, cue.entryId)
  const sentence = sentenceAround(text, cue.start)
  const named = within.filter((id) => {
    const child = reading.child(id)
    return child !== undefined && names(sentence, child)
  })
  return named.length > 0 ? named : within
}

export function textOf(minutes: Minutes, entryId: string): string {
  for (const section of minutes.sections) {
    const entry = section.entries.find((one) => one.id === entryId)
    if (entry) return entryText(entry)
  }
  return minutes.actions.find((action) => action.id === entryId)?.text ?? ''
}

/**
 * Events of this record and of earlier signed ones, each once as the newest record has it, oldest first; undated ones
 * last.
 */
export function eventsEver(reading: Reading, type: string): MeetingEvent[] {
  const seen = new Set<string>()
  return [...reading.minutes.events, ...reading.history.toReversed().flatMap((one) => one.events)]
    .filter((event) => event.type === type)
    .filter((event) => {
      const key = [event.date, event.child, event.service.toLowerCase(), event.against, event.kind].join('|')
      if (seen.has(key)) return false
      seen.add(key)
      return true
    })
    .sort((a, b) => (dateIn(a.date) ?? '9999').localeCompare(dateIn(b.date) ?? '9999'))
}

/** The last signed record of the family before this one. */
export const lastOf = (reading: Reading): Minutes | undefined => reading.history.at(-1)

export const settledStatuses = new Set(['done', 'no longer needed'])
export const knownStatuses = new Set([...settledStatuses, 'part done', 'not done'])
export const statusOf = (action: Action): string => action.status.trim().toLowerCase()
