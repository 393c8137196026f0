/** Import from the council's case system. The file comes with each call, so that nothing of it lies about in between. */
import { z } from 'zod'
import {
  importCountsSchema,
  importDecisionsSchema,
  importKindSchema,
  importPreviewSchema,
  mappingSchema,
} from '../cases/import/index.ts'
import { needs } from './procedure.ts'

const bytesSchema = z.base64()

const requestSchema = z.strictObject({
  bytes: bytesSchema,
  kind: importKindSchema,
  mapping: mappingSchema,
  decisions: importDecisionsSchema,
})

export const importFileSchema = z.strictObject({
  headings: z.array(z.string()),
  firstRows: z.array(z.array(z.string())),
  rows: z.number().int(),
  /** A guess, as are the mappings. */
  kind: importKindSchema,
  mappings: z.record(importKindSchema, mappingSchema),
})
export type ImportFile = z.infer<typeof importFileSchema>

export const previewedImportSchema = importPreviewSchema.extend({
  /** Sent back when the import is carried out: it is refused where it would no longer do what was shown. */
  hash: z.string(),
  newFamilies: z.number().int(),
  changedFamilies: z.number().int(),
})
export type PreviewedImport = z.infer<typeof previewedImportSchema>

export const importResultSchema = z.strictObject({ id: z.string(), counts: importCountsSchema })
export type ImportResult = z.infer<typeof importResultSchema>

export const pastImportSchema = z.strictObject({
  id: z.string(),
  /** UTC instant, ISO 8601. */
  at: z.string(),
  /** The person's name. */
  by: z.string(),
  kind: importKindSchema,
  counts: importCountsSchema,
  /** Empty while the import stands. */
  undoneAt: z.string(),
  /** The name of whoever took it back; '' while it stands, or where nobody noted it. */
  undoneBy: z.string(),
  /** How many of its families had changed by then, and so stayed. */
  undoneLeft: z.number().int(),
})
export type PastImport = z.infer<typeof pastImportSchema>

/** How many cases were put back, and the references of the families that had changed since and were left. */
export const importUndoneSchema = z.strictObject({ restored: z.number().int(), left: z.array(z.string()) })
export type ImportUndone = z.infer<typeof importUndoneSchema>

export const importsContract = {
  read: needs('case.write')
    .input(z.strictObject({ bytes: bytesSchema }))
    .output(importFileSchema),
  /** Changes nothing. */
  preview: needs('case.write').input(requestSchema).output(previewedImportSchema),
  /** All or nothing, and only what was shown. */
  apply: needs('case.write')
    .input(requestSchema.extend({ hash: z.string() }))
    .output(importResultSchema),
  /** Newest first. */
  list: needs('case.write').output(z.array(pastImportSchema)),
  undo: needs('case.write')
    .input(z.strictObject({ id: z.string() }))
    .output(importUndoneSchema),
}
