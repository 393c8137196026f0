import { type FormEvent, useState } from 'react'
import type { WorkspaceStatus } from '../../../shared/api/contract.ts'
import type { ProblemWords } from '../../../shared/api/problem.ts'
import { arrivedHere, client, startAfresh, useDoing } from '../../client/index.ts'
import { Button, Notice, ProblemNotice, RadioGroup, Select, TextField, useWait } from '../../ui/index.ts'
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
  /** The records turned out to be damaged: the way to what can be done about it. */
  onDamage?: (problem: ProblemWords) => void
}

/** Pick the person, type their passphrase. */
export function SignInForm({
  people,
  fictional,
  initial = '',
  submit,
  onDone,
  before,
  onDamage,
}: SignInProps) {
  const [personId, setPersonId] = useState(initial || (people.length === 1 ? (people[0]?.id ?? '') : ''))
  const [passphrase, setPassphrase] = useState('')
  const signIn = useDoing(async () => {
    await before?.()
    const account = await client.workspace.unlock({ personId, passphrase })
    arrivedHere()
    await startAfresh()
    return account
  })
  const wait = useWait(signIn.problem)
  const known = fictional ? fictionalPeople() : []
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (!personId || !passphrase || wait > 0) return
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
          if (next && signIn.problem && wait === 0) signIn.clear()
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
      <ProblemNotice
        problem={signIn.problem}
        action={<DamageHelp problem={signIn.problem} onDamage={onDamage} />}
      />
      <div className="ui-row">
        <Button
          type="submit"
          kind="main"
          busy={signIn.busy}
          busyWords="Opening…"
          isDisabled={!personId || !passphrase || wait > 0}
        >
          {submit}
        </Button>
      </div>
    </form>
  )
}

/** Beside the words that say that the records are damaged: what can be done about it. */
function DamageHelp({
  problem,
  onDamage,
}: {
  problem: ProblemWords | null
  onDamage: SignInProps['onDamage']
}) {
  if (problem?.code !== 'damaged workspace' || !onDamage) return null
  return (
    <span>
      <Button onPress={() => onDamage(problem)}>See what can be put back</Button>
    </span>
  )
}

/** A few people stand as a list; many are picked from one. */
export function PersonPicker({
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
export function RecoverForm({
  people,
  onDone,
  onDamage,
}: Pick<SignInProps, 'people' | 'onDone' | 'onDamage'>) {
  const [personId, setPersonId] = useState(people.length === 1 ? (people[0]?.id ?? '') : '')
  const [recoveryCode, setRecoveryCode] = useState('')
  const [passphrase, setPassphrase] = useState('')
  const [again, setAgain] = useState('')
  const [sent, setSent] = useState(false)
  const recover = useDoing(async () => {
    const account = await client.workspace.recover({ recoveryCode, personId, newPassphrase: passphrase })
    arrivedHere()
    await startAfresh()
    return account
  })
  const wait = useWait(recover.problem)
  const person = people.find((one) => one.id === personId)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    setSent(true)
    if (wait > 0 || !personId || !recoveryCode.trim() || mistakeIn(passphrase, again)) return
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
      <ProblemNotice
        problem={recover.problem}
        action={<DamageHelp problem={recover.problem} onDamage={onDamage} />}
      />
      <div className="ui-row">
        <Button type="submit" kind="main" busy={recover.busy} busyWords="Opening…" isDisabled={wait > 0}>
          Set the new passphrase
        </Button>
      </div>
    </form>
  )
}
