/** Makes a finding: looks for an answer that is good enough, for second persons, for an override, and says what lacks. */
import type { Answer, Statement } from '../minutes/index.ts'
import type {
  AnswerForm,
  Evidence,
  Finding,
  Override,
  PlacedCue,
  Reading,
  Rule,
  RuleId,
  SecondPerson,
  Severity,
} from './check.ts'
import { formTest } from './form.ts'
import { generalTest, isText } from './general.ts'
import { type Heard, hear, type Need } from './identity.ts'

export type Says = {
  about?: string[]
  subject?: Finding['subject']
  /** True where this is the rule's only finding about these children, so that an answer need not name its subject. */
  alone?: boolean
  severity: Severity[]
  why: string
  evidence: Evidence[]
  questions?: string[]
  form?: AnswerForm
  prefill?: Finding['prefill']
  override?: Override
  /** What the rule asks of an override beyond role, identity and reason. */
  overrideTest?: (statement: Statement) => string[]
  /** What the rule asks of an answer beyond the general test and the form. */
  test?: (answer: Answer) => string[]
  /** Every child in `about` needs an answer that covers it; otherwise one good answer is enough. */
  eachChild?: boolean
  /** What the record itself lacks; nothing an answer's form could put right. */
  record?: string[]
  /** False where the record is put right in its own place and no form is answered. */
  byAnswer?: boolean
  /** Statements of other people that are needed now. */
  needs?: { need: SecondPerson; test?: (one: Statement) => string[]; rules?: RuleId[] }[]
  /** Satisfied in another way that the rule names, e.g. a manager's reasoned decision instead of an answer. */
  instead?: (heard: (need: SecondPerson, test?: (one: Statement) => string[]) => Heard) => boolean
  /** What an open demand holds back; `issuing` means copies and the mark "issued", never a signature. */
  holds?: 'signing' | 'issuing' | 'closing only'
  acknowledged?: boolean
}

export const idOf = (rule: RuleId, says: Pick<Says, 'about' | 'subject'>, perChild: boolean): string =>
  says.subject
    ? `${rule}:${says.subject.id}`
    : perChild && says.about?.[0]
      ? `${rule}:${says.about[0]}`
      : rule

const isAbout = (answer: Answer, says: Says): boolean => {
  if (!says.subject) return true
  const subject = answer.fields.subject ?? ''
  return subject === says.subject.id || (subject === '' && says.alone === true)
}

/** Answers that speak to this finding, for one child of it where `child` is given. */
export function answersFor(rule: RuleId, reading: Reading, says: Says, child?: string): Answer[] {
  return reading.answersTo(rule, child).filter((answer) => isAbout(answer, says))
}

function bestOf(rule: Rule, reading: Reading, says: Says, child?: string): string[] {
  const form = says.form ?? rule.form
  const tried = answersFor(rule.id, reading, says, child).map((answer) => [
    ...(form.evidence ? generalTest(answer, reading, child) : []),
    ...formTest(form, answer),
    ...(says.test?.(answer) ?? []),
  ])
  if (tried.length === 0) return ['Nobody has answered this yet.']
  return tried.reduce((best, lacks) => (lacks.length < best.length ? lacks : best))
}

function answerLacks(rule: Rule, reading: Reading, says: Says): string[] {
  if (says.byAnswer === false) return []
  const children = says.about ?? []
  if (children.length === 1) return bestOf(rule, reading, says, children[0])
  if (!says.eachChild || children.length === 0) return bestOf(rule, reading, says)
  const each = children.map((id) => ({ id, lacks: bestOf(rule, reading, says, id) }))
  const words = [...new Set(each.flatMap(({ lacks }) => lacks))]
  return words.map((words_) => {
    const whose = each
      .filter(({ lacks }) => lacks.includes(words_))
      .map(({ id }) => reading.child(id)?.name ?? id)
    return whose.length === children.length ? words_ : `${whose.join(', ')}: ${words_}`
  })
}

/** A prompt may be set aside by the writer with a reason; nothing else may. */
function isSetAside(rule: Rule, reading: Reading, says: Says): boolean {
  return (
    says.severity.every((one) => one === 'PROMPT') &&
    answersFor(rule.id, reading, says, says.about?.length === 1 ? says.about[0] : undefined).some(
      (answer) => answer.value === 'not applicable' && isText(answer.evidence, 20),
    )
  )
}

