/**
 * Writes a made-up workspace: everybody in it is fictional, and so is every event.
 *
 * A record that is "signed" here was frozen as signing does it: canonical JSON, its hash, the rules and the template,
 * closed to any change. It has no Word files, no Office signature and no findings: twenty thousand of each would take
 * hours and test nothing about size that one does not.
 *
 * The workspace is not marked as the fictional one, although all of it is made up: that mark belongs to the one for
 * trying things out, whose folder is deleted when it is closed.
 */
import { createHash } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import * as Y from 'yjs'
import manifest from '../../package.json' with { type: 'json' }
import { type DraftContent, minutesToDraft, toMinutes } from '../../shared/minutes/index.ts'
import { type RuleSet, ruleSetOn } from '../../shared/rule-sets/index.ts'
import { recordItems } from '../../shared/search/index.ts'
import { Problem } from '../problem.ts'
import { canonicalMinutes, localTime } from '../records/sign.ts'
import { accountsOf } from '../store/accounts.ts'
import { casesOf } from '../store/cases.ts'
import { recordsOf } from '../store/records.ts'
import { searchOf } from '../store/search.ts'
import { signedOf } from '../store/signed.ts'
import { createWorkspace, type PersonSlot, type Workspace } from '../workspace/index.ts'
import { BatchDesk } from './batch-desk.ts'
import type { CaseFacts } from './family.ts'
import { everybody, type Staff } from './staff.ts'
import { beginning, type Step, staffFor, stepsOf, type Wish } from './steps.ts'

export type GenerateOptions = Wish & {
  folder: string
  /** Everybody's. */
  passphrase: string
  /** Cost of the passphrase's key; the usual one is taken on at the first sign-in of each person. */
  scryptN?: number
  /** Told after every batch how many records there are by now. */
  progress?: (records: number) => void
}

export type Generated = {
  people: PersonSlot[]
  recoveryCode: string
  cases: number
  records: Record<'draft' | 'ready for chair' | 'signed', number>
  byType: Record<string, number>
  /** SHA-256 over every step in order: equal for equal content. */
  contentSha256: string
}

const BATCH = 500
/** Pages that are kept at hand while writing, in KiB; an open workspace makes do with far less. */
const CACHE = 96 * 1024
/** Pages that gather in the log before they go to the file: what is written again meanwhile is enciphered once. */
const LOG = 12_000
const LOW_N = 2 ** 14

/** Throws `Problem` when there is anything in the folder already. */
export async function refuseUsedFolder(folder: string): Promise<void> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw new Problem('not valid', 'That is not a folder that can be read.', 'Nothing was made.', '', {
      cause: error,
    })
  })
  if (names.length === 0) return
  throw new Problem(
    'conflict',
    'There is something in this folder already.',
    'Nothing was made, and what is there is as it was.',
    'Choose an empty folder, or one that does not exist yet.',
  )
}

/** Makes and fills the workspace, and closes it. Throws `Problem`; the folder must be empty or new. */
export async function generateWorkspace(options: GenerateOptions): Promise<Generated> {
  await refuseUsedFolder(options.folder)
  const staff = staffFor(options)
  const [first, ...others] = everybody(staff)
  if (!first) throw new RangeError('Somebody has to open the workspace')
  const clock = { at: beginning(options) }
  const now = () => new Date(clock.at)
  const slotOf = ({ id, name, role }: { id: string; name: string; role: string }): PersonSlot => ({
    personId: id,
    name,
    role,
  })
  const { passphrase, scryptN = LOW_N } = options
  const { workspace, recoveryCode } = await createWorkspace(options.folder, {
    name: 'Wexmoor Council (fictional)',
    fictional: false,
    first: slotOf(first),
    passphrase,
    scryptN,
    now,
  })
  try {
    for (const account of others) await workspace.addSlot(slotOf(account), passphrase, undefined, first.id)
    const made = await new Writer(workspace, clock, options).write(staff)
    return { people: workspace.people, recoveryCode, ...made }
  } finally {
    workspace.close()
  }
}

/** The memory of statements that are no longer used is given back between two turns, and never within one. */
const turn = () => new Promise<void>((resolve) => setImmediate(resolve))

class Writer {
  readonly #desk: BatchDesk
  readonly #clock: { at: string }
  readonly #options: GenerateOptions
  #ids: string[] = []
  /** What the case file knows under its own ids, which a record made of it repeats. */
  readonly #known = new Map<string, Set<string>>()
  readonly #changedAt = new Map<string, string>()
  readonly #rules = new Map<string, RuleSet>()
  readonly #count: Generated['records'] = { draft: 0, 'ready for chair': 0, signed: 0 }
  readonly #byType: Record<string, number> = {}
  #cases = 0
  readonly #hash = createHash('sha256')

