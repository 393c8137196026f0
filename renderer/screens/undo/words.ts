/** How a draft is named where somebody is about to throw it away, move it or bring it back. */
import type { RecordMeta } from '../../../shared/api/contract.ts'
import { templateFor } from '../../../shared/templates/index.ts'
import { sayDate } from '../../ui/index.ts'

type Named = Pick<RecordMeta, 'type' | 'date' | 'familyRef'>

/** e.g. `Initial conference, 17 September 2026, WX-4471`. */
export const nameOfDraft = ({ type, date, familyRef }: Named): string =>
  [templateFor(type)?.shortName ?? type, date ? sayDate(date) : 'no date yet', familyRef]
    .filter(Boolean)
    .join(', ')
