import { describe, expect, test } from 'vitest'
import { rRS } from '../../../../shared/checks/rules/r-rs.ts'
import {
  type MeetingType,
  type Minutes,
  meetingTypes,
  minutesSchema,
} from '../../../../shared/minutes/index.ts'
import { action, answer, child, family, findings, minutes, only, person, section } from '../kit.ts'
import { overridingRoles } from './tries.ts'

const dad = (more: object = {}) => person('p-dad', 'Sam Ashby', 'father', { of: ['c1'], ...more })
const restricted = { sections: [section('agencyInfo', 'He was seen.', { audience: 'restricted' })] }
const saysOf = (parts: object, type: MeetingType = 'ICPC') =>
  findings('R-RS', minutes(type, parts)).flatMap((one) =>
    one.evidence.map((each) => 'says' in each && each.says),
  )

describe('R-RS asks for a second look at the copies', () => {
  test('not when everything is for everybody and the parents live together', () => {
    expect(saysOf({})).toEqual([])
    expect(saysOf({ people: [...family, dad({ inHousehold: true })] })).toEqual([])
    expect(saysOf({ sections: [section('agencyInfo', 'She was seen.')], actions: [action()] })).toEqual([])
  })

  test.each([
    ['an entry is restricted', restricted, '1 entry is restricted or withheld from somebody.'],
    [
      'entries stand under the restricted heading',
      { sections: [section('restricted', 'One.'), section('restricted', 'Two.')] },
      '2 entries are restricted or withheld from somebody.',
    ],
    [
      'an entry is withheld from a person',
      { sections: [section('agencyInfo', 'She was seen.', { withholdFrom: ['p-mum'] })] },
      '1 entry is restricted or withheld from somebody.',
    ],
    [
      'an action is withheld from a person',
      { actions: [action({ withholdFrom: ['p-mum'] })] },
      '1 action is kept from some readers of the plan.',
    ],
    [
      'actions are held tighter than the plan',
      { actions: [action({ audience: 'professionals' }), action({ id: 'a2', audience: 'restricted' })] },
      '2 actions are kept from some readers of the plan.',
    ],
    [
      'an address is withheld',
      { people: [...family, dad({ inHousehold: true, withholdAddressFrom: ['p-mum'] })] },
      'Sam Ashby: address, phone and employer are withheld from Dana Ashby.',
    ],
    ['one parent lives elsewhere', { people: [...family, dad()] }, 'The parents of Ada Ashby live apart.'],
    [
      'both parents live outside the home',
      {
        people: [dad(), ...family.map((one) => (one.id === 'p-mum' ? { ...one, inHousehold: false } : one))],
      },
      'No parent of Ada Ashby lives in the home.',
    ],
    [
      'a parent who only holds responsibility lives elsewhere',
      { people: [...family, dad({ of: [], parentalResponsibility: ['c1'] })] },
      'The parents of Ada Ashby live apart.',
    ],
    [
      'a passage was pasted from another record',
      { sections: [section('agencyInfo', 'She was seen.', { origin: 'Strategy discussion' })] },
      'A passage was pasted from another record.',
    ],
  ])('when %s', (_, parts, says) => {
    expect(saysOf(parts)).toEqual([says])
  })

  test('when an action from last time is withheld, where the record lists them', () => {
    const before = { previousActions: [action({ withholdFrom: ['p-mum'] })] }
    expect(saysOf(before, 'RCPC')).toEqual(['1 action is kept from some readers of the plan.'])
    expect(saysOf(before, 'ICPC')).toEqual([])
  })

  test('when a goal of the plan is kept from some of its readers', () => {
    const goals = (...more: object[]) => ({
      goals: minutesSchema.shape.goals.parse(more.map((one, at) => ({ id: `g${at}`, ...one }))),
    })
    expect(saysOf(goals({ withholdFrom: ['p-mum'] }))).toEqual([
      '1 goal is kept from some readers of the plan.',
    ])
    expect(saysOf(goals({ audience: 'council' }, { withholdFrom: ['p-mum'] }))).toEqual([
      '2 goals are kept from some readers of the plan.',
    ])
    expect(saysOf(goals({ audience: 'shared' }, {}))).toEqual([])
  })

  test('not about an action that is as open as the plan, or a single parent outside the home', () => {
    expect(saysOf({ actions: [action({ audience: 'shared' })] })).toEqual([])
    const alone = family.map((one) => (one.id === 'p-mum' ? { ...one, inHousehold: false } : one))
    expect(saysOf({ people: alone })).toEqual([])
  })

  test('not because the parents of different children live in different homes', () => {
    const children = [child('c1', 'Ada Ashby'), child('c2', 'Ben Ashby')]
    expect(saysOf({ children, people: [...family, dad({ of: ['c2'] })] })).toEqual([])
  })

  test('in the records whose copies leave the room, and in no other', () => {
    const asked = meetingTypes.filter((type) => saysOf(restricted, type).length > 0)
    expect(asked.toSorted()).toEqual([
      'CG',
      'CIN_PLAN',
      'CIN_REVIEW',
      'ESC',
      'ICPC',
      'LEGAL',
      'PROF',
      'RCPC',
      'STRAT',
    ])
  })
})

