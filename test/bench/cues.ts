/**
 * Reading ten thousand words for wording: in a new process with nothing read before, again, and after one edited entry.
 * Peers in the same run: the lists of patterns alone, and cutting the same text into words by the engine's own segmenter.
 */
import { spawnSync } from 'node:child_process'
import { z } from 'zod'
import { matchCues } from '../../shared/cues/index.ts'
import { askAboutWording, cueModel } from '../../shared/cues/notice.ts'
import { entriesOf, readAuthors } from '../cues/corpus.ts'
import { placed } from '../cues/dataset.ts'
import { type Figure, peerOf } from './figure.ts'
import { rounds, spread } from './numbers.ts'

const WORDS = 10_000

/** Gives entries of about fifty words, ten thousand words in all, no two alike and none given before. */
function entryMaker(): (turn: number) => string[] {
  const sentences = readAuthors().flatMap(({ lines }) => entriesOf(lines).map((entry) => placed(entry).text))
  return (turn) => {
    const made: string[] = []
    let words = 0
    for (let at = 0; words < WORDS; at += 1) {
      const text = [0, 1, 2, 3]
        .map((nth) => sentences[(turn * 131 + at * 4 + nth) % sentences.length])
        .join(' ')
      words += text.split(/\s+/).length
      made.push(`${text} Day ${turn}.`)
    }
    return made
  }
}

/** In a new process that has done nothing else: making the model ready, and then reading every entry once. */
function cold(texts: readonly string[]): { ready: number; read: number } {
  const script = `
    import { readFileSync } from 'node:fs'
    const texts = JSON.parse(readFileSync(0, 'utf8'))
    const { askAboutWording, makeReady } = await import(${JSON.stringify(new URL('../../shared/cues/notice.ts', import.meta.url).href)})
    const start = performance.now()
    makeReady()
    const ready = performance.now() - start
    for (const text of texts) askAboutWording(text)
    process.stdout.write(JSON.stringify({ ready, read: performance.now() - start - ready }))
  `
  const done = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
    input: JSON.stringify(texts),
  })
  if (done.status !== 0) throw new Error(done.stderr)
  return z.object({ ready: z.number(), read: z.number() }).parse(JSON.parse(done.stdout))
}

export async function cueFigures(): Promise<Figure[]> {
  const entries = entryMaker()
  const texts = entries(50)
  const colds = Array.from({ length: 9 }, (_, turn) => cold(entries(turn)))
  cueModel()
  const each = async (read: (text: string) => unknown) => {
    const given = Array.from({ length: 9 }, (_, turn) => entries(turn + 100))
    return rounds(given.length, (turn) => {
      for (const text of given[turn] ?? []) read(text)
    })
  }
  const again = await each((text) => askAboutWording(text))
  const patterns = await each((text) => matchCues(text))
  const segmenter = new Intl.Segmenter('en', { granularity: 'word' })
  const segments = await each((text) => [...segmenter.segment(text)].length)
  const edited = await rounds(300, (turn) =>
    askAboutWording(`${texts[turn % texts.length]} Seen again on day ${turn}.`),
  )
  const read = spread(again)
  return [
    {
      id: 'cues.read',
      says: '10,000 words read for their wording',
      unit: 'ms',
      value: read,
      peer: peerOf('cutting them into words', read, spread(segments)),
      note: `the patterns alone take ${spread(patterns).median} ms`,
    },
    { id: 'cues.edit', says: 'One edited entry', unit: 'ms', value: spread(edited) },
    {
      id: 'cues.ready',
      says: 'Making the reader ready, in a new process',
      unit: 'ms',
      value: spread(colds.map(({ ready }) => ready)),
      note: `the first reading of 10,000 words then takes ${spread(colds.map((one) => one.read)).median} ms`,
    },
  ]
}
