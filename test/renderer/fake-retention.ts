/** Retention, as the core would tell of the fake world's signed records. */
import { implement, ORPCError } from '@orpc/server'
import { type Account, can } from '../../shared/access/access.ts'
import { contract, type RecordMeta } from '../../shared/api/contract.ts'
import type { LegalHold, PurgeDone, RetentionLine } from '../../shared/api/retention.ts'
import type { CaseFile } from '../../shared/cases/index.ts'
import { defaultRule, type OpenThing, type PurgePlan, standingOn } from '../../shared/retention/index.ts'

const hash = (letter: string): string => letter.repeat(64)
const TODAY = '2026-11-20'

type World = {
  records: RecordMeta[]
  cases: CaseFile[]
  me: () => Account
  long: boolean
  document: (fileName: string) => { fileName: string; bytes: string; sha256: string }
}

export function fakeRetention({ records, cases, me, long, document }: World) {
  const os = implement(contract)
  let rule = defaultRule
  const reference = long ? 'LCS-4471-Featherstonehaugh-Wolverhampton-and-Dudley/2026' : 'LCS 4471'
  const example = (n: number, more: Partial<RetentionLine>, open: OpenThing[] = []): RetentionLine => ({
    recordId: `old-${n}`,
    caseId: cases[0]?.id ?? '',
    type: 'CIN_REVIEW',
    familyRef: cases[0]?.familyRef ?? 'WX-4471',
    date: `2026-0${n}-14`,
    version: '1.0',
    transfer: null,
    holds: [],
    open,
    standing: { state: 'no transfer', dueOn: '' },
    ...more,
  })
  const transfer = { reference, onDate: '2026-09-20', byName: 'Priya Nandakumar', at: '2026-09-20T10:00:00Z' }
  const lines: RetentionLine[] =
    records.length === 0
      ? []
      : [
          ...records
            .filter(({ state }) => state === 'signed')
            .map((record) =>
              example(1, {
                recordId: record.id,
                caseId: record.caseId,
                type: record.type,
                familyRef: record.familyRef,
                date: record.date,
                version: record.version,
                open: [{ kind: 'required copy', count: 2 }],
              }),
            ),
          example(2, { transfer }),
          example(3, { transfer, type: 'CG' }, [
            { kind: 'action', count: 2 },
            { kind: 'newest', count: 1 },
          ]),
          example(4, { transfer: { ...transfer, onDate: '2026-11-10', at: '2026-11-10T10:00:00Z' } }),
        ]
  const holds: LegalHold[] = []
  const purges: PurgeDone[] =
    records.length === 0
      ? []
      : [
          {
            id: '01M8MGEA8XJXC6D24XD2R4EVNJ',
            at: '2026-10-20T09:30:00Z',
            byName: 'Ruth Iveson',
            role: 'Team manager',
            records: 2,
            cases: 0,
            fileName: 'Certificate of destruction 2026-10-20.docx',
            sha256: hash('c'),
            cleanedAt: '2026-10-20T09:30:01Z',
            backups: [{ madeAt: '2026-10-19T18:00:00Z', until: '2027-04-19', goneAt: '' }],
          },
        ]
  const gone =
    records.length === 0
      ? []
      : [
          {
            recordId: 'gone-1',
            caseId: cases[0]?.id ?? '',
            type: 'CIN_PLAN' as const,
            familyRef: cases[0]?.familyRef ?? 'WX-4471',
            date: '2026-02-03',
            version: '1.0',
            reference,
            purgeId: purges[0]?.id ?? '',
            purgedAt: '2026-10-20T09:30:00Z',
          },
        ]
  const onLine = (line: RetentionLine): RetentionLine => {
    const own = holds.filter(
      ({ kind, subject }) => subject === (kind === 'record' ? line.recordId : line.caseId),
    )
    const standing = standingOn(
      {
        kind: 'record',
        type: line.type,
        signed: true,
        confirmedOn: line.transfer?.at.slice(0, 10) ?? '',
        onHold: own.length > 0,
        open: line.open,
        familyHere: 1,
      },
      rule,
      TODAY,
    )
    return { ...line, holds: own, standing }
  }
  const find = (id: string): RetentionLine => {
    const line = lines.find(({ recordId }) => recordId === id)
    if (!line) throw new Error(`No record ${id}`)
    return line
  }
  const done = { done: true as const }
  const planOf = (ids: string[]): PurgePlan => ({
    records: ids.map(find).map((line) => ({
      recordId: line.recordId,
      caseId: line.caseId,
      type: line.type,
      familyRef: line.familyRef,
      date: line.date,
      version: line.version,
      reference: line.transfer?.reference ?? '',
      transferredOn: line.transfer?.onDate ?? '',
      words: 2140,
      going: [
        { what: 'signed files', count: 7, bytes: 412_300 },
        { what: 'saved changes of the draft', count: 318, bytes: 90_211 },
      ],
      versions: [{ version: '1.0', sha256: hash('a'), signedAt: '', role: '', ruleSet: '', appVersion: '' }],
      files: [{ kind: 'parent', version: '1.0', sha256: hash('b') }],
      proof: 7,
      carried: 2,
      chronologyEvents: 1,
      open: line.open,
    })),
    cases: [],
    backups: [{ madeAt: '2026-11-19T18:00:00Z', until: '2027-05-19' }],
    hash: hash('d'),
  })
  return {
    overview: os.retention.overview.handler(() => ({
      rule,
      today: TODAY,
      mayPurge: can(me(), 'retention.purge'),
      mayChange: can(me(), 'people.manage'),
      drafts: records.filter(({ state }) => state !== 'signed').length,
      records: lines.map(onLine),
      cases:
        records.length === 0
          ? []
          : [
              {
                caseId: 'case-gone',
                familyRef: long ? 'WX-9000-Featherstonehaugh-Wolverhampton' : 'WX-9000',
                records: 0,
                purged: 3,
                transfer,
                holds: [],
                standing: { state: 'due' as const, dueOn: '2026-10-20' },
              },
            ],
      purges: can(me(), 'retention.purge') ? purges : [],
      gone,
    })),
    gone: os.retention.gone.handler(() => gone),
    holds: os.retention.holds.handler(({ input }) =>
      holds.filter(({ kind, subject }) => kind === input.kind && subject === input.id),
    ),
    confirmTransfer: os.retention.confirmTransfer.handler(({ input }) => {
      for (const { id } of input.subjects)
        find(id).transfer = {
          reference: input.reference,
          onDate: input.on,
          byName: me().name,
          at: `${TODAY}T10:00:00Z`,
        }
      return done
    }),
    withdrawTransfer: os.retention.withdrawTransfer.handler(({ input }) => {
      find(input.id).transfer = null
      return done
    }),
    hold: os.retention.hold.handler(({ input }) => {
      holds.push({
        id: `hold-${holds.length}`,
        kind: input.kind,
        subject: input.id,
        reason: input.reason,
        byName: me().name,
        at: `${TODAY}T10:00:00Z`,
      })
      return done
    }),
    liftHold: os.retention.liftHold.handler(({ input }) => {
      holds.splice(
        holds.findIndex(({ id }) => id === input.holdId),
        1,
      )
      return done
    }),
    changeRule: os.retention.changeRule.handler(({ input }) => {
      rule = input
      return input
    }),
    dryRun: os.retention.dryRun.handler(({ input }) => planOf(input.recordIds)),
    purge: os.retention.purge.handler(({ input }) => {
      if (input.passphrase !== 'kettle orchard nine violin')
        throw new ORPCError('PROBLEM', {
          defined: true,
          status: 409,
          message: '',
          data: {
            code: 'wrong passphrase',
            happened: 'That passphrase does not open this workspace.',
            safe: 'Nothing was purged.',
            todo: '',
          },
        })
      for (const id of input.recordIds) lines.splice(lines.indexOf(find(id)), 1)
      purges.unshift({
        ...(purges[0] as PurgeDone),
        id: '01PURGED',
        at: `${TODAY}T11:00:00Z`,
        byName: me().name,
        role: me().role,
        records: input.recordIds.length,
        backups: [],
      })
      return { purgeId: '01PURGED' }
    }),
    certificate: os.retention.certificate.handler(() => document('Certificate of destruction.docx')),
  }
}
