/**
 * G8 Curiosity, compliance, optimism checks answered with independent source (domain section 8; seed 12.1; rules R-PC,
 * R-DC and R-OO).
 *
 * Counted: each of the three checks that had to be answered, and each that was only a prompt and was answered all the
 * same. A prompt that nobody took up, or that was called not applicable, is no answer.
 * Met: the rule took the answer, and an answer names somebody other than the carer who has seen or recorded it. To say
 * who was asked and did not know is enough for the rule, and is no source. One that a manager overrode is not met.
 * Day: of the meeting. Group: the check. Amount: none.
 */
import { namesSource } from '../../checks/general.ts'
import { isCarersAccount } from '../../checks/people.ts'
import type { Answer, Minutes } from '../../minutes/index.ts'
import type { MeasureFact, MeasureSource } from '../measure.ts'
import { answersTo, findingsOf, meetingDay } from './of-record.ts'

const checks = ['R-PC', 'R-DC', 'R-OO'] as const

/** Sources that stand in the lines of a check (claims) and beside an improvement, and not in the list of sources. */
const elsewhere = ({ rows, fields }: Answer): string[] => [
  ...rows.map((row) => row.source ?? ''),
  fields.improvementSource ?? '',
]

const isIndependent = (who: string, minutes: Minutes): boolean =>
  who.trim() !== '' && !isCarersAccount({ kind: '', who }, minutes)

const hasSource = (answer: Answer, minutes: Minutes): boolean =>
  namesSource(answer, minutes) || elsewhere(answer).some((who) => isIndependent(who, minutes))

export const checksWithSource = (source: MeasureSource): MeasureFact[] =>
  checks
    .flatMap((rule) => findingsOf(rule, source))
    .flatMap((finding): MeasureFact[] => {
      const { minutes } = source
      const answers = answersTo(finding, source)
      const isPrompt = finding.severity.every((one) => one === 'PROMPT')
      if (isPrompt && answers.every(({ value }) => value === 'not applicable')) return []
      const met = finding.state === 'answered' && answers.some((answer) => hasSource(answer, minutes))
      const says = met
        ? 'answered with an independent source'
        : finding.state === 'overridden'
          ? 'set aside by a manager'
          : finding.state === 'answered'
            ? 'answered without an independent source'
            : 'not answered in full'
      return [
        {
          measure: 'G8',
          day: meetingDay(source),
          unit: finding.id,
          met: met ? 1 : 0,
          group: finding.title,
          amount: null,
          says: `${finding.title}: ${says}`,
        },
      ]
    })
