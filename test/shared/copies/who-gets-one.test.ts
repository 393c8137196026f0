/** Who gets a copy only when somebody agrees, asks or decides, and what everybody else is told (domain section 6). */
import { describe, expect, it } from 'vitest'
import {
  buildCopy,
  paperRecipients,
  partPlayed,
  type Recipient,
  recipientsOf,
  whyNoCopy,
  whySecondLook,
  withoutCopy,
} from '../../../shared/copies/index.ts'
import type { MeetingType, Minutes } from '../../../shared/minutes/index.ts'
import { draftToMinutes, minutesSchema, minutesToDraft, toMinutes } from '../../../shared/minutes/index.ts'
import { child, entry, family, minutes, person, template } from '../checks/kit.ts'
import { draft } from './examples.ts'

const came = (...rows: [string, string][]): Minutes['attendance'] =>
  minutesSchema.shape.attendance.parse(rows.map(([id, status]) => ({ id, person: id, status })))

const dad = person('p-dad', 'Sam Hill', 'father', { of: ['c2'] })
const advocate = (more: object = {}) =>
  person('p-adv', 'Nadia Rowe', 'advocate', { agency: 'Heard First', ...more })
const supporter = (more: object = {}) => person('p-friend', 'Flo Friend', 'supporter', more)
const social = person('p-lead', 'Jo Lane', 'professional', {
  agency: 'Children’s Social Care',
  agencyGroup: 'CSC',
  jobTitle: 'Social worker',
})

function meeting(type: MeetingType, more: Parameters<typeof minutes>[1] = {}): Minutes {
  return minutes(type, {
    children: [child('c1', 'Ada Ashby'), child('c2', 'Ben Hill')],
    people: family,
    ...more,
  })
}

const ids = (record: Minutes, type: MeetingType = record.meeting.type): [string, string][] =>
  recipientsOf(record, template(type)).map(({ kind, id }) => [kind, id])

const why = (record: Minutes, id: string): string => whyNoCopy(record, template(record.meeting.type), id)

function copyOf(record: Minutes, id: string): string {
  const kept = template(record.meeting.type)
  const recipient = recipientsOf(record, kept).find((one) => one.id === id) as Recipient
  return JSON.stringify(buildCopy(record, recipient, { template: kept, state: draft, fictional: false }).copy)
}

/** Text under “Views of parents and family”, which is shared. */
const said = (...entries: ReturnType<typeof entry>[]): Minutes['sections'] => [
  { key: 'familyViews', child: '', entries: entries.map((one, at) => ({ ...one, id: `e${at}` })) },
]

describe('The part somebody plays', () => {
  it.each([
    [
      'a child’s advocate among the professionals',
      'professional',
      { jobTitle: 'Children’s advocate' },
      'advocate',
    ],
    ['an advocate in the list of the family', 'advocate', {}, 'advocate'],
    ['a parent’s advocate', 'advocate', { jobTitle: 'Parents’ advocate' }, 'supporter'],
    ['a domestic abuse advocate', 'professional', { jobTitle: 'Domestic violence advocate' }, 'agency'],
    [
      'an interpreter among the professionals',
      'professional',
      { jobTitle: 'Sign language interpreter' },
      'supporter',
    ],
    ['a friend who came along', 'supporter', {}, 'supporter'],
    ['a mother’s solicitor', 'solicitor', { agency: 'Hill and Co' }, 'through Legal'],
    [
      'a solicitor among the professionals',
      'professional',
      { agency: 'Hill Solicitors LLP' },
      'through Legal',
    ],
    [
      'a guardian of Cafcass',
      'professional',
      { agency: 'Cafcass', jobTitle: 'Family court adviser' },
      'through Legal',
    ],
    ['a court', 'professional', { agency: 'Wexmoor Family Court' }, 'through Legal'],
    [
      'somebody who asks for disclosure for the police',
      'professional',
      { agency: 'Police', agencyGroup: 'police', jobTitle: 'Disclosure officer' },
      'through Legal',
    ],
    [
      'a detective',
      'professional',
      { agency: 'Police', agencyGroup: 'police', jobTitle: 'Detective' },
      'agency',
    ],
    [
      'the council’s solicitor',
      'professional',
      { agencyGroup: 'legal', agency: 'Wexmoor Council Legal' },
      'Legal',
    ],
    [
      'a social worker of a court team',
      'professional',
      { agencyGroup: 'CSC', agency: 'Family court team' },
      'council',
    ],
    ['a GP', 'professional', { agencyGroup: 'GP', agency: 'Larch Court Surgery' }, 'agency'],
    ['a teacher', 'professional', { agency: 'Lane Primary' }, 'agency'],
    ['an observer', 'observer', {}, 'observer'],
    ['a mother', 'mother', {}, 'family'],
    ['somebody at work of whom nothing else is known', '', { agency: 'Lane Primary' }, 'not said'],
  ])('is told for %s', (_, role, more, part) => {
    expect(partPlayed(person('x', 'X', role, more))).toBe(part)
  })
})

