/**
 * Puts an Office signature into a finished DOCX, as Word does: every part and every relationship but those of
 * the document properties, which Word and file servers rewrite. Everything that changes the package is done
 * first, then it is digested, then it is zipped; a file that our own verifier would refuse is never handed out.
 */
import { createPrivateKey, X509Certificate } from 'node:crypto'
import { Problem } from '../problem.ts'
import { day, isValidAt } from './certificates.ts'
import { describeCertificate, type SigningIdentity } from './identity.ts'
import {
  CONTENT_TYPES,
  canonicalRelationships,
  type DocumentPackage,
  isMainRelationship,
  isRels,
  MAIN_TYPE,
  NotAsSigned,
  ORIGIN_REL,
  ORIGIN_TYPE,
  openPackage,
  propertiesType,
  RELS_NS,
  RELS_TYPE,
  type Relationship,
  SIGNATURE_REL,
  SIGNATURE_TYPE,
} from './package.ts'
import { type ManifestEntry, writeSignature } from './signature-xml.ts'
import { verifyDocument } from './verify.ts'
import { DECLARATION, escapeAttribute } from './xml.ts'
import { type NewEntry, NotReadable, readZip, writeZip, type Zip } from './zip.ts'

export type SignatureDetails = {
  /** The moment of signing; whole seconds are kept. */
  at: Date
  /** Shown by Word as the purpose of the signature; at most 255 characters. */
  purpose: string
  /** The signer's role, shown beside the name (XAdES claimed role). */
  role?: string
}

const LONGEST_PURPOSE = 255
const LONGEST_ROLE = 255
const ROOT_RELS = '/_rels/.rels'
const ORIGIN = '_xmlsignatures/origin.sigs'
const SIGNATURE_PART = '_xmlsignatures/sig1.xml'
const UNSIGNED = 'The document was not signed. Nothing was changed.'

