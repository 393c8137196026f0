import { describe, expect, test } from 'vitest'
import type { PlacedCue } from '../../../shared/checks/check.ts'
import { readMinutes } from '../../../shared/checks/index.ts'
import {
  childrenInWords,
  childrenOfCue,
  childrenReduced,
  eventsEver,
  forOneChild,
  lastOf,
  nameOf,
  reductionsOf,
  statusOf,
  textOf,
  underProtection,
} from '../../../shared/checks/record.ts'
import type { MeetingType } from '../../../shared/minutes/index.ts'
import { action, answer, child, context, decision, event, minutes, person, section } from './kit.ts'

const children = [child('c1', 'Ada Ashby'), child('c2', 'Ben Ashby'), child('c3', '')]
const reading = (parts: Parameters<typeof minutes>[1], history: ReturnType<typeof minutes>[] = []) =>
  readMinutes(context(minutes('ICPC', { children, ...parts }), { history }))

describe('less help', () => {
  test.each([
    ['STRAT', ' No S47: CIN', true],
    ['STRAT', 'S47 joint, no S47 alone', false],
    ['ICPC', 'No S47: CIN', true],
    ['ICPC', 'CPP made', false],
    ['CIN_REVIEW', 'close', true],
  ] as [MeetingType, string, boolean][])('in %s, “%s”: %s', (type, value, less) => {
    const decisions = [decision('continues', { id: 'd0' }), decision(value)]
    expect(reductionsOf(minutes(type, { decisions })).map(({ id }) => id)).toEqual(less ? ['d1'] : [])
  })
  test('is about the children decided on, or all of them where one is about nobody', () => {
    const of = (...who: string[]) =>
      childrenReduced(
        minutes('CIN_REVIEW', {
          children,
          decisions: who.map((id, at) => decision('close', { id: `d${at}`, child: id })),
        }),
      )
    expect(of()).toEqual([])
    expect(of('c2')).toEqual(['c2'])
    expect(of('c3', 'c1')).toEqual(['c1', 'c3'])
    expect(of('c1', '')).toEqual(['c1', 'c2', 'c3'])
    expect(of('c9')).toEqual(['c1', 'c2', 'c3'])
  })
})

describe('names', () => {
  const named = reading({})
  test.each([
    [[], 'the children'],
    [['c1'], 'Ada Ashby'],
    [['c1', 'c2'], 'Ada Ashby and Ben Ashby'],
    [['c1', 'c3', 'c9', 'c2'], 'Ada Ashby, a child, a child and Ben Ashby'],
  ])('%j in words: %s', (ids, words) => {
    expect(childrenInWords(named, ids)).toBe(words)
  })
  test.each([
    ['p-hv', 'Siobhan Green'],
    ['c2', 'Ben Ashby'],
    ['c3', 'c3'],
    ['p-x', 'p-x'],
    ['Somebody', 'Somebody'],
  ])('%s is called %s', (id, name) => {
    const people = [...named.minutes.people, person('p-x', '', 'aunt')]
    expect(nameOf({ ...named.minutes, people }, id)).toBe(name)
  })
  test('a status is read whatever its spaces and capitals', () => {
    expect(statusOf(action({ status: ' Not Done ' }))).toBe('not done')
  })
})

test('one answer about all is refused only where there is more than one child', () => {
  const says = ['Answer for each child on their own.']
  const all = answer('R-VC', { about: 'all' })
  expect(forOneChild(all, minutes('ICPC', { children }))).toEqual(says)
  expect(forOneChild(all, minutes('ICPC'))).toEqual([])
  expect(forOneChild(answer('R-VC'), minutes('ICPC', { children }))).toEqual([])
})

test('a record is under protection by its strictest plan', () => {
  expect(underProtection(reading({}))).toBe(true)
  expect(underProtection(readMinutes(context(minutes('CIN_REVIEW'))))).toBe(false)
})

test('the record before is the newest of the family', () => {
  const [first, second] = [minutes('ICPC'), minutes('CG')]
  expect(lastOf(reading({}, [first, second]))).toBe(second)
  expect(lastOf(reading({}))).toBeUndefined()
})

