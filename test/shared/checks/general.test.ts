import { describe, expect, test } from 'vitest'
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
