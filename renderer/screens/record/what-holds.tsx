/** What keeps somebody from writing here, or from reading all of it, said at the top of the page. */
import { canIn } from '../../../shared/access/access.ts'
import { Notice } from '../../ui/index.ts'
import { useReading, useRecord } from './record-context.ts'

export function ReadOnlyNote() {
  const { session, me, record } = useRecord()
  if (session.editable || record.state === 'signed' || canIn(me, 'record.write', record.type)) return null
  return (
    <div className="record-note">
      <Notice tone="info" title="You can read this record.">
        <p>{`${me.role} is a role that reads this kind of record and does not write in it. What you are asked to say stands with the checks.`}</p>
      </Notice>
    </div>
  )
}

export function UnreadNote() {
  const unread = useReading((reading) => reading?.unread ?? 0)
  if (unread === 0) return null
  return (
    <div className="record-note">
      <Notice tone="warn" title="A part of this draft could not be read.">
        <p>
          It is kept as it is. Everything else can be written and signed once a newer Chairside has read it.
        </p>
      </Notice>
    </div>
  )
}
