/** Whatever is opened is in the audit chain: by whom, what and when, and never a word of it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readings } from '../../../shared/api/readings.ts'
import { templateFor } from '../../../shared/templates/index.ts'
import { passphrase, startWorld, type World } from '../records/world.ts'
import { wordsOf } from './core-kit.ts'
import { everyProcedure } from './crawl.ts'

type Row = { seq: number; at: string; person: string; action: string; subject: string }

let world: World
let recordId: string
let caseId: string
let sessionId: string
beforeAll(async () => {
  world = await startWorld()
  const meeting = await world.complete(mustBe('ICPC'))
  recordId = meeting.record.id
  caseId = meeting.record.caseId
  sessionId = (await world.complete(mustBe('SUP_CASE'))).record.id
}, 120_000)
afterAll(() => world.stop())

function mustBe(type: 'ICPC' | 'SUP_CASE') {
  const found = templateFor(type)
  if (!found) throw new Error(type)
  return found
}

const rooms = () => world.core.needRooms()
async function rowsAfter(work: () => Promise<unknown>): Promise<Row[]> {
  await rooms().store.readings.flush()
  const last = rooms().workspace.raw.prepare('SELECT max(seq) FROM audit').pluck().get()
  await work()
  await rooms().store.readings.flush()
  return rooms()
    .workspace.raw.prepare<[unknown], Row>(
      'SELECT seq, at, person, action, subject FROM audit WHERE seq > ? ORDER BY seq',
    )
    .all(last)
}
const later = (minutes: number) => {
  world.clock.now = new Date(world.clock.now.getTime() + minutes * 60_000)
}

/** What an answer could say of a record, a family or a person: wherever its input names one, or its answer is free text. */
const takesOne = /^(id|recordId|caseId|lineId|lineIds|sampleId|purgeId|eventId|fileId)$/

describe('every procedure', () => {
  const procedures = everyProcedure()

  test('says what it shows, or why nothing is noted', () => {
    const missing = procedures.map(({ name }) => name).filter((name) => readings[name] === undefined)
    expect(missing).toEqual([])
    const known = new Set(procedures.map(({ name }) => name))
    expect(Object.keys(readings).filter((name) => !known.has(name))).toEqual([])
  })

  test('that only reads and is given a record, a family or a copy notes which one', () => {
    const wrong: string[] = []
    let asked = 0
    for (const { name, meta, inputs } of procedures) {
      const reading = readings[name]
      const [input] = inputs({})
      const ids =
        input && typeof input === 'object' ? Object.keys(input).filter((key) => takesOne.test(key)) : []
      if (!reading || !ids.some((id) => id !== 'id') || meta.beforeSignIn) continue
      asked += 1
      if ('read' in reading) {
        // The fields that it names are there, and the first is the one that it is about.
        const there = Object.keys(input as object)
        if (!reading.of.every((field) => there.includes(field)) || reading.of.length === 0)
          wrong.push(`${name} names ${reading.of.join(', ')}`)
      } else if (!('none' in reading) || reading.none !== 'It writes a row of its own.')
        if (!('list' in reading)) wrong.push(name)
    }
    expect(wrong).toEqual([])
    expect(asked).toBeGreaterThan(60)
  })

  test('that says it writes a row of its own is one that changes something', () => {
    const reads = /^(get|list|of|find|look|document|content|open|today|history|one|cases|minutes|standing)$/
    const wrong = procedures
      .map(({ name }) => name)
      .filter((name) => {
        const reading = readings[name]
        const last = name.split('.')[1] ?? ''
        return reading && 'none' in reading && reading.none.startsWith('It writes') && reads.test(last)
      })
    // Opening an escalation makes a record; an extract of a chronology has always had its own row.
    expect(wrong.sort()).toEqual(['chronology.document', 'escalations.open'])
  })
})

