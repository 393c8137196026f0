/**
 * A cue as data: an administrator can read, change and add to the lists without knowing the matcher.
 * Every definition carries sentences that must and must not raise it; a test runs them all.
 */
import type { CueContext, CueFamily } from './cue.ts'

/** Words around or inside a match that mean something else. Each is a pattern without captures. */
export type Exception =
  /** Ends directly before the match. */
  | { before: string; why: string }
  /** Starts directly after the match. */
  | { after: string; why: string }
  /** Stands anywhere in the same sentence. */
  | { sentence: string; why: string }

/** A sentence, and the people of the record where they decide. */
export type CueExample = string | { text: string; context: Partial<CueContext> }

export type CueDefinition = {
  /** e.g. `OO-01`. */
  id: string
  /**
   * JavaScript pattern, without captures, upper and lower case alike. `{carer}` stands for the usual words for a carer
   * and the names of this record's adults. Several spaces are read as one.
   */
  pattern: string
  /** Only as written: `DNA` is not `dna`. */
  caseMatters?: true
  question: string
  /**
   * Reporting a carer's words is good practice (domain 3.2 on DC-01), so these words alone are no sign that the model
   * should ask more readily.
   */
  noSign?: true
  /** The wording itself says no ("no concerns"), so a "no" inside it does not turn it round. */
  saysNo?: true
  except?: readonly Exception[]
  /** Concerns only an appointment of a child who relies on an adult to get there (rule R-WN1). */
  childsAppointment?: true
  /** `always`: grey. `contact dated`: grey unless no dated contact stands near (domain 3.2, OO-05). */
  quiet?: 'always' | 'contact dated'
  /** Raised only for years before the meeting's own. */
  earlierYear?: true
  matches: readonly CueExample[]
  passes: readonly CueExample[]
}

export type CueList = {
  family: CueFamily
  name: string
  /** Asked where a learned family speaks and no pattern of its list stands in the sentence, e.g. `OO-00`. */
  general?: { id: string; question: string }
  cues: readonly CueDefinition[]
}
