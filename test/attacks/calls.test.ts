/**
 * Every call of the contract with strange inputs and with broken ones, as several people. Whatever is asked, the answer is
 * a value or a refusal in words; nothing of the machine is told, and the workspace is sound afterwards.
 * CHAIRSIDE_TORTURE=1 makes a thousand inputs for each call instead of a few.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Core, createCore, type Session } from '../../electron/core.ts'
import { clientFor, type TestClient } from '../electron/api/core-kit.ts'
import { callOf } from '../electron/api/crawl.ts'
import { type Called, everyCall } from './strange.ts'
import { tallyOf } from './tally.ts'

const torture = process.env.CHAIRSIDE_TORTURE === '1'
const EACH = torture ? 1000 : 2
const SEED = Number(process.env.CHAIRSIDE_SEED ?? 20261130)

const tally = tallyOf(
  'Whatever is asked of the core, in whatever shape, it answers with a value or a refusal in words, and the workspace stays sound.',
  import.meta.filename,
)

/** These open another folder, or end the window that asks; each has tests of its own. */
const apart = /^(rescue\.|workspace\.(lock|chooseFolder|useFolder|create|createFictional|recover|unlock)$)/
/** These change who may sign in, so they come last. */
const last = /^people\./

let core: Core
let folder: string
type Person = { id: string; name: string; passphrase: string; session: Session; client: TestClient }
const people: Person[] = []
let ids: string[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chairside-attacks-'))
  core = createCore({ door: 'browser', folder: join(folder, 'records'), scryptN: 2 ** 4 })
  const first = clientFor(core, core.newSession())
  const made = await first.workspace.createFictional()
  for (const { id, name, passphrase } of made.people) {
    const session = core.newSession()
    const client = clientFor(core, session)
    await client.workspace.unlock({ personId: id, passphrase })
    people.push({ id, name, passphrase, session, client })
  }
  ids = await idsIn(people)
}, 120_000)
afterAll(async () => {
  await core.close()
  await rm(folder, { recursive: true, force: true })
})

/** Everything that the lists tell and that can name something: ids, references, dates, names. */
async function idsIn(who: Person[]): Promise<string[]> {
  const found = new Set<string>()
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit)
    else if (value !== null && typeof value === 'object')
      for (const [key, one] of Object.entries(value)) {
        if (typeof one === 'string' && /id$|ref$|hash$|version$/i.test(key) && one !== '') found.add(one)
        else visit(one)
      }
  }
  for (const { client } of who)
    for (const call of everyCall().filter(({ hasInput, name }) => !hasInput && !apart.test(name)))
      await callOf(client, call.name, undefined)()
        .then(visit)
        .catch(() => undefined)
  return [...found].slice(0, 60)
}

/** Words that a caller may never get: traces of the program, of its files and of its tables. */
const ofTheMachine =
  /\bat .{1,200}\(?(file:\/\/|\/|[A-Z]:\\).{1,200}:\d+:\d+|node_modules|SQLITE|\bSELECT\b.+\bFROM\b|\bINSERT INTO\b|TypeError|RangeError|ReferenceError|Cannot read propert|is not a function|\[object /

type Answer = { code: string; words: string }

async function answerTo(call: () => Promise<unknown>): Promise<Answer | 'a value'> {
  try {
    const given = await call()
    if (given !== null && typeof given === 'object' && Symbol.asyncIterator in given)
      void (given as AsyncGenerator).return?.(undefined)
    return 'a value'
  } catch (error) {
    const { code, message, data } = error as { code?: string; message?: string; data?: { code?: string } }
    const seen = JSON.stringify([message, data]) ?? ''
    return { code: code === 'PROBLEM' ? (data?.code ?? '') : (code ?? String(error)), words: seen }
  }
}

const wrongIn = (answer: Answer | 'a value'): string => {
  if (answer === 'a value') return ''
  const { code, words } = answer
  if (code === 'unexpected' || code === 'INTERNAL_SERVER_ERROR' || code === '') return `${code}: ${words}`
  if (ofTheMachine.test(words) || words.includes(folder)) return `tells of the machine: ${words}`
  return ''
}

test(
  'every call answers every input in words',
  async () => {
    const calls = everyCall().filter(({ name }) => !apart.test(name))
    const ordered = [
      ...calls.filter(({ name }) => !last.test(name)),
      ...calls.filter(({ name }) => last.test(name)),
    ]
    const wrong = new Map<string, string>()
    let slowest = { name: '', ms: 0 }
    for (const [n, call] of ordered.entries()) {
      for (const [which, person] of people.entries()) {
        for (const [at, input] of call.inputs(ids, SEED + n * 10 + which, EACH).entries()) {
          const start = performance.now()
          const answer = await answerTo(callOf(person.client, call.name, input))
          const ms = performance.now() - start
          if (ms > slowest.ms) slowest = { name: call.name, ms }
          const says = wrongIn(answer)
          await tally
            .attempt(() => {
              if (says) throw new Error(says)
            })
            .catch(() => wrong.set(`${call.name} ${says}`.slice(0, 160), `${at} ${causeOf(input)}`))
        }
        await signedInAgain(person, call)
      }
    }
    expect(Object.fromEntries(wrong)).toEqual({})
    expect(slowest.ms, slowest.name).toBeLessThan(30_000)
  },
  torture ? 3_600_000 : 120_000,
)

const causeOf = (input: unknown): string => JSON.stringify(input)?.slice(0, 400) ?? 'undefined'

/** Some calls change one's own account or passphrase; the others are to be asked by somebody all the same. */
async function signedInAgain(person: Person, _call: Called): Promise<void> {
  if (person.session.me) return
  await person.client.workspace
    .unlock({ personId: person.id, passphrase: person.passphrase })
    .catch(() => undefined)
}

test('the workspace is sound afterwards, and still answers', async () => {
  const found = await core.needRooms().workspace.check()
  expect(found).toMatchObject({ ok: true })
  expect(await people[0]?.client.workspace.status()).toMatchObject({ state: 'open' })
})
