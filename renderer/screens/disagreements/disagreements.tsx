import { api, problemOf, useQuery } from '../../client/index.ts'
import { Empty, Page, ProblemNotice, Select, useRemembered, Waiting } from '../../ui/index.ts'
import { DisagreementLines } from './lines.tsx'

const choices = [
  { value: 'open', label: 'Not settled' },
  { value: 'all', label: 'Settled and not settled' },
]

/** While older records are still being read, the list is asked for again after so many milliseconds. */
const AGAIN = 2000

/** Disagreements of every family, from the records that one may open. */
export default function Disagreements() {
  const [which, setWhich] = useRemembered<string>('disagreements.which', 'open')
  const found = useQuery(
    api.escalations.list.queryOptions({
      input: { caseId: '' },
      refetchInterval: (query) => (query.state.data?.behind ? AGAIN : false),
    }),
  )
  const all = found.data?.lines ?? []
  const lines = which === 'all' ? all : all.filter(({ state }) => state === 'running' || state === 'not said')
  return (
    <Page
      title="Disagreements"
      lead="Of every family, from the records that you may open: running ones first, the soonest due before the others."
      back={{ href: '/cases', label: 'Cases' }}
    >
      {found.error ? <ProblemNotice problem={problemOf(found.error)} /> : null}
      {found.isPending ? <Waiting /> : null}
      {found.data && all.length === 0 && !found.data.behind ? (
        <Empty title="No disagreement is recorded">
          What somebody writes under Disagreement in any record will be here, until it has ended and after
          that.
        </Empty>
      ) : null}
      {all.length > 0 ? (
        <search className="ui-columns">
          <Select label="Which" value={which} onChange={setWhich} choices={choices} />
        </search>
      ) : null}
      {all.length > 0 && lines.length === 0 ? (
        <p role="status">Every disagreement has been noted or has ended.</p>
      ) : null}
      <DisagreementLines lines={lines} withFamily />
      {found.data?.behind ? (
        <p className="ui-quiet" role="status">
          Chairside is still reading older records. This list fills by itself.
        </p>
      ) : null}
    </Page>
  )
}
