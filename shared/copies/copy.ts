/**
 * What one recipient may read, ready to be written down. A document is written from a copy and from nothing else,
 * and a copy holds no trace of what was left out: numbers are given after filtering, and nothing in it says
 * that there was more.
 */
import type { Block } from '../minutes/index.ts'

export type { Block, Run } from '../minutes/index.ts'

/** Only `buildCopy` can make one: the symbol is not exported, so no other value has this type. */
declare const built: unique symbol

export const copyKinds = [
  'internal',
  'professionals',
  'parent',
  'case record',
  'personal record',
  'learning note',
  'child',
  /** The whole record, for the lead worker and the team manager by name. */
  'worker',
  /** A child's parts, for their advocate. */
  'advocate',
  /** What one of the family may read, for their supporter or interpreter. */
  'supporter',
] as const
export type CopyKind = (typeof copyKinds)[number]

/** Documents of their own beside the minutes (domain 2.14). */
export const paperKinds = [
  'decision letter',
  'child letter',
  'referral sheet',
  'distribution checklist',
] as const
export type PaperKind = (typeof paperKinds)[number]

/** What comes after a record was signed: what was put right, and the letter to whoever asked (domain 7). */
export type CorrectionPaper = 'addendum' | 'correction outcome'

export type CopyPart =
  | { type: 'entry'; speaker?: string; about?: string; source?: string; marking?: string; blocks: Block[] }
  | { type: 'paragraph'; text: string; strong?: boolean }
  | { type: 'facts'; facts: { label: string; value: string }[] }
  | {
      type: 'table'
      caption: string
      columns: string[]
      rows: string[][]
      /** Words that stood in a cell before, by row and column; '' where none did. Only in the child's file. */
      before?: string[][]
      marking?: string
    }
  | { type: 'heading'; text: string; parts: CopyPart[] }

export type CopySection = { number: number; heading: string; marking?: string; parts: CopyPart[] }

/** A row of the audit chain: its number, and the SHA-256 that binds it to all rows before it, in hex. Says nothing else. */
export type AuditRow = { number: number; hash: string }

export type Copy = {
  readonly [built]: true
  kind: CopyKind
  /** A paper of its own instead of the minutes. */
  paper?: PaperKind | CorrectionPaper
  /** Language of the text, BCP 47. */
  language: 'en-GB'
  /** Title at the head of the page; the name of the meeting where the typed title could name another family. */
  title: string
  authority: string
  /** e.g. `Initial child protection conference`. */
  meetingName: string
  /** In words, e.g. `17 September 2026`. */
  date: string
  /** e.g. `Copy for Lee Pruett (father)`. */
  copyLine: string
  /** Protective marking, printed on every page. */
  marking: string
  /** False: DRAFT stands across every page. */
  signed: boolean
  /** True for the bundled fictional example: said on every page. */
  fictional: boolean
  /** e.g. `Version 1.0`; empty for a draft. */
  version: string
  /** SHA-256 of the frozen record, hex; empty for a draft. */
  recordHash: string
  /** Meeting facts first on the page. */
  facts: { label: string; value: string }[]
  /** Decisions, actions and next dates, before the full text. */
  summary: CopyPart[]
  /** The same actions in full, for an action list of their own. */
  actions: CopyPart[]
  sections: CopySection[]
  /** How to ask for a correction, complain or escalate. */
  closing: string[]
  /** `at` is a UTC instant, ISO 8601. */
  signature?: { name: string; role: string; at: string }
  /** The newest row of the audit chain when it was signed; missing for a draft, and where the copy names nobody. */
  auditRow?: AuditRow
  /** Start of a file name: kind of meeting, date and family reference, never a person's name. */
  fileStem: string
}

export type BuiltCopy = Omit<Copy, typeof built>

export type Recipient = {
  /** Id of a person of the record, or `internal` for the child's file. */
  id: string
  kind: CopyKind
  name: string
  /** e.g. `father`, `Designated safeguarding lead, Harrow Lane Primary School`. */
  role: string
  /** Id of the only child whose record it is (domain 2.14): what is about other children alone stays out of it. */
  child?: string | undefined
}

/** For the person who prepares the copies, never part of one. */
export type LeftOut = { where: string; what: string; why: string }
