/** The forms of the plan of supervision: one person's supervisor, team and days, and when they are away. */
import { type FormEvent, useState } from 'react'
import type { PlanLine } from '../../../shared/api/supervision.ts'
import { type Away, MOST_MOVED } from '../../../shared/supervision/index.ts'
import { client, useDoing } from '../../client/index.ts'
import {
  announce,
  Button,
  ComboBox,
  DateField,
  Dialog,
  FormEnd,
  isIsoDate,
  ProblemNotice,
  RadioGroup,
  Select,
  TextField,
} from '../../ui/index.ts'

type PersonProps = {
  line: PlanLine
  teams: string[]
  supervisors: { id: string; name: string }[]
  onClose: () => void
}

const isDayOrNone = (day: string): boolean => day === '' || isIsoDate(day)

export function PersonDialog({ line, teams, supervisors, onClose }: PersonProps) {
  const [supervisor, setSupervisor] = useState(line.supervisor)
  const [team, setTeam] = useState(line.team)
  const [newlyQualifiedFrom, setQualified] = useState(line.newlyQualifiedFrom)
  const [countedFrom, setCounted] = useState(line.countedFrom)
  const [sent, setSent] = useState(false)
  const doing = useDoing(client.supervision.setPerson)
  const whole = isDayOrNone(newlyQualifiedFrom) && isDayOrNone(countedFrom)
  const known = supervisors.some(({ id }) => id === line.supervisor)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    setSent(true)
    if (!whole) return
    const change = { person: line.person, supervisor, team, newlyQualifiedFrom, countedFrom }
    if (!(await doing.run(change))) return
    announce(`Changed: ${line.name}`)
    onClose()
  }
  return (
    <Dialog title={`Change ${line.name}`} isOpen onClose={onClose}>
      <form className="ui-stack" onSubmit={(event) => void send(event)} noValidate>
        <Select
          label="Supervised by"
          value={supervisor}
          onChange={setSupervisor}
          placeholder="Nobody named"
          choices={[
            { value: '', label: 'Nobody named' },
            ...(known || !line.supervisor ? [] : [{ value: line.supervisor, label: line.supervisorName }]),
            ...supervisors
              .filter(({ id }) => id !== line.person)
              .map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <ComboBox
          label="Team"
          hint="Choose one, or type the name of a new one. A team of two or more has group supervision."
          optional
          free
          value={team}
          onChange={setTeam}
          choices={teams.map((value) => ({ value, label: value }))}
        />
        <DateField
          label="Newly qualified from"
          hint="Weekly at first, then every two weeks, then monthly, for one year."
          optional
          value={newlyQualifiedFrom}
          onChange={setQualified}
          error={sent && !isDayOrNone(newlyQualifiedFrom) ? 'Type a day, or leave it empty.' : undefined}
        />
        <DateField
          label="Counted from"
          hint="The day on which this person took up the work. Left empty, the day of their account."
          optional
          value={countedFrom}
          onChange={setCounted}
          error={sent && !isDayOrNone(countedFrom) ? 'Type a day, or leave it empty.' : undefined}
        />
        <FormEnd doing={doing} busyWords="Changing…" onCancel={onClose}>
          Save the change
        </FormEnd>
      </form>
    </Dialog>
  )
}

type AwayProps = { line: PlanLine; awayWords: (away: Away) => string; onClose: () => void }

export function AwayDialog({ line, awayWords, onClose }: AwayProps) {
  const [kind, setKind] = useState<Away['kind']>('leave')
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const [reason, setReason] = useState('')
  const [sent, setSent] = useState(false)
  const add = useDoing(client.supervision.setAway)
  const remove = useDoing(client.supervision.removeAway)
  const ends = to === '' || (isIsoDate(to) && to >= from)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    setSent(true)
    if (!isIsoDate(from) || !ends) return
    if (!(await add.run({ id: '', person: line.person, kind, from, to, reason: reason.trim() }))) return
    announce(kind === 'leave' ? 'Leave added' : 'Vacancy added')
    onClose()
  }
  return (
    <Dialog title={`Leave and vacancies: ${line.name}`} isOpen onClose={onClose}>
      <form className="ui-stack" onSubmit={(event) => void send(event)} noValidate>
        {line.away.length > 0 ? (
          <ul className="supervision-away">
            {line.away.map((one) => (
              <li key={one.id}>
                {awayWords(one)}{' '}
                <Button small kind="quiet" onPress={() => void remove.run({ id: one.id })}>
                  <span>
                    Take away<span className="ui-hidden">: {awayWords(one)}</span>
                  </span>
                </Button>
              </li>
            ))}
          </ul>
        ) : null}
        <ProblemNotice problem={remove.problem} />
        <RadioGroup
          label="What"
          value={kind}
          onChange={(value) => setKind(value === 'vacancy' ? 'vacancy' : 'leave')}
          choices={[
            {
              value: 'leave',
              label: 'Leave',
              hint: `Moves a session to the first working day afterwards, by ${MOST_MOVED} days at most.`,
            },
            {
              value: 'vacancy',
              label: 'Their post is vacant',
              hint: 'Moves nothing: what is not held is missed, and says why.',
            },
          ]}
        />
        <div className="ui-columns">
          <DateField
            label="From"
            value={from}
            onChange={setFrom}
            error={sent && !isIsoDate(from) ? 'Type the first day.' : undefined}
          />
          <DateField
            label="Until"
            optional
            value={to}
            onChange={setTo}
            error={
              sent && !ends
                ? 'The last day comes after the first. Leave it empty where nobody knows.'
                : undefined
            }
          />
        </div>
        <TextField
          label="Reason"
          hint="Stands in lists and reports: no detail of anybody’s health."
          optional
          value={reason}
          onChange={setReason}
          maxLength={300}
          autoComplete="off"
        />
        <FormEnd doing={add} busyWords="Adding…" onCancel={onClose}>
          Add it
        </FormEnd>
      </form>
    </Dialog>
  )
}
