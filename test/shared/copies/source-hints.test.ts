/** Attendance lines, owners and days that can give a source away are asked about (domain section 6, pitfalls). */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { daysIn } from '../../../shared/copies/source-hints.ts'
import type { Minutes } from '../../../shared/minutes/index.ts'
import { action, entry, family, minutes, person } from '../checks/kit.ts'
import { built, father, file, heading, mother, note, nurse, only } from './under.ts'

const said = (key: string, ...entries: ReturnType<typeof entry>[]) => ({
  key,
  child: '',
  entries: entries.map((one, at) => ({ ...one, id: `${key}${at}` })),
})
const lists = only(
  heading('attendance', { key: 'there', heading: 'Attendance' }),
  heading('plan', { key: 'plan', heading: 'Plan' }),
  heading('entries', { key: 'open', heading: 'Open' }),
  heading('entries', { key: 'closed', heading: 'Closed', audience: 'restricted' }),
)
const came = (id: string): Minutes['attendance'][number] => ({
  id: `at-${id}`,
  person: id,
  status: 'attended',
  mode: '',
  detail: '',
  reportSubmitted: '',
  reportDate: '',
  reportSharedWithFamily: '',
  reportWithheldReason: '',
})
const asked = (record: Minutes, reader = mother) =>
  built(record, reader, lists).giveAways.map(({ where, what }) => [what, where])

describe('An agency that tells by its kind', () => {
  const refuge = person('p-ref', 'Una Bell', 'professional', { agency: 'Larch House Refuge' })
  const record = minutes('ICPC', { people: [...family, refuge], attendance: [came('p-ref')] })

  it('is asked about where a parent reads it in the attendance list', () => {
    expect(asked(record)).toEqual([['Una Bell, Larch House Refuge', '“Attendance”']])
    expect(asked(record, father)).toEqual([['Una Bell, Larch House Refuge', '“Attendance”']])
  })

  it('is asked about as the owner of an action', () => {
    const owner = minutes('ICPC', { people: [...family, refuge], actions: [action({ owner: 'p-ref' })] })
    expect(asked(owner)).toEqual([['Una Bell, Larch House Refuge', '“Plan”']])
  })

  it.each([
    ['a sexual assault centre', { agency: 'Wexmoor SARC' }, true],
    ['who handles informants', { agency: 'Police', jobTitle: 'Source handler, informants' }, true],
    ['an adviser on domestic violence', { jobTitle: 'IDVA' }, true],
    ['a school', { agency: 'Lane Primary' }, false],
    ['a firm with such letters in its name', { agency: 'Sarcen Homes' }, false],
  ])('is %s', (_, more, asks) => {
    const people = [...family, person('p-x', 'Una Bell', 'professional', more)]
    expect(asked(minutes('ICPC', { people, attendance: [came('p-x')] })).length).toBe(asks ? 1 : 0)
  })

  it('is nothing to ask about in the file, in an agency’s copy, or where it is not named', () => {
    expect(asked(record, file)).toEqual([])
    expect(asked(record, nurse)).toEqual([])
    expect(asked(record, note)).toEqual([])
    expect(asked(minutes('ICPC', { people: [...family, refuge] }))).toEqual([])
  })
})

describe('Somebody who is named though all they said is left out', () => {
  const record = (...more: ReturnType<typeof entry>[]) =>
    minutes('ICPC', {
      attendance: [came('p-hv'), came('p-dsl')],
      sections: [said('closed', entry('They told the nurse.', { speaker: 'p-dsl' })), said('open', ...more)],
    })

  it('is asked about', () => {
    expect(asked(record())).toEqual([['Mark Toll', '“Attendance”']])
  })

  it('is asked about where it was withheld from this reader alone', () => {
    const held = minutes('ICPC', {
      attendance: [came('p-hv')],
      sections: [said('open', entry('Heard at the clinic.', { withholdFrom: ['p-mum'] }))],
    })
    expect(asked(held)).toEqual([['Siobhan Green', '“Attendance”']])
    expect(asked(held, father)).toEqual([])
  })

  it('is not asked about when this reader reads something else of theirs', () => {
    expect(asked(record(entry('Ada likes school.', { speaker: 'p-dsl' })))).toEqual([])
  })

  it('is not asked about where what they said was for professionals as ever', () => {
    const usual = minutes('ICPC', {
      attendance: [came('p-hv')],
      sections: [said('open', entry('Weight is fine.', { audience: 'professionals' }))],
    })
    expect(asked(usual)).toEqual([])
  })
})

describe('A day', () => {
  const record = (hidden: string, shown: string) =>
    minutes('ICPC', {
      meeting: { date: '2026-09-17' },
      sections: [
        said('closed', entry(hidden, { speaker: '' })),
        said('open', entry(shown, { speaker: '', about: 'all' })),
      ],
    })

  it.each([
    ['in words both times', 'She rang on 3 September.', 'He was out on 3 September 2026.', '3 September'],
    [
      'in numbers and in words',
      'She rang on 03/09/2026.',
      'He was out on 3rd of September.',
      '3 September 2026',
    ],
    ['as a computer writes it', 'Call 2026-09-03.', 'Out on 3 Sep 2026.', '3 September 2026'],
  ])('that also stands in what was left out is asked about: %s', (_, hidden, shown, what) => {
    expect(asked(record(hidden, shown))).toEqual([[what, '“Open”']])
  })

  it.each([
    ['of the meeting', 'On 17 September 2026.', 'On 17/09/2026.'],
    ['of another year', 'On 3 May 2025.', 'On 3 May 2026.'],
    ['that is still to come', 'On 3 October 2026.', 'By 3 October 2026.'],
    ['on which a child was born', 'Born 2 April 2018.', 'Born 2 April 2018.'],
    ['that is none', 'Room 3/45/2026.', 'Room 3/45/2026 again'],
  ])('is not asked about when it is one %s', (_, hidden, shown) => {
    expect(asked(record(hidden, shown)).filter(([what]) => /^\d{1,2} [A-Z]/.test(what ?? ''))).toEqual([])
  })

  it('is read however it is written', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2000-01-01'), max: new Date('2049-12-31'), noInvalidDate: true }),
        (date) => {
          const [iso = ''] = date.toISOString().split('T')
          const [year, month, day] = iso.split('-').map(Number)
          const words = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(date)
          for (const text of [
            iso,
            words,
            `${day}/${month}/${year}`,
            `${day}.${month}.${String(year).slice(2)}`,
          ])
            expect(daysIn(`so ${text}, it was`)).toEqual([{ day, month, year }])
        },
      ),
    )
  })
})
