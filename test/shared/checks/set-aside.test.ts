import { expect, test } from 'vitest'
import { readsSetAside, setAside } from '../../../shared/checks/set-aside.ts'
import type { CueResolution } from '../../../shared/minutes/index.ts'
import { decision, dissent, event, minutes, section, view } from './kit.ts'

const aside = (more: Partial<CueResolution> = {}): CueResolution => ({
  id: 'r1',
  entryId: 'e1',
  cue: 'CR-01',
  words: 'hit',
  nth: 0,
  how: 'not relevant',
  reason: 'It was a ball game.',
  by: 'acc-sw',
  at: '2026-09-17T10:00:00Z',
  ...more,
})
const listed = (...cueResolutions: CueResolution[]) => setAside(minutes('ICPC', { cueResolutions }))

test('a team manager and whoever manages one reads what was set aside', () => {
  const levels = ['Ch', 'TM', 'SM', 'HoS', 'QA', undefined] as const
  expect(levels.filter(readsSetAside)).toEqual(['TM', 'SM', 'HoS'])
})

test('an offence that was called not relevant is on the list, with its reason and nothing else of the record', () => {
  expect(
    setAside(
      minutes('ICPC', { sections: [section('analysis', 'Lee hit a ball.')], cueResolutions: [aside()] }),
    ),
  ).toEqual([
    {
      id: 'r1',
      cue: 'CR-01',
      words: 'hit',
      section: 'analysis',
      entryId: 'e1',
      reason: 'It was a ball game.',
      by: 'acc-sw',
      at: '2026-09-17T10:00:00Z',
    },
  ])
  expect(listed(aside({ cue: 'CS-01' }))).toHaveLength(1)
})

test.each([
  ['confirmed instead', { how: 'quote kept as said' as const }],
  ['about another kind of words', { cue: 'OO-01' }],
  ['set aside without a reason', { reason: ' ' }],
  ['set aside with a reason too short to weigh', { reason: 'Nothing.' }],
])('not what was %s', (_, more) => {
  expect(listed(aside(more))).toEqual([])
})

test('the list follows the day', () => {
  const at = (hour: string, id: string) => aside({ id, at: `2026-09-17T${hour}:00:00Z` })
  expect(listed(at('12', 'b'), at('15', 'c'), at('09', 'a')).map(({ id }) => id)).toEqual(['a', 'b', 'c'])
})

test.each([
  ['analysis', { sections: [section('reason', 'x', { id: 'e0' }), section('analysis', 'x')] }],
  [
    'thresholdQ',
    {
      tables: [
        { key: 'police', rows: [{ id: 'e0', cells: {} }] },
        {
          key: 'thresholdQ',
          rows: [
            { id: 'e9', cells: {} },
            { id: 'e1', cells: {} },
          ],
        },
      ],
    },
  ],
  ['dissent', { dissent: [dissent({ id: 'e0' }), dissent({ id: 'e1' })] }],
  ['wnb', { events: [event('allegation', { id: 'e0' }), event('wasNotBrought', { id: 'e1' })] }],
  ['chron', { events: [event('wasNotBrought', { id: 'e0' }), event('allegation', { id: 'e1' })] }],
  ['dec', { decisions: [decision('close', { id: 'e0' }), decision('close', { id: 'e1' })] }],
  ['dec', { views: [view({ id: 'e0' }), view({ id: 'e1' })] }],
  [
    '',
    {
      decisions: [decision('close', { id: 'e0' })],
      views: [view({ id: 'e2' })],
      dissent: [dissent({ id: 'e3' })],
    },
  ],
])('its place is “%s”', (place, parts) => {
  const entries = { ...parts, cueResolutions: [aside()] }
  expect(setAside(minutes('ICPC', entries)).map((one) => one.section)).toEqual([place])
})

test('an entry that is not the first of its part is found too', () => {
  const two = section('analysis', 'x', { id: 'e0' })
  const sections = [{ ...two, entries: [...two.entries, ...section('analysis', 'y').entries] }]
  expect(setAside(minutes('ICPC', { sections, cueResolutions: [aside()] }))[0]?.section).toBe('analysis')
})
