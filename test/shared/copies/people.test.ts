import { describe, expect, it } from 'vitest'
import type { Minutes } from '../../../shared/minutes/index.ts'
import { minutesSchema } from '../../../shared/minutes/index.ts'
import { child, family, minutes, person, section } from '../checks/kit.ts'
import { built, facts, father, file, heading, mother, nurse, only, table, under } from './under.ts'

const attended = (id: string, more: object = {}): Minutes['attendance'][number] =>
  minutesSchema.shape.attendance.parse([
    { id: `at-${id}`, person: id, status: 'attended', ...more },
  ])[0] as Minutes['attendance'][number]

const others = 'Only about other people, not about Dana Ashby or a child of theirs.'
const stranger = 'Belongs to somebody who is not tied to a child of theirs.'
const inside = 'Marked Inside the council.'

describe('A child of the record', () => {
  const full = child('c1', 'Ada Ashby', {
    caseRef: 'L-1',
    setting: 'Lane Primary',
    ethnicity: 'White British',
    firstLanguage: 'English',
    needs: 'Hearing aid',
    planBefore: 'CIN',
    previousPlans: [
      { from: '2020-01-01', to: '2021-02-03', category: 'Neglect' },
      { from: '', to: '', category: '' },
      { from: '2022-01-01', to: '', category: '' },
    ],
  })
  const ben = child('c2', '', { dob: '2026-12-01', unborn: true })
  const people = [
    person('p-mum', 'Dana Ashby', 'mother', { of: ['c1'], parentalResponsibility: ['c1'] }),
    person('p-dad', 'Sam Hill', 'father', { of: ['c2'], parentalResponsibility: ['c1', 'c2'] }),
    person('p-gran', 'Ruth Hill', 'grandparent'),
  ]
  const record = minutes('ICPC', { children: [full, ben, child('c3', 'Cy', { dob: '' })], people })
  const kept = only(heading('children'))
  const ada = {
    type: 'heading',
    text: 'Ada Ashby',
    parts: [
      facts({
        'Date of birth': '2 April 2018',
        'LCS number': 'L-1',
        'School or setting': 'Lane Primary',
        Ethnicity: 'White British',
        'First language': 'English',
        'Disability and communication': 'Hearing aid',
        'Plan before this meeting': 'CIN',
        'Earlier plans': 'Neglect, 1 January 2020 to 3 February 2021; 1 January 2022',
        'Parental responsibility': 'Dana Ashby and Sam Hill',
      }),
    ],
  }

  it('stands with what is known, an unborn child with the expected date, and not when nothing is known', () => {
    expect(under(record, file, kept).parts).toEqual([
      ada,
      {
        type: 'heading',
        text: 'Child',
        parts: [facts({ 'Expected date': '1 December 2026', 'Parental responsibility': 'Sam Hill' })],
      },
    ])
  })

  it('is left out of the copy of a parent of another child, with all that is known', () => {
    expect(under(record, mother, kept)).toEqual({
      parts: [ada],
      left: [
        { what: '2026-12-01', why: others },
        { what: 'Cy', why: others },
      ],
    })
    const { left } = under(record, nurse, only(heading('children', { audience: 'council' })))
    expect(left[0]).toEqual({
      what: 'Ada Ashby, 2018-04-02, L-1, Lane Primary, White British, English, Hearing aid',
      why: inside,
    })
  })
})

describe('A school that a parent is not to learn', () => {
  const ada = child('c1', 'Ada Ashby', { setting: 'Lane Primary School', withholdSettingFrom: ['p-dad'] })
  const staff = { agency: 'Lane Primary School (Reception)', agencyGroup: 'education/early years' }
  const people = [
    person('p-mum', 'Dana Ashby', 'mother', { of: ['c1'] }),
    person('p-dad', 'Sam Hill', 'father', { of: ['c1'] }),
    person('p-hv', 'Siobhan Green', 'professional', { agency: 'Health' }),
    person('p-dsl', 'Tom Reed', 'professional', { ...staff, jobTitle: 'Head of Lane Primary' }),
  ]
  const record = minutes('ICPC', {
    children: [ada],
    people,
    attendance: [attended('p-dsl')],
    coreGroup: { members: ['p-dsl'], firstMeeting: '' },
    sections: [section('agencyInfo', 'Lane Primary saw her on Monday.', { about: ['c1'] })],
  })
  const lists = [heading('children'), heading('attendance'), heading('coreGroup')]
  const whole = only(...lists, heading('entries', { key: 'agencyInfo' }))
  const said = (reader: typeof father): string =>
    JSON.stringify(built(record, reader, only(...lists)).copy.sections)

  it('is in no list of their copy, not by the agency and not by the post of whoever works there', () => {
    expect(said(father)).not.toMatch(/lane/i)
    expect(said(father)).toContain('Professional, Education/early years')
    expect(said(father)).toContain('Ada Ashby')
  })

  it('stands in the copy of the other parent, in an agency’s and in the file', () => {
    for (const reader of [mother, nurse, file]) {
      expect(said(reader)).toContain('Lane Primary School')
      expect(said(reader)).toContain('Head of Lane Primary')
    }
  })

  it('is told to whoever prepares the copy, with the passages that still name it', () => {
    const { leftOut, giveAways } = built(record, father, whole)
    expect(leftOut).toContainEqual({
      where: 'Here',
      what: 'Lane Primary School',
      why: 'Sam Hill is not to learn which school or setting Ada Ashby goes to.',
    })
    expect(giveAways).toContainEqual({
      where: '“Here”',
      what: 'Lane Primary School',
      why: 'Which school or setting Ada Ashby goes to is kept from this reader.',
    })
  })
})

