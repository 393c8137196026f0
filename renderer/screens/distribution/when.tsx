/** When something happened, as a day and a time that somebody types; now until they say otherwise. */
import { useState } from 'react'
import { DateField, isIsoDate, sayTime, TimeField, todayIso } from '../../ui/index.ts'

export type When = {
  date: string
  time: string
  setDate: (date: string) => void
  setTime: (time: string) => void
  /** UTC instant; '' while it is none. */
  at: string
  /** What is wrong with it, as a sentence; '' when nothing is. */
  mistake: string
}

/** A clock may be a little behind the one that wrote the time on a receipt. */
const LEEWAY_MS = 5 * 60_000

/** The instant of a typed day and time, or what is wrong with them. */
export function instantOf(date: string, time: string, now = new Date()): { at: string; mistake: string } {
  const then = isIsoDate(date) ? new Date(`${date}T${time}`) : new Date(Number.NaN)
  if (Number.isNaN(then.getTime())) return { at: '', mistake: 'Give the date and the time.' }
  if (then.getTime() > now.getTime() + LEEWAY_MS)
    return { at: '', mistake: 'This is still to come. Give when it happened.' }
  return { at: then.toISOString(), mistake: '' }
}

export function useWhen(from = ''): When {
  const start = from || new Date().toISOString()
  const [date, setDate] = useState(() => todayIso(new Date(start)))
  const [time, setTime] = useState(() => sayTime(start))
  return { date, time, setDate, setTime, ...instantOf(date, time) }
}

export function WhenFields({ when, show, label = 'On' }: { when: When; show: boolean; label?: string }) {
  return (
    <div className="ui-row distribution-when">
      <DateField label={label} value={when.date} onChange={when.setDate} isRequired />
      <TimeField
        label="At"
        value={when.time}
        onChange={when.setTime}
        error={show ? when.mistake || undefined : undefined}
        isRequired
      />
    </div>
  )
}
