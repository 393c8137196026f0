/** Earlier minutes of a family, as the checks of another record may read them. */
import type { RecordMeta } from '../../shared/api/contract.ts'
import type { Minutes } from '../../shared/minutes/index.ts'
import type { Rooms } from '../core.ts'
import { withoutPersonal } from './personal.ts'

export { withoutPersonal }

/** Signed minutes of the same family before this record, oldest first. */
export async function historyOf(rooms: Rooms, record: Pick<RecordMeta, 'id' | 'caseId'>): Promise<Minutes[]> {
  const signed = await rooms.store.history(record.caseId, record.id)
  return Promise.all(
    signed.map(async (minutes) =>
      withoutPersonal(
        minutes,
        await rooms.templates.of(minutes.meeting.type, minutes.meeting.templateVersion),
      ),
    ),
  )
}
