/** What the distribution desk says, where a line stands in it, and what comes next. */

import { describe, expect, test } from 'vitest'
import { addressMistake } from '../../../../renderer/screens/distribution/addresses.ts'
import { eventWords } from '../../../../renderer/screens/distribution/event-words.ts'
import {
  filtered,
  grouped,
  groupOf,
  NO_METHOD,
  NOBODY,
  noFilters,
} from '../../../../renderer/screens/distribution/queue.ts'
import { mayHaveReceipt } from '../../../../renderer/screens/distribution/receipt-words.ts'
import { restOf } from '../../../../renderer/screens/distribution/run-progress.tsx'
import { lateOn } from '../../../../renderer/screens/distribution/sent-form.tsx'
import {
  byUsualMaking,
  makingsFor,
  nextOf,
  nextOfMany,
  notNow,
  splitFor,
  usualMaking,
} from '../../../../renderer/screens/distribution/steps.ts'
import { instantOf } from '../../../../renderer/screens/distribution/when.tsx'
import {
  documentWords,
  dueWords,
  lineWords,
  markOf,
  timelinessWords,
} from '../../../../renderer/screens/distribution/words.ts'
import type { RunStep } from '../../../../shared/api/distribution.ts'
import { makings, type Timeliness } from '../../../../shared/api/distribution.ts'
import type { Line, LineEvent } from '../../../../shared/distribution/index.ts'

const today = '2026-10-08'
const line = (change: Partial<Line> = {}): Line => ({
  id: 'a',
  recordId: 'r',
  familyRef: 'WX-4471',
  meetingName: 'Initial child protection conference',
  type: 'ICPC',
  meetingDate: '2026-09-17',
  item: 'minutes',
  version: '1.0',
  sha256: '',
  fileName: 'a.docx',
  recipientId: 'p',
  kind: 'professionals',
  name: 'Siobhan Greaves',
  role: 'health visitor',
  agency: 'Community Health',
  came: true,
  required: true,
  due: today,
  clock: '',
  state: 'ready',
  late: false,
  method: 'secure email',
  address: 'siobhan@health.example',
  responsible: '',
  sentAt: '',
  provenAt: '',
  because: [],
  warnings: [],
  ...change,
})

describe('when it is due', () => {
  const due = (change: Partial<Line>) => dueWords(line(change), today)
  test('is said in words, in working days where it is late', () => {
    expect(due({})).toBe('due today')
    expect(due({ due: '2026-10-09' })).toBe('due tomorrow')
    expect(due({ due: '2026-10-13' })).toBe('due Tuesday 13 October')
    expect(due({ due: '2027-01-05' })).toBe('due Tuesday 5 January 2027')
    expect(due({ due: '2026-10-07', late: true })).toBe('1 working day late')
    // Over a weekend only the days on which somebody works count.
    expect(due({ due: '2026-10-02', late: true })).toBe('4 working days late')
    expect(due({ due: '' })).toBe('no due date')
  })
  test('is late since a day when no working day has passed', () => {
    expect(dueWords(line({ due: '2026-10-09', late: true }), '2026-10-10')).toBe(
      'late since Friday 9 October',
    )
  })
  test('is not said any more of what was sent in time or is settled', () => {
    expect(due({ state: 'sent', sentAt: '2026-10-08T09:00:00Z' })).toBe('')
    expect(due({ state: 'not to be sent', due: '2026-10-01' })).toBe('')
    expect(due({ state: 'sent', sentAt: '2026-10-12T09:00:00Z', late: true })).toBe(
      'sent 2 working days late',
    )
  })
})

