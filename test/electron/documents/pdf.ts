/** As much of a PDF as is needed to see whether it is tagged: its objects, and the tree of what is what. */
import { inflateSync } from 'node:zlib'

type Value = string | number | boolean | null | Name | Ref | Value[] | Dictionary
class Name {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
}
class Ref {
  readonly to: number
  constructor(to: number) {
    this.to = to
  }
}
type Dictionary = Map<string, Value>

const isSpace = (letter: string): boolean => /[\0\t\n\f\r ]/.test(letter)
const ends = /[\0\t\n\f\r ()<>[\]{}/%]/

/** Reads one value after the other (ISO 32000-1, 7.3). */
class Reader {
  readonly text: string
  #at: number
  constructor(text: string, at = 0) {
    this.text = text
    this.#at = at
  }

  get at(): number {
    return this.#at
  }

  #skip(): void {
    for (;;) {
      while (this.#at < this.text.length && isSpace(this.text.charAt(this.#at))) this.#at += 1
      if (this.text.charAt(this.#at) !== '%') return
      while (this.#at < this.text.length && !/[\r\n]/.test(this.text.charAt(this.#at))) this.#at += 1
    }
  }

  #word(): string {
    const start = this.#at
    while (this.#at < this.text.length && !ends.test(this.text.charAt(this.#at))) this.#at += 1
    return this.text.slice(start, this.#at)
  }

  /** True when the next sign is this one, which is then passed. */
  #passed(sign: string): boolean {
    this.#skip()
    if (!this.text.startsWith(sign, this.#at)) return false
    this.#at += sign.length
    return true
  }

  value(): Value {
    if (this.#passed('<<')) {
      const made: Dictionary = new Map()
      while (!this.#passed('>>')) {
        const key = this.value()
        if (!(key instanceof Name)) throw new Error(`no name at ${this.#at}`)
        made.set(key.name, this.value())
      }
      return made
    }
    if (this.#passed('[')) {
      const made: Value[] = []
      while (!this.#passed(']')) made.push(this.value())
      return made
    }
    if (this.#passed('<')) {
      const end = this.text.indexOf('>', this.#at)
      const hex = this.text.slice(this.#at, end).replace(/\s/g, '')
      this.#at = end + 1
      return Buffer.from(hex, 'hex').toString('latin1')
    }
    if (this.#passed('(')) return this.#literal()
    if (this.#passed('/'))
      return new Name(
        this.#word().replace(/#([0-9a-f]{2})/gi, (_, hex: string) =>
          String.fromCharCode(Number.parseInt(hex, 16)),
        ),
      )
    return this.#plain()
  }

  #literal(): string {
    let made = ''
    for (let depth = 1; this.#at < this.text.length; this.#at += 1) {
      const letter = this.text.charAt(this.#at)
      if (letter === '\\') {
        this.#at += 1
        made += this.text.charAt(this.#at)
        continue
      }
      if (letter === '(') depth += 1
      if (letter === ')') depth -= 1
      if (depth === 0) break
      made += letter
    }
    this.#at += 1
    return made
  }

  #plain(): Value {
    const reference = /\s*(\d+)\s+\d+\s+R(?![A-Za-z])/y
    reference.lastIndex = this.#at
    const found = reference.exec(this.text)
    if (found) {
      this.#at = reference.lastIndex
      return new Ref(Number(found[1]))
    }
    const word = this.#word()
    if (word === '') throw new Error(`nothing that can be read at ${this.#at}`)
    if (word === 'true' || word === 'false') return word === 'true'
    return word === 'null' ? null : Number.isNaN(Number(word)) ? word : Number(word)
  }
}

const isDictionary = (value: Value | undefined): value is Dictionary => value instanceof Map

export type Tag = { is: string; alt: string; scope: string; inside: Tag[] }
export type TaggedPdf = {
  marked: boolean
  language: string
  /** The window of a reader shows the title, not the name of the file. */
  showsTitle: boolean
  /** What the file says about itself (XMP). */
  metadata: string
  tags: Tag[]
  pages: { tabs: string }[]
  /** Fonts, and whether the file brings them along. */
  fonts: { name: string; embedded: boolean }[]
}

/** @param bytes a PDF that is not encrypted */
export function readPdf(bytes: Uint8Array): TaggedPdf {
  const text = Buffer.from(bytes).toString('latin1')
  const objects = new Map<number, Value>()
  const streams = new Map<number, string>()
  for (const found of text.matchAll(/(?<![\d])(\d+) 0 obj\b/g)) {
    const number = Number(found[1])
    const reader = new Reader(text, found.index + found[0].length)
    const value = reader.value()
    objects.set(number, value)
    const begins = /\s*stream\r?\n/y
    begins.lastIndex = reader.at
    if (isDictionary(value) && begins.test(text))
      streams.set(number, text.slice(begins.lastIndex, text.indexOf('endstream', begins.lastIndex)))
  }
  const at = (value: Value | undefined): Value | undefined =>
    value instanceof Ref ? objects.get(value.to) : value
  const dictionary = (value: Value | undefined): Dictionary => {
    const found = at(value)
    return isDictionary(found) ? found : new Map()
  }
  const named = (value: Value | undefined): string => {
    const found = at(value)
    return found instanceof Name ? found.name : ''
  }
  const said = (value: Value | undefined): string => {
    const found = at(value)
    return typeof found === 'string' ? found : ''
  }
  const unpacked = (number: number): string => {
    const raw = streams.get(number) ?? ''
    const packed = named(dictionary(objects.get(number)).get('Filter')) === 'FlateDecode'
    return packed ? inflateSync(Buffer.from(raw, 'latin1')).toString('latin1') : raw
  }
  // Newer writers keep the small objects together in packed ones.
  for (const [number, value] of [...objects]) {
    if (!isDictionary(value) || named(value.get('Type')) !== 'ObjStm') continue
    const inside = unpacked(number)
    const first = Number(value.get('First'))
    const heads = inside.slice(0, first).trim().split(/\s+/).map(Number)
    for (let n = 0; n + 1 < heads.length; n += 2)
      objects.set(heads[n] ?? 0, new Reader(inside, first + (heads[n + 1] ?? 0)).value())
  }

  const all = [...objects.values()].filter(isDictionary)
  const ofType = (type: string): Dictionary[] => all.filter((one) => named(one.get('Type')) === type)
  const catalogue = ofType('Catalog')[0] ?? new Map<string, Value>()
  const root = dictionary(catalogue.get('StructTreeRoot'))
  const roles = dictionary(root.get('RoleMap'))
  const role = (name: string): string => {
    const found = roles.get(name)
    return found instanceof Name && found.name !== name ? role(found.name) : name
  }
  const children = (value: Value | undefined): Tag[] => {
    const found = at(value)
    const list = Array.isArray(found) ? found : [value]
    return list.flatMap((one) => {
      const element = dictionary(one)
      if (!element.has('S')) return []
      const attributes = at(element.get('A'))
      const sets = (Array.isArray(attributes) ? attributes : [attributes ?? null]).map(dictionary)
      const scope = sets.map((set) => named(set.get('Scope'))).find((name) => name !== '') ?? ''
      return [
        {
          is: role(named(element.get('S'))),
          alt: said(element.get('Alt')),
          scope,
          inside: children(element.get('K')),
        },
      ]
    })
  }
  const metadata = catalogue.get('Metadata')
  return {
    marked: dictionary(catalogue.get('MarkInfo')).get('Marked') === true,
    language: said(catalogue.get('Lang')),
    showsTitle: dictionary(catalogue.get('ViewerPreferences')).get('DisplayDocTitle') === true,
    metadata: metadata instanceof Ref ? Buffer.from(unpacked(metadata.to), 'latin1').toString('utf8') : '',
    tags: children(root.get('K')),
    pages: ofType('Page').map((page) => ({ tabs: named(page.get('Tabs')) })),
    fonts: ofType('FontDescriptor').map((font) => ({
      name: named(font.get('FontName')),
      embedded: ['FontFile', 'FontFile2', 'FontFile3'].some((file) => font.has(file)),
    })),
  }
}

export const everyTag = (tags: Tag[]): Tag[] => tags.flatMap((tag) => [tag, ...everyTag(tag.inside)])

export const SILENT_FIGURE = 'A figure has no words that say what it shows.'

/** Every fault of a tagged PDF that its tags can show, each a sentence. */
export function pdfFaults({
  marked,
  language,
  showsTitle,
  metadata,
  tags,
  fonts,
  pages,
}: TaggedPdf): string[] {
  const faults: string[] = []
  const every = everyTag(tags)
  if (!marked) faults.push('The PDF does not say that it is tagged.')
  if (tags.length === 0) faults.push('The PDF has no tags.')
  if (!/^en-GB/i.test(language)) faults.push(`The language of the PDF is “${language}”.`)
  if (!showsTitle) faults.push('The PDF shows the name of its file and not its title.')
  if (!/<dc:title>[\s\S]*?<rdf:li[^>]*>[^<]+<\/rdf:li>/.test(metadata)) faults.push('The PDF has no title.')
  if (!/pdfuaid:part[>="]+1/.test(metadata)) faults.push('The PDF does not say that it follows PDF/UA-1.')
  if (pages.length === 0) faults.push('The PDF has no page.')
  for (const { name, embedded } of fonts)
    if (!embedded) faults.push(`The letters of ${name} are not in the PDF.`)
  for (const { alt } of every.filter((tag) => tag.is === 'Figure'))
    if (alt.trim() === '') faults.push(SILENT_FIGURE)
  for (const table of every.filter((tag) => tag.is === 'Table')) {
    const rows = everyTag(table.inside).filter((tag) => tag.is === 'TR')
    const heads = (rows[0]?.inside ?? []).filter((tag) => tag.is === 'TH')
    if (heads.length === 0 || heads.length !== rows[0]?.inside.length)
      faults.push('A table has no header row.')
    if (heads.some(({ scope }) => scope !== 'Column'))
      faults.push('A heading of a table does not say for what it is.')
    if (new Set(rows.map((row) => row.inside.length)).size > 1)
      faults.push('A table has rows of different lengths.')
  }
  for (const list of every.filter((tag) => tag.is === 'L'))
    if (list.inside.some((tag) => !['LI', 'L', 'Caption'].includes(tag.is)))
      faults.push('A list holds something that is no item of it.')
  const levels = every.flatMap(({ is }) => (/^H[1-6]$/.test(is) ? [Number(is.slice(1))] : []))
  if (levels.length === 0) faults.push('The PDF has no heading.')
  levels.forEach((level, n) => {
    if (level > (levels[n - 1] ?? 0) + 1)
      faults.push(`A heading of level ${level} follows one of level ${levels[n - 1] ?? 0}.`)
  })
  return faults
}
