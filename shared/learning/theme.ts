/**
 * A theme of the council's library of learning from reviews (rule R-LE, seed 7.1): what a review taught, and what has to
 * change because of it. The words are the council's own; links are named in them, and never followed.
 */
import { z } from 'zod'
import { harmKinds } from '../checks/harms.ts'
import { cueFamilies } from '../cues/cue.ts'
import { meetingTypeSchema } from '../minutes/index.ts'

export const themeKinds = ['local', 'national'] as const
export type ThemeKind = (typeof themeKinds)[number]

/** `draft`: written down and not offered yet; `put away`: no longer offered, and kept. A theme is never deleted. */
export const themeStandings = ['draft', 'in use', 'put away'] as const
export type ThemeStanding = (typeof themeStandings)[number]

/** Ages that a lesson is about. An unborn baby is one of its own: there is no date of birth. */
export const ageBands = ['unborn', 'under 2', '2 to 4', '5 to 11', '12 to 17'] as const
export type AgeBand = (typeof ageBands)[number]

/** A day, a month or a year of the review, as far as it is known; '' where it is not. */
const reviewedSchema = z
  .string()
  .trim()
  .regex(
    /^(?:|\d{4}|\d{4}-(?:0[1-9]|1[0-2])|\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))$/,
    'A year, a month or a day, for example 2019, 2019-04 or 2019-04-12.',
  )

const line = (most: number) => z.string().trim().max(most)
const some = <T extends z.ZodType>(of: T) => z.array(of).max(30)

/** What a record has to be about for the theme to be offered. `words`: the council's own, looked for as they are. */
export const themeTagsSchema = z.strictObject({
  harms: some(z.enum(harmKinds)),
  cues: some(z.enum(cueFamilies)),
  /** Ids of checks, e.g. `R-WN2`. */
  rules: some(z.string().regex(/^R-[A-Z0-9]{2,4}$/)),
  meetings: some(meetingTypeSchema),
  ages: some(z.enum(ageBands)),
  words: some(line(60).min(3)),
})
export type ThemeTags = z.infer<typeof themeTagsSchema>

/** Fewest characters of a title: as many as the check asks of the lesson that is named in an answer. */
export const SHORTEST_TITLE = 5

export const themeWordsSchema = z.strictObject({
  title: line(120).min(SHORTEST_TITLE, 'Give the theme a title that says what it is about.'),
  kind: z.enum(themeKinds),
  /** Which review or publication, in words. */
  source: line(400),
  reviewed: reviewedSchema,
  /** In a sentence. */
  happened: line(1500),
  /** What practice must change. */
  change: line(3000).min(10, 'Say what practice must change.'),
  /** To ask of a family's record. */
  questions: z.array(line(400).min(1)).max(12),
  /** Named so that somebody can find it; Chairside opens nothing. */
  link: line(400),
  tags: themeTagsSchema,
})
export type ThemeWords = z.infer<typeof themeWordsSchema>

export const themeSchema = themeWordsSchema.extend({
  id: z.string(),
  /** Counts from 1. */
  version: z.number().int().min(1),
  standing: z.enum(themeStandings),
  /** Who wrote this version; “Chairside” for the first version of a theme that came with it. */
  byName: z.string(),
  /** UTC instant, ISO 8601. */
  at: z.string(),
})
export type Theme = z.infer<typeof themeSchema>

export const noTags: ThemeTags = { harms: [], cues: [], rules: [], meetings: [], ages: [], words: [] }

export const emptyTheme: ThemeWords = {
  title: '',
  kind: 'local',
  source: '',
  reviewed: '',
  happened: '',
  change: '',
  questions: [],
  link: '',
  tags: noTags,
}

/** A title as it is told from others: without capitals, accents of spacing or the full stop at its end. */
export const plainTitle = (title: string): string =>
  title
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/[.\s]+$/, '')

/** The words of a theme without what a version says of itself. */
export const wordsOf = ({
  id: _id,
  version: _version,
  standing: _standing,
  byName: _by,
  at: _at,
  ...words
}: Theme): ThemeWords => words

const plain = (text: string): string => text.normalize('NFC').toLowerCase()

/** Has a theme every one of these words somewhere? Nothing typed: every theme. */
export function themeHas(theme: ThemeWords, typed: string): boolean {
  const { title, source, reviewed, happened, change, questions, link, tags } = theme
  const text = plain(
    [
      title,
      source,
      reviewed,
      happened,
      change,
      ...questions,
      link,
      ...tags.harms,
      ...tags.words,
      ...tags.rules,
    ].join('\n'),
  )
  return plain(typed)
    .split(/\s+/)
    .every((word) => text.includes(word))
}
