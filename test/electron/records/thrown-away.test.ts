/** A draft that was thrown away is nowhere, and brought back it is as if nothing had happened. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { searchFiltersSchema } from '../../../shared/api/search.ts'
import { statementSchema } from '../../../shared/minutes/index.ts'
import type { TestClient } from '../api/core-kit.ts'
import { wordsOf } from '../api/core-kit.ts'
import { deskKit } from '../api/desk-kit.ts'

type Kit = Awaited<ReturnType<typeof deskKit>>

const filters = searchFiltersSchema.parse({})
const because = 'Begun twice by mistake'

const entry = (id: string, text: string) => ({
  id,
  speaker: '',
  about: [],
  blocks: [{ type: 'paragraph', runs: [{ text }] }],
})

/** Everything that anybody can read of the workspace, and every row that lists and clocks are made of. */
async function readable(kit: Kit, ids: readonly string[]) {
  const { client, rooms } = kit
  const rows = (table: string, order: string) =>
    rooms.workspace.raw.prepare(`SELECT * FROM ${table} ORDER BY ${order}`).all()
  return {
    list: await client.records.list(),
    ofCase: await client.records.list({ caseId: kit.family.id }),
    cases: await client.cases.list(),
    today: await client.desk.today(),
    found: (await client.search.find({ text: 'bruise', filters })).groups.flatMap(({ hits }) =>
      hits.map(({ recordId, excerpt }) => [recordId, excerpt.text]),
    ),
    drafts: await Promise.all(
      ids.map(async (recordId) => [
        await client.drafts.content({ recordId }),
        await client.drafts.open({ recordId }),
        await client.records.get({ id: recordId }),
      ]),
    ),
    updates: rows('draft_update', 'record_id, seq'),
    snapshots: rows('draft_snapshot', 'record_id'),
    statements: rows('statement', 'id'),
    actions: rows('record_action', 'record_id, place'),
    clocks: rows('record_clock', 'record_id, place'),
    disagreements: rows('record_disagreement', 'record_id, place'),
    facts: rows('fact_state', 'record_id'),
  }
}

async function caughtUp(kit: Kit, ids: readonly string[]) {
  for (const id of ids) await kit.rooms.drafts.indexNow(id)
}

const written = (words: string[], actions: string[], date: string) => ({
  date,
  rest: {
    sections:
      words.length > 0
        ? [{ key: 'concerns', child: '', entries: words.map((text, n) => entry(`e-${n}`, `${text} bruise`)) }]
        : [],
    actions: actions.map((text, n) => ({ id: `a-${n}`, text, owner: 'p-sw', due: '2026-10-01' })),
  },
})

