/** A register as a file for its audit: by family reference and case number, in the columns that the audit asks for. */
import {
  type RegisterKind,
  type RegisterLine,
  registerHeadings,
  registerNames,
} from '../../../../shared/cases/index.ts'
import { csvText } from '../csv-text.ts'

/** The text of the file. */
export function registerCsv(kind: RegisterKind, lines: readonly RegisterLine[]): string {
  return csvText(
    registerHeadings(kind),
    lines.map(({ cells }) => cells),
  )
}

/** Named by the register, and by a family's reference or a period: no name of anybody. */
export function registerFileName(kind: RegisterKind, of: string): string {
  const words = `${registerNames[kind]} ${of}`.toLowerCase()
  return `${words.replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-+|-+$/g, '')}.csv`
}
