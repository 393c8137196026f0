import { describe, expect, it } from 'vitest'
import type { Recipient } from '../../../shared/copies/index.ts'
import { action, child, chronology, entry, event, family, minutes, person } from '../checks/kit.ts'
import { draft, signed } from './examples.ts'
import { built, facts, file, heading, mother, note, nurse, only, table, under } from './under.ts'

const reader = (kind: Recipient['kind'], name: string, role = ''): Recipient => ({
  id: 'p-sw',
  kind,
  name,
  role,
})
const caseRecord = reader('case record', 'Child’s file')
const personal = reader('personal record', 'Callum Reid', 'Worker')
const readers = { file, nurse, mother, note, caseRecord, personal }
const entries = only(heading('entries'))

describe('The head of a copy', () => {
  it.each([
    ['the file', file, 'Internal copy for the child’s file', 'Confidential: for the child’s file'],
    [
      'the file of a service',
      reader('internal', 'Service file'),
      'Internal copy for the service file',
      'Confidential: for the child’s file',
    ],
    ['a case record', caseRecord, 'Case record for the child’s file', 'Confidential: for the child’s file'],
    [
      'the team',
      note,
      'Learning note for the team or service',
      'For learning: names no family and no worker',
    ],
    [
      'a worker',
      personal,
      'Personal record for Callum Reid (Worker)',
      'Confidential: for the worker and the supervisor',
    ],
    [
      'a professional with no part',
      nurse,
      'Copy for Siobhan Green',
      'Confidential: for the professional named here',
    ],
    ['a parent', mother, 'Copy for Dana Ashby (mother)', 'Confidential: for the person named here'],
  ])('says that it is for %s, and what it is', (_, one, copyLine, marking) => {
    expect(built(minutes('ICPC'), one, entries).copy).toMatchObject({ copyLine, marking })
  })

  it('has the typed title for those who work with the family, and the name of the meeting for all others', () => {
    const titled = minutes('ICPC', { meeting: { title: 'Ashby conference' } })
    const title = (one: Recipient, record = titled) => built(record, one, entries).copy.title
    expect(Object.values(readers).map((one) => title(one))).toEqual([
      'Ashby conference',
      'Ashby conference',
      'Initial child protection conference',
      'Initial child protection conference',
      'Ashby conference',
      'Ashby conference',
    ])
    expect(title(file, minutes('ICPC'))).toBe('Initial child protection conference')
  })

  it.each([
    ['1.0', 'Version 1.0'],
    ['v1.0', 'Version 1.0'],
    ['Version  2.1', 'Version 2.1'],
    ['1.0 v2', 'Version 1.0 v2'],
    ['', ''],
  ])('says the version “%s” as “%s”', (version, says) => {
    expect(built(minutes('ICPC'), file, entries, { state: { ...draft, version } }).copy.version).toBe(says)
  })

  it('says whether it is signed and fictional, and which record it was made from', () => {
    expect(built(minutes('ICPC'), file, entries, { state: signed, fictional: true }).copy).toMatchObject({
      signed: true,
      fictional: true,
      recordHash: signed.recordHash,
      kind: 'internal',
    })
    expect(built(minutes('ICPC'), file, entries).copy).toMatchObject({ signed: false, fictional: false })
  })

  it('has the facts of the meeting, and leaves out those that nobody typed', () => {
    const meeting = { start: '10:00', end: '12:00', place: 'Town Hall', familyRef: 'WX-1' }
    const children = [child('c1', 'Ada Ashby'), child('c2', 'Ben Roe')]
    const full = built(minutes('ICPC', { meeting, children }), file, entries).copy
    expect(full.facts).toEqual(
      facts({
        Date: '17 September 2026',
        Time: '10:00 to 12:00',
        Place: 'Town Hall',
        Reference: 'WX-1',
        Children: 'Ada Ashby and Ben Roe',
        'CP chair': 'Priya Noor',
        'Minutes taken by': 'Callum Reid',
      }).facts,
    )
    const little = minutes('ICPC', {
      meeting: { start: '10:00', place: '  ', chair: '', minuteTaker: '' },
      children,
    })
    expect(built(little, mother, entries).copy.facts).toEqual(
      facts({ Date: '17 September 2026', Time: '10:00', Children: 'Ada Ashby' }).facts,
    )
  })

  it('is to a learning note the month and nothing else', () => {
    const { copy } = built(minutes('ICPC', { meeting: { familyRef: 'WX-1' } }), note, entries)
    expect(copy).toMatchObject({
      date: 'September 2026',
      facts: [{ label: 'Session', value: 'September 2026' }],
      fileStem: 'Initial conference 2026-09',
    })
    expect(built(minutes('ICPC'), file, entries).copy.date).toBe('17 September 2026')
  })
})

