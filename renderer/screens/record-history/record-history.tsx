import '../corrections/corrections.css'
import type { HistoryEvent } from '../../../shared/api/corrections.ts'
import { api, client, fromBase64, problemOf, saveFile, useDoing, useQuery } from '../../client/index.ts'
import {
  announce,
  Button,
  LinkButton,
  Page,
  ProblemNotice,
  sayDate,
  sayInstant,
  Waiting,
} from '../../ui/index.ts'

const places = {
  record: ['', 'The record'],
  copies: ['/copies', 'Copies'],
  corrections: ['/corrections', 'Corrections'],
} as const

/** What has happened to a record since it was begun, one sentence after the other, the newest last. */
export default function RecordHistory({ id }: { id: string }) {
  const history = useQuery(api.corrections.history.queryOptions({ input: { recordId: id } }))
  const save = useDoing(async (fileId: string) => {
    const made = await client.corrections.file({ recordId: id, fileId })
    saveFile(made.fileName, fromBase64(made.bytes))
    announce(`Saved ${made.fileName}`)
    return made
  })
  const { data } = history
  return (
    <Page
      title="History of this record"
      lead={data ? `${data.title}, ${sayDate(data.date)}. ${data.state}.` : undefined}
      back={{ href: `/record/${id}`, label: 'the record' }}
    >
      {history.error ? <ProblemNotice problem={problemOf(history.error)} /> : null}
      {history.isPending ? <Waiting /> : null}
      <ProblemNotice problem={save.problem} />
      <ol className="history-list">
        {(data?.events ?? []).map((event, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: what has happened keeps its place
          <li key={at}>
            <time dateTime={event.at}>{sayInstant(event.at)}</time>
            <Event recordId={id} event={event} onSave={(fileId) => void save.run(fileId)} />
          </li>
        ))}
      </ol>
    </Page>
  )
}

type EventProps = { recordId: string; event: HistoryEvent; onSave: (fileId: string) => void }

function Event({ recordId, event, onSave }: EventProps) {
  const { says, detail, file, see } = event
  const place = see ? places[see] : undefined
  return (
    <div>
      <p>{says}</p>
      {detail ? <p className="ui-quiet">{detail}</p> : null}
      {file || place ? (
        <p className="ui-row">
          {file ? (
            <Button small icon="save" onPress={() => onSave(file.id)}>
              Save: {file.label}
            </Button>
          ) : null}
          {place ? (
            <LinkButton
              small
              kind="quiet"
              href={`/record/${recordId}${place[0]}`}
              aria-label={`${place[1]}: ${says}`}
            >
              {place[1]}
            </LinkButton>
          ) : null}
        </p>
      ) : null}
    </div>
  )
}
