import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Lock, type Locked, readLock, root } from './packages.ts'

const own = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

/** The name under which `allowScripts` knows a package. */
const nameOf = (path: string, { name }: Locked): string => name ?? path.split('node_modules/').at(-1) ?? path

/** One sentence for each entry of a lock file that could bring in something else than what was looked at. */
function faults(lock: Lock, allowed: Record<string, boolean>): string[] {
  return Object.entries(lock.packages).flatMap(([path, entry]) => {
    if (path === '') return []
    const says: string[] = []
    if (entry.link) says.push('is a link to a folder')
    if (!/^sha512-[A-Za-z0-9+/]{86}==$/.test(entry.integrity ?? ''))
      says.push('has no SHA-512 of its content')
    if (entry.resolved !== undefined && !entry.resolved.startsWith('https://registry.npmjs.org/'))
      says.push(`comes from ${entry.resolved}`)
    if (!/^\d+\.\d+\.\d+/.test(entry.version ?? '')) says.push('has no plain version')
    if (entry.hasInstallScript && !(nameOf(path, entry) in allowed))
      says.push(
        'runs a script when it is installed, and package.json (allowScripts) does not say whether it may',
      )
    return says.map((one) => `${path} ${one}.`)
  })
}

describe('The lock file', () => {
  it('pins every package to its content, from the registry, and lets none run a script that was not decided on', () => {
    expect(faults(readLock(), own.allowScripts)).toEqual([])
    expect(readLock().lockfileVersion).toBe(3)
  })

  it('is of this package.json: what it asks for is what is pinned', () => {
    const pinned = readLock().packages['']
    for (const kind of ['dependencies', 'optionalDependencies', 'devDependencies'] as const)
      expect((pinned as Record<string, unknown> | undefined)?.[kind], kind).toEqual(own[kind])
  })

  it('lets no package run a script at all when it is installed', () => {
    expect(Object.values(own.allowScripts)).not.toContain(true)
    const names = Object.entries(readLock().packages).map(([path, entry]) => nameOf(path, entry))
    for (const name of Object.keys(own.allowScripts)) expect(names, 'nobody has it').toContain(name)
  })

  it('would be refused with a git address, a file, a missing hash or a new script in it', () => {
    const good: Locked = { version: '1.0.0', integrity: `sha512-${'A'.repeat(86)}==` }
    const of = (entry: Locked) => faults({ lockfileVersion: 3, packages: { 'node_modules/a': entry } }, {})
    expect(of(good)).toEqual([])
    expect(of({ ...good, resolved: 'git+ssh://git@example.org/a.git' })[0]).toContain('comes from git+ssh')
    expect(of({ ...good, resolved: 'file:../a' })[0]).toContain('comes from file:')
    expect(of({ ...good, resolved: 'http://registry.npmjs.org/a' })[0]).toContain('comes from http:')
    expect(of({ version: '1.0.0' })[0]).toContain('no SHA-512')
    expect(of({ ...good, integrity: 'sha1-AAAA' })[0]).toContain('no SHA-512')
    expect(of({ ...good, link: true })[0]).toContain('is a link')
    expect(of({ ...good, hasInstallScript: true })[0]).toContain('runs a script')
  })
})
