/**
 * One family while somebody types in it: saves a moment after typing stops, one save at a time. Where somebody else has
 * saved meanwhile, both are brought together and saving goes on by itself; what both have changed is decided by whoever
 * types here, and until then what the other has saved is stored and their own words stay in this page.
 */
import type { ProblemWords } from '../../../shared/api/problem.ts'
import {
  type CaseFile,
  type Clash,
  keepMine,
  mergeFamilies,
  putAt,
  recognised,
  sameFamily,
  takeTheirs,
} from '../../../shared/cases/index.ts'
import { problemOf, type Writer } from '../../client/index.ts'

const PAUSE_MS = 600
/** Pause before what could not be saved is tried again, in milliseconds. */
const AGAIN_MS = 2_000
/** Somebody who saves as often as this while one save is tried is waited for. */
const MOST_TRIES = 5
/** As many versions are remembered of which nobody has heard whether they were stored. */
const MOST_UNHEARD = 10

/** How a family is read and saved, in the name of whoever typed. Both reject with what the core refuses with. */
export type FamilyStore = {
  read: (id: string, writer: Writer) => Promise<CaseFile>
  save: (file: CaseFile, writer: Writer) => Promise<CaseFile>
}

export type Saving = { state: 'saved' | 'typing' | 'saving'; savedAt: string; problem: ProblemWords | null }

/** What the screen draws. */
export type FamilyState = {
  value: CaseFile
  /** What both have changed, for whoever types here to decide. */
  clashes: readonly Clash[]
  saving: Saving
  /** When something that was saved elsewhere came in, an instant; '' when nothing has. */
  broughtInAt: string
}

/** Trouble that passes: what is typed may still be saved. */
const passes = (error: unknown): boolean =>
  /^(locked|other person|disk full|cannot save|no permission on folder|conflict|unexpected)$/.test(
    problemOf(error).code,
  )

export class FamilySession {
  readonly writer: Writer
  readonly #store: FamilyStore
  /** Is somebody looking at it? */
  isShown = false
  /** The version on which what is typed was begun; where it clashes, what was there before either changed it. */
  #base: CaseFile
  /** What is stored, as far as is known here. */
  #stored: CaseFile
  #state: FamilyState
  /** Does the version that was begun on differ from what is stored? */
  #mayClash = false
  #typed = false
  #isRefused = false
  #running: Promise<void> | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  #unheard: CaseFile[] = []
  readonly #listeners = new Set<() => void>()

