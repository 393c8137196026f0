/** Words and order for records, the same in every list. */
import type { RecordMeta } from '../../../shared/api/contract.ts'
import { type Template, templateFor } from '../../../shared/templates/index.ts'
import { addDays, type StateMarkProps } from '../../ui/index.ts'

/** The name of a record's type for lists. */
export const typeName = (record: Pick<RecordMeta, 'type' | 'title'>): string =>
  templateFor(record.type)?.shortName || record.title || record.type

/** Where the record is listed. Types that this version does not know are meetings. */
export const areaOf = (record: Pick<RecordMeta, 'type'>): Template['area'] =>
  templateFor(record.type)?.area ?? (record.type.startsWith('SUP_') ? 'supervision' : 'meetings')

export function stateWords(record: RecordMeta): {
  words: string
  tone: StateMarkProps['tone']
  icon?: StateMarkProps['icon']
} {
  switch (record.state) {
    case 'signed':
      return { words: `Signed v${record.version}`, tone: 'done', icon: 'lock' }
    case 'ready for chair':
      return { words: 'Ready for chair', tone: 'warn', icon: 'sign' }
    default:
      return { words: 'Draft', tone: 'plain', icon: 'edit' }
  }
}

const newestFirst = (a: RecordMeta, b: RecordMeta) =>
  b.date.localeCompare(a.date) || b.changedAt.localeCompare(a.changedAt)

/** How long a signed record stays on the first screen: long enough to hand out its copies. */
const SIGNED_DAYS = 14

export type TodayGroups = {
  ready: RecordMeta[]
  mine: RecordMeta[]
  others: RecordMeta[]
  signed: RecordMeta[]
}

/** What the first screen shows, each record once. `today` is an ISO date. */
export function todayGroups(records: RecordMeta[], myId: string, today: string): TodayGroups {
  const since = addDays(today, -SIGNED_DAYS)
  const drafts = records.filter((record) => record.state === 'draft').sort(newestFirst)
  return {
    ready: records.filter((record) => record.state === 'ready for chair').sort(newestFirst),
    mine: drafts.filter((record) => record.createdBy === myId),
    others: drafts.filter((record) => record.createdBy !== myId),
    signed: records
      .filter((record) => record.state === 'signed' && record.signedAt.slice(0, 10) >= since)
      .sort((a, b) => b.signedAt.localeCompare(a.signedAt)),
  }
}
