import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fileNameFor, writeActionList, writeMinutes } from '../../../electron/documents/index.ts'
import { columnWidths } from '../../../electron/documents/tables.ts'
import { buildCopy, type Copy, recipientsOf } from '../../../shared/copies/index.ts'
import { draftContentSchema, toMinutes } from '../../../shared/minutes/index.ts'
import { templates } from '../../../shared/templates/index.ts'
import { copyFor, draft, example, signed } from '../../shared/copies/examples.ts'
import { mayReadItem, meetingFrom, seedArbitrary } from '../../shared/copies/meetings.ts'
import { allText, leaksIn, partsOf, textOf, xmlOf } from './leaks.ts'

const copy = (id: string, state = draft, name = 'icpc_harcastle'): Copy =>
  copyFor(example(name), id, state).copy
const text = (xml: string): string => textOf(xml)

describe.each(['icpc_harcastle', 'cin_review_whitlock_doyle'])('The documents of %s', (name) => {
  const meeting = example(name)
  it.each(Object.entries(meeting.copyFor))(
    'for %s hold no word they must not and every word they must',
    async (id, words) => {
      for (const state of [draft, signed]) {
        const made = copyFor(meeting, id, state).copy
        for (const file of [await writeMinutes(made), await writeActionList(made)]) {
          expect(leaksIn(file, words.mustNotContain ?? [])).toEqual([])
        }
        const said = allText(await writeMinutes(made))
        expect((words.mustContain ?? []).filter((word) => !said.includes(word))).toEqual([])
      }
    },
  )

  it('leak nothing that the full record has, because the search finds it in the internal copy', async () => {
    const words = Object.values(meeting.copyFor).flatMap((one) => one.mustNotContain ?? [])
    const found = leaksIn(await writeMinutes(copyFor(meeting, 'internal').copy), words)
    expect(new Set(found.map((leak) => leak.word))).toEqual(new Set(words))
  })
})

describe('Documents of generated meetings', () => {
  it('say every word of what their reader may read and none of what they may not', {
    timeout: 120_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(seedArbitrary, fc.constantFrom(...templates), async (seed, template) => {
        const { minutes, items } = meetingFrom(template, seed)
        for (const reader of recipientsOf(minutes, template).slice(-3)) {
          const built = buildCopy(minutes, reader, { template, state: draft, fictional: false }).copy
          const file = await writeMinutes(built)
          const said = allText(file).toLowerCase()
          const barred = items.filter((item) => !mayReadItem(minutes, item, reader)).map((item) => item.word)
          expect(leaksIn(file, [...barred, 'idmark', 'rawzq', 'originzq', 'wherezq'])).toEqual([])
          const owed = items.filter((item) => !item.optional && mayReadItem(minutes, item, reader))
          expect(owed.filter((item) => !said.includes(item.word.toLowerCase()))).toEqual([])
        }
      }),
      { numRuns: 8 },
    )
  })
})

