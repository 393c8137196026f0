import { describe, expect, it } from 'vitest'
import { type CueContext, matchCues } from '../../../shared/cues/index.ts'
import { companyOf } from '../../../shared/cues/learned/sentences.ts'
import { kinds, tokensOf } from '../../../shared/cues/learned/tokens.ts'
import { cueModel, noticeWording } from '../../../shared/cues/notice.ts'
import { plainText } from '../../../shared/cues/plain.ts'
import { splitSentences } from '../../../shared/cues/sentences.ts'
import { entriesOf, readAuthors } from '../../cues/corpus.ts'
import { contextOf, placed } from '../../cues/dataset.ts'

const entries = readAuthors()
  .flatMap(({ lines }) => entriesOf(lines))
  .filter((_, nth) => nth % 6 === 0)
  .map((entry) => ({ text: placed(entry).text, context: entry[0] ? contextOf(entry[0]) : {} }))

/** What the lists ask and what the model notices. */
const bothKinds = (text: string, context: Partial<CueContext>) => [
  ...matchCues(text, context),
  ...noticeWording(text, context),
]

const asked = (text: string, context: Partial<CueContext>): string[] =>
  bothKinds(text, context).map(
    ({ cue, quiet, negated }) => `${cue}${quiet ? ' counted' : ''}${negated ? ' denied' : ''}`,
  )

type Swap = { from: number; to: number; now: string }

/** Where the text has names and places, or words for an origin or a faith. */
function found(text: string, context: Partial<CueContext>, kind: string): { from: number; to: number }[] {
  const company = companyOf(context, cueModel().isWord)
  // A word that a list asks about is no name, even where it stands first with its capital.
  const listed = matchCues(text, context)
  return splitSentences(plainText(text)).flatMap((sentence) =>
    tokensOf(sentence.text, company)
      .filter((token) => token.word.text === kind)
      .map((token) => ({ from: sentence.start + token.start, to: sentence.start + token.end }))
      .filter(({ from, to }) => !listed.some((cue) => cue.start < to && cue.end > from)),
  )
}

const put = (text: string, swaps: readonly Swap[]): string =>
  swaps.toReversed().reduce((words, { from, to, now }) => words.slice(0, from) + now + words.slice(to), text)

const names = [
  ['Oluwaseun', 'Mohammed', 'Zofia', 'Siân', 'Thomas'],
  ['Nguyễn', 'Aaliyah', "O'Brien", 'Priya', 'Anne-Marie'],
  ['Krzysztof', 'Chukwuemeka', 'Zoë', 'Fatima', 'Kayleigh'],
  ['Bradford', 'Lagos', 'Knightsbridge', 'Merthyr', 'Kraków'],
]
const identities = [
  ['Polish', 'Somali', 'British', 'Roma', 'Pakistani'],
  ['Muslim', 'Christian', 'Jewish', 'Sikh', 'Hindu'],
]

describe('no cue depends on who somebody is', () => {
  it.each(names)('names and places may as well be %s, %s, %s, %s and %s', (...others) => {
    let swapped = 0
    for (const { text, context } of entries) {
      const swaps = found(text, context, kinds.name).map((place, nth) => ({
        ...place,
        now: others[nth % others.length] ?? '',
      }))
      if (swaps.length === 0) continue
      swapped += 1
      const other = put(text, swaps)
      expect([text, other, asked(other, context)]).toEqual([text, other, asked(text, context)])
    }
    expect(swapped).toBeGreaterThan(100)
  })

  it.each(identities)('an origin or a faith may as well be %s, %s, %s, %s or %s', (...others) => {
    for (const { text, context } of entries) {
      const swaps = found(text, context, kinds.identity).map((place, nth) => ({
        ...place,
        now: others[nth % others.length] ?? '',
      }))
      const other = put(text, swaps)
      expect([text, other, asked(other, context)]).toEqual([text, other, asked(text, context)])
    }
  })

  it('the people of the record may have any names', () => {
    const sentence = (child: string, carer: string): string =>
      `${child} DNA the hearing clinic. ${carer} says the gate is always locked. ${child} is happy at home.`
    const first = asked(sentence('Ellie', 'Dana'), { children: ['Ellie'], carers: ['Dana'] })
    expect(first.length).toBeGreaterThan(0)
    for (const [child, carer] of [
      ['Oluwaseun', "O'Brien"],
      ['Zoë', 'Fatima'],
      ['Anne-Marie', 'Krzysztof'],
      ['Will', 'May'],
    ])
      expect(
        asked(sentence(child ?? '', carer ?? ''), { children: [child ?? ''], carers: [carer ?? ''] }),
      ).toEqual(first)
  })

  it('no weight belongs to a word for an origin, a faith or a class', () => {
    for (const word of ['Polish', 'Nigerian', 'Muslim', 'Traveller', 'mosque', 'church', 'Urdu', 'refugee']) {
      const [token] = tokensOf(
        word,
        companyOf({}, () => true),
      )
      expect(token?.word.text).toBe(kinds.identity)
    }
  })
})