const asNeed = (need: SecondPerson, rule: Rule, says: Says, rules: RuleId[] = [rule.id]): Need => ({
  ...need,
  rules,
  about: says.about ?? [],
  subject: says.subject?.id,
  alone: says.alone,
})

/** An override counts when every level of one allowed group has spoken, each a different person. */
function overrideHeard(rule: Rule, override: Override, reading: Reading, says: Says): Heard {
  if (!override.allowed) return { lacks: [] }
  const made = reading.statementsOn(rule.id, 'override')
  if (made.length === 0) return { lacks: [] }
  let lacks: string[] = []
  for (const group of override.anyOf) {
    const heard = group.map((level) =>
      hear(
        {
          ...asNeed(
            { kind: 'override', levels: [level], questions: [], fields: override.fields ?? [] },
            rule,
            says,
          ),
          override,
        },
        reading,
        says.overrideTest,
      ),
    )
    const people = new Set(heard.map((one) => one.statement?.byAccount))
    if (heard.every((one) => one.statement) && people.size === group.length)
      return { statement: heard[0]?.statement, lacks: [] }
    lacks = heard.flatMap((one) => one.lacks)
    if (heard.every((one) => one.statement)) lacks = ['The override needs two different people.']
  }
  return { lacks }
}

/** @param says what the rule found. @returns the finding with its state, what lacks and what it blocks. */
export function speak(rule: Rule, reading: Reading, says: Says): Finding {
  const override = says.override ?? rule.override
  const heardAs = (need: SecondPerson, test?: (one: Statement) => string[], rules?: RuleId[]) =>
    hear(asNeed(need, rule, says, rules), reading, test)
  const instead = says.instead?.((need, test) => heardAs(need, test)) ?? false
  const setAside = isSetAside(rule, reading, says)
  const lacks =
    instead || setAside
      ? []
      : [
          ...(says.record ?? []),
          ...answerLacks(rule, reading, says),
          ...(says.needs ?? []).flatMap(({ need, test, rules }) => heardAs(need, test, rules).lacks),
        ]
  const overridden = lacks.length > 0 ? overrideHeard(rule, override, reading, says) : { lacks: [] }
  const state = lacks.length === 0 ? 'answered' : overridden.statement ? 'overridden' : 'open'
  const open = state === 'open'
  const holds = says.holds ?? 'signing'
  const demands = says.severity.includes('MUST') || says.severity.includes('NOW')
  return {
    id: idOf(rule.id, says, rule.form.per === 'child'),
    ruleId: rule.id,
    title: rule.title,
    severity: says.severity,
    about: says.about ?? [],
    ...(says.subject ? { subject: says.subject } : {}),
    why: says.why,
    evidence: says.evidence,
    questions: says.questions ?? rule.questions,
    state,
    shortfalls: open ? [...new Set([...lacks, ...overridden.lacks])] : [],
    form: says.form ?? rule.form,
    ...(says.prefill ? { prefill: says.prefill } : {}),
    secondPerson: (says.needs ?? []).map(({ need }) => need),
    override,
    ...(says.acknowledged === undefined ? {} : { acknowledged: says.acknowledged }),
    blocksSigning: open && demands && holds === 'signing',
    blocksClosing: open && says.severity.includes('GATE'),
    blocksIssuing: open && demands && holds === 'issuing',
  }
}

/** The words of cues as evidence, in the order of the record, each place once. */
export function wordsOfCues(cues: PlacedCue[]): Evidence[] {
  return cues.map((cue) => ({
    kind: 'words',
    section: cue.section,
    entryId: cue.entryId,
    start: cue.start,
    end: cue.end,
    text: cue.text,
    cue: cue.cue,
  }))
}

export const fact = (says: string, section?: string, rowId?: string): Evidence => ({
  kind: 'fact',
  says,
  ...(section ? { section } : {}),
  ...(rowId ? { rowId } : {}),
})

/** `1 cue`, `3 cues`. */
export const count = (number: number, one: string, many = `${one}s`): string =>
  `${number} ${number === 1 ? one : many}`
