/**
 * Quality sampling: signed records are drawn fairly, and two people judge each without seeing what the other said. A judge
 * has to be allowed to open the record, and neither led, wrote nor signed it. Nothing is counted by worker.
 */
import type { Account } from '../../shared/access/access.ts'
import type { RecordMeta } from '../../shared/api/contract.ts'
import type { DrawAsk, Judgement, Sample, SampleLine } from '../../shared/api/sampling.ts'
import {
  agreementInWords,
  agreementOf,
  drawn,
  type Marks,
  type Overall,
  type Pair,
} from '../../shared/sampling/index.ts'
import type { Rooms } from '../core.ts'
import { Problem } from '../problem.ts'
import type { KnownRecord, StoredJudgement, StoredSample } from '../store/index.ts'
import { plainName } from './plain-name.ts'
import { isMe, mayOpenKnown, openableOf } from './who-may-open.ts'

const byOf = ({ id, name, role }: Account) => ({ account: id, name, role })

/** Signed records that fit and that this person may open. */
async function eligible(rooms: Rooms, me: Account, ask: DrawAsk): Promise<{ id: string; version: string }[]> {
  const found = await rooms.store.sampling.eligible(ask)
  const versions = new Map(found.map(({ id, version }) => [id, version]))
  const records = (await rooms.store.records.list()).filter(({ id }) => versions.has(id))
  return (await openableOf(rooms, records, me))
    .map(({ id }) => ({ id, version: versions.get(id) ?? '' }))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
}

export const countFor = async (rooms: Rooms, me: Account, ask: DrawAsk): Promise<number> =>
  (await eligible(rooms, me, ask)).length

/** Throws `Problem` "not valid" where nothing fits. `seed` is nobody's choice: the core makes it. */
export async function drawSample(rooms: Rooms, me: Account, ask: DrawAsk, seed: string): Promise<Sample> {
  const found = await eligible(rooms, me, ask)
  if (found.length === 0)
    throw new Problem(
      'not valid',
      'No signed record that you may open fits this.',
      'Nothing was drawn.',
      'Choose a longer period or more kinds of record.',
    )
  const byId = new Map(found.map((one) => [one.id, one]))
  const ids = drawn(seed, [...byId.keys()], ask.count)
  const records = ids.flatMap((id) => byId.get(id) ?? [])
  const sample = await rooms.store.sampling.add({ ask, seed, found: found.length, records }, byOf(me))
  return told(sample, records.length, [])
}

export async function samplesOf(rooms: Rooms): Promise<Sample[]> {
  const { sampling } = rooms.store
  const bySample = Map.groupBy(await sampling.judgements(), ({ sampleId }) => sampleId)
  return Promise.all(
    (await sampling.list()).map(async (sample) =>
      told(sample, (await sampling.drawn(sample.id)).length, bySample.get(sample.id) ?? []),
    ),
  )
}

export async function sampleOf(rooms: Rooms, me: Account, id: string) {
  const { sampling, facts } = rooms.store
  const sample = await sampling.get(id)
  const places = await sampling.drawn(id)
  const judgements = Map.groupBy(await sampling.judgements(id), ({ recordId }) => recordId)
  const known = new Map(
    (await facts.records(places.map(({ recordId }) => recordId))).map((one) => [one.record.id, one]),
  )
  const lines = await Promise.all(
    places.map(({ recordId, place }) =>
      lineOf(rooms, me, {
        recordId,
        place,
        known: known.get(recordId),
        judgements: judgements.get(recordId) ?? [],
      }),
    ),
  )
  const agreement = agreementOf([...judgements.values()].flatMap((all) => pairOf(all) ?? []))
  return {
    sample: told(sample, places.length, [...judgements.values()].flat()),
    seed: sample.seed,
    lines,
    agreement: { ...agreement, says: agreementInWords(agreement) },
  }
}

/** What was said first by two different people. */
function pairOf(judgements: readonly StoredJudgement[]): [Pair] | undefined {
  const [first, second] = judgements.filter(({ kind }) => kind === 'own')
  return first && second ? [[first, second]] : undefined
}

type Line = { recordId: string; place: number; known: KnownRecord | undefined; judgements: StoredJudgement[] }

