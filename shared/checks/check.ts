/** What a rule is, what it finds and what answers it (domain 3.0). */
import type { ClockSettings } from '../clocks/definitions.ts'
import type { CueMatch, CueSettings } from '../cues/cue.ts'
import type { Answer, Child, ChronologyItem, CueResolution, Minutes, Statement } from '../minutes/index.ts'
import type { Template } from '../templates/template.ts'

export const ruleIds = [
  'R-CR',
  'R-ME',
  'R-CS',
  'R-HH',
  'R-NT',
  'R-VC',
  'R-WN1',
  'R-WN2',
  'R-PP',
  'R-DC',
  'R-OO',
  'R-PC',
  'R-ES',
  'R-CH',
  'R-AC',
  'R-CQ',
  'R-SM',
  'R-PA',
  'R-CG',
  'R-MO',
  'R-LE',
  'R-LP',
  'R-SF',
  'R-SS',
  'R-RS',
  'R-MT',
  'R-LA',
] as const
export type RuleId = (typeof ruleIds)[number]

export type Severity = 'PROMPT' | 'MUST' | 'GATE' | 'NOW'

/** Role levels of domain 3.0: chair, team manager, service manager, head of service, quality assurance lead. */
export const roleLevels = ['Ch', 'TM', 'SM', 'HoS', 'QA'] as const
export type RoleLevel = (typeof roleLevels)[number]

/** One question of a rule's answer form. */
export type Field = {
  key: string
  /** The question as a colleague would ask it. */
  label: string
  /**
   * `lesson`: picked from the council's library of learning, or typed; the answer then also holds the id of what was
   * picked, under the field's own key with `Id` at its end.
   */
  kind: 'text' | 'line' | 'date' | 'datetime' | 'choice' | 'person' | 'lesson'
  choices?: string[]
  hint?: string
  /** The answer does not count without it. */
  required?: boolean
  /** Fewest characters of text that say something; only where shorter words cannot be an answer. */
  min?: number
  /** "None" is a real answer here, e.g. where nothing speaks against; "n/a" and "tbc" are not. */
  none?: boolean
  /** Asked, and needed, only while another field of the same answer holds one of these values. */
  when?: { field: string; is: string[] }
}

/** The form a rule is answered with. Every answer also has evidence text and sources. */
export type AnswerForm = {
  /** Answer once for each child, or once for the record. */
  per: 'child' | 'record'
  fields: Field[]
  /** A table the answer may or must carry, e.g. {claim, evidence for, evidence against, source, date}. */
  rows?: {
    label: string
    columns: Field[]
    /** Fewest complete rows. */
    min?: number
    /** One row for each of these, in this order: the value of the first column. */
    fixed?: string[]
  }
  /** True where evidence and sources of the general test are asked for (domain 3.0). */
  evidence: boolean
  /** Key of the section where the record itself is put right; nothing is typed into a form then. */
  answeredIn?: string
}

/** Who else has to speak before the rule is satisfied; checked by identity in the core. */
export type SecondPerson = {
  kind: Statement['kind']
  levels: RoleLevel[]
  /** Set where only this person of the record may say it, whatever their role. */
  person?: { id: string; name: string }
  /** What that person is asked. */
  questions: string[]
  fields: Field[]
}

export type Override =
  | { allowed: false; why: string }
  /** Each listed level is needed from a different person; never the person whose own decision it is. */
  | {
      allowed: true
      anyOf: RoleLevel[][]
      /** Only the person who chairs this record may give it, whichever of the levels they have. */
      byChair?: true
      limit?: string
      fields?: Field[]
    }

/** Something in the record that made a rule speak. */
export type Evidence =
  | {
      kind: 'words'
      section: string
      entryId: string
      start: number
      end: number
      text: string
      cue?: string
      /** Why just these words, where each has a reason of its own. */
      why?: string
    }
  | { kind: 'fact'; says: string; section?: string; rowId?: string }

export type Finding = {
  /** Stable for the same record text: rule, and child or cue where the rule speaks once for each. */
  id: string
  ruleId: RuleId
  title: string
  severity: Severity[]
  /** Children concerned; empty for the whole record. */
  about: string[]
  /**
   * Set where the rule may speak more than once about the same child, e.g. once for each allegation.
   * An answer, or a statement, names it in `fields.subject`.
   */
  subject?: { id: string; label: string }
  /** One sentence: why am I seeing this? */
  why: string
  evidence: Evidence[]
  questions: string[]
  state: 'open' | 'answered' | 'overridden'
  /** What is still missing, each a sentence a person can act on. Empty unless `open`. */
  shortfalls: string[]
  form: AnswerForm
  /** What the record already knows, to start an answer from. Nothing counts until a person has put it in an answer. */
  prefill?: { fields?: Record<string, string>; rows?: Record<string, string>[] }
  /** Whose statement is asked for now; empty when nobody else has to speak. */
  secondPerson: SecondPerson[]
  override: Override
  /** A NOW finding that somebody is acting on: enough to leave the meeting screen, never enough to sign. */
  acknowledged?: boolean
  /** True while it is open and stops signing. */
  blocksSigning: boolean
  /** True while it is open and stops a closure, step-down, end of plan or "no further action" from becoming final. */
  blocksClosing: boolean
  /** True while it is open and stops a copy from being released, or the record from being marked issued. */
  blocksIssuing: boolean
}

