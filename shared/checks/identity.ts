/** Who may override a rule, and who may speak as the second person: by identity, never by a name in a form. */
import type { Minutes, Statement } from '../minutes/index.ts'
import type { Field, Finding, Override, Reading, RoleLevel, RuleId, SecondPerson } from './check.ts'
import { dateIn } from './dates.ts'
import { fieldLacks } from './form.ts'
import { isText, lengthOf } from './general.ts'
import { comesTooLate, finalDecisions } from './last-word.ts'
import { levelOfRole, levelsInWords } from './levels.ts'
import { isThisPerson } from './people.ts'

export { levelNames, levelOfRole, levelsInWords } from './levels.ts'

export type Who = { id: string; name: string }
export type Permit = { ok: true } | { ok: false; says: string }

/**
 * The senior manager's reading of the history, and the head of service's decision on it, are a high-risk history
 * review: it is theirs to chair and to write (domain 2.0: "SM alone; HoS alone").
 */
const reviewersWords = new Set<Statement['kind'] | undefined>([
  'senior manager view',
  'head of service decision',
])

/** Why this account cannot be the second person of this record, or undefined where it can. */
function ownPart(who: Who, minutes: Minutes, rule: RuleId, kind?: Statement['kind']): string | undefined {
  const { meeting } = minutes
  const ownReview = meeting.type === 'HRR' && reviewersWords.has(kind)
  if (!ownReview && isThisPerson(who, meeting.chair, minutes)) return 'You chaired this meeting'
  if (!ownReview && isThisPerson(who, meeting.minuteTaker, minutes)) return 'You wrote these minutes'
  if (minutes.decisions.some((decision) => isThisPerson(who, decision.decidedBy, minutes))) {
    return 'The decision is your own'
  }
  const answered = minutes.answers.some(
    (answer) => answer.ruleId === rule && isThisPerson(who, answer.answeredBy, minutes),
  )
  return answered && !ownReview ? 'You answered this check yourself' : undefined
}

/** Rules whose second persons are one question: whoever spoke on one of them cannot override the other. */
const kin: Partial<Record<RuleId, string[]>> = {
  'R-CG': ['R-CG', 'R-MO'],
  // R-MO reads the words of these other rules: whoever wrote them cannot wave them through.
  'R-MO': ['R-MO', 'R-CG', 'R-HH', 'R-CR'],
}

const notTheChair = 'You did not chair this meeting'
const spokenAlready = 'You have already spoken on this yourself'
/** The same about somebody else, beside a statement that does not count. */
const whyNot: Record<string, string> = {
  [notTheChair]: 'did not chair this meeting.',
  [spokenAlready]: 'has already spoken on this.',
}
const partTaken = 'chaired, wrote, decided or answered this themselves.'

const spokeOn = (who: Who, minutes: Minutes, rule: RuleId): boolean =>
  minutes.statements.some(
    (one) =>
      one.kind !== 'override' &&
      one.byAccount === who.id &&
      (kin[rule] ?? [rule]).some((other) => other === one.ruleId),
  )

/**
 * Why this account cannot override this rule here. A chair's own override belongs to the chair of this very meeting
 * (R-DC, R-AC, R-CQ, R-PA, R-PP; R-LE in supervision): the catalogue gives it to that role and records it as such.
 * Every other level is a second person.
 */
function notTheirs(
  who: Who,
  level: RoleLevel,
  minutes: Minutes,
  rule: RuleId,
  override: Override,
): string | undefined {
  if (level === 'Ch' || (override.allowed && override.byChair)) {
    return isThisPerson(who, minutes.meeting.chair, minutes) ? undefined : notTheChair
  }
  if (spokeOn(who, minutes, rule)) return spokenAlready
  return ownPart(who, minutes, rule)
}

/**
 * May this account override this finding? `level` is the level of the account's role.
 * Refused, with a sentence: where the rule allows no override, for the wrong level, and about one's own decision.
 */
export function mayOverride(
  who: Who,
  level: RoleLevel | undefined,
  minutes: Minutes,
  finding: Finding,
): Permit {
  const { override } = finding
  if (!override.allowed) return { ok: false, says: `This check cannot be overridden. ${override.why}` }
  const allowed = [...new Set(override.anyOf.flat())]
  if (!level || !allowed.includes(level)) {
    return { ok: false, says: `Only a ${levelsInWords(allowed)} can override this check.` }
  }
  const own = notTheirs(who, level, minutes, finding.ruleId, override)
  return own ? { ok: false, says: `${own}, so somebody else has to decide about this check.` } : { ok: true }
}

