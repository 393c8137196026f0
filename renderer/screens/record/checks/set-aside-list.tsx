/** What was called not relevant although it sounded like an offence or abuse: read by a manager, with the reason. */
import { levelOf } from '../../../../shared/access/access.ts'
import { readsSetAside } from '../../../../shared/checks/index.ts'
import { useRows } from '../../../editor/draft/rows.ts'
import { sayInstant } from '../../../ui/index.ts'
import { useReading, useRecord } from '../record-context.ts'

export function SetAsideList() {
  const { session, me } = useRecord()
  const people = useRows(session.doc, 'people')
  const listed = useReading((reading) => reading?.setAside)
  if (!readsSetAside(levelOf(me.role)) || !listed || listed.length === 0) return null
  const nameOf = (account: string) =>
    account === me.id ? me.name : people.find(({ row }) => row.accountId === account)?.row.name
  const title = `Set aside as not relevant (${listed.length})`
  return (
    <details className="checks-fold">
      <summary>{title}</summary>
      <ul className="row-cues" aria-label={title}>
        {listed.map((one) => (
          <li key={one.id} className="row-cue">
            <q>{one.words}</q>
            <p className="cue-question">{one.reason}</p>
            <span className="finding-where">
              {[nameOf(one.by), sayInstant(one.at)].filter(Boolean).join(', ')}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}
