import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { assessmentOf, OPEN, risks } from '../../shared/privacy/assessment.ts'
import { drawing } from './data-flow.ts'
import { callsOfTheContract, exits, quietCommands, staysInside } from './exits.ts'
import { securityPage } from './security-page.ts'

const root = new URL('../../', import.meta.url)
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8')
const files = (folder: string, ending: RegExp): string[] =>
  readdirSync(new URL(`${folder}/`, root), { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => ending.test(name))

describe('The list of everything that leaves', () => {
  const { every, withBytes } = callsOfTheContract()

  it('has each call that gives a file, or says why the file stays inside', () => {
    expect(withBytes.length).toBeGreaterThan(15)
    const known = [...exits.flatMap(({ calls }) => calls), ...Object.keys(staysInside)]
    expect(withBytes.filter((name) => !known.includes(name))).toEqual([])
    expect(known.filter((name) => !every.includes(name))).toEqual([])
    expect(new Set(known).size).toBe(known.length)
  })

  it('has each screen that saves a file or prints', () => {
    const leaving = files('renderer', /\.tsx?$/).filter(
      (name) =>
        name !== 'client/bytes.ts' &&
        /\bsaveFile\(|window\.print\(|\.download\s*=/.test(read(`renderer/${name}`)),
    )
    const known = exits.flatMap(({ screens }) => screens)
    expect(leaving.filter((name) => !known.includes(name))).toEqual([])
    expect(known.filter((name) => !leaving.includes(name))).toEqual([])
  })

  it('has each command that writes what is in a workspace', () => {
    const commands = [...read('electron/cli.ts').matchAll(/\.command\('([\w-]+)/g)].map(([, name]) => name)
    const known = [...exits.flatMap(({ commands: some = [] }) => some), ...quietCommands]
    expect(commands.filter((name) => !known.includes(name ?? ''))).toEqual([])
    expect(known.filter((name) => !commands.includes(name))).toEqual([])
  })

  it('names the only two places of the core that speak to a network: the mail server, and the browser door on this computer', () => {
    const speaks = files('electron', /\.ts$/).filter((name) =>
      /from 'node:(https?|net|tls|dgram|http2)'|\bfetch\(|nodemailer\/lib\/smtp|new WebSocket/.test(
        read(`electron/${name}`).replace(/import type [^\n]+/g, ''),
      ),
    )
    expect(speaks.sort()).toEqual(['browser/server.ts', 'distribution/smtp.ts'])
    expect(read('electron/browser/server.ts')).toContain("'127.0.0.1'")
  })
})

describe('The security overview', () => {
  const page = securityPage()

  it('says what nobody can promise', () => {
    for (const words of ['key logger', 'photograph', 'Word', 'recovery code', 'not locked'])
      expect(page.split('## What Chairside does not protect against')[1]).toContain(words)
  })

  it('is drawn in a picture that says the same: what is encrypted, and what lies outside', () => {
    for (const words of ['mail server', 'Mail program', 'Second folder', 'Folder of the workspace'])
      expect(drawing()).toContain(words)
  })

  it('says of the window what the packager is told', () => {
    for (const [, name] of read('electron-builder.yml')
      .split('electronFuses:')[1]
      ?.split('\n\n')[0]
      ?.matchAll(/^ {2}(\w+):/gm) ?? [])
      expect(page).toContain(`\`${name}\``)
  })

  it('says no less than the core asks of a passphrase', () => {
    const [, least] = /minimumPassphrase = (\d+)/.exec(read('electron/api/workspace.ts')) ?? []
    expect(page).toContain(`at least ${least} characters`)
  })

  it('names no log, because there is none: the core writes to no console', () => {
    const loud = files('electron', /\.ts$/).filter(
      (name) => !/^cli|^notices/.test(name) && /console\.|appendFile/.test(read(`electron/${name}`)),
    )
    expect(loud).toEqual([])
  })
})

describe('The impact assessment', () => {
  it.each(risks)('“$risk” is answered by something that a test tries', ({ test: { file, name } }) => {
    expect(read(file).replaceAll("\\'", "'")).toContain(name)
    expect(name.length).toBeGreaterThan(15)
  })

  it('decides nothing for the council: bases, places, rights and the last word are left open', () => {
    const open = (heading: string) =>
      assessmentOf()
        .find((one) => one.heading === heading)
        ?.table?.rows.filter((row) => row.includes(OPEN)).length ?? 0
    expect(open('Lawful bases')).toBe(5)
    expect(open('Where it goes')).toBe(3)
    expect(open('Need and proportion')).toBe(3)
    expect(open('Decisions of the council')).toBeGreaterThan(7)
    expect(open('Signed off')).toBe(3)
  })

  it('says what a workspace is set to, and names nobody', () => {
    const says = JSON.stringify(
      assessmentOf({
        authority: 'Wexmoor Council',
        version: '0.1.0',
        retention: { afterTransferDays: 60, supervisionDays: 400 },
        mailServer: 'smtp.wexmoor.example',
        people: [{ role: 'CP chair', count: 3 }],
      }),
    )
    for (const words of ['60 days', '400 days', 'smtp.wexmoor.example', 'CP chair: 3', 'Wexmoor Council'])
      expect(says).toContain(words)
    const other = JSON.stringify(assessmentOf())
    expect(other).toContain('unless an administrator sets the council’s own mail server')
    expect(other).toContain('none can be purged until the council has set one')
  })
})
