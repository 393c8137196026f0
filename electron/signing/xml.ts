/**
 * The small part of XML that packages and signatures need, over libxml2.
 *
 * Everything that is read here comes from outside, so the grammar is narrowed before a parser sees it:
 * no document type, no entities, no comments, no CDATA, no processing instructions. Office writes none of
 * them in these parts, and each of them has been used to make a checker read something else than Word reads.
 */
import { isUtf8 } from 'node:buffer'
import { ParseOption, XmlAttribute, XmlDocument, XmlElement, XmlText } from 'libxml2-wasm'

export const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

/** What is read is not what Office writes. The message finishes a sentence about it: "it holds ...". */
export class Unsound extends Error {}

const MAX_BYTES = 4 * 1024 * 1024
const BOM = Buffer.from([0xef, 0xbb, 0xbf])
/** More than a declaration needs. */
const LONGEST_DECLARATION = 1_000

/**
 * Refuses what this module's introduction names. Every mark that is looked for is plain ASCII, which in UTF-8 stands for
 * nothing else, so the bytes are looked through as they are.
 */
function plainBytes(part: Uint8Array): Uint8Array {
  if (part.length > MAX_BYTES) throw new Unsound('it is far larger than it should be')
  if (!isUtf8(part)) throw new Unsound('it is not plain text')
  const whole = Buffer.from(part.buffer, part.byteOffset, part.byteLength)
  const bytes = whole.subarray(0, 3).equals(BOM) ? whole.subarray(3) : whole
  const head = bytes.toString('latin1', 0, LONGEST_DECLARATION)
  const declared = /^\s*<\?xml\s[^>]*encoding\s*=\s*["']([^"']*)["']/.exec(head)?.[1]
  if (declared !== undefined && declared.toLowerCase() !== 'utf-8')
    throw new Unsound('it is written in an unusual alphabet code')
  const body = bytes.subarray(/^\s*<\?xml\s[^<>?]*\?>/.exec(head)?.[0].length ?? 0)
  if (body.includes('<!'))
    throw new Unsound(
      /<!DOCTYPE/i.test(body.toString('latin1'))
        ? 'it holds a document type, which can hide text'
        : 'it holds a hidden remark',
    )
  if (body.includes('<?')) throw new Unsound('it holds a hidden instruction')
  return bytes
}

/**
 * Parses a part and hands it to `use`; the parser's memory is given back before this returns.
 * @throws Unsound when the bytes are not the plain XML that Office writes
 */
export function withXml<T>(part: Uint8Array, use: (root: XmlElement, doc: XmlDocument) => T): T {
  const bytes = plainBytes(part)
  let doc: XmlDocument
  try {
    doc = XmlDocument.fromBuffer(bytes, {
      encoding: 'utf-8',
      option: ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_NO_XXE | ParseOption.XML_PARSE_NOERROR,
    })
  } catch {
    throw new Unsound('it cannot be read as XML')
  }
  try {
    if (doc.dtd) throw new Unsound('it holds a document type, which can hide text')
    return use(doc.root, doc)
  } finally {
    doc.dispose()
  }
}

/** Child elements, in order. Words between them are not wanted anywhere we read, so they are refused. */
export function childElements(element: XmlElement): XmlElement[] {
  const found: XmlElement[] = []
  for (let node = element.firstChild; node; node = node.next) {
    if (node instanceof XmlElement) found.push(node)
    else if (!(node instanceof XmlText) || node.content.trim() !== '')
      throw new Unsound('it holds words where none belong')
  }
  return found
}

export const isNamed = (element: XmlElement, namespace: string, name: string) =>
  element.name === name && element.namespaceUri === namespace

export const childrenNamed = (element: XmlElement, namespace: string, name: string) =>
  childElements(element).filter((child) => isNamed(child, namespace, name))

/** The one child of that name, or null when there is none or more than one. */
export function onlyChild(element: XmlElement | null, namespace: string, name: string): XmlElement | null {
  const found = element ? childrenNamed(element, namespace, name) : []
  return found.length === 1 ? (found[0] ?? null) : null
}

/** An attribute without namespace; null when it is missing. */
export function attribute(element: XmlElement, name: string): string | null {
  return element.attrs.find((a) => a.name === name && a.namespaceUri === '')?.value ?? null
}

/** The words of an element that may hold only words; null when it holds elements. */
export function words(element: XmlElement | null): string | null {
  if (!element) return null
  let text = ''
  for (let node = element.firstChild; node; node = node.next) {
    if (!(node instanceof XmlText)) return null
    text += node.content
  }
  return text
}

/** Every element of that name from `root` down, in document order. */
export const elementsNamed = (root: XmlElement, namespace: string, name: string): XmlElement[] =>
  root
    .find(`descendant-or-self::space:${name}`, { space: namespace })
    .filter((node) => node instanceof XmlElement)

/** Every element from `root` down, in document order. */
export function* everyElement(root: XmlElement): Generator<XmlElement> {
  yield root
  for (let node = root.firstChild; node; node = node.next)
    if (node instanceof XmlElement) yield* everyElement(node)
}

/** Values of all attributes from `root` down that name a piece, however they spell `Id`. */
export const identifiersIn = (root: XmlElement): string[] =>
  root
    .find("descendant-or-self::*/@*[translate(local-name(), 'ID', 'id') = 'id']")
    .filter((node) => node instanceof XmlAttribute)
    .map(({ value }) => value)

/** Canonical XML 1.0 of an element where it stands, with the namespaces it inherits. */
export const canonical = (element: XmlElement): string => element.canonicalizeToString()

/** Canonical form of a text node. */
export const escapeText = (text: string) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/\r/g, '&#xD;')

/** Canonical form of an attribute value. */
export const escapeAttribute = (text: string) =>
  text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/"/g, '&quot;')
    .replace(/\t/g, '&#x9;')
    .replace(/\n/g, '&#xA;')
    .replace(/\r/g, '&#xD;')

export const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')

/** Decodes base64 with line breaks; null when a single character is not as it must be. */
export function fromBase64(text: string | null): Uint8Array | null {
  if (text === null) return null
  const compact = text.replace(/[\t\n\r ]/g, '')
  const bytes = Buffer.from(compact, 'base64')
  return compact !== '' && bytes.toString('base64') === compact ? bytes : null
}
