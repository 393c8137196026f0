import { useState } from 'react'
import type { ChangedPassage } from '../../../shared/api/corrections.ts'
import { api, client, problemOf, useDoing, useQuery } from '../../client/index.ts'
import {
  announce,
  Button,
  Checkbox,
  Dialog,
  Notice,
  ProblemNotice,
  Select,
  TextArea,
  TextField,
  Waiting,
} from '../../ui/index.ts'
import { countWords } from '../sign/words.ts'
import { type Choice, marksFrom, noChoice } from './words.ts'

type Passage = { id: string; kind: string; where: string; text: string; canKeep: boolean }

/** So many passages are shown at once; a word narrows them. */
const MOST = 40

/** Marks what is taken out of a version, or kept from whom, and takes the version back. */
export function MarkPassages({
  recordId,
  version,
  onClose,
}: {
  recordId: string
  version: string
  onClose: () => void
}) {
  const known = useQuery(api.corrections.markable.queryOptions({ input: { recordId } }))
  const [choices, setChoices] = useState<Record<string, Choice>>({})
  const [find, setFind] = useState('')
  const [reason, setReason] = useState('')
  const [sent, setSent] = useState(false)
  const [changes, setChanges] = useState<ChangedPassage[]>()
  const marks = marksFrom(choices)
  const look = useDoing(() => client.corrections.tryMarks({ recordId, marks }))
  const withdraw = useDoing(() => client.corrections.withdraw({ recordId, reason, marks }))
  const set = (id: string, more: Partial<Choice>) => {
    setChoices((now) => ({ ...now, [id]: { ...(now[id] ?? noChoice), ...more } }))
    setChanges(undefined)
  }
  const passages = known.data?.passages ?? []
  const wanted = find.trim().toLowerCase()
  const found = passages.filter(
    ({ id, text, where }) =>
      (choices[id]?.what ?? '') !== '' || `${where} ${text}`.toLowerCase().includes(wanted),
  )
  const [problems, setProblems] = useState<string[]>([])
  const see = async () => {
    const tried = await look.run(undefined)
    if (!tried) return
    setChanges(tried.changes)
    setProblems(tried.problems)
  }
  const send = async () => {
    setSent(true)
    if (reason.trim() === '' || marks.length === 0) return
    if (!(await withdraw.run(undefined))) return
    announce(`Version ${version} is withdrawn. None of its files is handed out.`)
    onClose()
  }
  return (
    <Dialog title={`Withdraw version ${version}`} isOpen wide onClose={onClose}>
      <div className="correction-marks">
        <Notice tone="warn" title="From the moment you withdraw it, none of its files is handed out.">
          <p>
            Somebody else then confirms what is taken out, and you sign the replacement. The old version is
            kept under lock and never deleted.
          </p>
        </Notice>
        <TextArea
          label="Reason"
          hint="What leaked, and to whom. It stands in the history of this record: name no more than is needed."
          value={reason}
          onChange={setReason}
          error={sent && reason.trim() === '' ? 'Write the reason.' : undefined}
        />
        <TextField
          label="Find the passage"
          hint="A word of it: a name, a street, a heading."
          optional
          value={find}
          onChange={setFind}
        />
        {known.error ? <ProblemNotice problem={problemOf(known.error)} /> : null}
        {known.isPending ? <Waiting /> : null}
        <p role="status">
          {known.data
            ? `${countWords(found.length, 'passage', 'passages')}${found.length > MOST ? `, the first ${MOST} shown` : ''}. ${countWords(marks.length, 'mark', 'marks')} made.`
            : ''}
        </p>
        <ul className="correction-list">
          {found.slice(0, MOST).map((passage) => (
            <li key={passage.id} className="correction-mark">
              <OnePassage
                passage={passage}
                choice={choices[passage.id] ?? noChoice}
                people={known.data?.people ?? []}
                onChange={(more) => set(passage.id, more)}
              />
            </li>
          ))}
        </ul>
        {sent && marks.length === 0 ? <p className="ui-mistake">Mark at least one passage.</p> : null}
        <div>
          <Button isDisabled={marks.length === 0} onPress={() => void see()}>
            See what changes
          </Button>
        </div>
        {changes ? <Changes changes={changes} problems={problems} /> : null}
        <ProblemNotice problem={look.problem ?? withdraw.problem} />
        <div className="ui-row">
          <Button
            kind="main"
            icon="lock"
            busy={withdraw.busy}
            busyWords="Withdrawing…"
            onPress={() => void send()}
          >
            Withdraw version {version}
          </Button>
          <Button onPress={onClose}>Not yet</Button>
        </div>
      </div>
    </Dialog>
  )
}

type OneProps = {
  passage: Passage
  choice: Choice
  people: { id: string; name: string }[]
  onChange: (more: Partial<Choice>) => void
}

function OnePassage({ passage, choice, people, onChange }: OneProps) {
  const { kind, where, text, canKeep } = passage
  const whole = kind === 'entry' || kind === 'row'
  const short = text.length > 60 ? `${text.slice(0, 57)}…` : text
  return (
    <>
      <p className="ui-quiet">{where}</p>
      <p className="correction-quote">{text}</p>
      <Select
        label={`What to do with: ${short}`}
        labelHidden
        narrow
        value={choice.what}
        onChange={(what) => onChange({ what: what as Choice['what'] })}
        choices={[
          { value: '', label: 'It stays' },
          ...(whole ? [{ value: 'all', label: 'Take all of it out' }] : []),
          { value: 'words', label: 'Take words out of it' },
          ...(canKeep ? [{ value: 'keep', label: 'Keep it from somebody' }] : []),
        ]}
      />
      {choice.what === 'words' ? (
        <TextArea
          label="Words to take out"
          hint="As they stand in the passage."
          value={choice.words}
          onChange={(words) => onChange({ words })}
        />
      ) : null}
      {choice.what === 'keep' ? (
        <fieldset className="correction-people">
          <legend>Keep it from</legend>
          {people.map(({ id, name }) => (
            <Checkbox
              key={id}
              isSelected={choice.people.includes(id)}
              onChange={(on) =>
                onChange({
                  people: on ? [...choice.people, id] : choice.people.filter((one) => one !== id),
                })
              }
            >
              {name}
            </Checkbox>
          ))}
        </fieldset>
      ) : null}
    </>
  )
}

/** Passage by passage, as it was and as it will be: in words, not by colour alone. */
export function Changes({ changes, problems = [] }: { changes: ChangedPassage[]; problems?: string[] }) {
  return (
    <section aria-label="What changes" className="correction-marks">
      {problems.length > 0 ? (
        <Notice tone="warn" title="Some marks change nothing.">
          <ul>
            {problems.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {changes.map(({ id, where, before, after, keptFrom }) => (
        <div key={id} className="correction-change">
          <p className="ui-quiet">{where}</p>
          {after === before ? (
            <p className="correction-quote">{before}</p>
          ) : (
            <>
              <p>Before:</p>
              <p className="correction-quote">
                <del>{before}</del>
              </p>
              <p>{after === '' ? 'Taken out altogether.' : 'After:'}</p>
              {after === '' ? null : <p className="correction-quote">{after}</p>}
            </>
          )}
          {keptFrom.length > 0 ? <p>Kept from {keptFrom.join(', ')}.</p> : null}
        </div>
      ))}
    </section>
  )
}
