import './sign.css'
import { type FormEvent, useState } from 'react'
import type { Account } from '../../../shared/access/access.ts'
import type { CountersignStanding } from '../../../shared/api/contract.ts'
import { api, client, problemOf, useDoing, useQuery } from '../../client/index.ts'
import {
  Button,
  DateField,
  Notice,
  Page,
  PageGroup,
  ProblemNotice,
  StateMark,
  sayDate,
  sayInstant,
  TextField,
  TimeField,
  Waiting,
} from '../../ui/index.ts'
import { typeName } from '../today/records.ts'
import { CopyText } from './copy-text.tsx'
import { SignForm } from './sign-form.tsx'

type Place = CountersignStanding['places'][number]

/** Who signs besides the first signer, who has, and the way to do it: read to the end, then name and passphrase. */
export default function Countersign({ id, me }: { id: string; me: Account }) {
  const record = useQuery(api.records.get.queryOptions({ input: { id } }))
  const standing = useQuery({
    ...api.signing.countersignatures.queryOptions({ input: { recordId: id } }),
    staleTime: 0,
  })
  const [done, setDone] = useState('')
  const meta = record.data?.record
  const places = standing.data?.places ?? []
  const mine = places.find(({ does, notYou }) => does === 'signs' && notYou === '')
  const problem = record.error ?? standing.error
  return (
    <Page
      title="Countersignatures"
      lead={meta ? `${typeName(meta)}, ${meta.familyRef}, ${sayDate(meta.date)}` : undefined}
      // Who may not open it is not led to it again.
      back={record.error ? { href: '/', label: 'Today' } : { href: `/record/${id}`, label: 'the record' }}
    >
      {problem ? <ProblemNotice problem={problemOf(problem)} /> : null}
      {!problem && (!meta || !standing.data) ? <Waiting /> : null}
      {done ? <Notice tone="done" live title={done} /> : null}
      {meta && standing.data ? (
        <PageGroup title="Who signs">
          <ul className="ui-plain-list ui-stack-tight">
            <li className="sign-blocker">
              <span className="ui-row">
                <StateMark tone="done" icon="tick">
                  Signed
                </StateMark>
                <strong>{meta.signedBy}</strong>
              </span>
              <span className="ui-quiet">{sayInstant(meta.signedAt)}</span>
            </li>
            {places.map((place) => (
              <OnePlace key={place.place} id={id} place={place} onDone={setDone} />
            ))}
          </ul>
          {places.length === 0 ? <p>Nobody else signs this record.</p> : null}
        </PageGroup>
      ) : null}
      {mine ? <ReadAndSign id={id} me={me} place={mine} onDone={setDone} /> : null}
    </Page>
  )
}

function OnePlace({ id, place, onDone }: { id: string; place: Place; onDone: (says: string) => void }) {
  const { title, why, who, done, does, notYou } = place
  const waits = does === 'confirms' ? 'Not confirmed yet' : 'Not signed yet'
  return (
    <li className="sign-blocker">
      <span className="ui-row">
        <StateMark tone={done ? 'done' : 'warn'} icon={done ? 'tick' : 'sign'}>
          {done ? (does === 'confirms' ? 'Confirmed' : 'Signed') : waits}
        </StateMark>
        <strong>{title}</strong>
      </span>
      <span>{done ? [done.name, sayInstant(done.at), done.how].filter(Boolean).join(', ') : why}</span>
      {done || (does === 'signs' && notYou === '') ? null : (
        <span className="ui-quiet">{notYou || (who ? `It waits for ${who}.` : '')}</span>
      )}
      {!done && does === 'confirms' && notYou === '' ? (
        <ConfirmForm id={id} place={place} onDone={onDone} />
      ) : null}
    </li>
  )
}

function ConfirmForm({ id, place, onDone }: { id: string; place: Place; onDone: (says: string) => void }) {
  const [name, setName] = useState('')
  const [date, setDate] = useState('')
  const [time, setTime] = useState('')
  const [how, setHow] = useState('')
  const [sent, setSent] = useState(false)
  const at = new Date(`${date}T${time}`)
  const isTime = !Number.isNaN(at.getTime())
  const confirm = useDoing(() =>
    client.signing.confirm({ recordId: id, place: place.place, name, at: at.toISOString(), how }),
  )
  const send = async (event: FormEvent) => {
    event.preventDefault()
    setSent(true)
    if (!name.trim() || !how.trim() || !isTime || !(await confirm.run(undefined))) return
    onDone(`${name.trim()} has confirmed it.`)
  }
  return (
    <form
      className="ui-stack"
      aria-label={`${place.title} confirms`}
      onSubmit={(event) => void send(event)}
      noValidate
    >
      <TextField
        label="Who confirmed it"
        hint="Name and rank or post."
        value={name}
        onChange={setName}
        error={sent && !name.trim() ? 'Say who confirmed it.' : undefined}
        isRequired
      />
      <div className="ui-row">
        <DateField label="On" value={date} onChange={setDate} isRequired />
        <TimeField
          label="At"
          value={time}
          onChange={setTime}
          error={sent && !isTime ? 'Give the date and the time.' : undefined}
          isRequired
        />
      </div>
      <TextField
        label="How"
        hint="By telephone, in an e-mail: what somebody could look up."
        value={how}
        onChange={setHow}
        error={sent && !how.trim() ? 'Say how they confirmed it.' : undefined}
        isRequired
      />
      <ProblemNotice problem={confirm.problem} />
      <div>
        <Button type="submit" busy={confirm.busy}>
          Note that it is confirmed
        </Button>
      </div>
    </form>
  )
}

type Signing = { id: string; me: Account; place: Place; onDone: (says: string) => void }

function ReadAndSign({ id, me, place, onDone }: Signing) {
  const text = useQuery({
    ...api.signing.textToCountersign.queryOptions({ input: { recordId: id, place: place.place } }),
    staleTime: 0,
  })
  if (text.error) return <ProblemNotice problem={problemOf(text.error)} />
  if (!text.data) return <Waiting>Preparing the text…</Waiting>
  return (
    <>
      <p className="ui-measure">
        Read all of it. This is what was signed, and what your own signature goes on. {place.why}
      </p>
      {text.data.map((copy) => (
        <CopyText key={copy.copyLine} copy={copy} />
      ))}
      <SignForm
        notYet={`/record/${id}`}
        me={me}
        title={`Countersign as ${place.title}`}
        label="Countersign"
        sign={async (typed) => {
          await client.signing.countersign({ recordId: id, place: place.place, ...typed })
          window.scrollTo(0, 0)
          onDone(`Countersigned by ${me.name} as ${place.title}. Every copy now carries your signature too.`)
        }}
      >
        Your signature goes on every copy of this record, beside the first one. Not a word of them changes.
      </SignForm>
    </>
  )
}