export type CheckSettings = {
  /** Local values of the rule set in force, by name. */
  evidenceMinimum: number
  repeatSimilarity: number
  improvementWeeks: number
  closingSeenAloneWorkingDays: number
  chronologyDays: number
  neglectToolMonths: number
  highRiskReviewMonths: number
  seenWorkingDaysCpp: number
  seenWorkingDaysCin: number
  supervisionWeeksCpp: number
  supervisionWeeksCin: number
  /** How alike a manager's text and the worker's may be before it is no longer the manager's own (R-MO). */
  ownTextSimilarity: number
  /** Fewest characters of an override's reason or a second person's reasoning. */
  overrideMinimum: number
  /** A plan that has run longer than this raises R-OO. */
  longPlanMonths: number
  minutesWorkingDaysConference: number
  minutesWorkingDaysCin: number
  /** An adjourned conference meets again within so many working days (R-CQ). */
  reconveneWorkingDays: number
  /** Appointments missed in so many months that are persistent for a child on a plan or under enquiry (R-WN2). */
  missedTimesCpp: number
  missedMonthsCpp: number
  /** The same for every other child. */
  missedTimes: number
  missedMonths: number
  /** So many one after the other for one service are persistent too, for a child without a protection plan. */
  missedInARow: number
  /** A carer's cancellations that do not count yet. */
  missedCancellations: number
  /** A conference about a plan that has run longer than this needs a service manager's view (R-OO). */
  veryLongPlanMonths: number
  /** For how long an override of R-CH holds. */
  chronologyOverrideWorkingDays: number
  /** How readily each learned family of cues asks; one that is not named asks as usual. */
  cues?: CueSettings
  /** Days on which the authority is closed, as ISO dates. */
  closureDays: string[]
}

export type CheckContext = {
  minutes: Minutes
  template: Template
  /** Signed minutes of the same family, oldest first. */
  history: Minutes[]
  /**
   * Signed escalation records and high-risk history reviews of the family that came after this meeting, oldest first:
   * what was settled there is settled here.
   */
  later?: Minutes[]
  /** Events of the family's case file that professionals only may read, so that no record holds them (R-HH). */
  caseEvents?: ChronologyItem[]
  settings: CheckSettings
  /** Lengths of the clocks in force on the meeting's date; left out, those of the tables. */
  clockSettings?: ClockSettings
  /**
   * Of a signed record: ids of the recipients whose copy a second person has to look at, and of those whose very file
   * one has confirmed (R-RS). Left out while nothing can be confirmed.
   */
  copyChecks?: { needed: string[]; confirmed: string[] }
  /**
   * What the distribution desk knows of its copies: ISO dates on which the last of those who must have them was sent the
   * minutes, and told the decisions; and whether it is written down why either was late (R-MT).
   */
  sent?: { issuedOn?: string; decisionsSentOn?: string; explained?: boolean; decisionsExplained?: boolean }
  /** UTC instant, ISO 8601. */
  now: string
}

/** A cue match in the record, with the place it stands in and what the writer did about it. */
export type PlacedCue = CueMatch & {
  section: string
  entryId: string
  speaker: string
  about: 'all' | string[]
  /** Which of several equal matches in the entry, counted from 0. */
  nth: number
  resolved: boolean
  how?: CueResolution['how']
  /** When it was resolved, as the resolution says. */
  resolvedAt: string
  /** Resolved as not relevant, with a reason: the sign does not stand. */
  setAside: boolean
  /**
   * The words of the row that `entryId` names, where the cue stands in one and not in the text of a section. Offsets
   * count in them, and no mark can stand there.
   */
  inRow?: string
}

/** What every rule reads: the context and what was worked out from it once. */
export type Reading = CheckContext & {
  /** Of the lists: what rules ask for rests on these. */
  cues: PlacedCue[]
  answersTo(rule: RuleId, child?: string): Answer[]
  statementsOn(rule: RuleId, kind?: Statement['kind']): Statement[]
  child(id: string): Child | undefined
  /** Date of the meeting, or today where none is recorded yet (ISO date). */
  date: string
  /** Today on the London calendar (ISO date). */
  today: string
}

export type Rule = {
  id: RuleId
  title: string
  /** Numbers of the response plan's recommendations that it serves. */
  seeds: string[]
  meetingTypes: readonly string[]
  /** The rule's own questions, word for word. */
  questions: string[]
  form: AnswerForm
  /** Every severity it may speak with, the gravest first where there are several. */
  severities: readonly Severity[]
  /** Its severity in words. */
  weight: string
  /** Its trigger, in words for a practice lead. */
  asksWhen: string
  /** What satisfies it, in words for a practice lead. */
  answeredBy: string
  /** What it, and the values in it, rest on: the response plan, an Act, statutory guidance, or a local value. */
  source: string
  override: Override
  /** Findings of this rule. `earlier` holds those of the rules that ran before: the gate reads them. */
  find(reading: Reading, earlier: Finding[]): Finding[]
}
