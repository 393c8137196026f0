/**
 * The first file that runs: plain JavaScript, for whatever Node is on the machine. It finds the right Node, builds
 * the screens when they are out of date, and opens a door.
 *
 *   node electron/launch.mjs start [--browser] | dev | build | cli <command> | bench | torture
 */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const inRoot = (...parts) => join(root, ...parts)
const tell = (sentence) => process.stderr.write(`${sentence}\n`)

const [wish = 'start', ...rest] = process.argv.slice(2)

async function run() {
  switch (wish) {
    case 'start':
      return start()
    case 'dev':
      return dev()
    case 'build':
      return build(true) ? 0 : 2
    case 'cli':
      return cli()
    case 'bench':
      // What is measured in the screens is the product as it is built.
      if (!build()) return 2
      return (await import(pathToFileURL(inRoot('test/bench/bench.ts')).href)).main(rest)
    case 'torture':
      return (await import(pathToFileURL(inRoot('test/torture/torture.ts')).href)).main(rest)
    default:
      tell(`Chairside does not know "${wish}". Use: npm start`)
      return 2
  }
}

/** The database's native module ends an older Node without a word, so the version is asked first. */
function rightNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  return Number(process.versions.napi) >= 10 && (major > 22 || (major === 22 && minor >= 18))
}

/** Runs the same again with the Node that `npm ci` brought, or says what to install. */
function withOtherNode() {
  const name = { linux: 'linux', win32: 'win' }[process.platform]
  const file = process.platform === 'win32' ? 'node.exe' : 'node'
  const other = name && inRoot('node_modules', `node-${name}-${process.arch}`, 'bin', file)
  if (!other || !existsSync(other)) {
    tell(
      `Chairside needs Node 22.18 or newer, and this is Node ${process.versions.node}. Install the current Node from nodejs.org, then run the same command again.`,
    )
    return 2
  }
  return inOurPlace(other, process.argv.slice(1))
}

/** Runs a program in our place: it hears what we hear, and its exit code is ours. */
function inOurPlace(program, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: 'inherit', ...options })
    const pass = (signal) => child.kill(signal)
    process.on('SIGINT', pass)
    process.on('SIGTERM', pass)
    child.once('error', () => resolve(2))
    child.once('exit', (code) => resolve(code ?? 2))
  })
}

// ---- the build ----

/** Newest change and number of the files that the build reads: a removed file counts too. */
function sourceState() {
  let newest = 0
  let count = 0
  const look = (path) => {
    const stat = statSync(path, { throwIfNoEntry: false })
    if (!stat) return
    if (stat.isDirectory()) {
      for (const name of readdirSync(path)) look(join(path, name))
      return
    }
    count += 1
    newest = Math.max(newest, stat.mtimeMs)
  }
  for (const part of ['electron', 'renderer', 'shared', 'resources']) look(inRoot(part))
  for (const part of ['electron.vite.config.ts', 'package-lock.json', 'package.json']) look(inRoot(part))
  return JSON.stringify({ newest, count })
}

const stampFile = inRoot('out', 'built.json')

function upToDate(state) {
  const built = ['main/main.js', 'main/browser.js', 'preload/preload.cjs', 'renderer/index.html']
  if (!built.every((file) => existsSync(inRoot('out', file)))) return false
  try {
    return readFileSync(stampFile, 'utf8') === state
  } catch {
    return false
  }
}

/** Builds when needed, or always when `always`. Quiet unless it fails. */
function build(always = false) {
  const state = sourceState()
  if (!always && upToDate(state)) return true
  if (!existsSync(inRoot('node_modules/electron-vite'))) {
    tell('The parts of Chairside are not installed yet. Run "npm ci" and try again.')
    return false
  }
  rmSync(stampFile, { force: true })
  const done = spawnSync(
    process.execPath,
    [inRoot('node_modules/electron-vite/bin/electron-vite.js'), 'build'],
    {
      cwd: root,
      encoding: 'utf8',
    },
  )
  if (done.status !== 0) {
    tell(`${done.stdout ?? ''}${done.stderr ?? ''}`)
    tell('Chairside could not be built. Run "npm ci" and try again.')
    return false
  }
  // Linux shows the window's icon from a file beside the bundles.
  writeFileSync(inRoot('out', 'icon.png'), readFileSync(inRoot('resources/icons/icon.png')))
  writeFileSync(stampFile, state)
  return true
}

// ---- the doors ----

