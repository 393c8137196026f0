import { AddressForm } from './address-form.tsx'
import { ExceptionForm } from './exception-form.tsx'
import { GiveForm } from './give-form.tsx'
import { MakeDialog } from './make-dialog.tsx'
import { OutcomeForm } from './outcome-form.tsx'
import { ProofForm } from './proof-form.tsx'
import { SendDialog } from './send-dialog.tsx'
import { SentForm } from './sent-form.tsx'
import type { Split, StepId } from './steps.ts'
import { WhyLateForm } from './why-late.tsx'
import { WrongRecipient } from './wrong-recipient.tsx'

/** The step that was asked for, with the lines as they stood then. */
export type Asked = { step: StepId; split: Split }

export function StepDialog({ asked: { step, split }, onClose }: { asked: Asked; onClose: () => void }) {
  const props = { split, onClose }
  const [first] = split.can
  switch (step) {
    case 'address':
      return <AddressForm {...props} />
    case 'make':
      return <MakeDialog {...props} />
    case 'send':
      return <SendDialog {...props} />
    case 'sent':
      return <SentForm {...props} />
    case 'proof':
      return <ProofForm {...props} />
    case 'outcome':
      return <OutcomeForm {...props} />
    case 'give':
      return <GiveForm {...props} />
    case 'exception':
      return <ExceptionForm {...props} back={false} />
    case 'after all':
      return <ExceptionForm {...props} back />
    case 'why late':
      return <WhyLateForm {...props} />
    case 'wrong recipient':
      return first ? <WrongRecipient line={first} onClose={onClose} /> : null
  }
}
