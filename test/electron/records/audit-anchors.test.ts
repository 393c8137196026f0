/** A signed document takes the audit chain with it: whoever has one can tell whether the chain was written anew since. */
import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { main } from '../../../electron/cli.ts'
import { witnessesInFiles } from '../../../electron/records/audit-documents.ts'
import { auditFiles, checkAuditFile } from '../../../electron/records/audit-export.ts'
import { contentIn } from '../../../electron/signing/index.ts'
import type { Tables } from '../../../electron/workspace/index.ts'
import { hashOf } from '../../../electron/workspace/index.ts'
import { templateFor } from '../../../shared/templates/index.ts'
import { names, passphrase, startWorld, type World } from './world.ts'

let world: World
let recordId: string
let folder: string
const left: { fileName: string; bytes: string }[] = []
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chairside-anchors-'))
  world = await startWorld()
  const template = templateFor('ICPC')
  if (!template) throw new Error('no ICPC')
  const { client, record, role } = await world.complete(template)
  recordId = record.id
  await client.signing.sign({ recordId, passphrase, typedName: names[role] ?? '', readToEnd: true })
  const internal = (await client.copies.recipients({ recordId })).find(({ kind }) => kind === 'internal')
  left.push(await client.copies.document({ recordId, recipientId: internal?.id ?? '' }))
}, 120_000)
afterAll(async () => {
  await world.stop()
  await rm(folder, { recursive: true, force: true })
})

const rooms = () => world.core.needRooms()
const raw = () => rooms().workspace.raw
const document = () => {
  const [file] = left
  if (!file) throw new Error('a document was taken')
  return file
}
const verdict = async () =>
  (await world.client.verify.file({ fileName: document().fileName, bytes: document().bytes })).audit

type Row = Tables['audit']
/** What somebody with the key and a database tool does: the whole chain anew, with one row another one. */
function rewrite(change: (row: Row) => Row) {
  raw().exec('DROP TRIGGER IF EXISTS audit_keeps_rows; DROP TRIGGER IF EXISTS audit_loses_no_row')
  const rows = raw().prepare<[], Row>('SELECT * FROM audit ORDER BY seq').all()
  raw().exec('DELETE FROM audit')
  const insert = raw().prepare<Row>(
    'INSERT INTO audit VALUES (@seq, @at, @person, @action, @subject, @detail, @previous, @hash)',
  )
  let previous = ''
  let seq = 0
  for (const row of rows) {
    const { hash: _hash, ...rest } = { ...change(row), seq: ++seq, previous }
    previous = hashOf(rest)
    insert.run({ ...rest, hash: previous })
  }
  raw().prepare('UPDATE audit_head SET seq = ?, hash = ?').run(seq, previous)
}
const put = (rows: Row[]) => {
  raw().exec('DELETE FROM audit')
  for (const row of rows)
    raw()
      .prepare<Row>(
        'INSERT INTO audit VALUES (@seq, @at, @person, @action, @subject, @detail, @previous, @hash)',
      )
      .run(row)
  const last = rows.at(-1)
  raw().prepare('UPDATE audit_head SET seq = ?, hash = ?').run(last?.seq, last?.hash)
}

async function run(words: string[]) {
  const kept = { output: '', errors: '' }
  const into = (name: 'output' | 'errors') =>
    new Writable({
      write(part, _encoding, done) {
        kept[name] += String(part)
        done()
      },
    })
  const io = { input: Readable.from(['']), output: into('output'), errors: into('errors') }
  return { exit: await main(words, io), ...kept }
}

