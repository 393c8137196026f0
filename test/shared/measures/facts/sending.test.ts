import { describe, expect, test } from 'vitest'
import { minutesOnTime } from '../../../../shared/measures/facts/g01-minutes-on-time.ts'
import { decisionLetters } from '../../../../shared/measures/facts/g02-decision-letters.ts'
import { proofOfReceipt } from '../../../../shared/measures/facts/g03-proof-of-receipt.ts'
import type { MeetingType } from '../../../../shared/minutes/index.ts'
import { ruleSetOn } from '../../../../shared/rule-sets/index.ts'
import { decision, minutes } from '../../checks/kit.ts'
import { copy, HELD, type Known, source } from './kit.ts'

const held = (type: MeetingType, known: Known, parts = {}) =>
  source(minutes(type, { decisions: [decision('CPP made')], ...parts }), known)

/** The limit of a conference of 17 September is working day 20, Thursday 15 October. */
const LIMIT = '2026-10-15'

describe('minutes on time', () => {
  const conference = (known: Known) => minutesOnTime(held('ICPC', { copies: [copy()], ...known }))

  test('are those whose last required copy left on the twentieth working day, and not on the one after', () => {
    expect(conference({ sent: { issuedOn: LIMIT } })).toEqual([
      {
        measure: 'G1',
        day: HELD,
        unit: '',
        met: 1,
        group: 'Initial child protection conference',
        amount: 20,
        says: 'Last copy sent on working day 20 of 20',
      },
    ])
    expect(conference({ sent: { issuedOn: '2026-10-16' } })).toMatchObject([{ met: 0, amount: 21 }])
  })

  test('are not counted while there is time, and are late from the day after the limit when nobody has sent them', () => {
    expect(conference({ now: `${LIMIT}T22:30:00Z` })).toEqual([])
    // Half an hour later it is the next day in London.
    expect(conference({ now: `${LIMIT}T23:30:00Z` })).toMatchObject([
      { met: 0, amount: null, says: 'Somebody still has no copy; the limit was working day 20' },
    ])
  })

  test('that went out before the limit are counted at once', () => {
    const early = { now: '2026-09-22T09:00:00Z', sent: { issuedOn: '2026-09-21' } }
    expect(conference(early)).toMatchObject([{ met: 1, amount: 2 }])
  })

  test('have the limit of their kind of meeting', () => {
    const sent = { issuedOn: '2026-10-02' }
    const verdicts = (['ICPC', 'RCPC', 'CG', 'CIN_PLAN', 'CIN_REVIEW', 'STRAT'] as const).map((type) =>
      minutesOnTime(held(type, { copies: [copy()], sent })).map(({ met }) => met),
    )
    expect(verdicts).toEqual([[1], [1], [0], [0], [0], [0]])
  })

  test('have the limit that the council has set for the day of the meeting', () => {
    const change = {
      id: 'c1',
      key: 'minutesWorkingDaysConference',
      value: 10,
      from: '2026-09-01',
      reason: 'Agreed with the partners.',
      at: '2026-08-20T09:00:00Z',
      by: 'acc-psw',
      byName: 'Ken Orr',
    }
    const rules = ruleSetOn(HELD, [change])
    const sent = { issuedOn: '2026-10-02' }
    expect(conference({ rules, sent })).toMatchObject([
      { met: 0, says: 'Last copy sent on working day 11 of 10' },
    ])
  })

  test('are not asked of a session, of a decision at the desk, or where nobody must have a copy', () => {
    for (const type of ['SUP_CASE', 'SUP_GROUP', 'CLOSE', 'HRR', 'MGMT'] as const)
      expect(minutesOnTime(held(type, { copies: [copy()] }))).toEqual([])
    expect(conference({ copies: [] })).toEqual([])
    expect(conference({ copies: [copy({ required: false }), copy({ item: 'decision letter' })] })).toEqual([])
  })

  test('are due for a conference that was adjourned as well: people have to know that it was', () => {
    const adjourned = held('ICPC', { copies: [copy()] }, { decisions: [decision('adjourned: inquorate')] })
    expect(minutesOnTime(adjourned)).toMatchObject([{ met: 0 }])
  })

  test('of a meeting whose date nobody can read have no limit', () => {
    expect(minutesOnTime(held('ICPC', { copies: [copy()] }, { meeting: { date: 'mid September' } }))).toEqual(
      [],
    )
  })
})

