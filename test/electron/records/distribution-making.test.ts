/** Making and sending many copies: one at a time, stopped and begun again at any moment, and never marked for what did not happen. */
import fs from 'node:fs/promises'
import path from 'node:path'
import { Document, Packer, Paragraph } from 'docx'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { SendProblem } from '../../../electron/distribution/index.ts'
import { sha256 } from '../../../electron/records/copies.ts'
import { openLines } from '../../../electron/records/distribution-lines.ts'
import type { RunStep } from '../../../shared/api/distribution.ts'
import { wordsOf } from '../api/core-kit.ts'
import { address, type DistributionKit, distributionKit, lineOf, linesOf } from './distribution-kit.ts'

/** What the mail server answers; a test says. Everything else of the room is the real one. */
const answers = vi.hoisted(() => ({ send: undefined as undefined | ((to: string) => Promise<string>) }))
vi.mock('../../../electron/distribution/index.ts', async (real) => ({
  ...(await real<typeof import('../../../electron/distribution/index.ts')>()),
  sendMail: async (_server: unknown, _sending: unknown, options: { to: { address: string } }) => {
    if (!answers.send) throw new Error('no server in this test')
    const messageId = await answers.send(options.to.address)
    return { messageId, response: '250 OK', at: '2026-09-21T08:59:00.000Z' }
  },
}))

let stop: (() => Promise<void>) | undefined
afterEach(async () => {
  answers.send = undefined
  await stop?.()
  stop = undefined
})

const MANY = 300

/** A conference with that many people of agencies, whose copies all go by e-mail. */
async function many(count: number) {
  const kit: DistributionKit = await distributionKit()
  stop = kit.stop
  await kit.choose()
  const invited = Array.from({ length: count }, (_, n) => ({
    id: `p-${n}`,
    name: `Worker Number${n}`,
    role: 'professional',
    agency: 'Council Partners',
  }))
  const recordId = await kit.conference({
    rest: {
      people: invited,
      attendance: invited.map(({ id }) => ({ id: `at-${id}`, person: id, status: 'attended' })),
    },
  })
  const { lines } = await kit.admin.distribution.ofRecord({ recordId })
  const ids = lines.filter(({ kind }) => kind === 'professionals').map(({ id }) => id)
  for (const id of ids)
    await kit.rooms.store.distribution.note(
      [id],
      { account: kit.idOf('Admin officer'), name: 'Sam Dell' },
      'address of a copy set',
      () => ({
        kind: 'address set',
        at: '2026-09-21T08:00:00.000Z',
        method: 'secure email',
        address: `office.${id}@partners.org`,
      }),
    )
  const files = async () => (await fs.readdir(kit.outputFolder)).filter((name) => !name.startsWith('.'))
  const states = async () => {
    const found = (await linesOf(kit.admin, recordId)).filter(({ id }) => ids.includes(id))
    return Object.fromEntries(
      [...Map.groupBy(found, ({ state }) => state)].map(([state, all]) => [state, all.length]),
    )
  }
  return { ...kit, recordId, ids, files, states }
}

async function run(
  steps: Promise<AsyncIterable<RunStep>>,
  until = Number.POSITIVE_INFINITY,
): Promise<RunStep[]> {
  const found: RunStep[] = []
  for await (const step of await steps) {
    found.push(step)
    if (found.length >= until) break
  }
  return found
}

