import { useState } from 'react'
import type { ImportUndone, PastImport } from '../../../shared/api/imports.ts'
import { kindNames } from '../../../shared/cases/import/index.ts'
import { api, client, problemOf, useDoing, useQuery } from '../../client/index.ts'
import {
  Button,
  type Column,
  Empty,
  Notice,
  PageGroup,
  ProblemNotice,
  sayInstant,
  Table,
} from '../../ui/index.ts'
import { FocusHere } from './focus-here.tsx'

/** What was taken back, and what was left because somebody has changed it since. */
export function UndoneNotice({ undone }: { undone: ImportUndone }) {
  const { restored, left } = undone
  const families = restored === 1 ? '1 family is' : `${restored} families are`
  return (
    <FocusHere>
      <Notice
        tone={left.length > 0 ? 'warn' : 'done'}
        title={restored > 0 ? `Taken back: ${families} as before.` : 'Nothing could be taken back.'}
      >
        {left.length > 0 ? (
          <p>
            Somebody has changed {left.length === 1 ? 'this family' : 'these families'} since, or begun a
            record there, so what was imported stays:{' '}
            {left.map((ref) => ref || 'a family without a reference').join(', ')}.
          </p>
        ) : null}
      </Notice>
    </FocusHere>
  )
}

/** e.g. `Taken back by Priya Nandakumar, 17 September 2026, 11:00. 2 families had changed since and stayed.` */
function takenBack({ undoneAt, undoneBy, undoneLeft }: PastImport): string {
  const who = undoneBy ? `by ${undoneBy}, ` : 'on '
  const stayed =
    undoneLeft === 0
      ? ''
      : undoneLeft === 1
        ? ' One family had changed since and stayed. Importing the file again would show what is missing.'
        : ` ${undoneLeft} families had changed since and stayed. Importing the file again would show what is missing.`
  return `Taken back ${who}${sayInstant(undoneAt)}.${stayed}`
}

/** Every import so far, newest first, each to be taken back. */
export function PastImports() {
  const past = useQuery(api.imports.list.queryOptions())
  const undo = useDoing(client.imports.undo)
  const [undone, setUndone] = useState<ImportUndone>()
  const takeBack = async (id: string) => {
    setUndone(undefined)
    setUndone(await undo.run({ id }))
  }
  const columns: Column<PastImport>[] = [
    { key: 'at', heading: 'When', rowHeader: true, cell: (one) => sayInstant(one.at) },
    { key: 'by', heading: 'Who', cell: (one) => one.by },
    { key: 'kind', heading: 'What', cell: (one) => kindNames[one.kind] },
    { key: 'added', heading: 'Added', number: true, cell: (one) => one.counts.added ?? 0 },
    { key: 'changed', heading: 'Changed', number: true, cell: (one) => one.counts.changed ?? 0 },
    {
      key: 'undo',
      heading: 'Undo',
      cell: (one) =>
        one.undoneAt ? (
          takenBack(one)
        ) : (
          <Button
            small
            isDisabled={undo.busy}
            aria-label={`Undo the import of ${sayInstant(one.at)}`}
            onPress={() => void takeBack(one.id)}
          >
            Undo
          </Button>
        ),
    },
  ]
  return (
    <PageGroup title="Earlier imports">
      {past.error ? <ProblemNotice problem={problemOf(past.error)} /> : null}
      <ProblemNotice problem={undo.problem} />
      {undone ? <UndoneNotice undone={undone} /> : null}
      {past.data?.length === 0 ? (
        <Empty title="Nothing imported yet">
          Each import is listed here, with who did it, and can be taken back as long as nobody has changed its
          families.
        </Empty>
      ) : null}
      {past.data && past.data.length > 0 ? (
        <Table caption="Earlier imports" columns={columns} rows={past.data} rowKey={(one) => one.id} />
      ) : null}
    </PageGroup>
  )
}
