import { api, problemOf, useQuery } from '../../client/index.ts'
import { Empty, ProblemNotice, StateMark, shortDate } from '../../ui/index.ts'
import { GoneRecords } from '../retention/gone-records.tsx'
import { stateWords, typeName } from '../today/records.ts'

/** The records of one family that this person may open, newest first. */
export function CaseRecords({ caseId }: { caseId: string }) {
  const records = useQuery(api.records.list.queryOptions())
  const own = (records.data ?? [])
    .filter((record) => record.caseId === caseId)
    .sort((a, b) => b.date.localeCompare(a.date))
  return (
    <>
      {records.error ? <ProblemNotice problem={problemOf(records.error)} /> : null}
      {records.data && own.length === 0 ? (
        <Empty title="None yet">Meetings and supervision of this family will be here.</Empty>
      ) : null}
      <ul className="ui-plain-list ui-stack-tight">
        {own.map((record) => {
          const { words, tone, icon } = stateWords(record)
          return (
            <li key={record.id} className="ui-row">
              <span className="ui-figures">{shortDate(record.date) || 'No date yet'}</span>
              <a href={`#/record/${record.id}`}>{typeName(record)}</a>
              <StateMark tone={tone} icon={icon}>
                {words}
              </StateMark>
            </li>
          )
        })}
      </ul>
      <GoneRecords mine={(record) => record.caseId === caseId} />
    </>
  )
}
