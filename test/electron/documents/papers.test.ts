import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fileNameFor, writeMinutes, writePaper } from '../../../electron/documents/index.ts'
import {
  buildCopy,
  buildPaper,
  paperKinds,
  paperLabelOf,
  paperRecipients,
  recipientsOf,
} from '../../../shared/copies/index.ts'
import { templates } from '../../../shared/templates/index.ts'
import { copyFor, draft, example, signed } from '../../shared/copies/examples.ts'
import { mayReadItem, meetingFrom, seedArbitrary } from '../../shared/copies/meetings.ts'
import { allText, leaksIn, textOf, xmlOf } from './leaks.ts'

/** Half points of every style that stands on a page. */
function sizesIn(file: Uint8Array): number[] {
  const used = ['document', 'header1', 'footer1'].flatMap((part) =>
    [...xmlOf(file, `word/${part}.xml`).matchAll(/<w:pStyle w:val="(\w+)"/g)].map(([, style]) => style),
  )
  const styles = xmlOf(file, 'word/styles.xml')
  const ofStyles = [...styles.matchAll(/<w:style [^>]*w:styleId="(\w+)".*?<\/w:style>/gs)]
    .filter(([, id]) => used.includes(id))
    .map(([style]) => style)
  const size = /<w:sz w:val="(\d+)"/
  return [styles.split('</w:docDefaults>')[0] ?? '', ...ofStyles].flatMap((xml) => {
    const found = size.exec(xml)
    return found ? [Number(found[1])] : []
  })
}

const conference = example('icpc_harcastle')

describe('Letters and sheets of generated meetings', () => {
  it('hold nothing in any part of the file that their reader may not read', {
    timeout: 120_000,
  }, async () => {
    const some = templates.filter(({ type }) => ['ICPC', 'RCPC', 'CIN_REVIEW', 'STRAT'].includes(type))
    await fc.assert(
      fc.asyncProperty(seedArbitrary, fc.constantFrom(...some), async (seed, template) => {
        const { minutes, items } = meetingFrom(template, seed)
        for (const paper of paperKinds) {
          for (const reader of paperRecipients(minutes, template, paper).slice(0, 4)) {
            const made = buildPaper(minutes, paper, reader, { template, state: signed, fictional: false })
            const barred = items.filter((item) => !mayReadItem(minutes, item, reader)).map(({ word }) => word)
            expect(leaksIn(await writePaper(made.copy), [...barred, 'idmark', 'rawzq', 'originzq'])).toEqual(
              [],
            )
          }
        }
      }),
      { numRuns: 6 },
    )
  })

  it('have no name of a child or an adult in the name of the file', () => {
    const { minutes, template } = conference
    const names = [...minutes.people, ...minutes.children].flatMap(({ name }) => name.split(' '))
    for (const paper of paperKinds) {
      const readers = paperRecipients(minutes, template, paper)
      const files = readers.map((reader) => {
        const { copy } = buildPaper(minutes, paper, reader, { template, state: draft, fictional: true })
        return fileNameFor(copy, paperLabelOf(paper, readers, reader))
      })
      expect(new Set(files).size).toBe(readers.length)
      for (const file of files)
        expect(names.filter((name) => name.length > 2 && file.includes(name))).toEqual([])
    }
  })
})

describe('A letter', () => {
  const made = (paper: 'decision letter' | 'child letter' | 'referral sheet', id: string, state = draft) => {
    const { minutes, template } = conference
    const reader = paperRecipients(minutes, template, paper).find((one) => one.id === id)
    if (!reader) throw new Error(`${id} has none`)
    return writePaper(buildPaper(minutes, paper, reader, { template, state, fictional: true }).copy)
  }

  it('says DRAFT until it is signed; a referral sheet says where it comes from instead', async () => {
    expect(xmlOf(await made('decision letter', 'p-lee'), 'word/header1.xml')).toContain('string="DRAFT"')
    expect(xmlOf(await made('decision letter', 'p-lee', signed), 'word/header1.xml')).not.toContain('DRAFT')
    const sheet = await made('referral sheet', 'internal')
    expect(xmlOf(sheet, 'word/header1.xml')).not.toContain('DRAFT')
    expect(textOf(xmlOf(sheet, 'word/footer1.xml'))).toContain('From a record that is not signed yet')
  })

  it('to a child is in 18 point, and has no word of the services about drafts and fingerprints', async () => {
    const child = conference.minutes.children[0]?.id ?? ''
    const letter = await made('child letter', child, signed)
    const sizes = sizesIn(letter)
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(36)
    expect(allText(letter)).not.toContain('SHA-256')
  })
})

describe('Large print', () => {
  it('has the same words as the copy in the same order, in no smaller letters than 18 point', async () => {
    for (const id of ['internal', 'p-dana', 'p-lee']) {
      const { copy } = copyFor(conference, id)
      const large = await writeMinutes(copy, [], { large: true })
      const sizes = sizesIn(large)
      expect(Math.min(...sizes)).toBeGreaterThanOrEqual(36)
      const words = (file: Uint8Array) => new Set(textOf(xmlOf(file, 'word/document.xml')).match(/\p{L}+/gu))
      expect(words(large)).toEqual(words(await writeMinutes(copy)))
    }
  })

  it('holds nothing that its reader may not read', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(seedArbitrary, fc.constantFrom(...templates), async (seed, template) => {
        const { minutes, items } = meetingFrom(template, seed)
        for (const reader of recipientsOf(minutes, template).slice(-2)) {
          const { copy } = buildCopy(minutes, reader, { template, state: signed, fictional: false })
          const barred = items.filter((item) => !mayReadItem(minutes, item, reader)).map(({ word }) => word)
          expect(leaksIn(await writeMinutes(copy, [], { large: true }), barred)).toEqual([])
        }
      }),
      { numRuns: 5 },
    )
  })

  it('of a signed copy says that the signature is in the other file', async () => {
    const { copy } = copyFor(conference, 'p-dana', signed)
    const text = allText(await writeMinutes(copy, [], { large: true }))
    expect(text).toContain('This file carries no digital signature')
    expect(text).toContain('Version 1.0')
  })
})
