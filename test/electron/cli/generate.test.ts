import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { main } from '../../../electron/cli.ts'
import { openStore } from '../../../electron/store/index.ts'
import { unlockWorkspace, type Workspace } from '../../../electron/workspace/index.ts'

async function run(words: string[]) {
  const kept = { output: '', errors: '' }
  const into = (name: 'output' | 'errors') =>
    new Writable({
      write(part, _encoding, done) {
        kept[name] += String(part)
        done()
      },
    })
  const io = { input: Readable.from([]), output: into('output'), errors: into('errors') }
  return { exit: await main(words, io), ...kept }
}

const sizes = ['--cases', '5', '--records', '20', '--seed', '1', '--now', '2026-11-29']
const passphrase = 'only made up'

let folder: string
let first: Awaited<ReturnType<typeof run>>
let second: Awaited<ReturnType<typeof run>>
const open: Workspace[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chairside-generate-'))
  const into = (name: string) =>
    run(['generate', ...sizes, '--passphrase', passphrase, '--workspace', join(folder, name)])
  first = await into('first')
  second = await into('second')
}, 120_000)
afterAll(async () => {
  for (const workspace of open) workspace.close()
  await rm(folder, { recursive: true, force: true })
})

/** Opened once, as the chair. */
async function opened(name: string) {
  const known = open.find((workspace) => workspace.folder === join(folder, name))
  if (known) return known
  const personId = JSON.parse(first.output).people[0].personId
  const { workspace } = await unlockWorkspace(join(folder, name), personId, passphrase, { scryptN: 2 })
  open.push(workspace)
  return workspace
}

const contentOf = (workspace: Workspace) => ({
  cases: workspace.raw.prepare('SELECT * FROM case_file ORDER BY id').all(),
  records: workspace.raw.prepare('SELECT * FROM record ORDER BY id').all(),
  signed: workspace.raw.prepare('SELECT record_id, sha256, signed_at FROM signed_version ORDER BY 1').all(),
  accounts: workspace.raw.prepare('SELECT * FROM account ORDER BY id').all(),
})

describe('generate', () => {
  it('makes the workspace and says what it made, as JSON', () => {
    expect(first.exit).toBe(0)
    const made = JSON.parse(first.output)
    expect(made).toMatchObject({ cases: 5, seed: 1, today: '2026-11-29', passphrase })
    expect(made.records.signed + made.records.draft + made.records['ready for chair']).toBe(20)
    expect(made.recoveryCode).not.toBe('')
    expect(made.people.map(({ role }: { role: string }) => role)).toContain('CP chair')
  })

  it('tells on standard error how far it is, and that no signature is a real one', () => {
    expect(first.errors).toContain('20 of 20 records.')
    expect(first.errors).toContain('without Office signatures')
  })

  it('makes the same content for the same seed, ids included', async () => {
    expect(JSON.parse(second.output).contentSha256).toBe(JSON.parse(first.output).contentSha256)
    expect(contentOf(await opened('second'))).toEqual(contentOf(await opened('first')))
  })

  it('makes a workspace that is whole and whose audit chain holds', async () => {
    const { ok, problems, audit } = await (await opened('first')).check()
    expect(problems).toEqual([])
    expect(ok).toBe(true)
    expect(audit.rows).toBeGreaterThan(40)
  })

  it('makes signed records that can be read and no longer changed', async () => {
    const store = openStore(await opened('first'))
    const signed = (await store.records.list()).find(({ state }) => state === 'signed')
    if (!signed) throw new Error('Nothing was signed')
    const minutes = JSON.parse(await store.signed.minutesJson(signed.id))
    expect(minutes.meeting).toMatchObject({ type: signed.type, date: signed.date })
    await expect(store.records.setState(signed.id, 'draft', 'anybody')).rejects.toMatchObject({
      code: 'conflict',
    })
  })

  it('makes families that can be found by the name of a child', async () => {
    const store = openStore(await opened('first'))
    const [line] = await store.cases.list()
    const name = line?.children[0] ?? ''
    expect(name).not.toBe('')
    const { groups } = await store.search.find({ text: name }, async () => 'all')
    expect(groups.find(({ kind }) => kind === 'person')?.hits.map(({ caseId }) => caseId)).toContain(line?.id)
  })

  it('refuses a folder that is not empty, and leaves it as it was', async () => {
    const used = await mkdtemp(join(folder, 'used-'))
    await writeFile(join(used, 'letter.txt'), 'mine')
    const { exit, output, errors } = await run(['generate', ...sizes, '--workspace', used])
    expect(exit).toBe(2)
    expect(output).toBe('')
    expect(errors).toMatch(/There is something in this folder already\./)
    expect(await readdir(used)).toEqual(['letter.txt'])
    expect(await readFile(join(used, 'letter.txt'), 'utf8')).toBe('mine')
  })

  it.each([
    ['--cases', 'many'],
    ['--records', '-3'],
    ['--seed', '1.5'],
    ['--now', 'soon'],
  ])('refuses %s %s with a sentence and makes nothing', async (...wrong) => {
    const nowhere = join(folder, 'nowhere')
    const { exit, errors } = await run(['generate', ...wrong, '--workspace', nowhere])
    expect(exit).toBe(2)
    expect(errors).toMatch(/Nothing was made\./)
    await expect(readdir(nowhere)).rejects.toMatchObject({ code: 'ENOENT' })
  })
})

describe('a passphrase that nobody gave', () => {
  it('is made, printed, and opens the workspace', async () => {
    const home = join(folder, 'third')
    const words = ['--cases', '1', '--records', '1', '--seed', '9', '--now', '2026-11-29']
    const { output } = await run(['generate', ...words, '--workspace', home])
    const made = JSON.parse(output)
    expect(made.passphrase.split(' ')).toHaveLength(5)
    const { personId } = made.people[0]
    const { workspace } = await unlockWorkspace(home, personId, made.passphrase, { scryptN: 2 })
    open.push(workspace)
    expect(await openStore(workspace).cases.list()).toHaveLength(1)
  })
})
