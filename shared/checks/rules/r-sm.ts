/**
 * R-SM Actions are specific. Seed 1.1; all types; PROMPT for wording, MUST for owner and date; owner and date have no
 * override, wording may be set aside with a reason. Source: domain reference 3.1 and 5.
 */
import type { Finding, Rule } from '../check.ts'
import { dateIn } from '../dates.ts'
import { count, fact, speak, wordsOfCues } from '../finding.ts'
import { allTypes } from '../record.ts'

export const rSM: Rule = {
  id: 'R-SM',
  title: 'Actions are specific',
  seeds: ['1.1'],
  meetingTypes: allTypes,
  questions: ['Who, what exactly, by which date, and how will we know it helped the child?'],
  form: { per: 'record', evidence: false, fields: [], answeredIn: 'plan' },
  severities: ['MUST', 'PROMPT'],
  weight: 'An owner and a date must be given before signing. Vague wording is a prompt.',
  asksWhen: 'An action has no owner or no date, or is worded so that nobody could tell when it is done.',
  answeredBy: 'One owner and a date for every action. Vague wording is reworded, or set aside with a reason.',
  source: 'Response plan 1.1.',
  override: { allowed: false, why: 'Every action needs one owner and a date.' },
  find(reading) {
    const findings: Finding[] = []
    const { actions } = reading.minutes
    const lacking = actions.filter((action) => !action.owner.trim() || !dateIn(action.due))
    if (lacking.length > 0) {
      findings.push(
        speak(rSM, reading, {
          severity: ['MUST'],
          why: `${count(lacking.length, 'action has', 'actions have')} no owner or no date.`,
          evidence: lacking.map((action) =>
            fact(action.text || 'An action without words', 'plan', action.id),
          ),
          byAnswer: false,
          record: lacking.map((action) => {
            const lacks = [
              action.owner.trim() ? '' : 'an owner',
              dateIn(action.due)
                ? ''
                : action.due.trim()
                  ? `a date instead of “${action.due.trim()}”`
                  : 'a date',
            ].filter(Boolean)
            return `“${action.text || 'An action without words'}” needs ${lacks.join(' and ')}.`
          }),
        }),
      )
    }
    const vague = reading.cues.filter((cue) => cue.family === 'SM' && !cue.resolved)
    if (vague.length > 0) {
      const inActions = new Set(actions.map((action) => action.id))
      findings.push({
        ...speak(rSM, reading, {
          severity: ['PROMPT'],
          why: `${count(vague.length, 'action is', 'actions are')} worded so that nobody could tell when it is done.`,
          evidence: [
            ...vague
              .filter((cue) => inActions.has(cue.entryId))
              .map((cue) => fact(`“${cue.text}”: ${cue.question}`, 'plan', cue.entryId)),
            ...wordsOfCues(vague.filter((cue) => !inActions.has(cue.entryId))),
          ],
          byAnswer: false,
          record: ['Reword the action, or set the wording aside with a reason.'],
          override: { allowed: false, why: 'Reword it, or set the wording aside with a reason.' },
        }),
        id: 'R-SM:wording',
      })
    }
    return findings
  },
}
