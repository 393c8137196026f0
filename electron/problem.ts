/**
 * Something went wrong that a person can be told about: what happened, what is safe, what to do.
 * Every door turns it into words; nothing of the machine (paths of the source, stack, SQL) is in it.
 */
import type { ProblemCode } from '../shared/api/problem.ts'

export class Problem extends Error {
  readonly code: ProblemCode
  readonly safe: string
  readonly todo: string
  /** Nothing is tried before so many seconds have gone by. */
  readonly waitSeconds: number | undefined

  constructor(
    code: ProblemCode,
    happened: string,
    safe = '',
    todo = '',
    options?: ErrorOptions & { waitSeconds?: number },
  ) {
    super(happened, options)
    this.name = 'Problem'
    this.code = code
    this.safe = safe
    this.todo = todo
    this.waitSeconds = options?.waitSeconds
  }

  /** All of it as one paragraph. */
  get says(): string {
    return [this.message, this.safe, this.todo].filter(Boolean).join(' ')
  }
}
