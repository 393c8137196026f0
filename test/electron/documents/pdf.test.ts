/** What LibreOffice makes of our documents as PDF/UA: tagged, and readable by somebody who does not see it. */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Document, Packer } from 'docx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeActionList, writeChronology, writeMinutes } from '../../../electron/documents/index.ts'
import { pictureParagraph } from '../../../electron/documents/picture.ts'
import { buildExtract, extractReaders } from '../../../shared/chronology/index.ts'
import { event, family, policy } from '../../shared/chronology/family.ts'
import { copyFor, draft, example, signed } from '../../shared/copies/examples.ts'
import { everyTag, pdfFaults, readPdf, SILENT_FIGURE, type TaggedPdf } from './pdf.ts'

const office = ['soffice', 'libreoffice'].find((name) => spawnSync(name, ['--version']).status === 0)

const meeting = () => {
  const made = example('icpc_harcastle')
  const words = (text: string) => ({ type: 'paragraph' as const, runs: [{ text }] })
  made.minutes.sections
    .find((section) => section.key === 'reason')
    ?.entries[0]?.blocks.push({
      type: 'list',
      ordered: true,
      items: [[words('First point')], [words('Second point')]],
    })
  return made
}
const line = { id: '{11111111-2222-4333-8444-555555555501}', name: 'Amara Osei', title: 'CP chair' }
const extract = () => {
  const file = family([
    event('a', { date: '2011-05-03', category: 'Health', text: 'Born.', about: ['c-ellie'] }),
    event('b', { date: '2017-06-13', category: 'Neglect', text: 'Found alone.', about: ['c-ellie'] }),
  ])
  const reader = extractReaders(file)[0]
  if (!reader) throw new Error('no reader')
  return buildExtract(file, reader, policy).extract
}

const files: Record<string, () => Promise<Uint8Array>> = {
  'draft minutes for the file': () => writeMinutes(copyFor(meeting(), 'internal', draft).copy),
  'signed minutes for a parent': () => writeMinutes(copyFor(meeting(), 'p-dana', signed).copy, [line]),
  'a list of actions': () => writeActionList(copyFor(meeting(), 'internal', draft).copy),
  'a chronology extract': () => writeChronology(extract()),
}

/** Two shapes with words: some versions of LibreOffice (7.4 for one) leave the words of every shape out of a PDF. */
async function probe(): Promise<Uint8Array> {
  const box = { is: 'box' as const, look: 'shape' as const, y: 0, width: 20, height: 20, round: 0 }
  const picture = {
    says: 'Two squares',
    width: 60,
    height: 20,
    shapes: [
      { ...box, x: 0 },
      { ...box, x: 40 },
    ],
  }
  const made = new Document({ sections: [{ children: [pictureParagraph(picture, 'Probe')] }] })
  return new Uint8Array(await Packer.toBuffer(made))
}
const PROBE = 'a probe'

/** All at once: most of the time goes into starting LibreOffice. */
async function converted(folder: string): Promise<Map<string, TaggedPdf>> {
  const wanted: typeof files = { ...files, [PROBE]: probe }
  const names = Object.keys(wanted)
  for (const [at, name] of names.entries()) {
    const made = await wanted[name]?.()
    if (made) writeFileSync(join(folder, `${at}.docx`), made)
  }
  const ua = '{"PDFUACompliance":{"type":"boolean","value":"true"}}'
  execFileSync(
    office ?? '',
    [
      `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`,
      '--headless',
      '--convert-to',
      `pdf:writer_pdf_Export:${ua}`,
      '--outdir',
      folder,
      ...names.map((_, at) => join(folder, `${at}.docx`)),
    ],
    { stdio: 'ignore' },
  )
  return new Map(names.map((name, at) => [name, readPdf(readFileSync(join(folder, `${at}.pdf`)))]))
}

function asPdf() {
  describe('As PDF/UA', () => {
    let folder = ''
    let made = new Map<string, TaggedPdf>()
    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'chairside-pdf-'))
      made = await converted(folder)
    }, 240_000)
    afterAll(() => rmSync(folder, { recursive: true, force: true }))

    const pdf = (name: string): TaggedPdf => {
      const one = made.get(name)
      if (!one) throw new Error(`${name} was not made`)
      return one
    }

    it.each(Object.keys(files))(
      '%s: is tagged, has its language and title, and no fault in its tags',
      (name) => {
        const dropsWords = pdfFaults(pdf(PROBE)).includes(SILENT_FIGURE)
        const faults = pdfFaults(pdf(name))
        expect(dropsWords ? faults.filter((fault) => fault !== SILENT_FIGURE) : faults).toEqual([])
      },
    )

    it('headings, tables, lists and figures of the document are those of the PDF', () => {
      const tags = everyTag(pdf('draft minutes for the file').tags)
      const count = (is: string): number => tags.filter((tag) => tag.is === is).length
      expect(count('H1')).toBeGreaterThan(10)
      expect(count('H2')).toBeGreaterThan(3)
      expect(count('Table')).toBeGreaterThan(6)
      expect(count('LI')).toBeGreaterThanOrEqual(2)
      const timeline = everyTag(pdf('a chronology extract').tags).filter((tag) => tag.is === 'Figure')
      expect(timeline.length).toBeGreaterThan(0)
    })
  })
}

// LibreOffice is no part of what the product or its tests need; where it is not installed there is no PDF to look at.
if (office) asPdf()

describe('The check of a PDF', () => {
  it('finds what is missing in one without tags', () => {
    const bare =
      '%PDF-1.6\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n'
    const faults = pdfFaults(readPdf(new TextEncoder().encode(bare)))
    expect(faults).toContain('The PDF does not say that it is tagged.')
    expect(faults).toContain('The PDF has no tags.')
    expect(faults).toContain('The PDF has no title.')
    expect(faults).toContain('The PDF has no heading.')
  })

  it('finds a figure without words, a table without header and a heading that skips a level', () => {
    const tree = [
      '1 0 obj <</Type/Catalog/MarkInfo<</Marked true>>/Lang(en-GB)/StructTreeRoot 2 0 R>> endobj',
      '2 0 obj <</Type/StructTreeRoot/RoleMap<</Heading#201/H1>>/K[3 0 R]>> endobj',
      '3 0 obj <</S/Document/K[<</S/Heading#201/K 0>> <</S/H3/K 1>> <</S/Figure/K 2>> 4 0 R]>> endobj',
      '4 0 obj <</S/Table/K[<</S/TR/K[<</S/TD/K 3>>]>>]>> endobj',
    ].join('\n')
    const faults = pdfFaults(readPdf(new TextEncoder().encode(tree)))
    expect(faults).toContain('A heading of level 3 follows one of level 1.')
    expect(faults).toContain('A figure has no words that say what it shows.')
    expect(faults).toContain('A table has no header row.')
    expect(faults).not.toContain('The PDF has no tags.')
  })
})
