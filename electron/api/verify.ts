import type { Verification } from '../../shared/api/contract.ts'
import { authorityOf } from '../people.ts'
import { recordOfFile } from '../records/verified.ts'
import { pem, verifyDocument } from '../signing/index.ts'
import { fromBase64, os, signedIn } from './base.ts'

const api = os.verify

const verdictWords: Record<Verification['verdict'], string> = {
  genuine: 'The signature is genuine, and nothing that it covers has been changed.',
  changed: 'This file is not what was signed. Do not rely on it.',
  'not signed': 'This file carries no signature.',
  'not readable': 'This file could not be read as a document.',
}

export const verify = {
  file: api.file.handler(async ({ context, input }): Promise<Verification> => {
    const { rooms, now } = signedIn(context)
    const bytes = fromBase64(input.bytes)
    const authority = await authorityOf(rooms, now)
    const report = await verifyDocument(bytes, { trusted: [authority.certificate] })
    return {
      fileName: input.fileName,
      verdict: report.state,
      says: verdictWords[report.state],
      signer: report.signer?.name ?? '',
      role: report.role,
      organisation: report.signer?.organisation ?? '',
      signedAt: report.signedAt,
      certificate: { issuer: report.issuer, trusted: report.trust === 'trusted', says: report.trustSays },
      covers: report.covers,
      notCovered: report.notCovered,
      problems: report.problems,
      record: await recordOfFile(rooms, bytes, report.state),
    }
  }),

  authorityCertificate: api.authorityCertificate.handler(async ({ context }) => {
    const { rooms, now } = signedIn(context)
    return { pem: pem((await authorityOf(rooms, now)).certificate), fileName: 'chairside-authority.pem' }
  }),
}
