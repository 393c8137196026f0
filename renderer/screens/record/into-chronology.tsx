/** From the minutes into the family's history: the entry that holds the caret becomes an event. */
import type { Editor } from '@tiptap/core'
import { useState } from 'react'
import { ulid } from 'ulid'
import {
  allowedFor,
  type CaseEvent,
  type CaseFile,
  caseEventSchema,
  type Sensitivity,
  sensitivityOf,
} from '../../../shared/cases/index.ts'
import { audienceOf } from '../../../shared/copies/index.ts'
import { api, client, problemOf, queryClient, useDoing, useQuery } from '../../client/index.ts'
import { savedOrSay } from '../../editor/draft/open-drafts.ts'
import { useRows } from '../../editor/draft/rows.ts'
import { entryAt } from '../../editor/text/entry-node.ts'
import type { EntryDetails } from '../../editor/text/name-book.ts'
import { plainText } from '../../editor/text/offsets.ts'
import { Button, Dialog, LinkButton, Notice, ProblemNotice, Waiting } from '../../ui/index.ts'
import {
  AboutFields,
  KindField,
  MeaningField,
  SensitivityField,
  WhenFields,
} from '../cases/chronology/event-fields.tsx'
import { keptDate } from '../cases/chronology/words.ts'
import { type Focused, useRecord } from './record-context.ts'

export type EntryAtCaret = { id: string; text: string; details: EntryDetails }

/** The entry that holds the caret, when it has words. */
export function entryAtCaret(editor: Editor): EntryAtCaret | undefined {
  const entry = entryAt(editor.state.selection.$from)?.node
  const text = entry ? plainText(entry).trim() : ''
  const details = editor.getAttributes('entry') as EntryDetails
  return text && details.id ? { id: details.id, text, details } : undefined
}

/** Whom the event is about: those of the entry whom the family's file knows. */
export function aboutOf(
  family: Pick<CaseFile, 'children' | 'people'>,
  about: EntryDetails['about'],
): string[] {
  if (about === 'all') return family.children.map(({ id }) => id)
  const known = new Set([...family.children, ...family.people].map(({ id }) => id))
  return (about ?? []).filter((id) => known.has(id))
}

export function IntoChronology({ place, onClose }: { place: Focused | null; onClose: () => void }) {
  const { record, template } = useRecord()
  const [entry] = useState(() => (place ? entryAtCaret(place.editor) : undefined))
  const heading = template.sections.find(({ key }) => key === place?.section)?.audience ?? 'council'
  const least =
    entry &&
    sensitivityOf(audienceOf(entry.details.audience ?? undefined, heading), entry.details.withholdFrom ?? [])
  if (!entry) {
    return (
      <Says onClose={onClose}>
        Put the caret into an entry that has words, and try again. The entry then becomes an event.
      </Says>
    )
  }
  if (!record.caseId) return <Says onClose={onClose}>This record belongs to no family.</Says>
  if (!least) {
    return (
      <Says onClose={onClose}>
        What is said in personal supervision, or noted for learning, stays in its record. Write what matters
        for the child under a heading of the child’s own record, and add that.
      </Says>
    )
  }
  return <WithFamily entry={entry} least={least} onClose={onClose} />
}

const title = 'Put this entry into the chronology'

function Says({ children, onClose }: { children: string; onClose: () => void }) {
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      actions={
        <Button kind="main" onPress={onClose}>
          Close
        </Button>
      }
    >
      <Notice tone="warn">
        <p>{children}</p>
      </Notice>
    </Dialog>
  )
}

type AddProps = { entry: EntryAtCaret; least: Sensitivity; onClose: () => void }

function WithFamily(props: AddProps) {
  const { record } = useRecord()
  const [visit] = useState(ulid)
  const family = useQuery({
    queryKey: ['into-chronology', record.caseId, visit],
    queryFn: () => client.cases.get({ id: record.caseId }),
    gcTime: 0,
    refetchOnWindowFocus: false,
  })
  if (!family.data) {
    return (
      <Dialog title={title} isOpen onClose={props.onClose}>
        {family.error ? <ProblemNotice problem={problemOf(family.error)} /> : <Waiting />}
      </Dialog>
    )
  }
  return <AddForm {...props} family={family.data} />
}

function AddForm({ entry, least, family, onClose }: AddProps & { family: CaseFile }) {
  const { record, template, session } = useRecord()
  // As it was when the dialog opened: adding it does not make it a second time.
  const [isThere] = useState(() =>
    family.chronology.some(({ recordId, entryId }) => recordId === record.id && entryId === entry.id),
  )
  const people = useRows(session.doc, 'people')
  const [value, setValue] = useState<CaseEvent>(() =>
    caseEventSchema.parse({
      id: 'new',
      date: record.date,
      about: aboutOf(family, entry.details.about),
      source: [template.name, entry.details.source ?? ''].filter(Boolean).join(', '),
      text: entry.text,
      agency: people.find(({ row }) => row.id === entry.details.speaker)?.row.agency ?? '',
      sensitivity: least,
      recordId: record.id,
      entryId: entry.id,
    }),
  )
  const [added, setAdded] = useState(false)
  const adding = useDoing(async () => {
    // The core reads the entry itself, so its last words have to be there.
    await savedOrSay(session)
    const { id: _id, importId: _importId, ...event } = value
    await client.cases.addEvent({
      caseId: record.caseId,
      event: { ...event, date: keptDate(event.date), until: keptDate(event.until) },
    })
    void queryClient.invalidateQueries({ queryKey: api.cases.list.key() })
    void queryClient.invalidateQueries({ queryKey: api.cases.get.key(), refetchType: 'none' })
    setAdded(true)
  })
  const part = {
    value,
    onChange: (change: Partial<CaseEvent>) => setValue((held) => ({ ...held, ...change })),
  }
  if (isThere) return <Says onClose={onClose}>This entry is in the family’s chronology already.</Says>
  if (added) {
    return (
      <Dialog
        title={title}
        isOpen
        onClose={onClose}
        actions={
          <>
            <LinkButton href={`/cases/${record.caseId}/chronology`}>Open the chronology</LinkButton>
            <Button kind="main" autoFocus onPress={onClose}>
              Back to the record
            </Button>
          </>
        }
      >
        <Notice tone="done" live title="It is in the family’s chronology now." />
      </Dialog>
    )
  }
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="main" busy={adding.busy} busyWords="Adding…" onPress={() => adding.run(undefined)}>
            Add it
          </Button>
        </>
      }
    >
      <div className="ui-stack">
        <blockquote className="into-chronology-words">{entry.text}</blockquote>
        <WhenFields {...part} />
        <KindField {...part} />
        <MeaningField {...part} />
        <AboutFields family={family} {...part} />
        <SensitivityField
          {...part}
          allowed={allowedFor(least)}
          hint={least === 'shared' ? undefined : 'Never for more people than the entry is.'}
        />
        <ProblemNotice problem={adding.problem} />
      </div>
    </Dialog>
  )
}
