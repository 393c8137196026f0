/** One finding: what raised it, the questions, the answer, and what is still missing. */
import { useEffect, useRef } from 'react'
import type { Evidence, Finding } from '../../../../shared/checks/check.ts'
import { Button, Disclosure, Icon, StateMark } from '../../../ui/index.ts'
import { useRecord } from '../record-context.ts'
import { AnswerForm } from './answer-form.tsx'
import { Statements } from './statement-form.tsx'

const toneOf = (finding: Finding) =>
  finding.state !== 'open'
    ? 'done'
    : finding.severity.includes('NOW')
      ? 'stop'
      : finding.blocksSigning
        ? 'warn'
        : 'plain'

const wordOf = (finding: Finding) => {
  if (finding.state === 'answered') return 'Answered'
  if (finding.state === 'overridden') return 'Overridden'
  if (finding.severity.includes('NOW')) return 'Now'
  return finding.blocksSigning ? 'Before signing' : 'A question'
}

function Raised({ evidence }: { evidence: Evidence[] }) {
  const { goToPlace, template } = useRecord()
  const heading = (key: string) => template.sections.find((section) => section.key === key)?.heading ?? ''
  if (evidence.length === 0) return null
  return (
    <ul className="finding-raised">
      {evidence.slice(0, 12).map((one, index) => (
        <li key={one.kind === 'words' ? `${one.entryId} ${one.start} ${one.cue}` : `${one.says} ${index}`}>
          {one.kind === 'words' ? (
            <button
              type="button"
              className="finding-words"
              onClick={() => goToPlace({ section: one.section, entryId: one.entryId, start: one.start })}
            >
              <q>{one.text}</q>
              <span className="finding-where">{heading(one.section)}</span>
            </button>
          ) : (
            <span>{one.says}</span>
          )}
        </li>
      ))}
      {evidence.length > 12 ? <li>{`and ${evidence.length - 12} more places`}</li> : null}
    </ul>
  )
}

export function FindingCard({
  finding,
  open,
  onToggle,
}: {
  finding: Finding
  open: boolean
  onToggle: (open: boolean) => void
}) {
  const { names, goToPlace, session } = useRecord()
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (open) place.current?.scrollIntoView({ block: 'nearest' })
  }, [open])
  const about = finding.about
    .map((id) => names.children.find((child) => child.value === id)?.label)
    .filter(Boolean)
    .join(', ')
  const { answeredIn } = finding.form
  return (
    <div
      ref={place}
      className={`finding finding-${toneOf(finding)}`}
      data-finding={finding.id}
      data-rule={finding.ruleId}
      data-state={finding.state}
    >
      <Disclosure
        open={open}
        onToggle={onToggle}
        label={
          <span className="finding-title">
            {finding.title}
            {about || finding.subject ? (
              <span className="finding-about">
                {[about, finding.subject?.label].filter(Boolean).join(': ')}
              </span>
            ) : null}
          </span>
        }
      >
        <p className="finding-why">{finding.why}</p>
        <Raised evidence={finding.evidence} />
        {finding.questions.length > 0 ? (
          <ul className="finding-questions">
            {finding.questions.map((question) => (
              <li key={question}>{question}</li>
            ))}
          </ul>
        ) : null}
        {finding.shortfalls.length > 0 ? (
          <div className="finding-lacks">
            <p className="ui-field-label">Still needed</p>
            <ul>
              {finding.shortfalls.map((lack) => (
                <li key={lack}>{lack}</li>
              ))}
            </ul>
          </div>
        ) : null}
        {answeredIn ? (
          session.editable ? (
            <Button small icon="edit" onPress={() => goToPlace({ section: answeredIn })}>
              Put it right on the page
            </Button>
          ) : null
        ) : (
          <AnswerForm finding={finding} />
        )}
        <Statements finding={finding} />
        <p className="finding-rule">{finding.ruleId}</p>
      </Disclosure>
      <StateMark tone={toneOf(finding)} icon={finding.state === 'open' ? undefined : 'tick'}>
        {wordOf(finding)}
      </StateMark>
      {finding.acknowledged ? (
        <p className="finding-doing">
          <Icon name="info" size={14} /> Somebody is doing it now.
        </p>
      ) : null}
    </div>
  )
}
