import './supervision.css'
import type { MeetingType } from '../../../../shared/minutes/index.ts'
import { isSession, recordsOfSession } from '../../../../shared/supervision/readers.ts'

/** The records of one session by name, before they are signed or handed out. */
export function SessionRecords({ type }: { type: MeetingType }) {
  if (!isSession(type)) return null
  const records = recordsOfSession(type)
  return (
    <div className="session-records">
      <p>{`This session makes ${records.length === 2 ? 'two' : 'three'} records:`}</p>
      <ul>
        {records.map(({ record, says }) => (
          <li key={record}>
            <strong>{record === 'Personal' ? 'Personal record' : record}:</strong> {says}
          </li>
        ))}
      </ul>
    </div>
  )
}
