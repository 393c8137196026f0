/** `scan FILE --not WORDS`: does a produced file hold one of these words anywhere, visible or not? */
import { scanForLeaks } from '../documents/leak-scan.ts'
import { Problem } from '../problem.ts'
import { ANSWER_IS_NO, bytesOf, DONE, type Exit, type Io, print, say, secretFrom } from './io.ts'

export type ScanOptions = { not?: string[]; notFile?: string; anywhere?: boolean }

/** A file of words, one on each line. */
async function wordsOf(io: Io, { not = [], notFile }: ScanOptions): Promise<string[]> {
  if (notFile === undefined) return not
  const text = notFile === '-' ? await secretFrom(io, '-') : new TextDecoder().decode(await bytesOf(notFile))
  return [...not, ...text.split(/\r?\n/)]
}

export async function scan(io: Io, files: string[], options: ScanOptions): Promise<Exit> {
  const words = (await wordsOf(io, options)).map((word) => word.trim()).filter(Boolean)
  if (words.length === 0)
    throw new Problem('not valid', 'Say which words must not be in it.', '', 'Use --not or --not-file.')
  const found = []
  for (const file of files) {
    const { leaks, parts, closed } = scanForLeaks(await bytesOf(file), words, options)
    found.push({ file, clean: leaks.length === 0 && closed.length === 0, leaks, parts: parts.length, closed })
  }
  print(io, { words: words.length, files: found })
  const leaking = found.filter(({ leaks }) => leaks.length > 0)
  const closed = found.filter(({ leaks, closed }) => leaks.length === 0 && closed.length > 0)
  if (leaking.length > 0)
    say(io, `Do not send: ${leaking.map(({ file }) => file).join(', ')} holds such words.`)
  if (closed.length > 0)
    say(io, `Not all of ${closed.map(({ file }) => file).join(', ')} could be looked into.`)
  if (leaking.length + closed.length > 0) return ANSWER_IS_NO
  say(io, files.length === 1 ? 'It holds none of these words.' : 'They hold none of these words.')
  return DONE
}
