import { z } from 'zod'

/** Kinds of trouble a screen may want to tell apart. The words travel with each one. */
export const problemCodes = [
  'wrong passphrase',
  'wrong recovery code',
  /** Several wrong tries: this one waits, `waitSeconds` says how long. */
  'wait',
  'no workspace',
  'workspace exists',
  'damaged workspace',
  'newer workspace',
  'no permission on folder',
  'disk full',
  'workspace in use',
  'locked',
  'not allowed',
  'not found',
  'thrown away',
  /** Words of somebody who is not signed in in this window. */
  'other person',
  /** A change to a draft that builds on what the draft does not have: all of it is to be sent. */
  'incomplete',
  'not valid',
  'blocked',
  'conflict',
  'damaged file',
  'cannot save',
  'certificate',
  'unexpected',
] as const
export type ProblemCode = (typeof problemCodes)[number]

/**
 * What happened, what is safe, what to do: each a sentence, the last two may be empty. `waitSeconds`: nothing is tried
 * before so much time has gone by.
 */
export const problemSchema = z.strictObject({
  code: z.enum(problemCodes),
  happened: z.string(),
  safe: z.string(),
  todo: z.string(),
  waitSeconds: z.number().int().positive().optional(),
})
export type ProblemWords = z.infer<typeof problemSchema>