describe('An advocate', () => {
  const both = [...family, dad]
  it('gets nothing until a child of the record agrees', () => {
    const asked = meeting('ICPC', { people: [...both, advocate()], attendance: came(['p-adv', 'attended']) })
    expect(ids(asked).flat()).not.toContain('p-adv')
    expect(why(asked, 'p-adv')).toMatch(/no child’s consent is recorded/)
    const stranger = meeting('ICPC', { people: [...both, advocate({ copyAgreedBy: ['c-other'] })] })
    expect(why(stranger, 'p-adv')).toMatch(/no child’s consent is recorded/)
  })

  it('gets the parts of the children who agree, and nothing of another child or of an adult', () => {
    const record = meeting('ICPC', {
      people: [...both, advocate({ copyAgreedBy: ['c1'] })],
      sections: said(
        entry('Ada likes football.', { about: ['c1'] }),
        entry('Ben likes trains.', { about: ['c2'] }),
        entry('Dana is tired.', { about: ['p-mum'] }),
        entry('All went well.', { about: 'all' }),
        entry('Ada must not hear this.', { about: ['c1'], withholdFrom: ['c1'] }),
        entry('Nadia must not hear this.', { about: ['c1'], withholdFrom: ['p-adv'] }),
        entry('Police only.', { about: ['c1'], audience: 'professionals' }),
      ),
    })
    expect(ids(record)).toContainEqual(['advocate', 'p-adv'])
    expect(why(record, 'p-adv')).toBe('')
    const text = copyOf(record, 'p-adv')
    expect(text).toContain('Ada likes football.')
    expect(text).toContain('All went well.')
    for (const hidden of ['trains', 'tired', 'must not hear', 'Police only'])
      expect(text).not.toContain(hidden)
  })

  it.each(['STRAT', 'SUP_CASE'] as const)('gets none of a record that no family reads: %s', (type) => {
    const record = meeting(type, {
      people: [...both, advocate({ copyAgreedBy: ['c1'] })],
      attendance: came(['p-adv', 'attended']),
    })
    expect(ids(record).flat()).not.toContain('p-adv')
    expect(why(record, 'p-adv')).toMatch(/^The family gets no copy of/)
  })
})

