/** `verify FILE`: is a document signed, by whom, when, is every part covered, and was it changed? */
import { X509Certificate } from 'node:crypto'
import { authorityOf } from '../people.ts'
import { Problem } from '../problem.ts'
import { recordOfFile } from '../records/verified.ts'
import { type SignatureReport, verifyDocument } from '../signing/index.ts'
import { ANSWER_IS_NO, bytesOf, DONE, type Exit, type Io, print, say } from './io.ts'
import { type WorkspaceOptions, withWorkspace } from './workspace.ts'

export type VerifyOptions = Partial<WorkspaceOptions> & { ca?: string[] }

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
      const authority = await authorityOf(rooms, new Date())
      const report = await verifyDocument(bytes, { trusted: [...given, authority.certificate] })
      return tell(io, report, { record: await recordOfFile(rooms, bytes, report.state) })
    })
  }
  return tell(io, await verifyDocument(bytes, { trusted: given }), {})
}

function tell(io: Io, report: SignatureReport, more: { record?: unknown }): Exit {
  const { certificate: _, ...answer } = report
  print(io, { ...answer, ...more })
  say(io, [words[report.state], ...report.problems].join(' '))
  return report.state === 'genuine' ? DONE : ANSWER_IS_NO
}

function derOf(bytes: Uint8Array, file: string): Uint8Array {
  try {
    return new Uint8Array(new X509Certificate(bytes).raw)
  } catch (cause) {
    throw new Problem('certificate', `This is not a certificate: ${file}`, '', '', { cause })
  }
}
