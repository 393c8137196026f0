/** The four registers, read from what minutes and the case file hold. */
import { describe, expect, it } from 'vitest'
import {
  type CaseFile,
  caseContentSchema,
  type FamilyRecords,
  legalRegister,
  medicalRegister,
  missedRegister,
  policeRegister,
  type ReadRecord,
  registerColumns,
  within,
} from '../../../shared/cases/index.ts'
import {
  draftContentSchema,
  type MeetingType,
  type Minutes,
  toMinutes,
} from '../../../shared/minutes/index.ts'

const file = (more: object = {}): CaseFile => ({
  ...caseContentSchema.parse({
    children: [
      { id: 'c1', name: 'Ellie Harcastle', caseRef: '884201' },
      { id: 'c2', name: 'Tobias Harcastle', caseRef: '884202' },
    ],
    people: [],
    chronology: [],
    ...more,
  }),
  id: 'case',
  familyRef: 'WX-1',
  createdAt: '',
  changedAt: '',
})

type Parts = { [K in keyof Minutes]?: unknown } & { triggers?: Record<string, string> }
let count = 0
const record = (type: MeetingType, date: string, { triggers = {}, ...parts }: Parts = {}): ReadRecord => ({
  id: `r${++count}`,
  title: type,
  minutes: toMinutes(
    draftContentSchema.parse({
      meeting: { type, date, triggers },
      children: [{ id: 'c1', name: 'Ellie' }, { id: 'c2' }],
      people: [{ id: 'p1', name: 'Callum Adebayo' }],
      ...parts,
    }),
  ),
})
const family = (records: ReadRecord[], more: object = {}): FamilyRecords => ({ file: file(more), records })

describe('Was Not Brought', () => {
  const event = (more: object) => ({ id: 'e', type: 'wasNotBrought', child: 'c1', ...more })
  const never = () => undefined
  it('holds each appointment once, in the newest words, with what only older ones say', () => {
    const known = family(
      [
        record('CIN_REVIEW', '2026-05-01', {
          events: [event({ service: 'Audiology', date: '2026-04-02', recordedAs: 'DNA', harm: 'Hearing' })],
        }),
        record('ICPC', '2026-06-01', {
          events: [event({ service: 'audiology ', date: '2 April 2026', outcome: 'was not brought' })],
        }),
      ],
      {
        appointments: [
          { id: 'a1', child: 'c1', service: 'Audiology', date: '2026-04-02', serviceTold: 'Yes, 3 April' },
          { id: 'a2', child: 'c2', service: 'Dentist', date: '2026-05-05', outcome: 'brought' },
        ],
      },
    )
    const rows = missedRegister(known, never)
    expect(rows).toHaveLength(2)
    expect(rows[1]).toMatchObject({
      children: [{ id: 'c1', name: 'Ellie Harcastle', caseRef: '884201' }],
      outcome: 'was not brought',
      recordedAs: 'DNA',
      harm: 'Hearing',
      serviceTold: 'Yes, 3 April',
      record: 'ICPC',
    })
    expect(rows[0]).toMatchObject({ service: 'Dentist', outcome: 'brought', record: '' })
  })
  it('asks for the judgement child by child, oldest first, and marks what it rests on', () => {
    const asked: [string, string[]][] = []
    const known = family([], {
      appointments: [
        { id: 'a2', child: 'c1', service: 'GP', date: '2026-05-02', outcome: 'was not brought' },
        { id: 'a1', child: 'c1', service: 'GP', date: '2026-04-02', outcome: 'was not brought' },
        { id: 'b1', child: 'c2', service: 'GP', date: '2026-04-03', outcome: 'brought' },
      ],
    })
    const rows = missedRegister(known, (child, events) => {
      asked.push([child, events.map(({ id }) => id)])
      return child === 'c1' ? { why: 'Was not brought twice.', events: ['a1', 'a2'] } : undefined
    })
    expect(asked).toEqual([
      ['c1', ['a1', 'a2']],
      ['c2', ['b1']],
    ])
    expect(rows.map(({ persistent }) => persistent)).toEqual([
      'Was not brought twice.',
      '',
      'Was not brought twice.',
    ])
  })
  it('does not judge an appointment of which nobody has said what became of it', () => {
    const known = family([], {
      appointments: [{ id: 'a1', child: 'c1', service: 'GP', date: '2026-12-24' }],
    })
    expect(
      missedRegister(known, (_, events) => ({ why: 'x', events: events.map(({ id }) => id) })),
    ).toMatchObject([{ persistent: '' }])
  })
  it('says when the persistent ones were discussed in supervision and entered in the chronology', () => {
    const answer = {
      id: 'w1',
      ruleId: 'R-WN2',
      about: ['c1'],
      fields: { supervisionDate: '2026-05-10', chronologyDate: '2026-05-11' },
    }
    const known = family([
      record('CG', '2026-05-12', {
        events: [event({ service: 'GP', date: '2026-05-02' })],
        answers: [
          { ...answer, id: 'w0', fields: { supervisionDate: '2026-01-01' } },
          { ...answer, supersedes: 'w0' },
        ],
      }),
    ])
    expect(missedRegister(known, () => ({ why: 'x', events: ['e'] }))).toMatchObject([
      { supervisionDate: '2026-05-10', chronologyDate: '2026-05-11' },
    ])
  })
})

