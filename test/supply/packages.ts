/** What the project is made of, from the lock file, the sources and the packages on this disk: no network is asked. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '')

export type Locked = {
  name?: string
  version?: string
  resolved?: string
  integrity?: string
  license?: string
  link?: boolean
  dev?: boolean
  hasInstallScript?: boolean
  dependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
  peerDependencies?: Record<string, string>
}
export type Lock = { lockfileVersion: number; packages: Record<string, Locked> }

/** `path`: as the lock file names it; `name`: what the package calls itself, also where it is installed under another. */
export type Package = { path: string; name: string; version: string; licence: string }

export const readLock = (): Lock => JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))

const installedAs = (path: string): string => path.slice(path.lastIndexOf('node_modules/') + 13)

const packageOf = (path: string, { name, version, license }: Locked): Package => ({
  path,
  name: name ?? installedAs(path),
  version: version ?? '',
  licence: license ?? '',
})

/** Every package that the lock file holds. */
export const everyPackage = (lock: Lock): Package[] =>
  Object.entries(lock.packages).flatMap(([path, entry]) => (path ? [packageOf(path, entry)] : []))

/** Where Node would find `name` from the package at `path`; undefined where it is not there (optional, or of another system). */
function found(lock: Lock, path: string, name: string): string | undefined {
  for (let from = path; ; from = from.slice(0, Math.max(0, from.lastIndexOf('/node_modules/')))) {
    const at = `${from ? `${from}/` : ''}node_modules/${name}`
    if (lock.packages[at]) return at
    if (!from.includes('node_modules/')) return undefined
    if (!from.includes('/node_modules/')) from = ''
  }
}

/** Shipped as they are, without what they need to be installed or compiled. */
const ALONE = new Set(['node_modules/electron', 'node_modules/better-sqlite3'])

const SOURCES = ['electron', 'renderer', 'shared']
/** Values, not types: a type is gone when the program runs. Style sheets import fonts. */
const IMPORT =
  /(?:^|\n)\s*(?:import(?!\s+type\b)|export(?!\s+type\b))\s[^'"]*?from\s*['"]([^'"]+)['"]|(?:^|\n)@?import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/g
const BUILD_ONLY = ['electron/notices.ts', 'electron/launch.mjs']

/** Names of packages that the sources of the product import themselves. */
export function importedNames(files: readonly string[] = SOURCES.flatMap(filesIn)): string[] {
  const names = files.flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(IMPORT)].flatMap(([, a, b, c]) => {
      const from = (a ?? b ?? c ?? '').replace(/^(?:\.\.\/)*node_modules\//, '')
      if (/^(\.|\/|node:)/.test(from) || from === '') return []
      return [
        from
          .split('/')
          .slice(0, from.startsWith('@') ? 2 : 1)
          .join('/'),
      ]
    }),
  )
  return [...new Set(names)].sort()
}

function filesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((name) => /\.(ts|tsx|css)$/.test(name) && !/\.d\.ts$/.test(name) && !BUILD_ONLY.includes(name))
    .sort()
}

/**
 * Everything that can be in the product: what its sources import, and whatever these need in turn. The bundler leaves out
 * what is not used, so that this is rather too much than too little; a story compares it with what was built.
 */
export function mayShip(lock: Lock, names: readonly string[] = importedNames()): Package[] {
  const seen = new Set<string>()
  const waiting = names.map((name) => found(lock, '', name)).filter((path) => path !== undefined)
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (seen.has(path)) continue
    seen.add(path)
    const entry = lock.packages[path]
    if (!entry || ALONE.has(path)) continue
    const needed = { ...entry.dependencies, ...entry.optionalDependencies, ...entry.peerDependencies }
    for (const name of Object.keys(needed)) {
      const at = found(lock, path, name)
      // Words about types for the compiler are never in a program.
      if (at && !installedAs(at).startsWith('@types/')) waiting.push(at)
    }
  }
  return [...seen].sort().map((path) => packageOf(path, lock.packages[path] as Locked))
}

/** `name@version`, each once, sorted. */
export const listed = (packages: readonly Pick<Package, 'name' | 'version'>[]): string[] =>
  [...new Set(packages.map(({ name, version }) => `${name}@${version}`))].sort()
