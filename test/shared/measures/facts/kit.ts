/**
 * Signed records to count: small ones about Ada Ashby made by hand, and the three fictional examples. What a record is made
 * of (children, decisions, answers, statements) comes from the kit of the checks.
 */
import { readFileSync } from 'node:fs'
import { clocksFor, evaluate } from '../../../../shared/checks/index.ts'
import type { MeasureCopy, MeasureFact, MeasureSource } from '../../../../shared/measures/index.ts'
import { withChanges } from '../../../../shared/minutes/changes.ts'
import { readMinutesFile } from '../../../../shared/minutes/file.ts'
import type { Minutes } from '../../../../shared/minutes/index.ts'
import { ruleSetOn } from '../../../../shared/rule-sets/index.ts'
import { DATE, template } from '../../checks/kit.ts'

/** The conference of the small record is on Thursday 17 September 2026 and is signed that afternoon. */
export const HELD = DATE
const SIGNED = 'T15:00:00Z'

/** What a test says beside the minutes; `now` is a long time after the meeting unless it says so. */
export type Known = Partial<Omit<MeasureSource, 'minutes' | 'record'>> & {
  history?: Minutes[]
  signedAt?: string
}

/** A signed record, judged as it stood when it was signed. */
export function source(minutes: Minutes, { history = [], signedAt, ...known }: Known = {}): MeasureSource {
  const { type, date } = minutes.meeting
  const signed = signedAt ?? `${/^\d{4}-\d{2}-\d{2}$/.test(date) ? date : HELD}${SIGNED}`
  const { now = '2027-06-01T09:00:00Z', rules = ruleSetOn(date, [], now), sent = {} } = known
  const { settings, clockSettings } = rules
  const used = known.template ?? template(type)
  const context = { minutes, template: used, history, settings, clockSettings }
  return {
    record: { id: 'r1', caseId: 'case-1', type, date, signedAt: signed },
    minutes,
    template: used,
    findings: evaluate({ ...context, now: signed }),
    rules,
    clocks: clocksFor({ minutes, settings, clockSettings, sent, now }),
    sent,
    copies: [],
    now,
    ...known,
  }
}

/** A copy of the minutes that somebody must have, and that nobody has sent yet. */
export const copy = (more: Partial<MeasureCopy> = {}): MeasureCopy => ({
  id: 'l1',
  item: 'minutes',
  kind: 'professionals',
  agency: 'Community Health',
  required: true,
  sentOn: '',
  provenOn: '',
  ...more,
})

const json = (path: string) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'))
const folder = '../../../../resources/examples'

export const examples = ['icpc_harcastle', 'cin_review_whitlock_doyle', 'group_supervision_family_l'] as const
export type Example = (typeof examples)[number]

/** A bundled example as it was written; nobody has answered its checks. */
export function example(name: Example): Minutes {
  const file = readMinutesFile(json(`${folder}/${name}.json`))
  if (!file.ok) throw new Error(file.says)
  return file.minutes
}

/** The fictional conference once its chair and the service manager have answered everything. */
export function answeredConference(): Minutes {
  const result = withChanges(example('icpc_harcastle'), json(`${folder}/answers-harcastle.json`))
  if (!result.ok) throw new Error(result.says)
  return result.minutes
}

/** Everything that a reader sees of facts, as one text. */
export const wordsOf = (facts: readonly MeasureFact[]): string =>
  facts.flatMap(({ group, says }) => [group, says]).join('\n')

/** Full names of everybody in a record, children and adults. */
export const namesIn = ({ children, people }: Minutes): string[] =>
  [...children, ...people].map(({ name }) => name).filter((name) => name.trim() !== '')
