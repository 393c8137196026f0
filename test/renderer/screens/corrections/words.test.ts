import { expect, test } from 'vitest'
import {
  fileStateWords,
  marksFrom,
  noChoice,
  requestWords,
  stateWords,
  toSignWords,
  windowWords,
} from '../../../../renderer/screens/corrections/words.ts'
import type { Correction, CorrectionFileStanding } from '../../../../shared/api/corrections.ts'

test('The usual time to ask is told, and said to be no bar', () => {
  expect(windowWords({ due: '', over: false })).toBe('A request is taken at any time.')
  expect(windowWords({ due: '2026-10-02', over: false })).toMatch(/until .*2 October 2026.* taken too/)
  expect(windowWords({ due: '2026-10-02', over: true })).toMatch(/ended on .*still taken, and marked late/)
})

test('What waits to be signed is counted', () => {
  expect(toSignWords({ corrections: 0, letters: 0 })).toBe('')
  expect(toSignWords({ corrections: 0, letters: 1 })).toBe('One letter waits to be signed.')
  expect(toSignWords({ corrections: 0, letters: 2 })).toBe('Two letters wait to be signed.')
  expect(toSignWords({ corrections: 2, letters: 1 })).toBe(
    'An addendum with two outcomes and one letter wait to be signed.',
  )
})

const request = (more: Partial<Correction>): Correction =>
  ({ outcome: null, stands: true, addendum: '', ...more }) as Correction

test('A request says how it stands', () => {
  const outcome = { byName: 'Priya Noor', role: 'CP chair', at: '2026-09-21T10:00:00Z' }
  const content = { outcome: 'not accepted' } as NonNullable<Correction['outcome']>['content']
  const decided = { outcome: { ...outcome, content } }
  expect(requestWords(request({}))).toBe('Waits for a decision')
  expect(requestWords(request(decided))).toMatch(/^Not accepted: the words stay\. Decided by Priya Noor/)
  expect(requestWords(request({ ...decided, addendum: '1.2' }))).toMatch(/Told in addendum 1\.2$/)
  expect(requestWords(request({ ...decided, stands: false }))).toMatch(/not in the newest version any more$/)
})

test('A file says why it is held, and by whom it was signed and confirmed', () => {
  const file = {
    held: '',
    checks: [],
    signedBy: 'Priya Noor',
    at: '2026-09-21T10:00:00Z',
  } as unknown as CorrectionFileStanding
  expect(fileStateWords(file)).toMatch(/^Signed by Priya Noor/)
  expect(fileStateWords({ ...file, held: 'A second person has not looked at it yet.' })).toBe(
    'A second person has not looked at it yet.',
  )
  const checks = [{ byName: 'Ann Post', role: '', at: '', note: '' }]
  expect(fileStateWords({ ...file, checks })).toMatch(/Confirmed by Ann Post$/)
})

test('Only choices that say what to do become marks', () => {
  expect(
    marksFrom({
      a: noChoice,
      b: { what: 'all', words: 'left from before', people: ['p'] },
      c: { what: 'words', words: ' a name ', people: [] },
      d: { what: 'words', words: ' ', people: [] },
      e: { what: 'keep', words: '', people: ['p-dad'] },
      f: { what: 'keep', words: '', people: [] },
    }),
  ).toEqual([
    { what: 'take out', id: 'b', words: '' },
    { what: 'take out', id: 'c', words: 'a name' },
    { what: 'keep from', id: 'e', people: ['p-dad'] },
  ])
})

test('What came after a signature is told in a few words, and nothing where nothing did', () => {
  const none = { withdrawal: null, addenda: [], version: '2.0', superseded: [], corrections: [] }
  expect(stateWords(none)).toEqual([])
  const addendum = { id: '', signedBy: '', role: '', at: '' }
  const told = stateWords({
    ...none,
    withdrawal: {} as never,
    addenda: [
      { ...addendum, version: '1.1', ofVersion: '1.0' },
      { ...addendum, version: '2.1', ofVersion: '2.0' },
    ],
    superseded: [{ version: '1.0' } as never],
    corrections: [request({})],
  })
  expect(told.map(({ says }) => says)).toEqual([
    'Being withdrawn',
    'Replaces version 1.0',
    'Addendum 2.1',
    'One request waits for a decision',
  ])
})
