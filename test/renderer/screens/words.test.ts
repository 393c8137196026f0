import { describe, expect, it } from 'vitest'
import { byHeading, standingWords, waitingWords } from '../../../renderer/screens/copies/words.ts'
import { excerptOf, passagesOf, searchPassages } from '../../../renderer/screens/guide/search.ts'
import { minutesOf } from '../../../renderer/screens/shell/idle.ts'
import { placeOf, placesFor, settingsFor } from '../../../renderer/screens/shell/places.ts'
import { copiesDue } from '../../../renderer/screens/sign/due.ts'
import { blockedWords, countWords, signedWords } from '../../../renderer/screens/sign/words.ts'
import { strengthOf } from '../../../renderer/screens/start/passphrase.ts'
import { mistakeIn } from '../../../renderer/screens/start/passphrase-fields.tsx'
import { stateWords } from '../../../renderer/screens/today/records.ts'
import type { RecordMeta } from '../../../shared/api/contract.ts'

const record = (id: string, change: Partial<RecordMeta>): RecordMeta => ({
  id,
  caseId: 'c',
  type: 'ICPC',
  title: '',
  familyRef: 'WX-1',
  date: '2026-11-20',
  state: 'draft',
  version: '',
  signedBy: '',
  signedAt: '',
  createdBy: 'me',
  createdAt: '',
  changedAt: '2026-11-20T10:00:00Z',
  ...change,
})

describe('sign-off says', () => {
  const blocker = { id: 'x', ruleId: 'R-PC', title: '', about: [], shortfalls: [] }
  const missing = { key: 'x', heading: '', why: '' }

  it('how many questions are open, and what can be done', () => {
    expect(
      blockedWords({
        blockers: [blocker, blocker, blocker, blocker],
        missingSections: [],
        notYou: '',
        ready: false,
      }),
    ).toBe(
      'Four questions are still open. You can sign when they are answered, or ask a manager where the rule allows it.',
    )
  })

  it('one of each as one', () => {
    expect(blockedWords({ blockers: [], missingSections: [missing], notYou: '', ready: false })).toBe(
      'One heading needs words.',
    )
    expect(countWords(1, 'copy is', 'copies are')).toBe('One copy is')
    expect(countWords(13, 'copy is', 'copies are')).toBe('13 copies are')
  })

  it('who signed, when, and by when the copies are due', () => {
    expect(signedWords('Priya Nandakumar', '12:31', 7, copiesDue('ICPC', '2026-09-17'))).toBe(
      'Signed by Priya Nandakumar at 12:31. This version can no longer change. Seven copies are due by Thursday 8 October 2026, at the latest by Thursday 15 October 2026.',
    )
  })

  it('by the limit of each kind of meeting, and the council’s own where it has one', () => {
    expect(copiesDue('CIN_REVIEW', '2026-09-17')).toBe('Thursday 1 October 2026')
    expect(copiesDue('CG', '2026-09-17')).toBe('Thursday 1 October 2026')
    expect(copiesDue('STRAT', '2026-09-17')).toBe('Friday 18 September 2026')
    const change = (key: string, value: number | string[]) => ({
      id: key,
      key,
      value,
      from: '2026-09-01',
      reason: 'Agreed by the leadership team.',
      by: 'A',
      at: '2026-08-20T10:00:00.000Z',
    })
    expect(copiesDue('CG', '2026-09-17', [change('minutesWorkingDaysCin', 5)])).toBe(
      'Thursday 24 September 2026',
    )
    expect(copiesDue('CG', '2026-09-17', [change('closureDays', ['2026-09-21'])])).toBe(
      'Friday 2 October 2026',
    )
  })

  it('no due day where no clock holds', () => {
    expect(copiesDue('SUP_CASE', '2026-09-17')).toBe('')
    expect(copiesDue('ICPC', 'to be agreed')).toBe('')
    expect(signedWords('A', '12:31', 2, '')).toContain('Two copies are ready to hand out.')
  })
})

describe('a list of records', () => {
  it('names the state and version of a record', () => {
    expect(stateWords(record('x', { state: 'signed', version: '1.0' })).words).toBe('Signed v1.0')
    expect(stateWords(record('x', {})).words).toBe('Draft')
  })
})

describe('the rail', () => {
  it('shows the same places to everybody who makes copies, and People under Settings to administrators only', () => {
    const account = (administrator: boolean) => ({
      id: 'a',
      name: 'A',
      role: 'CP chair' as const,
      organisation: '',
      email: '',
      administrator,
      active: true,
      createdAt: '',
    })
    const labels = (administrator: boolean) => settingsFor(account(administrator)).map(({ label }) => label)
    expect(placesFor(account(false)).map(({ label }) => label)).toEqual([
      'Today',
      'Actions',
      'Search',
      'Meetings',
      'Supervision',
      'Cases',
      'Distribution',
      'Reports',
      'Verify',
      'Guide',
      'Settings',
    ])
    expect(labels(true)).toEqual([
      'People',
      'Backups and keys',
      'Rules',
      'Templates',
      'Learning from reviews',
      'Letterhead',
      'Retention',
      'Thrown away',
      'Who has read what',
    ])
    expect(labels(false)).toEqual(['Rules', 'Templates', 'Learning from reviews', 'Retention', 'Thrown away'])
  })

  it.each([
    ['/', '/'],
    ['/cases/01J', '/cases'],
    ['/templates/ICPC', '/settings'],
    ['/new/supervision', '/supervision'],
    ['/record/01J/sign', '/record'],
    ['/distribution/01J', '/distribution'],
    ['/reports/G5', '/reports'],
  ])('%s belongs to %s', (path, place) => {
    expect(placeOf(path)).toBe(place)
  })

  it('locks after ten minutes when the setting cannot be read', () => {
    expect(minutesOf('20')).toBe(20)
    for (const damaged of ['', 'never', '0', '-5', '1e9']) expect(minutesOf(damaged)).toBe(10)
  })
})

