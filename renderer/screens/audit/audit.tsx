import './audit.css'
import { useState } from 'react'
import { api, client, fromBase64, problemOf, saveFile, useDoing, useQuery } from '../../client/index.ts'
import { announce, Button, Notice, Page, PageGroup, ProblemNotice, Waiting } from '../../ui/index.ts'
import { type AuditFilter, AuditFilters, everything } from './filters.tsx'
import { AuditRows } from './rows.tsx'

/** Who has read and done what: of everything, or of one record or family. */
export default function Audit({ about }: { about?: string }) {
  const [filter, setFilter] = useState<AuditFilter>(about ? { ...everything, about } : everything)
  const [before, setBefore] = useState(0)
  const found = useQuery(api.audit.list.queryOptions({ input: { ...filter, before } }))
  const take = useDoing(async () => {
    const made = await client.audit.export({ from: filter.from, to: filter.to })
    saveFile(made.fileName, fromBase64(made.bytes))
    announce(`Saved ${made.fileName}`)
    return made
  })
  return (
    <Page
      title={about ? 'Who has read this' : 'Who has read what'}
      lead="Every change, everything that was opened or taken out, and every refusal. Opening the same thing again within ten minutes is not noted again. No word of a record stands here."
      back={about ? undefined : { href: '/settings', label: 'Settings' }}
      actions={
        about ? undefined : (
          <Button icon="save" busy={take.busy} onPress={() => void take.run(undefined)}>
            Take it out for an inspector
          </Button>
        )
      }
    >
      <ProblemNotice problem={take.problem} />
      <AuditFilters
        value={filter}
        onChange={(next) => {
          setFilter(next)
          setBefore(0)
        }}
        fixed={{ about: about !== undefined }}
      />
      {found.error ? <ProblemNotice problem={problemOf(found.error)} /> : null}
      {found.isPending ? <Waiting /> : null}
      {found.data ? (
        <AuditRows
          list={found.data}
          before={before}
          onBefore={setBefore}
          empty="Nothing that you may see fits what you asked for. Take a filter away, or choose other dates."
        />
      ) : null}
      {about ? null : <Chain />}
    </Page>
  )
}

/** Whether the trail is as it was written. Asked for: it reads all of it. */
function Chain() {
  const check = useDoing(() => client.audit.check())
  const [said, setSaid] = useState<Awaited<ReturnType<typeof client.audit.check>> | null>(null)
  const ask = async () => {
    const answer = await check.run(undefined)
    if (answer) setSaid(answer)
  }
  return (
    <PageGroup title="Is the trail as it was written?">
      <p>
        Each row is bound to the one before it, and every signed document and every backup knows how far the
        trail had come. The check compares them all.
      </p>
      <ProblemNotice problem={check.problem} />
      <div>
        <Button busy={check.busy} onPress={() => void ask()}>
          Check it now
        </Button>
      </div>
      {said ? (
        <Notice
          tone={said.ok ? 'done' : 'stop'}
          live
          title={
            said.ok
              ? `The trail is as it was written: ${said.rows} rows.`
              : 'The trail is not as it was written.'
          }
        >
          {said.problems.length + said.notes.length > 0 ? (
            <ul className="audit-list">
              {[...said.problems, ...said.notes].map((words) => (
                <li key={words}>{words}</li>
              ))}
            </ul>
          ) : null}
          <p className="audit-hash">Newest row: {said.newest}</p>
        </Notice>
      ) : null}
    </PageGroup>
  )
}
