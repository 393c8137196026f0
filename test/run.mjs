/**
 * `npm test`: every gate in order, stopping at the first that fails, and one plain line at the end.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const results = join(root, 'out', 'test')
rmSync(results, { recursive: true, force: true })
mkdirSync(results, { recursive: true })
const unitFile = join(results, 'unit.json')
const storyFile = join(results, 'e2e.json')

/** Each step is a script of package.json; the unit tests and the stories are counted test by test. */
const steps = [
  ['format'],
  ['lint'],
  ['types'],
  ['boundaries'],
  ['unit', ['--reporter=default', '--reporter=json', `--outputFile.json=${unitFile}`], () => unitTests()],
  ['build'],
  // What has become slower is shown and stops nothing: another machine, or a busy one, is not a fault of the change.
  ['bench', ['quick']],
  ['e2e', ['--reporter=list,json'], () => stories(), { PLAYWRIGHT_JSON_OUTPUT_FILE: storyFile }],
]

let passed = 0
let failed = 0
for (const [name, args = [], count, env = {}] of steps) {
  const began = Date.now()
  const done = npmRun(name, args, env)
  const seconds = ((Date.now() - began) / 1000).toFixed(1)
  const fine = done.status === 0 || name === 'bench'
  const tests = count?.()
  if (tests) {
    passed += tests.passed
    failed += tests.failed
  }
  const skipped = tests?.skipped ?? 0
  // A test that did not run proves nothing, so it counts as one that failed.
  failed += skipped
  const detail = tests
    ? `, ${tests.passed} passed, ${tests.failed} failed${skipped ? `, ${skipped} not run` : ''}`
    : ''
  process.stdout.write(`${fine ? 'ok    ' : 'FAILED'} ${name} (${seconds} s${detail})\n`)
  if (name === 'bench') showSlower(done)
  if (!fine || skipped) {
    process.stdout.write(`${done.stdout}${done.stderr}\n`)
    // Once more at the end, where whoever reads only that finds it.
    for (const name of tests?.names ?? []) process.stdout.write(`FAILED ${name}\n`)
    // A step that fails without a failing test (a crash, a rule) counts as one failure.
    if (failed === 0) failed = 1
    break
  }
}
// What nobody could ask is not the same as nothing to tell (test/supply).
const known = read(join(root, 'test', 'supply', 'advisories.json'))
if (known?.state !== 'asked')
  process.stdout.write('note   known vulnerabilities have not been asked about: npm run advisories\n')
process.stdout.write(`${passed} passed, ${failed} failed\n`)
process.exitCode = failed === 0 ? 0 : 1

/** Runs a script through the npm that started this, so that it finds the same Node. */
function npmRun(script, args, env) {
  const npm = process.env.npm_execpath
  const words = ['run', '-s', script, ...(args.length ? ['--', ...args] : [])]
  const [command, all] = npm ? [process.execPath, [npm, ...words]] : ['npm', words]
  return spawnSync(command, all, {
    cwd: root,
    env: { ...process.env, ...env },
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
    shell: !npm && process.platform === 'win32',
  })
}

/** The lines of the quick bench on what is over a fifth slower or larger than the kept baseline (test/bench). */
function showSlower({ status, stdout, stderr }) {
  if (status !== 0) process.stdout.write(`note   the quick bench did not finish: ${firstLine(stderr)}\n`)
  for (const line of stdout.split('\n')) if (/^(SLOWER|LARGER)/.test(line)) process.stdout.write(`${line}\n`)
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

function unitTests() {
  const report = read(unitFile)
  if (!report) return { passed: 0, failed: 1, skipped: 0 }
  return {
    names: report.testResults.flatMap(({ name, status, message, assertionResults }) => {
      const tests = assertionResults.filter((one) => one.status === 'failed')
      // A file that could not even be read has no tests to name.
      if (status === 'failed' && tests.length === 0) return [`${relative(root, name)}: ${firstLine(message)}`]
      return tests.map(
        (one) => `${relative(root, name)}: ${one.fullName}: ${firstLine(one.failureMessages[0])}`,
      )
    }),
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

function stories() {
  const report = read(storyFile)
  if (!report?.stats) return { passed: 0, failed: 1, skipped: 0 }
  const { expected, flaky, unexpected, skipped } = report.stats
  const names = report.suites.flatMap(failedStories)
  return { names, passed: expected + flaky, failed: unexpected, skipped }
}

/** Stories of a suite and of those within it that failed, with the first line of why. */
function failedStories({ specs = [], suites = [] }) {
  const failed = specs.filter(({ ok }) => !ok)
  return [
    ...failed.map(({ file, title, tests }) => {
      const errors = tests.flatMap(({ results }) => results.flatMap((result) => result.errors ?? []))
      return `${file}: ${title}: ${firstLine(errors[0]?.message)}`
    }),
    ...suites.flatMap(failedStories),
  ]
}

/** A function declaration, so that it is there however early a step fails. */
function firstLine(text = '') {
  return text.split('\n', 1)[0].slice(0, 300)
}
