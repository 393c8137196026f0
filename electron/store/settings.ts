import type { z } from 'zod'
import { type Desk, parsedJson } from './desk.ts'

/** Values of the workspace as a whole, JSON under a name: the authority's certificate, preferences. */
export function settingsOf(desk: Desk) {
  return {
    /** Undefined when it was never set. Throws `Problem` when what is stored does not fit the schema. */
    get: <T>(key: string, schema: z.ZodType<T>): Promise<T | undefined> =>
      desk.read(async (db) => {
        const row = await db.selectFrom('setting').select('value').where('key', '=', key).executeTakeFirst()
        return row && parsedJson(schema, row.value)
      }),

    /** `value` is JSON. What was there before is gone from the disk. */
    set: async (key: string, value: unknown, by: string): Promise<void> => {
      await desk.change(by, { action: 'setting changed', subject: key, detail: value }, async (tx, at) => {
        const row = { key, value: JSON.stringify(value), changed_by: by, changed_at: at }
        const { key: _key, ...fields } = row
        await tx
          .insertInto('setting')
          .values(row)
          .onConflict((conflict) => conflict.column('key').doUpdateSet(fields))
          .execute()
      })
      await desk.forget()
    },
  }
}
