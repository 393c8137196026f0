import { useState } from 'react'
import { canIn } from '../../../shared/access/access.ts'
import type { RecordMeta } from '../../../shared/api/contract.ts'
import { api, problemOf, useQuery, useStatus } from '../../client/index.ts'
import { Button, Empty, goTo, ProblemNotice, StateMark, shortDate } from '../../ui/index.ts'
import { GoneRecords } from '../retention/gone-records.tsx'
import { stateWords, typeName } from '../today/records.ts'
import { ThrowAwayDialog } from '../undo/throw-away-dialog.tsx'
import { nameOfDraft } from '../undo/words.ts'

/** The records of one family that this person may open, newest first. */
export function CaseRecords({ caseId }: { caseId: string }) {
  const me = useStatus().data?.me
  const [asked, setAsked] = useState<RecordMeta | null>(null)
  const records = useQuery(api.records.list.queryOptions({ input: { caseId } }))
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
              {record.state !== 'signed' && me && canIn(me, 'record.write', record.type) ? (
                <Button
                  small
                  kind="quiet"
                  aria-label={`Throw away… ${nameOfDraft(record)}`}
                  onPress={() => setAsked(record)}
                >
                  Throw away…
                </Button>
              ) : null}
            </li>
          )
        })}
      </ul>
      {asked ? (
        <ThrowAwayDialog
          record={asked}
          onClose={() => setAsked(null)}
          onDone={() => goTo(`/thrown-away?just=${asked.id}`)}
        />
      ) : null}
      <p>
        <a href="#/thrown-away">Drafts that were thrown away</a>
      </p>
      <GoneRecords mine={(record) => record.caseId === caseId} />
    </>
  )
}
