import { useState } from 'react'
import type { CaseFile } from '../../../../shared/cases/index.ts'
import { buildExtract, type ExtractReader, extractReaders } from '../../../../shared/chronology/index.ts'
import { client, fromBase64, saveFile, useDoing } from '../../../client/index.ts'
import { announce, Button, Dialog, Disclosure, Notice, ProblemNotice, RadioGroup } from '../../../ui/index.ts'
import { SeePages } from '../../pages/see-pages.tsx'

const choiceOf = ({ id, kind, name, role }: ExtractReader) => {
  if (kind === 'internal') {
    return {
      value: id,
      label: 'The council only',
      hint: 'Everything that you may read. What is restricted stands in a part of its own.',
    }
  }
  if (kind === 'professionals') {
    return { value: id, label: 'Professionals', hint: 'What is shared, and what is for professionals.' }
  }
  return {
    value: id,
    label: [name || 'A parent without a name', role].filter(Boolean).join(', '),
    hint: 'What is shared and about them, their children or the whole family, and nothing that is kept from them.',
  }
}

const count = (n: number): string => `${n} ${n === 1 ? 'event' : 'events'}`

/** What the extract leaves out and what in it might still lead there: for the person who makes it, never in the file. */
function BeforeItIsMade({ file, reader }: { file: CaseFile; reader: ExtractReader }) {
  const { leftOut, giveAways, events } = buildExtract(file, reader, {
    authority: '',
    fictional: false,
    at: new Date().toISOString(),
  })
  return (
    <div className="ui-stack">
      <p role="status">
        {leftOut.length === 0
          ? `${count(events)}. Nothing is left out.`
          : `${count(events)}. ${count(leftOut.length)} left out; the document does not show it.`}
      </p>
      {leftOut.length > 0 ? (
        <Disclosure label="What is left out, and why">
          <ul>
            {leftOut.map(({ what, why }) => (
              <li key={`${what} ${why}`}>
                {what} <span className="ui-quiet">{why}</span>
              </li>
            ))}
          </ul>
        </Disclosure>
      ) : null}
      {giveAways.length > 0 ? (
        <Notice tone="warn" title="Is anything left that lets somebody work it out?">
          <ul>
            {giveAways.map(({ what, why }) => (
              <li key={`${what} ${why}`}>
                <strong>{what}</strong>. {why}
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {reader.kind === 'parent' && leftOut.length > 0 ? (
        <p>Let somebody else read it before it goes to the family.</p>
      ) : null}
    </div>
  )
}

/**
 * Asks for whom the document is before it is made. `beforeMaking` saves what was just typed: the core makes the document
 * of what it has.
 */
export function SaveDocument({ file, beforeMaking }: { file: CaseFile; beforeMaking: () => Promise<void> }) {
  const readers = extractReaders(file)
  const [open, setOpen] = useState(false)
  const [readerId, setReaderId] = useState('internal')
  const reader = readers.find(({ id }) => id === readerId)
  const make = async () => {
    await beforeMaking()
    return client.chronology.document({ caseId: file.id, readerId })
  }
  const saving = useDoing(async () => {
    const made = await make()
    saveFile(made.fileName, fromBase64(made.bytes))
    announce(`Saved ${made.fileName}`)
    setOpen(false)
    return made
  })
  return (
    <>
      <Button
        icon="save"
        onPress={() => {
          setReaderId('internal')
          setOpen(true)
        }}
      >
        Word document
      </Button>
      <Dialog
        title="Save the chronology as a Word document"
        isOpen={open}
        onClose={() => setOpen(false)}
        actions={
          <>
            <Button onPress={() => setOpen(false)}>Cancel</Button>
            <SeePages title="Chronology extract" load={make} />
            <Button
              kind="main"
              busy={saving.busy}
              busyWords="Making it…"
              onPress={() => void saving.run(undefined)}
            >
              Save the document
            </Button>
          </>
        }
      >
        <div className="ui-stack">
          <RadioGroup
            label="Who will read the document"
            hint="The timeline, and every event with its date, source and meaning. It is not encrypted and holds names."
            value={readerId}
            onChange={setReaderId}
            choices={readers.map(choiceOf)}
          />
          {reader ? <BeforeItIsMade file={file} reader={reader} /> : null}
          <ProblemNotice problem={saving.problem} />
        </div>
      </Dialog>
    </>
  )
}
