/**
 * A DOCX as an Open Packaging Conventions package (ECMA-376 part 2): parts, their content types and the
 * relationships between them. Read once, strictly, for the signer and the verifier alike.
 */
import { attribute, childElements, escapeAttribute, isNamed, Unsound, withXml } from './xml.ts'
import { shown, type Zip } from './zip.ts'

const TYPES_NS = 'http://schemas.openxmlformats.org/package/2006/content-types'
export const RELS_NS = 'http://schemas.openxmlformats.org/package/2006/relationships'
export const CONTENT_TYPES = '[Content_Types].xml'
export const RELS_TYPE = 'application/vnd.openxmlformats-package.relationships+xml'

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships'
export const ORIGIN_REL = `${PACKAGE}/digital-signature/origin`
export const SIGNATURE_REL = `${PACKAGE}/digital-signature/signature`
export const ORIGIN_TYPE = 'application/vnd.openxmlformats-package.digital-signature-origin'
export const SIGNATURE_TYPE = 'application/vnd.openxmlformats-package.digital-signature-xmlsignature+xml'
export const MAIN_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'

/** Both families of names, the transitional and the strict one, mean the same to Word. */
const OFFICE = [
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  'http://purl.oclc.org/ooxml/officeDocument/relationships',
]
const isOffice = (type: string, name: string) => OFFICE.some((base) => type === `${base}/${name}`)
export const isMainRelationship = (type: string) => isOffice(type, 'officeDocument')

/** What Word leaves out of a signature because it rewrites it: the document properties, each with its type. */
export function propertiesType(relationship: Relationship): string | null {
  const { type } = relationship
  if (type === `${PACKAGE}/metadata/core-properties`)
    return 'application/vnd.openxmlformats-package.core-properties+xml'
  if (isOffice(type, 'extended-properties'))
    return 'application/vnd.openxmlformats-officedocument.extended-properties+xml'
  if (isOffice(type, 'custom-properties'))
    return 'application/vnd.openxmlformats-officedocument.custom-properties+xml'
  return null
}

export type Relationship = {
  id: string
  type: string
  target: string
  external: boolean
  /** The part that is meant, with its leading slash; null for an address outside. */
  part: string | null
}

/** Something in the package is not as Word writes it. The message is a sentence for people. */
export class NotAsSigned extends Error {}

export type DocumentPackage = {
  /** Part names with leading slash, as in the file, without `[Content_Types].xml`. */
  parts: Map<string, Uint8Array>
  /** The content type of a part, case kept; empty when it has none. */
  typeOf: (part: string) => string
  /** Relationships by the part that holds them, e.g. `/word/_rels/document.xml.rels`. */
  relationships: Map<string, Relationship[]>
  /** The part as it is named in the file, found without regard to case (OPC section 6.2.2.3). */
  find: (part: string) => string | null
}

/** The relationships of the package itself. */
export const ROOT_RELS = '/_rels/.rels'

export const isRels = (part: string) => /^(\/.*)?\/_rels\/[^/]*\.rels$/i.test(part)

/** The part whose relationships these are; `/` for those of the package. */
export function sourceOf(rels: string): string {
  return rels.replace(/\/_rels\/([^/]*)\.rels$/i, '/$1')
}

