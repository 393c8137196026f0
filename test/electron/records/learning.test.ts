/** The council's library of learning: who reads and keeps it, what is never lost, and what never leads to a family. */
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { emptyTheme, type ThemeWords, themeSeeds } from '../../../shared/learning/index.ts'
import { textBlocks } from '../../../shared/minutes/index.ts'
import { type Template, templateFor } from '../../../shared/templates/index.ts'
import { type TestClient, wordsOf } from '../api/core-kit.ts'
import { names, passphrase, startWorld, type World } from './world.ts'

let world: World
/** Head of Service, chair and administrator, and a quality lead: who is let in by the administrator. */
let head: TestClient
let quality: TestClient
let worker: TestClient
beforeAll(async () => {
  world = await startWorld()
  head = await world.as('Head of Service')
  const letIn = async (name: string, role: 'QA lead' | 'Social worker' | 'Partnership officer') => {
    const person = { name, role, organisation: 'Wexmoor Council', email: '' }
    const { id } = await world.client.people.add({ person, administrator: false, passphrase })
    const { client } = world.kit.window()
    await client.workspace.unlock({ personId: id, passphrase })
    return client
  }
  quality = await letIn('Quinn Adair', 'QA lead')
  worker = await letIn('Sam Oyelaran', 'Social worker')
}, 120_000)
afterAll(() => world.stop())

const sleeping: ThemeWords = {
  ...emptyTheme,
  title: 'Ask to see where the children sleep',
  change: 'Each bedroom is seen at each visit, and the record says what is in it.',
}
const template = (type: 'ICPC' | 'SUP_GROUP'): Template => {
  const found = templateFor(type)
  if (!found) throw new Error(type)
  return found
}
const base64 = (text: string) => Buffer.from(text, 'utf8').toString('base64')

async function signed(type: 'ICPC' | 'SUP_GROUP', lesson: { theme: string; themeId?: string }, note = '') {
  const { client, record, role } = await world.complete(template(type), (content) => {
    content.answers.push({
      id: 'an-le',
      ruleId: 'R-LE',
      about: 'all',
      aboutReason: 'It is about the whole family.',
      value: 'yes',
      evidence: 'The school nurse and the health visitor both told of it on 10 September in the meeting.',
      sources: [{ kind: 'agency record', who: 'Siobhan Green', date: '2026-09-10' }],
      linkedActionIds: [],
      fields: {
        difference: 'The nurse rings the school each time that Ada is not brought to the clinic.',
        ...lesson,
      },
      rows: [],
      answeredBy: '',
      answeredAt: '2026-09-17T12:00:00Z',
      supersedes: '',
    })
    if (note)
      for (const section of content.sections.filter(({ key }) => key === 'learning'))
        for (const entry of section.entries) entry.blocks = textBlocks(note)
  })
  const me = names[role]
  await client.signing.sign({ recordId: record.id, typedName: me ?? '', passphrase, readToEnd: true })
  await world.core.needRooms().facts.follow(record.id)
  return record
}

describe('the library', () => {
  it('is there in a new workspace and read by everybody who works with records', async () => {
    const themes = await worker.learning.list()
    expect(themes.map(({ id }) => id).sort()).toEqual(themeSeeds.map(({ id }) => id).sort())
    expect(themes.every(({ standing, byName }) => standing === 'in use' && byName === 'Chairside')).toBe(true)
  })

  it('is kept by a head of service, a quality lead and an administrator, and by nobody else', async () => {
    expect(await wordsOf(worker.learning.add({ words: sleeping, standing: 'in use' }))).toMatch(
      /does not include/,
    )
    const manager = await world.as('Team manager')
    expect(await wordsOf(manager.learning.notes())).toMatch(/does not include/)
    const made = await quality.learning.add({ words: sleeping, standing: 'in use' })
    expect(made).toMatchObject({ version: 1, byName: 'Quinn Adair' })
    const changed = await head.learning.change({
      id: made.id,
      version: 1,
      words: { ...sleeping, source: 'Local review, spring' },
      standing: 'in use',
    })
    expect(changed).toMatchObject({ version: 2, byName: 'Ada Pole' })
    // The chair is an administrator here.
    const away = await world.client.learning.change({
      id: made.id,
      version: 2,
      words: sleeping,
      standing: 'put away',
    })
    expect(away.standing).toBe('put away')
    const { versions } = await worker.learning.one({ id: made.id })
    expect(versions.map(({ version, byName, standing }) => [version, byName, standing])).toEqual([
      [1, 'Quinn Adair', 'in use'],
      [2, 'Ada Pole', 'in use'],
      [3, 'Priya Noor', 'put away'],
    ])
  })

  it('overwrites nobody’s change and takes no title twice', async () => {
    const made = await quality.learning.add({
      words: { ...sleeping, title: 'Know who visits' },
      standing: 'draft',
    })
    const words = { ...sleeping, title: 'Know who visits at night' }
    await head.learning.change({ id: made.id, version: 1, words, standing: 'in use' })
    expect(
      await wordsOf(quality.learning.change({ id: made.id, version: 1, words, standing: 'in use' })),
    ).toMatch(/changed this theme meanwhile/)
    expect(
      await wordsOf(
        quality.learning.add({ words: { ...words, title: 'know who VISITS at night.' }, standing: 'draft' }),
      ),
    ).toMatch(/already/)
  })

  it('loses no version, whatever is asked of the file itself, and each change leaves a row of the audit chain', async () => {
    const { raw } = world.core.needRooms().workspace
    expect(() => raw.exec('DELETE FROM learning_theme')).toThrow(/never deleted/)
    expect(() => raw.exec("UPDATE learning_theme SET content = '{}'")).toThrow(/never edited/)
    const actions = raw.prepare("SELECT action FROM audit WHERE action LIKE 'learning%'").pluck().all()
    expect(actions).toEqual(expect.arrayContaining(['learning theme added', 'learning theme changed']))
  })

  it('keeps the council’s words when the workspace is locked and opened again', async () => {
    const before = await worker.learning.list()
    const [first] = before
    if (!first) throw new Error('no theme')
    await head.learning.change({
      id: first.id,
      version: first.version,
      words: { ...sleeping, title: 'In our own words' },
      standing: 'in use',
    })
    await world.core.close()
    const again = await world.as('Head of Service')
    const after = await again.learning.list()
    expect(after).toHaveLength(before.length)
    expect(after.find(({ id }) => id === first.id)?.title).toBe('In our own words')
    head = again
    await world.client.workspace.unlock({ personId: world.accounts.get('CP chair') ?? '', passphrase })
    const people = await again.people.list()
    const back = async (name: string) => {
      const { client } = world.kit.window()
      await client.workspace.unlock({
        personId: people.find((one) => one.name === name)?.id ?? '',
        passphrase,
      })
      return client
    }
    quality = await back('Quinn Adair')
    worker = await back('Sam Oyelaran')
  })
})

