import { useState } from 'react'
import type { Line } from '../../../shared/distribution/index.ts'
import { client, useDoing } from '../../client/index.ts'
import { announce, TextArea, TextField, todayIso } from '../../ui/index.ts'
import { StepForm, type StepProps } from './step-form.tsx'
import { useWhen, WhenFields } from './when.tsx'
import { WhyLate } from './why-late.tsx'
import { lineCount } from './words.ts'

/** Lines that a sending on this day makes late, or that are late already. */
export const lateOn = (lines: readonly Line[], at: string): Line[] => {
  const day = at ? todayIso(new Date(at)) : ''
  return lines.filter(({ due, late }) => late || (due !== '' && day > due))
}

/** It went, by whatever means the council has: when, and what it is known by. */
export function SentForm({ split, onClose }: StepProps) {
  const when = useWhen()
  const [reference, setReference] = useState('')
  const [note, setNote] = useState('')
  const [reason, setReason] = useState('')
  const lineIds = split.can.map(({ id }) => id)
  const late = lateOn(split.can, when.at)
  const doing = useDoing(async () => {
    const noted = await client.distribution.markSent({ lineIds, at: when.at, reference, note })
    // Asked of the lines as they stand now: only now may they be late.
    const nowLate = noted.filter((line) => line.late).map(({ id }) => id)
    if (reason.trim() && nowLate.length > 0)
      await client.distribution.whyLate({ lineIds: nowLate, reason: reason.trim() })
    return noted
  })
  return (
    <StepForm
      split={split}
      onClose={onClose}
      title="Mark sent"
      does={lineIds.length > 1 ? `Mark ${lineCount(lineIds.length)} sent` : 'Mark sent'}
      doing={doing}
      whole={when.mistake === ''}
      withAddress
      send={async () => {
        if (!(await doing.run(undefined))) return
        announce(`Marked sent: ${lineCount(lineIds.length)}`)
        onClose()
      }}
    >
      {(show) => (
        <>
          <WhenFields when={when} show={show} />
          <TextField
            label="Reference"
            hint="Tracking number, message id or portal reference, where there is one already."
            optional
            value={reference}
            onChange={setReference}
            maxLength={500}
            autoComplete="off"
          />
          <TextArea label="Note" optional rows={2} value={note} onChange={setNote} maxLength={1000} />
          {late.length > 0 ? <WhyLate lines={late} reason={reason} onReason={setReason} optional /> : null}
        </>
      )}
    </StepForm>
  )
}
