/**
 * Every pitfall of domain section 6: no document that the product makes has it, and when it is put back into one, the
 * search finds it.
 */
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import {
  fileNameFor,
  writeActionList,
  writeChronology,
  writeMinutes,
  writePaper,
} from '../../../electron/documents/index.ts'
import { scanForLeaks } from '../../../electron/documents/leak-scan.ts'
import { buildExtract, extractReaders } from '../../../shared/chronology/index.ts'
import {
  buildCopy,
  buildPaper,
  paperKinds,
  paperRecipients,
  recipientsOf,
} from '../../../shared/copies/index.ts'
import type { Minutes } from '../../../shared/minutes/index.ts'
import { templates } from '../../../shared/templates/index.ts'
import { event, family, policy } from '../../shared/chronology/family.ts'
import { copyFor, draft, example, signed } from '../../shared/copies/examples.ts'
import { meetingFrom } from '../../shared/copies/meetings.ts'
import { partsOf, textOf, xmlOf } from './leaks.ts'
import { pitfalls, pitfallsIn } from './pitfalls.ts'

const SECRET = 'Tarnbrook Court'
const harcastle = () => example('icpc_harcastle')
const made = () => writeMinutes(copyFor(harcastle(), 'p-dana', signed).copy)

type Parts = Record<string, string>

/** The document again, with these parts as they are given. */
function withParts(file: Uint8Array, change: (xml: (part: string) => string) => Parts): Uint8Array {
  const changed = change((part) => (partsOf(file)[part] ? xmlOf(file, part) : ''))
  return zipSync({
    ...partsOf(file),
    ...Object.fromEntries(Object.entries(changed).map(([name, xml]) => [name, strToU8(xml)])),
  })
}
const inBody = (more: string) => (xml: (part: string) => string) => {
  const body = xml('word/document.xml')
  const changed = body.replace('<w:body>', `<w:body>${more}`)
  // A change that changes nothing would let the test pass for another reason.
  if (changed === body) throw new Error('the document has no body')
  return { 'word/document.xml': changed }
}
const before = (part: string, end: string, more: string) => (xml: (part: string) => string) => {
  const changed = xml(part).replace(end, `${more}${end}`)
  if (changed === xml(part)) throw new Error(`${part} has no ${end}`)
  return { [part]: changed }
}
const run = (properties: string): string =>
  `<w:p><w:r><w:rPr>${properties}</w:rPr><w:t>${SECRET}</w:t></w:r></w:p>`
const app = (more: string) => () => ({ 'docProps/app.xml': `<Properties>${more}</Properties>` })

