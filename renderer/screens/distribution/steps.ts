/** What can be done with lines of the desk, for which of them, and what comes next: pure. */
import type { Making } from '../../../shared/api/distribution.ts'
import { emailMethods, type Line, type LineState, type Method } from '../../../shared/distribution/index.ts'
import { hasLeft, stateMarks } from './words.ts'

export const stepIds = [
  'address',
  'make',
  'send',
  'sent',
  'proof',
  'outcome',
  'give',
  'exception',
  'after all',
  'why late',
  'wrong recipient',
] as const
export type StepId = (typeof stepIds)[number]

export type Step = { id: StepId; title: string; keys?: string; keywords: string }

/** In the order in which they come. The keys work while the desk is open. */
export const steps: Record<StepId, Step> = {
  address: {
    id: 'address',
    title: 'Set method and address',
    keys: 'Alt+Shift+A',
    keywords: 'email post read back',
  },
  make: {
    id: 'make',
    title: 'Make',
    keys: 'Alt+Shift+M',
    keywords: 'draft print pack protected portal folder',
  },
  send: { id: 'send', title: 'Send now', keys: 'Alt+Shift+D', keywords: 'email smtp direct' },
  sent: { id: 'sent', title: 'Mark sent', keys: 'Alt+Shift+S', keywords: 'posted handed over' },
  proof: {
    id: 'proof',
    title: 'Add proof',
    keys: 'Alt+Shift+P',
    keywords: 'receipt delivered tracking read',
  },
  outcome: {
    id: 'outcome',
    title: 'Say what became of it',
    keys: 'Alt+Shift+B',
    keywords: 'acknowledged returned failed recalled bounced',
  },
  give: { id: 'give', title: 'Give to somebody', keys: 'Alt+Shift+G', keywords: 'assign responsible person' },
  exception: {
    id: 'exception',
    title: 'Not to be sent',
    keys: 'Alt+Shift+N',
    keywords: 'exception withhold reason',
  },
  'after all': { id: 'after all', title: 'To be sent after all', keywords: 'exception back' },
  'why late': { id: 'why late', title: 'Say why it is late', keys: 'Alt+Shift+L', keywords: 'reason delay' },
  'wrong recipient': {
    id: 'wrong recipient',
    title: 'Went to the wrong recipient',
    keys: 'Alt+Shift+W',
    keywords: 'incident breach data protection misdirected',
  },
}

const sendable: ReadonlySet<LineState> = new Set(['ready', 'prepared', 'returned', 'failed', 'recalled'])

const cameBack: ReadonlySet<LineState> = new Set(['returned', 'failed', 'recalled'])

/**
 * It has left, has come back, or may have left: of a mail that the server never answered for there is a warning, and that it
 * did not arrive settles it.
 */
const mayHaveLeft = ({ state, method, warnings }: Pick<Line, 'state' | 'method' | 'warnings'>): boolean =>
  hasLeft(state) ||
  cameBack.has(state) ||
  (sendable.has(state) && method !== '' && emailMethods.has(method) && warnings.length > 0)

/** Why a step cannot be done to a line now, as the end of "Dana Harcastle: …"; '' when it can. */
export function notNow(step: StepId, line: Pick<Line, 'state' | 'method' | 'late' | 'warnings'>): string {
  const { state, method, late } = line
  if (step === 'give' || step === 'wrong recipient') return ''
  if (step === 'after all')
    return state === 'not to be sent' ? '' : 'nobody has said that it is not to be sent'
  if (step === 'why late') return late ? '' : 'it is not late'
  if (state === 'replaced') return 'a newer version took its place'
  if (state === 'not to be sent') return 'it is not to be sent'
  if (step === 'outcome') return mayHaveLeft(line) ? '' : 'it has not been marked as sent'
  if (hasLeft(state)) return step === 'proof' ? '' : 'it has been sent'
  if (step === 'address' || step === 'exception') return ''
  if (!sendable.has(state))
    return state === 'waiting' ? 'a second person has to look at it first' : 'its address is missing'
  if (step === 'send' && !(method && emailMethods.has(method))) return 'it does not go by e-mail'
  return ''
}

