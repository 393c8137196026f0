import { type KeyboardEvent, useState } from 'react'
import { Button, StateMark, TextField } from '../../ui/index.ts'
import { useStrength } from './passphrase.ts'

export type PassphraseFieldProps = {
  label: string
  value: string
  onChange: (value: string) => void
  error?: string
  hint?: string
  kind: 'current' | 'new'
  autoFocus?: boolean
}

/** A hidden field that can be shown, and says when Caps Lock is on. */
export function PassphraseField({
  label,
  value,
  onChange,
  error,
  hint,
  kind,
  autoFocus,
}: PassphraseFieldProps) {
  const [shown, setShown] = useState(false)
  const [caps, setCaps] = useState(false)
  const look = (event: KeyboardEvent) => setCaps(event.getModifierState('CapsLock'))
  return (
    <div className="ui-stack-tight">
      <TextField
        label={label}
        hint={hint}
        error={error}
        type={shown ? 'text' : 'password'}
        value={value}
        onChange={onChange}
        onKeyDown={look}
        onKeyUp={look}
        onBlur={() => setCaps(false)}
        autoComplete={kind === 'current' ? 'current-password' : 'new-password'}
        autoFocus={autoFocus}
        spellCheck="false"
        isRequired
        after={
          <Button
            onPress={() => setShown(!shown)}
            aria-label={shown ? 'Hide what is typed' : 'Show what is typed'}
          >
            {shown ? 'Hide' : 'Show'}
          </Button>
        }
      />
      <p role="status" className="ui-small">
        {caps ? <StateMark tone="warn">Caps Lock is on.</StateMark> : null}
      </p>
    </div>
  )
}

export type NewPassphraseProps = {
  passphrase: string
  again: string
  onPassphrase: (value: string) => void
  onAgain: (value: string) => void
  /** Words an attacker would try first. */
  own: string[]
  /** Shows what is missing, after the form was sent once. */
  showMistakes: boolean
}

/** A new passphrase typed twice, with its strength in words. */
export function NewPassphrase({
  passphrase,
  again,
  onPassphrase,
  onAgain,
  own,
  showMistakes,
}: NewPassphraseProps) {
  const strength = useStrength(passphrase, own)
  const different = again !== '' && !passphrase.startsWith(again) && again !== passphrase
  const tones = { weak: 'stop', fair: 'warn', strong: 'done' } as const
  return (
    <>
      <PassphraseField
        label="Passphrase"
        kind="new"
        hint="At least 12 characters. Four words that do not belong together are easy to keep and hard to guess."
        value={passphrase}
        onChange={onPassphrase}
        error={
          showMistakes && mistakeIn(passphrase, again) === 'short'
            ? 'Type at least 12 characters.'
            : undefined
        }
      />
      <p role="status" className="ui-row ui-small">
        {strength ? (
          <>
            <StateMark tone={tones[strength.level]} icon={strength.level === 'strong' ? 'tick' : 'warn'}>
              {strength.level === 'weak' ? 'Weak' : strength.level === 'fair' ? 'Fair' : 'Strong'}
            </StateMark>
            {strength.level === 'strong' ? null : <span>{strength.says}</span>}
          </>
        ) : null}
      </p>
      <PassphraseField
        label="The same passphrase again"
        kind="new"
        value={again}
        onChange={onAgain}
        error={
          different || (showMistakes && mistakeIn(passphrase, again) === 'different')
            ? 'The two are not the same yet.'
            : undefined
        }
      />
    </>
  )
}

/** What keeps a new passphrase from being taken; '' when nothing does. */
export function mistakeIn(passphrase: string, again: string): '' | 'short' | 'different' {
  if ([...passphrase.normalize('NFKC')].length < 12) return 'short'
  return passphrase === again ? '' : 'different'
}