describe('A document', () => {
  it('says DRAFT across every page until it is signed, and version and fingerprint afterwards', async () => {
    const before = await writeMinutes(copy('p-dana'))
    expect(xmlOf(before, 'word/header1.xml')).toMatch(/<v:textpath[^>]*string="DRAFT"/)
    expect(text(xmlOf(before, 'word/footer1.xml'))).toContain('Draft, not signed')
    const after = await writeMinutes(copy('p-dana', signed))
    expect(xmlOf(after, 'word/header1.xml')).not.toContain('DRAFT')
    expect(text(xmlOf(after, 'word/footer1.xml'))).toContain(
      `Version 1.0 · ${signed.recordHash.slice(0, 12)}`,
    )
    expect(text(xmlOf(after, 'word/document.xml'))).toContain(signed.recordHash)
    expect(text(xmlOf(after, 'word/document.xml'))).toContain('18 September 2026, 13:31')
  })

  it('has marking, reader, fiction and page numbers on every page by one header and one footer', async () => {
    const file = await writeMinutes(copy('p-lee'))
    const header = text(xmlOf(file, 'word/header1.xml'))
    expect(header).toContain('Confidential: for the person named here')
    expect(header).toContain('Copy for Lee Pruett (father)')
    expect(header).toContain('Fictional example')
    expect(xmlOf(file, 'word/footer1.xml')).toMatch(/PAGE[\s\S]*NUMPAGES/)
    const main = xmlOf(file, 'word/document.xml')
    expect(main.match(/<w:sectPr/g)).toHaveLength(1)
    expect(main).not.toContain('w:titlePg')
    expect(main).toMatch(/<w:pgSz w:w="11906" w:h="16838"/)
  })

  it('has real headings, header rows that repeat, rows that stay whole and the language of England', async () => {
    const file = await writeMinutes(copy('internal'))
    const main = xmlOf(file, 'word/document.xml')
    for (const style of ['Title', 'Heading1', 'Heading2'])
      expect(main).toContain(`<w:pStyle w:val="${style}"/>`)
    const tables = main.match(/<w:tbl>/g)?.length ?? 0
    expect(tables).toBeGreaterThan(6)
    expect(main.match(/<w:tblHeader\/>/g)).toHaveLength(tables)
    expect(main.match(/<w:cantSplit\/>/g)).toHaveLength(main.match(/<w:tr>/g)?.length ?? 0)
    expect(xmlOf(file, 'word/styles.xml')).toContain('<w:lang w:val="en-GB"')
    expect(main).not.toMatch(/<w:p>(?:<w:pPr>(?:(?!<w:r>).)*<\/w:pPr>)?<\/w:p>(?!<\/w:tc>)/)
  })

  it('keeps nothing of the machine, no hidden text, no comment, no field that updates, no link', async () => {
    for (const id of ['internal', 'p-tolland', 'p-dana']) {
      const file = await writeMinutes(copy(id, signed))
      const parts = partsOf(file)
      expect(
        Object.keys(parts).filter((part) =>
          /comment|docProps\/custom|footnote|endnote|media|people/i.test(part),
        ),
      ).toEqual([])
      const xml = Object.keys(parts)
        .map((part) => xmlOf(file, part))
        .join('\n')
      expect(xml).not.toMatch(
        /w:vanish|w:rsid|w:comment|w:ins |w:del |w:bookmark|w:sdt|w:docVar|updateFields|hyperlink r:/i,
      )
      expect(xml).not.toMatch(
        /lastModifiedBy|<Company|<Template|TargetMode="External"|FFFFFF" w:val="color|file:\/\//i,
      )
      expect(xmlOf(file, 'docProps/core.xml')).toContain(
        '<dc:title>Initial child protection conference, 17 September 2026</dc:title>',
      )
      expect(xmlOf(file, 'docProps/core.xml')).toContain('<dc:creator>Chairside</dc:creator>')
      expect(xmlOf(file, 'docProps/core.xml')).not.toMatch(/Harcastle|Pruett/)
    }
  })

  it('is the same bytes for the same copy, with the time of the signature as its only time', async () => {
    const [first, second] = [
      await writeMinutes(copy('p-dana', signed)),
      await writeMinutes(copy('p-dana', signed)),
    ]
    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true)
    expect(await writeMinutes(copy('p-dana'))).toEqual(await writeMinutes(copy('p-dana')))
    expect(xmlOf(first, 'docProps/core.xml').match(/\d{4}-\d\d-\d\dT[^<]*/g)).toEqual([
      '2026-09-18T12:31:07.000Z',
      '2026-09-18T12:31:07.000Z',
    ])
    expect(xmlOf(await writeMinutes(copy('p-dana')), 'docProps/core.xml')).not.toContain('dcterms:created')
  })

  it('names every part in the content types and has no relationship without its part', async () => {
    const file = await writeMinutes(copy('internal'))
    const names = Object.keys(partsOf(file))
    expect(names[0]).toBe('[Content_Types].xml')
    const types = [...xmlOf(file, '[Content_Types].xml').matchAll(/PartName="\/([^"]*)"/g)].map(
      (match) => match[1],
    )
    expect(types.filter((part) => !names.includes(part ?? ''))).toEqual([])
    const targets = [...xmlOf(file, 'word/_rels/document.xml.rels').matchAll(/Target="([^"]*)"/g)].map(
      (m) => `word/${m[1]}`,
    )
    expect(targets.filter((part) => !names.includes(part))).toEqual([])
  })

  it('says Restricted beside restricted text, with a bar, in the file and nowhere else', async () => {
    const inside = xmlOf(await writeMinutes(copy('internal')), 'word/document.xml')
    expect(inside).toContain('<w:pStyle w:val="Restricted"/>')
    expect(text(inside)).toContain('Restricted. DC Leanne Holt')
    for (const id of ['p-dana', 'p-lee', 'p-tolland']) {
      const main = xmlOf(await writeMinutes(copy(id)), 'word/document.xml')
      expect(text(main)).not.toMatch(/restricted/i)
      expect(main).not.toContain('<w:pStyle w:val="Restricted"/>')
    }
  })

  it('puts the speaker in bold at the start of an entry and keeps bold, italics, breaks and nested lists', async () => {
    const meeting = example('icpc_harcastle')
    meeting.minutes.sections
      .find((section) => section.key === 'reason')
      ?.entries[0]?.blocks.push(
        {
          type: 'paragraph',
          runs: [
            { text: 'BOLDWORD', bold: true },
            { text: '', break: true },
            { text: 'ITALICWORD', italic: true },
          ],
        },
        {
          type: 'list',
          ordered: true,
          items: [
            [
              { type: 'paragraph', runs: [{ text: 'FIRSTITEM' }] },
              {
                type: 'list',
                ordered: false,
                items: [[{ type: 'paragraph', runs: [{ text: 'INNERITEM' }] }]],
              },
            ],
          ],
        },
      )
    const main = xmlOf(await writeMinutes(copyFor(meeting, 'p-dana').copy), 'word/document.xml')
    expect(main).toMatch(/<w:b\/>(?:(?!<\/w:r>).)*Callum Adebayo \(Social worker\)/)
    expect(main).toMatch(/<w:b\/>(?:(?!<\/w:r>).)*BOLDWORD/)
    expect(main).toMatch(/<w:br\/>(?:(?!<w:p>).)*<w:i\/>(?:(?!<\/w:r>).)*ITALICWORD/)
    expect(main).toMatch(/<w:ilvl w:val="0"\/>(?:(?!<\/w:p>).)*FIRSTITEM/)
    expect(main).toMatch(/<w:ilvl w:val="1"\/>(?:(?!<\/w:p>).)*INNERITEM/)
  })

  it('can be written from text with every odd character, and stays well formed', async () => {
    const meeting = example('icpc_harcastle')
    const odd = 'A < B & "C" > D \u0000\u0008\uFFFE\uD800 \u{1F476} é\u2028end'
    meeting.minutes.sections
      .find((section) => section.key === 'reason')
      ?.entries[0]?.blocks.push({
        type: 'paragraph',
        runs: [{ text: odd }],
      })
    meeting.minutes.meeting.place = odd
    const { XmlDocument } = await import('libxml2-wasm')
    const file = await writeMinutes(copyFor(meeting, 'internal').copy)
    for (const part of Object.keys(partsOf(file))) XmlDocument.fromString(xmlOf(file, part)).dispose()
    expect(text(xmlOf(file, 'word/document.xml'))).toContain('A < B & "C" > D')
  })

  it('is written from a copy with nothing in it', async () => {
    const template = templates.find(({ type }) => type === 'ICPC')
    if (!template) throw new Error('no template')
    const { minutes } = meetingFrom(template, 1)
    const empty = {
      ...minutes,
      children: [],
      people: [],
      attendance: [],
      sections: [],
      goals: [],
      actions: [],
      decisions: [],
    }
    const recipient = { id: 'nobody', kind: 'parent' as const, name: '', role: '' }
    const built = buildCopy(empty, recipient, { template, state: draft, fictional: false }).copy
    expect(allText(await writeMinutes(built))).toContain('Initial child protection conference')
    expect(allText(await writeActionList(built))).toContain('No actions were recorded.')
  })

  it('of actions holds what, who and by when of the copy and nothing else of the meeting', async () => {
    const said = allText(await writeActionList(copy('p-dana')))
    expect(said).toContain('Weigh Wren weekly in clinic')
    expect(said).toContain('24 September 2026, weekly')
    expect(said).not.toContain('squalid')
  })
})

