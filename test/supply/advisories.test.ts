import { describe, expect, it } from 'vitest'
import { fingerprintOf, judge, readSnapshot, type Snapshot, sayKnown, snapshotOf } from './advisories.ts'
import { listed, mayShip, readLock } from './packages.ts'

const list = listed(mayShip(readLock()))
const kept = readSnapshot()
const today = new Date().toISOString().slice(0, 10)

const GHSA = 'https://github.com/advisories/GHSA-aaaa-bbbb-cccc'
/** The shape in which npm tells it; the package is made up. */
const report = {
  auditReportVersion: 2,
  vulnerabilities: {
    tulip: {
      name: 'tulip',
      severity: 'high',
      via: [
        {
          source: 1,
          name: 'tulip',
          dependency: 'tulip',
          title: 'It wilts',
          url: GHSA,
          severity: 'high',
          range: '<2.0.1',
        },
        'bulb',
      ],
      effects: [],
      range: '<2.0.1',
      nodes: ['node_modules/tulip'],
      fixAvailable: true,
    },
  },
}
const at = new Date('2026-11-30T09:00:00Z')
const found = snapshotOf(report, ['tulip@2.0.0'], at, undefined)
const answered = (reviewBy: string): Snapshot => ({
  ...found,
  answers: { [GHSA]: { reason: 'Chairside never waters it, so that it cannot wilt.', reviewBy } },
})

describe('Known vulnerabilities', () => {
  // What nobody could ask is said in the name of this test, in the guide and at the end of `npm test`, and is never called fine.
  it(`are judged for what ships now. ${sayKnown(kept)}`, ({ annotate }) => {
    expect(judge(kept, list, today)).toEqual([])
    if (kept.state === 'not asked') void annotate(sayKnown(kept), 'warning')
  })

  it('have to be asked about again when another package or version ships', () => {
    const snapshot = { ...kept, packages: fingerprintOf(['a@1.0.0', 'b@1.0.0']) }
    expect(judge(snapshot, ['a@1.0.0', 'b@1.0.1'], today)).toEqual([
      `What ships is not what was asked about on ${kept.at.slice(0, 10)}. Run: npm run advisories`,
    ])
    expect(judge(snapshot, ['a@1.0.0', 'b@1.0.0'], today)).toEqual([])
  })

  it('each need a written reason and a day on which it is looked at again', () => {
    expect(found.findings).toEqual([
      {
        id: GHSA,
        title: 'It wilts',
        severity: 'high',
        package: 'tulip',
        range: '<2.0.1',
        at: ['node_modules/tulip'],
      },
    ])
    expect(judge(found, ['tulip@2.0.0'], '2026-12-01')[0]).toContain('tulip: It wilts (high')
    expect(judge(answered('2027-01-31'), ['tulip@2.0.0'], '2027-01-31')).toEqual([])
    expect(judge(answered('2027-01-31'), ['tulip@2.0.0'], '2027-02-01')[0]).toContain(
      'was to be looked at again by 2027-01-31',
    )
  })

  it('keep their answers for as long as they are known, and are not forgotten because nobody could ask', () => {
    expect(snapshotOf(report, [], at, answered('2027-01-31')).answers).toHaveProperty([GHSA])
    expect(snapshotOf({ ...report, vulnerabilities: {} }, [], at, answered('2027-01-31')).answers).toEqual({})
    const refused = { message: '405 Method Not Allowed - POST https://registry.example/-/npm/v1/bulk' }
    const later = snapshotOf(refused, [], at, found)
    expect(later).toMatchObject({
      state: 'not asked',
      said: '405 Method Not Allowed',
      findings: found.findings,
    })
    expect(sayKnown(later)).toContain('have not been asked about')
  })

  it('are never told to be none where nothing was heard', () => {
    for (const said of [{}, null, '', { auditReportVersion: 1, advisories: {} }, { message: 'offline' }])
      expect(snapshotOf(said, [], at, undefined).state).toBe('not asked')
    expect(sayKnown(snapshotOf({ ...report, vulnerabilities: {} }, [], at, undefined))).toBe(
      'On 2026-11-30 the registry knew of no vulnerability in any package.',
    )
  })
})
