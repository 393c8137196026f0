/** From the signature to the files that leave: lines begin with it, and what is made is the signed copy itself. */
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { recipientsOf } from '../../../shared/copies/index.ts'
import { toMinutes } from '../../../shared/minutes/index.ts'
import { templates } from '../../../shared/templates/index.ts'
import { names, passphrase, startWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
}, 120_000)
afterAll(() => world.stop())

test('a record has its lines as soon as it is signed, and what is sent is the file that was signed', async () => {
  const template = templates.find(({ type }) => type === 'ICPC')
  if (!template) throw new Error('no conference')
  const { client, record, content, role } = await world.complete(template)
  await client.signing.sign({
    recordId: record.id,
    passphrase,
    typedName: names[role] ?? role,
    readToEnd: true,
  })
  // Asked of the store: nobody has opened the desk yet.
  const { distribution } = world.kit.core.needRooms().store
  const stored = await distribution.lines({ recordId: record.id })
  const readers = recipientsOf(toMinutes(content), template)
  expect(stored.map(({ recipientId }) => recipientId)).toEqual(readers.map(({ id }) => id))
  expect((await client.distribution.queue({ settled: false })).lines).toHaveLength(readers.length)

  const file = stored.find(({ kind }) => kind === 'internal')
  const { files, line } = await client.distribution.make({ lineId: file?.id ?? '', making: 'portal folder' })
  const bytes = files.map((one) => new Uint8Array(Buffer.from(one.bytes, 'base64')))
  const signed = await client.copies.document({ recordId: record.id, recipientId: 'internal' })
  expect(bytes.some((one) => Buffer.from(one).toString('base64') === signed.bytes)).toBe(true)
  expect(line).toMatchObject({ state: 'prepared', sha256: signed.sha256 })

  const parent = stored.find(({ kind, held }) => kind === 'parent' && !held)
  const pack = await client.distribution.make({ lineId: (parent ?? file)?.id ?? '', making: 'portal folder' })
  for (const one of pack.files.filter(({ fileName }) => fileName.endsWith('.docx')))
    expect(Object.keys(unzipSync(new Uint8Array(Buffer.from(one.bytes, 'base64'))))).toContain(
      'word/document.xml',
    )
  // A child's name is in no name of a file.
  const fileNames = [...files, ...pack.files].map(({ fileName }) => fileName).join('\n')
  expect(fileNames).not.toMatch(/Ada|Ashby|Dana/)
}, 120_000)
