/** Ten minutes for the facts of group supervision: a suggestion. It makes no sound, stops nothing, and can be put away. */
import { useEffect, useState } from 'react'
import { announce, Button } from '../../../ui/index.ts'

const MINUTES = 10
const MINUTE = 60_000
/** Often enough that the minutes shown are right. */
const EVERY = 5_000

const leftWords = (left: number): string => (left > 1 ? `About ${left} minutes left.` : 'The last minute.')

export function SessionTimer() {
  const [ends, setEnds] = useState<number | null>(null)
  const [now, setNow] = useState(() => Date.now())
  const isOver = ends !== null && now >= ends
  useEffect(() => {
    if (ends === null || isOver) return
    const timer = setInterval(() => setNow(Date.now()), EVERY)
    return () => clearInterval(timer)
  }, [ends, isOver])
  useEffect(() => {
    if (isOver) announce('Ten minutes for the facts have passed. Go on as long as you need.')
  }, [isOver])
  if (ends === null) {
    return (
      <div className="session-timer">
        <p>About ten minutes for the facts, if it helps.</p>
        <Button
          small
          kind="quiet"
          onPress={() => {
            setNow(Date.now())
            setEnds(Date.now() + MINUTES * MINUTE)
          }}
        >
          Start ten minutes
        </Button>
      </div>
    )
  }
  return (
    <div className="session-timer">
      <p>
        {isOver
          ? 'Ten minutes have passed. Go on as long as you need.'
          : leftWords(Math.ceil((ends - now) / MINUTE))}
      </p>
      <Button small kind="quiet" onPress={() => setEnds(null)}>
        Put the timer away
      </Button>
    </div>
  )
}
