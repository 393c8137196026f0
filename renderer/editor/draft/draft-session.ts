/**
 * A draft that is open in this window: the Yjs document, the way to disk, and what came from other windows.
 *
 * Every change goes to the core as soon as it is on the screen; what is typed while one is on its way goes with the next. "Saved" is said
 * only when the core has answered, and the core answers only when it is on disk. When it cannot be saved the words
 * stay in the document, it says so, and it tries again until it works.
 */
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import type { ProblemWords } from '../../../shared/api/problem.ts'
import { isReadable, rowLists } from '../../../shared/minutes/index.ts'
import type { Writer } from '../../client/index.ts'
import { afterFrame } from './after-frame.ts'

/** The part of the contract a draft needs, so that a test can stand in for the core. */
export type DraftClient = {
  open(input: {
    recordId: string
  }): Promise<{ update: string; seq: number; savedAt: string; editable: boolean }>
  append(input: {
    recordId: string
    window: string
    update: string
    typedBy?: string
  }): Promise<{ seq: number; savedAt: string }>
  watch(
    input: { recordId: string; window: string; after: number },
    options: { signal: AbortSignal },
  ): Promise<AsyncIterable<{ seq: number; update: string; by: string }>>
}

export type SaveState =
  | { kind: 'saved'; at: string }
  | { kind: 'saving'; since: string }
  | { kind: 'trouble'; savedAt: string; problem: ProblemWords }

/** Origin of changes that a person made here outside the text: they can be undone like typing. */
export const byHand = Symbol('changed by hand')
const fromElsewhere = Symbol('from elsewhere')

const encode = (bytes: Uint8Array): string => {
  let text = ''
  for (let i = 0; i < bytes.length; i += 0x8000) text += String.fromCharCode(...bytes.subarray(i, i + 0x8000))
  return btoa(text)
}
const decode = (text: string): Uint8Array => Uint8Array.from(atob(text), (c) => c.charCodeAt(0))

const firstPause = 500
const longestPause = 8_000
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** For whoever measures: everything typed before `start` was on disk when it ended. Nothing is kept here. */
function timeSaved(start: number): void {
  performance.measure('chairside saved', { start })
  performance.clearMeasures('chairside saved')
}

/** One undo history for text and tables alike; it must outlive the editors, which come and go with the page. */
class PageUndo extends Y.UndoManager {
  override destroy(): void {
    // An editor that goes away tries to take the history with it.
  }
}

export class DraftSession {
  readonly doc = new Y.Doc()
  readonly undo: Y.UndoManager
  readonly editable: boolean
  /** False when a later version of Chairside wrote this draft: it is shown, never changed. */
  readonly readable: boolean
  readonly recordId: string
  /** Nobody else's sign-in ever sends these words. */
  readonly writer: Writer
  readonly #client: DraftClient
  readonly #problemOf: (error: unknown) => ProblemWords
  readonly #window = crypto.randomUUID()
  #hearing = new AbortController()
  #closed = false
  readonly #listeners = new Set<() => void>()
  #waiting: Uint8Array[] = []
  #sending = false
  /** Ends the pause before the next attempt. */
  #tryNow: () => void = () => undefined
  #lastOrigin: unknown = null
  #isOneStep = false
  #seq: number
  #state: SaveState