describe('a signed document', () => {
  it('names the newest row of the moment it was signed, inside its signature, and says nothing else by it', async () => {
    const bytes = new Uint8Array(Buffer.from(document().bytes, 'base64'))
    const row = contentIn(bytes)?.auditRow
    const kept = (await rooms().store.signed.auditRows()).find((one) => one.recordId === recordId)
    expect(row).toEqual({ number: kept?.number, hash: kept?.hash })
    const parts = unzipSync(bytes)
    const part = strFromU8(parts['customXml/item1.xml'] as Uint8Array)
    expect(part).toContain(row?.hash)
    expect(Object.keys(row ?? {})).toEqual(['number', 'hash'])
    // Nowhere else: not on the page, and not in what Word shows about the file.
    for (const [name, data] of Object.entries(parts))
      if (!name.startsWith('customXml/')) expect(strFromU8(data), name).not.toContain(row?.hash)
    expect(await verdict()).toEqual({
      row: row?.number,
      holds: true,
      says: `Row ${row?.number} of the audit chain is the one that this document names.`,
    })
  })

  it('shows, and so do the frozen files, that the chain was written anew, although the chain holds in itself', async () => {
    const before = raw().prepare<[], Row>('SELECT * FROM audit ORDER BY seq').all()
    expect((await rooms().workspace.check()).ok).toBe(true)
    rewrite((row) => (row.seq === 3 ? { ...row, person: 'somebody-else' } : row))
    const checked = await rooms().workspace.check()
    expect(checked.audit.ok).toBe(true)
    expect(checked.ok).toBe(false)
    expect(checked.problems.join(' ')).toMatch(/audit chain was written anew.*signed record/)
    expect(await verdict()).toMatchObject({ holds: false, says: expect.stringContaining('written anew') })
    put(before)
    expect((await rooms().workspace.check()).ok).toBe(true)
  })

  it('shows it still when the tables that name the row were put right too: its signature cannot be', async () => {
    const before = raw().prepare<[], Row>('SELECT * FROM audit ORDER BY seq').all()
    const kept = (await rooms().store.signed.auditRows())[0]
    rewrite((row) => (row.seq === 3 ? { ...row, person: 'somebody-else' } : row))
    raw().exec('DROP TRIGGER signed_version_is_not_changed')
    const forged = raw().prepare('SELECT hash FROM audit WHERE seq = ?').pluck().get(kept?.number)
    raw().prepare('UPDATE signed_version SET audit_hash = ?').run(forged)
    expect((await rooms().workspace.check()).ok).toBe(true)
    const { witnesses, problems } = await witnessesInFiles(rooms())
    expect(problems[0]).toContain('The tables name another row of the audit chain')
    const checked = await rooms().workspace.check(witnesses)
    expect(checked.problems.join(' ')).toMatch(/written anew.*signed file/)
    expect((await verdict())?.holds).toBe(false)
    raw().prepare('UPDATE signed_version SET audit_hash = ?').run(kept?.hash)
    put(before)
    expect((await rooms().workspace.check((await witnessesInFiles(rooms())).witnesses)).ok).toBe(true)
  })

  it('shows that the records are an older copy of themselves', async () => {
    const before = raw().prepare<[], Row>('SELECT * FROM audit ORDER BY seq').all()
    put(before.slice(0, 10))
    expect(await verdict()).toMatchObject({
      holds: false,
      says: expect.stringContaining('they are an older copy of themselves'),
    })
    put(before)
  })

  it('cannot be signed on a row that is not in the chain', async () => {
    const frozen = raw()
      .prepare<[string], Tables['signed_version']>('SELECT * FROM signed_version WHERE record_id = ?')
      .get(recordId)
    if (!frozen) throw new Error('it was signed')
    const template = templateFor('SUP_CASE')
    if (!template) throw new Error('no SUP_CASE')
    const { record } = await world.complete(template)
    const freeze = (hash: string) =>
      rooms().store.signed.freeze(
        record.id,
        {
          version: '1.0',
          canonicalJson: frozen.canonical_json,
          sha256: frozen.sha256,
          ruleSet: '',
          rules: {},
          template: {},
          appVersion: '',
          findings: [],
          signedBy: 'Priya Noor',
          role: 'CP chair',
          signedAt: frozen.signed_at,
          signedAtLocal: '',
          files: [],
          auditRow: { number: 2, hash },
        },
        'p',
      )
    await expect(freeze('f'.repeat(64))).rejects.toThrow('not the one that was to be signed')
    expect((await rooms().store.records.get(record.id)).state).toBe('draft')
  })
})

