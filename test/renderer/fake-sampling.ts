/** Quality samples, as the core would keep them for the fake world's signed records. */
import { implement, ORPCError } from '@orpc/server'
import type { Account } from '../../shared/access/access.ts'
import { contract, type RecordMeta } from '../../shared/api/contract.ts'
import type { Judgement, Sample, SampleLine } from '../../shared/api/sampling.ts'
import { agreementInWords, agreementOf, drawn, type Marks, type Pair } from '../../shared/sampling/index.ts'
import { at, type FakeOptions } from './fake-world.ts'

type World = { records: RecordMeta[]; me: () => Account; options: FakeOptions }
type Kept = Omit<Judgement, 'mine'> & { recordId: string }
type Draw = { sample: Pick<Sample, 'id' | 'at' | 'byName' | 'ask' | 'found'>; ids: string[]; said: Kept[] }

/** Stands for whoever is signed in: nobody may be yet. */
const MINE = 'Me'
const SEED = '5f0e7e1c-3d52-4b6e-9d0a-6d7b1f1c2a44'
const allSeen: Marks = {
  child: 'seen',
  reflection: 'partly',
  challenge: 'not seen',
  history: 'not for this',
  followed: 'seen',
}

export function fakeSampling({ records, me, options }: World) {
  const os = implement(contract)
  const long = options.long
    ? {
        familyRef: 'WX-4471-Featherstonehaugh-Wolverhampton',
        title: 'Review child protection conference, reconvened',
      }
    : {}
  const judged = records.slice(0, 4).map((record) => ({ ...record, ...long }))
  const ids = judged.map(({ id }) => id)
  const said = (recordId: string, byName: string, overall: Judgement['overall']): Kept => ({
    id: `${recordId} ${byName}`,
    recordId,
    kind: 'own',
    byName,
    at,
    overall,
    marks: allSeen,
    note: 'The child is quoted twice and her day is described; nobody asked who else lives there.',
  })
  const draws: Draw[] = options.empty
    ? []
    : [
        {
          sample: {
            id: 'sample-1',
            at,
            byName: 'Rosa Okafor',
            ask: { from: '2026-07-01', to: '2026-09-30', types: ['SUP_CASE', 'CIN_REVIEW'], count: 4 },
            found: 62,
          },
          ids,
          said: ids[1]
            ? [
                said(ids[0] ?? '', 'Rosa Okafor', 'good'),
                said(ids[1], 'Rosa Okafor', 'good'),
                said(ids[1], MINE, 'not yet good'),
              ]
            : [],
        },
      ]
  const isMine = ({ byName }: { byName: string }) => byName === MINE || byName === me().name
  const find = (id: string): Draw => {
    const one = draws.find(({ sample }) => sample.id === id)
    if (one) return one
    const words = { code: 'not found', happened: 'That sample is not in this workspace.', safe: '', todo: '' }
    throw new ORPCError('PROBLEM', { defined: true, status: 409, message: words.happened, data: words })
  }
  const ownOf = (draw: Draw, id: string) =>
    draw.said.filter((one) => one.recordId === id && one.kind === 'own')
  const told = (draw: Draw): Sample => ({
    ...draw.sample,
    drawn: draw.ids.length,
    one: draw.ids.filter((id) => ownOf(draw, id).length > 0).length,
    two: draw.ids.filter((id) => ownOf(draw, id).length > 1).length,
  })
  const lineOf = (draw: Draw, recordId: string, place: number): SampleLine => {
    const record = judged.find(({ id }) => id === recordId)
    const own = ownOf(draw, recordId)
    const all = draw.said.filter((one) => one.recordId === recordId)
    const mine = own.some(isMine)
    const settled = all.some(({ kind }) => kind === 'settled')
    const shown = own.length >= 2 && mine ? all : all.filter(isMine)
    const last = place === 3
    return {
      recordId: last ? '' : recordId,
      place,
      title: last ? '' : (record?.title ?? ''),
      familyRef: last ? '' : (record?.familyRef ?? ''),
      date: last ? '' : (record?.date ?? ''),
      notMe: last
        ? 'You may not open this record, so somebody else judges it.'
        : place === 2
          ? 'You led, wrote or signed it, so somebody else judges it.'
          : '',
      judged: own.length,
      judgements: shown.map(({ recordId: _id, ...one }) => ({ ...one, mine: isMine(one) })),
      differs: own.length >= 2 && own[0]?.overall !== own[1]?.overall && !settled,
    }
  }
  const keep = (
    kind: Judgement['kind'],
    input: { sampleId: string; recordId: string; overall: Judgement['overall']; marks: Marks; note: string },
  ): Judgement => {
    const { sampleId, recordId, ...words } = input
    const one: Kept = { id: `${recordId} ${kind}`, recordId, kind, byName: me().name, at, ...words }
    find(sampleId).said.push(one)
    const { recordId: _id, ...given } = one
    return { ...given, mine: true }
  }
  return {
    list: os.sampling.list.handler(() => draws.map(told)),
    count: os.sampling.count.handler(() => ({ found: judged.length })),
    draw: os.sampling.draw.handler(({ input }) => {
      const draw: Draw = {
        sample: { id: `sample-${draws.length + 1}`, at, byName: me().name, ask: input, found: judged.length },
        ids: drawn(SEED, ids, input.count),
        said: [],
      }
      draws.unshift(draw)
      return told(draw)
    }),
    one: os.sampling.one.handler(({ input }) => {
      const draw = find(input.id)
      const pairs = draw.ids.flatMap((id): Pair[] => {
        const [first, second] = ownOf(draw, id)
        return first && second ? [[first, second]] : []
      })
      const agreement = agreementOf(pairs)
      return {
        sample: told(draw),
        seed: SEED,
        lines: draw.ids.map((id, place) => lineOf(draw, id, place)),
        agreement: { ...agreement, says: agreementInWords(agreement) },
      }
    }),
    judge: os.sampling.judge.handler(({ input }) => keep('own', input)),
    settle: os.sampling.settle.handler(({ input }) => keep('settled', input)),
  }
}
