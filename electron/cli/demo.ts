/** `demo --out DIR`: the main job from the first word to signed documents, with the bundled fictional conference. */
import { ORPCError } from '@orpc/client'
import { demo as runDemo } from '../demo.ts'
import { ANSWER_IS_NO, DONE, type Exit, type Io, No, print } from './io.ts'

export async function demo(io: Io, out: string): Promise<Exit> {
  try {
    const result = await runDemo(out)
    print(io, result)
    return result.files.every((file) => file.verdict === 'genuine') ? DONE : ANSWER_IS_NO
  } catch (error) {
    // What a screen would have said.
    if (error instanceof ORPCError && error.code === 'PROBLEM') throw new No(error.message)
    throw error
  }
}
