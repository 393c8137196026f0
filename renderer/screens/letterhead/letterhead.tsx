import { useRef, useState } from 'react'
import type { ProblemWords } from '../../../shared/api/problem.ts'
import {
  api,
  client,
  fromBase64,
  problemOf,
  queryClient,
  saveFile,
  toBase64,
  useDoing,
  useQuery,
} from '../../client/index.ts'
import {
  announce,
  Button,
  Notice,
  Page,
  PageGroup,
  ProblemNotice,
  sayInstant,
  Waiting,
} from '../../ui/index.ts'
import { SeePages } from '../pages/see-pages.tsx'

const LARGEST = 10 * 1024 * 1024
const tooLarge: ProblemWords = {
  code: 'not valid',
  happened: 'This file is larger than 10 MB and was not looked at.',
  safe: 'Documents look as they did before.',
  todo: 'Make its pictures smaller in Word, and choose it again.',
}

type Chosen = { fileName: string; bytes: string }
type Seen = Awaited<ReturnType<typeof client.letterhead.look>>
const known = ['authority', 'meeting', 'date', 'copy line', 'reference', 'page', 'pages']

/** The Word file whose header, footer, page and styles documents are made with: tried first, then used. */
export default function Letterhead() {
  const current = useQuery(api.letterhead.current.queryOptions())
  const input = useRef<HTMLInputElement>(null)
  const [chosen, setChosen] = useState<(Chosen & { seen: Seen }) | null>(null)
  const [refused, setRefused] = useState<ProblemWords | null>(null)
  const look = useDoing((file: Chosen) => client.letterhead.look(file))
  const changed = async (says: string) => {
    await queryClient.invalidateQueries({ queryKey: api.letterhead.key() })
    setChosen(null)
    announce(says)
  }
  const use = useDoing(async (file: Chosen) => {
    const kept = await client.letterhead.use(file)
    await changed(`Documents are made on ${kept.fileName} from now on`)
    return kept
  })
  const takeOff = useDoing(async () => {
    await client.letterhead.takeOff()
    await changed('Documents are made on plain paper from now on')
    return true
  })

  const choose = async (file: File | undefined) => {
    if (!file) return
    setChosen(null)
    setRefused(file.size > LARGEST ? tooLarge : null)
    if (file.size > LARGEST) return
    const next = { fileName: file.name, bytes: toBase64(new Uint8Array(await file.arrayBuffer())) }
    const seen = await look.run(next)
    if (!seen) return
    setChosen({ ...next, seen })
    announce(
      seen.remarks.length === 0
        ? `${file.name} can be used, and everything in it fits`
        : `${file.name} can be used. Things that do not fit: ${seen.remarks.length}`,
    )
  }

  return (
    <Page
      title="Letterhead"
      back={{ href: '/settings', label: 'Settings' }}
      lead="Documents can stand on the council’s own letterhead: any Word file with its header, footer, page and styles. Signed files stay as they are."
      narrow
    >
      {current.error ? <ProblemNotice problem={problemOf(current.error)} /> : null}
      <ProblemNotice problem={refused ?? look.problem ?? use.problem ?? takeOff.problem} />
      {current.isPending ? <Waiting /> : null}
      {current.data === null ? <p>Documents are made on plain paper now.</p> : null}
      {current.data ? (
        <PageGroup title="In use">
          <p>
            <strong>{current.data.fileName}</strong>, chosen by {current.data.by},{' '}
            {sayInstant(current.data.at)}.
          </p>
          <Remarks remarks={current.data.remarks} />
          <div>
            <Button busy={takeOff.busy} busyWords="Taking off…" onPress={() => void takeOff.run(undefined)}>
              Go back to plain paper
            </Button>
          </div>
        </PageGroup>
      ) : null}
      <PageGroup title={current.data ? 'Use another file' : 'Choose a file'}>
        <p>
          Words in curly brackets in its header and footer are filled in:{' '}
          {known.map((name) => `{${name}}`).join(', ')}. The marking, the version, the fingerprint and the
          page number stand on every page besides, above and below the letterhead.
        </p>
        <input
          ref={input}
          type="file"
          accept=".docx"
          hidden
          data-testid="letterhead-file"
          onChange={(event) => {
            void choose(event.target.files?.[0])
            event.target.value = ''
          }}
        />
        <div>
          <Button icon="file" busy={look.busy} busyWords="Reading…" onPress={() => input.current?.click()}>
            Choose a Word file
          </Button>
        </div>
      </PageGroup>
      {chosen ? (
        <PageGroup title={chosen.fileName}>
          <Remarks remarks={chosen.seen.remarks} />
          <p>Open the sample in Word before you use this file. Everybody in it is made up.</p>
          <div className="ui-row">
            <Button
              icon="save"
              onPress={() => saveFile(chosen.seen.sample.fileName, fromBase64(chosen.seen.sample.bytes))}
            >
              Save a sample
            </Button>
            <SeePages title="Sample on this letterhead" load={async () => chosen.seen.sample} />
            <Button
              kind="main"
              icon="tick"
              busy={use.busy}
              busyWords="Keeping…"
              onPress={() => void use.run({ fileName: chosen.fileName, bytes: chosen.bytes })}
            >
              Use this letterhead
            </Button>
          </div>
        </PageGroup>
      ) : null}
    </Page>
  )
}

function Remarks({ remarks }: { remarks: string[] }) {
  if (remarks.length === 0) return <p>Everything in it fits.</p>
  return (
    <Notice tone="info" title="What in it does not fit">
      <ul>
        {remarks.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </Notice>
  )
}
