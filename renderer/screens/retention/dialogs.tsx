/** The small forms of retention: confirm a transfer, take it back, set and lift a legal hold, change the periods. */
import './retention.css'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { LegalHold, RetentionOverview } from '../../../shared/api/retention.ts'
import { openSentence } from '../../../shared/retention/index.ts'
import { client, useDoing } from '../../client/index.ts'
import {
  announce,
  Checkbox,
  DateField,
  Dialog,
  FormEnd,
  Notice,
  RadioGroup,
  sayInstant,
  TextArea,
  TextField,
} from '../../ui/index.ts'

export type Chosen = {
  kind: 'record' | 'case'
  id: string
  /** e.g. `Initial conference, 17/09/2026, WX-4471`. */
  name: string
  caseId: string
  open: RetentionOverview['records'][number]['open']
}

type FormProps = {
  title: string
  label: string
  busyWords: string
  doing: Parameters<typeof FormEnd>[0]['doing']
  send: () => Promise<unknown>
  onClose: () => void
  children: ReactNode
}

function FormDialog({ title, label, busyWords, doing, send, onClose, children }: FormProps) {
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void send()
  }
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      <form onSubmit={submit} noValidate className="ui-stack">
        {children}
        <FormEnd doing={doing} busyWords={busyWords} onCancel={onClose}>
          {label}
        </FormEnd>
      </form>
    </Dialog>
  )
}

type Common = { onClose: () => void }

