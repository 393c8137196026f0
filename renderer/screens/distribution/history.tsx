import type { LineEvent } from '../../../shared/distribution/index.ts'
import { client, fromBase64, saveFile, useDoing } from '../../client/index.ts'
import { announce, Button, ProblemNotice } from '../../ui/index.ts'
import { eventWhen, eventWords } from './event-words.ts'

type Props = { lineId: string; events: readonly LineEvent[]; nameOf: (account: string) => string }

/** What happened to a line, newest first, in plain sentences. */
export function History({ lineId, events, nameOf }: Props) {
  const receipt = useDoing(async (eventId: string) => {
    const file = await client.distribution.receiptFile({ lineId, eventId })
    saveFile(file.fileName, fromBase64(file.bytes))
    announce(`Saved ${file.fileName}`)
    return file
  })
  return (
    <section className="copy-look" aria-labelledby="line-history">
      <h3 id="line-history">What happened</h3>
      {events.length === 0 ? <p>Nothing yet.</p> : null}
      <ol className="distribution-history" reversed>
        {events
          .toSorted((a, b) => b.at.localeCompare(a.at) || b.noted.localeCompare(a.noted))
          .map((event) => (
            <li key={event.id}>
              <p>{eventWords(event, nameOf)}</p>
              <p className="ui-quiet ui-small">{eventWhen(event)}</p>
              {event.receiptName ? (
                <Button
                  small
                  kind="quiet"
                  icon="save"
                  busy={receipt.busy}
                  busyWords="Saving…"
                  onPress={() => void receipt.run(event.id)}
                >
                  {`Save the receipt ${event.receiptName}`}
                </Button>
              ) : null}
            </li>
          ))}
      </ol>
      <ProblemNotice problem={receipt.problem} />
    </section>
  )
}
