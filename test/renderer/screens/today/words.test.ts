/** Today groups what waits by urgency and leaves out what a filter says. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dueWords, groupsOf, whoseChoices } from '../../../../renderer/screens/today/words.ts'
import { type DeskLine, deskKinds, urgencies } from '../../../../shared/api/desk.ts'

const line = (change: Partial<DeskLine>): DeskLine => ({
  id: 'x',
  kind: 'draft',
  whose: 'mine',
  urgency: 'later',
  title: 'Core group, WX-1',
  says: [],
  recordId: 'r',
  familyRef: 'WX-1',
  due: '',
  dueAt: '',
  step: { href: '/record/r', label: 'Go on writing', main: false },
  ...change,
})
const lines = fc.array(
  fc
    .record({
      kind: fc.constantFrom(...deskKinds),
      whose: fc.constantFrom('mine' as const, 'supervised' as const, 'team' as const),
      urgency: fc.constantFrom(...urgencies),
    })
    .map(line),
)
const everything = { whose: 'team', kind: '' }

describe('the groups of Today', () => {
  it('begin with what is overdue and end with what waits for somebody else', () => {
    const groups = groupsOf(
      urgencies.toReversed().map((urgency) => line({ urgency })),
      everything,
    )
    expect(groups.map(({ title }) => title)).toEqual([
      'Overdue',
      'Today',
      'This week',
      'Later',
      'Waiting for somebody else',
    ])
  })

  it('lose nothing and show nothing twice, and none of them is empty', () => {
    fc.assert(
      fc.property(lines, (all) => {
        const groups = groupsOf(all, everything)
        expect(groups.every((group) => group.lines.length > 0)).toBe(true)
        expect(new Set(groups.flatMap((group) => group.lines))).toEqual(new Set(all))
        expect(groups.flatMap((group) => group.lines).length).toBe(all.length)
      }),
    )
  })

  it('hold only mine when a manager asks for mine', () => {
    fc.assert(
      fc.property(lines, (all) => {
        const kept = groupsOf(all, { whose: 'mine', kind: '' }).flatMap((group) => group.lines)
        expect(kept.length).toBe(all.filter(({ whose }) => whose === 'mine').length)
      }),
    )
  })

  it('hold mine and those of the people I supervise when a supervisor asks for them', () => {
    fc.assert(
      fc.property(lines, (all) => {
        const kept = groupsOf(all, { whose: 'supervised', kind: '' }).flatMap((group) => group.lines)
        expect(kept.length).toBe(all.filter(({ whose }) => whose !== 'team').length)
      }),
    )
  })

  it('can be chosen by whose they are only as far as there is somebody else', () => {
    const values = (manages: boolean, supervises: boolean) =>
      whoseChoices({ manages, supervises }).map(({ value }) => value)
    expect(values(false, false)).toEqual(['mine'])
    expect(values(false, true)).toEqual(['supervised', 'mine'])
    expect(values(true, true)).toEqual(['team', 'supervised', 'mine'])
  })

  it('tell records, clocks and actions apart, and together those are everything', () => {
    fc.assert(
      fc.property(lines, (all) => {
        const count = (kind: string) =>
          groupsOf(all, { whose: 'team', kind }).flatMap((one) => one.lines).length
        expect(count('records') + count('clock') + count('action')).toBe(all.length)
      }),
    )
    const ready = [line({ kind: 'ready' }), line({ kind: 'action' })]
    expect(groupsOf(ready, { whose: 'team', kind: 'records' })[0]?.lines.map(({ kind }) => kind)).toEqual([
      'ready',
    ])
  })

  it('show everything where a remembered filter is damaged', () => {
    expect(groupsOf([line({})], { whose: '???', kind: 'no such kind' }).length).toBe(1)
  })
})

describe('a date is said', () => {
  it('as what it was once it has passed', () => {
    expect(dueWords({ due: '2026-09-18', dueAt: '', urgency: 'overdue' }, '2026-09-21')).toBe(
      'Was due Friday 18 September 2026',
    )
    expect(dueWords({ due: '2026-09-22', dueAt: '', urgency: 'week' }, '2026-09-21')).toBe(
      'Due Tuesday 22 September 2026',
    )
  })

  it('to the minute where hours are counted', () => {
    const due = { due: '2026-09-21', dueAt: '2026-09-21T08:30:00Z', urgency: 'overdue' } as const
    expect(dueWords(due, '2026-09-21')).toMatch(/^Was due 21 September 2026, \d\d:30$/)
  })

  it('not at all where none is set', () => {
    expect(dueWords({ due: '', dueAt: '', urgency: 'later' }, '2026-09-21')).toBe('')
  })
})
