/** What a receipt that was read can be noted as: pure. */
import type { Line, LineState } from '../../../shared/distribution/index.ts'

export const receiptKinds = ['delivered', 'read', 'failed'] as const
export type ReceiptKind = (typeof receiptKinds)[number]

export const receiptChoices: { value: ReceiptKind; label: string; hint: string }[] = [
  { value: 'delivered', label: 'It was delivered', hint: 'Kept as a delivery receipt.' },
  { value: 'read', label: 'It was read', hint: 'Kept as a read receipt.' },
  { value: 'failed', label: 'It did not arrive', hint: 'The line goes back to what has to be sent.' },
]

/** "Note that it was delivered" */
export const noteWords: Record<ReceiptKind, string> = {
  delivered: 'Note that it was delivered',
  read: 'Note that it was read',
  failed: 'Note that it did not arrive',
}

const left: ReadonlySet<LineState> = new Set(['prepared', 'sent', 'delivered', 'acknowledged'])

/** Lines that a receipt may belong to, those that wait for one first. */
export const mayHaveReceipt = (lines: readonly Line[]): Line[] => {
  const some = lines.filter(({ state }) => left.has(state))
  return [...some.filter(({ state }) => state === 'sent'), ...some.filter(({ state }) => state !== 'sent')]
}
