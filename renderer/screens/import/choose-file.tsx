import { useRef } from 'react'
import { DropZone } from 'react-aria-components'
import { Button } from '../../ui/index.ts'

/** One file, chosen or dropped. */
export function ChooseFile({
  busy,
  hasFocus,
  onFile,
}: {
  busy: boolean
  /** Begin with the keyboard on its button. */
  hasFocus: boolean
  onFile: (file: File) => void
}) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <DropZone
      className="import-drop"
      aria-label="Drop a file here"
      getDropOperation={() => 'copy'}
      onDrop={(event) => {
        const dropped = event.items.find((item) => item.kind === 'file')
        if (dropped) void dropped.getFile().then(onFile)
      }}
    >
      <p>Drop a CSV or XLSX file here, or choose one. It is read on this computer and not kept.</p>
      <input
        ref={input}
        type="file"
        accept=".csv,.txt,.xlsx,.xls"
        hidden
        data-testid="import-file"
        onChange={(event) => {
          const file = event.target.files?.[0]
          if (file) onFile(file)
          event.target.value = ''
        }}
      />
      <Button
        kind="main"
        icon="file"
        busy={busy}
        busyWords="Reading…"
        autoFocus={hasFocus}
        onPress={() => input.current?.click()}
      >
        Choose a file
      </Button>
    </DropZone>
  )
}
