/**
 * Writes a signature part (`sig1.xml`, `sig2.xml`) of an Office signature: XML Signature as OPC narrows it (ECMA-376
 * part 2), the Office details of [MS-OFFCRYPTO] 2.5.2 and the XAdES properties it demands.
 *
 * Everything is written in canonical form from the start, so that canonicalisation, a verifier's or our own, has nothing to
 * change but to say the namespaces that a piece inherits. What is digested is that text. After the value is inserted nothing
 * is written again, and our verifier, which canonicalises with libxml2, has the last word before a file is handed out.
 */
import { createHash, type KeyObject, sign } from 'node:crypto'
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
import { base64, DECLARATION, escapeAttribute, escapeText } from './xml.ts'

export type ManifestEntry = {
  /** Part name with leading slash. */
  part: string
  contentType: string
  /** For a relationships part: the identifiers that are signed. */
  relationshipIds?: string[]
  /** What is digested: the part's bytes, or the canonical relationships. */
  digested: Uint8Array | string
}

/** The signature line that this signature fills, and what a word processor draws there ([MS-OFFCRYPTO] 2.5.2.5). */
export type LineSignature = {
  /** GUID of the line in braces, as the document has it. */
  id: string
  /** The name that stands on the line; at most 100 characters. */
  text: string
  /** Pictures (EMF or PNG) for a signature that holds and for one that does not. */
  valid: Uint8Array
  invalid: Uint8Array
}

export type SignatureContents = {
  manifest: ManifestEntry[]
  at: Date
  purpose: string
  role: string
  line?: LineSignature
}

/**
 * Office reserves these names ([MS-OFFCRYPTO] 2.5.2, [MS-OI29500] 1.1) and finds the details and the pictures of a signature
 * by them, so they are the same in every signature of a file, as Word writes them.
 *
 * LibreOffice (7.4.7 tried) reads all signatures of a file in one go and looks up their pieces by name across all of them.
 * With two it gets away with it; from the third on it calls a sound signature broken, whoever made the file. With names of
 * their own for all five pieces of the third and later ones (`idOfficeObject_3`) it accepts five signatures; with the two
 * pictures alone left as they are it does not. Since Office reserves the names, they stay: Apache POI and xmlsec1 accept
 * five signatures as they are.
 */
const PACKAGE_OBJECT = 'idPackageObject'
const OFFICE_OBJECT = 'idOfficeObject'
const SIGNED_PROPERTIES = 'idSignedProperties'
const SIGNATURE = 'idPackageSignature'
const VALID_IMAGE = 'idValidSigLnImg'
const INVALID_IMAGE = 'idInvalidSigLnImg'

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
function officeObject({ purpose, line }: SignatureContents): string {
  const details: [name: string, value: string][] = [
    ['SetupID', line?.id ?? ''],
    ['SignatureText', line?.text ?? ''],
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
    ['SignatureType', line ? '2' : '1'],
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

/** The two pictures of a signature line; a signature without a line has none. */
function lineObjects({ line }: SignatureContents): [id: string, xml: string][] {
  if (!line) return []
  const picture = (id: string, bytes: Uint8Array): [string, string] => [
    id,
    element('Object', { Id: id }, base64(bytes)),
  ]
  return [picture(VALID_IMAGE, line.valid), picture(INVALID_IMAGE, line.invalid)]
}

/** Ties the certificate to the signature: its digest, issuer and serial number are signed with the document. */
function signedProperties(identity: SigningIdentity, { at, role }: SignatureContents): string {
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
  return element(
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
}

/** The signed properties in their place, with the certificates of the issuers beside them. */
function xadesObject(identity: SigningIdentity, signed: string): string {
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

type Piece = { id: string; type: string; transforms: string; digest: string }

function signedInfo(method: string, pieces: Piece[]): string {
  const references = pieces.map((piece) =>
    element(
      'Reference',
      { Type: piece.type, URI: `#${piece.id}` },
      piece.transforms + digested(piece.digest),
    ),
  )
  return element(
    'SignedInfo',
    {},
    algorithm('CanonicalizationMethod', C14N) + algorithm('SignatureMethod', method) + references.join(''),
  )
}

/** The canonical form of a piece where it stands: the same text, with the namespaces that it inherits said at its head. */
const inPlace = (piece: string, ...inherited: string[]): string =>
  piece.replace(/^<[\w:]+/, (head) => [head, ...inherited].join(' '))
const ofSignature = `xmlns="${DS}"`
const ofProperties = `xmlns:xd="${XADES}"`

/** r and s side by side for ECDSA, as XML signatures want it; the runtime's default would be DER. */
function signatureValue(key: KeyObject, data: string): string {
  return sign('sha256', Buffer.from(data), { key, dsaEncoding: 'ieee-p1363' }).toString('base64')
}

/**
 * The whole signature part, UTF-8.
 * @param key the identity's private key; RSA or ECDSA, and it has to belong to the certificate
 */
export function writeSignature(
  identity: SigningIdentity,
  key: KeyObject,
  contents: SignatureContents,
): Uint8Array {
  const method = key.asymmetricKeyType === 'ec' ? ECDSA_SHA256 : RSA_SHA256
  const packaged = packageObject(contents)
  const office = officeObject(contents)
  const properties = signedProperties(identity, contents)
  const pictures = lineObjects(contents)
  const object = (id: string, xml: string): Piece => ({
    id,
    type: OBJECT_REFERENCE,
    transforms: '',
    digest: digest(inPlace(xml, ofSignature)),
  })
  const info = signedInfo(method, [
    object(PACKAGE_OBJECT, packaged),
    object(OFFICE_OBJECT, office),
    {
      id: SIGNED_PROPERTIES,
      type: SIGNED_PROPERTIES_REFERENCE,
      transforms: element('Transforms', {}, algorithm('Transform', C14N)),
      digest: digest(inPlace(properties, ofSignature, ofProperties)),
    },
    ...pictures.map(([id, xml]) => object(id, xml)),
  ])
  const keyInfo = element(
    'KeyInfo',
    {},
    element('X509Data', {}, text('X509Certificate', base64(identity.certificate))),
  )
  const value = text('SignatureValue', signatureValue(key, inPlace(info, ofSignature)))
  const objects = [packaged, office, xadesObject(identity, properties), ...pictures.map(([, xml]) => xml)]
  const whole = element('Signature', { xmlns: DS, Id: SIGNATURE }, info + value + keyInfo + objects.join(''))
  return Buffer.from(`${DECLARATION}\n${whole}`)
}
