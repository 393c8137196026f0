import { useState } from 'react'
import { client, useDoing } from '../../client/index.ts'
import { announce, RadioGroup, TextArea } from '../../ui/index.ts'
import { StepForm, type StepProps } from './step-form.tsx'
import { useWhen, WhenFields } from './when.tsx'
import { lineCount } from './words.ts'

const outcomes = [
  { value: 'acknowledged', label: 'Acknowledged', hint: 'They said that they have it.' },
  {
    value: 'returned',
    label: 'Returned',
    hint: 'The post or the server brought it back. It has to be sent anew.',
  },
  {
    value: 'failed',
    label: 'Did not arrive',
    hint: 'It is known not to have arrived. It has to be sent anew.',
  },
  { value: 'recalled', label: 'Recalled', hint: 'You called it back before it was read.' },
] as const
type Outcome = (typeof outcomes)[number]['value']

/** What became of a copy after it was sent. */
export function OutcomeForm({ split, onClose }: StepProps) {
  const when = useWhen()
  const [what, setWhat] = useState<Outcome>('acknowledged')
  const [note, setNote] = useState('')
  const lineIds = split.can.map(({ id }) => id)
  const doing = useDoing(() => client.distribution.note({ lineIds, what, at: when.at, note }))
  return (
    <StepForm
      split={split}
      onClose={onClose}
      title="What became of it"
      does={lineIds.length > 1 ? `Note for ${lineCount(lineIds.length)}` : 'Note it'}
      doing={doing}
      whole={when.mistake === ''}
      send={async () => {
        if (!(await doing.run(undefined))) return
        announce(`Noted as ${what}: ${lineCount(lineIds.length)}`)
        onClose()
      }}
    >
      {(show) => (
        <>
          <RadioGroup
            label="What happened"
            value={what}
            onChange={(next) => setWhat(outcomes.find(({ value }) => value === next)?.value ?? what)}
            choices={[...outcomes]}
          />
          <WhenFields when={when} show={show} />
          <TextArea
            label="Note"
            hint="What was said, or what the message says."
            optional
            rows={2}
            value={note}
            onChange={setNote}
            maxLength={1000}
          />
        </>
      )}
    </StepForm>
  )
}
