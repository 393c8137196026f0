/**
 * Why something was late (domain section 4): every late item needs a reason before it can be cleared, and the reason is
 * reported, never hidden. Where a check asks for it already (R-MT, R-LA, R-LP), its answer is the reason.
 */
import type { Minutes } from '../minutes/index.ts'
import type { Clock } from './clock.ts'
import { momentInWords } from './dates.ts'
import { speaksOf, standing } from './record.ts'

/** Fewest characters of a reason. */
export const leastReason = 15

/** A late conference also needs who agreed the delay, and how the children are kept safe until then. */
const agreed: ReadonlySet<string> = new Set(['T-ICPC', 'T-TRANSFER'])

/**
 * Clocks of law or statutory guidance that a meeting is there to stop, or that its record has to answer for, before it
 * is signed.
 */
const answeredFor: ReadonlySet<string> = new Set([
  'T-ICPC',
  'T-TRANSFER',
  'T-CORE-GROUP-FIRST',
  'T-RCPC-FIRST',
  'T-RCPC-NEXT',
  'T-ASSESS',
  'T-REFERRAL',
  'T-LADO',
])

/** The check that asks why this clock was late, and the field of its answer that says so. */
const askedBy: Record<string, { rule: string; field: string }> = {
  'T-DECISION-LETTER': { rule: 'R-MT', field: 'whyLate' },
  'T-MINUTES-15': { rule: 'R-MT', field: 'whyLate' },
  'T-MINUTES-20': { rule: 'R-MT', field: 'whyLate' },
  'T-CIN-MINUTES': { rule: 'R-MT', field: 'whyLate' },
  'T-LADO': { rule: 'R-LA', field: 'whyLate' },
  'T-PREPROC': { rule: 'R-LP', field: 'holdUp' },
  'T-CARE': { rule: 'R-LP', field: 'holdUp' },
}

export const needsAgreement = (clock: Pick<Clock, 'id'>): boolean => agreed.has(clock.id)

/** Past its time, or met after it. A clock that this meeting starts is explained by the meeting that stops it. */
export const isLate = (clock: Clock): boolean =>
  (clock.state === 'overdue' || clock.state === 'met late') && clock.startedBy !== THIS_MEETING

/** What starts the clock of the next meeting, in the words of the screen. */
export const THIS_MEETING = 'this meeting'

const sizeOf = (text: string | undefined): number => (text ?? '').trim().replace(/\s+/g, ' ').length

/** What the reason of a late clock still lacks, each a sentence; empty where it is explained. */
export function reasonLacks(clock: Pick<Clock, 'id' | 'reason' | 'agreedBy' | 'interim'>): string[] {
  return [
    ...(sizeOf(clock.reason) < leastReason ? ['Say why it was late.'] : []),
    ...(needsAgreement(clock) && sizeOf(clock.agreedBy) < 3 ? ['Say who agreed the delay.'] : []),
    ...(needsAgreement(clock) && sizeOf(clock.interim) < leastReason
      ? ['Say how the children are kept safe until then.']
      : []),
  ]
}

/** Late clocks whose reason is not written down yet. */
export const unexplained = (clocks: readonly Clock[]): Clock[] =>
  clocks.filter((clock) => isLate(clock) && reasonLacks(clock).length > 0)

/** Late by law or statutory guidance, and a matter of this very record: its reason stands in it before it is signed. */
export const isAnsweredFor = (clock: Clock): boolean => isLate(clock) && answeredFor.has(clock.id)

/** Those that still have to be explained before the record is signed. */
export const unexplainedAtSigning = (clocks: readonly Clock[]): Clock[] =>
  unexplained(clocks).filter(isAnsweredFor)

/** A late clock and its reason, in words for the record. */
export function lateInWords(clock: Clock): string {
  const done = clock.metOn ? `, done ${momentInWords(clock.metOn)}` : ', not done when this was written'
  const parts = [
    `${clock.name}: due ${momentInWords(clock.due)}${done}`,
    clock.reason ? `Reason: ${clock.reason}` : 'No reason is recorded.',
    clock.agreedBy ? `Delay agreed by: ${clock.agreedBy}` : '',
    clock.interim ? `Until then: ${clock.interim}` : '',
  ]
  return parts
    .filter(Boolean)
    .map((part) => (/[.?!]$/.test(part) ? part : `${part}.`))
    .join(' ')
}

function fromCheck(clock: Clock, minutes: Minutes): string | undefined {
  const asked = askedBy[clock.id]
  if (!asked) return undefined
  return standing(minutes)
    .filter(({ ruleId, fields }) => ruleId === asked.rule && speaksOf(fields, clock.row))
    .map(({ fields }) => fields[asked.field]?.trim())
    .findLast(Boolean)
}

/** The clock with its reason, where it is late and the record has one. */
export function withReason(clock: Clock, minutes: Minutes): Clock {
  if (!isLate(clock)) return clock
  const own = minutes.lateReasons.findLast(
    (one) => one.clock === clock.id && one.about === clock.about && one.row === (clock.row ?? ''),
  )
  const reason = own?.reason.trim() || fromCheck(clock, minutes)
  const agreedBy = own?.agreedBy.trim()
  const interim = own?.interim.trim()
  return {
    ...clock,
    ...(reason && { reason }),
    ...(agreedBy && { agreedBy }),
    ...(interim && { interim }),
  }
}
