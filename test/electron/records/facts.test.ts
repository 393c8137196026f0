/** What is due is worked out from each record's own words, and follows them. */
import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { basisOf, recordFacts } from '../../../electron/records/facts.ts'
import { carriedOver } from '../../../electron/records/new-record.ts'
import type { RecordMeta } from '../../../shared/api/contract.ts'
import {
  actionSchema,
  draftContentSchema,
  type MeetingType,
  rowsOf,
  rowToMap,
  statementSchema,
  toMinutes,
} from '../../../shared/minutes/index.ts'
import { ruleSetOn } from '../../../shared/rule-sets/index.ts'
import { templateFor } from '../../../shared/templates/index.ts'
import { deskKit } from '../api/desk-kit.ts'

let stop: (() => Promise<void>) | undefined
afterEach(async () => {
  await stop?.()
  stop = undefined
})

const now = new Date('2026-09-21T09:00:00Z')

function minutesOf(type: MeetingType, date: string, rest: object = {}, meeting: object = {}) {
  return toMinutes(
    draftContentSchema.parse({
      meeting: { type, date, familyRef: 'WX-7', chair: 'p-1', ...meeting },
      children: [{ id: 'c-1', name: 'Wren Ashby' }],
      people: [
        { id: 'p-1', name: ' Priya  NOOR', role: 'professional', accountId: 'account-1' },
        { id: 'p-2', name: 'Siobhan Greaves', role: 'professional', agency: 'Community Health' },
      ],
      attendance: [
        { id: 'at-1', person: 'p-2', status: 'partial' },
        { id: 'at-2', person: 'c-1', status: 'apologies' },
      ],
      ...rest,
    }),
  )
}

function factsOf(minutes: ReturnType<typeof minutesOf>, change: Partial<RecordMeta> = {}) {
  const { type, date } = minutes.meeting
  const template = templateFor(type)
  if (!template) throw new Error(`no ${type}`)
  const record: RecordMeta = {
    id: `record of ${date}`,
    caseId: 'case-1',
    type,
    title: '',
    familyRef: 'WX-7',
    date,
    state: 'draft',
    version: '',
    signedBy: '',
    signedAt: '',
    createdBy: 'account-1',
    createdAt: `${date}T09:00:00Z`,
    changedAt: `${date}T10:00:00Z`,
    ...change,
  }
  const rules = ruleSetOn(date, [], now.toISOString())
  return recordFacts({ record, minutes, template, rules, basis: basisOf([]), now })
}

const ring = { id: 'a-1', text: 'Ring the clinic', owner: 'p-2', due: '18 September 2026' }

