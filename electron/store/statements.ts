import { type Statement, statementSchema } from '../../shared/minutes/index.ts'
import { alreadySigned, type Desk, notFound, parsedJson } from './desk.ts'

/** Words of a second person who signed in themselves. They are added and never changed. */
export function statementsOf(desk: Desk) {
  return {
    /** Throws `Problem`: no such record, or it is signed. */
    add: (recordId: string, statement: Statement): Promise<Statement> => {
      const subject = `${recordId} ${statement.id}`
      const trace = { action: 'statement added', subject, detail: statement }
      return desk.change(statement.byAccount, trace, async (tx) => {
        const record = await tx
          .selectFrom('record')
          .select('state')
          .where('id', '=', recordId)
          .executeTakeFirst()
        if (!record) throw notFound('This record')
        if (record.state === 'signed') throw alreadySigned()
        await tx
          .insertInto('statement')
          .values({
            id: statement.id,
            record_id: recordId,
            content: JSON.stringify(statement),
            by: statement.byAccount,
            at: statement.at,
          })
          .execute()
        return statement
      })
    },

    /** Oldest first. */
    list: (recordId: string): Promise<Statement[]> =>
      desk.read(async (db) => {
        const rows = await db
          .selectFrom('statement')
          .select('content')
          .where('record_id', '=', recordId)
          .orderBy('at')
          .orderBy('id')
          .execute()
        return rows.map((row) => parsedJson(statementSchema, row.content))
      }),
  }
}
