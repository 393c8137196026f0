import { spawnSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { main } from '../../../electron/cli.ts'
import { createAuthority, issueIdentity } from '../../../electron/signing/index.ts'
import { createWorkspace } from '../../../electron/workspace/index.ts'
import { copyContentSchema } from '../../../shared/copies/index.ts'
import { withChanges } from '../../../shared/minutes/changes.ts'
import { readMinutesFile, writeMinutesFile } from '../../../shared/minutes/file.ts'
import { entryText } from '../../../shared/minutes/index.ts'
import { writePkcs12 } from './pkcs12.ts'

const resource = (path: string) => new URL(`../../../resources/examples/${path}`, import.meta.url)
const conference = resource('icpc_harcastle.json').pathname
const expected = new URL('../../examples/expected/icpc_harcastle.json', import.meta.url)

/** Runs one command as from a shell. */
async function run(words: string[], input = '') {
  const kept = { output: '', errors: '' }
  const into = (name: 'output' | 'errors') =>
    new Writable({
      write(part, _encoding, done) {
        kept[name] += String(part)
        done()
      },
    })
  const io = { input: Readable.from([input]), output: into('output'), errors: into('errors') }
  return { exit: await main(words, io), ...kept }
}
const lines = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))

let folder: string
let ready: string
let p12: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chairside-cli-'))
  const read = readMinutesFile(JSON.parse(await readFile(conference, 'utf8')))
  if (!read.ok) throw new Error(read.says)
  const changes = JSON.parse(await readFile(resource('answers-harcastle.json'), 'utf8'))
  const answered = withChanges(read.minutes, changes)
  if (!answered.ok) throw new Error(answered.says)
  ready = join(folder, 'ready.json')
  await writeFile(ready, JSON.stringify(writeMinutesFile(answered.minutes)))
  const now = new Date('2026-09-01T09:00:00Z')
  const chair = answered.minutes.people.find((person) => person.id === answered.minutes.meeting.chair)
  const who = {
    name: chair?.name ?? '',
    role: 'CP chair',
    organisation: 'Wexmoor Council',
    email: 'chair@example.org',
  }
  const authority = await createAuthority('Wexmoor Test CA', now)
  p12 = join(folder, 'chair.p12')
  await writeFile(p12, writePkcs12(await issueIdentity(authority, who, now), 'letmein'))
  await writeFile(join(folder, 'password'), 'letmein\n')
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('words that cannot be understood', () => {
  it.each([[['frobnicate']], [['check']], [['check', 'a', '--frob']], [['export', 'a', '--out', 'b']], [[]]])(
    'give exit code 2 and a sentence: %j',
    async (words) => {
      const { exit, output, errors } = await run(words)
      expect(exit).toBe(2)
      expect(output).toBe('')
      expect(errors).not.toBe('')
      expect(errors).not.toMatch(/ {4}at |Error:|\.ts:/)
    },
  )

  it('give help when it is asked for', async () => {
    const { exit, output } = await run(['--help'])
    expect(exit).toBe(0)
    for (const name of [
      'cues',
      'check',
      'export',
      'verify',
      'certificate',
      'serve',
      'backup',
      'restore',
      'check-workspace',
    ]) {
      expect(output).toContain(name)
    }
  })
})

describe('cues', () => {
  const text = 'Mum has engaged well with the plan.'

  it('answers each line of standard input in order, with the place of each cue', async () => {
    const { exit, output } = await run(
      ['cues'],
      `${JSON.stringify({ id: 'a', text })}\n\n${JSON.stringify({ id: 2, text: 'The house is on Mill Road.' })}\n`,
    )
    expect(exit).toBe(0)
    const [first, second] = lines(output)
    expect(first.id).toBe('a')
    expect(first.cues.map((cue: { family: string }) => cue.family)).toContain('OO')
    for (const cue of first.cues) {
      expect(text.slice(cue.start, cue.end)).toBe(cue.text)
      expect(cue.question).not.toBe('')
    }
    expect(second).toEqual({ id: 2, cues: [] })
  })

  it('reads a file as well', async () => {
    const file = join(folder, 'lines.jsonl')
    await writeFile(file, `${JSON.stringify({ id: 1, section: 'agencyInfo', text })}\r\n`)
    const { exit, output } = await run(['cues', file])
    expect(exit).toBe(0)
    expect(lines(output)[0].cues).not.toEqual([])
  })

  it('names the lines it cannot read, answers the others and ends with 2', async () => {
    const { exit, output, errors } = await run(
      ['cues'],
      `nonsense\n${JSON.stringify({ id: 1, text })}\n{"id":3}\n`,
    )
    expect(exit).toBe(2)
    expect(lines(output)).toHaveLength(1)
    expect(errors).toContain('Line 1 was left out')
    expect(errors).toContain('Line 3 was left out')
  })

  it('says that a file is not there', async () => {
    const { exit, errors } = await run(['cues', join(folder, 'nothing.jsonl')])
    expect(exit).toBe(2)
    expect(errors).toContain('There is no such file')
  })
})

