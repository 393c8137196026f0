import type { Verification } from '../../shared/api/contract.ts'
import { authorityOf, trustOf } from '../people.ts'
import { auditOfFile } from '../records/audit-documents.ts'
import { recordOfFile } from '../records/verified.ts'
import { pem, type SignatureReport, verifyDocument } from '../signing/index.ts'
import { fromBase64, os, signedIn } from './base.ts'

const api = os.verify

const verdictWords: Record<Verification['verdict'], string> = {
  genuine: 'The signature is genuine, and nothing that it covers has been changed.',
  changed: 'This file is not what was signed. Do not rely on it.',
  'not signed': 'This file carries no signature.',
  'not readable': 'This file could not be read as a document.',
}

/** The verdict over all signatures, as a sentence. */
function verdictOver({ state, signatures }: SignatureReport): string {
  return state === 'genuine' && signatures.length > 1
    ? `All ${signatures.length} signatures are genuine, and nothing that they cover has been changed.`
    : verdictWords[state]
}

export const verify = {
  file: api.file.handler(async ({ context, input }): Promise<Verification> => {
    const { rooms, now } = signedIn(context)
    const bytes = fromBase64(input.bytes)
    const report = verifyDocument(bytes, { ...(await trustOf(rooms, now)), now })
    const record = await recordOfFile(rooms, bytes, report.state)
    return {
      fileName: input.fileName,
      verdict: report.state,
      says: verdictOver(report),
      signer: report.signer?.name ?? '',
      role: report.role,
      organisation: report.signer?.organisation ?? '',
      signedAt: report.signedAt,
      certificate: { issuer: report.issuer, trusted: report.trust === 'trusted', says: report.trustSays },
      signatures: report.signatures.map((one) => ({
        name: one.signer.name,
        role: one.role,
        organisation: one.signer.organisation,
        purpose: one.purpose,
        signedAt: one.signedAt,
        issuer: one.issuer,
        holds: one.holds,
        trusted: one.trust === 'trusted',
        says: one.trustSays,
        line: one.line,
      })),
      unsignedLines: report.unsignedLines,
      covers: report.covers,
      notCovered: report.notCovered,
      problems: report.problems,
      record,
      audit: await auditOfFile(rooms, bytes, report, record !== null),
    }
  }),

  authorityCertificate: api.authorityCertificate.handler(async ({ context }) => {
    const { rooms, now } = signedIn(context)
    return { pem: pem((await authorityOf(rooms, now)).certificate), fileName: 'chairside-authority.pem' }
  }),
}
