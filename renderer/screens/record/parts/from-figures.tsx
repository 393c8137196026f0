/** A table of supervision of supervisors that is filled from the figures: rows that are not there are added, none is changed. */
import { type ReactNode, useState } from 'react'
import { FROM_FIGURES } from '../../../../shared/api/supervision.ts'
import type { TemplateSection } from '../../../../shared/templates/template.ts'
import { client, useDoing } from '../../../client/index.ts'
import { addTableRow, type TableRow, useTable } from '../../../editor/draft/rows.ts'
import { announce, Button, ProblemNotice } from '../../../ui/index.ts'
import { useRecord } from '../record-context.ts'
import { OwnTable } from './own-table.tsx'

/** The tables of the template that the figures know something of (domain 2.10). */
const filledTables: ReadonlySet<string> = new Set([
  'compliance',
  'sample',
  'highRisk',
  'overrides',
  'chairing',
])

export const isFilledFromFigures = (type: string, key: string): boolean =>
  type === 'SUP_SUP' && filledTables.has(key)

const lines = (count: number): string => (count === 1 ? '1 line added' : `${count} lines added`)

/** A line from the figures says so, and what does not fit into a field of one line stands above it as a whole. */
const LONG = 40
function whereFrom({ id, cells }: TableRow): ReactNode {
  if (!id.startsWith(FROM_FIGURES)) return null
  const long = Object.values(cells).filter((text) => text.length > LONG)
  return <p className="ui-quiet">{['Filled from the figures.', ...long].join(' ')}</p>
}

export function FromFigures({ section }: { section: TemplateSection }) {
  const { session, record } = useRecord()
  const rows = useTable(session.doc, section.key)
  const [says, setSays] = useState('')
  const picture = useDoing(client.supervision.teamPicture)
  const fill = async () => {
    const found = await picture.run({ recordId: record.id })
    if (!found) return
    const there = new Set(rows.map(({ row }) => row.id))
    const fresh = found.rows.filter(({ key, id }) => key === section.key && !there.has(id))
    for (const { id, cells } of fresh) addTableRow(session.doc, section.key, cells, id)
    const told = fresh.length > 0 ? lines(fresh.length) : 'Nothing new was found'
    setSays(`${told}. ${found.says}`)
    announce(told)
  }
  return (
    <div className="ui-stack">
      <OwnTable section={section} note={whereFrom} />
      {session.editable ? (
        <div className="ui-stack-tight">
          <div>
            <Button small kind="quiet" busy={picture.busy} busyWords="Looking…" onPress={() => void fill()}>
              Fill again from the figures
            </Button>
          </div>
          <p className="ui-quiet" role="status">
            {says || 'Adds lines that are not here yet. What you typed stays as it is.'}
          </p>
          <ProblemNotice problem={picture.problem} />
        </div>
      ) : null}
    </div>
  )
}