describe('Making the files of many copies', () => {
  test('three hundred, stopped after a hundred and begun again: each is made once and nothing is lost', async () => {
    const { admin, ids, files, states } = await many(MANY)
    const ask = { lineIds: ids, making: 'email draft' as const }
    const first = await run(admin.distribution.makeMany(ask), 100)
    expect(first.map(({ done, of, ok }) => [done, of, ok])).toEqual(
      Array.from({ length: 100 }, (_, n) => [n + 1, MANY, true]),
    )
    expect(await states()).toEqual({ prepared: 100, ready: 200 })
    expect(await files()).toHaveLength(100)

    const again = await run(admin.distribution.makeMany(ask))
    expect(again).toHaveLength(MANY)
    expect(again.filter(({ says }) => says === 'Made before.').map(({ lineId }) => lineId)).toEqual(
      ids.slice(0, 100),
    )
    expect(again.every(({ ok }) => ok)).toBe(true)
    expect(await states()).toEqual({ prepared: MANY })
    expect(await files()).toHaveLength(MANY)
    // Names of files and folders are references and numbers.
    expect([...(await files()), ...again.flatMap((step) => step.files)].join('\n')).not.toMatch(
      /Worker|Ashby/,
    )
  }, 180_000)

  test('what was made and is gone from the folder is made anew, and so is what is asked for again', async () => {
    const { admin, ids, outputFolder, files } = await many(2)
    const ask = { lineIds: ids, making: 'email draft' as const }
    const [one] = await run(admin.distribution.makeMany(ask))
    await fs.rm(path.join(outputFolder, path.dirname(one?.files[0] ?? 'nothing')), { recursive: true })
    expect((await run(admin.distribution.makeMany(ask))).map(({ says }) => says)).toEqual([
      'Made.',
      'Made before.',
    ])
    expect((await run(admin.distribution.makeMany({ ...ask, again: true }))).map(({ says }) => says)).toEqual(
      ['Made.', 'Made.'],
    )
    expect((await files()).length).toBe(4)
  })

  test('one that cannot be made says why, and the others are made', async () => {
    const { admin, ids, states } = await many(3)
    await admin.distribution.setAddress(address([ids[1] ?? ''], 'by hand', ''))
    const steps = await run(admin.distribution.makeMany({ lineIds: ids, making: 'email draft' }))
    expect(steps.map(({ ok }) => ok)).toEqual([true, false, true])
    expect(steps[1]?.says).toContain('does not go by e-mail')
    expect(await states()).toEqual({ prepared: 2, ready: 1 })
  })

  test('a folder that goes while they are made: a sentence for each that follows, and none of them is marked', async () => {
    const { admin, ids, outputFolder, states } = await many(3)
    const steps: RunStep[] = []
    for await (const step of await admin.distribution.makeMany({ lineIds: ids, making: 'email draft' })) {
      steps.push(step)
      if (steps.length === 1) await fs.rm(outputFolder, { recursive: true })
    }
    expect(steps.map(({ ok }) => ok)).toEqual([true, false, false])
    expect(steps[1]?.says).toContain('The folder for the files is not there any more.')
    expect(await states()).toEqual({ prepared: 1, ready: 2 })
  })

  test('files that cannot be written down as made are taken away again', async () => {
    const { admin, ids, files, states, rooms } = await many(1)
    rooms.workspace.raw.exec(
      `CREATE TRIGGER no_more BEFORE INSERT ON copy_event BEGIN SELECT RAISE(ABORT, 'the disk is full'); END`,
    )
    const [step] = await run(admin.distribution.makeMany({ lineIds: ids, making: 'email draft' }))
    rooms.workspace.raw.exec('DROP TRIGGER no_more')
    expect(step?.ok).toBe(false)
    expect(await files()).toEqual([])
    expect(await states()).toEqual({ ready: 1 })
  })

  test('nothing begins without a folder, or for a line that is not there', async () => {
    const { admin, ids, client, smtp } = await many(1)
    const ask = { making: 'email draft' as const }
    expect(await wordsOf(run(admin.distribution.makeMany({ lineIds: [...ids, 'none'], ...ask })))).toContain(
      'not on the desk',
    )
    await client.distribution.changeSettings({ outputFolder: '', smtp })
    expect(await wordsOf(run(admin.distribution.makeMany({ lineIds: ids, ...ask })))).toContain(
      'No folder is chosen yet',
    )
  })

  test('ends when whoever began it signs out', async () => {
    const kit = await many(5)
    const { clientFor } = await import('../api/core-kit.ts')
    const session = kit.core.newSession()
    const sam = (await kit.rooms.store.accounts.list()).find(({ name }) => name === 'Sam Dell')
    if (!sam) throw new Error('nobody')
    kit.core.signIn(session, sam)
    const steps: RunStep[] = []
    for await (const step of await clientFor(kit.core, session).distribution.makeMany({
      lineIds: kit.ids,
      making: 'email draft',
    })) {
      steps.push(step)
      if (steps.length === 2) session.me = null
    }
    expect(steps).toHaveLength(2)
    expect(await kit.states()).toEqual({ prepared: 2, ready: 3 })
  })

  test('the password of a protected copy is kept for whoever tells it, and is in no file of the folder', async () => {
    const { admin, rooms, recordId, idOf, core, outputFolder, files } = await many(1)
    const docx = await Packer.toBuffer(
      new Document({ sections: [{ children: [new Paragraph('A letter')] }] }),
    )
    const letter = {
      paper: 'decision letter' as const,
      recipientId: 'p-0',
      version: '1.0',
      fileName: 'decision letter professionals 1.docx',
      bytes: new Uint8Array(docx),
      sha256: sha256(docx),
      signedBy: 'Priya Noor',
      role: 'CP chair',
      at: '2026-09-17T16:00:00Z',
    }
    await rooms.store.letters.add(recordId, [letter], idOf('CP chair'))
    await openLines(rooms, recordId, core.now())
    const line = (await linesOf(admin, recordId)).find(({ item }) => item === 'decision letter')
    const id = line?.id ?? ''
    await admin.distribution.setAddress(address([id], 'secure email', 'office@partners.org'))
    for (const making of ['protected copy', 'protected email draft'] as const) {
      const [step] = await run(admin.distribution.makeMany({ lineIds: [id], making }))
      expect(step).toMatchObject({ ok: true, says: expect.stringContaining('tell it by another way') })
    }
    const { password } = await admin.distribution.line({ id })
    expect(password.length).toBeGreaterThan(9)
    const names = (await fs.readdir(outputFolder, { recursive: true, withFileTypes: true })).filter((one) =>
      one.isFile(),
    )
    expect(await files()).toHaveLength(2)
    for (const file of names) {
      expect(file.name).not.toContain(password)
      expect((await fs.readFile(path.join(file.parentPath, file.name))).includes(password)).toBe(false)
    }
  }, 60_000)

  test('a portal folder and a print pack are made for whom they are, by a name that names nobody', async () => {
    const kit = await distributionKit()
    stop = kit.stop
    await kit.choose()
    const recordId = await kit.conference()
    await kit.confirmAll(recordId)
    const [mum, file] = [
      await lineOf(kit.admin, recordId, 'p-mum'),
      await lineOf(kit.admin, recordId, 'internal'),
    ]
    const packs = await run(kit.admin.distribution.makeMany({ lineIds: [mum.id], making: 'print pack' }))
    const portal = await run(kit.admin.distribution.makeMany({ lineIds: [file.id], making: 'portal folder' }))
    const steps = [...packs, ...portal]
    expect(steps.map(({ ok, says }) => [ok, says])).toEqual([
      [true, 'Made.'],
      [true, 'Made.'],
    ])
    expect(steps.flatMap((one) => one.files).join('\n')).not.toMatch(/Ashby|Dana|Wren/)
  }, 60_000)
})

