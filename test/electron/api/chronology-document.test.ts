/** The extract through the real core: for whom, of what, and what is noted of its making. */
import { afterEach, describe, expect, test } from 'vitest'
import { verifyAudit } from '../../../electron/workspace/index.ts'
import { event, family as made } from '../../shared/chronology/family.ts'
import { allText } from '../documents/leaks.ts'
import { startWorkspace, type TestClient, wordsOf } from './core-kit.ts'

let stop: (() => Promise<void>) | undefined
afterEach(async () => stop?.())

async function started() {
  const kit = await startWorkspace()
  stop = kit.stop
  const {
    id: _id,
    createdAt: _created,
    changedAt: _changed,
    ...input
  } = made([
    event('a', { date: '2019', text: 'Seen by the nurse.', about: ['c-tobias'] }),
    event('b', { date: '2020', text: 'For professionals.', sensitivity: 'professionals' }),
    event('c', { date: '2021', text: 'XNEIGHBOURX told.', sensitivity: 'restricted' }),
  ])
  const { id: caseId } = await kit.client.cases.create(input)
  const textFor = async (client: TestClient, readerId: string) =>
    allText(
      new Uint8Array(Buffer.from((await client.chronology.document({ caseId, readerId })).bytes, 'base64')),
    )
  return { ...kit, caseId, textFor }
}

describe('an extract of a family', () => {
  test('is for its reader, and never more than the person who makes it may read', async () => {
    const { client, somebody, textFor } = await started()
    expect(await textFor(client, 'internal')).toContain('XNEIGHBOURX')
    const worker = await somebody('Sam Okafor', 'Social worker')
    const theirs = await textFor(worker, 'internal')
    expect(theirs).toContain('For professionals.')
    expect(theirs).not.toMatch(/XNEIGHBOURX|restricted/i)
    const father = await textFor(client, 'p-lee')
    expect(father).toContain('Seen by the nurse.')
    expect(father).not.toMatch(/For professionals|XNEIGHBOURX/)
  })

  test('is named by reference and date, and by no person', async () => {
    const { client, caseId } = await started()
    const names = await Promise.all(
      ['internal', 'professionals', 'p-lee'].map(
        async (readerId) => (await client.chronology.document({ caseId, readerId })).fileName,
      ),
    )
    const day = /^Chronology WX-4471 \d{4}-\d{2}-\d{2} (internal|professionals|parent 3)\.docx$/
    for (const name of names) expect(name).toMatch(day)
  })

  test('leaves one row in the audit chain, and changes nothing else', async () => {
    const { client, caseId, core } = await started()
    const { raw } = core.needRooms().workspace
    const actions = () =>
      raw.prepare("SELECT action FROM audit WHERE action NOT LIKE '% read' ORDER BY rowid").pluck().all()
    const before = actions()
    const file = await client.cases.get({ id: caseId })
    await client.chronology.document({ caseId, readerId: 'professionals' })
    expect(actions()).toEqual([...before, 'chronology extract made'])
    expect(verifyAudit(raw).ok).toBe(true)
    expect(await client.cases.get({ id: caseId })).toEqual(file)
  })

  test('is refused for somebody who is no reader of this family, with nothing noted', async () => {
    const { client, caseId, core } = await started()
    const { raw } = core.needRooms().workspace
    const rows = () =>
      Number(raw.prepare("SELECT count(*) FROM audit WHERE action NOT LIKE '% read'").pluck().get())
    const before = rows()
    expect(await wordsOf(client.chronology.document({ caseId, readerId: 'p-hv' }))).toContain(
      'gets an extract',
    )
    expect(rows()).toBe(before)
  })
})
