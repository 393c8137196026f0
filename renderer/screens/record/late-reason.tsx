/** Why something was late: asked where the clock stands, and shown there once it is said (domain section 4). */
import { type FormEvent, useState } from 'react'
import { type Clock, isLate, leastReason, needsAgreement, reasonLacks } from '../../../shared/clocks/index.ts'
import { addRow, useRows } from '../../editor/draft/rows.ts'
import { Button, Notice, TextArea, TextField } from '../../ui/index.ts'
import { useRecord } from './record-context.ts'

export function LateReason({ clock }: { clock: Clock }) {
  const { session } = useRecord()
  const [open, setOpen] = useState(false)
  if (!isLate(clock)) return null
  const lacks = reasonLacks(clock)
  if (open) return <ReasonForm clock={clock} onDone={() => setOpen(false)} />
  return (
    <div className="late-reason">
      {clock.reason ? <p className="clock-says">{`Why it was late: ${clock.reason}`}</p> : null}
      {clock.agreedBy ? <p className="clock-says">{`Delay agreed by: ${clock.agreedBy}`}</p> : null}
      {clock.interim ? <p className="clock-says">{`Until then: ${clock.interim}`}</p> : null}
      {session.editable ? (
        <Button small kind={lacks.length > 0 ? undefined : 'quiet'} onPress={() => setOpen(true)}>
          {lacks.length > 0 ? 'Why was it late?' : 'Change the reason'}{' '}
          <span className="ui-hidden">{clock.name}</span>
        </Button>
      ) : null}
    </div>
  )
}

function ReasonForm({ clock, onDone }: { clock: Clock; onDone: () => void }) {
  const { session, me } = useRecord()
  const rows = useRows(session.doc, 'lateReasons')
  const [reason, setReason] = useState(clock.reason ?? '')
  const [agreedBy, setAgreedBy] = useState(clock.agreedBy ?? '')
  const [interim, setInterim] = useState(clock.interim ?? '')
  const [sent, setSent] = useState(false)
  const lacks = reasonLacks({ id: clock.id, reason, agreedBy, interim })
  const save = (event: FormEvent) => {
    event.preventDefault()
    setSent(true)
    if (lacks.length > 0) return
    const row = clock.row ?? ''
    const known = rows.findLast(
      (one) => one.row.clock === clock.id && one.row.about === clock.about && one.row.row === row,
    )
    const said = { reason, agreedBy, interim, at: new Date().toISOString(), by: me.name }
    if (known) {
      known.set('reason', said.reason)
      known.set('agreedBy', said.agreedBy)
      known.set('interim', said.interim)
      known.set('at', said.at)
      known.set('by', said.by)
    } else addRow(session.doc, 'lateReasons', { clock: clock.id, about: clock.about, row, ...said })
    onDone()
  }
  return (
    <form className="late-reason ui-stack-tight" onSubmit={save} noValidate>
      <TextArea
        label={`Why was it late? ${clock.name}`}
        hint={`At least ${leastReason} characters. It is printed in the record.`}
        value={reason}
        onChange={setReason}
        rows={2}
      />
      {needsAgreement(clock) ? (
        <>
          <TextField label="Who agreed the delay" value={agreedBy} onChange={setAgreedBy} />
          <TextArea
            label="How the children are kept safe until then"
            value={interim}
            onChange={setInterim}
            rows={2}
          />
        </>
      ) : null}
      {sent && lacks.length > 0 ? <Notice tone="warn" live title={lacks.join(' ')} /> : null}
      <div className="ui-row">
        <Button type="submit" small kind="main">
          Keep the reason
        </Button>
        <Button small kind="quiet" onPress={onDone}>
          Cancel
        </Button>
      </div>
    </form>
  )
}
