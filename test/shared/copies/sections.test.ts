import { describe, expect, it } from 'vitest'
import type { Minutes } from '../../../shared/minutes/index.ts'
import type { TemplateSection } from '../../../shared/templates/template.ts'
import { child, chronology, event, family, minutes, person } from '../checks/kit.ts'
import { signed } from './examples.ts'
import { built, facts, file, heading, mother, note, nurse, only, table, under } from './under.ts'

const children = [child('c1', 'Ada Ashby'), child('c2', 'Ben Roe')]
const people = [...family, person('p-ex', 'Max Roe', 'father', { of: ['c2'] })]
const inside = 'Marked Inside the council.'
const others = 'Only about other people, not about Dana Ashby or a child of theirs.'
const stranger = 'Belongs to somebody who is not tied to a child of theirs.'

describe('The details of the meeting', () => {
  const record = minutes('ICPC', {
    meeting: {
      subType: 'Pre-birth',
      mode: 'in two rooms',
      conferenceModel: 'strengthening-families-plus',
      interpreter: 'p-hv',
      recordingPolicy: 'No recording.',
      purposeOfPlan: 'Safety.',
      triggers: { s47: '2026-09-01', other: '2026-09-02' },
    },
  })
  const triggers = [
    { key: 's47', label: 'Enquiry began', kind: 'date' as const },
    { key: 'none', label: 'Referral', kind: 'date' as const },
  ]
  const kept = (more: Partial<TemplateSection> = {}, ...rest: TemplateSection[]) => ({
    ...only(heading('details', more), ...rest),
    triggers,
    quorum: { csc: true, independentChair: true, otherAgencies: 2, family: false, source: 'LOCAL' as const },
  })
  const open = {
    'Conference model': 'Strengthening families plus',
    Interpreter: 'Siobhan Green',
    Recording: 'No recording.',
    'Purpose of the plan': 'Safety.',
  }

  it('say how it was held and what started its clocks, and the quorum where no attendance says it', () => {
    expect(under(record, file, kept({}, heading('attendance', { heading: 'There' })))).toEqual({
      parts: [
        facts({
          'Kind of meeting': 'Pre-birth',
          Held: 'In two rooms',
          ...open,
          'Enquiry began': '1 September 2026',
        }),
      ],
      left: [],
    })
    expect(JSON.stringify(under(record, file, kept()).parts)).toContain(
      '"label":"Quorum","value":"Not quorate.',
    )
  })

  it('say neither to a family, and the hints look for how it was held, not for the dates', () => {
    const entries = heading('entries', { key: 'text', heading: 'There' })
    const text = {
      key: 'text',
      child: '',
      entries: [typed('Two Rooms on 1 September 2025.', { about: 'all' })],
    }
    const said = { ...record, meeting: { ...record.meeting, mode: 'Two Rooms' }, sections: [text] }
    const { copy, leftOut, giveAways } = built(said, mother, kept({}, heading('attendance'), entries))
    expect(copy.sections[0]?.parts).toEqual([facts({ 'Kind of meeting': 'Pre-birth', ...open })])
    expect(leftOut.filter(({ where }) => where === 'Here')).toEqual([
      {
        where: 'Here',
        what: 'Two Rooms; Enquiry began: 1 September 2026',
        why: 'How the meeting was held and what started its clocks stay out of this copy.',
      },
    ])
    expect(giveAways.map(({ what }) => what)).toEqual(['Two Rooms'])
  })

  it('are left out whole where their heading is not for this reader', () => {
    expect(under(record, nurse, kept({ audience: 'council' }))).toEqual({
      parts: [],
      left: [{ what: 'in two rooms; Enquiry began: 1 September 2026', why: inside }],
    })
  })
})

describe('Fixed wording', () => {
  const kept = (more: Partial<TemplateSection>) => only(heading('statement', more))
  it('is printed line by line without empty lines', () => {
    expect(under(minutes('ICPC'), mother, kept({ statement: ' First.\n\n  \nSecond. ' })).parts).toEqual([
      { type: 'paragraph', text: 'First.' },
      { type: 'paragraph', text: 'Second.' },
    ])
  })
  it('is left out for a reader it is not for, and nothing is left out where there is none', () => {
    expect(under(minutes('ICPC'), nurse, kept({ statement: 'First.', audience: 'council' }))).toEqual({
      parts: [],
      left: [{ what: 'First.', why: inside }],
    })
    for (const more of [{}, { statement: '' }])
      expect(under(minutes('ICPC'), nurse, kept({ ...more, audience: 'council' }))).toEqual({
        parts: [],
        left: [],
      })
  })
})

