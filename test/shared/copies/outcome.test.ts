import { describe, expect, it } from 'vitest'
import type { TemplateSection } from '../../../shared/templates/template.ts'
import { action, child, decision, dissent, family, minutes, person, statement, view } from '../checks/kit.ts'
import { built, facts, father, file, heading, mother, nurse, only, table, under } from './under.ts'

const children = [child('c1', 'Ada Ashby'), child('c2', 'Ben Roe')]
const people = [...family, person('p-ex', 'Max Roe', 'father', { of: ['c2'] })]
const inside = 'Marked Inside the council.'
const others = 'Only about other people, not about Dana Ashby or a child of theirs.'
const stranger = 'Belongs to somebody who is not tied to a child of theirs.'
const head = (text: string, ...parts: object[]) => ({ type: 'heading', text, parts })
const record = (parts: object) => minutes('ICPC', { children, people, ...parts })

describe('A decision', () => {
  const decisions = [
    decision('CPP made', { category: 'Neglect', reason: 'Harm.', decidedBy: 'p-chair' }),
    decision('NFA', { id: 'd2', child: 'c2', reason: '', decidedBy: 'p-sw', status: 'proposed' }),
    decision('adjourned: inquorate', { id: 'd3', child: '', reason: '' }),
    decision('', { id: 'd4', reason: '' }),
  ]
  const kept = only(heading('decision'))
  const made = head(
    'Ada Ashby',
    facts({ Decision: 'CPP made, Neglect', Reasons: 'Harm.', 'Decided by': 'Priya Noor (professional)' }),
  )
  const adjourned = head('All children', facts({ Decision: 'adjourned: inquorate' }))

  it('stands under its child with reasons and who made it, or as proposed and by whom', () => {
    const proposed = facts({
      Decision: 'Proposed, not yet decided: NFA',
      'Proposed by': 'Callum Reid (professional)',
    })
    expect(under(record({ decisions }), file, kept).parts).toEqual([
      made,
      head('Ben Roe', proposed),
      adjourned,
    ])
  })

  it('is made final by the manager who signed in, and keeps who proposed it', () => {
    const closure = statement('closure decision', 'R-CG', 'Team manager')
    const gate = { title: 'Closure gate', ruleId: 'R-CG', about: ['c2'], state: 'answered' as const }
    const one = record({ decisions: [decisions[1]], statements: [closure] })
    const final = facts({
      Decision: 'NFA',
      'Decided by': 'Ruth Ives (Team manager), 17 September 2026, 16:00',
      'Proposed by': 'Callum Reid (professional)',
    })
    expect(under(one, file, kept, { findings: [gate] }).parts).toEqual([head('Ben Roe', final)])
  })

  it('about another child is left out of a parent’s copy, and one about all children is not', () => {
    expect(under(record({ decisions }), mother, kept)).toEqual({
      parts: [made, adjourned],
      left: [{ what: 'Ben Roe: Proposed, not yet decided: NFA', why: others }],
    })
  })

  it('stands first in the summary, and not where its heading is for others', () => {
    const first = (more: Partial<TemplateSection> = {}) =>
      built(record({ decisions: decisions.slice(0, 3) }), mother, only(heading('decision', more))).copy
        .summary
    expect(first()).toEqual([
      table(
        'Decisions',
        ['Child', 'Decision'],
        [
          ['Ada Ashby', 'CPP made, Neglect'],
          ['All children', 'adjourned: inquorate'],
        ],
      ),
    ])
    expect(first({ audience: 'professionals' })).toEqual([])
    expect(built(record({ decisions }), mother, only(heading('entries'))).copy.summary).toEqual([])
  })
})

describe('The views before the decision', () => {
  const views = [
    view({ person: 'p-hv', view: 'plan', category: 'neglect', text: 'She is thin.' }),
    view({ id: 'v2', person: 'p-ex', view: 'no plan' }),
    view({ id: 'v3', person: '', view: 'plan' }),
  ]
  const kept = only(heading('decision'))
  const columns = ['Who', 'View', 'Category', 'In their words']
  const rows = [
    ['Siobhan Green (professional)', 'Plan', 'Neglect', 'She is thin.'],
    ['Max Roe (father)', 'No plan', '', ''],
    ['', 'Plan', '', ''],
  ]
  it('stand beside it, each with who held it', () => {
    for (const reader of [file, nurse])
      expect(under(record({ views }), reader, kept)).toEqual({
        parts: [table('Views before the decision', columns, rows)],
        left: [],
      })
  })
  it('are read by a parent but for those of strangers', () => {
    expect(under(record({ views }), mother, kept)).toEqual({
      parts: [table('Views before the decision', columns, [rows[0] as string[], rows[2] as string[]])],
      left: [{ what: 'Max Roe: no plan', why: stranger }],
    })
  })
  it('are left out with their heading', () => {
    const { parts, left } = under(
      record({ views }),
      nurse,
      only(heading('decision', { audience: 'council' })),
    )
    expect(parts).toEqual([])
    expect(left[0]).toEqual({ what: 'Siobhan Green: plan: neglect: She is thin.', why: inside })
  })
})

