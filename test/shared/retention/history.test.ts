/** History does not expire: what the checks find in a record's own text is in the family's chronology when it has gone. */
import { describe, expect, it } from 'vitest'
import { type CaseEvent, caseEventSchema } from '../../../shared/cases/index.ts'
import { harmKinds, harmsIn, harmWords } from '../../../shared/checks/harms.ts'
import { draftContentSchema, type Minutes, textBlocks, toMinutes } from '../../../shared/minutes/index.ts'
import { appointmentsToCarry, eventsToCarry, type RecordOfFamily } from '../../../shared/retention/index.ts'

const minutes = (more: object, date = '2018-05-01'): Minutes =>
  toMinutes(
    draftContentSchema.parse({
      meeting: { type: 'CIN_REVIEW', title: 'Review', date },
      children: [{ id: 'c1', name: 'Ada' }],
      ...more,
    }),
  )
const record = (id: string, one: Minutes): RecordOfFamily => ({ id, minutes: one, sharedChronology: true })
const counter = () => {
  let n = 0
  return () => `new-${++n}`
}
const carry = (records: RecordOfFamily[], known: CaseEvent[] = [], going = records.map(({ id }) => id)) =>
  eventsToCarry(new Set(going), records, known, counter()).map(({ event }) => event)

const row = {
  id: 'row',
  date: '2017-03-02',
  about: ['c1'],
  category: 'neglect',
  text: 'Hungry at school for a week.',
}

describe('before a record goes', () => {
  it('a row of its chronology that the family does not have is kept as the family could read it', () => {
    expect(carry([record('r1', minutes({ chronology: [row] }))])).toMatchObject([
      { date: '2017-03-02', text: 'Hungry at school for a week.', sensitivity: 'shared', recordId: 'r1' },
    ])
  })

  it('nothing is kept twice: neither by its id, nor by its day and words, nor from a second record', () => {
    const known = caseEventSchema.parse({ ...row, id: 'other', text: 'hungry  at school for a week.' })
    expect(carry([record('r1', minutes({ chronology: [row] }))], [known])).toEqual([])
    expect(
      carry(
        [record('r1', minutes({ chronology: [row] }))],
        [caseEventSchema.parse({ ...known, id: 'row', text: 'x y' })],
      ),
    ).toEqual([])
    expect(
      carry([
        record('r1', minutes({ chronology: [row] })),
        record('r2', minutes({ chronology: [{ ...row, id: 'z' }] })),
      ]),
    ).toHaveLength(1)
  })

  it('a record that stays gives nothing', () => {
    expect(carry([record('r1', minutes({ chronology: [row] }))], [], [])).toEqual([])
  })

  it('an allegation and a police incident are kept for professionals', () => {
    const events = [
      {
        id: 'e1',
        type: 'allegation',
        date: '2016-01-02',
        child: 'c1',
        against: 'p1',
        kind: 'physical assault',
        text: 'Hit with a belt.',
      },
      {
        id: 'e2',
        type: 'policeIncident',
        date: '2016-02-03',
        child: 'c1',
        text: 'Police found a squalid kitchen.',
      },
      { id: 'e3', type: 'noAccess', date: '2016-02-04', child: 'c1', text: 'Nobody at home.' },
    ]
    const kept = carry([record('r1', minutes({ events }))])
    expect(kept.map(({ text, sensitivity, about }) => [text, sensitivity, about])).toEqual([
      ['Hit with a belt.', 'professionals', ['c1', 'p1']],
      ['Police found a squalid kitchen.', 'professionals', ['c1']],
    ])
  })

  it('a decision that ended help is kept with the harm its record spoke of, and one that still runs is not', () => {
    const decided = (value: string) => ({
      decisions: [{ id: 'd', child: 'c1', type: 'cin', value, reason: 'Things are settled.' }],
      sections: [
        {
          key: 'reason',
          child: '',
          entries: [{ id: 'e', blocks: textBlocks('The home was filthy and there was no food.') }],
        },
      ],
    })
    const [kept] = carry([record('r1', minutes(decided('close')))])
    expect(kept?.text).toBe('Decided: close. Things are settled. Concerns of that time: neglect.')
    expect([...harmsIn(kept?.text ?? '')]).toContain('neglect')
    expect(carry([record('r1', minutes(decided('continues')))])).toEqual([])
  })

  it('every kind of harm is still found in the words it is kept under', () => {
    for (const kind of harmKinds)
      expect([...harmsIn(`Concerns of that time: ${harmWords[kind]}.`)]).toContain(kind)
  })

  it('appointments that were missed are kept with the family, each once', () => {
    const events = [
      {
        id: 'w1',
        type: 'wasNotBrought',
        date: '2018-04-01',
        child: 'c1',
        service: 'Asthma clinic',
        recordedAs: 'DNA',
      },
      {
        id: 'w2',
        type: 'wasNotBrought',
        date: '2018-04-01',
        child: 'c1',
        service: 'asthma  clinic',
        recordedAs: 'DNA',
      },
      {
        id: 'w3',
        type: 'wasNotBrought',
        date: '2018-04-20',
        child: 'c1',
        service: 'Asthma clinic',
        recordedAs: 'discharged after DNA',
      },
    ]
    expect(appointmentsToCarry([record('r1', minutes({ events }))], [], counter())).toMatchObject([
      { child: 'c1', date: '2018-04-01', outcome: 'was not brought' },
      { child: 'c1', date: '2018-04-20', outcome: 'discharged for not being brought' },
    ])
  })
})