describe('a new passphrase', () => {
  it.each([
    ['short', 'short', 'short'],
    ['kettle orchard nine', 'kettle orchard', 'different'],
    ['kettle orchard nine', 'kettle orchard nine', ''],
  ])('“%s” and “%s”: %s', (one, two, mistake) => {
    expect(mistakeIn(one, two)).toBe(mistake)
  })

  it('is told how strong it is in words', async () => {
    expect((await strengthOf('short', [])).says).toBe('Too short: 7 more characters.')
    expect((await strengthOf('passwordpassword', [])).level).toBe('weak')
    expect((await strengthOf('kettle orchard nine violin', [])).level).toBe('strong')
  })

  it('is weaker when it is made of the person’s own name', async () => {
    const levels = ['weak', 'fair', 'strong']
    const own = await strengthOf('nandakumarwexmoor', ['Priya Nandakumar', 'Wexmoor Council'])
    const other = await strengthOf('nandakumarwexmoor', [])
    expect(own.level).toBe('weak')
    expect(levels.indexOf(own.level)).toBeLessThan(levels.indexOf(other.level))
  })
})

describe('the guide', () => {
  const page = {
    id: 'checks',
    title: 'The checks',
    text: '# The checks\n\nThey ask.\n\n## Answering\n\nAn answer has **a source**, see [shortcuts](shortcuts.md).\n\n### Was Not Brought\n\nA child relies on an adult.',
  }
  const passages = passagesOf(page)

  it('reads a table as its words, without the marks that draw it', () => {
    const text = '# Readers\n\n| Words | Who |\n|---|---|\n| Shared with **family** | Everybody |\n'
    expect(passagesOf({ id: 'readers', title: 'Readers', text })[0]?.text).toBe(
      'Words Who Shared with family Everybody',
    )
  })

  it('is cut at its headings and read without its marks', () => {
    expect(passages.map(({ heading, text }) => [heading, text])).toEqual([
      ['The checks', 'They ask.'],
      ['Answering', 'An answer has a source , see shortcuts.'],
      ['Was Not Brought', 'A child relies on an adult.'],
    ])
  })

  it('finds every word wherever it stands, headings first', () => {
    expect(searchPassages(passages, 'adult child').map(({ heading }) => heading)).toEqual(['Was Not Brought'])
    expect(searchPassages(passages, 'ANSWER')[0]?.heading).toBe('Answering')
    expect(searchPassages(passages, 'nowhere')).toEqual([])
  })

  it('shows the words around what was found', () => {
    const long = `${'before '.repeat(40)}needle ${'after '.repeat(40)}`
    const excerpt = excerptOf(long, 'needle')
    expect(excerpt).toContain('needle')
    expect(excerpt.length).toBeLessThan(180)
    expect(excerpt).toMatch(/^… .* …$/)
  })
})

describe('the copies say', () => {
  const check = {
    id: 'k',
    version: '1.0',
    recipientId: 'p',
    sha256: '',
    byAccount: 'm',
    byName: 'Morag Ellery',
    role: 'Service manager',
    at: '2026-09-18T12:31:00Z',
    note: '',
  }

  it('for each reader whether a second person is needed, awaited or was there', () => {
    expect(standingWords({ because: [], checks: [] }, true)).toBe('Not needed')
    expect(standingWords({ because: ['Why.'], checks: [] }, false)).toBe('Needed once it is signed')
    expect(standingWords({ because: ['Why.'], checks: [] }, true)).toBe('Waits for a second person')
    expect(standingWords({ because: ['Why.'], checks: [check] }, true)).toMatch(
      /^Confirmed by Morag Ellery, /,
    )
  })

  it('how many wait, and who can confirm them', () => {
    expect(waitingWords(1, '')).toEqual({
      title: 'One copy waits for a second person.',
      says: 'Look at each one, and confirm it when nothing in it leads to what was left out. Then it can be saved.',
    })
    expect(waitingWords(7, 'You signed this record, so somebody else has to look at its copies.')).toEqual({
      title: 'Seven copies wait for a second person.',
      says: 'You signed this record, so somebody else has to look at its copies. Anybody else here can: they sign in themselves and open Copies.',
    })
  })

  it('what is left out under each heading, and how much of it', () => {
    const one = (where: string, what: string) => ({ where, what, why: 'Marked Restricted.' })
    const groups = byHeading([one('Plan', 'a'), one('Attendance', 'b'), one('Plan', 'c')])
    expect(groups.map(({ where, count }) => [where, count])).toEqual([
      ['Plan', 'Two passages'],
      ['Attendance', 'One passage'],
    ])
    expect(groups[0]?.passages.map(({ what }) => what)).toEqual(['a', 'c'])
    expect(byHeading([])).toEqual([])
  })
})
