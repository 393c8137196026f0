/** Reads a record once: places its cues, resolves what the writer did about them, and gives the rules quick access. */

import { londonDate } from '../clocks/index.ts'
import type { CueContext, CueMatch } from '../cues/cue.ts'
import { matchCues } from '../cues/index.ts'
import { type CueResolution, entryText, type Minutes } from '../minutes/index.ts'
import type { CheckContext, PlacedCue, Reading } from './check.ts'
import { dateIn } from './dates.ts'
import { adultsOf, isProfessional, namesOf } from './people.ts'

/** Reading the same words in the same company gives the same cues: kept, so that one edit reads one entry again. */
const known = new Map<string, CueMatch[]>()
const KEPT = 4000

function cuesIn(text: string, context: Partial<CueContext>, contextKey: string): CueMatch[] {
  const key = `${contextKey}\u0000${context.section ?? ''}\u0000${context.speaker ?? ''}\u0000${text}`
  const before = known.get(key)
  if (before) return before
  const cues = matchCues(text, context)
  if (known.size >= KEPT) {
    const oldest = known.keys().next().value
    if (oldest !== undefined) known.delete(oldest)
  }
  known.set(key, cues)
  return cues
}

/** Sections whose wording is about what somebody will do, where R-SM listens. */
const planSections = new Set(['plan', 'contingency', 'stepPlan', 'notCpp'])
const allCue = 'all' as const

function speakerKind(minutes: Minutes, speaker: string): CueContext['speaker'] {
  if (minutes.children.some((child) => child.id === speaker)) return 'child'
  const person = minutes.people.find((one) => one.id === speaker)
  if (!person) return undefined
  return isProfessional(person) ? 'professional' : 'family'
}

const withReason = (resolution: CueResolution): boolean => /\p{L}{2}/u.test(resolution.reason)

/**
 * A cue that was "reworded" is gone; while its words still stand it is not resolved. "Not relevant" needs a reason
 * (domain 3.0).
 */
function resolves(resolution: CueResolution): boolean {
  if (resolution.how === 'reworded') return false
  return resolution.how !== 'not relevant' || withReason(resolution)
}

function place(
  cues: CueMatch[],
  at: Pick<PlacedCue, 'section' | 'entryId' | 'speaker' | 'about'>,
  resolutions: CueResolution[],
): PlacedCue[] {
  const seen = new Map<string, number>()
  return cues.map((cue) => {
    const same = `${cue.cue}\u0000${cue.text}`
    const nth = seen.get(same) ?? 0
    seen.set(same, nth + 1)
    const found = resolutions.findLast(
      (one) => one.cue === cue.cue && one.words === cue.text && one.nth === nth && resolves(one),
    )
    return {
      ...cue,
      ...at,
      nth,
      resolved: found !== undefined,
      how: found?.how,
      resolvedAt: found?.at ?? '',
      setAside: found?.how === 'not relevant',
    }
  })
}

function placeAll(minutes: Minutes, date: string): PlacedCue[] {
  const context = {
    carers: [...new Set(adultsOf(minutes).flatMap(namesOf))],
    children: [...new Set(minutes.children.flatMap((child) => namesOf(child)))],
    ownAppointments: minutes.children
      .filter((child) => child.ownAppointments)
      .flatMap((child) => namesOf(child)),
    meetingYear: Number(date.slice(0, 4)) || undefined,
  }
  const contextKey = JSON.stringify(context)
  const byEntry = Map.groupBy(minutes.cueResolutions, (one) => one.entryId)
  const placed: PlacedCue[] = []
  for (const section of minutes.sections) {
    for (const entry of section.entries) {
      const text = entryText(entry)
      if (!text) continue
      const speaker = speakerKind(minutes, entry.speaker)
      const cues = cuesIn(text, { ...context, section: section.key, speaker }, contextKey)
      const about =
        entry.about === allCue || entry.about.length > 0 ? entry.about : section.child ? [section.child] : []
      const at = { section: section.key, entryId: entry.id, speaker: entry.speaker, about }
      const heard = cues.filter((cue) => cue.family !== 'SM' || planSections.has(section.key))
      placed.push(...place(heard, at, byEntry.get(entry.id) ?? []))
    }
  }
  for (const action of minutes.actions) {
    const cues = cuesIn(action.text, { ...context, section: 'plan' }, contextKey)
    const at = { section: 'plan', entryId: action.id, speaker: '', about: action.child }
    const vague = cues.filter((cue) => cue.family === 'SM')
    placed.push(...place(vague, at, byEntry.get(action.id) ?? []))
  }
  return placed
}

/**
 * The record as the rules read it. Cues of an entry are matched again only when its words, or the people of the
 * record, have changed. Throws nothing: whatever was typed can be read.
 */
export function readMinutes(context: CheckContext): Reading {
  const { minutes } = context
  const today = londonDate(context.now)
  const date = dateIn(minutes.meeting.date) ?? today
  const replaced = new Set(minutes.answers.map((answer) => answer.supersedes).filter(Boolean))
  const current = minutes.answers.filter((answer) => !replaced.has(answer.id))
  const children = new Map(minutes.children.map((child) => [child.id, child]))
  return {
    ...context,
    date,
    today,
    cues: placeAll(minutes, date),
    answersTo: (rule, child) =>
      current.filter(
        (answer) =>
          answer.ruleId === rule &&
          (!child || answer.about === 'all' || answer.about.length === 0 || answer.about.includes(child)),
      ),
    statementsOn: (rule, kind) =>
      minutes.statements.filter((one) => one.ruleId === rule && (!kind || one.kind === kind)),
    child: (id) => children.get(id),
  }
}
