import { describe, expect, test } from 'vitest'
import { adultsOf, isCarersAccount, isThisPerson, names, namesOf } from '../../../shared/checks/people.ts'
import { child, family, minutes, person } from './kit.ts'

const lee = person('p-lee', 'Lee Marsh', 'step-father', { aliases: ['Big L. (Marsh)'] })
const jo = person('p-jo', 'Jo Fox', ' Partner ')
const record = minutes('ICPC', { people: [...family, lee, jo] })

test('adults of the family are neither professionals nor children nor brothers and sisters', () => {
  const people = [
    ...family,
    lee,
    person('p-ben', 'Ben Ashby', ' Sibling '),
    person('p-kit', 'Kit', 'child'),
    person('c1', 'Ada Ashby', 'niece'),
  ]
  expect(adultsOf(minutes('ICPC', { people })).map(({ id }) => id)).toEqual(['p-mum', 'p-lee'])
})

describe('what somebody is called', () => {
  test.each([
    [
      'mother',
      { name: 'Dana Ashby', role: ' Mother ' },
      ['Dana Ashby', 'mother', 'mummy', 'Dana', 'mum', 'mom'],
    ],
    ['birth father', { name: '', role: 'birth father' }, ['father', 'daddy', 'dad']],
    ['somebody called godmother', { name: 'Ann', role: 'godmother' }, ['Ann']],
    [
      'step-parent',
      { name: '', role: 'step-parent' },
      [
        'step-father',
        'step-mother',
        'stepfather',
        'stepmother',
        'step-dad',
        'step-mum',
        'stepdad',
        'stepmum',
      ],
    ],
    ['stepmum', { name: '', role: 'stepmum' }, ['step-mother', 'stepmother', 'step-mum', 'stepmum']],
    ['partner', { name: 'Jo Fox', role: "mother's partner" }, ['partner', 'Jo Fox']],
    ['foster carer', { name: '', role: 'foster carer' }, ['carer']],
    ['grandfather', { name: '', role: 'grandfather' }, ['grandfather', 'granddad', 'grandad', 'grandpa']],
    ['nobody in particular', { name: ' Al  Ray ' }, ['Al  Ray']],
    ['by another name', { name: 'Lee Lee', aliases: ['', 'Lee', 'Leo'] }, ['Lee Lee', 'Lee', 'Leo']],
  ])('as %s', (_, who, expected) => {
    expect(namesOf(who).toSorted()).toEqual(expected.toSorted())
    const lengths = namesOf(who).map((one) => one.length)
    expect(lengths).toEqual(lengths.toSorted((a, b) => b - a))
  })
  test.each([
    ['The letter is from lee.', true],
    ['It was sleeting.', false],
    ['Leeds is far.', false],
    ['Big L. (Marsh) came.', true],
    ['Big Lx (Marsh) came.', false],
    ['stepdad came.', true],
    ['Nobody came.', false],
  ])('“%s” names him: %s', (text, expected) => {
    expect(names(text, lee)).toBe(expected)
  })
  test('nobody is named who has no name', () => {
    expect(names('Anything at all', { name: ' ' })).toBe(false)
  })
})

describe('a carer’s own account', () => {
  const told = (who: string, kind = 'seen') => isCarersAccount({ kind, who }, record)
  test.each([
    'p-mum',
    'Dana',
    'DANA ASHBY',
    'mum and Lee Marsh',
    'The children’s mum',
    "Ada's mother",
    'Ada Ashby’s mum, Dana',
    'Step-dad',
    'Big L. (Marsh)',
    "Lee's partner",
    'parents',
    'Dana (12)',
    'said by Dana herself',
  ])('is one from “%s”', (who) => {
    expect(told(who)).toBe(true)
  })
  test.each([
    '',
    'p-hv',
    'Ada',
    'Siobhan Green, told by Dana',
    'Danast',
    'the school',
    'said by her',
    'Ben’s mother',
    'Ada, to mum',
    'step-dance teacher of mum',
  ])('is none from “%s”', (who) => {
    expect(told(who)).toBe(false)
  })
  test('and is one from anybody where it is called so', () => {
    expect(told('Siobhan Green', 'carer said')).toBe(true)
  })
  test('is known by the usual words where no adult is listed', () => {
    const nobody = minutes('ICPC', { people: [], children: [] })
    expect(isCarersAccount({ kind: 'seen', who: 'mum' }, nobody)).toBe(true)
    expect(isCarersAccount({ kind: 'seen', who: 'The school' }, nobody)).toBe(false)
    const short = minutes('ICPC', { people: [person('p', 'Al', 'uncle')], children: [child('c1', 'Bo')] })
    expect(isCarersAccount({ kind: 'seen', who: 'Al' }, short)).toBe(true)
  })
})

describe('which account is which person', () => {
  const account = { id: 'acc-sw', name: 'Callum Reid' }
  test.each([
    ['the person linked to it', 'p-sw', true],
    ['the account itself', 'acc-sw', true],
    ['nobody', '', false],
    ['a person linked to another account', 'p-chair', false],
    ['a person without an account and with another name', 'p-hv', false],
    ['the name alone, with other capitals and spaces', ' callum   REID ', true],
    ['another name alone', 'Callum', false],
  ])('%s', (_, id, expected) => {
    expect(isThisPerson(account, id, record)).toBe(expected)
  })
  test('the same name counts only where no account is linked', () => {
    const twin = (accountId: string) =>
      minutes('ICPC', { people: [person('p-x', ' Callum  Reid', 'professional', { accountId })] })
    expect(isThisPerson(account, 'p-x', twin(''))).toBe(true)
    expect(isThisPerson(account, 'p-x', twin('acc-9'))).toBe(false)
  })
})
