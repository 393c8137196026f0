/** When a conditional section is required: one meaning for each condition, read from the record alone. */
import { differingViews, isReduction, type Minutes } from '../minutes/index.ts'
import type { ConditionId, TemplateSection } from './template.ts'

const decided = (minutes: Minutes, pattern: RegExp): boolean =>
  minutes.decisions.some((decision) => pattern.test(decision.value.trim()))

const happened = (minutes: Minutes, ...types: string[]): boolean =>
  minutes.events.some((event) => types.includes(event.type))

/** Stages of domain 2.12; words that a worker would use for them. */
const legalWords =
  /\b(?:legal planning|lpm|plo|pre-?proceedings|proceedings|court|care order|supervision order|epo|emergency protection order)\b/i

const legalStageSet = (stage: string | undefined): boolean =>
  stage !== undefined && stage.trim() !== '' && !/^(?:none|no)$/i.test(stage.trim())

const conditions: Record<ConditionId, (minutes: Minutes) => boolean> = {
  'protective steps were needed': (minutes) =>
    happened(minutes, 'policeIncident', 'allegation') ||
    minutes.events.some((event) => event.s46Considered === 'yes' || event.s46Used === 'yes'),
  'there is disagreement': (minutes) => minutes.dissent.length > 0 || differingViews(minutes).length > 0,
  'a plan is made': (minutes) => decided(minutes, /^cpp (?:made|continues)/i),
  'no plan is made': (minutes) => decided(minutes, /^cpp not made/i),
  'the plan steps down': (minutes) => decided(minutes, /^(?:step down|cpp ends: cin)/i),
  'a manager must decide': (minutes) =>
    minutes.decisions.some((decision) => isReduction(decision.value)) || happened(minutes, 'allegation'),
  'court or pre-proceedings': (minutes) =>
    legalStageSet(minutes.meeting.triggers.legalStage) ||
    minutes.children.some((child) => legalWords.test(child.planBefore)) ||
    minutes.tables.some((table) => table.key === 'legal' && table.rows.length > 0),
  'a plan ends': (minutes) => decided(minutes, /^(?:cpp ends|close)/i),
  'an enquiry is started': (minutes) => decided(minutes, /^s47\b/i),
  'a crime may have been committed': (minutes) => happened(minutes, 'allegation', 'policeIncident'),
  'police powers came up': (minutes) =>
    happened(minutes, 'policeIncident') ||
    minutes.events.some((event) => event.s46Considered !== '' || event.s46Used !== ''),
  'first core group': (minutes) => /^first\b/i.test(minutes.meeting.subType),
  'a conference chair is supervised': (minutes) => /\bchair/i.test(minutes.meeting.subType),
  'the history is high risk': (minutes) =>
    minutes.statements.some((one) => one.kind === 'senior manager view') ||
    minutes.answers.some((one) => one.ruleId === 'R-HH' && one.value === 'yes'),
  'it is referred to the head of service': (minutes) =>
    minutes.statements.some(
      (one) => one.kind === 'senior manager view' && /^yes/i.test(one.fields.refer ?? ''),
    ),
  'there is delay': (minutes) =>
    minutes.tables.some(
      (table) =>
        table.key === 'dates' &&
        table.rows.some((row) => /^(?:late|delayed)/i.test(row.cells.progress ?? '')),
    ),
}

/** Does this hold for the record as it stands? Pure; an empty record meets no condition. */
export function holds(condition: ConditionId, minutes: Minutes): boolean {
  return conditions[condition](minutes)
}

/** Is this section required in this record? */
export function isRequired(section: TemplateSection, minutes: Minutes): boolean {
  if (section.required === 'required') return true
  return section.required !== 'optional' && holds(section.required.when, minutes)
}
