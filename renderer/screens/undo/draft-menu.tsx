/** What can be done to a draft as a whole: move it to the right family, or throw it away. */
import { useState } from 'react'
import type { RecordMeta } from '../../../shared/api/contract.ts'
import { goTo, IconButton, MenuButton } from '../../ui/index.ts'
import { ThrowAwayDialog } from './throw-away-dialog.tsx'

export function DraftMenu({
  record,
  settle,
}: {
  record: RecordMeta
  /** Everything that was typed here is on disk. */
  settle: () => Promise<unknown>
}) {
  const [asking, setAsking] = useState(false)
  const move = { id: 'move', label: 'Move to another family…' }
  const items = [...(record.caseId === '' ? [] : [move]), { id: 'throw', label: 'Throw away…' }]
  return (
    <>
      <MenuButton
        label="More for this draft"
        trigger={<IconButton icon="more" label="More" />}
        items={items}
        placement="bottom end"
        onAction={(id) => {
          if (id === 'throw') setAsking(true)
          else void settle().then(() => goTo(`/record/${record.id}/move`))
        }}
      />
      {asking ? (
        <ThrowAwayDialog
          record={record}
          before={settle}
          onClose={() => setAsking(false)}
          onDone={() => goTo(`/thrown-away?just=${record.id}`)}
        />
      ) : null}
    </>
  )
}
