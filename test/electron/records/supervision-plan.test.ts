/** What is due in supervision is kept in step with what is signed, with the plan and with each family. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readingOf } from '../../../electron/records/supervision-reading.ts'
import { draftContentSchema, toMinutes } from '../../../shared/minutes/index.ts'
import { type SupervisionKit, supervisionKit } from '../api/supervision-kit.ts'

let kit: SupervisionKit
beforeEach(async () => {
  kit = await supervisionKit()
})
afterEach(() => kit.stop())

const none = { from: '', to: '', kind: '' as const, person: '' }

describe('What is due', () => {
  test('follows each signed session, the next one as it was agreed there, and each family’s plans', async () => {
    const caseId = await kit.family('WX-7', 'callum', '2026-08-03')
    expect(await kit.kept('case')).toEqual([`case ${caseId} 2026-08-31 due`])
    await kit.signed({
      type: 'SUP_CASE',
      date: '2026-08-27',
      chair: 'north',
      with: ['callum'],
      caseId,
      next: '2026-09-23',
    })
    expect(await kit.kept('case')).toEqual([
      `case ${caseId} 2026-08-31 held`,
      `case ${caseId} 2026-09-24 booked`,
    ])
    const family = await kit.rooms.store.cases.get(caseId)
    const { createdAt: _made, ...rest } = family
    const statuses = family.statuses.map((one) => ({ ...one, to: '2026-09-10' }))
    kit.at('2026-09-21T09:01:00Z')
    await kit.as('north').cases.save({ ...rest, statuses })
    expect(await kit.kept('case')).toEqual([`case ${caseId} 2026-08-31 held`])
  })

  test('follows the calendar: what was due yesterday is overdue today and missed after a whole interval', async () => {
    const caseId = await kit.family('WX-7', 'callum', '2026-08-24')
    const state = async () => {
      const { lines } = await kit.as('north').supervision.dues({ show: 'all', ...none, kind: 'case' })
      return lines.map(({ due, state, overdue }) => [due, overdue ? 'overdue' : state])
    }
    expect(await state()).toEqual([['2026-09-21', 'due']])
    kit.at('2026-09-22T09:00:00Z')
    expect(await state()).toEqual([['2026-09-21', 'overdue']])
    kit.at('2026-10-20T09:00:00Z')
    expect(await state()).toEqual([
      ['2026-10-19', 'overdue'],
      ['2026-09-21', 'missed'],
    ])
    expect(caseId).not.toBe('')
  })

  test('counts a newly qualified worker weekly, and a team once two people are in it', async () => {
    const head = kit.as('head')
    const plan = { newlyQualifiedFrom: '', countedFrom: '' }
    await head.supervision.setPerson({
      person: 'callum',
      supervisor: 'north',
      team: 'North',
      ...plan,
      newlyQualifiedFrom: '2026-09-14',
    })
    expect(await kit.kept('group')).toEqual([])
    await head.supervision.setPerson({ person: 'siobhan', supervisor: 'south', team: ' North ', ...plan })
    expect(await kit.kept('group')).toEqual(['group North 2026-07-13 missed', 'group North 2026-08-24 due'])
    await kit.signed({ type: 'SUP_GROUP', date: '2026-09-18', chair: 'south', with: ['callum', 'siobhan'] })
    expect(await kit.kept('group')).toEqual([
      'group North 2026-07-13 missed',
      'group North 2026-08-24 held late',
      'group North 2026-10-30 due',
    ])
    expect(await kit.kept('personal')).toEqual(['personal callum 2026-09-21 due'])
  })

  test('counts managers and chairs from the day that the plan says, and moves for leave', async () => {
    const head = kit.as('head')
    await head.supervision.setPerson({
      person: 'chair',
      supervisor: 'head',
      team: '',
      newlyQualifiedFrom: '',
      countedFrom: '2026-09-01',
    })
    expect(await kit.kept('supervisors')).toContain('supervisors chair 2026-09-29 due')
    await head.supervision.setAway({
      id: '',
      person: 'chair',
      kind: 'leave',
      from: '2026-09-28',
      to: '2026-10-02',
      reason: '',
    })
    expect(await kit.kept('supervisors')).toContain('supervisors chair 2026-10-05 due')
  })

  test('is written only where it differs, and not again while nothing has changed', async () => {
    await kit.family('WX-7', 'callum', '2026-08-03')
    await kit.kept()
    const before = kit.rooms.store.written()
    await kit.kept()
    expect(kit.rooms.store.written()).toBe(before)
  })

  test('says what a decision leaves a family with, and knows somebody by name who has no account linked', () => {
    const reading = (type: string, decisions: string[], rest: object = {}) =>
      readingOf(
        { id: 'r', version: '1.0', caseId: 'f', type: type as never },
        toMinutes(
          draftContentSchema.parse({
            meeting: { type, date: '2026-09-01', chair: 'p-1' },
            decisions: decisions.map((value, at) => ({ id: `d-${at}`, value })),
            people: [{ id: 'p-1', name: 'Ruth  Iveson', role: 'professional' }],
            ...rest,
          }),
        ),
        [{ id: 'north', name: 'Ruth Iveson' }],
      )
    expect(reading('RCPC', ['CPP ends: CIN', 'CPP continues (same category)']).plan).toBe('CPP')
    expect(reading('RCPC', ['CPP ends: CIN', 'CPP ends: other']).plan).toBe('CIN')
    expect(reading('CLOSE', ['NFA']).plan).toBe('closed')
    expect(reading('STRAT', ['no S47: NFA']).plan).toBe('closed')
    expect(reading('CIN_REVIEW', ['continues']).plan).toBe('CIN')
    expect(reading('SUP_CASE', []).chair).toBe('north')
  })
})

describe('Why a session was missed', () => {
  test('is kept with who said it and when, and can be neither changed nor deleted', async () => {
    const caseId = await kit.family('WX-7', 'callum', '2026-07-01')
    await kit.kept()
    const north = kit.as('north')
    const id = `case ${caseId} 2026-07-29 2026-07-01`
    await north.supervision.say({ id, text: 'The worker left that week.', excuse: false })
    const { lines } = await north.supervision.dues({ show: 'missed', ...none, kind: 'case' })
    expect(lines).toMatchObject([
      { id, state: 'missed', said: { text: 'The worker left that week.', by: 'Ruth Iveson' } },
    ])
    const { raw } = kit.rooms.workspace
    expect(() => raw.exec("UPDATE supervision_said SET text = ''")).toThrow(/never edited/)
    expect(() => raw.exec('DELETE FROM supervision_said')).toThrow(/never deleted/)
  })

  test('is excused only by somebody above the supervisor, and only where leave or a vacancy covered the day', async () => {
    const caseId = await kit.family('WX-7', 'callum', '2026-07-01')
    const excuse = {
      id: `case ${caseId} 2026-07-29 2026-07-01`,
      text: 'The post could not be filled.',
      excuse: true,
    }
    await kit.kept()
    await expect(kit.as('head').supervision.say(excuse)).rejects.toThrow(/only where leave or a vacancy/)
    await kit.as('head').supervision.setAway({
      id: '',
      person: 'north',
      kind: 'vacancy',
      from: '2026-07-01',
      to: '2026-08-10',
      reason: '',
    })
    await expect(kit.as('north').supervision.say(excuse)).rejects.toThrow(/above the supervisor/)
    expect(await kit.kept('case')).toContain(`case ${caseId} 2026-07-29 missed`)
    await kit.as('head').supervision.say(excuse)
    expect(await kit.kept('case')).toContain(`case ${caseId} 2026-07-29 excused`)
  })
})

describe('A session that begins', () => {
  test('knows the supervisor, the manager, and what the figures say of the team, and says where that is from', async () => {
    const caseId = await kit.family('WX-7', 'callum', '2026-08-03')
    await kit.signed({ type: 'SUP_CASE', date: '2026-08-27', chair: 'north', with: ['callum'], caseId })
    await kit.signed({ type: 'SUP_SUP', date: '2026-08-20', chair: 'head', with: ['north'] })
    const hrr = await kit
      .as('head')
      .records.create({ type: 'HRR', subType: '', caseId, date: '2026-09-18', start: '', place: '' })
    const head = kit.as('head')
    const { id } = await head.records.create({
      type: 'SUP_SUP',
      subType: '',
      caseId: '',
      date: '2026-09-21',
      start: '',
      place: '',
      supervised: 'north',
    })
    const content = await head.drafts.content({ recordId: id })
    expect(content.meeting).toMatchObject({
      subType: 'team manager',
      triggers: { lastSupervision: '2026-08-20' },
    })
    expect(content.people.map(({ accountId }) => accountId).sort()).toEqual(['head', 'north'])
    const table = (key: string) => content.tables.find((one) => one.key === key)?.rows ?? []
    expect(table('compliance').map(({ cells }) => cells)).toEqual([
      {
        team: 'Callum Adebayo',
        due: '1',
        onTime: '1',
        missed: '0',
        why: 'From signed sessions, 20 Aug 2026 to 21 Sep 2026.',
      },
    ])
    expect(table('sample')[0]?.cells.caseRef).toBe(
      'WX-7, supervision of 27 Aug 2026 (drawn by lot from 1 since 20 Aug 2026)',
    )
    expect(table('highRisk')).toMatchObject([
      { id: `figures-highRisk-${hrr.id}`, cells: { caseRef: 'WX-7' } },
    ])
    // What is filled once is not filled twice.
    const { rows } = await head.supervision.teamPicture({ recordId: id })
    expect(rows.filter(({ key }) => key === 'compliance').map((row) => row.id)).toEqual(
      table('compliance').map((row) => row.id),
    )
  })

  test('tells nothing of the team of somebody whom one does not supervise', async () => {
    const south = kit.as('south')
    const { id } = await south.records.create({
      type: 'SUP_SUP',
      subType: '',
      caseId: '',
      date: '2026-09-21',
      start: '',
      place: '',
      supervised: 'north',
    })
    expect((await south.drafts.content({ recordId: id })).tables).toEqual([])
    expect((await south.supervision.teamPicture({ recordId: id })).rows).toEqual([])
  })

  test('of a chair begins with quorum, late minutes and disagreement of the conferences they chaired', async () => {
    const caseId = await kit.family('WX-7', 'callum', '2026-08-03')
    await kit.signed({ type: 'ICPC', date: '2026-08-24', chair: 'chair', with: ['callum'], caseId })
    const head = kit.as('head')
    await kit.rooms.facts.catchUp(50)
    const { id } = await head.records.create({
      type: 'SUP_SUP',
      subType: '',
      caseId: '',
      date: '2026-09-21',
      start: '',
      place: '',
      supervised: 'chair',
    })
    const { tables } = await head.drafts.content({ recordId: id })
    const chairing = tables
      .find(({ key }) => key === 'chairing')
      ?.rows.map(({ cells }) => [cells.what, cells.shows])
    expect(chairing).toEqual([
      [
        'Quorum',
        '1 of 1 conference without quorum (WX-7). From signed conferences, 21 Jun 2026 to 21 Sep 2026.',
      ],
      ['Late minutes', expect.stringMatching(/^Minutes late for \d of 1 conference/)],
      [
        'Dissent',
        'Disagreement recorded in 0 of 1 conference. From signed conferences, 21 Jun 2026 to 21 Sep 2026.',
      ],
    ])
  })
})

describe('Today', () => {
  test('tells the supervisor and those above what is overdue, each family once, and nobody else', async () => {
    await kit.family('WX-7', 'callum', '2026-08-03')
    const heldOf = async (who: 'north' | 'south' | 'head' | 'callum') =>
      (await kit.as(who).desk.today()).lines
        .filter(({ id }) => id.startsWith('supervision case'))
        .map(({ whose, urgency, title, says, step }) => [whose, urgency, title, says.join(', '), step.label])
    expect(await heldOf('north')).toEqual([
      ['mine', 'overdue', 'Case supervision', 'WX-7', 'Begin the session'],
    ])
    expect(await heldOf('head')).toEqual([
      ['supervised', 'overdue', 'Case supervision', 'WX-7, Held by Ruth Iveson', 'Begin the session'],
    ])
    expect(await heldOf('south')).toEqual([])
    expect(await heldOf('callum')).toEqual([])
  })
})
