/** Words and order for records, the same in every list. */
import type { RecordMeta } from '../../../shared/api/contract.ts'
import { type Template, templateFor } from '../../../shared/templates/index.ts'
import type { StateMarkProps } from '../../ui/index.ts'

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
