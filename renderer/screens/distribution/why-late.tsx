import { useState } from 'react'
import type { Line } from '../../../shared/distribution/index.ts'
import { client, useDoing } from '../../client/index.ts'
import { announce, Notice, TextArea, todayIso } from '../../ui/index.ts'
import { StepForm, type StepProps } from './step-form.tsx'
import { dueWords, hasLeft, lineCount, whoWords } from './words.ts'

type FieldProps = {
  lines: readonly Line[]
  reason: string
  onReason: (reason: string) => void
  optional?: boolean
  error?: string
}

/** Who has gone without, and the reason for it. */
export function WhyLate({ lines, reason, onReason, optional, error }: FieldProps) {
  const today = todayIso()
  return (
    <>
      <Notice tone="warn" title={lines.length === 1 ? 'This copy is late.' : 'These copies are late.'}>
        <ul>
          {lines.map((line) => (
            <li key={line.id}>
              {line.name}, {whoWords(line)}
              {hasLeft(line.state) ? '' : `, has gone without: ${dueWords(line, today)}`}
            </li>
          ))}
        </ul>
      </Notice>
      <TextArea
        label="Why is it late?"
        hint={
          optional
            ? 'What held it up, and what was done for whoever waited. It does not stop it from being noted.'
            : 'What held it up, and what was done for whoever waited.'
        }
        optional={optional}
        error={error}
        rows={2}
        value={reason}
        onChange={onReason}
        maxLength={1000}
      />
    </>
  )
}

export function WhyLateForm({ split, onClose }: StepProps) {
  const [reason, setReason] = useState('')
  const lineIds = split.can.map(({ id }) => id)
  const doing = useDoing(() => client.distribution.whyLate({ lineIds, reason: reason.trim() }))
  return (
    <StepForm
      split={split}
      onClose={onClose}
      title="Why it is late"
      does="Keep the reason"
      doing={doing}
      whole={reason.trim() !== ''}
      send={async () => {
        if (!(await doing.run(undefined))) return
        announce(`Reason kept: ${lineCount(lineIds.length)}`)
        onClose()
      }}
    >
      {(show) => (
        <WhyLate
          lines={split.can}
          reason={reason}
          onReason={setReason}
          error={show && reason.trim() === '' ? 'Say why it is late.' : undefined}
        />
      )}
    </StepForm>
  )
}
