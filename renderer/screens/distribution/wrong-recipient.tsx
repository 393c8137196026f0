import { type FormEvent, useState } from 'react'
import type { Line } from '../../../shared/distribution/index.ts'
import { client, fromBase64, saveFile, useDoing } from '../../client/index.ts'
import { announce, Button, Dialog, FormEnd, Notice, RadioGroup, TextArea, TextField } from '../../ui/index.ts'
import { useWhen, WhenFields } from './when.tsx'
import { documentWords } from './words.ts'

type Sheet = { fileName: string; bytes: string }

const save = ({ fileName, bytes }: Sheet) => saveFile(fileName, fromBase64(bytes))

/** A copy went to somebody else: what the data protection officer needs to know, and the sheet that tells them. */
export function WrongRecipient({ line, onClose }: { line: Line; onClose: () => void }) {
  const when = useWhen()
  const [whoGotIt, setWho] = useState('')
  const [contained, setContained] = useState('')
  const [note, setNote] = useState('')
  const [show, setShow] = useState(false)
  const [sheet, setSheet] = useState<Sheet | null>(null)
  const doing = useDoing(() =>
    client.distribution.wrongRecipient({
      lineId: line.id,
      at: when.at,
      whoGotIt,
      contained: contained === 'yes',
      note,
    }),
  )
  const send = async (event: FormEvent) => {
    event.preventDefault()
    setShow(true)
    if (!whoGotIt.trim() || !contained || when.mistake) return
    const made = await doing.run(undefined)
    if (!made) return
    save(made.sheet)
    setSheet(made.sheet)
    announce(`Kept with the line. Saved ${made.sheet.fileName}`)
  }
  return (
    <Dialog title="Went to the wrong recipient" isOpen onClose={onClose}>
      <p>
        <strong>{line.name}</strong> <span className="ui-quiet">{documentWords(line)}</span>
      </p>
      {sheet ? (
        <>
          <Notice tone="done" title="Kept with the line, and the incident sheet is saved.">
            <p>{sheet.fileName}</p>
            <p>
              Give it to the data protection officer now. Whether the Information Commissioner is told, within
              72 hours of knowing, is theirs to decide.
            </p>
          </Notice>
          <div className="ui-row">
            <Button kind="main" onPress={onClose} autoFocus>
              Done
            </Button>
            <Button icon="save" onPress={() => save(sheet)}>
              Save the sheet again
            </Button>
          </div>
        </>
      ) : (
        <form className="ui-stack" onSubmit={(event) => void send(event)} noValidate>
          <p>
            First get it back if you can: ring whoever has it, ask them not to read or pass it on, and to
            delete or return it. Then write down what is known. It can be added to later.
          </p>
          <TextField
            label="Who got it"
            hint="Name or address, as far as it is known."
            value={whoGotIt}
            onChange={setWho}
            maxLength={500}
            autoComplete="off"
            autoFocus
            error={show && !whoGotIt.trim() ? 'Say who got it, or “not known”.' : undefined}
            isRequired
          />
          <WhenFields when={when} show={show} label="Found out on" />
          <RadioGroup
            label="Is it contained?"
            value={contained}
            onChange={setContained}
            choices={[
              { value: 'yes', label: 'Yes', hint: 'Returned or deleted, and whoever had it has said so.' },
              { value: 'no', label: 'No, or not known yet' },
            ]}
            error={show && !contained ? 'Say whether it is contained.' : undefined}
            isRequired
          />
          <TextArea
            label="Note"
            hint="What was in it, what was done, who was told. No more about the family than is needed."
            optional
            value={note}
            onChange={setNote}
            maxLength={4000}
          />
          <FormEnd doing={doing} busyWords="Making the sheet…" onCancel={onClose}>
            Keep it and save the sheet
          </FormEnd>
        </form>
      )}
    </Dialog>
  )
}
