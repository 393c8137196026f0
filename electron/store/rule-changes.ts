/** Local values of the rules, each with the date from which it holds. Kept for good: what held on any day can be told. */
import { type RuleChange, ruleChangeSchema, settingValueSchema } from '../../shared/rule-sets/index.ts'
import { type Desk, parsed, parsedJson } from './desk.ts'

export function ruleChangesOf(desk: Desk) {
  return {
    /** Oldest first, in the order in which they were recorded. */
    list: (): Promise<RuleChange[]> =>
      desk.read(async (db) => {
        const rows = await db.selectFrom('rule_change').selectAll().orderBy('at').orderBy('id').execute()
        return rows.map((row) =>
          parsed(ruleChangeSchema, {
            id: row.id,
            key: row.key,
            value: parsedJson(settingValueSchema, row.value),
            from: row.from_date,
            reason: row.reason,
            by: row.by_name,
            at: row.at,
          }),
        )
      }),

    /** `by` is the account's id, `change.by` its name, as history shows it. */
    add: (change: Omit<RuleChange, 'id' | 'at'>, by: string): Promise<RuleChange> => {
      const id = desk.newId()
      const trace = { action: 'rule changed', subject: change.key, detail: { ...change, id } }
      return desk.change(by, trace, async (tx, at) => {
        await tx
          .insertInto('rule_change')
          .values({
            id,
            key: change.key,
            value: JSON.stringify(change.value),
            from_date: change.from,
            reason: change.reason,
            by_name: change.by,
            by,
            at,
          })
          .execute()
        return { ...change, id, at }
      })
    },
  }
}