describe('A supporter or an interpreter', () => {
  const helper = supporter({ copyAskedBy: 'p-mum' })
  it('gets none unless one of the family asks', () => {
    const record = meeting('ICPC', {
      people: [...family, supporter()],
      attendance: came(['p-friend', 'attended']),
    })
    expect(ids(record).flat()).not.toContain('p-friend')
    expect(why(record, 'p-friend')).toMatch(/none unless the family asks/)
  })

  it('reads what whoever asks reads, less what is withheld from either of them', () => {
    const record = meeting('ICPC', {
      people: [...family, dad, helper],
      sections: said(
        entry('Dana is tired.', { about: ['p-mum'] }),
        entry('Sam is tired too.', { about: ['p-dad'] }),
        entry('Ben likes trains.', { about: ['c2'] }),
        entry('Not for Dana.', { about: ['c1'], withholdFrom: ['p-mum'] }),
        entry('Not for Flo.', { about: ['c1'], withholdFrom: ['p-friend'] }),
      ),
    })
    expect(ids(record)).toContainEqual(['supporter', 'p-friend'])
    const text = copyOf(record, 'p-friend')
    expect(text).toContain('Dana is tired.')
    for (const hidden of ['Sam is tired', 'trains', 'Not for']) expect(text).not.toContain(hidden)
    const recipient = recipientsOf(record, template('ICPC')).find(({ id }) => id === 'p-friend') as Recipient
    expect(whySecondLook(record, recipient, template('ICPC'))).toContain(
      'Something is withheld from Flo Friend, or from somebody whom they are there for.',
    )
  })

  it.each([
    ['somebody who gets none themselves', 'p-gran'],
    ['themselves', 'p-friend'],
    ['a professional', 'p-hv'],
    ['nobody of the record', 'p-gone'],
  ])('gets none when it is asked for by %s', (_, asker) => {
    const people = [...family, person('p-gran', 'Di Roe', 'grandparent'), supporter({ copyAskedBy: asker })]
    const record = meeting('ICPC', { people })
    expect(ids(record).flat()).not.toContain('p-friend')
    expect(why(record, 'p-friend')).toMatch(
      asker === 'p-gran' ? /^Di Roe asks for it, and gets no copy themselves/ : /not recorded that they did/,
    )
  })
})

describe('Separated parents', () => {
  it('each get a copy of their own with what concerns their child, whoever came', () => {
    const record = meeting('ICPC', {
      people: [...family, dad],
      attendance: came(['p-mum', 'attended'], ['p-dad', 'absent without apology']),
      sections: said(
        entry('Ada likes football.', { about: ['c1'] }),
        entry('Ben likes trains.', { about: ['c2'] }),
      ),
    })
    expect(ids(record)).toEqual(
      expect.arrayContaining([
        ['parent', 'p-mum'],
        ['parent', 'p-dad'],
      ]),
    )
    expect(copyOf(record, 'p-mum')).toContain('football')
    expect(copyOf(record, 'p-mum')).not.toContain('trains')
    expect(copyOf(record, 'p-dad')).toContain('trains')
    expect(copyOf(record, 'p-dad')).not.toMatch(/football|Ada/)
  })
})

describe('Courts, Cafcass, solicitors and police disclosure', () => {
  const people = [
    ...family,
    person('p-sol', 'Ed Law', 'solicitor', { agency: 'Hill and Co' }),
    person('p-caf', 'Una Bell', 'professional', { agency: 'Cafcass' }),
    person('p-dis', 'Al Gee', 'professional', {
      agency: 'Police',
      agencyGroup: 'police',
      jobTitle: 'Disclosure officer',
    }),
  ]
  it.each(['ICPC', 'RCPC', 'CG', 'CIN_PLAN', 'STRAT', 'LEGAL', 'PROF'] as const)(
    'are never a recipient of %s, also when they came',
    (type) => {
      const record = meeting(type, {
        people,
        attendance: came(['p-sol', 'attended'], ['p-caf', 'attended'], ['p-dis', 'attended']),
        coreGroup: { members: ['p-sol', 'p-caf', 'p-dis'], firstMeeting: '' },
      })
      for (const id of ['p-sol', 'p-caf', 'p-dis']) {
        expect(ids(record).flat()).not.toContain(id)
        expect(why(record, id)).toMatch(/^Only through Legal/)
      }
    },
  )
})

