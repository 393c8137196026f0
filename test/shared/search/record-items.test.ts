import { describe, expect, it } from 'vitest'
import { draftContentSchema, textBlocks } from '../../../shared/minutes/index.ts'
import { placeOfWords, recordItems, type SearchItem } from '../../../shared/search/index.ts'
import { templates } from '../../../shared/templates/index.ts'

const template = templates.find(({ type }) => type === 'ICPC') ?? templates[0]
if (!template) throw new TypeError('there are templates')
const supervision = templates.find(({ type }) => type === 'SUP_CASE') ?? template

const entry = (id: string, text: string, more: object = {}) => ({
  id,
  blocks: textBlocks(text),
  ...more,
})

const content = draftContentSchema.parse({
  meeting: { type: 'ICPC', title: 'Initial conference', date: '2026-09-14', familyRef: 'WX-1' },
  children: [{ id: 'c-1', name: 'Aoife' }],
  people: [
    { id: 'p-1', name: 'Mary', address: '4 Hidden Lane' },
    { id: 'p-2', name: 'Kit', aliases: ['Christopher'] },
  ],
  sections: [
    {
      key: 'agencies',
      entries: [
        entry('e-1', 'Openly said'),
        entry('e-2', 'XREFUGEX', { audience: 'restricted' }),
        entry('e-3', 'XWITHHELDX', { withholdFrom: ['p-1'] }),
        entry('e-4', 'XPERSONALX', { audience: 'supervision' }),
      ],
    },
  ],
  actions: [
    { id: 'a-1', text: 'Weigh weekly', owner: 'p-2', due: '2026-10-01', status: 'in progress', child: 'all' },
    { id: 'a-2', text: 'Move to XHOUSEX', audience: 'restricted' },
    { id: 'a-3', text: '' },
  ],
  chronology: [
    { id: 'h-1', date: 'March 2017', text: 'Seen before' },
    { id: 'h-2', text: 'New to the family' },
  ],
})

const of = (items: SearchItem[], kind: SearchItem['kind']) => items.filter((item) => item.kind === kind)

describe('what can be found of a record', () => {
  const items = recordItems(content, template, new Set(['c-1', 'p-1', 'h-1']))

  it('keeps restricted, withheld and personal words apart from all others', () => {
    const words = Object.fromEntries(of(items, 'record').map((item) => [item.audience, item.words]))
    expect(words.shared).toContain('Openly said')
    expect(words.shared).toContain('Weigh weekly')
    expect(words.shared).not.toMatch(/X[A-Z]+X/)
    expect(words.restricted?.split('\n').sort()).toEqual(['Move to XHOUSEX', 'XREFUGEX', 'XWITHHELDX'])
    expect(words.supervision).toBe('XPERSONALX')
  })

  it('gives each action its owner, its day and its state, and none that has no words yet', () => {
    expect(of(items, 'action')).toMatchObject([
      { subject: 'a-1', title: 'Weigh weekly', date: '2026-10-01', state: 'in progress', about: ['c-1'] },
      { subject: 'a-2', audience: 'restricted' },
    ])
    expect(of(items, 'action')[0]?.words).toContain('Kit')
  })

  it('leaves what the family’s case file holds to the case file', () => {
    expect(of(items, 'person').map(({ title }) => title)).toEqual(['Kit'])
    expect(of(items, 'event').map(({ subject }) => subject)).toEqual(['h-2'])
    const all = recordItems(content, template, new Set())
    expect(of(all, 'person').map(({ title }) => title)).toEqual(['Aoife', 'Mary', 'Kit'])
    expect(of(all, 'event').map(({ date }) => date)).toEqual(['2017-03-01', ''])
  })

  it('holds no address of anybody', () => {
    expect(JSON.stringify(items)).not.toContain('Hidden Lane')
  })

  it('finds a goal of the plan by its words, and a restricted one only where restricted words are found', () => {
    const plan = draftContentSchema.parse({
      meeting: { type: 'CG' },
      goals: [
        { id: 'g-1', goal: 'Aoife hears at nursery', evidence: 'Tested in May' },
        { id: 'g-2', goal: 'A safe address', audience: 'restricted' },
      ],
    })
    const found = recordItems(plan, template, new Set())
    const wordsOf = (audience: string) =>
      found.filter((one) => one.audience === audience).map(({ words }) => words)
    expect(wordsOf('shared').join(' ')).toMatch(/Aoife hears at nursery[\s\S]*Tested in May/)
    expect(wordsOf('shared').join(' ')).not.toContain('safe address')
    expect(wordsOf('restricted').join(' ')).toContain('A safe address')
  })

  it('takes the audience of the heading where a passage has none of its own', () => {
    const own = draftContentSchema.parse({
      meeting: { type: 'SUP_CASE' },
      sections: [{ key: 'reflection', entries: [entry('e', 'I was afraid')] }],
    })
    expect(recordItems(own, supervision, new Set())).toMatchObject([
      { kind: 'record', audience: 'supervision', words: 'I was afraid' },
    ])
  })
})

describe('the place of what was found in a record', () => {
  const where = (...words: string[]) => placeOfWords(content, template, words)?.place

  it('is the entry, the row or the heading that has the words', () => {
    expect(where('openly')).toEqual({ section: 'agencies', entryId: 'e-1', rowId: '' })
    expect(where('Weigh')).toMatchObject({ entryId: '', rowId: 'a-1' })
    expect(where('WX-1')).toMatchObject({ entryId: '', rowId: '' })
    expect(template.sections.find(({ key }) => key === where('WX-1')?.section)?.kind).toBe('details')
  })

  it('is the first that has the most of them, and nowhere when the words are gone', () => {
    expect(where('move', 'said', 'openly')).toMatchObject({ entryId: 'e-1' })
    expect(where('zeppelin')).toBeUndefined()
    expect(where()).toBeUndefined()
  })
})
