/** A register as a file: what an audit reads, and what a spreadsheet must not run. */
import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { registerCsv, registerFileName } from '../../../../../renderer/screens/cases/registers/csv.ts'
import {
  noRows,
  type PoliceRow,
  registerHeadings,
  registerKinds,
  registerLines,
} from '../../../../../shared/cases/index.ts'

const row: PoliceRow = {
  id: 'r e',
  caseId: 'case',
  familyRef: 'WX-1',
  children: [
    { id: 'c1', name: 'Ellie Harcastle', caseRef: '884201' },
    { id: 'c2', name: 'Tobias Harcastle', caseRef: '884202' },
  ],
  date: '2026-08-24',
  recordId: 'r',
  record: 'Strategy discussion, 24 August 2026',
  incident: 'Called by a neighbour, who said "come now"',
  place: 'Larch Court',
  considered: 'Yes',
  consideredBy: 'Sgt Malik',
  used: 'Not used',
  startedAt: '',
  officer: '',
  designatedOfficer: '',
  placed: '',
  endsAt: '',
  told: '',
  next: '',
  reason: 'An aunt came',
  keptSafe: 'Slept at the aunt’s',
  audit: 'Yes',
}
const csv = (more: Partial<PoliceRow>): string =>
  registerCsv('police', registerLines('police', { ...noRows(), police: [{ ...row, ...more }] }))
const read = (text: string) =>
  Papa.parse<Record<string, string>>(text.replace(/^\uFEFF/, ''), { header: true, skipEmptyLines: true }).data

describe('the file of a register', () => {
  it('knows a family by its reference and children by their case numbers, and names nobody', () => {
    expect(read(csv({}))).toMatchObject([
      { 'Family reference': 'WX-1', 'Case number': '884201, 884202', Used: 'Not used' },
    ])
    expect(csv({})).not.toContain('Harcastle')
  })
  it('has every column of its audit, also where nothing was said', () => {
    expect(Object.keys(read(csv({}))[0] ?? {})).toEqual(registerHeadings('police'))
    expect(read(csv({}))[0]?.Officer).toBe('')
  })
  it('has its columns when no row is in it', () => {
    for (const kind of registerKinds)
      expect(registerCsv(kind, [])).toContain(registerHeadings(kind).at(-1) ?? 'nothing')
  })
  it('keeps commas, quotation marks and lines as they were typed', () => {
    const incident = 'One, "two"\nthree'
    expect(read(csv({ incident }))[0]?.['What happened']).toBe(incident)
  })
  it('never holds a cell that a spreadsheet would run', () => {
    const start = fc.constantFrom('=', '+', '-', '@', ' =', '\t', '\r')
    fc.assert(
      fc.property(start, fc.string(), (sign, rest) => {
        const cell = read(csv({ place: `${sign}${rest}` }))[0]?.Place ?? ''
        expect(cell).toMatch(/^'/)
      }),
    )
  })
  it('is named by the register and a reference or a period', () => {
    expect(registerFileName('police', 'WX/4471')).toBe('police-powers-of-protection-wx-4471.csv')
    expect(registerFileName('wnb', 'from 2026-01-01 to 2026-03-31')).toBe(
      'was-not-brought-from-2026-01-01-to-2026-03-31.csv',
    )
    expect(registerFileName('legal', '')).toBe('legal-progress.csv')
  })
})
