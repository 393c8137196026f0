import { useState } from 'react'
import { isAnsweredFor } from '../../../../shared/clocks/index.ts'
import {
  conferenceModels,
  supervisionModelNames,
  supervisionModelOf,
  supervisionModels,
  type Template,
  triggersAsked,
  usesCycle,
  usesModel,
} from '../../../../shared/templates/index.ts'
import { useFields } from '../../../editor/draft/rows.ts'
import { DateField, Notice, Select, sayDate, TextField, TimeField } from '../../../ui/index.ts'
import { LateReason } from '../late-reason.tsx'
import { useReading, useRecord } from '../record-context.ts'
import { SessionPeople } from './session-people.tsx'

/** What a record cannot be read without; once it is all there the details fold away and leave the page to the words. */
const essentials = ['date', 'start', 'end', 'place', 'chair', 'minuteTaker', 'recordingPolicy'] as const

const asChoices = (values: readonly string[]) => values.map((value) => ({ value, label: value }))

/** Meetings that follow a plan. */
const planned: ReadonlySet<string> = new Set(['RCPC', 'CG', 'CIN_PLAN', 'CIN_REVIEW'])

const valuesOf = (template: Template, text: (key: string) => string) =>
  Object.fromEntries(template.triggers.map(({ key }) => [key, text(key)]))

/** Who else the details name, where it is not whoever writes. */
const besideTheChair: Partial<Record<Template['type'], string>> = {
  SUP_CASE: 'Worker',
  SUP_SUP: 'Supervisee',
}

/** A date that starts a clock, with its time where hours count, or a stage. Day and time are one value: `2026-09-17 10:15`. */
function TriggerField({
  trigger,
  value,
  onChange,
  isDisabled,
}: {
  trigger: Template['triggers'][number]
  value: string
  onChange: (value: string) => void
  isDisabled: boolean
}) {
  const { label, kind, choices = [] } = trigger
  if (kind === 'choice') {
    return (
      <Select
        label={label}
        value={value}
        onChange={onChange}
        choices={asChoices(choices)}
        isDisabled={isDisabled}
      />
    )
  }
  if (kind === 'date')
    return <DateField label={label} value={value} onChange={onChange} isDisabled={isDisabled} />
  const [day = '', time = ''] = value.split(' ')
  const joined = (nextDay: string, nextTime: string) =>
    onChange([nextDay, nextTime].filter(Boolean).join(' '))
  return (
    <>
      <DateField label={label} value={day} onChange={(next) => joined(next, time)} isDisabled={isDisabled} />
      <TimeField
        label={`${label}: time`}
        value={time}
        onChange={(next) => joined(day, next)}
        isDisabled={isDisabled || day === ''}
      />
    </>
  )
}

/** Type, date, place, who chairs and who writes, and the dates that start clocks (section `hdr`). */
export function Details() {
  const { session, template, names } = useRecord()
  const quorum = useReading((reading) => reading?.quorum ?? null)
  const late = (useReading((reading) => reading?.clocks) ?? []).filter(isAnsweredFor)
  const meeting = useFields(session.doc, 'meeting')
  const triggers = useFields(session.doc, 'triggers')
  const isDisabled = !session.editable
  const hasAttendance = template.sections.some((section) => section.kind === 'attendance')
  const field = (key: string) => ({
    value: meeting.text(key),
    onChange: (value: string) => meeting.set(key, value),
    isDisabled,
  })
  const [open, setOpen] = useState(() => essentials.some((key) => meeting.text(key).trim() === ''))
  const name = (key: string) => names.people.find((one) => one.value === meeting.text(key))?.label ?? ''
  const line = [
    meeting.text('date') ? sayDate(meeting.text('date')) : '',
    [meeting.text('start'), meeting.text('end')].filter(Boolean).join(' to '),
    meeting.text('place'),
    name('chair') ? `${template.chairTitle}: ${name('chair')}` : '',
    name('minuteTaker') ? `Minute taker: ${name('minuteTaker')}` : '',
  ].filter(Boolean)
  return (
    <>
      {open ? null : <p className="details-line">{line.join(' · ')}</p>}
      {template.quorum && quorum ? (
        <Notice tone={quorum.met ? 'done' : 'warn'}>
          <p>{quorum.says}</p>
        </Notice>
      ) : null}
      {late.length > 0 ? (
        <ul className="ui-plain-list ui-stack-tight" aria-label="Late">
          {late.map((clock) => (
            <li key={`${clock.id} ${clock.row ?? ''}`}>
              {`${clock.name}. ${clock.says}`}
              <LateReason clock={clock} />
            </li>
          ))}
        </ul>
      ) : null}
      <details className="part-more" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{open ? 'Hide the details' : 'Show the details'}</summary>
        <div className="row-fields">
          {template.subTypes.length > 0 ? (
            <Select label="Kind" {...field('subType')} choices={asChoices(template.subTypes)} />
          ) : null}
          <DateField label="Date" {...field('date')} />
          <TimeField label="Start" {...field('start')} />
          <TimeField label="End" {...field('end')} />
          <TextField label="Place or platform" {...field('place')} />
          <Select
            label="How people met"
            {...field('mode')}
            choices={asChoices(['in person', 'video', 'phone', 'in person and by video'])}
          />
          <Select label={template.chairTitle} {...field('chair')} choices={names.people} />
          <Select
            label={besideTheChair[template.type] ?? 'Minute taker'}
            {...field('minuteTaker')}
            choices={names.people}
          />
          <TextField label="Authority" {...field('authority')} />
          <TextField label="Family reference" {...field('familyRef')} />
          <TextField label="Interpreter" optional {...field('interpreter')} />
          <Select
            label="Recording"
            {...field('recordingPolicy')}
            choices={asChoices(['No recording', 'Audio recorded by the authority', 'Recorded by the family'])}
          />
          {usesModel(template.type) ? (
            <Select
              label="Conference model"
              hint="Changes headings. The checks stay the same."
              {...field('conferenceModel')}
              choices={asChoices(conferenceModels)}
            />
          ) : null}
          {usesCycle(template.type) ? (
            <Select
              label="Reflective cycle"
              hint="Changes headings and guidance. The checks stay the same."
              {...field('conferenceModel')}
              value={supervisionModelOf(meeting.text('conferenceModel'))}
              choices={supervisionModels.map((value) => ({ value, label: supervisionModelNames[value] }))}
            />
          ) : null}
          {planned.has(template.type) ? (
            <TextField label="Why there is a plan, in one line" optional {...field('purposeOfPlan')} />
          ) : null}
          {triggersAsked(template.triggers, valuesOf(template, triggers.text)).map((trigger) => (
            <TriggerField
              key={trigger.key}
              trigger={trigger}
              value={triggers.text(trigger.key)}
              onChange={(value) => triggers.set(trigger.key, value)}
              isDisabled={isDisabled}
            />
          ))}
          {hasAttendance ? null : (
            <div className="row-field-wide">
              <SessionPeople />
            </div>
          )}
        </div>
      </details>
    </>
  )
}
