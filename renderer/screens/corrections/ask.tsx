import { useState } from 'react'
import { type CorrectionRequest, requestWays } from '../../../shared/corrections/index.ts'
import { api, client, problemOf, useDoing, useQuery } from '../../client/index.ts'
import {
  announce,
  Button,
  DateField,
  Dialog,
  ProblemNotice,
  Select,
  TextArea,
  TextField,
  Waiting,
} from '../../ui/index.ts'

const OTHER = 'somebody else'

type AskProps = { recordId: string; onClose: () => void }

/** Writes down what somebody asks: who, which words, what they should say and why. */
export function Ask({ recordId, onClose }: AskProps) {
  const known = useQuery(api.corrections.passages.queryOptions({ input: { recordId } }))
  return (
    <Dialog title="Write down a request for a correction" isOpen wide onClose={onClose}>
      {known.error ? <ProblemNotice problem={problemOf(known.error)} /> : null}
      {known.data ? <AskForm recordId={recordId} {...known.data} onClose={onClose} /> : <Waiting />}
    </Dialog>
  )
}

type FormProps = AskProps & {
  passages: { section: string; text: string }[]
  people: { id: string; name: string; role: string }[]
  today: string
}

function AskForm({ recordId, passages, people, today, onClose }: FormProps) {
  const [request, setRequest] = useState<CorrectionRequest>({
    asker: { person: '', name: '', relation: '' },
    section: '',
    words: '',
    proposed: '',
    reason: '',
    statement: '',
    askedOn: today,
    how: 'in person',
  })
  const [who, setWho] = useState('')
  const [sent, setSent] = useState(false)
  const set = (more: Partial<CorrectionRequest>) => setRequest((now) => ({ ...now, ...more }))
  const ask = useDoing(() => client.corrections.ask({ recordId, request }))
  const other = who === OTHER
  const headings = [...new Set(passages.map(({ section }) => section))]
  const under = passages.filter(({ section }) => section === request.section)
  const choose = (id: string) => {
    setWho(id)
    const person = people.find((one) => one.id === id)
    set({ asker: { person: person?.id ?? '', name: person?.name ?? '', relation: '' } })
  }
  const lacks = {
    who: request.asker.name.trim() === '' ? 'Say who asks.' : undefined,
    section: request.section === '' ? 'Choose the heading.' : undefined,
    words: request.words.trim() === '' ? 'Quote the words, as the signed record has them.' : undefined,
    day: request.askedOn === '' ? 'Say on which day they asked.' : undefined,
  }
  const send = async () => {
    setSent(true)
    if (Object.values(lacks).some(Boolean)) return
    if (!(await ask.run(undefined))) return
    announce('Wrote the request down')
    onClose()
  }
  return (
    <form
      className="correction-form"
      aria-label="Request"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <Select
        label="Who asks"
        value={who}
        onChange={choose}
        choices={[
          ...people.map(({ id, name, role }) => ({ value: id, label: role ? `${name}, ${role}` : name })),
          { value: OTHER, label: 'Somebody who is not in the record' },
        ]}
        error={sent && !other ? lacks.who : undefined}
      />
      {other ? (
        <>
          <TextField
            label="Their name"
            value={request.asker.name}
            onChange={(name) => set({ asker: { ...request.asker, name } })}
            error={sent ? lacks.who : undefined}
          />
          <TextField
            label="Who they are to the family"
            hint="For example: great-aunt of the children."
            optional
            value={request.asker.relation}
            onChange={(relation) => set({ asker: { ...request.asker, relation } })}
          />
        </>
      ) : null}
      <Select
        label="Under which heading the words stand"
        value={request.section}
        onChange={(section) => set({ section, words: '' })}
        choices={headings.map((heading) => ({ value: heading, label: heading }))}
        error={sent ? lacks.section : undefined}
      />
      {under.length > 0 ? (
        <Select
          label="Passage"
          hint="Choose it, then shorten the quotation below to the words that are meant."
          optional
          value={under.some(({ text }) => text === request.words) ? request.words : ''}
          onChange={(words) => set({ words })}
          choices={under.map(({ text }) => ({ value: text, label: text }))}
        />
      ) : null}
      <TextArea
        label="The words, as the signed record has them"
        value={request.words}
        onChange={(words) => set({ words })}
        error={sent ? lacks.words : undefined}
      />
      <TextArea
        label="What they ask that it says"
        optional
        value={request.proposed}
        onChange={(proposed) => set({ proposed })}
      />
      <TextArea label="Their reason" optional value={request.reason} onChange={(reason) => set({ reason })} />
      <TextArea
        label="Their statement, in their own words"
        hint="It can be attached to the record, and then stands as they gave it, in the same size as everybody’s words."
        optional
        value={request.statement}
        onChange={(statement) => set({ statement })}
      />
      <DateField
        label="Asked on"
        value={request.askedOn}
        onChange={(askedOn) => set({ askedOn })}
        error={sent ? lacks.day : undefined}
      />
      <Select
        label="How it came"
        value={request.how}
        onChange={(how) => set({ how: requestWays.find((one) => one === how) ?? 'in person' })}
        choices={requestWays.map((way) => ({
          value: way,
          label: way.charAt(0).toUpperCase() + way.slice(1),
        }))}
      />
      <ProblemNotice problem={ask.problem} />
      <div className="ui-row">
        <Button type="submit" kind="main" busy={ask.busy} busyWords="Writing it down…">
          Write it down
        </Button>
        <Button onPress={onClose}>Close</Button>
      </div>
    </form>
  )
}
