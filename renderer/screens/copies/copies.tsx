import './copies.css'
import { useState } from 'react'
import type { z } from 'zod'
import type { CopyStanding, documentSchema } from '../../../shared/api/contract.ts'
import { api, client, fromBase64, problemOf, saveFile, useDoing, useQuery } from '../../client/index.ts'
import {
  announce,
  Button,
  Checkbox,
  Empty,
  Facts,
  LinkButton,
  Notice,
  Page,
  PageGroup,
  ProblemNotice,
  StateMark,
  sayDate,
  sayInstant,
  Table,
  Waiting,
} from '../../ui/index.ts'
import { CorrectionState } from '../corrections/state-line.tsx'
import { SeePages } from '../pages/see-pages.tsx'
import { SessionRecords } from '../record/supervision/session-records.tsx'
import { typeName } from '../today/records.ts'
import { CopyLook, type Recipient } from './copy-look.tsx'
import { Papers } from './papers.tsx'
import { WithoutCopy } from './without-copy.tsx'
import { roleWords, standingWords, waitingWords } from './words.ts'

type Document = z.infer<typeof documentSchema>

const kindNames: Record<Recipient['kind'], string> = {
  internal: 'Internal copy',
  professionals: 'Professionals’ copy',
  parent: 'Family copy',
  'case record': 'Case record',
  'personal record': 'Personal record',
  'learning note': 'Learning note',
  child: 'Full copy for the child',
  worker: 'Full copy',
  advocate: 'The child’s parts',
  supporter: 'Copy the family asked for',
}

const save = ({ fileName, bytes }: Document) => saveFile(fileName, fromBase64(bytes))

