/** People's signing identities, Office signatures in DOCX files, and their verification. */
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
export { type SignatureReport, verifyDocument } from './verify.ts'