describe('a table of themes', () => {
  const file = (...rows: string[]) => base64(['Title,Kind,What must change', ...rows].join('\n'))
  it('is shown first, and imported as it was shown', async () => {
    const bytes = file(
      'Two doors,local,Somebody knows who has a key.',
      'Nights,national,Ask about the nights too.',
    )
    const seen = await quality.learning.preview({ bytes })
    expect(seen).toMatchObject({
      faults: [],
      themes: [{ title: 'Two doors' }, { title: 'Nights', kind: 'national' }],
    })
    expect(await wordsOf(quality.learning.importThemes({ bytes, hash: 'another' }))).toMatch(
      /since you looked/,
    )
    expect(await quality.learning.importThemes({ bytes, hash: seen.hash })).toEqual({ added: 2 })
    expect((await worker.learning.list()).map(({ title }) => title)).toEqual(
      expect.arrayContaining(['Nights']),
    )
  })
  it('with one row that cannot be read imports nothing', async () => {
    const bytes = file(
      'Third door,local,Somebody knows who has a key.',
      'Mornings,regional,Ask about the mornings too.',
    )
    const seen = await quality.learning.preview({ bytes })
    expect(seen.faults).toEqual([{ row: 3, says: '“regional” is neither local nor national.' }])
    expect(await wordsOf(quality.learning.importThemes({ bytes, hash: seen.hash }))).toMatch(
      /Nothing was imported/,
    )
    expect((await worker.learning.list()).some(({ title }) => title === 'Third door')).toBe(false)
  })
})

describe('records that name a theme', () => {
  it('are told of to those who may open them, and only counted as few in a newsletter', async () => {
    const conference = await signed('ICPC', { theme: 'Hope is not evidence', themeId: 'seed-curiosity' })
    const session = await signed(
      'SUP_GROUP',
      // Typed before there was a library, in other capitals.
      { theme: 'hope is not EVIDENCE' },
      'A friendly carer is not a safe carer.\nAsk what the child would say without them.',
    )
    const seenBy = async (client: TestClient) =>
      (await client.learning.one({ id: 'seed-curiosity' })).usedIn.map(({ recordId }) => recordId).sort()
    expect(await seenBy(head)).toEqual([conference.id, session.id].sort())
    expect(await seenBy(worker)).toEqual([conference.id])
    const used = async (client: TestClient) =>
      (await client.learning.list()).find(({ id }) => id === 'seed-curiosity')?.used
    expect([await used(head), await used(worker)]).toEqual([2, 1])

    const period = { from: '2026-09-01', to: '2026-09-30' }
    const told = await quality.learning.named(period)
    expect(told.find(({ theme }) => theme.id === 'seed-curiosity')?.used).toBe('fewer than 5')
    const before = await quality.learning.named({ from: '2026-01-01', to: '2026-08-31' })
    expect(before.every(({ used }) => used === '0')).toBe(true)
    const { fileName, bytes } = await quality.learning.document(period)
    expect(fileName).toBe('Learning themes 2026-09-01 to 2026-09-30.docx')
    const text = strFromU8(unzipSync(Buffer.from(bytes, 'base64'))['word/document.xml'] ?? new Uint8Array())
    expect(text).toContain('Hope is not evidence')
    expect(text).toContain('fewer than 5 records')
    expect(text).not.toMatch(/Ashby|WX-|Siobhan/)
  })

  it('learning notes of group supervision become drafts without a way back to the session', async () => {
    expect(await wordsOf(worker.learning.notes())).toMatch(/does not include/)
    const [note, ...more] = await quality.learning.notes()
    expect(more).toEqual([])
    expect(note?.text).toBe(
      'A friendly carer is not a safe carer.\nAsk what the child would say without them.',
    )
    expect(note?.session).toBe('September 2026')
    const records = (await head.records.list()).map(({ id }) => id)
    expect(records.some((id) => JSON.stringify(note).includes(id))).toBe(false)
    const words = { ...sleeping, title: 'Friendly is not safe', change: note?.text ?? '' }
    const made = await quality.learning.add({ words, standing: 'draft', noteId: note?.noteId ?? '' })
    expect(records.some((id) => JSON.stringify(made).includes(id))).toBe(false)
    expect(await head.learning.notes()).toEqual([])
    const again = quality.learning.add({
      words: { ...words, title: 'Friendly once more' },
      standing: 'draft',
      noteId: note?.noteId ?? '',
    })
    expect(await wordsOf(again)).toMatch(/in the library already/)
  })
})