describe('The name of a copy’s file', () => {
  const people = [person('p-1', 'Jo Ash-by', 'mother'), person('p-2', 'Li Ng', 'father')]
  const stem = (familyRef: string) =>
    built(minutes('ICPC', { people, meeting: { familyRef } }), file, entries).copy.fileStem
  it.each(['ADA-1', 'x-ashby', 'FAMILY ASH-BY'])(
    'leaves out the reference “%s”, which holds a name',
    (ref) => {
      expect(stem(ref)).toBe('Initial conference 2026-09-17')
    },
  )
  it.each(['JO-1', 'NG-22', 'WX-4471'])('keeps the reference “%s”', (ref) => {
    expect(stem(ref)).toBe(`Initial conference 2026-09-17 ${ref}`)
  })
  it('does without a reference where there is none', () => {
    expect(stem('')).toBe('Initial conference 2026-09-17')
  })
})

describe('What a reader may do about it', () => {
  const closing = (one: Recipient, meeting = {}) =>
    built(minutes('ICPC', { meeting }), one, entries).copy.closing
  it('is to put right, to complain to the council and to keep it safe, for a parent', () => {
    const said = closing(mother, { authority: 'Wexmoor Council' })
    expect(said).toHaveLength(3)
    expect(said[0]).toContain('tell Priya Noor, who led this meeting, which words')
    expect(said[1]).toContain('complain to Wexmoor Council')
    expect(closing(mother)[1]).toContain('complain to the council')
  })
  it('is to put right, to escalate and not to pass it on, for an agency', () => {
    const said = closing(nurse, { chair: '' })
    expect(said).toHaveLength(3)
    expect(said[0]).toContain('tell the person who led this meeting which words')
    expect(said[1]).toContain('escalation policy')
  })
  it('is to put right, for the file, and nothing for the team that learns', () => {
    expect(closing(file)).toHaveLength(1)
    expect(closing(caseRecord)).toHaveLength(1)
    expect(closing(note)).toEqual([])
  })
})

describe('The headings of a copy', () => {
  const record = minutes('ICPC', {
    sections: [
      { key: 'here', child: '', entries: [entry('Seen.')] },
      { key: 'older', child: '', entries: [entry('Kept.')] },
      { key: 'older', child: 'c1', entries: [entry('Kept of Ada.')] },
    ],
    chronology: [chronology({ date: '2020-01-02', text: 'Called out.' })],
    events: [event('wasNotBrought', { child: 'c1', reason: 'No lift' })],
  })
  const headings = (one: Recipient, kept = entries) =>
    built(record, one, kept).copy.sections.map(({ number, heading, marking }) => [number, heading, marking])

  it('are followed in the file by all that the template has no heading for', () => {
    expect(headings(file)).toEqual([
      [1, 'Here', undefined],
      [2, 'Appointments and Was Not Brought', 'Inside the council'],
      [3, 'Chronology, incidents and allegations', 'Inside the council'],
      [4, 'Other notes', 'Inside the council'],
    ])
    expect(headings(nurse)).toEqual([[1, 'Here', undefined]])
    expect(built(record, file, entries).copy.sections.at(-1)?.parts).toHaveLength(2)
  })

  it('are not said twice where the template has them', () => {
    const kept = only(
      heading('chronology', { heading: 'History' }),
      heading('wasNotBrought', { key: 'older', heading: 'Missed', audience: 'professionals' }),
    )
    expect(headings(file, kept)).toEqual([
      [1, 'History', undefined],
      [2, 'Missed', 'Professionals only'],
    ])
  })

  it('end in the file with how much could not be read', () => {
    const last = (unread: number) => {
      const parts = Array.from({ length: unread }, () => ({ where: 'sections', value: 1 }))
      return built(minutes('ICPC', { unread: parts }), file, entries).copy.sections.at(-1)
    }
    expect(last(0)).toBeUndefined()
    expect(last(1)).toMatchObject({ number: 1, heading: 'Parts that could not be read' })
    expect(JSON.stringify(last(1))).toContain('One part of this record')
    expect(JSON.stringify(last(2))).toContain('2 parts of this record')
  })
})

describe('A learning note', () => {
  it('says that it is signed, and neither by whom nor at what hour', () => {
    const { copy } = built(minutes('ICPC'), note, entries, { state: signed })
    expect(copy.signed).toBe(true)
    expect(copy.signature).toBeUndefined()
  })
  it('holds no list about anybody, even where a council marks its lists as learning', () => {
    const learning = { audience: 'learning' as const }
    const record = minutes('ICPC', {
      actions: [action()],
      nextMeeting: { type: 'RCPC', date: '2026-12-01', visits: '' },
      sections: [{ key: 'here', child: '', entries: [entry('We learned.')] }],
    })
    const kept = only(
      heading('plan', { ...learning, key: 'plan', heading: 'Plan' }),
      heading('nextDates', { ...learning, key: 'next', heading: 'Next' }),
      heading('signatures', { ...learning, key: 'sign', heading: 'Signatures' }),
      heading('entries', learning),
    )
    const { copy } = built(record, note, kept, { state: signed })
    expect(copy.summary).toEqual([])
    expect(copy.actions).toEqual([])
    expect(copy.sections.map(({ heading }) => heading)).toEqual(['Here'])
  })
})

