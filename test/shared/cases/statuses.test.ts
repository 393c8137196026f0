/** Which plan or legal status a child has, since when, and what cannot be right about it. */
import { describe, expect, it } from 'vitest'
import {
  type ChildStatus,
  childStatusSchema,
  emptyCase,
  statusDoubts,
  statusesOn,
  statusInWords,
} from '../../../shared/cases/index.ts'
import { childSchema } from '../../../shared/minutes/index.ts'

const today = '2026-11-29'
let next = 0
const status = (more: Partial<ChildStatus>): ChildStatus =>
  childStatusSchema.parse({ id: `s${++next}`, child: 'c1', ...more })
const plan = (value: string, from: string, to = '', category = '') => status({ value, from, to, category })
const doubts = (one: ChildStatus, others: ChildStatus[] = [], dob = '2018-04-02') =>
  statusDoubts(
    one,
    {
      ...emptyCase(),
      statuses: [one, ...others],
      children: [childSchema.parse({ id: 'c1', dob })],
    },
    today,
  )

describe('the status of a child', () => {
  const cin = plan('CIN plan', '2024-01-10', '2025-02-02')
  const cpp = plan('Child protection plan', '2025-02-02', '', 'Neglect')
  it('is the one in force on the day that is asked about', () => {
    expect(statusesOn([cin, cpp], 'c1', 'plan', '2024-06-01')).toEqual([cin])
    expect(statusesOn([cin, cpp], 'c1', 'plan', today)).toEqual([cpp])
    expect(statusesOn([cin, cpp], 'c1', 'plan', '2023-01-01')).toEqual([])
  })
  it('changes on the day on which the next one begins', () => {
    expect(statusesOn([cin, cpp], 'c1', 'plan', '2025-02-02')).toEqual([cpp])
  })
  it('is the child’s own, and a plan is no legal status', () => {
    expect(statusesOn([cpp], 'c2', 'plan', today)).toEqual([])
    expect(statusesOn([cpp], 'c1', 'legal', today)).toEqual([])
  })
  it('goes on when nobody knows yet when it began, and not once an end was written', () => {
    const unknown = plan('CIN plan', 'some time in spring')
    expect(statusesOn([unknown], 'c1', 'plan', today)).toEqual([unknown])
    expect(statusesOn([{ ...unknown, to: 'last year' }], 'c1', 'plan', today)).toEqual([])
  })
  it('is said with its category', () => {
    expect(statusInWords(cpp)).toBe('Child protection plan, Neglect')
    expect(statusInWords(cin)).toBe('CIN plan')
  })
})

describe('a status is doubted', () => {
  it.each([
    ['that ends before it begins', plan('CIN plan', '2025-02-02', '2025-01-01'), 'It ends before it begins.'],
    [
      'that begins on a day to come',
      plan('CIN plan', '2026-12-24'),
      'It begins on a day that is still to come.',
    ],
    [
      'that begins years before the birth',
      plan('CIN plan', '2015-01-01'),
      'It begins long before the child was born.',
    ],
  ])('%s', (_, one, says) => {
    expect(doubts(one)).toEqual([says])
  })
  it('but not when it was made for an unborn baby', () => {
    expect(doubts(plan('Child protection plan', '2018-01-15'))).toEqual([])
  })
  it('when it overlaps with another plan of the same child, and not when one ends as the next begins', () => {
    const first = plan('CIN plan', '2024-01-10', '2025-02-02')
    expect(doubts(first, [plan('Child protection plan', '2025-01-15')])).toEqual([
      'It overlaps with “Child protection plan”.',
    ])
    expect(doubts(first, [plan('Child protection plan', '2025-02-02')])).toEqual([])
    expect(doubts(first, [{ ...plan('Child protection plan', '2025-01-15'), child: 'c2' }])).toEqual([])
  })
  it('when two stages of the way to court run at once; an order may stand beside a stage', () => {
    const issued = status({ kind: 'legal', value: 'proceedings issued', from: '2025-03-01' })
    const order = status({ kind: 'legal', value: 'interim care order', from: '2025-03-10' })
    const before = status({ kind: 'legal', value: 'pre-proceedings', from: '2024-11-01' })
    expect(doubts(issued, [order])).toEqual([])
    expect(doubts(issued, [before])).toEqual(['It overlaps with “pre-proceedings”.'])
  })
  it('never for words that are no date yet', () => {
    expect(doubts(plan('CIN plan', 'about 2019', 'when they moved'))).toEqual([])
  })
})