describe('Agencies', () => {
  const gp = person('p-gp', 'Dr Pryce', 'professional', { agency: 'Hill Surgery', agencyGroup: 'GP' })
  const people = [...family, gp]
  it('such as the GP get theirs of a conference when they were invited and did not come', () => {
    for (const status of ['attended', 'apologies', 'absent without apology'])
      expect(ids(meeting('ICPC', { people, attendance: came(['p-gp', status]) }))).toContainEqual([
        'professionals',
        'p-gp',
      ])
    expect(why(meeting('ICPC', { people, attendance: came(['p-gp', 'not invited']) }), 'p-gp')).toBe(
      'Was not invited.',
    )
    expect(why(meeting('ICPC', { people }), 'p-gp')).toBe('Is not in the list of who was invited.')
  })

  it('get theirs of a strategy discussion only when they took part', () => {
    for (const status of ['attended', 'partial', 'represented'])
      expect(ids(meeting('STRAT', { people, attendance: came(['p-gp', status]) }))).toContainEqual([
        'professionals',
        'p-gp',
      ])
    for (const status of ['apologies', 'excluded', '']) {
      const record = meeting('STRAT', { people, attendance: came(['p-gp', status]) })
      expect(ids(record).flat()).not.toContain('p-gp')
      expect(why(record, 'p-gp')).toMatch(/^Did not take part/)
    }
  })

  it('get theirs of a core group as members, also where they are not in the list of the day', () => {
    const record = meeting('CG', { people, coreGroup: { members: ['p-gp'], firstMeeting: '' } })
    expect(ids(record)).toContainEqual(['professionals', 'p-gp'])
  })
})

describe('The lead worker and the team manager', () => {
  const people = [...family, social]
  const attendance = came(['p-lead', 'attended'], ['p-chair', 'attended'])
  it('get the whole record by name, with what is inside the council and restricted', () => {
    const record = meeting('ICPC', {
      people,
      attendance,
      sections: said(
        entry('Kept inside.', { audience: 'council' }),
        entry('Restricted word.', { audience: 'restricted' }),
      ),
    })
    expect(ids(record)).toContainEqual(['worker', 'p-lead'])
    expect(ids(record).flat()).not.toContain('p-chair')
    expect(copyOf(record, 'p-lead')).toMatch(/Kept inside\..*Restricted word\./)
    expect(why(record, 'p-chair')).toMatch(/^Works in the council/)
  })

  it('get nothing that is withheld from them by name, and somebody looks at it first', () => {
    const record = meeting('ICPC', {
      people: [
        ...people,
        person('p-dad', 'Sam Hill', 'father', {
          of: ['c2'],
          address: '14 Larch Court',
          employer: 'Keld Joinery',
          detail: 'Stays with Tom',
          withholdAddressFrom: ['p-lead'],
          withholdReason: 'Knows the worker',
        }),
      ],
      children: [child('c1', 'Ada Ashby', { setting: 'Lane Primary', withholdSettingFrom: ['p-lead'] })],
      attendance: came(['p-lead', 'attended'], ['p-dsl', 'attended']),
      sections: said(entry('Not for Jo.', { audience: 'restricted', withholdFrom: ['p-lead'] })),
    })
    expect(copyOf(record, 'p-lead')).not.toMatch(/Not for Jo|Larch|Keld|Tom|Knows the worker|Lane Primary/)
    expect(copyOf(record, 'internal')).toMatch(/Lane Primary/)
    const recipient = recipientsOf(record, template('ICPC')).find(({ id }) => id === 'p-lead') as Recipient
    expect(whySecondLook(record, recipient, template('ICPC'))).toEqual([
      'Something is withheld from Jo Lane.',
    ])
  })

  it('are also whoever of the council is in the core group, and nobody in supervision', () => {
    const record = meeting('CG', {
      people: family,
      coreGroup: { members: ['p-sw', 'p-hv'], firstMeeting: '' },
    })
    expect(ids(record)).toContainEqual(['worker', 'p-sw'])
    expect(ids(meeting('SUP_CASE', { people, attendance })).map(([kind]) => kind)).not.toContain('worker')
  })
})