/** Characters that XML 1.0 cannot hold; they cannot be typed, but they can be pasted. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are exactly the ones that are meant
const NOT_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu

const oneLine = (text: string) => text.replace(NOT_IN_XML, '').replace(/\s+/g, ' ').trim()

/** Refuses what would make a signature that is worth nothing. */
function checkSigner(identity: SigningIdentity, at: Date) {
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
  let belongs = false
  try {
    const key = createPrivateKey({ key: Buffer.from(identity.privateKey), format: 'der', type: 'pkcs8' })
    belongs = new X509Certificate(identity.certificate).checkPrivateKey(key)
  } catch {
    // Said below: a key that cannot be read does not belong to the certificate either.
  }
  if (!belongs)
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

function checkDocument(pack: DocumentPackage) {
  const root = pack.relationships.get(ROOT_RELS) ?? []
  if (root.some((r) => r.type === ORIGIN_REL) || pack.find(`/${ORIGIN}`) || pack.find(`/${SIGNATURE_PART}`))
    throw new Problem('conflict', 'The document carries a signature already.', UNSIGNED)
  const main = root.filter((r) => isMainRelationship(r.type))
  const part = main[0]?.part
  if (main.length !== 1 || !part || pack.typeOf(part) !== MAIN_TYPE || !pack.find(part))
    throw damaged('This is not a Word document (.docx).')
}

/** A relationships part without white space: some readers digest the white space, others leave it out. */
function writeRelationships(relationships: Relationship[]): string {
  const items = relationships.map(
    ({ id, type, target, external }) =>
      `<Relationship Id="${escapeAttribute(id)}" Target="${escapeAttribute(target)}"` +
      `${external ? ' TargetMode="External"' : ''} Type="${escapeAttribute(type)}"/>`,
  )
  return `${DECLARATION}<Relationships xmlns="${RELS_NS}">${items.join('')}</Relationships>`
}

function freeId(relationships: Relationship[]): string {
  const taken = new Set(relationships.map((r) => r.id))
  let n = relationships.length + 1
  while (taken.has(`rId${n}`)) n++
  return `rId${n}`
}

function withSignatureTypes(xml: string): string {
  const added =
    `<Default Extension="sigs" ContentType="${ORIGIN_TYPE}"/>` +
    `<Override PartName="/${SIGNATURE_PART}" ContentType="${SIGNATURE_TYPE}"/>`
  const end = xml.lastIndexOf('</')
  if (end < 0 || xml.includes(ORIGIN_TYPE)) throw damaged('The document does not say what its parts are.')
  return xml.slice(0, end) + added + xml.slice(end)
}

/** Everything that is signed: parts as they are, relationships but for those of the document properties. */
function manifestOf(pack: DocumentPackage): ManifestEntry[] {
  const root = pack.relationships.get(ROOT_RELS) ?? []
  const properties = new Set(root.filter(propertiesType).map((r) => r.part && pack.find(r.part)))
  const entries: ManifestEntry[] = []
  for (const [part, data] of pack.parts) {
    const relationships = pack.relationships.get(part)
    if (relationships) {
      const signed = relationships.filter((r) => !(part === ROOT_RELS && propertiesType(r)))
      if (signed.length > 0)
        entries.push({
          part,
          contentType: RELS_TYPE,
          relationshipIds: signed.map((r) => r.id),
          digested: canonicalRelationships(signed),
        })
    } else if (!properties.has(part)) {
      const contentType = pack.typeOf(part)
      if (!contentType) throw damaged('The document holds a part of an unknown kind.')
      entries.push({ part, contentType, digested: data })
    }
  }
  // Relationships first, then parts, each by name: the same document is always listed the same way.
  return entries.sort((a, b) => Number(isRels(b.part)) - Number(isRels(a.part)) || (a.part < b.part ? -1 : 1))
}

/**
 * Signs a DOCX.
 * @returns the bytes of the signed file; the input is left as it is
 * @throws Problem `damaged file` for anything but a sound, unsigned DOCX; `certificate` when the certificate is
 * not valid at that moment or the key is another's; `not valid` for a purpose or role that is too long
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
  checkSigner(identity, details.at)
  const { zip, pack } = readDocument(docx)
  checkDocument(pack)

  const files = new Map<string, NewEntry>()
  let contentTypes = ''
  for (const entry of zip.entries) {
    const name = `/${entry.name}`
    const relationships = pack.relationships.get(name)
    if (entry.name === CONTENT_TYPES)
      contentTypes = withSignatureTypes(Buffer.from(entry.data ?? '').toString('utf8'))
    else if (relationships && name !== ROOT_RELS)
      files.set(name, { name: entry.name, data: Buffer.from(writeRelationships(relationships)) })
    else if (name !== ROOT_RELS) files.set(name, { name: entry.name, packed: entry })
  }
  const root = pack.relationships.get(ROOT_RELS) ?? []
  const origin = { id: freeId(root), type: ORIGIN_REL, target: ORIGIN, external: false, part: `/${ORIGIN}` }
  const toSignature = {
    id: 'rId1',
    type: SIGNATURE_REL,
    target: 'sig1.xml',
    external: false,
    part: `/${SIGNATURE_PART}`,
  }
  const signature = writeSignature(identity, { manifest: manifestOf(pack), at: details.at, purpose, role })
  const signed = writeZip([
    { name: CONTENT_TYPES, data: Buffer.from(contentTypes) },
    { name: ROOT_RELS.slice(1), data: Buffer.from(writeRelationships([...root, origin])) },
    ...files.values(),
    { name: ORIGIN, data: new Uint8Array() },
    { name: '_xmlsignatures/_rels/origin.sigs.rels', data: Buffer.from(writeRelationships([toSignature])) },
    { name: SIGNATURE_PART, data: signature },
  ])
  const report = verifyDocument(signed, { trusted: [] })
  if (report.state !== 'genuine') throw damaged(report.problems[0] ?? 'The document could not be signed.')
  return signed
}
