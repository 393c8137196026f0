/**
 * Verifies the Office signatures of a DOCX, more strictly than Office and other verifiers do.
 *
 * Genuine means: every signature in the file is sound, its certificate is the one the signer named, and every
 * part and relationship is exactly as signed, with nothing added. Outside the signature stand only the document
 * properties (title, author; Word rewrites them, so it never signs them) and what no reader takes content from:
 * dates and attributes in the container, the order of entries, unused content types, and white space between
 * the elements of relationship parts.
 *
 * Bytes from outside never make this throw: what cannot be read is reported in a sentence.
 */
import { judgeTrust, type Trust } from './certificates.ts'
import { checkCoverage, outsideOf } from './coverage.ts'
import { describeCertificate } from './identity.ts'
import { type DocumentPackage, isMainRelationship, MAIN_TYPE, NotAsSigned, openPackage } from './package.ts'
import { type ReadSignature, readSignature } from './signature-read.ts'
import { groupWords } from './words.ts'
import { Unsound } from './xml.ts'
import { NotReadable, readZip, shown, type Zip } from './zip.ts'

export type SignatureReport = {
  /**
   * `changed`: there is a signature, and it or the file is not sound, so nothing in the file may be relied on.
   * `not readable`: nothing could be judged.
   */
  state: 'genuine' | 'changed' | 'not signed' | 'not readable'
  /** Who the certificate names; for a changed file this is only a claim. */
  signer: { name: string; organisation: string; subject: string } | null
  role: string
  /** UTC instant named in the signature, ISO 8601; empty when there is none. */
  signedAt: string
  issuer: string
  /** DER of the signer's certificate. */
  certificate: Uint8Array | null
  /** Told apart from integrity, and never `trusted` for a changed file. */
  trust: Trust
  trustSays: string
  /** What the signature protects, in plain words with the parts' names. */
  covers: string[]
  notCovered: string[]
  /** Sentences; empty when genuine. */
  problems: string[]
  /** Further genuine signatures in the same file, as sentences. */
  others?: string[]
}

const nothing: SignatureReport = {
  state: 'not readable',
  signer: null,
  role: '',
  signedAt: '',
  issuer: '',
  certificate: null,
  trust: 'not known',
  trustSays: '',
  covers: [],
  notCovered: [],
  problems: [],
}

const LARGEST = 200 * 1024 * 1024
const MOST_SIGNATURES = 10

const bearsSignature = (zip: Zip) =>
  zip.entries.some((entry) => entry.name.toLowerCase().startsWith('_xmlsignatures/'))

/** What one signature says, or why it cannot be relied on. */
function judgeSignature(pack: DocumentPackage, part: string): ReadSignature | string {
  try {
    return readSignature(pack.parts.get(part) ?? new Uint8Array())
  } catch (error) {
    if (error instanceof Unsound) return `The signature cannot be relied on: ${error.message}.`
    return 'The signature cannot be relied on: it cannot be read.'
  }
}

/** Facts about the signer, as far as a certificate could be read. */
function signerOf(signature: ReadSignature) {
  const { name, organisation, subject, issuer } = describeCertificate(signature.certificate)
  return {
    signer: { name, organisation, subject },
    issuer,
    role: signature.role,
    signedAt: signature.signedAt.toISOString(),
    certificate: signature.certificate,
  }
}

function mainProblems(pack: DocumentPackage): string[] {
  const root = pack.relationships.get(pack.find('/_rels/.rels') ?? '') ?? []
  const mains = root.filter((r) => isMainRelationship(r.type))
  return mains.length > 1
    ? ['The file holds a second main document, so programs may show different text.']
    : []
}

function isWordDocument(pack: DocumentPackage): boolean {
  const root = pack.relationships.get(pack.find('/_rels/.rels') ?? '') ?? []
  const main = root.find((r) => isMainRelationship(r.type))?.part
  const part = main ? pack.find(main) : null
  return part !== null && pack.typeOf(part) === MAIN_TYPE
}

function judgePackage(pack: DocumentPackage, signed: boolean, trusted: Uint8Array[]): SignatureReport {
  const outside = outsideOf(pack)
  if (outside.signatures.length === 0) {
    if (signed)
      return { ...nothing, state: 'changed', problems: ['The signature was cut off from the document.'] }
    if (!isWordDocument(pack)) return { ...nothing, problems: ['This is not a Word document (.docx).'] }
    return { ...nothing, state: 'not signed' }
  }
  const problems = [...outside.problems, ...mainProblems(pack)]
  if (outside.signatures.length > MOST_SIGNATURES) problems.push('The file holds far too many signatures.')
  const sound: ReadSignature[] = []
  const covered = new Set(pack.parts.keys())
  for (const part of outside.signatures.slice(0, MOST_SIGNATURES)) {
    const signature = judgeSignature(pack, part)
    if (typeof signature === 'string') {
      problems.push(signature)
      continue
    }
    sound.push(signature)
    const coverage = checkCoverage(pack, outside, signature.manifest)
    problems.push(...signature.problems, ...coverage.problems)
    for (const name of covered) if (!coverage.parts.has(name)) covered.delete(name)
  }
  const [first, ...others] = sound
  if (problems.length > 0 || !first)
    return {
      ...nothing,
      ...(first ? signerOf(first) : {}),
      state: 'changed',
      trustSays: 'The file is not what was signed, so its certificate says nothing about it.',
      problems: [...new Set(problems)],
    }
  if (!isWordDocument(pack))
    return { ...nothing, problems: ['This is not a Word document (.docx), so its signature was not judged.'] }
  const { trust, says } = judgeTrust(first.certificate, first.issuers, trusted, first.signedAt)
  const named = (names: Iterable<string>) =>
    groupWords([...names].map((part) => ({ part, contentType: pack.typeOf(part) })))
  return {
    state: 'genuine',
    ...signerOf(first),
    trust,
    trustSays: says,
    covers: named(covered),
    notCovered: named(outside.properties.filter((part) => !covered.has(part))),
    problems: [],
    ...(others.length > 0 ? { others: others.map((other) => otherSays(other, trusted)) } : {}),
  }
}

function otherSays(signature: ReadSignature, trusted: Uint8Array[]): string {
  const { name } = describeCertificate(signature.certificate)
  const { says } = judgeTrust(signature.certificate, signature.issuers, trusted, signature.signedAt)
  return `Also signed by ${name} at ${signature.signedAt.toISOString()}. ${says}`
}

/**
 * @param docx the bytes of the file, whatever they are
 * @param options.trusted DER of the authorities whose word counts here
 * @returns a report; this never throws
 */
export function verifyDocument(docx: Uint8Array, options: { trusted: Uint8Array[] }): SignatureReport {
  let signed = false
  try {
    if (docx.length > LARGEST)
      return { ...nothing, problems: ['The file is larger than 200 MB, so it was not opened.'] }
    const zip = readZip(docx)
    signed = bearsSignature(zip)
    const damaged = zip.entries.filter((entry) => !entry.data)
    const faults = [
      ...zip.faults,
      ...damaged.map(({ name }) => `A part of the file is damaged (${shown(name)}).`),
    ]
    if (faults.length > 0)
      return { ...nothing, state: signed ? 'changed' : 'not readable', problems: faults.slice(0, 20) }
    return judgePackage(openPackage(zip), signed, options.trusted)
  } catch (error) {
    if (error instanceof NotReadable) return { ...nothing, problems: [error.message] }
    if (error instanceof NotAsSigned)
      return { ...nothing, state: signed ? 'changed' : 'not readable', problems: [error.message] }
    return { ...nothing, problems: ['The file could not be read.'] }
  }
}