describe('check', () => {
  it('lists what blocks the fictional conference, and the answer is no', async () => {
    const { exit, output, errors } = await run(['check', conference, '--now', '2026-09-18T14:00:00Z'])
    expect(exit).toBe(1)
    const answer = JSON.parse(output)
    const oracle = JSON.parse(await readFile(expected, 'utf8'))
    expect(new Set(answer.blockers)).toEqual(new Set(oracle.signOffBlockedBy))
    expect(answer.findings.length).toBeGreaterThan(10)
    expect(answer.clocks.map((clock: { id: string }) => clock.id)).toContain('T-ICPC')
    expect(errors).toContain('cannot be signed yet')
  })

  it.each(['icpc_harcastle', 'cin_review_whitlock_doyle', 'group_supervision_family_l'])(
    'says of %s what its oracle says: rules, clocks, cues, and what holds back signing and closing',
    async (name) => {
      const file = resource(`${name}.json`).pathname
      const oracle = JSON.parse(
        await readFile(new URL(`../../examples/expected/${name}.json`, import.meta.url), 'utf8'),
      )
      const read = readMinutesFile(JSON.parse(await readFile(file, 'utf8')))
      if (!read.ok) throw new Error(read.says)
      const { meeting, sections } = read.minutes
      const { exit, output } = await run(['check', file, '--now', `${meeting.date}T18:00:00Z`])
      expect(exit).toBe(1)
      const answer = JSON.parse(output)
      const raised = new Set(answer.findings.map((finding: { ruleId: string }) => finding.ruleId))
      expect(oracle.rules.filter((rule: string) => !raised.has(rule))).toEqual([])
      expect(oracle.rulesNotExpected.filter((rule: string) => raised.has(rule))).toEqual([])
      expect(new Set(answer.blockers)).toEqual(new Set(oracle.signOffBlockedBy))
      if (oracle.closureBlockedBy)
        expect(new Set(answer.closureBlockers)).toEqual(new Set(oracle.closureBlockedBy))
      type Cue = { cue: string; section: string; text: string; start: number; end: number; entryId: string }
      const cues: Cue[] = answer.cues
      expect(oracle.cues.filter((cue: string) => !cues.some((one) => one.cue === cue))).toEqual([])
      const texts = sections.flatMap((one) => one.entries.map(entryText))
      for (const { cue, sentence } of oracle.mustNotFlag) {
        const around = texts.find((text) => text.includes(sentence)) ?? ''
        const at = around.indexOf(sentence)
        const inside = cues.filter(
          (one) =>
            one.cue === cue &&
            around.slice(one.start, one.end) === one.text &&
            one.start >= at &&
            one.end <= at + sentence.length,
        )
        expect(inside, `${cue} in “${sentence}”`).toEqual([])
      }
      for (const { timer, start, due } of oracle.timers) {
        const same = answer.clocks.filter(
          (clock: { id: string; start: string; due: string }) =>
            clock.id === timer && (!start || clock.start === start) && (!due || clock.due === due),
        )
        expect(same, `${timer} ${start ?? ''} ${due ?? ''}`).not.toEqual([])
      }
    },
  )

  it('has nothing against the answered conference', async () => {
    const { exit, output, errors } = await run(['check', ready, '--now', '2026-09-18T14:00:00Z'])
    expect(errors).toBe('')
    expect(exit).toBe(0)
    expect(JSON.parse(output)).toMatchObject({ blockers: [], missingSections: [] })
  })

  it.each([
    ['not JSON', 'once upon a time'],
    ['another kind of file', '{"name":"chairside"}'],
    ['a list', '[]'],
  ])('says that %s is not a minutes file', async (_what, content) => {
    const file = join(folder, 'other.json')
    await writeFile(file, content)
    const { exit, output, errors } = await run(['check', file])
    expect(exit).toBe(1)
    expect(output).toBe('')
    expect(errors).toContain('not a minutes file')
  })
})

