/**
 * Letters and sheets of their own (domain 2.14 and 7): made from any draft, and the letters signed by themselves, so that a
 * family has the decision in hand before the minutes are finished.
 */
import canonicalize from 'canonicalize'
import type { Account } from '../../shared/access/access.ts'
import type { RecordMeta } from '../../shared/api/contract.ts'
import type { PapersStanding } from '../../shared/api/papers.ts'
import { isThisPerson } from '../../shared/checks/index.ts'
import {
  buildPaper,
  type Copy,
  contentOf,
  type PaperKind,
  paperKinds,
  paperLabelOf,
  paperRecipients,
  type Recipient,
  whySecondLook,
} from '../../shared/copies/index.ts'
import { standingOf } from '../../shared/minutes/index.ts'
import type { Rooms } from '../core.ts'
import { fileNameFor, signedImages, writePaper } from '../documents/index.ts'
import { unlockIdentity } from '../people.ts'
import { Problem } from '../problem.ts'
import { describeCertificate, signDocument } from '../signing/index.ts'
import type { Letter, NewLetter } from '../store/index.ts'
import { type CopyState, draftState, sha256 } from './copies.ts'
import { openLinesQuietly } from './distribution-lines.ts'
import { type Judged, judge, whyNotYou } from './judge.ts'
import { councilPaper, fieldsOf } from './letterhead.ts'
import { plainName } from './plain-name.ts'
import { newLineId } from './sign.ts'
import { currentLetters, refuseWithdrawn } from './withdrawals.ts'

export type PaperAsk = { paper: PaperKind; recipientId: string; ownWords: string }

const NOTHING = 'Nothing was signed.'

function recipientOf({ minutes, template }: Judged, { paper, recipientId }: PaperAsk) {
  const recipients = paperRecipients(minutes, template, paper)
  const recipient = recipients.find(({ id }) => id === recipientId)
  if (!recipient)
    throw new Problem('not found', 'That paper is not for them, or this record has no such paper.')
  return { recipient, label: paperLabelOf(paper, recipients, recipient) }
}

function build(rooms: Rooms, judged: Judged, ask: PaperAsk, state: CopyState) {
  const { minutes, template, findings } = judged
  const { recipient, label } = recipientOf(judged, ask)
  const policy = { template, state, fictional: rooms.workspace.fictional, findings }
  return { ...buildPaper(minutes, ask.paper, recipient, policy, ask.ownWords), recipient, label }
}

/** Of the words of a paper as they are read before anybody signs them. */
export function contentHash(copy: Copy): string {
  return sha256(canonicalize(JSON.parse(JSON.stringify(contentOf(copy)))) ?? '')
}

const newest = (letters: Letter[], paper: PaperKind, recipientId: string): Letter | undefined =>
  letters.findLast((one) => one.paper === paper && one.recipientId === recipientId)

const isReleased = (because: string[], { checks }: Letter): boolean =>
  because.length === 0 || checks.length > 0

/** Why this person cannot be the second one, as a sentence; empty when they can. */
function whyNotSecond(me: Account, { minutes }: Judged, letters: Letter[]): string {
  const own = letters.some(({ signedBy }) => plainName(signedBy) === plainName(me.name))
    ? 'You signed a letter of this record'
    : isThisPerson(me, minutes.meeting.chair, minutes)
      ? 'You led this meeting'
      : isThisPerson(me, minutes.meeting.minuteTaker, minutes)
        ? 'You wrote these minutes'
        : ''
  return own && `${own}, so somebody else has to look at its letters and confirm them.`
}

/** Every paper that this record can have, and how each stands. */
export async function papersOf(
  rooms: Rooms,
  record: RecordMeta,
  me: Account,
  now: Date,
): Promise<PapersStanding> {
  const judged = await judge(rooms, record, now)
  const { minutes, template } = judged
  const letters = await currentLetters(rooms, record)
  const standing = (paper: PaperKind, recipient: Recipient) => {
    const because = whySecondLook(minutes, recipient, template)
    const letter = newest(letters, paper, recipient.id)
    const { id, kind, name, role } = recipient
    if (!letter) return { paper, recipientId: id, kind, name, role, because, signed: null }
    const { recordId: _record, paper: _paper, recipientId: _recipient, fileName: _file, ...rest } = letter
    return {
      paper,
      recipientId: id,
      kind,
      name,
      role,
      because,
      signed: { ...rest, released: isReleased(because, letter) },
    }
  }
  return {
    papers: paperKinds.flatMap((paper) =>
      paperRecipients(minutes, template, paper).map((recipient) => standing(paper, recipient)),
    ),
    notSigner: whyNotYou(me, minutes, template),
    notSecond: whyNotSecond(me, judged, letters),
  }
}

/** One paper as its reader gets it, with what it leaves out. */
export async function readPaper(rooms: Rooms, record: RecordMeta, ask: PaperAsk, now: Date) {
  const { copy, leftOut, giveAways } = build(rooms, await judge(rooms, record, now), ask, draftState)
  return { content: contentOf(copy), contentHash: contentHash(copy), leftOut, giveAways }
}

