/** Pages of the guide that are written from the code, so that what a practice lead signs off is what runs. */

import type { Override, Rule, Severity } from '../../shared/checks/check.ts'
import { levelNames, rules } from '../../shared/checks/index.ts'
import type { ClockDefinition, Length } from '../../shared/clocks/definition.ts'
import { clockDefinitions } from '../../shared/clocks/definitions.ts'
import { type MeetingType, meetingTypes } from '../../shared/minutes/index.ts'
import { templateFor } from '../../shared/templates/index.ts'
import { assessmentPage } from './assessment-page.ts'
import { licencesPage } from './licences-page.ts'
import { measuresPage } from './measures-page.ts'
import { made, table } from './parts.ts'
import { permissionsPage } from './permissions-page.ts'
import { promisesPage } from './promises-page.ts'
import { securityPage } from './security-page.ts'
import { wordingPage } from './wording.ts'

const list = (words: string[], joint = 'and'): string =>
  words.length > 1 ? `${words.slice(0, -1).join(', ')} ${joint} ${words.at(-1)}` : (words[0] ?? '')

const typeName = (type: string): string => templateFor(type as MeetingType)?.shortName ?? type

function typesInWords(types: readonly string[]): string {
  if (types.length === meetingTypes.length) return 'Every kind of record.'
  const without = meetingTypes.filter((type) => !types.includes(type))
  const names = (some: readonly string[]): string => list(some.map((type) => typeName(type).toLowerCase()))
  const said = without.length < types.length ? `Every kind of record except ${names(without)}` : names(types)
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}.`
}

function overrideInWords(override: Override): string {
  if (!override.allowed) return `Nobody. ${override.why}`
  const who = override.anyOf.map((levels) =>
    list(
      levels.map((level) => levelNames[level]),
      'together with',
    ),
  )
  const said = list(who, 'or')
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}, with a reason of their own${override.limit ? `; ${override.limit}` : ''}. Never about their own decision.`
}

/** Who may override, in the fewest words that are still true. */
const overrideInShort = (override: Override): string =>
  override.allowed
    ? list(
        override.anyOf.map((group) =>
          list(
            group.map((level) => levelNames[level]),
            'together with',
          ),
        ),
        'or',
      )
    : 'nobody'

/** One line for each rule: what a practice lead looks over first. */
const overview = (): string =>
  table(
    ['Rule', 'Strength', 'May be overridden by', 'Response plan'],
    rules.map((rule) => [
      `${rule.title} (${rule.id})`,
      rule.severities.join(', '),
      overrideInShort(rule.override),
      rule.seeds.join(', '),
    ]),
  )

const severities: [Severity, string][] = [
  ['NOW', 'Shows at the moment of typing and wants a response before the meeting screen is left'],
  ['GATE', 'Holds back a decision to close, step down, end a plan or take no further action'],
  ['MUST', 'Has to be answered before signing'],
  ['PROMPT', 'May be set aside with a reason'],
]

const sentence = (text: string): string => (/[.!?…]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`)

function rulePart(rule: Rule): string {
  return [
    `## ${rule.id}: ${rule.title}`,
    '',
    `**Asked in:** ${typesInWords(rule.meetingTypes)}`,
    '',
    `**When:** ${sentence(rule.asksWhen)}`,
    '',
    `**How strongly:** ${sentence(rule.weight)}`,
    '',
    '**Questions:**',
    '',
    ...rule.questions.map((question, at) => `${at + 1}. ${question}`),
    '',
    `**Answered by:** ${sentence(rule.answeredBy)}`,
    '',
    `**May be overridden by:** ${overrideInWords(rule.override)}`,
    '',
    `**Rests on:** ${sentence(rule.source)}`,
    '',
  ].join('\n')
}

/** Every rule: when it asks, what, what answers it, how strongly, and who may override it. */
export function rulesPage(): string {
  const strengths = severities.map(([severity, says]) => `- **${severity}.** ${says}.`)
  return [
    '# Every rule',
    '',
    made,
    '',
    'This page is for a practice lead to read and sign off. It is written from the rules themselves, so it says what this version asks. No rule scores a family; each asks a question and wants evidence. Saving, printing an action list and recording an urgent decision are never held back by any of them.',
    '',
    'An answer counts when it has evidence in sentences, names at least one source that is not a carer’s own account or says who was asked and what they did not know, is about a named child or says why it is about all of them, is not last meeting’s wording again, and, where it says “not yet” or “cannot tell”, has an action with an owner and a date.',
    '',
    '## At a glance',
    '',
    ...strengths,
    '',
    overview(),
    '',
    ...rules.map(rulePart),
  ].join('\n')
}

const one: Record<Length['unit'], string> = {
  hours: 'hour',
  'working days': 'working day',
  days: 'day',
  weeks: 'week',
  months: 'month',
}
const lengthInWords = ({ n, unit }: Length): string => {
  const count = Math.abs(n)
  const words = `${count} ${count === 1 ? one[unit] : unit}`
  return n < 0 ? `${words} before` : words
}

const runsFor = ({ length }: ClockDefinition): string =>
  length.n === 0 ? 'until the date that was set' : lengthInWords(length)

const sources: Record<ClockDefinition['source'], string> = {
  LAW: 'the law; fixed',
  SG: 'statutory guidance (Working Together to Safeguard Children 2023)',
  NP: 'a national practice standard',
  LOCAL: 'a local default; each authority sets its own',
}

/** Every clock: what starts it, how long it runs, where that comes from, and what its end means. */
export function clocksPage(): string {
  return [
    '# Every clock',
    '',
    made,
    '',
    'A working day is Monday to Friday, not a bank holiday of England and Wales and not a day on which the council is closed. Closure days never extend a clock of law or of statutory guidance. Day 0 is the event; the next working day is day 1. “Months” means the same day of a later month, or its last day. An administrator sets local lengths under Rules.',
    '',
    '## At a glance',
    '',
    table(
      ['Clock', 'Starts with', 'Runs for', 'Comes from'],
      clockDefinitions.map((clock) => [
        `${clock.name} (${clock.id})`,
        clock.from,
        runsFor(clock),
        sources[clock.source],
      ]),
    ),
    '',
    ...clockDefinitions.map((clock) =>
      [
        `## ${clock.name}`,
        '',
        `- **Starts with:** ${clock.from}`,
        `- **Runs for:** ${runsFor(clock)}`,
        `- **Comes from:** ${sources[clock.source]}${clock.law ? ` (${clock.law})` : ''}`,
        `- **When it has run out:** ${sentence(clock.whenLate)}`,
        `- **Known as:** ${clock.id}`,
        '',
      ].join('\n'),
    ),
  ].join('\n')
}

export const writtenPages: Record<string, () => string> = {
  'rules.md': rulesPage,
  'clocks.md': clocksPage,
  'wording.md': wordingPage,
  'who-may-do-what.md': permissionsPage,
  'measures.md': measuresPage,
  'promises.md': promisesPage,
  'security.md': securityPage,
  'impact-assessment.md': assessmentPage,
  'licences.md': licencesPage,
}