async function lineOf(
  rooms: Rooms,
  me: Account,
  { recordId, place, known, judgements }: Line,
): Promise<SampleLine> {
  const mine = judgements.some(({ kind, byAccount }) => kind === 'own' && byAccount === me.id)
  const own = judgements.filter(({ kind }) => kind === 'own')
  const settled = judgements.some(({ kind }) => kind === 'settled')
  const [pair] = pairOf(judgements) ?? []
  const open = known !== undefined && (await mayOpenKnown(rooms, known, me))
  const told = open ? known.record : undefined
  // Whoever still has to judge does not learn what the other said.
  const shown =
    own.length >= 2 && (mine || settled) ? judgements : judgements.filter((one) => one.byAccount === me.id)
  return {
    recordId: open ? recordId : '',
    place,
    title: told?.title ?? '',
    familyRef: told?.familyRef ?? '',
    date: told?.date ?? '',
    notMe: mine ? '' : whyNotJudge(me, known, open, own.length),
    judged: own.length,
    judgements: open ? shown.map((one) => judgementFor(me, one)) : [],
    differs: pair !== undefined && pair[0].overall !== pair[1].overall && !settled,
  }
}

function whyNotJudge(me: Account, known: KnownRecord | undefined, open: boolean, judged: number): string {
  if (!known) return 'This record has moved to the child’s file and is no longer here.'
  if (!open) return 'You may not open this record, so somebody else judges it.'
  if (judged >= 2) return 'Two people have judged it.'
  return ownWork(me, known) ? 'You led, wrote or signed it, so somebody else judges it.' : ''
}

const ownWork = (
  me: Account,
  { record, parties }: { record: RecordMeta; parties: KnownRecord['parties'] },
): boolean =>
  record.createdBy === me.id ||
  plainName(record.signedBy) === plainName(me.name) ||
  parties.some((party) => isMe(me, party))

const judgementFor = (me: Account, one: StoredJudgement): Judgement => ({
  id: one.id,
  kind: one.kind,
  byName: one.byName,
  mine: one.byAccount === me.id,
  at: one.at,
  overall: one.overall,
  marks: one.marks,
  note: one.note,
})

function told(sample: StoredSample, count: number, judgements: readonly StoredJudgement[]): Sample {
  const own = Map.groupBy(
    judgements.filter(({ kind }) => kind === 'own'),
    ({ recordId }) => recordId,
  )
  const withAtLeast = (n: number) => [...own.values()].filter((all) => all.length >= n).length
  const { id, at, byName, ask, found } = sample
  return { id, at, byName, ask, found, drawn: count, one: withAtLeast(1), two: withAtLeast(2) }
}

type Marked = { sampleId: string; recordId: string; overall: Overall; marks: Marks; note: string }

/** Throws `Problem`: not of the sample, not this person's to judge, or judged already. */
export async function judgeRecord(rooms: Rooms, me: Account, marked: Marked): Promise<Judgement> {
  const { lines } = await sampleOf(rooms, me, marked.sampleId)
  const line = lines.find(({ recordId }) => recordId === marked.recordId)
  if (!line || line.notMe)
    throw new Problem(
      'not allowed',
      line?.notMe || 'That record is not yours to judge.',
      'Nothing was changed.',
    )
  return judgementFor(me, await rooms.store.sampling.judge({ ...marked, kind: 'own' }, byOf(me)))
}

/** Throws `Problem` where this person is not one of two who differ. */
export async function settleRecord(rooms: Rooms, me: Account, marked: Marked): Promise<Judgement> {
  const { lines } = await sampleOf(rooms, me, marked.sampleId)
  const line = lines.find(({ recordId }) => recordId === marked.recordId)
  const one = line?.judgements.some(({ kind, mine }) => kind === 'own' && mine)
  if (!line?.differs || !one)
    throw new Problem(
      'not allowed',
      'Two people settle a record together after both have judged it and they differ.',
      'Nothing was changed.',
      'Judge it first, or ask one of them.',
    )
  return judgementFor(me, await rooms.store.sampling.judge({ ...marked, kind: 'settled' }, byOf(me)))
}
