/** Events of a line as a test says them: whatever it does not say is empty. */
import type { LineEvent } from '../../../shared/distribution/index.ts'

export const event = (kind: LineEvent['kind'], more: Partial<LineEvent> = {}): LineEvent => ({
  id: `event of ${kind}`,
  kind,
  at: '2026-09-21T09:00:00.000Z',
  noted: '2026-09-21T09:00:00.000Z',
  by: 'account-1',
  byName: 'Sam Dell',
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
  ...more,
})
