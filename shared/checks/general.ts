/** The test that every answer has to pass, whatever the rule (domain 3.0). */
import { type Action, type Answer, type Minutes, sourceKinds } from '../minutes/index.ts'
import type { Field, Reading } from './check.ts'
import { dateIn } from './dates.ts'
import { isCarersAccount } from './people.ts'
import { similarity, wordsOf } from './similar.ts'

/**
 * Asked with every answer that asks for evidence, beside the evidence and its sources. All optional: they are other
 * ways to pass the general test.
 */
export const generalFields: Field[] = [
  { key: 'asked', label: 'Who was asked', kind: 'line', hint: 'Where nobody knows, say who was asked.' },
  { key: 'notKnown', label: 'What they did not know', kind: 'line' },
  {
    key: 'whatIsNew',
    label: 'What is new since last time',
    kind: 'text',
    hint: 'Where the answer is the same.',
  },
]

const stock =
  /^(?:yes|no|none|nil|n\/?a|not applicable|as above|as before|as discussed|see (?:the )?(?:report|above|minutes|file)|covered above|tbc|ok|unknown)$/i

/** Words that say nothing by themselves, however often they are repeated. */
export const saysNothing = (text: string): boolean =>
  text
    .split(/[.;,\n]/)
    .map((part) => part.trim())
    .filter(Boolean)
    .every((part) => stock.test(part))

/** Letters and figures that a reader would count: runs of spaces are one. */
export const lengthOf = (text: string): number => text.trim().replace(/\s+/g, ' ').length

/** Long enough to be looked at, and not the same few words again and again. */
export const isText = (text: string, minimum: number): boolean =>
  lengthOf(text) >= minimum &&
  !saysNothing(text) &&
  new Set(wordsOf(text)).size >= Math.min(6, Math.floor(minimum / 8))

/** An action that somebody will do by a date. */
export const isReady = (action: Action): boolean =>
  action.owner.trim() !== '' && dateIn(action.due) !== undefined

/** The actions an answer names that have an owner and a date. */
export const readyActions = (answer: Answer, minutes: Minutes): Action[] =>
  minutes.actions.filter((action) => answer.linkedActionIds.includes(action.id) && isReady(action))

/** Does it name a source that is not a carer's own account? */
export const namesSource = (answer: Answer, minutes: Minutes): boolean =>
  answer.sources.some(
    (source) =>
      sourceKinds.some((kind) => kind === source.kind) &&
      source.who.trim() !== '' &&
      !isCarersAccount(source, minutes),
  )

function hasIndependentSource(answer: Answer, minutes: Minutes): boolean {
  const named = namesSource(answer, minutes)
  return named || ((answer.fields.asked ?? '').trim() !== '' && lengthOf(answer.fields.notKnown ?? '') >= 10)
}

function isNamed(answer: Answer, minutes: Minutes): boolean {
  if (minutes.children.length <= 1) return true
  if (answer.about === 'all') return lengthOf(answer.aboutReason) >= 10
  return answer.about.some((id) => minutes.children.some((child) => child.id === id))
}

const sharesChild = (a: Answer, b: Answer): boolean => {
  if (a.about === 'all' || b.about === 'all') return true
  const other = new Set(b.about)
  return a.about.length === 0 || other.size === 0 || a.about.some((id) => other.has(id))
}

/**
 * The last record in which a rule was asked and spoken to. A legal meeting or a management note in between asks
 * other things and does not make an old answer new.
 */
export const lastAsked = (ruleId: string, reading: Reading): Minutes | undefined =>
  reading.history.findLast((one) =>
    [...one.answers, ...one.statements].some((said) => said.ruleId === ruleId),
  )

/** The same wording as when it was last asked, with nothing said about what is new. */
function repeats(answer: Answer, reading: Reading): boolean {
  if (lengthOf(answer.fields.whatIsNew ?? '') >= 20) return false
  return (lastAsked(answer.ruleId, reading)?.answers ?? []).some(
    (before) =>
      before.ruleId === answer.ruleId &&
      sharesChild(before, answer) &&
      similarity(before.evidence, answer.evidence) >= reading.settings.repeatSimilarity,
  )
}

/**
 * What an answer still lacks under the general test, each a sentence; empty when it passes.
 * 1 evidence of some length that says something · 2 a source that is not a carer's own account, or who was asked and
 * did not know · 3 about a named child, or all with a reason · 4 not last meeting's words again · 5 "not yet" and
 * "cannot tell" carry an action with owner and date, "not applicable" a reason.
 */
export function generalTest(answer: Answer, reading: Reading, child?: string): string[] {
  const { minutes, settings } = reading
  const lacks: string[] = []
  const enough = isText(answer.evidence, settings.evidenceMinimum)
  if (!enough) {
    lacks.push(
      answer.value === 'not applicable'
        ? `Give the reason why it does not apply, in at least ${settings.evidenceMinimum} characters.`
        : `Write down the evidence, in at least ${settings.evidenceMinimum} characters of your own words.`,
    )
  }
  if (!hasIndependentSource(answer, minutes)) {
    lacks.push(
      'Name a source that is not a carer’s own account, or who was asked and what they did not know.',
    )
  }
  if (!isNamed(answer, minutes)) {
    lacks.push(
      answer.about === 'all'
        ? 'Say why one answer is right for all the children.'
        : 'Name the child it is about, or say that it is about all of them and why.',
    )
  } else if (child && answer.about !== 'all' && answer.about.length > 0 && !answer.about.includes(child)) {
    lacks.push(`This answer is not about ${reading.child(child)?.name || 'this child'}.`)
  }
  if (enough && repeats(answer, reading)) {
    lacks.push('These are the words of the last meeting. What is new?')
  }
  if (
    (answer.value === 'not yet' || answer.value === 'cannot tell') &&
    readyActions(answer, minutes).length === 0
  ) {
    lacks.push(
      `“${answer.value === 'not yet' ? 'Not yet' : 'Cannot tell'}” needs an action with an owner and a date.`,
    )
  }
  return lacks
}