describe('A child', () => {
  const choosing = (copyChoice: string, copyReason = '') =>
    meeting('ICPC', { children: [child('c1', 'Ada Ashby', { copyChoice, copyReason })] })

  it('gets a full copy when the chair decides so, of what a child may read', () => {
    const record = choosing('full copy', 'She is 16 and asks for it.')
    record.sections = said(
      entry('Ada likes football.', { about: ['c1'] }),
      entry('Not before Dana.', { about: ['c1'], withholdFrom: ['p-mum'] }),
    )
    expect(ids(record)).toContainEqual(['child', 'c1'])
    expect(why(record, 'c1')).toBe('')
    expect(copyOf(record, 'c1')).toContain('football')
    // It lies at home, where Dana lives.
    expect(copyOf(record, 'c1')).not.toContain('Not before Dana')
  })

  it.each([
    [
      'letter or short version',
      'He is nine.',
      'The chair decided on a letter or short version instead of a copy. He is nine.',
    ],
    [
      'letter or short version',
      '',
      'The chair decided on a letter or short version instead of a copy. The reason is not written down.',
    ],
    ['nothing in writing', 'He is two.', 'The chair decided on nothing in writing. He is two.'],
  ])('with “%s” gets no copy, for the reason that is written: %s', (choice, reason, says) => {
    const record = choosing(choice, reason)
    expect(ids(record).flat()).not.toContain('c1')
    expect(why(record, 'c1')).toBe(says)
  })

  it('has no letter offered where the chair decided on nothing in writing', () => {
    const letters = (record: Minutes) =>
      paperRecipients(record, template('ICPC'), 'child letter').map(({ id }) => id)
    expect(letters(choosing('nothing in writing'))).toEqual([])
    expect(letters(choosing('letter or short version'))).toEqual(['c1'])
    expect(letters(choosing(''))).toEqual(['c1'])
  })

  it('who is not decided about, or not born, is told apart', () => {
    expect(why(choosing(''), 'c1')).toMatch(/^It is not written down what this child gets/)
    const unborn = meeting('ICPC', {
      children: [child('c1', 'Baby', { unborn: true, copyChoice: 'full copy' })],
    })
    expect(ids(unborn).flat()).not.toContain('c1')
    expect(why(unborn, 'c1')).toBe('Not born yet.')
  })
})

describe('Everybody named in a record', () => {
  it.each(['ICPC', 'CG', 'CIN_REVIEW', 'STRAT', 'SUP_CASE', 'HRR', 'LEGAL', 'ESC', 'MGMT', 'PROF'] as const)(
    'of %s is a recipient or has a sentence, and never both',
    (type) => {
      const people = [
        ...family,
        dad,
        advocate(),
        supporter(),
        social,
        person('p-obs', 'Ob Ser', 'observer'),
        person('p-blank', ' ', 'father'),
      ]
      const record = meeting(type, { people, attendance: came(['p-hv', 'attended'], ['p-sw', 'attended']) })
      const kept = template(type)
      const recipients = recipientsOf(record, kept).map(({ id }) => id)
      const without = withoutCopy(record, kept)
      for (const one of [...record.children, ...people.filter(({ name }) => name.trim() !== '')]) {
        const told = without.some(({ id }) => id === one.id)
        expect([one.id, told]).toEqual([one.id, !recipients.includes(one.id)])
      }
      for (const { why: sentence } of without) expect(sentence).toMatch(/^[A-Z].*\.$/s)
      expect(whyNoCopy(record, kept, 'p-gone')).toBe('')
    },
  )
})

describe('What was agreed, asked for or decided', () => {
  it('is kept by a draft, and a record without it is read as before', () => {
    const record = meeting('ICPC', {
      children: [child('c1', 'Ada Ashby', { copyChoice: 'full copy', copyReason: 'She is 16.' })],
      people: [
        ...family,
        advocate({ copyAgreedBy: ['c1'], copyNote: 'By phone' }),
        supporter({ copyAskedBy: 'p-mum' }),
      ],
    })
    const { format: _format, statements: _statements, ...content } = record
    const back = toMinutes(draftToMinutes(minutesToDraft(content)))
    expect(back.children).toEqual(record.children)
    expect(back.people).toEqual(record.people)
    const [plain] = minutesSchema.shape.people.parse([{ id: 'p', name: 'P' }])
    expect(Object.keys(plain ?? {})).not.toContain('copyAskedBy')
  })
})