describe('medicals', () => {
  const answer = (more: object) => ({ id: 'm1', ruleId: 'R-ME', about: ['c1'], ...more })
  it('are read from the answer, the table and the details of a strategy discussion, one row for each child', () => {
    const known = family([
      record('STRAT', '2026-08-24', {
        triggers: { medicalDecided: '2026-08-24 10:00', medicalHeld: '2026-08-24 15:30' },
        decisions: [{ id: 'd', child: 'c1', value: 'S47 joint' }],
        answers: [
          answer({
            fields: {
              decision: 'Medical held',
              purpose: 'Explain the bruise',
              childAccount: '“Lee did it.”',
            },
          }),
        ],
        tables: [
          {
            key: 'medical',
            rows: [{ id: 't', cells: { child: 'c1', paediatrician: 'Dr Osei', consent: 'Mother' } }],
          },
        ],
      }),
    ])
    const rows = medicalRegister(known)
    expect(rows[0]).toMatchObject({
      enquiryBegan: '2026-08-24',
      decision: 'Medical held',
      purpose: 'Explain the bruise',
      paediatrician: 'Dr Osei',
      consent: 'Mother',
      childAccount: '“Lee did it.”',
      hoursToExam: '5.5',
    })
    // The details name no child: the brother’s row says what they say, and no purpose.
    expect(rows[1]).toMatchObject({ children: [{ id: 'c2' }], purpose: '', enquiryBegan: '' })
  })
  it('show an enquiry of which nobody decided about a medical, until a later record has', () => {
    const strategy = record('STRAT', '2026-08-24', {
      decisions: [{ id: 'd', child: 'c1', value: 'S47 CSC only' }],
    })
    expect(medicalRegister(family([strategy]))).toMatchObject([
      { children: [{ id: 'c1' }], enquiryBegan: '2026-08-24', decision: '' },
    ])
    const conference = record('ICPC', '2026-09-10', {
      triggers: { strategyDiscussionStartingS47: '2026-08-24' },
      answers: [answer({ about: 'all', fields: { decision: 'No medical needed', reason: 'No injury' } })],
    })
    const rows = medicalRegister(family([strategy, conference]))
    expect(rows.map(({ decision, children }) => [children[0]?.id, decision])).toEqual([
      ['c1', 'No medical needed'],
      ['c2', 'No medical needed'],
    ])
  })
  it('are one row where two records tell of the same one', () => {
    const first = record('STRAT', '2026-08-24', {
      answers: [
        answer({ fields: { decision: 'Medical arranged', decidedOn: '2026-08-24', consent: 'Mother' } }),
      ],
    })
    const second = record('ICPC', '2026-09-10', {
      answers: [
        answer({ fields: { decision: 'Medical held', decidedOn: '24 August 2026', result: 'Bruising' } }),
      ],
    })
    expect(medicalRegister(family([first, second]))).toMatchObject([
      { decision: 'Medical held', consent: 'Mother', result: 'Bruising', record: 'ICPC' },
    ])
  })
  it('show the words beside an allegation and the paediatrician a manager named instead of an answer', () => {
    const strategy = record('ICPC', '2026-08-24', {
      events: [{ id: 'e', type: 'allegation', child: 'c1', medicalDecision: 'GP looked at it' }],
    })
    const statement = {
      id: 's',
      kind: 'override' as const,
      ruleId: 'R-ME',
      about: ['c1'],
      text: 'Dr Osei saw the photograph.',
      fields: { paediatrician: 'Dr Osei' },
      reviewBy: '',
      byAccount: 'a',
      byName: 'Morag Ellery',
      role: 'Team manager',
      at: '',
    }
    const known = { ...strategy, minutes: { ...strategy.minutes, statements: [statement] } }
    expect(medicalRegister(family([known]))).toMatchObject([
      {
        children: [{ id: 'c1' }],
        paediatrician: 'Dr Osei',
        decidedBy: 'Morag Ellery',
        reason: 'GP looked at it; Dr Osei saw the photograph.',
      },
    ])
  })
})