  private constructor(
    recordId: string,
    client: DraftClient,
    problemOf: (error: unknown) => ProblemWords,
    opened: { update: string; seq: number; savedAt: string; editable: boolean },
    mayWrite: boolean,
    writer: Writer,
  ) {
    this.recordId = recordId
    this.writer = writer
    this.#client = client
    this.#problemOf = problemOf
    this.#seq = opened.seq
    this.#state = { kind: 'saved', at: opened.savedAt }
    Y.applyUpdate(this.doc, decode(opened.update), fromElsewhere)
    this.readable = isReadable(this.doc)
    this.editable = mayWrite && opened.editable && this.readable
    this.undo = new PageUndo(this.#undoable(), {
      doc: this.doc,
      trackedOrigins: new Set([byHand, ySyncPluginKey]),
      captureTimeout: 600,
    })
    // Going from the text to a field, or back, begins a new step: one Ctrl Z never takes back both.
    this.doc.on('beforeTransaction', ({ origin }: Y.Transaction) => {
      if (origin !== byHand && origin !== ySyncPluginKey) return
      if (origin !== this.#lastOrigin && !this.#isOneStep) this.undo.stopCapturing()
      this.#lastOrigin = origin
    })
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== fromElsewhere) this.#queue(update)
    })
    void this.#watch(this.#hearing.signal)
  }

  /** `mayWrite` is false for people whose role only reads records: the core would refuse what they typed. */
  static async open(
    recordId: string,
    client: DraftClient,
    problemOf: (error: unknown) => ProblemWords,
    mayWrite: boolean,
    writer: Writer,
  ): Promise<DraftSession> {
    return new DraftSession(recordId, client, problemOf, await client.open({ recordId }), mayWrite, writer)
  }

  #undoable() {
    return [
      this.doc.getMap('meeting'),
      this.doc.getMap('triggers'),
      this.doc.getMap('coreGroup'),
      this.doc.getMap('nextMeeting'),
      this.doc.getMap('unsent'),
      ...Object.keys(rowLists).map((list) => this.doc.getArray(list)),
    ]
  }

  get state(): SaveState {
    return this.#state
  }

  /** True while something typed here is not yet on disk. */
  get unsaved(): boolean {
    return this.#sending || this.#waiting.length > 0
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Changes to text and fields that are undone together, apart from what was done before and after. */
  asOneStep(work: () => void): void {
    this.undo.stopCapturing()
    this.#isOneStep = true
    try {
      work()
    } finally {
      this.#isOneStep = false
      this.undo.stopCapturing()
    }
  }

  #say(state: SaveState): void {
    this.#state = state
    for (const listener of this.#listeners) listener()
  }

  #queue(update: Uint8Array): void {
    this.#waiting.push(update)
    void this.#send()
  }

  get #savedAt(): string {
    const state = this.#state
    return state.kind === 'saved' ? state.at : state.kind === 'saving' ? state.since : state.savedAt
  }

  async #send(): Promise<void> {
    if (this.#sending) return
    this.#sending = true
    await afterFrame()
    let pause = firstPause
    let whole = false
    while (this.#waiting.length > 0) {
      const batch = this.#waiting
      this.#waiting = []
      const taken = performance.now()
      const update = batch.length === 1 && batch[0] ? batch[0] : Y.mergeUpdates(batch)
      if (this.#state.kind === 'saved') this.#say({ kind: 'saving', since: this.#state.at })
      try {
        const { savedAt } = await this.#client.append({
          recordId: this.recordId,
          window: this.#window,
          update: encode(update),
          typedBy: this.writer.id,
        })
        pause = firstPause
        whole = false
        timeSaved(taken)
        if (this.#waiting.length === 0) this.#say({ kind: 'saved', at: savedAt })
        else this.#say({ kind: 'saving', since: savedAt })
      } catch (error) {
        // Kept in front of what was typed since; tried again until the core takes it.
        this.#waiting = [update, ...this.#waiting]
        const problem = this.#problemOf(error)
        if (problem.code === 'incomplete' && !whole) {
          // An older backup has been put back meanwhile: everything that is here goes, so that nothing of it is missing.
          whole = true
          this.#waiting = [Y.encodeStateAsUpdate(this.doc)]
          continue
        }
        this.#say({ kind: 'trouble', savedAt: this.#savedAt, problem })
        if (this.#closed) break
        await Promise.race([
          sleep(pause),
          new Promise<void>((resolve) => {
            this.#tryNow = resolve
          }),
        ])
        pause = Math.min(pause * 2, longestPause)
      }
    }
    this.#sending = false
  }

  /** True while somebody else is signed in in this window: it waits for its writer, and nobody has to wait for it. */
  get isForeign(): boolean {
    return this.#state.kind === 'trouble' && this.#state.problem.code === 'other person'
  }

  get #isAway(): boolean {
    return this.#state.kind === 'trouble' && this.#state.problem.code === 'thrown away'
  }

  /**
   * Asks whether the draft has been brought back: then what was missed meanwhile comes in, and what was typed here goes out
   * by itself. Throws while it is still away.
   */
  async #comeBack(): Promise<void> {
    const { update, seq, savedAt } = await this.#client.open({ recordId: this.recordId })
    Y.applyUpdate(this.doc, decode(update), fromElsewhere)
    this.#seq = Math.max(this.#seq, seq)
    if (this.#isAway && !this.unsaved) this.#say({ kind: 'saved', at: savedAt })
  }

  /** Hears what other windows and people have saved; after an interruption it goes on where it stopped. */
  async #watch(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        if (this.#isAway) await this.#comeBack()
        const changes = await this.#client.watch(
          { recordId: this.recordId, window: this.#window, after: this.#seq },
          { signal },
        )
        for await (const change of changes) {
          Y.applyUpdate(this.doc, decode(change.update), fromElsewhere)
          this.#seq = Math.max(this.#seq, change.seq)
        }
      } catch (error) {
        // Trouble is told by the way to disk; here it is only tried again. That a draft was thrown away is told at once.
        const problem = this.#problemOf(error)
        if (problem.code === 'thrown away') this.#say({ kind: 'trouble', savedAt: this.#savedAt, problem })
      }
      if (!signal.aborted) await sleep(longestPause / 4)
    }
  }

  /** Resolves when everything typed here is on disk, or when the pause (milliseconds) is over. */
  async settled(patience = 5_000): Promise<boolean> {
    const until = Date.now() + patience
    while (this.unsaved && Date.now() < until) await sleep(20)
    return !this.unsaved
  }

  /** Its page has gone: it only saves. Whoever is signed in now need not be somebody who may hear of this draft. */
  stopHearing(): void {
    this.#hearing.abort()
  }

  /** Its writer has it before them again: it tries at once, and hears what it has missed. */
  takeUp(): void {
    if (this.#closed || !this.#hearing.signal.aborted) return
    if (this.isForeign) this.#say({ kind: 'saving', since: this.#savedAt })
    this.#tryNow()
    this.#hearing = new AbortController()
    void this.#watch(this.#hearing.signal)
  }

  close(): void {
    this.#closed = true
    this.#hearing.abort()
    this.#listeners.clear()
  }
}
