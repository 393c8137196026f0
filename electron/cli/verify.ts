/** `verify FILE`: is a document signed, by whom, when, is every part covered, and was it changed? */
import { X509Certificate } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { trustOf } from '../people.ts'
import { Problem } from '../problem.ts'
import { auditOfFile } from '../records/audit-documents.ts'
import { recordOfFile } from '../records/verified.ts'
import { contentIn, type OneSignature, type SignatureReport, verifyDocument } from '../signing/index.ts'
import { ANSWER_IS_NO, bytesOf, DONE, type Exit, type Io, print, say } from './io.ts'
import { type WorkspaceOptions, withWorkspace } from './workspace.ts'

export type VerifyOptions = Partial<WorkspaceOptions> & { ca?: string[]; content?: string }

const words: Record<SignatureReport['state'], string> = {
  genuine: 'This document is genuine: it is exactly as it was signed.',
  changed: 'Do not rely on this document: its signature does not hold.',
  'not signed': 'This document is not signed.',
  'not readable': 'This file could not be read as a Word document.',
}

export async function verify(io: Io, file: string, options: VerifyOptions): Promise<Exit> {
  const bytes = await bytesOf(file)
  const given: Uint8Array[] = []
  for (const one of options.ca ?? []) given.push(derOf(await bytesOf(one), one))
  const folder = options.workspace
  if (folder) {
    return withWorkspace(io, { ...options, workspace: folder }, async (rooms) => {
      const { trusted, withdrawn } = await trustOf(rooms, new Date())
      const report = verifyDocument(bytes, { trusted: [...given, ...trusted], withdrawn })
      const record = await recordOfFile(rooms, bytes, report.state)
      const audit = await auditOfFile(rooms, bytes, report, record !== null)
      return tell(io, bytes, report, options, { record, audit })
    })
  }
  return tell(io, bytes, verifyDocument(bytes, { trusted: given }), options, {})
}

/** One sentence for each signature: who, as what and when, whether it holds, and who vouches for the name. */
function signatureWords({ signer, role, signedAt, holds, trustSays }: OneSignature): string {
  const who = [signer.name, role].filter(Boolean).join(', ')
  return `${who}, ${signedAt}: ${holds ? 'holds' : 'does not hold'}. ${trustSays}`
}

async function tell(
  io: Io,
  bytes: Uint8Array,
  report: SignatureReport,
  options: VerifyOptions,
  more: { record?: unknown; audit?: Awaited<ReturnType<typeof auditOfFile>> },
): Promise<Exit> {
  const { certificate: _, signatures, ...answer } = report
  const told = signatures.map(({ certificate: _der, lineId: _id, ...one }) => one)
  print(io, { ...answer, signatures: told, ...more })
  say(io, [words[report.state], ...report.problems].join(' '))
  if (signatures.length > 1) for (const one of signatures) say(io, signatureWords(one))
  if (report.unsignedLines.length > 0) say(io, `Not signed yet: ${report.unsignedLines.join('; ')}.`)
  if (more.audit) say(io, more.audit.says)
  if (report.state !== 'genuine') return ANSWER_IS_NO
  // The file is genuine; the workspace that it is compared with is not what it was.
  if (more.audit && !more.audit.holds) return ANSWER_IS_NO
  return options.content ? writeContent(io, bytes, options.content) : DONE
}

/** What a case system takes in: only from a file whose signatures all hold. */
async function writeContent(io: Io, bytes: Uint8Array, file: string): Promise<Exit> {
  const content = contentIn(bytes)
  if (!content) {
    say(io, 'This document carries no content for other programs.')
    return ANSWER_IS_NO
  }
  try {
    await writeFile(file, `${JSON.stringify(content, null, 2)}\n`)
  } catch (cause) {
    throw new Problem('no permission on folder', `This file could not be written: ${file}`, '', '', { cause })
  }
  say(io, `The content of the copy was written to ${file}.`)
  return DONE
}

function derOf(bytes: Uint8Array, file: string): Uint8Array {
  try {
    return new Uint8Array(new X509Certificate(bytes).raw)
  } catch (cause) {
    throw new Problem('certificate', `This is not a certificate: ${file}`, '', '', { cause })
  }
}
