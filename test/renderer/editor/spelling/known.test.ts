import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { KnownWords, namesIn } from '../../../../renderer/editor/spelling/known.ts'
import { draftContentSchema, minutesToDraft } from '../../../../shared/minutes/index.ts'

const draft = () =>
  minutesToDraft(
    draftContentSchema.parse({
      meeting: { type: 'ICPC', place: 'Stonebeck Civic Centre', authority: 'Wexmoor Council' },
      children: [{ id: 'c1', name: 'Tobias Pruett', setting: 'Keld Road Primary' }],
      people: [
        { id: 'p1', name: 'Siobhan Harcastle', aliases: ['Shiv Tolland'], agency: 'Brierley NHS Trust' },
        { id: 'p2', address: '4 Tarnbrook Way', employer: 'Felstead Foods' },
      ],
      events: [{ id: 'e1', type: 'wasNotBrought', place: 'Moxon Clinic', service: 'Pendry Audiology' }],
    }),
  )

describe('names of a record', () => {
  it('come from people, children, aliases, agencies and places', () => {
    const known = new KnownWords(namesIn(draft()))
    for (const name of 'Tobias Pruett Keld Siobhan Harcastle Shiv Tolland Brierley Tarnbrook Felstead Moxon Pendry Stonebeck Wexmoor'.split(
      ' ',
    ))
      expect(known.has(name), name).toBe(true)
    expect(known.has('Oyelaran')).toBe(false)
  })

  it('hold nothing in an empty draft, and pass by what they cannot read', () => {
    const doc = new Y.Doc()
    expect(namesIn(doc)).toEqual([])
    doc.getArray('people').push(['no row', 7])
    doc.getMap('meeting').set('place', 12)
    expect(namesIn(doc)).toEqual([])
  })

  it('are right with what belongs to them and for a whole family, in capitals too', () => {
    const known = new KnownWords(['Siobhan Harcastle', 'Anne-Marie O’Dowd'])
    for (const form of [
      'Harcastle’s',
      "Harcastle's",
      'Harcastles',
      'HARCASTLE',
      'Anne',
      'Marie',
      "O'Dowd",
      'O’Dowd’s',
    ])
      expect(known.has(form), form).toBe(true)
  })

  it('are wrong without their capital: a name deserves one', () => {
    expect(new KnownWords(['Harcastle']).has('harcastle')).toBe(false)
  })
})

describe('kept words', () => {
  it('may begin a sentence', () => {
    const known = new KnownWords(['goodenuff'])
    expect(known.has('goodenuff')).toBe(true)
    expect(known.has('Goodenuff')).toBe(true)
    expect(known.has('goodenuf')).toBe(false)
  })
})

describe('a name that was nearly written', () => {
  const known = new KnownWords(['Siobhan Harcastle', 'Tia', 'Ellie'])
  it.each([
    ['Harcastel', ['Harcastle']],
    ['harcastle', ['Harcastle']],
    ['Siobahn', ['Siobhan']],
    ['Elie', ['Ellie']],
    ['Tai', []],
    ['assesment', []],
  ])('%s may be %j', (word, names) => {
    expect(known.near(word)).toEqual(names)
  })
})
