/** A purge as the core would do it, with a certificate that is a few bytes. Also run in processes of their own (test/torture). */
import { sha256 } from '../../../electron/records/copies.ts'
import type { Store } from '../../../electron/store/index.ts'
import { stated } from '../../../electron/store/retention-states.ts'
import { defaultRule } from '../../../shared/retention/index.ts'

const me = 'p-priya'
const bytesOf = (text: string) => new TextEncoder().encode(text)

export async function purgeOf(
  store: Store,
  id: string,
  { recordIds = [], caseIds = [] }: { recordIds?: string[]; caseIds?: string[] },
) {
  const states = await store.retention.states(recordIds, caseIds)
  const hash = sha256(id)
  await store.retention.purge({
    id,
    at: '2026-11-20T10:00:00Z',
    by: { account: me, name: 'Priya', role: 'CP chair' },
    rule: defaultRule,
    plan: {
      records: states.records.map(({ row, versions, files, going }) => ({
        recordId: row.recordId,
        caseId: row.caseId,
        type: row.type,
        familyRef: row.familyRef,
        date: row.date,
        version: row.version,
        reference: row.transfer?.reference ?? '',
        transferredOn: row.transfer?.onDate ?? '',
        words: 1,
        going,
        versions,
        files,
        proof: 1,
        carried: 0,
        chronologyEvents: 0,
        open: [],
      })),
      cases: states.cases.map(({ row, going }) => ({
        caseId: row.caseId,
        familyRef: row.familyRef,
        reference: row.transfer?.reference ?? '',
        transferredOn: '2026-10-01',
        words: 1,
        going,
        sha256: hash,
      })),
      backups: [],
      hash,
    },
    stated: stated(states),
    changes: [],
    certificate: { fileName: 'c.docx', bytes: bytesOf(id), sha256: hash },
  })
}

export const inTheChildsFile = (store: Store, kind: 'record' | 'case', ids: string[]): Promise<void> =>
  store.retention.confirmTransfer(
    ids.map((id) => ({ kind, id })),
    { reference: 'LCS 1', onDate: '2026-10-01' },
    { account: me, name: 'Priya' },
  )