describe('police powers of protection', () => {
  const incident = {
    id: 'e1',
    type: 'policeIncident',
    date: '2026-08-24',
    place: 'Larch Court',
    text: 'Called by a neighbour',
  }
  it('are one row for each incident, with the answer that names it', () => {
    const known = family([
      record('ICPC', '2026-09-10', {
        events: [incident, { ...incident, id: 'e2', date: '2026-07-01', s46Considered: 'no' }],
        answers: [
          {
            id: 'a',
            ruleId: 'R-PP',
            about: 'all',
            fields: {
              subject: 'e1',
              considered: 'Yes',
              used: 'Not used',
              reason: 'An aunt came',
              audit: 'Yes',
            },
          },
        ],
      }),
    ])
    expect(policeRegister(known)).toMatchObject([
      { date: '2026-08-24', place: 'Larch Court', used: 'Not used', reason: 'An aunt came', audit: 'Yes' },
      { date: '2026-07-01', considered: 'No', used: '', audit: '' },
    ])
  })
  it('an answer that names no incident belongs to the only one there is', () => {
    const known = family([
      record('ICPC', '2026-09-10', {
        events: [incident],
        answers: [{ id: 'a', ruleId: 'R-PP', about: 'all', fields: { used: 'Used', officer: 'PC Rowe' } }],
      }),
    ])
    expect(policeRegister(known)).toMatchObject([{ incident: 'Called by a neighbour', officer: 'PC Rowe' }])
  })
  it('hold each child of a strategy discussion’s table, with when protection began and ended', () => {
    const cells = { considered: 'yes', used: 'yes', officer: 'PC Rowe', where: 'Foster carer', next: 'EPO' }
    const known = family([
      record('STRAT', '2026-08-24', {
        triggers: { policeProtectionStart: '2026-08-24 02:10', policeProtectionEnd: '2026-08-26 17:00' },
        events: [{ ...incident, child: 'c1' }],
        tables: [
          {
            key: 'police',
            rows: [
              { id: 't1', cells: { ...cells, child: 'c1' } },
              { id: 't2', cells: { child: 'c2', used: 'no', next: 'Stayed with an aunt' } },
            ],
          },
        ],
      }),
    ])
    expect(policeRegister(known)).toMatchObject([
      {
        children: [{ id: 'c1' }],
        used: 'Used',
        startedAt: '2026-08-24 02:10',
        endsAt: '2026-08-26 17:00',
        placed: 'Foster carer',
        next: 'EPO',
        incident: 'Called by a neighbour',
      },
      { children: [{ id: 'c2' }], used: 'Not used', startedAt: '', reason: 'Stayed with an aunt' },
    ])
  })
  it('an incident that two records tell of is one row, in the newest words', () => {
    const known = family([
      record('STRAT', '2026-08-25', { events: [{ ...incident, s46Considered: 'yes' }] }),
      record('ICPC', '2026-09-10', { events: [{ ...incident, id: 'other', s46Used: 'no' }] }),
    ])
    expect(policeRegister(known)).toMatchObject([{ considered: 'Yes', used: 'Not used', record: 'ICPC' }])
  })
})

