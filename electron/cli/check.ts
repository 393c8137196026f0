/** `check FILE`: what the checks find in a minutes file, its clocks, and what stands in the way of signing. */
import { z } from 'zod'
import {
  clocksFor,
  closingBlockers,
  evaluate,
  missingReasons,
  missingSections,
  type PlacedCue,
  signingBlockers,
} from '../../shared/checks/index.ts'
import { wordingIn } from '../../shared/checks/wording.ts'
import type { Minutes } from '../../shared/minutes/index.ts'
import { type RuleChange, ruleChangeSchema, ruleSetOn } from '../../shared/rule-sets/index.ts'
import { templateFor } from '../../shared/templates/index.ts'
import { ANSWER_IS_NO, bytesOf, DONE, type Exit, type Io, minutesFileOf, No, print, say } from './io.ts'

export type Checked = ReturnType<typeof checkMinutes>

/** `history` holds earlier signed minutes of the family, oldest first; `now` is a UTC instant. */
export function checkMinutes(minutes: Minutes, history: Minutes[], now: string, changes: RuleChange[] = []) {
  const { type, templateVersion } = minutes.meeting
  // A record names the version it was made with. A council's own version stands on one of ours, and a file from
  // elsewhere may name one that is not here.
  const template =
    templateFor(type, templateVersion) ??
    templateFor(type, templateVersion.split('+')[0]) ??
    templateFor(type)
  if (!template) throw new No('This version of Chairside has no template for that kind of record.')
  const rules = ruleSetOn(minutes.meeting.date, changes, now)
  const { settings, clockSettings } = rules
  const context = { minutes, template, history, settings, clockSettings, now }
  const findings = evaluate(context)
  const clocks = clocksFor(context)
  const ids = (list: typeof findings) => [...new Set(list.map((finding) => finding.ruleId))]
  return {
    template,
    findings,
    ruleSet: rules.id,
    clocks,
    blockers: ids(signingBlockers(findings)),
    closureBlockers: ids(closingBlockers(findings)),
    missingSections: [...missingReasons(clocks, template), ...missingSections(minutes, template)],
    cues: wordingIn(context).map(cueOf),
  }
}

/** A cue with its place: section, entry or row, and the words in it (UTF-16 code units, end exclusive). */
const cueOf = ({ family, cue, section, entryId, start, end, text, question, ...rest }: PlacedCue) => ({
  family,
  cue,
  section,
  entryId,
  start,
  end,
  text,
  question,
  quiet: rest.quiet,
  negated: rest.negated,
  resolved: rest.resolved,
})

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
  options: { history?: string[]; now?: string; rules?: string },
): Promise<Exit> {
  const { minutes } = await minutesFileOf(file)
  const history: Minutes[] = []
  for (const earlier of options.history ?? []) history.push((await minutesFileOf(earlier)).minutes)
  history.sort((a, b) => a.meeting.date.localeCompare(b.meeting.date))
  const changes = options.rules === undefined ? [] : await ruleChangesIn(options.rules)
  const { template: _, ...answer } = checkMinutes(minutes, history, momentOf(options.now), changes)
  print(io, answer)
  const why = whyNotReady(answer)
  if (why) say(io, why)
  return why ? ANSWER_IS_NO : DONE
}

/** The council's own values as a file: a list of changes, as the screen saves it. */
async function ruleChangesIn(file: string): Promise<RuleChange[]> {
  const text = new TextDecoder().decode(await bytesOf(file))
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new No('The file of rules is not JSON. Nothing was checked.')
  }
  const changes = z.array(ruleChangeSchema).safeParse(value)
  if (!changes.success)
    throw new No('The file of rules does not hold a list of changes. Nothing was checked.')
  return changes.data
}

/** The moment at which clocks and checks are read: now, unless an ISO date or instant was given. */
export function momentOf(text: string | undefined): string {
  const at = text === undefined ? new Date() : new Date(text)
  if (Number.isNaN(at.getTime())) throw new No(`This is not a date or a time: ${text}`)
  return at.toISOString()
}
