import { describe, expect, it } from 'vitest'
import { type CueContext, matchCues } from '../../../shared/cues/index.ts'
import { noticeWording } from '../../../shared/cues/notice.ts'
import { entriesOf, readAuthors } from '../../cues/corpus.ts'
import { contextOf, placed } from '../../cues/dataset.ts'

/** Every tenth entry of the corpus: enough of every author's habits. */
const entries = readAuthors()
  .flatMap(({ lines }) => entriesOf(lines))
  .filter((_, nth) => nth % 10 === 0)
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

const curly = (text: string): string =>
  text
    .replace(/(^|[\s([])'/g, '$1‘')
    .replace(/'/g, '’')
    .replace(/(^|[\s([])"/g, '$1“')
    .replace(/"/g, '”')

describe('the same words give the same cues', () => {
  const forms: [string, (text: string) => string][] = [
    ['curly quotes', curly],
    ['letters and accents as separate characters', (text) => text.normalize('NFD')],
    ['letters and accents as one character', (text) => text.normalize('NFC')],
    ['compatible characters taken apart', (text) => text.normalize('NFKD')],
    ['two spaces after every stop', (text) => text.replace(/([.?!]) /g, '$1  ')],
    ['two spaces between words', (text) => text.replaceAll(' ', '  ')],
    ['fixed spaces', (text) => text.replaceAll(' ', '\u00a0')],
    [
      'soft hyphens and marks that nobody sees',
      (text) => `\ufeff${text.replace(/([a-z]{4})([a-z]{3})/g, '$1\u00ad$2')}`,
    ],
    ['spaces around', (text) => `  ${text}  `],
  ]
  it.each(forms)('with %s', (_, form) => {
    for (const { text, context } of entries)
      expect([text, asked(form(text), context)]).toEqual([text, asked(text, context)])
  })

  it('with line ends of Windows, of Unix and of old Macs', () => {
    for (let at = 0; at + 1 < entries.length; at += 2) {
      const context = entries[at]?.context ?? {}
      const [one, two, three] = ['\n', '\r\n', '\r'].map((end) =>
        asked(`${entries[at]?.text}${end}${entries[at + 1]?.text}`, context),
      )
      expect(two).toEqual(one)
      expect(three).toEqual(one)
    }
  })

  it('and the words shown are those of the text, in any form', () => {
    for (const { text, context } of entries) {
      for (const form of [text, text.normalize('NFD'), `${text.replaceAll('e', 'e\u00ad')}`]) {
        for (const cue of bothKinds(form, context)) expect(form.slice(cue.start, cue.end)).toBe(cue.text)
      }
    }
  })
})
