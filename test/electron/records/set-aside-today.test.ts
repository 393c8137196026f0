/** The list of the day for a team manager: what was called not relevant, for the people who may read it. */
import { afterEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Account, Role } from '../../../shared/access/access.ts'
import { rowsOf, rowToMap } from '../../../shared/minutes/index.ts'
import { clientFor, startCore, wordsOf } from '../api/core-kit.ts'

let stop: (() => Promise<void>) | undefined
afterEach(async () => stop?.())

const today = new Date('2026-09-17T15:00:00Z')
const reason = 'It was said about a netball match.'

async function workspace() {
  const kit = await startCore(() => today)
  stop = kit.stop
  await kit.client.workspace.createFictional()
  const as = (role: Role) => {
    const session = kit.core.newSession()
    const account: Account = {
      id: `acc-${role}`,
      name: 'Sam O’Dell',
      role,
      organisation: '',
      email: '',
      administrator: false,
      active: true,
      createdAt: '',
    }
    kit.core.signIn(session, account)
    return clientFor(kit.core, session)
  }
  const conference = (await kit.client.records.list()).find(({ type }) => type === 'ICPC')
  const recordId = conference?.id ?? ''
  const setAside = async (cue: string, at: string, why = reason) => {
    const { update } = await kit.client.drafts.open({ recordId })
    const doc = new Y.Doc()
    Y.applyUpdate(doc, new Uint8Array(Buffer.from(update, 'base64')))
    const before = Y.encodeStateVector(doc)
    const row = { id: `r-${cue}-${at}`, entryId: 'e-agencyInfo-1', cue, words: 'hit', nth: 0 }
    const more = { how: 'not relevant', reason: why, by: '', at }
    rowsOf(doc, 'cueResolutions').push([rowToMap({ ...row, ...more })])
    const change = Buffer.from(Y.encodeStateAsUpdate(doc, before)).toString('base64')
    await kit.client.drafts.append({ recordId, window: 'w', update: change })
  }
  return { ...kit, as, recordId, setAside }
}

describe('what was set aside today', () => {
  test('is read by a team manager and their managers, with its words and reason', async () => {
    const { as, recordId, setAside } = await workspace()
    await setAside('CR-01', '2026-09-17T14:00:00Z')
    for (const role of [
      'Practice supervisor',
      'Team manager',
      'Service manager',
      'Head of Service',
    ] as const) {
      expect(await as(role).records.setAsideToday()).toMatchObject([
        { recordId, words: 'hit', reason, at: '2026-09-17T14:00:00Z' },
      ])
    }
  })
  test.each(['Social worker', 'CP chair', 'QA lead', 'Minute taker', 'Admin officer'] as const)(
    'is refused to somebody with the role %s',
    async (role) => {
      const { as, setAside } = await workspace()
      await setAside('CR-01', '2026-09-17T14:00:00Z')
      expect(await wordsOf(as(role).records.setAsideToday())).toContain(
        'for team managers and their managers',
      )
    },
  )
  test('leaves out other days, other kinds of wording and reasons that say nothing', async () => {
    const { as, setAside } = await workspace()
    await setAside('CR-01', '2026-09-16T14:00:00Z')
    await setAside('OO-01', '2026-09-17T14:00:00Z')
    await setAside('CS-01', '2026-09-17T14:10:00Z', 'no')
    expect(await as('Team manager').records.setAsideToday()).toEqual([])
    await setAside('CS-01', '2026-09-17T14:20:00Z')
    expect(await as('Team manager').records.setAsideToday()).toHaveLength(1)
  })
})