describe('export', () => {
  it('writes one draft for each parent', async () => {
    const out = join(folder, 'drafts')
    const { exit, output, errors } = await run(['export', conference, '--copy', 'family', '--out', out])
    expect(exit).toBe(0)
    const { files } = JSON.parse(output)
    expect(files.length).toBeGreaterThan(1)
    expect(
      files.every((file: { signed: boolean; copy: string }) => !file.signed && file.copy === 'parent'),
    ).toBe(true)
    expect((await readdir(out)).sort()).toEqual(files.map((file: { file: string }) => file.file).sort())
    expect(errors).toContain('DRAFT')
    for (const { file } of files)
      expect(errors).toContain(
        `${file}: a second person has to look at this copy before it is handed out (R-RS).`,
      )
  })

  it('says nothing of a second person for the child’s file', async () => {
    const out = join(folder, 'file')
    const { exit, errors } = await run(['export', conference, '--copy', 'internal', '--out', out])
    expect(exit).toBe(0)
    expect(errors).not.toContain('second person')
  })

  it('will not sign a record that is blocked, and writes nothing', async () => {
    const out = join(folder, 'blocked')
    const words = ['export', conference, '--copy', 'internal', '--out', out, '--sign', p12]
    const { exit, output, errors } = await run([...words, '--password-file', join(folder, 'password')])
    expect(exit).toBe(1)
    expect(JSON.parse(output).signed).toBe(false)
    expect(errors).toContain('Nothing was written')
    await expect(readdir(out)).rejects.toThrow()
  })

  it('signs a record that is ready, and verify finds it genuine, and a changed byte not', async () => {
    const out = join(folder, 'signed')
    const words = [
      'export',
      ready,
      '--copy',
      'internal',
      '--out',
      out,
      '--sign',
      p12,
      '--now',
      '2026-09-18T14:00:00Z',
    ]
    const made = await run([...words, '--password-file', '-'], 'letmein\n')
    expect(made.errors).toContain('One file was written')
    expect(made.exit).toBe(0)
    const [file] = JSON.parse(made.output).files
    expect(file.signed).toBe(true)

    const path = join(out, file.file)
    const good = await run(['verify', path])
    expect(good.exit).toBe(0)
    expect(JSON.parse(good.output)).toMatchObject({
      state: 'genuine',
      problems: [],
      signer: { name: 'Priya Nandakumar' },
      signatures: [{ signer: { name: 'Priya Nandakumar' }, holds: true, trust: 'not known' }],
      unsignedLines: [],
    })
    // A case system takes the content in as JSON, but only from a file that is as it was signed.
    const content = join(folder, 'content.json')
    expect((await run(['verify', path, '--content', content])).errors).toContain(
      'content of the copy was written',
    )
    expect(copyContentSchema.parse(JSON.parse(await readFile(content, 'utf8')))).toMatchObject({
      kind: 'internal',
      signature: { name: 'Priya Nandakumar' },
    })

    const bytes = await readFile(path)
    const at = bytes.indexOf('word/document.xml') + 200
    bytes[at] = (bytes[at] ?? 0) ^ 1
    await writeFile(path, bytes)
    const bad = await run(['verify', path])
    expect(bad.exit).toBe(1)
    expect(JSON.parse(bad.output).state).not.toBe('genuine')
    const none = join(folder, 'none.json')
    expect((await run(['verify', path, '--content', none])).exit).toBe(1)
    await expect(readFile(none)).rejects.toThrow()
  })

  it('tells a wrong password, a wrong kind of copy and an unknown recipient', async () => {
    const words = ['export', ready, '--out', join(folder, 'no'), '--copy']
    const wrong = await run([...words, 'internal', '--sign', p12, '--password-file', '-'], 'wrong\n')
    expect(wrong.exit).toBe(2)
    expect(wrong.errors).toContain('password')
    const kind = await run([...words, 'everybody'])
    expect(kind.exit).toBe(2)
    expect(kind.errors).toContain('Choose one of')
    const nobody = await run([...words, 'family', '--recipient', 'p-nobody'])
    expect(nobody.exit).toBe(1)
    expect(nobody.errors).toContain('These do:')
  })
})

describe('verify', () => {
  it('says of an unsigned document and of another file what they are', async () => {
    const out = join(folder, 'unsigned')
    const made = await run(['export', conference, '--copy', 'internal', '--out', out])
    const [file] = JSON.parse(made.output).files
    const unsigned = await run(['verify', join(out, file.file)])
    expect(unsigned.exit).toBe(1)
    expect(unsigned.errors).toContain('not signed')
    const other = await run(['verify', conference])
    expect(other.exit).toBe(1)
    expect(other.errors).toContain('could not be read')
  })
})

