/** Reads a record once: places its cues, resolves what the writer did about them, and gives the rules quick access. */

import { londonDate } from '../clocks/index.ts'
import type { CueContext, CueFamily, CueMatch } from '../cues/cue.ts'
import { matchCues } from '../cues/match.ts'
import { type CueResolution, entryText, type Minutes } from '../minutes/index.ts'
import type { CheckContext, PlacedCue, Reading } from './check.ts'
import { dateIn } from './dates.ts'
import { lengthOf } from './general.ts'
import { adultsOf, isProfessional, namesOf } from './people.ts'
import { rowWords } from './row-words.ts'

/** Reading the same words in the same company gives the same cues: kept, so that one edit reads one entry again. */
const companies = new Map<string, Map<string, CueMatch[]>>()
const KEPT = 4000
const KEPT_COMPANIES = 4

/** What was read in the company of these people; the company that has been away longest goes. */
function inCompany(contextKey: string): Map<string, CueMatch[]> {
  const known = companies.get(contextKey) ?? new Map<string, CueMatch[]>()
  companies.delete(contextKey)
  companies.set(contextKey, known)
  const oldest = companies.keys().next().value
  if (companies.size > KEPT_COMPANIES && oldest !== undefined) companies.delete(oldest)
  return known
}

/** Finds cues in a text: by the lists, or by the trained model. */
export type CueReader = (text: string, context: Partial<CueContext>) => CueMatch[]

