import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fromBase64 } from '../../../electron/api/base.ts'
import { startWorkspace, wordsOf } from '../api/core-kit.ts'

let kit: Awaited<ReturnType<typeof startWorkspace>>
beforeAll(async () => {
  kit = await startWorkspace()
})
afterAll(() => kit.stop())

/** The words of a document's text. */
const wordsIn = (bytes: string): string =>
  strFromU8(unzipSync(fromBase64(bytes))['word/document.xml'] ?? new Uint8Array())
    .replaceAll(/<\/w:p>/g, '\n')
    .replaceAll(/<[^>]+>/g, '')

test('the impact assessment says what this workspace is set to, and follows when that changes', async () => {
  const { client } = kit
  await kit.somebody('Priya Nandakumar', 'CP chair')
  const before = await client.privacy.assessment()
  expect(before.fileName).toMatch(/^Data protection impact assessment \d{4}-\d\d-\d\d\.docx$/)
  expect(wordsIn(before.bytes)).toContain('30 days after that was confirmed (this workspace’s own setting)')
  expect(wordsIn(before.bytes)).toContain('No mail server is set in this workspace')
  expect(wordsIn(before.bytes)).toContain('CP chair: 1; Team manager: 1')
  expect(wordsIn(before.bytes)).toContain('Wexmoor Council')

  await client.retention.changeRule({ afterTransferDays: 90, supervisionDays: 365 })
  await client.distribution.changeSettings({
    outputFolder: '',
    smtp: {
      on: true,
      host: 'smtp.wexmoor.example',
      port: 587,
      security: 'starttls',
      user: '',
      from: 'minutes@wexmoor.example',
      password: null,
    },
  })
  const after = wordsIn((await client.privacy.assessment()).bytes)
  for (const words of ['90 days', '365 days', 'A mail server is set in this workspace: smtp.wexmoor.example'])
    expect(after).toContain(words)
})

test('the impact assessment names nobody of the service, no family and no word of a record', async () => {
  const { client } = kit
  await client.cases.create({ familyRef: 'WX-7781', children: [], people: [], chronology: [] })
  const { bytes } = await client.privacy.assessment()
  const parts = Object.values(unzipSync(fromBase64(bytes))).map((part) => strFromU8(part))
  for (const name of ['Ruth', 'Iveson', 'Priya', 'Nandakumar', 'WX-7781'])
    expect(parts.some((part) => part.includes(name))).toBe(false)
})

test('the impact assessment is for administrators', async () => {
  const chair = await kit.somebody('Dana Ashby', 'CP chair')
  expect(await wordsOf(chair.privacy.assessment())).toMatch(
    /^Your role here, CP chair, does not include this\./,
  )
})