describe('the audit trail as files', () => {
  const me = async () =>
    (await world.client.workspace.status()).me as NonNullable<
      Awaited<ReturnType<World['client']['workspace']['status']>>['me']
    >
  const files = async (from = '', to = '') => auditFiles(rooms(), await me(), { from, to }, world.clock.now)

  it('can be checked by anybody with SHA-256 and nothing of Chairside, and says how', async () => {
    const { lines, page, cover } = await files()
    const [first, ...rows] = lines
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    let before = first.previous
    for (const { hash, ...row } of rows) {
      expect(row.previous).toBe(before)
      const text = JSON.stringify(
        Object.fromEntries(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1))),
      )
      // A session of supervision that this chair may not open keeps its place, and says nothing.
      if (!row.withheld) expect(createHash('sha256').update(text).digest('hex')).toBe(hash)
      before = hash
    }
    expect(page).toContain(cover.newest.hash)
    expect(page).toContain('hashlib.sha256')
    expect(checkAuditFile(lines)).toMatchObject({ ok: true, rows: rows.length })
    expect(rows.filter(({ withheld }) => withheld).length).toBeGreaterThan(0)
  })

  it('does not hold once a line of it was changed, left out, added, moved or cut off', async () => {
    const { lines } = await files()
    const all = lines.trim().split('\n')
    const without = (at: number) => [...all.slice(0, at), ...all.slice(at + 1)]
    const edited = [...all]
    edited[4] = (all[4] ?? '').replace(/"person":"[^"]*"/, '"person":"x"')
    const moved = [...all]
    ;[moved[4], moved[5]] = [all[5] ?? '', all[4] ?? '']
    const tries = [
      without(3),
      without(1),
      edited,
      moved,
      all.slice(0, -1),
      [...all, all.at(-1) ?? ''],
      all.slice(1),
    ]
    for (const one of tries) {
      const { ok, problem } = checkAuditFile(one.join('\n'))
      expect(ok).toBe(false)
      expect(problem).toMatch(/\.$/)
    }
    expect(checkAuditFile('rubbish').problem).toContain('not a file of the audit trail')
  })

  it('is a list for people too, in which no cell runs as a formula', async () => {
    const account = await me()
    await rooms().store.accounts.update({ ...account, name: '=1+1' }, account.id)
    try {
      const { csv } = await files()
      expect(csv).toContain("'=1+1")
      expect(csv).not.toMatch(/(^|,)=1\+1/m)
      expect(csv).toContain('signed the record')
    } finally {
      await rooms().store.accounts.update(account, account.id)
    }
  })

  it('takes a period from its first to its last row, and says so where there is nothing', async () => {
    const { cover, lines } = await files('2026-09-17', '2026-09-17')
    expect(checkAuditFile(lines).ok).toBe(true)
    expect(cover.from).toBe('2026-09-17')
    await expect(files('2020-01-01', '2020-01-02')).rejects.toThrow('There is nothing in the audit trail')
  })

  it('comes out of the command line, is checked there, and a document is compared with it', async () => {
    await writeFile(join(folder, 'document.docx'), Buffer.from(document().bytes, 'base64'))
    await writeFile(join(folder, 'passphrase'), `${passphrase}\n`)
    await world.core.close()
    const opens = [
      '--workspace',
      world.folder,
      '--person',
      'Priya Noor',
      '--passphrase-file',
      join(folder, 'passphrase'),
    ]
    const out = join(folder, 'audit.jsonl')
    expect(await run(['audit', ...opens, '--out', out])).toMatchObject({ exit: 0 })
    const good = await run(['audit', '--check', out])
    expect(good).toMatchObject({ exit: 0, errors: expect.stringContaining('The chain in this file holds') })
    const text = await readFile(out, 'utf8')
    await writeFile(out, text.replace('record signed', 'record read'))
    const bad = await run(['audit', '--check', out])
    expect(bad.exit).toBe(1)
    expect(bad.errors).toMatch(/does not hold\. Row \d+ was changed after it was written\./)
    const refused = await run([
      'audit',
      ...opens.slice(0, 2),
      '--person',
      'Ruth Ives',
      ...opens.slice(4),
      '--out',
      out,
    ])
    expect(refused).toMatchObject({
      exit: 1,
      errors: expect.stringContaining('does not include the audit trail'),
    })

    const verified = await run(['verify', join(folder, 'document.docx'), ...opens])
    expect(verified.exit).toBe(0)
    expect(JSON.parse(verified.output).audit).toMatchObject({ holds: true })
    const checked = await run(['check-workspace', ...opens, '--documents'])
    expect(checked.exit).toBe(0)
    expect(JSON.parse(checked.output)).toMatchObject({ ok: true, documents: 1 })
  })
})
