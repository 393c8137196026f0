/** A draft that was begun in the wrong family goes to the right one: what would change is shown, and decided. */
import './undo.css'
import { useState } from 'react'
import type { Drawn, MovePlan } from '../../../shared/api/undo.ts'
import { api, client, problemOf, useDoing, useQuery } from '../../client/index.ts'
import {
  announce,
  Button,
  Checkbox,
  ComboBox,
  goTo,
  Notice,
  Page,
  PageGroup,
  ProblemNotice,
  sayInstant,
  Waiting,
} from '../../ui/index.ts'
import { nameOfDraft } from './words.ts'

const headings: Record<Drawn['group'], string> = {
  children: 'Children',
  people: 'People',
  history: 'History',
  appointments: 'Appointments',
  'last actions': 'Actions from last time',
  goals: 'Goals of the plan',
  disagreements: 'Disagreements',
  dates: 'Dates',
}
const groups = Object.keys(headings) as Drawn['group'][]

export default function MoveScreen({ id }: { id: string }) {
  const record = useQuery(api.records.get.queryOptions({ input: { id } }))
  const cases = useQuery(api.cases.list.queryOptions())
  const standing = useQuery(api.undo.standing.queryOptions({ input: { recordId: id } }))
  const [caseId, setCaseId] = useState('')
  const plan = useQuery(
    api.undo.tryMove.queryOptions({ input: { recordId: id, caseId }, enabled: caseId !== '' }),
  )
  const trouble = record.error ?? cases.error ?? standing.error
  const about = record.data?.record
  const families = (cases.data ?? []).filter((one) => one.id !== about?.caseId)
  return (
    <Page
      title="Move to another family"
      lead={about ? nameOfDraft(about) : undefined}
      back={{ href: `/record/${id}`, label: 'the record' }}
      narrow
    >
      {trouble ? <ProblemNotice problem={problemOf(trouble)} /> : null}
      {!about && !trouble ? <Waiting /> : null}
      {about?.state === 'signed' ? (
        <Notice tone="info" title="This record is signed, so it stays in the family it was signed in.">
          <p>
            Ask for its version to be withdrawn under <a href={`#/record/${id}/corrections`}>Corrections</a>,
            so that nobody is given it any more, and write the record again in the right family.
          </p>
        </Notice>
      ) : null}
      {about && about.state !== 'signed' ? (
        <>
          {standing.data?.movedFrom ? <MoveBack recordId={id} from={standing.data.movedFrom} /> : null}
          <p>
            Every word that was typed stays as it is. Choose the family this record is about; nothing happens
            before you have seen what would change.
          </p>
          <ComboBox
            label="The right family"
            hint="Type the reference or a child’s name."
            value={caseId}
            onChange={setCaseId}
            choices={families.map((one) => ({
              value: one.id,
              label: one.familyRef || 'No reference yet',
              hint: one.children.join(', '),
            }))}
          />
          {plan.error ? <ProblemNotice problem={problemOf(plan.error)} /> : null}
          {caseId !== '' && plan.isFetching && !plan.data ? <Waiting /> : null}
          {plan.data && plan.data.to.caseId === caseId ? (
            <Decide key={plan.data.hash} recordId={id} plan={plan.data} onStale={() => void plan.refetch()} />
          ) : null}
        </>
      ) : null}
    </Page>
  )
}

function MoveBack({
  recordId,
  from,
}: {
  recordId: string
  from: { familyRef: string; byName: string; at: string }
}) {
  const back = useDoing(client.undo.moveBack)
  return (
    <Notice tone="info" title={`This draft came from ${from.familyRef || 'another family'}.`}>
      <p>
        {from.byName} moved it, {sayInstant(from.at)}. Moving it back puts everything that was taken out where
        it was, and keeps every word that was typed since.
      </p>
      <ProblemNotice problem={back.problem} />
      <div>
        <Button
          busy={back.busy}
          onPress={() =>
            void (async () => {
              if (!(await back.run({ recordId }))) return
              announce('Moved back')
              goTo(`/record/${recordId}`)
            })()
          }
        >
          Move it back
        </Button>
      </div>
    </Notice>
  )
}

function Decide({ recordId, plan, onStale }: { recordId: string; plan: MovePlan; onStale: () => void }) {
  // What is of the wrong family goes unless somebody decides to keep it: facts never travel because nobody looked.
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set())
  const moving = useDoing(client.undo.move)
  const out = plan.drawn.filter(({ key, stays }) => stays === '' && !kept.has(key)).map(({ key }) => key)
  const staying = plan.drawn.filter(({ stays }) => stays !== '')
  const move = async () => {
    const done = await moving.run({ recordId, caseId: plan.to.caseId, out, hash: plan.hash })
    if (!done) return onStale()
    announce('Moved')
    goTo(`/record/${recordId}`)
  }
  const from = plan.from.familyRef || 'the first family'
  const to = plan.to.familyRef || 'the other family'
  return (
    <>
      <PageGroup title={`What it has of ${from}`}>
        {plan.drawn.length === 0 ? <p>Nothing.</p> : null}
        {plan.drawn.length > staying.length ? <p>All of this is taken out, except what you tick.</p> : null}
        {groups.map((group) => {
          const free = plan.drawn.filter((one) => one.group === group && one.stays === '')
          return free.length === 0 ? null : (
            <fieldset key={group} className="ui-fieldset undo-decide">
              <legend>{headings[group]}</legend>
              {free.map(({ key, says, sensitive }) => (
                <Checkbox
                  key={key}
                  isSelected={kept.has(key)}
                  onChange={(keep) => {
                    const next = new Set(kept)
                    if (keep) next.add(key)
                    else next.delete(key)
                    setKept(next)
                  }}
                  hint={sensitive || undefined}
                >
                  Keep: {says}
                </Checkbox>
              ))}
            </fieldset>
          )
        })}
      </PageGroup>
      {staying.length > 0 ? (
        <Notice tone="warn" title="This stays in the draft, because words rest on it">
          <ul>
            {staying.map(({ key, says, sensitive, stays }) => (
              <li key={key} className="undo-stays">
                {says}
                <span className="undo-hint">{[sensitive, stays].filter(Boolean).join(' ')}</span>
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {plan.pasted.length > 0 ? (
        <Notice tone="warn" title="Passages were pasted from another record">
          <p>
            They stay as they are. Read them before anybody is given this record: {plan.pasted.join('; ')}.
          </p>
        </Notice>
      ) : null}
      {plan.events.length > 0 ? (
        <PageGroup title="Events of the chronology that were made of it">
          <p>
            They go along, from the chronology of {from} to that of {to}.
          </p>
          <ul>
            {plan.events.map((event) => (
              <li key={event}>{event}</li>
            ))}
          </ul>
        </PageGroup>
      ) : null}
      <PageGroup title={`What it gets of ${to}`}>
        {plan.gets.length === 0 ? (
          <p>Nothing that it does not have already.</p>
        ) : (
          groups.map((group) => {
            const some = plan.gets.filter((one) => one.group === group)
            return some.length === 0 ? null : (
              <div key={group}>
                <h3>{headings[group]}</h3>
                <ul>
                  {some.map(({ says }, n) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: two of them may say the same
                    <li key={n}>{says}</li>
                  ))}
                </ul>
              </div>
            )
          })
        )}
      </PageGroup>
      <ProblemNotice problem={moving.problem} />
      <div className="ui-row">
        <Button kind="main" busy={moving.busy} busyWords="Moving…" onPress={() => void move()}>
          {`Move to ${to}`}
        </Button>
      </div>
      <p className="ui-quiet">You can move it back from here until it is signed.</p>
    </>
  )
}
