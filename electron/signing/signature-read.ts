/**
 * Reads a signature part and judges everything in it that needs no other part: its shape, its own digests, its
 * value, its certificate and its time.
 *
 * Elements are taken by their place and never looked up by name, so that a second, unsigned copy of something
 * (signature wrapping) has no place to be. What has no place is refused.
 */
import { createHash, timingSafeEqual, verify, X509Certificate } from 'node:crypto'
import type { XmlElement } from 'libxml2-wasm'
import { COORDINATE_BYTES, usableKey } from './certificates.ts'
import { parseCertificate } from './identity.ts'
import { namesSame } from './names.ts'
import {
  C14N,
  DIGESTS,
  DS,
  type HashName,
  MDSSI,
  MSO,
  RELATIONSHIP_TRANSFORM,
  SIGNATURES,
  SIGNED_PROPERTIES_REFERENCE,
  XADES,
} from './vocabulary.ts'
import {
  attribute,
  canonical,
  childElements,
  childrenNamed,
  fromBase64,
  identifiersIn,
  isNamed,
  onlyChild,
  Unsound,
  withXml,
  words,
} from './xml.ts'

/** What the Manifest says about one part. */
export type ManifestReference = {
  uri: string
  hash: HashName
  digest: Uint8Array
  /** For a relationships part that is signed by selection; null when the bytes are signed as they are. */
  selected: { ids: Set<string>; types: Set<string> } | null
}

export type ReadSignature = {
  certificate: Uint8Array
  /** Other certificates that came along, not signed. */
  issuers: Uint8Array[]
  signedAt: Date
  role: string
  /** Why it was signed, in the signer's words. */
  purpose: string
  /** The signature line that it fills (GUID in braces), and the name that stands there; empty without one. */
  line: { id: string; text: string }
  manifest: ManifestReference[]
  /** Sentences; empty when the signature is sound in itself. */
  problems: string[]
}

const MOST_OBJECTS = 10
const MOST_REFERENCES = 10_000

/** The element must be that one. */
function expected(element: XmlElement | null | undefined, namespace: string, name: string): XmlElement {
  if (!element || !isNamed(element, namespace, name)) throw new Unsound(`it has no ${name} where one belongs`)
  return element
}
const only = (element: XmlElement | null, namespace: string, name: string) =>
  expected(onlyChild(element, namespace, name), namespace, name)

function refuseRepeatedIds(root: XmlElement) {
  const ids = identifiersIn(root)
  if (new Set(ids).size < ids.length) throw new Unsound('it holds two pieces of one name')
}

type Reference = { uri: string; type: string; transforms: XmlElement[]; hash: HashName; digest: Uint8Array }

/** @throws Unsound, also for a digest method that can be forged */
function readReference(element: XmlElement): Reference {
  expected(element, DS, 'Reference')
  const children = childElements(element)
  const transforms =
    children[0] && isNamed(children[0], DS, 'Transforms') ? childElements(children.shift() as XmlElement) : []
  for (const transform of transforms) expected(transform, DS, 'Transform')
  const [method, value, ...more] = children
  const algorithm = attribute(expected(method, DS, 'DigestMethod'), 'Algorithm') ?? ''
  const digest = fromBase64(words(expected(value, DS, 'DigestValue')))
  const hash = DIGESTS[algorithm]
  if (!hash) throw new Unsound('it uses an outdated method that can be forged')
  const uri = attribute(element, 'URI')
  if (more.length > 0 || !digest || uri === null) throw new Unsound('it is not complete')
  return { uri, type: attribute(element, 'Type') ?? '', transforms, hash, digest }
}

const isPlainC14n = (transform: XmlElement | undefined) =>
  transform !== undefined &&
  attribute(transform, 'Algorithm') === C14N &&
  childElements(transform).length === 0

export function digestFits(hash: HashName, data: Uint8Array | string, digest: Uint8Array): boolean {
  const own = createHash(hash).update(data).digest()
  return own.length === digest.length && timingSafeEqual(own, digest)
}

