/** An action is said in words, never by colour alone, with what each meeting said of it. */
import { describe, expect, it } from 'vitest'
import {
  carriedWords,
  earlierWords,
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
