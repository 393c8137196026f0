/** A repeating history goes to the service manager and, when referred, to the Head of Service, whose word is final. */
import { afterEach, describe, expect, test } from 'vitest'
import { createCore } from '../../../electron/core.ts'
import { judge } from '../../../electron/records/judge.ts'
import type { Role } from '../../../shared/access/access.ts'
import { makeWorkspace } from '../workspace/folders.ts'
import { clientFor } from './core-kit.ts'

let stop: (() => Promise<void>) | undefined
afterEach(async () => stop?.())

const start = '2026-09-21T09:00:00Z'
const family = {
  familyRef: 'WX-7',
  children: [{ id: 'c-1', name: 'Wren Ashby', dob: '2019-05-01' }],
  people: [{ id: 'p-mum', name: 'Dana Ashby', role: 'mother', of: ['c-1'] }],
  chronology: [
    {
      id: 'ch-1',
      date: '2012-03-04',
      about: ['c-1'],
      source: 'police',
      category: 'Neglect',
      text: 'Child protection plan for neglect; the home was found in squalor.',
      meaning: '',
    },
  ],
}

async function council() {
  const { workspace } = await makeWorkspace()
  const core = createCore({ door: 'browser', folder: workspace.folder, now: () => new Date(start) })
  stop = () => core.close()
  const rooms = await core.adopt(workspace)
  const as = async (name: string, role: Role) => {
    const account = {
      id: `account of ${name}`,
      name,
      role,
      organisation: 'Wexmoor Council',
      email: '',
      administrator: false,
      active: true,
      createdAt: start,
    }
    await rooms.store.accounts.add(account)
    const session = core.newSession()
    core.signIn(session, account)
    return clientFor(core, session)
  }
  const worker = await as('Callum Adebayo', 'Social worker')
  const manager = await as('Morag Ellery', 'Service manager')
  const head = await as('Ada Quist', 'Head of Service')
  const { id: caseId } = await worker.cases.create(family)
  const { id: recordId } = await worker.records.create({
    type: 'CIN_REVIEW',
    subType: '',
    caseId,
    date: '2026-09-21',
    start: '',
    place: '',
  })
  return { rooms, worker, manager, head, caseId, recordId }
}

const view = {
  kind: 'senior manager view',
  ruleId: 'R-HH',
  about: 'all',
  text: 'I have read the whole file myself. The neglect of 2012 is what we see again, with the same adults in charge.',
  reviewBy: '',
  fields: { changes: 'Unannounced visits every week.', refer: 'Yes', why: 'It is the second time.' },
} as const
const decision = {
  kind: 'head of service decision',
  ruleId: 'R-HH',
  about: 'all',
  text: 'The plan goes on. Nobody reduces help for this family until two unannounced visits have found the home safe.',
  reviewBy: '',
  fields: {
    decision: 'The plan goes on',
    reduce: 'No',
    conditions: 'Two unannounced visits find the home safe.',
    revisitOn: '2026-12-21',
  },
} as const

