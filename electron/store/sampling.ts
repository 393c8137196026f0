/** Quality samples and their judgements. They are added and never changed; the audit chain names each. */
import { type DrawAsk, drawAskSchema } from '../../shared/api/sampling.ts'
import { londonDate } from '../../shared/clocks/index.ts'
import { type Marks, marksSchema, type Overall, overallSchema } from '../../shared/sampling/index.ts'
import { Problem } from '../problem.ts'
import type { Tables } from '../workspace/index.ts'
import { type Desk, notFound, parsed, parsedJson } from './desk.ts'

type By = { account: string; name: string; role: string }

export type StoredSample = {
  id: string
  at: string
  byName: string
  ask: DrawAsk
  seed: string
  found: number
}
export type Drawn = { recordId: string; place: number; version: string }
export type StoredJudgement = {
  id: string
  sampleId: string
  recordId: string
  kind: 'own' | 'settled'
  byAccount: string
  byName: string
  at: string
  overall: Overall
  marks: Marks
  note: string
}
export type NewJudgement = Pick<
  StoredJudgement,
  'sampleId' | 'recordId' | 'kind' | 'overall' | 'marks' | 'note'
>

const sampleOf = (row: Tables['quality_sample']): StoredSample => ({
  id: row.id,
  at: row.at,
  byName: row.by_name,
  ask: parsedJson(drawAskSchema, row.ask),
  seed: row.seed,
  found: row.found,
})

const judgementOf = (row: Tables['quality_judgement'] & { note: string | null }): StoredJudgement => ({
  id: row.id,
  sampleId: row.sample_id,
  recordId: row.record_id,
  kind: row.kind,
  byAccount: row.by_account,
  byName: row.by_name,
  at: row.at,
  overall: parsed(overallSchema, row.overall),
  marks: parsedJson(marksSchema, row.marks),
  note: row.note ?? '',
})

export function samplingOf(desk: Desk) {
  return {
    /** The newest first. */
    list: (): Promise<StoredSample[]> =>
      desk.read(async (db) => {
        const rows = await db
          .selectFrom('quality_sample')
          .selectAll()
          .orderBy('at', 'desc')
          .orderBy('id', 'desc')
          .execute()
        return rows.map(sampleOf)
      }),

    /** Throws `Problem` "not found". */
    get: (id: string): Promise<StoredSample> =>
      desk.read(async (db) => {
        const row = await db.selectFrom('quality_sample').selectAll().where('id', '=', id).executeTakeFirst()
        if (!row) throw notFound('That sample')
        return sampleOf(row)
      }),

    /** In the order of the draw. */
    drawn: (sampleId: string): Promise<Drawn[]> =>
      desk.read(async (db) => {
        const rows = await db
          .selectFrom('quality_drawn')
          .selectAll()
          .where('sample_id', '=', sampleId)
          .orderBy('place')
          .execute()
        return rows.map(({ record_id, place, version }) => ({ recordId: record_id, place, version }))
      }),

    /** Of one sample, or of all; oldest first. */
    judgements: (sampleId?: string): Promise<StoredJudgement[]> =>
      desk.read(async (db) => {
        let query = db
          .selectFrom('quality_judgement')
          .leftJoin('quality_note', 'quality_note.judgement_id', 'quality_judgement.id')
          .selectAll('quality_judgement')
          .select('quality_note.note as note')
        if (sampleId) query = query.where('sample_id', '=', sampleId)
        return (await query.orderBy('at').orderBy('quality_judgement.id').execute()).map(judgementOf)
      }),

    /** The id and version of every signed record of these days and kinds. Days are ISO; no types: every kind. */
    eligible: ({ from, to, types }: DrawAsk): Promise<{ id: string; version: string }[]> =>
      desk.read(async (db) => {
        let query = db
          .selectFrom('record')
          .select(['id', 'version'])
          .where('state', '=', 'signed')
          .where('date', '>=', from)
          .where('date', '<=', to)
        if (types.length > 0) query = query.where('type', 'in', types)
        return query.orderBy('id').execute()
      }),

    /** `records` in the order of the draw. */
    add: (
      sample: {
        ask: DrawAsk
        seed: string
        found: number
        records: readonly { id: string; version: string }[]
      },
      by: By,
    ): Promise<StoredSample> => {
      const trace = (made: StoredSample) => ({
        action: 'quality sample drawn',
        subject: made.id,
        detail: sample,
      })
      return desk.change(by.account, trace, async (tx, at) => {
        const row: Tables['quality_sample'] = {
          id: desk.newId(),
          at,
          by_account: by.account,
          by_name: by.name,
          role: by.role,
          ask: JSON.stringify(sample.ask),
          seed: sample.seed,
          found: sample.found,
        }
        await tx.insertInto('quality_sample').values(row).execute()
        const drawn = sample.records.map(({ id, version }, place) => ({
          sample_id: row.id,
          record_id: id,
          place,
          version,
        }))
        if (drawn.length > 0) await tx.insertInto('quality_drawn').values(drawn).execute()
        return sampleOf(row)
      })
    },

    /** Throws `Problem`: not of this sample, judged by this person already, settled already. */
    judge: (one: NewJudgement, by: By): Promise<StoredJudgement> => {
      const { note, ...marked } = one
      const trace = (made: StoredJudgement) => ({
        action: one.kind === 'own' ? 'record judged' : 'judgement settled',
        subject: one.recordId,
        detail: { id: made.id, ...marked },
      })
      return desk.change(by.account, trace, async (tx, at) => {
        const ofSample = await tx
          .selectFrom('quality_drawn')
          .select('record_id')
          .where('sample_id', '=', one.sampleId)
          .where('record_id', '=', one.recordId)
          .executeTakeFirst()
        if (!ofSample) throw notFound('That record of the sample')
        const before = await tx
          .selectFrom('quality_judgement')
          .select(['kind', 'by_account'])
          .where('sample_id', '=', one.sampleId)
          .where('record_id', '=', one.recordId)
          .execute()
        if (
          before.some(
            ({ kind, by_account }) => kind === one.kind && (kind === 'settled' || by_account === by.account),
          )
        )
          throw new Problem(
            'conflict',
            one.kind === 'own' ? 'You have judged this record already.' : 'This has been settled already.',
            'What was written stands.',
          )
        const row: Tables['quality_judgement'] = {
          id: desk.newId(),
          sample_id: one.sampleId,
          record_id: one.recordId,
          kind: one.kind,
          by_account: by.account,
          by_name: by.name,
          role: by.role,
          at,
          day: londonDate(at),
          overall: one.overall,
          marks: JSON.stringify(one.marks),
        }
        await tx.insertInto('quality_judgement').values(row).execute()
        await tx
          .insertInto('quality_note')
          .values({ judgement_id: row.id, record_id: one.recordId, note })
          .execute()
        return judgementOf({ ...row, note })
      })
    },
  }
}
