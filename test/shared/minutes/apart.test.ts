import { describe, expect, it } from 'vitest'
import { type Audience, isTighter, parentsApart } from '../../../shared/minutes/index.ts'
import { child, person } from '../checks/kit.ts'

describe('Text is held tighter than its heading', () => {
  it.each([
    ['professionals', 'shared', true],
    ['council', 'professionals', true],
    ['restricted', 'council', true],
    ['restricted', 'shared', true],
    ['shared', 'shared', false],
    ['restricted', 'restricted', false],
    ['shared', 'professionals', false],
    ['council', 'restricted', false],
    ['supervision', 'shared', false],
    ['learning', 'shared', false],
    [undefined, 'shared', false],
  ] as [Audience | undefined, Audience, boolean][])(
    'as %s under a %s heading: %s',
    (own, heading, tighter) => {
      expect(isTighter(own, heading)).toBe(tighter)
    },
  )
})

describe('Parents who live apart', () => {
  const ada = child('c1', 'Ada Ashby')
  const mum = (home: boolean, more = {}) =>
    person('p-mum', 'Dana', 'mother', { of: ['c1'], inHousehold: home, ...more })
  const dad = (home: boolean, more = {}) =>
    person('p-dad', 'Sam', 'father', { of: ['c1'], inHousehold: home, ...more })
  const says = (...people: ReturnType<typeof mum>[]) => parentsApart({ children: [ada], people })

  const parents = ['p-mum', 'p-dad']
  const apart = { child: 'c1', parents, says: 'The parents of Ada Ashby live apart.' }
  const none = { child: 'c1', parents, says: 'No parent of Ada Ashby lives in the home.' }
  it.each([
    ['both live in the home', [mum(true), dad(true)], []],
    ['one does not', [mum(true), dad(false)], [apart]],
    ['the other does not', [mum(false), dad(true)], [apart]],
    ['neither does', [mum(false), dad(false)], [none]],
    [
      'one is known by parental responsibility only',
      [mum(true), dad(false, { of: [], parentalResponsibility: ['c1'] })],
      [apart],
    ],
    ['there is one only, who does not', [mum(false)], []],
    ['one is of another child', [mum(true), dad(false, { of: ['c2'] })], []],
    ['one is a partner', [mum(true), dad(false, { role: 'partner' })], []],
    ['one is a grandparent', [mum(true), dad(false, { role: 'grandparent' })], []],
    ['one is a step-parent', [mum(true), dad(false, { role: 'Step-parent' })], [apart]],
    ['one is called birth father', [mum(true), dad(false, { role: 'birth father' })], [apart]],
  ])('are told where %s', (_, people, found) => {
    expect(says(...people)).toEqual(found)
  })

  it('are told of three where one lives elsewhere', () => {
    const third = person('p-step', 'Bo', 'step-parent', { of: ['c1'], inHousehold: true })
    expect(says(mum(true), dad(false), third)).toEqual([{ ...apart, parents: [...parents, 'p-step'] }])
  })

  it('are told for each child, by name where it has one', () => {
    const people = [mum(true, { of: ['c1', 'c2'] }), dad(false, { of: ['c1', 'c2'] })]
    expect(parentsApart({ children: [ada, child('c2', '')], people }).map((one) => one.says)).toEqual([
      'The parents of Ada Ashby live apart.',
      'The parents of a child live apart.',
    ])
  })
})
