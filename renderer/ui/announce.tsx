import { useEffect, useState } from 'react'

type Message = { text: string; urgent: boolean; at: number }
type Listener = (message: Message) => void
const listeners = new Set<Listener>()
let count = 0

/** Says something to people who listen rather than look. `urgent` interrupts: for a child in danger only. */
export function announce(text: string, urgent = false): void {
  count += 1
  for (const listener of listeners) listener({ text, urgent, at: count })
}

/** Where announcements are spoken from. One in the app, always there, so that screen readers follow it. */
export function Announcer() {
  const [polite, setPolite] = useState<Message>({ text: '', urgent: false, at: 0 })
  const [urgent, setUrgent] = useState<Message>({ text: '', urgent: true, at: 0 })
  useEffect(() => {
    const listener: Listener = (message) => (message.urgent ? setUrgent(message) : setPolite(message))
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }, [])
  // The key makes the same words spoken twice when they are said twice.
  return (
    <>
      <div className="ui-hidden" role="status" aria-live="polite">
        <span key={polite.at}>{polite.text}</span>
      </div>
      <div className="ui-hidden" role="alert" aria-live="assertive">
        <span key={urgent.at}>{urgent.text}</span>
      </div>
    </>
  )
}