describe('an action', () => {
  test('is kept with its owner, agency, day and children, under the meeting that raised it', () => {
    const [fact] = factsOf(minutesOf('ICPC', '2026-09-14', { actions: [ring] })).actions
    expect(fact).toMatchObject({
      how: 'raised',
      what: 'Ring the clinic',
      owner: 'Siobhan Greaves',
      owner_account: '',
      owner_plain: 'siobhan greaves',
      agency: 'Community Health',
      due: '2026-09-18',
      due_said: '',
      children: '["c-1"]',
      raised_in: '2026-09-14',
      family_ref: 'WX-7',
      audience: 'shared',
    })
  })

  test('carried over is the same action, however often and whatever its meeting', () => {
    const id = fc.string({ minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(fc.uniqueArray(id, { minLength: 1, maxLength: 5 }), fc.boolean(), (ids, again) => {
        const actions = ids.map((one) => actionSchema.parse({ id: one, text: 'Ring', status: 'not done' }))
        const first = minutesOf('ICPC', '2026-03-02', { actions })
        const second = minutesOf('CG', '2026-04-02', { previousActions: carriedOver([first], true) })
        const third = minutesOf('CG', '2026-05-02', {
          previousActions: carriedOver(again ? [first, second] : [first], true),
        })
        const lines = (minutes: ReturnType<typeof minutesOf>) =>
          factsOf(minutes).actions.map(({ line }) => line)
        expect(new Set(lines(first)).size).toBe(ids.length)
        expect(lines(second)).toEqual(lines(first))
        expect(lines(third)).toEqual(lines(first))
      }),
    )
  })

  test('of supervision is never the same as one of a meeting', () => {
    const line = (type: MeetingType) =>
      factsOf(minutesOf(type, '2026-09-14', { actions: [ring] })).actions[0]?.line
    expect(line('SUP_CASE')).not.toBe(line('CG'))
  })

  test('of personal supervision is not kept at all', () => {
    const actions = [{ ...ring, text: 'XPERSONALX', audience: 'supervision' }, ring]
    const facts = factsOf(minutesOf('SUP_CASE', '2026-09-14', { actions, previousActions: actions }))
    expect(facts.actions.map(({ what }) => what)).toEqual(['Ring the clinic', 'Ring the clinic'])
    expect(JSON.stringify(facts)).not.toContain('XPERSONALX')
  })

  test('without a date keeps what was written in its place', () => {
    const [fact] = factsOf(
      minutesOf('ICPC', '2026-09-14', { actions: [{ ...ring, due: 'ongoing' }] }),
    ).actions
    expect([fact?.due, fact?.due_said]).toEqual(['', 'ongoing'])
  })

  test('is settled by "done" and "no longer needed" and by nothing else', () => {
    const statuses = ['done', ' No longer needed', 'part done', 'not done', '']
    const actions = statuses.map((status, index) => ({ ...ring, id: `a-${index}`, status }))
    const facts = factsOf(minutesOf('ICPC', '2026-09-14', { actions }))
    expect(facts.actions.map(({ settled }) => settled)).toEqual([1, 1, 0, 0, 0])
  })
})

describe('those who were there', () => {
  test('are chair, minute taker and whoever attended, by account or by name', () => {
    expect(factsOf(minutesOf('ICPC', '2026-09-14')).parties).toEqual([
      { account: 'account-1', name: 'priya noor', leads: true, chairs: true },
      { account: '', name: 'siobhan greaves', leads: false, chairs: false },
    ])
  })
})

describe('a clock', () => {
  const clocks = (minutes: ReturnType<typeof minutesOf>, id: string) =>
    factsOf(minutes).clocks.filter(({ clock }) => clock === id)

  test('that counts hours keeps its minute beside its day', () => {
    const minutes = minutesOf(
      'STRAT',
      '2026-09-21',
      {},
      {
        triggers: { policeProtectionStart: '2026-09-20T22:15:00Z' },
      },
    )
    expect(clocks(minutes, 'T-PPP')).toEqual([
      expect.objectContaining({ due: '2026-09-23', due_at: '2026-09-23T22:15:00Z', settled: 0 }),
    ])
  })

  test('is settled by the meeting that meets it, on the day that it is held', () => {
    const conference = (date: string) =>
      clocks(
        minutesOf('ICPC', date, {}, { triggers: { strategyDiscussionStartingS47: '2026-09-07' } }),
        'T-ICPC',
      ).map(({ settled, booked }) => [settled, booked])
    expect(conference('2026-09-21')).toEqual([[1, '']])
    expect(conference('2026-09-25')).toEqual([[0, '2026-09-25']])
  })

  test('about a child says which', () => {
    const children = [
      { id: 'c-1', name: 'Wren Ashby', seen: [{ date: '2026-09-10', alone: 'yes' }] },
      { id: 'c-2', name: 'Robin Ashby', seen: [{ date: '2026-09-11', alone: 'yes' }] },
    ]
    const seen = clocks(minutesOf('CG', '2026-09-14', { children }), 'T-SEEN')
    expect(seen.map(({ about, about_name }) => [about, about_name])).toEqual([
      ['c-1', 'Wren Ashby'],
      ['c-2', 'Robin Ashby'],
    ])
    expect(new Set(seen.map(({ line }) => line)).size).toBe(2)
  })

  test('to the next session begins with a session that was held, by the plan of the child', () => {
    const session = (date: string, plan: string) =>
      factsOf(minutesOf('SUP_CASE', date, {}, { triggers: { planStatus: plan } })).clocks.map(
        ({ clock, due }) => [clock, due],
      )
    expect(session('2026-09-14', 'CPP')).toContainEqual(['T-SUPERVISION-CPP', '2026-10-12'])
    expect(session('2026-09-14', 'CIN')).toContainEqual(['T-SUPERVISION-CIN', '2026-11-09'])
    expect(session('2026-09-28', 'CPP')).toEqual([])
    expect(session('2026-09-14', '')).toEqual([])
  })
})

describe('the facts follow the record', () => {
  async function desk() {
    const kit = await deskKit()
    stop = kit.stop
    const { store } = kit.rooms
    const whats = async () =>
      (
        await store.facts.actionRows(
          (await store.facts.actionHeads({ state: 'all' }, 0, 50)).map(({ line }) => line),
        )
      ).map(({ what }) => what)
    return { ...kit, whats }
  }

  test('when somebody has paused in writing, as the search does', async () => {
    const kit = await desk()
    const recordId = await kit.write({ date: '2026-09-14' })
    const doc = new Y.Doc()
    const { update } = await kit.rooms.drafts.state(recordId)
    Y.applyUpdate(doc, update)
    const before = Y.encodeStateVector(doc)
    rowsOf(doc, 'actions').push([rowToMap(ring)])
    await kit.rooms.drafts.append(recordId, Y.encodeStateAsUpdate(doc, before), kit.idOf('CP chair'), 'w')
    expect(await kit.whats()).toEqual([])
    // Closing does at once what the pause does.
    await kit.rooms.drafts.close()
    expect(await kit.whats()).toEqual(['Ring the clinic'])
  })

  test('when older records are read after the workspace was opened, a few at a time', async () => {
    const kit = await desk()
    for (const day of ['01', '02', '03'])
      await kit.write({ date: `2026-09-${day}`, rest: { actions: [ring] } })
    expect(await kit.rooms.facts.catchUp(2)).toBe(false)
    expect((await kit.whats()).length).toBe(2)
    expect(await kit.rooms.facts.catchUp(2)).toBe(true)
    expect((await kit.whats()).length).toBe(3)
  })

  test('when the council changes a rule', async () => {
    const kit = await desk()
    await kit.write({ date: '2026-09-14' })
    expect(await kit.rooms.facts.catchUp(10)).toBe(true)
    const { store } = kit.rooms
    const behind = async () => store.facts.stale(basisOf(await store.ruleChanges.list()), '2026-09-21', 10)
    expect(await behind()).toEqual([])
    await kit.client.rules.change({
      key: 'chronologyDays',
      value: 20,
      from: '2026-09-21',
      reason: 'Agreed by the leadership team.',
    })
    expect((await behind()).length).toBe(1)
  })

  test('and after that whatever is written to is found, whichever part of it that was', async () => {
    const kit = await desk()
    const { store, workspace } = kit.rooms
    const id = await kit.write({ date: '2026-09-14', rest: { actions: [ring] } })
    await kit.write({ date: '2026-09-15' })
    // The first works them out, the second finds that nothing is behind.
    for (const _round of [1, 2]) expect(await kit.rooms.facts.catchUp(10)).toBe(true)
    const behind = async () => store.facts.stale(basisOf(await store.ruleChanges.list()), '2026-09-21', 10)
    const statement = statementSchema.parse({
      id: 's-1',
      kind: 'override',
      ruleId: 'R-WN',
      about: [],
      text: 'Agreed',
      fields: {},
      reviewBy: '',
      byName: 'Ruth Iveson',
      byAccount: kit.idOf('Team manager'),
      role: 'Team manager',
      at: '2026-09-21T09:00:00Z',
    })
    const plain = (text: string) => () => workspace.alone((raw) => void raw.prepare(text).run(id))
    const writings: Record<string, () => Promise<unknown>> = {
      record: plain("UPDATE record SET changed_at = '2026-09-21T10:00:00.000Z' WHERE id = ?"),
      'what is kept of it': plain('DELETE FROM fact_state WHERE record_id = ?'),
      copies: plain("INSERT INTO copy_record (record_id, version, changed) VALUES (?, '', 3)"),
      'more copies': plain('UPDATE copy_record SET changed = 4 WHERE record_id = ?'),
      statement: () => store.statements.add(id, statement),
    }
    for (const [what, write] of Object.entries(writings)) {
      await write()
      expect(await behind(), what).toEqual([id])
      for (const _round of [1, 2]) await kit.rooms.facts.catchUp(10)
      expect(await behind(), what).toEqual([])
    }
  })

  test('and one record that cannot be read keeps none of the others back', async () => {
    const kit = await desk()
    await kit.write({ date: '2026-09-14', rest: { actions: [ring] } })
    await kit.write({ date: '2026-09-15', meeting: { templateVersion: 'from a later Chairside' } })
    expect(await kit.rooms.facts.catchUp(10)).toBe(true)
    expect(await kit.whats()).toEqual(['Ring the clinic'])
    expect(await kit.rooms.facts.catchUp(10)).toBe(true)
  })

  test('without a row in the audit chain', async () => {
    const kit = await desk()
    await kit.write({ date: '2026-09-14', rest: { actions: [ring] } })
    const rows = () =>
      kit.rooms.workspace.raw
        .prepare("SELECT count(*) FROM audit WHERE action NOT LIKE '% read'")
        .pluck()
        .get()
    const before = rows()
    await kit.rooms.facts.catchUp(10)
    expect(await kit.whats()).toEqual(['Ring the clinic'])
    expect(rows()).toBe(before)
  })
})
