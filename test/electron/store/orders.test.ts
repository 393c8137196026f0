/** What lists and reports are read from in a workspace of before: filled from what was kept then. */
import { expect, it } from 'vitest'
import { migrate } from '../../../electron/workspace/migrate.ts'
import { orders } from '../../../electron/workspace/migrations/0023-orders.ts'
import { migrations } from '../../../electron/workspace/migrations/index.ts'
import type { Database } from '../../../electron/workspace/native.ts'
import { action, clock, facts } from './facts-kit.ts'
import { withRecord } from './stores.ts'

/** Takes away what the step adds: the workspace is as the version before left it. */
function asBefore(raw: Database): void {
  const added = raw
    .prepare<[], { name: string }>(
      `SELECT name FROM sqlite_schema WHERE type = 'index' AND name IN ('record_by_creator', 'record_clock_running',
        'record_action_in_order', 'record_action_counted', 'record_action_done', 'record_action_by_agency')`,
    )
    .all()
  for (const { name } of added) raw.exec(`DROP INDEX ${name}`)
  raw.exec(`
    CREATE INDEX record_action_by_line ON record_action (line, sort);
    DROP TABLE fact_party;
    ALTER TABLE record_action DROP COLUMN effect_told;
    DELETE FROM migration WHERE version >= ${orders.version};
    PRAGMA user_version = ${orders.version - 1};
  `)
}

const kept = (raw: Database) => ({
  parties: raw.prepare('SELECT * FROM fact_party ORDER BY 1, 2, 3').all(),
  effects: raw.prepare('SELECT line, effect_told FROM record_action ORDER BY 1').all(),
})

it('who was in a record, and whether an effect on the child is told, are as if they had been worked out anew', async () => {
  const { store, record, workspace } = await withRecord()
  const ada = { account: 'account-1', name: 'ada "the" noor', leads: true, chairs: false }
  const parties = [
    ada,
    { ...ada, leads: false },
    { account: '', name: 'siobhán o’rourke', leads: false, chairs: false },
  ]
  const actions = [
    action({ effect_on_child: 'He sleeps through.' }),
    action({ line: 'line-2', effect_on_child: ' ' }),
    action({ line: 'line-3' }),
  ]
  await store.facts.put(record.id, facts(record, { parties, actions, clocks: [clock()] }))
  const now = kept(workspace.raw)
  expect(now).toEqual({
    parties: [
      { record_id: record.id, account: '', name: 'siobhán o’rourke' },
      { record_id: record.id, account: 'account-1', name: 'ada "the" noor' },
    ],
    effects: [
      { line: 'line-1', effect_told: 1 },
      { line: 'line-2', effect_told: 0 },
      { line: 'line-3', effect_told: 0 },
    ],
  })
  asBefore(workspace.raw)
  expect(migrate(workspace.raw, migrations, '')).toEqual([orders.version])
  expect(kept(workspace.raw)).toEqual(now)
  const mine = await store.facts.openClocks({
    until: '2026-09-20',
    of: { account: 'account-9', name: 'siobhán o’rourke', kinds: [] },
  })
  expect(mine.map(({ line }) => line)).toEqual(['clock-1'])
})
