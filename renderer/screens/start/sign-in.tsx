import { type FormEvent, useState } from 'react'
import type { WorkspaceStatus } from '../../../shared/api/contract.ts'
import { client, startAfresh, useDoing } from '../../client/index.ts'
import { Button, Notice, ProblemNotice, RadioGroup, Select, TextField } from '../../ui/index.ts'
import { fictionalPeople } from './fictional-people.ts'
import { mistakeIn, NewPassphrase, PassphraseField } from './passphrase-fields.tsx'

export type SignInProps = {
  people: WorkspaceStatus['people']
  fictional: boolean
  /** Chosen already, e.g. the one who was here last. */
  initial?: string
  submit: string
  onDone: () => void
  /** Before somebody else's passphrase is asked for: the words of this one go to disk. */
  before?: () => Promise<void>
}

/** Pick the person, type their passphrase. */
export function SignInForm({ people, fictional, initial = '', submit, onDone, before }: SignInProps) {
  const [personId, setPersonId] = useState(initial || (people.length === 1 ? (people[0]?.id ?? '') : ''))
  const [passphrase, setPassphrase] = useState('')
  const signIn = useDoing(async () => {
    await before?.()
    const account = await client.workspace.unlock({ personId, passphrase })
    await startAfresh()
    return account
  })
  const known = fictional ? fictionalPeople() : []
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (!personId || !passphrase) return
    if (await signIn.run(undefined)) onDone()
    else setPassphrase('')
  }
  return (
    <form className="ui-stack" onSubmit={(event) => void send(event)} noValidate>
      <PersonPicker people={people} value={personId} onChange={setPersonId} />
      <PassphraseField
        label="Passphrase"
        kind="current"
        value={passphrase}
        onChange={(next) => {
          setPassphrase(next)
          if (next && signIn.problem) signIn.clear()
        }}
        autoFocus={personId !== ''}
      />
      {known.length > 0 ? (
        <Notice title="Passphrases of the fictional people">
          {known.map((person) => (
            <p key={person.id}>
              {person.name}: <strong>{person.passphrase}</strong>
            </p>
          ))}
        </Notice>
      ) : null}
      <ProblemNotice problem={signIn.problem} />
      <div className="ui-row">
        <Button
          type="submit"
          kind="main"
          busy={signIn.busy}
          busyWords="Opening…"
          isDisabled={!personId || !passphrase}
        >
          {submit}
        </Button>
      </div>
    </form>
  )
}

/** A few people stand as a list; many are picked from one. */
function PersonPicker({
  people,
  value,
  onChange,
}: {
  people: WorkspaceStatus['people']
  value: string
  onChange: (id: string) => void
}) {
  const choices = people.map((person) => ({ value: person.id, label: person.name, hint: person.role }))
  return people.length <= 5 ? (
    <RadioGroup label="Who is signing in?" value={value} onChange={onChange} choices={choices} />
  ) : (
    <Select label="Who is signing in?" value={value} onChange={onChange} choices={choices} />
  )
}

/** The printed code instead of a forgotten passphrase. Gives that person a new passphrase and a new signing key. */
export function RecoverForm({ people, onDone }: Pick<SignInProps, 'people' | 'onDone'>) {
  const [personId, setPersonId] = useState(people.length === 1 ? (people[0]?.id ?? '') : '')
  const [recoveryCode, setRecoveryCode] = useState('')
  const [passphrase, setPassphrase] = useState('')
  const [again, setAgain] = useState('')
  const [sent, setSent] = useState(false)
  const recover = useDoing(async () => {
    const account = await client.workspace.recover({ recoveryCode, personId, newPassphrase: passphrase })
    await startAfresh()
    return account
  })
  const person = people.find((one) => one.id === personId)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    setSent(true)
    if (!personId || !recoveryCode.trim() || mistakeIn(passphrase, again)) return
    if (await recover.run(undefined)) onDone()
  }
  return (
    <form className="ui-stack" onSubmit={(event) => void send(event)} noValidate>
      <PersonPicker people={people} value={personId} onChange={setPersonId} />
      <TextField
        label="Recovery code"
        hint="As printed when the workspace was made. Capitals, spaces and dashes do not matter."
        value={recoveryCode}
        onChange={setRecoveryCode}
        autoComplete="off"
        spellCheck="false"
        error={sent && !recoveryCode.trim() ? 'Type the recovery code.' : undefined}
        isRequired
      />
      <NewPassphrase
        passphrase={passphrase}
        again={again}
        onPassphrase={setPassphrase}
        onAgain={setAgain}
        own={person ? [person.name] : []}
        showMistakes={sent}
      />
      <p className="ui-quiet">
        The old passphrase stops working and a new signing key is made. What was signed before stays signed.
      </p>
      <ProblemNotice problem={recover.problem} />
      <div className="ui-row">
        <Button type="submit" kind="main" busy={recover.busy} busyWords="Opening…">
          Set the new passphrase
        </Button>
      </div>
    </form>
  )
}
