import type { AskedDoubt, DoubtDecision } from '../../../shared/cases/import/index.ts'
import { type Choice, type Column, RadioGroup, Table } from '../../ui/index.ts'
import { factInWords, linesInWords } from './words.ts'

const questions: Record<AskedDoubt['of'], { ask: string; another: string }> = {
  child: { ask: 'Is it the same child?', another: 'Another child: add as new' },
  person: { ask: 'Is it the same person?', another: 'Another person: add as new' },
  event: { ask: 'Is it the same event?', another: 'Another event: add as new' },
}

const nameIn = (facts: AskedDoubt['facts']): string =>
  facts.find(({ label }) => label === 'Name' || label === 'What happened')?.value ?? facts[0]?.value ?? ''

const keyOf = (decision: DoubtDecision | null): string =>
  decision === null ? '' : decision.as === 'same' ? `same ${decision.who}` : decision.as

function decisionOf(key: string): DoubtDecision {
  if (key.startsWith('same ')) return { as: 'same', who: key.slice(5) }
  return key === 'another' ? { as: 'another' } : { as: 'leave out' }
}

const valueIn = (facts: AskedDoubt['facts'], label: string): string =>
  factInWords(facts.find((fact) => fact.label === label)?.value ?? '')

/** One question: the row beside everybody it may be about, and what a person says. */
export function DoubtCard({
  doubt,
  onDecide,
}: {
  doubt: AskedDoubt
  onDecide: (decision: DoubtDecision) => void
}) {
  const { facts, candidates, lines, mayBeAnother } = doubt
  const words = questions[doubt.of]
  const all = [facts, ...candidates.map((one) => one.facts)]
  const labels = [...new Set(all.flatMap((list) => list.map(({ label }) => label)))]
  const many = candidates.length > 1
  const columns: Column<string>[] = [
    { key: 'label', heading: 'Fact', rowHeader: true, cell: (label) => label },
    { key: 'file', heading: 'In the file', cell: (label) => valueIn(facts, label) },
    ...candidates.map((one, at) => ({
      key: one.id,
      heading: many ? `In the case files, ${at + 1}` : 'In the case files',
      cell: (label: string) => valueIn(one.facts, label),
    })),
  ]
  const choices: Choice[] = [
    ...candidates.map((one, at) => ({
      value: `same ${one.id}`,
      label: `The same as ${nameIn(one.facts)}${many ? ` (${at + 1})` : ''}`,
      hint: `Because of ${one.why.join(', ')}.`,
    })),
    ...(mayBeAnother ? [{ value: 'another', label: words.another }] : []),
    { value: 'leave out', label: lines.length === 1 ? 'Leave this row out' : 'Leave these rows out' },
  ]
  const title = `${linesInWords(lines)}: ${nameIn(facts)}`
  return (
    <article className="import-card" aria-label={title}>
      <h3>{title}</h3>
      <Table caption={`${title}, side by side`} columns={columns} rows={labels} rowKey={(label) => label} />
      <RadioGroup
        label={words.ask}
        choices={choices}
        value={keyOf(doubt.decision)}
        onChange={(value) => onDecide(decisionOf(value))}
      />
    </article>
  )
}
