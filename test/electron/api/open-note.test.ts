/** A manager's note and the review of a history are one step from any record of a family. */
import { afterEach, describe, expect, test } from 'vitest'
import { entryText } from '../../../shared/minutes/index.ts'
import { startWorkspace, wordsOf } from './core-kit.ts'

let stop: (() => Promise<void>) | undefined
afterEach(async () => stop?.())

async function session() {
  const kit = await startWorkspace()
  stop = () => kit.stop()
  const { client } = kit
  const { id: caseId } = await client.cases.create({
    familyRef: 'WX-7',
    children: [{ id: 'c-1', name: 'Wren Ashby', dob: '2019-05-01' }],
    people: [{ id: 'p-mum', name: 'Dana Ashby', role: 'mother', of: ['c-1'] }],
    chronology: [],
  })
  const begin = { subType: '', caseId, date: '2026-09-21', start: '', place: '' }
  const { id: recordId } = await client.records.create({ type: 'SUP_CASE', ...begin })
  return { ...kit, caseId, recordId, begin }
}

const textsOf = (
  minutes: { sections: { key: string; entries: Parameters<typeof entryText>[0][] }[] },
  key: string,
) => minutes.sections.filter((one) => one.key === key).flatMap(({ entries }) => entries.map(entryText))

describe('a management oversight note', () => {
  test('begins with the family, where it comes from and what was open there; pressed twice it is one note', async () => {
    const { client, recordId, caseId } = await session()
    const opened = await client.escalations.openNote({ recordId })
    expect(opened.made).toBe(true)
    const { record } = await client.records.get({ id: opened.recordId })
    expect(record).toMatchObject({ type: 'MGMT', caseId, state: 'draft', familyRef: 'WX-7' })
    const minutes = await client.records.minutes({ id: opened.recordId })
    expect(minutes.children.map(({ name }) => name)).toEqual(['Wren Ashby'])
    const [from, open] = textsOf(minutes, 'mgmt')
    expect(from).toBe(
      'Begun by Ruth Iveson, Team manager, from the Individual case supervision of 21 September 2026.',
    )
    expect(open).toMatch(/^Questions still open there: .*Voice, seen alone/)
    expect(await client.escalations.openNote({ recordId })).toEqual({
      recordId: opened.recordId,
      made: false,
    })
  })

  test('not from a record about no family', async () => {
    const { client, begin } = await session()
    const other = await client.records.create({ ...begin, type: 'PROF', caseId: '' })
    expect(await wordsOf(client.escalations.openNote({ recordId: other.id }))).toMatch(/about no family/)
  })
})

test('a high-risk history review is begun all the same where somebody asks for it', async () => {
  const { client, recordId } = await session()
  expect(await wordsOf(client.escalations.openReview({ recordId }))).toMatch(/No earlier concern/)
  const { recordId: review, made } = await client.escalations.openReview({ recordId, evenSo: true })
  expect(made).toBe(true)
  const minutes = await client.records.minutes({ id: review })
  expect(minutes.children.map(({ name }) => name)).toEqual(['Wren Ashby'])
  expect(textsOf(minutes, 'flagged')).toEqual([
    'Asked for by Ruth Iveson, Team manager, from the Individual case supervision of 21 September 2026. The check has found no earlier concern like today’s.',
  ])
})

test('a session is begun in the cycle that was chosen for it, and otherwise in the council’s', async () => {
  const { client, begin } = await session()
  const cycleOf = async (conferenceModel?: string) => {
    const { id } = await client.records.create({ ...begin, type: 'SUP_CASE', conferenceModel })
    return (await client.records.minutes({ id })).meeting.conferenceModel
  }
  expect(await cycleOf('4x4x4')).toBe('4x4x4')
  expect(await cycleOf()).toBe('standard')
})
