/**
 * R-VC Voice, seen alone, lived experience. Seed 6.1; all case types; MUST for each child, and part of the gate on a
 * reduction; no override; "not yet" with an action once only. Source: domain reference 3.1; the days are local.
 */
import { matchCues } from '../../cues/index.ts'
import type { Answer, Child } from '../../minutes/index.ts'
import type { Evidence, Reading, Rule } from '../check.ts'
import { dateIn, inWords, workingDays } from '../dates.ts'
import { fact, speak, wordsOfCues } from '../finding.ts'
import { lastAsked, lengthOf } from '../general.ts'
import { isCarersAccount } from '../people.ts'
import { caseTypes, childrenOfCue, childrenReduced, forOneChild, nameOf, underProtection } from '../record.ts'
import { wordsOf } from '../similar.ts'

type Seen = Child['seen'][number]

const dayOf = (seen: Seen): string => dateIn(seen.date) ?? '9999'

export const lastSeen = (child: Child, latest: string): Seen | undefined =>
  child.seen
    .filter((one) => dayOf(one) <= latest)
    .reduce<Seen | undefined>((best, one) => (!best || dayOf(one) > dayOf(best) ? one : best), undefined)

const small = new Set(
  'a an and as at be but by for from had has have he her him his i in is it its of on or she so that the their them they this to was were with very really quite s'.split(
    ' ',
  ),
)
const hollow = new Set([
  'happy',
  'settled',
  'content',
  'fine',
  'ok',
  'okay',
  'bubbly',
  'young',
  'too',
  'asleep',
  'views',
  'share',
  'detailed',
  'give',
  'visit',
  'seen',
  'child',
  'baby',
])

/**
 * Is there more here than "happy", "too young" or "unable to gain views"? Phrases of that kind are taken out (cues
 * VO and OO-09); what is left has to say something of its own.
 */
function saysSomething(text: string, names: string[]): boolean {
  let rest = text
  for (const cue of matchCues(text).toReversed()) {
    if (cue.family === 'VO' || cue.cue === 'OO-09')
      rest = `${rest.slice(0, cue.start)} ${rest.slice(cue.end)}`
  }
  const own = new Set(names.flatMap(wordsOf))
  const left = new Set(
    wordsOf(rest).filter((word) => !small.has(word) && !hollow.has(word) && !own.has(word)),
  )
  return left.size >= 5
}

function test(answer: Answer, child: Child, reading: Reading): string[] {
  const { fields } = answer
  const { settings } = reading
  if (answer.value === 'not yet') {
    const before = lastAsked('R-VC', reading)?.answers.some(
      (one) =>
        one.ruleId === 'R-VC' &&
        one.value === 'not yet' &&
        (one.about === 'all' || one.about.includes(child.id)),
    )
    return before ? ['“Not yet” was the answer when this was last asked, and may be only once.'] : []
  }
  const lacks: string[] = []
  const said = fields.said ?? ''
  if (!saysSomething(said, [child.name])) {
    lacks.push(
      'Say what the child said, showed or was seen to do. “Happy” or “too young” alone is not enough.',
    )
  }
  const independent = answer.sources.some(
    (source) =>
      (source.kind === 'seen' || source.kind === 'child said') &&
      source.who.trim() !== '' &&
      !isCarersAccount(source, reading.minutes),
  )
  if (!independent) lacks.push('Name who saw this, or that the child said it: not a carer’s account.')
  if (child.unborn) return lacks
  const today = reading.today
  const recorded = lastSeen(child, today > reading.date ? today : reading.date)
  const date = dateIn(fields.seenOn) ?? dateIn(recorded?.date)
  const limit = underProtection(reading) ? settings.seenWorkingDaysCpp : settings.seenWorkingDaysCin
  if (!date) lacks.push('Give the date the child was last seen.')
  else if (date > today) lacks.push('The child cannot have been seen on a day to come.')
  else if (workingDays(reading, date, reading.date) > limit) {
    lacks.push(
      `Last seen on ${inWords(date)}: more than ${limit} working days before the meeting. See the child, or answer “not yet” with an action.`,
    )
  }
  const sameVisit = !dateIn(fields.seenOn) || dateIn(fields.seenOn) === dateIn(recorded?.date)
  const by = (fields.seenBy ?? '').trim() || (sameVisit ? recorded?.by : '')
  if (!by) lacks.push('Say who saw the child.')
  else if (isCarersAccount({ kind: 'seen', who: by }, reading.minutes))
    lacks.push('Say who saw the child: a carer’s own sight of them is not a visit.')
  const alone = (fields.alone ?? '').trim() || (sameVisit ? (recorded?.alone ?? '') : '')
  if (alone === '') lacks.push('Say whether the child was seen alone.')
  if (alone === 'no') {
    const why = (fields.whyNotAlone ?? '').trim() || (sameVisit ? (recorded?.whyNotAlone ?? '') : '')
    if (lengthOf(why) < 10) lacks.push('Say why the child was not seen alone.')
    const planned = dateIn(fields.aloneBy)
    if (!planned) lacks.push('Give the date by which the child will be seen alone.')
    else if (planned < reading.date)
      lacks.push('The day by which the child will be seen alone is before the meeting: that is no plan.')
  }
  return lacks
}

