import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clockKey } from '../../../shared/rule-sets/index.ts'
import { startCore, wordsOf } from './core-kit.ts'

let kit: Awaited<ReturnType<typeof startCore>>
beforeAll(async () => {
  // Half past midnight on the 20th in London, still the 19th by universal time.
  kit = await startCore(() => new Date('2026-06-19T23:30:00Z'))
  await kit.client.workspace.create({
    folder: kit.folder,
    me: { name: 'Priya Noor', role: 'CP chair', organisation: 'Wexmoor Council', email: '' },
    passphrase: 'four odd words here',
  })
}, 60_000)
afterAll(() => kit.stop())

describe('the core', () => {
  const wanted = (from: string) => ({
    key: clockKey('T-ICPC'),
    value: 17,
    from,
    reason: 'Two chairs have left; agreed with the safeguarding partners until December.',
  })
  it('refuses to lengthen a limit of statutory guidance for meetings that were held', async () => {
    expect(await wordsOf(kit.client.rules.change(wanted('2026-06-19')))).toMatch(
      /A departure from statutory guidance holds from today or later/,
    )
    expect(await kit.client.rules.changes()).toEqual([])
  })
  it('takes it from today on, by the day in London', async () => {
    expect(await kit.client.rules.change(wanted('2026-06-20'))).toMatchObject({
      value: 17,
      from: '2026-06-20',
    })
  })
  it('takes a local value from before, with its reason', async () => {
    const local = { ...wanted('2026-01-01'), key: 'chronologyDays', value: 20 }
    expect(await kit.client.rules.change(local)).toMatchObject({ key: 'chronologyDays' })
  })
})
