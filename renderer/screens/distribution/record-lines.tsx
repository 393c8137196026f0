import './distribution.css'
import type { Timeliness } from '../../../shared/api/distribution.ts'
import { api, problemOf, useQuery } from '../../client/index.ts'
import { Empty, LinkButton, Notice, Page, ProblemNotice, sayDate, todayIso, Waiting } from '../../ui/index.ts'
import { typeName } from '../today/records.ts'
import { Desk } from './desk.tsx'
import { timelinessWords, upper } from './words.ts'

/** The lines of one record, and whether its minutes reached everybody in time. */
export default function RecordLines({ id }: { id: string }) {
  const record = useQuery(api.records.get.queryOptions({ input: { id } }))
  const asked = useQuery(api.distribution.ofRecord.queryOptions({ input: { recordId: id } }))
  const meta = record.data?.record
  const data = asked.data
  const error = record.error ?? asked.error
  return (
    <Page
      title="Send and prove"
      lead={meta ? `${typeName(meta)}, ${meta.familyRef}, ${sayDate(meta.date)}` : undefined}
      back={{ href: '/distribution', label: 'Distribution' }}
      actions={
        <div className="ui-row">
          <LinkButton href={`/record/${id}`}>The record</LinkButton>
          <LinkButton href={`/record/${id}/copies`} icon="file">
            Copies
          </LinkButton>
        </div>
      }
    >
      {error ? <ProblemNotice problem={problemOf(error)} /> : null}
      {asked.isPending && !error ? <Waiting /> : null}
      {data && data.lines.length === 0 ? (
        <Empty
          title="Nothing to send yet"
          action={<LinkButton href={`/record/${id}/copies`}>Look at the copies</LinkButton>}
        >
          When this record or one of its letters is signed, there is a line here for each person who gets a
          copy.
        </Empty>
      ) : null}
      {data && data.lines.length > 0 ? (
        <>
          <InTime time={data.timeliness} />
          <Desk
            label="Lines of this record"
            lines={data.lines}
            all={data.lines}
            today={todayIso()}
            ofRecord
          />
        </>
      ) : null}
    </Page>
  )
}

/** Measured to the last person who has to have a copy, and not to when the minutes were typed. */
function InTime({ time }: { time: Timeliness }) {
  const { title, says, late } = timelinessWords(time)
  return (
    <Notice tone={late ? 'warn' : 'info'} title={title}>
      {says ? <p>{says}</p> : null}
      {time.waiting.length > 0 ? (
        <>
          <p>Still without a copy:</p>
          <ul>
            {time.waiting.map(({ lineId, name, role }) => (
              <li key={lineId}>{[name, upper(role)].filter(Boolean).join(', ')}</li>
            ))}
          </ul>
        </>
      ) : null}
    </Notice>
  )
}
