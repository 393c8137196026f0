/**
 * Signing freezes a record (domain section 7): the canonical JSON (RFC 8785), its SHA-256, the rule set in force, the
 * findings and overrides and every recipient's signed file, all kept in one transaction or not at all.
 */
import { randomUUID } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { Account } from '../../shared/access/access.ts'
import type { RecordMeta } from '../../shared/api/contract.ts'
import { countersignersOf, isThisPerson } from '../../shared/checks/index.ts'
import { fileLabelOf, recipientsOf } from '../../shared/copies/index.ts'
import type { Minutes } from '../../shared/minutes/index.ts'
import type { Rooms } from '../core.ts'
import { signedImages } from '../documents/index.ts'
import { unlockIdentity } from '../people.ts'
import { Problem } from '../problem.ts'
import { describeCertificate, type SigningIdentity, signDocument } from '../signing/index.ts'
import type { CountersignPlace } from '../store/index.ts'
import { makeDocument, sha256 } from './copies.ts'
import { openLinesQuietly } from './distribution-lines.ts'
import { type Judged, judge, readinessOf } from './judge.ts'
import { councilPaper } from './letterhead.ts'
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

export const newLineId = () => `{${randomUUID().toUpperCase()}}`

/**
 * Who else signs this record (domain section 7), and a signature line for each of them: the lines stand in the signed text,
 * so they have to be there before the first signature.
 * @param certified the first signer's name as the certificate has it
 */
async function linesFor(
  rooms: Rooms,
  { minutes, template, findings }: Judged,
  me: Account,
  certified: string,
) {
  const accounts = (await rooms.store.accounts.list()).filter(({ active }) => active)
  const places = countersignersOf({ minutes, template, findings, signer: me, accounts }).map(
    ({ people, ...one }): CountersignPlace => ({
      ...one,
      people: people.map((id) => {
        const account = accounts.find((known) => isThisPerson(known, id, minutes))
        const name = minutes.people.find((person) => person.id === id)?.name ?? id
        return { account: account?.id ?? '', name: account?.name ?? name }
      }),
      lineId: one.does === 'signs' ? newLineId() : '',
    }),
  )
  const line = { id: newLineId(), text: certified }
  const further = places
    .filter(({ lineId }) => lineId !== '')
    .map(({ lineId, people, title }) => ({
      id: lineId,
      name: people.length === 1 ? (people[0]?.name ?? '') : '',
      title,
    }))
  return { places, line, lines: [{ id: line.id, name: certified, title: me.role }, ...further] }
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

  const { freeze, signed } = await frozenAs(rooms, judged, me, identity, {
    version: '1.0',
    at,
    appVersion: request.appVersion,
  })
  await rooms.store.signed.freeze(record.id, freeze, me.id)
  rooms.drafts.forget(record.id)
  await openLinesQuietly(rooms, record.id, at)
  await rooms.facts.follow(record.id)
  return { record: await rooms.store.records.get(record.id), version: signed }
}

/** What is frozen of a version: the record in its one form, and every recipient's file, signed. */
export async function frozenAs(
  rooms: Rooms,
  judged: Judged,
  me: Account,
  identity: SigningIdentity,
  edition: { version: string; at: Date; appVersion: string; replaces?: string },
) {
  const { version, at, appVersion, replaces } = edition
  const { minutes, template, findings, rules } = judged
  const json = canonicalMinutes(minutes)
  const recordHash = sha256(json)
  // The role of the account, not what a form says: it stands in the signature.
  const { role } = me
  const signedAt = `${at.toISOString().slice(0, 19)}Z`
  // What everybody takes home with their copy: how the audit chain stood when this was signed.
  const auditRow = await rooms.store.audit.newest()
  const state = {
    signed: true,
    version,
    recordHash,
    signature: { name: me.name, role, at: signedAt },
    ...(replaces ? { replaces } : {}),
    auditRow,
  }
  const fictional = rooms.workspace.fictional

  const { places, lines, line } = await linesFor(
    rooms,
    judged,
    me,
    describeCertificate(identity.certificate).name,
  )
  const files = []
  const paper = await councilPaper(rooms)
  const recipients = recipientsOf(minutes, template)
  for (const recipient of recipients) {
    const label = fileLabelOf(recipients, recipient)
    const made = await makeDocument(judged, recipient, label, state, fictional, paper, lines)
    const bytes = signDocument(made.bytes, identity, {
      at,
      purpose: `${template.name}, version ${version}, record ${recordHash}`,
      role,
      // A copy that names nobody (a learning note) has no lines.
      ...(made.copy.signature
        ? { line: { ...line, ...signedImages({ name: line.text, role, at: signedAt }) } }
        : {}),
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
    appVersion,
  }
  const freeze = {
    ...signed,
    canonicalJson: json,
    sha256: recordHash,
    findings,
    rules,
    template,
    auditRow,
    files,
    places,
  }
  return { freeze, signed }
}