describe('a line', () => {
  test('is read out whole, with who did not come', () => {
    expect(lineWords(line({ came: false }), today)).toBe(
      'Siobhan Greaves, Health visitor, Community Health, did not come, Minutes 1.0, professionals’ copy, Initial child protection conference, 17 September 2026, WX-4471, Ready, due today, Secure email, siobhan@health.example',
    )
    expect(documentWords(line({ item: 'child letter', kind: 'child', version: '2.0' }))).toBe(
      'Letter to the child 2.0, for the child',
    )
  })
  test('stands in the group of its urgency, and in none of them once it has left', () => {
    const group = (change: Partial<Line>) => groupOf(line(change), today)
    expect(group({ due: '2026-10-07' })).toBe('late')
    expect(group({})).toBe('today')
    expect(group({ due: '2026-10-15' })).toBe('week')
    expect(group({ due: '2026-10-16' })).toBe('later')
    expect(group({ due: '' })).toBe('later')
    expect(group({ state: 'sent', due: '2026-10-01', late: true })).toBe('unproven')
    expect(group({ state: 'sent', provenAt: '2026-10-08T09:00:00Z' })).toBe('settled')
    expect(group({ state: 'failed', due: '2026-10-01' })).toBe('late')
    expect(group({ state: 'replaced', due: '2026-10-01' })).toBe('settled')
    expect(markOf(line({ state: 'sent', provenAt: 'x' })).words).toBe('Sent, with proof')
  })
  test('keeps its place inside its group', () => {
    const groups = grouped(
      [line({ id: 'b' }), line({ id: 'a' }), line({ id: 'c', due: '2026-10-01' })],
      today,
    )
    expect(groups.map(({ id, lines }) => [id, lines.map((one) => one.id)])).toEqual([
      ['late', ['c']],
      ['today', ['b', 'a']],
    ])
  })
  test('is found by every word in any order, and by what was chosen', () => {
    const lines = [line(), line({ id: 'b', name: 'Alan Pryce', method: '', responsible: 'me' })]
    const ids = (change: Partial<typeof noFilters>) =>
      filtered(lines, { ...noFilters, ...change }).map(({ id }) => id)
    expect(ids({ text: '  health WX-4471 ' })).toEqual(['a', 'b'])
    expect(ids({ text: 'pryce wx' })).toEqual(['b'])
    expect(ids({ text: 'pryce greaves' })).toEqual([])
    expect(ids({ method: NO_METHOD })).toEqual(['b'])
    expect(ids({ responsible: NOBODY })).toEqual(['a'])
    expect(ids({ responsible: 'me', type: 'ICPC', state: 'ready' })).toEqual(['b'])
    expect(ids({ type: 'STRAT' })).toEqual([])
  })
})

