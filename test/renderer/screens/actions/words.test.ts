/** An action is said in words, never by colour alone, with what each meeting said of it. */
import { describe, expect, it } from 'vitest'
import {
  carriedWords,
  countWords,
  decidedAgain,
  earlierWords,
  groupsOf,
  historyWords,
  statusMark,
  warningOf,
} from '../../../../renderer/screens/actions/words.ts'
import type { ActionHistory, ActionLine } from '../../../../shared/api/desk.ts'

const action: ActionLine = {
  id: 'x',
  recordId: 'r',
  caseId: 'c',
  familyRef: 'WX-1',
  what: 'Weigh Wren each Thursday',
  measure: '',
  outcome: '',
  owner: 'Siobhan Greaves',
  agency: 'Community Health',
  mine: false,
  due: '2026-09-18',
  dueSaid: '',
  overdue: false,
  status: '',
  settled: false,
  carriedCount: 0,
  raisedIn: '2026-07-01',
  evidence: '',
  effectOnChild: '',
  audience: 'shared',
  warnings: [],
  history: [],
}
const told: ActionHistory = {
  recordId: 'r',
  title: 'Core group',
  date: '2026-07-01',
  signed: true,
  how: 'carried',
  what: action.what,
  owner: action.owner,
  due: '',
  status: 'part done',
  evidence: '',
  effectOnChild: '',
  because: '',
}

describe('the status of an action', () => {
  it('is what the last meeting said, and that it is overdue where it is', () => {
    expect(statusMark({ ...action, status: 'part done' })).toEqual({ words: 'Part done', tone: 'plain' })
    expect(statusMark({ ...action, overdue: true })).toEqual({ words: 'Not said yet, overdue', tone: 'stop' })
  })

  it('is done when it is settled, whatever its date', () => {
    expect(statusMark({ ...action, status: 'done', settled: true, overdue: true })).toEqual({
      words: 'Done',
      tone: 'done',
    })
  })

  it('says how often it was carried', () => {
    expect([0, 1, 2, 3, 9].map(carriedWords)).toEqual(['Never', 'Once', 'Twice', 'Three times', '9 times'])
  })

  it('says a warning in the column that it is about', () => {
    const warned = { warnings: [{ kind: 'owner' as const, says: 'Nobody owns it.' }] }
    expect(warningOf(warned, 'owner')).toBe('Nobody owns it.')
    expect(warningOf(warned, 'date')).toBe('')
  })
})

describe('its history', () => {
  it('tells where it was raised and what each meeting said', () => {
    expect(historyWords({ ...told, how: 'raised', status: '' })).toBe('Raised in Core group, 1 July 2026')
    expect(historyWords(told)).toBe('Carried to Core group, 1 July 2026: part done')
    expect(historyWords({ ...told, status: '', signed: false })).toBe(
      'Carried to Core group, 1 July 2026 (draft): nothing said yet',
    )
  })

  it('keeps words that a later meeting changed', () => {
    expect(earlierWords({ ...told, what: 'Weigh Wren' }, action)).toBe('Weigh Wren')
    expect(earlierWords(told, action)).toBe('')
  })
})

describe('an action that was decided again', () => {
  it('says what is other than it was, and why', () => {
    const before = { ...told, due: '2026-07-20' }
    const again = { ...before, due: '2026-10-08', owner: 'Callum Adebayo', because: 'She is out at noon.' }
    expect(decidedAgain(again, before)).toBe(
      'Decided again: by Callum Adebayo, not Siobhan Greaves; due 8 October 2026, not 20 July 2026. She is out at noon.',
    )
    expect(decidedAgain({ ...before, what: 'Weigh Wren' }, before)).toBe('Decided again: other words.')
    expect(decidedAgain({ ...before, due: '', owner: '' }, before)).toBe(
      'Decided again: by nobody, not Siobhan Greaves; due on no date, not 20 July 2026.',
    )
  })

  it('says nothing where nothing is other, and nothing of the meeting that raised it', () => {
    expect(decidedAgain(told, told)).toBe('')
    expect(decidedAgain(told, undefined)).toBe('')
  })
})

describe('actions together', () => {
  const of = (owner: string, agency: string, more: Partial<ActionLine> = {}): ActionLine => ({
    ...action,
    id: `${owner} ${agency} ${JSON.stringify(more)}`,
    owner,
    agency,
    ...more,
  })
  const lines = [
    of('Siobhan Greaves', 'Community Health'),
    of('Callum Adebayo', 'Social Care', { overdue: true }),
    of('', ''),
    of('Callum Adebayo', 'Social Care', { warnings: [{ kind: 'date', says: 'No date.' }] }),
    of('Callum Adebayo', 'Hill School'),
  ]

  it('stand under their owner, and two people of one name in two agencies are two', () => {
    expect(groupsOf(lines, 'owner').map((group) => [group.name, group.lines.length])).toEqual([
      ['Nobody owns it', 1],
      ['Callum Adebayo, Hill School', 1],
      ['Callum Adebayo, Social Care', 2],
      ['Siobhan Greaves, Community Health', 1],
    ])
  })

  it('stand under their agency', () => {
    expect(groupsOf(lines, 'agency').map((group) => [group.name, group.lines.length])).toEqual([
      ['No agency', 1],
      ['Community Health', 1],
      ['Hill School', 1],
      ['Social Care', 2],
    ])
  })

  it('lose and double none, however they are put together', () => {
    for (const by of ['owner', 'agency'] as const)
      expect(
        groupsOf(lines, by)
          .flatMap((group) => group.lines.map(({ id }) => id))
          .toSorted(),
      ).toEqual(lines.map(({ id }) => id).toSorted())
  })

  it('say how many there are, how many are overdue and how many raise a question', () => {
    expect(countWords(lines)).toBe('5 actions, 1 overdue, 1 to ask about')
    expect(countWords(lines.slice(0, 1))).toBe('1 action')
    expect(countWords([])).toBe('0 actions')
  })
})
