/**
 * Puts an Office signature into a finished DOCX, or a further one beside those that are there, as Word does: every part and every relationship but those of
 * the document properties, which Word and file servers rewrite. Everything that changes the package is done
 * first, then it is digested, then it is zipped; a file that our own verifier would refuse is never handed out.
 */
import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto'
import { Problem } from '../problem.ts'
import { day, isValidAt } from './certificates.ts'
import { outsideOf } from './coverage.ts'
import { describeCertificate, type SigningIdentity } from './identity.ts'
import { isSameName, linesOf } from './lines.ts'
import {
  canonicalRelationships,
  type DocumentPackage,
  isMainRelationship,
  isRels,
  MAIN_TYPE,
  NotAsSigned,
  ORIGIN_REL,
  openPackage,
  propertiesType,
  RELS_TYPE,
  ROOT_RELS,
} from './package.ts'
import { ORIGIN, withFirstSignature, withFurtherSignature } from './placing.ts'
import { type LineSignature, type ManifestEntry, writeSignature } from './signature-xml.ts'
import { MOST_SIGNATURES, verifyDocument, verifyZip } from './verify.ts'
import { NotReadable, readZip, type Zip } from './zip.ts'

export type SignatureDetails = {
  /** The moment of signing; whole seconds are kept. */
  at: Date
  /** Shown by Word as the purpose of the signature; at most 255 characters. */
  purpose: string
  /** The signer's role, shown beside the name (XAdES claimed role). */
  role?: string
  /** The signature line of the document that this signature fills. */
  line?: LineSignature
}

const LONGEST_PURPOSE = 255
const LONGEST_ROLE = 255
const LONGEST_TEXT = 100
const UNSIGNED = 'The document was not signed. Nothing was changed.'

/** Characters that XML 1.0 cannot hold; they cannot be typed, but they can be pasted. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are exactly the ones that are meant
const NOT_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu

const oneLine = (text: string) => text.replace(NOT_IN_XML, '').replace(/\s+/g, ' ').trim()

/**
 * Refuses what would make a signature that is worth nothing.
 * @returns the private key, which belongs to the certificate
 */
function checkSigner(identity: SigningIdentity, at: Date): KeyObject {
  const { name, from, until } = describeCertificate(identity.certificate)
  const refuse = (happened: string, todo: string) => new Problem('certificate', happened, UNSIGNED, todo)
  if (Number.isNaN(at.getTime()))
    throw new Problem('not valid', 'The time of signing is not a date.', UNSIGNED)
  if (!isValidAt(identity.certificate, at)) {
    throw at < new Date(from)
      ? refuse(
          `The certificate of ${name} is not valid until ${day(from)}.`,
          'Check the clock of this computer.',
        )
      : refuse(`The certificate of ${name} ended on ${day(until)}.`, 'Sign with a new certificate.')
  }
  try {
    const key = createPrivateKey({ key: Buffer.from(identity.privateKey), format: 'der', type: 'pkcs8' })
    if (new X509Certificate(identity.certificate).checkPrivateKey(key)) return key
  } catch {
    // Said below: a key that cannot be read does not belong to the certificate either.
  }
  throw refuse(
    `The private key does not belong to the certificate of ${name}.`,
    'Set up the certificate again.',
  )
}

const damaged = (because: string) =>
  new Problem('damaged file', because, UNSIGNED, 'Make the document again and sign that.')

function readDocument(docx: Uint8Array): { zip: Zip; pack: DocumentPackage } {
  try {
    const zip = readZip(docx)
    const fault = zip.faults[0]
    if (fault) throw damaged(fault)
    return { zip, pack: openPackage(zip) }
  } catch (error) {
    if (error instanceof NotReadable || error instanceof NotAsSigned) throw damaged(error.message)
    throw error
  }
}

/** @returns the signatures that the document carries already, each sound, and the lines that they fill */
function checkDocument(
  zip: Zip,
  pack: DocumentPackage,
  identity: SigningIdentity,
): { signatures: string[]; filled: string[] } {
  const root = pack.relationships.get(ROOT_RELS) ?? []
  const main = root.filter((r) => isMainRelationship(r.type))
  const part = main[0]?.part
  if (main.length !== 1 || !part || pack.typeOf(part) !== MAIN_TYPE || !pack.find(part))
    throw damaged('This is not a Word document (.docx).')
  const { signatures } = outsideOf(pack)
  if (signatures.length === 0) {
    if (root.some((r) => r.type === ORIGIN_REL) || pack.find(ORIGIN))
      throw damaged('A signature was cut off from this document.')
    return { signatures, filled: [] }
  }
  const before = verifyZip(zip, { trusted: [] })
  if (before.state !== 'genuine')
    throw new Problem(
      'damaged file',
      `This document was changed after it was signed. ${before.problems[0] ?? ''}`.trim(),
      UNSIGNED,
      'Ask for the document as it was signed.',
    )
  const own = Buffer.from(identity.certificate)
  const mine = before.signatures.find(({ certificate }) => own.equals(certificate))
  if (mine) throw new Problem('conflict', `${mine.signer.name} has signed this document already.`, UNSIGNED)
  if (signatures.length >= MOST_SIGNATURES)
    throw new Problem('conflict', `A document can hold ${MOST_SIGNATURES} signatures.`, UNSIGNED)
  return { signatures, filled: before.signatures.map(({ lineId }) => lineId) }
}

