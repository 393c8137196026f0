/**
 * How a line stands, worked out from what happened to it and from nothing else (domain section 6). Events count in the order in
 * which they were recorded. A line is sent only by an event that says so, and what came back has to be sent again.
 */
import type { CopyKind } from '../copies/copy.ts'
import { type AddressFacts, addressLacks } from './address.ts'
import type { LineEvent, LineState, Method, ProofKind } from './line.ts'

/** How far a line has come; '' while nothing was made. */
export const reachedStates = [
  '',
  'prepared',
  'sent',
  'delivered',
  'acknowledged',
  'returned',
  'failed',
  'recalled',
] as const
export type Reached = (typeof reachedStates)[number]

/** What the events of a line come to. */
export type Standing = {
  reached: Reached
  method: Method | ''
  address: string
  readBack: boolean
  agreed: boolean
  /** Account of whoever sees to it. */
  responsible: string
  /** UTC instant at which the sending that still stands left; '' without one. */
  sentAt: string
  /** UTC instant of the first proof of that sending. */
  provenAt: string
  /** An exception: it is not to be sent, for a reason that the events hold. */
  exception: boolean
  whyLate: string
  /** What was made last (`Making`), and the names of its files, one a line. */
  preparedAs: string
  files: string
  /** SHA-256 of the very file that was made or sent last; '' where nothing was. */
  fileSha256: string
}

/** What is proposed for a line before anybody says anything else. */
export type Proposed = Pick<Standing, 'method' | 'address'>

/** Somebody has it in hand. The other kinds of proof say that it left. */
const receipts: ReadonlySet<ProofKind> = new Set([
  'delivery receipt',
  'read receipt',
  'signed receipt',
  'read aloud by',
  'reply from the recipient',
  'portal confirmation',
])

export const isReceipt = (proof: ProofKind | ''): boolean => proof !== '' && receipts.has(proof)

/** States in which a copy has left for its recipient and nothing is known to have gone wrong. */
export const sentStates: ReadonlySet<LineState | Reached> = new Set(['sent', 'delivered', 'acknowledged'])
const cameBack: ReadonlySet<Reached> = new Set(['returned', 'failed', 'recalled'])

export const nothingYet = (proposed: Proposed): Standing => ({
  reached: '',
  ...proposed,
  readBack: false,
  agreed: false,
  responsible: '',
  sentAt: '',
  provenAt: '',
  exception: false,
  whyLate: '',
  preparedAs: '',
  files: '',
  fileSha256: '',
})

type Told = Pick<
  LineEvent,
  'kind' | 'at' | 'method' | 'address' | 'readBack' | 'agreed' | 'proof' | 'reference' | 'note' | 'fileSha256'
>

const hasLeft = ({ reached }: Standing): boolean => sentStates.has(reached)

/** What did not arrive, or went to somebody else: the sending does not count, and neither does what proved it. */
const undone = (standing: Standing, reached: Reached): Standing => ({
  ...standing,
  reached,
  sentAt: '',
  provenAt: '',
  preparedAs: '',
  files: '',
})

function withProof(standing: Standing, { at, proof }: Told): Standing {
  const reached = isReceipt(proof) && standing.reached !== 'acknowledged' ? 'delivered' : standing.reached
  return {
    ...standing,
    reached: sentStates.has(reached) ? reached : 'sent',
    sentAt: standing.sentAt || at,
    provenAt: standing.provenAt || at,
  }
}

/** One event further. */
export function after(standing: Standing, event: Told): Standing {
  const fileSha256 = event.fileSha256 || standing.fileSha256
  switch (event.kind) {
    case 'address set':
      return {
        ...standing,
        method: event.method,
        address: event.address,
        readBack: event.readBack,
        agreed: event.agreed,
        // A draft to the old address is no longer what is to be sent.
        ...(standing.reached === 'prepared' && { reached: '', preparedAs: '', files: '' }),
      }
    case 'given to':
      return { ...standing, responsible: event.reference }
    case 'prepared': {
      const made = { ...standing, preparedAs: event.note, files: event.reference, fileSha256 }
      return hasLeft(standing) ? made : { ...made, reached: 'prepared' }
    }
    case 'sent': {
      if (hasLeft(standing)) return standing
      const sent: Standing = { ...standing, reached: 'sent', sentAt: event.at, provenAt: '', fileSha256 }
      return event.proof ? { ...sent, provenAt: event.at } : sent
    }
    case 'proof':
      return withProof(standing, event)
    case 'acknowledged':
      return {
        ...standing,
        reached: 'acknowledged',
        sentAt: standing.sentAt || event.at,
        provenAt: standing.provenAt || event.at,
      }
    case 'returned':
    case 'failed':
    case 'recalled':
      return undone(standing, event.kind)
    case 'not to be sent':
      return { ...standing, exception: true }
    case 'to be sent after all':
      return { ...standing, exception: false }
    case 'why late':
      return { ...standing, whyLate: event.note }
    case 'wrong recipient':
      // Where there is proof that the right person has it too, they have it.
      return standing.reached === 'sent' ? undone(standing, 'failed') : standing
  }
}

export function standingAfter(events: readonly Told[], proposed: Proposed): Standing {
  return events.reduce(after, nothingYet(proposed))
}

/** What is known about a line beside its own events. */
export type Around = {
  kind: CopyKind
  /** A second person has still to look at it (R-RS). */
  held: boolean
  /** A newer version has taken its place. */
  replaced: boolean
}

export function stateFrom(standing: Standing, { kind, held, replaced }: Around): LineState {
  const { reached, exception } = standing
  if (hasLeft(standing)) return reached as LineState
  if (exception) return 'not to be sent'
  if (replaced) return 'replaced'
  if (cameBack.has(reached)) return reached as LineState
  if (held) return 'waiting'
  if (addressLacks({ kind, ...standing } satisfies AddressFacts).length > 0) return 'no address'
  return reached === 'prepared' ? 'prepared' : 'ready'
}

/** @param events in the order in which they were recorded */
export const stateOf = (events: readonly Told[], proposed: Proposed, around: Around): LineState =>
  stateFrom(standingAfter(events, proposed), around)

/** Nobody has anything to do about it any more: there is proof, or it is not to be sent. */
export function isSettled(standing: Standing, replaced: boolean): boolean {
  if (hasLeft(standing)) return standing.provenAt !== ''
  return standing.exception || replaced
}

/** Does somebody have to do something before this copy is with its recipient? */
export const isOpen = (state: LineState): boolean =>
  !sentStates.has(state) && state !== 'not to be sent' && state !== 'replaced'