describe('reading', () => {
  test('a record in all the ways a screen does is one row, and another one after ten minutes', async () => {
    const { client } = world
    const open = async () => {
      await client.records.get({ id: recordId })
      await client.drafts.open({ recordId })
      await client.drafts.content({ recordId })
      await client.drafts.surroundings({ recordId })
      await client.signing.readiness({ recordId })
    }
    const me = (await client.workspace.status()).me?.id
    const first = await rowsAfter(open)
    expect(first.map(({ person, action, subject }) => [person, action, subject])).toEqual([
      [me, 'record read', recordId],
    ])
    later(9)
    expect(await rowsAfter(open)).toEqual([])
    later(2)
    expect(await rowsAfter(open)).toHaveLength(1)
  })

  test('a family, a copy, a document and a report are told apart', async () => {
    const { client } = world
    const [recipient] = await client.copies.recipients({ recordId })
    const recipientId = recipient?.id ?? ''
    const rows = await rowsAfter(async () => {
      await client.cases.get({ id: caseId })
      await client.copies.look({ recordId, recipientId })
      await client.copies.document({ recordId, recipientId })
      await client.measures.one({
        from: '2026-07-01',
        to: '2026-09-30',
        team: '',
        audience: 'service',
        id: 'G5',
      })
    })
    expect(rows.map(({ action, subject }) => `${action}: ${subject}`)).toEqual([
      `family read: ${caseId}`,
      `copy read: ${recordId} ${recipientId}`,
      `document taken: ${recordId} ${recipientId}`,
      'report read: G5',
    ])
  })

  test('a list that stands open and asks again is one row an hour', async () => {
    const { client } = world
    later(61)
    const rows = await rowsAfter(async () => {
      for (let minute = 0; minute < 59; minute++) {
        await client.records.list()
        later(1)
      }
    })
    expect(rows.map(({ action, subject }) => [action, subject])).toEqual([['list read', 'records']])
  })

  test('a search is the number of its answers, once somebody has stopped typing, and never its words', async () => {
    const { client } = world
    const rows = await rowsAfter(async () => {
      for (const text of ['A', 'As', 'Ash', 'Ashb', 'Ashby'])
        await client.search.find({
          text,
          filters: { kinds: [], type: '', from: '', to: '', child: '', author: '', state: '' } as never,
        })
    })
    expect(rows).toHaveLength(1)
    expect(rows[0]?.action).toBe('searched')
    expect(rows[0]?.subject).toMatch(/^answers:\d+$/)
    expect(JSON.stringify(rows)).not.toMatch(/ashb/i)
  })

  test('what was refused is noted with what was asked for, and what failed is not called read', async () => {
    const manager = await world.as('Service manager')
    const worker = await world.as('Team manager')
    await manager.records.get({ id: sessionId })
    const rows = await rowsAfter(async () => {
      await wordsOf(worker.people.change({} as never))
      await wordsOf(worker.letterhead.takeOff())
      await wordsOf(worker.records.get({ id: 'no-such-record' }))
      await wordsOf(worker.records.get({ id: 'Dana Ashby hit me, said Ada' }))
    })
    expect(rows.map(({ action, subject }) => `${action}: ${subject}`)).toEqual([
      'refused: people.change',
      'refused: letterhead.takeOff',
    ])
  })

  test('typing adds nothing beside its own rows', async () => {
    const { client } = world
    const Y = await import('yjs')
    const doc = new Y.Doc()
    await client.drafts.open({ recordId })
    const rows = await rowsAfter(async () => {
      for (let n = 0; n < 5; n++) {
        let update: Uint8Array = new Uint8Array()
        doc.once('update', (made: Uint8Array) => {
          update = made
        })
        doc.getMap('scratch').set(`k${n}`, n)
        await client.drafts.append({ recordId, window: 'w', update: Buffer.from(update).toString('base64') })
      }
    })
    expect(rows.filter(({ action }) => action !== 'draft folded').map(({ action }) => action)).toEqual(
      Array(5).fill('draft changed'),
    )
  })

  test('is on disk within a second without anybody waiting, and at the latest when the workspace is locked', async () => {
    const { client } = world
    later(61)
    await client.cases.get({ id: caseId })
    await expect
      .poll(
        () =>
          rooms().workspace.raw.prepare('SELECT action FROM audit ORDER BY seq DESC LIMIT 1').pluck().get(),
        {
          timeout: 5_000,
        },
      )
      .toBe('family read')
  })

  test('does not make what is kept of earlier answers stale', async () => {
    const { client } = world
    later(61)
    await rooms().store.readings.flush()
    const before = rooms().store.written()
    await client.cases.get({ id: caseId })
    await rooms().store.readings.flush()
    expect(rooms().store.written()).toBe(before)
  })

  test('leaves a chain that holds, without a name or a word of a record in it', async () => {
    await rooms().store.readings.flush()
    expect((await rooms().workspace.check()).problems).toEqual([])
    const everything = JSON.stringify(rooms().workspace.raw.prepare('SELECT * FROM audit').all())
    expect(everything).not.toMatch(/Ashby|Dana|Priya|Civic Centre|WX-/)
  })
})

