import { useState } from 'react'
import { type Line, type Method, methods, needsAgreement } from '../../../shared/distribution/index.ts'
import { client, useDoing } from '../../client/index.ts'
import { announce, Checkbox, Notice, Select, TextArea, TextField } from '../../ui/index.ts'
import { addressLabels, addressMistake, byPost, needsNoAddress } from './addresses.ts'
import { StepForm, type StepProps } from './step-form.tsx'
import { lineCount, methodWords } from './words.ts'

/** How and where copies go: one method, and for each person an address of their own, read back to whoever gave it. */
export function AddressForm({ split, onClose }: StepProps) {
  const lines = split.can
  const [method, setMethod] = useState<Method | ''>(lines[0]?.method ?? '')
  const [typed, setTyped] = useState<Record<string, string>>({})
  const [readBack, setReadBack] = useState(false)
  const [agreed, setAgreed] = useState(false)
  const addressOf = ({ id, address }: Line): string => (typed[id] ?? address).trim()
  const doing = useDoing(async () => {
    if (!method) return undefined
    const said = { method, readBack, agreed: asksAgreement && agreed }
    for (const [address, own] of Map.groupBy(lines, addressOf))
      await client.distribution.setAddress({ ...said, address, lineIds: own.map(({ id }) => id) })
    return lines.length
  })
  // E-mail to the family, and to a mailbox of somebody’s own.
  const asksAgreement = lines.some((line) =>
    needsAgreement({ kind: line.kind, method, address: addressOf(line) }),
  )
  const unsure = asksAgreement && !(readBack && agreed)
  const wrong = method !== '' && lines.some((line) => addressMistake(method, addressOf(line)))
  const warned = lines.filter(({ warnings }) => warnings.length > 0)
  return (
    <StepForm
      split={split}
      onClose={onClose}
      title="Method and address"
      does={lines.length > 1 ? `Set for ${lineCount(lines.length)}` : 'Set this address'}
      doing={doing}
      whole={method !== '' && !wrong}
      send={async () => {
        if (!(await doing.run(undefined))) return
        announce(`Address set: ${lineCount(lines.length)}`)
        onClose()
      }}
    >
      {(show) => (
        <>
          {warned.length > 0 ? (
            <Notice tone="warn" title="Look at this before it leaves">
              <ul>
                {warned.flatMap(({ id, name, warnings }) =>
                  warnings.map((one) => <li key={`${id} ${one}`}>{`${name}: ${one}`}</li>),
                )}
              </ul>
            </Notice>
          ) : null}
          <Select
            label="Method"
            value={method}
            onChange={(next) => setMethod(methods.find((one) => one === next) ?? '')}
            choices={methods.map((one) => ({ value: one, label: methodWords(one) }))}
            error={show && method === '' ? 'Choose how it goes.' : undefined}
          />
          {method
            ? lines.map((line) => (
                <AddressField
                  key={line.id}
                  method={method}
                  whose={lines.length > 1 ? line.name : ''}
                  value={typed[line.id] ?? line.address}
                  onChange={(address) => setTyped((now) => ({ ...now, [line.id]: address }))}
                  error={(show && addressMistake(method, addressOf(line))) || undefined}
                />
              ))
            : null}
          <Checkbox isSelected={readBack} onChange={setReadBack} hint="Letter by letter, to whoever gave it.">
            {lines.length > 1 ? 'I read each address back' : 'I read the address back'}
          </Checkbox>
          {asksAgreement ? (
            <Checkbox
              isSelected={agreed}
              onChange={setAgreed}
              hint="A form, a letter or a message of theirs that is on the file."
            >
              They agreed in writing to get it at home by e-mail
            </Checkbox>
          ) : null}
          {unsure ? (
            <Notice tone="warn" live title="Nothing leaves for this address until both are ticked.">
              <p>It can be kept as it is now. Or choose another method: post, by hand, or read with them.</p>
            </Notice>
          ) : null}
        </>
      )}
    </StepForm>
  )
}

type FieldProps = {
  method: Method
  /** '' where there is only one, who is named above. */
  whose: string
  value: string
  onChange: (address: string) => void
  error?: string
}

function AddressField({ method, whose, value, onChange, error }: FieldProps) {
  const label = whose ? `${addressLabels[method]}: ${whose}` : addressLabels[method]
  const field = { label, value, onChange, error, maxLength: 500, optional: needsNoAddress(method) }
  return byPost.has(method) ? <TextArea {...field} rows={3} /> : <TextField {...field} autoComplete="off" />
}
