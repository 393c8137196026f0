/**
 * R-WN1 Was Not Brought wording. Seed 8.1; all types; PROMPT at typing, MUST by sign-off, each cue resolved.
 * Source: domain reference 3.1. Text is never changed silently: rewording removes the cue, verbatim agency text is
 * kept as said, and "not relevant" needs a reason.
 */
import type { Rule } from '../check.ts'
import { count, speak, wordsOfCues } from '../finding.ts'
import { allTypes } from '../record.ts'

export const rWN1: Rule = {
  id: 'R-WN1',
  title: 'Was Not Brought wording',
  seeds: ['8.1'],
  meetingTypes: allTypes,
  questions: [
    'This child relies on an adult to get there. Say “was not brought” and name who was responsible for bringing them?',
  ],
  form: { per: 'record', evidence: false, fields: [] },
  severities: ['PROMPT', 'MUST'],
  weight: 'A prompt while typing. Each passage must be resolved before signing.',
  asksWhen:
    'Words such as “did not attend” about a child. Not for an adult’s own appointment, for DNA as genetic material, or for a young person who makes their own appointments.',
  answeredBy:
    'Each passage is reworded, kept as the agency’s own words, or set aside as not relevant with a reason. Chairside offers the words and never changes them silently.',
  source: 'Response plan 8.1.',
  override: {
    allowed: false,
    why: 'Reword the passage, keep it as a quotation, or set it aside with a reason.',
  },
  find(reading) {
    const cues = reading.cues.filter((cue) => cue.family === 'WN')
    const open = cues.filter((cue) => !cue.resolved)
    if (cues.length === 0) return []
    return [
      speak(rWN1, reading, {
        severity: ['PROMPT', 'MUST'],
        why: 'A child relies on an adult to get to an appointment, so the words should say who did not bring them.',
        evidence: wordsOfCues(open.length > 0 ? open : cues),
        byAnswer: false,
        record:
          open.length > 0
            ? [
                `${count(open.length, 'passage', 'passages')} to reword as “was not brought by” and the adult’s name, to keep as a quotation, or to set aside with a reason.`,
              ]
            : [],
      }),
    ]
  },
}
