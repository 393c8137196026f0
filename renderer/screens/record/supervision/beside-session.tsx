/** Beside a session: the child first, then the last session, what was missed, and what is still open in the family. */
import './supervision.css'
import { useDeferredValue, useEffect, useState } from 'react'
import type { Minutes } from '../../../../shared/minutes/index.ts'
import type { RuleChange } from '../../../../shared/rule-sets/index.ts'
import {
  childrenFirst,
  type From,
  type LeftOpen,
  lastActions,
  leftOpen,
  missedOf,
} from '../../../../shared/supervision/beside.ts'
import { api, useQuery } from '../../../client/index.ts'
import { useRows, useTable } from '../../../editor/draft/rows.ts'
import { StateMark, sayDate } from '../../../ui/index.ts'
import { useRecord } from '../record-context.ts'

const nothing: Minutes[] = []
const noChanges: RuleChange[] = []

/** Signed records of the family, oldest first, without anybody's personal words. */
function useFamily(): { history: Minutes[]; rules: RuleChange[] } {
  const { record } = useRecord()
  const around = useQuery(api.drafts.surroundings.queryOptions({ input: { recordId: record.id } })).data
  return { history: around?.history ?? nothing, rules: around?.rules ?? noChanges }
}

const fromWords = ({ title, date }: From): string =>
  [title, date && sayDate(date, false)].filter(Boolean).join(', ')

const day = (date: string): string => (date ? sayDate(date, false) : 'no date')

function ChildrenFirst() {
  const { session } = useRecord()
  const { history } = useFamily()
  const children = useRows(session.doc, 'children').map(({ row }) => row)
  const people = useRows(session.doc, 'people').map(({ row }) => row)
  if (children.length === 0) return null
  return (
    <section aria-label="The child first">
      <h2>{children.length === 1 ? 'The child first' : 'The children first'}</h2>
      {childrenFirst(children, people, history).map(({ id, name, seen, seenAlone, voice }) => (
        <div key={id} className="beside-child">
          <h3>{name || 'Child without a name yet'}</h3>
          <p>
            {seen
              ? `Last seen ${[day(seen.date), seen.byName && `by ${seen.byName}`, seen.where].filter(Boolean).join(', ')}.`
              : 'No record says when they were last seen.'}
          </p>
          <p>
            {seenAlone
              ? seenAlone === seen || seenAlone.date === seen?.date
                ? 'Seen alone then.'
                : `Last seen alone ${day(seenAlone.date)}.`
              : 'No record says that they were seen alone.'}
            {seen && seen.alone === 'no' && seen.whyNotAlone ? ` Why not: ${seen.whyNotAlone}` : ''}
          </p>
          {voice ? (
            <>
              <blockquote>{voice.text}</blockquote>
              <p className="panel-quiet">{fromWords(voice.from)}</p>
            </>
          ) : (
            <p className="panel-quiet">No signed record has their voice yet.</p>
          )}
        </div>
      ))}
    </section>
  )
}

const actionTone = (status: string) =>
  status === 'done' || status === 'no longer needed' ? 'done' : status === 'not done' ? 'warn' : 'plain'

function LastSession() {
  const { session } = useRecord()
  const { history } = useFamily()
  const now = useRows(session.doc, 'previousActions').map(({ row }) => row)
  const last = lastActions(now, history)
  return (
    <section aria-label="What became of the last session">
      <h2>What became of the last session</h2>
      {last === undefined ? (
        <p className="panel-quiet">No session about this family was signed before this one.</p>
      ) : (
        <>
          <p className="panel-quiet">{fromWords(last.from)}</p>
          {last.actions.length === 0 ? <p className="panel-quiet">It set no action.</p> : null}
          <ul>
            {last.actions.map(({ id, text, owner, due, status, effectOnChild, carriedCount }) => (
              <li key={id}>
                {text} <StateMark tone={actionTone(status)}>{status || 'not settled yet'}</StateMark>
                <span className="clock-says">
                  {[owner, due && `due ${day(due)}`, carriedCount > 1 && `carried ${carriedCount} times`]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
                {effectOnChild ? (
                  <span className="clock-says">{`For the child: ${effectOnChild}`}</span>
                ) : null}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function Missed() {
  const { session, names } = useRecord()
  const { history } = useFamily()
  const events = useRows(session.doc, 'events').map(({ row }) => row)
  const missed = missedOf(events, history)
  if (missed.length === 0) return null
  const nameOf = (id: string): string => names.children.find(({ value }) => value === id)?.label ?? ''
  return (
    <section aria-label="Was Not Brought">
      <h2>{`Was Not Brought (${missed.length})`}</h2>
      <ul>
        {missed.map(({ id, date, service, child, outcome, harm }) => (
          <li key={id}>
            <span className="clock-name">{day(date)}</span>{' '}
            {[service, nameOf(child)].filter(Boolean).join(', ')}
            {outcome || harm ? (
              <span className="clock-says">{[outcome, harm].filter(Boolean).join('. ')}</span>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Reading the family's newest records again takes a moment: the page is there first. */
function useLeftOpen(): LeftOpen[] | null {
  const { history, rules } = useFamily()
  const [found, setFound] = useState<LeftOpen[] | null>(null)
  const deferred = useDeferredValue(history)
  useEffect(() => {
    const timer = setTimeout(() => setFound(leftOpen(deferred, rules, new Date().toISOString())), 50)
    return () => clearTimeout(timer)
  }, [deferred, rules])
  return found
}

function StillOpen() {
  const found = useLeftOpen()
  return (
    <section aria-label="Open checks and overrides">
      <h2>Open checks and overrides</h2>
      {found?.length === 0 ? (
        <p className="panel-quiet">The family’s newest records left no question open and set none aside.</p>
      ) : null}
      {found?.map(({ from, questions, overrides }) => (
        <div key={`${from.type} ${from.date}`}>
          <h3>{fromWords(from)}</h3>
          <ul>
            {questions.map(({ id, title, why }) => (
              <li key={id}>
                <span className="clock-name">{title}</span> <StateMark tone="warn">open</StateMark>
                <span className="clock-says">{why}</span>
              </li>
            ))}
            {overrides.map(({ rule, statement }) => (
              <li key={statement.id}>
                <span className="clock-name">{rule}</span> <StateMark tone="plain">set aside</StateMark>
                <span className="clock-says">{`${statement.role}: ${statement.text}`}</span>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}

/** Of group supervision: who has which part, in sight while people speak. */
function Roles() {
  const { session, names } = useRecord()
  const rows = useTable(session.doc, 'roles')
  const taken = rows.flatMap(({ row }) => {
    const { role = '', person = '' } = row.cells
    const name = names.people.find(({ value }) => value === person)?.label ?? person
    return role && name ? [{ id: row.id, role, name }] : []
  })
  if (taken.length === 0) return null
  return (
    <section aria-label="Roles">
      <h2>Roles</h2>
      <ul>
        {taken.map(({ id, role, name }) => (
          <li key={id}>
            <span className="clock-name">{role.charAt(0).toUpperCase() + role.slice(1)}</span> {name}
          </li>
        ))}
      </ul>
    </section>
  )
}

export function BesideSession() {
  const { record } = useRecord()
  return (
    <div className="case-panel beside-session">
      {record.type === 'SUP_GROUP' ? <Roles /> : null}
      {record.caseId ? (
        <>
          <ChildrenFirst />
          <LastSession />
          <Missed />
          <StillOpen />
        </>
      ) : null}
    </div>
  )
}
