/** Keeps the facts across records in step with the records: after each pause in writing, after signing, and when a workspace is opened. */
import * as Y from 'yjs'
import type { RecordMeta } from '../../shared/api/contract.ts'
import { londonDate } from '../../shared/clocks/index.ts'
import { frozenFindingsSchema } from '../../shared/measures/index.ts'
import { draftToMinutes, type Minutes, minutesSchema, toMinutes } from '../../shared/minutes/index.ts'
import { ruleSetOn } from '../../shared/rule-sets/index.ts'
import { dressed } from '../../shared/templates/index.ts'
import { breath, type Store } from '../store/index.ts'
import { sentFor } from './distribution-sent.ts'
import { basisOf, type FactSource, recordFacts } from './facts.ts'
import { allTeams } from './teams.ts'
import type { Templates } from './templates.ts'

/** The first look waits until people have begun to work. */
const FIRST = 3_000
/** Between two records, in milliseconds: half of the time belongs to whoever is typing. */
const PAUSE = 10
/** Looked up at once: finding them goes over every record, and is not done for each of them. */
const LOOKED_UP = 500

type Known = { store: Store; templates: Pick<Templates, 'of'> }

export class FactKeeper {
  readonly #known: Known
  readonly #now: () => Date
  /** Records that cannot be read here; not tried again until the workspace is opened again. */
  readonly #unread = new Set<string>()
  /** Found to be behind and not worked out yet, the newest change first. */
  #waiting: string[] = []
  /** What was written by the time that nothing was behind, and on which day. */
  #settled = ''
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

  /**
   * Works out up to `most` records that are behind; true when none is left. Between two of them whatever else is asked
   * of the core is answered.
   */
  async catchUp(most: number): Promise<boolean> {
    if (this.#isSettled()) return true
    const before = this.#moment()
    const behind = await this.#behind(most + 1)
    for (const id of behind.slice(0, most)) {
      if (this.#stopped) return false
      await this.#work(id).catch(() => this.#unread.add(id))
      await breath()
    }
    if (behind.length === 0) this.#settled = before
    return behind.length <= most
  }

  /** Goes through everything that is behind, one after the other, until nothing is or until it is stopped. */
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
      this.#working = this.#next().then(
        (done) => {
          if (!done) this.#later(PAUSE)
        },
        // A workspace that cannot be read is told to whoever opens a screen.
        () => undefined,
      )
    }, wait)
    this.#timer.unref()
  }

  /** Works out one record; true when none is left. */
  async #next(): Promise<boolean> {
    if (this.#waiting.length === 0) this.#waiting = this.#isSettled() ? [] : await this.#behind(LOOKED_UP)
    const id = this.#waiting.shift()
    if (id === undefined) return true
    await this.#work(id).catch(() => this.#unread.add(id))
    return false
  }

  /** Nothing was behind, and nothing at all was written since, and no other day has begun. */
  #isSettled(): boolean {
    return this.#settled !== '' && this.#settled === this.#moment()
  }

  #moment(): string {
    return `${this.#known.store.written()} ${londonDate(this.#now().toISOString())}`
  }

  /** By which rules and on which day nothing was behind, and how far what was written by then is in that. */
  #level: { by: string; mark: number } | undefined

  async #behind(most: number): Promise<string[]> {
    const { store } = this.#known
    const basis = basisOf(await store.ruleChanges.list())
    const today = londonDate(this.#now().toISOString())
    const by = `${basis} ${today}`
    // By the same rules on the same day only what was written to since can be behind.
    const level = this.#level?.by === by ? this.#level : undefined
    const written = level ? await store.touched.since(level.mark) : undefined
    const mark = written?.mark ?? (await store.touched.mark())
    const ids = await store.facts.stale(basis, today, most + this.#unread.size, written?.ids)
    const behind = ids.filter((id) => !this.#unread.has(id)).slice(0, most)
    if (behind.length === 0) this.#level = { by, mark }
    return behind
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
    const copies = await store.distribution.changed(recordId)
    const sent = await sentFor(store, record, { minutes, template, rules })
    const basis = basisOf(changes)
    const signed = record.state === 'signed' ? await this.#signed(recordId) : undefined
    const known = { record, minutes, template, rules, basis, sent, copies, now }
    const facts = recordFacts({ ...known, ...(signed && { signed }) })
    await store.facts.put(recordId, facts)
    this.#unread.delete(recordId)
  }

  /** What reports count beside the words: nothing of a record whose findings this version cannot read. */
  async #signed(recordId: string): Promise<FactSource['signed']> {
    const { store } = this.#known
    const findings = frozenFindingsSchema.safeParse(await store.signed.findings(recordId))
    if (!findings.success) return undefined
    const lines = await store.distribution.lines({ recordId })
    return { findings: findings.data, lines, teams: await allTeams(store) }
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
