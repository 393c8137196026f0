import './distribution.css'
import { useMemo } from 'react'
import type { Account } from '../../../shared/access/access.ts'
import { api, problemOf, useQuery } from '../../client/index.ts'
import { Button, Empty, LinkButton, Page, ProblemNotice, Waiting } from '../../ui/index.ts'
import { Desk } from './desk.tsx'
import { DeskFilters } from './filters.tsx'
import { filtered, noFilters } from './queue.ts'
import { isFiltered, useFilters } from './use-filters.ts'

/** Everything that is to be sent, or has no proof yet, across records: the most urgent first. */
export default function Distribution({ me }: { me: Account }) {
  const { filters, change, settled, setSettled } = useFilters()
  const queue = useQuery(
    api.distribution.queue.queryOptions({ input: { settled }, placeholderData: (before) => before }),
  )
  const people = useQuery(api.people.list.queryOptions())
  const all = queue.data?.lines
  const { text, type, method, responsible, state } = filters
  const shown = useMemo(
    () => filtered(all ?? [], { text, type, method, responsible, state }),
    [all, text, type, method, responsible, state],
  )
  const nothing = all !== undefined && all.length === 0 && !settled && !isFiltered(filters)
  return (
    <Page
      title="Distribution"
      lead="What is signed and has to reach somebody, until there is proof that it did."
    >
      {queue.error ? <ProblemNotice problem={problemOf(queue.error)} /> : null}
      {queue.isPending ? <Waiting /> : null}
      {nothing ? (
        <Empty
          title="Nothing waits to be sent"
          action={
            <div className="ui-row distribution-empty">
              <LinkButton href="/meetings">Look at the meetings</LinkButton>
              <Button kind="quiet" onPress={() => setSettled(true)}>
                Show what is settled
              </Button>
            </div>
          }
        >
          As soon as a record or a letter is signed, there is a line here for each person who gets a copy. Set
          its address, make it, send it, and keep the proof: arrows go from line to line, Space selects
          several, Enter opens one.
        </Empty>
      ) : null}
      {all && !nothing ? (
        <>
          <DeskFilters
            filters={filters}
            onChange={change}
            settled={settled}
            onSettled={setSettled}
            people={people.data ?? []}
            me={me}
          />
          {shown.length === 0 ? (
            <div className="ui-row">
              <p role="status">No line fits. Clear a filter to see more.</p>
              <Button small onPress={() => change(noFilters)}>
                Clear the filters
              </Button>
            </div>
          ) : null}
          <Desk label="Lines to send and to prove" lines={shown} all={all} today={queue.data?.today ?? ''} />
          {queue.data?.more ? (
            <p className="ui-quiet">There are more than fit here. The most urgent are shown.</p>
          ) : null}
        </>
      ) : null}
    </Page>
  )
}
