/** How a line stands comes from what happened to it, in the order in which it was recorded. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  eventKinds,
  isOpen,
  isSettled,
  type LineEvent,
  type LineState,
  lineStates,
  proofKinds,
  sentStates,
  standingAfter,
  stateFrom,
  stateOf,
} from '../../../shared/distribution/index.ts'
import { event } from './events.ts'

const proposed = { method: 'NHSmail', address: 's.greaves@nhs.net' } as const
const plain = { kind: 'professionals', held: false, replaced: false } as const
const state = (events: LineEvent[], around: Partial<{ held: boolean; replaced: boolean }> = {}): LineState =>
  stateOf(events, proposed, { ...plain, ...around })

describe('a line', () => {
  test.each<[string, LineEvent[], LineState]>([
    ['with nothing written down is ready where it is known how and where it goes', [], 'ready'],
    ['is prepared once its draft was made', [event('prepared')], 'prepared'],
    ['is not sent because it was made', [event('prepared'), event('prepared')], 'prepared'],
    ['is sent when somebody says so', [event('prepared'), event('sent')], 'sent'],
    ['is delivered by a receipt', [event('sent'), event('proof', { proof: 'read receipt' })], 'delivered'],
    [
      'is not delivered by a tracking number, which proves that it left',
      [event('sent'), event('proof', { proof: 'tracking number' })],
      'sent',
    ],
    ['is acknowledged by its reader', [event('sent'), event('acknowledged')], 'acknowledged'],
    [
      'stays acknowledged when a receipt comes in later',
      [event('sent'), event('acknowledged'), event('proof', { proof: 'delivery receipt' })],
      'acknowledged',
    ],
    ['that came back has to be sent anew', [event('sent'), event('returned')], 'returned'],
    [
      'that came back is not delivered by the receipt of before',
      [event('sent'), event('proof', { proof: 'delivery receipt' }), event('failed')],
      'failed',
    ],
    ['that came back may be made again', [event('sent'), event('returned'), event('prepared')], 'prepared'],
    ['that came back may be sent again', [event('sent'), event('returned'), event('sent')], 'sent'],
    ['that was called back is not sent', [event('sent'), event('recalled')], 'recalled'],
    ['that went to somebody else is not sent', [event('sent'), event('wrong recipient')], 'failed'],
    [
      'that went to somebody else as well stays with the one who has proof of it',
      [event('sent'), event('proof', { proof: 'signed receipt' }), event('wrong recipient')],
      'delivered',
    ],
    ['is an exception with a reason', [event('not to be sent')], 'not to be sent'],
    [
      'comes back from an exception as it was',
      [event('prepared'), event('not to be sent'), event('to be sent after all')],
      'prepared',
    ],
    [
      'whose address was changed has no draft any more',
      [event('prepared'), event('address set', { method: 'secure email', address: 'a@b.gov.uk' })],
      'ready',
    ],
    ['without an address waits for one', [event('address set', { method: 'secure email' })], 'no address'],
    [
      'that was handed over and signed for was sent',
      [event('proof', { proof: 'signed receipt' })],
      'delivered',
    ],
  ])('%s', (_, events, expected) => {
    expect(state(events)).toBe(expected)
  })

  test('waits for the second person before anything else', () => {
    expect(state([], { held: true })).toBe('waiting')
    expect(state([event('address set', { method: 'secure email' })], { held: true })).toBe('waiting')
    expect(state([event('not to be sent')], { held: true })).toBe('not to be sent')
  })

  test('that was not sent is replaced by a newer version, and one that was sent stays sent', () => {
    expect(state([event('prepared')], { replaced: true })).toBe('replaced')
    expect(state([event('sent'), event('returned')], { replaced: true })).toBe('replaced')
    expect(state([event('sent')], { replaced: true })).toBe('sent')
  })

  test('keeps the first sending when it is marked twice, and the new one after it came back', () => {
    const first = event('sent', { at: '2026-09-21T09:00:00.000Z' })
    const second = event('sent', { at: '2026-09-28T09:00:00.000Z' })
    expect(standingAfter([first, second], proposed).sentAt).toBe(first.at)
    expect(standingAfter([first, event('returned'), second], proposed).sentAt).toBe(second.at)
  })

  test('counts in the order of recording, not of the time that is written in it', () => {
    const earlier = event('returned', { at: '2026-09-20T09:00:00.000Z', noted: '2026-09-25T09:00:00.000Z' })
    expect(state([event('sent'), earlier])).toBe('returned')
  })

  test('is settled by proof of any kind, by an exception and by a newer version, and by nothing else', () => {
    const settled = (events: LineEvent[], replaced = false) =>
      isSettled(standingAfter(events, proposed), replaced)
    expect(settled([])).toBe(false)
    expect(settled([event('sent')])).toBe(false)
    expect(settled([event('sent'), event('proof', { proof: 'tracking number' })])).toBe(true)
    expect(settled([event('sent', { proof: 'message id' })])).toBe(true)
    expect(settled([event('not to be sent')])).toBe(true)
    expect(settled([], true)).toBe(true)
    expect(settled([event('sent')], true)).toBe(false)
    expect(settled([event('sent'), event('acknowledged'), event('failed')])).toBe(false)
  })
})

const anyEvent = fc
  .record({
    kind: fc.constantFrom(...eventKinds),
    proof: fc.constantFrom('' as const, ...proofKinds),
    day: fc.integer({ min: 1, max: 28 }),
    method: fc.constantFrom('secure email' as const, 'tracked post' as const, 'by hand' as const),
    address: fc.constantFrom('', 'a@b.gov.uk', '1 High Street'),
  })
  .map(({ day, ...more }) =>
    event(more.kind, { ...more, at: `2026-09-${String(day).padStart(2, '0')}T09:00:00.000Z` }),
  )
const anyEvents = fc.array(anyEvent, { maxLength: 12 })
const anyAround = fc
  .record({ held: fc.boolean(), replaced: fc.boolean() })
  .map((one) => ({ ...plain, ...one }))

describe('whatever happens to a line', () => {
  test('nothing is ever sent that no event says was sent, and the last one that came back counts', () => {
    fc.assert(
      fc.property(anyEvents, anyAround, (events, around) => {
        const sends = new Set(['sent', 'proof', 'acknowledged'])
        const undoes = new Set(['returned', 'failed', 'recalled'])
        const last = events.findLastIndex(({ kind }) => undoes.has(kind))
        const said = events.slice(last + 1).some(({ kind }) => sends.has(kind))
        const now = stateOf(events, proposed, around)
        if (!said) expect(sentStates.has(now)).toBe(false)
        if (sentStates.has(now)) expect(standingAfter(events, proposed).sentAt).not.toBe('')
      }),
    )
  })

  test('it is one of the states, and open, sent, excepted or replaced, never two of them', () => {
    fc.assert(
      fc.property(anyEvents, anyAround, (events, around) => {
        const now = stateOf(events, proposed, around)
        expect(lineStates).toContain(now)
        const ways = [isOpen(now), sentStates.has(now), now === 'not to be sent', now === 'replaced']
        expect(ways.filter(Boolean)).toHaveLength(1)
      }),
    )
  })

  test('an exception and back again leaves it as it was', () => {
    fc.assert(
      fc.property(anyEvents, anyAround, (events, around) => {
        const without = events.filter(({ kind }) => kind !== 'not to be sent')
        const there = [...without, event('not to be sent'), event('to be sent after all')]
        expect(stateOf(there, proposed, around)).toBe(stateOf(without, proposed, around))
      }),
    )
  })

  test('what is kept after each event is what all of them come to', () => {
    fc.assert(
      fc.property(anyEvents, fc.nat(12), anyAround, (events, at, around) => {
        const whole = standingAfter(events, proposed)
        const first = standingAfter(events.slice(0, at), proposed)
        expect(stateFrom(whole, around)).toBe(stateOf(events, proposed, around))
        // Somebody who opens the desk half-way sees no sending of later.
        if (!events.slice(0, at).some(({ kind }) => ['sent', 'proof', 'acknowledged'].includes(kind)))
          expect(first.sentAt).toBe('')
      }),
    )
  })

  test('a second person and a newer version never make it sent', () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        const now = stateOf(events, proposed, plain)
        for (const held of [true, false])
          for (const replaced of [true, false]) {
            const other = stateOf(events, proposed, { ...plain, held, replaced })
            expect(sentStates.has(other)).toBe(sentStates.has(now))
          }
      }),
    )
  })
})
