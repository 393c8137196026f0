import { useState } from 'react'
import { client, useDoing } from '../../client/index.ts'
import { announce, TextArea } from '../../ui/index.ts'
import { StepForm, type StepProps } from './step-form.tsx'
import { lineCount } from './words.ts'

/** A copy that is not to be sent, or is to be sent after all: both with a reason, and both can be taken back. */
export function ExceptionForm({ split, onClose, back }: StepProps & { back: boolean }) {
  const [reason, setReason] = useState('')
  const lineIds = split.can.map(({ id }) => id)
  const doing = useDoing(() =>
    client.distribution.setException({ lineIds, notToBeSent: !back, reason: reason.trim() }),
  )
  const says = back ? 'To be sent after all' : 'Not to be sent'
  return (
    <StepForm
      split={split}
      onClose={onClose}
      title={says}
      does={says}
      doing={doing}
      whole={reason.trim() !== ''}
      send={async () => {
        if (!(await doing.run(undefined))) return
        announce(`${says}: ${lineCount(lineIds.length)}`)
        onClose()
      }}
    >
      {(show) => (
        <TextArea
          label="Why"
          hint={
            back
              ? 'What has changed.'
              : 'Who decided it, and on what ground. It stands in the history, and can be taken back.'
          }
          error={show && reason.trim() === '' ? 'Say why.' : undefined}
          rows={2}
          value={reason}
          onChange={setReason}
          maxLength={1000}
        />
      )}
    </StepForm>
  )
}
