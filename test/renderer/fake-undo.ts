/** Drafts thrown away and moved, as the core would tell of the fake world's records. */
import { implement } from '@orpc/server'
import { type Account, can } from '../../shared/access/access.ts'
import { contract, type RecordMeta } from '../../shared/api/contract.ts'
import type { ThrownAwayLine } from '../../shared/api/undo.ts'
import type { CaseFile } from '../../shared/cases/index.ts'

type World = { records: RecordMeta[]; cases: CaseFile[]; me: () => Account; long: boolean; at: string }

export function fakeUndo({ records, cases, me, long, at }: World) {
  const os = implement(contract)
  let days = 30
  const because = long
    ? 'Begun twice by mistake, once for each half of a double-barrelled name'
    : 'Begun twice'
  const example = (n: number, more: Partial<ThrownAwayLine>): ThrownAwayLine => ({
    recordId: `away-${n}`,
    caseId: cases[0]?.id ?? '',
    type: 'CIN_REVIEW',
    familyRef: cases[0]?.familyRef ?? 'WX-4471',
    date: '2026-09-14',
    byName: 'Priya Nandakumar',
    at,
    because,
    until: '2026-10-20',
    onHold: false,
    mayBringBack: true,
    mayDelete: false,
    ...more,
  })
  const away: ThrownAwayLine[] =
    records.length === 0
      ? []
      : [
          example(1, {}),
          example(2, { type: 'SUP_CASE', date: '', onHold: true, mayBringBack: false }),
          example(3, { until: '2026-08-01', mayDelete: true }),
        ]
  const taken = new Map<string, RecordMeta>()
  const take = (recordId: string) => {
    const at = away.findIndex((one) => one.recordId === recordId)
    if (at >= 0) away.splice(at, 1)
  }
  return {
    standing: os.undo.standing.handler(({ input }) => ({
      notYou: '',
      why: [],
      days,
      movedFrom:
        input.recordId === 'record-2'
          ? { caseId: 'case-2', familyRef: 'WX-2290', byName: 'Priya Nandakumar', at }
          : null,
    })),
    throwAway: os.undo.throwAway.handler(({ input }) => {
      const found = records.findIndex(({ id }) => id === input.recordId)
      const [record] = found >= 0 ? records.splice(found, 1) : []
      if (record) taken.set(record.id, record)
      const line = example(0, {
        recordId: input.recordId,
        because: input.because,
        ...(record && { type: record.type, date: record.date, familyRef: record.familyRef }),
      })
      away.unshift(line)
      return line
    }),
    bringBack: os.undo.bringBack.handler(({ input }) => {
      take(input.recordId)
      const record = taken.get(input.recordId)
      if (record) records.push(record)
      return input
    }),
    thrownAway: os.undo.thrownAway.handler(() => ({
      days,
      mayChange: can(me(), 'people.manage'),
      lines: away,
    })),
    deleteForGood: os.undo.deleteForGood.handler(({ input }) => {
      take(input.recordId)
      return { done: true as const }
    }),
    setDays: os.undo.setDays.handler(({ input }) => {
      days = input.days
      return { days }
    }),
    tryMove: os.undo.tryMove.handler(({ input }) => ({
      from: { caseId: cases[0]?.id ?? '', familyRef: cases[0]?.familyRef ?? '' },
      to: { caseId: input.caseId, familyRef: 'WX-2290' },
      drawn: [
        {
          key: 'children c1',
          group: 'children' as const,
          says: 'Ada Ashby, 2018-04-02',
          sensitive: '',
          stays: '',
        },
        {
          key: 'people p1',
          group: 'people' as const,
          says: long ? 'Wilhelmina Featherstonehaugh-Cholmondeley, mother' : 'Dana Ashby, mother',
          sensitive: 'Holds address. The address is kept from somebody.',
          stays: '',
        },
        {
          key: 'people p2',
          group: 'people' as const,
          says: 'Gary Ashby, father',
          sensitive: '',
          stays: 'Words on the page name it. Change those first, then remove it there.',
        },
      ],
      gets: [{ group: 'children' as const, says: 'Ben Cole, 2015-01-09' }],
      events: ['2026-09-14, A bruise was seen at school'],
      pasted: ['Core group, 12 August 2026'],
      hash: 'x',
    })),
    move: os.undo.move.handler(({ input }) => ({ recordId: input.recordId })),
    moveBack: os.undo.moveBack.handler(({ input }) => input),
  }
}
