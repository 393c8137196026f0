/** One finding: what raised it, the questions, the answer, and what is still missing. */
import { memo, useEffect, useRef } from 'react'
import type { Evidence, Finding } from '../../../../shared/checks/check.ts'
import { useRows } from '../../../editor/draft/rows.ts'
import { Button, Disclosure, Icon, StateMark } from '../../../ui/index.ts'
import { cardOf } from '../../cards/cards.ts'
import { OneMinute } from '../../cards/one-minute.tsx'
import { EscalationStep, ReviewStep } from '../escalation.tsx'
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

/** Begins as a sentence does. */
const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

const plain = (words: string): string =>
  words
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Places shown before the rest is only counted. */
const SHOWN = 12

/** The words that raised it, under the headings they stand under, and then the facts. */
function Raised({ evidence, said }: { evidence: Evidence[]; said: string[] }) {
  const { goToPlace, template } = useRecord()
  const known = new Set(said.map(plain))
  const words = evidence.filter((one) => one.kind === 'words')
  const facts = evidence.flatMap((one) => {
    if (one.kind !== 'fact' || known.has(plain(one.says))) return []
    known.add(plain(one.says))
    return [one.says]
  })
  const bySection = [...Map.groupBy(words.slice(0, SHOWN), (one) => one.section)]
  if (words.length + facts.length === 0) return null
  return (
    <div className="finding-raised">
      {bySection.map(([key, places]) => (
        <div key={key}>
          <p className="finding-where">
            {template.sections.find((section) => section.key === key)?.heading ?? ''}
          </p>
          <ul className="finding-quotes">
            {places.map((one) => (
              <li key={`${one.entryId} ${one.start} ${one.cue}`}>
                <button
                  type="button"
                  className="finding-words"
                  onClick={() => goToPlace({ section: one.section, entryId: one.entryId, start: one.start })}
                >
                  <q>{one.text}</q>
                </button>
              </li>
            ))}
          </ul>
        </div>
      ))}
      {words.length > SHOWN ? (
        <p className="finding-where">{`and ${words.length - SHOWN} more places`}</p>
      ) : null}
      {facts.length > 0 ? (
        <ul className="finding-facts">
          {facts.slice(0, SHOWN).map((says) => (
            <li key={says}>{sentence(says)}</li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}

/** The rule's own questions. Where a form asks them one by one they are folded: nobody is asked twice. */
function Questions({ finding }: { finding: Finding }) {
  const { fields, rows } = finding.form
  if (finding.questions.length === 0) return null
  const list = (
    <ul className="finding-questions">
      {finding.questions.map((question) => (
        <li key={question}>{question}</li>
      ))}
    </ul>
  )
  if (finding.state === 'open' && fields.length === 0 && !rows) return list
  return (
    <details className="checks-fold finding-all">
      <summary>The questions in full</summary>
      {list}
    </details>
  )
}

/** A disagreement goes into its escalation record, a repeating history into its review. */
function FurtherStep({ finding }: { finding: Finding }) {
  if (finding.ruleId === 'R-ES') return <Escalations />
  return finding.ruleId === 'R-HH' && finding.state === 'open' ? <ReviewStep /> : null
}

function Escalations() {
  const { session, names } = useRecord()
  const rows = useRows(session.doc, 'dissent')
  return rows.map(({ row }) => (
    <EscalationStep
      key={row.id}
      row={row}
      who={names.people.find((one) => one.value === row.person)?.label ?? 'somebody'}
    />
  ))
}

/** What is put right on the page has lines to answer only where something asks for them (R-PA, not done twice). */
const hasForm = ({ form, prefill }: Finding): boolean =>
  !form.answeredIn || (form.rows !== undefined && (prefill?.rows ?? []).length > 0)

/** Drawn again only when its own finding has changed; its form is there only while it is open. */
export const FindingCard = memo(function FindingCard({
  finding,
  open,
  onToggle,
}: {
  finding: Finding
  open: boolean
  onToggle: (open: string | null) => void
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
  const subject = finding.subject?.label ?? ''
  const why = plain(finding.why) === plain(subject) ? '' : finding.why
  const { answeredIn } = finding.form
  const card = cardOf(finding.ruleId)
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
        onToggle={(now) => onToggle(now ? finding.id : null)}
        label={
          <span className="finding-title">
            {finding.title}
            {about ? <span className="finding-about">{about}</span> : null}
            {subject ? <span className="finding-about">{sentence(subject)}</span> : null}
          </span>
        }
      >
        {open ? (
          <>
            {why ? <p className="finding-why">{sentence(why)}</p> : null}
            <Raised evidence={finding.evidence} said={[finding.why, subject]} />
            <Questions finding={finding} />
            {card ? <OneMinute card={card} label={`In one minute: ${card.title}`} /> : null}
            {finding.shortfalls.length > 0 ? (
              <div className="finding-lacks">
                <p className="ui-field-label">Still needed</p>
                <ul>
                  {finding.shortfalls.map((lack) => (
                    <li key={lack}>{sentence(lack)}</li>
                  ))}
                </ul>
              </div>
            ) : null}
            {answeredIn && session.editable ? (
              <Button small icon="edit" onPress={() => goToPlace({ section: answeredIn })}>
                Put it right on the page
              </Button>
            ) : null}
            <FurtherStep finding={finding} />
            {hasForm(finding) ? <AnswerForm finding={finding} /> : null}
            <Statements finding={finding} />
            <p className="finding-rule">{finding.ruleId}</p>
          </>
        ) : null}
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
})
