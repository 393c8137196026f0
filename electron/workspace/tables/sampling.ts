/** Tables of quality sampling: which records were drawn, and how two people judged them. */

/** `ask`: JSON (`drawAskSchema`); `found`: how many records it was drawn from. Never changed, as all that follow. */
export type QualitySampleTable = {
  id: string
  at: string
  by_account: string
  by_name: string
  role: string
  ask: string
  seed: string
  found: number
}

export type QualityDrawnTable = { sample_id: string; record_id: string; place: number; version: string }

/** `marks`: JSON (`marksSchema`); `day`: ISO, in London. */
export type QualityJudgementTable = {
  id: string
  sample_id: string
  record_id: string
  kind: 'own' | 'settled'
  by_account: string
  by_name: string
  role: string
  at: string
  day: string
  overall: string
  marks: string
}

/** What a judge wrote; goes with the record when that is purged. */
export type QualityNoteTable = { judgement_id: string; record_id: string; note: string }

export type SamplingTables = {
  quality_sample: QualitySampleTable
  quality_drawn: QualityDrawnTable
  quality_judgement: QualityJudgementTable
  quality_note: QualityNoteTable
}
