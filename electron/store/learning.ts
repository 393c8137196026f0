/** The library of learning from reviews. Every version of a theme is kept; which record names which is derived. */
import type { Kysely } from 'kysely'
import { z } from 'zod'
import {
  plainTitle,
  type Theme,
  type ThemeStanding,
  type ThemeWords,
  themeSchema,
  themeStandings,
  themeWordsSchema,
} from '../../shared/learning/index.ts'
import { Problem } from '../problem.ts'
import type { Tables } from '../workspace/index.ts'
import { type Desk, notFound, parsed, parsedJson } from './desk.ts'

type By = { id: string; name: string }
export type NewTheme = { words: ThemeWords; standing: ThemeStanding }
/** A signed record that names a lesson, with what is needed to know who may open it. */
export type LessonUse = {
  recordId: string
  type: string
  createdBy: string
  /** ISO date of the meeting. */
  date: string
  themeId: string
  title: string
}

const standingSchema = z.enum(themeStandings)

const fromRow = (row: Tables['learning_theme']): Theme =>
  parsed(themeSchema, {
    ...parsedJson(themeWordsSchema, row.content),
    id: row.theme_id,
    version: row.version,
    standing: parsed(standingSchema, row.standing),
    byName: row.by_name,
    at: row.at,
  })

const newestOf = (rows: readonly Tables['learning_theme'][]): Theme[] => {
  const newest = new Map<string, Tables['learning_theme']>()
  for (const row of rows)
    if (row.version > (newest.get(row.theme_id)?.version ?? 0)) newest.set(row.theme_id, row)
  return [...newest.values()].map(fromRow)
}

const titleTaken = (title: string): Problem =>
  new Problem(
    'conflict',
    `There is a theme “${title}” already.`,
    'Nothing was changed, and what you wrote is still here.',
    'Give this one another title, or change the theme that is there.',
  )

const changedMeanwhile = (): Problem =>
  new Problem(
    'conflict',
    'Somebody else has changed this theme meanwhile.',
    'Their version is kept, and nothing was overwritten.',
    'Open the theme again and make your change in the newest version.',
  )

/** A title means one theme among those that are not put away: answers and reports know a theme by it. */
async function refuseTaken(tx: Kysely<Tables>, titles: readonly string[], except = ''): Promise<void> {
  const rows = await tx.selectFrom('learning_theme').selectAll().execute()
  const taken = new Set(
    newestOf(rows)
      .filter(({ id, standing }) => id !== except && standing !== 'put away')
      .map(({ title }) => plainTitle(title)),
  )
  for (const title of titles) {
    if (taken.has(plainTitle(title))) throw titleTaken(title)
    taken.add(plainTitle(title))
  }
}

const rowOf = (id: string, version: number, { words, standing }: NewTheme, by: By, at: string) => ({
  theme_id: id,
  version,
  standing,
  content: JSON.stringify(words),
  by_account: by.id,
  by_name: by.name,
  at,
})

export function learningOf(desk: Desk) {
  return {
    /** Every theme as it stands, by its title. */
    list: (): Promise<Theme[]> =>
      desk.read(async (db) =>
        newestOf(await db.selectFrom('learning_theme').selectAll().execute()).toSorted((a, b) =>
          a.title < b.title ? -1 : a.title > b.title ? 1 : 0,
        ),
      ),

    /** Every version of every theme, oldest first in each. */
    versions: (): Promise<Theme[]> =>
      desk.read(async (db) =>
        (
          await db.selectFrom('learning_theme').selectAll().orderBy('theme_id').orderBy('version').execute()
        ).map(fromRow),
      ),

    /**
     * New themes, all of them or none. `ofNote`: the record whose learning note it is made of. Throws `Problem`
     * "conflict" where a title is taken, or the note has become a theme already.
     */
    add: (themes: readonly NewTheme[], by: By, ofNote = ''): Promise<Theme[]> =>
      desk.change(
        by.id,
        (added) => ({
          action: themes.length > 1 ? 'learning themes imported' : 'learning theme added',
          subject: added.length === 1 ? (added[0]?.id ?? '') : `${added.length} themes`,
          detail: themes,
        }),
        async (tx, at) => {
          await refuseTaken(
            tx,
            themes.map(({ words }) => words.title),
          )
          if (ofNote !== '') {
            const known = await tx
              .selectFrom('learning_note')
              .select('record_id')
              .where('record_id', '=', ofNote)
              .executeTakeFirst()
            if (known)
              throw new Problem(
                'conflict',
                'This learning note is in the library already.',
                'Nothing was changed.',
                'Look among the drafts.',
              )
            await tx.insertInto('learning_note').values({ record_id: ofNote }).execute()
          }
          const rows = themes.map((theme) => rowOf(desk.newId(), 1, theme, by, at))
          for (const row of rows) await tx.insertInto('learning_theme').values(row).execute()
          return rows.map(fromRow)
        },
      ),

    /** The next version of a theme. Throws `Problem`: "not found", or "conflict" where `version` is not the newest. */
    change: (id: string, version: number, to: NewTheme, by: By): Promise<Theme> =>
      desk.change(by.id, { action: 'learning theme changed', subject: id, detail: to }, async (tx, at) => {
        const rows = await tx.selectFrom('learning_theme').selectAll().where('theme_id', '=', id).execute()
        const now = newestOf(rows)[0]
        if (!now) throw notFound('This theme')
        if (now.version !== version) throw changedMeanwhile()
        if (to.standing !== 'put away') await refuseTaken(tx, [to.words.title], id)
        const row = rowOf(id, version + 1, to, by, at)
        await tx.insertInto('learning_theme').values(row).execute()
        return fromRow(row)
      }),

    /** What signed records name, by the day of their meeting; both days are included, and '' leaves an end open. */
    uses: (from = '', to = ''): Promise<LessonUse[]> =>
      desk.read(async (db) => {
        let query = db
          .selectFrom('learning_use')
          .innerJoin('record', 'record.id', 'learning_use.record_id')
          .where('record.state', '=', 'signed')
          .select([
            'record.id as recordId',
            'record.type as type',
            'record.created_by as createdBy',
            'record.date as date',
            'learning_use.theme_id as themeId',
            'learning_use.title as title',
          ])
        if (from) query = query.where('record.date', '>=', from)
        if (to) query = query.where('record.date', '<=', to)
        return query
          .orderBy('record.date', 'desc')
          .orderBy('record.id')
          .orderBy('learning_use.place')
          .execute()
      }),

    /** Records whose learning note has become a theme. */
    notesTaken: (): Promise<ReadonlySet<string>> =>
      desk.read(
        async (db) =>
          new Set(
            (await db.selectFrom('learning_note').select('record_id').execute()).map(
              ({ record_id }) => record_id,
            ),
          ),
      ),
  }
}

/** What a record names, in place of what it named before. */
export async function putLessons(
  tx: Kysely<Tables>,
  recordId: string,
  lessons: readonly { themeId: string; title: string }[],
): Promise<void> {
  await tx.deleteFrom('learning_use').where('record_id', '=', recordId).execute()
  for (const [place, { themeId, title }] of lessons.entries())
    await tx
      .insertInto('learning_use')
      .values({ record_id: recordId, place, theme_id: themeId, title: plainTitle(title) })
      .execute()
}
