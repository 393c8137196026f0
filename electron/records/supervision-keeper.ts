/**
 * Keeps what is due in supervision in step with what it is worked out from: signed records, each family's file, the plan,
 * and the rules. All of it is looked at again as soon as any of it has changed, in the background; whoever asks for a list
 * waits for no more than a few records.
 */
import { z } from 'zod'
import { type ClockSettings, calendar, londonDate } from '../../shared/clocks/index.ts'
import { minutesSchema } from '../../shared/minutes/index.ts'
import { nationalSets, ruleSetOn } from '../../shared/rule-sets/index.ts'
import {
  type Due,
  duesOf,
  linesOf,
  type OpenFamily,
  type Said,
  type Session,
  type SessionKind,
  sessionKinds,
  type World,
} from '../../shared/supervision/index.ts'
import { breath, type DueRow, type FamilyFacts, type ReadingRow, type Store } from '../store/index.ts'
import { allAway, planPeople } from './supervision-plan.ts'
import { readingOf, readTypes } from './supervision-reading.ts'

/** Raised when it is worked out in another way. */
const VERSION = 1
/** Between two looks, in milliseconds. */
const LOOK = 10_000
const FIRST = 4_000
/** How long Today waits for it. */
const MOMENT = 500
/** Between two records of a long list: half of the time belongs to whoever is typing. */
const PAUSE = 10
/** Looked up at once: finding them goes over every record, and is not done for each of them. */
const LOOKED_UP = 500
/** Records read before a list is told. */
const READ_FIRST = 60
/** Lines worked out before others have their turn. */
const AT_ONCE = 50

const peopleSchema = z.array(z.string())
const kindSchema = z.enum(sessionKinds)

export class SupervisionKeeper {
  readonly #rooms: { store: Store }
  readonly #now: () => Date
  /** Of each family, as of its last change. */
  readonly #families = new Map<string, { changedAt: string; facts: FamilyFacts }>()
  /** Records that cannot be read here; not tried again until the workspace is opened again. */
  readonly #unreadable = new Set<string>()
  /** Found to be unread, the newest first. */
  #waiting: string[] = []
  #settled = ''
  #timer: NodeJS.Timeout | undefined
  #stopped = false
  #working: Promise<boolean> = Promise.resolve(true)

  constructor(store: Store, now: () => Date) {
    this.#rooms = { store }
    this.#now = now
  }

  /** Brings it up to date; false where more records wait than are read at once. */
  current(most = READ_FIRST): Promise<boolean> {
    // One after the other: two at once would write the same rows.
    const work = this.#working.catch(() => true).then(() => this.#catchUp(most))
    this.#working = work
    return work
  }