describe('throwing a draft away and bringing it back', () => {
  it('changes nothing that can be read: words, lists, search, actions and clocks', async () => {
    const text = fc.string({ minLength: 1, maxLength: 20 })
    await fc.assert(
      fc.asyncProperty(
        fc.array(text, { maxLength: 3 }),
        fc.array(text, { maxLength: 2 }),
        fc.constantFrom('2026-09-20', '2026-09-21', ''),
        fc.boolean(),
        async (words, actions, date, folded) => {
          const kit = await deskKit()
          try {
            const other = await kit.write(written(['another'], ['another'], '2026-09-18'))
            const id = await kit.write(written(words, actions, date))
            if (folded) await kit.rooms.store.drafts.compact(id)
            await caughtUp(kit, [other, id])
            const before = await readable(kit, [other, id])
            const without = () => kit.client.records.list()
            await kit.client.undo.throwAway({ recordId: id, because })
            expect((await without()).map((one) => one.id)).toEqual([other])
            await kit.client.undo.bringBack({ recordId: id })
            expect(await readable(kit, [other, id])).toEqual(before)
          } finally {
            await kit.stop()
          }
        },
      ),
      { numRuns: Number(process.env.CHAIRSIDE_TORTURE ? 200 : 8) },
    )
  }, 120_000)

  it('leaves nothing of it in any list, search, clock or count', async () => {
    const kit = await deskKit()
    const id = await kit.write(written(['A bruise'], ['Visit'], '2026-09-20'))
    await caughtUp(kit, [id])
    expect((await readable(kit, [])).found).not.toEqual([])
    const line = await kit.client.undo.throwAway({ recordId: id, because })
    expect(line).toMatchObject({ recordId: id, because, byName: 'Priya Noor', until: '2026-10-21' })
    const after = await readable(kit, [])
    for (const part of [after.list, after.ofCase, after.found, after.actions, after.clocks, after.facts])
      expect(part).toEqual([])
    expect(JSON.stringify(after.today)).not.toContain(id)
    expect(after.cases.map(({ records }) => records)).toEqual([0])
    expect(await kit.client.undo.thrownAway()).toMatchObject({ days: 30, lines: [{ recordId: id, because }] })
  })

  it('tells whoever has it open, and what they type meanwhile is saved once it is back', async () => {
    const kit = await deskKit()
    const id = await kit.write(written(['A bruise'], [], '2026-09-20'))
    const other: TestClient = kit.as('Social worker')
    const { seq, update } = await other.drafts.open({ recordId: id })
    const end = new AbortController()
    const watching = (async () => {
      for await (const _ of await other.drafts.watch(
        { recordId: id, window: 'w', after: seq },
        { signal: end.signal },
      ));
    })()
    const told = wordsOf(watching)
    await new Promise((resolve) => setTimeout(resolve, 20))
    await kit.client.undo.throwAway({ recordId: id, because })
    expect(await told).toContain('Priya Noor threw this draft away at 10:00 on Monday 21 September 2026')
    const typed = { recordId: id, window: 'w', update }
    expect(await wordsOf(other.drafts.append(typed))).toContain('threw this draft away')
    await kit.client.undo.bringBack({ recordId: id })
    expect(await wordsOf(other.drafts.append(typed))).toBeUndefined()
  })
})

describe('who may throw a draft away', () => {
  it('is whoever began it or leads it, and a manager; the others are told whom to ask', async () => {
    const kit = await deskKit()
    const id = await kit.write({ date: '2026-09-20' })
    expect(await wordsOf(kit.as('Social worker').undo.throwAway({ recordId: id, because }))).toContain(
      'Only whoever began this draft',
    )
    expect(await kit.as('Team manager').undo.standing({ recordId: id })).toMatchObject({
      notYou: '',
      why: [],
    })
    expect(await wordsOf(kit.as('Team manager').undo.throwAway({ recordId: id, because }))).toBeUndefined()
  })

  it('never is anybody for a signed record', async () => {
    const kit = await deskKit()
    const id = await kit.signed({ date: '2026-09-20' })
    expect(await wordsOf(kit.client.undo.throwAway({ recordId: id, because }))).toContain('signed')
    expect((await kit.client.records.list()).map((one) => one.id)).toEqual([id])
  })

  it('is nobody while a second person’s words stand in it, or it is on legal hold', async () => {
    const kit = await deskKit()
    const id = await kit.write({ date: '2026-09-20' })
    await kit.rooms.store.statements.add(
      id,
      statementSchema.parse({
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
      }),
    )
    expect(await wordsOf(kit.client.undo.throwAway({ recordId: id, because }))).toContain(
      'A second person has put their name to words in it.',
    )
    const held = await kit.write({ date: '2026-09-19' })
    const by = { account: kit.idOf('CP chair'), name: 'Priya Noor' }
    await kit.rooms.store.retention.hold({ kind: 'record', id: held }, 'Inquest', by)
    expect(await wordsOf(kit.client.undo.throwAway({ recordId: held, because }))).toContain('legal hold')
    expect((await kit.client.records.list()).map((one) => one.id).sort()).toEqual([id, held].sort())
  })
})