/** These are in the child's file: its reference there, and since when. What is still open is said, and does not stop it. */
export function TransferDialog({
  chosen,
  today,
  onClose,
  onDone,
}: Common & { chosen: Chosen[]; today: string; onDone: () => void }) {
  const [reference, setReference] = useState('')
  const [on, setOn] = useState(today)
  const [sent, setSent] = useState(false)
  const confirm = useDoing(client.retention.confirmTransfer)
  const open = chosen.filter((one) => openSentence(one.open) !== '')
  const send = async () => {
    setSent(true)
    if (!reference.trim()) return
    const subjects = chosen.map(({ kind, id }) => ({ kind, id }))
    if (!(await confirm.run({ subjects, reference, on }))) return
    announce(chosen.length === 1 ? 'Transfer confirmed' : `${chosen.length} transfers confirmed`)
    onDone()
    onClose()
  }
  return (
    <FormDialog
      title="Confirm that it is in the child’s file"
      label={chosen.length === 1 ? 'Confirm' : `Confirm these ${chosen.length}`}
      busyWords="Confirming…"
      doing={confirm}
      send={send}
      onClose={onClose}
    >
      <ul className="retention-list">
        {chosen.map(({ id, name }) => (
          <li key={id}>{name}</li>
        ))}
      </ul>
      {open.length > 0 ? (
        <Notice tone="warn" title="Something is still open">
          <p>
            You can confirm this now. Nothing is purged before copies, corrections and signatures are settled.
          </p>
          <ul className="retention-list">
            {open.map((one) => (
              <li key={one.id}>
                {one.name}: {openSentence(one.open)}
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <TextField
        label="Reference of the file in the case system"
        value={reference}
        onChange={setReference}
        autoComplete="off"
        isRequired
        error={
          sent && !reference.trim() ? 'Enter the reference under which somebody will find it.' : undefined
        }
      />
      <DateField label="In the file since" value={on} onChange={setOn} isRequired />
    </FormDialog>
  )
}

export function WithdrawDialog({ chosen, onClose }: Common & { chosen: Chosen }) {
  const [because, setBecause] = useState('')
  const [sent, setSent] = useState(false)
  const withdraw = useDoing(client.retention.withdrawTransfer)
  const send = async () => {
    setSent(true)
    if (!because.trim()) return
    if (!(await withdraw.run({ kind: chosen.kind, id: chosen.id, because }))) return
    announce('Confirmation taken back')
    onClose()
  }
  return (
    <FormDialog
      title="Take the confirmation back"
      label="Take it back"
      busyWords="Taking back…"
      doing={withdraw}
      send={send}
      onClose={onClose}
    >
      <p>{chosen.name}</p>
      <TextArea
        label="Why"
        value={because}
        onChange={setBecause}
        isRequired
        error={sent && !because.trim() ? 'Say why, for whoever looks at it next.' : undefined}
      />
    </FormDialog>
  )
}

export function HoldDialog({ chosen, onClose }: Common & { chosen: Chosen }) {
  const [whole, setWhole] = useState(chosen.kind === 'case' ? 'case' : 'record')
  const [reason, setReason] = useState('')
  const [sent, setSent] = useState(false)
  const hold = useDoing(client.retention.hold)
  const send = async () => {
    setSent(true)
    if (!reason.trim()) return
    const subject =
      whole === 'case'
        ? { kind: 'case' as const, id: chosen.kind === 'case' ? chosen.id : chosen.caseId }
        : { kind: 'record' as const, id: chosen.id }
    if (!(await hold.run({ ...subject, reason }))) return
    announce('Legal hold set')
    onClose()
  }
  return (
    <FormDialog
      title="Set a legal hold"
      label="Set the hold"
      busyWords="Setting…"
      doing={hold}
      send={send}
      onClose={onClose}
    >
      <p>{chosen.name}</p>
      <p>Nothing that is on hold is ever purged or deleted, whatever else was confirmed.</p>
      {chosen.kind === 'record' && chosen.caseId ? (
        <RadioGroup
          label="What is held"
          value={whole}
          onChange={setWhole}
          choices={[
            { value: 'record', label: 'This record' },
            {
              value: 'case',
              label: 'Everything about this family',
              hint: 'Its file and all of its records, also later ones.',
            },
          ]}
        />
      ) : null}
      <TextArea
        label="Reason"
        hint="For example a court order, an inquiry or a complaint, with its date. Leave out names."
        value={reason}
        onChange={setReason}
        isRequired
        error={sent && !reason.trim() ? 'Say why it is held.' : undefined}
      />
    </FormDialog>
  )
}

export function LiftDialog({ holds, onClose }: Common & { holds: LegalHold[] }) {
  const [which, setWhich] = useState(holds[0]?.id ?? '')
  const [because, setBecause] = useState('')
  const [sent, setSent] = useState(false)
  const lift = useDoing(client.retention.liftHold)
  const send = async () => {
    setSent(true)
    if (!because.trim()) return
    if (!(await lift.run({ holdId: which, because }))) return
    announce('Legal hold lifted')
    onClose()
  }
  return (
    <FormDialog
      title="Lift a legal hold"
      label="Lift the hold"
      busyWords="Lifting…"
      doing={lift}
      send={send}
      onClose={onClose}
    >
      <RadioGroup
        label="Which hold"
        value={which}
        onChange={setWhich}
        choices={holds.map((hold) => ({
          value: hold.id,
          label: hold.reason,
          hint: `${hold.kind === 'case' ? 'The whole family' : 'This record'}, set by ${hold.byName}, ${sayInstant(hold.at)}`,
        }))}
      />
      <TextArea
        label="Why it is lifted"
        value={because}
        onChange={setBecause}
        isRequired
        error={sent && !because.trim() ? 'Say why it is no longer needed.' : undefined}
      />
    </FormDialog>
  )
}

const asDays = (text: string): number | undefined =>
  /^\d{1,4}$/.test(text.trim()) && Number(text) <= 3650 ? Number(text) : undefined
const NO_DAYS = 'Enter whole days, 3650 at the most.'

export function RuleDialog({ rule, onClose }: Common & { rule: RetentionOverview['rule'] }) {
  const [days, setDays] = useState(String(rule.afterTransferDays))
  const [purges, setPurges] = useState(rule.supervisionDays !== null)
  const [supervision, setSupervision] = useState(String(rule.supervisionDays ?? ''))
  const [sent, setSent] = useState(false)
  const change = useDoing(client.retention.changeRule)
  const send = async () => {
    setSent(true)
    const afterTransferDays = asDays(days)
    const supervisionDays = purges ? asDays(supervision) : null
    if (afterTransferDays === undefined || supervisionDays === undefined) return
    if (!(await change.run({ afterTransferDays, supervisionDays }))) return
    announce('Periods changed')
    onClose()
  }
  return (
    <FormDialog
      title="Change the periods"
      label="Use these periods"
      busyWords="Changing…"
      doing={change}
      send={send}
      onClose={onClose}
    >
      <TextField
        label="Days after a confirmed transfer"
        hint="The council’s case system keeps the record; this is how long the device keeps it too."
        narrow
        inputMode="numeric"
        value={days}
        onChange={setDays}
        error={sent && asDays(days) === undefined ? NO_DAYS : undefined}
      />
      <Checkbox
        isSelected={purges}
        onChange={setPurges}
        hint="Otherwise supervision stays here, as the schedule for staff records says."
      >
        Records of supervision have a period here
      </Checkbox>
      {purges ? (
        <TextField
          label="Days for supervision"
          narrow
          inputMode="numeric"
          value={supervision}
          onChange={setSupervision}
          error={sent && asDays(supervision) === undefined ? NO_DAYS : undefined}
        />
      ) : null}
    </FormDialog>
  )
}