describe('R-RS holds back the copies', () => {
  const asks =
    'When the copies are made, have a second person look at what each one leaves out before it goes.'
  const of = (needed: string[], confirmed: string[]) =>
    only('R-RS', minutes('ICPC', restricted), { copyChecks: { needed, confirmed } })

  test('and never a signature or a closure', () => {
    expect(only('R-RS', minutes('ICPC', restricted))).toMatchObject({
      state: 'open',
      severity: ['MUST'],
      shortfalls: [asks],
      blocksSigning: false,
      blocksClosing: false,
      blocksIssuing: true,
    })
    expect(rRS.seeds).toEqual(['5.1', '3.1'])
  })

  test('until a second person has confirmed every copy that needs it', () => {
    expect(of(['p-mum', 'p-hv'], ['p-hv', 'p-mum'])).toMatchObject({
      state: 'answered',
      shortfalls: [],
      blocksIssuing: false,
    })
    expect(of([], [])).toMatchObject({ state: 'answered', blocksIssuing: false })
  })

  test('and names those that still wait', () => {
    expect(of(['p-mum', 'p-hv', 'p-dsl'], ['p-hv'])).toMatchObject({
      state: 'open',
      shortfalls: ['A second person has still to confirm the copy of: Dana Ashby, Mark Toll.'],
      blocksIssuing: true,
    })
  })

  test('a confirmation of somebody else’s copy is not enough', () => {
    expect(of(['p-mum'], ['p-hv']).state).toBe('open')
  })

  test('an answer typed into a form is not enough: the copies themselves are looked at', () => {
    const typed = minutes('ICPC', { ...restricted, answers: [answer('R-RS', { about: 'all' })] })
    expect(only('R-RS', typed)).toMatchObject({ state: 'open', shortfalls: [asks] })
  })

  test('nobody overrides it', () => {
    const make = (statements: Minutes['statements']) => minutes('ICPC', { ...restricted, statements })
    expect(overridingRoles('R-RS', make)).toEqual([])
  })
})

describe('R-RS points at what it means', () => {
  const evidenceOf = (parts: object, type: MeetingType = 'ICPC') =>
    findings('R-RS', minutes(type, parts)).flatMap((one) => one.evidence)
  test('each heading by itself, and an entry that was opened under a restricted one is open', () => {
    const sections = [
      section('agencyInfo', 'He was seen.', { audience: 'restricted' }),
      section('analysis', 'He is near.', { id: 'e2', withholdFrom: ['p-mum'] }),
      section('restricted', 'He may know.', { id: 'e3', audience: 'shared' }),
    ]
    const says = '1 entry is restricted or withheld from somebody.'
    expect(evidenceOf({ sections })).toEqual([
      { kind: 'fact', says, section: 'agencyInfo' },
      { kind: 'fact', says, section: 'analysis' },
    ])
  })
  test('a single action, and the plan where there are several', () => {
    const held = action({ withholdFrom: ['p-mum'] })
    const one = evidenceOf({ actions: [action({ id: 'a0' }), held] })
    expect(one).toMatchObject([{ section: 'plan', rowId: 'a1' }])
    expect(evidenceOf({ actions: [held, { ...held, id: 'a2' }] })[0]).not.toHaveProperty('rowId')
    expect(evidenceOf({ previousActions: [held] }, 'RCPC')).toMatchObject([
      { section: 'prevAct', rowId: 'a1' },
    ])
  })
  test('an address by its person, and everybody it is withheld from', () => {
    const people = [...family, dad({ inHousehold: true, withholdAddressFrom: ['p-mum', 'p-hv'] })]
    expect(evidenceOf({ people })).toEqual([
      {
        kind: 'fact',
        says: 'Sam Ashby: address, phone and employer are withheld from Dana Ashby and Siobhan Green.',
        section: 'household',
        rowId: 'p-dad',
      },
    ])
  })
  test('a pasted passage by its entry, beside one that was not pasted', () => {
    const sections = [
      section('agencyInfo', 'She was seen.', { origin: 'Strategy discussion' }),
      section('analysis', 'She was well.', { id: 'e2' }),
    ]
    expect(evidenceOf({ sections })).toMatchObject([{ section: 'agencyInfo', rowId: 'e1' }])
  })
})

describe('R-RS asks of the learning note of group supervision', () => {
  const learning = (text: string) => ({ sections: [section('learning', text)] })
  const asked = (parts: object) => findings('R-RS', minutes('SUP_GROUP', parts))

  test('nothing while no word of it tells who it was, whatever else is restricted', () => {
    expect(asked(learning('A denial does not close an allegation.'))).toEqual([])
    expect(asked(restricted)).toEqual([])
  })

  test('for each word that does, with its place and its reason; it never stops a signature', () => {
    const [finding] = asked(learning('We all liked Dana.'))
    expect(finding?.evidence).toEqual([
      {
        kind: 'words',
        section: 'learning',
        entryId: 'e1',
        start: 13,
        end: 17,
        text: 'Dana',
        why: 'This is the name of somebody in the record.',
      },
    ])
    expect(finding).toMatchObject({ state: 'open', blocksSigning: false, blocksIssuing: true })
  })

  test('until a second person has confirmed it', () => {
    const parts = minutes('SUP_GROUP', learning('We all liked Dana.'))
    const state = (confirmed: string[]) =>
      findings('R-RS', parts, { copyChecks: { needed: ['learning-note'], confirmed } })[0]?.state
    expect(state([])).toBe('open')
    expect(state(['learning-note'])).toBe('answered')
  })
})