  constructor(file: CaseFile, writer: Writer, store: FamilyStore) {
    this.writer = writer
    this.#store = store
    this.#base = file
    this.#stored = file
    this.#state = {
      value: file,
      clashes: [],
      saving: { state: 'saved', savedAt: '', problem: null },
      broughtInAt: '',
    }
  }

  get id(): string {
    return this.#stored.id
  }

  get state(): FamilyState {
    return this.#state
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** Does this page hold anything that is not stored? */
  get unsaved(): boolean {
    return this.#typed || this.#running !== null || this.#state.clashes.length > 0
  }

  /** Does it wait for a person, and for nothing else? */
  get waitsForDecision(): boolean {
    return !this.#typed && this.#running === null && this.#state.clashes.length > 0
  }

  /** Will what is not stored never be? The core has refused it for good. */
  get isRefused(): boolean {
    return this.#isRefused && this.#running === null
  }

  /**
   * What was typed. `begun`: the family as it stood when that was begun, where it was not typed straight into the page; what
   * came in meanwhile stays.
   */
  change = (next: CaseFile, begun: CaseFile = this.#state.value): void => {
    const { value } = this.#state
    if (begun === value) this.#set({ value: next })
    else {
      const woven = mergeFamilies({ base: begun, mine: next, theirs: value })
      // What both have changed is asked of the version that it was begun on.
      for (const clash of woven.clashes) this.#base = putAt(this.#base, clash, clash.base)
      this.#mayClash ||= woven.clashes.length > 0
      this.#set({ value: woven.shown })
    }
    this.#look()
    this.#typed = true
    this.#saving({ state: 'typing' })
    this.#saveIn(PAUSE_MS)
  }

  /** Whoever types here has decided that their own words hold in this place. */
  keepMine = (clash: Clash, newId: () => string): void => {
    const { base, mine } = keepMine(this.#versions(), clash, newId)
    this.#base = base
    this.#decided(mine)
  }

  /** Whoever types here has taken what the other has saved in this place. */
  takeTheirs = (clash: Clash): void => this.#decided(takeTheirs(this.#versions(), clash))

  /** A newer version was read: what it brings comes in. While a save is on its way, that one brings it. */
  meet(file: CaseFile): void {
    if (this.#running || file.changedAt <= this.#stored.changedAt) return
    this.#bringIn(file)
  }

  /** Saves until nothing is left to save. Rejects with what the core refuses with. */
  flush = async (): Promise<void> => {
    clearTimeout(this.#timer)
    while (this.#typed || this.#running) {
      // It runs before it begins: at no moment do words seem saved that are not.
      this.#running ??= Promise.resolve()
        .then(() => this.#save())
        .finally(() => {
          this.#running = null
          this.#tell()
        })
      await this.#running
    }
  }

  /** Resolves when no save is on its way. */
  async quiet(): Promise<void> {
    await this.#running?.catch(() => undefined)
  }

  #saveIn(pause: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.flush().catch(() => undefined), pause)
  }

  async #save(): Promise<void> {
    this.#typed = false
    this.#isRefused = false
    this.#saving({ state: 'saving' })
    try {
      for (let nth = 1; !(await this.#isStored(nth < MOST_TRIES)); nth++);
      const savedAt = new Date().toISOString()
      this.#saving({ state: this.#typed ? 'typing' : 'saved', savedAt, problem: null })
    } catch (error) {
      this.#typed = true
      this.#isRefused = !passes(error)
      this.#saving({ state: 'typing', problem: problemOf(error) })
      if (!this.#isRefused) this.#saveIn(AGAIN_MS)
      throw error
    }
  }

  /** One try. False when somebody else has saved meanwhile and the two have now been brought together. */
  async #isStored(mayTryAgain: boolean): Promise<boolean> {
    const shown = this.#state.value
    const { merged } = mergeFamilies(this.#versions())
    // Only what waits for a decision was typed. After a save that nobody heard of, it is not known what is stored.
    if (this.#unheard.length === 0 && sameFamily(merged, this.#stored)) return true
    try {
      const saved = await this.#store.save(merged, this.writer)
      this.#recognise([...this.#unheard, shown], saved)
      this.#bringIn(saved, true)
      return true
    } catch (error) {
      const { code } = problemOf(error)
      if (code === 'unexpected' && this.#unheard.at(-1) !== shown)
        this.#unheard = [...this.#unheard, shown].slice(-MOST_UNHEARD)
      if (code !== 'conflict' || !mayTryAgain) throw error
    }
    const newest = await this.#store.read(this.id, this.writer)
    this.#recognise(this.#unheard, newest)
    this.#bringIn(newest)
    return false
  }

  #recognise(sent: readonly CaseFile[], stored: CaseFile): void {
    for (const shown of sent) this.#base = recognised(this.#base, shown, stored)
    this.#unheard = []
  }

  #versions() {
    return { base: this.#base, mine: this.#state.value, theirs: this.#stored }
  }

  #bringIn(file: CaseFile, isOwn = false): void {
    const before = this.#base
    this.#stored = file
    const { shown, base, clashes } = mergeFamilies(this.#versions())
    this.#base = base
    this.#mayClash = clashes.length > 0
    const isNew = !isOwn && !sameFamily(before, base)
    this.#set({ value: shown, clashes, ...(isNew && { broughtInAt: new Date().toISOString() }) })
  }

  /** What clashes now. Where nothing did since the last version came in, typing makes no clash. */
  #look(): void {
    if (this.#mayClash) this.#set({ clashes: mergeFamilies(this.#versions()).clashes })
  }

  #decided(value: CaseFile): void {
    const { base, clashes } = mergeFamilies({ ...this.#versions(), mine: value })
    this.#base = base
    this.#mayClash = clashes.length > 0
    this.#set({ value, clashes })
    this.change(value)
    void this.flush().catch(() => undefined)
  }

  #saving(change: Partial<Saving>): void {
    this.#set({ saving: { ...this.#state.saving, ...change } })
  }

  #set(change: Partial<FamilyState>): void {
    this.#state = { ...this.#state, ...change }
    this.#tell()
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}
