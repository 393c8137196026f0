/** Registers as the core answers them: for whom, from which records, and what never stands in one. */
import { afterEach, describe, expect, test } from 'vitest'
import { withoutClosed } from '../../../electron/records/registers.ts'
import type { Account, Role } from '../../../shared/access/access.ts'
import { type CaseInput, registerKinds } from '../../../shared/cases/index.ts'
import { draftContentSchema, type MeetingType, textBlocks, toMinutes } from '../../../shared/minutes/index.ts'
import { templateFor } from '../../../shared/templates/index.ts'
import { clientFor, startCore, wordsOf } from '../api/core-kit.ts'
import { frozen } from '../frozen.ts'

let stop: (() => Promise<void>) | undefined
afterEach(async () => stop?.())

const today = new Date('2026-11-29T12:00:00Z')
const passphrase = 'four odd words here'
const children = [{ id: 'c1', name: 'Ada Ashby', caseRef: '884201' }] as CaseInput['children']

async function workspace() {
  const kit = await startCore(() => today)
  stop = kit.stop
  const me = { name: 'Ruth Iveson', role: 'Team manager' as const, organisation: '', email: '' }
  await kit.client.workspace.create({ folder: kit.folder, me, passphrase })
  const { rooms } = kit.core
  if (!rooms) throw new TypeError('No workspace is open.')
  const family = (familyRef: string, more: Partial<CaseInput> = {}) =>
    kit.client.cases.create({ familyRef, children, people: [], chronology: [], ...more })
  const signed = async (caseId: string, type: MeetingType, date: string, parts: object) => {
    const record = await kit.client.records.create({ type, subType: '', caseId, date, start: '', place: '' })
    const { version } = templateFor(type) ?? { version: '' }
    const minutes = toMinutes(
      draftContentSchema.parse({ meeting: { type, date, templateVersion: version }, children, ...parts }),
    )
    await rooms.store.signed.freeze(
      record.id,
      frozen(minutes, { name: 'Ruth Iveson', role: 'Team manager' }, today.toISOString()),
      'ruth',
    )
    return record
  }
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
  return { ...kit, family, signed, as }
}

const missed = (id: string, date: string, more: object = {}) => ({
  id,
  child: 'c1',
  service: 'Audiology',
  date,
  outcome: 'was not brought',
  ...more,
})
const event = (id: string, date: string) => ({ type: 'wasNotBrought', ...missed(id, date) })

describe('persistent Was Not Brought', () => {
  const two = ['2026-09-01', '2026-10-01'].map((date, at) =>
    missed(`a${at}`, date, { service: `Clinic ${at}` }),
  )
  const persistent = async (more: object) => {
    const kit = await workspace()
    const { id } = await kit.family('WX-1', { appointments: two as CaseInput['appointments'], ...more })
    return (await kit.client.registers.of({ caseId: id })).wnb.map((row) => row.persistent)
  }
  test('is two in six months for a child on a protection plan', async () => {
    const statuses = [
      { id: 's', child: 'c1', kind: 'plan', value: 'Child protection plan', from: '2026-01-01' },
    ]
    expect(await persistent({ statuses })).toEqual([
      'Was not brought twice in six months.',
      'Was not brought twice in six months.',
    ])
  })
  test('and not for a child whose plan has ended', async () => {
    const value = 'Child protection plan'
    const statuses = [{ id: 's', child: 'c1', kind: 'plan', value, from: '2026-01-01', to: '2026-08-01' }]
    expect(await persistent({ statuses })).toEqual(['', ''])
  })
  test('counts what stands in minutes and in the case file together, each once', async () => {
    const kit = await workspace()
    const appointments = [missed('a', '2026-08-01'), missed('b', '2026-09-01')] as CaseInput['appointments']
    const { id } = await kit.family('WX-1', { appointments })
    await kit.signed(id, 'CIN_REVIEW', '2026-10-05', { events: [event('e1', '2026-09-01')] })
    const { wnb } = await kit.client.registers.of({ caseId: id })
    expect(wnb.map(({ date, record }) => [date, record.slice(0, 5)])).toEqual([
      ['2026-09-01', 'Child'],
      ['2026-08-01', ''],
    ])
    expect(wnb[0]?.persistent).toBe('Was not brought to Audiology twice running.')
  })
  test('follows the last decision where the case file says nothing of a plan', async () => {
    const kit = await workspace()
    const { id } = await kit.family('WX-1', { appointments: two as CaseInput['appointments'] })
    const decided = (value: string) => ({ decisions: [{ id: 'd', child: 'c1', value }] })
    await kit.signed(id, 'ICPC', '2026-07-01', decided('CPP made'))
    expect((await kit.client.registers.of({ caseId: id })).wnb[0]?.persistent).not.toBe('')
    await kit.signed(id, 'RCPC', '2026-10-10', decided('CPP ends: CIN'))
    expect((await kit.client.registers.of({ caseId: id })).wnb[0]?.persistent).toBe('')
  })
})

