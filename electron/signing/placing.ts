/**
 * Where a signature goes in a package. The first one brings the origin of all signatures and its relationship; every
 * further one stands beside it, and nothing that an earlier one covers is touched: only the list of kinds and the list of
 * signatures, which no signature covers (OPC section 13).
 */
import { type NewEntry, writeZip } from '../zip.ts'
import {
  CONTENT_TYPES,
  type DocumentPackage,
  ORIGIN_REL,
  ORIGIN_TYPE,
  RELS_NS,
  type Relationship,
  ROOT_RELS,
  SIGNATURE_REL,
  SIGNATURE_TYPE,
} from './package.ts'
import { DECLARATION, escapeAttribute } from './xml.ts'
import type { Zip } from './zip.ts'

export const ORIGIN = '/_xmlsignatures/origin.sigs'

/** A relationships part without white space: some readers digest the white space, others leave it out. */
function writeRelationships(relationships: Relationship[]): Uint8Array {
  const items = relationships.map(
    ({ id, type, target, external }) =>
      `<Relationship Id="${escapeAttribute(id)}" Target="${escapeAttribute(target)}"` +
      `${external ? ' TargetMode="External"' : ''} Type="${escapeAttribute(type)}"/>`,
  )
  return Buffer.from(`${DECLARATION}<Relationships xmlns="${RELS_NS}">${items.join('')}</Relationships>`)
}

function freeId(relationships: Relationship[]): string {
  const taken = new Set(relationships.map((r) => r.id))
  let n = relationships.length + 1
  while (taken.has(`rId${n}`)) n++
  return `rId${n}`
}

/** `xml` with further kinds. Undefined where it is no list of kinds, or has these kinds already. */
function withKinds(xml: string, added: string, unless: string): string | undefined {
  const end = xml.lastIndexOf('</')
  return end < 0 || xml.includes(unless) ? undefined : xml.slice(0, end) + added + xml.slice(end)
}

const kindsOf = (zip: Zip) =>
  Buffer.from(zip.entries.find(({ name }) => name === CONTENT_TYPES)?.data ?? '').toString('utf8')

const override = (part: string) => `<Override PartName="${part}" ContentType="${SIGNATURE_TYPE}"/>`

const linkTo = (part: string, links: Relationship[]): Relationship => ({
  id: freeId(links),
  type: SIGNATURE_REL,
  target: part.slice(part.lastIndexOf('/') + 1),
  external: false,
  part,
})

/** The package with its first signature. Undefined when its list of kinds cannot take it. */
export function withFirstSignature(
  zip: Zip,
  pack: DocumentPackage,
  signature: Uint8Array,
): Uint8Array | undefined {
  const part = '/_xmlsignatures/sig1.xml'
  const kinds = withKinds(
    kindsOf(zip),
    `<Default Extension="sigs" ContentType="${ORIGIN_TYPE}"/>${override(part)}`,
    ORIGIN_TYPE,
  )
  if (kinds === undefined) return undefined
  const root = pack.relationships.get(ROOT_RELS) ?? []
  const origin = {
    id: freeId(root),
    type: ORIGIN_REL,
    target: ORIGIN.slice(1),
    external: false,
    part: ORIGIN,
  }
  const others = zip.entries.flatMap((entry): NewEntry[] => {
    const name = `/${entry.name}`
    if (entry.name === CONTENT_TYPES || name === ROOT_RELS) return []
    const links = pack.relationships.get(name)
    return [
      links ? { name: entry.name, data: writeRelationships(links) } : { name: entry.name, packed: entry },
    ]
  })
  return writeZip([
    { name: CONTENT_TYPES, data: Buffer.from(kinds) },
    { name: ROOT_RELS.slice(1), data: writeRelationships([...root, origin]) },
    ...others,
    { name: ORIGIN.slice(1), data: new Uint8Array() },
    { name: '_xmlsignatures/_rels/origin.sigs.rels', data: writeRelationships([linkTo(part, [])]) },
    { name: part.slice(1), data: signature },
  ])
}

/** The package with one more signature beside `signatures`. Every other entry is copied as it stands. */
export function withFurtherSignature(
  zip: Zip,
  pack: DocumentPackage,
  signatures: string[],
  signature: Uint8Array,
): Uint8Array | undefined {
  const list = [...pack.relationships].find(([, links]) => links.some((link) => link.type === SIGNATURE_REL))
  const folder = (signatures[0] ?? '').replace(/[^/]*$/, '')
  let n = signatures.length + 1
  while (pack.find(`${folder}sig${n}.xml`)) n++
  const part = `${folder}sig${n}.xml`
  const kinds = withKinds(kindsOf(zip), override(part), `"${part}"`)
  if (!list || kinds === undefined) return undefined
  const [listName, links] = list
  const entries = zip.entries.map((entry): NewEntry => {
    if (entry.name === CONTENT_TYPES) return { name: entry.name, data: Buffer.from(kinds) }
    if (`/${entry.name}` === listName)
      return { name: entry.name, data: writeRelationships([...links, linkTo(part, links)]) }
    return { name: entry.name, packed: entry }
  })
  return writeZip([...entries, { name: part.slice(1), data: signature }])
}
