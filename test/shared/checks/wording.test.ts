import { expect, test } from 'vitest'
import { evaluate, readMinutes } from '../../../shared/checks/index.ts'
import { noticedIn } from '../../../shared/checks/wording.ts'
import { rules } from '../../../shared/checks/rules/index.ts'
import type { CueResolution } from '../../../shared/minutes/index.ts'
import { context as contextOf, minutes, section } from './kit.ts'

const words = 'What a turnaround, Mum has come on leaps and bounds and everybody is delighted with her.'
const record = (text: string, cueResolutions: CueResolution[] = []) =>
  minutes('ICPC', { sections: [section('agencyInfo', text)], cueResolutions })

test('a hopeful sentence that no list knows is noticed, with its words', () => {
  const [one] = noticedIn(contextOf(record(words))).filter((cue) => cue.family === 'OO')
  expect(one?.learned?.because.length).toBeGreaterThan(0)
  expect(words.slice(one?.start, one?.end)).toBe(one?.text)
})

test('what a list asks already is not noticed once more', () => {
  const text = 'Mum has engaged really well and is in a much better place.'
  const context = contextOf(record(text))
  expect(readMinutes(context).cues.some((cue) => cue.family === 'OO')).toBe(true)
  expect(noticedIn(context).filter((cue) => cue.family === 'OO')).toEqual([])
})

test('no rule waits for what is noticed: the findings are those of the lists', () => {
  const context = contextOf(record(words))
  expect(rules.length).toBeGreaterThan(0)
  expect(readMinutes(context).cues.filter((cue) => cue.learned)).toEqual([])
  const noticed = new Set(noticedIn(context).map((cue) => cue.cue))
  const shown = evaluate(context).flatMap(({ evidence }) =>
    evidence.flatMap((one) => (one.kind === 'words' ? [one.cue ?? ''] : [])),
  )
  expect(shown.filter((cue) => noticed.has(cue))).toEqual([])
})

test('what was said about it holds while the words then shown still stand in the sentence', () => {
  const [one] = noticedIn(contextOf(record(words))).filter((cue) => cue.family === 'OO')
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
    noticedIn(contextOf(record(text, [said])))
      .filter((cue) => cue.family === 'OO')
      .map((cue) => cue.resolved)
  expect(state(words)).toEqual([true])
  expect(state(`Truly, ${words}`)).toEqual([true])
  expect(state(words.replace(one.text, 'brilliant, a changed woman and'))).not.toContain(true)
})
