import { describe, expect, it } from 'vitest'
import { previewOf } from '../../../../shared/cases/import/index.ts'
import { decide, family, run } from './kit.ts'

const two = family()
const found = (cases: ReturnType<typeof run>['cases'], id = 'case-1') => {
  const one = cases.find((file) => file.id === id)
  if (!one) throw new TypeError('no such case')
  return one
}

describe('children', () => {
  it('are added to the family with their reference, or to a new family', () => {
    const { groups, cases } = run(
      [two],
      'children',
      `Name;DOB;Family ID\nHARCASTLE, Tom;1/2/2021;wx-1\nAmara Obi;3/4/2020;WX-9`,
    )
    expect(groups).toEqual(['added', 'added'])
    expect(found(cases).children.map(({ name }) => name)).toEqual(['Ellie Harcastle', 'Tom Harcastle'])
    expect(cases).toHaveLength(2)
    expect(cases[1]).toMatchObject({
      familyRef: 'WX-9',
      children: [{ name: 'Amara Obi', dob: '2020-04-03' }],
    })
  })

  it('who are known get what was not known of them, and keep the rest', () => {
    const start = family({
      children: [{ id: 'ellie', name: 'Ellie Harcastle', dob: '2019-03-04', setting: 'Oak School' }],
    })
    const { rows, cases } = run(
      [start],
      'children',
      `Name;DOB;School;Ethnicity;NHS No;LCS ID\nEllie Harcastle;04/03/2019;Elm School;White British;943 476 5919;L100`,
    )
    expect(rows[0]?.group).toBe('changed')
    expect(rows[0]?.changes).toEqual([
      { label: 'Case number', before: '', after: 'L100', how: 'fills' },
      { label: 'School or setting', before: 'Oak School', after: 'Elm School', how: 'differs' },
      { label: 'Ethnicity', before: '', after: 'White British', how: 'fills' },
      { label: 'NHS number', before: '', after: '9434765919', how: 'adds' },
    ])
    expect(found(cases).children[0]).toMatchObject({
      setting: 'Oak School',
      ethnicity: 'White British',
      caseRef: 'L100',
    })
    expect(found(cases).numbers).toMatchObject([{ of: 'ellie', kind: 'NHS number', value: '9434765919' }])
  })

  it('get the fact of the file where a person says that the file is right', () => {
    const start = family({
      children: [{ id: 'ellie', name: 'Ellie Harcastle', dob: '2019-03-04', setting: 'Oak School' }],
    })
    const text = `Name;DOB;School\nEllie Harcastle;04/03/2019;Elm School`
    expect(run([start], 'children', text).groups).toEqual(['kept'])
    const { rows, cases } = run([start], 'children', text, decide({}, [2]))
    expect(rows[0]).toMatchObject({
      group: 'changed',
      changes: [{ before: 'Oak School', after: 'Elm School', how: 'replaces' }],
    })
    expect(found(cases).children[0]?.setting).toBe('Elm School')
  })

  it.each([
    ['another surname', 'Ellie Marsh;04/03/2019;;', 'the same forename and another surname'],
    ['a slip of the pen', 'Elie Harcastle;04/03/2019;;', 'nearly the same name'],
    ['forename and surname swapped', 'Harcastle Ellie;04/03/2019;;', 'the same names in another order'],
    ['a longer forename', 'Elliemarie Harcastle;04/03/2019;;', 'a similar forename and the same surname'],
    ['the same case number', 'Sam Unknown;;L100;', 'the same case number'],
    ['the same family and day of birth', 'Ava Marsh;04/03/2019;;WX-1', 'the same family reference'],
    ['the same child in another family', 'Ellie Harcastle;04/03/2019;;WX-2', 'but another family reference'],
    ['another day of birth', 'Ellie Harcastle;05/03/2019;L100;', 'but another date of birth'],
    ['another number', 'Ellie Harcastle;04/03/2019;L999;', 'but another number of the same kind'],
  ])('who may be known already are asked about: %s', (_what, row, why) => {
    const { rows, cases } = run([two], 'children', `Name;DOB;LCS ID;Family ID\n${row}`)
    expect(rows[0]?.group).toBe('doubtful')
    expect(rows[0]?.doubts[0]?.candidates).toHaveLength(1)
    expect(rows[0]?.doubts[0]?.candidates[0]?.why.join('; ')).toContain(why)
    expect(cases).toEqual([two])
  })

  it('are found under a name they had before', () => {
    const start = family({ otherNames: [{ id: 'o', of: 'ellie', name: 'Marsh', kind: 'earlier surname' }] })
    expect(run([start], 'children', `Name;DOB\nEllie Marsh;04/03/2019`).groups).toEqual(['unchanged'])
  })

  it('who are the same keep their name, and have the other one beside it', () => {
    const decisions = decide({ 'line 2': { as: 'same', who: 'ellie' } })
    const text = `Name;DOB\nEllie Marsh;04/03/2019`
    const { rows, cases } = run([two], 'children', text, decisions)
    expect(rows[0]).toMatchObject({ group: 'changed', doubts: [{ decision: { as: 'same' } }] })
    expect(found(cases).children).toHaveLength(1)
    expect(found(cases).otherNames).toMatchObject([
      { of: 'ellie', name: 'Ellie Marsh', kind: 'also known as' },
    ])
  })

  it('who are somebody else are added, and stay out where a person leaves them out', () => {
    const text = `Name;DOB;Family ID\nEllie Marsh;04/03/2019;WX-1`
    const another = run([two], 'children', text, decide({ 'line 2': { as: 'another' } }))
    expect(another.groups).toEqual(['added'])
    expect(found(another.cases).children).toHaveLength(2)
    const out = run([two], 'children', text, decide({ 'line 2': { as: 'leave out' } }))
    expect(out.groups).toEqual(['left out'])
    expect(out.cases).toEqual([two])
  })

  it('who are twins with a number each are two children, and nobody is asked', () => {
    const { groups, cases } = run(
      [],
      'children',
      `Name;DOB;LCS ID;Family ID\nEllie Marsh;04/03/2019;1;F\nElla Marsh;04/03/2019;2;F`,
    )
    expect(groups).toEqual(['added', 'added'])
    expect(cases).toHaveLength(1)
  })

  it('of whom two fit the row can only be chosen from: a third would be one too many', () => {
    const other = family({
      id: 'case-2',
      familyRef: 'WX-2',
      children: [{ id: 'e2', name: 'Ellie Harcastle', dob: '2019-03-04' }],
    })
    const text = `Name;DOB\nEllie Harcastle;04/03/2019`
    const { rows } = run([two, other], 'children', text, decide({ 'line 2': { as: 'another' } }))
    expect(rows[0]).toMatchObject({ group: 'doubtful', doubts: [{ mayBeAnother: false, decision: null }] })
    expect(rows[0]?.doubts[0]?.candidates).toHaveLength(2)
  })

  it('whose name says one child and whose number says another are asked about', () => {
    const start = family({
      children: [
        { id: 'ellie', name: 'Ellie Harcastle', dob: '2019-03-04' },
        { id: 'tom', name: 'Tom Harcastle', dob: '2021-02-01', caseRef: 'L100' },
      ],
    })
    const { rows } = run([start], 'children', `Name;DOB;LCS ID\nEllie Harcastle;04/03/2019;L100`)
    expect(rows[0]?.group).toBe('doubtful')
    expect(rows[0]?.doubts[0]?.candidates.map(({ id }) => id).sort()).toEqual(['ellie', 'tom'])
  })

  it('who are not born yet are told by a date to come', () => {
    const { cases } = run([], 'children', `Name;Due date\nBaby Obi;01/12/2026`)
    expect(cases[0]?.children[0]).toMatchObject({ unborn: true, dob: '2026-12-01' })
  })

  it('bring their plan and legal status once', () => {
    const text = `Name;DOB;Plan;Category;Start date;Legal status\nEllie Harcastle;04/03/2019;CPP;NEG;01/05/2026;ICO`
    const first = run([two], 'children', text)
    expect(found(first.cases).statuses).toMatchObject([
      { child: 'ellie', kind: 'plan', value: 'CPP', category: 'Neglect', from: '2026-05-01' },
      { child: 'ellie', kind: 'legal', value: 'ICO' },
    ])
    expect(run(first.cases, 'children', text).groups).toEqual(['unchanged'])
  })
})

