/** The goals of a family over time, as each person is told them. */
import { afterEach, describe, expect, test } from 'vitest'
import { withOwnAudience } from '../../../electron/records/history.ts'
import { carriedOver, newRecordContent } from '../../../electron/records/new-record.ts'
import { caseSchema } from '../../../shared/cases/index.ts'
import { carriedGoals, draftContentSchema, toMinutes } from '../../../shared/minutes/index.ts'
import { templateFor } from '../../../shared/templates/index.ts'
import { deskKit } from '../api/desk-kit.ts'

let stop: (() => Promise<void>) | undefined
afterEach(async () => {
  await stop?.()
  stop = undefined
})
async function kitted() {
  const kit = await deskKit()
  stop = kit.stop
  return kit
}

const hearing = {
  id: 'g-1',
  children: ['c-1'],
  worry: 'Wren does not hear',
  goal: 'Wren hears at nursery',
  status: 'red',
}
const carried = { ...hearing, raisedIn: '2026-06-01' }

describe('the goals of a family', () => {
  test('are told over time from its signed records, and from no draft', async () => {
    const kit = await kitted()
    const first = await kit.signed({ date: '2026-06-01', rest: { goals: [hearing] } })
    const second = await kit.signed({
      type: 'CG',
      date: '2026-07-01',
      rest: { goals: [{ ...carried, status: 'amber', evidence: 'Tested', effectOnChild: 'Joins in' }] },
    })
    await kit.write({ type: 'CG', date: '2026-08-01', rest: { goals: [{ ...carried, status: 'green' }] } })
    const goals = await kit.client.desk.goals({ caseId: kit.family.id })
    expect(goals).toMatchObject([
      {
        goal: 'Wren hears at nursery',
        children: ['Wren Ashby'],
        ended: '',
        points: [
          { recordId: first, title: 'Initial conference', date: '2026-06-01', status: 'red' },
          {
            recordId: second,
            title: 'Core group',
            status: 'amber',
            evidence: 'Tested',
            effectOnChild: 'Joins in',
          },
        ],
      },
    ])
  })

  test('of another family are not among them', async () => {
    const kit = await kitted()
    const other = await kit.client.cases.create({
      familyRef: 'WX-8',
      children: [],
      people: [],
      chronology: [],
    })
    await kit.signed({ date: '2026-06-01', caseId: other.id, rest: { goals: [hearing] } })
    expect(await kit.client.desk.goals({ caseId: kit.family.id })).toEqual([])
  })

  test('that stand in supervision are told to nobody who may not open it', async () => {
    const kit = await kitted()
    await kit.signed({ type: 'SUP_CASE', date: '2026-06-01', rest: { goals: [hearing] } })
    expect(await kit.client.desk.goals({ caseId: kit.family.id })).toHaveLength(1)
    expect(await kit.as('Admin officer').desk.goals({ caseId: kit.family.id })).toEqual([])
  })

  test('that are personal supervision are told to nobody', async () => {
    const kit = await kitted()
    const goals = [{ ...hearing, audience: 'supervision' }]
    await kit.signed({ type: 'SUP_CASE', date: '2026-06-01', rest: { goals } })
    expect(await kit.client.desk.goals({ caseId: kit.family.id })).toEqual([])
  })

  test('that are restricted are told to those who were there, and what is withheld from me is not told to me', async () => {
    const kit = await kitted()
    const goals = [
      { ...hearing, audience: 'restricted' },
      { id: 'g-2', goal: 'Kept from the worker', withholdFrom: ['p-sw'] },
    ]
    await kit.signed({ date: '2026-06-01', rest: { goals } })
    const seen = async (who: 'CP chair' | 'Social worker') =>
      (await kit.as(who).desk.goals({ caseId: kit.family.id })).map(({ goal }) => goal)
    expect(await seen('CP chair')).toEqual(['Wren hears at nursery', 'Kept from the worker'])
    expect(await seen('Social worker')).toEqual([])
  })
})

describe('what a new record brings along', () => {
  const strategy = toMinutes(
    draftContentSchema.parse({
      meeting: { type: 'STRAT', date: '2026-06-01' },
      actions: [
        { id: 'a-1', text: 'Visit without warning' },
        { id: 'a-2', text: 'Tell the nursery', audience: 'shared' },
      ],
      goals: [hearing],
    }),
  )
  const template = templateFor('STRAT')
  if (!template) throw new Error('no strategy discussion')

  test('what was written for professionals stays with them, also in a plan that the family reads', () => {
    const held = withOwnAudience(strategy, template)
    expect(carriedOver([held], true).map(({ audience }) => audience)).toEqual(['professionals', 'shared'])
    expect(carriedGoals([held])[0]?.audience).toBe('professionals')
  })

  test('what everybody may read says nothing of its own', () => {
    const group = templateFor('CG')
    if (!group) throw new Error('no core group')
    const shared = toMinutes({ ...strategy, meeting: { ...strategy.meeting, type: 'CG' } })
    expect(withOwnAudience(shared, group)).toEqual(shared)
  })

  test('a meeting about the plan has its goals, and another meeting has none', async () => {
    const begun = (type: 'CG' | 'STRAT') => {
      const own = templateFor(type)
      if (!own) throw new Error(`no ${type}`)
      return newRecordContent({
        template: own,
        subType: '',
        caseFile: caseSchema.parse({
          id: 'case',
          familyRef: 'WX-1',
          children: [],
          people: [],
          chronology: [],
          createdAt: '',
          changedAt: '',
        }),
        date: '2026-07-01',
        start: '',
        place: '',
        me: {
          id: 'acc-me',
          name: 'Priya Noor',
          role: 'CP chair',
          organisation: '',
          email: '',
          administrator: false,
          active: true,
          createdAt: '',
        },
        authority: '',
        caseRefLabel: 'LCS number',
        conferenceModel: 'standard',
        history: [strategy],
      }).goals
    }
    expect(begun('CG')).toMatchObject([{ id: 'g-1', raisedIn: '2026-06-01', status: '' }])
    expect(begun('STRAT')).toEqual([])
  })

  test('an action that a meeting decided again says in the next record which meeting that was', () => {
    const group = toMinutes(
      draftContentSchema.parse({
        meeting: { type: 'CG', date: '2026-07-01' },
        previousActions: [
          {
            id: 'a-1',
            text: 'Visit on a school evening',
            raisedIn: '2026-06-01',
            earlier: [{ text: 'Visit', due: '2026-06-20', reason: 'She is out at noon' }],
          },
        ],
      }),
    )
    expect(carriedOver([group], true)[0]?.earlier).toEqual([
      { text: 'Visit', owner: '', due: '2026-06-20', reason: 'She is out at noon', changedIn: '2026-07-01' },
    ])
  })
})