/** May this account give the statement of this kind that the finding asks for? */
export function mayState(
  who: Who,
  level: RoleLevel | undefined,
  minutes: Minutes,
  finding: Finding,
  kind: Statement['kind'],
): Permit {
  if (kind === 'override') return mayOverride(who, level, minutes, finding)
  if (kind === 'senior manager view' && finding.ruleId === 'R-HH' && finalDecisions(minutes).length > 0) {
    return {
      ok: false,
      says: 'The Head of Service has decided. Only a new decision of the Head of Service, with new information, replaces it.',
    }
  }
  const asked = finding.secondPerson.filter((one) => one.kind === kind)
  const [first] = asked
  if (!first) return { ok: false, says: `This check does not ask for a ${kind}.` }
  if (first.person) {
    return asked.some((one) => isThisPerson(who, one.person?.id ?? '', minutes))
      ? { ok: true }
      : { ok: false, says: `Only ${asked.map((one) => one.person?.name).join(' or ')} can say this.` }
  }
  if (!level || !first.levels.includes(level)) {
    return { ok: false, says: `The ${kind} has to come from a ${levelsInWords(first.levels)}.` }
  }
  const own = ownPart(who, minutes, finding.ruleId, kind)
  return own ? { ok: false, says: `${own}, so the ${kind} has to come from somebody else.` } : { ok: true }
}

/** Fewest characters of a confirmation: the words that are confirmed stand in the record already. */
const CONFIRMED = 10

/** What the words of a statement, and its fields, lack; empty when they can be kept. */
export function wordsLack(
  said: Pick<Statement, 'kind' | 'text' | 'fields'>,
  fields: Field[],
  minimum: number,
): string[] {
  const confirms = said.kind === 'dissent confirmed'
  const enough = confirms ? lengthOf(said.text) >= CONFIRMED : isText(said.text, minimum)
  const needs = said.kind === 'override' ? 'a reason' : confirms ? 'words' : 'reasoning'
  return [
    ...(enough
      ? []
      : [`The ${said.kind} needs ${needs} of at least ${confirms ? CONFIRMED : minimum} characters.`]),
    ...fieldLacks(fields, said.fields),
  ]
}

/** The fields that a finding asks of a statement of this kind. */
export function fieldsAsked(finding: Finding, kind: Statement['kind']): Field[] {
  if (kind === 'override') return finding.override.allowed ? (finding.override.fields ?? []) : []
  return finding.secondPerson.find((one) => one.kind === kind)?.fields ?? []
}

export type Need = SecondPerson & {
  /** Rule of the statement; a manager's statement on the closure gate may be read by R-MO too. */
  rules: RuleId[]
  about: string[]
  subject?: string
  /** True where the rule speaks only once, so that a statement need not say about which finding. */
  alone?: boolean
  /** Of an override: how the rule allows it. */
  override?: Override
}

const covers = (statement: Statement, need: Need): boolean => {
  const children =
    statement.about === 'all' || need.about.every((id) => (statement.about as string[]).includes(id))
  const subject = statement.fields.subject ?? ''
  const matter = !need.subject || subject === need.subject || (subject === '' && need.alone === true)
  return children && matter
}

export type Heard = { statement?: Statement; lacks: string[] }

type Test = (one: Statement) => string[]

const madeFor = (need: Need, minutes: Minutes): Statement[] =>
  minutes.statements.filter(
    (one) => one.kind === need.kind && need.rules.some((rule) => rule === one.ruleId) && covers(one, need),
  )

/** Role, identity and words are looked at again here: the record may have changed since the statement was made. */
function statementLacks(statement: Statement, need: Need, reading: Reading, test: Test): string[] {
  const { minutes, settings } = reading
  const who = { id: statement.byAccount, name: statement.byName }
  const level = levelOfRole(statement.role)
  const found: string[] = []
  if (!level || !need.levels.includes(level)) {
    found.push(`The ${need.kind} has to come from a ${levelsInWords(need.levels)}.`)
  }
  const own = need.rules
    .map((rule) =>
      need.override && level
        ? notTheirs(who, level, minutes, rule, need.override)
        : ownPart(who, minutes, rule, need.kind),
    )
    .find(Boolean)
  if (own) {
    found.push(`${statement.byName} cannot give the ${need.kind}: ${whyNot[own] ?? partTaken}`)
  }
  if (comesTooLate(statement, minutes, settings.overrideMinimum)) {
    found.push(`The Head of Service had decided when ${statement.byName} gave the ${need.kind}.`)
  }
  return [...found, ...wordsLack(statement, need.fields, settings.overrideMinimum), ...test(statement)]
}

/** Every statement that meets a need, oldest first. */
export const allHeard = (need: Need, reading: Reading, test: Test = () => []): Statement[] =>
  madeFor(need, reading.minutes).filter((one) => statementLacks(one, need, reading, test).length === 0)

/** The newest statement that meets a need, or why none does. `test` adds a rule's own demands. */
export function hear(need: Need, reading: Reading, test: Test = () => []): Heard {
  let lacks: string[] | undefined
  for (const statement of madeFor(need, reading.minutes).toReversed()) {
    const found = statementLacks(statement, need, reading, test)
    if (found.length === 0) return { statement, lacks: [] }
    lacks ??= found
  }
  return { lacks: lacks ?? [`Waiting for the ${need.kind} of a ${levelsInWords(need.levels)}.`] }
}

/** Is `reviewBy` of a statement a date no later than this? */
export const reviewedBy = (statement: Statement, latest: string): boolean => {
  const date = dateIn(statement.reviewBy)
  return date !== undefined && date <= latest
}