describe('what can be done', () => {
  test('is passed over with its reason where a line is not so far', () => {
    expect(notNow('make', line({ state: 'waiting' }))).toBe('a second person has to look at it first')
    expect(notNow('make', line({ state: 'no address' }))).toBe('its address is missing')
    expect(notNow('send', line({ method: 'tracked post' }))).toBe('it does not go by e-mail')
    expect(notNow('sent', line({ state: 'delivered' }))).toBe('it has been sent')
    expect(notNow('outcome', line())).toBe('it has not been marked as sent')
    expect(notNow('why late', line())).toBe('it is not late')
    expect(notNow('after all', line())).not.toBe('')
    expect(notNow('address', line({ state: 'replaced' }))).toBe('a newer version took its place')
    const split = splitFor('sent', [line(), line({ id: 'b', state: 'sent' })])
    expect([split.can.map(({ id }) => id), split.cannot.map(({ why }) => why)]).toEqual([
      ['a'],
      ['it has been sent'],
    ])
  })
  test('never keeps anybody from saying that a copy went astray', () => {
    for (const state of ['ready', 'prepared', 'sent', 'delivered', 'failed', 'replaced'] as const)
      expect(notNow('wrong recipient', line({ state }))).toBe('')
  })
  test('takes a proof of what was handed over before anybody marked it sent', () => {
    expect(notNow('proof', line({ state: 'prepared' }))).toBe('')
    expect(notNow('proof', line({ state: 'waiting' }))).not.toBe('')
  })
  test('says that a mail did not arrive although the server never answered for it', () => {
    expect(notNow('outcome', line({ state: 'prepared', warnings: ['It may have arrived.'] }))).toBe('')
  })
  test('comes next by where the line stands', () => {
    const next = (change: Partial<Line>, direct = false) => nextOf(line(change), direct)?.does ?? null
    expect(next({ state: 'waiting' })).toBe('Look at the copy')
    expect(next({ state: 'no address' })).toBe('Set address')
    expect(next({})).toBe('Make e-mail draft')
    expect(next({}, true)).toBe('Send now')
    expect(next({ method: 'personal email' }, true)).toBe('Make protected draft')
    expect(next({ method: 'by hand' })).toBe('Make print pack')
    expect(next({ state: 'prepared' })).toBe('Mark sent')
    expect(next({ state: 'sent' })).toBe('Add proof')
    expect(next({ state: 'sent', provenAt: 'x' })).toBe(null)
    expect(next({ state: 'returned' })).toBe('Make anew')
    expect(next({ state: 'not to be sent' })).toBe('Send after all')
    expect(next({ state: 'acknowledged' })).toBe(null)
  })
  test('is for several lines what most of them wait for', () => {
    const lines = [
      line(),
      line({ state: 'prepared' }),
      line({ state: 'prepared' }),
      line({ state: 'waiting' }),
    ]
    expect(nextOfMany(lines, false)).toBe('sent')
    expect(nextOfMany([line({ state: 'waiting' })], false)).toBe(null)
    expect(nextOfMany([line({ state: 'prepared' }), line()], false)).toBe('make')
  })
  test('is made as each one goes', () => {
    expect(usualMaking('partner portal')).toBe('portal folder')
    expect(makingsFor('tracked post', makings)).toEqual(['protected copy', 'print pack', 'portal folder'])
    expect(makingsFor('NHSmail', makings)).not.toContain('print pack')
    const parts = byUsualMaking([
      line(),
      line({ id: 'b', method: 'by hand' }),
      line({ id: 'c', method: 'CJSM' }),
    ])
    expect(parts.map(({ making, lines }) => [making, lines.map(({ id }) => id)])).toEqual([
      ['email draft', ['a', 'c']],
      ['print pack', ['b']],
    ])
  })
  test('goes on with what was never begun before it tries again what failed', () => {
    const lines = [line(), line({ id: 'b' }), line({ id: 'c' })]
    const step = (lineId: string, ok: boolean): [string, RunStep] => [
      lineId,
      { lineId, ok, done: 1, of: 3, files: [], says: '' },
    ]
    const rest = (...steps: ReturnType<typeof step>[]) =>
      restOf({ steps: new Map(steps) }, lines).map(({ id }) => id)
    expect(rest(step('a', false))).toEqual(['b', 'c'])
    expect(rest(step('a', false), step('b', true), step('c', true))).toEqual(['a'])
    expect(rest(step('a', true), step('b', true), step('c', true))).toEqual([])
  })
})

describe('what is typed', () => {
  test('about an address is one whole address, or none where none is needed', () => {
    expect(addressMistake('secure email', 'name@council.gov.uk')).toBe('')
    expect(addressMistake('secure email', 'a@b.uk, c@d.uk')).not.toBe('')
    expect(addressMistake('NHSmail', 'Dr Ellis')).not.toBe('')
    expect(addressMistake('CJSM', ' ')).toBe('Type the e-mail address.')
    expect(addressMistake('tracked post', '')).toBe('Type the postal address.')
    expect(addressMistake('tracked post', '4 Mill Rise')).toBe('')
    expect(addressMistake('by hand', '')).toBe('')
    expect(addressMistake('partner portal', '')).toBe('')
  })
  test('about when it happened is a day and a time that have been', () => {
    const now = new Date('2026-10-08T12:00:00Z')
    expect(instantOf('2026-10-08', '10:00', now).mistake).toBe('')
    expect(instantOf('soon', '10:00', now)).toEqual({ at: '', mistake: 'Give the date and the time.' })
    expect(instantOf('2026-10-08', 'noon', now).mistake).toBe('Give the date and the time.')
    expect(instantOf('2026-10-09', '10:00', now).mistake).toBe(
      'This is still to come. Give when it happened.',
    )
  })
  test('asks why of lines that this sending makes late', () => {
    const lines = [
      line({ due: '2026-10-07' }),
      line({ id: 'b', due: '2026-10-09' }),
      line({ id: 'c', due: '' }),
    ]
    expect(lateOn(lines, '2026-10-08T09:00:00Z').map(({ id }) => id)).toEqual(['a'])
    expect(lateOn(lines, '')).toEqual([])
  })
})