describe('The household', () => {
  const kin = (id: string, name: string, role: string, more: object = {}) =>
    person(id, name, role, { address: '', ...more })
  const mum = kin('p-mum', 'Dana Ashby', 'mother', {
    of: ['c1'],
    inHousehold: true,
    lastChecked: '2026-09-01',
    address: '1 Lane',
    phone: '07700',
    employer: 'Bakery',
    detail: 'Works nights',
  })
  const dad = kin('p-dad', 'Sam Hill', 'father', {
    of: ['c2'],
    address: '2 Close',
    phone: '07711',
    employer: 'Depot',
    withholdAddressFrom: ['p-mum', 'p-uncle', 'p-gone'],
    withholdReason: 'He has asked for it',
  })
  const uncle = kin('p-uncle', 'Ed Ashby', 'person who may pose a risk', {
    stepParentOf: ['c1'],
    address: '  ',
  })
  const people = [...family.slice(1), mum, dad, uncle, kin('p-x', '', 'sibling')]
  const record = minutes('ICPC', { people, children: [child('c1', 'Ada Ashby'), child('c2', 'Ben Hill')] })
  const kept = only(heading('household'))
  const caption = 'Household and important people'
  const columns = ['Name', 'Relationship', 'Children', 'Lives in the home']

  it('stands in the file with addresses, where they are restricted once one is kept from somebody', () => {
    expect(under(record, file, kept)).toEqual({
      parts: [
        table(
          caption,
          [...columns, 'Last checked'],
          [
            ['Dana Ashby', 'Mother', 'Ada Ashby', 'Yes', '1 September 2026'],
            ['Sam Hill', 'Father', 'Ben Hill', 'No', ''],
            ['Ed Ashby', 'Person who may pose a risk', 'Ada Ashby', 'No', ''],
          ],
        ),
        table(
          'Addresses and details',
          ['Name', 'Address', 'Phone', 'Employer', 'Detail', 'Keep from'],
          [
            ['Dana Ashby', '1 Lane', '07700', 'Bakery', 'Works nights', ''],
            ['Sam Hill', '2 Close', '07711', 'Depot', '', 'Dana Ashby and Ed Ashby. He has asked for it'],
          ],
          'Restricted',
        ),
      ],
      left: [],
    })
  })

  it('names each fact with those it is kept from, where a phone or an employer has a list of its own', () => {
    const lists = { withholdAddressFrom: ['p-uncle'], withholdPhoneFrom: [], withholdEmployerFrom: ['p-mum'] }
    const apart = { ...record, people: [{ ...dad, ...lists }, mum, uncle] }
    expect(under(apart, file, kept).parts[1]).toMatchObject({
      rows: [
        [
          'Sam Hill',
          '2 Close',
          '07711',
          'Depot',
          '',
          'Address: Ed Ashby. Employer: Dana Ashby. He has asked for it',
        ],
        ['Dana Ashby', '1 Lane', '07700', 'Bakery', 'Works nights', ''],
      ],
      marking: 'Restricted',
    })
    expect(under(apart, nurse, kept).parts[1]).toEqual(
      table(
        'Addresses and details',
        ['Name', 'Address', 'Phone'],
        [
          ['Sam Hill', '', '07711'],
          ['Dana Ashby', '1 Lane', '07700'],
        ],
      ),
    )
  })

  it('is not restricted where no address is kept from anybody', () => {
    const open = { ...record, people: [mum] }
    expect(under(open, file, kept).parts[1]).toEqual(
      table(
        'Addresses and details',
        ['Name', 'Address', 'Phone', 'Employer', 'Detail'],
        [['Dana Ashby', '1 Lane', '07700', 'Bakery', 'Works nights']],
      ),
    )
  })

  const out = 'Addresses, phones, employers and details of people stay out of this copy.'
  it('stands in an agency’s copy with the addresses that nobody is kept from', () => {
    const { parts, left } = under(record, nurse, kept)
    expect(parts[1]).toEqual(
      table('Addresses and details', ['Name', 'Address', 'Phone'], [['Dana Ashby', '1 Lane', '07700']]),
    )
    expect(parts[0]).toMatchObject({ columns })
    expect(left).toEqual([
      { what: 'Bakery; Works nights', why: out },
      { what: '2 Close; 07711; Depot; He has asked for it', why: out },
    ])
  })

  it('stands in a parent’s copy without addresses, and without those who are strangers to their children', () => {
    const { parts, left } = under(record, mother, kept)
    expect(parts).toEqual([
      table(caption, columns, [
        ['Dana Ashby', 'Mother', 'Ada Ashby', 'Yes'],
        ['Ed Ashby', 'Other adult in contact', 'Ada Ashby', 'No'],
      ]),
    ])
    expect(left).toEqual([
      { what: 'Sam Hill', why: stranger },
      { what: '1 Lane; 07700; Bakery; Works nights', why: out },
      {
        what: '2 Close; 07711; Depot; He has asked for it',
        why: 'Sam Hill asks that Dana Ashby does not learn it.',
      },
    ])
  })

  it('is left out whole where its heading is not for this reader', () => {
    expect(under(record, nurse, only(heading('household', { audience: 'council' })))).toEqual({
      parts: [],
      left: [{ what: 'Dana Ashby, Sam Hill and Ed Ashby', why: inside }],
    })
  })

  it('counts whoever has an agency or a post as working, where no part was chosen', () => {
    const some = [
      person('p-1', 'Ann', '', { agency: 'Hill School' }),
      person('p-2', 'Bo', '', { jobTitle: 'Coach' }),
      person('p-3', 'Cas', ''),
    ]
    expect(under({ ...record, people: some }, file, kept).parts).toEqual([
      table(caption, ['Name', 'Lives in the home'], [['Cas', 'No']]),
    ])
  })
})

