import { describe, expect, test } from 'vitest'
import { isText, lengthOf, saysNothing } from '../../../shared/checks/general.ts'
import { generalTest, readMinutes } from '../../../shared/checks/index.ts'
import { similarity } from '../../../shared/checks/similar.ts'
import type { Answer } from '../../../shared/minutes/index.ts'
import { action, answer, child, context, minutes } from './kit.ts'

const two = { children: [child('c1', 'Ada Ashby'), child('c2', 'Ben Ashby')] }
const judge = (given: Answer, parts = {}, history = [] as ReturnType<typeof minutes>[]) =>
  generalTest(given, readMinutes(context(minutes('ICPC', parts), { history })), undefined)

test('an answer with evidence, an independent source and a named child passes', () => {
  expect(judge(answer('R-PC'), two)).toEqual([])
})

describe('evidence', () => {
  test.each([
    '',
    'yes',
    'See report.',
    'As above. As above. As above. As above. As above. As above. As above.',
  ])('that only says “%s” does not count', (evidence) => {
    expect(judge(answer('R-PC', { evidence })).join()).toContain('at least 60 characters')
  })
  test('of 59 characters is one too short, of 60 it counts', () => {
    const words = 'Seen by Siobhan Green at the Tuesday clinic with her mother present'
    expect(judge(answer('R-PC', { evidence: `${words.slice(0, 58)}x` }))).toHaveLength(1)
    expect(judge(answer('R-PC', { evidence: `${words.slice(0, 59)}x` }))).toEqual([])
  })
  test('is not made longer by spaces', () => {
    expect(
      judge(answer('R-PC', { evidence: `Seen at the clinic${' '.repeat(60)}by Siobhan Green` })),
    ).toHaveLength(1)
  })
  test('asked for as a reason where the rule is said not to apply', () => {
    expect(judge(answer('R-PC', { value: 'not applicable', evidence: 'n/a' })).join()).toContain(
      'reason why it does not apply',
    )
  })
})

describe('sources', () => {
  const from = (kind: string, who: string) => [{ kind, who, date: '2026-09-10' }]
  test('a carer’s own account alone does not count, whatever it is called', () => {
    for (const sources of [
      [],
      from('carer said', 'Dana Ashby'),
      from('third party', 'Dana Ashby'),
      from('agency record', 'mum'),
      from('opinion', 'Mother'),
      from('seen', ''),
      from('gossip', 'Siobhan Green'),
    ]) {
      expect(judge(answer('R-PC', { sources })).join()).toContain('not a carer’s own account')
    }
  })
  test.each([
    ['seen', 'Mum'],
    ['seen', 'Dana'],
    ['seen', 'p-mum'],
    ['seen', 'Dana Ashby (mother)'],
    ['child said', 'Ada’s mother'],
    ['agency record', 'Mum and Dad'],
    ['third party', 'The family'],
  ])('a carer is no independent source as “%s”: %s', (kind, who) => {
    expect(judge(answer('R-PC', { sources: from(kind, who) })).join()).toContain('not a carer’s own account')
  })
  test.each([
    ['seen', 'Siobhan Green, with mum in the room'],
    ['child said', 'Ada'],
    ['agency record', 'School, spoken to mother on 3 June'],
    ['seen', 'Foster carer'],
  ])('somebody else is one, also where a carer is named beside them: “%s”, %s', (kind, who) => {
    expect(judge(answer('R-PC', { sources: from(kind, who) }))).toEqual([])
  })
  test('one independent source beside a carer’s account is enough', () => {
    const sources = [...from('carer said', 'Dana Ashby'), ...from('seen', 'Siobhan Green')]
    expect(judge(answer('R-PC', { sources }))).toEqual([])
  })
  test('who was asked and what they did not know is as good as a source', () => {
    const fields = { asked: 'The school and the GP', notKnown: 'Neither knows who is in the home at night.' }
    expect(judge(answer('R-PC', { sources: [], fields }))).toEqual([])
    expect(judge(answer('R-PC', { sources: [], fields: { asked: 'The school' } }))).toHaveLength(1)
  })
})

describe('about whom', () => {
  test('nobody is not enough where there is more than one child', () => {
    expect(judge(answer('R-PC', { about: [] }), two).join()).toContain('Name the child')
    expect(judge(answer('R-PC', { about: ['p-mum'] }), two).join()).toContain('Name the child')
  })
  test('all of them needs a reason', () => {
    expect(judge(answer('R-PC', { about: 'all' }), two).join()).toContain('why one answer is right for all')
    expect(
      judge(answer('R-PC', { about: 'all', aboutReason: 'They share a home and a room.' }), two),
    ).toEqual([])
  })
})

