import { defaultSettings, evaluate } from '../../../shared/checks/index.ts'
import { buildCopy, type Copy, recipientsOf } from '../../../shared/copies/index.ts'
import { type DraftContent, type Minutes, type Statement, toMinutes } from '../../../shared/minutes/index.ts'
import { templateFor } from '../../../shared/templates/index.ts'

export type ReadingInput = {
  content: DraftContent
  statements: Statement[]
  /** Signed minutes of the family, oldest first. */
  history: Minutes[]
  fictional: boolean
  now: Date
}

/**
 * What the signer reads: the whole record as it will be printed for the council, and for supervision the personal
 * record too, because both are signed. Undefined when this version has no template for the record.
 */
export function readingOf({
  content,
  statements,
  history,
  fictional,
  now,
}: ReadingInput): Copy[] | undefined {
  const minutes = toMinutes(content, statements)
  const template = templateFor(minutes.meeting.type, minutes.meeting.templateVersion)
  if (!template) return undefined
  const findings = evaluate({ minutes, template, history, settings: defaultSettings, now: now.toISOString() })
  const recipients = recipientsOf(minutes, template)
  const own = recipients.filter(({ kind }) => ['internal', 'case record', 'learning note'].includes(kind))
  const personal = recipients.find(({ kind }) => kind === 'personal record')
  const state = { signed: false, version: '', recordHash: '' }
  return [...own, ...(personal ? [personal] : [])].map(
    (recipient) => buildCopy(minutes, recipient, { template, state, fictional, findings }).copy,
  )
}