describe('what somebody reads in a register', () => {
  const answers = [
    {
      id: 'l1',
      ruleId: 'R-LP',
      about: 'all',
      fields: { stage: 'pre-proceedings', stageSince: '2026-05-01', holdUp: 'XHOLDUPX' },
    },
  ]
  test('comes from records that they may open: supervision stays with those who were in it', async () => {
    const kit = await workspace()
    const { id } = await kit.family('WX-1')
    await kit.signed(id, 'SUP_CASE', '2026-10-01', { answers })
    expect((await kit.client.registers.of({ caseId: id })).legal).toHaveLength(1)
    expect((await kit.as('Social worker').registers.of({ caseId: id })).legal).toEqual([])
    const period = { kind: 'legal' as const, from: '', to: '' }
    expect((await kit.as('Social worker').registers.audit(period)).legal).toEqual([])
    expect((await kit.as('Head of Service').registers.audit(period)).legal).toHaveLength(1)
  })
  test('comes from signed records only', async () => {
    const kit = await workspace()
    const { id } = await kit.family('WX-1')
    await kit.client.records.create({
      type: 'STRAT',
      subType: '',
      caseId: id,
      date: '2026-10-01',
      start: '',
      place: '',
    })
    const registers = await kit.client.registers.of({ caseId: id })
    for (const kind of registerKinds) expect(registers[kind]).toEqual([])
  })
  test('is never legal advice, restricted, withheld or personal', async () => {
    const kit = await workspace()
    const { id } = await kit.family('WX-1')
    const entry = (words: string, more: object = {}) => ({ id: words, blocks: textBlocks(words), ...more })
    await kit.signed(id, 'LEGAL', '2026-10-01', {
      answers,
      sections: [
        { key: 'advice', child: '', entries: [entry('XADVICEX')] },
        {
          key: 'delay',
          child: '',
          entries: [
            entry('The expert is late.'),
            entry('XRESTRICTEDX', { audience: 'restricted' }),
            entry('XPERSONALX', { audience: 'supervision' }),
            entry('XWITHHELDX', { withholdFrom: ['p1'] }),
          ],
        },
      ],
    })
    const text = JSON.stringify(await kit.client.registers.of({ caseId: id }))
    expect(text).not.toMatch(/XADVICEX|XRESTRICTEDX|XPERSONALX|XWITHHELDX/)
    expect(text).toContain('XHOLDUPX')
  })
  test('a heading that the council has closed is closed with its rows', () => {
    const template = templateFor('STRAT')
    if (!template) throw new TypeError('No template.')
    const closing = (key: string) => ({
      ...template,
      sections: template.sections.map((one) =>
        one.key === key ? { ...one, audience: 'restricted' as const } : one,
      ),
    })
    const minutes = toMinutes(
      draftContentSchema.parse({
        meeting: { type: 'STRAT' },
        tables: [{ key: 'medical', rows: [{ id: 't', cells: { purpose: 'XROWX' } }] }],
        answers,
      }),
    )
    expect(JSON.stringify(withoutClosed(minutes, template))).toContain('XROWX')
    expect(JSON.stringify(withoutClosed(minutes, closing('medical')))).not.toContain('XROWX')
    expect(withoutClosed(minutes, closing('checks')).answers).toEqual([])
  })
  test('is refused for a family that is not there', async () => {
    const kit = await workspace()
    expect(await wordsOf(kit.client.registers.of({ caseId: 'nobody' }))).toMatch(/is not/)
  })
})

describe('an audit over all families', () => {
  test('holds one kind within its period, by family', async () => {
    const kit = await workspace()
    const first = await kit.family('WX-1')
    const second = await kit.family('WX-2')
    const incident = (date: string) => ({
      events: [{ id: 'i', type: 'policeIncident', child: 'c1', date, text: 'Called by a neighbour' }],
    })
    await kit.signed(first.id, 'STRAT', '2026-08-25', incident('2026-08-24'))
    await kit.signed(second.id, 'STRAT', '2026-03-02', incident('2026-03-01'))
    const audit = await kit.client.registers.audit({ kind: 'police', from: '2026-07-01', to: '2026-09-30' })
    expect(audit.police.map(({ familyRef, date }) => [familyRef, date])).toEqual([['WX-1', '2026-08-24']])
    expect([audit.wnb, audit.medicals, audit.legal]).toEqual([[], [], []])
  })
  test('holds a medical within the period that was decided before it', async () => {
    const kit = await workspace()
    const { id } = await kit.family('WX-1')
    const fields = { decision: 'Medical arranged', decidedOn: '2026-06-29', when: '2026-07-02T10:00' }
    await kit.signed(id, 'STRAT', '2026-06-29', {
      answers: [{ id: 'm', ruleId: 'R-ME', about: ['c1'], fields }],
    })
    const audit = await kit.client.registers.audit({ kind: 'medicals', from: '2026-07-01', to: '' })
    expect(audit.medicals).toMatchObject([{ familyRef: 'WX-1', date: '2026-07-02T10:00' }])
  })
})