describe('a high-risk history review', () => {
  test('begins with what the check found, flagged today, once for the family', async () => {
    const { rooms, worker, recordId } = await council()
    const ask = () => worker.escalations.openReview({ recordId })
    const [one, two] = await Promise.all([ask(), ask()])
    expect(one.recordId).toBe(two.recordId)
    const review = await rooms.drafts.content(one.recordId)
    expect(review.meeting).toMatchObject({
      type: 'HRR',
      chair: review.people.find(({ name }) => name === 'Morag Ellery')?.id,
      triggers: { highRiskFlagged: '2026-09-21' },
    })
    expect(review.tables[0]).toMatchObject({
      key: 'likeForLike',
      rows: [{ cells: { date: '4 March 2012', now: expect.stringContaining('earlier plan') } }],
    })
    expect(JSON.stringify(review.sections)).toContain('Flagged by Callum Adebayo, Social worker')
    expect(await worker.escalations.of({ recordId })).toMatchObject({ review: { recordId: one.recordId } })
  })

  test('is raised by an old concern that professionals only may read, which then stands in no record', async () => {
    const { rooms, worker, caseId } = await council()
    const file = await worker.cases.get({ id: caseId })
    const { createdAt: _made, ...input } = file
    const chronology = file.chronology.map((event) => ({ ...event, sensitivity: 'professionals' as const }))
    await worker.cases.save({ ...input, chronology })
    const begin = {
      type: 'CIN_REVIEW' as const,
      subType: '',
      caseId,
      date: '2026-09-21',
      start: '',
      place: '',
    }
    const { id } = await worker.records.create(begin)
    const record = await rooms.store.records.get(id)
    expect((await rooms.drafts.content(id)).chronology).toEqual([])
    const { findings } = await judge(rooms, record, new Date(start))
    const said = JSON.stringify(findings.find(({ ruleId }) => ruleId === 'R-HH')?.evidence)
    expect(said).toContain('squalor. (case file, for professionals only)')
    const { caseEvents } = await worker.drafts.surroundings({ recordId: id })
    expect(caseEvents.map((event) => event.date)).toEqual(['2012-03-04'])
    const hidden = chronology.map((event) => ({
      ...event,
      sensitivity: 'restricted' as const,
      restrictedBecause: 'A live police matter',
    }))
    const { changedAt } = await worker.cases.get({ id: caseId })
    await worker.cases.save({ ...input, changedAt, chronology: hidden })
    expect((await worker.drafts.surroundings({ recordId: id })).caseEvents).toEqual([])
  })

  test('stands on the service manager’s Today, and once referred on that of the Head of Service', async () => {
    const { worker, manager, head, recordId, caseId } = await council()
    const { recordId: review } = await worker.escalations.openReview({ recordId })
    const steps = async (who: typeof manager) =>
      (await who.desk.today()).lines
        .filter(({ title }) => /high-risk history$/.test(title))
        .map(({ step }) => step)
    expect(await steps(manager)).toEqual([
      { href: `/record/${review}?finding=R-HH`, label: 'Write your view', main: true },
    ])
    expect((await steps(head)).map(({ label }) => label)).not.toContain('Decide')
    await manager.statements.add({ recordId: review, ...view, about: 'all' })
    expect(await steps(head)).toEqual([
      { href: `/record/${review}?finding=R-HH`, label: 'Decide', main: true },
    ])
    expect(await worker.escalations.history({ caseId })).toMatchObject({
      reviews: [{ waitsFor: 'the Head of Service', seniorView: { by: 'Morag Ellery', referred: true } }],
      decision: null,
    })
    await head.statements.add({ recordId: review, ...decision, about: 'all' })
    expect(await steps(head)).toEqual([])
    expect(await worker.escalations.history({ caseId })).toMatchObject({
      reviews: [{ waitsFor: 'the signature' }],
      decision: { decision: 'The plan goes on', reduce: 'No', by: 'Ada Quist', record: { recordId: review } },
    })
  })

  test('is locked by the decision: no later view counts, and a second decision needs new information', async () => {
    const { worker, manager, head, recordId } = await council()
    const { recordId: review } = await worker.escalations.openReview({ recordId })
    await manager.statements.add({ recordId: review, ...view, about: 'all' })
    await head.statements.add({ recordId: review, ...decision, about: 'all' })
    await expect(manager.statements.add({ recordId: review, ...view, about: 'all' })).rejects.toThrow(
      'The Head of Service has decided.',
    )
    await expect(head.statements.add({ recordId: review, ...decision, about: 'all' })).rejects.toThrow()
    const fields = {
      ...decision.fields,
      reduce: 'Yes',
      newInformation: 'Two unannounced visits in October found the home warm, clean and with food.',
    }
    await head.statements.add({ recordId: review, ...decision, about: 'all', fields })
  })
})