describe('The attendance', () => {
  const people = [
    ...family.filter(({ id }) => id !== 'p-hv'),
    person('p-hv', 'Siobhan Green', 'professional', {
      agency: 'Community Health (health visiting)',
      jobTitle: 'Health visitor',
    }),
    person('p-gp', 'Dr Poe', 'professional', { agency: 'Community Health' }),
    person('p-dad', 'Sam Hill', 'father', { of: ['c1'] }),
    person('p-ex', 'Max Roe', 'father', { of: ['c2'] }),
  ]
  const attendance = [
    attended('p-hv', {
      mode: 'video',
      detail: 'Left at noon',
      reportSubmitted: 'yes',
      reportDate: '2026-09-10',
      reportSharedWithFamily: '2026-09-11',
    }),
    attended('p-dsl', {
      status: 'apologies',
      reportSubmitted: 'no',
      reportWithheldReason: 'It names the caller',
    }),
    attended('p-gp', { status: 'partial', reportSubmitted: 'yes' }),
    attended('p-mum', { status: 'excluded', mode: 'phone' }),
    attended('p-dad', { status: 'excluded', detail: 'He shouted' }),
    attended('p-ex', { mode: 'video', detail: 'From Leeds' }),
    attended('c1'),
    attended('p-gone'),
  ]
  const children = [child('c1', 'Ada Ashby'), child('c2', 'Ben Roe')]
  const record = minutes('ICPC', { people, attendance, children })
  const kept = only(heading('attendance'))
  const agencies = facts({ 'Agencies that took part': 'Community Health' })
  const columns = ['Name', 'Role and agency', 'Attendance', 'How', 'Report']
  const greenRole = 'Health visitor, Community Health (health visiting)'
  const rows = (dsl: string) => [
    [
      'Siobhan Green',
      greenRole,
      'Attended',
      'Video. Left at noon',
      'Sent 10 September 2026; shared with the family 11 September 2026',
    ],
    ['Mark Toll', 'Professional, Lane Primary', 'Apologies', '', dsl],
    ['Dr Poe', 'Professional, Community Health', 'Attended in part', '', 'Sent'],
    ['Dana Ashby', 'Mother', 'Excluded', 'Phone', ''],
    ['Sam Hill', 'Father', 'Excluded', 'He shouted', ''],
    ['Max Roe', 'Father', 'Attended', 'Video. From Leeds', ''],
    ['Ada Ashby', 'Child', 'Attended', '', ''],
  ]

  it('says in the file who took part and how, each agency once, and why a report was kept back', () => {
    expect(under(record, file, kept)).toEqual({
      parts: [agencies, table('Attendance', columns, rows('Not sent; not shared: It names the caller'))],
      left: [],
    })
  })

  it('says to an agency the same, but not why a report was kept back', () => {
    expect(under(record, nurse, kept)).toEqual({
      parts: [agencies, table('Attendance', columns, rows('Not sent'))],
      left: [{ what: 'It names the caller', why: 'Why a report was kept back stays inside.' }],
    })
  })

  it('tells a parent that they were kept out themselves, and of anybody else only that they were not there', () => {
    const how = 'How somebody took part stays out of this copy.'
    expect(under(record, mother, kept)).toEqual({
      parts: [
        agencies,
        table(
          'Attendance',
          ['Name', 'Role and agency', 'Attendance', 'Report'],
          [
            ['Siobhan Green', greenRole, 'Attended', 'Shared 11 September 2026'],
            ['Mark Toll', 'Professional, Lane Primary', 'Apologies', ''],
            ['Dr Poe', 'Professional, Community Health', 'Attended in part', ''],
            ['Dana Ashby', 'Mother', 'Excluded', ''],
            ['Sam Hill', 'Father', 'Not present', ''],
            ['Ada Ashby', 'Child', 'Attended', ''],
          ],
        ),
      ],
      left: [
        { what: 'Max Roe, attended, video, From Leeds', why: stranger },
        { what: 'Left at noon', why: how },
        { what: 'It names the caller', why: 'Why a report was kept back stays inside.' },
        { what: 'He shouted', why: how },
      ],
    })
    expect(JSON.stringify(under(record, father, kept).parts)).toContain('"Sam Hill","Father","Excluded"')
  })

  it('names no family and no bracketed team among the agencies, and only those who were there', () => {
    const some = [
      person('p-1', 'Ann', 'professional', { agency: 'Health (school nursing) ' }),
      person('p-2', 'Bo', 'professional', { agency: 'Health' }),
      person('p-3', 'Cas', 'supporter', { agency: 'Friends' }),
      person('p-4', 'Di', 'professional', { agency: 'Police' }),
      person('p-5', 'El', 'professional', { agency: 'Hill (North) School (Juniors)' }),
    ]
    const there = [...some.map(({ id }) => attended(id)), attended('p-4', { status: 'represented' })].filter(
      ({ person, status }) => person !== 'p-4' || status === 'represented',
    )
    expect(under({ ...record, people: some, attendance: there }, file, kept).parts[0]).toEqual(
      facts({ 'Agencies that took part': 'Health and Hill School' }),
    )
  })

  it('is left out whole where its heading is not for this reader', () => {
    const two = { ...record, attendance: attendance.slice(1, 3).concat(attended('p-gone')) }
    expect(under(two, nurse, only(heading('attendance', { audience: 'council' })))).toEqual({
      parts: [],
      left: [{ what: 'Mark Toll and Dr Poe', why: inside }],
    })
  })
})

