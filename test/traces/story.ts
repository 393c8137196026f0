/**
 * The main job in a process of its own, with a family like no other: written, signed, looked up, sent out, backed up, locked,
 * guessed at, opened again. `node test/traces/story.ts FOLDER` leaves there what a council's machine would have, and prints
 * what a person would be shown as names of files and subjects of e-mails.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { sayOnly } from '../../electron/last-words.ts'
import type { DraftContent } from '../../shared/minutes/index.ts'
import { templateFor } from '../../shared/templates/index.ts'
import { names, passphrase, startWorld } from '../electron/records/world.ts'
import { family } from './family.ts'

const [wish = 'story', out = ''] = process.argv.slice(2)

function like(content: DraftContent): void {
  const [child] = content.children
  const mother = content.people.find(({ id }) => id === 'p-mum')
  if (!child || !mother) throw new Error('The story has a child and a mother.')
  child.name = family.child
  Object.assign(mother, { name: family.mother, address: family.address })
  const voice = content.sections.find(({ key }) => /childVoice|worries/.test(key)) ?? content.sections[0]
  const block = voice?.entries[0]?.blocks[0]
  if (block?.type !== 'paragraph') throw new Error('The story has a text.')
  block.runs = [{ text: `${block.runs.map(({ text }) => text).join('')} ${family.said}` }]
}

async function story(): Promise<void> {
  const world = await startWorld()
  const { client, kit } = world
  await mkdir(out, { recursive: true })
  const { smtp } = await client.distribution.settings()
  const { hasPassword: _hasPassword, ...server } = smtp
  await client.distribution.changeSettings({ outputFolder: out, smtp: { ...server, password: null } })

  const template = templateFor('ICPC')
  if (!template) throw new Error('no conference')
  const written = await world.complete(template, like)
  const { record } = written
  const recordId = record.id
  const opened = await client.cases.get({ id: record.caseId })
  if (opened.id !== record.caseId) throw new Error('The story has a family.')

  // Refused and wrong on the way: what is told then must not tell more.
  const refused: string[] = []
  const told = (work: Promise<unknown>) =>
    work.then(
      () => undefined,
      (error: unknown) => void refused.push(String(error instanceof Error ? error.message : error)),
    )
  await told(client.cases.get({ id: family.child }))
  await told(client.drafts.append({ recordId, window: family.child, update: 'AAAA' }))
  await told(
    client.verify.file({
      fileName: `${family.child}.docx`,
      bytes: Buffer.from(family.said).toString('base64'),
    }),
  )
  await told(
    client.signing.sign({ recordId, passphrase: family.said, typedName: family.child, readToEnd: true }),
  )

  await written.client.signing.sign({
    recordId,
    passphrase,
    typedName: names[written.role] ?? '',
    readToEnd: true,
  })
  const second = await world.as('Head of Service')
  const { copies } = await second.copies.standing({ recordId })
  for (const { recipientId } of copies.filter(({ released }) => !released)) {
    const { sha256 } = await second.copies.look({ recordId, recipientId })
    await second.copies.confirm({ recordId, recipientId, sha256, note: '' })
  }

  const fileNames: string[] = []
  const subjects: string[] = []
  const take = async (file: { fileName: string; bytes: string }) => {
    const bytes = Buffer.from(file.bytes, 'base64')
    fileNames.push(file.fileName)
    if (/\.(eml|ics)$/.test(file.fileName)) {
      const text = bytes.toString('utf8').replaceAll(/\r?\n[ \t]/g, '')
      subjects.push(...(text.match(/^(Subject|SUMMARY|DESCRIPTION|LOCATION|UID)[:;].*$/gm) ?? []))
    }
  }
  for (const { id } of await client.copies.recipients({ recordId }))
    await take(await client.copies.document({ recordId, recipientId: id }))
  await take(await client.copies.actionList({ recordId }))
  await take(await client.desk.calendar({ whose: 'all' }))
  await take(await client.audit.export({ from: '', to: '' })).catch(() => undefined)

  const { lines } = await client.distribution.ofRecord({ recordId })
  for (const { id, kind } of lines.filter((one) => one.kind === 'professionals'))
    await client.distribution.setAddress({
      lineIds: [id],
      method: 'secure email',
      address: `${kind}.${id.slice(-6).toLowerCase()}@partners.example.nhs.net`,
      readBack: true,
      agreed: true,
    })
  const methods = [
    'email draft',
    'protected email draft',
    'protected copy',
    'print pack',
    'portal folder',
  ] as const
  let made = 0
  for (const making of methods) {
    for (const { id } of lines.slice(0, 3)) {
      const step = await client.distribution.make({ lineId: id, making }).catch(() => undefined)
      for (const file of step?.files ?? []) {
        made += 1
        await take(file)
        await writeFile(
          join(out, `${made}-${file.fileName.replaceAll('/', '-')}`),
          Buffer.from(file.bytes, 'base64'),
        )
      }
    }
    for await (const { files } of await client.distribution.makeMany({
      lineIds: lines.map(({ id }) => id),
      making,
    })) {
      fileNames.push(...files)
    }
  }

  const found = await client.search.find({ text: 'brimstone', filters: {}, most: 20 })
  await client.workspace.backUp()
  await second.workspace.lock({ everywhere: true })
  await client.workspace.lock({ everywhere: true })
  await written.client.workspace.lock()
  const me = (await client.workspace.status()).people[0]
  for (let nth = 0; nth < 5; nth++)
    await told(client.workspace.unlock({ personId: me?.id ?? '', passphrase: family.said }))
  await kit.core.close()
  process.stdout.write(
    `${JSON.stringify({ folder: world.folder, fileNames, subjects, refused, made, found: JSON.stringify(found).length })}\n`,
  )
}

/** As a door that meets something nobody thought of while the words are in its hands. */
async function crash(): Promise<void> {
  const end = (sentence: string): void => {
    process.stderr.write(`${sentence}\n`)
    process.exit(1)
  }
  sayOnly(end)
  if (out === 'promise') void Promise.reject(new TypeError(`cannot read ${family.child}`, { cause: family }))
  else
    setTimeout(() => {
      throw Object.assign(new Error(`cannot read ${family.said}`), { family })
    })
  await new Promise((resolve) => setTimeout(resolve, 5000))
}

/** Asks the network for something in every way there is: the watch must see each. */
async function control(): Promise<void> {
  const { createSocket } = await import('node:dgram')
  const { lookup } = await import('node:dns/promises')
  const { Socket } = await import('node:net')
  const quietly = (work: Promise<unknown>) => work.catch(() => undefined)
  await quietly(fetch('http://127.0.0.1:65000/', { signal: AbortSignal.timeout(500) }))
  await quietly(lookup('chairside.invalid'))
  const socket = new Socket()
  socket.on('error', () => undefined)
  socket.connect(9, '127.0.0.1')
  const datagram = createSocket('udp4')
  datagram.on('error', () => undefined)
  await new Promise<void>((resolve) => datagram.send('x', 9, '127.0.0.1', () => resolve()))
  datagram.close()
  socket.destroy()
}

if (wish === 'crash') await crash()
else if (wish === 'control') await control()
else await story()
