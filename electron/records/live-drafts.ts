/**
 * Drafts that somebody has open: the document in memory, and those who want to hear of changes.
 * An update is told to others only after it is on disk.
 */
import { EventPublisher } from '@orpc/server'
import * as Y from 'yjs'
import { type DraftContent, draftToMinutes } from '../../shared/minutes/index.ts'
import { Problem } from '../problem.ts'
import type { Store } from '../store/index.ts'
import { indexRecord } from './search-index.ts'
import type { Templates } from './templates.ts'
import { isWholeFor } from './whole-update.ts'

export type DraftChange = { seq: number; update: Uint8Array; by: string; window: string }

type Live = { doc: Y.Doc; seq: number; savedAt: string; appended: number }

/** After this many updates the older ones are folded into a snapshot. */
const COMPACT_AFTER = 500
/** The search index follows a draft after this pause, in milliseconds. */
const INDEX_PAUSE = 2_000

export class LiveDrafts {
  readonly #store: Store
  readonly #templates: Pick<Templates, 'of'>
  readonly #live = new Map<string, Promise<Live>>()
  readonly #held = new Set<string>()
  readonly #changes = new EventPublisher<Record<string, DraftChange>>()
  readonly #toIndex = new Map<string, NodeJS.Timeout>()
  /** What ends the listening of those who have a draft open. */
  readonly #listening = new Map<string, AbortController>()
  readonly #follow: (recordId: string) => Promise<void>

  /** `follow` is told of a record whose words were indexed anew. */
  constructor(
    store: Store,
    templates: Pick<Templates, 'of'>,
    follow: (recordId: string) => Promise<void> = async () => undefined,
  ) {
    this.#store = store
    this.#templates = templates
    this.#follow = follow
  }

  #open(recordId: string): Promise<Live> {
    const known = this.#live.get(recordId)
    if (known) return known
    const opening = (async () => {
      const { update, seq, savedAt } = await this.#store.drafts.load(recordId)
      const doc = new Y.Doc()
      Y.applyUpdate(doc, update)
      return { doc, seq, savedAt, appended: 0 }
    })()
    this.#live.set(recordId, opening)
    opening.catch(() => this.#live.delete(recordId))
    return opening
  }

  /** The whole draft as one update, with the number of the last change in it. */
  async state(recordId: string): Promise<{ update: Uint8Array; seq: number; savedAt: string }> {
    const live = await this.#open(recordId)
    return { update: Y.encodeStateAsUpdate(live.doc), seq: live.seq, savedAt: live.savedAt }
  }

