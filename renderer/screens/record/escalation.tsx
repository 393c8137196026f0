/** From a disagreement to the escalation record that follows it, and back to where it began. */
import { canIn } from '../../../shared/access/access.ts'
import type { Dissent } from '../../../shared/minutes/index.ts'
import { api, client, useDoing, useQuery } from '../../client/index.ts'
import { savedOrSay } from '../../editor/draft/open-drafts.ts'
import { announce, Button, goTo, LinkButton, ProblemNotice, shortDate } from '../../ui/index.ts'
import { useRecord } from './record-context.ts'
import './escalation.css'

/** Where each disagreement of this record is followed and where it began. */
export function useFollowed() {
  const { record } = useRecord()
  return useQuery({
    ...api.escalations.of.queryOptions({ input: { recordId: record.id } }),
    enabled: record.caseId !== '',
  }).data
}

const title = ({ title: name, date }: { title: string; date: string }): string =>
  [name, date && shortDate(date)].filter(Boolean).join(', ')

/** One disagreement's own escalation record: to go to, or to open. `who` tells several of them apart. */
export function EscalationStep({ row, who }: { row: Dissent; who?: string }) {
  const { record, session, me } = useRecord()
  const followed = useFollowed()?.rows.find((one) => one.row === row.id)
  const open = useDoing(async (input: Parameters<typeof client.escalations.open>[0]) => {
    if (session.editable) await savedOrSay(session)
    return client.escalations.open(input)
  })
  const own = record.type === 'ESC'
  const { escalation, began } = followed ?? {}
  const back =
    began && !(own && escalation) ? (
      <p className="row-note">
        Began in <a href={`#/record/${began.recordId}`}>{title(began)}</a>.
      </p>
    ) : null
  if (own || row.choice !== 'escalated' || record.caseId === '') return back
  if (escalation && !(escalation.signed && !escalation.ended)) {
    return (
      <div className="escalation-step">
        {back}
        <p className="row-note">
          {escalation.ended
            ? 'It has ended: the outcome stands in its escalation record.'
            : 'It is followed in its escalation record: how it goes on and ends is written there.'}
        </p>
        <div>
          <LinkButton small icon="meetings" href={`/record/${escalation.recordId}`}>
            Go to the escalation record
          </LinkButton>
        </div>
      </div>
    )
  }
  if (!canIn(me, 'record.write', 'ESC')) return back
  return (
    <div className="escalation-step">
      {back}
      <ProblemNotice problem={open.problem} />
      <div>
        <Button
          small
          icon="plus"
          busy={open.busy}
          onPress={async () => {
            const opened = await open.run({ recordId: record.id, row: row.id })
            if (!opened) return
            announce(opened.made ? 'The escalation record is open' : 'It is followed here already')
            goTo(`/record/${opened.recordId}`)
          }}
        >
          {escalation ? 'Open the next escalation record' : 'Open an escalation record'}
          {who ? <span className="ui-hidden">{` for ${who}`}</span> : null}
        </Button>
      </div>
    </div>
  )
}

/** The family's high-risk history review: the one that is being written, or a new one. */
export function ReviewStep() {
  const { record, session, me } = useRecord()
  const review = useFollowed()?.review
  const open = useDoing(async (input: Parameters<typeof client.escalations.openReview>[0]) => {
    if (session.editable) await savedOrSay(session)
    return client.escalations.openReview(input)
  })
  if (record.type === 'HRR' || record.caseId === '') return null
  if (review) {
    return (
      <div className="escalation-step">
        <p className="row-note">A high-risk history review of this family is being written.</p>
        <div>
          <LinkButton small icon="meetings" href={`/record/${review.recordId}`}>
            Go to the high-risk history review
          </LinkButton>
        </div>
      </div>
    )
  }
  if (!canIn(me, 'record.write', 'HRR')) return null
  return (
    <div className="escalation-step">
      <ProblemNotice problem={open.problem} />
      <div>
        <Button
          small
          icon="plus"
          busy={open.busy}
          onPress={async () => {
            const opened = await open.run({ recordId: record.id })
            if (!opened) return
            announce(opened.made ? 'The high-risk history review is open' : 'One is being written already')
            goTo(`/record/${opened.recordId}`)
          }}
        >
          Open a high-risk history review
        </Button>
      </div>
    </div>
  )
}