describe('a draft of supervision', () => {
  it('that was thrown away is not told of to anybody who might not open it', async () => {
    const kit = await deskKit()
    const id = await kit.write({
      type: 'SUP_CASE',
      date: '2026-09-20',
      by: 'Team manager',
      meeting: { chair: '' },
      rest: { attendance: [] },
    })
    const stranger = kit.as('Social worker')
    const before = await wordsOf(stranger.drafts.open({ recordId: id }))
    expect(before).toContain('record of supervision')
    await kit.as('Team manager').undo.throwAway({ recordId: id, because })
    expect(await wordsOf(stranger.drafts.open({ recordId: id }))).toBe(before)
    expect((await stranger.undo.thrownAway()).lines).toEqual([])
    expect(await wordsOf(stranger.undo.bringBack({ recordId: id }))).toContain('not among those')
    expect((await kit.as('Team manager').undo.thrownAway()).lines).toHaveLength(1)
    expect(await wordsOf(kit.as('Team manager').drafts.open({ recordId: id }))).toContain(
      'You threw this draft away',
    )
  })
})

describe('after its term', () => {
  it('a draft is deleted for good by hand, by those who purge, and never before or on legal hold', async () => {
    const kit = await deskKit()
    const id = await kit.write(written(['A bruise'], [], '2026-09-20'))
    await kit.client.undo.throwAway({ recordId: id, because })
    const manager = kit.as('Team manager')
    kit.at('2026-10-21T09:00:00Z')
    expect(await wordsOf(manager.undo.deleteForGood({ recordId: id }))).toContain('are not over')
    kit.at('2026-10-22T09:00:00Z')
    expect((await manager.undo.thrownAway()).lines).toMatchObject([{ mayDelete: true }])
    expect((await kit.as('Social worker').undo.thrownAway()).lines).toMatchObject([{ mayDelete: false }])
    const by = { account: kit.idOf('CP chair'), name: 'Priya Noor' }
    await kit.rooms.store.retention.hold({ kind: 'case', id: kit.family.id }, 'Inquest', by)
    expect(await wordsOf(manager.undo.deleteForGood({ recordId: id }))).toContain('legal hold')
    expect(() => kit.rooms.workspace.raw.exec('DELETE FROM thrown_away')).toThrow(/legal hold/)
    const [hold] = await kit.rooms.store.retention.holdsOn({ kind: 'case', id: kit.family.id })
    await kit.rooms.store.retention.lift(hold?.id ?? '', 'Over', by)
    await manager.undo.deleteForGood({ recordId: id })
    expect((await manager.undo.thrownAway()).lines).toEqual([])
    expect(kit.rooms.workspace.raw.prepare('SELECT * FROM thrown_away').all()).toEqual([])
    expect(await wordsOf(kit.client.undo.bringBack({ recordId: id }))).toContain('not among those')
  })

  it('follows the days that an administrator has set, and the family’s file stays until then', async () => {
    const kit = await deskKit()
    const id = await kit.write({ date: '2026-09-20' })
    await kit.client.undo.setDays({ days: 7 })
    expect(await kit.client.undo.throwAway({ recordId: id, because })).toMatchObject({ until: '2026-09-28' })
    expect(() => kit.rooms.workspace.raw.exec(`DELETE FROM case_file WHERE id = '${kit.family.id}'`)).toThrow(
      /may be brought back/,
    )
  })
})

it('what was done stands in the audit chain, and never a word of it', async () => {
  const kit = await deskKit()
  const id = await kit.write(written(['Xcanaryx'], [], '2026-09-20'))
  await kit.client.undo.throwAway({ recordId: id, because })
  await kit.client.undo.bringBack({ recordId: id })
  const rows = kit.rooms.workspace.raw.prepare('SELECT action, subject, detail FROM audit').all() as {
    action: string
  }[]
  expect(rows.map(({ action }) => action)).toEqual(
    expect.arrayContaining(['draft thrown away', 'draft brought back']),
  )
  expect(JSON.stringify(rows)).not.toContain('Xcanaryx')
  expect(JSON.stringify(rows)).not.toContain(because)
})
