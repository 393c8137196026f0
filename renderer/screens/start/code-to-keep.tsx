import './start.css'
import { type FormEvent, useState } from 'react'
import { copiedSays, copySecret, useDoing } from '../../client/index.ts'
import { Button, Checkbox, Notice, ProblemNotice, TextField } from '../../ui/index.ts'

export type CodeToKeepProps = {
  code: string
  submit: string
  /** The code as it was typed from the paper: tried before it counts. */
  onTyped: (typed: string) => Promise<unknown>
  onCancel?: () => void
}

/**
 * A recovery code that is shown once: first to print or write down, then to type from that paper while the screen no
 * longer shows it. A code that nobody can read back would open nothing on the day it is needed.
 */
export function CodeToKeep({ code, submit, onTyped, onCancel }: CodeToKeepProps) {
  const [step, setStep] = useState<'keep' | 'type'>('keep')
  const [kept, setKept] = useState(false)
  const [typed, setTyped] = useState('')
  const tryIt = useDoing(async () => {
    await onTyped(typed)
    return true
  })
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (typed.trim()) await tryIt.run(undefined)
  }
  if (step === 'type')
    return (
      <form className="ui-stack" onSubmit={(event) => void send(event)} noValidate>
        <p>
          Now read it from your paper. Chairside tries it on the keys as they are stored, so that you know it
          opens the records on the day it is needed.
        </p>
        <TextField
          label="Recovery code, from the paper"
          hint="Seven groups of four. Capitals, spaces and dashes do not matter."
          value={typed}
          onChange={(next) => {
            setTyped(next)
            if (next && tryIt.problem) tryIt.clear()
          }}
          autoComplete="off"
          spellCheck="false"
          autoFocus
        />
        <ProblemNotice problem={tryIt.problem} />
        <div className="ui-row">
          <Button
            type="submit"
            kind="main"
            busy={tryIt.busy}
            busyWords="Trying it…"
            isDisabled={!typed.trim()}
          >
            {submit}
          </Button>
          <Button kind="quiet" onPress={() => setStep('keep')}>
            Show the code again
          </Button>
        </div>
      </form>
    )
  return (
    <>
      <p>
        It opens the records when a passphrase is forgotten. It is shown only now. Print it and keep it where
        your council keeps sealed codes, away from this computer.
      </p>
      <p className="start-code">{code}</p>
      <PrintAndCopy code={code} />
      <Notice
        tone="warn"
        title="Without a passphrase and without this code the records cannot be opened by anyone."
      />
      <div className="ui-stack-tight ui-no-print">
        <Checkbox isSelected={kept} onChange={setKept}>
          I have printed it or written it down.
        </Checkbox>
        <div className="ui-row">
          <Button kind="main" isDisabled={!kept} onPress={() => setStep('type')}>
            Type it from the paper
          </Button>
          {onCancel ? (
            <Button kind="quiet" onPress={onCancel}>
              Cancel
            </Button>
          ) : null}
        </div>
      </div>
    </>
  )
}

function PrintAndCopy({ code }: { code: string }) {
  const [copied, setCopied] = useState(false)
  const [copyFailed, setCopyFailed] = useState(false)
  const copy = () => {
    copySecret(code).then(
      () => setCopied(true),
      () => setCopyFailed(true),
    )
  }
  return (
    <>
      <div className="ui-row ui-no-print">
        <Button kind="main" icon="print" onPress={() => window.print()}>
          Print
        </Button>
        <Button icon="copy" onPress={copy}>
          Copy
        </Button>
        <span role="status">{copied ? copiedSays() : ''}</span>
      </div>
      <ProblemNotice
        problem={
          copyFailed
            ? {
                happened: 'The code could not be copied.',
                safe: '',
                todo: 'Select it and press Ctrl C, or write it down.',
              }
            : null
        }
      />
    </>
  )
}
