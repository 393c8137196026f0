/** The chronology extract of a family as a document: built for one reader, never written from the case file itself. */
import type { Account } from '../../shared/access/access.ts'
import { buildExtract, type ExtractReader, extractReaders } from '../../shared/chronology/index.ts'
import { instantWords } from '../../shared/copies/index.ts'
import type { Rooms } from '../core.ts'
import { safeName, writeChronology } from '../documents/index.ts'
import { Problem } from '../problem.ts'
import { caseFor } from './case-files.ts'
import { sha256 } from './copies.ts'
import { councilPaper } from './letterhead.ts'

/** `internal`, `professionals`, `parent 2`: for whom a file is, without a name. */
function labelOf(readers: readonly ExtractReader[], reader: ExtractReader): string {
  if (reader.kind !== 'parent') return reader.kind
  return `parent ${readers.filter(({ kind }) => kind === 'parent').indexOf(reader) + 1}`
}

/**
 * The extract that one reader gets of what the person who asks may read, with a row in the audit chain. Throws `Problem`
 * "not found" where the family or the reader is not there.
 */
export async function chronologyDocument(
  rooms: Rooms,
  { caseId, readerId }: { caseId: string; readerId: string },
  me: Account,
  now: Date,
): Promise<{ fileName: string; bytes: Uint8Array; sha256: string }> {
  const file = await caseFor(rooms, caseId, me)
  const readers = extractReaders(file)
  const reader = readers.find(({ id }) => id === readerId)
  if (!reader) {
    throw new Problem(
      'not found',
      'This family has nobody of that name who gets an extract.',
      'Nothing was made.',
      'Look at the parents in the family’s file.',
    )
  }
  const { fictional } = rooms.workspace
  const policy = { authority: me.organisation, fictional, at: now.toISOString() }
  const { extract } = buildExtract(file, reader, policy)
  const label = labelOf(readers, reader)
  const paper = await councilPaper(rooms)
  const bytes = paper(await writeChronology(extract), {
    authority: extract.authority,
    meeting: extract.title,
    date: instantWords(extract.at).split(',')[0] ?? '',
    copyLine: extract.copyLine,
    reference: extract.facts.find(({ label }) => label === 'Reference')?.value ?? '',
  })
  const hash = sha256(bytes)
  await rooms.store.cases.extractMade(caseId, { label, reader: reader.id, sha256: hash }, me.id)
  return { fileName: safeName(`${extract.fileStem} ${label}`), bytes, sha256: hash }
}
