/**
 * G10 Gate overrides (seed 1.2).
 *
 * Counted: the closures of G9. Met: the gate was overridden by a senior manager.
 * Day: the meeting. Group: why it had to be, which is the gravest thing that the gate still lacked: the words of the
 * override itself are one person's about one family, and no two are alike. Amount: none.
 * Source: domain sections 3.0 (overrides are counted in reports) and 3.1 (R-CG).
 */
import { type Finding, readMinutes } from '../../checks/index.ts'
import { rCG } from '../../checks/rules/r-cg.ts'
import type { MeasureFact, MeasureSource } from '../measure.ts'
import { closuresIn } from './closures.ts'
import { heldOn } from './days.ts'
import { childrenByNumber } from './of-record.ts'

/** What the gate says it lacks, by the words of its own sentences, the gravest first. */
const reasons: readonly (readonly [RegExp, string])[] = [
  [/^The repeating history/, 'Repeating history not reviewed'],
  [/“cannot tell” keeps the gate shut/, 'A kind of harm could not be judged'],
  [/^Nobody has answered this yet/, 'Gate not answered at all'],
  [
    /: (?:not looked at yet\.|Still to answer|Say more|Choose one|“.*” is no answer)/,
    'A kind of harm not considered',
  ],
  [/See the child alone within/, 'Child not seen alone'],
  [/What the child thinks/, 'Child’s view missing'],
  [/^Whoever will notice|Who outside the family will notice|Have they agreed/, 'Nobody agreed to notice'],
  [/^The chronology is not current/, 'Chronology not current'],
  [/from last time (?:is not settled|that are still open)/, 'Earlier actions not settled'],
  [/condition of the Head of Service/, 'Conditions of the Head of Service not met'],
  [/closure decision|manager’s own words/, 'Manager’s own reasoning missing'],
]
const OTHER = 'Answer not good enough'

/** The gate asked again without its override, with what the other checks had found. */
function lackedBy(gate: Finding, source: MeasureSource): string[] {
  const { minutes, template, findings, rules, record } = source
  const reading = readMinutes({
    minutes: {
      ...minutes,
      statements: minutes.statements.filter(({ kind, ruleId }) => kind !== 'override' || ruleId !== 'R-CG'),
    },
    template,
    history: [],
    settings: rules.settings,
    clockSettings: rules.clockSettings,
    now: record.signedAt,
  })
  const others = findings.filter(({ ruleId }) => ruleId !== 'R-CG')
  return rCG.find(reading, others).find(({ id }) => id === gate.id)?.shortfalls ?? []
}

function reasonFor(gate: Finding, source: MeasureSource): string {
  const lacked = lackedBy(gate, source)
  return reasons.find(([pattern]) => lacked.some((says) => pattern.test(says)))?.[1] ?? OTHER
}

export function gateOverrides(source: MeasureSource): MeasureFact[] {
  return closuresIn(source).map(({ child, says, gate }): MeasureFact => {
    const reason = gate?.state === 'overridden' ? reasonFor(gate, source) : undefined
    return {
      measure: 'G10',
      day: heldOn(source),
      unit: child,
      met: reason === undefined ? 0 : 1,
      group: reason ?? 'No override',
      amount: null,
      says: `${childrenByNumber([child], source.minutes)}: ${says}${reason === undefined ? '' : ', gate overridden'}`,
    }
  })
}
