/**
 * Writes the signature part (`sig1.xml`) of an Office signature: XML Signature as OPC narrows it (ECMA-376
 * part 2), the Office details of [MS-OFFCRYPTO] 2.5.2 and the XAdES properties it demands.
 *
 * Everything is written in canonical form from the start and digested in its place, so that a verifier's own
 * canonicalisation has nothing to change. After the value is inserted nothing is written again.
 */
import { createHash, createPrivateKey, type KeyObject, sign } from 'node:crypto'
import { parseCertificate, type SigningIdentity } from './identity.ts'
import { nameText } from './names.ts'
import {
  C14N,
  DS,
  ECDSA_SHA256,
  MDSSI,
  MSO,
  OBJECT_REFERENCE,
  RELATIONSHIP_TRANSFORM,
  RSA_SHA256,
  SHA256,
  SIGNED_PROPERTIES_REFERENCE,
  XADES,
} from './vocabulary.ts'
import {
  attribute,
  base64,
  canonical,
  DECLARATION,
  escapeAttribute,
  escapeText,
  everyElement,
  withXml,
} from './xml.ts'

export type ManifestEntry = {
  /** Part name with leading slash. */
  part: string
  contentType: string
  /** For a relationships part: the identifiers that are signed. */
  relationshipIds?: string[]
  /** What is digested: the part's bytes, or the canonical relationships. */
  digested: Uint8Array | string
}

export type SignatureContents = { manifest: ManifestEntry[]; at: Date; purpose: string; role: string }

const PACKAGE_OBJECT = 'idPackageObject'
const OFFICE_OBJECT = 'idOfficeObject'
const SIGNED_PROPERTIES = 'idSignedProperties'
const SIGNATURE = 'idPackageSignature'

const digest = (data: Uint8Array | string) => createHash('sha256').update(data).digest('base64')

/** An element in canonical form; attributes have to be handed over sorted. `body` is markup already. */
function element(name: string, attributes: Record<string, string>, body = ''): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeAttribute(value)}"`)
  return `<${name}${written.join('')}>${body}</${name}>`
}
const text = (name: string, value: string) => element(name, {}, escapeText(value))
const algorithm = (name: string, uri: string, body = '') => element(name, { Algorithm: uri }, body)

/** Whole seconds, UTC, as OPC's `YYYY-MM-DDThh:mm:ssTZD`. */
const wholeSeconds = (at: Date) => `${at.toISOString().slice(0, 19)}Z`

const digested = (value: string) => algorithm('DigestMethod', SHA256) + text('DigestValue', value)

function manifestReference({ part, contentType, relationshipIds, digested: data }: ManifestEntry): string {
  const selected = relationshipIds?.map((id) =>
    element('mdssi:RelationshipReference', { 'xmlns:mdssi': MDSSI, SourceId: id }),
  )
  const transforms = selected
    ? element(
        'Transforms',
        {},
        algorithm('Transform', RELATIONSHIP_TRANSFORM, selected.join('')) + algorithm('Transform', C14N),
      )
    : ''
  const uri = `${encodeURI(part)}?ContentType=${contentType}`
  return element('Reference', { URI: uri }, transforms + digested(digest(data)))
}

function packageObject({ manifest, at }: SignatureContents): string {
  const time =
    element('mdssi:Format', {}, 'YYYY-MM-DDThh:mm:ssTZD') + element('mdssi:Value', {}, wholeSeconds(at))
  const property = element(
    'SignatureProperty',
    { Id: 'idSignatureTime', Target: `#${SIGNATURE}` },
    element('mdssi:SignatureTime', { 'xmlns:mdssi': MDSSI }, time),
  )
  return element(
    'Object',
    { Id: PACKAGE_OBJECT },
    element('Manifest', {}, manifest.map(manifestReference).join('')) +
      element('SignatureProperties', {}, property),
  )
}

/** All fifteen details that Microsoft's schema demands, in its order. Nothing of the machine is in them. */
function officeObject({ purpose }: SignatureContents): string {
  const details: [name: string, value: string][] = [
    ['SetupID', ''],
    ['SignatureText', ''],
    ['SignatureImage', ''],
    ['SignatureComments', purpose],
    ['WindowsVersion', '10.0'],
    ['OfficeVersion', '16.0'],
    ['ApplicationVersion', '16.0'],
    ['Monitors', '1'],
    ['HorizontalResolution', '1280'],
    ['VerticalResolution', '800'],
    ['ColorDepth', '32'],
    ['SignatureProviderId', '{00000000-0000-0000-0000-000000000000}'],
    ['SignatureProviderUrl', ''],
    ['SignatureProviderDetails', '9'],
    ['SignatureType', '1'],
  ]
  const info = element(
    'SignatureInfoV1',
    { xmlns: MSO },
    details.map(([name, value]) => text(name, value)).join(''),
  )
  return element(
    'Object',
    { Id: OFFICE_OBJECT },
    element(
      'SignatureProperties',
      {},
      element('SignatureProperty', { Id: 'idOfficeV1Details', Target: `#${SIGNATURE}` }, info),
    ),
  )
}

