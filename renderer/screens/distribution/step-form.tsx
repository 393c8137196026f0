import { type FormEvent, type ReactNode, useState } from 'react'
import { Dialog, FormEnd, type FormEndProps, Notice } from '../../ui/index.ts'
import { NamedLines, PassedOver } from './named-lines.tsx'
import type { Split } from './steps.ts'

export type StepProps = { split: Split; onClose: () => void }

type Props = StepProps & {
  title: string
  /** Words of the button that does it. */
  does: string
  doing: FormEndProps['doing']
  /** Is everything there that is needed? */
  whole: boolean
  /** Does it, once it is whole. */
  send: () => Promise<unknown>
  /** Fields; `show` once somebody tried to send it, so that mistakes are told then and not before. */
  children: (show: boolean) => ReactNode
  withAddress?: boolean
}

/** One step for one line or many: whom it is about, the fields, and who is passed over. */
export function StepForm({ split, onClose, title, does, doing, whole, send, children, withAddress }: Props) {
  const [show, setShow] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setShow(true)
    if (whole && !doing.busy) void send()
  }
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      {split.can.length === 0 ? (
        <Notice tone="warn" title="Nothing that is selected can take this step now." />
      ) : (
        <NamedLines lines={split.can} withAddress={withAddress} />
      )}
      <PassedOver cannot={split.cannot} />
      {split.can.length > 0 ? (
        <form className="ui-stack" onSubmit={submit} noValidate>
          {children(show)}
          <FormEnd doing={doing} busyWords="Noting…" onCancel={onClose}>
            {does}
          </FormEnd>
        </form>
      ) : null}
    </Dialog>
  )
}
