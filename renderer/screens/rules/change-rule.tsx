import { type FormEvent, useState } from 'react'
import {
  changeProblem,
  inWords,
  leastReason,
  type RuleChange,
  ruleSetOn,
  type SettingDefinition,
  type SettingValue,
} from '../../../shared/rule-sets/index.ts'
import { api, client, queryClient, useDoing } from '../../client/index.ts'
import {
  DateField,
  Dialog,
  FormEnd,
  Notice,
  Select,
  sayDate,
  TextArea,
  TextField,
  todayIso,
} from '../../ui/index.ts'

/** What was typed, as the value of the setting; a text where it is no number yet, so that its mistake can be said. */
function valueFrom(definition: SettingDefinition, typed: string): SettingValue {
  switch (definition.kind) {
    case 'number':
      return typed.trim() === '' ? '' : Number(typed)
    case 'share':
      return typed.trim() === '' ? '' : Number(typed) / 100
    case 'dates':
      return [...new Set(typed.split(/[\s,;]+/).filter(Boolean))].sort()
    default:
      return typed.trim()
  }
}

function typedFrom(definition: SettingDefinition, value: SettingValue): string {
  if (definition.kind === 'share') return String(Math.round(Number(value) * 100))
  return Array.isArray(value) ? value.join('\n') : String(value)
}

const hints: Record<SettingDefinition['kind'], (definition: SettingDefinition) => string> = {
  number: (one) => (one.kind === 'number' ? `In ${one.unit}, from ${one.least} to ${one.most}` : ''),
  share: (one) => (one.kind === 'share' ? `In per cent, from ${one.least * 100} to ${one.most * 100}` : ''),
  text: () => '',
  choice: () => '',
  dates: () => 'One date on each line, year first: 2026-12-24',
}

/** One local value, from a date on, with its reason. */
export function ChangeRule({
  definition,
  changes,
  onClose,
  onChanged,
}: {
  definition: SettingDefinition
  changes: RuleChange[]
  onClose: () => void
  onChanged: (words: string) => void
}) {
  const today = todayIso()
  const before = ruleSetOn(today, changes).values[definition.key]
  const [typed, setTyped] = useState(typedFrom(definition, before ?? definition.default))
  const [from, setFrom] = useState(today)
  const [reason, setReason] = useState('')
  const [sent, setSent] = useState(false)
  const change = { key: definition.key, value: valueFrom(definition, typed), from, reason }
  const wrong = changeProblem(change, today)
  const save = useDoing(async () => {
    const made = await client.rules.change(change)
    await queryClient.invalidateQueries({ queryKey: api.rules.key() })
    return made
  })
  const send = async (event: FormEvent) => {
    event.preventDefault()
    setSent(true)
    if (wrong) return
    const made = await save.run(undefined)
    if (made) onChanged(`${definition.label}: ${inWords(definition, made.value)} from ${sayDate(made.from)}.`)
  }
  const hint = hints[definition.kind](definition)
  const value = { label: 'New value', hint: hint || undefined, value: typed, onChange: setTyped }

  return (
    <Dialog title={definition.label} isOpen onClose={onClose}>
      <form className="ui-stack" onSubmit={(event) => void send(event)} noValidate>
        <p>{definition.says}</p>
        {definition.source === 'SG' ? (
          <Notice tone="warn" title="This is statutory guidance.">
            <p>
              Authorities follow it unless there is an exceptional reason. {definition.from} Your reason is
              kept and shown.
            </p>
          </Notice>
        ) : null}
        {definition.kind === 'choice' ? (
          <Select {...value} choices={definition.choices.map((one) => ({ value: one, label: one }))} />
        ) : definition.kind === 'dates' ? (
          <TextArea {...value} rows={6} />
        ) : (
          <TextField {...value} narrow={definition.kind !== 'text'} autoComplete="off" />
        )}
        <DateField
          label="Holds for meetings from"
          hint="Meetings before this date are judged as they were. Signed records never change."
          value={from}
          onChange={setFrom}
        />
        <TextArea
          label="Reason"
          hint={`At least ${leastReason(definition.source)} characters: who decided it, and why.`}
          value={reason}
          onChange={setReason}
          rows={3}
        />
        {sent && wrong ? <Notice tone="warn" live title={wrong} /> : null}
        <FormEnd doing={save} busyWords="Saving…" onCancel={onClose}>
          {from ? `Change it from ${sayDate(from)}` : 'Change it'}
        </FormEnd>
      </form>
    </Dialog>
  )
}
