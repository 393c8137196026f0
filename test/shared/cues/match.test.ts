import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CueContext, cueLists, matchCues } from '../../../shared/cues/index.ts'

const family = { carers: ['Dana', 'Lee'], children: ['Ellie', 'Wren'], meetingYear: 2026 }
const only = (text: string, cue: string, context: Partial<CueContext> = family) =>
  matchCues(text, context).filter((match) => match.cue === cue)

describe('a cue', () => {
  it('is grey where the sentence or the next one corroborates it', () => {
    expect(only('The house is much improved.', 'OO-06')[0]?.quiet).toBe(false)
    expect(only('The house is much improved on two unannounced visits.', 'OO-06')[0]?.quiet).toBe(true)
    expect(only('The house is much improved. This was confirmed by housing.', 'OO-06')[0]?.quiet).toBe(true)
    expect(
      only('The house is much improved. I left. This was confirmed by housing.', 'OO-06')[0]?.quiet,
    ).toBe(false)
    expect(only('Much improved. Attendance is 96%.', 'OO-06')[0]?.quiet).toBe(true)
  })

  it('stays amber where the corroboration is said not to exist', () => {
    expect(only('Much improved. No unannounced visit has been made.', 'OO-06')[0]?.quiet).toBe(false)
  })

  it('about a crime, sexual abuse or history is never grey because of corroboration', () => {
    for (const text of [
      'A bruise was seen by the GP.',
      'She has been wetting the bed since May.',
      'It was years ago, as records show.',
    ]) {
      const found = matchCues(text, { carers: [] }).filter((match) =>
        ['CR', 'CS', 'HH'].includes(match.family),
      )
      expect(found.length).toBeGreaterThan(0)
      expect(found.every((match) => !match.quiet)).toBe(true)
    }
  })

  it('about "no concerns" is amber unless a dated contact stands near', () => {
    expect(only('School has no concerns.', 'OO-05')[0]?.quiet).toBe(false)
    expect(only('I saw him on 4 May. School has no concerns.', 'OO-05')[0]?.quiet).toBe(true)
    expect(only('We have no concerns; last seen in March.', 'OO-05')[0]?.quiet).toBe(true)
  })

  it('that is denied is shown, and says so', () => {
    for (const text of [
      'There is no bruise.',
      'Lee denied that he hit her.',
      'He has never hit any of the children.',
    ])
      expect(matchCues(text, family).filter((match) => match.family === 'CR')).toMatchObject([
        { negated: true },
      ])
    for (const text of ['There is a bruise.', 'He did not stop, but hit her.', 'Not only did he hit her.'])
      expect(matchCues(text, family).filter((match) => match.family === 'CR')).toMatchObject([
        { negated: false },
      ])
  })

  it('whose wording says no is not turned round by its own no', () => {
    expect(only('He does not want to go home.', 'CS-05')[0]?.negated).toBe(false)
    expect(only('Wren did not attend.', 'WN-02')[0]?.negated).toBe(false)
    expect(only('He asked me not to tell.', 'CR-05')[0]?.negated).toBe(false)
  })

  it("inside somebody's quotation says that it is one", () => {
    expect(only("Ellie said Lee 'hit me with the belt'.", 'CR-01')[0]?.quoted).toBe(true)
    expect(only("Lee's brother hit the children's dog.", 'CR-01')[0]?.quoted).toBeUndefined()
  })

  it('finds a word typed with a curly apostrophe, two spaces or a hard space', () => {
    expect(only('Wren DNA’d her test.', 'WN-01')).toHaveLength(1)
    expect(only('They have turned  a\u00a0corner.', 'OO-07')).toMatchObject([
      { text: 'turned  a\u00a0corner' },
    ])
  })

  it('about an earlier year is always grey and needs the year of the meeting', () => {
    expect(only('A plan was made in 2017.', 'HH-02')).toMatchObject([{ quiet: true, text: '2017' }])
    expect(only('A plan was made in 2017.', 'HH-02', {})).toEqual([])
  })
})

