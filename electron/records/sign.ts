/**
 * Signing freezes a record (domain section 7): the canonical JSON (RFC 8785), its SHA-256, the rule set in force, the
 * findings and overrides and every recipient's signed file, all kept in one transaction or not at all.
 */
import canonicalize from 'canonicalize'
import type { Account } from '../../shared/access/access.ts'
import type { RecordMeta } from '../../shared/api/contract.ts'
import { fileLabelOf, recipientsOf } from '../../shared/copies/index.ts'
import type { Minutes } from '../../shared/minutes/index.ts'
import type { Rooms } from '../core.ts'
import { unlockIdentity } from '../people.ts'
import { Problem } from '../problem.ts'
import { signDocument } from '../signing/index.ts'
import { makeDocument, sha256 } from './copies.ts'
import { judge, readinessOf } from './judge.ts'
import { plainName } from './plain-name.ts'

/** The form of a record that is hashed: the same record gives the same text, whatever order its fields were typed in. */
export function canonicalMinutes(minutes: Minutes): string {
  const text = canonicalize(JSON.parse(JSON.stringify(minutes)))
  if (text === undefined) throw new TypeError('A record is always an object')
  return text
}

const count = (n: number, one: string, many: string) => (n === 1 ? `One ${one}` : `${n} ${many}`)

/** `2026-09-17 12:31 BST`: the time on the wall where the record was signed. */
export function localTime(at: Date): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/London',
    dateStyle: 'short',
    timeStyle: 'long',
  })
  return parts.format(at)
}

export type SignRequest = {
  passphrase: string
  typedName: string
  appVersion: string
  /** Number of the last change in the text that was read. */
  seq?: number
}

/**
 * Nobody writes while a record is being signed, and what is signed is what was read.
 * Problems: `blocked` with what is open, `conflict` when the text changed, `not allowed`, `wrong passphrase`,
 * `not valid` for another name.
 */
export async function signRecord(
  rooms: Rooms,
  record: RecordMeta,
  me: Account,
  request: SignRequest,
  at: Date,
) {
  const { seq, release } = await rooms.drafts.hold(record.id)
  try {
    if (request.seq !== undefined && request.seq !== seq) {
      throw new Problem(
        'conflict',
        'The text has changed since you read it.',
        'Nothing was signed.',
        'Go back, look at what is new, and read it to the end again.',
      )
    }
    return await sign(rooms, record, me, request, at)
  } finally {
    release()
  }
}

async function sign(rooms: Rooms, record: RecordMeta, me: Account, request: SignRequest, at: Date) {
  if (record.state === 'signed') {
    throw new Problem(
      'conflict',
      'This record is signed already.',
      'The signed version is unchanged.',
      'A correction is added as an addendum.',
    )
  }
  const judged = await judge(rooms, record, at)
  const readiness = readinessOf(judged, me)
  if (readiness.notYou) throw new Problem('not allowed', readiness.notYou, 'Nothing was signed.')
  if (!readiness.ready) {
    const open = [
      readiness.blockers.length > 0
        ? `${count(readiness.blockers.length, 'question is', 'questions are')} still open.`
        : '',
      readiness.missingSections.length > 0
        ? `${count(readiness.missingSections.length, 'heading has', 'headings have')} nothing under it yet.`
        : '',
    ]
    throw new Problem(
      'blocked',
      open.filter(Boolean).join(' '),
      'The draft is safe.',
      'You can sign when they are answered, or ask a manager where the rule allows it.',
    )
  }
  if (plainName(request.typedName) !== plainName(me.name)) {
    throw new Problem(
      'not valid',
      'The name you typed is not the name you are signed in with.',
      'Nothing was signed.',
      `Type ${me.name}.`,
    )
  }
  const identity = await unlockIdentity(rooms, me, request.passphrase, at)

  const { minutes, template, findings, rules } = judged
  const json = canonicalMinutes(minutes)
  const recordHash = sha256(json)
  const version = '1.0'
  // The role of the account, not what a form says: it stands in the signature.
  const { role } = me
  const signedAt = `${at.toISOString().slice(0, 19)}Z`
  const state = { signed: true, version, recordHash, signature: { name: me.name, role, at: signedAt } }
  const fictional = rooms.workspace.fictional

  const files = []
  const recipients = recipientsOf(minutes, template)
  for (const recipient of recipients) {
    const made = await makeDocument(judged, recipient, fileLabelOf(recipients, recipient), state, fictional)
    const bytes = await signDocument(made.bytes, identity, {
      at,
      purpose: `${template.name}, version ${version}, record ${recordHash}`,
      role,
    })
    files.push({
      recipientId: recipient.id,
      kind: recipient.kind,
      fileName: made.fileName,
      bytes,
      sha256: sha256(bytes),
    })
  }
  const signed = {
    version,
    recordHash,
    signedBy: me.name,
    role,
    signedAt,
    signedAtLocal: localTime(at),
    ruleSet: rules.id,
    appVersion: request.appVersion,
  }
  await rooms.store.signed.freeze(
    record.id,
    { ...signed, canonicalJson: json, sha256: recordHash, findings, rules, template, files },
    me.id,
  )
  rooms.drafts.forget(record.id)
  await rooms.facts.follow(record.id)
  return { record: await rooms.store.records.get(record.id), version: signed }
}