export const rVC: Rule = {
  id: 'R-VC',
  title: 'Voice, seen alone, lived experience',
  seeds: ['6.1'],
  meetingTypes: caseTypes,
  questions: [
    'When was this child last seen, by whom, where, alone? If not alone, why and when will they be?',
    'How does this child communicate and how did you listen?',
    'What did they say or show, in their words or behaviour?',
    'What is a normal day and night like for them?',
    'What has changed because of what they told us?',
    'Were they offered time alone with a health professional?',
  ],
  form: {
    per: 'child',
    evidence: true,
    fields: [
      {
        key: 'seenOn',
        label: 'Last seen on',
        kind: 'date',
        hint: 'Left empty: the last visit in the record.',
      },
      { key: 'seenBy', label: 'Seen by', kind: 'person' },
      { key: 'alone', label: 'Alone?', kind: 'choice', choices: ['yes', 'no'] },
      { key: 'whyNotAlone', label: 'Why not alone', kind: 'text', when: { field: 'alone', is: ['no', ''] } },
      {
        key: 'aloneBy',
        label: 'Will be seen alone by',
        kind: 'date',
        when: { field: 'alone', is: ['no', ''] },
      },
      { key: 'communicates', label: 'How this child communicates, and how you listened', kind: 'text' },
      { key: 'said', label: 'What they said or showed, in their words or behaviour', kind: 'text' },
      { key: 'day', label: 'A normal day and night for them', kind: 'text' },
      { key: 'changed', label: 'What has changed because of what they told us', kind: 'text' },
      { key: 'health', label: 'Offered time alone with a health professional?', kind: 'line' },
    ],
  },
  severities: ['MUST', 'GATE'],
  weight:
    'Must be answered before signing, for each child. Part of the gate for a child who is to have less help.',
  asksWhen: 'Always, for each child.',
  answeredBy:
    'For each child a date within the limit, alone or the reason and a date, and at least one observation or quotation that did not come through a carer. Unborn children and children who do not speak yet need observed behaviour. “Happy”, “too young” or “unable to gain views” alone is not enough.',
  source: 'Response plan 6.1. 10 working days on a plan and 20 in child in need are local values.',
  override: { allowed: false, why: 'Answer it, or say “not yet” once, with an action.' },
  find(reading) {
    const { minutes } = reading
    const reduced = new Set(childrenReduced(minutes))
    const thin = reading.cues.filter((cue) => (cue.family === 'VO' || cue.cue === 'OO-09') && !cue.setAside)
    return minutes.children.map((child) => {
      const seen = lastSeen(child, reading.date)
      const name = child.name || 'This child'
      const evidence: Evidence[] = []
      if (!child.unborn) {
        const how =
          seen?.alone === 'yes' ? 'alone' : seen?.alone === 'no' ? 'not alone' : 'not said whether alone'
        evidence.push(
          fact(
            seen
              ? `${name}: last seen on ${inWords(seen.date)} by ${nameOf(minutes, seen.by) || 'somebody'}, ${how}.`
              : `${name}: no visit is recorded.`,
            'childVoice',
            child.id,
          ),
        )
      }
      const mine = thin.filter(
        (cue) => cue.section === 'childVoice' && childrenOfCue(cue, reading).includes(child.id),
      )
      return speak(rVC, reading, {
        about: [child.id],
        severity: reduced.has(child.id) ? ['MUST', 'GATE'] : ['MUST'],
        why: `What is life like for ${child.name || 'this child'}, and who has heard it from them?`,
        evidence: [...evidence, ...wordsOfCues(mine)],
        prefill: seen
          ? {
              fields: {
                seenOn: seen.date,
                seenBy: seen.by,
                alone: seen.alone,
                whyNotAlone: seen.whyNotAlone,
              },
            }
          : undefined,
        test: (answer) => [...forOneChild(answer, minutes), ...test(answer, child, reading)],
      })
    })
  },
}
