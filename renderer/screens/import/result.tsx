import { useState } from 'react'
import type { ImportResult, ImportUndone, PreviewedImport } from '../../../shared/api/imports.ts'
import type { ImportCounts, ImportKind } from '../../../shared/cases/import/index.ts'
import { client, useDoing } from '../../client/index.ts'
import { Button, LinkButton, Notice, Page, ProblemNotice } from '../../ui/index.ts'
import { FocusHere } from './focus-here.tsx'
import { PastImports, UndoneNotice } from './past-imports.tsx'
import { WrongRows } from './plan.tsx'
import { doneWords } from './words.ts'

/** What was done, the way back, and the rows that stayed out. */
export function ImportDone({
  kind,
  plan,
  result,
  onAgain,
}: {
  kind: ImportKind
  plan: PreviewedImport
  result: ImportResult
  onAgain: () => void
}) {
  const undo = useDoing(client.imports.undo)
  const [undone, setUndone] = useState<ImportUndone>()
  return (
    <Page title={undone ? 'Taken back' : 'Imported'} back={{ href: '/cases', label: 'Cases' }}>
      {undone ? (
        <UndoneNotice undone={undone} />
      ) : (
        <FocusHere>
          <Notice tone="done" title={doneWords(kind, result.counts as ImportCounts)}>
            <p>
              All of it is in the case files. You can take it back as long as nobody has changed these
              families.
            </p>
          </Notice>
        </FocusHere>
      )}
      <ProblemNotice problem={undo.problem} />
      <div className="import-apply">
        <LinkButton href="/cases" kind="main">
          Go to the cases
        </LinkButton>
        <Button onPress={onAgain}>Import another file</Button>
        {undone ? null : (
          <Button busy={undo.busy} onPress={() => void undo.run({ id: result.id }).then(setUndone)}>
            Undo this import
          </Button>
        )}
      </div>
      <WrongRows plan={plan} />
      <PastImports />
    </Page>
  )
}