type Layout = {
  info: XmlElement
  value: XmlElement
  keyInfo: XmlElement
  packageObject: XmlElement
  signedProperties: XmlElement
  unsignedProperties: XmlElement | null
  /** What SignedInfo may point at. */
  targets: Map<string, XmlElement>
  /** Objects that have to be pointed at. */
  objects: XmlElement[]
}

/** Without the objects that hold nothing but the letters of a picture (of a signature line). */
const withElements = (objects: XmlElement[]) => objects.filter((object) => words(object) === null)

function layoutOf(root: XmlElement): Layout {
  expected(root, DS, 'Signature')
  const [first, second, third, ...objects] = childElements(root)
  const info = expected(first, DS, 'SignedInfo')
  const value = expected(second, DS, 'SignatureValue')
  const keyInfo = expected(third, DS, 'KeyInfo')
  if (objects.length > MOST_OBJECTS) throw new Unsound('it holds more than a signature holds')
  for (const object of objects) expected(object, DS, 'Object')
  const own = `#${attribute(root, 'Id') ?? ''}`
  const built = withElements(objects)
  const withManifest = built.filter((o) => childrenNamed(o, DS, 'Manifest').length > 0)
  const withXades = built.filter((o) => childrenNamed(o, XADES, 'QualifyingProperties').length > 0)
  const [packageObject] = withManifest
  const [xadesObject] = withXades
  if (!xadesObject) throw new Unsound('it does not name the certificate that it was made with')
  if (!packageObject || withManifest.length > 1 || withXades.length > 1)
    throw new Unsound('it does not say once what was signed')

  const [qualifying, ...beside] = childElements(xadesObject)
  if (!qualifying || beside.length > 0 || attribute(qualifying, 'Target') !== own)
    throw new Unsound('it names a certificate for something else')
  const [signed, unsigned, ...more] = childElements(qualifying)
  const signedProperties = expected(signed, XADES, 'SignedProperties')
  if (more.length > 0) throw new Unsound('it names its certificate twice')
  const targets = new Map<string, XmlElement>()
  for (const element of [...objects, signedProperties]) {
    const id = attribute(element, 'Id')
    if (id) targets.set(id, element)
  }
  return {
    info,
    value,
    keyInfo,
    packageObject,
    signedProperties,
    unsignedProperties: unsigned ? expected(unsigned, XADES, 'UnsignedProperties') : null,
    targets,
    objects: objects.filter((object) => object !== xadesObject),
  }
}

/** The digests of SignedInfo over the signature's own objects. */
function checkOwnDigests(layout: Layout, references: Reference[]): string[] {
  const problems: string[] = []
  const pointedAt = new Set<XmlElement>()
  for (const { uri, type, transforms, hash, digest } of references) {
    const target = uri.startsWith('#') ? layout.targets.get(uri.slice(1)) : undefined
    if (!target) throw new Unsound('it points at something that is not in it')
    if (pointedAt.has(target)) throw new Unsound('it points at one thing twice')
    if (transforms.length > 1 || (transforms.length === 1 && !isPlainC14n(transforms[0])))
      throw new Unsound('it changes what it points at before signing it')
    if (target === layout.signedProperties && type !== SIGNED_PROPERTIES_REFERENCE)
      throw new Unsound('it does not say that the certificate is signed')
    pointedAt.add(target)
    if (digestFits(hash, canonical(target), digest)) continue
    if (target === layout.packageObject)
      problems.push('The list of what was signed was changed after signing.')
    else if (target === layout.signedProperties)
      problems.push('The time, the role or the certificate named in the signature was changed after signing.')
    else problems.push('Details of the signature, such as its purpose, were changed after signing.')
  }
  if (![...layout.objects, layout.signedProperties].every((element) => pointedAt.has(element)))
    throw new Unsound('a piece of it is not signed')
  return problems
}