/**
 * Everything that is signed: parts as they are, relationships but for those of the document properties. Signatures that
 * are there already stand beside one another: none of them covers another.
 */
function manifestOf(pack: DocumentPackage): ManifestEntry[] {
  const root = pack.relationships.get(ROOT_RELS) ?? []
  const properties = new Set(root.filter(propertiesType).map((r) => r.part && pack.find(r.part)))
  const outside = outsideOf(pack)
  const entries: ManifestEntry[] = []
  for (const [part, data] of pack.parts) {
    if (outside.parts.has(part) || properties.has(part)) continue
    const relationships = pack.relationships.get(part)
    if (relationships) {
      const signed = relationships.filter(
        (r) => !(part === ROOT_RELS && (propertiesType(r) || r.type === ORIGIN_REL)),
      )
      if (signed.length > 0)
        entries.push({
          part,
          contentType: RELS_TYPE,
          relationshipIds: signed.map((r) => r.id),
          digested: canonicalRelationships(signed),
        })
    } else {
      const contentType = pack.typeOf(part)
      if (!contentType) throw damaged('The document holds a part of an unknown kind.')
      entries.push({ part, contentType, digested: data })
    }
  }
  // Relationships first, then parts, each by name: the same document is always listed the same way.
  return entries.sort((a, b) => Number(isRels(b.part)) - Number(isRels(a.part)) || (a.part < b.part ? -1 : 1))
}

/** The line has to be one of the document's, free, and of nobody else. */
function checkLine(pack: DocumentPackage, filled: string[], line: LineSignature, name: string) {
  const wanted = linesOf(pack).find(({ id }) => id === line.id.toUpperCase())
  const refuse = (happened: string) =>
    new Problem(
      'not valid',
      happened,
      UNSIGNED,
      'Sign with a certificate in the name that stands on the line.',
    )
  if (!wanted) throw refuse('The document has no such signature line.')
  if (wanted.name && !isSameName(wanted.name, name))
    throw refuse(`That signature line is for ${wanted.name}, and the certificate names ${name}.`)
  if (!isSameName(line.text, name))
    throw refuse(`The line would show ${line.text}, and the certificate names ${name}.`)
  if (filled.includes(wanted.id)) throw new Problem('conflict', 'That line is signed already.', UNSIGNED)
}

/**
 * Signs a DOCX, or countersigns one: what an earlier signature covers stays as it is, byte for byte.
 * @returns the bytes of the signed file; the input is left as it is
 * @throws Problem `damaged file` for anything but a sound DOCX and for one that was changed after it was signed;
 * `conflict` when this certificate has signed it already; `certificate` when the certificate is not valid at that moment
 * or the key is another's; `not valid` for a purpose or role that is too long and for a line that is not this signer's
 */
export function signDocument(
  docx: Uint8Array,
  identity: SigningIdentity,
  details: SignatureDetails,
): Uint8Array {
  const purpose = oneLine(details.purpose)
  const role = oneLine(details.role ?? '')
  if (purpose.length > LONGEST_PURPOSE || role.length > LONGEST_ROLE)
    throw new Problem(
      'not valid',
      `The purpose and the role of a signature may each be ${LONGEST_PURPOSE} characters long.`,
      UNSIGNED,
      'Shorten it.',
    )
  const key = checkSigner(identity, details.at)
  const { zip, pack } = readDocument(docx)
  const { signatures, filled } = checkDocument(zip, pack, identity)
  const line = details.line && { ...details.line, text: oneLine(details.line.text).slice(0, LONGEST_TEXT) }
  if (line) checkLine(pack, filled, line, describeCertificate(identity.certificate).name)

  const signature = writeSignature(identity, key, {
    manifest: manifestOf(pack),
    at: details.at,
    purpose,
    role,
    ...(line ? { line } : {}),
  })
  const signed =
    signatures.length === 0
      ? withFirstSignature(zip, pack, signature)
      : withFurtherSignature(zip, pack, signatures, signature)
  if (!signed) throw damaged('The document does not say what its parts are.')
  const report = verifyDocument(signed, { trusted: [] })
  if (report.state !== 'genuine') throw damaged(report.problems[0] ?? 'The document could not be signed.')
  return signed
}