  /** The draft as plain content, as it stands on disk. */
  async content(recordId: string): Promise<DraftContent> {
    return draftToMinutes((await this.#open(recordId)).doc)
  }

  /** Answers when the update is on disk. Bytes that are no update are refused before anything is written. */
  async append(recordId: string, update: Uint8Array, by: string, window: string) {
    const live = await this.#open(recordId)
    if (this.#held.has(recordId)) {
      throw new Problem(
        'conflict',
        'This record is being signed.',
        'What you typed is still here.',
        'Wait a moment.',
      )
    }
    let decoded: ReturnType<typeof Y.decodeUpdate>
    try {
      decoded = Y.decodeUpdate(update)
    } catch (cause) {
      throw new Problem(
        'not valid',
        'A change could not be read and was not saved.',
        'What was saved before is safe.',
        '',
        {
          cause,
        },
      )
    }
    if (!isWholeFor(live.doc, decoded))
      throw new Problem(
        'incomplete',
        'What you typed builds on words that are not here any more.',
        'It is still in your window.',
        'It is sent again with all that it builds on.',
      )
    const saved = await this.#store.drafts.append(recordId, update, by, window)
    Y.applyUpdate(live.doc, update)
    live.seq = saved.seq
    live.savedAt = saved.savedAt
    this.#changes.publish(recordId, { seq: saved.seq, update, by, window })
    this.#indexSoon(recordId)
    live.appended += 1
    if (live.appended >= COMPACT_AFTER) {
      live.appended = 0
      await this.#store.drafts.compact(recordId)
    }
    return saved
  }

  /** Lets nobody write until it is released, and tells the number of the last change. Problem when it is held already. */
  async hold(recordId: string): Promise<{ seq: number; release: () => void }> {
    if (this.#held.has(recordId))
      throw new Problem('conflict', 'This record is being signed.', 'Nothing was changed.')
    const { seq } = await this.#open(recordId)
    this.#held.add(recordId)
    // What is signed is found by its last words too, not by those of a moment before.
    if (this.#toIndex.has(recordId)) await this.#index(recordId).catch(() => undefined)
    return { seq, release: () => this.#held.delete(recordId) }
  }

  /** Changes after a number, those made meanwhile and those still to come, until the signal ends it. */
  async *changes(recordId: string, after: number, signal?: AbortSignal): AsyncGenerator<DraftChange> {
    const away = this.#awayOf(recordId)
    // Subscribed before the past is read, so that no change falls between the two.
    const coming = this.#changes.subscribe(recordId, {
      signal: signal ? AbortSignal.any([signal, away]) : away,
      maxBufferedEvents: Number.POSITIVE_INFINITY,
    })
    let told = after
    for (const change of await this.#store.drafts.since(recordId, after)) {
      told = change.seq
      yield change
    }
    try {
      for await (const change of coming) {
        if (change.seq > told) yield change
      }
    } catch (error) {
      if (!away.aborted || signal?.aborted) throw error
    }
  }

  #awayOf(recordId: string): AbortSignal {
    const known = this.#listening.get(recordId) ?? new AbortController()
    this.#listening.set(recordId, known)
    return known.signal
  }

  /**
   * Takes a draft out of everybody's hands: `work` runs while nobody can write in it, and those who have it open hear no
   * more of it, so that their window asks what has become of it. Their words stay with them.
   */
  async takeAway<Result>(recordId: string, work: () => Promise<Result>): Promise<Result> {
    const { release } = await this.hold(recordId)
    try {
      const result = await work()
      this.forget(recordId)
      this.#listening.get(recordId)?.abort()
      this.#listening.delete(recordId)
      return result
    } finally {
      release()
    }
  }

  /**
   * Changes a draft in one step with what else has to change: `make` is given a copy of the document to change, and what
   * it returns writes the change down and answers its number. Nobody writes meanwhile; everybody who has it open sees it.
   */
  async changeWith(
    recordId: string,
    by: string,
    make: (doc: Y.Doc) => (update: Uint8Array) => Promise<{ seq: number; savedAt: string }>,
  ): Promise<void> {
    const { release } = await this.hold(recordId)
    const copy = new Y.Doc()
    try {
      const live = await this.#open(recordId)
      Y.applyUpdate(copy, Y.encodeStateAsUpdate(live.doc))
      const before = Y.encodeStateVector(copy)
      const write = make(copy)
      const update = Y.encodeStateAsUpdate(copy, before)
      const { seq, savedAt } = await write(update)
      Y.applyUpdate(live.doc, update)
      live.seq = seq
      live.savedAt = savedAt
      this.#changes.publish(recordId, { seq, update, by, window: '' })
    } finally {
      copy.destroy()
      release()
    }
  }

  /** Lists and search know at once what a draft says; for one that has just been brought back or moved. */
  async indexNow(recordId: string): Promise<void> {
    await this.#index(recordId)
  }

  /** Lists and search follow in a moment: for a record that has just been made. */
  begun(recordId: string): void {
    this.#indexSoon(recordId)
  }

  #indexSoon(recordId: string): void {
    clearTimeout(this.#toIndex.get(recordId))
    const timer = setTimeout(() => void this.#index(recordId).catch(() => undefined), INDEX_PAUSE)
    timer.unref()
    this.#toIndex.set(recordId, timer)
  }

  /** Keeps lists and search in step with what is written in the draft. */
  async #index(recordId: string): Promise<void> {
    clearTimeout(this.#toIndex.get(recordId))
    this.#toIndex.delete(recordId)
    const content = await this.content(recordId)
    const { date, familyRef } = content.meeting
    const record = await this.#store.records.get(recordId)
    if (record.date !== date || record.familyRef !== familyRef) {
      await this.#store.records.describe(recordId, { date, familyRef }, record.createdBy)
    }
    await indexRecord({ store: this.#store, templates: this.#templates }, record, content)
    await this.#follow(recordId)
  }

  /** Nobody writes in this record any more (it was signed or discarded): forget the document. */
  forget(recordId: string): void {
    clearTimeout(this.#toIndex.get(recordId))
    this.#toIndex.delete(recordId)
    this.#live.delete(recordId)
  }

  /** Brings the search index up to date and lets go of every document. */
  async close(): Promise<void> {
    for (const recordId of [...this.#toIndex.keys()]) await this.#index(recordId).catch(() => undefined)
    for (const [recordId, opening] of this.#live) {
      const live = await opening.catch(() => undefined)
      if (live && live.appended > 0) await this.#store.drafts.compact(recordId).catch(() => undefined)
    }
    this.#live.clear()
  }
}
