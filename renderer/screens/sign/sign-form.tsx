import './sign.css'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { Account } from '../../../shared/access/access.ts'
import { useDoing } from '../../client/index.ts'
import { Button, LinkButton, ProblemNotice, TextField } from '../../ui/index.ts'
import { PassphraseField } from '../start/passphrase-fields.tsx'
import { useReadToEnd } from './read-to-end.ts'

export type SignFormProps = {
  /** Where "Not yet" leads; left out where the form stands in a dialog that can be closed. */
  notYet?: string
  me: Account
  title?: string
  /** What the signature does, said before it is given. */
  children: ReactNode
  /** The word on the button. */
  label: string
  sign: (typed: { passphrase: string; typedName: string; readToEnd: true }) => Promise<unknown>
}

/** The end of what was read: name and passphrase of whoever signs, once they have come to it. */
export function SignForm({ notYet, me, title, children, label, sign }: SignFormProps) {
  const { end, read } = useReadToEnd()
  const [typedName, setTypedName] = useState('')
  const [passphrase, setPassphrase] = useState('')
  const [sent, setSent] = useState(false)
  const signing = useDoing(() => sign({ passphrase, typedName, readToEnd: true }))
  const send = async (event: FormEvent) => {
    event.preventDefault()
    setSent(true)
    if (!read || !typedName.trim() || !passphrase) return
    await signing.run(undefined)
    // What was typed meanwhile is the next try.
    setPassphrase((now) => (now === passphrase ? '' : now))
  }
  return (
    <form
      className={`sign-form${read ? '' : ' sign-waiting'}`}
      aria-label={title ?? 'Sign'}
      onSubmit={(event) => void send(event)}
      noValidate
    >
      <div ref={end} />
      {title ? <h2>{title}</h2> : null}
      <p role="status">
        {read ? 'You have read to the end.' : 'Read to the end first. The End key goes there.'}
      </p>
      <TextField
        label="Your name"
        hint={`Type ${me.name}.`}
        value={typedName}
        onChange={setTypedName}
        isDisabled={!read}
        autoComplete="off"
        spellCheck="false"
        error={sent && !typedName.trim() ? 'Type your name as it stands in your account.' : undefined}
        isRequired
      />
      {read ? (
        <PassphraseField
          label="Your passphrase"
          kind="current"
          value={passphrase}
          onChange={setPassphrase}
          error={
            sent && !passphrase && !signing.busy && !signing.problem
              ? 'Type your passphrase. It unlocks your signature.'
              : undefined
          }
        />
      ) : null}
      <p className="ui-quiet">{children}</p>
      <ProblemNotice problem={signing.problem} />
      <div className="ui-row">
        <Button
          type="submit"
          kind="main"
          icon="sign"
          isDisabled={!read}
          busy={signing.busy}
          busyWords="Signing…"
        >
          {label}
        </Button>
        {notYet ? (
          <LinkButton kind="quiet" href={notYet}>
            Not yet
          </LinkButton>
        ) : null}
      </div>
    </form>
  )
}