describe('scan', () => {
  it('finds in the file’s copy what a parent’s copy must not hold, and nothing in the parent’s', async () => {
    const out = join(folder, 'scanned')
    const made = async (kind: string, more: string[]) => {
      const { output } = await run(['export', conference, '--copy', kind, ...more, '--out', out])
      return join(out, JSON.parse(output).files[0].file)
    }
    const [inside, parent] = [await made('internal', []), await made('family', ['--recipient', 'p-lee'])]
    const leaking = await run(['scan', inside, '--not', 'Tarnbrook', 'no such words'])
    expect(leaking.exit).toBe(1)
    expect(leaking.errors).toContain('Do not send')
    const [{ leaks }] = JSON.parse(leaking.output).files
    expect(leaks[0]).toMatchObject({ word: 'Tarnbrook', part: 'word/document.xml', where: 'text' })
    const words = join(folder, 'words')
    await writeFile(words, 'Tarnbrook\n\nno such words\n')
    const clean = await run(['scan', parent, '--not-file', words])
    expect(clean.exit).toBe(0)
    expect(JSON.parse(clean.output)).toMatchObject({ words: 2, files: [{ clean: true, leaks: [] }] })
  })

  it('asks for words, and for a file that is there', async () => {
    const without = await run(['scan', conference])
    expect(without.exit).toBe(2)
    expect(without.errors).toContain('Say which words')
    expect((await run(['scan', join(folder, 'gone'), '--not', 'x'])).exit).toBe(2)
  })
})

describe('a workspace', () => {
  const passphrase = 'three words and a number 7'
  let workspace: string
  beforeAll(async () => {
    workspace = join(folder, 'workspace')
    await mkdir(workspace)
    const first = { personId: 'person-1', name: 'Alex Marsh', role: 'CP chair' }
    const made = await createWorkspace(workspace, {
      name: 'Test',
      fictional: false,
      first,
      passphrase,
      scryptN: 1024,
    })
    made.workspace.close()
  })
  const open = (words: string[], secret = passphrase) =>
    run([...words, '--workspace', workspace, '--passphrase-file', '-'], `${secret}\n`)

  it('is checked, backed up, listed and put back', async () => {
    const checked = await open(['check-workspace'])
    expect(checked.errors).toBe('The workspace is whole.\n')
    expect(checked.exit).toBe(0)
    expect((await open(['backup'])).exit).toBe(0)
    const list = await run(['restore', '--workspace', workspace, '--list'])
    const { backups } = JSON.parse(list.output)
    expect(backups).toHaveLength(1)
    const drilled = await open(['drill'])
    expect(drilled.errors).toContain('It is good.')
    expect(drilled.exit).toBe(0)
    expect(JSON.parse(drilled.output)).toMatchObject({ ok: true, from: 'here', problems: [] })
    const back = await open(['restore', '--backup', backups[0].name])
    expect(back.errors).toContain('put back')
    expect(back.exit).toBe(0)
    expect((await open(['check-workspace'])).exit).toBe(0)
  })

  it('hands out the certificate of its authority, which IT can read', async () => {
    const out = join(folder, 'authority.pem')
    const made = await open(['certificate', '--out', out])
    expect(made.exit).toBe(0)
    expect(JSON.parse(made.output)).toMatchObject({ file: out, authority: 'Chairside Test' })
    const certificate = new X509Certificate(await readFile(out))
    expect([certificate.ca, certificate.subject]).toEqual([true, 'CN=Chairside Test'])
    const nowhere = await open(['certificate', '--out', join(folder, 'no', 'such', 'place.pem')])
    expect(nowhere.exit).toBe(2)
    expect(nowhere.errors).toContain('could not be written')
  })

  it('stays shut for a wrong passphrase, and nothing is asked for on the command line', async () => {
    const wrong = await open(['check-workspace'], 'something else')
    expect(wrong.exit).toBe(2)
    expect(wrong.errors).not.toContain('something else')
    const none = await run(['check-workspace', '--workspace', workspace])
    expect(none.exit).toBe(2)
    expect(none.errors).toContain('--passphrase-file')
  })

  it('is not found in an empty folder, and a backup that is not there is told', async () => {
    const empty = await run(
      ['check-workspace', '--workspace', join(folder, 'empty'), '--passphrase-file', '-'],
      'x\n',
    )
    expect(empty.exit).toBe(2)
    expect(empty.errors).toContain('no workspace')
    const missing = await open(['restore', '--backup', 'nothing.db'])
    expect(missing.exit).toBe(1)
    const second = await open(['drill', '--second-folder'])
    expect(second.exit).toBe(2)
    expect(second.errors).toContain('no backup in the second folder')
  })
})

describe('the launcher', () => {
  it('passes the exit code on and keeps the two outputs apart', async () => {
    const launcher = new URL('../../../electron/launch.mjs', import.meta.url)
    const done = spawnSync(process.execPath, [launcher.pathname, 'cli', 'cues'], {
      input: '{"id":1,"text":"Nothing to ask about."}\n',
      encoding: 'utf8',
      cwd: tmpdir(),
    })
    expect(done.stderr).toBe('')
    expect(done.stdout).toBe('{"id":1,"cues":[]}\n')
    expect(done.status).toBe(0)
  })
})
