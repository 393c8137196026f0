import { describe, expect, test, vi } from 'vitest'

const matched = vi.hoisted(() => ({ texts: [] as string[] }))
vi.mock('../../../shared/cues/match.ts', async (load) => {
  const real = await load<typeof import('../../../shared/cues/match.ts')>()
  return {
    ...real,
    matchCues: (...[text, context]: Parameters<typeof real.matchCues>) => {
      matched.texts.push(text)
      return real.matchCues(text, context)
    },
  }
})

const { readMinutes } = await import('../../../shared/checks/index.ts')
const { child, context, decision, dissent, minutes, section } = await import('./kit.ts')

const parts = {
  sections: [section('agencyInfo', 'Ada was seen at school on 4 September.')],
  decisions: [decision('CPP made', { reason: 'Lee hit Ada. Lee hit Ben.' })],
  dissent: [dissent({ person: 'p-dsl', about: 'He hit her', text: 'I was told that he hit her.' })],
}

describe('words in rows', () => {
  test('are read again only where they have changed', () => {
    readMinutes(context(minutes('ICPC', parts)))
    matched.texts = []
    readMinutes(context(minutes('ICPC', parts)))
    expect(matched.texts).toEqual([])
    const changed = [decision('CPP made', { reason: 'Lee hit Ada twice.' })]
    readMinutes(context(minutes('ICPC', { ...parts, decisions: changed })))
    expect(matched.texts).toEqual(['Lee hit Ada twice.'])
  })
  test('stand under their heading and row, each of several equal words apart', () => {
    const { cues } = readMinutes(context(minutes('ICPC', parts)))
    const hits = cues.filter(({ cue }) => cue === 'CR-01')
    expect(
      hits.map(({ section: key, entryId, nth, inRow, start, end }) => [
        key,
        entryId,
        nth,
        inRow?.slice(start, end),
      ]),
    ).toEqual([
      ['dec', 'd1', 0, 'hit'],
      ['dec', 'd1', 1, 'hit'],
      ['dissent', 'di1', 0, 'hit'],
      ['dissent', 'di1', 1, 'hit'],
    ])
  })
  test('are about the child whose row it is, or the children they name', () => {
    const children = [child('c1', 'Ada Ashby'), child('c2', 'Ben Ashby')]
    const { cues } = readMinutes(context(minutes('ICPC', { ...parts, children })))
    expect(cues.find(({ entryId }) => entryId === 'd1')?.about).toEqual(['c1'])
    expect(cues.find(({ entryId }) => entryId === 'di1')?.about).toEqual([])
  })
  test('of plans, names and choices raise nothing of their own', () => {
    const tables = [
      {
        key: 'thresholdQ',
        rows: [{ id: 't', cells: { view: 'ongoing', person: 'Lee hit', reason: 'ongoing' } }],
      },
    ]
    const { cues } = readMinutes(context(minutes('STRAT', { tables })))
    expect(cues).toEqual([])
  })
})