describe('decision letters', () => {
  const letters = (known: Known, parts = {}) =>
    decisionLetters(held('ICPC', { copies: [copy()], ...known }, parts))

  test('are in time on the next working day, over a weekend too', () => {
    expect(letters({ sent: { decisionsSentOn: '2026-09-18' } })).toMatchObject([
      { met: 1, group: '', says: 'Everybody was told the decisions in time' },
    ])
    expect(letters({ sent: { decisionsSentOn: '2026-09-21' } })).toMatchObject([
      { met: 0, says: 'Somebody was told the decisions late' },
    ])
    const friday = { meeting: { date: '2026-09-18' } }
    expect(letters({ sent: { decisionsSentOn: '2026-09-21' } }, friday)).toMatchObject([{ met: 1 }])
  })

  test('are not needed where the minutes themselves were there as soon', () => {
    expect(letters({ sent: { issuedOn: '2026-09-18' } })).toMatchObject([{ met: 1 }])
  })

  test('count as sent on the day that the record itself names', () => {
    const told = { meeting: { triggers: { decisionsSent: '17 September 2026' } } }
    expect(letters({ copies: [] }, told)).toMatchObject([{ met: 1 }])
  })

  test('that nobody sent are late once their day is over, and not before', () => {
    expect(letters({ now: '2026-09-18T12:00:00Z' })).toEqual([])
    expect(letters({ now: '2026-09-19T12:00:00Z' })).toMatchObject([
      { met: 0, says: 'Somebody has still not been told the decisions' },
    ])
  })

  test('are not asked of a conference that was adjourned for every child, but of one that went ahead for one of them', () => {
    const adjourned = decision('adjourned: inquorate')
    expect(letters({}, { decisions: [adjourned] })).toEqual([])
    expect(
      letters({}, { decisions: [adjourned, decision('CPP made', { id: 'd2', child: 'c2' })] }),
    ).toHaveLength(1)
  })

  test('belong to conferences, to what was decided, and to what went through the desk', () => {
    expect(decisionLetters(held('CG', { copies: [copy()] }))).toEqual([])
    expect(letters({}, { decisions: [] })).toEqual([])
    expect(letters({ copies: [] })).toEqual([])
  })
})

describe('recipients with proof of receipt', () => {
  const proof = (copies: ReturnType<typeof copy>[], known: Known = {}, type: MeetingType = 'ICPC') =>
    proofOfReceipt(held(type, { copies, ...known }))

  test('are counted one by one, each under their agency or what they are to the family', () => {
    const facts = proof([
      copy({ id: 'hv', sentOn: '2026-09-20', provenOn: '2026-09-21' }),
      copy({ id: 'gp', agency: 'Mill Surgery', sentOn: '2026-09-20' }),
      copy({ id: 'mum', kind: 'parent', agency: '' }),
      copy({ id: 'file', kind: 'internal', agency: '', sentOn: '2026-09-20', provenOn: '2026-09-20' }),
      copy({ id: 'letter', item: 'child letter', kind: 'child', agency: '' }),
    ])
    expect(facts.map(({ unit, met, group, says }) => [unit, met, group, says])).toEqual([
      ['hv', 1, 'Community Health', 'Copy for health visiting or school nursing: with proof'],
      ['gp', 0, 'Mill Surgery', 'Copy for a GP: sent, without proof'],
      ['mum', 0, 'Parents', 'Copy for a parent: not sent'],
      ['file', 1, 'The file', 'Copy for the file: with proof'],
      ['letter', 0, 'Children', 'Copy for a child: not sent'],
    ])
  })

  test('wait for their proof until the limit is over', () => {
    const waiting = [copy({ sentOn: '2026-09-20' })]
    expect(proof(waiting, { now: `${LIMIT}T12:00:00Z` })).toEqual([])
    expect(proof(waiting, { now: '2026-10-16T12:00:00Z' })).toMatchObject([{ met: 0 }])
    expect(proof([copy({ sentOn: HELD, provenOn: HELD })], { now: `${HELD}T18:00:00Z` })).toMatchObject([
      { met: 1 },
    ])
  })

  test('have, where no limit is set, to be shown from the day of sending', () => {
    const copies = [copy({ kind: 'case record', agency: '', sentOn: '2026-09-18' }), copy({ id: 'l2' })]
    expect(proof(copies, {}, 'SUP_CASE')).toMatchObject([{ unit: 'l1', met: 0 }])
  })

  test('are not asked for a letter beside the minutes, for who need not have one, or for personal supervision', () => {
    expect(
      proof([
        copy({ item: 'decision letter' }),
        copy({ required: false }),
        copy({ kind: 'personal record', sentOn: HELD }),
      ]),
    ).toEqual([])
  })

  test('of an agency that is called like somebody of the record are told by its kind', () => {
    expect(proof([copy({ agency: 'Ashby Childminding Nursery' })])).toMatchObject([
      { group: 'Education or early years' },
    ])
  })
})