describe('whom a passage is about', () => {
  const about = (text: string, at: string, of: 'all' | string[], more: Partial<PlacedCue> = {}) => {
    const read = reading({ sections: [section('analysis', text)] })
    const start = text.indexOf(at)
    const cue = { entryId: 'e1', start, about: of, ...more } as PlacedCue
    return childrenOfCue(cue, read)
  }
  const text = 'Ada came. Was seen well, Ben too. Nobody else\nAda again'
  test.each([
    ['the child its sentence names', 'well', 'all' as const, ['c2']],
    ['the child named at the very start', 'came', 'all' as const, ['c1']],
    ['the child named in the line, which ends without a stop', 'again', 'all' as const, ['c1']],
    ['everybody, where a sentence names nobody', 'Nobody', 'all' as const, ['c1', 'c2', 'c3']],
    ['everybody, where the entry is about nobody', 'Nobody', [], ['c1', 'c2', 'c3']],
    ['those of the entry', 'Nobody', ['c3', 'c2', 'p-mum'], ['c2', 'c3']],
    ['those of the entry whom it names', 'well', ['c2', 'c3'], ['c2']],
    ['those of the entry, where it names another', 'came', ['c2', 'c3'], ['c2', 'c3']],
    ['the only child of the entry, whoever is named', 'well', ['c1'], ['c1']],
  ])('%s', (_, at, of, expected) => {
    expect(about(text, at, of).toSorted()).toEqual(expected)
  })
  test('the words of a row are read in the row', () => {
    expect(about(text, 'Ada', 'all', { inRow: 'Ben fell', start: 4 })).toEqual(['c2'])
    expect(about(text, 'Ada', 'all', { inRow: '', start: 0 })).toEqual(['c1', 'c2', 'c3'])
  })
  test('the text of a passage is that of its entry or its action, wherever it stands', () => {
    const two = section('analysis', 'First.', { id: 'e0' })
    const record = minutes('ICPC', {
      sections: [
        section('reason', 'Other.', { id: 'e9' }),
        { ...two, entries: [...two.entries, ...section('analysis', 'Second.').entries] },
      ],
      actions: [action({ id: 'a0', text: 'Ring.' }), action({ text: 'Weigh.' })],
    })
    expect(['e0', 'e1', 'e9', 'a1', 'gone'].map((id) => textOf(record, id))).toEqual([
      'First.',
      'Second.',
      'Other.',
      'Weigh.',
      '',
    ])
  })
})

describe('what ever happened', () => {
  const came = (id: string, more: object = {}) =>
    event('wasNotBrought', { id, child: 'c1', date: '2026-07-01', service: 'Dentist', ...more })
  const ids = (now: ReturnType<typeof came>[], ...before: ReturnType<typeof came>[][]) =>
    eventsEver(
      reading(
        { events: now },
        before.map((events) => minutes('ICPC', { events })),
      ),
      'wasNotBrought',
    ).map(({ id }) => id)
  test('each thing once, as the newest record has it', () => {
    expect(ids([came('new')], [came('old')])).toEqual(['new'])
    expect(ids([], [came('old')], [came('later', { service: 'DENTIST' })])).toEqual(['later'])
  })
  test.each([
    ['date', { date: '2026-07-02' }],
    ['child', { child: 'c2' }],
    ['service', { service: 'Optician' }],
    ['person', { against: 'p-mum' }],
    ['kind', { kind: 'other' }],
  ])('another %s is another thing', (_, more) => {
    expect(ids([came('one'), came('two', more)])).toHaveLength(2)
  })
  test('oldest first, what has no date last, and nothing of another type', () => {
    const list = [
      came('none', { date: 'soon' }),
      came('late', { date: '2026-08-01' }),
      came('early', { date: '2026-01-01' }),
    ]
    expect(ids([...list, event('allegation', { id: 'other', child: 'c1' })])).toEqual([
      'early',
      'late',
      'none',
    ])
  })
})
