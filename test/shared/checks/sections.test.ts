import { describe, expect, test } from 'vitest'
import { missingSections } from '../../../shared/checks/index.ts'
import type { MeetingType, Minutes } from '../../../shared/minutes/index.ts'
import type { SectionKind } from '../../../shared/templates/index.ts'
import { action, child, chronology, decision, dissent, minutes, section, statement, template } from './kit.ts'

const keys = (record: Minutes) => missingSections(record, template(record.meeting.type)).map((one) => one.key)
const why = (record: Minutes, key: string) =>
  missingSections(record, template(record.meeting.type))
    .filter((one) => one.key === key)
    .map((one) => one.why)

test('an empty conference lacks every required section, in the template’s order', () => {
  const record = minutes('ICPC')
  const order = template('ICPC').sections.map((one) => one.key)
  const missing = keys(record)
  expect(missing).toEqual(expect.arrayContaining(['reason', 'childVoice', 'analysis', 'dec', 'plan', 'next']))
  expect(missing).toEqual([...missing].sort((a, b) => order.indexOf(a) - order.indexOf(b)))
  expect(missing).not.toContain('restricted')
})

test('a section counts once something is written in it, and spaces are nothing', () => {
  expect(
    keys(minutes('ICPC', { sections: [section('reason', 'A neighbour called the police.')] })),
  ).not.toContain('reason')
  expect(keys(minutes('ICPC', { sections: [section('reason', '  ')] }))).toContain('reason')
})

test('a part for each child has to speak of each child', () => {
  const children = [child('c1', 'Ada Ashby'), child('c2', 'Ben Ashby')]
  expect(
    why(minutes('ICPC', { children, sections: [section('childVoice', 'She drew a house.')] }), 'childVoice'),
  ).toEqual(['Nothing is written about Ben Ashby yet.'])
})

describe('the details', () => {
  test('need a date that is a date, and a chair', () => {
    expect(why(minutes('ICPC'), 'hdr')).toEqual([])
    expect(why(minutes('ICPC', { meeting: { date: 'next Tuesday' } }), 'hdr')).toEqual([
      '“next Tuesday” is not a date.',
    ])
    expect(why(minutes('ICPC', { meeting: { date: '', chair: '' } }), 'hdr')).toHaveLength(2)
  })
  test('of a child need a name and a date of birth, or a due date', () => {
    expect(why(minutes('ICPC', { children: [child('c1', '', { dob: 'May' })] }), 'kids')).toHaveLength(2)
    expect(
      why(minutes('ICPC', { children: [child('c1', 'Baby', { unborn: true, dob: '' })] }), 'kids').join(),
    ).toContain('due date')
    expect(why(minutes('ICPC', { children: [] }), 'kids')).toEqual(['No child is named.'])
  })
})

test('a decision is needed about each child, with its reason', () => {
  const children = [child('c1', 'Ada Ashby'), child('c2', 'Ben Ashby')]
  expect(why(minutes('ICPC', { children, decisions: [decision('CPP made')] }), 'dec')).toEqual([
    'No decision about Ben Ashby yet.',
  ])
  expect(why(minutes('ICPC', { children, decisions: [decision('CPP made', { child: '' })] }), 'dec')).toEqual(
    [],
  )
  expect(why(minutes('ICPC', { decisions: [decision('CPP made', { reason: '' })] }), 'dec')).toHaveLength(1)
})

test('conditional sections are asked for only when their condition holds', () => {
  expect(keys(minutes('ICPC', { decisions: [decision('CPP not made: NFA')] }))).not.toContain('coreGroup')
  expect(why(minutes('ICPC', { decisions: [decision('CPP made')] }), 'coreGroup')).toHaveLength(2)
  expect(keys(minutes('ICPC', { dissent: [dissent({ person: 'p-hv' })] }))).not.toContain('dissent')
})

