/** `generate`: a workspace full of made-up families, of the size of a whole service, for trying and measuring. */
import { randomInt } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { z } from 'zod'
import { londonDate } from '../../shared/clocks/index.ts'
import { places } from '../generate/names.ts'
import { generateWorkspace, refuseUsedFolder } from '../generate/workspace.ts'
import { Problem } from '../problem.ts'
import { pathsOf } from '../workspace/paths.ts'
import { DONE, type Exit, type Io, print, say } from './io.ts'

export type GenerateWords = {
  workspace: string
  cases: string
  records: string
  seed: string
  passphrase?: string
  now?: string
}

const count = (most: number) => z.coerce.number().int().nonnegative().max(most)
const wordsSchema = z.object({
  cases: count(100_000),
  records: count(1_000_000),
  seed: count(Number.MAX_SAFE_INTEGER),
})

const WORDS_IN_PASSPHRASE = 5

/** As good as those that people are advised to choose: five words out of more than a thousand. */
const newPassphrase = (): string =>
  Array.from({ length: WORDS_IN_PASSPHRASE }, () => places[randomInt(places.length)]?.toLowerCase()).join(' ')

function numbersOf(words: GenerateWords) {
  const read = wordsSchema.safeParse(words)
  if (read.success) return read.data
  throw new Problem(
    'not valid',
    'The numbers of cases and records and the seed are whole numbers that are not below zero.',
    'Nothing was made.',
    'For example: --cases 5000 --records 20000 --seed 1.',
  )
}

function dayOf(now: string | undefined): string {
  const moment = now === undefined ? new Date() : new Date(now)
  if (!Number.isNaN(moment.getTime())) return londonDate(moment.toISOString())
  throw new Problem('not valid', 'This is not a date or an instant.', 'Nothing was made.', 'Like 2026-11-29.')
}

/**
 * Makes the workspace. Records that are signed here were frozen with their canonical JSON and hash, and have neither
 * Word files nor Office signatures; the output says so. The passphrase may stand on the command line, unlike any
 * other, because what it guards is made up.
 */
export async function generate(io: Io, words: GenerateWords): Promise<Exit> {
  const { cases, records, seed } = numbersOf(words)
  const today = dayOf(words.now)
  const folder = resolve(words.workspace)
  await refuseUsedFolder(folder)
  const passphrase = words.passphrase ?? newPassphrase()
  const begun = performance.now()
  const step = Math.max(1, Math.ceil(records / 20))
  let told = 0
  const made = await generateWorkspace({
    cases,
    records,
    seed,
    today,
    folder,
    passphrase,
    progress: (done) => {
      if (done < told + step) return
      told = done
      say(io, `${done} of ${records} records.`)
    },
  })
  const { people, recoveryCode, ...content } = made
  const { size } = await stat(pathsOf(folder).db)
  print(io, {
    workspace: folder,
    seed,
    today,
    ...content,
    bytes: size,
    milliseconds: Math.round(performance.now() - begun),
    signedMeans: 'frozen with canonical JSON and hash; no Word files, no Office signatures, no findings',
    passphrase,
    recoveryCode,
    people,
  })
  say(
    io,
    'The workspace was made. Everybody in it is fictional and opens it with the passphrase above. Records that are signed were frozen without Word files and without Office signatures.',
  )
  return DONE
}
