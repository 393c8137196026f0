/** How things are said on paper: dates in words, lists with "and", people by name and part, never by an id. */
import type { Minutes, Person, SourceKind } from '../minutes/index.ts'

export { listWords } from '../minutes/index.ts'

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** `2026-09-17` as `17 September 2026`, with a time kept where there is one; anything else as it was typed. */
export function dateWords(text: string): string {
  const [, year, month, day, clock] = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}:\d{2}))?/.exec(text.trim()) ?? []
  const name = months[Number(month) - 1]
  if (!name) return text.trim()
  const said = `${Number(day)} ${name} ${year}`
  return clock ? `${said}, ${clock}` : said
}

/** The month of an ISO date, `September 2026`: near enough to learn from, too far to tell whose meeting it was. */
export function monthWords(text: string): string {
  const [, year, month] = /^(\d{4})-(\d{2})/.exec(text.trim()) ?? []
  const name = months[Number(month) - 1]
  return name ? `${name} ${year}` : ''
}

/** A UTC instant as a person in England reads it: `17 September 2026, 13:31`. As typed when it is no instant. */
export function instantWords(instant: string): string {
  const at = new Date(instant)
  if (Number.isNaN(at.getTime())) return instant
  const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'Europe/London' }).format(at)
  const clock = new Intl.DateTimeFormat('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: 'Europe/London',
  }).format(at)
  return `${day}, ${clock}`
}

export const sentenceCase = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** A person or child of the record by id; empty when the id is nobody's, so that no id is ever printed. */
export function nameOf(minutes: Minutes, id: string): string {
  if (id === '') return ''
  const someone =
    minutes.people.find((person) => person.id === id) ?? minutes.children.find((child) => child.id === id)
  return someone?.name.trim() ?? ''
}

/** Where a field may hold a person's id or plain words: the name, or the words, but never an id. */
export function nameOrWords(minutes: Minutes, value: string): string {
  const name = nameOf(minutes, value)
  if (name) return name
  // An id has a digit, or a letter or two before a hyphen; "Anne-Marie" is somebody.
  const idLike = /^[\w-]*\d[\w-]*$|^[a-z]{1,2}-[\w-]+$/i.test(value.trim())
  return idLike ? '' : value.trim()
}

const workingRoles = [
  'professional',
  'advocate',
  'interpreter',
  'supporter',
  'solicitor',
  'observer',
] as string[]

/** Somebody who is there because of their work or to help, not as family. */
export function isWorking(person: Person): boolean {
  if (person.role !== '') return workingRoles.includes(person.role)
  return person.agency !== '' || person.jobTitle !== ''
}

/** Part a person plays. A family copy never calls anybody a risk: that is for the text, with its reasons. */
export function partOf(person: Person, family: boolean): string {
  if (isWorking(person)) return person.jobTitle || person.role
  if (family && person.role === 'person who may pose a risk') return 'other adult in contact'
  return person.role
}

export const sourceWords: Record<SourceKind, string> = {
  seen: 'seen',
  'child said': 'the child said',
  'carer said': 'a carer said',
  'agency record': 'agency record',
  'third party': 'third party',
  opinion: 'opinion',
}

/** Meeting types as people say them, for the next meeting's line. */
const meetingWords: Record<string, string> = {
  ICPC: 'Initial child protection conference',
  RCPC: 'Review child protection conference',
  CG: 'Core group',
  STRAT: 'Strategy discussion',
  CIN_PLAN: 'Child in need meeting',
  CIN_REVIEW: 'Child in need review',
  CLOSE: 'Closure decision',
  SUP_CASE: 'Case supervision',
  SUP_GROUP: 'Group supervision',
  SUP_SUP: 'Supervision of supervisors',
  HRR: 'High-risk history review',
  LEGAL: 'Legal planning meeting',
  ESC: 'Escalation',
  MGMT: 'Management note',
  PROF: "Professionals' meeting",
  TAF: 'Team around the family meeting',
}

export const meetingName = (type: string): string => meetingWords[type] ?? type
