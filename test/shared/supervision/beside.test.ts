import { describe, expect, test } from 'vitest'
import type { Minutes } from '../../../shared/minutes/index.ts'
import { childrenFirst, lastActions, leftOpen, missedOf } from '../../../shared/supervision/beside.ts'
import { recordsOfSession, sessionReaders } from '../../../shared/supervision/readers.ts'
import { action, child, entry, event, minutes, section } from '../checks/kit.ts'

const on = (date: string, type: Minutes['meeting']['type'], parts: object = {}): Minutes =>
  minutes(type, { meeting: { date }, ...parts })
const voice = (text: string, more: object = {}) => ({
  sections: [{ key: 'childVoice', child: 'c1', entries: [entry(text, { about: 'all', ...more })] }],
})
const seen = (date: string, alone: string) => ({
  date,
  by: 'p-sw',
  alone,
  where: 'school',
  announced: '',
  whyNotAlone: '',
})
const ada = child('c1', 'Ada Ashby')
const { people } = minutes('SUP_CASE')

describe('the child comes first', () => {
  test('last seen and last seen alone are the newest days that any record says', () => {
    const history = [
      on('2026-07-01', 'CG', { children: [child('c1', 'Ada Ashby', { seen: [seen('2026-06-20', 'yes')] })] }),
      on('2026-08-01', 'CG', { children: [child('c1', 'Ada Ashby', { seen: [seen('2026-07-20', 'no')] })] }),
    ]
    const [first] = childrenFirst([ada], people, history)
    expect(first?.seen).toMatchObject({ date: '2026-07-20', byName: 'Callum Reid' })
    expect(first?.seenAlone?.date).toBe('2026-06-20')
    const here = child('c1', 'Ada Ashby', { seen: [seen('2026-09-01', 'yes')] })
    expect(childrenFirst([here], people, history)[0]?.seenAlone?.date).toBe('2026-09-01')
  })

  test('their voice is that of the newest record that has any, and says which one', () => {
    const history = [
      on('2026-07-01', 'CG', voice('I like maths.')),
      on('2026-08-01', 'RCPC', voice('I am scared.')),
      on('2026-08-20', 'CG'),
    ]
    expect(childrenFirst([ada], people, history)[0]?.voice).toMatchObject({
      text: 'I am scared.',
      from: { type: 'RCPC', date: '2026-08-01' },
    })
  })

  test.each(['restricted', 'supervision', 'learning'] as const)(
    'what is %s stays in its record',
    (audience) => {
      expect(
        childrenFirst([ada], people, [on('2026-07-01', 'CG', voice('A secret.', { audience }))])[0]?.voice,
      ).toBe(undefined)
    },
  )

  test('a child whom no record knows has nothing made up', () => {
    expect(
      childrenFirst([child('c9', 'New')], people, [on('2026-07-01', 'CG', voice('I like maths.'))]),
    ).toEqual([{ id: 'c9', name: 'New', seen: undefined, seenAlone: undefined, voice: undefined }])
  })
})

describe('what became of the last session’s actions', () => {
  const last = on('2026-08-04', 'SUP_CASE', {
    actions: [action(), action({ id: 'a2', text: 'See Ada alone' })],
  })

  test('nothing is known where there was no session', () => {
    expect(lastActions([], [on('2026-08-04', 'CG', { actions: [action()] })])).toBe(undefined)
  })

  test('each as this session settles it, or as the newest record before says', () => {
    const settled = action({ raisedIn: '2026-08-04', status: 'done', effectOnChild: 'She eats.' })
    const later = on('2026-08-20', 'SUP_GROUP', {
      previousActions: [action({ id: 'a2', raisedIn: '2026-08-04', status: 'part done' })],
    })
    const became = (now: Minutes['actions'], history: Minutes[]) =>
      lastActions(now, history)?.actions.map(({ id, status }) => `${id} ${status}`)
    expect(became([], [last])).toEqual(['a1 ', 'a2 '])
    expect(became([settled], [last])).toEqual(['a1 done', 'a2 '])
    expect(lastActions([settled], [last])?.actions[0]?.effectOnChild).toBe('She eats.')
    // The group session came after, so it is the last one now and carries what it did not settle.
    expect(became([], [last, later])).toEqual(['a2 part done'])
  })
})

test('an appointment that two records tell of was missed once', () => {
  const missed = event('wasNotBrought', { date: '2026-07-09', child: 'c1', service: 'Physiotherapy' })
  const other = event('wasNotBrought', { date: '2026-09-09', child: 'c1', service: 'Dentist' })
  const history = [on('2026-08-01', 'CG', { events: [missed, event('noAccess', { date: '2026-08-01' })] })]
  expect(missedOf([missed, other], history).map(({ date }) => date)).toEqual(['2026-09-09', '2026-07-09'])
})

describe('what the family’s newest records left open', () => {
  const override = {
    id: 's1',
    kind: 'override' as const,
    ruleId: 'R-CH',
    about: 'all' as const,
    text: 'Papers come on Friday.',
    fields: {},
    reviewBy: '',
    byAccount: 'x',
    byName: 'Ruth Iveson',
    role: 'Team manager',
    at: '2026-08-01T10:00:00Z',
  }

  test('an override with its reason, and questions that nobody answered, the newest record first', () => {
    const history = [
      on('2026-07-01', 'CG', { sections: [section('agencyInfo', 'Ada DNA her hearing test.')] }),
      on('2026-08-01', 'CIN_REVIEW', { statements: [override] }),
    ]
    const found = leftOpen(history, [], '2026-09-17T10:00:00Z')
    expect(found.map(({ from }) => from.type)).toEqual(['CIN_REVIEW', 'CG'])
    expect(found[0]?.overrides).toMatchObject([
      { rule: 'Chronology', statement: { text: 'Papers come on Friday.' } },
    ])
    expect(found[1]?.questions.length).toBeGreaterThan(0)
  })

  test('three records back and no further', () => {
    const history = ['05', '06', '07', '08'].map((month) => on(`2026-${month}-01`, 'CG'))
    const dates = leftOpen(history, [], '2026-09-17T10:00:00Z').map(({ from }) => from.date)
    expect(dates).toEqual(['2026-08-01', '2026-07-01', '2026-06-01'])
  })
})

describe('who reads what is written in a session', () => {
  test('everything for the council goes to the child’s file, and personal words never do', () => {
    expect(sessionReaders('SUP_CASE', 'council')).toEqual({
      record: 'Case record',
      says: 'goes to the child’s file.',
    })
    for (const type of ['SUP_CASE', 'SUP_GROUP', 'SUP_SUP'] as const)
      expect(sessionReaders(type, 'supervision')).toMatchObject({
        record: 'Personal',
        says: expect.stringMatching(/Never/),
      })
  })

  test('group supervision makes three records, the others two', () => {
    const names = (type: 'SUP_CASE' | 'SUP_GROUP' | 'SUP_SUP') =>
      recordsOfSession(type).map(({ record }) => record)
    expect(names('SUP_GROUP')).toEqual(['Case record', 'Learning note', 'Personal'])
    expect(names('SUP_CASE')).toEqual(['Case record', 'Personal'])
    expect(names('SUP_SUP')).toEqual(['Case record', 'Personal'])
  })
})
