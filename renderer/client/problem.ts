/** Any failure as words: what happened, what is safe, what to do. */
import { ORPCError } from '@orpc/client'
import { type ProblemCode, type ProblemWords, problemCodes } from '../../shared/api/problem.ts'

/** The way to the core is gone: it ended, or it no longer knows this window. */
export class ConnectionLost extends Error {
  readonly words: ProblemWords

  constructor(words: ProblemWords = coreStopped, options?: ErrorOptions) {
    super(words.happened, options)
    this.name = 'ConnectionLost'
    this.words = words
  }
}

export const coreStopped: ProblemWords = {
  code: 'unexpected',
  happened: "Chairside's core has stopped, so nothing more can be saved.",
  safe: 'Everything up to the last saved time is safe.',
  todo: 'Close this window and start Chairside again.',
}

const triedAgain: ProblemWords = {
  code: 'cannot save',
  happened: 'Some of what you typed is not saved yet.',
  safe: 'It is still here, and it is tried again every few seconds.',
  todo: 'Leave Chairside open until it says “Saved”, then try again.',
}

/** Somebody wants to lock or switch while words are not on disk yet. `words`: where trying again is not what saves them. */
export class UnsavedWords extends ConnectionLost {
  constructor(words: ProblemWords = triedAgain) {
    super(words)
    this.name = 'UnsavedWords'
  }
}

export const notLaunched: ProblemWords = {
  code: 'unexpected',
  happened: 'This window was not opened by Chairside, or the address was used before.',
  safe: 'Your records are as they were.',
  todo: 'Close this window and start Chairside again.',
}

const unexpected: ProblemWords = {
  code: 'unexpected',
  happened: 'Something went wrong inside Chairside.',
  safe: 'Everything that was saved before is safe.',
  todo: 'Try again. If it happens again, restart Chairside.',
}

const badInput: ProblemWords = {
  code: 'not valid',
  happened: 'Something in this form is missing or not as it should be.',
  safe: 'Nothing was changed.',
  todo: 'Look at each field and try again.',
}

const tooLarge: ProblemWords = {
  code: 'not valid',
  happened: 'This file is larger than Chairside takes in at once (50 MB).',
  safe: 'Nothing was changed.',
  todo: 'Choose a smaller file.',
}

function isWords(value: unknown): value is ProblemWords {
  if (typeof value !== 'object' || value === null) return false
  const { code, happened, safe, todo } = value as Record<string, unknown>
  return (
    problemCodes.includes(code as ProblemCode) &&
    typeof happened === 'string' &&
    typeof safe === 'string' &&
    typeof todo === 'string'
  )
}

/** Words for anything that was thrown. Never a stack, a path or a code that only a programmer reads. */
export function problemOf(error: unknown): ProblemWords {
  if (error instanceof ConnectionLost) return error.words
  if (error instanceof ORPCError) {
    if (isWords(error.data)) return error.data
    if (error.code === 'BAD_REQUEST') return badInput
    if (error.code === 'PAYLOAD_TOO_LARGE' || error.status === 413) return tooLarge
    if (error.status === 401) return coreStopped
  }
  // A closed message port ends what was waiting on it.
  if (error instanceof Error && error.name === 'AbortError') return coreStopped
  return unexpected
}
