/** The page at a glance: which headings are empty, started, done, or raise a question. */
import { useMemo } from 'react'
import type { Finding } from '../../../shared/checks/check.ts'
import type { TemplateSection } from '../../../shared/templates/template.ts'
import { Icon, type IconName } from '../../ui/index.ts'
import { useReading, useRecord } from './record-context.ts'

type State = 'empty' | 'started' | 'done' | 'question'

const looks: Record<State, { icon: IconName; word: string }> = {
  empty: { icon: 'circle', word: 'nothing yet' },
  started: { icon: 'edit', word: 'started' },
  done: { icon: 'tick', word: 'written' },
  question: { icon: 'question', word: 'a question' },
}

/** Where a finding speaks: the headings its words and facts stand under. */
export const placesOf = (finding: Finding): string[] =>
  finding.evidence.flatMap((one) => (one.section ? [one.section] : [])).concat(finding.form.answeredIn ?? [])

export function useOutline(): { section: TemplateSection; state: State; questions: number }[] {
  const { template } = useRecord()
  // Each part keeps its identity while it says the same, so that a reading after a pause draws nothing anew.
  const findings = useReading((reading) => reading?.findings)
  const known = useReading((reading) => reading?.missing)
  const writtenIn = useReading((reading) => reading?.written)
  return useMemo(() => {
    const open = (findings ?? []).filter((one) => one.state === 'open' && one.blocksSigning)
    const written = new Set(writtenIn)
    return template.sections
      .filter((section) => section.kind !== 'signatures' && section.kind !== 'distribution')
      .map((section) => {
        const questions = open.filter((finding) => placesOf(finding).includes(section.key)).length
        const missing = known?.some((one) => one.key === section.key) ?? false
        const state: State =
          questions > 0
            ? 'question'
            : missing
              ? written.has(section.key)
                ? 'started'
                : 'empty'
              : section.required === 'required' || written.has(section.key)
                ? 'done'
                : 'empty'
        return { section, state, questions }
      })
  }, [template, findings, known, writtenIn])
}

export function Outline({ onGo }: { onGo?: () => void }) {
  const { goToPlace } = useRecord()
  const lines = useOutline()
  return (
    <nav aria-label="Headings of this record" className="outline">
      <ol>
        {lines.map(({ section, state, questions }) => (
          <li key={section.key}>
            <button
              type="button"
              className={`outline-line outline-${state}`}
              onClick={() => {
                goToPlace({ section: section.key })
                onGo?.()
              }}
            >
              <Icon name={looks[state].icon} size={14} />
              <span className="outline-name">{section.heading}</span>
              {questions > 0 ? (
                <span className="outline-count" aria-hidden="true">
                  {questions}
                </span>
              ) : null}
              <span className="ui-hidden">
                {state === 'question'
                  ? `, ${questions} ${questions === 1 ? 'question' : 'questions'} open`
                  : `, ${looks[state].word}`}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}
