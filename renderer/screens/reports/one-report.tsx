import './reports.css'
import { useEffect, useRef, useState } from 'react'
import type { Account } from '../../../shared/access/access.ts'
import type { MeasureReport, ReportAsk } from '../../../shared/api/measures.ts'
import { type MeasureId, measureIdSchema } from '../../../shared/measures/measure.ts'
import { api, problemOf, useQuery } from '../../client/index.ts'
import {
  announce,
  Button,
  Empty,
  Facts,
  Kbd,
  LinkButton,
  Page,
  PageGroup,
  ProblemNotice,
  useCommands,
  useRemembered,
  Waiting,
} from '../../ui/index.ts'
import { type Behind, CasesBehind, useBehind } from './behind.tsx'
import { Filters } from './filters.tsx'
import { Pictures } from './pictures.tsx'
import { Tables } from './tables.tsx'
import { useReportAsk, worksInService } from './use-report-ask.ts'
import { useTableKey } from './use-table-key.ts'
import { beforeWords, FEW, onlyCounts, sayFigure, seedWords } from './words.ts'

/** One measure: what it means, its pictures or tables, the cases behind it, and how it is worked out. */
export default function OneReport({ id, me }: { id: string; me: Account }) {
  const known = measureIdSchema.safeParse(id)
  if (known.success) return <Report id={known.data} me={me} />
  return (
    <Page title="There is no such report" narrow>
      <Empty title="No measure has this number" action={<LinkButton href="/reports">All reports</LinkButton>}>
        The measures are numbered from G1 to G28.
      </Empty>
    </Page>
  )
}

function Report({ id, me }: { id: MeasureId; me: Account }) {
  const state = useReportAsk(me)
  const { ask, wrong } = state
  const enabled = wrong === ''
  const choices = useQuery({ ...api.measures.list.queryOptions({ input: ask }), enabled })
  const found = useQuery({
    ...api.measures.one.queryOptions({ input: { ...ask, id } }),
    enabled,
    placeholderData: (before) => before,
  })
  const report = enabled ? found.data : undefined
  return (
    <Page
      title={report ? `${report.id} ${report.name}` : id}
      lead={report?.says}
      back={{ href: '/reports', label: 'Reports' }}
    >
      <Filters state={state} teams={choices.data?.teams ?? []} audiences={choices.data?.audiences ?? []} />
      {found.error ? <ProblemNotice problem={problemOf(found.error)} /> : null}
      {enabled && found.isPending ? <Waiting /> : null}
      {report ? <Measured key={`${ask.from} ${ask.to}`} report={report} ask={ask} me={me} /> : null}
    </Page>
  )
}

function Measured({ report, ask, me }: { report: MeasureReport; ask: ReportAsk; me: Account }) {
  const [look, setLook] = useRemembered<'pictures' | 'tables'>('reports.look', 'pictures')
  const [behind, setBehind] = useState<Behind>({ which: 'all' })
  const casesAt = useRef<HTMLDivElement>(null)
  const [followed, setFollowed] = useState(0)
  const mayFollow = worksInService(me) && ask.audience === 'service'
  // Only bars of time are made of the cases themselves.
  const drawn = useBehind(report, ask, { which: 'all' }, mayFollow && report.charts.includes('gantt'))
  const turn = () => {
    const next = look === 'tables' ? 'pictures' : 'tables'
    setLook(next)
    announce(next === 'tables' ? 'Tables are shown.' : 'Pictures are shown.')
  }
  useTableKey(turn)
  useCommands([
    {
      id: 'report.look',
      title: look === 'tables' ? 'Show pictures' : 'Show tables',
      group: 'This report',
      keywords: 'chart table figures numbers',
      run: turn,
    },
  ])
  // Whoever follows a number goes on reading at its cases.
  useEffect(() => {
    if (followed === 0) return
    casesAt.current?.scrollIntoView({ block: 'start' })
    casesAt.current?.focus({ preventScroll: true })
  }, [followed])
  const counts = onlyCounts(report)
  const nothing = report.total.counted === 0
  const follow = (next: Behind) => {
    setBehind(next)
    setFollowed((times) => times + 1)
  }
  return (
    <div className="ui-stack-wide report">
      <div className="ui-stack">
        <p className="report-figure">{sayFigure(report.total, counts)}</p>
        <p>{beforeWords(report)}</p>
        <Facts
          facts={[
            { label: 'Number', value: counts ? '' : report.numerator },
            { label: counts ? 'What is counted' : 'Out of', value: report.denominator },
            { label: 'Made for', value: report.audience },
            { label: 'Answers', value: seedWords(report.seeds) },
          ]}
        />
      </div>
      {nothing ? (
        <Empty title="Nothing was counted in this period">
          Figures come from signed records by themselves; nothing is typed in here. Choose a longer period, or
          another team.
        </Empty>
      ) : (
        <PageGroup
          title={look === 'tables' ? 'In tables' : 'In pictures'}
          actions={
            <Button small onPress={turn}>
              {look === 'tables' ? 'Show pictures' : 'Show tables'} <Kbd>T</Kbd>
            </Button>
          }
        >
          {ask.audience === 'partnership' ? (
            <p className="ui-quiet">
              “{look === 'tables' ? FEW : '<5'}” is a hidden number: a small one, or one that would give a
              small one away.
            </p>
          ) : null}
          {look === 'tables' ? (
            <Tables report={report} onBehind={mayFollow ? follow : undefined} />
          ) : (
            <Pictures report={report} cases={drawn.data?.lines ?? []} />
          )}
        </PageGroup>
      )}
      {mayFollow && !nothing ? (
        <div ref={casesAt} tabIndex={-1}>
          <PageGroup title="The cases behind it">
            <CasesBehind report={report} ask={ask} behind={behind} onBehind={setBehind} />
          </PageGroup>
        </div>
      ) : null}
      <PageGroup title="How it is worked out">
        <p className="ui-measure">{report.how}</p>
        <p className="ui-measure">
          <a href="#/guide/reports">What the figures mean</a>
        </p>
      </PageGroup>
    </div>
  )
}
