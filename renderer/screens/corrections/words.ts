/** What the Corrections screen says: pure, so that every sentence is tried. */
import type {
  Correction,
  CorrectionFileStanding,
  CorrectionsStanding,
} from '../../../shared/api/corrections.ts'
import type { WithdrawalMark } from '../../../shared/corrections/index.ts'
import { sayDate, sayInstant } from '../../ui/index.ts'
import { countWords } from '../sign/words.ts'

export const outcomeWords: Record<NonNullable<Correction['outcome']>['content']['outcome'], string> = {
  'factual error accepted': 'A mistake of fact: put right',
  'not accepted': 'Not accepted: the words stay',
  'opinion: statement attached': 'A matter of opinion: statement attached',
}

/** How a request stands, in a few words. */
export function requestWords({ outcome, addendum, stands }: Correction): string {
  if (!outcome) return 'Waits for a decision'
  const decided = `${outcomeWords[outcome.content.outcome]}. Decided by ${outcome.byName}, ${sayInstant(outcome.at)}`
  if (!stands) return `${decided}. The quoted words are not in the newest version any more`
  return addendum ? `${decided}. Told in addendum ${addendum}` : decided
}

/** The usual time to ask: told, and never a bar. */
export function windowWords({ due, over }: CorrectionsStanding['window']): string {
  if (due === '') return 'A request is taken at any time.'
  return over
    ? `The usual time to ask ended on ${sayDate(due)}. A request is still taken, and marked late.`
    : `The usual time to ask is until ${sayDate(due)}. A later request is taken too, and marked late.`
}

/** What waits to be signed, as a sentence; '' when nothing does. */
export function toSignWords({ corrections, letters }: CorrectionsStanding['toSign']): string {
  const letterWords = countWords(letters, 'letter', 'letters')
  if (corrections === 0)
    return letters === 0 ? '' : `${letterWords} ${letters === 1 ? 'waits' : 'wait'} to be signed.`
  const outcomes = countWords(corrections, 'outcome', 'outcomes').toLowerCase()
  const addendum = `An addendum with ${outcomes}`
  return letters === 0
    ? `${addendum} waits to be signed.`
    : `${addendum} and ${letterWords.toLowerCase()} wait to be signed.`
}

export const fileWords = ({ item, version }: Pick<CorrectionFileStanding, 'item' | 'version'>): string =>
  item === 'addendum' ? `Addendum ${version}` : 'Letter with the outcome'

/** How one file stands. */
export function fileStateWords({ held, checks, signedBy, at }: CorrectionFileStanding): string {
  if (held) return held
  const [first] = checks
  const signed = `Signed by ${signedBy}, ${sayInstant(at)}`
  return first ? `${signed}. Confirmed by ${first.byName}` : signed
}

export type Choice = { what: '' | 'all' | 'words' | 'keep'; words: string; people: string[] }
export const noChoice: Choice = { what: '', words: '', people: [] }

/** The marks that were chosen, and none for a passage about which nothing is said yet. */
export function marksFrom(choices: Readonly<Record<string, Choice>>): WithdrawalMark[] {
  return Object.entries(choices).flatMap(([id, { what, words, people }]): WithdrawalMark[] => {
    if (what === 'all') return [{ what: 'take out', id, words: '' }]
    if (what === 'words') return words.trim() === '' ? [] : [{ what: 'take out', id, words: words.trim() }]
    return what === 'keep' && people.length > 0 ? [{ what: 'keep from', id, people }] : []
  })
}

type State = Pick<CorrectionsStanding, 'withdrawal' | 'addenda' | 'version' | 'superseded' | 'corrections'>

/** What came after a signature, each in a few words; empty where nothing did. */
export function stateWords(standing: State): { says: string; warn: boolean }[] {
  const { withdrawal, addenda, version, superseded, corrections } = standing
  const mine = addenda.filter(({ ofVersion }) => ofVersion === version).map((one) => one.version)
  const waiting = corrections.filter(({ outcome }) => !outcome).length
  return [
    { says: withdrawal ? 'Being withdrawn' : '', warn: true },
    { says: superseded.length > 0 ? `Replaces version ${superseded.at(-1)?.version}` : '', warn: false },
    {
      says: mine.length > 0 ? `${mine.length > 1 ? 'Addenda' : 'Addendum'} ${mine.join(', ')}` : '',
      warn: false,
    },
    {
      says: waiting > 0 ? `${countWords(waiting, 'request waits', 'requests wait')} for a decision` : '',
      warn: true,
    },
  ].filter(({ says }) => says !== '')
}
