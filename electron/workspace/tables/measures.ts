/** Tables of what reports count. All derived: may be made again at any time. */

/** What one signed record counts for one measure. `day`: ISO; `team`: of whoever leads the work. */
export type MeasureFactTable = {
  record_id: string
  measure: string
  place: number
  day: string
  unit: string
  met: number
  grp: string
  amount: number | null
  says: string
  team: string
  agency: string
  case_id: string
}

/** A signed record that was worked out. `lead`: an account; `again_on`: the day from which it counts in another way, or ''. */
export type MeasureRecordTable = {
  record_id: string
  case_id: string
  lead: string
  team: string
  again_on: string
}

export type MeasureTables = { measure_fact: MeasureFactTable; measure_record: MeasureRecordTable }
