/**
 * R-SM Actions are specific. Seed 1.1; all types; PROMPT for wording, MUST for owner and date; owner and date have no
 * override, wording may be set aside with a reason. Source: domain reference 3.1 and 5.
 *
 * A parent is never the only owner of what keeps a child safe: such an action names a professional who will check.
 */
import type { Action, Minutes } from '../../minutes/index.ts'
import type { Finding, Rule } from '../check.ts'
import { dateIn } from '../dates.ts'
import { count, fact, speak, wordsOfCues } from '../finding.ts'
import { isProfessional, names } from '../people.ts'
import { allTypes, nameOf } from '../record.ts'

/** Rules whose actions keep a child safe. */
const safetyRules: ReadonlySet<string> = new Set(['R-CR', 'R-ME', 'R-PP', 'R-NT', 'R-WN2', 'R-CS'])

/** Safety-critical actions of the family alone: no professional is named in the words or in how it will be known. */
function unchecked({ people, children, actions }: Minutes): Action[] {
  const professionals = people.filter(isProfessional)
  const relatives = people.filter((person) => !isProfessional(person))
  const family = new Set([...relatives, ...children].map(({ id }) => id))
  return actions.filter((action) => {
    if (!safetyRules.has(action.fromRule) || !family.has(action.owner)) return false
    const words = `${action.text} ${action.measure}`
    return !professionals.some((one) => names(words, { name: one.name, aliases: one.aliases }))
  })
}

export const rSM: Rule = {
  id: 'R-SM',
  title: 'Actions are specific',
  seeds: ['1.1'],
  meetingTypes: allTypes,
  questions: ['Who, what exactly, by which date, and how will we know it helped the child?'],
  form: { per: 'record', evidence: false, fields: [], answeredIn: 'plan' },
  severities: ['MUST', 'PROMPT'],
  weight:
    'An owner and a date must be given before signing. Vague wording, and a safety action that only the family holds, are prompts.',
  asksWhen:
    'An action has no owner or no date, or is worded so that nobody could tell when it is done; or an action from a check on crime, a medical, police powers, neglect, persistent Was Not Brought or sexual abuse belongs to a member of the family alone.',
  answeredBy:
    'One owner and a date for every action. Vague wording is reworded, or set aside with a reason. A professional who will check is named in the action.',
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
    const alone = unchecked(reading.minutes)
    if (alone.length > 0) {
      findings.push({
        ...speak(rSM, reading, {
          severity: ['PROMPT'],
          why: `${count(alone.length, 'action that keeps', 'actions that keep')} a child safe ${alone.length === 1 ? 'rests' : 'rest'} on the family alone.`,
          evidence: alone.map((action) =>
            fact(`${nameOf(reading.minutes, action.owner)}: ${action.text}`, 'plan', action.id),
          ),
          questions: ['Which professional will check that this is done, and how?'],
          byAnswer: false,
          record: alone.map(
            (action) =>
              `“${action.text}”: name the professional who will check, in the action or its measure.`,
          ),
          override: { allowed: false, why: 'Name the professional who will check.' },
        }),
        id: 'R-SM:owner',
      })
    }
    return findings
  },
}
