/** Keeps what can be found in step with what is written. */
import type { RecordMeta } from '../../shared/api/contract.ts'
import { type DraftContent, minutesSchema } from '../../shared/minutes/index.ts'
import { recordItems } from '../../shared/search/index.ts'
import type { Due, Store } from '../store/index.ts'
import type { Templates } from './templates.ts'

/** Rows that the family's case file holds: a record that was made of it has them under the same ids. */
async function knownTo(store: Store, caseId: string): Promise<Set<string>> {
  if (caseId === '') return new Set()
  const { children, people, chronology } = await store.cases.get(caseId)
  return new Set([...children, ...people, ...chronology].map(({ id }) => id))
}

type Sources = { store: Store; templates: Pick<Templates, 'of'> }

/** Makes a record found by the words it has now. */
export async function indexRecord(
  { store, templates }: Sources,
  record: Pick<RecordMeta, 'id' | 'caseId'>,
  content: DraftContent,
): Promise<void> {
  const { type, templateVersion } = content.meeting
  const template = await templates.of(type, templateVersion)
  await store.search.index(record.id, recordItems(content, template, await knownTo(store, record.caseId)))
}

/** What the rooms of an open workspace are asked for, and no more: they are wired together where this is called. */
type Rooms = Sources & { drafts: { content(recordId: string): Promise<DraftContent> } }

async function indexOne(rooms: Rooms, { kind, id }: Due): Promise<void> {
  const { store, drafts } = rooms
  if (kind === 'case') return store.search.indexStoredCase(id)
  const record = await store.records.get(id)
  const content =
    record.state === 'signed'
      ? minutesSchema.parse(JSON.parse(await store.signed.minutesJson(id)))
      : await drafts.content(id)
  return indexRecord(rooms, record, content)
}

/**
 * Reads in what an older version of Chairside could not find, one after the other, while people work. What cannot be
 * read now is tried again when the workspace is next opened. The function that is returned ends it.
 */
export function indexWhatIsDue(rooms: Rooms): () => Promise<void> {
  let stopped = false
  const running = (async () => {
    for (const one of await rooms.store.search.due()) {
      if (stopped) return
      await indexOne(rooms, one).catch(() => undefined)
    }
  })().catch(() => undefined)
  return () => {
    stopped = true
    return running
  }
}
