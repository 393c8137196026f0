/**
 * Signing identities: a certificate, its issuers and the private key, and the small authority of a workspace
 * that vouches for its people. Made with WebCrypto and plain DER so that they work alike on every runtime.
 */
import 'reflect-metadata'
import { webcrypto } from 'node:crypto'
import * as x509 from '@peculiar/x509'

export type SigningIdentity = {
  /** DER of the signer's own certificate. */
  certificate: Uint8Array
  /** DER of the issuers, nearest first; may be empty. */
  chain: Uint8Array[]
  /** PKCS#8, DER, not encrypted: the caller keeps it safe. */
  privateKey: Uint8Array
}
export type Authority = { certificate: Uint8Array; privateKey: Uint8Array }
export type Holder = { name: string; role: string; organisation: string; email: string }
export type KeyAlgorithm = 'rsa-2048' | 'ec-p256'

const RSA = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  modulusLength: 2048,
  publicExponent: new Uint8Array([1, 0, 1]),
}
const EC = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }

/** Document signing: RFC 9336, and Microsoft's own older value, which Word looks for. */
export const DOCUMENT_SIGNING = ['1.3.6.1.5.5.7.3.36', '1.3.6.1.4.1.311.10.3.12']

/** LibreOffice's certificate store knows no usage for documents and asks for this one instead. */
export const EMAIL_PROTECTION = '1.3.6.1.5.5.7.3.4'

/** Upper bound of a name part in X.520; Windows calls a certificate with a longer one damaged. */
const LONGEST = 64

x509.cryptoProvider.set(webcrypto as unknown as Crypto)

/** A name from parts in the order given, empty ones left out. Values are never read as name syntax. */
function named(parts: [type: 'CN' | 'OU' | 'O', value: string][]): x509.Name {
  return new x509.Name(
    parts
      .map(
        ([type, value]) => [type, [...value.trim().replace(/\s+/g, ' ')].slice(0, LONGEST).join('')] as const,
      )
      .filter(([, value]) => value !== '')
      .map(([type, value]) => ({ [type]: [{ utf8String: value }] })),
  )
}

/** Eight random bytes, positive, no leading zero: short enough for every schema checker. */
function serialNumber(): string {
  const bytes = Buffer.from(webcrypto.getRandomValues(new Uint8Array(8)))
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40
  return bytes.toString('hex')
}

/** A certificate counts from the start of its day, so that a clock put right by minutes does not void it. */
function years(now: Date, count: number) {
  const from = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()))
  const until = new Date(from)
  until.setUTCFullYear(from.getUTCFullYear() + count)
  return { notBefore: from, notAfter: until }
}

const pkcs8 = async (key: CryptoKey) =>
  new Uint8Array(await webcrypto.subtle.exportKey('pkcs8', key as webcrypto.CryptoKey))

async function makeKeys(algorithm: typeof RSA | typeof EC): Promise<CryptoKeyPair> {
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  return keys as unknown as CryptoKeyPair
}

/**
 * The authority of a workspace: self-signed, RSA-2048, twenty years, a plain common name and nothing else,
 * because that is written the same in either order (Office changed the order once).
 */
export async function createAuthority(name: string, now: Date): Promise<Authority> {
  const keys = await makeKeys(RSA)
  const subject = named([['CN', name]])
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: serialNumber(),
    subject,
    issuer: subject,
    ...years(now, 20),
    signingAlgorithm: RSA,
    signingKey: keys.privateKey,
    publicKey: keys.publicKey,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  })
  return { certificate: new Uint8Array(certificate.rawData), privateKey: await pkcs8(keys.privateKey) }
}

/**
 * A signing identity for one person, vouched for by the authority: three years, for signing documents only.
 * The role goes into the signature itself each time, since people change theirs; here it is the unit.
 */
export async function issueIdentity(
  authority: Authority,
  who: Holder,
  now: Date,
  algorithm: KeyAlgorithm = 'rsa-2048',
): Promise<SigningIdentity> {
  const issuer = new x509.X509Certificate(authority.certificate as Uint8Array<ArrayBuffer>)
  const issuerKey = await webcrypto.subtle.importKey(
    'pkcs8',
    authority.privateKey as Uint8Array<ArrayBuffer>,
    RSA,
    false,
    ['sign'],
  )
  const keys = await makeKeys(algorithm === 'ec-p256' ? EC : RSA)
  const email = /^[\x21-\x7e]+@[\x21-\x7e]+$/.test(who.email) ? who.email : ''
  const usage = x509.KeyUsageFlags.digitalSignature | x509.KeyUsageFlags.nonRepudiation
  const until = years(now, 3)
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: serialNumber(),
    subject: named([
      ['CN', who.name],
      ['OU', who.role],
      ['O', who.organisation],
    ]),
    issuer: issuer.subjectName,
    ...until,
    notAfter: until.notAfter < issuer.notAfter ? until.notAfter : issuer.notAfter,
    signingAlgorithm: RSA,
    signingKey: issuerKey as unknown as CryptoKey,
    publicKey: keys.publicKey,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(usage, true),
      new x509.ExtendedKeyUsageExtension([...DOCUMENT_SIGNING, EMAIL_PROTECTION]),
      ...(email ? [new x509.SubjectAlternativeNameExtension([{ type: 'email', value: email }])] : []),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
      await x509.AuthorityKeyIdentifierExtension.create(issuer),
    ],
  })
  return {
    certificate: new Uint8Array(certificate.rawData),
    chain: [authority.certificate],
    privateKey: await pkcs8(keys.privateKey),
  }
}

export type CertificateWords = {
  /** All of the subject on one line, e.g. `CN=Priya Nair, O=Harrow Council`. */
  subject: string
  name: string
  organisation: string
  /** The issuer's common name, or all of its name when it has none. */
  issuer: string
  /** ISO instants. */
  from: string
  until: string
}

/** What a certificate says, in words. @throws when the bytes are no certificate */
export function describeCertificate(der: Uint8Array): CertificateWords {
  const certificate = parseCertificate(der)
  const { subjectName, issuerName } = certificate
  const text = subjectName.toString()
  return {
    subject: text,
    name: subjectName.getField('CN')[0] ?? text,
    organisation: subjectName.getField('O')[0] ?? '',
    issuer: issuerName.getField('CN')[0] ?? issuerName.toString(),
    from: certificate.notBefore.toISOString(),
    until: certificate.notAfter.toISOString(),
  }
}

/** Certificates that were read lately: one signature asks a dozen questions of the same one. */
const lately = new Map<string, x509.X509Certificate>()
const MOST_LATELY = 32

/** A certificate from DER; it is not to be changed. @throws when the bytes are no certificate or more than one */
export function parseCertificate(der: Uint8Array): x509.X509Certificate {
  const key = Buffer.from(der.buffer, der.byteOffset, der.byteLength).toString('latin1')
  const known = lately.get(key)
  if (known) return known
  const certificate = new x509.X509Certificate(new Uint8Array(der))
  if (certificate.rawData.byteLength !== der.length) throw new TypeError('Bytes behind the certificate')
  const [oldest] = lately.keys()
  if (oldest !== undefined && lately.size >= MOST_LATELY) lately.delete(oldest)
  lately.set(key, certificate)
  return certificate
}

/** The certificate as text, the form that IT departments ask for. */
export function pem(der: Uint8Array): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`
}
