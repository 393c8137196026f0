/** Records that have moved to the child's file: what is known of each, what was confirmed, what is on hold, and the purge. */
import { type RetentionRule, retentionRuleSchema } from '../../shared/retention/index.ts'
import { type Desk, parsedJson } from './desk.ts'
import { purgesOf } from './purges.ts'
import { holdsOf, transfersOf } from './retention-holds.ts'
import {
  casesOf,
  type RetentionCase,
  type RetentionRow,
  rowsOf,
  type States,
  statesIn,
} from './retention-states.ts'

export function retentionOf(desk: Desk) {
  return {
    records: (): Promise<RetentionRow[]> => desk.read((db) => rowsOf(db)),
    record: (id: string): Promise<RetentionRow | undefined> =>
      desk.read(async (db) => (await rowsOf(db, id))[0]),
    cases: (): Promise<RetentionCase[]> => desk.read((db) => casesOf(db)),
    case: (id: string): Promise<RetentionCase | undefined> =>
      desk.read(async (db) => (await casesOf(db, id))[0]),

    states: (recordIds: readonly string[], caseIds: readonly string[]): Promise<States> =>
      desk.read((db) => statesIn(db, recordIds, caseIds)),

    rule: (): Promise<RetentionRule | undefined> =>
      desk.read(async (db) => {
        const row = await db
          .selectFrom('setting')
          .select('value')
          .where('key', '=', 'retention')
          .executeTakeFirst()
        return row && parsedJson(retentionRuleSchema, row.value)
      }),

    ...transfersOf(desk),
    ...holdsOf(desk),
    ...purgesOf(desk),
  }
}
