import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { learnedFamilies } from '../../shared/cues/index.ts'
import { heldOut, readAuthors, readLines } from './corpus.ts'
import { familyFigures, hardRaised, macroF1 } from './figures.ts'
import { judge, onOrdinaryPages } from './score.ts'
import { trainingAuthors, weightsFor } from './weights.ts'

const authors = readAuthors()
const lines = authors.flatMap((one) => one.lines)
const file = new URL('../../resources/cues/weights.json', import.meta.url)

describe('the corpus', () => {
  it('has more than five thousand sentences, each with a name of its own', () => {
    expect(lines.length).toBeGreaterThan(5000)
    expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length)
  })

  it.each(learnedFamilies)(
    'has 450 and more sentences that %s asks about, and as many that only look so',
    (family) => {
      const wanted = lines.filter(({ families }) => families.includes(family)).length
      const near = lines.filter((line) => line.near?.includes(family)).length
      expect(wanted).toBeGreaterThanOrEqual(450)
      expect(near).toBeGreaterThanOrEqual(450)
    },
  )

  it('never says of a sentence both that it is wanted and that it only looks so', () => {
    for (const { families, near = [] } of lines)
      expect(families.filter((one) => near.includes(one))).toEqual([])
  })

  it('keeps the authors who are measured out of training', () => {
    const names = trainingAuthors(authors).map(({ name }) => name)
    for (const name of [...heldOut.measuring, ...heldOut.ordinary]) {
      expect(authors.map((one) => one.name)).toContain(name)
      expect(names).not.toContain(name)
    }
  })

  it('describes the register of every author', () => {
    const described = readFileSync(new URL('./corpus/README.md', import.meta.url), 'utf8')
    for (const { name, lines } of authors) {
      expect(described).toContain(`| \`${name}\` | ${lines.length.toLocaleString('en-GB')} |`)
    }
  })

  it('was read by a second reader, and says why where the two did not agree', () => {
    const disputed = lines.flatMap((line) => (line.disputed ? [line.disputed] : []))
    expect(disputed.length).toBeGreaterThan(100)
    for (const { first, second, why } of disputed) {
      expect(first).not.toEqual(second)
      expect(why).toMatch(/\.$/)
    }
  })

  it('names the line that is no sentence of it', () => {
    expect(() => readLines('{"id":"a","text":"x","families":[]}\n{"id":"b"}', 'made')).toThrow(/made, line 2/)
  })
})

describe('the weights', () => {
  it('are what training gives, byte for byte', { timeout: 300_000 }, () => {
    expect(weightsFor(authors).text).toBe(readFileSync(file, 'utf8'))
  })

  it('are less than 400 kB compressed', () => {
    expect(gzipSync(readFileSync(file), { level: 9 }).length).toBeLessThan(400_000)
  })

  describe('on authors who took no part in training', () => {
    const measured: ReadonlySet<string> = new Set(heldOut.measuring)
    const judged = judge(authors.filter(({ name }) => measured.has(name)).flatMap((one) => one.lines))

    it('leave more than 85 of 100 hard negatives alone', () => {
      const { raised, of } = hardRaised(judged)
      expect(of).toBeGreaterThan(500)
      expect(raised / of).toBeLessThan(0.15)
    })

    it('ask on a page of ordinary records about one thing in a hundred words, and rightly in two of three', () => {
      const { words, raised, right } = onOrdinaryPages()
      expect(words).toBeGreaterThan(10_000)
      expect(raised).toBeLessThan(words / 100)
      expect(right / raised).toBeGreaterThan(0.66)
    })

    it('reach a macro F1 of 0.75', () => expect(macroF1(judged)).toBeGreaterThanOrEqual(0.75))

    it.each(learnedFamilies)('reach an F1 of 0.65 for %s, right in about eight of ten', (family) => {
      const { f1, precision } = familyFigures(judged, family)
      expect(f1).toBeGreaterThanOrEqual(0.65)
      expect(precision).toBeGreaterThanOrEqual(0.77)
    })
  })
})
