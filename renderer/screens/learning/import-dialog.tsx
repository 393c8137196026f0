import { useRef, useState } from 'react'
import type { ThemePreview } from '../../../shared/api/learning.ts'
import { themeColumns } from '../../../shared/learning/index.ts'
import { client, saveFile, toBase64, useDoing } from '../../client/index.ts'
import { announce, Button, Dialog, Notice, ProblemNotice } from '../../ui/index.ts'
import { csvText } from '../cases/csv-text.ts'

const MOST_FAULTS = 20
const themesWord = (count: number): string => (count === 1 ? '1 theme' : `${count} themes`)

/** Themes from a table: shown first, then all of them or none. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const input = useRef<HTMLInputElement>(null)
  const [seen, setSeen] = useState<(ThemePreview & { bytes: string }) | null>(null)
  const look = useDoing(async (file: File) => {
    setSeen(null)
    const bytes = toBase64(new Uint8Array(await file.arrayBuffer()))
    const preview = await client.learning.preview({ bytes })
    setSeen({ ...preview, bytes })
    announce(
      preview.faults.length > 0
        ? `Rows to put right: ${preview.faults.length}`
        : `${themesWord(preview.themes.length)} can be imported`,
    )
    return preview
  })
  const bring = useDoing(async ({ bytes, hash }: { bytes: string; hash: string }) => {
    const { added } = await client.learning.importThemes({ bytes, hash })
    announce(`${themesWord(added)} imported`)
    onClose()
    return added
  })
  const ready = seen !== null && seen.faults.length === 0
  return (
    <Dialog
      title="Import themes"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            kind="main"
            isDisabled={!ready}
            busy={bring.busy}
            busyWords="Importing…"
            onPress={() => void (seen && bring.run({ bytes: seen.bytes, hash: seen.hash }))}
          >
            {ready ? `Import ${themesWord(seen.themes.length)}` : 'Import'}
          </Button>
        </>
      }
    >
      <div className="ui-stack">
        <p>
          A CSV file or an XLSX workbook with a row of headings and one theme in each row below. Questions and
          words of one cell are divided by bars or stand on lines of their own.
        </p>
        <input
          ref={input}
          type="file"
          accept=".csv,.txt,.xlsx"
          hidden
          data-testid="themes-file"
          onChange={(event) => {
            const file = event.target.files?.[0]
            if (file) void look.run(file)
            event.target.value = ''
          }}
        />
        <div className="ui-row">
          <Button icon="file" busy={look.busy} busyWords="Reading…" onPress={() => input.current?.click()}>
            Choose a file
          </Button>
          <Button
            kind="quiet"
            icon="save"
            onPress={() =>
              saveFile('Themes to fill in.csv', new TextEncoder().encode(csvText([...themeColumns], [])))
            }
          >
            Save an empty table
          </Button>
        </div>
        <ProblemNotice problem={look.problem ?? bring.problem} />
        {seen && seen.faults.length > 0 ? (
          <Notice tone="warn" title="Put these rows right, then choose the file again">
            <ul>
              {seen.faults.slice(0, MOST_FAULTS).map(({ row, says }) => (
                <li key={`${row} ${says}`}>
                  Row {row}: {says}
                </li>
              ))}
            </ul>
            {seen.faults.length > MOST_FAULTS ? <p>and {seen.faults.length - MOST_FAULTS} more</p> : null}
          </Notice>
        ) : null}
        {ready ? (
          <div role="status">
            <p>These will be in use. Nothing that is in the library changes.</p>
            <ul>
              {seen.themes.map(({ title, kind }) => (
                <li key={title}>
                  {title} <span className="ui-quiet">({kind})</span>
                </li>
              ))}
            </ul>
          </div>
        ) : null}
      </div>
    </Dialog>
  )
}
