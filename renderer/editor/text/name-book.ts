/** Who is who on the page: names for the ids that entries carry. Entries ask again when it changes. */
import type { Audience } from '../../../shared/minutes/index.ts'

export type Named = { id: string; name: string; detail: string; kind: 'child' | 'family' | 'professional' }

export class NameBook {
  #people: Named[] = []
  readonly #listeners = new Set<() => void>()

  get all(): Named[] {
    return this.#people
  }

  set(people: Named[]): void {
    if (JSON.stringify(people) === JSON.stringify(this.#people)) return
    this.#people = people
    for (const listener of this.#listeners) listener()
  }

  find(id: string): Named | undefined {
    return this.#people.find((one) => one.id === id)
  }

  /** The name, or words that say that it is missing: an entry never shows an id. */
  name(id: string): string {
    return this.find(id)?.name || 'Somebody no longer listed'
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}

/** What an entry carries beside its words; null where nothing has been said. */
export type EntryDetails = {
  id: string | null
  speaker: string | null
  about: 'all' | string[] | null
  source: string | null
  audience: Audience | null
  withholdFrom: string[] | null
  withholdReason: string | null
  origin: string | null
}

/** What the page gives to its entries. */
export type EntryOptions = {
  names: NameBook
  recordId: string
  recordTitle: string
  /** The section's own audience, which holds where an entry sets none. */
  sectionAudience: string
  onDetails: (entryId: string, anchor: HTMLElement) => void
  onAction: (text: string, details: EntryDetails) => void
}
