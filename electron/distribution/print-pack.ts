/** What goes into an envelope: the page with the address, the cover note and the signed copy, in the order of printing. */
import { addressPage, coverNote } from '../../shared/copies/enclosures.ts'
import { addressSize, addressWindow, writeEnclosure } from '../documents/index.ts'
import { Problem } from '../problem.ts'
import { fileNameOf, type MadeFile, names, oneLine, type Sending } from './sending.ts'
import { factsOf } from './words.ts'

/** As it is to stand on the envelope; a line may hold line breaks. */
export type PostalAddress = { name: string; lines: readonly string[] }

const NOTHING = 'Nothing was printed.'

/** Widths of Arial in thousandths of its size: narrow, middling and wide letters, each a little too wide rather than too narrow. */
function widthOf(text: string, points: number): number {
  const thousandths = [...text].reduce((sum, letter) => {
    if (/[iljtfI.,:;'’|!()[\]/\- ]/.test(letter)) return sum + 340
    if (/[MWmw@%]/.test(letter)) return sum + 950
    if (/[\p{Lu}]/u.test(letter)) return sum + 780
    return sum + ((letter.codePointAt(0) ?? 0) > 0x24f ? 1000 : 570)
  }, 0)
  return (thousandths * points) / 1000
}

/** Points from one edge of the window to the other. */
const room = (addressWindow.width * 72) / 25.4

/** Most lines that can be seen. */
const MOST = 7

/** A line broken between words so that each part is seen; a word that is too long for the window is broken itself. */
function broken(line: string, points: number): string[] {
  const rows: string[] = []
  let row = ''
  for (const word of line.split(' ')) {
    const longer = row ? `${row} ${word}` : word
    if (widthOf(longer, points) <= room) {
      row = longer
      continue
    }
    if (row) rows.push(row)
    row = ''
    for (const letter of word) {
      if (widthOf(row + letter, points) > room) {
        rows.push(row)
        row = ''
      }
      row += letter
    }
  }
  return row ? [...rows, row] : rows
}

/** Two short lines beside each other, from the end: street lines last, the name and the last line (postcode) never. */
function joined(lines: readonly string[], points: number): string[] | undefined {
  for (let at = lines.length - 3; at >= 1; at--) {
    const both = `${lines[at]?.replace(/,$/, '')}, ${lines[at + 1]}`
    if (widthOf(both, points) <= room) return [...lines.slice(0, at), both, ...lines.slice(at + 2)]
  }
  return undefined
}

/** The address as lines that all show in the window; undefined where there is no way. */
export function linesForWindow(given: readonly string[]): string[] | undefined {
  let lines = [...given]
  while (lines.length > 0) {
    for (const count of [5, 6, MOST]) {
      const points = addressSize(count) / 2
      const rows = lines.flatMap((line) => broken(line, points))
      if (rows.length <= count) return rows
    }
    const fewer = joined(lines, addressSize(MOST) / 2)
    if (!fewer) return undefined
    lines = fewer
  }
  return undefined
}

/** A line that says whose parent somebody is would name a child on the envelope. */
const BESIDE =
  /\b(c\/o|care of|mother|father|mum|dad|parents?|carers?|guardians?|family|child(ren)?|grand\w+)\b/i

function checkNames(sending: Sending, name: string, lines: readonly string[]): void {
  const own = new Set(
    oneLine(sending.recipient.name)
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u),
  )
  const others = sending.keepOut.flatMap((one) =>
    one.split(/[^\p{L}\p{N}]+/u).filter((word) => !own.has(word.toLowerCase())),
  )
  if (![name, ...lines.filter((line) => BESIDE.test(line))].some((line) => names(line, others))) return
  throw new Problem(
    'blocked',
    'The address names somebody of the family other than the person it goes to. It would be read through the window of the envelope.',
    NOTHING,
    'Take that name out of the address.',
  )
}

/** Three files; their names begin with the order in which they are printed. */
export async function printPack(sending: Sending, address: PostalAddress): Promise<MadeFile[]> {
  const name = oneLine(address.name)
  const given = address.lines
    .flatMap((line) => line.split(/\r\n|[\n\r\u2028\u2029]/))
    .map(oneLine)
    .filter((line) => line !== '')
  if (name === '' || given.length === 0)
    throw new Problem(
      'not valid',
      name === '' ? 'There is no name for the envelope.' : 'There is no postal address.',
      NOTHING,
      'Write down the name and the address, one line each, and read them back.',
    )
  checkNames(sending, name, given)
  const lines = linesForWindow([name, ...given])
  if (!lines)
    throw new Problem(
      'not valid',
      'The address is too long for the window of an envelope, even in small type.',
      NOTHING,
      'Shorten it to the name, five lines and the postcode.',
    )
  const facts = factsOf(sending, name)
  return [
    { fileName: '1 address page.docx', bytes: await writeEnclosure(addressPage(facts, lines)) },
    { fileName: '2 cover note.docx', bytes: await writeEnclosure(coverNote(facts)) },
    { fileName: `3 ${fileNameOf(sending)}`, bytes: sending.file.bytes },
  ]
}
