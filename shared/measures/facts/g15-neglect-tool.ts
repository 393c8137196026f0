/**
 * G15 Neglect tool use (domain section 8; seed 2.2; rule R-NT).
 *
 * Counted: a record of a kind that asks R-NT, where neglect is the category or a factor, two or more passages speak of
 * it, or a child is persistently not brought. Where the rule spoke, its finding says so; it keeps silent where a tool was
 * completed in time, and there the same signs are read as the rule reads them.
 * Met: a tool was completed within the months that are set before the meeting (6, local), by the record's own list or by
 * the answer for every child concerned. "Not yet" with an action answers the rule and is not met; so is an override.
 * Day: of the meeting. Unit: the record. Amount: none.
 * Group: the agency that the last referral known to the record came from: who speaks first of what was reported in a
 * strategy discussion or a decision on a referral; otherwise the newest line of the chronology that speaks of a referral.
 */
import type { Finding } from '../../checks/check.ts'
import { dateIn, monthsAfter } from '../../checks/dates.ts'
import { readMinutes } from '../../checks/reading.ts'
import { currentTool, neglectIn } from '../../checks/rules/r-nt.ts'
import { agencyGroupOf } from '../../minutes/agency.ts'
import { isProfessional, type Minutes } from '../../minutes/index.ts'
import type { MeasureFact, MeasureSource } from '../measure.ts'
import { answersTo, findingsOf, isAsked, meetingDay, signedDay } from './of-record.ts'
import { agencyKind } from './words.ts'

export const NOT_RECORDED = 'Not recorded'
export const FAMILY_OR_PUBLIC = 'Family or public'

/** Where a record of this kind says what was reported, and by whom. */
const reported: Readonly<Record<string, string>> = { CLOSE: 'presenting', STRAT: 'allegation' }

function speakerGroup(minutes: Minutes): string {
  const key = reported[minutes.meeting.type]
  const speakers = minutes.sections
    .filter((section) => section.key === key)
    .flatMap(({ entries }) => entries.map(({ speaker }) => speaker))
  for (const id of speakers) {
    if (minutes.children.some((child) => child.id === id)) return FAMILY_OR_PUBLIC
    const person = minutes.people.find((one) => one.id === id)
    if (!person) continue
    if (!isProfessional(person)) return FAMILY_OR_PUBLIC
    const group = person.agencyGroup || agencyGroupOf(person.agency, person.jobTitle)
    // Whoever writes it down is often the council's own worker, who did not refer.
    if (group !== '' && group !== 'CSC') return agencyKind(person.agency, group)
  }
  return ''
}

const family =
  /\b(?:mother|father|mum|dad|parents?|carers?|grand\w+|relatives?|family member|neighbours?|public|anonymous)\b/i

function chronologyGroup(minutes: Minutes, day: string): string {
  const last = minutes.chronology
    .filter(({ category, text }) => /\breferr(?:al|als|ed)\b/i.test(`${category} ${text}`))
    .map(({ source, date }) => ({ source, date: dateIn(date) ?? '' }))
    .filter(({ source, date }) => source.trim() !== '' && date !== '' && date <= day)
    .reduce<{ source: string; date: string } | undefined>(
      (newest, one) => (newest === undefined || one.date >= newest.date ? one : newest),
      undefined,
    )
  if (last === undefined) return ''
  const isFamily = agencyGroupOf(last.source) === 'other' && family.test(last.source)
  return isFamily ? FAMILY_OR_PUBLIC : agencyKind(last.source)
}

/** The tool was completed in time, as the answers say, for every child whom the rule asks about. */
function isCompleted(finding: Finding, source: MeasureSource): boolean {
  if (finding.state !== 'answered') return false
  const from = monthsAfter(meetingDay(source), -source.rules.settings.neglectToolMonths)
  const children = finding.about.length > 0 ? finding.about : [undefined]
  return children.every((child) =>
    answersTo(finding, source, child).some(({ fields }) => {
      const on = dateIn(fields.toolDate)
      return fields.done === 'Completed' && on !== undefined && on >= from && on <= signedDay(source)
    }),
  )
}

/** The tool is current, so that the rule kept silent: is neglect a factor of this record all the same? */
function hasNeglect(source: MeasureSource): boolean {
  const { minutes, template, rules, record } = source
  const { settings, clockSettings } = rules
  if (!currentTool({ minutes, settings, date: meetingDay(source) })) return false
  // Whether a child is persistently not brought rests on earlier records too: what was found then still holds.
  if (findingsOf('R-WN2', source).some(({ severity }) => severity.includes('MUST'))) return true
  const context = { minutes, template, history: [], settings, clockSettings, now: record.signedAt }
  return neglectIn(readMinutes(context)).triggered
}

export function neglectTool(source: MeasureSource): MeasureFact[] {
  if (!isAsked('R-NT', source)) return []
  const [finding] = findingsOf('R-NT', source)
  if (!finding && !hasNeglect(source)) return []
  const day = meetingDay(source)
  const met = !finding || isCompleted(finding, source)
  const says = met
    ? 'tool completed in time'
    : finding?.state === 'overridden'
      ? 'set aside by a manager'
      : 'no tool completed in time'
  return [
    {
      measure: 'G15',
      day,
      unit: '',
      met: met ? 1 : 0,
      group: speakerGroup(source.minutes) || chronologyGroup(source.minutes, day) || NOT_RECORDED,
      amount: null,
      says: `Neglect is a factor: ${says}`,
    },
  ]
}
