/** How what stands open, and what a record waits for, is told to people. */
import { dateWords } from '../copies/index.ts'
import type { OpenKind, OpenThing, Standing } from './due.ts'

const words: Record<OpenKind, [one: string, many: string]> = {
  countersignature: ['one countersignature is missing', 'countersignatures are missing'],
  correction: ['one request for a correction has no outcome', 'requests for corrections have no outcome'],
  withdrawal: ['one version is being withdrawn', 'versions are being withdrawn'],
  'required copy': ['one required copy is not sent', 'required copies are not sent'],
  action: [
    'one action is open, and no later record carries it on',
    'actions are open, and no later record carries them on',
  ],
  clock: ['one clock still runs from it', 'clocks still run from it'],
  newest: ['it is the newest record of its family', 'it is the newest record of its family'],
  concern: [
    'one earlier concern stands only in this record of supervision',
    'earlier concerns stand only in this record of supervision',
  ],
}

/** e.g. `3 required copies are not sent`. */
export function openWords({ kind, count }: OpenThing): string {
  const [one, many] = words[kind]
  return count === 1 || kind === 'newest' ? one : `${count} ${many}`
}

/** As a sentence; '' where nothing is open. */
export function openSentence(open: readonly OpenThing[]): string {
  const said = open.filter(({ count }) => count > 0).map(openWords)
  const text = said.join('; ')
  return text === '' ? '' : `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}

export function standingWords({ state, dueOn }: Standing): string {
  switch (state) {
    case 'draft':
      return 'Never signed'
    case 'hold':
      return 'Legal hold'
    case 'no transfer':
      return 'Transfer not confirmed'
    case 'open':
      return 'Something is still open'
    case 'no period':
      return 'No period set for supervision'
    case 'history':
      return 'Kept while the family’s other records are here'
    case 'records here':
      return 'After its last record'
    case 'waiting':
      return `Due on ${dateWords(dueOn)}`
    case 'due':
      return `Due since ${dateWords(dueOn)}`
  }
}