/** Ties the certificate to the signature: its digest, issuer and serial number are signed with the document. */
function xadesObject(identity: SigningIdentity, { at, role }: SignatureContents): string {
  const certificate = parseCertificate(identity.certificate)
  const certDigest = algorithm('DigestMethod', SHA256) + text('DigestValue', digest(identity.certificate))
  const issuerSerial =
    text('X509IssuerName', nameText(certificate.issuerName)) +
    text('X509SerialNumber', BigInt(`0x${certificate.serialNumber}`).toString(10))
  const cert = element(
    'xd:Cert',
    {},
    element('xd:CertDigest', {}, certDigest) + element('xd:IssuerSerial', {}, issuerSerial),
  )
  const signerRole = role
    ? element('xd:SignerRole', {}, element('xd:ClaimedRoles', {}, text('xd:ClaimedRole', role)))
    : ''
  const signed = element(
    'xd:SignedProperties',
    { Id: SIGNED_PROPERTIES },
    element(
      'xd:SignedSignatureProperties',
      {},
      text('xd:SigningTime', wholeSeconds(at)) +
        element('xd:SigningCertificate', {}, cert) +
        element('xd:SignaturePolicyIdentifier', {}, element('xd:SignaturePolicyImplied', {})) +
        signerRole,
    ),
  )
  const issuers = identity.chain.map((der) => text('xd:EncapsulatedX509Certificate', base64(der))).join('')
  const unsigned = issuers
    ? element(
        'xd:UnsignedProperties',
        {},
        element('xd:UnsignedSignatureProperties', {}, element('xd:CertificateValues', {}, issuers)),
      )
    : ''
  return element(
    'Object',
    {},
    element('xd:QualifyingProperties', { 'xmlns:xd': XADES, Target: `#${SIGNATURE}` }, signed + unsigned),
  )
}

function signedInfo(method: string, digests: Map<string, string>): string {
  const reference = (id: string, type: string, transforms: string) =>
    element('Reference', { Type: type, URI: `#${id}` }, transforms + digested(digests.get(id) ?? ''))
  return element(
    'SignedInfo',
    {},
    algorithm('CanonicalizationMethod', C14N) +
      algorithm('SignatureMethod', method) +
      reference(PACKAGE_OBJECT, OBJECT_REFERENCE, '') +
      reference(OFFICE_OBJECT, OBJECT_REFERENCE, '') +
      reference(
        SIGNED_PROPERTIES,
        SIGNED_PROPERTIES_REFERENCE,
        element('Transforms', {}, algorithm('Transform', C14N)),
      ),
  )
}

/** Canonical text of the elements with these identifiers, where they stand. */
function canonicalById(xml: string, ids: string[]): Map<string, string> {
  return withXml(Buffer.from(xml), (root) => {
    const found = new Map<string, string>()
    for (const each of everyElement(root)) {
      const id = attribute(each, 'Id')
      if (id && ids.includes(id)) found.set(id, canonical(each))
    }
    return found
  })
}

function canonicalSignedInfo(xml: string): string {
  return withXml(Buffer.from(xml), (root) => {
    for (const each of everyElement(root)) if (each.name === 'SignedInfo') return canonical(each)
    throw new TypeError('A signature always has its signed information')
  })
}

/** r and s side by side for ECDSA, as XML signatures want it; the runtime's default would be DER. */
function signatureValue(key: KeyObject, data: string): string {
  return sign('sha256', Buffer.from(data), { key, dsaEncoding: 'ieee-p1363' }).toString('base64')
}

/** The whole signature part, UTF-8. The key has to be RSA or ECDSA and belong to the certificate. */
export function writeSignature(identity: SigningIdentity, contents: SignatureContents): Uint8Array {
  const key = createPrivateKey({ key: Buffer.from(identity.privateKey), format: 'der', type: 'pkcs8' })
  const method = key.asymmetricKeyType === 'ec' ? ECDSA_SHA256 : RSA_SHA256
  const objects = packageObject(contents) + officeObject(contents) + xadesObject(identity, contents)
  const keyInfo = element(
    'KeyInfo',
    {},
    element('X509Data', {}, text('X509Certificate', base64(identity.certificate))),
  )
  const whole = (info: string, value: string) =>
    `${DECLARATION}\n${element('Signature', { xmlns: DS, Id: SIGNATURE }, info + text('SignatureValue', value) + keyInfo + objects)}`

  const ids = [PACKAGE_OBJECT, OFFICE_OBJECT, SIGNED_PROPERTIES]
  const digests = new Map(
    [...canonicalById(whole('', ''), ids)].map(([id, canonicalText]) => [id, digest(canonicalText)]),
  )
  const info = signedInfo(method, digests)
  const value = signatureValue(key, canonicalSignedInfo(whole(info, '')))
  return Buffer.from(whole(info, value))
}
