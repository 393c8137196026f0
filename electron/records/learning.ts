/** The library of learning from reviews: what of it a person is told, and what goes out of it. */
import type { Account } from '../../shared/access/access.ts'
import type { LearningNote, OneTheme, ThemeLine, ThemePreview } from '../../shared/api/learning.ts'
import { buildCopy, type CopyPart, recipientsOf } from '../../shared/copies/index.ts'
import { monthWords } from '../../shared/copies/words.ts'
import {
  isThisTheme,
  mostNamed,
  plainTitle,
  readThemes,
  type Theme,
  type ThemeStanding,
  type ThemeWords,
  type UsedTheme,
} from '../../shared/learning/index.ts'
import { blocksText } from '../../shared/minutes/index.ts'
import { closedTypes } from '../../shared/templates/index.ts'
import type { Rooms } from '../core.ts'
import { safeName, writeLearning } from '../documents/index.ts'
import { Problem } from '../problem.ts'
import type { LessonUse } from '../store/index.ts'
import { draftState, sha256 } from './copies.ts'
import { readImportFile } from './import-file.ts'
import { minutesOf } from './judge.ts'
import { councilPaper } from './letterhead.ts'
import { closedOpenTo } from './who-may-open.ts'

/** The lessons that signed records name and that this person may know of: those of records that they may open. */
async function usesOpenTo(rooms: Rooms, me: Account): Promise<LessonUse[]> {
  const uses = await rooms.store.learning.uses()
  const closed = await closedOpenTo(rooms, me)
  const theirs = new Set(closed === 'all' ? [] : closed)
  const closedKinds = new Set<string>(closedTypes)
  return uses.filter(
    ({ recordId, type, createdBy }) =>
      closed === 'all' || !closedKinds.has(type) || createdBy === me.id || theirs.has(recordId),
  )
}

/** Every title that a theme has had, by its id. */
function titlesOf(versions: readonly Theme[]): Map<string, string[]> {
  const titles = new Map<string, string[]>()
  for (const { id, title } of versions) titles.set(id, [...(titles.get(id) ?? []), title])
  return titles
}

/**
 * The theme that each use means. What was picked is told by its id; a title that was typed may have belonged to two themes
 * over time, and then means the one that has it now.
 */
function byTheme(uses: readonly LessonUse[], themes: readonly Theme[], versions: readonly Theme[]) {
  const titles = titlesOf(versions)
  const now = new Map(
    themes.filter(({ standing }) => standing !== 'put away').map(({ id, title }) => [plainTitle(title), id]),
  )
  const themeOf = (use: LessonUse): string | undefined => {
    if (use.themeId) return use.themeId
    return (
      now.get(use.title) ??
      themes.find(({ id }) => isThisTheme(use, { id, titles: titles.get(id) ?? [] }))?.id
    )
  }
  return Map.groupBy(uses, (use) => themeOf(use) ?? '')
}

const recordsIn = (uses: readonly LessonUse[]): number => new Set(uses.map(({ recordId }) => recordId)).size

export async function library(rooms: Rooms, me: Account): Promise<ThemeLine[]> {
  const { learning } = rooms.store
  const [themes, versions] = [await learning.list(), await learning.versions()]
  const used = byTheme(await usesOpenTo(rooms, me), themes, versions)
  return themes.map((theme) => ({ ...theme, used: recordsIn(used.get(theme.id) ?? []) }))
}

/** Records that are told of on a theme's page; the rest is only counted. */
const MOST_TOLD = 100

export async function oneTheme(rooms: Rooms, id: string, me: Account): Promise<OneTheme> {
  const { learning, facts } = rooms.store
  const [themes, all] = [await learning.list(), await learning.versions()]
  const theme = themes.find((one) => one.id === id)
  if (!theme) throw new Problem('not found', 'This theme is not in the library.', 'Nothing was changed.', '')
  const uses = byTheme(await usesOpenTo(rooms, me), themes, all).get(id) ?? []
  const records = await facts.records(uses.slice(0, MOST_TOLD).map(({ recordId }) => recordId))
  const lines = records.map(({ record }) => ({
    recordId: record.id,
    type: record.type,
    title: record.title,
    familyRef: record.familyRef,
    date: record.date,
  }))
  return {
    theme,
    versions: all.filter((one) => one.id === id),
    usedIn: lines.toSorted((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0)),
  }
}

/** Who may read the learning notes of sessions that they were not in: the note is written for the service. */
const readsNotes = (me: Account): boolean => ['Head of Service', 'QA lead'].includes(me.role)

const partText = (part: CopyPart): string => {
  if (part.type === 'paragraph') return part.text
  return part.type === 'entry' ? blocksText(part.blocks) : ''
}

/** Tells one note from another and leads to no record: the id of a record would. */
const noteIdOf = (recordId: string): string => sha256(`learning note of ${recordId}`).slice(0, 24)

/** Notes that are offered at once. */
const MOST_NOTES = 20