describe('Appointments to which a child was not brought', () => {
  const missed = (id: string, more: object) => ({ ...event('wasNotBrought', more), id })
  const record = minutes('ICPC', {
    children,
    people,
    events: [
      missed('1', {
        child: 'c1',
        date: '2026-08-01',
        service: 'Hearing clinic',
        recordedAs: 'DNA',
        reason: 'No lift',
        harm: 'Hearing loss',
        serviceTold: '2026-08-02',
      }),
      missed('2', { child: 'c2', date: '2026-08-03', service: 'Dentist', outcome: 'cancelled by clinic' }),
      missed('3', { child: '', date: '2026-08-04', service: 'GP' }),
      event('allegation', { child: 'c1', date: '2026-08-05', service: 'Police' }),
    ],
  })
  const caption = 'Appointments and Was Not Brought'
  const kept = only(heading('wasNotBrought'))

  it('stand in a row each, with the word the service used in the file only', () => {
    expect(under(record, file, kept).parts).toEqual([
      table(
        caption,
        ['Child', 'Date', 'Service', 'Outcome', 'Recorded as', 'Reason', 'Harm considered', 'Service told'],
        [
          [
            'Ada Ashby',
            '1 August 2026',
            'Hearing clinic',
            'Was Not Brought',
            'DNA',
            'No lift',
            'Hearing loss',
            '2 August 2026',
          ],
          ['Ben Roe', '3 August 2026', 'Dentist', 'Cancelled by clinic', '', '', '', ''],
          ['', '4 August 2026', 'GP', 'Was Not Brought', '', '', '', ''],
        ],
      ),
    ])
  })

  it('are shown to a parent for their own children and for nobody in particular', () => {
    expect(under(record, mother, kept)).toEqual({
      parts: [
        table(
          caption,
          ['Child', 'Date', 'Service', 'Outcome', 'Reason', 'Harm considered', 'Service told'],
          [
            [
              'Ada Ashby',
              '1 August 2026',
              'Hearing clinic',
              'Was Not Brought',
              'No lift',
              'Hearing loss',
              '2 August 2026',
            ],
            ['', '4 August 2026', 'GP', 'Was Not Brought', '', '', ''],
          ],
        ),
      ],
      left: [{ what: 'Ben Roe, 3 August 2026, Dentist', why: others }],
    })
  })
})

describe('The chronology', () => {
  const record = minutes('ICPC', {
    children,
    people,
    chronology: [
      chronology({
        date: '2020-01-02',
        about: ['c1', 'c2', 'p-gone'],
        source: 'Police',
        category: 'Neglect',
        text: 'Called out.',
        meaning: 'Afraid.',
      }),
      chronology({ id: 'ch2', date: '2021-01-02', source: 'School', text: 'Absent.' }),
    ],
    events: [
      event('allegation', {
        date: '2026-08-01',
        child: 'c1',
        text: 'he hit her',
        kind: 'physical',
        against: 'p-ex',
        toldTo: 'p-dsl',
        place: 'school',
        s46Considered: 'yes',
        s46Used: 'no',
        strategyDiscussionRequestedAt: '2026-08-02T10:00',
        policeRef: 'CR/1',
        medicalDecision: 'not needed',
      }),
      event('wasNotBrought', { date: '2026-08-03', child: 'c1', reason: 'No lift' }),
      event('fire', { date: '2026-08-04', text: 'in the kitchen', against: 'p-gone' }),
    ],
  })
  const kept = only(heading('chronology'))
  const rows = table(
    'Chronology',
    ['Date', 'Who', 'Source', 'What happened', 'What it means for the child'],
    [
      ['2 January 2020', 'Ada Ashby and Ben Roe', 'Police, Neglect', 'Called out.', 'Afraid.'],
      ['2 January 2021', '', 'School', 'Absent.', ''],
    ],
  )

  it('stands in the file with what happened besides, each with what is known of it', () => {
    expect(under(record, file, kept)).toEqual({
      parts: [
        rows,
        table(
          'Incidents and allegations',
          ['Date', 'Child', 'What', 'Detail'],
          [
            [
              '1 August 2026',
              'Ada Ashby',
              'Allegation',
              'He hit her; physical; against Max Roe; told to Mark Toll; at school; police protection considered: yes; police protection used: no; strategy discussion asked for 2 August 2026, 10:00; police reference CR/1; medical: not needed',
            ],
            ['4 August 2026', '', 'fire', 'In the kitchen'],
          ],
          'Inside the council',
        ),
      ],
      left: [],
    })
  })

  it('stands in an agency’s copy without incidents and allegations', () => {
    expect(under(record, nurse, kept)).toEqual({ parts: [rows], left: [] })
  })

  it('stays out of a family’s copy, row by row', () => {
    const why = 'Chronology rows stay out of family copies.'
    expect(under(record, mother, kept)).toEqual({
      parts: [],
      left: [
        { what: '2 January 2020: Called out. Afraid.', why },
        { what: '2 January 2021: Absent.', why },
      ],
    })
  })

  it('is left out whole where its heading is not for this reader', () => {
    expect(under(record, nurse, only(heading('chronology', { audience: 'council' })))).toEqual({
      parts: [],
      left: [{ what: '2 January 2020: Called out. Afraid. 2 January 2021: Absent.', why: inside }],
    })
  })
})

