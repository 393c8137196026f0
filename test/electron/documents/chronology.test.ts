/** The chronology extract as a Word file: opened, and looked at in every part. */
import fc from 'fast-check'
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { writeChronology } from '../../../electron/documents/index.ts'
import type { CaseEvent } from '../../../shared/cases/index.ts'
import { buildExtract, extractReaders } from '../../../shared/chronology/index.ts'
import { event, family, histories, policy, reads, wordOf } from '../../shared/chronology/family.ts'
import { allText, leaksIn, xmlOf } from './leaks.ts'

const readers = extractReaders(family())
const fileOf = (chronology: CaseEvent[], id: string) => {
  const reader = readers.find((one) => one.id === id) ?? readers[0]
  if (!reader) throw new Error('No reader')
  return writeChronology(buildExtract(family(chronology), reader, policy).extract)
}
const fields = ['kind', 'text', 'meaning', 'source', 'agency', 'because']

const some = [
  event('a', { date: '2011-05-03', category: 'Health', text: 'Born.', about: ['c-ellie'] }),
  event('b', { date: '2017-06-13', category: 'Neglect', text: 'Found <alone> & cold.', about: ['c-ellie'] }),
  event('c', { date: '2020', text: 'Told by a neighbour.', sensitivity: 'restricted' }),
]

describe('the file of an extract', () => {
  it('says every word of what its reader may read, and none of what they may not in any part', {
    timeout: 120_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(histories, fc.constantFrom(...readers), async (chronology, reader) => {
        const file = await fileOf(chronology, reader.id)
        const barred = chronology.flatMap((one, at) =>
          reads(reader, one) ? [wordOf(at, 'because')] : fields.map((field) => wordOf(at, field)),
        )
        expect(leaksIn(file, barred)).toEqual([])
        const said = allText(file)
        chronology.forEach((one, at) => {
          if (reads(reader, one)) expect(said).toContain(wordOf(at, 'text'))
        })
      }),
      { numRuns: 25 },
    )
  })

  it('has the picture as shapes, with words that say what it shows', async () => {
    const main = xmlOf(await fileOf(some, 'internal'), 'word/document.xml')
    const said = [...main.matchAll(/<wp:docPr[^>]*descr="([^"]*)"/g)].map(([, descr]) => descr)
    expect(said[0]).toContain('Timeline by child, 3 May 2011 to 31 December 2020.')
    expect(said[0]).toContain('nothing is listed for 6 years 1 month')
    expect(said[1]).toContain('Timeline by kind of harm')
    expect(main).toContain('<wpg:wgp>')
    expect(main).toContain('prst="diamond"')
    expect(
      Object.keys(unzipSync(await fileOf(some, 'internal'))).filter((part) => /media/.test(part)),
    ).toEqual([])
  })

  it('has headings in order, header rows that repeat, a title, a language and no author', async () => {
    const file = await fileOf(some, 'internal')
    const main = xmlOf(file, 'word/document.xml')
    const levels = [...main.matchAll(/w:pStyle w:val="(Title|Heading\d)"/g)].map(([, style]) => style)
    expect(levels.slice(0, 4)).toEqual(['Title', 'Heading1', 'Heading2', 'Heading2'])
    expect(main.match(/<w:tblHeader\/>/g)?.length).toBe(main.match(/<w:tbl>/g)?.length)
    const core = xmlOf(file, 'docProps/core.xml')
    expect(core).toContain(
      '<dc:title>Chronology. Prepared on 14 September 2026 from the case file</dc:title>',
    )
    expect(core).toContain('<dc:creator>Chairside</dc:creator>')
    expect(xmlOf(file, 'word/styles.xml')).toContain('w:val="en-GB"')
    expect(xmlOf(file, 'word/header1.xml')).not.toContain('DRAFT')
  })

  it('marks what is restricted by word and by its bar, and only in the council’s own file', async () => {
    const main = xmlOf(await fileOf(some, 'internal'), 'word/document.xml')
    expect(main).toContain('<w:pStyle w:val="RestrictedMarking"/>')
    for (const id of ['professionals', 'p-dana']) {
      expect(xmlOf(await fileOf(some, id), 'word/document.xml')).not.toMatch(/restricted/i)
    }
  })

  it('is the same file each time', async () => {
    expect(await fileOf(some, 'p-dana')).toEqual(await fileOf(some, 'p-dana'))
  })

  it('is a file also where there is nothing to tell', async () => {
    expect(allText(await fileOf([], 'internal'))).toContain('No event is listed.')
  })
})
