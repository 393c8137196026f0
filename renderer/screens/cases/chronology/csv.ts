/** The chronology as a table for other programs. */
import { type CaseEvent, keepsAtLeast, periodOf, type Sensitivity } from '../../../../shared/cases/index.ts'
import { type Family, sayAbout, sayWhen, sensitivityWords } from '../../../../shared/chronology/index.ts'
import { csvText } from '../csv-text.ts'

const inTime = (event: CaseEvent): string => periodOf(event)?.from ?? '9999'

/** Events that people of this reach may read, oldest first; those without a date that can be read come last. */
export function chronologyCsv(family: Family, reach: Sensitivity): string {
  const rows = family.chronology
    .filter(({ sensitivity }) => keepsAtLeast(reach, sensitivity))
    .toSorted((a, b) => inTime(a).localeCompare(inTime(b)))
    .map((event) => {
      const period = periodOf(event)
      return {
        Date: sayWhen(event),
        'First day': period?.from ?? '',
        'Last day': period?.to ?? '',
        About: sayAbout(family, event),
        Kind: event.category,
        Agency: event.agency,
        Source: event.source,
        'What happened': event.text,
        'Meaning for the child': event.meaning,
        'Who may read it': sensitivityWords[event.sensitivity],
      }
    })
  const columns = [
    'Date',
    'First day',
    'Last day',
    'About',
    'Kind',
    'Agency',
    'Source',
    'What happened',
    'Meaning for the child',
    'Who may read it',
  ]
  return csvText(columns, rows)
}

/** Named by the family's reference alone: no name of a child stands in a folder. */
export function csvName(familyRef: string): string {
  const reference = familyRef.replaceAll(/[^\p{L}\p{N}._-]+/gu, '-').replaceAll(/^[-.]+|[-.]+$/g, '')
  return `chronology-${reference || 'family'}.csv`
}