describe('A table of the template’s own columns', () => {
  const columns: TemplateSection['columns'] = [
    { key: 'child', heading: 'Child', kind: 'child' },
    { key: 'lead', heading: 'Lead', kind: 'person' },
    { key: 'date', heading: 'By', kind: 'date' },
    { key: 'what', heading: 'What', kind: 'text' },
  ]
  const row = (id: string, cells: Record<string, string>) => ({ id, cells })
  const record = minutes('ICPC', {
    children,
    people,
    tables: [
      {
        key: 'here',
        rows: [
          row('1', { child: 'c1', lead: 'p-hv', date: '2026-10-01', what: 'room-7' }),
          row('2', { lead: 'the school nurse', what: 'Weigh' }),
          row('3', { child: 'c2', what: 'Call' }),
          row('4', { lead: 'p-ex', what: 'Visit' }),
          row('5', { child: 'both', what: 'Play' }),
        ],
      },
      { key: 'elsewhere', rows: [row('6', { what: 'Another list' })] },
    ],
  })
  const kept = only(heading('table', { columns }))
  const all = [
    ['Ada Ashby', 'Siobhan Green', '1 October 2026', 'room-7'],
    ['', 'the school nurse', '', 'Weigh'],
    ['Ben Roe', '', '', 'Call'],
    ['', 'Max Roe', '', 'Visit'],
    ['both', '', '', 'Play'],
  ]
  const headings = ['Child', 'Lead', 'By', 'What']

  it('has people and children by name, dates in words and text as it was typed', () => {
    for (const reader of [file, nurse])
      expect(under(record, reader, kept)).toEqual({ parts: [table('Here', headings, all)], left: [] })
  })

  it('leaves out of a parent’s copy the rows of other children and of strangers', () => {
    expect(under(record, mother, kept)).toEqual({
      parts: [table('Here', headings, all.slice(0, 2))],
      left: [
        { what: 'Ben Roe, Call', why: others },
        { what: 'Max Roe, Visit', why: stranger },
        { what: 'both, Play', why: others },
      ],
    })
  })
})

describe('The signature', () => {
  const kept = (more: Partial<TemplateSection> = {}) => only(heading('signatures', more))
  const said = [
    facts({
      'Signed by': 'Priya Nandakumar, Child Protection Conference Chair',
      Signed: '18 September 2026, 13:31',
    }),
  ]
  it('stands with name, role and time once it is signed, and not before', () => {
    expect(under(minutes('ICPC'), mother, kept(), { state: signed }).parts).toEqual(said)
    expect(under(minutes('ICPC'), mother, kept()).parts).toEqual([])
    const unsigned = { ...signed, signed: false }
    expect(under(minutes('ICPC'), mother, kept(), { state: unsigned }).parts).toEqual([])
    expect(built(minutes('ICPC'), mother, kept(), { state: unsigned }).copy).not.toHaveProperty('signature')
    expect(built(minutes('ICPC'), mother, kept(), { state: signed }).copy.signature).toEqual(signed.signature)
  })
  it('stays with a heading that is not for this reader, and goes into every personal record', () => {
    const council = kept({ audience: 'council' })
    expect(under(minutes('ICPC'), nurse, council, { state: signed })).toEqual({
      parts: [],
      left: [{ what: 'Priya Nandakumar', why: inside }],
    })
    const own = { ...nurse, kind: 'personal record' as const }
    expect(under(minutes('ICPC'), own, council, { state: signed })).toEqual({ parts: said, left: [] })
  })
})

