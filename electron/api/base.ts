/**
 * What every procedure has in common: a session, the permission its contract names, and trouble told in plain words.
 */
import { implement, ORPCError } from '@orpc/server'
import type { Account } from '../../shared/access/access.ts'
import { can } from '../../shared/access/access.ts'
import { contract, type ProcedureMeta } from '../../shared/api/contract.ts'
import type { ProblemWords } from '../../shared/api/problem.ts'
import { answersIn, idsIn, type ReadAction, readings } from '../../shared/api/readings.ts'
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

type Path = readonly string[]

/** Notes what was read, as the contract says (shared/api/readings.ts). Nobody waits for it. */
function noteRead(
  { core, me }: { core: ApiContext['core']; me: ApiContext['session']['me'] },
  path: Path,
  input: unknown,
  output: unknown,
): void {
  const { rooms } = core
  const name = path.join('.')
  const reading = readings[name]
  if (!rooms || !me || (reading && 'none' in reading)) return
  const note = (action: ReadAction, subject: string) =>
    rooms.store.readings.note({ by: me.id, action, subject })
  // A procedure that nobody has thought of is noted rather than passed over.
  if (!reading) note('list read', name)
  else if ('list' in reading) note('list read', reading.list)
  else if ('search' in reading) note('searched', `answers:${answersIn(output)}`)
  else note(reading.read, idsIn(input, reading.of))
}

/** The ids that a refusal names: those of the reading, or whatever the input is about. */
const REFUSED_IDS = ['recordId', 'caseId', 'id', 'lineId', 'purgeId', 'sampleId']

/** Notes that somebody tried what they may not. */
function noteRefused(
  { core, me }: { core: ApiContext['core']; me: ApiContext['session']['me'] },
  path: Path,
  input: unknown,
): void {
  if (!core.rooms || !me) return
  const name = path.join('.')
  const subject = [name, idsIn(input, REFUSED_IDS)].filter(Boolean).join(' ')
  core.rooms.store.readings.note({ by: me.id, action: 'refused', subject })
}

/** Is every text in it whole? Half of a sign (a lone surrogate) can be neither kept, nor hashed, nor written to a file. */
function isWhole(value: unknown): boolean {
  const waiting = [value]
  while (waiting.length > 0) {
    const one = waiting.pop()
    if (typeof one === 'string' && !one.isWellFormed()) return false
    if (one !== null && typeof one === 'object' && !ArrayBuffer.isView(one))
      for (const [key, inner] of Object.entries(one)) waiting.push(key, inner)
  }
  return true
}

export const os = implement(contract)
  .$context<ApiContext>()
  .use(async ({ context, next, path, procedure }, input) => {
    const meta = procedure['~orpc'].meta as Partial<ProcedureMeta>
    // Whoever asked, whoever has signed in in this window by the time of the answer.
    const { me } = context.session
    const asker = { core: context.core, me }
    if (!meta.beforeSignIn) {
      if (!context.core.rooms || !me) {
        throw problemError(
          new Problem('locked', 'Chairside is locked.', 'Nothing is lost.', 'Sign in to go on.'),
        )
      }
      // A procedure whose contract names no permission is open to nobody.
      if (!meta.permission || !can(me, meta.permission)) {
        noteRefused(asker, path, input)
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
      if (!isWhole(input))
        throw new Problem(
          'not valid',
          'There is half of a sign in this text, such as a part of an emoji.',
          'Nothing was changed.',
          'Delete what looks like an empty box or a question mark, and try again.',
        )
      const result = await next()
      if (!meta.beforeSignIn) noteRead(asker, path, input, result.output)
      return result
    } catch (error) {
      if (error instanceof ORPCError) throw error
      const problem = asProblem(error)
      if (problem.code === 'not allowed') noteRefused(asker, path, input)
      throw problemError(problem)
    }
  })

/** Throws `Problem` "other person" for words that somebody typed who is not the one who is signed in. */
export function refuseOthersWords(typedBy: string | undefined, me: Account): void {
  if (typedBy === undefined || typedBy === me.id) return
  throw new Problem(
    'other person',
    'Somebody else typed these words, and is not signed in in this window.',
    'They are kept in this window, out of sight.',
    'They are saved as soon as that person signs in here.',
  )
}

/** What a screen shows of a Problem. */
export const wordsOf = ({ code, message, safe, todo, waitSeconds }: Problem): ProblemWords => ({
  code,
  happened: message,
  safe,
  todo,
  ...(waitSeconds && { waitSeconds }),
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