export type Split = { can: Line[]; cannot: { line: Line; why: string }[] }

export function splitFor(step: StepId, lines: readonly Line[]): Split {
  const judged = lines.map((line) => ({ line, why: notNow(step, line) }))
  return {
    can: judged.filter(({ why }) => why === '').map(({ line }) => line),
    cannot: judged.filter(({ why }) => why !== ''),
  }
}

/** What each way of sending needs to be made. */
export function usualMaking(method: Method | ''): Making {
  if (method === 'personal email') return 'protected email draft'
  if (method === 'partner portal') return 'portal folder'
  return method && emailMethods.has(method) ? 'email draft' : 'print pack'
}

export const makingWords: Record<Making, { title: string; hint: string; does: string }> = {
  'email draft': {
    title: 'E-mail draft',
    hint: 'Opens in your mail program with the copy attached. You press send there.',
    does: 'Make e-mail draft',
  },
  'protected email draft': {
    title: 'Protected e-mail draft',
    hint: 'The same, with the copy behind a password that you tell by another way.',
    does: 'Make protected draft',
  },
  'protected copy': {
    title: 'Protected copy',
    hint: 'The copy alone behind a password, to attach yourself.',
    does: 'Make protected copy',
  },
  'print pack': {
    title: 'Print pack',
    hint: 'Cover note, address page and copy for the printer.',
    does: 'Make print pack',
  },
  'portal folder': {
    title: 'Portal folder',
    hint: 'A folder named by its reference, to upload.',
    does: 'Make portal folder',
  },
}

/** What may be made of a line: nothing for the printer goes by e-mail, and the other way round. */
export const makingsFor = (method: Method | '', all: readonly Making[]): Making[] => {
  const byEmail = method !== '' && emailMethods.has(method)
  return all.filter((one) =>
    one === 'print pack' ? !byEmail : one === 'protected copy' || one === 'portal folder' || byEmail,
  )
}

/** Lines by what each of them needs, in the order of the first of each. */
export const byUsualMaking = (lines: readonly Line[]): { making: Making; lines: Line[] }[] =>
  [...Map.groupBy(lines, ({ method }) => usualMaking(method))].map(([making, own]) => ({
    making,
    lines: own,
  }))

export type Next = { step: StepId | 'look'; does: string }

/** The one thing to do next; null when nothing is left to do. `direct` when Chairside itself may send e-mail. */
export function nextOf(line: Pick<Line, 'state' | 'method' | 'provenAt'>, direct: boolean): Next | null {
  const { state, method, provenAt } = line
  switch (state) {
    case 'waiting':
      return { step: 'look', does: 'Look at the copy' }
    case 'no address':
      return { step: 'address', does: 'Set address' }
    case 'ready':
      return direct && method !== 'personal email' && method !== '' && emailMethods.has(method)
        ? { step: 'send', does: 'Send now' }
        : { step: 'make', does: makingWords[usualMaking(method)].does }
    case 'prepared':
      return { step: 'sent', does: 'Mark sent' }
    case 'sent':
      return provenAt ? null : { step: 'proof', does: 'Add proof' }
    case 'returned':
    case 'failed':
    case 'recalled':
      return { step: 'make', does: 'Make anew' }
    case 'not to be sent':
      return { step: 'after all', does: 'Send after all' }
    default:
      return null
  }
}

/** The step that most of these lines wait for: the main button over a selection. */
export function nextOfMany(lines: readonly Line[], direct: boolean): StepId | null {
  const counts = new Map<StepId, number>()
  for (const line of lines) {
    const next = nextOf(line, direct)
    if (next && next.step !== 'look') counts.set(next.step, (counts.get(next.step) ?? 0) + 1)
  }
  const most = Math.max(0, ...counts.values())
  // Of equals the one that comes first in the work.
  return stepIds.find((id) => most > 0 && counts.get(id) === most) ?? null
}

/** "Ready", for a line that is left out of a step: its name and why. */
export const leftWords = ({ line, why }: Split['cannot'][number]): string =>
  `${line.name}, ${stateMarks[line.state].words.toLowerCase()}: ${why}.`