describe('a row that cannot be used', () => {
  it('is reported by its line with a sentence, and the others go on', () => {
    const { rows, groups } = run(
      [two],
      'children',
      `Name;DOB\nTom Harcastle;31/02/2021\n;01/02/2021\nZed;\nAmara Obi;03/04/2020`,
    )
    expect(groups).toEqual(['wrong', 'wrong', 'wrong', 'added'])
    expect(rows.map(({ line }) => line)).toEqual([2, 3, 4, 5])
    expect(rows[0]?.wrong).toEqual(['“31/02/2021” is not a day that Chairside can read as date of birth.'])
    expect(rows[1]?.wrong).toEqual(['There is no name.'])
    expect(rows[2]?.wrong).toEqual([
      'There is no date of birth, number or family reference to tell this child by.',
    ])
  })
})

describe('adults and professionals', () => {
  it('come into the family of the child they are tied to', () => {
    const { groups, cases } = run(
      [two],
      'people',
      `Name;Relationship;Child ID;PR;Tel No\nMARSH, Lee;Dad;L100;Y;+447700900123`,
    )
    expect(groups).toEqual(['added'])
    expect(found(cases).people[1]).toMatchObject({
      name: 'Lee Marsh',
      role: 'father',
      of: ['ellie'],
      parentalResponsibility: ['ellie'],
      phone: '+447700900123',
    })
  })

  it('who are known are filled in, and one of the same name in another role is asked about', () => {
    expect(
      run([two], 'people', `Name;Role;Family ID;Mobile\nDana Harcastle;Mum;WX-1;07700 900123`).groups,
    ).toEqual(['changed'])
    const { rows } = run([two], 'people', `Name;Role;Family ID\nDana Harcastle;Grandmother;WX-1`)
    expect(rows[0]).toMatchObject({ group: 'doubtful', doubts: [{ of: 'person', mayBeAnother: true }] })
  })

  it('of no known family are wrong, and so is a child among them', () => {
    const { rows } = run([two], 'people', `Name;Role;Family ID\nLee;father;WX-7\nTom;child;WX-1`)
    expect(rows.map(({ wrong }) => wrong[0])).toEqual([
      'No family in the case files has the reference WX-7. Import the children first.',
      'This is a child: import the row as one of the children.',
    ])
  })
})

