/** Who is on which plan, and who is before the court: one reading for the clocks and for the rules. */
import type { Minutes } from './minutes.ts'

export type Plan = 'CPP' | 'CIN' | ''

const protection = /\bCPP?\b|\bprotection\b|\bs(?:ection )?\.? ?47\b/i
const need = /\bCIN\b|\bin need\b/i

/** A legal status as it stands in a child's details. */
export const legalWords =
  /\b(?:pre-?proceedings|plo|legal planning|(?:care |court )?proceedings|(?:interim )?care order|supervision order|emergency protection order|epo)\b/i

/** A legal stage that somebody chose, other than "none". */
export const isLegalStage = (stage: string | undefined): boolean =>
  !/^(?:none|no|not applicable|n\/?a)?$/i.test((stage ?? '').trim())

/** Meetings that are held under a child protection plan, or in an enquiry towards one. */
const underPlan: ReadonlySet<string> = new Set(['ICPC', 'RCPC', 'CG', 'STRAT'])

/**
 * Which plan's visits, supervision and missed appointments a child is judged by. A section 47 enquiry is treated as a
 * protection plan. Without a child, or with one the record does not name, the words about the whole record are read.
 */
export function planOf(minutes: Minutes, childId = ''): Plan {
  const { type, triggers } = minutes.meeting
  const child = minutes.children.find((one) => one.id === childId)
  const words = `${child?.planBefore ?? ''} ${triggers.planStatus ?? ''}`
  const made = minutes.decisions.some(
    (one) =>
      /^cpp (?:made|continues)/i.test(one.value.trim()) &&
      (child === undefined || one.child === childId || !minutes.children.some(({ id }) => id === one.child)),
  )
  const enquiry = (triggers.strategyDiscussionStartingS47 ?? '').trim() !== ''
  if (underPlan.has(type) || made || enquiry || protection.test(words)) return 'CPP'
  if (type === 'CIN_PLAN' || type === 'CIN_REVIEW') return 'CIN'
  return need.test(words) ? 'CIN' : ''
}

/** The strictest plan of the record's children. */
export function planOfAll(minutes: Minutes): Plan {
  const plans =
    minutes.children.length > 0
      ? minutes.children.map((child) => planOf(minutes, child.id))
      : [planOf(minutes)]
  return plans.includes('CPP') ? 'CPP' : plans.includes('CIN') ? 'CIN' : ''
}

/** Court, or the way to it, is open: the stage says so, a date does, or a child's legal status. */
export function isInCourt({ meeting, children }: Minutes): boolean {
  const { triggers } = meeting
  if ((triggers.finalOrder ?? '').trim() !== '' || triggers.legalStage === 'final order') return false
  return (
    isLegalStage(triggers.legalStage) ||
    ['preProceedingsStart', 'careApplicationIssued', 'epoGranted'].some((key) =>
      (triggers[key] ?? '').trim(),
    ) ||
    children.some((child) => legalWords.test(child.planBefore))
  )
}

/** How often a case is discussed in supervision: a case in court as one with a protection plan (domain 2.0). */
export const supervisedAs = (minutes: Minutes): Plan => (isInCourt(minutes) ? 'CPP' : planOfAll(minutes))