describe('whoever may see the audit trail', () => {
  const all = { person: '', about: '', kind: '', from: '', to: '', before: 0 } as const

  test('sees who has read a record, in plain words', async () => {
    const head = await world.as('Head of Service')
    const { rows } = await head.audit.list({ ...all, about: recordId, kind: 'reading' })
    expect(rows.length).toBeGreaterThan(0)
    for (const row of rows) {
      expect(row.says).toBe('opened the record')
      expect(row.name).toBe('Priya Noor')
      expect(row.about[0]).toMatchObject({ kind: 'record', id: recordId })
    }
    const ofFamily = await head.audit.list({ ...all, about: 'wx-icpc' })
    expect(ofFamily.rows.some(({ action }) => action === 'family read')).toBe(true)
    expect(ofFamily.rows.some(({ action }) => action === 'record read')).toBe(true)
  })

  test('is told what was refused in the words of the permission that it needs', async () => {
    const head = await world.as('Head of Service')
    const worker = await world.as('Team manager')
    await wordsOf(worker.letterhead.takeOff())
    const { rows } = await head.audit.list({ ...all, kind: 'access' })
    const refused = rows.filter(({ action }) => action === 'refused').map(({ more }) => more)
    expect(refused).toContain('Add people, change roles and settings')
    expect(refused.join()).not.toContain('letterhead')
  })

  test('is not told which record of supervision it was where they may not open it', async () => {
    const officer = await world.client.people.add({
      person: { name: 'Sam Odell', role: 'Admin officer', organisation: '', email: '' },
      administrator: true,
      passphrase,
    })
    const other = world.window()
    await other.client.workspace.unlock({ personId: officer.id, passphrase })
    const { rows } = await other.client.audit.list(all)
    expect(rows.some(({ about }) => about.some(({ kind }) => kind === 'closed'))).toBe(true)
    expect(JSON.stringify(rows)).not.toContain(sessionId)
    expect((await other.client.audit.list({ ...all, about: sessionId })).rows).toEqual([])
    const { bytes } = await other.client.audit.export({ from: '', to: '' })
    const { unzipSync, strFromU8 } = await import('fflate')
    const files = unzipSync(new Uint8Array(Buffer.from(bytes, 'base64')))
    for (const name of ['audit.csv', 'audit.jsonl'])
      expect(strFromU8(files[name] as Uint8Array)).not.toContain(sessionId)
    expect(strFromU8(files['audit.jsonl'] as Uint8Array)).toContain('"withheld":true')
  })

  test('is nobody else, and everybody sees what they did themselves', async () => {
    const manager = await world.as('Team manager')
    expect(await wordsOf(manager.audit.list(all))).toContain('does not include this')
    const { rows } = await manager.audit.mine({ about: '', kind: '', from: '', to: '', before: 0 })
    expect(rows.length).toBeGreaterThan(0)
    expect(new Set(rows.map(({ name }) => name))).toEqual(new Set(['Ruth Ives']))
  })

  test('goes back page by page to the first row, and by date', async () => {
    const head = await world.as('Head of Service')
    const seen: number[] = []
    for (let before = 0, page = 0; page < 50; page++) {
      const { rows, next } = await head.audit.list({ ...all, before })
      seen.push(...rows.map(({ seq }) => seq))
      if (next === 0) break
      before = next
    }
    expect(seen).toEqual([...new Set(seen)].sort((a, b) => b - a))
    expect(seen.at(-1)).toBe(1)
    expect((await head.audit.list({ ...all, from: '2026-01-01', to: '2026-01-02' })).rows).toEqual([])
    expect(
      (await head.audit.list({ ...all, from: '2026-09-17', to: '2026-09-17' })).rows.length,
    ).toBeGreaterThan(0)
  })
})
