/**
 * Reading ten thousand words for wording: in a new process with nothing read before, again, and after one edited entry.
 * Peers in the same run: the lists of patterns alone, and cutting the same text into words by the engine's own segmenter.
 */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { matchCues } from '../../shared/cues/index.ts'
import { cueModel, noticeWording } from '../../shared/cues/notice.ts'
import { entriesOf, readAuthors } from '../cues/corpus.ts'
import { placed } from '../cues/dataset.ts'
import { rounds, spread } from './numbers.ts'

const WORDS = 10_000

/** Entries of about fifty words, ten thousand words in all, no two alike; `turn` makes all of them new. */
export function entries(turn = 0): string[] {
  const sentences = readAuthors().flatMap(({ lines }) => entriesOf(lines).map((entry) => placed(entry).text))
  const made: string[] = []
  let words = 0
  for (let at = 0; words < WORDS; at += 1) {
    const text = [0, 1, 2, 3].map((nth) => sentences[(turn * 31 + at * 4 + nth) % sentences.length]).join(' ')
    words += text.split(/\s+/).length
    made.push(`${text} Day ${turn}.`)
  }
  return made
}

/** In a new process: the weights are read, the model is made, and every entry is read once. */
function cold(): number {
  const script = `
    import { entries } from ${JSON.stringify(import.meta.url)}
    const texts = entries(1)
    const { noticeWording } = await import(${JSON.stringify(new URL('../../shared/cues/notice.ts', import.meta.url).href)})
    const start = performance.now()
    for (const text of texts) noticeWording(text)
    process.stdout.write(String(performance.now() - start))
  `
  const done = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })
  if (done.status !== 0) throw new Error(done.stderr)
  return Number(done.stdout)
}

export async function cueFigures() {
  const colds = Array.from({ length: 7 }, cold)
  cueModel()
  const read = (match: (text: string) => unknown) => (turn: number) => {
    for (const text of entries(turn)) match(text)
  }
  const texts = entries(50)
  const making = await rounds(9, (turn) => entries(turn))
  const again = await rounds(9, read(noticeWording))
  const patterns = await rounds(9, read(matchCues))
  const segmenter = new Intl.Segmenter('en', { granularity: 'word' })
  const segments = await rounds(
    9,
    read((text) => [...segmenter.segment(text)].length),
  )
  const edited = await rounds(300, (turn) =>
    noticeWording(`${texts[turn % texts.length]} Seen again on day ${turn}.`),
  )
  const weights = readFileSync(new URL('../../resources/cues/weights.json', import.meta.url))
  return {
    what: 'reading 10,000 words for wording, ms',
    cold: spread(colds),
    again: spread(again),
    peerPatternsAlone: spread(patterns),
    peerCuttingIntoWords: spread(segments),
    makingTheText: spread(making),
    oneEditedEntry: spread(edited),
    weightsCompressed: `${(gzipSync(weights, { level: 9 }).length / 1000).toFixed(0)} kB`,
  }
}
