/** Who may override a rule, and who may speak as the second person: by identity, never by a name in a form. */
import type { Minutes, Statement } from '../minutes/index.ts'
import type { Finding, Reading, RoleLevel, RuleId, SecondPerson } from './check.ts'
import { dateIn } from './dates.ts'
import { fieldLacks } from './form.ts'
import { isText } from './general.ts'
import { isThisPerson } from './people.ts'

export type Who = { id: string; name: string }
export type Permit = { ok: true } | { ok: false; says: string }

const levels: Record<string, RoleLevel> = {
  'cp chair': 'Ch',
  'practice supervisor': 'TM',
  'team manager': 'TM',
  'service manager': 'SM',
  'head of service': 'HoS',
  'qa lead': 'QA',
}

/** The override level of a role name as a statement carries it (domain 3.0); undefined for every other role. */
export const levelOfRole = (role: string): RoleLevel | undefined => levels[role.trim().toLowerCase()]

export const levelNames: Record<RoleLevel, string> = {
  Ch: 'conference chair',
  TM: 'team manager or practice supervisor',
  SM: 'service manager',
  HoS: 'head of service',
  QA: 'quality assurance lead',
}

export const levelsInWords = (list: readonly RoleLevel[]): string =>
  list.map((one) => levelNames[one]).join(' or ')

/** Why this account cannot be the second person of this record, or undefined where it can. */
function ownPart(who: Who, minutes: Minutes, rule: RuleId, kind?: Statement['kind']): string | undefined {
  const { meeting } = minutes
  // A high-risk history review is the senior manager's own reading of the history: nobody else chairs it.
  const ownReview = meeting.type === 'HRR' && kind === 'senior manager view'
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

/**
 * A chair's own override belongs to the chair of the meeting (R-DC, R-AC, R-CQ, R-LE, R-PA, R-PP): the catalogue
 * gives it to that role and records it as such. Every other level is a second person.
 */
function isOwn(who: Who, level: RoleLevel, minutes: Minutes, rule: RuleId): string | undefined {
  return level === 'Ch' ? undefined : ownPart(who, minutes, rule)
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
  const own = isOwn(who, level, minutes, finding.ruleId)
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
  const asked = finding.secondPerson.find((one) => one.kind === kind)
  if (!asked) return { ok: false, says: `This check does not ask for a ${kind}.` }
  if (!level || !asked.levels.includes(level)) {
    return { ok: false, says: `The ${kind} has to come from a ${levelsInWords(asked.levels)}.` }
  }
  const own = ownPart(who, minutes, finding.ruleId, kind)
  return own ? { ok: false, says: `${own}, so the ${kind} has to come from somebody else.` } : { ok: true }
}

export type Need = SecondPerson & {
  /** Rule of the statement; a manager's statement on the closure gate may be read by R-MO too. */
  rules: RuleId[]
  about: string[]
  subject?: string
  /** True where the rule speaks only once, so that a statement need not say about which finding. */
  alone?: boolean
}

const covers = (statement: Statement, need: Need): boolean => {
  const children =
    statement.about === 'all' || need.about.every((id) => (statement.about as string[]).includes(id))
  const subject = statement.fields.subject ?? ''
  const matter = !need.subject || subject === need.subject || (subject === '' && need.alone === true)
  return children && matter
}

export type Heard = { statement?: Statement; lacks: string[] }

/**
 * The newest statement that meets a need, or why none does. `test` adds a rule's own demands. Role, identity and
 * length are looked at again here, because the record may have changed since the statement was made.
 */
export function hear(need: Need, reading: Reading, test: (one: Statement) => string[] = () => []): Heard {
  const { minutes, settings } = reading
  const made = minutes.statements.filter(
    (one) => one.kind === need.kind && need.rules.some((rule) => rule === one.ruleId) && covers(one, need),
  )
  let lacks: string[] | undefined
  for (const statement of made.toReversed()) {
    const who = { id: statement.byAccount, name: statement.byName }
    const level = levelOfRole(statement.role)
    const found: string[] = []
    if (!level || !need.levels.includes(level)) {
      found.push(`The ${need.kind} has to come from a ${levelsInWords(need.levels)}.`)
    }
    const own = need.rules
      .map((rule) =>
        need.kind === 'override' && level
          ? isOwn(who, level, minutes, rule)
          : ownPart(who, minutes, rule, need.kind),
      )
      .find(Boolean)
    if (own) {
      found.push(
        `${statement.byName} cannot give the ${need.kind}: chaired, wrote, decided or answered this themselves.`,
      )
    }
    if (!isText(statement.text, settings.overrideMinimum)) {
      found.push(
        `The ${need.kind} needs ${need.kind === 'override' ? 'a reason' : 'reasoning'} of at least ${settings.overrideMinimum} characters.`,
      )
    }
    found.push(...fieldLacks(need.fields, statement.fields), ...test(statement))
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