describe('What was left out', () => {
  const left = (text: string) =>
    under(
      minutes('ICPC', { sections: [{ key: 'here', child: '', entries: [{ ...entry(text), speaker: '' }] }] }),
      mother,
      only(heading('entries', { audience: 'council' })),
    ).left.map(({ what }) => what)

  it('is shown whole up to 120 characters, and by its beginning where it is longer', () => {
    expect(left('x'.repeat(120))).toEqual(['x'.repeat(120)])
    expect(left('x'.repeat(121))).toEqual([`${'x'.repeat(117)}...`])
    expect(left(`${'x'.repeat(116)} ${'y'.repeat(9)}`)).toEqual([`${'x'.repeat(116)}...`])
  })

  it('is shown in one line', () => {
    expect(left('  One \n\n two  ')).toEqual(['One two'])
  })

  it('is told once, and again under another heading', () => {
    const same = [entry('Seen.'), { ...entry('Seen.'), id: 'e2' }]
    const record = minutes('ICPC', {
      sections: ['here', 'there'].map((key) => ({ key, child: '', entries: same })),
    })
    const council = { audience: 'council' as const }
    const kept = only(
      heading('entries', council),
      heading('entries', { ...council, key: 'there', heading: 'There' }),
    )
    const { leftOut } = built(record, mother, kept)
    expect(leftOut.map(({ where }) => where)).toEqual(['Here', 'There'])
    expect(leftOut.every((one) => !('text' in one))).toBe(true)
  })

  it('begins with a warning where no child of the record is a parent’s, and only then', () => {
    const warned = (more: object, one = mother) => {
      const people = [person('p-mum', 'Dana Ashby', 'mother', more)]
      const children = [child('c1', 'Ada Ashby'), child('c2', 'Ben Roe')]
      return built(minutes('ICPC', { people, children }), one, entries).leftOut.length > 0
    }
    expect(warned({})).toBe(true)
    expect(warned({ of: ['c-gone'] })).toBe(true)
    expect(warned({ of: ['c2'] })).toBe(false)
    expect(warned({ stepParentOf: ['c1'] })).toBe(false)
    expect(warned({ parentalResponsibility: ['c1', 'c2'] })).toBe(false)
    expect(warned({ of: ['c1'] }, { ...mother, id: 'p-nobody' })).toBe(true)
    expect(warned({}, { ...mother, kind: 'professionals' })).toBe(false)
  })
})

describe('A table or a list of facts', () => {
  it('has no column in which nothing is said, and is not there when nothing is', () => {
    const columns = [
      { key: 'a', heading: 'A', kind: 'text' as const },
      { key: 'b', heading: 'B', kind: 'text' as const },
    ]
    const kept = only(heading('table', { columns }))
    const rows = (...cells: Record<string, string>[]) =>
      under(
        minutes('ICPC', {
          tables: [{ key: 'here', rows: cells.map((one, at) => ({ id: `${at}`, cells: one })) }],
        }),
        file,
        kept,
      ).parts
    expect(rows({ a: '1', b: ' ' }, { b: '' })).toEqual([table('Here', ['A'], [['1'], ['']])])
    expect(rows({ a: '' }, {})).toEqual([])
    expect(rows()).toEqual([])
  })

  it('has each fact without the spaces around it', () => {
    const meeting = { recordingPolicy: ' None. ', purposeOfPlan: '  ' }
    expect(under(minutes('ICPC', { meeting }), file, only(heading('details'))).parts).toEqual([
      facts({ Recording: 'None.' }),
    ])
  })

  it('says for which children an action is, unless it is for all whom the copy knows', () => {
    const children = [child('c1', 'Ada Ashby'), child('c2', 'Ben Roe'), child('c3', '')]
    const said = (about: 'all' | string[], one = file) => {
      const record = minutes('ICPC', { children, people: family, actions: [action({ child: about })] })
      const [part] = built(record, one, only(heading('plan'))).copy.actions
      return part?.type === 'table' && part.columns.includes('For')
        ? part.rows[0]?.[part.columns.indexOf('For')]
        : ''
    }
    expect(said(['c1', 'c2'])).toBe('Ada Ashby and Ben Roe')
    expect(said(['c1', 'c3'])).toBe('Ada Ashby')
    expect(said(['c1', 'c2', 'c3'])).toBe('')
    expect(said('all')).toBe('')
    expect(said(['c1', 'c2'], mother)).toBe('')
  })
})
