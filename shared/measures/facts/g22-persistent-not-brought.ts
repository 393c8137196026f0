/**
 * G22 Persistent Was Not Brought with supervision and chronology (domain section 8; seed 8.2; rule R-WN2).
 *
 * Counted: each child whom R-WN2 found to be persistently not brought. One missed appointment, which is a prompt, is none.
 * Met: the answers say on which day it was discussed in supervision and on which it was entered in the chronology, and
 * neither day is after the signature. An action to discuss it answers the rule and is not the discussion. An override is
 * not met.
 * Day: of the meeting. Unit: the child. Group: what was done. Amount: none.
 */
import { dateIn } from '../../checks/dates.ts'
import type { MeasureFact, MeasureSource } from '../measure.ts'
import { answersTo, childrenByNumber, findingsOf, meetingDay, signedDay } from './of-record.ts'

export const done = {
  both: 'Supervision and chronology',
  supervision: 'Supervision only',
  chronology: 'Chronology only',
  neither: 'Neither yet',
  aside: 'Set aside',
} as const

export const persistentNotBrought = (source: MeasureSource): MeasureFact[] =>
  findingsOf('R-WN2', source)
    .filter(({ severity }) => severity.includes('MUST'))
    .flatMap((finding) =>
      finding.about.map((child): MeasureFact => {
        const answers = answersTo(finding, source, child)
        const has = (key: string): boolean =>
          answers.some(({ fields }) => {
            const day = dateIn(fields[key])
            return day !== undefined && day <= signedDay(source)
          })
        const supervision = has('supervisionDate')
        const chronology = has('chronologyDate')
        const which =
          finding.state === 'overridden'
            ? 'aside'
            : supervision && chronology
              ? 'both'
              : supervision
                ? 'supervision'
                : chronology
                  ? 'chronology'
                  : 'neither'
        return {
          measure: 'G22',
          day: meetingDay(source),
          unit: child,
          met: which === 'both' ? 1 : 0,
          group: done[which],
          amount: null,
          says: `${childrenByNumber([child], source.minutes)}, persistently not brought: ${done[which].toLowerCase()}`,
        }
      }),
    )