function readManifest(packageObject: XmlElement): ManifestReference[] {
  const [first, second, ...more] = childElements(packageObject)
  const manifest = expected(first, DS, 'Manifest')
  expected(second, DS, 'SignatureProperties')
  const references = childElements(manifest)
  if (more.length > 0 || references.length > MOST_REFERENCES)
    throw new Unsound('it holds more than a signature holds')
  return references.map((element) => {
    const { uri, transforms, hash, digest } = readReference(element)
    if (transforms.length === 0) return { uri, hash, digest, selected: null }
    const [selection, c14n, ...others] = transforms
    if (!selection || attribute(selection, 'Algorithm') !== RELATIONSHIP_TRANSFORM || !isPlainC14n(c14n))
      throw new Unsound('it changes a part before signing it')
    if (others.length > 0) throw new Unsound('it changes a part before signing it')
    return { uri, hash, digest, selected: readSelection(selection) }
  })
}

function readSelection(transform: XmlElement) {
  const ids = new Set<string>()
  const types = new Set<string>()
  for (const element of childElements(transform)) {
    const id = attribute(element, 'SourceId')
    const type = attribute(element, 'SourceType')
    if (isNamed(element, MDSSI, 'RelationshipReference') && id) ids.add(id)
    else if (isNamed(element, MDSSI, 'RelationshipsGroupReference') && type) types.add(type)
    else throw new Unsound('it signs links in an unknown way')
  }
  return { ids, types }
}

function readTime(text: string | null): Date {
  const fits = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(text ?? '')
  const time = new Date(fits ? (text ?? '') : Number.NaN)
  if (Number.isNaN(time.getTime())) throw new Unsound('it does not say when it was made')
  return time
}

/** The time of the package signature (OPC) and that of the signed properties (XAdES). */
function readTimes(root: XmlElement, layout: Layout) {
  const properties = only(layout.packageObject, DS, 'SignatureProperties')
  const timed = childrenNamed(properties, DS, 'SignatureProperty').filter(
    (property) => onlyChild(property, MDSSI, 'SignatureTime') !== null,
  )
  const [property] = timed
  if (!property || timed.length > 1 || attribute(property, 'Target') !== `#${attribute(root, 'Id') ?? ''}`)
    throw new Unsound('it does not say when it was made')
  const opc = readTime(words(onlyChild(onlyChild(property, MDSSI, 'SignatureTime'), MDSSI, 'Value')))
  const signer = only(layout.signedProperties, XADES, 'SignedSignatureProperties')
  return { opc, xades: readTime(words(onlyChild(signer, XADES, 'SigningTime'))) }
}

/** Is the certificate the one that the signer named and signed? */
function isNamedCertificate(layout: Layout, certificate: Uint8Array): boolean {
  const signer = only(layout.signedProperties, XADES, 'SignedSignatureProperties')
  const named = only(signer, XADES, 'SigningCertificate')
  const [cert] = childElements(named)
  const digest = only(expected(cert, XADES, 'Cert'), XADES, 'CertDigest')
  const hash = DIGESTS[attribute(only(digest, DS, 'DigestMethod'), 'Algorithm') ?? '']
  const value = fromBase64(words(onlyChild(digest, DS, 'DigestValue')))
  if (!hash) throw new Unsound('it names its certificate by an outdated method that can be forged')
  const serial = only(cert ?? null, XADES, 'IssuerSerial')
  const parsed = parseCertificate(certificate)
  return (
    value !== null &&
    digestFits(hash, certificate, value) &&
    namesSame(words(onlyChild(serial, DS, 'X509IssuerName')) ?? '', parsed.issuerName) &&
    words(onlyChild(serial, DS, 'X509SerialNumber'))?.trim() ===
      BigInt(`0x${parsed.serialNumber}`).toString(10)
  )
}

function checkValue(layout: Layout, method: string, certificate: Uint8Array): string[] {
  const { key: wanted, hash } = SIGNATURES[method] ?? {}
  if (!wanted || !hash)
    return ['The signature uses an outdated method that can be forged, so it proves nothing.']
  const key = new X509Certificate(certificate).publicKey
  if (key.asymmetricKeyType !== wanted)
    return ['The signature was not made with the key of this certificate.']
  if (!usableKey(key)) return ['The key of the signature is too short, so it could be forged.']
  const value = fromBase64(words(layout.value))
  const half = COORDINATE_BYTES[key.asymmetricKeyDetails?.namedCurve ?? '']
  const sound =
    value !== null &&
    (wanted === 'rsa' || value.length === 2 * (half ?? 0)) &&
    verify(hash, Buffer.from(canonical(layout.info)), { key, dsaEncoding: 'ieee-p1363' }, value)
  return sound
    ? []
    : ['The signature was changed after signing, or it was not made with the key of this certificate.']
}

