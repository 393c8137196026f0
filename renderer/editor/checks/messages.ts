/** What the page and its checks say to each other. */
import type { CheckContext, Finding, PlacedCue } from '../../../shared/checks/check.ts'
import type { SetAside } from '../../../shared/checks/set-aside.ts'
import type { Clock } from '../../../shared/clocks/clock.ts'
import type { ChronologyItem, Minutes, Statement } from '../../../shared/minutes/index.ts'
import type { RuleChange } from '../../../shared/rule-sets/index.ts'
import type { Template } from '../../../shared/templates/template.ts'

/** What the checks know beside the draft. `template` is the one that the record names, in no model's words yet. */
export type Surroundings = {
  statements: Statement[]
  history: Minutes[]
  /** Signed escalation records and high-risk history reviews that came after it. */
  later: Minutes[]
  /** Events of the case file that no record holds. */
  caseEvents: ChronologyItem[]
  rules: RuleChange[]
  template: Template
  /** The version that new records begin with, where it is another one. */
  newer: Template | null
  /** Of a signed record: whose copies a second person has to confirm, and whose have been. */
  copyChecks?: CheckContext['copyChecks']
  /** What the distribution desk knows of its copies. */
  sent?: CheckContext['sent']
}

export type ToChecks = { kind: 'update'; update: Uint8Array } | ({ kind: 'surroundings' } & Surroundings)

/** A cue, and whether it stands in the text or is only counted beside its heading. */
export type ShownCue = PlacedCue & { inText: boolean }

export type ChecksReading = {
  round: number
  findings: Finding[]
  cues: ShownCue[]
  clocks: Clock[]
  missing: { key: string; heading: string; why: string }[]
  /** Signs of an offence or abuse that were called not relevant, for a manager to read. */
  setAside: SetAside[]
  /** Keys of the sections in which anything stands. */
  written: string[]
  quorum: { met: boolean; says: string; present: string[]; missing: string[] }
  /** Parts of the draft that could not be read. */
  unread: number
  /** Milliseconds that this reading took. */
  took: number
}
