import type { WayBack } from '../../../shared/api/safekeeping.ts'
import { sayDate, sayInstant } from '../../ui/index.ts'

type Missing = WayBack['missing']

/** Where a backup lies, as the end of a sentence. */
export const placeWords = (place: WayBack['way']['place']): string =>
  ({
    here: 'in the folder of the workspace',
    'second folder': 'in the second folder',
    'given folder': 'in the folder you chose',
  })[place]

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`

/** What putting a backup back would lose, in sentences. */
export function missingSentences({
  from,
  until,
  readable,
  changes,
  lost,
  otherRecords,
  purges,
}: Missing): string[] {
  const span = until
    ? `What was written between ${sayInstant(from)} and ${sayInstant(until)}.`
    : `What was written after ${sayInstant(from)}.`
  if (readable === 'none')
    return [span, 'The damaged file cannot be read, so that nobody can say what that was.']
  const quiet = changes === 0 && lost.length === 0 && otherRecords === 0
  return [
    quiet && readable === 'all' ? 'Nothing: no record has changed since the backup was made.' : span,
    ...(quiet ? [] : [`${count(changes, 'change', 'changes')} in all, as far as they can be read.`]),
    ...(otherRecords > 0
      ? [
          `${count(otherRecords, 'record', 'records')} that ${otherRecords === 1 ? 'is' : 'are'} not listed here.`,
        ]
      : []),
    ...(readable === 'part' ? ['Part of the damaged file cannot be read: more may be missing.'] : []),
    ...(purges > 0
      ? [`${count(purges, 'purge', 'purges')} since then would be undone: purge those records again.`]
      : []),
  ]
}

const MOST = 30

/** The records and families that changed since the backup: references, kinds and dates, and nobody's name. */
export function LostList({ missing }: { missing: Missing }) {
  if (missing.lost.length === 0) return null
  return (
    <>
      <ul>
        {missing.lost.slice(0, MOST).map(({ what, isNew, familyRef, type, date, at }) => (
          <li key={`${what} ${familyRef} ${type} ${date} ${at}`}>
            <strong>{familyRef}</strong>
            {': '}
            {what === 'family' ? 'the family’s file' : `${type}${date ? `, ${sayDate(date, false)}` : ''}`}
            {isNew ? ', made since' : ', changed since'}
            <span className="ui-quiet"> (last {sayInstant(at)})</span>
          </li>
        ))}
      </ul>
      {missing.lost.length > MOST ? <p>And {missing.lost.length - MOST} more.</p> : null}
    </>
  )
}
