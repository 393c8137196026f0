import { useState } from 'react'
import { copiedSays, copySecret } from '../../client/index.ts'
import { announce, Button, Notice } from '../../ui/index.ts'

/** The password of a protected copy: out of sight until it is asked for, because others may see the screen. */
export function Password({ password, name }: { password: string; name: string }) {
  const [shown, setShown] = useState(false)
  const [says, setSays] = useState('')
  const copy = async () => {
    try {
      await copySecret(password)
      setSays(copiedSays())
    } catch {
      setShown(true)
      setSays('It could not be copied. It is shown here instead.')
    }
  }
  return (
    <Notice title={`This copy opens with a password. Tell ${name} by another way.`}>
      <p>By telephone, in a text message or in person: never in the e-mail that carries the copy.</p>
      {shown ? (
        <p>
          <code className="distribution-password">{password}</code>
        </p>
      ) : null}
      <div className="ui-row">
        <Button
          small
          icon="eye"
          onPress={() => {
            if (!shown) announce('The password is shown')
            setShown(!shown)
          }}
        >
          {shown ? 'Hide the password' : 'Show the password'}
        </Button>
        <Button small icon="copy" onPress={() => void copy()}>
          Copy the password
        </Button>
      </div>
      <p role="status">{says}</p>
    </Notice>
  )
}
