import './copies.css'
import { useState } from 'react'
import type { z } from 'zod'
import type { documentSchema, recipientSchema } from '../../../shared/api/contract.ts'
import { api, client, fromBase64, problemOf, saveFile, useDoing, useQuery } from '../../client/index.ts'
import {
  announce,
  Button,
  Dialog,
  Facts,
  LinkButton,
  Notice,
  Page,
  PageGroup,
  ProblemNotice,
  sayDate,
  sayInstant,
  Table,
  Waiting,
} from '../../ui/index.ts'
import { typeName } from '../today/records.ts'

type Recipient = z.infer<typeof recipientSchema>
type Document = z.infer<typeof documentSchema>

const kindNames: Record<Recipient['kind'], string> = {
  internal: 'Internal copy',
  professionals: 'Professionals’ copy',
  parent: 'Family copy',
  'case record': 'Case record',
  'personal record': 'Personal record',
  'learning note': 'Learning note',
}

const save = ({ fileName, bytes }: Document) => saveFile(fileName, fromBase64(bytes))

/** One document for each person who may have one, each with only what that person may read. */
export default function Copies({ id }: { id: string }) {
  const record = useQuery(api.records.get.queryOptions({ input: { id } }))
  const recipients = useQuery(api.copies.recipients.queryOptions({ input: { recordId: id } }))
  const [looking, setLooking] = useState<Recipient | null>(null)
  const [saved, setSaved] = useState<string[]>([])
  const [working, setWorking] = useState('')

  const saveOne = useDoing(async (recipientId: string) => {
    setWorking(recipientId)
    const document = await client.copies.document({ recordId: id, recipientId })
    save(document)
    setSaved((now) => [...now, recipientId])
    announce(`Saved ${document.fileName}`)
    return document
  })
  const saveAll = useDoing(async (all: Recipient[]) => {
    for (const recipient of all) {
      save(await client.copies.document({ recordId: id, recipientId: recipient.id }))
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
  const version = record.data?.versions.at(-1)
  const problem = saveOne.problem ?? saveAll.problem ?? actions.problem
  return (
    <Page
      title="Copies"
      lead={meta ? `${typeName(meta)}, ${meta.familyRef}, ${sayDate(meta.date)}` : undefined}
      back={{ href: `/record/${id}`, label: 'the record' }}
      actions={
        recipients.data && recipients.data.length > 1 ? (
          <Button
            kind="main"
            icon="save"
            busy={saveAll.busy}
            busyWords="Saving…"
            onPress={() => void saveAll.run(recipients.data)}
          >
            Save all {recipients.data.length}
          </Button>
        ) : null
      }
    >
      {record.error ? <ProblemNotice problem={problemOf(record.error)} /> : null}
      {recipients.error ? <ProblemNotice problem={problemOf(recipients.error)} /> : null}
      <ProblemNotice problem={problem} />
      {meta && meta.state !== 'signed' ? (
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
      {recipients.isPending ? <Waiting /> : null}
      {recipients.data ? (
        <Table
          caption="Who gets a copy"
          rows={recipients.data}
          rowKey={(recipient) => recipient.id}
          columns={[
            {
              key: 'name',
              heading: 'For',
              rowHeader: true,
              cell: (one) => one.name,
              sortBy: (one) => one.name,
            },
            { key: 'role', heading: 'Who they are', cell: (one) => one.role, sortBy: (one) => one.role },
            {
              key: 'kind',
              heading: 'Copy',
              cell: (one) => kindNames[one.kind],
              sortBy: (one) => kindNames[one.kind],
            },
            {
              key: 'do',
              heading: 'Do',
              cell: (one) => (
                <span className="copies-do">
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
                  <Button
                    small
                    kind="quiet"
                    aria-label={`What it leaves out for ${one.name}`}
                    onPress={() => setLooking(one)}
                  >
                    What it leaves out
                  </Button>
                </span>
              ),
            },
          ]}
        />
      ) : null}
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
      {meta?.state === 'signed' ? (
        <p>
          <LinkButton href="/verify" icon="verify">
            Verify a document
          </LinkButton>
        </p>
      ) : null}
      {looking ? <LeftOut recordId={id} recipient={looking} onClose={() => setLooking(null)} /> : null}
    </Page>
  )
}

/** For the person who prepares the copies: it is never part of one. */
function LeftOut({
  recordId,
  recipient,
  onClose,
}: {
  recordId: string
  recipient: Recipient
  onClose: () => void
}) {
  const left = useQuery(api.copies.leftOut.queryOptions({ input: { recordId, recipientId: recipient.id } }))
  return (
    <Dialog
      title={`Left out for ${recipient.name}`}
      isOpen
      wide
      onClose={onClose}
      actions={<Button onPress={onClose}>Close</Button>}
    >
      {left.isPending ? <Waiting /> : null}
      {left.error ? <ProblemNotice problem={problemOf(left.error)} /> : null}
      {left.data?.length === 0 ? <p>Nothing. This copy holds the whole record.</p> : null}
      {left.data && left.data.length > 0 ? (
        <>
          <p>Only you see this list. The document itself does not show that anything was left out.</p>
          <ul className="copy-left-out">
            {left.data.map((one, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two passages may be left out of one place for one reason
              <li key={index}>
                <strong>{one.where}:</strong> {one.what} <span className="ui-quiet">{one.why}</span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Dialog>
  )
}