describe("a child's words", () => {
  it.each([
    "Ellie asked for this to be read: 'Mum said I must not tell. Dad promised to stop.'",
    'Ellie said that dad would not let her out.',
    "'My mum said not to tell,' she told us.",
  ])('raise no DC cue in "%s"', (text) => {
    expect(matchCues(text, family).filter((match) => match.family === 'DC')).toEqual([])
  })

  it("end with the sentence: a carer's account after it is asked about", () => {
    expect(only('Ellie said she was hungry. Mum said there was food.', 'DC-01')).toMatchObject([
      { text: 'Mum said' },
    ])
    expect(only("Ellie's mother said there was food.", 'DC-01')).toHaveLength(1)
  })
})

const words = cueLists.flatMap((list) =>
  list.cues.flatMap((cue) =>
    [...cue.matches, ...cue.passes].map((one) => (typeof one === 'string' ? one : one.text)),
  ),
)
const prose = fc
  .array(fc.oneof(fc.constantFrom(...words), fc.string({ unit: 'grapheme', maxLength: 30 })), {
    maxLength: 6,
  })
  .map((parts) => parts.join(' '))
const few = { numRuns: 200 }

describe('whatever is typed', () => {
  it('every match is the text at its place, in order', () => {
    fc.assert(
      fc.property(prose, (text) => {
        let last = 0
        for (const match of matchCues(text, family)) {
          expect(match.start).toBeGreaterThanOrEqual(last)
          expect(match.end).toBeGreaterThan(match.start)
          expect(match.end).toBeLessThanOrEqual(text.length)
          expect(text.slice(match.start, match.end)).toBe(match.text)
          last = match.start
        }
      }),
      few,
    )
  })

  it('the same words give the same cues', () => {
    fc.assert(
      fc.property(prose, (text) => {
        const first = matchCues(text, family)
        matchCues(words.join(' '), { carers: ['Kerry'] })
        expect(matchCues(text, family)).toEqual(first)
      }),
      few,
    )
  })

  it('a sentence added after changes nothing before it except what is grey', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 5 }), (parts) => {
        const loud = (text: string) => matchCues(text, family).map(({ quiet: _, ...match }) => match)
        const text = parts.join(' ')
        expect(loud(`${text}\nThe bus stop is outside.`)).toEqual(loud(text))
      }),
      few,
    )
  })
})

/** Processor time of the fastest of a few runs, in milliseconds: what else the machine does must not decide. */
function cost(read: () => void): number {
  const times = [0, 1, 2, 3, 4].map(() => {
    const before = process.cpuUsage()
    read()
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1000
  })
  return Math.min(...times)
}

describe('a text made to be slow', () => {
  const long = (part: string) => part.repeat(Math.ceil(100_000 / part.length)).slice(0, 100_000)
  const carers = Array.from({ length: 40 }, (_, index) => `Name${index} Surname`)
  const context = { ...family, carers }

  it.each([
    'a',
    ' ',
    '1',
    'word ',
    'no concerns ',
    'no current ',
    'Mum said ',
    'police ',
    'clean home visit ',
    'discharged ',
    'cancelled ',
    'DNA ',
    'she DNA. ',
    "Ellie's said ",
    " '",
    '. ',
    'A. ',
    'missed his ',
    'did not attend the a b c ',
    'never hit ',
    'understands ',
  ])('of a hundred thousand characters of "%s" is read at once', (part) => {
    matchCues(long(part).slice(0, 5000), context)
    expect(cost(() => matchCues(long(part), context))).toBeLessThan(200)
  })

  it.each(['DNA her own ', 'Mum said Ellie said ', 'no bruise, never hit '])(
    'of "%s" takes as long as it is',
    (part) => {
      const text = long(part)
      const best = (length: number) => cost(() => matchCues(text.slice(0, length), context))
      best(20_000)
      // Four times the text would take sixteen times as long if reading were quadratic.
      expect(best(100_000)).toBeLessThan(9 * best(25_000) + 15)
    },
  )
})
