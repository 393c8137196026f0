/** What every part of the family's screen is given, and how it names the people of the family. */
import type { CaseFile } from '../../../../shared/cases/index.ts'
import { type Choice, sayDate } from '../../../ui/index.ts'

export type FamilyPart = {
  file: CaseFile
  readOnly: boolean
  change: (part: Partial<CaseFile>) => void
}

export const childName = (name: string): string => name || 'Child without a name'
export const personName = (name: string): string => name || 'Person without a name'

export const childChoices = ({ children }: Pick<CaseFile, 'children'>): Choice[] =>
  children.map(({ id, name }) => ({ value: id, label: childName(name) }))

export const everybody = (file: Pick<CaseFile, 'children' | 'people'>): Choice[] => [
  ...childChoices(file),
  ...file.people.map(({ id, name, role }) => ({ value: id, label: personName(name), hint: role })),
]

export const nameOf = (file: Pick<CaseFile, 'children' | 'people'>, id: string): string =>
  everybody(file).find(({ value }) => value === id)?.label ?? 'Nobody chosen yet'

/** e.g. `since 2 February 2025`, `1 May 2019 to 3 March 2024`; '' where nothing is known. */
export function spanInWords({ from, to }: { from: string; to: string }): string {
  if (to) return [from && sayDate(from, false), `to ${sayDate(to, false)}`].filter(Boolean).join(' ')
  return from ? `since ${sayDate(from, false)}` : ''
}
