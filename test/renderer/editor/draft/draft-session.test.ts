import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { isWholeFor } from '../../../../electron/records/whole-update.ts'
import { byHand, type DraftClient, DraftSession } from '../../../../renderer/editor/draft/draft-session.ts'
import type { ProblemWords } from '../../../../shared/api/problem.ts'

const encode = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')
const decode = (text: string) => new Uint8Array(Buffer.from(text, 'base64'))

type Change = { seq: number; update: string; by: string }

/** A core in memory that keeps what it is given, and can be told to be slow, full, or to speak of other windows. */
function fakeCore() {
  let disk = new Y.Doc()
  let seq = 0
  let failures = 0
  let held: (() => void)[] | null = null
  let hear: ((change: Change) => void) | undefined
  const appended: string[] = []
  const watched: number[] = []
  const client: DraftClient = {
    open: async () => ({
      update: encode(Y.encodeStateAsUpdate(disk)),
      seq,
      savedAt: 'opened',
      editable: true,
    }),
    append: async ({ update }) => {
      if (held) await new Promise<void>((resolve) => held?.push(resolve))
      if (failures > 0) {
        failures -= 1
        throw new Error('The disk is full')
      }
      if (!isWholeFor(disk, Y.decodeUpdate(decode(update)))) throw new Incomplete()
      seq += 1
      appended.push(update)
      Y.applyUpdate(disk, decode(update))
      return { seq, savedAt: `saved ${seq}` }
    },
    watch: async ({ after }, { signal }) => {
      watched.push(after)
      const waiting: Change[] = []
      let wake: (() => void) | undefined
      hear = (change) => {
        waiting.push(change)
        wake?.()
      }
      signal.addEventListener('abort', () => wake?.())
      return (async function* () {
        while (!signal.aborted) {
          const next = waiting.shift()
          if (next) yield next
          else
            await new Promise<void>((resolve) => {
              wake = resolve
            })
        }
      })()
    },
  }
  return {
    client,
    get disk() {
      return disk
    },
    forget: () => {
      disk = new Y.Doc()
    },
    appended,
    watched,
    words: () => String(disk.getMap('meeting').get('place') ?? ''),
    text: () => disk.getText('t').toString(),
    failNext: (times: number) => {
      failures = times
    },
    hold: () => {
      held = []
    },
    release: () => {
      const waiting = held ?? []
      held = null
      for (const go of waiting) go()
    },
    say: (update: Uint8Array) => {
      seq += 1
      hear?.({ seq, update: encode(update), by: 'somebody else' })
    },
  }
}

class Incomplete extends Error {}
const words = (error: unknown): ProblemWords => ({
  code: error instanceof Incomplete ? 'incomplete' : 'disk full',
  happened: (error as Error).message,
  safe: '',
  todo: '',
})
const tick = (ms = 1) => vi.advanceTimersByTimeAsync(ms)

const priya = { id: 'p-1', name: 'Priya Noor' }
let session: DraftSession | undefined
beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  session?.close()
  session = undefined
  vi.useRealTimers()
})

async function open(core: ReturnType<typeof fakeCore>, mayWrite = true): Promise<DraftSession> {
  session = await DraftSession.open('r-1', core.client, words, mayWrite, priya)
  await tick()
  return session
}

/** Types one character at a time, as a person does. */
const type = (to: DraftSession, text: string) => {
  for (const character of text) {
    const held = to.doc.getText('t')
    to.doc.transact(() => held.insert(held.length, character), byHand)
  }
}