function readCertificates(keyInfo: XmlElement): Uint8Array[] {
  const data = only(keyInfo, DS, 'X509Data')
  return childrenNamed(data, DS, 'X509Certificate').map((element) => {
    const der = fromBase64(words(element))
    if (!der) throw new Unsound('its certificate cannot be read')
    return der
  })
}

function unsignedIssuers(unsigned: XmlElement | null): Uint8Array[] {
  const values = onlyChild(
    onlyChild(unsigned, XADES, 'UnsignedSignatureProperties'),
    XADES,
    'CertificateValues',
  )
  const elements = values ? childrenNamed(values, XADES, 'EncapsulatedX509Certificate') : []
  return elements.flatMap((element) => fromBase64(words(element)) ?? [])
}

function readRole(signedProperties: XmlElement): string {
  const signer = only(signedProperties, XADES, 'SignedSignatureProperties')
  const roles = onlyChild(onlyChild(signer, XADES, 'SignerRole'), XADES, 'ClaimedRoles')
  const claimed = roles ? childrenNamed(roles, XADES, 'ClaimedRole') : []
  return claimed.map((role) => words(role) ?? '').join(', ')
}

/** The Office details ([MS-OFFCRYPTO] 2.5.2.5): one set of them at most, each given once. */
function readDetails(objects: XmlElement[]): { purpose: string; line: { id: string; text: string } } {
  const found = objects
    .flatMap((object) => childrenNamed(object, DS, 'SignatureProperties'))
    .flatMap((properties) => childrenNamed(properties, DS, 'SignatureProperty'))
    .flatMap((property) => childrenNamed(property, MSO, 'SignatureInfoV1'))
  if (found.length > 1) throw new Unsound('it gives its details twice')
  const [info] = found
  const detail = (name: string) => {
    if (!info || childrenNamed(info, MSO, name).length === 0) return ''
    const text = words(onlyChild(info, MSO, name))
    if (text === null) throw new Unsound('it gives its details twice')
    return text.trim()
  }
  return {
    purpose: detail('SignatureComments'),
    line: { id: detail('SetupID').toUpperCase(), text: detail('SignatureText') },
  }
}

/**
 * @throws Unsound when the signature is not built as Office builds it; its message finishes the sentence
 * "The signature cannot be relied on: it ..."
 */
export function readSignature(bytes: Uint8Array): ReadSignature {
  return withXml(bytes, (root) => {
    refuseRepeatedIds(root)
    const layout = layoutOf(root)
    const [c14n, method, ...rest] = childElements(layout.info)
    if (attribute(expected(c14n, DS, 'CanonicalizationMethod'), 'Algorithm') !== C14N || !isPlainC14n(c14n))
      throw new Unsound('it is written in an unusual form')
    if (childElements(expected(method, DS, 'SignatureMethod')).length > 0)
      throw new Unsound('it uses an unusual method')
    const [certificate, ...others] = readCertificates(layout.keyInfo)
    if (!certificate) throw new Unsound('it carries no certificate')
    try {
      parseCertificate(certificate)
    } catch {
      throw new Unsound('its certificate cannot be read')
    }
    const problems = checkOwnDigests(layout, rest.map(readReference))
    problems.push(...checkValue(layout, attribute(method as XmlElement, 'Algorithm') ?? '', certificate))
    if (!isNamedCertificate(layout, certificate))
      problems.push('The certificate in the file is not the one that the signer named.')
    const { opc, xades } = readTimes(root, layout)
    if (opc.getTime() !== xades.getTime())
      problems.push('The signature names two different times of signing.')
    return {
      certificate,
      issuers: [...others, ...unsignedIssuers(layout.unsignedProperties)],
      signedAt: opc,
      role: readRole(layout.signedProperties),
      ...readDetails(withElements(layout.objects)),
      manifest: readManifest(layout.packageObject),
      problems,
    }
  })
}
