/** The disagreements of every family and of one, as somebody reads them. */
import type { Page } from '@playwright/test'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import {
  aboutWords,
  acceptedWords,
  dueWords,
  markOf,
  stageWords,
} from '../../../../renderer/screens/disagreements/words.ts'
import type { Disagreement } from '../../../../shared/api/escalations.ts'
import { fakeDisagreements } from '../../fake-escalations.ts'
import { type Harness, startHarness } from '../../harness.ts'

const [running, ended] = fakeDisagreements() as [Disagreement, Disagreement]

describe('a disagreement in words', () => {
  test('says how it stands', () => {
    const words = (change: Partial<Disagreement>) => markOf({ ...running, ...change }).words
    expect(words({})).toBe('Late: it goes to the next stage')
    expect(words({ late: false })).toBe('Running')
    expect(words({ accepted: 'no' })).toBe('Not accepted: it goes to the next stage')
    expect(words({ accepted: 'yes' })).toBe('Accepted: waits to be confirmed and signed')
    expect(words({ state: 'noted' })).toBe('Noted at their wish')
    expect(words({ state: 'not said' })).toBe('Noted or escalated: not said yet')
    expect(markOf(ended).words).toBe('Ended and accepted')
  })
  test('says what it is about, or that this is not for everybody', () => {
    expect(aboutWords(running)).toBe('About the threshold')
    expect(aboutWords({ ...running, about: 'who leads the plan' })).toBe('About who leads the plan')
    expect(aboutWords({ ...running, about: 'closing the plan' })).toBe('About closing the plan')
    expect(aboutWords({ ...running, about: 'why it closes' })).toBe('About why it closes')
    expect(aboutWords({ ...running, about: '' })).toBe('About the decision')
    expect(aboutWords({ ...running, about: '', hidden: true })).toBe(
      'What it is about stays with those who were there',
    )
  })
  test('calls the stage as people do', () => {
    const stage = (text: string) => stageWords({ ...running, stage: text })
    expect([stage('2 managers'), stage('1'), stage('stage 3: leads'), stage('informal')]).toEqual([
      'Stage 2: managers',
      'Stage 1',
      'Stage 3: leads',
      'informal',
    ])
  })
  test('is due only while it runs, to the minute where hours count', () => {
    expect(dueWords(running)).toContain('2026')
    expect(dueWords({ ...running, dueAt: '2026-09-16T13:30:00Z' })).toMatch(/\d\d:30$/)
    expect(dueWords(ended)).toBe('')
    expect([
      acceptedWords(ended),
      acceptedWords(running),
      acceptedWords({ ...running, outcome: 'x' }),
    ]).toEqual(['Yes', '', 'Not said yet'])
  })
})

describe('the screen', () => {
  let harness: Harness
  beforeAll(async () => {
    harness = await startHarness()
  }, 120_000)
  afterEach(() => expect(harness.faults()).toEqual([]))
  afterAll(() => harness.close())
  const titles = (page: Page) => page.getByRole('heading', { level: 3 }).allTextContents()

  test('shows what is not settled, and what has ended when it is asked for', async () => {
    const page = await harness.open('/disagreements')
    await page.getByText('About the threshold').waitFor()
    await expect.poll(() => titles(page)).toEqual(['Siobhan Greaves, Community Health'])
    await expect.poll(() => page.getByText('Late: it goes to the next stage').count()).toBe(1)
    await expect
      .poll(() =>
        page
          .getByRole('link', { name: 'Go to the escalation record of Siobhan Greaves, Community Health' })
          .getAttribute('href'),
      )
      .toBe('#/record/esc-1?finding=R-ES')
    await page.getByRole('button', { name: /Not settled/ }).click()
    await page.getByRole('option', { name: 'Settled and not settled' }).click()
    await page.getByText('The school nurse leads.').waitFor()
    await expect.poll(() => titles(page)).toHaveLength(2)
  })
})
