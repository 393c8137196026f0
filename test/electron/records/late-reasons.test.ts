/** A late meeting of statutory guidance is explained before it is signed; the core and the page say the same. */
import { describe, expect, it } from 'vitest'
import { type Judged, readinessOf } from '../../../electron/records/judge.ts'
import type { Account } from '../../../shared/access/access.ts'
import { clocksFor, defaultSettings, missingReasons } from '../../../shared/checks/index.ts'
import { emptyContent, type Minutes, minutesSchema, toMinutes } from '../../../shared/minutes/index.ts'
import { ruleSetOn } from '../../../shared/rule-sets/index.ts'
import { type Template, templateFor } from '../../../shared/templates/index.ts'

const me: Account = {
  id: 'acc',
  name: 'Priya Noor',
  role: 'CP chair',
  organisation: 'Wexmoor Council',
  email: '',
  administrator: false,
  active: true,
} as Account
const now = '2026-09-17T15:00:00Z'
const template = templateFor('ICPC') as Template

function judged(lateReasons: object[] = []): Judged {
  const content = emptyContent({
    type: 'ICPC',
    date: '2026-09-17',
    triggers: { strategyDiscussionStartingS47: '2026-08-24' },
  })
  const minutes: Minutes = minutesSchema.parse({ ...toMinutes(content), lateReasons })
  const rules = ruleSetOn('2026-09-17')
  const { clockSettings } = rules
  const context = { minutes, template, history: [], settings: defaultSettings, clockSettings, now }
  return { minutes, template, findings: [], context, rules }
}

const ofDetails = (one: Judged) =>
  readinessOf(one, me).missingSections.filter(({ key, why }) => key === 'hdr' && /late/.test(why))

describe('a conference held after its limit', () => {
  it('is not ready to sign until its lateness is explained, and the page says so in the same words', () => {
    const silent = judged()
    expect(ofDetails(silent)).toEqual([
      {
        key: 'hdr',
        heading: 'Meeting details',
        why: 'Initial conference held, late: Say why it was late. Say who agreed the delay. Say how the children are kept safe until then.',
      },
    ])
    expect(ofDetails(silent)).toEqual(missingReasons(clocksFor(silent.context), template))
  })
  it('is ready as far as this goes once the reason is written down', () => {
    const reason = {
      id: 'l',
      clock: 'T-ICPC',
      reason: 'The interpreter was ill on both days before.',
      agreedBy: 'Morag Ell',
      interim: 'The children stay with their aunt until then.',
    }
    expect(ofDetails(judged([reason]))).toEqual([])
  })
  it('follows the limit that the council has reasoned for itself', () => {
    const one = judged()
    const longer = {
      ...one.context.clockSettings,
      lengths: { 'T-ICPC': { n: 17, unit: 'working days' as const } },
    }
    expect(ofDetails({ ...one, context: { ...one.context, clockSettings: longer } })).toEqual([])
  })
})
