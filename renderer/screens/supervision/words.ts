/** Words of supervision, the same in every list. */
import type { DueLine } from '../../../shared/api/supervision.ts'
import type { SessionKind } from '../../../shared/supervision/index.ts'
import { type StateMarkProps, sayDate } from '../../ui/index.ts'

export const kindWords: Record<SessionKind, string> = {
  case: 'Family',
  personal: 'Newly qualified worker',
  group: 'Team',
  supervisors: 'Supervisor or chair',
}

export function dueState(line: Pick<DueLine, 'state' | 'overdue'>): {
  words: string
  tone: StateMarkProps['tone']
  icon?: StateMarkProps['icon']
} {
  if (line.overdue)
    return { words: line.state === 'booked' ? 'Overdue, booked' : 'Overdue', tone: 'stop', icon: 'warn' }
  switch (line.state) {
    case 'due':
      return { words: 'Due', tone: 'plain' }
    case 'booked':
      return { words: 'Booked', tone: 'done', icon: 'tick' }
    case 'held':
      return { words: 'Held on time', tone: 'done', icon: 'tick' }
    case 'held late':
      return { words: 'Held late', tone: 'warn', icon: 'warn' }
    case 'missed':
      return { words: 'Missed', tone: 'stop', icon: 'stop' }
    case 'excused':
      return { words: 'Excused', tone: 'plain', icon: 'info' }
  }
}

/** Who it is about, beside the title: the worker of a family, who supervises, how many children. */
export function aboutWords({ kind, children, personName, supervisorName, team }: DueLine): string {
  const many = children === 1 ? '1 child' : `${children} children`
  const worker = personName ? `worker ${personName}` : 'no worker named'
  const by = supervisorName ? `supervised by ${supervisorName}` : 'nobody named to supervise'
  switch (kind) {
    case 'case':
      return [many, worker, by].join(', ')
    case 'group':
      return supervisorName ? `Group supervision, ${supervisorName}` : 'Group supervision'
    default:
      return [kindWords[kind], by, team].filter(Boolean).join(', ')
  }
}

export const dateOr = (day: string, otherwise: string): string => (day ? sayDate(day, false) : otherwise)

/** Where the session is begun, with everything that is known of it. Ids only: an address may be read by others. */
export function beginHref({ begin }: DueLine): string {
  if (!begin) return ''
  const asked = new URLSearchParams({ type: begin.type })
  if (begin.caseId) asked.set('case', begin.caseId)
  if (begin.person) asked.set('person', begin.person)
  return `/new/supervision?${asked.toString()}`
}

const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`)

/** Why it was moved, missed or excused: what the plan knows, then what somebody said and who that was. */
export function whyWords({ because, said }: DueLine): string {
  return [because ? sentence(because) : '', said ? `${sentence(said.text)} (${said.by})` : '']
    .filter(Boolean)
    .join(' ')
}
