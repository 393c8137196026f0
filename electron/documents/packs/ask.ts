/** What a pack is asked for, and what it is made of. */
import type { MeasureReport, packFormats, packKinds, ReportAsk } from '../../../shared/api/measures.ts'

/** `agency`: whose pack it is; '' for a board. */
export type PackAsk = ReportAsk & {
  kind: (typeof packKinds)[number]
  agency: string
  format: (typeof packFormats)[number]
}

export type PackContent = {
  reports: MeasureReport[]
  organisation: string
  workspaceName: string
  fictional: boolean
  now: Date
}

export type Pack = { fileName: string; bytes: Uint8Array }