/** Each pitfall put back, by the name the search gives it; the word in it must be found by the search for words as well. */
const mutations: [
  pitfall: string,
  change: (xml: (part: string) => string) => Parts,
  holdsTheWord?: boolean,
][] = [
  [
    'author',
    (xml) => ({
      'docProps/core.xml': xml('docProps/core.xml').replace(/(<dc:creator>)[^<]*/, `$1${SECRET}`),
    }),
  ],
  [
    'last modified by',
    before('docProps/core.xml', '</cp:coreProperties>', `<cp:lastModifiedBy>${SECRET}</cp:lastModifiedBy>`),
  ],
  ['company', app(`<Company>${SECRET}</Company>`)],
  ['company', app(`<Manager>${SECRET}</Manager>`)],
  ['template path', app(`<Template>S:\\${SECRET}\\minutes.dotx</Template>`)],
  [
    'other properties',
    before('docProps/core.xml', '</cp:coreProperties>', `<dc:description>${SECRET}</dc:description>`),
  ],
  ['other properties', () => ({ 'docProps/custom.xml': `<Properties><a>${SECRET}</a></Properties>` })],
  [
    'revision marks',
    inBody(`<w:p><w:ins w:id="1" w:author="${SECRET}"><w:r><w:t>x</w:t></w:r></w:ins></w:p>`),
  ],
  [
    'revision marks',
    inBody(`<w:p><w:del w:id="1"><w:r><w:delText>${SECRET}</w:delText></w:r></w:del></w:p>`),
  ],
  ['rsids', inBody('<w:p w:rsidR="00AB12CD"><w:r><w:t>x</w:t></w:r></w:p>'), false],
  [
    'comments',
    () => ({
      'word/comments.xml': `<w:comments><w:comment w:id="1"><w:p><w:r><w:t>${SECRET}</w:t></w:r></w:p></w:comment></w:comments>`,
    }),
  ],
  ['hidden text', inBody(run('<w:vanish/>'))],
  ['white text', inBody(run('<w:color w:val="FFFFFF"/>'))],
  ['white text', inBody(run('<w:color w:val="FEFEF0"/>'))],
  ['white text', inBody(run('<w:color w:val="auto" w:themeColor="background1"/>'))],
  ['text too small to see', inBody(run('<w:sz w:val="2"/>'))],
  [
    'text boxes',
    inBody(
      `<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>${SECRET}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>`,
    ),
  ],
  [
    'headers and footers of other pages',
    () => ({ 'word/header7.xml': `<w:hdr><w:p><w:r><w:t>${SECRET}</w:t></w:r></w:p></w:hdr>` }),
  ],
  [
    'alt text',
    inBody(
      `<w:p><w:r><w:drawing><wp:docPr id="9" name="Picture 1" descr="${SECRET}"/></w:drawing></w:r></w:p>`,
    ),
  ],
  ['content controls', inBody(`<w:sdt><w:sdtPr><w:tag w:val="${SECRET}"/></w:sdtPr><w:sdtContent/></w:sdt>`)],
  ['custom XML', () => ({ 'customXml/item2.xml': `<record place="${SECRET}"/>` })],
  ['bookmarks', inBody(`<w:p><w:bookmarkStart w:id="1" w:name="${SECRET}"/><w:bookmarkEnd w:id="1"/></w:p>`)],
  [
    'document variables',
    before(
      'word/settings.xml',
      '</w:settings>',
      `<w:docVars><w:docVar w:name="a" w:val="${SECRET}"/></w:docVars>`,
    ),
  ],
  ['embedded objects and original images', () => ({ 'word/embeddings/plan.xml': `<a>${SECRET}</a>` })],
  ['embedded objects and original images', () => ({ 'word/media/photo.jpeg': `Exif ${SECRET}` })],
  [
    'embedded objects and original images',
    inBody('<w:p><w:r><w:drawing><a:srcRect l="50000"/></w:drawing></w:r></w:p>'),
    false,
  ],
  [
    'internal hyperlinks',
    before(
      'word/_rels/document.xml.rels',
      '</Relationships>',
      `<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="file:///S:/${SECRET}/plan.docx" TargetMode="External"/>`,
    ),
  ],
  ['page count or “section 7 of 9”', app('<Pages>9</Pages>'), false],
  ['page count or “section 7 of 9”', inBody('<w:p><w:r><w:t>Section 7 of 9</w:t></w:r></w:p>'), false],
  [
    'table of contents',
    inBody(`<w:p><w:r><w:instrText>TOC \\o "1-3"</w:instrText></w:r><w:r><w:t>${SECRET}</w:t></w:r></w:p>`),
  ],
]

describe('A pitfall that is put back into a made document', () => {
  it.each(mutations)('is found: %s', async (pitfall, change, holdsTheWord = true) => {
    const file = await made()
    expect(pitfallsIn(file)).toEqual([])
    const changed = withParts(file, change)
    expect(pitfallsIn(changed)).toContain(pitfall)
    expect(scanForLeaks(file, [SECRET]).leaks).toEqual([])
    expect(scanForLeaks(changed, [SECRET]).leaks.length > 0).toBe(holdsTheWord)
  })

  it('is tried for every pitfall that the search knows', () => {
    expect([...new Set(mutations.map(([pitfall]) => pitfall))].sort()).toEqual([...pitfalls].sort())
  })
})

