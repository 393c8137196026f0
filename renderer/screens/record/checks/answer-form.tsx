/** Answers a check in place: the rule's own questions, evidence, and who it comes from. */
import type * as Y from 'yjs'
import type { Field, Finding } from '../../../../shared/checks/check.ts'
import { type Answer, answerValues, type Source, sourceKinds } from '../../../../shared/minutes/index.ts'
import { byHand } from '../../../editor/draft/draft-session.ts'
import { addRow, type RowHandle, useRows } from '../../../editor/draft/rows.ts'
import {
  Button,
  Checkbox,
  ComboBox,
  DateField,
  IconButton,
  Select,
  TextArea,
  TextField,
} from '../../../ui/index.ts'
import { useRecord } from '../record-context.ts'
import { answerTo, beginAnswer } from './answers.ts'
import { LessonField } from './lesson-field.tsx'

const choices = (values: readonly string[]) => values.map((value) => ({ value, label: value }))

/** One question of a form. What is typed is kept as it is; whether it is good enough is said below the form. */
export function Question({
  field,
  value,
  onChange,
  isDisabled,
}: {
  field: Field
  value: string
  onChange: (value: string) => void
  isDisabled?: boolean
}) {
  const { names } = useRecord()
  const shared = {
    label: field.label,
    hint: field.hint,
    optional: !field.required,
    value,
    onChange,
    isDisabled,
  }
  switch (field.kind) {
    case 'text':
      return <TextArea {...shared} rows={2} />
    case 'line':
    case 'lesson':
      return <TextField {...shared} />
    case 'datetime':
      return <TextField {...shared} hint={field.hint ?? 'Date and time, for example 2026-09-17 12:10'} />
    case 'date':
      return <DateField {...shared} />
    case 'choice':
      return <Select {...shared} choices={choices(field.choices ?? [])} />
    case 'person':
      return (
        <ComboBox {...shared} free choices={names.people.map(({ label }) => ({ value: label, label }))} />
      )
  }
}

/** A question is asked only while the answer it depends on is there. */
export const isAsked = (field: Field, values: Record<string, string>): boolean =>
  !field.when || field.when.is.includes((values[field.when.field] ?? '').trim())

type Change = (work: (row: Y.Map<unknown>) => void, known?: (handle: RowHandle<Answer>) => void) => void

