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
import { judgeTrust, type Trust, type Withdrawn } from './certificates.ts'
import { checkCoverage, outsideOf } from './coverage.ts'
import { describeCertificate } from './identity.ts'
import { isSameName, linesOf, type SignatureLine } from './lines.ts'
import { type DocumentPackage, isMainRelationship, MAIN_TYPE, NotAsSigned, openPackage } from './package.ts'
import { type ReadSignature, readSignature } from './signature-read.ts'
import { groupWords } from './words.ts'
import { Unsound } from './xml.ts'
import { NotReadable, readZip, shown, type Zip } from './zip.ts'

/** One of the signatures of a file. Of a changed file it is only a claim. */
export type OneSignature = {
  signer: { name: string; organisation: string; subject: string }
  /** The role and the purpose that the signer gave. */
  role: string
  purpose: string
  /** UTC instant named in the signature, ISO 8601. */
  signedAt: string
  issuer: string
  /** DER of the signer's certificate. */
  certificate: Uint8Array
  /** Sound in itself, and every part of the file is as this signer signed it. */
  holds: boolean
  /** Told apart from integrity, and never `trusted` for a changed file. */
  trust: Trust
  trustSays: string
  /** Whose signature line it fills, as the document names it; '' without a line. */
  line: string
  lineId: string
}

export type SignatureReport = {
  /**
   * Over all signatures. `genuine`: every one of them holds. `changed`: there is a signature, and one of them or the file
   * is not sound, so nothing in the file may be relied on. `not readable`: nothing could be judged.
   */
  state: 'genuine' | 'changed' | 'not signed' | 'not readable'
  /** In the order of signing. */
  signatures: OneSignature[]
  /** Lines of the document that nobody has signed, in words. */
  unsignedLines: string[]
  /** Of the first signature. */
  signer: { name: string; organisation: string; subject: string } | null
  role: string
  signedAt: string
  issuer: string
  certificate: Uint8Array | null
  /** Over all signatures: `trusted` only when every one of them is. */
  trust: Trust
  trustSays: string
  /** What every signature protects, in plain words with the parts' names. */
  covers: string[]
  notCovered: string[]
  /** Sentences; empty when genuine. */
  problems: string[]
}

export type VerifyOptions = {
  /** DER of the authorities whose word counts here. */
  trusted: Uint8Array[]
  /** The moment of judging; now when left out. */
  now?: Date
  /** Certificates whose keys were lost. */
  withdrawn?: Withdrawn[]
}