describe('events of the chronology', () => {
  const text = `LCS ID;Event date;Description;Event type;Source\nL100;04/03/2017;Found home alone at night.;Neglect;Police`

  it('are added to their child, for professionals until somebody says more', () => {
    const { cases } = run([two], 'chronology', text)
    expect(found(cases).chronology).toMatchObject([
      {
        date: '2017-03-04',
        about: ['ellie'],
        category: 'Neglect',
        source: 'Police',
        precision: 'day',
        sensitivity: 'professionals',
        importId: 'batch',
      },
    ])
  })

  it('in nearly the same words on the same day are asked about', () => {
    const start = family({
      chronology: [{ id: 'ev', date: '04/03/2017', about: ['ellie'], text: 'Found at home alone at night' }],
    })
    const { rows } = run([start], 'chronology', text)
    expect(rows[0]).toMatchObject({
      group: 'doubtful',
      doubts: [{ of: 'event', candidates: [{ id: 'ev' }] }],
    })
    const same = run([start], 'chronology', text, decide({ 'line 2': { as: 'same', who: 'ev' } }))
    expect(found(same.cases).chronology).toMatchObject([
      { id: 'ev', text: 'Found at home alone at night', category: 'Neglect' },
    ])
  })

  it('may be about the whole family, and may be told as people remember them', () => {
    const { cases } = run(
      [two],
      'chronology',
      `Family ID;Date;What happened\nWX-1;about 2015;Moved from Kent.`,
    )
    expect(found(cases).chronology[0]).toMatchObject({ about: [], date: '2015', precision: 'about' })
  })

  it('of a child whom only a name tells are asked about once for all rows', () => {
    const many = `Child;Date;What happened\nEllie Harcastle;04/03/2017;One thing.\nEllie Harcastle;05/03/2017;Another thing.`
    const first = run([two], 'chronology', many)
    expect(previewOf(first.plan).doubts).toMatchObject([{ key: 'who 2', lines: [2, 3], mayBeAnother: false }])
    const second = run([two], 'chronology', many, decide({ 'who 2': { as: 'same', who: 'ellie' } }))
    expect(second.groups).toEqual(['added', 'added'])
  })

  it('of a child whom nobody knows are wrong', () => {
    const { rows } = run([two], 'chronology', `LCS ID;Date;What happened\nL777;04/03/2017;Something.`)
    expect(rows[0]?.wrong[0]).toMatch(/^No child in the case files is case number L777\./)
  })
})

describe('visits', () => {
  it('are times when the child was seen', () => {
    const { groups, cases } = run(
      [two],
      'visits',
      `LCS ID;Visit date;Seen by;Seen alone;Location;Child seen\nL100;01/09/2026;A. Worker;Y;Home;Yes\nL100;02/09/2026;A. Worker;N;School;No\nL100;01/10/2026;A. Worker;Y;Home;Yes`,
    )
    expect(groups).toEqual(['added', 'wrong', 'wrong'])
    expect(found(cases).children[0]?.seen).toMatchObject([
      { date: '2026-09-01', by: 'A. Worker', alone: 'yes', where: 'Home' },
    ])
  })
})

describe('appointments', () => {
  it('say that a child was not brought, whatever the system calls it', () => {
    const { cases } = run(
      [two],
      'appointments',
      `LCS ID;Appointment date;Clinic;Attendance\nL100;01/09/2026;Audiology;DNA`,
    )
    expect(found(cases).appointments).toMatchObject([
      { child: 'ellie', service: 'Audiology', outcome: 'was not brought', importId: 'batch' },
    ])
  })

  it('keep an outcome that has no word here in the reason', () => {
    const { cases } = run(
      [two],
      'appointments',
      `LCS ID;Appointment date;Clinic;Attendance;Reason\nL100;01/09/2026;Audiology;Cancelled;Snow`,
    )
    expect(found(cases).appointments[0]).toMatchObject({
      outcome: '',
      reason: 'Recorded as “Cancelled”. Snow',
    })
  })
})

describe('a file that holds the same row twice', () => {
  it('adds it once', () => {
    const { groups } = run([], 'children', `Name;DOB\nTom Obi;1/2/2021\nTom Obi;1/2/2021`)
    expect(groups).toEqual(['added', 'unchanged'])
  })
})
