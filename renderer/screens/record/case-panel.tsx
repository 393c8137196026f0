/** Beside the page: the clocks that run, the history, and who is who. */
import { isSession } from '../../../shared/supervision/readers.ts'
import { useRows } from '../../editor/draft/rows.ts'
import { StateMark, sayDate, sayInstant } from '../../ui/index.ts'
import { FurtherRecords } from './further-records.tsx'
import { LateReason } from './late-reason.tsx'
import { useReading, useRecord } from './record-context.ts'
import { BesideSession } from './supervision/beside-session.tsx'

const tones = { running: 'plain', amber: 'warn', overdue: 'stop', met: 'done', 'met late': 'warn' } as const

const when = (value: string): string => (value.includes('T') ? sayInstant(value) : sayDate(value))

export function CasePanel() {
  const { session, names, record } = useRecord()
  const running = useReading((reading) => reading?.clocks)
  const chronology = useRows(session.doc, 'chronology').toSorted((a, b) =>
    b.row.date.localeCompare(a.row.date),
  )
  const previous = useRows(session.doc, 'previousActions')
  const people = useRows(session.doc, 'people').filter(({ row }) => row.role !== 'professional')
  const clocks = (running ?? []).filter((clock) => clock.id !== 'T-ACTION')
  const nameOf = (id: string) =>
    [...names.children, ...names.people].find((one) => one.value === id)?.label ?? ''
  return (
    <div className="case-panel">
      {isSession(record.type) ? <BesideSession /> : null}
      <section aria-label="Clocks">
        <h2>Clocks</h2>
        {clocks.length === 0 ? (
          <p className="panel-quiet">No clock runs yet. Trigger dates in the details start them.</p>
        ) : null}
        <ul>
          {clocks.map((clock) => (
            <li key={`${clock.id} ${clock.about} ${clock.start} ${clock.row ?? ''}`}>
              <span className="clock-name">
                {clock.name}
                {clock.about && nameOf(clock.about) ? `, ${nameOf(clock.about)}` : ''}
              </span>{' '}
              <StateMark tone={tones[clock.state]}>{clock.state}</StateMark>
              <span className="clock-due">{`due ${when(clock.due)}`}</span>
              <span className="clock-says">{clock.says}</span>
              <LateReason clock={clock} />
            </li>
          ))}
        </ul>
      </section>
      <section aria-label="Chronology">
        <h2>Chronology</h2>
        {chronology.length === 0 ? <p className="panel-quiet">Nothing in the chronology yet.</p> : null}
        <ul>
          {chronology.map(({ row }) => (
            <li key={row.id}>
              <span className="clock-name">{row.date ? sayDate(row.date) : 'No date'}</span> {row.category} ·{' '}
              {row.source}
              <span className="clock-says">{row.text}</span>
            </li>
          ))}
        </ul>
      </section>
      {previous.length > 0 && !isSession(record.type) ? (
        <section aria-label="Actions from last time">
          <h2>Actions from last time</h2>
          <ul>
            {previous.map(({ row }) => (
              <li key={row.id}>
                {row.text} <span className="clock-says">{row.status || 'not settled yet'}</span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <section aria-label="Family and household">
        <h2>Family and household</h2>
        <ul>
          {people.map(({ row }) => (
            <li key={row.id}>
              <span className="clock-name">{row.name}</span> {row.role}
              {row.inHousehold ? ', lives in the home' : ''}
            </li>
          ))}
        </ul>
      </section>
      <FurtherRecords />
    </div>
  )
}