function cuesIn(
  text: string,
  context: Partial<CueContext>,
  known: Map<string, CueMatch[]>,
  read: CueReader,
): CueMatch[] {
  const { action } = context
  const told = action ? `${action.owner} ${action.dated}` : ''
  const key = `${context.section ?? ''}\u0000${context.speaker ?? ''}\u0000${told}\u0000${text}`
  const before = known.get(key)
  if (before) return before
  const cues = read(text, context)
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

/** Fewest characters of a reason that may end a question about harm; two letters say why a wording may stay. */
export const REASON_MINIMUM = 10
/** Setting one of these aside is shown to a manager, so its reason has to be one that somebody else can weigh. */
const weighty: ReadonlySet<CueFamily> = new Set(['CR', 'CS', 'HH', 'ES'])

export const needsFullReason = (family: CueFamily): boolean => weighty.has(family)

/** Is this reason enough to set a passage of this kind aside (domain 3.0)? */
export function isReasonEnough(reason: string, family: CueFamily): boolean {
  if (!weighty.has(family)) return /\p{L}{2}/u.test(reason)
  const words = reason.match(/\p{L}{2,}/gu) ?? []
  return lengthOf(reason) >= REASON_MINIMUM && words.length >= 2
}

/**
 * A cue that was "reworded" is gone; while its words still stand it is not resolved. "Not relevant" needs a reason
 * (domain 3.0).
 */
function resolves(resolution: CueResolution, family: CueFamily): boolean {
  if (resolution.how === 'reworded') return false
  return resolution.how !== 'not relevant' || isReasonEnough(resolution.reason, family)
}

/**
 * The resolution that counts: the newest, but an allegation that was once confirmed stays one. Nobody dismisses it by
 * calling the words not relevant afterwards; that is for the people whom R-CR names.
 */
function resolutionOf(mine: CueResolution[], family: CueFamily): CueResolution | undefined {
  const confirmed = family === 'CR' ? mine.find((one) => one.how !== 'not relevant') : undefined
  return confirmed ?? mine.at(-1)
}

/** Fewest characters of words that are told from others when the sentence around them has changed. */
const TELLING = 8

/**
 * The resolutions of each cue. A learned cue shows the words that weigh most, and they may be others once the sentence
 * is edited: what was said about it holds while the words that were then shown still stand in the sentence.
 */
function resolutionsOf(
  cues: readonly (CueMatch & { nth: number })[],
  resolutions: readonly CueResolution[],
  text: string,
): CueResolution[][] {
  const left = new Set(resolutions)
  const exact = cues.map((cue) =>
    resolutions.filter((one) => {
      const isIts = one.cue === cue.cue && one.words === cue.text && one.nth === cue.nth
      if (isIts) left.delete(one)
      return isIts
    }),
  )
  return exact.map((mine, at) => {
    const cue = cues[at]
    if (mine.length > 0 || !cue?.learned) return mine
    const { start, end } = cue.learned.sentence
    const sentence = text.slice(start, end)
    const its = [...left].filter(
      ({ cue: id, words }) =>
        id.startsWith(`${cue.family}-`) && words.length >= TELLING && sentence.includes(words),
    )
    for (const one of its) left.delete(one)
    return its
  })
}

/** `before` counts equal matches of the same row that stand in the texts before this one. */
function place(
  cues: CueMatch[],
  text: string,
  at: Pick<PlacedCue, 'section' | 'entryId' | 'speaker' | 'about' | 'inRow'>,
  resolutions: CueResolution[],
  before = new Map<string, number>(),
): PlacedCue[] {
  const counted = cues.map((cue) => {
    const same = `${cue.cue}\u0000${cue.text}`
    const nth = before.get(same) ?? 0
    before.set(same, nth + 1)
    return { ...cue, nth }
  })
  const its = resolutionsOf(counted, resolutions, text)
  return counted.map((cue, index) => {
    const mine = (its[index] ?? []).filter((one) => resolves(one, cue.family))
    const found = mine.length > 0 ? resolutionOf(mine, cue.family) : undefined
    return {
      ...cue,
      ...at,
      resolved: found !== undefined,
      how: found?.how,
      resolvedAt: found?.at ?? '',
      setAside: found?.how === 'not relevant',
    }
  })
}

const moved = (cue: CueMatch, by: number): CueMatch =>
  by === 0
    ? cue
    : {
        ...cue,
        start: cue.start + by,
        end: cue.end + by,
        ...(cue.learned && {
          learned: {
            ...cue.learned,
            sentence: { start: cue.learned.sentence.start + by, end: cue.learned.sentence.end + by },
          },
        }),
      }

/** The cues that `read` finds in a record, each in its place; `name` tells its readings from another's. */
export function placeAll(
  { minutes, template, settings, now }: CheckContext,
  read: CueReader,
  name: string,
): PlacedCue[] {
  const date = dateIn(minutes.meeting.date) ?? londonDate(now)
  const context = {
    carers: [...new Set(adultsOf(minutes).flatMap(namesOf))],
    children: [...new Set(minutes.children.flatMap((child) => namesOf(child)))],
    ownAppointments: minutes.children
      .filter((child) => child.ownAppointments)
      .flatMap((child) => namesOf(child)),
    meetingYear: Number(date.slice(0, 4)) || undefined,
    ...(settings.cues && { settings: settings.cues }),
  }
  const known = inCompany(`${name} ${JSON.stringify(context)}`)
  const byEntry = Map.groupBy(minutes.cueResolutions, (one) => one.entryId)
  const placed: PlacedCue[] = []
  for (const section of minutes.sections) {
    for (const entry of section.entries) {
      const text = entryText(entry)
      if (!text) continue
      const speaker = speakerKind(minutes, entry.speaker)
      const cues = cuesIn(text, { ...context, section: section.key, speaker }, known, read)
      const about =
        entry.about === allCue || entry.about.length > 0 ? entry.about : section.child ? [section.child] : []
      const at = { section: section.key, entryId: entry.id, speaker: entry.speaker, about }
      const heard = cues.filter((cue) => cue.family !== 'SM' || planSections.has(section.key))
      placed.push(...place(heard, text, at, byEntry.get(entry.id) ?? []))
    }
  }
  for (const action of minutes.actions) {
    const owner = speakerKind(minutes, action.owner)
    const cues = cuesIn(
      action.text,
      {
        ...context,
        section: 'plan',
        action: {
          owner: owner === 'professional' ? owner : owner === undefined ? '' : 'family',
          dated: dateIn(action.due) !== undefined,
        },
      },
      known,
      read,
    )
    const at = { section: 'plan', entryId: action.id, speaker: '', about: action.child }
    const vague = cues.filter((cue) => cue.family === 'SM')
    placed.push(...place(vague, action.text, at, byEntry.get(action.id) ?? []))
  }
  for (const { texts, hears, ...row } of rowWords(minutes, template)) {
    const speaker = speakerKind(minutes, row.speaker)
    const at = { ...row, inRow: texts.join('\n') }
    const before = new Map<string, number>()
    let from = 0
    for (const text of texts) {
      const cues = cuesIn(text, { ...context, section: row.section, speaker }, known, read)
      const heard = cues.filter((cue) => hears.has(cue.family)).map((cue) => moved(cue, from))
      placed.push(...place(heard, at.inRow, at, byEntry.get(row.entryId) ?? [], before))
      from += text.length + 1
    }
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
    cues: placeAll(context, matchCues, 'lists'),
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
