/** Keeps the facts across records in step with the records: after each pause in writing, after signing, and when a workspace is opened. */
import * as Y from 'yjs'
import type { RecordMeta } from '../../shared/api/contract.ts'
import { londonDate } from '../../shared/clocks/index.ts'
import { draftToMinutes, type Minutes, minutesSchema, toMinutes } from '../../shared/minutes/index.ts'
import { ruleSetOn } from '../../shared/rule-sets/index.ts'
import { dressed } from '../../shared/templates/index.ts'
import type { Store } from '../store/index.ts'
import { basisOf, recordFacts } from './facts.ts'
import type { Templates } from './templates.ts'

/** The first look waits until people have begun to work. */
const FIRST = 3_000
/** A few at a time, so that whoever is typing never waits for it. */
const AT_A_TIME = 5
const PAUSE = 50

type Known = { store: Store; templates: Pick<Templates, 'of'> }

export class FactKeeper {
  readonly #known: Known
  readonly #now: () => Date
  /** Records that cannot be read here; not tried again until the workspace is opened again. */
  readonly #unread = new Set<string>()
  #timer: NodeJS.Timeout | undefined
  #stopped = false
  #working: Promise<unknown> = Promise.resolve()

  constructor(known: Known, now: () => Date) {
    this.#known = known
    this.#now = now
  }

  /** Works a record out anew. Quiet: lists that are a moment behind never stand in the way of writing or signing. */
  async follow(recordId: string): Promise<void> {
    await this.#work(recordId).catch(() => undefined)
  }

  /** Works out up to `most` records that are behind; true when none is left. */
  async catchUp(most: number): Promise<boolean> {
    const behind = await this.#behind(most + 1)
    for (const id of behind.slice(0, most)) {
      if (this.#stopped) return false
      await this.#work(id).catch(() => this.#unread.add(id))
    }
    return behind.length <= most
  }

  /** Goes through everything that is behind, a few at a time, until nothing is or until it is stopped. */
  start(): void {
    if (!this.#timer) this.#later(FIRST)
  }

  /** Resolves when nothing is being written any more. */
  async stop(): Promise<void> {
    this.#stopped = true
    clearTimeout(this.#timer)
    await this.#working.catch(() => undefined)
  }

  #later(wait: number): void {
    if (this.#stopped) return
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      this.#working = this.catchUp(AT_A_TIME).then(
        (done) => {
          if (!done) this.#later(PAUSE)
        },
        // A workspace that cannot be read is told to whoever opens a screen.
        () => undefined,
      )
    }, wait)
    this.#timer.unref()
  }

  async #behind(most: number): Promise<string[]> {
    const { store } = this.#known
    const basis = basisOf(await store.ruleChanges.list())
    const today = londonDate(this.#now().toISOString())
    const ids = await store.facts.stale(basis, today, most + this.#unread.size)
    return ids.filter((id) => !this.#unread.has(id)).slice(0, most)
  }

  async #work(recordId: string): Promise<void> {
    const { store, templates } = this.#known
    const now = this.#now()
    // Before the words are read: whatever is written meanwhile makes these facts stale.
    const record = await store.records.get(recordId)
    const minutes = await this.#read(record)
    const changes = await store.ruleChanges.list()
    const rules = ruleSetOn(minutes.meeting.date, changes, now.toISOString())
    const { type, templateVersion, conferenceModel } = minutes.meeting
    const template = dressed(await templates.of(type, templateVersion), conferenceModel, rules.labels)
    const facts = recordFacts({ record, minutes, template, rules, basis: basisOf(changes), now })
    await store.facts.put(recordId, facts)
    this.#unread.delete(recordId)
  }

  /** From the disk, so that a draft nobody has open is not kept in memory. */
  async #read(record: RecordMeta): Promise<Minutes> {
    const { store } = this.#known
    if (record.state === 'signed')
      return minutesSchema.parse(JSON.parse(await store.signed.minutesJson(record.id)))
    const doc = new Y.Doc()
    try {
      Y.applyUpdate(doc, (await store.drafts.load(record.id)).update)
      return toMinutes(draftToMinutes(doc), await store.statements.list(record.id))
    } finally {
      doc.destroy()
    }
  }
}
