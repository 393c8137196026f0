/**
 * Spelling of one open record: the way to the word list, the words that are right here, and whether it is wanted.
 * The editors ask; nothing here knows how a mark looks.
 */
import type * as Y from 'yjs'
import { byHand } from '../draft/draft-session.ts'
import { KnownWords, namedParts, namesIn } from './known.ts'
import { readReply, type ToSpelling } from './messages.ts'
import type { Word } from './words.ts'

/** What spelling needs of the open draft. */
export type SpellingDraft = { doc: Y.Doc; undo: Y.UndoManager; editable: boolean }

/** Kept words stand in the draft under this name, so that they stay with the record. */
const KEPT = 'words'

/** The word list is fetched when the page has come to rest: opening a record never waits for it. */
const REST = 700

const MOST = 5

type Ask = ToSpelling extends infer One ? (One extends ToSpelling ? Omit<One, 'id'> : never) : never

export class Spelling {
  readonly #draft: SpellingDraft
  readonly #makeWorker: () => Worker
  readonly #listeners = new Set<() => void>()
  readonly #waiting = new Map<number, (answer: unknown) => void>()
  readonly #kept: Y.Map<unknown>
  #known: KnownWords
  #worker: Worker | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  #state: 'off' | 'loading' | 'ready' | 'failed' = 'off'
  #last = 0

  /** Nothing is loaded and nothing is watched until `start`. */
  constructor(draft: SpellingDraft, makeWorker: () => Worker) {
    this.#draft = draft
    this.#makeWorker = makeWorker
    this.#kept = draft.doc.getMap(KEPT)
    this.#known = this.#knownNow()
  }

  /** `off` also for a record that can no longer be changed. */
  get state(): 'off' | 'loading' | 'ready' | 'failed' {
    return this.#state
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** Loads the word list and follows the record's names; returns how to stop. */
  start(): () => void {
    if (!this.#draft.editable) return () => undefined
    const parts = [...namedParts(this.#draft.doc), this.#kept]
    for (const part of parts) part.observeDeep(this.#learn)
    this.#draft.undo.addToScope(this.#kept)
    this.#known = this.#knownNow()
    this.#say('loading')
    this.#timer = setTimeout(() => this.#load(), REST)
    return () => {
      for (const part of parts) part.unobserveDeep(this.#learn)
      clearTimeout(this.#timer)
      this.#worker?.terminate()
      this.#worker = null
      this.#forget()
      this.#say('off')
    }
  }

  /** The words of each text that the lists do not have; null when they cannot be asked. */
  async read(texts: string[]): Promise<Word[][] | null> {
    const answer = await this.#ask({ kind: 'read', texts })
    return Array.isArray(answer) && answer.length === texts.length ? (answer as Word[][]) : null
  }

  /** What may have been meant, names of the record first; at most five. */
  async suggest(word: string): Promise<string[]> {
    const answer = await this.#ask({ kind: 'suggest', word })
    const words = Array.isArray(answer) ? (answer as string[]) : []
    return [...new Set([...this.#known.near(word), ...words])].slice(0, MOST)
  }

  /** Is it a name of this record, or a word that somebody chose to keep? */
  isKnown(word: string): boolean {
    return this.#known.has(word)
  }

  /** From now on the word is right in this record. One step of the undo history. */
  keep(word: string): void {
    this.asOneStep(() => this.#draft.doc.transact(() => this.#kept.set(word, true), byHand))
  }

  /** What is done inside can be undone by itself: it does not melt into the typing before or after it. */
  asOneStep(work: () => void): void {
    this.#draft.undo.stopCapturing()
    work()
    this.#draft.undo.stopCapturing()
  }

  #knownNow(): KnownWords {
    return new KnownWords([...namesIn(this.#draft.doc), ...this.#kept.keys()])
  }

  readonly #learn = (): void => {
    this.#known = this.#knownNow()
    this.#tell()
  }

  #load(): void {
    const worker = this.#makeWorker()
    this.#worker = worker
    worker.onmessage = ({ data }: MessageEvent<unknown>) => {
      const reply = readReply(data)
      if (!reply) return
      if (reply.kind === 'ready') return this.#say('ready')
      const answer = this.#waiting.get(reply.id)
      this.#waiting.delete(reply.id)
      answer?.(reply.kind === 'read' ? reply.unknown : reply.words)
    }
    worker.onerror = () => {
      worker.terminate()
      this.#worker = null
      this.#forget()
      this.#say('failed')
    }
  }

  #ask(question: Ask): Promise<unknown> {
    const worker = this.#worker
    if (!worker || this.#state !== 'ready') return Promise.resolve(null)
    this.#last += 1
    const id = this.#last
    return new Promise((answer) => {
      this.#waiting.set(id, answer)
      worker.postMessage({ ...question, id } satisfies ToSpelling)
    })
  }

  #forget(): void {
    for (const answer of this.#waiting.values()) answer(null)
    this.#waiting.clear()
  }

  #say(state: Spelling['state']): void {
    this.#state = state
    this.#tell()
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}