  constructor(workspace: Workspace, clock: { at: string }, options: GenerateOptions) {
    this.#clock = clock
    this.#options = options
    this.#desk = new BatchDesk(workspace, {
      now: () => new Date(clock.at),
      newId: () => this.#ids.shift() ?? crypto.randomUUID(),
    })
  }

  async write(staff: Staff): Promise<Omit<Generated, 'people' | 'recoveryCode'>> {
    await this.#desk.alone((raw) => {
      raw.pragma(`cache_size = -${CACHE}`)
      raw.pragma(`wal_autocheckpoint = ${LOG}`)
    })
    const accounts = accountsOf(this.#desk)
    const people = everybody(staff)
    await this.#desk.together(async () => {
      for (const account of people) await accounts.add(account, people[0]?.id)
    })
    let batch: Step[] = []
    for (const step of stepsOf(this.#options, staff)) {
      batch.push(step)
      if (batch.length < BATCH) continue
      await this.#all(batch)
      batch = []
    }
    await this.#all(batch)
    return {
      cases: this.#cases,
      records: this.#count,
      byType: this.#byType,
      contentSha256: this.#hash.digest('hex'),
    }
  }

  async #all(batch: Step[]): Promise<void> {
    await this.#desk.together(async () => {
      for (const step of batch) {
        this.#clock.at = step.at
        this.#hash.update(JSON.stringify(told(step)))
        await this.#one(step)
        await turn()
      }
    })
    const { draft, signed, 'ready for chair': ready } = this.#count
    this.#options.progress?.(draft + signed + ready)
  }

  async #one(step: Step): Promise<void> {
    switch (step.kind) {
      case 'case':
      case 'case changed':
        return this.#case(step)
      case 'record':
        return this.#record(step)
      case 'ready':
        await recordsOf(this.#desk).setState(step.id, 'ready for chair', step.by.id)
        return this.#moved('ready for chair')
      case 'signed':
        return this.#signed(step)
    }
  }

  #moved(to: keyof Generated['records']): void {
    this.#count.draft -= 1
    this.#count[to] += 1
  }

  async #case({ kind, id, facts, by }: Step & { facts: CaseFacts }): Promise<void> {
    const cases = casesOf(this.#desk)
    if (kind === 'case') {
      this.#ids = [id]
      const { changedAt } = await cases.create(facts, by.id)
      this.#changedAt.set(id, changedAt)
      this.#cases += 1
    } else await cases.save({ ...facts, id, changedAt: this.#changedAt.get(id) ?? '' }, by.id)
    this.#known.set(
      id,
      new Set([...facts.children, ...facts.people, ...facts.chronology].map((one) => one.id)),
    )
  }

  async #record({ id, caseId, template, content, by }: Step & { kind: 'record' }): Promise<void> {
    this.#ids = [id]
    const { familyRef, date } = content.meeting
    const { type, name: title } = template
    const update = updateOf(content)
    await recordsOf(this.#desk).create({ caseId, type, title, familyRef, date, content: update }, by.id)
    const items = recordItems(content, template, this.#known.get(caseId) ?? new Set())
    await searchOf(this.#desk).index(id, items)
    this.#count.draft += 1
    this.#byType[type] = (this.#byType[type] ?? 0) + 1
  }

  async #signed({ id, content, template, by, at }: Step & { kind: 'signed' }): Promise<void> {
    const canonicalJson = canonicalMinutes(toMinutes(content))
    const rules = this.#rulesOn(content.meeting.date)
    const freeze = {
      version: '1.0',
      canonicalJson,
      sha256: createHash('sha256').update(canonicalJson).digest('hex'),
      ruleSet: rules.id,
      rules,
      template,
      appVersion: manifest.version,
      findings: [],
      signedBy: by.name,
      role: by.role,
      signedAt: `${at.slice(0, 19)}Z`,
      signedAtLocal: localTime(new Date(at)),
      files: [],
    }
    await signedOf(this.#desk).freeze(id, freeze, by.id)
    this.#moved('signed')
  }

  #rulesOn(date: string): RuleSet {
    const known = this.#rules.get(date)
    if (known) return known
    const rules = ruleSetOn(date, [], this.#clock.at)
    this.#rules.set(date, rules)
    return rules
  }
}

/** What a step adds to the content; a signature is of words that were told when they were written. */
const told = (step: Step) => ({
  kind: step.kind,
  at: step.at,
  id: step.id,
  by: step.by.id,
  ...(step.kind === 'record' ? { caseId: step.caseId, content: step.content } : {}),
  ...('facts' in step ? { facts: step.facts } : {}),
})

function updateOf(content: DraftContent): Uint8Array {
  const doc = minutesToDraft(content)
  const update = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return update
}