/** One document for each person who may have one, each with only what that person may read. */
export default function Copies({ id }: { id: string }) {
  const record = useQuery(api.records.get.queryOptions({ input: { id } }))
  const recipients = useQuery(api.copies.recipients.queryOptions({ input: { recordId: id } }))
  const standing = useQuery(api.copies.standing.queryOptions({ input: { recordId: id } }))
  const [looking, setLooking] = useState<Recipient | null>(null)
  const [saved, setSaved] = useState<string[]>([])
  const [working, setWorking] = useState('')
  const [large, setLarge] = useState(false)

  const saveOne = useDoing(async (recipientId: string) => {
    setWorking(recipientId)
    const document = await client.copies.document({ recordId: id, recipientId, large })
    save(document)
    setSaved((now) => [...now, recipientId])
    announce(`Saved ${document.fileName}`)
    return document
  })
  const saveAll = useDoing(async (all: Recipient[]) => {
    for (const recipient of all) {
      save(await client.copies.document({ recordId: id, recipientId: recipient.id, large }))
      setSaved((now) => [...now, recipient.id])
      // Browsers drop downloads that come in one burst.
      await new Promise((resolve) => setTimeout(resolve, 250))
    }
    announce(`Saved ${all.length} documents`)
    return all.length
  })
  const actions = useDoing(async () => {
    const document = await client.copies.actionList({ recordId: id })
    save(document)
    announce(`Saved ${document.fileName}`)
    return document
  })

  const meta = record.data?.record
  const signed = meta?.state === 'signed'
  const version = record.data?.versions.at(-1)
  const notYou = standing.data?.notYou ?? ''
  const standingOf = (one: Recipient): CopyStanding =>
    standing.data?.copies.find(({ recipientId }) => recipientId === one.id) ?? unknown(one)
  const ready = (recipients.data ?? []).filter((one) => standingOf(one).released)
  const waiting = standing.data ? (recipients.data ?? []).length - ready.length : 0
  const problem = saveOne.problem ?? saveAll.problem ?? actions.problem
  return (
    <Page
      title="Copies"
      lead={meta ? `${typeName(meta)}, ${meta.familyRef}, ${sayDate(meta.date)}` : undefined}
      back={{ href: `/record/${id}`, label: 'the record' }}
      actions={
        ready.length > 1 ? (
          <Button
            kind="main"
            icon="save"
            busy={saveAll.busy}
            busyWords="Saving…"
            onPress={() => void saveAll.run(ready)}
          >
            Save all {ready.length}
          </Button>
        ) : null
      }
    >
      {record.error ? <ProblemNotice problem={problemOf(record.error)} /> : null}
      {recipients.error ? <ProblemNotice problem={problemOf(recipients.error)} /> : null}
      {standing.error ? <ProblemNotice problem={problemOf(standing.error)} /> : null}
      <ProblemNotice problem={problem} />
      {meta && !signed ? (
        <Notice tone="warn" title="This record is not signed.">
          <p>Every page of these documents says DRAFT. Do not hand them out as minutes.</p>
        </Notice>
      ) : null}
      {meta && version ? (
        <Facts
          facts={[
            { label: 'Version', value: version.version },
            { label: 'Signed by', value: `${version.signedBy}, ${version.role}` },
            { label: 'Signed', value: sayInstant(version.signedAt) },
            { label: 'Hash of the record', value: <span className="ui-small">{version.recordHash}</span> },
          ]}
        />
      ) : null}
      {signed ? (
        <p className="ui-row">
          <CorrectionState recordId={id} />
        </p>
      ) : null}
      {waiting > 0 ? (
        <Notice tone="warn" title={waitingWords(waiting, notYou).title}>
          <p>{waitingWords(waiting, notYou).says}</p>
        </Notice>
      ) : null}
      {meta ? <SessionRecords type={meta.type} /> : null}
      {recipients.isPending || standing.isPending ? <Waiting /> : null}
      {recipients.data?.length === 0 ? (
        <Empty title="Nobody gets a copy yet.">
          <p>Name who was invited, and the parents, in the record.</p>
        </Empty>
      ) : null}
      {recipients.data && recipients.data.length > 0 ? (
        <Checkbox
          isSelected={large}
          onChange={setLarge}
          hint={
            signed
              ? 'The same words, 18 point. It carries no digital signature: hand it out with the signed copy.'
              : 'The same words, 18 point and wider lines.'
          }
        >
          Save in large print
        </Checkbox>
      ) : null}
      {recipients.data && recipients.data.length > 0 && standing.data ? (
        <Table
          caption="Who gets a copy"
          rows={recipients.data}
          rowKey={(recipient) => recipient.id}
          columns={[
            {
              key: 'name',
              heading: 'For',
              rowHeader: true,
              cell: ({ name }) => name,
              sortBy: ({ name }) => name,
            },
            {
              key: 'role',
              heading: 'Who they are',
              cell: (one) => roleWords(one, kindNames[one.kind]),
              sortBy: (one) => roleWords(one, kindNames[one.kind]),
            },
            {
              key: 'kind',
              heading: 'Copy',
              cell: (one) => kindNames[one.kind],
              sortBy: (one) => kindNames[one.kind],
            },
            {
              key: 'second',
              heading: 'Second person',
              cell: (one) => <SecondPerson standing={standingOf(one)} signed={signed} />,
              sortBy: (one) => standingWords(standingOf(one), signed),
            },
            {
              key: 'do',
              heading: 'Do',
              cell: (one) => (
                <span className="copies-do">
                  {standingOf(one).released ? (
                    <Button
                      small
                      icon={saved.includes(one.id) ? 'tick' : 'save'}
                      busy={saveOne.busy && working === one.id}
                      busyWords="Saving…"
                      aria-label={`${saved.includes(one.id) ? 'Save again' : 'Save document'} for ${one.name}`}
                      onPress={() => void saveOne.run(one.id)}
                    >
                      {saved.includes(one.id) ? 'Save again' : 'Save document'}
                    </Button>
                  ) : null}
                  {standingOf(one).released ? (
                    <SeePages
                      small
                      title={`Copy for ${one.name}${large ? ', in large print' : ''}`}
                      label={`See it as pages: the copy for ${one.name}`}
                      load={() => client.copies.document({ recordId: id, recipientId: one.id, large })}
                    />
                  ) : null}
                  <Button
                    small
                    kind="quiet"
                    aria-label={`${lookWords(standingOf(one), notYou)} for ${one.name}`}
                    onPress={() => setLooking(one)}
                  >
                    {lookWords(standingOf(one), notYou)}
                  </Button>
                </span>
              ),
            },
          ]}
        />
      ) : null}
      <WithoutCopy recordId={id} />
      <Papers recordId={id} />
      <PageGroup title="Action list">
        <p className="ui-measure">
          Who does what by when, on its own, for the council’s use. It is never held back, not even by an open
          question.
        </p>
        <div>
          <Button
            icon="save"
            busy={actions.busy}
            busyWords="Saving…"
            onPress={() => void actions.run(undefined)}
          >
            Save the action list
          </Button>
        </div>
      </PageGroup>
      {signed ? (
        <p className="ui-row">
          <LinkButton href={`/distribution/${id}`} icon="send">
            Send and prove
          </LinkButton>
          <LinkButton href={`/record/${id}/corrections`}>Corrections</LinkButton>
          <LinkButton href={`/record/${id}/history`} icon="today">
            History of this record
          </LinkButton>
          <LinkButton href="/verify" icon="verify">
            Verify a document
          </LinkButton>
        </p>
      ) : null}
      {looking ? (
        <CopyLook
          recordId={id}
          recipient={looking}
          standing={standingOf(looking)}
          version={signed ? meta.version : ''}
          notYou={notYou}
          onClose={() => setLooking(null)}
        />
      ) : null}
    </Page>
  )
}

/** Until it is known how a copy stands it is not handed out. */
const unknown = ({ id }: Recipient): CopyStanding => ({
  recipientId: id,
  because: [],
  checks: [],
  released: false,
})

const lookWords = ({ released }: CopyStanding, notYou: string): string =>
  released || notYou ? 'What it leaves out' : 'Look and confirm'

function SecondPerson({ standing, signed }: { standing: CopyStanding; signed: boolean }) {
  const says = standingWords(standing, signed)
  if (standing.checks.length > 0) return <StateMark tone="done">{says}</StateMark>
  return standing.released ? (
    <span className="ui-quiet">{says}</span>
  ) : (
    <StateMark tone="warn">{says}</StateMark>
  )
}
