import { expect, test } from 'vitest'
import { evaluate, readMinutes } from '../../../shared/checks/index.ts'
import { rules } from '../../../shared/checks/rules/index.ts'
import { wordingIn } from '../../../shared/checks/wording.ts'
import type { CueResolution } from '../../../shared/minutes/index.ts'
import { context as contextOf, minutes, section } from './kit.ts'

const words = 'What a turnaround, Mum has come on leaps and bounds and everybody is delighted with her.'
const record = (text: string, cueResolutions: CueResolution[] = []) =>
  minutes('ICPC', { sections: [section('agencyInfo', text)], cueResolutions })

test('a hopeful sentence that no list knows is noticed, with its words', () => {
  const [one] = wordingIn(contextOf(record(words))).filter((cue) => cue.family === 'OO')
  expect(one?.learned?.because.length).toBeGreaterThan(0)
  expect(words.slice(one?.start, one?.end)).toBe(one?.text)
})

test('what a list asks and the model asks too is one question, with the words that weighed most', () => {
  const text = 'Mum has engaged really well and is in a much better place.'
  const context = contextOf(record(text))
  const hopeful = wordingIn(context).filter((cue) => cue.family === 'OO' && !cue.quiet)
  expect(hopeful.map((cue) => cue.cue)).toEqual([expect.stringMatching(/^OO-0[1-9]$/)])
  expect(hopeful[0]?.learned?.because.length).toBeGreaterThan(0)
})

test('what only a list of words asks is counted and stands nowhere, and the rule still has it', () => {
  const context = contextOf(record('Mum said that the bus was late and asked where she could hang her coat.'))
  const [listed] = readMinutes(context).cues
  expect(listed).toMatchObject({ cue: 'DC-01', quiet: false })
  expect(wordingIn(context)).toEqual([expect.objectContaining({ cue: 'DC-01', quiet: true })])
})

test('one or two words are not weighed: there the list is asked', () => {
  expect(wordingIn(contextOf(record('DNA x3')))).toEqual([
    expect.objectContaining({ cue: 'WN-01', quiet: false }),
  ])
})

test('the exact terms stand whatever the model makes of the sentence', () => {
  const context = contextOf(record('There was no access on Tuesday. Dad hit him with a belt.'))
  const exact = (cues: readonly { family: string }[]) => cues.filter(({ family }) => family === 'CR')
  expect(exact(readMinutes(context).cues).length).toBeGreaterThan(0)
  expect(exact(wordingIn(context))).toEqual(exact(readMinutes(context).cues))
})

test('no rule waits for the model: the findings rest on the lists', () => {
  const context = contextOf(record(words))
  expect(rules.length).toBeGreaterThan(0)
  expect(readMinutes(context).cues.filter((cue) => cue.learned)).toEqual([])
  const asked = new Set(wordingIn(context).map((cue) => cue.cue))
  const shown = evaluate(context).flatMap(({ evidence }) =>
    evidence.flatMap((one) => (one.kind === 'words' ? [one.cue ?? ''] : [])),
  )
  expect(shown.filter((cue) => asked.has(cue))).toEqual([])
})

test('what was said about it holds while the words then shown still stand in the sentence', () => {
  const [one] = wordingIn(contextOf(record(words))).filter((cue) => cue.family === 'OO')
  if (!one) throw new Error('nothing noticed')
  const said: CueResolution = {
    id: 'r1',
    entryId: one.entryId,
    cue: one.cue,
    words: one.text,
    nth: 0,
    how: 'not relevant',
    reason: 'Shown elsewhere in this record',
    by: 'acc-sw',
    at: '2026-09-17T10:00:00Z',
  }
  const state = (text: string) =>
    wordingIn(contextOf(record(text, [said])))
      .filter((cue) => cue.family === 'OO')
      .map((cue) => cue.resolved)
  expect(state(words)).toEqual([true])
  expect(state(`Truly, ${words}`)).toEqual([true])
  expect(state(words.replace(one.text, 'brilliant, a changed woman and'))).not.toContain(true)
})