describe('No document has a pitfall', () => {
  it.each(templates.map((template) => [template.type, template] as const))(
    'minutes and action lists of %s, for every kind of copy',
    { timeout: 120_000 },
    async (_, template) => {
      const { minutes } = meetingFrom(template, 7)
      const kinds = new Set<string>()
      for (const recipient of recipientsOf(minutes, template)) {
        if (kinds.has(recipient.kind)) continue
        kinds.add(recipient.kind)
        for (const state of [draft, signed]) {
          const { copy } = buildCopy(minutes, recipient, { template, state, fictional: false })
          expect(pitfallsIn(await writeMinutes(copy)), recipient.kind).toEqual([])
          expect(pitfallsIn(await writeActionList(copy)), recipient.kind).toEqual([])
        }
      }
    },
  )

  it('papers beside the minutes, large print and chronology extracts', { timeout: 60_000 }, async () => {
    const { minutes, template } = harcastle()
    for (const paper of paperKinds) {
      for (const recipient of paperRecipients(minutes, template, paper)) {
        const { copy } = buildPaper(minutes, paper, recipient, { template, state: draft, fictional: true })
        expect(pitfallsIn(await writePaper(copy)), `${paper} ${recipient.kind}`).toEqual([])
      }
    }
    const { copy } = copyFor(harcastle(), 'p-dana')
    expect(pitfallsIn(await writeMinutes(copy, [], { large: true }))).toEqual([])
    const file = family([
      event('a', { date: '2011-05-03', category: 'Health', text: 'Born.', about: ['c-ellie'] }),
    ])
    for (const reader of extractReaders(file)) {
      const { extract } = buildExtract(file, reader, policy)
      const written = await writeChronology(extract)
      // A chronology has its picture, with words in it and words for those who do not see it. They are the extract's own.
      const found = pitfallsIn(written).filter((one) => !['alt text', 'text boxes'].includes(one))
      expect(found, reader.id).toEqual([])
      const own = JSON.stringify(extract).replace(/\s+/g, ' ')
      const boxes = [
        ...xmlOf(written, 'word/document.xml').matchAll(/<w:txbxContent>(.*?)<\/w:txbxContent>/gs),
      ]
      for (const [, box = ''] of boxes)
        for (const word of textOf(box)
          .split(/[^\p{L}]+/u)
          .filter((one) => one.length > 3))
          expect(own).toContain(word)
    }
  })
})

describe('The head and foot of a page', () => {
  it('name the reader and nobody else', async () => {
    const { minutes, template } = harcastle()
    for (const recipient of recipientsOf(minutes, template)) {
      const file = await writeMinutes(copyFor(harcastle(), recipient.id).copy)
      const edges = ['word/header1.xml', 'word/footer1.xml'].map((part) => xmlOf(file, part)).join('\n')
      const others = [...minutes.people, ...minutes.children].filter(({ id }) => id !== recipient.id)
      for (const { name } of others) expect(edges).not.toContain(name)
    }
  })
})

describe('A file name', () => {
  it('holds no name of anybody in the record, also where the reference does', () => {
    const { minutes, template } = harcastle()
    const named: Minutes = { ...minutes, meeting: { ...minutes.meeting, familyRef: 'HARCASTLE-12' } }
    const parts = [...named.people, ...named.children]
      .flatMap(({ name }) => name.split(/\s+/))
      .filter((part) => part.length > 2)
    for (const recipient of recipientsOf(named, template)) {
      const { copy } = buildCopy(named, recipient, { template, state: draft, fictional: false })
      const name = fileNameFor(copy, 1).toLowerCase()
      for (const part of parts) expect(name).not.toContain(part.toLowerCase())
    }
  })
})

describe('A heading that is restricted', () => {
  it('stands in no table of contents, no heading, no number and no count of a copy that does not have it', async () => {
    const { minutes, template } = harcastle()
    const restricted = template.sections.filter(({ audience }) => audience === 'restricted')
    expect(restricted.length).toBeGreaterThan(0)
    const inFile = copyFor(harcastle(), 'internal').copy.sections
    expect(inFile.map(({ heading }) => heading)).toEqual(
      expect.arrayContaining(restricted.slice(0, 1).map(({ heading }) => heading)),
    )
    for (const recipient of recipientsOf(minutes, template).filter(
      ({ kind }) => kind === 'parent' || kind === 'professionals',
    )) {
      const { copy } = copyFor(harcastle(), recipient.id)
      expect(copy.sections.map(({ number }) => number)).toEqual(copy.sections.map((_, at) => at + 1))
      const file = await writeMinutes(copy)
      const words = restricted.map(({ heading }) => heading)
      // Somebody who said something restricted may read it again, under its heading.
      const own = copy.sections.some(({ heading }) => words.includes(heading))
      if (!own) expect(scanForLeaks(file, words).leaks).toEqual([])
      expect(recipient.kind === 'parent' && own).toBe(false)
    }
  })
})