type Typed = Minutes['sections'][number]['entries'][number]
function typed(text: string, more: Partial<Typed> = {}): Typed {
  const blocks = [{ type: 'paragraph' as const, runs: [{ text }] }]
  return { id: text, speaker: '', about: [], withholdFrom: [], blocks, ...more }
}
const said = (text: string, more: object = {}) => ({ type: 'entry', ...more, blocks: typed(text).blocks })

describe('An entry', () => {
  const entries = (typedThere: Typed[], more: object = {}) =>
    minutes('ICPC', {
      children,
      people,
      sections: [{ key: 'here', child: '', entries: typedThere }],
      ...more,
    })
  const kept = only(heading('entries', { audience: 'professionals' }))
  const shared = only(heading('entries'))

  it('has its speaker, whom it is about, where it comes from and a mark where it is for other readers', () => {
    const full = typed('Seen.', {
      speaker: 'p-dsl',
      about: ['c1'],
      source: 'child said',
      audience: 'restricted',
    })
    expect(under(entries([full, typed('Plain.', { audience: 'professionals' })]), file, kept).parts).toEqual([
      said('Seen.', {
        speaker: 'Mark Toll (professional)',
        about: 'Ada Ashby',
        source: 'the child said',
        marking: 'Restricted',
      }),
      said('Plain.'),
    ])
  })

  it('names no child where it is about all of them', () => {
    const both = [typed('One.', { about: ['c1', 'c2'] }), typed('Two.', { about: 'all' })]
    expect(under(entries(both), file, shared).parts).toEqual([said('One.'), said('Two.')])
  })

  it('tells a parent where it comes from, unless a third party spoke', () => {
    const two = [
      typed('One.', { source: 'third party' }),
      typed('Two.', { source: 'opinion' }),
      typed('Three.'),
    ]
    expect(under(entries(two), mother, shared).parts).toEqual([
      said('One.'),
      said('Two.', { source: 'opinion' }),
      said('Three.'),
    ])
    expect(under(entries(two), nurse, shared).parts[0]).toEqual(said('One.', { source: 'third party' }))
  })

  it('is noted with its speaker where it is left out, and not at all where nothing was written', () => {
    const left = (one: Typed) => under(entries([one]), mother, kept).left.map(({ what }) => what)
    expect(left(typed('Seen.', { speaker: 'p-dsl' }))).toEqual(['Mark Toll (professional): Seen.'])
    expect(left(typed('Seen.'))).toEqual(['Seen.'])
    expect(left(typed('  ', { speaker: 'p-dsl' }))).toEqual([])
  })

  it('keeps its lists, bold and italic words and line breaks, and no empty part', () => {
    const runs = [
      { text: 'Bold', bold: true as const },
      { text: '' },
      { text: '', break: true as const },
      { text: 'leaning', italic: true as const },
    ]
    const item = (text: string) => typed(text).blocks
    const one = typed('', {
      blocks: [
        { type: 'paragraph', runs },
        { type: 'paragraph', runs: [{ text: ' ' }, { text: '', break: true }] },
        { type: 'list', ordered: true, items: [item('First'), item(''), item('Second')] },
        { type: 'list', ordered: false, items: [item('')] },
        { type: 'unknown', raw: { SECRET: 1 } },
      ],
    })
    const readable = [
      { type: 'paragraph', runs: [runs[0], runs[2], runs[3]] },
      { type: 'list', ordered: true, items: [item('First'), item('Second')] },
    ]
    expect(under(entries([one]), nurse, shared).parts).toEqual([{ type: 'entry', blocks: readable }])
    const unreadable = 'A part of this entry could not be read. It is kept in the record.'
    expect(under(entries([one]), file, shared).parts).toEqual([
      {
        type: 'entry',
        blocks: [...readable, { type: 'paragraph', runs: [{ text: unreadable, italic: true }] }],
      },
    ])
    expect(under(entries([typed(' ')]), nurse, shared)).toEqual({ parts: [], left: [] })
  })

  it('that was pasted is asked about in every copy but the file, by its beginning', () => {
    const long = `Seen ${'x'.repeat(130)}`
    const pasted = entries([typed(long, { origin: 'Strategy discussion' }), typed('Own.', { origin: '' })])
    expect(built(pasted, nurse, shared).giveAways).toEqual([
      {
        where: 'Here',
        what: long.slice(0, 120),
        why: 'This passage stands in the copy and was pasted from another record. Does it belong here?',
      },
    ])
    expect(built(pasted, file, shared).giveAways).toEqual([])
  })

  it('in a learning note says nothing about who it was', () => {
    const one = typed('We learned.', {
      speaker: 'p-dsl',
      about: ['c1'],
      source: 'opinion',
      audience: 'learning',
    })
    expect(under(entries([one]), note, shared).parts).toEqual([said('We learned.')])
  })

  it('under a child’s heading is about that child, and about whom it says where it says so', () => {
    const sections = [
      { key: 'here', child: 'c1', entries: [typed('Ada one.'), typed('Ada two.', { about: 'all' })] },
      { key: 'here', child: 'c2', entries: [typed('Ben.', { about: ['c1'] })] },
      { key: 'here', child: '', entries: [typed('All.')] },
      { key: 'here', child: 'c-gone', entries: [typed('Of a child taken out.')] },
      { key: 'elsewhere', child: '', entries: [typed('Not here.', { audience: 'council' })] },
    ]
    const record = entries([], { sections, children: [child('c1', ''), children[1]] })
    const heads = [
      { type: 'heading', text: 'Child', parts: [said('Ada one.'), said('Ada two.')] },
      { type: 'heading', text: 'Ben Roe', parts: [said('Ben.')] },
    ]
    expect(under(record, file, shared).parts).toEqual([said('All.'), said('Of a child taken out.'), ...heads])
    expect(under(record, mother, shared)).toEqual({
      parts: [said('All.'), ...heads],
      left: [{ what: 'Of a child taken out.', why: others }],
    })
    const max = { ...mother, id: 'p-ex', name: 'Max Roe' }
    expect(under(record, max, shared).parts).toEqual([said('All.')])
  })
})