describe('last meeting’s words', () => {
  const before = minutes('ICPC', { answers: [answer('R-PC')] })
  test('given again are asked what is new', () => {
    expect(judge(answer('R-PC'), {}, [before]).join()).toContain('What is new?')
  })
  test('with one word changed are still the same', () => {
    const evidence = answer('R-PC').evidence.replace('10 September', '12 September')
    expect(judge(answer('R-PC', { evidence }), {}, [before]).join()).toContain('What is new?')
  })
  test('count when the answer says what is new, or is about something else', () => {
    const fields = { whatIsNew: 'A second weight on 16 September shows the same.' }
    expect(judge(answer('R-PC', { fields }), {}, [before])).toEqual([])
    expect(judge(answer('R-LE'), {}, [before])).toEqual([])
  })
  test('from an older meeting than the last in which it was asked do not matter', () => {
    const since = answer('R-PC', {
      evidence: 'The school saw Ada come alone on each of five mornings in June and wrote down the times.',
    })
    expect(judge(answer('R-PC'), {}, [before, minutes('ICPC', { answers: [since] })])).toEqual([])
  })
  test('are still the last where a legal meeting or a note in between asked something else', () => {
    const between = [minutes('LEGAL', { answers: [answer('R-LP')] }), minutes('MGMT')]
    expect(judge(answer('R-PC'), {}, [before, ...between]).join()).toContain('What is new?')
  })
})

describe('not yet and cannot tell', () => {
  const linked = (value: Answer['value'], more = {}) =>
    judge(answer('R-PC', { value, linkedActionIds: ['a1'] }), { actions: [action(more)] })
  test.each(['not yet', 'cannot tell'] as const)('“%s” needs an action with an owner and a date', (value) => {
    expect(judge(answer('R-PC', { value })).join()).toContain('needs an action')
    expect(linked(value, { due: 'ongoing' }).join()).toContain('needs an action')
    expect(linked(value, { owner: '' }).join()).toContain('needs an action')
    expect(linked(value)).toEqual([])
  })
})

describe('likeness of texts', () => {
  test('is 1 for the same words, 0 for none shared, and the same both ways', () => {
    expect(similarity('One, two.  Three', 'one two three')).toBe(1)
    expect(similarity('one two', 'three four')).toBe(0)
    expect(similarity('', '')).toBe(0)
    const [a, b] = ['the child was seen alone at school', 'the child was seen at home with mum']
    expect(similarity(a, b)).toBe(similarity(b, a))
    expect(similarity(a, b)).toBeCloseTo((2 * 5) / 15, 5)
  })
})

