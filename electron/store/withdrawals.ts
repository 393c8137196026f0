/** Versions of a signed record that are withdrawn, and who looked into versions that were replaced. Added and never changed. */
import { z } from 'zod'
import { type WithdrawalMark, withdrawalMarkSchema } from '../../shared/corrections/index.ts'
import { Problem } from '../problem.ts'
import { type Desk, parsedJson } from './desk.ts'
import { type By, type Done, done } from './done-by.ts'

export type Withdrawal = Done & {
  id: string
  recordId: string
  /** The version that is taken back, and the one that is to take its place. */
  version: string
  nextVersion: string
  reason: string
  marks: WithdrawalMark[]
  confirmed: (Done & { note: string }) | null
  dropped: (Done & { note: string }) | null
  replaced: (Done & { note: string }) | null
}

export type OldVersionOpening = Done & { id: string; version: string; recipientId: string; reason: string }

export function withdrawalsOf(desk: Desk) {
  const withdrawals = (recordId: string): Promise<Withdrawal[]> =>
    desk.read(async (db) => {
      const rows = await db
        .selectFrom('withdrawal')
        .selectAll()
        .where('record_id', '=', recordId)
        .orderBy('at')
        .orderBy('id')
        .execute()
      const steps = await db
        .selectFrom('withdrawal_step')
        .innerJoin('withdrawal', 'withdrawal.id', 'withdrawal_step.withdrawal_id')
        .selectAll('withdrawal_step')
        .where('withdrawal.record_id', '=', recordId)
        .execute()
      return rows.map((row): Withdrawal => {
        const step = (name: string) => {
          const found = steps.find((one) => one.withdrawal_id === row.id && one.step === name)
          return found ? { ...done(found), note: found.note } : null
        }
        return {
          ...done(row),
          id: row.id,
          recordId: row.record_id,
          version: row.version,
          nextVersion: row.next_version,
          reason: row.reason,
          marks: parsedJson(z.array(withdrawalMarkSchema), row.marks),
          confirmed: step('confirmed'),
          dropped: step('dropped'),
          replaced: step('replaced'),
        }
      })
    })

  return {
    /** Every withdrawal of a record, oldest first. */
    withdrawals,

    /** Throws `Problem` "conflict" while another withdrawal is open, or where the version is not the newest any more. */
    withdraw: (
      input: Pick<Withdrawal, 'recordId' | 'version' | 'nextVersion' | 'reason' | 'marks'>,
      by: By,
    ): Promise<string> => {
      const id = desk.newId()
      const detail = { version: input.version, reason: input.reason, marks: input.marks }
      const trace = { action: 'version withdrawn', subject: `${input.recordId} ${id}`, detail }
      return desk.change(by.account, trace, async (tx, at) => {
        const record = await tx
          .selectFrom('record')
          .select(['state', 'version'])
          .where('id', '=', input.recordId)
          .executeTakeFirst()
        if (record?.state !== 'signed' || record.version !== input.version)
          throw new Problem('conflict', 'That is not the newest version any more.', 'Nothing was withdrawn.')
        const open = await tx
          .selectFrom('withdrawal')
          .leftJoin('withdrawal_step', (join) =>
            join
              .onRef('withdrawal_step.withdrawal_id', '=', 'withdrawal.id')
              .on('withdrawal_step.step', 'in', ['dropped', 'replaced']),
          )
          .select('withdrawal.id')
          .where('withdrawal.record_id', '=', input.recordId)
          .where('withdrawal_step.step', 'is', null)
          .executeTakeFirst()
        if (open)
          throw new Problem(
            'conflict',
            'This version is being withdrawn already.',
            'None of its files is handed out.',
            'End that withdrawal first.',
          )
        await tx
          .insertInto('withdrawal')
          .values({
            id,
            record_id: input.recordId,
            version: input.version,
            next_version: input.nextVersion,
            reason: input.reason,
            marks: JSON.stringify(input.marks),
            by_account: by.account,
            by_name: by.name,
            role: by.role,
            at,
          })
          .execute()
        return id
      })
    },

    /** Confirmed by a second person, or dropped. Throws `Problem` "conflict" where it has ended or has this step already. */
    step: (
      { id, recordId }: Pick<Withdrawal, 'id' | 'recordId'>,
      step: 'confirmed' | 'dropped',
      by: By,
      note: string,
    ): Promise<void> => {
      const trace = { action: `withdrawal ${step}`, subject: `${recordId} ${id}`, detail: { note } }
      return desk.change(by.account, trace, async (tx, at) => {
        const before = await tx
          .selectFrom('withdrawal_step')
          .select('step')
          .where('withdrawal_id', '=', id)
          .execute()
        if (before.some((one) => one.step === step || one.step !== 'confirmed'))
          throw new Problem('conflict', 'Somebody was quicker: look at it again.', 'Nothing was changed.')
        await tx
          .insertInto('withdrawal_step')
          .values({
            withdrawal_id: id,
            step,
            by_account: by.account,
            by_name: by.name,
            role: by.role,
            at,
            note,
          })
          .execute()
      })
    },

    /** Writes down that somebody looks into a version that was replaced, before anything of it is shown. */
    opening: (
      input: { recordId: string; version: string; recipientId: string; reason: string },
      by: By,
    ): Promise<void> => {
      const id = desk.newId()
      const trace = {
        action: 'old version opened',
        subject: `${input.recordId} ${id}`,
        detail: { version: input.version, recipientId: input.recipientId, reason: input.reason },
      }
      return desk.change(by.account, trace, async (tx, at) => {
        await tx
          .insertInto('old_version_opening')
          .values({
            id,
            record_id: input.recordId,
            version: input.version,
            recipient_id: input.recipientId,
            reason: input.reason,
            by_account: by.account,
            by_name: by.name,
            role: by.role,
            at,
          })
          .execute()
      })
    },

    /** Who has looked into versions that were replaced, oldest first. */
    openings: (recordId: string): Promise<OldVersionOpening[]> =>
      desk.read(async (db) => {
        const rows = await db
          .selectFrom('old_version_opening')
          .selectAll()
          .where('record_id', '=', recordId)
          .orderBy('at')
          .orderBy('id')
          .execute()
        return rows.map((row) => ({
          ...done(row),
          id: row.id,
          version: row.version,
          recipientId: row.recipient_id,
          reason: row.reason,
        }))
      }),
  }
}
