/** What was confirmed to be in the child's file, and what is on legal hold. */
import type { Kysely } from 'kysely'
import { Problem } from '../problem.ts'
import type { Tables } from '../workspace/index.ts'
import { type Desk, notFound } from './desk.ts'
import { casesOf, type Hold, rowsOf } from './retention-states.ts'

export type Subject = { kind: 'record' | 'case'; id: string }

/** Is there a legal hold on this record, or on its family? */
export async function isOnHold(
  db: Kysely<Tables>,
  { recordId, caseId }: { recordId: string; caseId: string },
): Promise<boolean> {
  const row = await db
    .selectFrom('legal_hold')
    .select('id')
    .where('lifted_at', '=', '')
    .where((eb) =>
      eb.or([
        eb.and([eb('kind', '=', 'record'), eb('subject', '=', recordId)]),
        eb.and([eb('kind', '=', 'case'), eb('subject', '=', caseId)]),
      ]),
    )
    .executeTakeFirst()
  return row !== undefined
}

export const onHold = (): Problem =>
  new Problem(
    'blocked',
    'This is on legal hold, so nothing of it is deleted.',
    'Nothing has been changed.',
    'Who set the hold and why is under Settings, Retention.',
  )

export function transfersOf(desk: Desk) {
  return {
    /** Several at a time, each new. Throws `Problem` "conflict" where one was confirmed already. */
    confirmTransfer: (
      subjects: readonly Subject[],
      { reference, onDate }: { reference: string; onDate: string },
      by: { account: string; name: string },
    ): Promise<void> => {
      const detail = { reference, onDate }
      const subject = subjects.map(({ id }) => id).join(' ')
      return desk.change(
        by.account,
        { action: 'transfer to the child’s file confirmed', subject, detail },
        async (tx, at) => {
          for (const { kind, id } of subjects) {
            const before = await tx
              .selectFrom('file_transfer')
              .select('id')
              .where('kind', '=', kind)
              .where('subject', '=', id)
              .where('withdrawn_at', '=', '')
              .executeTakeFirst()
            if (before)
              throw new Problem(
                'conflict',
                'One of these has been confirmed already.',
                'Nothing was changed.',
                'Choose the others, or take the earlier confirmation back first.',
              )
            await tx
              .insertInto('file_transfer')
              .values({
                id: desk.newId(),
                kind,
                subject: id,
                reference,
                on_date: onDate,
                by_account: by.account,
                by_name: by.name,
                at,
                withdrawn_at: '',
                withdrawn_by: '',
                withdrawn_because: '',
              })
              .execute()
          }
        },
      )
    },

    /** Throws `Problem` "not found" where none stands. */
    withdrawTransfer: ({ kind, id }: Subject, because: string, by: string): Promise<void> =>
      desk.change(by, { action: 'transfer taken back', subject: id, detail: because }, async (tx, at) => {
        const done = await tx
          .updateTable('file_transfer')
          .set({ withdrawn_at: at, withdrawn_by: by, withdrawn_because: because })
          .where('kind', '=', kind)
          .where('subject', '=', id)
          .where('withdrawn_at', '=', '')
          .returning('id')
          .executeTakeFirst()
        if (!done) throw notFound('A confirmed transfer of this')
      }),
  }
}

export function holdsOf(desk: Desk) {
  return {
    /** Throws `Problem` "conflict" where one stands already. */
    hold: ({ kind, id }: Subject, reason: string, by: { account: string; name: string }): Promise<void> =>
      desk.change(by.account, { action: 'legal hold set', subject: id, detail: reason }, async (tx, at) => {
        const before = await tx
          .selectFrom('legal_hold')
          .select('id')
          .where('kind', '=', kind)
          .where('subject', '=', id)
          .where('lifted_at', '=', '')
          .executeTakeFirst()
        if (before)
          throw new Problem('conflict', 'There is a legal hold on this already.', 'It stands as it is.')
        await tx
          .insertInto('legal_hold')
          .values({
            id: desk.newId(),
            kind,
            subject: id,
            reason,
            by_account: by.account,
            by_name: by.name,
            at,
            lifted_at: '',
            lifted_by: '',
            lifted_name: '',
            lifted_because: '',
          })
          .execute()
      }),

    lift: (holdId: string, because: string, by: { account: string; name: string }): Promise<void> =>
      desk.change(
        by.account,
        { action: 'legal hold lifted', subject: holdId, detail: because },
        async (tx, at) => {
          const done = await tx
            .updateTable('legal_hold')
            .set({ lifted_at: at, lifted_by: by.account, lifted_name: by.name, lifted_because: because })
            .where('id', '=', holdId)
            .where('lifted_at', '=', '')
            .returning('id')
            .executeTakeFirst()
          if (!done) throw notFound('This legal hold')
        },
      ),

    /** Holds that stand on a record, its family among them, or on a family. */
    holdsOn: ({ kind, id }: Subject): Promise<Hold[]> =>
      desk.read(async (db) => {
        const own = kind === 'record' ? (await rowsOf(db, id))[0]?.holds : (await casesOf(db, id))[0]?.holds
        return own ?? []
      }),
  }
}