describe('the general test, limit by limit', () => {
  const pass = (more: Partial<Answer>, parts: object = {}) => judge(answer('R-PC', more), parts)
  const short = 'Write down the evidence, in at least 60 characters of your own words.'
  const source =
    'Name a source that is not a carer’s own account, or who was asked and what they did not know.'
  const words = (distinct: string[], text = '') => {
    let said = text
    for (let at = 0; said.length < 59; at++) said += `${distinct[at % distinct.length]} `
    return said.trim().padEnd(60, '.')
  }
  test('six different words are enough, five over and over are not', () => {
    const six = ['weighed', 'measured', 'asked', 'listened', 'wrote', 'rang']
    expect(pass({ evidence: words(six) })).toEqual([])
    expect(pass({ evidence: words(six.slice(0, 5)) })).toEqual([short])
  })
  test.each([
    ['Two words are enough for twenty characters', isText('weighed and measured', 20), true],
    ['one word is not', isText('weighed weighed weighed', 20), false],
    ['nor is nineteen', isText('weighed and weighin', 20), false],
    [
      'and a long minimum asks for no more than six',
      isText(`${'weighed and rang one two three '.repeat(4)}`, 100),
      true,
    ],
  ])('%s', (_, found, expected) => {
    expect(found).toBe(expected)
  })
  test.each([
    ['yes', true],
    [' yes ; no,, n/a.\n as above ', true],
    ['', true],
    ['yes. She was weighed', false],
    ['No news', false],
    ['yes-no', false],
  ])('“%s” says nothing: %s', (text, expected) => {
    expect(saysNothing(text)).toBe(expected)
  })
  test.each([
    ['', 0],
    ['  ', 0],
    [' a  b\n c ', 5],
    ['abc', 3],
  ])('“%s” counts as %i', (text, expected) => {
    expect(lengthOf(text)).toBe(expected)
  })
  test.each([
    ['who was asked and ten characters', { asked: 'GP', notKnown: 'No records' }, []],
    ['who was asked and nine characters', { asked: 'GP', notKnown: 'No record' }, [source]],
    ['nobody who was asked', { asked: ' ', notKnown: 'Nobody knows who is there.' }, [source]],
    ['nothing', {}, [source]],
  ])('without a source: %s', (_, fields, expected) => {
    expect(pass({ sources: [], fields })).toEqual(expected)
  })
  test('a source that names nobody is none', () => {
    expect(pass({ sources: [{ kind: 'seen', who: '  ', date: '' }] })).toEqual([source])
  })
  const why = 'Say why one answer is right for all the children.'
  test.each([
    ['all, with ten characters why', { about: 'all', aboutReason: 'Same house' }, two, []],
    ['all, with nine', { about: 'all', aboutReason: 'One house' }, two, [why]],
    ['one of two', { about: ['c9', 'c2'] }, two, []],
    ['nobody, where there is one child', { about: [] }, {}, []],
    ['all, where there is one child', { about: 'all' }, {}, []],
    ['nobody, where there is no child', { about: [] }, { children: [] }, []],
    [
      'nobody of two',
      { about: [] },
      two,
      ['Name the child it is about, or say that it is about all of them and why.'],
    ],
  ] as [string, Partial<Answer>, object, string[]][])('about %s', (_, more, parts, expected) => {
    expect(pass(more, parts)).toEqual(expected)
  })
  test('an answer for one child has to be about that child', () => {
    const reading = readMinutes(context(minutes('ICPC', two)))
    const of = (about: Answer['about'], child: string) =>
      generalTest(answer('R-VC', { about, aboutReason: 'They share a home.' }), reading, child)
    expect(of(['c2'], 'c1')).toEqual(['This answer is not about Ada Ashby.'])
    expect(of(['c2'], 'c9')).toEqual(['This answer is not about this child.'])
    expect(of(['c1', 'c2'], 'c1')).toEqual([])
    expect(of('all', 'c1')).toEqual([])
    const alone = readMinutes(context(minutes('ICPC')))
    expect(generalTest(answer('R-VC', { about: [] }), alone, 'c1')).toEqual([])
  })
  const same = 'These are the words of the last meeting. What is new?'
  test.each([
    ['of the same child', ['c1'], ['c1'], [same]],
    ['of one child in common', ['c2', 'c1'], ['c1'], [same]],
    ['of another child', ['c2'], ['c1'], []],
    ['of all the children', 'all', ['c1'], [same]],
    ['of no child in particular', [], ['c1'], [same]],
  ] as [string, Answer['about'], Answer['about'], string[]][])(
    'the last words %s',
    (_, then, now, expected) => {
      const before = minutes('ICPC', { ...two, answers: [answer('R-PC', { about: then })] })
      expect(judge(answer('R-PC', { about: now }), two, [before])).toEqual(expected)
      const all = { about: 'all' as const, aboutReason: 'They share a home.' }
      expect(judge(answer('R-PC', all), two, [before])).toEqual([same])
    },
  )
  test('last words about no child are asked what is new, also where now nobody is named', () => {
    const before = minutes('ICPC', { answers: [answer('R-PC')] })
    expect(pass({ about: [] })).toEqual([])
    expect(judge(answer('R-PC', { about: [] }), {}, [before])).toEqual([same])
  })
  test('what is new is told in twenty characters, and short words are only short', () => {
    const last = (more: Partial<Answer> = {}) => [minutes('ICPC', { answers: [answer('R-PC', more)] })]
    const now = (whatIsNew: string) => judge(answer('R-PC', { fields: { whatIsNew } }), {}, last())
    expect(now('A second weight sent')).toEqual([])
    expect(now('A second weight now')).toEqual([same])
    const well = { evidence: 'She is well.' }
    expect(judge(answer('R-PC', well), {}, last(well))).toEqual([short])
  })
  test('only what the same check was told last time is compared', () => {
    const before = minutes('ICPC', {
      answers: [
        answer('R-LE'),
        answer('R-PC', {
          evidence: 'The school saw Ada come alone on each of five mornings in June at nine.',
        }),
      ],
    })
    expect(judge(answer('R-PC'), {}, [before])).toEqual([])
  })
  test('an action has to be linked to the answer, and an owner is more than a space', () => {
    const lack = '“Cannot tell” needs an action with an owner and a date.'
    const cannot = (linkedActionIds: string[], more: object = {}) =>
      pass({ value: 'cannot tell', linkedActionIds }, { actions: [action(more)] })
    expect(cannot(['a1'])).toEqual([])
    expect(cannot(['a2'])).toEqual([lack])
    expect(cannot(['a1'], { owner: ' ' })).toEqual([lack])
    expect(pass({ value: 'no' })).toEqual([])
  })
  test('a reason why it does not apply is as long as evidence', () => {
    expect(pass({ value: 'not applicable', evidence: 'Short.' })).toEqual([
      'Give the reason why it does not apply, in at least 60 characters.',
    ])
  })
})

describe('likeness of long texts', () => {
  test.each([
    ['one of them empty', 'one', '', 0],
    ['words that changed places', 'one two three', 'three two one', 1 / 3],
    ['a word in between', 'one two three', 'one x two y three', 0.75],
    ['apostrophes of either kind', 'Ada’s', "ada's", 1],
    ['figures and accents', 'Zoë 12', 'zoë, 12.', 1],
  ])('%s', (_, a, b, expected) => {
    expect(similarity(a, b)).toBeCloseTo(expected, 9)
    expect(similarity(b, a)).toBeCloseTo(expected, 9)
  })
  test('what comes after eight hundred words is not compared', () => {
    const long = Array.from({ length: 800 }, (_, index) => `w${index}`).join(' ')
    expect(similarity(`${long} one`, `${long} two`)).toBe(1)
  })
})
