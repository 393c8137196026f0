/**
 * Second-person words on a record: an override, a manager's own reasoning, a senior manager's view. Who wrote them is
 * taken from who is signed in, never from what is sent.
 */
import { ulid } from 'ulid'
import { type Account, levelOf } from '../../shared/access/access.ts'
import type { RecordMeta } from '../../shared/api/contract.ts'
import { type Finding, fieldsAsked, mayState, whatIsConfirmed, wordsLack } from '../../shared/checks/index.ts'
import type { Statement } from '../../shared/minutes/index.ts'
import type { Rooms } from '../core.ts'
import { Problem } from '../problem.ts'
import { judge } from './judge.ts'

export type StatementRequest = Pick<Statement, 'kind' | 'ruleId' | 'about' | 'text' | 'fields' | 'reviewBy'>

/** A rule may speak more than once: of another child, or of another matter. */
function isAbout(finding: Finding, request: StatementRequest): boolean {
  if (finding.subject && request.fields.subject) return finding.subject.id === request.fields.subject
  return request.about === 'all' || finding.about.every((id) => request.about.includes(id))
}

export async function addStatement(
  rooms: Rooms,
  record: RecordMeta,
  me: Account,
  request: StatementRequest,
  now: Date,
) {
  if (record.state === 'signed') {
    throw new Problem('conflict', 'This record is signed and can no longer change.', 'Nothing was added.')
  }
  const { minutes, findings, context } = await judge(rooms, record, now)
  const spoken = findings.filter((one) => one.ruleId === request.ruleId)
  const finding = spoken.find((one) => isAbout(one, request)) ?? spoken[0]
  if (!finding)
    throw new Problem('not valid', 'That check does not speak about this record.', 'Nothing was added.')
  const who = { id: me.id, name: me.name }
  const allowed = mayState(who, levelOf(me.role), minutes, finding, request.kind)
  if (!allowed.ok) throw new Problem('not allowed', allowed.says, 'Nothing was added.')
  const lacks = wordsLack(request, fieldsAsked(finding, request.kind), context.settings.overrideMinimum)
  if (lacks.length > 0) throw new Problem('not valid', lacks.join(' '), 'Nothing was added.')
  const statement: Statement = {
    ...request,
    // What somebody confirms is what stands in the record now, never what is sent.
    ...(request.kind === 'dissent confirmed' && { fields: whatIsConfirmed(who, minutes) }),
    id: ulid(),
    byAccount: me.id,
    byName: me.name,
    role: me.role,
    at: now.toISOString(),
  }
  await rooms.store.statements.add(record.id, statement)
  return statement
}
