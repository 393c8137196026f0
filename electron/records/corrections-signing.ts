/** What was decided about corrections is signed by itself: an addendum for each reader of the passage, and a letter to whoever asked. */
import canonicalize from 'canonicalize'
import type { Account } from '../../shared/access/access.ts'
import type { RecordMeta } from '../../shared/api/contract.ts'
import type { CorrectionsStanding, PaperToSign } from '../../shared/api/corrections.ts'
import {
  buildAddendum,
  type Copy,
  contentOf,
  fileLabelOf,
  type Recipient,
} from '../../shared/copies/index.ts'
import type { Rooms } from '../core.ts'
import { fileNameFor, signedImages, writePaper } from '../documents/index.ts'
import { unlockIdentity } from '../people.ts'
import { Problem } from '../problem.ts'
import { describeCertificate, signDocument } from '../signing/index.ts'
import type { NewCorrectionFile } from '../store/index.ts'
import { type CopyState, draftState, sha256 } from './copies.ts'
import {
  correctionsStanding,
  letterOf,
  policyOf,
  readersOf,
  refuseOthers,
  refuseUnsigned,
  signedOf,
  waitingOf,
  whyLook,
} from './corrections.ts'
import { openLinesQuietly } from './distribution-lines.ts'
import { type Judged, judge } from './judge.ts'
import { councilPaper, fieldsOf } from './letterhead.ts'
import { contentHash } from './papers.ts'
import { plainName } from './plain-name.ts'
import { newLineId } from './sign.ts'
import { openWithdrawal } from './withdrawals.ts'

const NOT_SIGNED = 'Nothing was signed.'

type Draft = {
  paper: PaperToSign
  copyWith: (state: CopyState) => Copy
  recipient: Recipient
  label: string
  /** How many of this reader's there are before it. */
  earlier: number
  requestId: string
}

/** Every paper that waits for a signature, as it would be signed now. */
async function draftsOf(
  rooms: Rooms,
  record: RecordMeta,
  judged: Judged,
): Promise<{
  drafts: Draft[]
  addendum: { number: number; version: string; requests: string[] } | null
}> {
  const waiting = await waitingOf(rooms, record, judged)
  const recipients = await readersOf(rooms, record, judged)
  const every = await rooms.store.corrections.files(record.id)
  const drafts: Draft[] = []
  for (const recipient of waiting.forAddendum.length > 0 ? recipients : []) {
    const build = (state: CopyState) =>
      buildAddendum(
        judged.minutes,
        recipient,
        policyOf(rooms, judged, state),
        waiting.forAddendum,
        signedOf(record),
      )
    const made = build(draftState)
    if (!made) continue
    drafts.push({
      paper: paperOf('addendum', recipient, made, whyLook(judged, recipient, made.giveAways.length)),
      copyWith: (state) => build(state)?.copy ?? made.copy,
      recipient,
      label: `addendum ${fileLabelOf(recipients, recipient)}`,
      earlier: waiting.files.filter((one) => one.item === 'addendum' && one.recipientId === recipient.id)
        .length,
      requestId: '',
    })
  }
  for (const decided of waiting.forLetters) {
    const letter = letterOf(rooms, judged, decided, draftState)
    const number = waiting.requests.findIndex(({ id }) => id === decided.id) + 1
    drafts.push({
      paper: paperOf(
        'correction outcome',
        letter.recipient,
        letter,
        whyLook(judged, letter.recipient, letter.giveAways.length, waiting.requests[number - 1]),
      ),
      copyWith: (state) => letterOf(rooms, judged, decided, state).copy,
      recipient: letter.recipient,
      label: `correction outcome ${number}`,
      earlier: every.filter(({ requestId }) => requestId === decided.id).length,
      requestId: decided.id,
    })
  }
  const number = waiting.addenda.length + 1
  return {
    drafts,
    addendum:
      waiting.forAddendum.length > 0
        ? {
            number,
            version: `${majorOf(record)}.${number}`,
            requests: waiting.forAddendum.map(({ id }) => id),
          }
        : null,
  }
}

const majorOf = ({ version }: RecordMeta): string => version.split('.')[0] ?? '1'

const paperOf = (
  item: PaperToSign['item'],
  { id, name, role }: Recipient,
  {
    copy,
    leftOut,
    giveAways,
  }: { copy: Copy; leftOut: PaperToSign['leftOut']; giveAways: PaperToSign['giveAways'] },
  because: string[],
): PaperToSign => ({
  item,
  recipientId: id,
  name,
  role,
  content: contentOf(copy),
  leftOut,
  giveAways,
  because,
})

