/** What the fields of a second person's words are called, on the page and on paper. */
import type { Statement } from './minutes.ts'

const labels: readonly [string, string][] = [
  ['decision', 'Decision'],
  ['reduce', 'May help be reduced?'],
  ['conditions', 'Conditions'],
  ['revisitOn', 'To be looked at again on'],
  ['newInformation', 'The new information'],
  ['changes', 'What changes in the plan'],
  ['refer', 'Does it go to the Head of Service?'],
  ['why', 'Why'],
]
const onHistory: ReadonlySet<Statement['kind']> = new Set(['senior manager view', 'head of service decision'])

/** Label and value of what a high-risk history review asked for; nothing for other kinds. Dates are as typed. */
export const fieldsInWords = ({ kind, fields }: Pick<Statement, 'kind' | 'fields'>): [string, string][] =>
  onHistory.has(kind)
    ? labels.flatMap(([key, label]): [string, string][] => {
        const value = fields[key]?.trim() ?? ''
        return value ? [[label, value]] : []
      })
    : []
