/** The stages of an escalation: each with its clock, and the way to the next one. */
import { endingOf, stageName, stagesOf } from '../../../../shared/minutes/index.ts'
import type { TemplateSection } from '../../../../shared/templates/template.ts'
import { addTableRow, type TableRow, useTable } from '../../../editor/draft/rows.ts'
import { Button, StateMark, todayIso } from '../../../ui/index.ts'
import { useReading, useRecord } from '../record-context.ts'
import { OwnTable } from './own-table.tsx'

/** How the clock of this stage stands, in words. */
function StageClock({ row }: { row: TableRow }) {
  const clocks = useReading((reading) => reading?.clocks)
  const clock = clocks?.find((one) => one.row === row.id && one.id.startsWith('T-ESC-'))
  if (!clock) return null
  const late = clock.state === 'overdue' || clock.state === 'met late'
  const done = clock.state === 'met'
  return (
    <div className="stage-clock">
      <StateMark
        tone={late ? 'warn' : done ? 'done' : 'plain'}
        icon={late ? 'warn' : done ? 'tick' : 'today'}
      >
        {late ? 'Late' : done ? 'In time' : 'Running'}
      </StateMark>
      <span>{clock.says}</span>
    </div>
  )
}

/** Ends the stage today and begins the next one: what is late or not accepted goes up, and nothing is lost. */
function NextStage() {
  const { session, goToPlace } = useRecord()
  const rows = useTable(session.doc, 'stages')
  const ends = useTable(session.doc, 'end')
  const clocks = useReading((reading) => reading?.clocks)
  const tables = [
    { key: 'stages', rows: rows.map(({ row }) => row) },
    { key: 'end', rows: ends.map(({ row }) => row) },
  ]
  const last = stagesOf({ tables }).at(-1)
  const end = endingOf({ tables })
  const next = last ? stageName(last.number + 1) : ''
  if (!session.editable || !last || !next || end?.accepted === 'yes') return null
  const refused = end?.accepted === 'no'
  const late = clocks?.some((one) => one.row === last.id && one.state === 'overdue') ?? false
  const why = refused
    ? 'The outcome was not accepted: it goes to the next stage.'
    : late
      ? 'This stage has taken longer than it may: it goes to the next one.'
      : ''
  return (
    <div className="ui-stack-tight stage-next">
      {why ? <p className="row-note">{why}</p> : null}
      <div>
        <Button
          small
          kind={why ? 'main' : 'plain'}
          onPress={() => {
            const today = todayIso()
            if (last.ended === '') rows.find(({ row }) => row.id === last.id)?.setIn('cells', 'ended', today)
            // The caret goes with it: pressed once more, the same button would begin one more stage.
            goToPlace({ rowId: addTableRow(session.doc, 'stages', { stage: next, began: today }) })
          }}
        >
          {`Go to stage ${next.replace(' ', ': ')}`}
        </Button>
      </div>
    </div>
  )
}

export function Stages({ section }: { section: TemplateSection }) {
  return (
    <>
      <OwnTable
        section={section}
        nameOf={({ cells }, index) =>
          cells.stage ? `Stage ${cells.stage.replace(' ', ': ')}` : `Stage ${index + 1}`
        }
        note={(row) => <StageClock row={row} />}
        addWords="Add a stage"
      />
      <NextStage />
    </>
  )
}
