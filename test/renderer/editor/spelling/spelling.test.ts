import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { byHand } from '../../../../renderer/editor/draft/draft-session.ts'
import { readQuestion, readReply } from '../../../../renderer/editor/spelling/messages.ts'
import { Spelling } from '../../../../renderer/editor/spelling/spelling.ts'
import { draftToMinutes, rowToMap } from '../../../../shared/minutes/index.ts'
import { speller } from './lists.ts'

/** The worker's own code path, without a thread: what it is sent is copied, as between threads. */
class NearWorker {
  onmessage: ((event: { data: unknown }) => void) | null = null
  onerror: (() => void) | null = null
  ended = false
  asked: unknown[] = []
  readonly mute: boolean
  constructor(mute: boolean) {
    this.mute = mute
    queueMicrotask(() => this.onmessage?.({ data: { kind: 'ready' } }))
  }
  postMessage(message: unknown) {
    const question = readQuestion(structuredClone(message))
    this.asked.push(question)
    if (!question || this.mute) return
    const data =
      question.kind === 'read'
        ? { ...question, unknown: question.texts.map((text) => speller.unknown(text)) }
        : { ...question, words: speller.suggest(question.word) }
    queueMicrotask(() => this.onmessage?.({ data: structuredClone(data) }))
  }
  terminate() {
    this.ended = true
  }
}

const makeDraft = (editable = true) => {
  const doc = new Y.Doc()
  const undo = new Y.UndoManager([doc.getArray('people')], { trackedOrigins: new Set([byHand]) })
  return { doc, undo, editable }
}

function open(draft = makeDraft(), mute = false) {
  const made: NearWorker[] = []
  const spelling = new Spelling(draft, () => {
    const worker = new NearWorker(mute)
    made.push(worker)
    return worker as unknown as Worker
  })
  return { ...draft, spelling, made }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())
const rest = () => vi.advanceTimersByTimeAsync(2000)

describe('spelling of an open record', () => {
  it('loads nothing until the page has come to rest', async () => {
    const { spelling, made } = open()
    const stop = spelling.start()
    await vi.advanceTimersByTimeAsync(100)
    expect([spelling.state, made.length]).toEqual(['loading', 0])
    await rest()
    expect([spelling.state, made.length]).toEqual(['ready', 1])
    stop()
    expect([spelling.state, made[0]?.ended]).toEqual(['off', true])
  })

  it('loads nothing for a record that can no longer change, nor after it was stopped at once', async () => {
    const signed = open(makeDraft(false))
    signed.spelling.start()
    const left = open()
    left.spelling.start()()
    await rest()
    expect([signed.made.length, signed.spelling.state, left.made.length]).toEqual([0, 'off', 0])
  })

  it('says which words of each text it does not know', async () => {
    const { spelling } = open()
    expect(await spelling.read(['too early'])).toBeNull()
    spelling.start()
    await rest()
    expect(await spelling.read(['He recieved it.', 'All is well.'])).toEqual([
      [{ word: 'recieved', start: 3, end: 11 }],
      [],
    ])
  })

  it('learns a name as soon as it is in the record, and never sends it anywhere', async () => {
    const { spelling, doc, made } = open()
    spelling.start()
    await rest()
    const told = vi.fn()
    spelling.subscribe(told)
    expect(spelling.isKnown('Oyelaran')).toBe(false)
    doc.getArray('people').push([rowToMap({ id: 'p1', name: 'Dr Oyelaran' })])
    expect(spelling.isKnown('Oyelaran')).toBe(true)
    expect(told).toHaveBeenCalledOnce()
    expect(await spelling.suggest('Oyelarn')).toContain('Oyelaran')
    expect(JSON.stringify(made[0]?.asked)).not.toContain('Oyelaran')
  })

  it('keeps a word with the record, one step of undo away, and out of its minutes', async () => {
    const { spelling, doc, undo } = open()
    spelling.start()
    const before = JSON.stringify(draftToMinutes(doc))
    spelling.keep('goodenuff')
    expect(spelling.isKnown('Goodenuff')).toBe(true)
    expect(JSON.stringify(draftToMinutes(doc))).toBe(before)

    const elsewhere = new Y.Doc()
    Y.applyUpdate(elsewhere, Y.encodeStateAsUpdate(doc))
    expect(open({ ...makeDraft(), doc: elsewhere }).spelling.isKnown('goodenuff')).toBe(true)

    doc.transact(() => doc.getArray('people').push([rowToMap({ id: 'p1', name: 'Ada' })]), byHand)
    undo.undo()
    expect([spelling.isKnown('goodenuff'), spelling.isKnown('Ada')]).toEqual([true, false])
    undo.undo()
    expect(spelling.isKnown('goodenuff')).toBe(false)
  })

  it('answers nothing, rather than never, when the word list has died or was let go', async () => {
    const died = open(makeDraft(), true)
    died.spelling.start()
    await rest()
    const one = died.spelling.read(['waiting'])
    died.made[0]?.onerror?.()
    expect([await one, died.spelling.state]).toEqual([null, 'failed'])

    const left = open(makeDraft(), true)
    const stop = left.spelling.start()
    await rest()
    const two = left.spelling.suggest('waiting')
    stop()
    expect(await two).toEqual([])
  })
})

describe('what the page and the word list say to each other', () => {
  it.each([
    null,
    3,
    'read',
    {},
    { kind: 'read' },
    { kind: 'read', id: 1, texts: [1] },
    { kind: 'suggest', id: 1 },
    { kind: 'other', id: 1, word: 'x' },
  ])('no question is made of %j', (value) => expect(readQuestion(value)).toBeUndefined())
  it.each([
    null,
    [],
    { kind: 'read', id: 1 },
    { kind: 'read', id: 1, unknown: [[{ word: 1 }]] },
    { kind: 'suggest', words: ['x'] },
    { kind: 'suggest', id: 1, words: [null] },
  ])('no answer is made of %j', (value) => expect(readReply(value)).toBeUndefined())
})