describe('Words that a meeting changed', () => {
  it('stand below the new ones, said to be the earlier ones and struck through', async () => {
    const minutes = draftContentSchema.parse({
      meeting: { type: 'CG', date: '2026-09-17' },
      goals: [
        {
          id: 'g1',
          goal: 'Wren hears at nursery',
          status: 'amber',
          raisedIn: '2026-06-10',
          earlier: [{ goal: 'Wren is tested' }],
        },
      ],
    })
    const group = templates.find(({ type }) => type === 'CG')
    if (!group) throw new Error('no core group')
    const file = { id: 'internal', kind: 'internal' as const, name: 'Child’s file', role: '' }
    const made = buildCopy(toMinutes(minutes), file, { template: group, state: draft, fictional: false }).copy
    const written = await writeMinutes(made)
    const xml = xmlOf(written, 'word/document.xml')
    const struck = [...xml.matchAll(/<w:r>(?:(?!<\/w:r>).)*<w:strike\/>(?:(?!<\/w:r>).)*<\/w:r>/gs)]
    expect(struck.map(([run]) => text(run))).toEqual(['Wren is tested'])
    expect(allText(written)).toContain('Before: Wren is tested')
    expect(allText(written)).toContain('Amber: late or partly done')
  })
})

describe('A file name', () => {
  it('says meeting, date, reference, reader by number and edition, and no name', () => {
    expect(fileNameFor(copy('internal'), 1)).toBe('Initial conference 2026-09-17 WX-4471 internal draft.docx')
    expect(fileNameFor(copy('p-tolland', signed), 3)).toBe(
      'Initial conference 2026-09-17 WX-4471 professionals 3 v1.0.docx',
    )
    expect(fileNameFor(copy('p-lee'), 'parent 2')).toBe(
      'Initial conference 2026-09-17 WX-4471 parent 2 draft.docx',
    )
  })

  it('is legal on every system, whatever the reference', () => {
    const odd = { ...copy('p-lee'), fileStem: '../..\\ WX:44/71*?"<>|\n' }
    expect(fileNameFor(odd, 1)).toMatch(/^[\p{L}\p{N}][\p{L}\p{N} ._-]*\.docx$/u)
    expect(fileNameFor(odd, 1)).not.toContain('..')
  })
})

describe('Widths of columns', () => {
  const cells = fc.array(fc.string({ maxLength: 120 }), { minLength: 1, maxLength: 8 })
  it('always add up to the width of the text, and none is without width', () => {
    fc.assert(
      fc.property(cells, fc.array(cells, { maxLength: 6 }), (columns, rows) => {
        const widths = columnWidths(columns, rows)
        expect(widths.reduce((sum, width) => sum + width, 0)).toBe(9638)
        expect(Math.min(...widths)).toBeGreaterThan(0)
      }),
      { numRuns: 100 },
    )
  })
  it('give the column with the most to say the most room', () => {
    const [number, action, who] = columnWidths(['No.', 'Action', 'Who'], [['1', 'word '.repeat(60), 'Dana']])
    expect(action).toBeGreaterThan((number ?? 0) + (who ?? 0))
  })
})
