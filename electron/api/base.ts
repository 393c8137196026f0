/**
 * What every procedure has in common: a session, the permission its contract names, and trouble told in plain words.
 */
import { implement, ORPCError } from '@orpc/server'
import type { Account } from '../../shared/access/access.ts'
import { can } from '../../shared/access/access.ts'
import { contract, type ProcedureMeta } from '../../shared/api/contract.ts'
import type { ProblemWords } from '../../shared/api/problem.ts'
import type { Core, Session } from '../core.ts'
import { Problem } from '../problem.ts'

export type ApiContext = { core: Core; session: Session }

/** Anything thrown becomes a Problem: what a person may read, and nothing of the machine. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  return new Problem(
    'unexpected',
    'Something went wrong inside Chairside.',
    'Everything that was saved before is safe.',
    'Try again. If it happens again, restart Chairside.',
    { cause: error },
  )
}

export const os = implement(contract)
  .$context<ApiContext>()
  .use(async ({ context, next, procedure }) => {
    const meta = procedure['~orpc'].meta as Partial<ProcedureMeta>
    const { me } = context.session
    if (!meta.beforeSignIn) {
      if (!context.core.rooms || !me) {
        throw problemError(
          new Problem('locked', 'Chairside is locked.', 'Nothing is lost.', 'Sign in to go on.'),
        )
      }
      // A procedure whose contract names no permission is open to nobody.
      if (!meta.permission || !can(me, meta.permission)) {
        throw problemError(
          new Problem(
            'not allowed',
            `Your role here, ${me.role}, does not include this.`,
            'Nothing was changed.',
            'Ask somebody whose role allows it.',
          ),
        )
      }
    }
    try {
      return await next()
    } catch (error) {
      if (error instanceof ORPCError) throw error
      throw problemError(asProblem(error))
    }
  })

/** What a screen shows of a Problem. */
export const wordsOf = ({ code, message, safe, todo }: Problem): ProblemWords => ({
  code,
  happened: message,
  safe,
  todo,
})

function problemError(problem: Problem): ORPCError<'PROBLEM', unknown> {
  return new ORPCError('PROBLEM', {
    defined: true,
    status: 409,
    message: problem.says,
    data: wordsOf(problem),
  })
}

/** The open rooms and the person who asks; for procedures that need somebody signed in. */
export function signedIn(context: ApiContext) {
  const { me } = context.session
  if (!me) throw new Problem('locked', 'Chairside is locked.', 'Nothing is lost.', 'Sign in to go on.')
  return { rooms: context.core.needRooms(), me: me as Account, now: context.core.now() }
}

export const toBase64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')
export const fromBase64 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'))
