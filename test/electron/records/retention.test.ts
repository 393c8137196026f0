/** What is in the child's file is purged here after its period, by somebody who confirms it, and what stays is told. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { followBackups } from '../../../electron/records/retention-backups.ts'
import { backupsOf } from '../../../electron/workspace/index.ts'
import { templateFor } from '../../../shared/templates/index.ts'
import { wordsOf } from '../api/core-kit.ts'
import { allText } from '../documents/leaks.ts'
import { names, passphrase, startWorld, type World } from './world.ts'

const DAY = 24 * 60 * 60 * 1000

let world: World
beforeAll(async () => {
  world = await startWorld()
}, 120_000)
afterAll(() => world.stop())

async function signedRecord(type: 'ICPC' | 'CIN_REVIEW' | 'SUP_CASE' = 'CIN_REVIEW') {
  const template = templateFor(type)
  if (!template) throw new Error('no such template')
  const made = await world.complete(template, (content) => {
    content.chronology.push({
      id: 'row-1',
      date: '2017-03-02',
      about: ['c1'],
      source: 'School',
      category: 'neglect',
      text: 'Ada came to school hungry for a week.',
      meaning: '',
    })
    content.events.push({
      id: 'event-1',
      type: 'policeIncident',
      date: '2016-05-04',
      child: 'c1',
      text: 'Police found a squalid kitchen.',
      place: '',
      enteredAt: '',
      service: '',
      recordedAs: '',
      outcome: '',
      responsible: '',
      reason: '',
      harm: '',
      serviceTold: '',
      against: '',
      kind: '',
      toldTo: '',
      strategyDiscussionRequestedAt: '',
      policeRef: '',
      medicalDecision: '',
      s46Considered: 'yes',
      s46Used: 'no',
    })
  })
  return made
}

async function sign({ client, record, role }: Awaited<ReturnType<typeof signedRecord>>) {
  const { blockers, missingSections } = await client.signing.readiness({ recordId: record.id })
  expect({
    blockers: blockers.map(({ ruleId, shortfalls }) => [ruleId, ...shortfalls]),
    missingSections,
  }).toEqual({
    blockers: [],
    missingSections: [],
  })
  await client.signing.sign({
    recordId: record.id,
    passphrase,
    typedName: names[role] ?? '',
    readToEnd: true,
  })
}

/** Everybody who must have a copy has had one. */
async function sendAll(recordId: string) {
  const client = await world.as('Service manager')
  const { lines } = await client.distribution.ofRecord({ recordId })
  const required = lines.filter((line) => line.required).map(({ id }) => id)
  if (required.length > 0)
    await client.distribution.setException({
      lineIds: required,
      notToBeSent: true,
      reason: 'A test of retention',
    })
}

/** A backup of this moment of the test, as far as its name goes: nothing else of it is looked at here. */
function placeBackup(folder: string, at: Date): string {
  const name = `chairside-${at.toISOString().replaceAll(/[:.]/g, '-')}`
  mkdirSync(join(folder, 'backups'), { recursive: true })
  for (const end of ['.db', '.keys.json']) writeFileSync(join(folder, 'backups', `${name}${end}`), 'x')
  return at.toISOString()
}

