import { useState } from 'react'
import type { ProblemWords } from '../../../shared/api/problem.ts'
import { type Method, type ProofKind, proofKinds } from '../../../shared/distribution/index.ts'
import { client, useDoing } from '../../client/index.ts'
import { announce, ProblemNotice, Select, TextArea, TextField } from '../../ui/index.ts'
import {
  LARGEST_RECEIPT,
  type Receipt,
  ReceiptFile,
  readReceiptFile,
  receiptTooLarge,
} from './receipt-file.tsx'
import { StepForm, type StepProps } from './step-form.tsx'
import { useWhen, WhenFields } from './when.tsx'
import { lineCount, upper } from './words.ts'

/** The proof that a method usually gives. */
export function usualProof(method: Method | ''): ProofKind {
  switch (method) {
    case 'tracked post':
      return 'tracking number'
    // Nothing comes back of it by itself.
    case 'first-class post':
      return 'reply from the recipient'
    case 'by hand':
      return 'signed receipt'
    case 'read with the person':
      return 'read aloud by'
    case 'partner portal':
      return 'portal confirmation'
    default:
      return 'delivery receipt'
  }
}

const referenceLabels: Record<ProofKind, string> = {
  'delivery receipt': 'Message id or reference',
  'read receipt': 'Message id or reference',
  'message id': 'Message id',
  'tracking number': 'Tracking number',
  'signed receipt': 'Who signed for it',
  'read aloud by': 'Who read it to them',
  'reply from the recipient': 'Reference',
  'portal confirmation': 'Confirmation number',
}

/** Proofs that say nothing without their number or name. */
const needsReference: ReadonlySet<ProofKind> = new Set(['message id', 'tracking number', 'read aloud by'])

/** What shows that it arrived, with the receipt itself where there is one. */
export function ProofForm({ split, onClose }: StepProps) {
  const when = useWhen()
  const [proof, setProof] = useState<ProofKind>(usualProof(split.can[0]?.method ?? ''))
  const [reference, setReference] = useState('')
  const [note, setNote] = useState('')
  const [receipt, setReceipt] = useState<Receipt | null>(null)
  const [refused, setRefused] = useState<ProblemWords | null>(null)
  const lineIds = split.can.map(({ id }) => id)
  const doing = useDoing(() =>
    client.distribution.addProof({ lineIds, at: when.at, proof, reference, note, receipt }),
  )
  const lacks = needsReference.has(proof) && reference.trim() === ''
  return (
    <StepForm
      split={split}
      onClose={onClose}
      title="Proof that it arrived"
      does={lineIds.length > 1 ? `Keep for ${lineCount(lineIds.length)}` : 'Keep this proof'}
      doing={doing}
      whole={when.mistake === '' && !lacks}
      send={async () => {
        if (!(await doing.run(undefined))) return
        announce(`Proof kept: ${lineCount(lineIds.length)}`)
        onClose()
      }}
    >
      {(show) => (
        <>
          <Select
            label="What shows it"
            value={proof}
            onChange={(next) => setProof(proofKinds.find((one) => one === next) ?? proof)}
            choices={proofKinds.map((one) => ({ value: one, label: upper(one) }))}
          />
          <TextField
            label={referenceLabels[proof]}
            optional={!needsReference.has(proof)}
            value={reference}
            onChange={setReference}
            maxLength={500}
            autoComplete="off"
            error={show && lacks ? 'Say this, so that somebody can look it up.' : undefined}
          />
          <WhenFields when={when} show={show} label="Arrived on" />
          <ReceiptFile
            receipt={receipt}
            onFile={(file) => {
              setRefused(file.size > LARGEST_RECEIPT ? receiptTooLarge : null)
              if (file.size <= LARGEST_RECEIPT) void readReceiptFile(file).then(setReceipt)
            }}
            onRemove={() => setReceipt(null)}
          />
          <ProblemNotice problem={refused} />
          <TextArea label="Note" optional rows={2} value={note} onChange={setNote} maxLength={1000} />
        </>
      )}
    </StepForm>
  )
}
