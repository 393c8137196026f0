/** `export FILE`: copies of a minutes file as DOCX, marked DRAFT unless a certificate signs them. */
import { randomUUID } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { lateLines } from '../../shared/checks/index.ts'
import {
  buildCopy,
  type CopyKind,
  type Recipient,
  recipientsOf,
  whySecondLook,
} from '../../shared/copies/index.ts'
import type { Minutes } from '../../shared/minutes/index.ts'
import { fileNameFor, signedImages, writeMinutes } from '../documents/index.ts'
import { Problem } from '../problem.ts'
import { sha256 } from '../records/copies.ts'
import { canonicalMinutes } from '../records/sign.ts'
import { describeCertificate, readPkcs12, type SigningIdentity, signDocument } from '../signing/index.ts'
import { type Checked, checkMinutes, momentOf, whyNotReady } from './check.ts'
import {
  ANSWER_IS_NO,
  bytesOf,
  DONE,
  type Exit,
  type Io,
  minutesFileOf,
  No,
  print,
  say,
  secretFrom,
} from './io.ts'

/** What people call the copies, and what the record calls them. */
const kinds: Record<string, CopyKind> = {
  internal: 'internal',
  professionals: 'professionals',
  family: 'parent',
  parent: 'parent',
  'case-record': 'case record',
  'personal-record': 'personal record',
  'learning-note': 'learning note',
  worker: 'worker',
  child: 'child',
  advocate: 'advocate',
  supporter: 'supporter',
}
export const copyKinds = Object.keys(kinds)

export type ExportOptions = {
  copy: string
  recipient?: string
  out: string
  sign?: string
  passwordFile?: string
  now?: string
}

export async function exportCopies(io: Io, file: string, options: ExportOptions): Promise<Exit> {
  const kind = kinds[options.copy]
  if (!kind)
    throw new Problem(
      'not valid',
      `There is no copy called "${options.copy}". Choose one of: ${copyKinds.join(', ')}.`,
    )
  const { minutes, signatories } = await minutesFileOf(file)
  const now = momentOf(options.now)
  const checked = checkMinutes(minutes, [], now)
  const all = recipientsOf(minutes, checked.template)
  const wanted = all
    .map((recipient, index) => ({ recipient, number: index + 1 }))
    .filter(
      ({ recipient }) =>
        recipient.kind === kind && (!options.recipient || recipient.id === options.recipient),
    )
  if (wanted.length === 0) throw new No(noRecipient(all, kind, options))

  const signer = options.sign ? await signerOf(io, options.sign, options.passwordFile, now) : undefined
  if (signer) {
    const why = whyNotReady(checked)
    if (why) {
      print(io, { signed: false, blockers: checked.blockers, missingSections: checked.missingSections })
      say(io, `${why} Nothing was written.`)
      return ANSWER_IS_NO
    }
  }
  const signature = signer && signatureOf(io, signer.name, minutes, signatories, now)
  await makeFolder(options.out)
  const files = []
  for (const { recipient, number } of wanted) {
    files.push(await writeCopy(minutes, checked, recipient, number, options.out, signer?.identity, signature))
  }
  print(io, { files })
  say(
    io,
    `${files.length === 1 ? 'One file was' : `${files.length} files were`} written to ${options.out}${signer ? '' : ', marked DRAFT'}.`,
  )
  for (const [at, { recipient }] of wanted.entries()) {
    if (whySecondLook(minutes, recipient, checked.template).length === 0) continue
    say(io, `${files[at]?.file}: a second person has to look at this copy before it is handed out (R-RS).`)
  }
  return DONE
}

type Signature = { name: string; role: string; at: string }

async function writeCopy(
  minutes: Minutes,
  { template, findings, clocks }: Checked,
  recipient: Recipient,
  number: number,
  out: string,
  identity: SigningIdentity | undefined,
  signature: Signature | undefined,
) {
  const recordHash = signature ? sha256(canonicalMinutes(minutes)) : ''
  const version = signature ? '1.0' : ''
  const state = { signed: signature !== undefined, version, recordHash, signature }
  const { copy, leftOut } = buildCopy(minutes, recipient, {
    template,
    state,
    fictional: false,
    findings,
    late: lateLines(clocks),
  })
  const id = `{${randomUUID().toUpperCase()}}`
  const { name: signer = '', role = '' } = signature ?? {}
  let bytes = await writeMinutes(copy, signature ? [{ id, name: signer, title: role }] : [])
  if (identity && signature) {
    const purpose = `${template.name}, version ${version}, record ${recordHash}`
    const at = new Date(signature.at)
    // A copy that names nobody (a learning note) has no line.
    const line = copy.signature && { id, text: signer, ...signedImages(signature) }
    bytes = signDocument(bytes, identity, { at, purpose, role, line })
  }
  const name = fileNameFor(copy, number)
  await write(join(out, name), bytes)
  return {
    file: name,
    recipient: recipient.id,
    copy: recipient.kind,
    signed: state.signed,
    recordHash,
    sha256: sha256(bytes),
    leftOut: leftOut.length,
  }
}

async function signerOf(io: Io, file: string, passwordFile: string | undefined, now: string) {
  const password = passwordFile ? await secretFrom(io, passwordFile) : ''
  const identity = await readPkcs12(await bytesOf(file), password, new Date(now))
  return { identity, name: describeCertificate(identity.certificate).name }
}

/** The role is the one that the record gives to the person the certificate names; nobody else is given one. */
function signatureOf(
  io: Io,
  name: string,
  minutes: Minutes,
  signatories: { person: string; name: string; role: string }[],
  now: string,
): Signature {
  const same = (other: string | undefined) => other?.trim().toLowerCase() === name.trim().toLowerCase()
  const nameOf = (id: string) => minutes.people.find((person) => person.id === id)?.name
  const signatory = signatories.find((one) => same(one.name) || same(nameOf(one.person)))
  const chair = minutes.people.find((person) => person.id === minutes.meeting.chair)
  const at = `${now.slice(0, 19)}Z`
  if (signatory) return { name, role: signatory.role, at }
  if (chair && same(chair.name)) return { name, role: chair.jobTitle || 'Chair', at }
  say(
    io,
    `The certificate names ${name}, who is not the chair of this record. The signature says so: it gives no role.`,
  )
  return { name, role: '', at }
}

function noRecipient(all: Recipient[], kind: CopyKind, options: ExportOptions): string {
  const ids = all.filter((recipient) => recipient.kind === kind).map((recipient) => recipient.id)
  if (ids.length === 0) return `This kind of record has no ${options.copy} copy.`
  return `Nobody with the id "${options.recipient}" gets a ${options.copy} copy. These do: ${ids.join(', ')}.`
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true })
  } catch (cause) {
    throw new Problem(
      'no permission on folder',
      `This folder cannot be made: ${folder}`,
      'Nothing was written.',
      '',
      { cause },
    )
  }
}

async function write(file: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeFile(file, bytes)
  } catch (cause) {
    const full = (cause as NodeJS.ErrnoException).code === 'ENOSPC'
    throw full
      ? new Problem('disk full', 'The disk is full.', '', 'Make room and export again.', { cause })
      : new Problem('no permission on folder', `This file could not be written: ${file}`, '', '', { cause })
  }
}
