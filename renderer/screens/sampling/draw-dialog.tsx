import './sampling.css'
import { type FormEvent, useState } from 'react'
import { useLocation } from 'wouter'
import type { MeetingType } from '../../../shared/minutes/index.ts'
import { api, client, useDoing, useQuery } from '../../client/index.ts'
import {
  addDays,
  announce,
  Checkbox,
  DateField,
  Dialog,
  FormEnd,
  isIsoDate,
  TextField,
  todayIso,
} from '../../ui/index.ts'
import { records, typeChoices } from './words.ts'

const QUARTER = 91
const MOST = 100

/** From which records, and how many. Nobody chooses which ones. */
export function DrawDialog({ onClose }: { onClose: () => void }) {
  const today = todayIso()
  const [, go] = useLocation()
  const [from, setFrom] = useState(addDays(today, -QUARTER))
  const [to, setTo] = useState(today)
  const [types, setTypes] = useState<MeetingType[]>([])
  const [count, setCount] = useState('10')
  const [sent, setSent] = useState(false)
  const wanted = /^\d+$/.test(count.trim()) ? Number(count) : 0
  const wrongDays =
    !isIsoDate(from) || !isIsoDate(to)
      ? 'Give both days as dates.'
      : to < from
        ? 'The period ends before it begins.'
        : ''
  const wrongCount = wanted < 1 || wanted > MOST ? `Write a number from 1 to ${MOST}.` : ''
  const ask = { from, to, types, count: wrongCount ? 1 : wanted }
  const fit = useQuery({ ...api.sampling.count.queryOptions({ input: ask }), enabled: wrongDays === '' })
  const draw = useDoing(() => client.sampling.draw(ask))
  const tick = (type: MeetingType, on: boolean) =>
    setTypes((now) => (on ? [...now, type] : now.filter((one) => one !== type)))
  const send = async (event: FormEvent) => {
    event.preventDefault()
    setSent(true)
    if (wrongDays || wrongCount) return
    const made = await draw.run(undefined)
    if (!made) return
    announce(`${records(made.drawn)} drawn`)
    onClose()
    go(`/sampling/${made.id}`)
  }
  return (
    <Dialog title="Draw a sample" isOpen wide onClose={onClose}>
      <form onSubmit={(event) => void send(event)} noValidate className="ui-stack">
        <div className="ui-columns">
          <DateField
            label="Meetings from"
            value={from}
            onChange={setFrom}
            error={(sent && wrongDays) || undefined}
          />
          <DateField label="To" value={to} onChange={setTo} />
        </div>
        <fieldset className="sampling-kinds">
          <legend>Kinds of record (none ticked: every kind)</legend>
          {typeChoices.map(({ id, name }) => (
            <Checkbox key={id} isSelected={types.includes(id)} onChange={(on) => tick(id, on)}>
              {name}
            </Checkbox>
          ))}
        </fieldset>
        <TextField
          label="How many"
          value={count}
          onChange={setCount}
          error={(sent && wrongCount) || undefined}
          hint={
            fit.data
              ? `${records(fit.data.found)} signed and open to you ${fit.data.found === 1 ? 'fits' : 'fit'}. Each is as likely to be drawn as any other.`
              : undefined
          }
        />
        <FormEnd doing={draw} busyWords="Drawing…" onCancel={onClose}>
          Draw
        </FormEnd>
      </form>
    </Dialog>
  )
}
