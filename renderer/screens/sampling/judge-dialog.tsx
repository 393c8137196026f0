import './sampling.css'
import { type FormEvent, useState } from 'react'
import type { SampleLine } from '../../../shared/api/sampling.ts'
import {
  type Mark,
  type Marks,
  marks as markValues,
  OVERALL_NOTE,
  type Overall,
  overallMarks,
  type RubricKey,
  rubric,
} from '../../../shared/sampling/index.ts'
import { client, useDoing } from '../../client/index.ts'
import { announce, Dialog, FormEnd, RadioGroup, TextArea } from '../../ui/index.ts'
import { markWords, overallWords } from './words.ts'

const LEAST = 20
const markChoices = markValues.map((mark) => ({ value: mark, label: markWords[mark] }))
const overallChoices = overallMarks.map((mark) => ({ value: mark, label: overallWords[mark] }))

type JudgeProps = { sampleId: string; line: SampleLine; how: 'own' | 'settled'; onClose: () => void }

/** The short rubric for one record. What is written down stands: it is never changed afterwards. */
export function JudgeDialog({ sampleId, line, how, onClose }: JudgeProps) {
  const [given, setGiven] = useState<Partial<Marks>>({})
  const [overall, setOverall] = useState<Overall | ''>('')
  const [note, setNote] = useState('')
  const [sent, setSent] = useState(false)
  const judge = useDoing(how === 'own' ? client.sampling.judge : client.sampling.settle)
  const open = rubric.filter(({ key }) => given[key] === undefined)
  const wrongNote =
    note.trim().length < LEAST ? `Write in a sentence what shows it (at least ${LEAST} characters).` : ''
  const set = (key: RubricKey, mark: Mark) => setGiven((now) => ({ ...now, [key]: mark }))
  const send = async (event: FormEvent) => {
    event.preventDefault()
    setSent(true)
    if (open.length > 0 || overall === '' || wrongNote) return
    const { recordId } = line
    const marks = Object.fromEntries(rubric.map(({ key }) => [key, given[key] ?? 'not seen'])) as Marks
    if (!(await judge.run({ sampleId, recordId, overall, marks, note }))) return
    announce(how === 'own' ? 'Your judgement is kept.' : 'What you two settled is kept.')
    onClose()
  }
  return (
    <Dialog
      title={how === 'own' ? `Judge: ${line.title}` : `Settle together: ${line.title}`}
      isOpen
      wide
      onClose={onClose}
    >
      <form onSubmit={(event) => void send(event)} noValidate className="ui-stack">
        <p>
          {how === 'own'
            ? 'Read the record first. The other person sees what you say here only when they have judged it too.'
            : 'Talk about what each of you saw, then write down together what you say now. Both first judgements stay.'}
        </p>
        {rubric.map(({ key, question, looksFor }) => (
          <div key={key} className="sampling-marks">
            <RadioGroup
              label={question}
              hint={looksFor}
              value={given[key] ?? ''}
              onChange={(value) => set(key, markValues.find((one) => one === value) ?? 'not seen')}
              choices={markChoices}
              error={sent && given[key] === undefined ? 'Choose one.' : undefined}
            />
          </div>
        ))}
        <div className="sampling-marks">
          <RadioGroup
            label="As a whole"
            hint={OVERALL_NOTE}
            value={overall}
            onChange={(value) => setOverall(overallMarks.find((one) => one === value) ?? '')}
            choices={overallChoices}
            error={sent && overall === '' ? 'Choose one.' : undefined}
          />
        </div>
        <TextArea
          label="What shows it"
          hint="About the record, not about whoever wrote it. It goes when the record is purged."
          value={note}
          onChange={setNote}
          error={(sent && wrongNote) || undefined}
        />
        <FormEnd doing={judge} busyWords="Keeping it…" onCancel={onClose}>
          {how === 'own' ? 'Keep my judgement' : 'Keep what we settled'}
        </FormEnd>
      </form>
    </Dialog>
  )
}
