/** The audit trail as the core would tell it of the fake world. */
import { implement } from '@orpc/server'
import type { Account } from '../../shared/access/access.ts'
import type { AuditRow } from '../../shared/api/audit.ts'
import { contract, type RecordMeta } from '../../shared/api/contract.ts'
import { actionWords, kindOf } from '../../shared/audit/words.ts'
import { at, type FakeOptions } from './fake-world.ts'

type World = { records: RecordMeta[]; people: readonly Account[]; options: FakeOptions }

export function fakeAudit({ records, people, options }: World) {
  const os = implement(contract)
  const [record] = records
  const long = options.long ? ' Featherstonehaugh-Wolverhampton-Cholmondeley' : ''
  const row = (seq: number, action: string, about: AuditRow['about'], more = ''): AuditRow => ({
    seq,
    at,
    person: people[seq % 2]?.id ?? '',
    name: `${people[seq % 2]?.name ?? ''}${long}`,
    action,
    says: actionWords(action),
    about,
    more,
  })
  const opened: AuditRow['about'] = record
    ? [
        {
          kind: 'record',
          id: record.id,
          words: `${record.title}, ${record.date} (${record.familyRef}${long})`,
        },
      ]
    : []
  const rows: AuditRow[] =
    options.empty || !record
      ? []
      : [
          row(9, 'searched', [], '12 answers'),
          row(8, 'document taken', opened),
          row(7, 'record read', opened),
          row(6, 'record read', [{ kind: 'closed', id: '', words: 'a record that you may not open' }]),
          row(5, 'family read', [{ kind: 'family', id: record.caseId, words: record.familyRef }]),
          row(4, 'refused', [], 'Add people, change roles and settings'),
          {
            ...row(3, 'wrong passphrase', [{ kind: 'person', id: 'p', words: 'Sam O’Dell' }]),
            name: '',
            person: '',
          },
          row(2, 'record signed', opened),
        ]
  const asked = (input: { kind: string }) => ({
    rows: rows.filter(({ action }) => input.kind === '' || kindOf(action) === input.kind),
    next: rows.length > 0 ? 2 : 0,
  })
  return {
    list: os.audit.list.handler(({ input }) => asked(input)),
    mine: os.audit.mine.handler(({ input }) => asked(input)),
    people: os.audit.people.handler(() => people.map(({ id, name }) => ({ id, name }))),
    check: os.audit.check.handler(() => ({
      ok: false,
      rows: 9,
      problems: ['Row 7 of the audit chain was changed after it was written.'],
      notes: [],
      newest: 'a'.repeat(64),
    })),
    export: os.audit.export.handler(() => ({ fileName: 'audit-trail-1-9.zip', bytes: '' })),
  }
}
