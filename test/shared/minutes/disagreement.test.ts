/** One disagreement has one name and one place that says how it stands. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  asItStands,
  type Dissent,
  disagreementKey,
  dissentSchema,
  endingOf,
  followedBy,
  meetingTypes,
  minutesSchema,
  stageName,
  stageNumber,
  stagesOf,
  type Table,
} from '../../../shared/minutes/index.ts'

const row = (change: Partial<Dissent> = {}): Dissent =>
  dissentSchema.parse({
    id: 'd1',
    person: 'p-hv',
    choice: 'escalated',
    stage: '1',
    lead: 'Her manager',
    ...change,
  })
const record = (type: string, rows: Dissent[], tables: Table[] = []) =>
  minutesSchema.parse({
    format: 'chairside-minutes/1',
    meeting: { type, date: '2026-09-17' },
    people: [{ id: 'p-1', name: 'Ruth Iveson' }],
    dissent: rows,
    tables,
  })
const lines = (key: string, ...cells: Record<string, string>[]): Table => ({
  key,
  rows: cells.map((one, at) => ({ id: `${key} ${at}`, cells: one })),
})
const one = { stage: '1 practitioners', began: '2026-09-17', lead: 'p-1' }
const two = { stage: '2 managers', began: '2026-09-18', due: '2026-09-22', lead: 'The named nurse' }

describe('the name of a disagreement', () => {
  test('is that of its row, where the row was made here', () => {
    const made = row({ id: '01JZZZZZZZZZZZZZZZZZZZZZZA' })
    expect(disagreementKey(made, record('RCPC', [made]))).toBe(made.id)
    expect(disagreementKey({ ...made, raisedIn: '2026-01-02' }, record('ESC', [made]))).toBe(made.id)
  })
  test('is told apart by the meeting it began in, where the row came with a file', () => {
    expect(disagreementKey(row(), record('RCPC', [row()]))).toBe('2026-09-17 d1')
    expect(disagreementKey(row({ raisedIn: '2026-07-02' }), record('RCPC', [row()]))).toBe('2026-07-02 d1')
  })
})

describe('how a disagreement stands', () => {
  test('is what its row says, in every record but its escalation record', () => {
    const tables = [lines('stages', one), lines('end', { outcome: 'Ended.', accepted: 'yes' })]
    for (const type of meetingTypes.filter((each) => each !== 'ESC'))
      expect(asItStands(row(), record(type, [row()], tables))).toEqual(row())
  })
  test('is what the tables of its escalation record say, whatever the row says', () => {
    const tables = [
      lines('stages', one, two),
      lines(
        'end',
        { outcome: 'It ends.', accepted: 'no', sentOn: '2026-09-18' },
        { outcome: ' It stays. ', accepted: 'yes', sentOn: '2026-09-22', date: '2026-09-21' },
      ),
    ]
    const stale = row({ outcome: 'Something else', accepted: 'no', due: '2026-01-01' })
    expect(asItStands(stale, record('ESC', [stale], tables))).toMatchObject({
      stage: '2 managers',
      lead: 'The named nurse',
      due: '2026-09-22',
      outcome: 'It stays.',
      outcomeSentOn: '2026-09-22',
      accepted: 'yes',
      text: stale.text,
      choice: 'escalated',
    })
  })
  test('names whoever leads, also where a person of the record was chosen', () => {
    expect(asItStands(row(), record('ESC', [row()], [lines('stages', one)])).lead).toBe('Ruth Iveson')
  })
  test('is the row again where a file has an escalation record without a line in its tables', () => {
    expect(asItStands(row(), record('ESC', [row()]))).toEqual(row())
  })
  test('of a second disagreement in an escalation record is its own row', () => {
    const second = row({ id: 'd2' })
    expect(asItStands(second, record('ESC', [row(), second], [lines('stages', two)]))).toEqual(second)
  })
  test('never changes who says what, or what they choose', () => {
    const text = fc.string()
    fc.assert(
      fc.property(fc.constantFrom(...meetingTypes), text, text, text, (type, stage, outcome, accepted) => {
        const said = row({ text: 'In her words.', ownWords: 'yes', confirmedOn: '2026-09-17' })
        const now = asItStands(
          said,
          record(type, [said], [lines('stages', { stage }), lines('end', { outcome, accepted })]),
        )
        const { stage: _s, lead: _l, due: _d, outcome: _o, outcomeSentOn: _n, accepted: _a, ...theirs } = now
        expect(said).toMatchObject(theirs)
      }),
    )
  })
})

describe('the stages of an escalation', () => {
  test('are read from the words that people use for them', () => {
    expect(
      ['1', 'Stage 2', '3 senior or designated leads', 'stage 4: partnership', 'informal', '5'].map(
        stageNumber,
      ),
    ).toEqual([1, 2, 3, 4, 0, 0])
    expect([stageName(2), stageName(5), stageName(0)]).toEqual(['2 managers', '', ''])
  })
  test('leave out lines that name none', () => {
    expect(stagesOf({ tables: [lines('stages', { stage: '' }, two), lines('others', one)] })).toMatchObject([
      { number: 2, began: '2026-09-18' },
    ])
  })
  test('end with the last outcome that is written', () => {
    expect(endingOf({ tables: [lines('end', { outcome: 'First' }, { outcome: ' ' })] })?.outcome).toBe(
      'First',
    )
    expect(endingOf({ tables: [lines('end', { accepted: 'yes' })] })).toBeUndefined()
    expect(endingOf({ tables: [lines('end', { outcome: 'x', accepted: 'still open' })] })?.accepted).toBe('')
  })
  test('belong to the first disagreement of an escalation record, and to none elsewhere', () => {
    expect(followedBy(record('ESC', [row(), row({ id: 'd2' })]))?.id).toBe('d1')
    expect(followedBy(record('RCPC', [row()]))).toBeUndefined()
  })
})
