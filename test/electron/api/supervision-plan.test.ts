/** Who sees what of the plan of supervision: one's own, what one holds, and what those below hold. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { wordsOf } from './core-kit.ts'
import { type SupervisionKit, supervisionKit, type Who } from './supervision-kit.ts'

const secret = 'I lie awake over this family'
const all = { show: 'all', kind: '', person: '', from: '', to: '' } as const

let kit: SupervisionKit
let caseId = ''
let session = ''
beforeEach(async () => {
  kit = await supervisionKit()
  caseId = await kit.family('WX-7', 'callum', '2026-08-03')
  await kit.family('WX-8', 'siobhan', '2026-08-03')
  session = await kit.signed({
    type: 'SUP_CASE',
    date: '2026-08-27',
    chair: 'north',
    with: ['callum'],
    caseId,
    rest: {
      sections: [
        {
          key: 'wellbeing',
          entries: [{ id: 'e-1', about: 'all', blocks: [{ type: 'paragraph', runs: [{ text: secret }] }] }],
        },
      ],
    },
  })
})
afterEach(() => kit.stop())

const duesOf = async (who: Who) => (await kit.as(who).supervision.dues(all)).lines
const told = async (who: Who) =>
  [...new Set((await duesOf(who)).map(({ kind, title }) => `${kind} ${title}`))].sort()

describe('What is due in supervision', () => {
  test('is seen by whoever is supervised, by the supervisor and by those above, and by nobody else', async () => {
    expect(await told('callum')).toEqual(['case WX-7'])
    expect(await told('siobhan')).toEqual(['case WX-8'])
    expect(await told('north')).toEqual(['case WX-7', 'supervisors Ruth Iveson'])
    expect(await told('south')).toEqual(['case WX-8', 'supervisors Noel Hart'])
    expect(await told('chair')).toEqual(['supervisors Priya Noor'])
    expect(await told('head')).toEqual([
      'case WX-7',
      'case WX-8',
      'supervisors Ada Pole',
      'supervisors Noel Hart',
      'supervisors Priya Noor',
      'supervisors Ruth Iveson',
    ])
    // Somebody who looks after accounts has no part in it.
    expect(await told('office')).toEqual([])
  })

  test('is refused to somebody outside the service', async () => {
    expect(await wordsOf(kit.as('outside').supervision.dues(all))).toMatch(/does not include this/)
    expect(await wordsOf(kit.as('outside').supervision.plan())).toMatch(/does not include this/)
  })

  test('holds no word of a session, for nobody', async () => {
    for (const who of ['callum', 'north', 'south', 'head', 'chair', 'office'] as const) {
      const client = kit.as(who)
      expect(
        JSON.stringify([await client.supervision.dues(all), await client.supervision.plan()]),
      ).not.toContain(secret)
    }
    const { raw } = kit.rooms.workspace
    for (const table of ['supervision_due', 'supervision_reading', 'supervision_said'])
      expect(JSON.stringify(raw.prepare(`SELECT * FROM ${table}`).all())).not.toContain(secret)
  })

  test('names the record only to those who may open it, and is begun only by whoever holds it', async () => {
    const held = async (who: Who) => (await duesOf(who)).find(({ state }) => state === 'held')?.recordId
    expect(await held('north')).toBe(session)
    expect(await held('head')).toBe(session)
    const next = async (who: Who) =>
      (await duesOf(who)).find(({ kind, state }) => kind === 'case' && state === 'due')
    expect((await next('callum'))?.begin).toBeNull()
    expect((await next('north'))?.begin).toEqual({ type: 'SUP_CASE', person: 'callum', caseId })
  })

  test('cannot be explained, booked or found by somebody else by its id', async () => {
    const [line] = (await duesOf('north')).filter(({ kind, state }) => kind === 'case' && state === 'due')
    const id = line?.id ?? ''
    for (const who of ['south', 'siobhan', 'chair'] as const) {
      expect(await wordsOf(kit.as(who).supervision.book({ id, day: '2026-09-23' }))).toMatch(
        /not among those/,
      )
      expect(await wordsOf(kit.as(who).supervision.say({ id, text: 'Because.', excuse: false }))).toMatch(
        /not among those/,
      )
    }
    expect(await wordsOf(kit.as('callum').supervision.book({ id, day: '2026-09-23' }))).toBeUndefined()
    expect((await duesOf('north')).find((one) => one.id === id)).toMatchObject({
      state: 'booked',
      booked: '2026-09-23',
    })
  })
})

describe('The plan of supervision', () => {
  const names = async (who: Who) => (await kit.as(who).supervision.plan()).people.map(({ name }) => name)
  const change = { supervisor: 'north', team: 'North', newlyQualifiedFrom: '', countedFrom: '' }

  test('shows a person themselves and those below; an administrator everybody inside the service, without their days', async () => {
    expect(await names('callum')).toEqual(['Callum Adebayo'])
    expect(await names('north')).toEqual(['Callum Adebayo', 'Ruth Iveson'])
    const { people } = await kit.as('office').supervision.plan()
    expect(people.map(({ name }) => name)).not.toContain('Tess Quill')
    const callum = people.find(({ person }) => person === 'callum')
    expect(callum).toMatchObject({ mayChange: true, sees: false, own: null, families: { open: 0 } })
  })

  test('is changed by those above and by an administrator, and a manager gives nobody away', async () => {
    expect(await wordsOf(kit.as('callum').supervision.setPerson({ person: 'callum', ...change }))).toMatch(
      /those who manage/,
    )
    expect(await wordsOf(kit.as('south').supervision.setPerson({ person: 'callum', ...change }))).toMatch(
      /those who manage/,
    )
    expect(
      await wordsOf(
        kit.as('north').supervision.setPerson({ person: 'callum', ...change, supervisor: 'south' }),
      ),
    ).toMatch(/those who manage/)
    expect(
      await wordsOf(kit.as('north').supervision.setPerson({ person: 'callum', ...change })),
    ).toBeUndefined()
    expect(
      await wordsOf(
        kit.as('office').supervision.setPerson({ person: 'callum', ...change, supervisor: 'south' }),
      ),
    ).toBeUndefined()
    expect(
      await wordsOf(
        kit.as('office').supervision.setPerson({ person: 'head', ...change, supervisor: 'chair' }),
      ),
    ).toMatch(/circle/)
  })

  test('takes leave only for those whom one manages, and none that ends before it begins', async () => {
    const leave = { id: '', kind: 'leave', from: '2026-10-05', to: '2026-10-09', reason: '' } as const
    expect(await wordsOf(kit.as('chair').supervision.setAway({ ...leave, person: 'siobhan' }))).toMatch(
      /those who manage/,
    )
    expect(
      await wordsOf(kit.as('south').supervision.setAway({ ...leave, person: 'siobhan', to: '2026-10-01' })),
    ).toMatch(/end before it begins/)
    expect(
      await wordsOf(kit.as('south').supervision.setAway({ ...leave, person: 'siobhan' })),
    ).toBeUndefined()
    const away =
      (await kit.as('south').supervision.plan()).people.find(({ person }) => person === 'siobhan')?.away ?? []
    expect(await wordsOf(kit.as('north').supervision.removeAway({ id: away[0]?.id ?? '' }))).toMatch(
      /those who manage/,
    )
  })
})
