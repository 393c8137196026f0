/** The council's library of learning from reviews: themes, which records name them, and what a newsletter is made of. */
import { z } from 'zod'
import { themeSchema, themeStandings, themeWordsSchema } from '../learning/index.ts'
import { meetingTypeSchema } from '../minutes/index.ts'
import { needs } from './procedure.ts'

const standingSchema = z.enum(themeStandings)
const periodSchema = z.strictObject({ from: z.iso.date(), to: z.iso.date() })

/** `used`: signed records that name it and that whoever asks may open. */
export const themeLineSchema = themeSchema.extend({ used: z.number().int() })
export type ThemeLine = z.infer<typeof themeLineSchema>

export const themeUseSchema = z.strictObject({
  recordId: z.string(),
  type: meetingTypeSchema,
  title: z.string(),
  familyRef: z.string(),
  /** ISO date of the meeting. */
  date: z.string(),
})
export type ThemeUse = z.infer<typeof themeUseSchema>

export const oneThemeSchema = z.strictObject({
  theme: themeSchema,
  /** Earlier ones too, oldest first. */
  versions: z.array(themeSchema),
  usedIn: z.array(themeUseSchema),
})
export type OneTheme = z.infer<typeof oneThemeSchema>

/** The words of a learning note. `noteId` leads to no record; `session`: the month of it, in words. */
export const learningNoteSchema = z.strictObject({
  noteId: z.string(),
  session: z.string(),
  text: z.string(),
})
export type LearningNote = z.infer<typeof learningNoteSchema>

export const themePreviewSchema = z.strictObject({
  themes: z.array(themeWordsSchema),
  /** Nothing is imported while there is one. `row`: as a spreadsheet counts them. */
  faults: z.array(z.strictObject({ row: z.number().int(), says: z.string() })),
  /** Sent back with the import: it is refused where the file would no longer do what was shown. */
  hash: z.string(),
})
export type ThemePreview = z.infer<typeof themePreviewSchema>

/** `used`: how often it was named in the period, as it may be told: small numbers are hidden. */
export const usedThemeSchema = z.strictObject({ theme: themeSchema, used: z.string() })

export const learningContract = {
  /** By title; drafts and themes that were put away too. */
  list: needs('record.read').output(z.array(themeLineSchema)),
  one: needs('record.read')
    .input(z.strictObject({ id: z.string() }))
    .output(oneThemeSchema),
  add: needs('learning.write')
    .input(
      z.strictObject({
        words: themeWordsSchema,
        standing: standingSchema.exclude(['put away']),
        /** The learning note that it is made of. */
        noteId: z.string().optional(),
      }),
    )
    .output(themeSchema),
  /** `version` is the one that was changed: another one is refused, so that nothing is overwritten. */
  change: needs('learning.write')
    .input(
      z.strictObject({
        id: z.string(),
        version: z.number().int(),
        words: themeWordsSchema,
        standing: standingSchema,
      }),
    )
    .output(themeSchema),
  /** Learning notes of signed group supervision that are no theme yet: for a head of service and a quality lead. */
  notes: needs('learning.write').output(z.array(learningNoteSchema)),
  /** Changes nothing. */
  preview: needs('learning.write')
    .input(z.strictObject({ bytes: z.base64() }))
    .output(themePreviewSchema),
  /** All or nothing, and only what was shown. */
  importThemes: needs('learning.write')
    .input(z.strictObject({ bytes: z.base64(), hash: z.string() }))
    .output(z.strictObject({ added: z.number().int() })),
  /** Themes and how often they were named in a period, both days included; most named first. */
  named: needs('learning.write').input(periodSchema).output(z.array(usedThemeSchema)),
  /** The same as a Word file, for a newsletter or a training report. */
  document: needs('learning.write')
    .input(periodSchema)
    .output(z.strictObject({ fileName: z.string(), bytes: z.base64() })),
}