/** The newest signed letter, or a fresh unsigned paper where there is none or `draft` asks for one. */
export async function paperDocument(
  rooms: Rooms,
  record: RecordMeta,
  ask: PaperAsk,
  draft: boolean,
  now: Date,
) {
  const judged = await judge(rooms, record, now)
  const letter = newest(await currentLetters(rooms, record), ask.paper, ask.recipientId)
  if (letter && !draft) {
    await refuseWithdrawn(rooms, record)
    const { recipient } = recipientOf(judged, ask)
    if (!isReleased(whySecondLook(judged.minutes, recipient, judged.template), letter))
      throw new Problem(
        'blocked',
        `A second person has not looked at the letter for ${recipient.name} yet.`,
        'The signed letter is safe.',
        'Somebody who did not sign, lead or write this record signs in, opens Copies and confirms it.',
      )
    const bytes = await rooms.store.letters.bytes(letter.id)
    if (!bytes) throw new Problem('not found', 'That letter is not here.')
    return { fileName: letter.fileName, bytes, sha256: letter.sha256, signed: true }
  }
  // A sheet is never signed itself; it says which record it comes from.
  const isSheet = ask.paper === 'referral sheet' || ask.paper === 'distribution checklist'
  const state = isSheet ? { ...draftState, version: record.version } : draftState
  const { copy, label } = build(rooms, judged, ask, state)
  const paper = await councilPaper(rooms)
  const bytes = paper(await writePaper(copy), fieldsOf(copy))
  return { fileName: fileNameFor(copy, label), bytes, sha256: sha256(bytes), signed: false }
}

/** A letter tells a decision that stands. */
function refuseUndecided({ minutes, findings }: Judged): void {
  const { decisions } = minutes
  const missing =
    decisions.length === 0 || decisions.some(({ value }) => value.trim() === '')
      ? 'A decision is not written down yet.'
      : decisions.some((one) => standingOf(one, minutes, findings).proposed)
        ? 'A decision is proposed, and nobody has made it final yet.'
        : ''
  if (missing) throw new Problem('blocked', missing, NOTHING, 'Write down the decision for each child first.')
}

export type LetterRequest = {
  paper: 'decision letter' | 'child letter'
  letters: { recipientId: string; contentHash: string }[]
  ownWords: string
  passphrase: string
  typedName: string
}

/**
 * Signs letters by themselves with the key of whoever leads the meeting; open checks do not hold them back. The words are
 * those that were read, or nothing is signed.
 * Problems: `not allowed`, `blocked`, `conflict`, `not valid` for another name, `wrong passphrase`.
 */
export async function signLetters(
  rooms: Rooms,
  record: RecordMeta,
  me: Account,
  request: LetterRequest,
  at: Date,
): Promise<PapersStanding> {
  const { paper, letters: wanted, ownWords } = request
  const judged = await judge(rooms, record, at)
  const why = whyNotYou(me, judged.minutes, judged.template)
  if (why) throw new Problem('not allowed', why, NOTHING)
  refuseUndecided(judged)
  if (plainName(request.typedName) !== plainName(me.name))
    throw new Problem(
      'not valid',
      'The name you typed is not the name you are signed in with.',
      NOTHING,
      `Type ${me.name}.`,
    )
  const read = wanted.map(({ recipientId, contentHash: hash }) => {
    const { copy } = build(rooms, judged, { paper, recipientId, ownWords }, draftState)
    if (contentHash(copy) !== hash)
      throw new Problem('conflict', 'The text has changed since you read it.', NOTHING, 'Read it again.')
    return { recipientId, hash }
  })
  const identity = await unlockIdentity(rooms, me, request.passphrase, at)
  const signedAt = `${at.toISOString().slice(0, 19)}Z`
  const line = { id: newLineId(), text: describeCertificate(identity.certificate).name }
  const before = await rooms.store.letters.list(record.id)
  const auditRow = await rooms.store.audit.newest()
  const made: NewLetter[] = []
  const onPaper = await councilPaper(rooms)
  for (const { recipientId, hash } of read) {
    const earlier = before.filter((one) => one.paper === paper && one.recipientId === recipientId).length
    const version = `${earlier + 1}.0`
    const signature = { name: me.name, role: me.role, at: signedAt }
    const state = { signed: true, version, recordHash: hash, signature, auditRow }
    const { copy, label } = build(rooms, judged, { paper, recipientId, ownWords }, state)
    const bytes = signDocument(
      onPaper(await writePaper(copy, [{ id: line.id, name: line.text, title: me.role }]), fieldsOf(copy)),
      identity,
      {
        at,
        purpose: `${judged.template.name}, ${paper}, version ${version}`,
        role: me.role,
        line: { ...line, ...signedImages({ name: line.text, role: me.role, at: signedAt }) },
      },
    )
    made.push({
      paper,
      recipientId,
      version,
      fileName: fileNameFor(copy, label),
      bytes,
      sha256: sha256(bytes),
      signedBy: me.name,
      role: me.role,
      at: signedAt,
    })
  }
  await rooms.store.letters.add(record.id, made, me.id)
  await openLinesQuietly(rooms, record.id, at)
  await rooms.facts.follow(record.id)
  return papersOf(rooms, record, me, at)
}

/** Problems: `not allowed` for the signer and the like, `conflict` for another file, `not found`. */
export async function confirmLetter(
  rooms: Rooms,
  record: RecordMeta,
  me: Account,
  request: { letterId: string; sha256: string; note: string },
  now: Date,
): Promise<PapersStanding> {
  const judged = await judge(rooms, record, now)
  const letters = await rooms.store.letters.list(record.id)
  const why = whyNotSecond(me, judged, letters)
  if (why) throw new Problem('not allowed', why, 'Nothing was confirmed.')
  const letter = letters.find(({ id }) => id === request.letterId)
  if (!letter) throw new Problem('not found', 'That letter is not of this record.')
  if (isThisPerson(me, letter.recipientId, judged.minutes))
    throw new Problem('not allowed', 'This is your own letter, so somebody else has to confirm it.')
  if (letter.sha256 !== request.sha256)
    throw new Problem('conflict', 'This is not the letter that you looked at.', 'Nothing was confirmed.')
  await rooms.store.letters.confirm(letter, { account: me.id, name: me.name, role: me.role }, request.note)
  return papersOf(rooms, record, me, now)
}
