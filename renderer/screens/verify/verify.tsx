import './verify.css'
import { useRef, useState } from 'react'
import { DropZone } from 'react-aria-components'
import type { ProblemWords } from '../../../shared/api/problem.ts'
import { client, problemOf, saveFile, toBase64, useDoing } from '../../client/index.ts'
import { announce, Button, Page, PageGroup, ProblemNotice } from '../../ui/index.ts'
import { type Result, ResultCard, verdictWords } from './result-card.tsx'

/** Larger files are refused by the core; saying so at once saves the wait. */
const LARGEST = 36 * 1024 * 1024

const tooLarge: ProblemWords = {
  code: 'not valid',
  happened: 'This file is larger than 36 MB and was not looked at.',
  safe: '',
  todo: 'A document made by Chairside is much smaller. Check that it is the right file.',
}

/** Is this document signed, by whom, and is it as it was? For one file or many. */
export default function Verify() {
  const [results, setResults] = useState<Result[]>([])
  const [waiting, setWaiting] = useState(0)
  const input = useRef<HTMLInputElement>(null)
  const count = useRef(0)

  const look = async (files: File[]) => {
    setWaiting((now) => now + files.length)
    for (const file of files) {
      count.current += 1
      const id = count.current
      let result: Result
      try {
        if (file.size > LARGEST) result = { id, fileName: file.name, problem: tooLarge }
        else {
          const bytes = toBase64(new Uint8Array(await file.arrayBuffer()))
          result = {
            id,
            fileName: file.name,
            found: await client.verify.file({ fileName: file.name, bytes }),
          }
        }
      } catch (error) {
        result = { id, fileName: file.name, problem: problemOf(error) }
      }
      setResults((now) => [result, ...now])
      setWaiting((now) => now - 1)
      announce(
        `${file.name}: ${result.found ? verdictWords[result.found.verdict].words : result.problem.happened}`,
      )
    }
  }
  const authority = useDoing(async () => {
    const { fileName, pem } = await client.verify.authorityCertificate()
    saveFile(fileName, pem)
    return fileName
  })

  return (
    <Page
      title="Verify a document"
      lead="Checks the signature inside a DOCX file: who signed it, when, and whether anything was changed since. The file is read on this computer and kept nowhere."
    >
      <DropZone
        className="verify-drop"
        aria-label="Drop documents here"
        getDropOperation={() => 'copy'}
        onDrop={(event) => {
          const dropped = event.items.filter((item) => item.kind === 'file')
          void Promise.all(dropped.map((item) => item.getFile())).then(look)
        }}
      >
        <p>Drop one or more documents here, or choose them.</p>
        <input
          ref={input}
          type="file"
          multiple
          accept=".docx"
          hidden
          data-testid="verify-files"
          onChange={(event) => {
            void look([...(event.target.files ?? [])])
            event.target.value = ''
          }}
        />
        <Button kind="main" icon="file" onPress={() => input.current?.click()}>
          Choose documents
        </Button>
        <p role="status">
          {waiting > 0 ? `Checking ${waiting === 1 ? 'one document' : `${waiting} documents`}…` : ''}
        </p>
      </DropZone>
      {results.length > 0 ? (
        <PageGroup
          title={results.length === 1 ? 'Result' : 'Results, newest first'}
          actions={
            <Button kind="quiet" onPress={() => setResults([])}>
              Clear
            </Button>
          }
        >
          {results.map((result) => (
            <ResultCard key={result.id} result={result} />
          ))}
        </PageGroup>
      ) : null}
      <PageGroup title="For your IT department">
        <p className="ui-measure">
          Word shows the signer as trusted once this workspace’s own certificate is trusted on a computer.
          Give your IT department this file.
        </p>
        <ProblemNotice problem={authority.problem} />
        <div>
          <Button icon="save" busy={authority.busy} onPress={() => void authority.run(undefined)}>
            Save the workspace’s certificate
          </Button>
        </div>
      </PageGroup>
    </Page>
  )
}