function resolve(target: string, source: string): string {
  const folder = source.slice(0, source.lastIndexOf('/') + 1)
  const steps: string[] = []
  for (const step of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.' && step !== '') steps.push(step)
  }
  const path = `/${steps.join('/')}`
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

const RELATIONSHIP_ATTRIBUTES = new Set(['Id', 'Type', 'Target', 'TargetMode'])

/** @throws NotAsSigned naming the part when a single thing in it is not understood */
export function readRelationships(rels: string, bytes: Uint8Array): Relationship[] {
  return plain(rels, bytes, (root) => {
    if (!isNamed(root, RELS_NS, 'Relationships') || root.attrs.length > 0)
      throw new Unsound('it is not a list of links')
    const ids = new Set<string>()
    return childElements(root).map((element) => {
      const known = element.attrs.every((a) => RELATIONSHIP_ATTRIBUTES.has(a.name) && a.namespaceUri === '')
      if (!isNamed(element, RELS_NS, 'Relationship') || !known || childElements(element).length > 0)
        throw new Unsound('it holds something that is not a link')
      const id = attribute(element, 'Id')
      const type = attribute(element, 'Type')
      const target = attribute(element, 'Target')
      const mode = attribute(element, 'TargetMode') ?? 'Internal'
      if (!id || !type || target === null || (mode !== 'Internal' && mode !== 'External'))
        throw new Unsound('it holds a link that is not complete')
      if (ids.has(id)) throw new Unsound('it holds two links of one name')
      ids.add(id)
      const external = mode === 'External'
      return { id, type, target, external, part: external ? null : resolve(target, sourceOf(rels)) }
    })
  })
}

function plain<T>(part: string, bytes: Uint8Array, use: Parameters<typeof withXml<T>>[1]): T {
  try {
    return withXml(bytes, use)
  } catch (error) {
    if (error instanceof Unsound)
      throw new NotAsSigned(
        `A part of the file was changed or damaged: ${error.message} (${shown(part.replace(/^\//, ''))}).`,
      )
    throw error
  }
}

function readTypes(bytes: Uint8Array): (part: string) => string {
  return plain(CONTENT_TYPES, bytes, (root) => {
    if (!isNamed(root, TYPES_NS, 'Types')) throw new Unsound('it is not a list of kinds')
    const defaults = new Map<string, string>()
    const overrides = new Map<string, string>()
    for (const element of childElements(root)) {
      const isDefault = isNamed(element, TYPES_NS, 'Default')
      const name = attribute(element, isDefault ? 'Extension' : 'PartName')?.toLowerCase()
      const type = attribute(element, 'ContentType')
      const into = isDefault ? defaults : overrides
      if ((!isDefault && !isNamed(element, TYPES_NS, 'Override')) || !name || !type)
        throw new Unsound('it holds something that is not a kind')
      if (into.has(name)) throw new Unsound('it gives one part two kinds')
      into.set(name, type)
    }
    return (part) => {
      const name = part.toLowerCase()
      return overrides.get(name) ?? defaults.get(name.slice(name.lastIndexOf('.') + 1)) ?? ''
    }
  })
}

/** Plain characters only: every reader agrees about these names, and they need no decoding. */
const PART_NAME = /^[A-Za-z0-9\-._~!$&'()*+,;=:@/[\]% ]+$/

/**
 * The package in a container whose entries could all be unpacked.
 * @throws NotAsSigned with a sentence
 */
export function openPackage(zip: Zip): DocumentPackage {
  const parts = new Map<string, Uint8Array>()
  let types: Uint8Array | undefined
  for (const { name, data } of zip.entries) {
    if (!PART_NAME.test(name))
      throw new NotAsSigned(`The file holds a part with a name that no Word document has (${shown(name)}).`)
    if (!data) throw new NotAsSigned(`A part of the file is damaged (${shown(name)}).`)
    if (name === CONTENT_TYPES) types = data
    else parts.set(`/${name}`, data)
  }
  if (!types) throw new NotAsSigned('The file does not say what its parts are, so it is not a Word document.')
  const names = new Map([...parts.keys()].map((name) => [name.toLowerCase(), name]))
  const relationships = new Map<string, Relationship[]>()
  for (const [name, data] of parts) if (isRels(name)) relationships.set(name, readRelationships(name, data))
  return {
    parts,
    typeOf: readTypes(types),
    relationships,
    find: (part) => names.get(part.toLowerCase()) ?? null,
  }
}

const byId = (a: Relationship, b: Relationship) => Buffer.compare(Buffer.from(a.id), Buffer.from(b.id))

/**
 * The relationships transform (OPC section 10.5.8) with Canonical XML 1.0 behind it: the text that is digested
 * for these relationships, sorted by identifier, the target mode written out.
 */
export function canonicalRelationships(relationships: Relationship[]): string {
  const items = [...relationships]
    .sort(byId)
    .map(
      ({ id, target, external, type }) =>
        `<Relationship Id="${escapeAttribute(id)}" Target="${escapeAttribute(target)}"` +
        ` TargetMode="${external ? 'External' : 'Internal'}" Type="${escapeAttribute(type)}"></Relationship>`,
    )
  return `<Relationships xmlns="${RELS_NS}">${items.join('')}</Relationships>`
}
