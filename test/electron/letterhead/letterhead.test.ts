/** The council's letterhead: what is taken of a Word file, what is refused, and what stands on every page in the end. */
import { Paragraph, TextRun } from 'docx'
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { writeActionList, writeChronology, writeMinutes } from '../../../electron/documents/index.ts'
import { scanForLeaks } from '../../../electron/documents/leak-scan.ts'
import {
  letterheadSchema,
  onLetterhead,
  type PaperFields,
  readLetterhead,
} from '../../../electron/letterhead/index.ts'
import { signDocument, verifyDocument } from '../../../electron/signing/index.ts'
import { buildExtract, extractReaders } from '../../../shared/chronology/index.ts'
import { event, family, policy } from '../../shared/chronology/family.ts'
import { copyFor, draft, example, signed } from '../../shared/copies/examples.ts'
import { textOf, xmlOf } from '../documents/leaks.ts'
import { structureFaults } from '../documents/structure.ts'
import { makeSigner } from '../signing/helpers.ts'
import { changed, picture, template } from './kit.ts'

const fields: PaperFields = {
  authority: 'Wexmoor & District Council',
  meeting: 'Initial child protection conference',
  date: '17 September 2026',
  copyLine: 'Copy for Dana Harcastle (mother)',
  reference: 'WX-4471',
}
const copy = (id = 'p-dana', state: typeof draft = signed) =>
  copyFor(example('icpc_harcastle'), id, state).copy
const paper = async (file: Uint8Array, state: typeof draft = signed): Promise<Uint8Array> =>
  onLetterhead(await writeMinutes(copy('p-dana', state)), readLetterhead(file).letterhead, fields)
const says = (file: Uint8Array, part: string): string => textOf(xmlOf(file, part))
const refusal = (file: Uint8Array): string => {
  try {
    readLetterhead(file)
  } catch (error) {
    return error instanceof Error ? error.message : ''
  }
  return ''
}

