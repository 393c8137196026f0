import type { FinalDecision, HistoryReview } from '../../../shared/api/escalations.ts'
import { api, problemOf, useQuery } from '../../client/index.ts'
import { Empty, Facts, LinkButton, ProblemNotice, StateMark, sayInstant, shortDate } from '../../ui/index.ts'

/** Whether the family's history was flagged as high risk, whom that waits for, and what was decided for good. */
export function CaseHistory({ caseId }: { caseId: string }) {
  const found = useQuery(api.escalations.history.queryOptions({ input: { caseId } }))
  const { decision, reviews } = found.data ?? { decision: null, reviews: [] }
  return (
    <div className="ui-stack">
      {found.error ? <ProblemNotice problem={problemOf(found.error)} /> : null}
      {found.data && !decision && reviews.length === 0 ? (
        <Empty title="Not flagged">
          A record that finds earlier concerns like today’s opens a high-risk history review. It will be here.
        </Empty>
      ) : null}
      {decision ? <Decided decision={decision} /> : null}
      {reviews.map((review) => (
        <Review key={review.record.recordId} review={review} />
      ))}
    </div>
  )
}

function Decided({ decision }: { decision: FinalDecision }) {
  return (
    <section className="ui-stack-tight" aria-label="The Head of Service has decided">
      <div className="ui-row">
        <h3>The Head of Service has decided</h3>
        <StateMark tone="done" icon="lock">
          Final and locked
        </StateMark>
      </div>
      <Facts
        facts={[
          { label: 'Decision', value: decision.decision },
          { label: 'May help be reduced?', value: decision.reduce },
          { label: 'Conditions', value: decision.conditions },
          { label: 'To be looked at again on', value: shortDate(decision.revisitOn) },
          { label: 'Reasons', value: decision.text },
          { label: 'The new information', value: decision.newInformation },
          { label: 'Decided by', value: `${decision.by}, ${decision.role}, ${sayInstant(decision.at)}` },
          {
            label: 'In',
            value: <a href={`#/record/${decision.record.recordId}`}>{decision.record.title}</a>,
          },
        ]}
      />
      <p className="ui-quiet ui-measure">
        Inside the council nobody changes it. Only a new decision of the Head of Service, with new
        information, replaces it. Another agency may still escalate.
      </p>
    </section>
  )
}

const waitsWords: Record<HistoryReview['waitsFor'], string> = {
  'the senior manager': 'Waits for the senior manager’s view',
  'the Head of Service': 'Waits for the Head of Service’s decision',
  'the signature': 'Waits to be signed',
  nobody: 'Signed',
}

function Review({ review }: { review: HistoryReview }) {
  const { record, flagged, waitsFor, due, late, seniorView } = review
  return (
    <section
      className="ui-stack-tight"
      aria-label={`High-risk history review, ${shortDate(flagged || record.date)}`}
    >
      <div className="ui-row">
        <h3>{`Review, ${flagged ? `flagged ${shortDate(flagged)}` : shortDate(record.date)}`}</h3>
        <StateMark
          tone={late ? 'warn' : waitsFor === 'nobody' ? 'done' : 'plain'}
          icon={late ? 'warn' : waitsFor === 'nobody' ? 'tick' : 'today'}
        >
          {late ? `${waitsWords[waitsFor]}, and it is late` : waitsWords[waitsFor]}
        </StateMark>
      </div>
      <Facts
        facts={[
          { label: 'Due', value: shortDate(due) },
          {
            label: 'Senior manager',
            value: seniorView
              ? `${seniorView.by}, ${seniorView.role}, ${sayInstant(seniorView.at)}. ${
                  seniorView.referred ? 'Referred to the Head of Service.' : 'Not referred.'
                }`
              : '',
          },
        ]}
      />
      <div>
        <LinkButton small href={`/record/${record.recordId}?finding=R-HH`}>
          Go to the high-risk history review
        </LinkButton>
      </div>
    </section>
  )
}
