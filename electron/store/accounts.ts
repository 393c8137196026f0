import { type Account, accountSchema } from '../../shared/access/access.ts'
import type { Tables } from '../workspace/index.ts'
import { type Desk, notFound, parsed } from './desk.ts'

const toRow = (account: Account): Tables['account'] => ({
  id: account.id,
  name: account.name,
  role: account.role,
  organisation: account.organisation,
  email: account.email,
  administrator: account.administrator ? 1 : 0,
  active: account.active ? 1 : 0,
  created_at: account.createdAt,
})

const fromRow = (row: Tables['account']): Account =>
  parsed(accountSchema, {
    id: row.id,
    name: row.name,
    role: row.role,
    organisation: row.organisation,
    email: row.email,
    administrator: row.administrator === 1,
    active: row.active === 1,
    createdAt: row.created_at,
  })

/** People who can sign in. */
export function accountsOf(desk: Desk) {
  return {
    /** In the order in which they were made. */
    list: (): Promise<Account[]> =>
      desk.read(async (db) =>
        (await db.selectFrom('account').selectAll().orderBy('created_at').orderBy('id').execute()).map(
          fromRow,
        ),
      ),

    /** Throws `Problem` "not found". */
    get: (id: string): Promise<Account> =>
      desk.read(async (db) => {
        const row = await db.selectFrom('account').selectAll().where('id', '=', id).executeTakeFirst()
        if (!row) throw notFound('This person')
        return fromRow(row)
      }),

    /** `by` is left out for the first account, which makes itself. */
    add: (account: Account, by: string = account.id): Promise<Account> =>
      desk.change(by, { action: 'account added', subject: account.id, detail: account }, async (tx) => {
        await tx.insertInto('account').values(toRow(account)).execute()
        return account
      }),

    /** Replaces all fields but the id and when it was made. Throws `Problem` "not found". */
    update: (account: Account, by: string): Promise<Account> =>
      desk.change(by, { action: 'account changed', subject: account.id, detail: account }, async (tx) => {
        const { id, created_at: _kept, ...fields } = toRow(account)
        const row = await tx
          .updateTable('account')
          .set(fields)
          .where('id', '=', id)
          .returningAll()
          .executeTakeFirst()
        if (!row) throw notFound('This person')
        return fromRow(row)
      }),
  }
}
