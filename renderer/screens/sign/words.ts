import type { CountersignStanding, Readiness } from '../../../shared/api/contract.ts'

const small = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
]

/** `Four questions`, `One heading`, `13 copies`: small numbers as words, with a capital. */
export function countWords(count: number, one: string, many: string): string {
  const number = small[count] ?? String(count)
  return `${number.charAt(0).toUpperCase()}${number.slice(1)} ${count === 1 ? one : many}`
}

/** Why a record cannot be signed yet, and what to do, in plain sentences; '' when it can. */
export function blockedWords({ blockers, missingSections }: Readiness): string {
  const parts = []
  if (blockers.length > 0)
    parts.push(`${countWords(blockers.length, 'question is', 'questions are')} still open.`)
  if (missingSections.length > 0)
    parts.push(`${countWords(missingSections.length, 'heading needs', 'headings need')} words.`)
  if (blockers.length > 0)
    parts.push('You can sign when they are answered, or ask a manager where the rule allows it.')
  return parts.join(' ')
}

/** The sentence after signing. `due` is the day by which every copy has to be out, in words; '' when not known. */
export function signedWords(signer: string, time: string, copies: number, due: string): string {
  const sentences = [`Signed by ${signer} at ${time}.`, 'This version can no longer change.']
  if (copies > 0) {
    const many = countWords(copies, 'copy is', 'copies are')
    sentences.push(due ? `${many} due by ${due}.` : `${many} ready to hand out.`)
  }
  return sentences.join(' ')
}

/** `It waits for the countersignature of: Team manager, Service manager.` */
export function waitingWords(
  waiting: Pick<CountersignStanding['places'][number], 'title' | 'does'>[],
): string {
  const titles = waiting.map(({ title, does }) => (does === 'confirms' ? `${title} (to confirm)` : title))
  return `It waits for: ${titles.join(', ')}.`
}
