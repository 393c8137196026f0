import { type FormEvent, useState } from 'react'
import type { Safekeeping } from '../../../shared/api/safekeeping.ts'
import { client, useDoing } from '../../client/index.ts'
import {
  announce,
  Button,
  Dialog,
  FormEnd,
  Notice,
  PageGroup,
  sayInstant,
  TextField,
} from '../../ui/index.ts'
import { CodeToKeep } from '../start/code-to-keep.tsx'
import { PassphraseField } from '../start/passphrase-fields.tsx'

/** The printed code: is it still there, can it be read, and a new one when it is not. */
export function RecoveryCodeGroup({ standing }: { standing: Safekeeping }) {
  const [open, setOpen] = useState<'' | 'try' | 'new'>('')
  const close = () => setOpen('')
  return (
    <PageGroup title="Recovery code">
      <p className="ui-measure">
        It opens the records when every passphrase is lost. It is printed once and shown nowhere; you can try
        whether the paper you have still opens them.
      </p>
      {standing.codeTriedAt ? (
        <Notice
          tone="done"
          title={`Typed from its paper and tried ${sayInstant(standing.codeTriedAt)}: it opens the records.`}
        />
      ) : (
        <Notice tone="warn" title="The code that holds now has never been tried from its paper." />
      )}
      <div className="ui-row">
        <Button onPress={() => setOpen('try')}>Try the code</Button>
        <Button kind="quiet" onPress={() => setOpen('new')}>
          Make a new code…
        </Button>
      </div>
      {open === 'try' ? <TryCode onClose={close} /> : null}
      {open === 'new' ? <NewCode onClose={close} /> : null}
    </PageGroup>
  )
}

function TryCode({ onClose }: { onClose: () => void }) {
  const [recoveryCode, setCode] = useState('')
  const tryIt = useDoing(() => client.safekeeping.tryRecoveryCode({ recoveryCode }))
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (!recoveryCode.trim() || !(await tryIt.run(undefined))) return
    announce('The code opens the records')
    onClose()
  }
  return (
    <Dialog title="Try the recovery code" isOpen onClose={onClose}>
      <form className="ui-stack" onSubmit={(event) => void send(event)} noValidate>
        <TextField
          label="Recovery code, from the paper"
          hint="Seven groups of four. Capitals, spaces and dashes do not matter."
          value={recoveryCode}
          onChange={setCode}
          autoComplete="off"
          spellCheck="false"
          autoFocus
        />
        <FormEnd doing={tryIt} busyWords="Trying it…" onCancel={onClose}>
          Try it
        </FormEnd>
      </form>
    </Dialog>
  )
}

/** The code of today works until the new one has come back from its paper. */
function NewCode({ onClose }: { onClose: () => void }) {
  const [passphrase, setPassphrase] = useState('')
  const [code, setCode] = useState('')
  const make = useDoing(async () => {
    const made = await client.safekeeping.newRecoveryCode({ passphrase })
    setCode(made.recoveryCode)
    return made
  })
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (passphrase) await make.run(undefined)
  }
  return (
    <Dialog title="Make a new recovery code" isOpen onClose={onClose}>
      {code ? (
        <CodeToKeep
          code={code}
          submit="Let this code count"
          onCancel={onClose}
          onTyped={async (recoveryCode) => {
            await client.safekeeping.confirmRecoveryCode({ recoveryCode })
            announce('The new recovery code counts from now on')
            onClose()
          }}
        />
      ) : (
        <form className="ui-stack" onSubmit={(event) => void send(event)} noValidate>
          <p>
            The code on the earlier paper works until you have typed the new one from its own paper. Backups
            from before keep the code of their day.
          </p>
          <PassphraseField
            label="Your passphrase"
            kind="current"
            value={passphrase}
            onChange={setPassphrase}
            autoFocus
          />
          <FormEnd doing={make} busyWords="Making it…" onCancel={onClose}>
            Make the code
          </FormEnd>
        </form>
      )}
    </Dialog>
  )
}