describe('A document on the council’s letterhead', () => {
  it('has the letterhead with its fields filled in, also where Word has split a placeholder', async () => {
    const made = await paper(await template())
    const header = says(made, 'word/header1.xml')
    expect(header).toContain('Wexmoor & District Council · Initial child protection conference')
    expect(header).toContain('17 September 2026')
    expect(header).toContain('WX-4471')
    const footer = xmlOf(made, 'word/footer1.xml')
    expect(textOf(footer)).toContain('County Hall, Wexmoor. Page ')
    expect(xmlOf(made, 'word/header1.xml')).toMatch(/<w:jc w:val="right"\/><\/w:pPr><w:r><w:drawing>/)
    expect(footer.match(/>PAGE</g)).toHaveLength(2)
    expect(footer.match(/>NUMPAGES</g)).toHaveLength(2)
    expect(says(made, 'word/header1.xml')).not.toContain('{')
  })

  it('keeps our marking above the letterhead and version, fingerprint and page below it, in our own letters', async () => {
    const made = await paper(await template({ first: [new Paragraph('First page')] }))
    for (const n of [1, 2]) {
      const header = says(made, `word/header${n}.xml`)
      expect(header.trimStart().startsWith('Confidential: for the person named here')).toBe(true)
      expect(header).toContain('Copy for Dana Harcastle (mother)')
      const footer = xmlOf(made, `word/footer${n}.xml`)
      const last = footer.slice(footer.lastIndexOf('<w:p>'))
      expect(textOf(last)).toContain(`Version 1.0 · ${signed.recordHash.slice(0, 12)}`)
      expect(last).toContain('<w:pStyle w:val="PageEdge"/>')
    }
    expect(says(made, 'word/header2.xml')).toContain('First page')
    expect(xmlOf(made, 'word/document.xml')).toContain('<w:titlePg/>')
    const style = /<w:style\b[^>]*w:styleId="PageEdge"[\s\S]*?<\/w:style>/.exec(
      xmlOf(made, 'word/styles.xml'),
    )?.[0]
    expect(style).toContain('w:ascii="Arial"')
    expect(xmlOf(await paper(await template(), draft), 'word/header1.xml')).toContain('string="DRAFT"')
  })

  it('takes a picture that floats over the page into the line, and nothing that could move words away', async () => {
    const header = [
      new Paragraph({ children: [picture(60, 'Crest', true)] }),
      new Paragraph({
        frame: {
          type: 'absolute',
          position: { x: 0, y: 9000 },
          width: 9000,
          height: 3000,
          anchor: { horizontal: 'page', vertical: 'page' },
        },
        children: [new TextRun('In a frame')],
      }),
      new Paragraph({
        indent: { left: -2000 },
        spacing: { before: 20, line: 20, lineRule: 'exact' },
        children: [new TextRun({ text: 'Moved', vanish: true })],
      }),
    ]
    const { letterhead, remarks } = readLetterhead(await template({ header }))
    expect(letterhead.every.header.xml).toContain('<wp:inline')
    expect(letterhead.every.header.xml).not.toMatch(/wp:anchor|framePr|w:left="-|exact|vanish/)
    expect(letterhead.every.header.xml).toContain('<w:jc w:val="right"/>')
    expect(remarks.join()).toContain('so that it cannot cover words')
  })

  it('takes page, margins, fonts and colours, and fits the tables to the page', async () => {
    const made = await paper(await template({ margin: 1440 }))
    const main = xmlOf(made, 'word/document.xml')
    expect(main).toMatch(/<w:pgMar w:top="1700" w:right="1440" w:bottom="1500" w:left="1440"/)
    const widths = [...main.matchAll(/<w:tblW\b[^>]*w:w="(\d+)"/g)].map(([, width]) => Number(width))
    expect(widths.length).toBeGreaterThan(3)
    expect(new Set(widths)).toEqual(new Set([9026]))
    const styles = xmlOf(made, 'word/styles.xml')
    expect(styles).toMatch(/<w:docDefaults>[\s\S]*w:ascii="Georgia"[\s\S]*<\/w:docDefaults>/)
    expect(styles).toMatch(
      /w:styleId="Heading1"(?:(?!<\/w:style>)[\s\S])*w:ascii="Verdana"(?:(?!<\/w:style>)[\s\S])*1B4F72/,
    )
    expect(xmlOf(made, 'word/header1.xml')).toContain('w:pos="9026"')
  })

  it('can still be read by somebody who does not see it, minutes, actions and chronology alike', async () => {
    const { letterhead } = readLetterhead(await template({ first: [new Paragraph('First')] }))
    const reader = extractReaders(family())[0]
    if (!reader) throw new Error('no reader')
    const events = [event('a', { date: '2011-05-03', category: 'Health', text: 'Born.' })]
    const files = [
      await writeMinutes(copy('internal', draft)),
      await writeMinutes(copy()),
      await writeActionList(copy()),
      await writeChronology(buildExtract(family(events), reader, policy).extract),
    ]
    for (const file of files) expect(structureFaults(onLetterhead(file, letterhead, fields))).toEqual([])
  })

  it('holds nothing of the chosen file’s author, path, title or the pictures’ own words', async () => {
    const file = await template()
    const words = ['SECRETAUTHOR', 'SECRETPATH', 'SECRETTITLE', 'rsidR']
    expect(
      new Set(scanForLeaks(file, words, { anywhere: true }).leaks.map(({ word }) => word)).size,
    ).toBeGreaterThan(2)
    const made = await paper(file)
    expect(scanForLeaks(made, words, { anywhere: true })).toMatchObject({ leaks: [], closed: [] })
    expect(Object.keys(unzipSync(made)).filter((part) => /media/.test(part))).toEqual([
      'word/media/letterhead1.png',
    ])
    expect(
      scanForLeaks(new TextEncoder().encode(JSON.stringify(readLetterhead(file).letterhead)), words, {
        anywhere: true,
      }).leaks,
    ).toEqual([])
  })

  it('is the same bytes every time, also from the letterhead as it was kept, and can be signed', async () => {
    const file = await template()
    const kept = letterheadSchema.parse(JSON.parse(JSON.stringify(readLetterhead(file).letterhead)))
    const minutes = await writeMinutes(copy())
    const made = onLetterhead(minutes, kept, fields)
    expect(made).toEqual(await paper(file))
    const { identity } = await makeSigner()
    const at = new Date('2026-09-18T12:31:07Z')
    const sealed = signDocument(made, identity, { at, purpose: 'Minutes', role: 'CP chair' })
    expect(verifyDocument(sealed, { trusted: [], now: at }).state).toBe('genuine')
  })
})

describe('What does not fit is said', () => {
  const remarks = async (parts: Parameters<typeof template>[0]): Promise<string> =>
    readLetterhead(await template(parts)).remarks.join('\n')

  it('an unknown placeholder, which leaves nothing on the page', async () => {
    const file = await template({ header: [new Paragraph('To {recipient} of {Authority}')] })
    expect(readLetterhead(file).remarks.join()).toContain(
      '“{recipient}” is not a placeholder that Chairside knows',
    )
    expect(says(await paper(file), 'word/header1.xml')).toContain('To  of Wexmoor & District Council')
  })

  it('text in the body, a picture without alternative text, a tall header, rare fonts, pale colours, narrow columns', async () => {
    expect(await remarks({ body: [new Paragraph('Dear Sir')] })).toContain(
      'The text in the body is not used: “Dear Sir”',
    )
    expect(await remarks({ header: [new Paragraph({ children: [picture(60, '')] })] })).toContain(
      'A picture has no alternative text',
    )
    expect(await remarks({ header: [new Paragraph({ children: [picture(240)] })] })).toContain(
      'The header is tall',
    )
    expect(await remarks({ font: 'Gotham Council' })).toContain(
      'The font “Gotham Council” is not part of the documents',
    )
    expect(await remarks({ color: 'DDDDDD' })).toContain('too pale to read on white paper')
    expect(await remarks({ margin: 3500 })).toContain('leave less than 12 cm')
  })

  it('tracked changes, comments, links, embedded objects and fields that name somebody', async () => {
    const file = changed(await template(), {
      'word/header1.xml': (xml) =>
        xml.replace(
          '</w:hdr>',
          '<w:p><w:ins w:id="1" w:author="SECRETAUTHOR"><w:r><w:t>Added</w:t></w:r></w:ins><w:del w:id="2" w:author="SECRETAUTHOR"><w:r><w:delText>Gone</w:delText></w:r></w:del><w:fldSimple w:instr=" FILENAME \\p "><w:r><w:t>C:\\SECRETPATH</w:t></w:r></w:fldSimple></w:p></w:hdr>',
        ),
      'word/embeddings/oleObject1.bin': () => 'x',
      'word/comments.xml': () => '<comments/>',
      '[Content_Types].xml': (xml) =>
        xml.replace('<Default', '<Default Extension="bin" ContentType="application/octet-stream"/><Default'),
      'word/_rels/document.xml.rels': (xml) =>
        xml.replace(
          '</Relationships>',
          '<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="https://example.org" TargetMode="External"/></Relationships>',
        ),
    })
    const { letterhead, remarks: said } = readLetterhead(file)
    expect(said.join('\n')).toContain(
      'Tracked changes in the header or footer are taken as if they were accepted.',
    )
    expect(said.join('\n')).toContain('Comments are not taken.')
    expect(said.join('\n')).toContain('An embedded object or control is not taken.')
    expect(said.join('\n')).toContain('A link to an address outside stands as plain words.')
    expect(said.join('\n')).toContain('(FILENAME)')
    expect(letterhead.every.header.xml).toContain('Added')
    expect(letterhead.every.header.xml).not.toMatch(/Gone|SECRET|w:ins\b/)
  })
})

describe('A file that could do harm is refused with a sentence', () => {
  it('macros, a template or picture from outside, XML that reads other files, a bomb, and what is no Word file', async () => {
    const good = await template()
    const outside = (type: string) =>
      changed(good, {
        'word/_rels/header1.xml.rels': (xml) =>
          (
            xml ||
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
          ).replace(
            '</Relationships>',
            `<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="https://example.org/x" TargetMode="External"/></Relationships>`,
          ),
      })
    expect(refusal(changed(good, { 'word/vbaProject.bin': () => 'x' }))).toContain('This file holds macros')
    for (const type of ['image', 'attachedTemplate', 'oleObject'])
      expect(refusal(outside(type))).toContain('loads something from outside itself')
    for (const part of [
      'word/header1.xml',
      'word/document.xml',
      'word/styles.xml',
      'word/_rels/document.xml.rels',
    ])
      expect(
        refusal(
          changed(good, {
            [part]: (xml) =>
              xml.replace(/^(<\?xml[^>]*>)?/, '$1<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'),
          }),
        ),
        part,
      ).toMatch(/document type, which can hide text/)
    expect(
      refusal(changed(good, { 'word/media/big.png': () => new Uint8Array(60 * 1024 * 1024) })),
    ).toContain('unpacks to more than 40 MB')
    expect(refusal(new Uint8Array(11 * 1024 * 1024))).toContain('larger than 10 MB')
    expect(refusal(new TextEncoder().encode('%PDF-1.6'))).toContain('not a Word document')
    expect(refusal(good.subarray(0, good.length - 40))).toMatch(/damaged|cut short/)
  })

  it('a header that leaves no room for the text', async () => {
    expect(refusal(await template({ header: [new Paragraph({ children: [picture(900)] })] }))).toContain(
      'takes more than a third of the page',
    )
  })
})
