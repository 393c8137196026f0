import { useState } from 'react'
import type { CorrectionFileStanding, CorrectionsStanding } from '../../../shared/api/corrections.ts'
import { api, client, fromBase64, problemOf, saveFile, useDoing, useQuery } from '../../client/index.ts'
import {
  announce,
  Button,
  Dialog,
  Notice,
  ProblemNotice,
  StateMark,
  Table,
  TextField,
  Waiting,
} from '../../ui/index.ts'
import { CopyText } from '../sign/copy-text.tsx'
import { fileStateWords, fileWords } from './words.ts'

type FilesProps = { recordId: string; standing: CorrectionsStanding }

/** Signed addenda and letters, each for one reader. */
export function Files({ recordId, standing }: FilesProps) {
  const [looking, setLooking] = useState<CorrectionFileStanding | null>(null)
  const save = useDoing(async (fileId: string) => {
    const made = await client.corrections.file({ recordId, fileId })
    saveFile(made.fileName, fromBase64(made.bytes))
    announce(`Saved ${made.fileName}`)
    return made
  })
  const waits = (file: CorrectionFileStanding): boolean =>
    file.because.length > 0 && file.checks.length === 0 && file.ofVersion === standing.version
  return (
    <>
      <Table
        caption="Addenda and letters"
        rows={standing.files}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'name',
            heading: 'For',
            rowHeader: true,
            cell: ({ name }) => name,
            sortBy: ({ name }) => name,
          },
          { key: 'what', heading: 'What', cell: fileWords, sortBy: fileWords },
          {
            key: 'state',
            heading: 'State',
            cell: (file) => <StateMark tone={file.held ? 'warn' : 'done'}>{fileStateWords(file)}</StateMark>,
            sortBy: fileStateWords,
          },
          {
            key: 'do',
            heading: 'Do',
            cell: (file) => (
              <span className="copies-do">
                {file.held ? null : (
                  <Button
                    small
                    icon="save"
                    aria-label={`Save: ${fileWords(file)} for ${file.name}`}
                    onPress={() => void save.run(file.id)}
                  >
                    Save
                  </Button>
                )}
                {file.ofVersion === standing.version ? (
                  <Button
                    small
                    kind="quiet"
                    aria-label={`${waits(file) && !standing.notSecond ? 'Look and confirm' : 'Read'}: ${fileWords(file)} for ${file.name}`}
                    onPress={() => setLooking(file)}
                  >
                    {waits(file) && !standing.notSecond ? 'Look and confirm' : 'Read'}
                  </Button>
                ) : null}
              </span>
            ),
          },
        ]}
      />
      <ProblemNotice problem={save.problem} />
      {looking ? (
        <Look
          recordId={recordId}
          file={looking}
          notYou={standing.notSecond}
          waits={waits(looking)}
          onClose={() => setLooking(null)}
        />
      ) : null}
    </>
  )
}

type LookProps = {
  recordId: string
  file: CorrectionFileStanding
  notYou: string
  waits: boolean
  onClose: () => void
}

/** The signed text, and below it the second person's confirmation (rule R-RS). */
function Look({ recordId, file, notYou, waits, onClose }: LookProps) {
  const text = useQuery(api.corrections.look.queryOptions({ input: { recordId, fileId: file.id } }))
  const [note, setNote] = useState('')
  const confirm = useDoing(() =>
    client.corrections.confirm({ recordId, fileId: file.id, sha256: file.sha256, note }),
  )
  const send = async () => {
    if (!(await confirm.run(undefined))) return
    announce(`Confirmed: ${fileWords(file)} for ${file.name}`)
    onClose()
  }
  return (
    <Dialog
      title={`${fileWords(file)} for ${file.name}`}
      isOpen
      wide
      onClose={onClose}
      actions={<Button onPress={onClose}>Close</Button>}
    >
      {text.error ? <ProblemNotice problem={problemOf(text.error)} /> : null}
      {text.data ? <CopyText copy={text.data} /> : <Waiting />}
      {waits ? (
        <Notice tone="warn" title="A second person looks at this before it is handed out.">
          <ul>
            {file.because.map((why) => (
              <li key={why}>{why}</li>
            ))}
          </ul>
          {notYou ? <p>{notYou}</p> : null}
        </Notice>
      ) : null}
      <ProblemNotice problem={confirm.problem} />
      {waits && !notYou ? (
        <>
          <TextField
            label="Note"
            hint="What you looked at, or what was asked."
            optional
            value={note}
            onChange={setNote}
          />
          <div>
            <Button
              kind="main"
              icon="tick"
              busy={confirm.busy}
              busyWords="Confirming…"
              onPress={() => void send()}
            >
              Confirm
            </Button>
          </div>
        </>
      ) : null}
    </Dialog>
  )
}