/** Of all the words that are read before signing. */
export const hashOfPapers = (papers: readonly PaperToSign[]): string =>
  sha256(canonicalize(papers.map(({ item, recipientId, content }) => ({ item, recipientId, content }))) ?? '')

/** Problems: `not allowed`. */
export async function correctionsToSign(rooms: Rooms, record: RecordMeta, me: Account, now: Date) {
  refuseUnsigned(record)
  const judged = await judge(rooms, record, now)
  refuseOthers(me, record, judged)
  const papers = (await draftsOf(rooms, record, judged)).drafts.map(({ paper }) => paper)
  return { papers, hash: hashOfPapers(papers) }
}

export type SignatureRequest = { hash: string; passphrase: string; typedName: string }

export function refuseOtherName(me: Account, typedName: string): void {
  if (plainName(typedName) === plainName(me.name)) return
  throw new Problem(
    'not valid',
    'The name you typed is not the name you are signed in with.',
    NOT_SIGNED,
    `Type ${me.name}.`,
  )
}

/**
 * Signs the addendum and the letters by themselves, with the key of whoever decides. The words are those that were read, or
 * nothing is signed.
 * Problems: `not allowed`, `blocked` while the version is withdrawn or nothing waits, `conflict`, `not valid`, `wrong passphrase`.
 */
export async function signCorrections(
  rooms: Rooms,
  record: RecordMeta,
  me: Account,
  request: SignatureRequest,
  at: Date,
): Promise<CorrectionsStanding> {
  refuseUnsigned(record)
  const judged = await judge(rooms, record, at)
  refuseOthers(me, record, judged)
  if (await openWithdrawal(rooms, record))
    throw new Problem(
      'blocked',
      `Version ${record.version} is being withdrawn.`,
      NOT_SIGNED,
      'End the withdrawal first: addenda belong to the version that stands.',
    )
  const { drafts, addendum } = await draftsOf(rooms, record, judged)
  if (drafts.length === 0) throw new Problem('blocked', 'Nothing waits to be signed.', NOT_SIGNED)
  refuseOtherName(me, request.typedName)
  if (hashOfPapers(drafts.map(({ paper }) => paper)) !== request.hash)
    throw new Problem('conflict', 'The text has changed since you read it.', NOT_SIGNED, 'Read it again.')
  const identity = await unlockIdentity(rooms, me, request.passphrase, at)
  const signedAt = `${at.toISOString().slice(0, 19)}Z`
  const line = { id: newLineId(), text: describeCertificate(identity.certificate).name }
  const onPaper = await councilPaper(rooms)
  const auditRow = await rooms.store.audit.newest()
  const files: NewCorrectionFile[] = []
  for (const { paper, copyWith, recipient, label, earlier, requestId } of drafts) {
    const isAddendum = paper.item === 'addendum'
    const version = isAddendum ? `${majorOf(record)}.${earlier + 1}` : `${earlier + 1}.0`
    const hash = contentHash(copyWith(draftState))
    const copy = copyWith({
      signed: true,
      version,
      recordHash: hash,
      signature: { name: me.name, role: me.role, at: signedAt },
      auditRow,
    })
    const lines = copy.signature ? [{ id: line.id, name: line.text, title: me.role }] : []
    const bytes = signDocument(onPaper(await writePaper(copy, lines), fieldsOf(copy)), identity, {
      at,
      purpose: `${judged.template.name}, ${paper.item}, version ${version}`,
      role: me.role,
      ...(copy.signature
        ? { line: { ...line, ...signedImages({ name: line.text, role: me.role, at: signedAt }) } }
        : {}),
    })
    files.push({
      ...(isAddendum ? { item: 'addendum' as const } : { item: 'correction outcome' as const, requestId }),
      recipientId: recipient.id,
      kind: recipient.kind,
      name: recipient.name,
      version,
      fileName: fileNameFor(copy, label),
      bytes,
      sha256: sha256(bytes),
      contentHash: hash,
      because: paper.because,
      signedBy: me.name,
      role: me.role,
      at: signedAt,
    })
  }
  const { id: recordId, version: ofVersion } = record
  await rooms.store.corrections.sign(
    { recordId, ofVersion, addendum, files, signedBy: me.name, role: me.role, at: signedAt },
    me.id,
  )
  await openLinesQuietly(rooms, record.id, at)
  return correctionsStanding(rooms, record, me, at)
}
