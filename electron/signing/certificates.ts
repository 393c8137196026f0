/**
 * What a certificate may be used for, and whether one of the authorities that are trusted vouches for it.
 * Path rules after RFC 5280 section 6, the part that document certificates need; what is not understood
 * (a critical extension that is not known here) is not trusted.
 */
import 'reflect-metadata'
import { createHash, type KeyObject, X509Certificate as NodeCertificate } from 'node:crypto'
import * as x509 from '@peculiar/x509'
import { DOCUMENT_SIGNING, describeCertificate, EMAIL_PROTECTION, parseCertificate } from './identity.ts'

const LONGEST_PATH = 6
const MOST_ISSUERS = 20

/** Extended key usages that Office accepts for a signature: document signing, e-mail, client, smart card, any. */
const SIGNING_PURPOSES = new Set([
  ...DOCUMENT_SIGNING,
  '1.2.840.113583.1.1.5',
  EMAIL_PROTECTION,
  '1.3.6.1.5.5.7.3.2',
  '1.3.6.1.4.1.311.20.2.2',
  '2.5.29.37.0',
])

/** Basic constraints, key usage, extended key usage, key identifiers, names, policies. */
const UNDERSTOOD = new Set([
  '2.5.29.14',
  '2.5.29.15',
  '2.5.29.17',
  '2.5.29.18',
  '2.5.29.19',
  '2.5.29.32',
  '2.5.29.35',
  '2.5.29.37',
])

export type Trust = 'trusted' | 'not known' | 'expired at signing'

/** Was the certificate made for signing? One that says nothing about its use is allowed any. */
export function isForSigning(der: Uint8Array): boolean {
  const certificate = parseCertificate(der)
  const usage = certificate.getExtension(x509.KeyUsagesExtension)
  const wanted = x509.KeyUsageFlags.digitalSignature | x509.KeyUsageFlags.nonRepudiation
  if (usage && (usage.usages & wanted) === 0) return false
  const purposes = certificate.getExtension(x509.ExtendedKeyUsageExtension)
  return !purposes || purposes.usages.some((usage) => SIGNING_PURPOSES.has(String(usage)))
}

/** RSA of 2048 bits or more, or one of the three NIST curves: what Office signatures use and what holds today. */
export function usableKey(key: KeyObject): boolean {
  const { modulusLength = 0, namedCurve = '' } = key.asymmetricKeyDetails ?? {}
  if (key.asymmetricKeyType === 'rsa') return modulusLength >= 2048 && modulusLength <= 16384
  return key.asymmetricKeyType === 'ec' && namedCurve in COORDINATE_BYTES
}

/** Bytes of one half of an ECDSA signature, by the name of the curve. */
export const COORDINATE_BYTES: Record<string, number> = { prime256v1: 32, secp384r1: 48, secp521r1: 66 }

/** Is the moment inside the certificate's dates? */
export function isValidAt(der: Uint8Array, at: Date): boolean {
  const { notBefore, notAfter } = parseCertificate(der)
  return at >= notBefore && at <= notAfter
}

/** A date as people write it, in UTC: `3 May 2026`. */
export const day = (instant: string | Date) =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(instant))

const equal = (a: Uint8Array, b: Uint8Array) => Buffer.compare(a, b) === 0

/** May `issuer` vouch for `subject`, and did it? `below` counts the authorities between it and the leaf. */
function vouches(issuer: Uint8Array, subject: Uint8Array, below: number): boolean {
  try {
    const parsed = parseCertificate(issuer)
    const limits = parsed.getExtension(x509.BasicConstraintsExtension)
    const usage = parsed.getExtension(x509.KeyUsagesExtension)
    if (!limits?.ca || (limits.pathLength !== undefined && below > limits.pathLength)) return false
    if (usage && (usage.usages & x509.KeyUsageFlags.keyCertSign) === 0) return false
    const child = new NodeCertificate(subject)
    const parent = new NodeCertificate(issuer)
    return child.checkIssued(parent) && child.verify(parent.publicKey)
  } catch {
    return false
  }
}

