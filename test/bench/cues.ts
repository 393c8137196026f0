/**
 * Reading ten thousand words for wording: in a new process with nothing read before, again, and after one edited entry.
 * Peers in the same run: the lists of patterns alone, and cutting the same text into words by the engine's own segmenter.
 */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { z } from 'zod'
import { matchCues } from '../../shared/cues/index.ts'
import { askAboutWording, cueModel } from '../../shared/cues/notice.ts'
import { entriesOf, readAuthors } from '../cues/corpus.ts'
import { placed } from '../cues/dataset.ts'
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

export async function cueFigures() {
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
  const weights = readFileSync(new URL('../../resources/cues/weights.json', import.meta.url))
  return {
    what: 'reading 10,000 words for wording, ms',
    makingReady: spread(colds.map(({ ready }) => ready)),
    cold: spread(colds.map(({ read }) => read)),
    again: spread(again),
    peerPatternsAlone: spread(patterns),
    peerCuttingIntoWords: spread(segments),
    oneEditedEntry: spread(edited),
    weightsCompressed: `${(gzipSync(weights, { level: 9 }).length / 1000).toFixed(0)} kB`,
  }
}
