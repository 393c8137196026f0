/** The two small forms of a session that is due: a day for it, and why it was not held in time. */
import { type FormEvent, useState } from 'react'
import type { DueLine } from '../../../shared/api/supervision.ts'
import { client, useDoing } from '../../client/index.ts'
import {
  announce,
  Checkbox,
  DateField,
  Dialog,
  FormEnd,
  isIsoDate,
  sayDate,
  TextArea,
} from '../../ui/index.ts'

type Props = { line: DueLine; onClose: () => void }

export function BookDialog({ line, onClose }: Props) {
  const [day, setDay] = useState(line.booked)
  const [sent, setSent] = useState(false)
  const doing = useDoing(client.supervision.book)
  const whole = day === '' ? line.booked !== '' : isIsoDate(day)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    setSent(true)
    if (!whole || !(await doing.run({ id: line.id, day }))) return
    announce(day ? `Booked for ${sayDate(day, false)}` : 'The day was taken away')
    onClose()
  }
  return (
    <Dialog title={`Book supervision: ${line.title}`} isOpen onClose={onClose}>
      <form className="ui-stack" onSubmit={(event) => void send(event)} noValidate>
        <p>
          Due on {sayDate(line.due)}. A record that is signed carries its own next date; this one is for now.
        </p>
        <DateField
          label="Day of the session"
          value={day}
          onChange={setDay}
          error={sent && !whole ? 'Type the day of the session.' : undefined}
        />
        <FormEnd doing={doing} busyWords="Booking…" onCancel={onClose}>
          Keep the day
        </FormEnd>
      </form>
    </Dialog>
  )
}

export function SayDialog({ line, onClose }: Props) {
  const [text, setText] = useState('')
  const [excuse, setExcuse] = useState(false)
  const [sent, setSent] = useState(false)
  const doing = useDoing(client.supervision.say)
  const whole = text.trim().length >= 3
  const send = async (event: FormEvent) => {
    event.preventDefault()
    setSent(true)
    if (!whole || !(await doing.run({ id: line.id, text: text.trim(), excuse }))) return
    announce('The reason is kept')
    onClose()
  }
  return (
    <Dialog title={`Why it was not held in time: ${line.title}`} isOpen onClose={onClose}>
      <form className="ui-stack" onSubmit={(event) => void send(event)} noValidate>
        <p>
          Due on {sayDate(line.due)}. What you write is kept with your name and stands in reports. Say what
          got in the way, and what was done for the family meanwhile. Name no child.
        </p>
        {line.said ? (
          <p className="ui-quiet">
            {line.said.by} wrote: {line.said.text}
          </p>
        ) : null}
        <TextArea
          label="Why was it not held in time?"
          rows={3}
          value={text}
          onChange={setText}
          maxLength={500}
          error={sent && !whole ? 'Say why it was not held in time.' : undefined}
        />
        {line.mayExcuse ? (
          <Checkbox
            isSelected={excuse}
            onChange={setExcuse}
            hint="Leave or a vacancy covered the day. It no longer counts as missed, and your reason says why."
          >
            Excuse it
          </Checkbox>
        ) : null}
        <FormEnd doing={doing} busyWords="Keeping…" onCancel={onClose}>
          Keep the reason
        </FormEnd>
      </form>
    </Dialog>
  )
}
