import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CaseEvent } from '../../../shared/cases/index.ts'
import { buildExtract, type ExtractReader, extractReaders } from '../../../shared/chronology/index.ts'
import { event, family, histories, policy, reads, wordOf } from './family.ts'

const readers = extractReaders(family())
const readerOf = (id: string): ExtractReader => {
  const found = readers.find((one) => one.id === id)
  if (!found) throw new Error(`No reader ${id}`)
  return found
}
const made = (chronology: CaseEvent[], id: string) => buildExtract(family(chronology), readerOf(id), policy)
const words = (chronology: CaseEvent[], id: string) => JSON.stringify(made(chronology, id).extract)
const fields = ['kind', 'text', 'meaning', 'source', 'agency']

describe('a chronology extract', () => {
  it('can be made for the council, for professionals and for each parent, the child’s file first', () => {
    expect(readers.map(({ id, kind, role }) => [id, kind, role])).toEqual([
      ['internal', 'internal', 'internal copy'],
      ['professionals', 'professionals', ''],
      ['p-dana', 'parent', 'mother'],
      ['p-sean', 'parent', 'father'],
      ['p-lee', 'parent', 'father'],
    ])
  })

  it('holds every word of what its reader may read and none of what they may not', () => {
    fc.assert(
      fc.property(histories, fc.constantFrom(...readers), (chronology, reader) => {
        const said = JSON.stringify(buildExtract(family(chronology), reader, policy).extract)
        chronology.forEach((one, at) => {
          const may = reads(reader, one)
          for (const field of fields) expect(said.includes(wordOf(at, field)), field).toBe(may)
          expect(said).not.toContain(wordOf(at, 'because'))
        })
        expect(said).not.toContain('a-1')
      }),
    )
  })

  it('is the same as one of a family in which what is left out never was', () => {
    fc.assert(
      fc.property(histories, fc.constantFrom(...readers), (chronology, reader) => {
        const whole = buildExtract(family(chronology), reader, policy).extract
        const less = chronology.filter((one) => reads(reader, one))
        expect(whole).toEqual(buildExtract(family(less), reader, policy).extract)
      }),
    )
  })

  it('tells its maker of each event that is left out, and why', () => {
    fc.assert(
      fc.property(histories, fc.constantFrom(...readers), (chronology, reader) => {
        const { leftOut, events } = buildExtract(family(chronology), reader, policy)
        const gone = chronology.filter((one) => !reads(reader, one))
        expect(leftOut.map(({ what }) => what.replace(/^.*: /, '')).sort()).toEqual(
          gone.map(({ text }) => text).sort(),
        )
        expect(leftOut.every(({ why }) => why.length > 10)).toBe(true)
        expect(events).toBe(chronology.length - gone.length)
      }),
    )
  })
})

describe('what is kept from a parent', () => {
  const told = [
    'Seen at 14 Larch Court, Wexmoor.',
    'Seen at 14 larch court',
    'They moved to Larch Court.',
    'She can be reached on 01632 960123.',
  ]
  it.each(told)('takes an event out of their extract that names it: %s', (text) => {
    const chronology = [
      event('a', { text, date: '2020' }),
      event('b', { text: 'Started school.', date: '2021' }),
    ]
    const { extract, leftOut } = made(chronology, 'p-lee')
    expect(JSON.stringify(extract)).not.toContain(text)
    expect(JSON.stringify(extract)).toContain('Started school.')
    expect(leftOut[0]?.why).toContain('kept from somebody')
    expect(words(chronology, 'p-sean')).toContain(text)
    expect(words(chronology, 'internal')).toContain(text)
  })

  it('is looked for in the source and the meaning too', () => {
    const chronology = [event('a', { text: 'Seen.', source: 'Caretaker of Larch Court', date: '2020' })]
    expect(words(chronology, 'p-lee')).not.toContain('Caretaker')
  })

  it('is asked about where the name of somebody who hides stands', () => {
    const chronology = [event('a', { text: 'Dana asked for help.', date: '2020' })]
    expect(made(chronology, 'p-lee').giveAways.map(({ what }) => what)).toEqual(['Dana Harcastle'])
    expect(made(chronology, 'internal').giveAways).toEqual([])
  })
})

