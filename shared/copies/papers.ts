/**
 * Papers of their own beside the minutes (domain 2.14): the decision letter, the child's letter and the referral sheet
 * for a strategy discussion, and the checklist of who gets what. Each is built from the structured record through the same reader as every copy.
 */
import type { Minutes } from '../minutes/index.ts'
import type { Template, TemplateSection } from '../templates/template.ts'
import {
  buildPaperWith,
  type CopyPolicy,
  closingOf,
  copyLineOf,
  type Made,
  markings,
  meetingFacts,
} from './build.ts'
import { childLetterParts } from './child-letter.ts'
import type { CopyPart, CopySection, PaperKind, Recipient } from './copy.ts'
import { checklistParts } from './distribution-checklist.ts'
import { typedParts } from './entries.ts'
import {
  actionSummary,
  dateSummary,
  decisionSummary,
  nextDateParts,
  perChildParts,
  planParts,
} from './outcome.ts'
import { coreGroupParts } from './people.ts'
import { recipientsOf } from './recipients.ts'
import { referralParts } from './referral-sheet.ts'
import { partsOf, type Sheet } from './sheet.ts'

/** Meetings with a decision letter, and with a letter to the child (domain 2.14). */
const letterTypes: Record<'decision letter' | 'child letter', readonly string[]> = {
  'decision letter': ['ICPC', 'RCPC'],
  'child letter': ['ICPC', 'RCPC', 'CIN_PLAN', 'CIN_REVIEW'],
}

/** A child who is born; whether they have the age and understanding is for the chair, who makes the letter or does not. */
function childrenWhoRead({ children }: Minutes): Recipient[] {
  return children
    .filter(
      ({ unborn, name, copyChoice }) => !unborn && name.trim() !== '' && copyChoice !== 'nothing in writing',
    )
    .map(({ id, name }) => ({ id, kind: 'child', name, role: 'child' }))
}

/** An allegation was recorded, or the question about one has been answered (rule R-CR). */
const hasAllegation = ({ events, answers }: Minutes): boolean =>
  events.some(({ type }) => type === 'allegation') || answers.some(({ ruleId }) => ruleId === 'R-CR')

/**
 * Who may have this paper of this record, in the order in which it is prepared; empty where there is no such paper.
 * Decision letter: each parent apart, each child, each agency that was invited, and the file.
 */
export function paperRecipients(minutes: Minutes, template: Template, paper: PaperKind): Recipient[] {
  const file: Recipient = { id: 'internal', kind: 'internal', name: 'Child’s file', role: 'internal copy' }
  if (paper === 'referral sheet') return hasAllegation(minutes) && template.family !== 'none' ? [file] : []
  if (paper === 'distribution checklist') return recipientsOf(minutes, template).length > 1 ? [file] : []
  if (!letterTypes[paper].includes(template.type)) return []
  const children = childrenWhoRead(minutes)
  if (paper === 'child letter') return children
  const others = recipientsOf(minutes, template).filter(
    ({ kind }) => kind === 'parent' || kind === 'professionals',
  )
  return [
    file,
    ...others.filter(({ kind }) => kind === 'parent'),
    ...children,
    ...others.filter(({ kind }) => kind === 'professionals'),
  ]
}

/** `decision letter parent 2`: which paper a file is and for whom, without a name. */
export function paperLabelOf(
  paper: PaperKind,
  recipients: readonly Recipient[],
  recipient: Recipient,
): string {
  if (paper === 'referral sheet' || paper === 'distribution checklist') return paper
  const same = recipients.filter(({ kind }) => kind === recipient.kind)
  const number = same.findIndex(({ id }) => id === recipient.id) + 1
  const reader = paper === 'child letter' ? '' : recipient.kind
  return [paper, reader, recipient.kind === 'internal' ? '' : number].filter(Boolean).join(' ')
}

/**
 * One paper for one recipient, and what it leaves out.
 * @param ownWords the chair's own words to a child, a paragraph a line; no other paper has them
 */
export function buildPaper(
  minutes: Minutes,
  paper: PaperKind,
  recipient: Recipient,
  policy: CopyPolicy,
  ownWords = '',
): Made {
  return buildPaperWith(minutes, recipient, policy, (sheet) => {
    if (paper === 'child letter') return childLetterParts(sheet, ownWords)
    if (paper === 'distribution checklist')
      return checklistParts(sheet, recipientsOf(minutes, policy.template))
    return paper === 'referral sheet' ? referralParts(sheet) : decisionLetterParts(sheet)
  })
}

const sectionOf = (sheet: Sheet, kind: TemplateSection['kind']): TemplateSection | undefined =>
  sheet.template.sections.find((one) => one.kind === kind)

type Written = Omit<CopySection, 'number'>

/** Decision per child with category and short reasons, outline plan, core group, dates, and how to disagree. */
function decisionLetterParts(sheet: Sheet) {
  const part = (
    heading: string,
    kind: TemplateSection['kind'],
    write: (sheet: Sheet, section: TemplateSection) => CopyPart[],
  ): Written => {
    const section = sectionOf(sheet, kind)
    return { heading, parts: section ? write(sheet, section) : [] }
  }
  const decision = sectionOf(sheet, 'decision')
  const plan = sectionOf(sheet, 'plan')
  const support = sheet.template.sections.find(({ key }) => key === 'notCpp')
  const isFamily = sheet.family
  return {
    paper: 'decision letter' as const,
    title: 'What the conference decided',
    copyLine: copyLineOf(sheet.reader.recipient).replace(/^Internal copy/, 'Decision letter'),
    marking: markings[sheet.reader.recipient.kind],
    facts: meetingFacts(sheet),
    summary: partsOf(
      decision && decisionSummary(sheet, decision),
      plan && actionSummary(sheet, plan),
      dateSummary(sheet),
    ),
    sections: [
      part('Decision for each child, and why', 'decision', perChildParts),
      part('Outline plan', 'plan', planParts),
      { heading: 'Support instead of a plan', parts: support ? typedParts(sheet, support) : [] },
      part('Core group', 'coreGroup', coreGroupParts),
      part('Next dates', 'nextDates', nextDateParts),
    ],
    closing: [
      ...(isFamily
        ? [
            'You can disagree with this decision. Say so to the person who led the conference: what you disagree with, and why, is written down beside the decision.',
          ]
        : []),
      ...closingOf(sheet),
    ],
  }
}
