import { describe, expect, it } from 'vitest'
import { audit, preparedAudit, verifyAudit } from '../../../electron/workspace/index.ts'
import { makeWorkspace, problemOf } from './folders.ts'

const entry = (n: number) => ({
  at: `2026-11-22T10:00:0${n}.000Z`,
  by: 'p-priya',
  action: 'tested',
  subject: `s${n}`,
  detail: { b: n, a: 'ü' },
})

async function withChain() {
  const { workspace } = await makeWorkspace()
  await workspace.db.transaction().execute((tx) => audit(tx, entry(1)))
  await workspace.alone((raw) => raw.transaction(() => preparedAudit(raw)(entry(2)))())
  await workspace.db.transaction().execute((tx) => audit(tx, entry(3)))
  const rows = Number(workspace.raw.prepare('SELECT count(*) FROM audit').pluck().get())
  return { workspace, rows }
}

/** What somebody with the key and a database tool could do. */
const force = (raw: { exec(sql: string): unknown }, sql: string) =>
  raw.exec(`DROP TRIGGER audit_keeps_rows; DROP TRIGGER audit_loses_no_row; ${sql}`)

describe('the audit chain', () => {
  it('holds after changes of both kinds', async () => {
    const { workspace, rows } = await withChain()
    expect(rows).toBe(5)
    expect(verifyAudit(workspace.raw)).toEqual({ ok: true, rows, problem: '' })
  })

  it('is not changed or shortened by mistake', async () => {
    const { workspace } = await withChain()
    expect(() => workspace.raw.exec(`UPDATE audit SET person = 'x'`)).toThrow(/never changed/)
    expect(() => workspace.raw.exec('DELETE FROM audit')).toThrow(/never shortened/)
  })

  it.each([
    ['an altered person', `UPDATE audit SET person = 'p-other' WHERE seq = 3`],
    ['an altered detail', `UPDATE audit SET detail = '' WHERE seq = 3`],
    ['an altered hash', `UPDATE audit SET hash = 'abc' WHERE seq = 3`],
    ['a removed row', 'DELETE FROM audit WHERE seq = 3'],
    ['a removed beginning', 'DELETE FROM audit WHERE seq = 1'],
    ['a removed end', 'DELETE FROM audit WHERE seq = 5'],
    ['everything removed', 'DELETE FROM audit'],
    [
      'two rows swapped',
      'UPDATE audit SET seq = -seq WHERE seq IN (3, 4); UPDATE audit SET seq = 7 + seq WHERE seq < 0',
    ],
    [
      'an added row',
      `INSERT INTO audit SELECT 6, at, person, action, subject, detail, hash, 'x' FROM audit WHERE seq = 5`,
    ],
    ['a head that was lost', 'DELETE FROM audit_head'],
  ])('shows %s', async (_what, sql) => {
    const { workspace } = await withChain()
    force(workspace.raw, sql)
    const verdict = verifyAudit(workspace.raw)
    expect(verdict.ok).toBe(false)
    expect(verdict.problem).toMatch(/^(Rows? \d+.*|The end) of the audit chain .*\.$/)
    expect(await workspace.check()).toMatchObject({ ok: false, problems: [verdict.problem] })
  })

  it('has no row of a change that was undone', async () => {
    const { workspace, rows } = await withChain()
    const undone = workspace.db.transaction().execute(async (tx) => {
      await audit(tx, entry(4))
      throw new Error('changed my mind')
    })
    await expect(undone).rejects.toThrow('changed my mind')
    expect(verifyAudit(workspace.raw)).toEqual({ ok: true, rows, problem: '' })
  })

  it('has a row for every change of the keys', async () => {
    const { workspace, slot } = await makeWorkspace()
    await workspace.addSlot(
      { personId: 'p2', name: 'B', role: 'Team manager' },
      'b',
      undefined,
      slot.personId,
    )
    await workspace.changePassphrase('p2', 'b', 'c')
    await workspace.setSigningKeys(slot, new Uint8Array([1]))
    await workspace.removeSlot('p2', slot.personId)
    const actions = workspace.raw.prepare('SELECT action, person FROM audit ORDER BY seq').all()
    expect(actions.slice(2)).toEqual([
      { action: 'slot added', person: 'p-priya' },
      { action: 'passphrase changed', person: 'p2' },
      { action: 'signing keys set', person: 'p-priya' },
      { action: 'slot removed', person: 'p-priya' },
    ])
    workspace.close()
    expect((await problemOf(workspace.backUp())).code).toBe('locked')
  })
})
