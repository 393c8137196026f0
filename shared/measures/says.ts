/** One plain sentence of what a report means: what it comes to, the mark, and which way it went. Nobody is ranked or named. */
import type { Figure, Spread } from '../api/measures.ts'
import type { Measure } from './measure.ts'

export type Told = {
  total: Figure
  before: Figure
  spread: Spread | null
  /** For readers outside the service. */
  outside: boolean
}

const lower = (words: string): string => `${words.slice(0, 1).toLowerCase()}${words.slice(1)}`

/** Begins with a word that is no name of its own, so that it may stand inside a sentence. */
const inSentence = (words: string): string => (/^[A-Z]{2}/.test(words) ? words : lower(words))

/** "1 day" and "2.5 days" of a length in the plural. */
function lengthWords(amount: number, length: string): string {
  const unit = amount === 1 && length.endsWith('s') ? length.slice(0, -1) : length
  return `${amount} ${unit}`
}

/** Where numbers are small, a few points are one case more or less. */
const SMALL = 20
/** Points of a percentage that are called a change. */
const POINTS = 3

/** Which way it went, as an end of the sentence; '' where the two cannot be compared. */
function direction({ better }: Measure, { total, before }: Told): string {
  if (total.percent === null || before.percent === null) return ''
  const points = total.percent - before.percent
  const was = `${before.percent}% in the period before`
  if (Math.abs(points) < POINTS) return `, about the same as ${was}`
  const moved = points > 0 ? `up from ${was}` : `down from ${was}`
  const few = Math.min(total.counted ?? 0, before.counted ?? 0) < SMALL
  if (few) return `, ${moved}; with so few a small change means little`
  if (better === 'neither') return `, ${moved}`
  return points > 0 === (better === 'more') ? `, ${moved}, which is better` : `, ${moved}, which is worse`
}

/** Beside the mark, where the plan has one. */
function marked({ mark }: Measure, { total }: Told): string {
  if (mark === undefined || total.percent === null) return ''
  if (total.percent > mark) return `, above the mark of ${mark}%`
  return total.percent < mark ? `, below the mark of ${mark}%` : `, at the mark of ${mark}%`
}

function middle({ length }: Measure, { spread }: Told): string {
  if (length === '' || spread === null) return ''
  return ` The middle length is ${lengthWords(spread.middle, length)}.`
}

/** Of what is only counted, without a share. */
function counts(measure: Measure, told: Told): string {
  const { total, before } = told
  const change =
    before.counted === null || total.counted === null || before.counted === total.counted
      ? ''
      : `, ${total.counted > before.counted ? 'more' : 'fewer'} than the ${before.counted} of the period before`
  const typical =
    measure.length !== '' && told.spread
      ? ` The middle length is ${lengthWords(told.spread.middle, measure.length)}.`
      : ''
  return `${total.counted} counted: ${inSentence(measure.denominator)}${change}.${typical}`
}

/** @returns one sentence, or two where a length is measured */
export function saysOf(measure: Measure, told: Told): string {
  const { total } = told
  if (total.counted === 0) return 'Nothing was counted in this period.'
  if (total.counted === null)
    return 'Fewer than 5, or a number from which one so small could be worked out: it is not shown outside the service.'
  if (measure.numerator === '') return counts(measure, told)
  if (total.met === null)
    return `${total.counted} counted; how many are in the figure is not shown outside the service, because fewer than 5 are, or are not, or could be worked out from it.`
  const share = `${total.met} of ${total.counted} (${total.percent}%)`
  return `${measure.numerator}: ${share}${marked(measure, told)}${direction(measure, told)}.${middle(measure, told)}`
}