describe('A disagreement', () => {
  const kept = only(heading('dissent', { audience: 'professionals' }))
  const said = (text: string, more: object = {}) => ({
    type: 'entry',
    ...more,
    blocks: [{ type: 'paragraph', runs: [{ text }] }],
  })
  const green = { speaker: 'Siobhan Green (professional)' }
  const full = dissent({
    person: 'p-hv',
    about: 'category',
    text: ' It is physical harm. ',
    ownWords: 'yes',
    choice: 'escalated',
    stage: 'two',
    lead: 'p-dsl',
    due: '2026-10-01',
    outcome: 'Upheld',
  })
  const common = {
    About: 'category',
    'In their own words': 'Yes',
    Choice: 'Escalated',
    Stage: 'two',
  }

  it('stands in its own words with where it stands, and who leads it in the file only', () => {
    const rest = { Due: '1 October 2026', Outcome: 'Upheld' }
    expect(under(record({ dissent: [full] }), file, kept).parts).toEqual([
      said('It is physical harm.', green),
      facts({ ...common, 'Led by': 'Mark Toll', ...rest }),
    ])
    expect(under(record({ dissent: [full] }), nurse, kept).parts).toEqual([
      said('It is physical harm.', green),
      facts({ ...common, ...rest }),
    ])
  })

  it.each([
    [
      'what it is about, where no words were given',
      { about: 'category', text: ' ' },
      [said('Disagrees about: category.', green)],
    ],
    ['the decision, where not even that was said', {}, [said('Disagrees about: the decision.', green)]],
    [
      'that the words are not theirs',
      { text: 'No.', ownWords: 'no' },
      [said('No.', green), facts({ 'In their own words': 'No' })],
    ],
    [
      'that it is noted at their wish',
      { text: 'No.', choice: 'noted' },
      [said('No.', green), facts({ Choice: 'Noted at their wish' })],
    ],
    ['nobody, where nobody is named', { person: '', text: 'No.' }, [said('No.')]],
    [
      'that it is for fewer readers',
      { text: 'No.', audience: 'restricted' },
      [said('No.', { ...green, marking: 'Restricted' })],
    ],
    [
      'nothing of its readers, where they are those of the heading',
      { text: 'No.', audience: 'professionals' },
      [said('No.', green)],
    ],
  ])('says %s', (_, more, parts) => {
    expect(under(record({ dissent: [dissent({ person: 'p-hv', ...more })] }), file, kept).parts).toEqual(
      parts,
    )
  })

  it('is left out of a parent’s copy, unless it is shared by somebody who is no stranger', () => {
    const rows = [
      full,
      dissent({ id: '2', person: 'p-ex', about: 'plan', text: 'Not mine.', audience: 'shared' }),
      dissent({ id: '3', person: '', text: 'Somebody’s.', audience: 'shared' }),
    ]
    expect(under(record({ dissent: rows }), mother, kept)).toEqual({
      parts: [said('Somebody’s.')],
      left: [
        {
          what: 'Siobhan Green (professional): category: It is physical harm.',
          why: "Marked Professionals; a parent's copy holds shared text only.",
        },
        { what: 'Max Roe (father): plan: Not mine.', why: stranger },
      ],
    })
  })
})

