import { describe, expect, it } from 'vitest'
import { checkMinutes } from '../../../electron/cli/check.ts'
import { emptyContent, toMinutes } from '../../../shared/minutes/index.ts'

const conference = (templateVersion = '') =>
  toMinutes(emptyContent({ type: 'ICPC', date: '2026-09-17', templateVersion }))
const now = '2026-10-06T09:00:00Z'

describe('a minutes file is checked', () => {
  it.each(['', '2026.11', '2026.11+Wexmoor.3', 'a version from elsewhere'])(
    'by the template it names, or ours where that is not here (“%s”)',
    (version) => {
      expect(checkMinutes(conference(version), [], now).template.version).toBe('2026.11')
    },
  )
  it('by the lengths that the council has set, its checks and its clocks alike', () => {
    const own = {
      id: 'c',
      key: 'clock T-MINUTES-15',
      value: 12,
      from: '2026-09-01',
      reason: 'Agreed by the leadership team.',
      by: 'A',
      at: '2026-08-20T10:00:00.000Z',
    }
    const said = (changes: (typeof own)[]) => {
      const { clocks, findings } = checkMinutes(conference(), [], now, changes)
      return [
        clocks.find(({ id }) => id === 'T-MINUTES-15')?.due,
        findings
          .find(({ ruleId }) => ruleId === 'R-MT')
          ?.evidence.flatMap((one) => ('says' in one && one.says.startsWith('By the aim') ? [one.says] : [])),
      ]
    }
    expect(said([])).toEqual(['2026-10-08', ['By the aim, these minutes are due on 8 October 2026.']])
    expect(said([own])).toEqual(['2026-10-05', ['By the aim, these minutes were due on 5 October 2026.']])
  })
})
