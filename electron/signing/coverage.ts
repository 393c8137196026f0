/**
 * Compares a signature's Manifest with the package: is every part as it was signed, and is there anything that
 * was not signed? An Office signature names what it covers, so whatever is added later is not covered and other
 * verifiers stay silent about it; here only the document properties may stand outside.
 */
import {
  canonicalRelationships,
  type DocumentPackage,
  isMainRelationship,
  isRels,
  ORIGIN_REL,
  ORIGIN_TYPE,
  propertiesType,
  RELS_TYPE,
  type Relationship,
  SIGNATURE_REL,
  SIGNATURE_TYPE,
  sourceOf,
} from './package.ts'
import { digestFits, type ManifestReference } from './signature-read.ts'
import { capital, fileName, linkKind, partWords } from './words.ts'
import { shown } from './zip.ts'

/** What may stand outside every signature, and what is wrong with it. */
export type Outside = {
  signatures: string[]
  /** Parts and relationships (as `part id`) that no signature covers. */
  parts: Set<string>
  links: Set<string>
  properties: string[]
  problems: string[]
}

const link = (rels: string, id: string) => `${rels} ${id}`
const relsOf = (part: string) => part.replace(/([^/]*)$/, '_rels/$1.rels')

/** The relationships part of a part as it is named in the file, with its relationships. */
function linksOf(pack: DocumentPackage, part: string): [name: string, links: Relationship[]] {
  const name = pack.find(relsOf(part)) ?? ''
  return [name, pack.relationships.get(name) ?? []]
}

/** Follows the package's relationships to its signatures. */
function findSignatures(pack: DocumentPackage, outside: Outside) {
  const [rootName, root] = linksOf(pack, '/')
  const origins = root.filter((r) => r.type === ORIGIN_REL)
  for (const { id, part } of origins) {
    const origin = part && pack.find(part)
    if (!origin || pack.typeOf(origin) !== ORIGIN_TYPE || pack.parts.get(origin)?.length !== 0) continue
    outside.parts.add(origin)
    outside.links.add(link(rootName, id))
    const [name, links] = linksOf(pack, origin)
    outside.parts.add(name)
    for (const each of links) {
      const signature = each.part && pack.find(each.part)
      const sound =
        each.type === SIGNATURE_REL &&
        signature &&
        pack.typeOf(signature) === SIGNATURE_TYPE &&
        !isRels(signature)
      if (!sound || outside.signatures.includes(signature)) continue
      outside.signatures.push(signature)
      outside.parts.add(signature)
      outside.links.add(link(name, each.id))
    }
  }
  if (origins.length > 1) outside.problems.push('A second set of signatures was added to the file.')
}

/** The document properties: at most one part of each kind, named by the package itself, of the right type. */
function findProperties(pack: DocumentPackage, outside: Outside) {
  const [rootName, root] = linksOf(pack, '/')
  const kinds = new Set<string>()
  for (const each of root) {
    const wanted = propertiesType(each)
    const part = each.part && pack.find(each.part)
    if (!wanted || !part || kinds.has(wanted) || pack.typeOf(part) !== wanted || isRels(part)) continue
    kinds.add(wanted)
    outside.links.add(link(rootName, each.id))
    outside.parts.add(part)
    outside.properties.push(part)
    const text = Buffer.from(pack.parts.get(part) ?? '')
      .toString('latin1')
      .replaceAll('\0', '')
    if (/<!(DOCTYPE|ENTITY)/i.test(text))
      outside.problems.push(
        `The document properties hold a document type, which can hide text (${fileName(part)}).`,
      )
  }
}

/** What Word leaves outside a signature in this package. */
export function outsideOf(pack: DocumentPackage): Outside {
  const outside: Outside = {
    signatures: [],
    parts: new Set(),
    links: new Set(),
    properties: [],
    problems: [],
  }
  findSignatures(pack, outside)
  findProperties(pack, outside)
  return outside
}

type Covered = { parts: Set<string>; links: Set<string>; problems: string[] }

function partOf(pack: DocumentPackage, path: string): string | null {
  let decoded = path
  try {
    decoded = decodeURIComponent(path)
  } catch {
    // Not percent-encoded after all: taken as it stands.
  }
  return [path, decoded].find((name) => pack.parts.has(name)) ?? null
}

function checkReference(pack: DocumentPackage, reference: ManifestReference, covered: Covered) {
  const { uri, hash, digest, selected } = reference
  const [, path = '', contentType = ''] = /^([^?]*)\?ContentType=(.*)$/s.exec(uri) ?? []
  const part = partOf(pack, path)
  if (!part) {
    const words = partWords(path || uri, contentType)
    covered.problems.push(`${capital(words)} was removed after signing.`)
    return
  }
  const words = partWords(part, contentType)
  if (covered.parts.has(part)) {
    covered.problems.push(`The signature lists ${words} twice.`)
    return
  }
  covered.parts.add(part)
  if (pack.typeOf(part) !== contentType)
    covered.problems.push(
      `The kind of ${words} was changed after signing, so Word may read it as something else.`,
    )
  const links = pack.relationships.get(part)
  if (selected && !links) {
    covered.problems.push(`${capital(words)} was changed after signing.`)
    return
  }
  const chosen = (links ?? []).filter(
    (r) => !selected || selected.ids.has(r.id) || selected.types.has(r.type),
  )
  for (const { id } of chosen) covered.links.add(link(part, id))
  const digested = selected ? canonicalRelationships(chosen) : (pack.parts.get(part) ?? '')
  if (!digestFits(hash, digested, digest))
    covered.problems.push(`${capital(words)} was changed after signing.`)
}

function addedParts(pack: DocumentPackage, outside: Outside, covered: Covered): string[] {
  const problems: string[] = []
  for (const part of pack.parts.keys()) {
    const type = pack.typeOf(part)
    if (covered.parts.has(part) || outside.parts.has(part)) continue
    if (!pack.relationships.has(part)) {
      problems.push(`${capital(partWords(part, type))} was added after signing.`)
      continue
    }
    // A list of links that lists nothing cannot be signed and says nothing, as long as it belongs to a part.
    const source = sourceOf(part)
    if (type !== RELS_TYPE || (source !== '/' && !pack.find(source)))
      problems.push(`A list of links was added after signing (${fileName(part)}).`)
  }
  return problems
}

function addedLinks(pack: DocumentPackage, outside: Outside, covered: Covered): string[] {
  const problems: string[] = []
  for (const [part, links] of pack.relationships) {
    for (const { id, type, external } of links) {
      const known = link(part, id)
      if (covered.links.has(known) || outside.links.has(known)) continue
      const what = isMainRelationship(type)
        ? 'A second main document'
        : external
          ? 'A link to something outside the file'
          : 'A link to another part'
      problems.push(
        `${what} was added after signing (${shown(id)}, ${linkKind(type)}, in ${fileName(part)}).`,
      )
    }
  }
  return problems
}

/**
 * Judges one Manifest against the whole package.
 * @returns sentences about everything that was changed, removed or added, and the parts that are covered
 */
export function checkCoverage(
  pack: DocumentPackage,
  outside: Outside,
  manifest: ManifestReference[],
): { problems: string[]; parts: Set<string> } {
  const covered: Covered = { parts: new Set(), links: new Set(), problems: [] }
  for (const reference of manifest) checkReference(pack, reference, covered)
  const problems = [
    ...covered.problems,
    ...addedParts(pack, outside, covered),
    ...addedLinks(pack, outside, covered),
  ]
  return { problems, parts: covered.parts }
}