describe('legal progress', () => {
  const weeks = { preProceedings: 16, proceedings: 26 }
  it('holds the parts of a progression record, and not its legal advice', () => {
    const known = family([
      record('LEGAL', '2026-09-10', {
        triggers: { legalStage: 'pre-proceedings', preProceedingsStart: '2026-05-01' },
        tables: [
          {
            key: 'dates',
            rows: [{ id: '1', cells: { step: 'Letter', date: '2026-05-01', progress: 'done' } }],
          },
          {
            key: 'work',
            rows: [{ id: '2', cells: { what: 'Parenting assessment', owner: 'p1', due: '2026-08-01' } }],
          },
          { key: 'told', rows: [{ id: '3', cells: { who: 'School', date: '2026-09-11' } }] },
        ],
        sections: [
          {
            key: 'delay',
            entries: [{ id: 'a', blocks: [{ type: 'paragraph', runs: [{ text: 'Expert is late.' }] }] }],
          },
          {
            key: 'advice',
            entries: [{ id: 'b', blocks: [{ type: 'paragraph', runs: [{ text: 'XADVICEX' }] }] }],
          },
        ],
        nextMeeting: { date: '2026-10-08' },
      }),
    ])
    const [row] = legalRegister(known, weeks)
    expect(row).toMatchObject({
      stage: 'pre-proceedings',
      stageSince: '2026-05-01',
      pastTime: 'yes',
      dates: 'Letter, 2026-05-01, done',
      work: 'Parenting assessment, owner Callum Adebayo, due 2026-08-01',
      delay: 'Expert is late.',
      told: 'School, 2026-09-11',
      nextDate: '2026-10-08',
    })
    expect(JSON.stringify(row)).not.toContain('XADVICEX')
  })
  it('holds what a review answered, and nothing of a record that says nothing of court', () => {
    const known = family([
      record('CG', '2026-06-01'),
      record('RCPC', '2026-09-10', {
        answers: [
          {
            id: 'a',
            ruleId: 'R-LP',
            about: 'all',
            fields: {
              stage: 'proceedings issued',
              stageSince: '2026-07-01',
              holdUp: 'No expert',
              nextDate: '2026-10-01',
            },
            rows: [{ who: 'IRO', date: '2026-09-01' }],
          },
        ],
      }),
    ])
    expect(legalRegister(known, weeks)).toMatchObject([
      { record: 'RCPC', delay: 'No expert', told: 'IRO, 2026-09-01', pastTime: 'no' },
    ])
  })
  it.each([
    ['2026-03-01', '', 'yes'],
    ['2026-03-01', '2026-10-30', 'no'],
    ['2026-01-01', '2026-09-01', 'yes'],
    ['soon', '', ''],
  ])('issued on %s, extended to “%s”: past its time, %s', (issued, extended, says) => {
    const triggers = {
      legalStage: 'proceedings issued',
      careApplicationIssued: issued,
      careExtendedTo: extended,
    }
    expect(legalRegister(family([record('RCPC', '2026-09-10', { triggers })]), weeks)[0]?.pastTime).toBe(says)
  })
})

describe('an audit', () => {
  it('takes both days of its period, and keeps what has no readable date', () => {
    const rows = ['2026-01-01', '2026-03-31', '2026-04-01', 'some time'].map((date) => ({ date }))
    expect(within(rows, { from: '2026-01-01', to: '2026-03-31' })).toEqual([rows[0], rows[1], rows[3]])
    expect(within(rows, { from: '', to: '' })).toEqual(rows)
  })
  it('has the columns that it asks for, and none that names a child', () => {
    const headings = Object.fromEntries(
      Object.entries(registerColumns).map(([kind, columns]) => [kind, columns.map(({ heading }) => heading)]),
    )
    expect(headings.wnb).toEqual([
      'Family reference',
      'Case number',
      'Service',
      'Date',
      'Outcome',
      'First recorded as',
      'Reason given',
      'Harm considered',
      'Service told',
      'Persistent',
      'Discussed in supervision on',
      'Entered in the chronology on',
    ])
    expect(headings.medicals).toContain('The child’s own account and choice')
    expect(headings.police).toContain('The 72 hours end at')
    expect(headings.legal).toContain('Cause of delay')
    for (const some of Object.values(headings))
      expect(some.some((heading) => /\bname\b/i.test(heading))).toBe(false)
  })
})
