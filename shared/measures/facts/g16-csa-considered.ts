/**
 * G16 CSA considered (seeds 2.1, 1.2).
 *
 * Counted: each child of a signed record about whom the question of child sexual abuse had to be answered: words that
 * could fit it, an earlier concern, somebody who may pose a sexual risk, or less help proposed (R-CS). A passage that
 * only denies a sign asks nobody for an answer, and a sign that was set aside with a reason does not stand.
 * Met: the check on signs was answered about the child, or the gate's line on sexual abuse was: considered as a cause,
 * with what points to it and who was asked. An override is no answer.
 * Day: the meeting. Group: whether words that could fit it stood in the record about this child and, where they did,
 * whether the signs and indicators template (or, for a child's sexual behaviour, the Brook tool) was used. Amount: none.
 * Source: domain section 3.1 (R-CS, R-CG).
 */
import { type Reading, readMinutes } from '../../checks/index.ts'
import { childrenOfCue } from '../../checks/record.ts'
import { harmGrid } from '../../checks/rules/r-cg.ts'
import type { MeasureFact, MeasureSource } from '../measure.ts'
import { heldOn } from './days.ts'
import { childrenByNumber } from './of-record.ts'

const readingOf = ({ minutes, template, rules, record }: MeasureSource): Reading =>
  readMinutes({
    minutes,
    template,
    history: [],
    settings: rules.settings,
    clockSettings: rules.clockSettings,
    now: record.signedAt,
  })

/** Children about whom words that could fit sexual abuse stand in the record. */
function withSigns(reading: Reading): Set<string> {
  const signs = reading.cues.filter(
    (cue) => (cue.family === 'CS' || cue.cue === 'CR-02') && !cue.setAside && !cue.negated,
  )
  return new Set(signs.flatMap((cue) => childrenOfCue(cue, reading)))
}

const considered: ReadonlySet<string> = new Set(['considered, not indicated', 'indicated and addressed'])

/** The first line of the gate's harm grid. */
function isLineAnswered(child: string, reading: Reading): boolean {
  const [line] = harmGrid
  return reading
    .answersTo('R-CG', child)
    .flatMap(({ rows }) => rows)
    .some(
      ({ harm, state = '', text = '', asked = '' }) =>
        harm === line && considered.has(state) && text.trim() !== '' && asked.trim() !== '',
    )
}

const usedTool = (child: string, reading: Reading): boolean =>
  reading.answersTo('R-CS', child).some(({ fields }) => fields.tool !== '' && fields.tool !== 'Neither')

export function csaConsidered(source: MeasureSource): MeasureFact[] {
  const finding = source.findings.find(
    ({ ruleId, severity }) => ruleId === 'R-CS' && severity.some((one) => one !== 'PROMPT'),
  )
  if (!finding) return []
  const reading = readingOf(source)
  const signs = withSigns(reading)
  return finding.about.map((child): MeasureFact => {
    const met = finding.state === 'answered' || isLineAnswered(child, reading)
    const group = !signs.has(child)
      ? 'No sign in the words'
      : usedTool(child, reading)
        ? 'Signs, tool used'
        : 'Signs, no tool used'
    return {
      measure: 'G16',
      day: heldOn(source),
      unit: child,
      met: met ? 1 : 0,
      group,
      amount: null,
      says: `${childrenByNumber([child], source.minutes)}: ${met ? 'considered' : 'not answered'}`,
    }
  })
}
