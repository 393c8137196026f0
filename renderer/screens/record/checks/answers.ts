/** The answer that belongs to a finding: found in the draft, or begun when the first word of it is typed. */
import { ulid } from 'ulid'
import type * as Y from 'yjs'
import type { Finding } from '../../../../shared/checks/check.ts'
import { type Answer, rowsOf, rowToMap } from '../../../../shared/minutes/index.ts'
import { byHand } from '../../../editor/draft/draft-session.ts'
import type { RowHandle } from '../../../editor/draft/rows.ts'

const sameAbout = (answer: Answer, finding: Finding): boolean => {
  if (finding.about.length === 0 || answer.about === 'all') return true
  return finding.about.every((id) => answer.about.includes(id))
}

/** The newest answer to this finding. */
export function answerTo(finding: Finding, answers: RowHandle<Answer>[]): RowHandle<Answer> | undefined {
  return answers.findLast(
    ({ row }) =>
      row.ruleId === finding.ruleId &&
      (finding.subject ? (row.fields.subject ?? '') === finding.subject.id : true) &&
      sameAbout(row, finding),
  )
}

/** Begins an answer with what the record already knows, and makes a first change to it, as one step to undo. */
export function beginAnswer(
  doc: Y.Doc,
  finding: Finding,
  me: string,
  first: (row: Y.Map<unknown>) => void,
): void {
  const row = rowToMap({
    id: ulid(),
    ruleId: finding.ruleId,
    about: finding.about.length > 0 ? finding.about : 'all',
    aboutReason: '',
    value: '',
    evidence: '',
    sources: [],
    linkedActionIds: [],
    fields: { ...finding.prefill?.fields, ...(finding.subject ? { subject: finding.subject.id } : {}) },
    rows: finding.prefill?.rows ?? [],
    answeredBy: me,
    answeredAt: new Date().toISOString(),
    supersedes: '',
  })
  doc.transact(() => {
    rowsOf(doc, 'answers').push([row])
    first(row)
  }, byHand)
}

/**
 * "Doing it now": enough to carry on for the length of the alarm, counted from when it was first said (R-CR). Saying
 * it again does not make it longer.
 */
export function sayDoingIt(doc: Y.Doc, finding: Finding, answers: RowHandle<Answer>[], me: string): void {
  const said = 'Doing it now'
  const now = new Date().toISOString()
  const handle = answerTo(finding, answers)
  if (!handle) {
    beginAnswer(doc, finding, me, (row) => {
      row.set('fields/requested', said)
      row.set('fields/doingAt', now)
    })
  } else if (!isDoing(finding, answers)) {
    doc.transact(() => {
      handle.setIn('fields', 'requested', said)
      handle.setIn('fields', 'doingAt', now)
    }, byHand)
  }
}

/** The checks read a change a moment after it is made: a response of the last minute counts before they have. */
export function isJustSaid(finding: Finding, answers: RowHandle<Answer>[], now: number): boolean {
  const fields = answerTo(finding, answers)?.row.fields
  const said = Date.parse(fields?.doingAt ?? '')
  return fields?.requested === 'Doing it now' && said <= now && now - said < 60_000
}

/** Has somebody said "doing it now" already, however long ago? */
export const isDoing = (finding: Finding, answers: RowHandle<Answer>[]): boolean =>
  answerTo(finding, answers)?.row.fields.requested === 'Doing it now'