/** Signed with a hash that can be forged, or with a limit that is not understood here. */
function isWeak(der: Uint8Array): boolean {
  const certificate = parseCertificate(der)
  const hash = String(certificate.signatureAlgorithm.hash?.name ?? '').toUpperCase()
  const strange = certificate.extensions.some((e) => e.critical && !UNDERSTOOD.has(e.type))
  return !['SHA-256', 'SHA-384', 'SHA-512'].includes(hash) || strange
}

/** The certificates from the leaf to a trusted one, or null. */
function findPath(
  leaf: Uint8Array,
  issuers: Uint8Array[],
  trusted: Uint8Array[],
  path: Uint8Array[] = [leaf],
): Uint8Array[] | null {
  if (trusted.some((t) => equal(t, leaf))) return path
  if (path.length > LONGEST_PATH || isWeak(leaf)) return null
  for (const issuer of [...trusted, ...issuers]) {
    if (path.some((known) => equal(known, issuer)) || !vouches(issuer, leaf, path.length - 1)) continue
    const found = findPath(issuer, issuers, trusted, [...path, issuer])
    if (found) return found
  }
  return null
}

/** Issuers that are certificates at all, each once. */
const readable = (ders: Uint8Array[]) =>
  ders.slice(0, MOST_ISSUERS).filter((der) => {
    try {
      return parseCertificate(der) !== null
    } catch {
      return false
    }
  })

/** A key that its owner lost: what is dated from that moment on was not signed by them. */
export type Withdrawn = {
  /** SHA-256 of the certificate's DER, hex. */
  sha256: string
  /** UTC instant, ISO 8601. */
  at: string
}

const sha256 = (der: Uint8Array) => createHash('sha256').update(der).digest('hex')

/** What has become of a certificate that was good at the time of signing; '' while nothing has. */
function sinceThen(leaf: Uint8Array, now: Date, withdrawn: Withdrawn[]): string {
  const gone = withdrawn.find((one) => one.sha256 === sha256(leaf))
  if (gone) return ` Its key was lost on ${day(gone.at)}, after the time of signing.`
  const { until } = describeCertificate(leaf)
  return new Date(until) < now
    ? ` It has ended since, on ${day(until)}, which does not undo what was signed before.`
    : ''
}

/**
 * Does one of the trusted authorities vouch for this certificate at this moment?
 * @param leaf DER of the signer's certificate
 * @param issuers DER of certificates that came with the file; they are only believed through their signatures
 * @param trusted DER of the authorities that are trusted here
 * @param at the moment of signing, as the signature names it
 * @param more.now the moment of judging
 * @param more.withdrawn certificates whose keys were lost
 */
export function judgeTrust(
  leaf: Uint8Array,
  issuers: Uint8Array[],
  trusted: Uint8Array[],
  at: Date,
  { now = new Date(), withdrawn = [] }: { now?: Date; withdrawn?: Withdrawn[] } = {},
): { trust: Trust; says: string } {
  const { name, issuer, from, until } = describeCertificate(leaf)
  if (!isForSigning(leaf))
    return { trust: 'not known', says: `The certificate of ${name} was not made for signing documents.` }
  const path = findPath(leaf, readable(issuers), trusted)
  if (!path)
    return {
      trust: 'not known',
      says:
        name === issuer
          ? `Nobody but the signer vouches for this certificate. Ask ${name} in another way whether it is theirs.`
          : `The certificate is issued by ${issuer}, which is not trusted here. Ask your IT team whether it should be.`,
    }
  if (path.some((der) => !isValidAt(der, at)))
    return {
      trust: 'expired at signing',
      says:
        at < new Date(from)
          ? `The certificate was not valid until ${day(from)}, after the time of signing.`
          : isValidAt(leaf, at)
            ? `The authority ${issuer} was not valid at the time of signing.`
            : `The certificate ended on ${day(until)}, before the time of signing.`,
    }
  const lost = withdrawn.find((one) => one.sha256 === sha256(leaf) && new Date(one.at) <= at)
  if (lost)
    return {
      trust: 'not known',
      says: `The key of this certificate was lost on ${day(lost.at)}, before the time of signing, so ${name} need not have signed this.`,
    }
  return {
    trust: 'trusted',
    says: `${issuer} vouches for this certificate, and it was valid at the time of signing.${sinceThen(leaf, now, withdrawn)}`,
  }
}
