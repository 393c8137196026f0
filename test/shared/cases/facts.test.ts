/** Names, numbers, the household over time, and what is left when somebody is taken out of a family. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type CaseContent,
  caseContentSchema,
  isNhsNumber,
  isUpn,
  type KnownNumber,
  numberDoubts,
  numberSchema,
  otherNameSchema,
  otherNamesOf,
  overlap,
  responsibleFor,
  stayDoubts,
  staysOn,
  upnCheckLetter,
  withoutDates,
  withoutMember,
} from '../../../shared/cases/index.ts'

const today = '2026-11-29'

describe('other names', () => {
  const dana = { id: 'p1', name: 'Dana Harcastle', aliases: ['Danni'] }
  const name = (more: object) => otherNameSchema.parse({ id: 'n', of: 'p1', ...more })
  it('are those on the card and those with a kind, each once and never the present one', () => {
    expect(
      otherNamesOf(dana, [
        name({ name: 'danni' }),
        name({ name: 'Dana  Pell', kind: 'earlier surname' }),
        name({ name: 'Dana Harcastle' }),
        name({ name: ' ' }),
        name({ name: 'Lee Marsh', of: 'p2' }),
      ]),
    ).toEqual(['Danni', 'Dana Pell'])
  })
  it('an earlier surname that was typed alone is read with the first name too', () => {
    expect(otherNamesOf({ ...dana, aliases: [] }, [name({ name: 'Pell', kind: 'name at birth' })])).toEqual([
      'Pell',
      'Dana Pell',
    ])
    expect(otherNamesOf({ ...dana, aliases: [] }, [name({ name: 'Red' })])).toEqual(['Red'])
  })
})

describe('numbers', () => {
  const number = (more: Partial<KnownNumber>) => numberSchema.parse({ id: 'x', of: 'c1', ...more })
  const doubt = (kind: KnownNumber['kind'], value: string) => numberDoubts(number({ kind, value }), [])
  it('an NHS number holds its own check digit, with or without spaces', () => {
    expect(isNhsNumber('943 476 5919')).toBe(true)
    expect(isNhsNumber('943-476-5919')).toBe(true)
    expect(isNhsNumber('943 476 5918')).toBe(false)
    expect(isNhsNumber('943 476 591')).toBe(false)
  })
  it('no NHS number stays right when one digit is mistyped', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 9 }), (at, by) => {
        const digits = [...'9434765919'].map(Number)
        digits[at] = ((digits[at] ?? 0) + by) % 10
        expect(isNhsNumber(digits.join(''))).toBe(false)
      }),
    )
  })
  it('no pupil number stays right when one digit is mistyped or two neighbours change places', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^\d{12}$/),
        fc.nat(11),
        fc.integer({ min: 1, max: 9 }),
        (own, at, by) => {
          const right = `${upnCheckLetter(own)}${own}`
          expect(isUpn(right)).toBe(true)
          const digits = [...own].map(Number)
          digits[at] = ((digits[at] ?? 0) + by) % 10
          expect(isUpn(`${right[0]}${digits.join('')}`)).toBe(false)
          const next = Math.min(at, 10)
          const swapped = [...own]
          swapped.splice(next, 2, own[next + 1] ?? '', own[next] ?? '')
          expect(isUpn(`${right[0]}${swapped.join('')}`)).toBe(own[next] === own[next + 1])
        },
      ),
    )
  })
  it('a wrong one is doubted and kept; an empty one is not', () => {
    expect(doubt('NHS number', '943 476 5918')).toHaveLength(1)
    expect(doubt('NHS number', '')).toEqual([])
    expect(doubt('UPN', 'V820432111801')).toEqual([])
    expect(doubt('UPN', 'l12345678901b')).toEqual([])
    expect(doubt('UPN', 'A820432111801')).toHaveLength(1)
    expect(doubt('UPN', '123')).toHaveLength(1)
    expect(doubt('case number', 'whatever')).toEqual([])
  })
  it('two children cannot have the same NHS number; a case number may be the family’s', () => {
    const own = number({ kind: 'NHS number', value: '9434765919' })
    const other = number({ id: 'y', of: 'c2', kind: 'NHS number', value: '943 476 5919' })
    expect(numberDoubts(own, [own, other])).toEqual(['Somebody else of this family has the same number.'])
    expect(numberDoubts(own, [own, { ...other, of: 'c1' }])).toEqual([])
    const shared = number({ kind: 'case number', value: '7' })
    expect(numberDoubts(shared, [shared, { ...shared, id: 'z', of: 'c2' }])).toEqual([])
  })
})

const family = (more: object): CaseContent =>
  caseContentSchema.parse({ children: [], people: [], chronology: [], ...more })

describe('the household', () => {
  const file = family({
    people: [
      { id: 'p1', name: 'Dana', inHousehold: true },
      { id: 'p2', name: 'Lee', inHousehold: true },
    ],
    household: [
      { id: 'h1', person: 'p1', from: '2019-01-01' },
      { id: 'h2', person: 'p3', from: '2020-01-01', to: '2024-05-01' },
    ],
  })
  it('holds now whoever came and has not left', () => {
    expect(staysOn(file.household, today).map(({ person }) => person)).toEqual(['p1'])
    expect(staysOn(file.household, '2022-01-01').map(({ person }) => person)).toEqual(['p1', 'p3'])
  })
  it('asks for dates of those who are only ticked as living there', () => {
    expect(withoutDates(file)).toEqual(['p2'])
  })
  it('doubts two stays of one person at once', () => {
    const [first] = file.household
    const again = { id: 'h3', person: 'p1', from: '2020-01-01', to: '', note: '' }
    expect(stayDoubts(again, [...file.household, again], today)).toEqual([
      'It overlaps with another stay of the same person.',
    ])
    expect(first && stayDoubts(first, file.household, today)).toEqual([])
  })
  it('two spans overlap whichever is named first', () => {
    const day = fc
      .date({ min: new Date('2000-01-01'), max: new Date('2026-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10))
    const span = fc.record({ from: day, to: fc.oneof(day, fc.constant('')) })
    fc.assert(
      fc.property(span, span, (a, b) => {
        expect(overlap(a, b)).toBe(overlap(b, a))
      }),
    )
  })
})

describe('somebody who is taken out of a family', () => {
  const file = family({
    children: [
      { id: 'c1', name: 'Ellie' },
      { id: 'c2', withholdSettingFrom: ['p1', 'p2'] },
    ],
    people: [
      {
        id: 'p1',
        name: 'Dana',
        of: ['c1', 'c2'],
        stepParentOf: ['c1'],
        parentalResponsibility: ['c1', 'c2'],
        withholdAddressFrom: ['p2'],
        withholdPhoneFrom: ['p2'],
        withholdEmployerFrom: ['p2'],
      },
      { id: 'p2', name: 'Lee' },
    ],
    chronology: [{ id: 'e1', date: '2024-01-01', about: ['c1', 'c2'] }],
    household: [{ id: 'h1', person: 'c1' }],
    otherNames: [{ id: 'n1', of: 'c1', name: 'Elle' }],
    numbers: [{ id: 'x1', of: 'c1', value: '1' }],
    relationships: [{ id: 'r1', from: 'p1', kind: 'mother of', to: 'c1' }],
    statuses: [{ id: 's1', child: 'c1', value: 'CIN plan' }],
    appointments: [{ id: 'a1', child: 'c1', service: 'GP' }],
  })
  it('is named by no fact afterwards', () => {
    expect(JSON.stringify(withoutMember(file, 'c1'))).not.toContain('c1')
    expect(JSON.stringify(withoutMember(file, 'p2'))).not.toContain('p2')
  })
  it('leaves what is about others, the event among it', () => {
    const left = withoutMember(file, 'c1')
    expect(left.chronology[0]?.about).toEqual(['c2'])
    expect(responsibleFor(left.people, 'c2')).toEqual(['Dana'])
    expect(withoutMember(file, 'p2').relationships).toEqual(file.relationships)
  })
})
