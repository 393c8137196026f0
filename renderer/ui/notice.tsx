import './notice.css'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { announce } from './announce.tsx'
import { Icon, type IconName } from './icon.tsx'

export type Tone = 'info' | 'done' | 'warn' | 'stop'

const icons: Record<Tone, IconName> = { info: 'info', done: 'tick', warn: 'warn', stop: 'stop' }
const toneWords: Record<Tone, string> = { info: 'Note', done: 'Done', warn: 'Take care', stop: 'Stopped' }

export type NoticeProps = {
  tone?: Tone
  title?: string
  children?: ReactNode
  /** Read aloud at once: for what happens after a press, not for what was on the page already. */
  live?: boolean
}

/** Tone is told by a word for those who do not see it, by shape and by colour. */
export function Notice({ tone = 'info', title, children, live }: NoticeProps) {
  return (
    <div
      className={`ui-notice ui-notice-${tone}`}
      role={live ? (tone === 'stop' ? 'alert' : 'status') : undefined}
    >
      <Icon name={icons[tone]} />
      <div className="ui-notice-body">
        {title ? (
          <p className="ui-notice-title">
            <span className="ui-hidden">{toneWords[tone]}: </span>
            {title}
          </p>
        ) : null}
        {children}
      </div>
    </div>
  )
}

/** What happened, what is safe, what to do. The same shape as the contract's problem. */
export type Trouble = {
  happened: string
  safe: string
  todo: string
  /** Nothing is tried again before so many seconds. */
  waitSeconds?: number | undefined
}

export type ProblemNoticeProps = {
  problem: Trouble | null | undefined
  /** A button that helps, e.g. "Try again". */
  action?: ReactNode
}

/** Seconds until something may be tried again; 0 when it may be tried now. `over` is called at its end. */
export function useWait(problem: Trouble | null | undefined, over?: () => void): number {
  const [left, setLeft] = useState(0)
  const seconds = problem?.waitSeconds ?? 0
  // biome-ignore lint/correctness/useExhaustiveDependencies: another problem of the same length begins anew
  useEffect(() => {
    setLeft(seconds)
    if (seconds === 0) return
    const until = Date.now() + seconds * 1000
    const timer = setInterval(() => {
      const now = Math.max(0, Math.ceil((until - Date.now()) / 1000))
      setLeft(now)
      if (now > 0) return
      clearInterval(timer)
      over?.()
    }, 250)
    return () => clearInterval(timer)
  }, [problem, seconds])
  return left
}

const tellEnd = () => announce('You can try again now.')

/** The seconds go by for those who look; whoever listens has heard the sentence, and hears the end. */
function Waited({ problem }: { problem: Trouble }) {
  const left = useWait(problem, tellEnd)
  if (problem.waitSeconds === undefined) return null
  return (
    <p className="ui-figures" aria-hidden="true">
      {left > 0 ? `${left} s` : 'You can try again now.'}
    </p>
  )
}

/** Says what happened, what is safe and what to do. Comes into view by itself and is read aloud. */
export function ProblemNotice({ problem, action }: ProblemNoticeProps) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (problem) place.current?.scrollIntoView({ block: 'nearest' })
  }, [problem])
  return (
    <div ref={place} role="alert">
      {problem ? (
        <Notice tone="stop" title={problem.happened}>
          {problem.safe ? <p>{problem.safe}</p> : null}
          {problem.todo ? <p>{problem.todo}</p> : null}
          <Waited problem={problem} />
          {action}
        </Notice>
      ) : null}
    </div>
  )
}

export type EmptyProps = { title: string; children?: ReactNode; action?: ReactNode }

/** An empty place says what will be here and how to start. */
export function Empty({ title, children, action }: EmptyProps) {
  return (
    <div className="ui-empty">
      <h2>{title}</h2>
      {children ? <p>{children}</p> : null}
      {action}
    </div>
  )
}
