/** People's signing identities, Office signatures in DOCX files, and their verification. */

export type { Withdrawn } from './certificates.ts'
export { contentIn } from './content.ts'
export {
  type Authority,
  createAuthority,
  describeCertificate,
  issueIdentity,
  pem,
  type SigningIdentity,
} from './identity.ts'
export { readPkcs12 } from './pkcs12.ts'
export { type SignatureDetails, signDocument } from './sign.ts'
export type { LineSignature } from './signature-xml.ts'
export { type OneSignature, type SignatureReport, verifyDocument } from './verify.ts'
