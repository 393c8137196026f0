/**
 * Signs of an offence or of sexual abuse that somebody called not relevant, for that day's list of the team manager
 * (domain 3.0). One person may set such words aside with a reason; somebody else gets to read the reason.
 */
import type { CueFamily } from '../cues/cue.ts'
import type { Minutes } from '../minutes/index.ts'
import type { RoleLevel } from './check.ts'
import { isReasonEnough } from './reading.ts'

export type SetAside = {
  /** Id of the resolution. */
  id: string
  /** e.g. `CR-01`. */
  cue: string
  /** The words that raised it, and nothing else of the record. */
  words: string
  /** Key of the section or of the section that holds the row; empty where its place is gone. */
  section: string
  entryId: string
  reason: string
  by: string
  /** UTC instant, as the resolution says. */
  at: string
}

/** Team managers and their managers read the list; the levels are those of domain 3.0. */
export const readsSetAside = (level: RoleLevel | undefined): boolean =>
  level === 'TM' || level === 'SM' || level === 'HoS'

const families = new Set<CueFamily>(['CR', 'CS'])
const familyOf = (cue: string): CueFamily => cue.split('-')[0] as CueFamily

function sectionOf(minutes: Minutes, id: string): string {
  const section = minutes.sections.find((one) => one.entries.some((entry) => entry.id === id))
  if (section) return section.key
  const table = minutes.tables.find((one) => one.rows.some((row) => row.id === id))
  if (table) return table.key
  if (minutes.dissent.some((row) => row.id === id)) return 'dissent'
  const event = minutes.events.find((row) => row.id === id)
  if (event) return event.type === 'wasNotBrought' ? 'wnb' : 'chron'
  return [...minutes.decisions, ...minutes.views].some((row) => row.id === id) ? 'dec' : ''
}

/** What was set aside, in the order in which it was; also where the words have changed since. */
export function setAside(minutes: Minutes): SetAside[] {
  return minutes.cueResolutions
    .filter(
      (one) =>
        one.how === 'not relevant' &&
        families.has(familyOf(one.cue)) &&
        isReasonEnough(one.reason, familyOf(one.cue)),
    )
    .map(({ id, cue, words, entryId, reason, by, at }) => ({
      id,
      cue,
      words,
      section: sectionOf(minutes, entryId),
      entryId,
      reason,
      by,
      at,
    }))
    .sort((a, b) => a.at.localeCompare(b.at))
}