describe('an extract for a parent', () => {
  it('names no child and no adult who is not tied to their children', () => {
    const chronology = [event('a', { about: ['c-ellie', 'c-tobias', 'p-lee'], date: '2020', text: 'Moved.' })]
    const said = words(chronology, 'p-sean')
    expect(said).toContain('Ellie Harcastle')
    expect(said).not.toMatch(/Tobias|Lee Pruett/)
  })

  it('has no lane, sign or heading that tells of other events', () => {
    const chronology = [
      event('a', { about: ['c-ellie'], date: '2020', text: 'Moved.' }),
      event('b', { date: '2021', text: 'Kept.', sensitivity: 'restricted' }),
      event('c', { date: '2022', text: 'Kept.', sensitivity: 'professionals' }),
    ]
    expect(words(chronology, 'p-dana')).not.toMatch(/restricted|professionals|kind of harm|agenc/i)
  })
})

describe('the council’s extract', () => {
  it('has what is restricted in a marked part of its own', () => {
    const chronology = [
      event('a', { date: '2020', text: 'Open.' }),
      event('b', { date: '2021', text: 'Told by a neighbour.', sensitivity: 'restricted' }),
    ]
    const { sections } = made(chronology, 'internal').extract
    const marked = sections.filter(({ marking }) => marking === 'Restricted')
    expect(marked.map(({ heading }) => heading)).toEqual(['Restricted events'])
    expect(JSON.stringify(marked)).toContain('Told by a neighbour.')
    expect(JSON.stringify(sections.find(({ heading }) => heading === 'Events'))).not.toContain('neighbour')
  })
})

describe('its file name', () => {
  it('is reference and date, without the reference where that is a name', () => {
    expect(made([], 'internal').extract.fileStem).toBe('Chronology WX-4471 2026-09-14')
    const named = { ...family(), familyRef: 'Harcastle-3' }
    expect(buildExtract(named, readerOf('internal'), policy).extract.fileStem).toBe('Chronology 2026-09-14')
  })
})

describe('its picture', () => {
  const picturesOf = (chronology: CaseEvent[], id = 'internal') =>
    made(chronology, id).extract.sections.flatMap((section) => section.pictures)

  it('says in words the years, how many events of each kind, and the longest quiet times', () => {
    const chronology = [
      event('a', { date: '2011-05-03', category: 'Health', about: ['c-ellie'] }),
      event('b', { date: '2017-06-13', category: 'Neglect', about: ['c-ellie'] }),
      event('c', { date: '2018-01-10', category: 'neglect' }),
    ]
    const says = picturesOf(chronology)[0]?.pictures[0]?.says
    expect(says).toContain('Timeline by child, 3 May 2011 to 10 January 2018.')
    expect(says).toContain('3 events: 2 Neglect and 1 Health.')
    expect(says).toContain('nothing is listed for 6 years 1 month, from 4 May 2011 to 12 June 2017')
  })

  it('keeps every shape inside its edges, whatever the history, and each picture on a page', () => {
    fc.assert(
      fc.property(histories, (chronology) => {
        for (const { pictures } of picturesOf(chronology)) {
          for (const { width, height, shapes } of pictures) {
            expect(height).toBeLessThan(900)
            for (const shape of shapes) {
              const xs = shape.is === 'line' ? [shape.x1, shape.x2] : [shape.x]
              const ys = shape.is === 'line' ? [shape.y1, shape.y2] : [shape.y]
              for (const x of xs) expect(x >= -1 && x <= width + 1).toBe(true)
              for (const y of ys) expect(y >= 0 && y <= height).toBe(true)
            }
          }
        }
      }),
    )
  })

  it('goes over several pages where there is much, and shows every event', () => {
    const many = Array.from({ length: 300 }, (_, at) =>
      event(`e${at}`, { date: `201${at % 10}-0${(at % 9) + 1}-11`, about: ['c-ellie'], category: 'Health' }),
    )
    const [byChild] = picturesOf(many)
    for (const { height } of byChild?.pictures ?? []) expect(height).toBeLessThan(900)
    const signs = (byChild?.pictures ?? []).map(
      ({ shapes }) => shapes.filter(({ is, look }) => is === 'disc' && look === 'shape').length,
    )
    // Each picture that shows an event has the sign once more in its key; the child without one has neither.
    expect(signs).toEqual([301, 0])
  })
})