async function sessionsWithNotes(rooms: Rooms): Promise<{ id: string }[]> {
  const taken = await rooms.store.learning.notesTaken()
  return (await rooms.store.records.list()).filter(
    ({ id, type, state }) => type === 'SUP_GROUP' && state === 'signed' && !taken.has(id),
  )
}

/**
 * Learning notes of signed group supervision, the newest first: what the copy for learning says, and nothing of the
 * session, the family or the workers. Nobody else is told that there are any.
 */
export async function learningNotes(rooms: Rooms, me: Account): Promise<LearningNote[]> {
  if (!readsNotes(me)) return []
  const notes: LearningNote[] = []
  for (const { id } of await sessionsWithNotes(rooms)) {
    if (notes.length === MOST_NOTES) break
    const minutes = await minutesOf(rooms, await rooms.store.records.get(id))
    const template = await rooms.templates.of(minutes.meeting.type, minutes.meeting.templateVersion)
    const recipient = recipientsOf(minutes, template).find(({ kind }) => kind === 'learning note')
    if (!recipient) continue
    const { fictional } = rooms.workspace
    const { copy } = buildCopy(minutes, recipient, { template, state: draftState, fictional })
    const text = copy.sections.flatMap(({ parts }) => parts.map(partText).filter(Boolean)).join('\n')
    if (text.trim()) notes.push({ noteId: noteIdOf(id), session: monthWords(minutes.meeting.date), text })
  }
  return notes
}

/** A new theme; `noteId` says of which learning note. Throws `Problem`. */
export async function addTheme(
  rooms: Rooms,
  input: { words: ThemeWords; standing: ThemeStanding; noteId?: string | undefined },
  me: Account,
): Promise<Theme> {
  const { words, standing, noteId } = input
  let ofNote = ''
  if (noteId) {
    const session = readsNotes(me)
      ? (await sessionsWithNotes(rooms)).find(({ id }) => noteIdOf(id) === noteId)
      : undefined
    if (!session)
      throw new Problem(
        'not found',
        'This learning note is not here, or is in the library already.',
        'Nothing was changed.',
        'Look among the drafts.',
      )
    ofNote = session.id
  }
  const [theme] = await rooms.store.learning.add([{ words, standing }], me, ofNote)
  if (!theme) throw new Problem('unexpected', 'The theme could not be added.', 'Nothing was changed.', '')
  return theme
}

/** Most themes in one file: a library that nobody can read is none. */
const MOST_THEMES = 500

/** What an import would do. Throws `Problem` for a file that is no table. */
export async function previewThemes(rooms: Rooms, bytes: Uint8Array): Promise<ThemePreview> {
  const rows = await readImportFile(bytes)
  const known = (await rooms.store.learning.list())
    .filter(({ standing }) => standing !== 'put away')
    .map(({ title }) => title)
  const read = readThemes(rows, known)
  const faults =
    read.themes.length > MOST_THEMES
      ? [{ row: MOST_THEMES + 1, says: `There are more than ${MOST_THEMES} themes. Import them in parts.` }]
      : read.faults
  return { themes: read.themes, faults, hash: sha256(JSON.stringify([read.themes, faults])) }
}

/** Imports every theme of the file, in use, or none. Throws `Problem` where it is not what was shown. */
export async function importThemes(
  rooms: Rooms,
  bytes: Uint8Array,
  hash: string,
  me: Account,
): Promise<{ added: number }> {
  const preview = await previewThemes(rooms, bytes)
  if (preview.faults.length > 0 || preview.themes.length === 0)
    throw new Problem(
      'not valid',
      'Some rows of this file cannot be read.',
      'Nothing was imported.',
      'Put them right in the file and choose it again.',
    )
  if (preview.hash !== hash)
    throw new Problem(
      'conflict',
      'The library has changed since you looked.',
      'Nothing was imported.',
      'Look at what would be imported once more.',
    )
  const themes = preview.themes.map((words) => ({ words, standing: 'in use' as const }))
  return { added: (await rooms.store.learning.add(themes, me)).length }
}

type Period = { from: string; to: string }

/** How often each theme was named, over all records: a number and no record, and small ones are hidden. */
export async function namedThemes(rooms: Rooms, { from, to }: Period): Promise<UsedTheme[]> {
  const { learning } = rooms.store
  const [themes, versions] = [await learning.list(), await learning.versions()]
  const used = byTheme(await learning.uses(from, to), themes, versions)
  return mostNamed(themes, new Map([...used].map(([id, uses]) => [id, recordsIn(uses)])))
}

export async function learningDocument(
  rooms: Rooms,
  period: Period,
  me: Account,
  now: Date,
): Promise<{ fileName: string; bytes: Uint8Array }> {
  const content = {
    themes: await namedThemes(rooms, period),
    ...period,
    authority: me.organisation,
    fictional: rooms.workspace.fictional,
    at: now.toISOString(),
  }
  const paper = await councilPaper(rooms)
  const made = await writeLearning(content)
  const bytes = paper(made.bytes, {
    authority: content.authority,
    meeting: made.title,
    date: made.madeOn,
    copyLine: made.marking,
    reference: '',
  })
  return { fileName: safeName(`Learning themes ${period.from} to ${period.to}`), bytes }
}
