/** Whose appointment a sentence is about: a child who relies on an adult, or somebody who makes their own. */
import type { CueContext } from './cue.ts'
import { lastBefore, type Mention } from './people.ts'

const adultsOwn =
  /\b(?:antenatal|ante-natal|maternity|midwi(?:fe|ves|fery)|postnatal|smear|cervical|parenting (?:assessment|course|class|classes|programme|group))\b/i
const ownAfter = /^\W{0,3}(?:[\w'-]{1,20} ){0,3}?(?:her|his|their|my) own\b/i
const ownBefore = /\b(?:her|his|their) own\b[^,;]{0,60}$/i
const appointment =
  /\b(?:appointments?|clinics?|reviews?|tests?|checks?|sessions?|assessments?|scans?|screenings?|immunisations?)\b/i
const sameSubject = /\b(?:and|but|then|who|also)[\s,]*$/i
const afterPreposition =
  /\b(?:with|by|to|from|about|told|tells?|asked|rang|called|than|at|of)\s+(?:her|his|their|the|a|an|my|our)?\s*$/i
const afterFor = /\bfor\s+(?:her|his|their|the)?\s*$/i
const smallWords =
  /^[\s,]*(?:(?:who|and|also|then|again|has|had|have|were|was|been|invited|called|asked|but|they|\([^)]{0,40}\))[\s,]*){0,5}$/i
const NEAR = 160

/** One sentence and its company, made once for all the matches in it. */
export type Reader = {
  sentence: string
  mentions: readonly Mention[]
  /** Somebody was named in the two sentences before. */
  earlier: { child: boolean; carer: boolean }
  own: ReadonlySet<string>
  /** The sentence holds words of these kinds somewhere. */
  has: { adultsOwn: boolean; own: boolean }
}

/** A reader of the sentence whose people are `mentions`; `before` are those of the two sentences before it. */
export function reader(
  sentence: string,
  mentions: readonly Mention[],
  before: readonly Mention[],
  own: ReadonlySet<string>,
): Reader {
  return {
    sentence,
    mentions,
    earlier: {
      child: before.some((mention) => mention.kind === 'child'),
      carer: before.some((mention) => mention.kind === 'carer'),
    },
    own,
    has: { adultsOwn: adultsOwn.test(sentence), own: /\bown\b/i.test(sentence) },
  }
}

type Whose = 'child' | 'own' | 'adult' | 'unknown'

/** Is this wording about a child's appointment? Unknown counts as a child's: a missed question is worse than an extra one. */
export function isChildsAppointment(reader: Reader, start: number, end: number): boolean {
  const { sentence } = reader
  const after = sentence.slice(end, end + 80)
  const before = sentence.slice(Math.max(0, start - 80), start)
  const whose = subjectBefore(reader, start)
  if (whose === 'own') return false
  if (adultsOwn.test(after) || adultsOwn.test(before)) return false
  if (whose === 'child') return true
  if (childsNamedAfter(reader, end)) return true
  if (ownAfter.test(after) || ownBefore.test(before) || / own\b/i.test(sentence.slice(start, end)))
    return false
  return whose === 'unknown'
}

/** "Mum DNA Wren's hearing test", "did not attend for Wren": the appointment is the child's whoever is named first. */
function childsNamedAfter(reader: Reader, end: number): boolean {
  for (let index = lastBefore(reader.mentions, end) + 1; index < reader.mentions.length; index += 1) {
    const mention = reader.mentions[index]
    if (mention === undefined || mention.start > end + 60) return false
    if (mention.kind !== 'child' || reader.own.has(mention.text)) continue
    const gap = reader.sentence.slice(end, mention.start)
    if (/[;.]|, /.test(gap)) return false
    if (
      mention.possessive
        ? appointment.test(reader.sentence.slice(mention.end, mention.end + 40))
        : /\b(?:for|with)\s+$/i.test(gap)
    )
      return true
  }
  return false
}

function subjectBefore(reader: Reader, start: number): Whose {
  const { sentence, mentions, own } = reader
  for (let index = lastBefore(mentions, start); index >= 0; index -= 1) {
    const mention = mentions[index]
    if (mention === undefined || start - mention.end > NEAR) return 'unknown'
    const gap = sentence.slice(mention.end, start)
    const lead = sentence.slice(Math.max(0, mention.start - 24), mention.start)
    if (mention.kind === 'child') {
      if (afterPreposition.test(lead)) continue
      if (mention.possessive && !appointment.test(gap) && nextIsNear(mentions, index)) continue
      return own.has(mention.text) ? 'own' : 'child'
    }
    if (mention.kind === 'pronoun') {
      if (mention.text.toLowerCase() === 'who') continue
      return pronoun(reader, index)
    }
    if (mention.kind === 'professional') {
      if (smallWords.test(gap) && !mention.possessive) return 'adult'
      continue
    }
    if (afterPreposition.test(lead) || afterFor.test(lead)) continue
    if (joinedWithChild(reader, index)) return 'child'
    if (!mention.possessive && appointment.test(gap) && !sameSubject.test(gap)) return 'unknown'
    return 'adult'
  }
  return 'unknown'
}

const nextIsNear = (mentions: readonly Mention[], index: number): boolean => {
  const mention = mentions[index]
  const next = mentions[index + 1]
  return mention !== undefined && next !== undefined && next.start - mention.end <= 12
}

/** "Jacob and mum did not attend". */
function joinedWithChild({ sentence, mentions }: Reader, index: number): boolean {
  const mention = mentions[index]
  const before = mentions[index - 1]
  if (mention === undefined || before?.kind !== 'child' || before.possessive) return false
  return /^\s*(?:,|and|or|nor|&)\s*(?:her |his |their )?$/i.test(sentence.slice(before.end, mention.start))
}

const women = /^(?:step-?)?(?:mum|mom|mother|mummy|mam|grand(?:ma|mother)|nan|nana|gran|aunt|auntie)\b/i
const men = /^(?:step-?)?(?:dad|father|daddy|grand(?:dad|pa|father)|uncle)\b/i

/** "Mum ... he": words that say man or woman settle who cannot be meant; a name alone does not. */
const canBe = (pronoun: string, carer: string): boolean =>
  /^(?:he|him|his)\b/i.test(pronoun)
    ? !women.test(carer)
    : !/^(?:she|her|hers)\b/i.test(pronoun) || !men.test(carer)

/** "He" and "she" can be anybody who was named shortly before: an adult only when no child was. */
function pronoun({ mentions, earlier }: Reader, index: number): Whose {
  const words = mentions[index]?.text ?? ''
  const before = mentions.slice(Math.max(0, index - 20), index)
  if (earlier.child || before.some((mention) => mention.kind === 'child')) return 'unknown'
  const carers = before.filter((mention) => mention.kind === 'carer')
  return earlier.carer || carers.some((mention) => canBe(words, mention.text)) ? 'adult' : 'unknown'
}

/** Names of the children who make their own appointments. */
export function ownAppointmentsOf(context: Partial<CueContext>): ReadonlySet<string> {
  return new Set(context.ownAppointments ?? [])
}
