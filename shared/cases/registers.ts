/** The registers of domain 2.1, 2.12 and 3.1: read from signed minutes and the case file, never typed a second time. */
import { parseDate } from '../clocks/index.ts'
import type { Registers } from './registers/rows.ts'

export {
  type RegisterColumn,
  type RegisterLine,
  registerColumns,
  registerHeadings,
  registerLines,
  registerNames,
} from './registers/columns.ts'
export { legalRegister, type WeeksAllowed } from './registers/legal.ts'
export { medicalRegister } from './registers/medicals.ts'
export {
  appointmentsForRecord,
  type JudgeMissed,
  missedRegister,
  type Persistence,
} from './registers/missed.ts'
export { policeRegister } from './registers/police.ts'
export {
  type FamilyRecords,
  type LegalRow,
  type MedicalRow,
  type MissedRow,
  type PoliceRow,
  type ReadRecord,
  type RegisterKind,
  type Registers,
  type RowHead,
  registerKindSchema,
  registerKinds,
  registersSchema,
} from './registers/rows.ts'

export const noRows = (): Registers => ({ wnb: [], medicals: [], police: [], legal: [] })

/** Rows dated within a period (ISO, both days included; '' is open). One whose date nobody can read is kept. */
export function within<Row extends { date: string }>(
  rows: readonly Row[],
  { from, to }: { from: string; to: string },
): Row[] {
  return rows.filter(({ date }) => {
    const day = parseDate(date)
    return day === undefined || ((from === '' || day >= from) && (to === '' || day <= to))
  })
}
