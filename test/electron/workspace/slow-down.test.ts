import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { unlockWorkspace } from '../../../electron/workspace/index.ts'
import {
  FREE_TRIES,
  FREE_TRIES_TOGETHER,
  LONGEST_PAUSE,
  pauseAfter,
} from '../../../electron/workspace/slow-down.ts'
import { recoverWorkspace } from '../../../electron/workspace/unlock.ts'
import { closing, makeWorkspace, passphrase, priya, problemOf, quick, sean } from './folders.ts'

/** A clock that goes on only when it is told to. */
function clock() {
  let at = new Date('2026-11-30T09:00:00Z').getTime()
  return {
    now: () => new Date(at),
    wait: (seconds: number) => {
      at += seconds * 1000
    },
  }
}

const theirs = 'another passphrase of four'

/** A closed workspace of two people, and ways to try to get in. */
async function closedWorkspace() {
  const time = clock()
  const made = await makeWorkspace({ now: time.now })
  await made.workspace.addSlot(sean, theirs)
  made.workspace.close()
  const options = { ...quick, now: time.now }
  const enter = async (personId = priya.personId, words = passphrase) =>
    closing(await unlockWorkspace(made.folder, personId, words, options)).workspace.close()
  const wrong = (personId = priya.personId) => problemOf(enter(personId, 'not the one'))
  return { ...made, ...time, options, enter, wrong, file: path.join(made.folder, 'sign-in-waits.json') }
}