describe('a draft that is open in a window', () => {
  test('sends all of it where what it builds on is not there any more', async () => {
    const core = fakeCore()
    const draft = await open(core)
    type(draft, 'abc')
    await tick(1_000)
    // An older backup was put back: the core knows nothing of those words.
    core.forget()
    type(draft, 'd')
    await tick(1_000)
    expect(draft.unsaved).toBe(false)
    expect(core.text()).toBe('abcd')
  })

  test('says saved only after the core has answered that it is on disk', async () => {
    const core = fakeCore()
    const draft = await open(core)
    expect(draft.state).toEqual({ kind: 'saved', at: 'opened' })
    core.hold()
    type(draft, 'a')
    await tick(5_000)
    expect(draft.state).toEqual({ kind: 'saving', since: 'opened' })
    expect(draft.unsaved).toBe(true)
    core.release()
    await tick()
    expect(draft.state).toEqual({ kind: 'saved', at: 'saved 1' })
    expect(draft.unsaved).toBe(false)
    expect(core.text()).toBe('a')
  })

  test('waits with sending until what was typed stands on the screen, and counts it as unsaved meanwhile', async () => {
    const frames: (() => void)[] = []
    vi.stubGlobal('document', { visibilityState: 'visible' })
    vi.stubGlobal('requestAnimationFrame', (work: () => void) => frames.push(work))
    try {
      const core = fakeCore()
      const draft = await open(core)
      type(draft, 'a')
      await tick()
      expect(core.appended).toEqual([])
      expect(draft.unsaved).toBe(true)
      for (const draw of frames.splice(0)) draw()
      await vi.waitFor(() => expect(core.text()).toBe('a'))
    } finally {
      vi.unstubAllGlobals()
    }
  })

  test('sends what was typed while one change was on its way as one change more', async () => {
    const core = fakeCore()
    const draft = await open(core)
    core.hold()
    type(draft, 'Ellie')
    await tick()
    type(draft, ' was at school')
    core.release()
    await tick()
    expect(core.text()).toBe('Ellie was at school')
    expect(core.appended).toHaveLength(2)
  })

  test('loses nothing and keeps the order when saving fails again and again', async () => {
    const core = fakeCore()
    const draft = await open(core)
    core.failNext(4)
    type(draft, 'first ')
    await tick()
    expect(draft.state).toMatchObject({
      kind: 'trouble',
      savedAt: 'opened',
      problem: { happened: 'The disk is full' },
    })
    type(draft, 'second ')
    await tick(600)
    type(draft, 'third')
    expect(core.text()).toBe('')
    await tick(20_000)
    expect(draft.state.kind).toBe('saved')
    expect(core.text()).toBe('first second third')
    expect(core.disk.getText('t').toString()).toBe(draft.doc.getText('t').toString())
  })

  test('waits longer after each failure, and soon again once it has worked', async () => {
    const core = fakeCore()
    const draft = await open(core)
    const tried: number[] = []
    const { append } = core.client
    core.client.append = (input) => {
      tried.push(Date.now())
      return append(input)
    }
    core.failNext(7)
    type(draft, 'a')
    await tick(60_000)
    const pauses = tried.slice(1).map((at, index) => at - (tried[index] ?? 0))
    expect(pauses).toEqual([500, 1_000, 2_000, 4_000, 8_000, 8_000, 8_000])
    tried.length = 0
    core.failNext(1)
    type(draft, 'b')
    await tick(1_000)
    expect(tried[1] !== undefined && tried[1] - (tried[0] ?? 0)).toBe(500)
    expect(core.text()).toBe('ab')
  })

  test('takes what others wrote without sending it back, and does not undo it', async () => {
    const core = fakeCore()
    const draft = await open(core)
    const other = new Y.Doc()
    other.getMap('meeting').set('place', 'Alder House')
    core.say(Y.encodeStateAsUpdate(other))
    await tick()
    expect(draft.doc.getMap('meeting').get('place')).toBe('Alder House')
    await tick(10_000)
    expect(core.appended).toEqual([])
    draft.undo.undo()
    expect(draft.doc.getMap('meeting').get('place')).toBe('Alder House')
  })

  test('goes on hearing others where it stopped when the line was cut', async () => {
    const core = fakeCore()
    const { watch } = core.client
    let cuts = 1
    core.client.watch = async (input, options) => {
      if (cuts-- > 0) throw new Error('The line was cut')
      return watch(input, options)
    }
    const draft = await open(core)
    await tick(3_000)
    expect(core.watched).toEqual([0])
    const other = new Y.Doc()
    other.getMap('meeting').set('place', 'Room 2')
    core.say(Y.encodeStateAsUpdate(other))
    await tick()
    expect(draft.doc.getMap('meeting').get('place')).toBe('Room 2')
  })

  test('is settled when everything is on disk, and gives up waiting when it cannot be', async () => {
    const core = fakeCore()
    const draft = await open(core)
    core.hold()
    type(draft, 'a')
    let settled: boolean | undefined
    void draft.settled(1_000).then((value) => {
      settled = value
    })
    await tick(500)
    expect(settled).toBeUndefined()
    core.release()
    await tick(50)
    expect(settled).toBe(true)

    core.failNext(100)
    type(draft, 'b')
    const never = draft.settled(1_000)
    await tick(2_000)
    expect(await never).toBe(false)
  })

  test('takes back a field apart from the words typed just before it, and both where they were one step', async () => {
    const draft = await open(fakeCore())
    const text = draft.doc.getXmlFragment('section:reason')
    draft.undo.addToScope(text)
    const place = () => draft.doc.getMap('meeting').get('place')
    const write = (words: string) =>
      draft.doc.transact(() => text.push([new Y.XmlText(words)]), ySyncPluginKey)
    const setPlace = (value: string) =>
      draft.doc.transact(() => draft.doc.getMap('meeting').set('place', value), byHand)
    write('words')
    setPlace('Room 2')
    draft.undo.undo()
    expect([text.toString(), place()]).toEqual(['words', undefined])
    draft.undo.redo()
    draft.asOneStep(() => {
      write(' more')
      setPlace('Room 3')
    })
    write(' after')
    draft.undo.undo()
    expect([text.toString(), place()]).toEqual(['words more', 'Room 3'])
    draft.undo.undo()
    expect([text.toString(), place()]).toEqual(['words', 'Room 2'])
  })

  test('cannot be changed by somebody whose role only reads', async () => {
    expect((await open(fakeCore(), false)).editable).toBe(false)
  })
})