describe('Sending through the council’s own server', () => {
  async function server(count: number) {
    const kit = await many(count)
    await kit.client.distribution.changeSettings({
      outputFolder: '',
      smtp: { ...kit.smtp, on: true, host: 'mail.wexmoor.gov.uk', from: 'sam@wexmoor.gov.uk' },
    })
    return kit
  }
  const send = ({ admin, ids }: Awaited<ReturnType<typeof many>>, until?: number) =>
    run(admin.distribution.sendMany({ lineIds: ids }), until)

  test('marks what the server took, with its message id as proof that it left, and no more', async () => {
    const kit = await server(3)
    const asked: string[] = []
    answers.send = async (to) => {
      asked.push(to)
      if (asked.length === 2)
        throw new SendProblem('no', 'The server does not know this address.', 'It was not sent.', 'Check it.')
      return `id-${asked.length}@mail`
    }
    const steps = await send(kit)
    expect(steps.map(({ ok, says }) => [ok, says])).toEqual([
      [true, 'Sent.'],
      [false, expect.stringContaining('The server does not know this address.')],
      [true, 'Sent.'],
    ])
    expect(await kit.states()).toEqual({ ready: 1, sent: 2 })
    const { events, line } = await kit.admin.distribution.line({ id: kit.ids[0] ?? '' })
    expect(events.at(-1)).toMatchObject({ kind: 'sent', proof: 'message id', reference: 'id-1@mail' })
    expect(line.provenAt).toBe('2026-09-21T08:59:00.000Z')
    // Begun again, only the one that did not leave is tried.
    expect((await send(kit)).map(({ says }) => says)).toEqual(['Sent before.', 'Sent.', 'Sent before.'])
    expect(asked).toHaveLength(4)
  })

  test('what may have left is never sent again unseen, nor marked sent', async () => {
    const kit = await server(1)
    let asked = 0
    answers.send = async () => {
      asked += 1
      throw new SendProblem('perhaps', 'The connection broke.', 'It may have been sent.', 'Ask.')
    }
    await send(kit)
    const [step] = await send(kit)
    expect([asked, step?.ok, step?.says]).toEqual([1, false, expect.stringContaining('it may have arrived')])
    expect(await kit.states()).toEqual({ ready: 1 })
    const id = kit.ids[0] ?? ''
    expect((await kit.admin.distribution.line({ id })).line.warnings[0]).toContain('it may have arrived')
    // Somebody asks, and says that it did not arrive: then it may be sent.
    await kit.admin.distribution.note({
      lineIds: [id],
      what: 'failed',
      at: '2026-09-21T08:58:00Z',
      note: 'They rang',
    })
    answers.send = async () => 'id-2@mail'
    expect((await send(kit)).map(({ says }) => says)).toEqual(['Sent.'])
  })

  test('a core that ends between the server’s answer and the note about it does not send a second time', async () => {
    const kit = await server(1)
    answers.send = async () => {
      kit.rooms.workspace.raw.exec(
        `CREATE TRIGGER no_more BEFORE INSERT ON copy_event BEGIN SELECT RAISE(ABORT, 'gone'); END`,
      )
      return 'id-1@mail'
    }
    expect((await send(kit))[0]?.ok).toBe(false)
    kit.rooms.workspace.raw.exec('DROP TRIGGER no_more')
    answers.send = async () => {
      throw new Error('sent a second time')
    }
    expect((await send(kit))[0]?.says).toContain('it may have arrived')
  })

  test('is stopped after any of them, and goes on with the rest', async () => {
    const kit = await server(4)
    const asked: string[] = []
    answers.send = async (to) => {
      asked.push(to)
      return `id-${asked.length}@mail`
    }
    expect(await send(kit, 2)).toHaveLength(2)
    expect(await kit.states()).toEqual({ ready: 2, sent: 2 })
    await send(kit)
    expect(new Set(asked).size).toBe(4)
    expect(asked).toHaveLength(4)
  })
})