describe('what happened', () => {
  const event = (change: Partial<LineEvent>): LineEvent => ({
    id: 'e',
    kind: 'sent',
    at: '',
    noted: '',
    by: '',
    byName: '',
    method: '',
    address: '',
    readBack: false,
    agreed: false,
    proof: '',
    reference: '',
    note: '',
    receiptName: '',
    receiptSha256: '',
    contained: null,
    ...change,
  })
  const says = (change: Partial<LineEvent>) =>
    eventWords(event(change), (id) => (id === 'm' ? 'Morag Ellery' : ''))
  test('is one plain sentence each, with the note after it', () => {
    expect(says({ method: 'tracked post', reference: 'AB 1', note: 'left at the desk' })).toBe(
      'Sent by tracked post (AB 1). Left at the desk.',
    )
    expect(says({ kind: 'address set', method: 'by hand', readBack: true })).toBe(
      'To go by hand; the address was read back.',
    )
    expect(says({ kind: 'given to', reference: 'm', note: 'Morag Ellery' })).toBe('Given to Morag Ellery.')
    expect(says({ kind: 'given to' })).toBe('Given to nobody in particular.')
    expect(says({ kind: 'prepared', note: 'print pack', reference: 'a.docx\nb.docx' })).toBe(
      'Made: print pack (a.docx, b.docx). Nothing was sent.',
    )
    expect(says({ kind: 'proof', proof: 'read aloud by', reference: 'Rosa Okafor' })).toBe(
      'Read aloud by Rosa Okafor.',
    )
    expect(says({ kind: 'wrong recipient', reference: 'a neighbour', contained: true })).toBe(
      'It went to somebody else: a neighbour. It is contained.',
    )
  })
  test('finds a line for a receipt among those that may have one, those that wait for it first', () => {
    const lines = [line(), line({ id: 'b', state: 'delivered' }), line({ id: 'c', state: 'sent' })]
    expect(mayHaveReceipt(lines).map(({ id }) => id)).toEqual(['c', 'b'])
  })
})

describe('whether everybody was told in time', () => {
  const time: Timeliness = {
    workingDays: null,
    allowed: 20,
    due: '2026-10-15',
    verdict: 'running',
    required: 3,
    sent: 2,
    proven: 1,
    waiting: [{ lineId: 'a', name: '', role: 'mother' }],
  }
  test('is a plain sentence, to the last who has to have a copy', () => {
    expect(timelinessWords(time)).toEqual({
      title: '1 person still waits for a copy.',
      says: '2 of 3 sent. Due Thursday 15 October 2026. The last one counts, also somebody who did not come. 1 of 3 with proof that it arrived.',
      late: false,
    })
    expect(timelinessWords({ ...time, verdict: 'late' }).title).toBe('Late: 1 person still waits for a copy.')
    const done = { ...time, sent: 3, waiting: [] }
    expect(timelinessWords({ ...done, verdict: 'in time', workingDays: 12 }).title).toBe(
      'Everybody had a copy 12 working days after the meeting; 20 working days are allowed.',
    )
    expect(timelinessWords({ ...done, verdict: 'late', workingDays: 1 }).says).toMatch(/^That is late\./)
    expect(timelinessWords({ ...time, verdict: 'no clock', due: '' }).title).toBe(
      '2 of 3 have been sent a copy.',
    )
    expect(timelinessWords({ ...time, required: 0 }).title).toBe(
      'Nobody has to be sent a copy of this record.',
    )
  })
})
