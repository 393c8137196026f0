/**
 * What each kind of document looks like, written out in files, so that a change in a document is a difference that somebody
 * reads. A change that is meant: `npm exec -- vitest run test/golden -u` writes the files anew.
 */
import { describe, expect, it } from 'vitest'
import { writeMinutes } from '../../electron/documents/index.ts'
import { copyFor, signed } from '../shared/copies/examples.ts'
import { conference, documents, lines } from './files.ts'
import { shown } from './shown.ts'

/** What every document has in common, or only restates: styles stand in a file of their own, the content for programs is the text once more. */
const ofItsOwn = (name: string): boolean =>
  /^word\/(document|header1|footer1)\.xml$|^docProps\/core\.xml$|^word\/_rels\/document/.test(name)
const common = (name: string): boolean => /styles|numbering|settings|Content_Types|^_rels/.test(name)

describe('Every kind of document looks as it did', () => {
  it.each(Object.keys(documents))('%s', async (name) => {
    const file = await documents[name]?.()
    if (!file) throw new Error('It is made')
    await expect(shown(file, ofItsOwn)).toMatchFileSnapshot(`./documents/${name}.txt`)
  })

  it('in its styles, in usual and in large print', async () => {
    const { copy } = copyFor(conference, 'p-lee', signed)
    const usual = shown(await writeMinutes(copy, lines), common)
    await expect(usual).toMatchFileSnapshot('./documents/styles.txt')
    const large = shown(await writeMinutes(copy, [], { large: true }), common)
    await expect(large).toMatchFileSnapshot('./documents/styles of large print.txt')
  })

  it('and two ways of making the same copy give the same file', async () => {
    for (const [name, make] of Object.entries(documents))
      expect(Buffer.compare(await make(), await make()), name).toBe(0)
  })
})