describe('retention', () => {
  it('goes from a confirmed transfer to a certificate, and nothing of the record is left in any list', async () => {
    const made = await signedRecord()
    const { record } = made
    const manager = await world.as('Service manager')
    expect(
      await wordsOf(
        manager.retention.confirmTransfer({
          subjects: [{ kind: 'record', id: record.id }],
          reference: 'LCS 4471',
          on: '2026-09-17',
        }),
      ),
    ).toContain('draft cannot be confirmed')
    await sign(made)
    const file = (await made.client.copies.recipients({ recordId: record.id }))[0]
    const handedOut = await made.client.copies.document({ recordId: record.id, recipientId: file?.id ?? '' })

    const chosen = { recordIds: [record.id], caseIds: [] }
    expect(await wordsOf(manager.retention.dryRun(chosen))).toContain('Transfer not confirmed')
    expect(
      await wordsOf(
        manager.retention.confirmTransfer({
          subjects: [{ kind: 'record', id: record.id }],
          reference: 'LCS 4471',
          on: '2027-01-01',
        }),
      ),
    ).toContain('today or earlier')
    await manager.retention.confirmTransfer({
      subjects: [{ kind: 'record', id: record.id }],
      reference: 'LCS 4471',
      on: '2026-09-17',
    })
    const waiting = (await manager.retention.overview()).records.find(
      ({ recordId }) => recordId === record.id,
    )
    // The countersignature or the copies are still open; that stops a purge and not the confirmation.
    expect(waiting?.standing.state).toBe('open')
    expect(waiting?.open.find(({ kind }) => kind === 'required copy')?.count).toBeGreaterThan(0)
    await sendAll(record.id)
    const settled = (await manager.retention.overview()).records.find(
      ({ recordId }) => recordId === record.id,
    )
    expect(settled?.standing).toEqual({ state: 'waiting', dueOn: '2026-10-17' })
    expect(await wordsOf(manager.retention.dryRun(chosen))).toContain('Due on 17 October 2026')

    world.clock.now = new Date(world.clock.now.getTime() + 31 * DAY)
    const sw = await world.as('CP chair')
    const plan = await manager.retention.dryRun(chosen)
    const told = JSON.stringify(plan)
    for (const name of ['Ada', 'Ashby', 'Dana', 'Callum', 'hungry', 'Priya']) expect(told).not.toContain(name)
    expect(plan.records[0]).toMatchObject({ reference: 'LCS 4471', version: '1.0', type: 'CIN_REVIEW' })
    expect(plan.records[0]?.words).toBeGreaterThan(100)
    expect(plan.records[0]?.carried).toBeGreaterThanOrEqual(2)
    expect(plan.records[0]?.files.some(({ sha256 }) => sha256 === handedOut.sha256)).toBe(true)

    const confirm = { ...chosen, planHash: plan.hash, openKnown: true, typedWord: 'Purge', passphrase }
    expect(await wordsOf(manager.retention.purge({ ...confirm, typedWord: 'yes' }))).toContain(
      'word that confirms',
    )
    expect(await wordsOf(manager.retention.purge({ ...confirm, passphrase: 'wrong' }))).toContain(
      'passphrase',
    )
    expect(await wordsOf(manager.retention.purge({ ...confirm, planHash: 'x' }))).toContain('has changed')
    expect(await wordsOf(manager.retention.purge({ ...confirm, openKnown: false }))).toContain('not settled')
    expect((await manager.records.get({ id: record.id })).record.id).toBe(record.id)

    await manager.retention.hold({
      kind: 'case',
      id: record.caseId,
      reason: 'Letter from the court of 3 October',
    })
    expect(await manager.retention.holds({ kind: 'record', id: record.id })).toMatchObject([
      { reason: 'Letter from the court of 3 October', byName: 'Morag Ell' },
    ])
    expect(await wordsOf(manager.retention.purge(confirm))).toContain('Legal hold')
    const [hold] = await manager.retention.holds({ kind: 'case', id: record.caseId })
    await manager.retention.liftHold({ holdId: hold?.id ?? '', because: 'The court has closed the matter' })

    const again = await manager.retention.dryRun(chosen)
    const { purgeId } = await manager.retention.purge({ ...confirm, planHash: again.hash })

    const refusal = await wordsOf(manager.records.get({ id: record.id }))
    expect(refusal).toContain('moved to the child’s file')
    expect((await manager.records.list()).map(({ id }) => id)).not.toContain(record.id)
    expect((await manager.retention.gone()).map(({ recordId }) => recordId)).toContain(record.id)
    expect((await manager.records.search({ text: 'weighed' })).map(({ recordId }) => recordId)).not.toContain(
      record.id,
    )
    // Its history stays with the family, for the checks of later records.
    const family = await sw.cases.get({ id: record.caseId })
    const texts = family.chronology.map(({ text }) => text)
    expect(texts).toContain('Ada came to school hungry for a week.')
    expect(texts).toContain('Police found a squalid kitchen.')

    const certificate = await manager.retention.certificate({ purgeId })
    const verified = await manager.verify.file({ fileName: certificate.fileName, bytes: certificate.bytes })
    expect(verified.verdict, verified.problems.join(' ')).toBe('genuine')
    expect(verified.signer).toContain('Morag Ell')
    const text = allText(Buffer.from(certificate.bytes, 'base64'))
    expect(text).toContain(again.records[0]?.versions[0]?.sha256)
    expect(text).toContain('LCS 4471')
    for (const name of ['Ada', 'Ashby', 'Dana', 'Callum', 'hungry']) expect(text).not.toContain(name)

    // A file that was handed out is still recognised by its fingerprint.
    const old = await manager.verify.file({ fileName: 'a.docx', bytes: handedOut.bytes })
    expect(old.record?.title).toContain('moved to the child’s file')

    // The family is a step of its own, once the last of its records has gone.
    const rooms = world.core.needRooms()
    for (const other of (await rooms.store.records.list()).filter(({ caseId }) => caseId === record.caseId))
      await rooms.store.records.discard(other.id, 'x')
    expect(await wordsOf(manager.retention.dryRun({ recordIds: [], caseIds: [record.caseId] }))).toContain(
      'Transfer not confirmed',
    )
    await manager.retention.confirmTransfer({
      subjects: [{ kind: 'case', id: record.caseId }],
      reference: 'LCS 4471',
      on: '2026-10-18',
    })
    world.clock.now = new Date(world.clock.now.getTime() + 31 * DAY)
    const casePlan = await manager.retention.dryRun({ recordIds: [], caseIds: [record.caseId] })
    await manager.retention.purge({
      ...confirm,
      recordIds: [],
      caseIds: [record.caseId],
      planHash: casePlan.hash,
      openKnown: false,
    })
    expect((await manager.cases.list()).map(({ id }) => id)).not.toContain(record.caseId)
    const check = await rooms.workspace.check()
    expect(check).toMatchObject({ ok: true })
  }, 120_000)

  it('follows the backups that may still hold it, and completes the certificate when the last has gone', async () => {
    const made = await signedRecord()
    await sign(made)
    await sendAll(made.record.id)
    const manager = await world.as('Service manager')
    const rooms = world.core.needRooms()
    await manager.retention.confirmTransfer({
      subjects: [{ kind: 'record', id: made.record.id }],
      reference: 'LCS 1',
      on: '2026-09-17',
    })
    world.clock.now = new Date(world.clock.now.getTime() + 31 * DAY)
    rmSync(join(rooms.workspace.folder, 'backups'), { recursive: true, force: true })
    const before = placeBackup(rooms.workspace.folder, world.clock.now)
    world.clock.now = new Date(world.clock.now.getTime() + 60_000)
    const chosen = { recordIds: [made.record.id], caseIds: [] }
    const plan = await (await world.as('Service manager')).retention.dryRun(chosen)
    const again = await world.as('Service manager')
    const { purgeId } = await again.retention.purge({
      ...chosen,
      planHash: plan.hash,
      openKnown: true,
      typedWord: 'purge',
      passphrase,
    })
    const found = async () => (await again.retention.overview()).purges.find(({ id }) => id === purgeId)
    const held = (await found())?.backups.find(({ madeAt }) => madeAt === before)
    expect(held?.goneAt).toBe('')
    expect(held?.until).toMatch(/^\d{4}-\d\d-\d\d$/)
    // No backup is made for a year: its term holds all the same, once there is a newer one.
    const later = new Date(`${Number(held?.until.slice(0, 4)) + 1}-01-15T10:00:00Z`)
    await followBackups(rooms, later)
    expect((await backupsOf(rooms.workspace.folder)).map(({ at }) => at.toISOString())).toContain(
      held?.madeAt,
    )
    placeBackup(rooms.workspace.folder, later)
    await followBackups(rooms, later)
    expect((await backupsOf(rooms.workspace.folder)).map(({ at }) => at.toISOString())).not.toContain(
      held?.madeAt,
    )
    const now = (await rooms.store.retention.purges()).find(({ id }) => id === purgeId)
    expect(now?.backups.find(({ madeAt }) => madeAt === before)?.goneAt).not.toBe('')
  }, 120_000)

  it('lets nobody purge or lift a hold whose role does not include it, and tells them nothing of supervision', async () => {
    const chair = await world.as('CP chair')
    const account = (await chair.people.list()).find(({ role }) => role === 'Team manager')
    const officer = await chair.people.add({
      person: { name: 'Olu Ade', role: 'Admin officer', organisation: '', email: '' },
      administrator: false,
      passphrase,
    })
    expect(account).toBeDefined()
    const other = world.kit.window()
    await other.client.workspace.unlock({ personId: officer.id, passphrase })
    expect(await wordsOf(other.client.retention.dryRun({ recordIds: [], caseIds: [] }))).toContain(
      'does not include',
    )
    expect(await wordsOf(other.client.retention.liftHold({ holdId: 'x', because: 'y' }))).toContain(
      'does not include',
    )
    const { purges, records, mayPurge } = await other.client.retention.overview()
    expect({ purges, mayPurge }).toEqual({ purges: [], mayPurge: false })
    expect(records.filter(({ type }) => type.startsWith('SUP_'))).toEqual([])
  })
})