  /** As `current`, for a list that has more to tell: whatever takes longer than a moment goes on by itself. */
  async soon(): Promise<void> {
    let timer: NodeJS.Timeout | undefined
    const moment = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, MOMENT)
    })
    await Promise.race([this.current().catch(() => false), moment])
    clearTimeout(timer)
  }

  /** Looks again and again, as long as the workspace is open. */
  start(): void {
    this.#later(FIRST)
  }

  /** Resolves when nothing is being written any more. */
  async stop(): Promise<void> {
    this.#stopped = true
    clearTimeout(this.#timer)
    await this.#working.catch(() => true)
  }

  #later(wait: number): void {
    if (this.#stopped) return
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      void this.current(1).then(
        (done) => this.#later(done ? LOOK : PAUSE),
        // A workspace that cannot be read is told to whoever opens a screen.
        () => undefined,
      )
    }, wait)
    this.#timer.unref()
  }

  async #catchUp(most: number): Promise<boolean> {
    if (this.#stopped) return false
    const today = londonDate(this.#now().toISOString())
    const moment = () => `${this.#rooms.store.written()} ${today}`
    if (this.#settled === moment()) return true
    const done = await this.#read(most)
    await breath()
    // While records of an older workspace are still being read, what is due would only seem to be missed.
    if (!done) return false
    const basis = `${VERSION} ${today} ${await this.#rooms.store.supervision.basis()}`
    if ((await this.#rooms.store.supervision.workedFrom()) !== basis) await this.#workOut(today, basis)
    this.#settled = moment()
    return true
  }

  /** Reads up to `most` signed records that have not been read; true when none is left. */
  async #read(most: number): Promise<boolean> {
    const { store } = this.#rooms
    const accounts = await store.accounts.list()
    for (let read = 0; ; read += 1) {
      if (this.#waiting.length === 0) this.#waiting = await this.#unread()
      if (this.#waiting.length === 0) return true
      if (this.#stopped || read === most) return false
      const id = this.#waiting.shift() ?? ''
      try {
        const minutes = minutesSchema.parse(JSON.parse(await store.signed.minutesJson(id)))
        await store.supervision.putReading(readingOf(await store.records.get(id), minutes, accounts))
      } catch {
        this.#unreadable.add(id)
      }
      await breath()
    }
  }

  /** How far what was written by the time that nothing was unread is in that. */
  #level: number | undefined

  async #unread(): Promise<string[]> {
    const { supervision, touched } = this.#rooms.store
    // Since then only what was written to can be unread.
    const written = this.#level === undefined ? undefined : await touched.since(this.#level)
    const mark = written?.mark ?? (await touched.mark())
    const most = LOOKED_UP + this.#unreadable.size
    const ids = await supervision.unread(readTypes, most, written?.ids)
    const unread = ids.filter((id) => !this.#unreadable.has(id))
    if (unread.length === 0) this.#level = mark
    return unread
  }

  async #workOut(today: string, basis: string): Promise<void> {
    const { store } = this.#rooms
    const changes = await store.ruleChanges.list()
    // Between two days on which a rule changes all days have the same ones.
    const turns = [...changes, ...nationalSets].map(({ from }) => from).sort()
    const known = new Map<string, ClockSettings>()
    const settingsOn = (day: string): ClockSettings => {
      const turn = turns.findLast((from) => from <= day) ?? ''
      const settings = known.get(turn) ?? ruleSetOn(day, changes, today).clockSettings
      known.set(turn, settings)
      return settings
    }
    const bench = { today, calendar: calendar(ruleSetOn(today, changes, today).settings.closureDays) }
    const world = await this.#world(settingsOn)
    const rows: DueRow[] = []
    let lines = 0
    for (const line of linesOf(world)) {
      if (this.#stopped) return
      rows.push(...duesOf(line, bench).map(rowOf))
      lines += 1
      if (lines % AT_ONCE === 0) await breath()
    }
    await store.supervision.keepDues(rows, basis)
  }

  async #world(settingsOn: World['settingsOn']): Promise<World> {
    const { store } = this.#rooms
    const readings = await store.supervision.readings()
    const workers = new Set(
      (await store.accounts.list()).filter(({ role }) => role === 'Social worker').map(({ id }) => id),
    )
    const said = (await store.supervision.said()).map(
      ({ kind, subject, due, text, excuse, by_name, at }): Said => ({
        kind: kindSchema.parse(kind),
        subject,
        due,
        text,
        excuse: excuse === 1,
        by: by_name,
        at,
      }),
    )
    return {
      people: await planPeople(this.#rooms),
      families: await this.#openFamilies(readings, workers),
      sessions: readings.flatMap(sessionOf),
      booked: (await store.supervision.booked()).map(({ kind, subject, day }) => ({
        kind: kindSchema.parse(kind),
        subject,
        day,
      })),
      said,
      away: await allAway(this.#rooms),
      settingsOn,
    }
  }

  async #openFamilies(readings: readonly ReadingRow[], workers: ReadonlySet<string>): Promise<OpenFamily[]> {
    const { store } = this.#rooms
    const all = await store.supervision.families()
    const changed = all.filter(({ id, changedAt }) => this.#families.get(id)?.changedAt !== changedAt)
    const changedAt = new Map(all.map((one) => [one.id, one.changedAt]))
    for (const id of [...this.#families.keys()]) if (!changedAt.has(id)) this.#families.delete(id)
    for (const facts of await store.supervision.familyFacts(changed.map(({ id }) => id)))
      this.#families.set(facts.id, { changedAt: changedAt.get(facts.id) ?? '', facts })
    const said = Map.groupBy(readings, ({ case_id }) => case_id)
    return [...this.#families.values()].map(({ facts: { accounts, ...family } }) => ({
      ...family,
      workers: accounts.filter((id) => workers.has(id)),
      readings: (said.get(family.id) ?? []).flatMap(({ day, plan }) =>
        day && (plan === 'CPP' || plan === 'CIN' || plan === 'closed') ? [{ day, plan }] : [],
      ),
    }))
  }
}

function sessionOf({ record_id, kind, day, case_id, people, chair, next }: ReadingRow): Session[] {
  if (day === '' || (kind !== 'case' && kind !== 'group' && kind !== 'supervisors')) return []
  const there = peopleSchema.parse(JSON.parse(people))
  return [{ recordId: record_id, kind, day, caseId: case_id, people: there, chair, next }]
}

const sentence = (text: string): string => (/[.!?]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`)

function rowOf(due: Due): DueRow {
  const { because, said } = due
  return {
    id: due.id,
    kind: due.kind satisfies SessionKind,
    subject: due.subject,
    case_id: due.caseId,
    children: due.children,
    person: due.person,
    supervisor: due.supervisor,
    team: due.team,
    due: due.due,
    booked: due.booked,
    held: due.held,
    record_id: due.recordId,
    state: due.state,
    why: [because, said?.text ?? '']
      .filter((text) => text.trim() !== '')
      .map(sentence)
      .join(' '),
    first_due: due.first,
    last_held: due.last,
    because,
    said: said?.text ?? '',
    said_by: said?.by ?? '',
    said_at: said?.at ?? '',
  }
}
