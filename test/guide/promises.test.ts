import { describe, expect, it } from 'vitest'
import { type Figures, missing, promises, readFigures } from './promises.ts'
import { figureOf, promisesPage } from './promises-page.ts'

const all = Object.values(promises).flat()
const none: Figures = { torture: [], attacks: [], bench: undefined }
const machine = { processor: 'Some processor', cores: 2, memoryGB: 8, system: 'Linux x64' }

describe('The page of promises', () => {
  it('names for each promise a test that is there, or a measure', () => {
    expect(all.flatMap(({ tests }) => tests.map(missing)).filter(Boolean)).toEqual([])
    for (const { says, tests, torture, bench } of all)
      expect(tests.length + (torture?.length ?? 0) + (bench?.length ?? 0), says).toBeGreaterThan(0)
  })

  it('would fail where a test is gone or has another name', () => {
    expect(missing({ file: 'test/gone.test.ts', name: 'anything' })).toBe('test/gone.test.ts is not there.')
    expect(
      missing({ file: 'test/guide/promises.test.ts', name: 'no test is called this'.toUpperCase() }),
    ).toContain('has no “')
    expect(missing({ file: 'test/guide/promises.test.ts', name: '' })).toContain('no test is named')
  })

  it('says each promise once, as one sentence', () => {
    expect(new Set(all.map(({ says }) => says)).size).toBe(all.length)
    for (const { says } of all) expect(says).toMatch(/^[A-Z`].{20,170}\.$/)
  })

  it('covers what was promised: nothing lost, nobody let in, signatures, copies, everybody, private, fast, two commands', () => {
    expect(Object.keys(promises)).toHaveLength(8)
    for (const group of Object.values(promises)) expect(group.length).toBeGreaterThan(0)
  })

  it('invents no figure: what was not measured is said to be so', () => {
    const page = promisesPage(none)
    for (const { says, torture, bench } of all)
      if (torture || bench)
        expect(page.split('\n').find((line) => line.includes(says))).toContain('not measured yet')
    expect(page).toContain('How fast it is: not measured yet')
  })

  it('tells how it went: kills, attacks, measures, and what was lost or is too slow in capitals', () => {
    const typing = all.find(({ torture }) => torture?.includes('typing'))
    const fast = all.find(({ bench }) => bench?.includes('typing.paint'))
    if (!typing || !fast) throw new Error('there are promises about typing')
    const kill = {
      id: 'typing',
      promise: 'x',
      tried: 500,
      checked: 12_000,
      lost: 0,
      seconds: 1.2,
      at: '2026-11-30',
    }
    expect(figureOf({ ...none, torture: [kill] }, typing)).toBe(
      'Killed 500 times at a moment drawn by lot, 12,000 acknowledged things looked for: nothing lost; open again within 1.2 s (2026-11-30)',
    )
    expect(figureOf({ ...none, torture: [{ ...kill, lost: 2 }] }, typing)).toContain('2 LOST')
    const attack = { promise: 'x', tried: 40, lost: 0, test: typing.tests[0]?.file ?? '' }
    expect(figureOf({ ...none, attacks: [attack] }, typing)).toContain('40 attacks: none came through')
    expect(figureOf({ ...none, attacks: [{ ...attack, lost: 1 }] }, typing)).toContain('1 CAME THROUGH')
    const measure = (met: boolean) => ({
      day: '2026-11-30',
      machine,
      figures: [
        {
          id: 'typing.paint',
          says: 'A key',
          unit: 'ms',
          value: { median: 4, p95: 9 },
          target: { says: 'at most 50 ms', met },
        },
      ],
    })
    expect(figureOf({ ...none, bench: measure(true) }, fast)).toBe('The one measure is within the promise')
    expect(figureOf({ ...none, bench: measure(false) }, fast)).toContain('NOT: A key')
    expect(promisesPage({ ...none, bench: measure(true) })).toContain('| A key | 4 ms | 9 ms |')
    const other = { promise: 'Something else holds.', tried: 3, lost: 0, test: 'test/attacks/other.test.ts' }
    expect(promisesPage({ ...none, attacks: [other] })).toContain('## Further attacks')
  })

  it('keeps no figure that says that something was lost or came through', () => {
    const { torture, attacks } = readFigures()
    expect([...torture, ...attacks].filter(({ lost }) => lost > 0)).toEqual([])
  })
})