describe('The core group', () => {
  const people = [...family, person('p-ex', 'Max Roe', 'person who may pose a risk', { of: ['c2'] })]
  const record = minutes('ICPC', {
    people,
    children: [child('c1', 'Ada Ashby'), child('c2', 'Ben Roe')],
    coreGroup: { members: ['p-mum', 'p-dsl', 'p-ex', 'c1', 'p-gone'], firstMeeting: '2026-09-25' },
  })
  const kept = only(heading('coreGroup'))
  const first = facts({ 'First meeting': '25 September 2026' })
  const columns = ['Name', 'Role and agency']

  it('names its members with their part, and nobody who is not of the record', () => {
    expect(under(record, file, kept)).toEqual({
      parts: [
        first,
        table('Core group members', columns, [
          ['Dana Ashby', 'Mother'],
          ['Mark Toll', 'Professional, Lane Primary'],
          ['Max Roe', 'Person who may pose a risk'],
          ['Ada Ashby', ''],
        ]),
      ],
      left: [],
    })
  })

  it('leaves strangers out of a parent’s copy, and calls nobody a risk there', () => {
    expect(under(record, mother, kept)).toEqual({
      parts: [
        first,
        table('Core group members', columns, [
          ['Dana Ashby', 'Mother'],
          ['Mark Toll', 'Professional, Lane Primary'],
          ['Ada Ashby', ''],
        ]),
      ],
      left: [{ what: 'Max Roe', why: stranger }],
    })
    const own = {
      ...record,
      people: [...family, { ...(people.at(-1) as (typeof people)[number]), of: ['c1'] }],
    }
    expect(JSON.stringify(under(own, mother, kept).parts)).toContain('"Max Roe","Other adult in contact"')
  })

  it('is left out whole where its heading is not for this reader', () => {
    expect(under(record, nurse, only(heading('coreGroup', { audience: 'council' })))).toEqual({
      parts: [],
      left: [{ what: 'Dana Ashby, Mark Toll, Max Roe and Ada Ashby', why: inside }],
    })
  })
})
