/** `cues [FILE]`: reads JSON lines and writes, for each, the wording that raises a question. */
import { createReadStream } from 'node:fs'
import { access } from 'node:fs/promises'
import { z } from 'zod'
import { isLearned } from '../../shared/cues/index.ts'
import { askAboutWording } from '../../shared/cues/notice.ts'
import { bytesOf, COULD_NOT, DONE, type Exit, type Io, linesOf, printLine, say } from './io.ts'

const names = z.array(z.string()).optional()

/** Besides `id` and `text`, a line may say where the text stands and who is who, as the record would. */
const lineSchema = z.object({
  id: z.union([z.string(), z.number()]),
  text: z.string(),
  section: z.string().optional(),
  speaker: z.enum(['child', 'family', 'professional']).optional().catch(undefined),
  carers: names,
  children: names,
  ownAppointments: names,
  meetingYear: z.number().int().optional(),
})

/**
 * A line that cannot be read is told by its number and gets no answer; the others do. Of the learned families what is
 * only counted is left out, unless `counted`.
 */
export async function cues(
  io: Io,
  file: string | undefined,
  { counted = false }: { counted?: boolean } = {},
): Promise<Exit> {
  if (file !== undefined) await access(file).catch(() => bytesOf(file))
  const input = file === undefined ? io.input : createReadStream(file)
  let wrong = 0
  for await (const { number, text } of linesOf(input)) {
    const line = read(text)
    if (!line) {
      wrong += 1
      say(io, `Line ${number} was left out: it should be JSON with an "id" and a "text".`)
      continue
    }
    const { id, text: words, ...context } = line
    const found = askAboutWording(words, context).filter(
      ({ family, quiet }) => counted || !quiet || !isLearned(family),
    )
    await printLine(io, {
      id,
      cues: found.map(({ family, cue, start, end, text, question, quiet, negated, learned }) => ({
        family,
        cue,
        start,
        end,
        text,
        question,
        quiet,
        negated,
        ...(learned && { chance: learned.chance, because: learned.because }),
      })),
    })
  }
  return wrong > 0 ? COULD_NOT : DONE
}

function read(text: string) {
  try {
    return lineSchema.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
