/**
 * G24 Medicals (domain section 8; seed 10.1; rule R-ME).
 *
 * Counted: each child for whom the record says that a section 47 enquiry was started: by the date in its details, or by
 * the decision of a strategy discussion. An unborn baby is left out: there is nobody to examine yet.
 * Met: a decision about a medical is recorded with its purpose, or that none is needed with the reason. It may stand in the
 * answer to R-ME or in the table of a strategy discussion, as in the register of medicals. An override is not met.
 * Day: on which the enquiry began, so that the strategy discussion and the conference tell of one enquiry on one day.
 * Unit: the child. Group: whether the child's own account is there. Amount: hours from the decision to the examination;
 * null where none was held, or no time of day is known.
 */

import { type MedicalRow, medicalRegister } from '../../cases/registers.ts'
import { saysNothing } from '../../checks/general.ts'
import { hoursBetween, parseDate, parseMoment } from '../../clocks/index.ts'
import type { MeasureFact, MeasureSource } from '../measure.ts'
import { childrenByNumber, findingsOf, meetingDay } from './of-record.ts'

export const accounts = {
  there: 'Child’s account recorded',
  missing: 'No account of the child',
  none: 'No medical needed',
  open: 'No decision recorded',
  aside: 'Set aside',
} as const

/** The rows of this record alone, as the register reads them. */
function rowsOf({ record, minutes }: MeasureSource): MedicalRow[] {
  const file = { id: record.caseId, familyRef: '', children: [], appointments: [] }
  return medicalRegister({ file, records: [{ id: record.id, title: '', minutes }] })
}

const says = (text: string): boolean => text.trim() !== '' && !saysNothing(text)

/** "No medical needed" and "no medical", as the check and the table of a strategy discussion offer it. */
const isNone = ({ decision }: MedicalRow): boolean => /^no medical\b/i.test(decision.trim())
const isDecided = (row: MedicalRow): boolean =>
  says(row.decision) && !/\bto advise$/i.test(row.decision.trim())

function hoursOf(row: MedicalRow): number | null {
  if (!isDecided(row) || isNone(row)) return null
  if (row.hoursToExam !== '') return Number(row.hoursToExam)
  const decided = parseMoment(row.decidedOn)?.instant
  const held = parseMoment(row.when)?.instant
  if (decided === undefined || held === undefined || held < decided) return null
  return Math.round(hoursBetween(decided, held) * 10) / 10
}

function accountOf(row: MedicalRow, isAside: boolean): keyof typeof accounts {
  if (isAside) return 'aside'
  if (!isDecided(row)) return 'open'
  if (isNone(row)) return 'none'
  return says(row.childAccount) ? 'there' : 'missing'
}

export function medicals(source: MeasureSource): MeasureFact[] {
  const { minutes } = source
  const [finding] = findingsOf('R-ME', source)
  const rows = rowsOf(source)
  return minutes.children.flatMap((child): MeasureFact[] => {
    const row = rows.find(({ children }) => children.some(({ id }) => id === child.id))
    if (!row || row.enquiryBegan === '' || child.unborn) return []
    const isAside = finding?.state === 'overridden' && finding.about.includes(child.id)
    const met = !isAside && isDecided(row) && says(isNone(row) ? row.reason : row.purpose)
    const account = accountOf(row, isAside)
    return [
      {
        measure: 'G24',
        day: parseDate(row.enquiryBegan) ?? meetingDay(source),
        unit: child.id,
        met: met ? 1 : 0,
        group: accounts[account],
        amount: isAside ? null : hoursOf(row),
        says: `${childrenByNumber([child.id], minutes)}: ${met ? 'decision about a medical recorded with its purpose' : 'no decision about a medical with its purpose'}`,
      },
    ]
  })
}