describe('When a child was seen', () => {
  const seen = [
    { date: '2026-09-01', by: 'p-sw', alone: 'yes', where: 'at school', announced: '', whyNotAlone: '' },
    {
      date: '2026-09-02',
      by: 'p-gone',
      alone: 'no',
      where: 'home at tea time',
      announced: '',
      whyNotAlone: 'Too young',
    },
    { date: '', by: '', alone: '', where: '', announced: '', whyNotAlone: '' },
  ]
  const empty = seen.slice(2)
  const sections = [{ key: 'childVoice', child: 'c1', entries: [typed('“I like it here.”')] }]
  const record = minutes('ICPC', {
    children: [
      child('c1', 'Ada Ashby', { seen }),
      child('c2', 'Ben Roe', { seen: empty }),
      child('c3', 'Cy', { seen: seen.slice(0, 1) }),
    ],
    people,
    sections,
  })
  const kept = only(heading('perChild', { key: 'childVoice' }))
  const head = (text: string, ...parts: object[]) => ({ type: 'heading', text, parts })

  it('stands before the child’s words, with where and why not alone for the services only', () => {
    const first = '1 September 2026, by Callum Reid, alone, at school'
    expect(under(record, file, kept)).toEqual({
      parts: [
        head(
          'Ada Ashby',
          facts({ Seen: `${first}; 2 September 2026, not alone, at home at tea time, Too young` }),
          said('“I like it here.”'),
        ),
        head('Cy', facts({ Seen: first })),
      ],
      left: [],
    })
  })

  it('is told to a parent of that child without where it was', () => {
    const first = '1 September 2026, by Callum Reid, alone'
    expect(under(record, mother, kept)).toEqual({
      parts: [
        head(
          'Ada Ashby',
          facts({ Seen: `${first}; 2 September 2026, not alone` }),
          said('“I like it here.”'),
        ),
      ],
      left: [{ what: `Cy seen ${first}`, why: others }],
    })
  })

  it('stands under no other heading', () => {
    const elsewhere = { ...record, sections: [{ ...sections[0], key: 'here' }] } as Minutes
    expect(under(elsewhere, file, only(heading('perChild'))).parts).toEqual([
      head('Ada Ashby', said('“I like it here.”')),
    ])
  })
})
