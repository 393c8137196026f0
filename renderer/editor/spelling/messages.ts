/** What the page and the word list say to each other. Both sides read what they are sent before they use it. */
import type { Word } from './words.ts'

export type ToSpelling =
  | { kind: 'read'; id: number; texts: string[] }
  | { kind: 'suggest'; id: number; word: string }

export type FromSpelling =
  | { kind: 'ready' }
  | { kind: 'read'; id: number; unknown: Word[][] }
  | { kind: 'suggest'; id: number; words: string[] }

const isRecord = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object'
const areTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string')
const isWord = (value: unknown): value is Word =>
  isRecord(value) &&
  typeof value.word === 'string' &&
  Number.isInteger(value.start) &&
  Number.isInteger(value.end)

/** What the page asks; undefined when it is nothing that can be asked. */
export function readQuestion(value: unknown): ToSpelling | undefined {
  if (!isRecord(value) || typeof value.id !== 'number') return undefined
  const { kind, id, texts, word } = value
  if (kind === 'read' && areTexts(texts)) return { kind, id, texts }
  if (kind === 'suggest' && typeof word === 'string') return { kind, id, word }
  return undefined
}

/** What the word list answers; undefined when it is no answer. */
export function readReply(value: unknown): FromSpelling | undefined {
  if (!isRecord(value)) return undefined
  const { kind, id, unknown, words } = value
  if (kind === 'ready') return { kind }
  if (typeof id !== 'number') return undefined
  if (kind === 'suggest' && areTexts(words)) return { kind, id, words }
  if (
    kind === 'read' &&
    Array.isArray(unknown) &&
    unknown.every((list) => Array.isArray(list) && list.every(isWord))
  )
    return { kind, id, unknown: unknown as Word[][] }
  return undefined
}