const nothing: SignatureReport = {
  state: 'not readable',
  signatures: [],
  unsignedLines: [],
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
export const MOST_SIGNATURES = 10

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

type Judged = { read: ReadSignature; problems: string[]; line: SignatureLine | undefined }

const UNRELIABLE = 'The file is not what was signed, so its certificate says nothing about it.'

/** What one signature says; `sound` is about the whole file. */
function oneOf({ read, problems, line }: Judged, sound: boolean, options: VerifyOptions): OneSignature {
  const { name, organisation, subject, issuer } = describeCertificate(read.certificate)
  const { trust, says } = sound
    ? trustOf(read, line, options)
    : { trust: 'not known' as const, says: UNRELIABLE }
  return {
    signer: { name, organisation, subject },
    role: read.role,
    purpose: read.purpose,
    signedAt: read.signedAt.toISOString(),
    issuer,
    certificate: read.certificate,
    holds: problems.length === 0,
    trust,
    trustSays: says,
    line: line ? lineWords(line) : '',
    lineId: line?.id ?? '',
  }
}

/** A line shows a name. Where the certificate names somebody else, nobody vouches for what the page seems to say. */
function trustOf(read: ReadSignature, line: SignatureLine | undefined, options: VerifyOptions) {
  const { name } = describeCertificate(read.certificate)
  const shownName = [line?.name ?? '', line ? read.line.text : ''].find(
    (text) => text && !isSameName(text, name),
  )
  if (shownName)
    return {
      trust: 'not known' as const,
      says: `The page shows the name ${shownName}, but the certificate is that of ${name}.`,
    }
  return judgeTrust(read.certificate, read.issuers, options.trusted, read.signedAt, options)
}

const lineWords = ({ name, title }: SignatureLine) =>
  [name, title].filter(Boolean).join(', ') || 'a line without a name'

/** Each signature that names a line has one of its own. */
function lineProblems(lines: SignatureLine[], sound: ReadSignature[]): string[] {
  const problems: string[] = []
  const taken = new Set<string>()
  for (const { id } of sound.map((signature) => signature.line)) {
    if (!id) continue
    if (taken.has(id)) problems.push('One signature line carries two signatures.')
    if (!lines.some((line) => line.id === id))
      problems.push('A signature is made for a signature line that is not in the document.')
    taken.add(id)
  }
  if (new Set(lines.map(({ id }) => id)).size < lines.length)
    problems.push('Two signature lines have one name, so programs may show them wrongly.')
  return problems
}

/** The same signature twice would count one person as two. */
function repeatedProblems(sound: ReadSignature[]): string[] {
  const known = new Set<string>()
  for (const { certificate, signedAt } of sound) {
    const key = `${signedAt.getTime()} ${Buffer.from(certificate).toString('base64')}`
    if (known.has(key)) return ['The file holds one signature twice.']
    known.add(key)
  }
  return []
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

function judgePackage(pack: DocumentPackage, signed: boolean, options: VerifyOptions): SignatureReport {
  const outside = outsideOf(pack)
  if (outside.signatures.length === 0) {
    if (signed)
      return { ...nothing, state: 'changed', problems: ['The signature was cut off from the document.'] }
    if (!isWordDocument(pack)) return { ...nothing, problems: ['This is not a Word document (.docx).'] }
    return { ...nothing, state: 'not signed' }
  }
  const problems = [...outside.problems, ...mainProblems(pack)]
  if (outside.signatures.length > MOST_SIGNATURES) problems.push('The file holds far too many signatures.')
  const lines = linesOf(pack)
  const judged: Judged[] = []
  const covered = new Set(pack.parts.keys())
  for (const part of outside.signatures.slice(0, MOST_SIGNATURES)) {
    const read = judgeSignature(pack, part)
    if (typeof read === 'string') {
      problems.push(read)
      continue
    }
    const coverage = checkCoverage(pack, outside, read.manifest)
    const own = [...read.problems, ...coverage.problems]
    judged.push({ read, problems: own, line: lines.find(({ id }) => id === read.line.id) })
    problems.push(...own)
    for (const name of covered) if (!coverage.parts.has(name)) covered.delete(name)
  }
  const reads = judged.map(({ read }) => read)
  problems.push(...lineProblems(lines, reads), ...repeatedProblems(reads))
  const sound = problems.length === 0
  const signatures = judged
    .map((one) => oneOf(one, sound, options))
    .sort((a, b) => (a.signedAt < b.signedAt ? -1 : a.signedAt > b.signedAt ? 1 : 0))
  const [first] = signatures
  if (!sound || !first)
    return {
      ...nothing,
      ...(first ? firstOf(first) : {}),
      signatures,
      state: 'changed',
      trustSays: UNRELIABLE,
      problems: [...new Set(problems)],
    }
  if (!isWordDocument(pack))
    return { ...nothing, problems: ['This is not a Word document (.docx), so its signature was not judged.'] }
  const named = (names: Iterable<string>) =>
    groupWords([...names].map((part) => ({ part, contentType: pack.typeOf(part) })))
  return {
    state: 'genuine',
    ...firstOf(first),
    ...trustOver(signatures),
    signatures,
    unsignedLines: lines.filter(({ id }) => !signatures.some((one) => one.lineId === id)).map(lineWords),
    covers: named(covered),
    notCovered: named(outside.properties.filter((part) => !covered.has(part))),
    problems: [],
  }
}

const firstOf = ({ signer, role, signedAt, issuer, certificate }: OneSignature) => ({
  signer,
  role,
  signedAt,
  issuer,
  certificate,
})

/** The least that may be said of all signatures together. */
function trustOver(signatures: OneSignature[]): { trust: Trust; trustSays: string } {
  const [first] = signatures
  const weakest = signatures.find(({ trust }) => trust !== 'trusted')
  if (first && signatures.length === 1) return { trust: first.trust, trustSays: first.trustSays }
  return weakest
    ? { trust: weakest.trust, trustSays: `${weakest.signer.name}: ${weakest.trustSays}` }
    : {
        trust: 'trusted',
        trustSays: `The certificates of all ${signatures.length} signers are vouched for, and each was valid at the time of signing.`,
      }
}

/**
 * @param docx the bytes of the file, whatever they are
 * @returns a report over all signatures and on each; this never throws
 */
export function verifyDocument(docx: Uint8Array, options: VerifyOptions): SignatureReport {
  if (docx.length > LARGEST)
    return { ...nothing, problems: ['The file is larger than 200 MB, so it was not opened.'] }
  try {
    return verifyZip(readZip(docx), options)
  } catch (error) {
    const says = error instanceof NotReadable ? error.message : 'The file could not be read.'
    return { ...nothing, problems: [says] }
  }
}

/** As `verifyDocument`, of a file that is open already. */
export function verifyZip(zip: Zip, options: VerifyOptions): SignatureReport {
  const signed = bearsSignature(zip)
  try {
    const damaged = zip.entries.filter((entry) => !entry.data)
    const faults = [
      ...zip.faults,
      ...damaged.map(({ name }) => `A part of the file is damaged (${shown(name)}).`),
    ]
    if (faults.length > 0)
      return { ...nothing, state: signed ? 'changed' : 'not readable', problems: faults.slice(0, 20) }
    return judgePackage(openPackage(zip), signed, options)
  } catch (error) {
    if (error instanceof NotAsSigned)
      return { ...nothing, state: signed ? 'changed' : 'not readable', problems: [error.message] }
    return { ...nothing, problems: ['The file could not be read.'] }
  }
}
