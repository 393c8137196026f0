/** `check FILE`: what the checks find in a minutes file, its clocks, and what stands in the way of signing. */
import {
  closingBlockers,
  defaultSettings,
  evaluate,
  missingSections,
  ruleSetOn,
  signingBlockers,
} from '../../shared/checks/index.ts'
import { calendar, clocksOf } from '../../shared/clocks/index.ts'
import type { Minutes } from '../../shared/minutes/index.ts'
import { templateFor } from '../../shared/templates/index.ts'
import { ANSWER_IS_NO, DONE, type Exit, type Io, minutesFileOf, No, print, say } from './io.ts'

export type Checked = ReturnType<typeof checkMinutes>

/** `history` holds earlier signed minutes of the family, oldest first; `now` is a UTC instant. */
export function checkMinutes(minutes: Minutes, history: Minutes[], now: string) {
  const template = templateFor(minutes.meeting.type)
  if (!template) throw new No('This version of Chairside has no template for that kind of record.')
  const settings = ruleSetOn(minutes.meeting.date).settings ?? defaultSettings
  const findings = evaluate({ minutes, template, history, settings, now })
  const ids = (list: typeof findings) => [...new Set(list.map((finding) => finding.ruleId))]
  return {
    template,
    findings,
    clocks: clocksOf(minutes, { now, calendar: calendar() }),
    blockers: ids(signingBlockers(findings)),
    closureBlockers: ids(closingBlockers(findings)),
    missingSections: missingSections(minutes, template),
  }
}

/** Why a record cannot be signed, as a sentence; empty when it can. */
export function whyNotReady({
  blockers,
  missingSections,
}: Pick<Checked, 'blockers' | 'missingSections'>): string {
  const parts = [
    blockers.length > 0
      ? `${blockers.length === 1 ? 'one check is' : `${blockers.length} checks are`} open (${blockers.join(', ')})`
      : '',
    missingSections.length > 0
      ? `${missingSections.length === 1 ? 'one heading has' : `${missingSections.length} headings have`} nothing under it yet (${missingSections.map((one) => one.key).join(', ')})`
      : '',
  ].filter(Boolean)
  return parts.length > 0 ? `This record cannot be signed yet: ${parts.join(', and ')}.` : ''
}

export async function check(
  io: Io,
  file: string,
  options: { history?: string[]; now?: string },
): Promise<Exit> {
  const { minutes } = await minutesFileOf(file)
  const history: Minutes[] = []
  for (const earlier of options.history ?? []) history.push((await minutesFileOf(earlier)).minutes)
  history.sort((a, b) => a.meeting.date.localeCompare(b.meeting.date))
  const { template: _, ...answer } = checkMinutes(minutes, history, momentOf(options.now))
  print(io, answer)
  const why = whyNotReady(answer)
  if (why) say(io, why)
  return why ? ANSWER_IS_NO : DONE
}

/** The moment at which clocks and checks are read: now, unless an ISO date or instant was given. */
export function momentOf(text: string | undefined): string {
  const at = text === undefined ? new Date() : new Date(text)
  if (Number.isNaN(at.getTime())) throw new No(`This is not a date or a time: ${text}`)
  return at.toISOString()
}
