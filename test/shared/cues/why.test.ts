import { expect, test } from 'vitest'
import { cueName, whyAsked } from '../../../shared/cues/index.ts'

const sentence = { start: 0, end: 40 }
const learned = (more: object) => ({
  family: 'OO' as const,
  cue: 'OO-00',
  text: 'come on leaps and bounds',
  learned: { sentence, chance: 90, because: ['leaps', 'bounds'], patterns: [], ...more },
})

test('an exact term is said to stand on its list', () => {
  expect(whyAsked({ family: 'CR', cue: 'CR-01', text: 'hit' })).toEqual([
    `“hit” is on the list “${cueName({ family: 'CR' })}” (CR-01).`,
  ])
})

test.each([
  [['leaps'], 'Over-optimism: “leaps” weighed most in this sentence.'],
  [['leaps', 'bounds'], 'Over-optimism: “leaps” and “bounds” weighed most in this sentence.'],
  [['a', 'b', 'c'], 'Over-optimism: “a”, “b” and “c” weighed most in this sentence.'],
  [[], 'Over-optimism: it is how the sentence is built that weighed most.'],
])('a learned cue names the words that weighed most (%s)', (because, says) => {
  expect(whyAsked(learned({ because }))[0]).toBe(says)
})

test.each([
  [85, 'Careful readers nearly always ask about wording like this.'],
  [84, 'Careful readers mostly ask about wording like this.'],
  [60, 'Careful readers mostly ask about wording like this.'],
  [59, 'Careful readers sometimes ask about wording like this.'],
])(
  'it says how often a careful reader would ask (%i in a hundred), and that it can be wrong',
  (chance, says) => {
    expect(whyAsked(learned({ chance })).at(-1)).toBe(
      `${says} It was learned from example sentences and can be wrong.`,
    )
  },
)

test('a listed phrase is named beside what was learned', () => {
  expect(whyAsked({ ...learned({ patterns: ['OO-01', 'OO-07'] }), text: 'engaged well' })).toContain(
    '“engaged well” is also on the list of such wording (OO-01).',
  )
})
