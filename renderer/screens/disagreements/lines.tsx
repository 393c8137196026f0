/** Disagreements, each with where it stands: running ones first, ended ones stay. */
import type { Disagreement, RecordLink } from '../../../shared/api/escalations.ts'
import { Facts, LinkButton, StateMark, shortDate, Unbroken } from '../../ui/index.ts'
import { aboutWords, acceptedWords, dueWords, markOf, stageWords } from './words.ts'
import './disagreements.css'

const linkTo = ({ recordId, title, date }: RecordLink) => (
  <a href={`#/record/${recordId}`}>{[title, date && shortDate(date)].filter(Boolean).join(', ')}</a>
)

function Line({ line, withFamily }: { line: Disagreement; withFamily: boolean }) {
  const mark = markOf(line)
  const who = [line.person || 'Somebody', line.agency].filter(Boolean).join(', ')
  const goes = line.escalation ?? line.from
  return (
    <li className="disagreement" data-state={line.state}>
      <div className="ui-row">
        <h3>{who}</h3>
        <StateMark tone={mark.tone} icon={mark.icon}>
          {mark.words}
        </StateMark>
        {line.unsafe && line.state === 'running' ? (
          <StateMark tone="stop" icon="warn">
            A child is unsafe meanwhile
          </StateMark>
        ) : null}
      </div>
      <p>{aboutWords(line)}</p>
      {line.words ? <blockquote className="disagreement-words">{line.words}</blockquote> : null}
      <Facts
        facts={[
          {
            label: 'Family',
            value: withFamily ? (
              <a href={`#/cases/${line.caseId}?part=disagreements`}>
                <Unbroken>{line.familyRef || 'No reference yet'}</Unbroken>
              </a>
            ) : (
              ''
            ),
          },
          { label: 'Raised in', value: line.began ? linkTo(line.began) : '' },
          { label: 'Stage', value: line.choice === 'escalated' ? stageWords(line) : '' },
          { label: 'Since', value: shortDate(line.since) },
          { label: 'To be settled by', value: dueWords(line) },
          { label: 'Who leads', value: line.choice === 'escalated' ? line.lead : '' },
          { label: 'How it ended', value: line.outcome },
          { label: 'Accepted by who raised it', value: acceptedWords(line) },
          { label: 'Ended on', value: line.state === 'ended' ? shortDate(line.endedOn) : '' },
        ]}
      />
      <div>
        <LinkButton small href={`/record/${goes.recordId}?finding=R-ES`}>
          {line.escalation ? 'Go to the escalation record' : 'Open the record it stands in'}
          <span className="ui-hidden">{` of ${who}`}</span>
        </LinkButton>
      </div>
    </li>
  )
}

export function DisagreementLines({
  lines,
  withFamily = false,
}: {
  lines: readonly Disagreement[]
  withFamily?: boolean
}) {
  return (
    <ul className="ui-plain-list disagreements">
      {lines.map((line) => (
        <Line key={line.id} line={line} withFamily={withFamily} />
      ))}
    </ul>
  )
}