describe('An action', () => {
  const columns = [
    'No.',
    'Action',
    'Who',
    'By when',
    'For',
    'Status',
    'How we will know',
    'What it should change',
  ]
  const weigh = action({
    text: 'Weigh Ada',
    repeat: 'every month',
    child: ['c1'],
    ownerAgreed: 'not present',
    status: 'not started',
    measure: 'Red book',
    outcome: 'She grows',
  })
  const meet = action({ id: 'a2', text: 'Meet', owner: 'p-ex', due: 'ongoing', child: ['c2'] })
  const all = action({
    id: 'a3',
    text: 'Call',
    owner: 'p-gone',
    due: '',
    child: 'all',
    audience: 'professionals',
  })
  const actions = [weigh, meet, all]
  const full = [
    'Weigh Ada',
    'Siobhan Green (not present, to be told)',
    '1 October 2026, every month',
    'Ada Ashby',
    'Not started',
    'Red book',
    'She grows',
  ]
  const kept = (more: Partial<TemplateSection> = {}) => only(heading('plan', more))

  it('stands with its owner, date, child and measure, and a mark where it is for fewer readers', () => {
    for (const reader of [file, nurse])
      expect(under(record({ actions }), reader, kept()).parts).toEqual([
        table('Actions', columns, [
          ['1', ...full],
          ['2', 'Meet', 'Max Roe', 'ongoing', 'Ben Roe', '', '', ''],
          ['3', 'Professionals only: Call', '', '', '', '', '', ''],
        ]),
      ])
  })

  it('has no mark of its own where the whole list has it, or where it is for more readers', () => {
    const texts = (more: object) =>
      built(
        record({ actions: [action({ text: 'Call', ...more })] }),
        file,
        kept({ audience: 'professionals' }),
      )
        .copy.actions.flatMap((part) => (part.type === 'table' ? part.rows : []))
        .map((row) => row[1])
    expect(texts({})).toEqual(['Call'])
    expect(texts({ audience: 'professionals' })).toEqual(['Call'])
    expect(texts({ audience: 'shared' })).toEqual(['Call'])
    expect(texts({ audience: 'council' })).toEqual(['Inside the council: Call'])
  })

  it('is read by the parent of its child, who is not told that an owner was absent', () => {
    const strange = action({ id: 'a4', text: 'Wash', owner: 'p-ex', child: 'all' })
    const unknown = action({ id: 'a5', text: 'Cook', owner: 'p-gone', child: ['c1'] })
    expect(under(record({ actions: [...actions, strange, unknown] }), mother, kept())).toEqual({
      parts: [
        table(
          'Actions',
          columns.filter((one) => one !== 'For'),
          [
            [
              '1',
              'Weigh Ada',
              'Siobhan Green',
              '1 October 2026, every month',
              'Not started',
              'Red book',
              'She grows',
            ],
            ['2', 'Cook', '', '1 October 2026', '', '', ''],
          ],
        ),
      ],
      left: [
        { what: 'Max Roe: Meet', why: others },
        { what: 'Call', why: "Marked Professionals; a parent's copy holds shared text only." },
        { what: 'Max Roe: Wash', why: stranger },
      ],
    })
  })

  it('that is withheld from somebody is not in their copy, though they own it', () => {
    const own = action({ owner: 'p-mum', child: ['c2'], text: 'Leave' })
    expect(under(record({ actions: [own] }), mother, kept()).parts).toHaveLength(1)
    const held = { ...own, withholdFrom: ['p-mum'] }
    expect(under(record({ actions: [held] }), mother, kept())).toEqual({
      parts: [],
      left: [{ what: 'Dana Ashby: Leave', why: 'Withheld from Dana Ashby.' }],
    })
  })

  it('stands in the summary with what, who and by when', () => {
    expect(built(record({ actions }), nurse, kept()).copy.summary).toEqual([
      table('Actions', columns.slice(0, 4), [
        ['1', ...full.slice(0, 3)],
        ['2', 'Meet', 'Max Roe', 'ongoing'],
        ['3', 'Call', '', ''],
      ]),
    ])
    expect(built(record({ actions }), nurse, only(heading('entries'))).copy.actions).toEqual([])
  })

  it('from last time has its evidence and what it did for the child, or else what it should change', () => {
    const done = { evidence: 'Chart', effectOnChild: 'She grew' }
    const previousActions = [
      { ...weigh, ...done },
      { ...meet, outcome: 'Calm' },
    ]
    expect(under(record({ previousActions, actions }), file, only(heading('previousActions'))).parts).toEqual(
      [
        table(
          'Actions from last time',
          [...columns.slice(0, 6), 'Evidence', 'Effect on the child'],
          [
            ['1', ...full.slice(0, 5), 'Chart', 'She grew'],
            ['2', 'Meet', 'Max Roe', 'ongoing', 'Ben Roe', '', '', 'Calm'],
          ],
        ),
      ],
    )
  })
})

describe('The next dates', () => {
  const nextMeeting = { type: 'RCPC', date: '2026-12-01', visits: 'every ten days' }
  const coreGroup = { members: [], firstMeeting: '2026-09-25' }
  const full = record({ nextMeeting, coreGroup })
  const next = {
    'Next meeting': 'Review child protection conference, 1 December 2026',
    Visits: 'every ten days',
  }
  const first = { 'First core group': '25 September 2026' }

  it('name the next meeting and the visits', () => {
    expect(under(full, mother, only(heading('nextDates'))).parts).toEqual([facts(next)])
    const other = record({ nextMeeting: { type: 'Panel', date: '', visits: '' } })
    expect(under(other, mother, only(heading('nextDates'))).parts).toEqual([
      facts({ 'Next meeting': 'Panel' }),
    ])
  })

  it('are left out where their heading is not for this reader', () => {
    expect(under(full, nurse, only(heading('nextDates', { audience: 'council' })))).toEqual({
      parts: [],
      left: [{ what: 'Review child protection conference, 2026-12-01, every ten days', why: inside }],
    })
  })

  it.each([
    ['both', [heading('nextDates'), heading('coreGroup')], { ...first, ...next }],
    ['the core group only', [heading('coreGroup')], first],
    ['the next meeting only', [heading('nextDates')], next],
    [
      'the one they may read of',
      [heading('nextDates', { audience: 'council' }), heading('coreGroup')],
      first,
    ],
    [
      'the other they may read of',
      [heading('nextDates'), heading('coreGroup', { audience: 'council' })],
      next,
    ],
  ])('stand in the summary with %s', (_, sections, said) => {
    expect(built(full, father, only(...sections)).copy.summary).toEqual([facts(said)])
  })

  it('are not in the summary where this record has none of their headings', () => {
    expect(built(full, father, only(heading('entries'))).copy.summary).toEqual([])
  })
})
