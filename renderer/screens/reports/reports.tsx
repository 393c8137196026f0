import './reports.css'
import { useEffect, useState } from 'react'
import type { Account } from '../../../shared/access/access.ts'
import type { MeasureReport } from '../../../shared/api/measures.ts'
import { api, problemOf, useQuery } from '../../client/index.ts'
import {
  Button,
  Empty,
  goTo,
  Page,
  PageGroup,
  ProblemNotice,
  Unbroken,
  useCommands,
  Waiting,
} from '../../ui/index.ts'
import { Filters } from './filters.tsx'
import { PackDialog, type PackKind } from './pack-dialog.tsx'
import { byQuestion } from './questions.ts'
import { SmallPicture } from './small-picture.tsx'
import { useReportAsk } from './use-report-ask.ts'
import { beforeWords, onlyCounts, sayFigure, seedWords } from './words.ts'

/** While older records are still being worked out, the figures are asked for again after so many milliseconds. */
const AGAIN = 2000

/** Every measure over a time, in the order in which a director asks. */
export default function Reports({ me }: { me: Account }) {
  const state = useReportAsk(me)
  const { ask, wrong, setTeam } = state
  const [pack, setPack] = useState<PackKind | null>(null)
  const found = useQuery({
    ...api.measures.list.queryOptions({
      input: ask,
      refetchInterval: (query) => (query.state.data?.behind ? AGAIN : false),
    }),
    enabled: wrong === '',
    placeholderData: (before) => before,
  })
  const { reports = [], teams = [], agencies = [], audiences = [], behind = false } = found.data ?? {}
  // A team that was chosen once may be gone, or belong to another workspace on this machine.
  const isLost = found.data !== undefined && ask.team !== '' && !teams.includes(ask.team)
  useEffect(() => {
    if (isLost) setTeam('')
  }, [isLost, setTeam])

  useCommands([
    { id: 'reports.board', title: 'Make the board pack', group: 'Do', run: () => setPack('board') },
    {
      id: 'reports.agency',
      title: 'Make the evidence pack for one agency',
      group: 'Do',
      keywords: 's11 s175 audit section 11',
      run: () => setPack('agency'),
    },
    ...reports.map(({ id, name }) => ({
      id: `reports.${id}`,
      title: `${id} ${name}`,
      group: 'Reports',
      run: () => goTo(`/reports/${id}`),
    })),
  ])

  const nothing = reports.length > 0 && reports.every(({ total }) => total.counted === 0)
  return (
    <Page
      title="Reports"
      lead="Figures made of signed records by themselves. They are about practice, and never about single workers."
      actions={
        <>
          <Button icon="file" onPress={() => setPack('board')}>
            Make the board pack
          </Button>
          <Button icon="file" onPress={() => setPack('agency')}>
            Evidence pack for one agency
          </Button>
        </>
      }
    >
      <Filters state={state} teams={teams} audiences={audiences} />
      {found.error ? <ProblemNotice problem={problemOf(found.error)} /> : null}
      {wrong === '' && found.isPending ? <Counting /> : null}
      {behind ? (
        <p className="ui-quiet" role="status">
          Chairside is still reading older records. The figures fill by themselves.
        </p>
      ) : null}
      {wrong !== '' ? null : nothing || (found.data && reports.length === 0) ? (
        <Empty title="Nothing was counted in this period">
          Each measure will stand here with its figure, the change since the period before and what it means.
          The figures come from records once they are signed: sign the first one, or choose a longer period.
        </Empty>
      ) : (
        byQuestion(reports).map((part) => (
          <PageGroup key={part.title} title={part.title}>
            <ul className="report-list">
              {part.reports.map((report) => (
                <Row key={report.id} report={report} />
              ))}
            </ul>
          </PageGroup>
        ))
      )}
      {pack ? (
        <PackDialog
          kind={pack}
          state={state}
          teams={teams}
          agencies={agencies}
          audiences={audiences}
          onClose={() => setPack(null)}
        />
      ) : null}
    </Page>
  )
}

/** Longer than this and it is said how far it is; asked again as often, in milliseconds. */
const LONG = 1000
const LOOK = 300

/** The wait for the first figures. In a large service counting takes a while: then how many measures are counted. */
function Counting() {
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), LONG)
    return () => clearTimeout(timer)
  }, [])
  const far = useQuery({
    ...api.measures.progress.queryOptions({ gcTime: 0, staleTime: 0, refetchInterval: LOOK }),
    enabled: late,
  })
  const { done, all } = far.data ?? { done: 0, all: 0 }
  return <Waiting>{all === 0 ? undefined : `One moment… ${done} of ${all} measures are counted.`}</Waiting>
}

function Row({ report }: { report: MeasureReport }) {
  const { id, name, says, seeds, total } = report
  const counts = onlyCounts(report)
  return (
    <li className="report-row">
      <div className="ui-stack-tight">
        <h3>
          <a href={`#/reports/${id}`}>
            <Unbroken>{`${id} ${name}`}</Unbroken>
          </a>
        </h3>
        <p>{says}</p>
        <p className="ui-quiet ui-small">{seedWords(seeds)}</p>
      </div>
      <div className="report-row-figure">
        <p className={total.counted === 0 ? 'ui-quiet' : 'report-row-number'}>{sayFigure(total, counts)}</p>
        <SmallPicture report={report} />
        <p className="ui-quiet ui-small">{beforeWords(report)}</p>
      </div>
    </li>
  )
}
