/** What the facts of several measures ask of one signed record. Nothing here says anybody's name. */
import type { Finding, RuleId } from '../../checks/check.ts'
import { ruleById } from '../../checks/evaluate.ts'
import { anyOf } from '../../checks/people.ts'
import { londonDate, parseDate } from '../../clocks/index.ts'
import { standing } from '../../clocks/record.ts'
import type { Answer, Minutes } from '../../minutes/index.ts'
import type { MeasureSource } from '../measure.ts'

/** ISO day of the meeting; of a record without a date that can be read, the day on which it was signed. */
export const meetingDay = ({ record, minutes }: Pick<MeasureSource, 'record' | 'minutes'>): string =>
  parseDate(minutes.meeting.date) ?? parseDate(record.date) ?? signedDay({ record })

/** ISO day on which the record was signed. */
export const signedDay = ({ record }: Pick<MeasureSource, 'record'>): string => londonDate(record.signedAt)

/** Is this rule asked in a record of this kind? Where it is not, nobody can be held to it. */
export const isAsked = (rule: RuleId, { minutes }: MeasureSource): boolean =>
  ruleById(rule)?.meetingTypes.includes(minutes.meeting.type) === true

export const findingsOf = (rule: RuleId, { findings }: MeasureSource): Finding[] =>
  findings.filter(({ ruleId }) => ruleId === rule)

const covers = ({ about }: Answer, child: string): boolean =>
  about === 'all' || about.length === 0 || about.includes(child)

/**
 * The answers that stand to one finding, for one child where one is given: those that name its subject, or that name
 * none where the rule found this alone.
 */
export function answersTo(finding: Finding, source: MeasureSource, child?: string): Answer[] {
  const { ruleId, subject } = finding
  const alone = source.findings.filter((one) => one.ruleId === ruleId && one.subject).length === 1
  return standing(source.minutes).filter((answer) => {
    if (answer.ruleId !== ruleId || (child !== undefined && !covers(answer, child))) return false
    const named = answer.fields.subject ?? ''
    return !subject || named === subject.id || (named === '' && alone)
  })
}

/** `Child 2`, `Children 1 and 3`, `All 3 children`: children by their place in the record. */
export function childrenByNumber(ids: readonly string[], { children }: Minutes): string {
  const places = children.flatMap(({ id }, at) => (ids.includes(id) ? [at + 1] : []))
  const last = places.at(-1)
  if (last === undefined) return 'The children'
  if (places.length === 1) return `Child ${last}`
  if (places.length === children.length) return `All ${last} children`
  return `Children ${places.slice(0, -1).join(', ')} and ${last}`
}

/** Does a text hold a name of somebody of the record: the whole of it, one word of it, or another name they go by? */
export function namesSomebody(text: string, { children, people }: Minutes): boolean {
  const all = [
    ...children.map(({ name }) => name),
    ...people.flatMap(({ name, aliases }) => [name, ...aliases]),
  ]
  const words = all.flatMap((name) => [
    name.trim(),
    ...name.split(/[^\p{L}\p{M}'’-]+/u).filter((word) => /\p{L}.*\p{L}/u.test(word)),
  ])
  const said = [...new Set(words)].filter(Boolean)
  return said.length > 0 && new RegExp(anyOf(said), 'iu').test(text)
}
