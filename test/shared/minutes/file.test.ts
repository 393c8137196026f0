import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { agencyGroupOf } from '../../../shared/minutes/agency.ts'
import { readMinutesFile, writeMinutesFile } from '../../../shared/minutes/file.ts'
import { emptyContent, entryText, type Minutes, toMinutes } from '../../../shared/minutes/index.ts'

const bundled = ['icpc_harcastle', 'cin_review_whitlock_doyle', 'group_supervision_family_l', 'half-written']
const example = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../resources/examples/${name}.json`, import.meta.url), 'utf8'))

/** One meeting as another system would hand it over, with every kind of value that needs translating. */
const handedOver = () => ({
  shape: 'cp-minutes-example/1',
  note: 'ignored',
  meeting: {
    id: 'm-1',
    type: 'GROUP_SUPERVISION',
    title: 'A session',
    date: '2026-10-20',
    model: 'Kolb headings',
    chair: 'p-chair',
    minuteTaker: null as string | null,
    triggerEvents: { lastGroupSupervision: '2026-07-14', planStatus: 'CIN', weeks: 3, none: null },
  },
  children: [
    {
      id: 'c-1',
      name: 'Ada Fenn',
      dob: '2019-04-02',
      seen: [{ date: '2026-09-10', by: 'p-worker', alone: true, announced: false }],
    },
    {
      id: 'c-2',
      name: 'Baby Fenn',
      dob: '2026-12-24',
      previousPlans: [{ from: '2020-01-01', to: null, category: 'PHY' }],
    },
  ],
  people: [
    {
      id: 'p-chair',
      name: 'Sam Orr',
      role: 'professional',
      agency: "Children's Social Care",
      jobTitle: 'Facilitator',
    },
    {
      id: 'p-worker',
      name: 'Kit Lowe',
      role: 'professional',
      agency: 'Brook Lane Primary',
      accountId: 'account-kit',
    },
    { id: 'p-gran', name: 'Ivy Fenn', role: 'grandmother', of: ['c-1'], withholdAddressFrom: ['p-worker'] },
  ],
  attendance: [
    {
      person: 'p-chair',
      status: 'attended',
      report: { submitted: true, date: '2026-10-01', sharedWithFamily: null },
    },
    { person: 'p-gran', status: 'absent' },
  ],
  chronology: [
    { date: '2017-10-11', about: ['c-1'], source: 'Police', category: 'Physical', text: 'An injury.' },
  ],
  events: [{ type: 'policeIncident', date: '2026-10-02', s46Considered: null, s46Used: false }],
  tools: [{ type: 'neglect toolkit', status: 'not started' }],
  previousActions: [
    { id: 'pa1', text: 'Offer a place', owner: 'p-worker', status: 'done', outcome: 'Started in May' },
    { text: 'Check records', owner: null, status: 'unknown' },
  ],
  sections: [
    {
      key: 'restricted',
      heading: 'Restricted',
      visibility: 'restricted',
      withholdFrom: ['p-gran'],
      restrictionReason: 'Safety of a parent',
      entries: [
        {
          speaker: 'p-chair',
          about: ['p-gran'],
          text: 'One line.\nAnother.',
          withholdFrom: ['p-gran', 'p-worker'],
        },
        { speaker: 'p-chair', about: [], visibility: 'personal-supervision', text: 'Private.' },
      ],
    },
    {
      key: 'childVoice',
      visibility: 'la',
      entries: [
        { speaker: 'p-worker', about: ['c-1'], text: 'Ada drew a house.' },
        { speaker: 'p-worker', about: ['c-1', 'c-2'], text: 'Both were quiet.' },
        { speaker: 'p-worker', about: 'all', visibility: 'la-anonymised', text: 'Everyone was tired.' },
      ],
    },
  ] as Record<string, unknown>[],
  decisions: [
    {
      type: 'cin',
      child: 'c-1',
      value: 'close',
      category: 'Sexual',
      managementOversight: 'Not persuaded yet.',
    },
    {
      type: 'cin',
      child: 'c-2',
      value: 'continues',
      managementOversight: {
        text: 'I agree.',
        by: 'p-worker',
        role: 'Team manager',
        at: '2026-10-20T12:00:00Z',
      },
    },
  ] as Record<string, unknown>[],
  views: [{ person: 'p-worker', view: 'CPP', category: 'Emotional' }],
  dissent: [
    {
      person: 'health visitor (not there)',
      about: 'threshold',
      recordedInPersonsOwnWords: false,
      escalationStage: 'stage 1',
    },
  ],
  actions: [
    {
      id: 'a1',
      text: 'Visit',
      owner: 'p-worker',
      due: '2026-10-21',
      child: 'c-1',
      outcome: 'Ada is seen',
      visibility: 'la',
    },
    { text: 'Help', owner: null, due: null },
  ],
  coreGroup: { members: ['p-worker'], firstMeeting: null },
  nextMeeting: { type: 'SUP_GROUP', date: '2026-12-01' },
  closureConsideration: {
    sexual: null,
    emotional: 'Improved',
    eachChildSeparately: false,
    childViewOnClosing: 'Glad.',
  },
  answers: [
    {
      ruleId: 'R-PC',
      about: 'all',
      answer: 'not yet',
      evidence: 'We asked.',
      sources: [{ kind: 'seen', who: 'p-worker' }],
    },
  ],
  overrides: [
    { ruleId: 'R-OO', by: 'p-worker', role: 'Team manager', reason: 'Because.', at: '2026-10-20T12:00:00Z' },
  ],
  signatories: [{ person: 'p-chair', role: 'Facilitator' }],
  expected: { rules: ['R-CR'] },
})

function read(json: unknown): Minutes {
  const file = readMinutesFile(json)
  if (!file.ok) throw new Error(file.says)
  return file.minutes
}
const entryOf = (minutes: Minutes, text: string) =>
  minutes.sections.flatMap((section) => section.entries).find((entry) => entryText(entry).startsWith(text))

describe('a file in the exchange shape', () => {
  it('keeps who may read each entry, and adds what the section withholds and why', () => {
    const minutes = read(handedOver())
    expect(entryOf(minutes, 'One line.')).toEqual({
      id: 'e-restricted-1',
      speaker: 'p-chair',
      about: ['p-gran'],
      audience: 'restricted',
      withholdFrom: ['p-gran', 'p-worker'],
      withholdReason: 'Safety of a parent',
      blocks: [
        { type: 'paragraph', runs: [{ text: 'One line.' }] },
        { type: 'paragraph', runs: [{ text: 'Another.' }] },
      ],
    })
    expect(entryOf(minutes, 'Private.')).toMatchObject({ audience: 'supervision', withholdFrom: ['p-gran'] })
    expect(entryOf(minutes, 'Ada drew')).toMatchObject({ audience: 'council' })
    expect(entryOf(minutes, 'Everyone')).toMatchObject({ audience: 'learning', about: 'all' })
  })

  it('gives each child their own part of the child’s voice, and keeps what is about several together', () => {
    const voice = read(handedOver()).sections.filter((section) => section.key === 'childVoice')
    expect(voice.map(({ child, entries }) => [child, entries.length])).toEqual([
      ['c-1', 1],
      ['', 2],
    ])
  })

  it('never gives two entries the same id, even when a section stands in the file twice', () => {
    const file = handedOver()
    file.sections.push(structuredClone(file.sections[1] ?? {}))
    const ids = read(file).sections.flatMap((section) => section.entries.map((entry) => entry.id))
    expect(ids).toHaveLength(9)
    expect(new Set(ids).size).toBe(9)
  })

  it('turns yes, no and nothing into three different answers', () => {
    const minutes = read(handedOver())
    expect(minutes.children[0]?.seen[0]).toMatchObject({ alone: 'yes', announced: 'no', whyNotAlone: '' })
    expect(minutes.events[0]).toMatchObject({ s46Considered: '', s46Used: 'no' })
    expect(minutes.attendance[0]).toMatchObject({ reportSubmitted: 'yes', reportSharedWithFamily: '' })
    expect(minutes.attendance[1]).toMatchObject({ reportSubmitted: '', status: 'absent without apology' })
  })

  it('uses the field’s own words for types, categories and agencies, and leaves other words as typed', () => {
    const minutes = read(handedOver())
    expect(minutes.meeting).toMatchObject({
      type: 'SUP_GROUP',
      conferenceModel: 'Kolb headings',
      minuteTaker: '',
    })
    expect(minutes.meeting.triggers).toEqual({
      lastGroupSupervision: '2026-07-14',
      planStatus: 'CIN',
      weeks: '3',
      none: '',
    })
    expect(minutes.people.map((person) => person.agencyGroup)).toEqual(['CSC', 'education/early years', ''])
    expect(minutes.people[2]?.role).toBe('grandmother')
    expect(minutes.children[1]?.previousPlans[0]?.category).toBe('Physical abuse')
    expect(minutes.chronology[0]?.category).toBe('Physical abuse')
    expect(minutes.decisions[0]?.category).toBe('Sexual abuse')
    expect(minutes.views[0]?.category).toBe('Emotional abuse')
  })

  it('takes a child whose date lies after the meeting as unborn', () => {
    expect(read(handedOver()).children.map((child) => child.unborn)).toEqual([false, true])
  })

  it('says of an old action what came of it, and of a new one what it is for', () => {
    const minutes = read(handedOver())
    expect(minutes.previousActions[0]).toMatchObject({ id: 'pa1', evidence: 'Started in May', outcome: '' })
    expect(minutes.previousActions[1]).toMatchObject({ id: 'pa-2', owner: '', status: '', child: 'all' })
    expect(minutes.actions[0]).toMatchObject({ outcome: 'Ada is seen', child: ['c-1'], audience: 'council' })
    expect(minutes.actions[1]).toMatchObject({ id: 'ac-2', owner: '', due: '' })
  })

  it('takes the goals of a plan, and which of them an action serves', () => {
    const goals = [
      {
        id: 'g1',
        children: 'c-1',
        goal: 'Ada is fed before school',
        indicators: ['Breakfast is eaten', 'Her teacher sees it'],
        status: 'AMBER',
        scaleBefore: 3,
        visibility: 'la',
        withholdFrom: ['p-gran'],
      },
      { goal: 'Ada sleeps in her own bed' },
    ]
    const actions = [{ text: 'Ring the school', goalId: 'g1' }]
    const file = readMinutesFile({ ...handedOver(), goals, actions })
    expect(file).toMatchObject({
      ok: true,
      minutes: {
        goals: [
          {
            id: 'g1',
            children: ['c-1'],
            indicators: 'Breakfast is eaten\nHer teacher sees it',
            status: 'amber',
            scaleBefore: '3',
            scaleNow: '',
            audience: 'council',
            withholdFrom: ['p-gran'],
          },
          { id: 'go-2', children: 'all', status: '', past: [], earlier: [] },
        ],
        actions: [{ goalId: 'g1' }],
      },
    })
  })

  it('refuses two goals of one id, for an action would serve either', () => {
    const goals = [
      { id: 'g1', goal: 'One' },
      { id: 'g1', goal: 'Two' },
    ]
    expect(readMinutesFile({ ...handedOver(), goals })).toEqual({
      ok: false,
      says: 'Two goals of this file have the same id: “g1”.',
    })
  })

  it('takes overrides and a manager’s signed words as statements, with the account of the person', () => {
    const { statements } = read(handedOver())
    expect(statements).toMatchObject([
      {
        kind: 'override',
        ruleId: 'R-OO',
        text: 'Because.',
        byAccount: 'account-kit',
        byName: 'Kit Lowe',
        about: 'all',
      },
      {
        kind: 'management oversight',
        ruleId: 'R-MO',
        text: 'I agree.',
        about: ['c-2'],
        role: 'Team manager',
      },
    ])
  })

  it('keeps a manager’s words without a name as text, because nobody can be held to them', () => {
    const minutes = read(handedOver())
    expect(entryOf(minutes, 'Not persuaded')).toMatchObject({ audience: 'council', about: ['c-1'] })
    expect(minutes.statements.some((statement) => statement.text.includes('Not persuaded'))).toBe(false)
  })

  it('keeps what was written about closing as an answer that is not yet one', () => {
    const { answers } = read(handedOver())
    expect(answers[0]).toMatchObject({
      ruleId: 'R-PC',
      about: 'all',
      value: 'not yet',
      evidence: 'We asked.',
    })
    expect(answers[1]).toMatchObject({ ruleId: 'R-CG', value: '', fields: { childView: 'Glad.' } })
    expect(answers[1]?.rows).toEqual([{ harm: 'Emotional abuse', text: 'Improved' }])
  })

  it('hands over who signs', () => {
    const file = readMinutesFile(handedOver())
    expect(file).toMatchObject({
      ok: true,
      signatories: [{ person: 'p-chair', name: '', role: 'Facilitator' }],
    })
  })

  it('gives the same record for the same file', () => {
    expect(read(handedOver())).toEqual(read(handedOver()))
  })
})

describe('a file in our own format', () => {
  it.each(bundled)('reads the bundled %s and writes it back as it was', (name) => {
    const json = example(name)
    expect(JSON.parse(JSON.stringify(writeMinutesFile(read(json))))).toEqual(json)
  })

  it('reads back what the exchange shape became', () => {
    const minutes = read(handedOver())
    expect(read(JSON.parse(JSON.stringify(writeMinutesFile(minutes))))).toEqual(minutes)
  })

  it('reads a record with nothing in it', () => {
    const empty = toMinutes(emptyContent({ type: 'ICPC' }))
    expect(read(writeMinutesFile(empty))).toEqual(empty)
  })

  it('refuses to write what never was a record', () => {
    expect(() => writeMinutesFile({ format: 'chairside-minutes/1' } as Minutes)).toThrow()
  })
})

describe('a file that cannot be read says why in one sentence', () => {
  const changed = (change: (file: ReturnType<typeof handedOver>) => void): unknown => {
    const file = handedOver()
    change(file)
    return file
  }
  const first = (rows: Record<string, unknown>[]): Record<string, unknown> => rows[0] ?? {}
  const cases: [string, unknown, string][] = [
    ['nothing', null, 'This is not a minutes file: it should hold one object, and it holds null.'],
    ['a list', [], 'This is not a minutes file: it should hold one object, and it holds a list.'],
    [
      'another object',
      { a: 1 },
      'This is not a minutes file: it says neither “format”: “chairside-minutes/1” nor “shape”: “cp-minutes-example/1”.',
    ],
    [
      'a later format',
      { format: 'chairside-minutes/9' },
      'This file has the format “chairside-minutes/9”, and this version reads “chairside-minutes/1” only.',
    ],
    [
      'a format that is no text',
      { format: 1 },
      'This is not a minutes file: “format” should say “chairside-minutes/1”.',
    ],
    ['no meeting', { format: 'chairside-minutes/1' }, 'In “meeting”: this is missing.'],
    [
      'an unknown part',
      { format: 'chairside-minutes/1', meeting: { type: 'ICPC' }, extra: 1 },
      'In this file: this version does not know “extra”.',
    ],
    [
      'a number for a date',
      changed((file) => Object.assign(first(file.children), { dob: 7 })),
      'In “children”, item 1, “dob”: this should be text, and it is a number.',
    ],
    [
      'a person without a name',
      changed((file) => Object.assign(first(file.people), { name: undefined })),
      'In “people”, item 1, “name”: this is missing.',
    ],
    [
      'text for a list',
      changed((file) => Object.assign(file, { sections: 'none' })),
      'In “sections”: this should be a list, and it is text.',
    ],
    [
      'an unknown audience',
      changed((file) => Object.assign(first(file.sections), { visibility: 'everyone' })),
      'In “sections”, item 1, “visibility”: “everyone” is not one of “shared”, “professionals”, “restricted”, “la”, “personal-supervision”, “la-anonymised”.',
    ],
    [
      'a manager’s words half signed',
      changed((file) => Object.assign(first(file.decisions), { managementOversight: { text: 'x' } })),
      'In “decisions”, item 1, “managementOversight”, “by”: this is missing.',
    ],
    [
      'a signatory that is no person',
      changed((file) => Object.assign(file, { signatories: [3] })),
      'In “signatories”, item 1: this should be an object, and it is a number.',
    ],
  ]
  it.each(cases)('%s', (_, json, says) => {
    expect(readMinutesFile(json)).toEqual({ ok: false, says })
  })

  it('names an unknown meeting type and the ones it knows', () => {
    const file = readMinutesFile(changed(({ meeting }) => Object.assign(meeting, { type: 'PARTY' })))
    expect(file).toMatchObject({
      ok: false,
      says: expect.stringMatching(/^In “meeting”, “type”: “PARTY” is not one of “ICPC”/),
    })
  })

  it('refuses two people under one id, because text about one would be text about both', () => {
    const file = readMinutesFile(changed(({ people }) => Object.assign(first(people), { id: 'c-1' })))
    expect(file).toMatchObject({ ok: false, says: expect.stringContaining('“c-1”') })
  })

  it('refuses two entries under one id, because an answer about one would be about both', () => {
    const json = structuredClone(example('icpc_harcastle')) as Minutes
    const [one, two] = json.sections.flatMap((section) => section.entries)
    if (one && two) two.id = one.id
    expect(readMinutesFile(json)).toMatchObject({ ok: false, says: expect.stringContaining('“e-reason-1”') })
  })

  it.each([
    [
      'an entry',
      (file: ReturnType<typeof handedOver>) =>
        Object.assign(first(file.sections), { withholdFrom: ['p-grann'] }),
    ],
    [
      'an action',
      (file: ReturnType<typeof handedOver>) =>
        Object.assign(first(file.actions), { withholdFrom: ['p-grann'] }),
    ],
    [
      'a goal',
      (file: ReturnType<typeof handedOver>) =>
        Object.assign(file, { goals: [{ goal: 'Ada is fed', withholdFrom: ['p-grann'] }] }),
    ],
    [
      'an address',
      (file: ReturnType<typeof handedOver>) =>
        Object.assign(first(file.people), { withholdAddressFrom: ['p-grann'] }),
    ],
  ])(
    'refuses %s withheld from somebody who is not in the file, because it would be withheld from nobody',
    (_, change) => {
      const file = readMinutesFile(changed(change))
      expect(file).toMatchObject({ ok: false, says: expect.stringContaining('withheld from “p-grann”') })
    },
  )

  it('never shows the words of the program', () => {
    for (const value of [
      undefined,
      1,
      true,
      'x',
      {},
      { shape: 'cp-minutes-example/1' },
      { format: 'chairside-minutes/1', meeting: 3 },
    ]) {
      const file = readMinutesFile(value)
      expect(file.ok).toBe(false)
      expect(file.ok ? '' : file.says).not.toMatch(/zod|undefined|Invalid|expected|\[object|_/)
    }
  })
})

describe('the group an agency belongs to', () => {
  it.each([
    ['Children’s Social Care (QA service)', '', 'CSC'],
    ['Wexmoor Community Health (health visiting)', '', 'health visiting/school nursing'],
    ['Wexmoor Community Health', 'Named nurse', 'health visiting/school nursing'],
    ['Harrow Lane Primary School', '', 'education/early years'],
    ['Little Larks Nursery', '', 'education/early years'],
    ['Stonebeck Surgery', '', 'GP'],
    ['Police (child abuse investigation)', '', 'police'],
    ['Wexmoor Homes', 'Housing officer', 'housing'],
    ['Heard First Advocacy', '', 'voluntary'],
    ['CAMHS, Stonebeck Hospital', '', 'mental health'],
    ['Stonebeck Hospital', 'Midwife', 'hospital'],
    ['Youth Justice Service', '', 'probation/youth justice'],
    ['Harbour Refuge', '', 'domestic abuse service'],
    ['Turning Tide Drug and Alcohol Service', '', 'substance use service'],
    ['Council Legal Services', '', 'legal'],
    ['Early Help', 'Team around the family coordinator', 'other'],
    ['Northgate', 'Health visitor', 'health visiting/school nursing'],
    ['', 'Health visitor', ''],
  ])('%s %s: %s', (agency, jobTitle, group) => {
    expect(agencyGroupOf(agency, jobTitle)).toBe(group)
  })
})