function Sources({
  answer,
  onChange,
  isDisabled,
}: {
  answer: Answer | undefined
  onChange: (sources: Source[]) => void
  isDisabled: boolean
}) {
  const { names } = useRecord()
  const sources = answer?.sources ?? []
  const set = (index: number, part: Partial<Source>) =>
    onChange(sources.map((one, at) => (at === index ? { ...one, ...part } : one)))
  return (
    <fieldset className="answer-sources">
      <legend className="ui-field-label">Where this comes from</legend>
      {sources.map((source, index) => (
        // Sources have no id of their own; their order is the order they were written in.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <div key={index} className="answer-source">
          <Select
            label="Kind"
            value={source.kind}
            onChange={(kind) => set(index, { kind })}
            choices={choices(sourceKinds)}
            isDisabled={isDisabled}
          />
          <ComboBox
            free
            label="Who"
            value={source.who}
            onChange={(who) => set(index, { who })}
            choices={names.people.map(({ label }) => ({ value: label, label }))}
            isDisabled={isDisabled}
          />
          <DateField
            label="Date"
            value={source.date}
            onChange={(date) => set(index, { date })}
            isDisabled={isDisabled}
          />
          <IconButton
            icon="remove"
            small
            label="Remove this source"
            onPress={() => onChange(sources.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <Button
        small
        icon="plus"
        isDisabled={isDisabled}
        onPress={() => onChange([...sources, { kind: '', who: '', date: '' }])}
      >
        Add a source
      </Button>
    </fieldset>
  )
}

function Lines({
  finding,
  rows,
  onChange,
  isDisabled,
}: {
  finding: Finding
  rows: Record<string, string>[]
  onChange: (rows: Record<string, string>[]) => void
  isDisabled: boolean
}) {
  const table = finding.form.rows
  if (!table) return null
  const first = table.columns[0]
  const { fixed } = table
  const shown = fixed
    ? fixed.map((name) => rows.find((row) => row[first?.key ?? ''] === name) ?? { [first?.key ?? '']: name })
    : rows
  const set = (index: number, key: string, value: string) =>
    onChange(shown.map((row, at) => (at === index ? { ...row, [key]: value } : row)))
  return (
    <fieldset className="answer-lines">
      <legend className="ui-field-label">{table.label}</legend>
      {shown.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines are told apart by their place only
        <fieldset key={index} className="answer-line">
          <legend className="row-card-name">{fixed ? fixed[index] : `Line ${index + 1}`}</legend>
          {table.columns.map((column) =>
            (fixed && column === first) || !isAsked(column, row) ? null : (
              <Question
                key={column.key}
                field={column}
                value={row[column.key] ?? ''}
                onChange={(value) => set(index, column.key, value)}
                isDisabled={isDisabled}
              />
            ),
          )}
          {fixed ? null : (
            <IconButton
              icon="remove"
              small
              label={`Remove line ${index + 1}`}
              onPress={() => onChange(shown.filter((_, at) => at !== index))}
            />
          )}
        </fieldset>
      ))}
      {fixed ? null : (
        <Button small icon="plus" isDisabled={isDisabled} onPress={() => onChange([...shown, {}])}>
          Add a line
        </Button>
      )}
    </fieldset>
  )
}

function LinkedActions({
  answer,
  finding,
  change,
}: {
  answer: Answer | undefined
  finding: Finding
  change: Change
}) {
  const { session, goToPlace } = useRecord()
  const actions = useRows(session.doc, 'actions')
  const linked = answer?.linkedActionIds ?? []
  const link = (ids: string[]) =>
    change(
      (row) => row.set('linkedActionIds', ids),
      (handle) => handle.set('linkedActionIds', ids),
    )
  return (
    <fieldset className="row-ticks">
      <legend className="ui-field-label">Actions that follow from this</legend>
      <div className="answer-actions">
        {actions.map(({ row }) => (
          <Checkbox
            key={row.id}
            isSelected={linked.includes(row.id)}
            isDisabled={!session.editable}
            onChange={(on) => link(on ? [...linked, row.id] : linked.filter((id) => id !== row.id))}
          >
            {row.text || 'An action without words yet'}
          </Checkbox>
        ))}
      </div>
      <Button
        small
        icon="plus"
        isDisabled={!session.editable}
        onPress={() => {
          const id = addRow(session.doc, 'actions', {
            child: finding.about.length > 0 ? finding.about : 'all',
            fromRule: finding.ruleId,
          })
          link([...linked, id])
          goToPlace({ section: 'plan', rowId: id })
        }}
      >
        New action
      </Button>
    </fieldset>
  )
}

/**
 * The lines of an answer. Where the page itself decides what is asked (R-PA), an action that came up after the answer
 * was begun is offered as a further line while the check still asks for it.
 */
function linesOf(
  { form, prefill, shortfalls }: Finding,
  answer: Answer | undefined,
): Record<string, string>[] {
  const offered = prefill?.rows ?? []
  if (!answer) return offered
  if (!form.answeredIn) return answer.rows
  const first = form.rows?.columns[0]?.key ?? ''
  const written = new Set(answer.rows.map((row) => row[first] ?? ''))
  const asked = (name: string) => name !== '' && shortfalls.some((lack) => lack.includes(name))
  return [
    ...answer.rows,
    ...offered.filter((row) => !written.has(row[first] ?? '') && asked(row[first] ?? '')),
  ]
}

export function AnswerForm({ finding }: { finding: Finding }) {
  const { session, me, names } = useRecord()
  const answers = useRows(session.doc, 'answers')
  const handle = answerTo(finding, answers)
  const answer = handle?.row
  const isDisabled = !session.editable
  /** Changes the answer, beginning it first where there is none yet. */
  const change: Change = (work, known) => {
    if (handle && known) known(handle)
    else if (!handle) beginAnswer(session.doc, finding, me.id, work)
  }
  const set = <K extends keyof Answer & string>(key: K, value: Answer[K]) =>
    change(
      (row) => row.set(key, value),
      (known) => known.set(key, value),
    )
  const fields: Record<string, string> = { ...finding.prefill?.fields, ...answer?.fields }
  const rows = linesOf(finding, answer)
  const { form } = finding
  const forAll = form.per === 'record' && names.children.length > 1
  const stands = answer?.value === 'not yet' || answer?.value === 'cannot tell'
  return (
    <div className="answer-form">
      {form.fields
        .filter((field) => isAsked(field, fields))
        .map((field) =>
          field.kind === 'lesson' ? (
            <LessonField
              key={field.key}
              field={field}
              title={fields[field.key] ?? ''}
              themeId={fields[`${field.key}Id`] ?? ''}
              isDisabled={isDisabled}
              onChange={(title, id) =>
                change(
                  (row) => {
                    row.set(`fields/${field.key}`, title)
                    row.set(`fields/${field.key}Id`, id)
                  },
                  (known) =>
                    session.doc.transact(() => {
                      known.setIn('fields', field.key, title)
                      known.setIn('fields', `${field.key}Id`, id)
                    }, byHand),
                )
              }
            />
          ) : (
            <Question
              key={field.key}
              field={field}
              value={fields[field.key] ?? ''}
              isDisabled={isDisabled}
              onChange={(value) =>
                change(
                  (row) => row.set(`fields/${field.key}`, value),
                  (known) => known.setIn('fields', field.key, value),
                )
              }
            />
          ),
        )}
      <Lines finding={finding} rows={rows} onChange={(next) => set('rows', next)} isDisabled={isDisabled} />
      {form.evidence ? (
        <>
          <Select
            label="Answer"
            optional
            value={answer?.value ?? ''}
            onChange={(value) => set('value', value as Answer['value'])}
            choices={choices(answerValues)}
            isDisabled={isDisabled}
          />
          <TextArea
            label={answer?.value === 'not applicable' ? 'Why it does not apply' : 'Evidence'}
            hint="What was seen, said or recorded, in your own words"
            value={answer?.evidence ?? ''}
            onChange={(value) => set('evidence', value)}
            isDisabled={isDisabled}
          />
          <Sources answer={answer} onChange={(sources) => set('sources', sources)} isDisabled={isDisabled} />
          {forAll ? (
            <TextField
              label="Why one answer is right for all the children"
              value={answer?.aboutReason ?? ''}
              onChange={(value) => set('aboutReason', value)}
              isDisabled={isDisabled}
            />
          ) : null}
        </>
      ) : null}
      {stands || form.evidence ? <LinkedActions answer={answer} finding={finding} change={change} /> : null}
    </div>
  )
}
