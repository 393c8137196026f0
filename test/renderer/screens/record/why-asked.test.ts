/** "Why am I seeing this?": what a chair reads there, in a real Chromium and sentence by sentence. */

import type { Locator, Page } from '@playwright/test'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Learned } from '../../../../shared/cues/cue.ts'
import { whyAsked } from '../../../../shared/cues/why.ts'
import { axeOn } from '../../../axe.ts'
import { type Harness, startHarness } from '../../harness.ts'
import { alleged, disagree, goInto, missed, note, openHalfWritten, startOver } from './half-written.ts'

let harness: Harness
let page: Page
beforeAll(async () => {
  harness = await startHarness()
  page = await openHalfWritten(harness)
}, 180_000)
afterAll(() => harness.close())
afterEach(() => {
  expect(harness.faults()).toEqual([])
})

const mayBeWrong = 'It was learned from example sentences and can be wrong.'

/** Opens it with the keyboard and reads what it says. */
async function ask(place: Locator): Promise<string[]> {
  await place.getByText('Why am I seeing this?').press('Enter')
  const says = place.locator('.cue-why p')
  await says.first().waitFor()
  return says.allTextContents()
}

describe('“Why am I seeing this?”', () => {
  beforeEach(() => startOver(page))

  it('is folded until somebody asks, then names the words that weighed most and says that it can be wrong', async () => {
    await goInto(page, missed)
    await expect.poll(() => note(page).getByText('Why am I seeing this?').isVisible()).toBe(true)
    await expect.poll(() => note(page).getByText(mayBeWrong).isVisible()).toBe(false)
    const [first = '', listed, last = ''] = await ask(note(page))
    expect(first).toMatch(/^Was Not Brought: “.+” weighed most in this sentence\.$/)
    const named = [...first.matchAll(/“([^”]+)”/g)].map(([, word]) => word ?? '')
    expect(named).toContain('DNA')
    const sentence = 'Tobias DNA three asthma reviews this year and is using his blue inhaler most days.'
    expect(named.filter((word) => !sentence.includes(word))).toEqual([])
    // The child is no reason for a question.
    expect(named).not.toContain('Tobias')
    expect(listed).toBe('“DNA” is also on the list of such wording (WN-01).')
    expect(last).toMatch(/^Careful readers (nearly always|mostly|sometimes) ask about wording like this\. /)
    expect(last.endsWith(mayBeWrong)).toBe(true)
    await expect.poll(() => note(page).getByText(mayBeWrong).isVisible()).toBe(true)
  })

  it('says of words on a list which list it is, and nothing about having learned it', async () => {
    await goInto(page, alleged)
    await expect
      .poll(() => ask(note(page)))
      .toEqual(['“told a teaching assistant” is on the list “Possible crime” (CR-05).'])
  })

  it('is answered for words in the panel as well', async () => {
    await disagree(page, 'Mum engages well with us now.')
    const says = await ask(page.locator('.row-cue').filter({ hasText: 'engages well' }).first())
    expect(says[0]).toMatch(/^Over-optimism: “.+” weighed most in this sentence\.$/)
    expect(says.at(-1)).toContain(mayBeWrong)
  })

  it('has nothing that axe can find, in light and in dark', async () => {
    await goInto(page, missed)
    await ask(note(page))
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      const axe = axeOn(page).include('.cue-note')
      // Only colours differ in the dark.
      if (colorScheme === 'dark') axe.withRules(['color-contrast'])
      const { violations } = await axe.analyze()
      expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([])
    }
  })
})

describe('its sentences', () => {
  const why = (change: Partial<Learned>) =>
    whyAsked({
      family: 'OO',
      cue: 'OO-00',
      text: 'going well',
      learned: { sentence: { start: 0, end: 9 }, chance: 70, because: [], patterns: [], ...change },
    })

  it.each([
    [['settled'], '“settled” weighed most'],
    [['settled', 'brilliant'], '“settled” and “brilliant” weighed most'],
    [['settled', 'brilliant', 'calm'], '“settled”, “brilliant” and “calm” weighed most'],
  ])('name %j with the strongest first', (because, words) => {
    expect(why({ because })[0]).toBe(`Over-optimism: ${words} in this sentence.`)
  })

  it('say that it is how the sentence is built where no word stands out', () => {
    expect(why({})[0]).toBe('Over-optimism: it is how the sentence is built that weighed most.')
  })

  it.each([
    [99, 'nearly always'],
    [85, 'nearly always'],
    [84, 'mostly'],
    [60, 'mostly'],
    [59, 'sometimes'],
    [5, 'sometimes'],
  ])('say at %i in a hundred that careful readers %s ask, without the number', (chance, often) => {
    expect(why({ chance })).toEqual([
      'Over-optimism: it is how the sentence is built that weighed most.',
      `Careful readers ${often} ask about wording like this. ${mayBeWrong}`,
    ])
  })

  it('name one list at most, that of the question which is asked', () => {
    expect(why({ patterns: ['OO-02', 'OO-05'] })[1]).toBe(
      '“going well” is also on the list of such wording (OO-02).',
    )
  })
})