describe('the pause after wrong passphrases', () => {
  test('is nothing at first, then doubles, and ends at a minute', () => {
    const pauses = Array.from({ length: 14 }, (_, wrong) => pauseAfter(wrong))
    expect(pauses).toEqual([0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60, 60])
    expect(pauseAfter(1_000_000)).toBe(LONGEST_PAUSE)
  })

  test('three slips cost nothing; the fourth says how long to wait, and not even the right one is tried before', async () => {
    const { enter, wrong, wait } = await closedWorkspace()
    for (let nth = 0; nth < FREE_TRIES; nth++) expect((await wrong()).waitSeconds).toBeUndefined()
    const fourth = await wrong()
    expect(fourth).toMatchObject({ code: 'wrong passphrase', waitSeconds: 1 })
    expect(fourth.todo).toContain('You can try again in 1 second.')
    const early = await problemOf(enter())
    expect(early).toMatchObject({ code: 'wait', waitSeconds: 1 })
    wait(1)
    await enter()
    // The right one ends it: three slips are free again.
    expect((await wrong()).waitSeconds).toBeUndefined()
  })

  test('trying during a pause does not make it longer, and it is kept when the program starts again', async () => {
    const { enter, wrong, wait, file } = await closedWorkspace()
    for (let nth = 0; nth < FREE_TRIES; nth++) await wrong()
    for (const seconds of [1, 2, 4, 8]) {
      expect((await wrong()).waitSeconds).toBe(seconds)
      expect((await wrong()).code).toBe('wait')
      wait(seconds - 0.4)
      expect((await problemOf(enter())).waitSeconds).toBe(1)
      wait(0.4)
    }
    // Nothing of it is in memory: whatever starts next reads the same file.
    expect(JSON.parse(fs.readFileSync(file, 'utf8'))).toMatchObject([{ slot: priya.personId, wrong: 7 }])
    await enter()
    expect(fs.existsSync(file)).toBe(false)
  })

  test('however often it was wrong, the right passphrase opens after a minute', async () => {
    const { enter, wrong, wait } = await closedWorkspace()
    for (let nth = 0; nth < 20; nth++) {
      expect((await wrong()).waitSeconds ?? 0).toBeLessThanOrEqual(LONGEST_PAUSE)
      wait(LONGEST_PAUSE)
    }
    await enter()
  })

  test('one person’s slips do not keep another waiting, but going from name to name does', async () => {
    const { enter, wrong, wait } = await closedWorkspace()
    for (let nth = 0; nth < FREE_TRIES + 1; nth++) await wrong()
    expect((await problemOf(enter())).code).toBe('wait')
    await enter(sean.personId, theirs)
    for (let nth = FREE_TRIES + 1; nth < FREE_TRIES_TOGETHER; nth++) {
      wait(LONGEST_PAUSE)
      await wrong(sean.personId)
    }
    wait(LONGEST_PAUSE)
    await wrong(sean.personId)
    expect((await problemOf(enter())).code).toBe('wait')
    wait(LONGEST_PAUSE)
    await enter()
  })

  test('many tries at the same moment are one after the other', async () => {
    const { wrong } = await closedWorkspace()
    const codes = (await Promise.all(Array.from({ length: 12 }, () => wrong()))).map(({ code }) => code)
    expect(codes.filter((code) => code === 'wrong passphrase')).toHaveLength(FREE_TRIES + 1)
    expect(codes.filter((code) => code === 'wait')).toHaveLength(12 - FREE_TRIES - 1)
  })

  test('a clock that is put back keeps nobody waiting for longer than the pause', async () => {
    const { enter, wrong, wait } = await closedWorkspace()
    for (let nth = 0; nth < FREE_TRIES + 3; nth++) {
      await wrong()
      wait(LONGEST_PAUSE)
    }
    await wrong()
    wait(-5 * 60 * 60)
    expect((await problemOf(enter())).waitSeconds).toBeLessThanOrEqual(LONGEST_PAUSE)
    wait(LONGEST_PAUSE)
    await enter()
  })

  test('an unreadable count keeps nobody out, and wrong tries of yesterday are forgotten', async () => {
    const { enter, wrong, wait, file } = await closedWorkspace()
    for (let nth = 0; nth < FREE_TRIES; nth++) await wrong()
    wait(24 * 60 * 60)
    expect((await wrong()).waitSeconds).toBeUndefined()
    for (const text of ['', '{', '[{"slot":1}]', '[{"slot":"p-priya","wrong":9,"last":"never"}]']) {
      fs.writeFileSync(file, text)
      await enter()
    }
  })

  test('a recovery code of another workspace waits as well; a mistyped one is only mistyped', async () => {
    const { folder, options, wait, recoveryCode } = await closedWorkspace()
    const { recoveryCode: other } = await makeWorkspace()
    const recover = (code: string) =>
      recoverWorkspace(folder, code, priya.personId, 'a brand new passphrase', options)
    for (let nth = 0; nth < 6; nth++)
      expect((await problemOf(recover(`${recoveryCode.slice(0, -1)}`))).code).toBe('wrong recovery code')
    for (let nth = 0; nth < FREE_TRIES; nth++)
      expect((await problemOf(recover(other))).waitSeconds).toBeUndefined()
    expect(await problemOf(recover(other))).toMatchObject({ code: 'wrong recovery code', waitSeconds: 1 })
    expect((await problemOf(recover(recoveryCode))).code).toBe('wait')
    wait(1)
    closing(await recover(recoveryCode))
  })

  test('signing and changing a passphrase in an open workspace are counted with the sign-ins', async () => {
    const { folder, options, wrong, wait } = await closedWorkspace()
    await wrong()
    const { workspace } = closing(await unlockWorkspace(folder, priya.personId, passphrase, options))
    for (let nth = 0; nth < FREE_TRIES; nth++) {
      await problemOf(
        nth % 2
          ? workspace.verify(priya.personId, 'x')
          : workspace.changePassphrase(priya.personId, 'x', 'y'),
      )
    }
    expect((await problemOf(workspace.verify(priya.personId, 'x'))).waitSeconds).toBe(1)
    expect((await problemOf(workspace.verify(priya.personId, passphrase))).code).toBe('wait')
    expect((await problemOf(workspace.changePassphrase(priya.personId, passphrase, 'next'))).code).toBe(
      'wait',
    )
    wait(1)
    await workspace.verify(priya.personId, passphrase)
  })

  test('the count says who and how often, and nothing that was typed', async () => {
    const { folder, file, options } = await closedWorkspace()
    await problemOf(unlockWorkspace(folder, priya.personId, 'correct horse battery stapl', options))
    const text = fs.readFileSync(file, 'utf8')
    expect(text).not.toContain('horse')
    expect(Object.keys(JSON.parse(text)[0]).sort()).toEqual(['last', 'slot', 'wrong'])
  })
})
