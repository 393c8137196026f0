/** What the distribution desk tells the clocks of a record: whether, and when, everybody had been sent theirs (domain section 6). */
import type { RecordMeta } from '../../shared/api/contract.ts'
import { calendar } from '../../shared/clocks/index.ts'
import { paperRecipients } from '../../shared/copies/index.ts'
import {
  dueFor,
  isRequired,
  type Sending,
  type SentDates,
  sentDates,
  stateFrom,
} from '../../shared/distribution/index.ts'
import type { MeetingType, Minutes } from '../../shared/minutes/index.ts'
import type { RuleSet } from '../../shared/rule-sets/index.ts'
import type { Template } from '../../shared/templates/index.ts'
import type { Store, StoredLine } from '../store/index.ts'

/** A line, as far as time is concerned. */
export const sendingOf = (line: StoredLine): Sending => ({
  id: line.id,
  recipientId: line.recipientId,
  item: line.item,
  required: line.required,
  state: stateFrom(line.standing, line),
  sentAt: line.standing.sentAt,
  provenAt: line.standing.provenAt,
  whyLate: line.standing.whyLate,
  name: line.name,
  role: line.role,
})

/** Everybody who must be told what was decided: each parent and agency; a child where the chair wrote to them. */
function decisionReadersOf(minutes: Minutes, template: Template, lines: readonly StoredLine[]): string[] {
  const written = new Set(
    lines.filter(({ item }) => item === 'decision letter').map(({ recipientId }) => recipientId),
  )
  const { type } = template
  return paperRecipients(minutes, template, 'decision letter')
    .filter(({ kind }) => isRequired({ type, item: 'decision letter', kind, came: true }))
    .filter(({ kind, id }) => kind !== 'child' || written.has(id))
    .map(({ id }) => id)
}

export async function sentFor(
  store: Pick<Store, 'distribution'>,
  record: Pick<RecordMeta, 'id'>,
  { minutes, template, rules }: { minutes: Minutes; template: Template; rules: RuleSet },
): Promise<SentDates> {
  const lines = await store.distribution.lines({ recordId: record.id })
  if (lines.length === 0) return {}
  const { settings, clockSettings } = rules
  const bench = { settings: clockSettings, calendar: calendar(settings.closureDays) }
  const { type, date } = minutes.meeting
  return sentDates(lines.map(sendingOf), {
    decisionReaders: decisionReadersOf(minutes, template, lines),
    due: dueFor(type, 'minutes', date, bench).due,
    decisionsDue: dueFor(type, 'decision letter', date, bench).due,
  })
}

/** Whose minutes the next meeting of a kind asks about: the last of its own kind, for a first review the conference before. */
const before: Partial<Record<MeetingType, MeetingType[]>> = {
  RCPC: ['RCPC', 'ICPC'],
  CG: ['CG'],
  CIN_REVIEW: ['CIN_REVIEW'],
}

/** ISO date on which the minutes of the meeting before had been sent to everybody who must have them; '' where that is not known. */
export async function previousIssued(
  { distribution }: Pick<Store, 'distribution'>,
  caseId: string,
  type: MeetingType,
): Promise<string> {
  const types = before[type]
  const last = types && caseId !== '' ? await distribution.lastSigned(caseId, types) : undefined
  if (last === undefined) return ''
  const lines = await distribution.lines({ recordId: last })
  return sentDates(lines.map(sendingOf), { decisionReaders: [], due: '', decisionsDue: '' }).issuedOn ?? ''
}