async function start() {
  if (!build()) return 2
  const wantsBrowser = rest.includes('--browser') || process.env.CHAIRSIDE_DOOR === 'browser'
  if (!wantsBrowser && hasDisplay()) {
    const electron = await electronRuntime()
    if (electron) {
      const code = await openDesktop(electron)
      if (code !== undefined) return code
      tell('The desktop window could not be opened on this machine, so Chairside opens in your browser.')
    } else {
      tell(
        "Electron's runtime is not on this machine and could not be downloaded, so Chairside opens in your browser.",
      )
    }
  } else if (!wantsBrowser) {
    tell('There is no screen on this machine, so Chairside opens in a browser of your choice.')
  }
  const { openBrowserDoor } = await import(pathToFileURL(inRoot('out/main/browser.js')).href)
  return openBrowserDoor({
    screens: inRoot('out/renderer'),
    address: (address) =>
      process.stdout.write(
        `Open this address in a browser on this machine, within two minutes: ${address}\n`,
      ),
    say: tell,
    window: !rest.includes('--no-window'),
  })
}

function hasDisplay() {
  if (process.platform === 'win32' || process.platform === 'darwin') return true
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}

/** Electron's program, from where its package keeps it. Requiring the package would start a download of its own. */
function electronProgram() {
  try {
    const base = inRoot('node_modules/electron')
    const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(base, 'dist')
    const program = join(dist, readFileSync(join(base, 'path.txt'), 'utf8'))
    return existsSync(program) ? program : undefined
  } catch {
    return undefined
  }
}

const A_DAY = 24 * 60 * 60 * 1000

/** Looks for the runtime, and tries once a day to fetch it: within seconds when there is no way out of this network. */
async function electronRuntime() {
  const there = electronProgram()
  if (there) return there
  const triedFile = inRoot('out', 'electron-tried')
  const tried = statSync(triedFile, { throwIfNoEntry: false })
  if (tried && Date.now() - tried.mtimeMs < A_DAY) return undefined
  mkdirSync(dirname(triedFile), { recursive: true })
  writeFileSync(triedFile, '')
  if (!(await reachable())) return undefined
  tell("Fetching Electron's runtime, about 110 MB, once.")
  spawnSync(process.execPath, [inRoot('node_modules/electron/install.js')], {
    stdio: 'ignore',
    timeout: 10 * 60_000,
  })
  return electronProgram()
}

async function reachable() {
  // A proxy or a mirror is somebody's decision: the installer itself finds out whether it works.
  const mirror = process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror
  if (process.env.HTTPS_PROXY || process.env.https_proxy) return true
  try {
    await fetch(mirror ?? 'https://github.com/', { method: 'HEAD', signal: AbortSignal.timeout(4000) })
    return true
  } catch {
    return false
  }
}

/** Resolves with the exit code, or with undefined when the window never came up. */
function openDesktop(program) {
  // Chromium refuses its sandbox to root on Linux; everybody else keeps it.
  const root0 = process.platform === 'linux' && process.getuid?.() === 0
  const env = { ...process.env }
  // With this set, Electron would be a plain Node without a window.
  delete env.ELECTRON_RUN_AS_NODE
  return new Promise((resolve) => {
    const began = Date.now()
    const child = spawn(program, [root, ...(root0 ? ['--no-sandbox'] : [])], { stdio: 'ignore', env })
    const pass = (signal) => child.kill(signal)
    process.once('SIGINT', pass)
    process.once('SIGTERM', pass)
    child.once('error', () => resolve(undefined))
    child.once('exit', (code) => resolve(code !== 0 && Date.now() - began < 5000 ? undefined : (code ?? 0)))
  })
}

function dev() {
  const program = process.env.ELECTRON_EXEC_PATH ?? electronProgram()
  if (!program) {
    tell(
      'Electron\'s runtime is not on this machine. Run "npx install-electron" once, or "npm start" for the browser.',
    )
    return 2
  }
  const tool = inRoot('node_modules/electron-vite/bin/electron-vite.js')
  const env = { ...process.env, ELECTRON_EXEC_PATH: program }
  return inOurPlace(process.execPath, [tool, 'dev', ...rest], { cwd: root, env })
}

async function cli() {
  if (rest[0] === 'serve' && !build()) return 2
  const { main } = await import(pathToFileURL(inRoot('electron/cli.ts')).href)
  return main(rest)
}

process.exitCode = rightNode() ? await run() : await withOtherNode()