test('plan and next dates have to hold an action and a date', () => {
  expect(keys(minutes('ICPC', { actions: [action()] }))).not.toContain('plan')
  expect(keys(minutes('ICPC', { nextMeeting: { type: 'RCPC', date: 'soon', visits: '' } }))).toContain('next')
  expect(
    keys(minutes('ICPC', { nextMeeting: { type: 'RCPC', date: '2026-12-10', visits: '' } })),
  ).not.toContain('next')
})

test('a proposed closure waits for its manager without holding up the minutes; a decided one does not', () => {
  const closing = (status: string, statements: Minutes['statements'] = []) =>
    keys(minutes('CIN_REVIEW', { decisions: [decision('close', { status })], statements }))
  expect(closing('proposed')).not.toContain('mgmt')
  expect(closing('decided')).toContain('mgmt')
  expect(closing('decided', [statement('closure decision', 'R-CG', 'Team manager')])).not.toContain('mgmt')
})

describe('what each part of a record has to say', () => {
  const lacks = (
    kind: SectionKind,
    parts: Parameters<typeof minutes>[1],
    more: object = {},
    type: MeetingType = 'ICPC',
  ) => {
    const one = {
      key: 'x',
      heading: 'X',
      kind,
      required: 'required' as const,
      audience: 'shared' as const,
      guidance: '',
      ...more,
    }
    return missingSections(minutes(type, parts), { ...template(type), sections: [one] }).map(
      (each) => each.why,
    )
  }
  const two = [child('c1', 'Ada Ashby'), child('c2', ' ')]
  const row = (id: string, status: string) => ({
    id,
    person: 'p-hv',
    status,
    mode: '',
    detail: '',
    reportSubmitted: '' as const,
    reportDate: '',
    reportSharedWithFamily: '',
    reportWithheldReason: '',
  })
  const nothing = ['Nothing is written here yet.']
  test('text, in any of its entries, under its own heading', () => {
    expect(lacks('entries', {})).toEqual(nothing)
    expect(lacks('entries', { sections: [section('y', 'Words.')] })).toEqual(nothing)
    const twice = {
      ...section('x', ' '),
      entries: [...section('x', ' ').entries, ...section('x', 'Words.').entries],
    }
    expect(lacks('entries', { sections: [twice] })).toEqual([])
    expect(lacks('entries', { sections: [section('x', ''), section('x', 'Words.')] })).toEqual([])
  })
  test.each([
    [
      'nobody',
      { about: [] },
      ['Nothing is written about Ada Ashby yet.', 'Nothing is written about a child without a name yet.'],
    ],
    ['all of them', { about: 'all' as const }, []],
    ['one of them', { about: ['c1'] }, ['Nothing is written about a child without a name yet.']],
  ])('a text for each child that is about %s', (_, more, expected) => {
    expect(lacks('perChild', { children: two, sections: [section('x', 'Words.', more)] })).toEqual(expected)
  })
  test('a text for each child that stands in the part of one of them, or where there is no child', () => {
    const part = { ...section('x', 'Words.', { about: [] }), child: 'c2' }
    expect(lacks('perChild', { children: two, sections: [part] })).toEqual([
      'Nothing is written about Ada Ashby yet.',
    ])
    expect(lacks('perChild', { children: [], sections: [part] })).toEqual(nothing)
  })
  test.each([
    [{}, []],
    [{ date: ' ' }, ['The date of the meeting is missing.']],
    [{ date: ' May ' }, ['“May” is not a date.']],
    [{ chair: ' ' }, ['Say who chaired.']],
    [{ date: '', chair: '' }, ['The date of the meeting is missing.', 'Say who chaired.']],
  ])('the details %o', (meeting, expected) => {
    expect(lacks('details', { meeting })).toEqual(expected)
  })
  test.each([
    ['none', [], ['No child is named.']],
    ['a whole one', [child('c1', 'Ada')], []],
    ['one without a name', [child('c1', ' ')], ['A child has no name.']],
    ['one without a date', [child('c1', 'Ada', { dob: ' ' })], ['Ada: the date of birth is missing.']],
    ['one with half a date', [child('c1', 'Ada', { dob: 'May' })], ['Ada: the date of birth is not a date.']],
    [
      'an unborn one',
      [child('c1', ' ', { unborn: true, dob: '' })],
      ['A child has no name.', 'a child without a name: the due date is missing.'],
    ],
  ])('children: %s', (_, children, expected) => {
    expect(lacks('children', { children })).toEqual(expected)
  })
  test('an adult of the household, and everybody’s attendance', () => {
    expect(lacks('household', {})).toEqual([])
    expect(lacks('household', { people: [] })).toEqual(['No adult of the household is named.'])
    expect(lacks('attendance', {})).toEqual(['Nobody is listed.'])
    expect(lacks('attendance', { attendance: [row('r1', 'present'), row('r2', ' ')] })).toEqual([
      'Say for everybody whether they came.',
    ])
    expect(lacks('attendance', { attendance: [row('r1', 'present'), row('r2', 'absent')] })).toEqual([])
  })
  test.each([
    'statement',
    'previousActions',
    'wasNotBrought',
    'checks',
    'signatures',
    'distribution',
  ] as const)('a part of kind “%s” may be empty', (kind) => {
    expect(lacks(kind, {})).toEqual([])
  })
  const made = (id: string, forChild: string, more: object = {}) =>
    decision('CPP made', { id, child: forChild, ...more })
  test.each([
    ['no decision where no child is named', [], [], ['No decision is recorded.']],
    [
      'an empty one where no child is named',
      [],
      [decision(' ', { child: '' })],
      ['No decision is recorded.'],
    ],
    ['one where no child is named', [], [decision('', { id: 'd0' }), made('d1', '')], []],
    ['one about nobody covers every child', two, [made('d1', '')], []],
    [
      'a child’s own goes before it',
      two,
      [made('d1', ''), made('d2', 'c1', { value: ' ' })],
      ['No decision about Ada Ashby yet.'],
    ],
    ['one child is left', two, [made('d1', 'c1')], ['No decision about a child without a name yet.']],
    [
      'one without a reason',
      two,
      [made('d1', 'c1'), made('d2', 'c2', { reason: ' ' })],
      ['Give the reason for the decision about a child without a name.'],
    ],
    ['one about a child of nobody', two, [made('d1', 'c9')], []],
  ])('decisions: %s', (_, children, decisions, expected) => {
    expect(lacks('decision', { children, decisions })).toEqual(expected)
  })
  test('disagreement, a plan and a core group', () => {
    expect(lacks('dissent', {})).toEqual(['Record who disagrees, and about what.'])
    expect(lacks('dissent', { dissent: [dissent({ person: 'p-hv' })] })).toEqual([])
    const none = ['There is no action yet.']
    expect(lacks('plan', {})).toEqual(none)
    expect(lacks('plan', { actions: [action({ text: ' ' })] })).toEqual(none)
    expect(lacks('plan', { actions: [action({ text: ' ' }), action({ id: 'a2' })] })).toEqual([])
    const members = 'Name the members of the core group.'
    const first = 'Give the date of the first core group.'
    expect(lacks('coreGroup', {})).toEqual([members, first])
    expect(lacks('coreGroup', { coreGroup: { members: ['p-hv'], firstMeeting: 'soon' } })).toEqual([first])
    expect(lacks('coreGroup', { coreGroup: { members: [], firstMeeting: '2026-09-25' } })).toEqual([members])
  })
  test.each([
    ['', '', '', true],
    ['RCPC', 'soon', '', true],
    ['RCPC', '2026-12-10', '', false],
    [' None planned', '', '', false],
    ['No further meeting', '', '', false],
    ['Nonesuch', '', '', true],
    ['There is none', '', '', true],
    ['', '', 'By telephone each week.', false],
  ])('next dates: a meeting “%s” on “%s”, with “%s” written', (type, date, text, missing) => {
    const parts = { nextMeeting: { type, date, visits: '' }, sections: [section('x', text)] }
    expect(lacks('nextDates', parts)).toEqual(missing ? ['Give the next date.'] : [])
  })
  test('a chronology in rows or in words', () => {
    expect(lacks('chronology', {})).toEqual(['Nothing is written about the history yet.'])
    expect(lacks('chronology', { chronology: [chronology({ text: 'Born.' })] })).toEqual([])
    expect(lacks('chronology', { sections: [section('x', 'Words.')] })).toEqual([])
  })
  test('a table with a word in one of its cells, or words beside it', () => {
    const table = (key: string, ...cells: Record<string, string>[]) => ({
      tables: [{ key, rows: cells.map((each, index) => ({ id: `t${index}`, cells: each })) }],
    })
    expect(lacks('table', {})).toEqual(nothing)
    expect(lacks('table', table('x', { a: ' ' }))).toEqual(nothing)
    expect(lacks('table', table('y', { a: 'Word' }))).toEqual(nothing)
    expect(lacks('table', table('x', { a: ' ' }, { a: '', b: 'Word' }))).toEqual([])
    expect(lacks('table', { sections: [section('x', 'Words.')] })).toEqual([])
  })
  describe('a manager’s part', () => {
    const silent = ['A manager has not said anything yet.']
    const words = { sections: [section('x', 'The manager agrees.')] }
    const when = { required: { when: 'a manager must decide' as const } }
    const closing = (status: string, value = 'close') => ({ decisions: [decision(value, { status })] })
    test.each([
      ['a closure that is decided', closing('decided'), when, silent],
      ['one that is proposed', closing('proposed'), when, []],
      ['one that is decided, with words typed there', { ...closing('decided'), ...words }, when, []],
      ['the same where it is always a manager’s own', { ...closing('decided'), ...words }, {}, silent],
      ['a decision that goes on, always a manager’s own', closing('', 'CIN'), {}, silent],
      ['no decision at all', { decisions: [decision(' ')] }, {}, []],
      [
        'a proposal beside one that is decided',
        {
          decisions: [
            decision('close', { status: 'proposed' }),
            decision('close', { id: 'd2', status: 'decided' }),
          ],
        },
        when,
        silent,
      ],
      [
        'a manager’s oversight',
        {
          ...closing('decided'),
          statements: [
            statement('crime decision', 'R-CR', 'Team manager'),
            statement('management oversight', 'R-MO', 'Team manager'),
          ],
        },
        {},
        [],
      ],
      [
        'a closure decision',
        { ...closing('decided'), statements: [statement('closure decision', 'R-CG', 'Team manager')] },
        {},
        [],
      ],
      [
        'words of another kind',
        { ...closing('decided'), statements: [statement('crime decision', 'R-CR', 'Team manager')] },
        {},
        silent,
      ],
    ])('%s', (_, parts, more, expected) => {
      expect(lacks('management', parts, more, 'CLOSE')).toEqual(expected)
    })
    test('in a conference that goes on it stays empty', () => {
      const parts = {
        decisions: [
          decision('CPP made', { status: 'decided' }),
          decision('CPP not made: NFA', { id: 'd2', status: 'proposed' }),
        ],
      }
      expect(lacks('management', parts, when)).toEqual([])
    })
    test('that asks for certain words waits for those, or for something written', () => {
      const asks = { statements: ['senior manager view'] }
      const waits = ['Nobody who is asked here has written their view yet.']
      expect(lacks('management', {}, asks)).toEqual(waits)
      expect(
        lacks('management', { statements: [statement('crime decision', 'R-CR', 'Team manager')] }, asks),
      ).toEqual(waits)
      const heard = [
        statement('crime decision', 'R-CR', 'Team manager'),
        statement('senior manager view', 'R-HH', 'Service manager'),
      ]
      expect(lacks('management', { statements: heard }, asks)).toEqual([])
      expect(lacks('management', words, asks)).toEqual([])
    })
  })
})
