/** Goals of the plan, as they go from meeting to meeting and as they are told over time. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  carriedGoals,
  changedHere,
  draftContentSchema,
  type Goal,
  goalEnds,
  goalSchema,
  goalSeries,
  goalStatuses,
  goalStatusWords,
  holdsGoals,
  type MeetingType,
  type Minutes,
  minutesSchema,
  toMinutes,
  wordsOfGoal,
} from '../../../shared/minutes/index.ts'

const meeting = (type: MeetingType, date: string, goals: object[]): Minutes =>
  toMinutes(draftContentSchema.parse({ meeting: { type, date }, goals }))
const hearing = {
  id: 'g1',
  worry: 'Wren does not hear',
  goal: 'Wren hears at nursery',
  targetDate: '2026-10-01',
}
const only = (goals: Goal[]): Goal => {
  expect(goals).toHaveLength(1)
  return goals[0] as Goal
}

describe('a goal that is carried', () => {
  it('comes with what each meeting said of it, and with nothing said of it yet', () => {
    const first = meeting('ICPC', '2026-06-01', [{ ...hearing, status: 'red' }])
    const second = meeting('CG', '2026-07-01', [
      {
        ...only(carriedGoals([first])),
        status: 'amber',
        scaleNow: '4',
        evidence: 'Tested',
        effectOnChild: 'Plays',
      },
    ])
    expect(only(carriedGoals([first, second]))).toMatchObject({
      id: 'g1',
      goal: 'Wren hears at nursery',
      raisedIn: '2026-06-01',
      status: '',
      scaleNow: '',
      evidence: '',
      effectOnChild: '',
      past: [
        { date: '2026-06-01', meeting: 'ICPC', status: 'red', scale: '' },
        { date: '2026-07-01', meeting: 'CG', status: 'amber', scale: '4' },
      ],
    })
  })

  it('knows its past also where the earlier records are not there to be asked', () => {
    const first = meeting('ICPC', '2026-06-01', [{ ...hearing, status: 'red' }])
    const second = meeting('CG', '2026-07-01', [{ ...only(carriedGoals([first])), status: 'amber' }])
    expect(carriedGoals([second])).toEqual(carriedGoals([first, second]))
  })

  it.each(goalEnds)('is not carried once a meeting says that it is %s', (ended) => {
    const first = meeting('ICPC', '2026-06-01', [hearing])
    const second = meeting('CG', '2026-07-01', [{ ...only(carriedGoals([first])), ended }])
    expect(carriedGoals([first, second])).toEqual([])
  })

  it('does not come back with a record that was begun before another ended it', () => {
    const first = meeting('ICPC', '2026-06-01', [hearing])
    const [carried] = carriedGoals([first])
    const ended = meeting('CG', '2026-07-01', [{ ...carried, ended: 'reached' }])
    const late = meeting('CG', '2026-07-02', [{ ...carried, status: 'amber' }])
    expect(carriedGoals([first, ended, late])).toEqual([])
  })

  it('is another goal than one with the same row in another meeting', () => {
    const goals = carriedGoals([
      meeting('ICPC', '2026-06-01', [hearing]),
      meeting('CG', '2026-07-01', [hearing]),
    ])
    expect(goals.map(({ raisedIn }) => raisedIn)).toEqual(['2026-06-01', '2026-07-01'])
  })

  it('keeps the words that a meeting changed, and says which meeting that was', () => {
    const first = meeting('ICPC', '2026-06-01', [hearing])
    const carried = only(carriedGoals([first]))
    expect(changedHere(carried)).toBeUndefined()
    const anew = {
      ...carried,
      goal: 'Wren hears at nursery and at home',
      earlier: [{ ...wordsOfGoal(carried), reason: 'Home was left out' }],
    }
    expect(changedHere(anew)).toMatchObject({ goal: 'Wren hears at nursery', targetDate: '2026-10-01' })
    const next = only(carriedGoals([first, meeting('CG', '2026-07-01', [anew])]))
    expect(next.goal).toBe('Wren hears at nursery and at home')
    expect(next.earlier).toEqual([
      expect.objectContaining({
        goal: 'Wren hears at nursery',
        reason: 'Home was left out',
        changedIn: '2026-07-01',
      }),
    ])
    expect(changedHere(next)).toBeUndefined()
  })

  it('never loses a status on its way, however many meetings there are', () => {
    const said = fc.array(fc.constantFrom(...goalStatuses, ''), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(said, (statuses) => {
        const records: Minutes[] = []
        for (const [at, status] of statuses.entries()) {
          const carried = carriedGoals(records)
          const goals = carried.length > 0 ? carried : [goalSchema.parse(hearing)]
          records.push(
            meeting(
              'CG',
              `2026-0${at + 1}-01`,
              goals.map((goal) => ({ ...goal, status })),
            ),
          )
        }
        const { past } = only(carriedGoals(records))
        expect(past.map(({ status }) => status)).toEqual(statuses.filter(Boolean))
      }),
    )
  })
})

describe('the meetings that work on goals', () => {
  it('are those that make, drive or review a plan', () => {
    expect((['ICPC', 'RCPC', 'CG', 'CIN_PLAN', 'CIN_REVIEW'] as const).every(holdsGoals)).toBe(true)
    expect((['STRAT', 'SUP_CASE', 'LEGAL', 'MGMT', 'CLOSE'] as const).some(holdsGoals)).toBe(false)
  })
})

describe('a goal over time', () => {
  const first = meeting('ICPC', '2026-06-01', [{ ...hearing, status: 'red' }])
  const second = meeting('CG', '2026-07-01', [{ ...carriedGoals([first])[0], status: 'amber', goal: 'Anew' }])

  it('is one line with a point for each record, and the newest words', () => {
    const [series, ...others] = goalSeries([
      { recordId: 'r1', minutes: first },
      { recordId: 'r2', minutes: second },
    ])
    expect(others).toEqual([])
    expect(series?.newest.goal).toBe('Anew')
    expect(series?.points.map(({ recordId, status, goal }) => [recordId, status, goal])).toEqual([
      ['r1', 'red', 'Wren hears at nursery'],
      ['r2', 'amber', 'Anew'],
    ])
  })

  it('holds nothing of a record that is not among those that were given', () => {
    expect(goalSeries([{ recordId: 'r2', minutes: second }])[0]?.points).toHaveLength(1)
    expect(goalSeries([])).toEqual([])
  })
})

describe('the status of a goal', () => {
  it.each([
    ['green', 'Green: on track'],
    [' Amber ', 'Amber: late or partly done'],
    ['red', 'Red: not done or not working'],
    ['grey', 'Grey: not due yet'],
    ['nearly there', 'nearly there'],
    ['', ''],
  ])('%j is said as %j', (status, words) => {
    expect(goalStatusWords(status)).toBe(words)
  })
})

describe('a record that was signed before plans had goals', () => {
  it('reads with no goals, and with the goal of an action in words', () => {
    const { goals: _goals, ...content } = draftContentSchema.parse({
      meeting: { type: 'CG', date: '2026-01-05' },
    })
    const action = { id: 'a1', text: 'Ring the clinic', goal: 'Wren hears', raisedIn: '2025-12-01' }
    const frozen = { format: 'chairside-minutes/1', ...content, actions: [action], statements: [] }
    const read = minutesSchema.parse(JSON.parse(JSON.stringify(frozen)))
    expect(read.goals).toEqual([])
    expect(read.actions[0]).toMatchObject({ goal: 'Wren hears', goalId: '', earlier: [] })
  })
})
