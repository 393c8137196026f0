/** What every part of a copy is built with: the record, the reader, and a note of what was left out. */
import { type Audience, type Minutes, namesPlace, type Person, settingsKeptFrom } from '../minutes/index.ts'
import type { Template, TemplateSection } from '../templates/template.ts'
import type { CopyPart, LeftOut } from './copy.ts'
import { mayName, type Reader, type Subject, whyNot } from './reader.ts'
import { isWorking, nameOf, partOf, sentenceCase } from './words.ts'

/** What was left out, with its whole text for the hints; only its beginning is shown. */
export type Left = LeftOut & { text: string }

/**
 * The result of a check, ready as `lines` or as the checks give it; then the lines are worked out from its state and
 * the answers of the record.
 */
export type CheckResult = {
  title: string
  lines?: string[]
  ruleId?: string
  about?: string[]
  state?: 'open' | 'answered' | 'overridden'
  shortfalls?: string[]
}

/** What was late and why; `about`: the child or person it is about, '' for the record. */
export type LateLine = { about: string; text: string }

export class Sheet {
  readonly minutes: Minutes
  readonly template: Template
  readonly reader: Reader
  readonly findings: CheckResult[]
  readonly late: readonly LateLine[]
  readonly signature: { name: string; role: string; at: string } | undefined
  /** Schools and settings that this reader is not to learn. */
  readonly #places: string[]
  readonly left: Left[] = []
  /** Passages that stand in the copy and came from another record. */
  readonly pasted: LeftOut[] = []

  constructor(
    minutes: Minutes,
    template: Template,
    reader: Reader,
    {
      findings = [],
      late = [],
      signature,
    }: {
      findings?: CheckResult[]
      late?: readonly LateLine[]
      signature?: { name: string; role: string; at: string } | undefined
    } = {},
  ) {
    this.minutes = minutes
    this.template = template
    this.reader = reader
    this.findings = findings
    this.late = late
    this.signature = signature
    this.#places = reader.eyes.flatMap((id) => settingsKeptFrom(minutes, id))
  }

  get family(): boolean {
    return this.reader.family
  }

  get internal(): boolean {
    return this.reader.internal
  }

  /** Children that this copy may set out one by one. */
  get children(): Minutes['children'] {
    return this.minutes.children.filter((child) => this.reader.children.has(child.id))
  }

  /** Asks whether the recipient may read it, and notes it where not. */
  allows(subject: Subject, where: string, text: string): boolean {
    const why = whyNot(subject, this.reader)
    if (why) this.leave(where, text, why)
    return why === undefined
  }

  /** As `allows`, for something a whole section of the template decides about. */
  allowsSection(section: TemplateSection, text: string): boolean {
    return this.allows({ audience: section.audience }, section.heading, text)
  }

  /** `clues`: the words that hints look for, where they are fewer than the text. */
  leave(where: string, text: string, why: string, clues = text): void {
    const said = text.replace(/\s+/g, ' ').trim()
    if (said === '') return
    const what = said.length > 120 ? `${said.slice(0, 117).trimEnd()}...` : said
    this.left.push({ where, what, why, text: clues })
  }

  name(id: string): string {
    return nameOf(this.minutes, id)
  }

  /** `Siobhan Greaves (Health visitor)`; empty when the id is nobody's. */
  called(id: string): string {
    const name = this.name(id)
    const person = this.minutes.people.find((one) => one.id === id)
    const part = person ? this.part(person) : ''
    return name && part ? `${name} (${part})` : name
  }

  /** The part somebody plays, without a school that this reader is not to learn. */
  part(person: Person): string {
    const part = partOf(person, this.family)
    return isWorking(person) && namesPlace(part, this.#places) ? person.role : part
  }

  /** An agency by its name; only its kind where the name would give away a school that is kept from this reader. */
  agency(person: Person): string {
    if (!namesPlace(person.agency, this.#places)) return person.agency
    this.leave(
      'Agencies',
      person.agency,
      `${this.reader.recipient.name} is not to learn which school or setting a child goes to.`,
    )
    return sentenceCase(person.agencyGroup || 'another agency')
  }

  /** Names a person in a list, or notes that this copy leaves them out of it. */
  names(id: string, where: string, text: string): boolean {
    if (mayName(this.minutes, id, this.reader)) return true
    const why = this.family
      ? 'Belongs to somebody who is not tied to a child of theirs.'
      : 'Only about another child.'
    this.leave(where, text, why)
    return false
  }

  /** The children that an entry or action is said to be about, as far as this copy knows them; empty for all of them. */
  childWords(about: 'all' | string[]): string[] {
    if (about === 'all') return []
    const named = this.children.filter((child) => about.includes(child.id))
    return named.length === this.children.length ? [] : named.map((child) => child.name)
  }
}

const markings: Record<Audience, string> = {
  shared: '',
  professionals: 'Professionals only',
  restricted: 'Restricted',
  council: 'Inside the council',
  supervision: 'Personal supervision',
  learning: '',
}

/** The word that says on paper who text is for. A parent's copy has one kind of text only, and so no such word. */
export function markingOf(sheet: Sheet, audience: Audience): string | undefined {
  return sheet.family ? undefined : markings[audience] || undefined
}

/**
 * A table without the columns that have nothing in them; undefined when there are no rows. `before`: words that stood in
 * a cell before, as many as the rows.
 */
export function tableOf(
  caption: string,
  columns: string[],
  rows: string[][],
  marking?: string,
  before: string[][] = [],
): Extract<CopyPart, { type: 'table' }> | undefined {
  const used = columns.map((_, at) => [...rows, ...before].some((row) => (row[at] ?? '').trim() !== ''))
  if (!used.includes(true)) return undefined
  return {
    type: 'table',
    caption,
    columns: columns.filter((_, at) => used[at]),
    rows: rows.map((row) => row.filter((_, at) => used[at])),
    ...(before.some((row) => row.some(Boolean))
      ? { before: before.map((row) => row.filter((_, at) => used[at])) }
      : {}),
    ...(marking ? { marking } : {}),
  }
}

/** Facts that have a value; undefined when none has. */
export function factsOf(facts: [label: string, value: string][]): CopyPart | undefined {
  const said = facts.filter(([, value]) => value.trim() !== '')
  if (said.length === 0) return undefined
  return { type: 'facts', facts: said.map(([label, value]) => ({ label, value: value.trim() })) }
}

export function partsOf(...parts: (CopyPart | undefined)[]): CopyPart[] {
  return parts.filter((part) => part !== undefined)
}
