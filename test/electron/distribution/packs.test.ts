import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { markOf, portalFolder, printPack } from '../../../electron/distribution/index.ts'
import { manifestSchema } from '../../../electron/distribution/portal.ts'
import { linesForWindow } from '../../../electron/distribution/print-pack.ts'
import { addressWindow } from '../../../electron/documents/index.ts'
import { allText, textOf, xmlOf } from '../documents/leaks.ts'
import { sendingOf } from './kit.ts'

const address = { name: 'Mr Lee Pruett', lines: ['14 Harrow Lane', 'Wexcombe', 'WX4 7TT'] }

/** Lines that stand in the frame for the window, from the XML of a page. */
const framed = (file: Uint8Array): string[] =>
  [...xmlOf(file, 'word/document.xml').matchAll(/<w:p>.*?<\/w:p>/gs)]
    .filter(([paragraph]) => paragraph.includes('<w:framePr'))
    .map(([paragraph]) => [...paragraph.matchAll(/<w:t[^>]*>([^<]*)/g)].map(([, text]) => text).join(''))

describe('A print pack', () => {
  it('is the address page, the cover note and the signed copy, in the order of printing', async () => {
    const sending = await sendingOf()
    const pack = await printPack(sending, address)
    expect(pack.map(({ fileName }) => fileName)).toEqual([
      '1 address page.docx',
      '2 cover note.docx',
      '3 Initial conference 2026-09-17 WX-4471 parent 2 v1.0.docx',
    ])
    expect(pack[2]?.bytes).toBe(sending.file.bytes)
  })

  it('has the name and the address, and nothing else, where the window of the envelope is', async () => {
    const [page] = await printPack(await sendingOf(), address)
    const file = page?.bytes ?? new Uint8Array()
    expect(framed(file)).toEqual(['Mr Lee Pruett', '14 Harrow Lane', 'Wexcombe', 'WX4 7TT'])
    const [frame = ''] = /<w:framePr[^>]*>/.exec(xmlOf(file, 'word/document.xml')) ?? []
    const mm = (name: string) => (Number(new RegExp(`w:${name}="(\\d+)"`).exec(frame)?.[1]) * 25.4) / 1440
    expect(frame).toContain('w:hAnchor="page"')
    expect(frame).toContain('w:vAnchor="page"')
    expect([mm('x'), mm('y'), mm('w'), mm('h')].map(Math.round)).toEqual([21, 57, 78, 24])
    expect(addressWindow.clearBelow).toBeGreaterThan(92)
  })

  it('names no child and no other member of the family outside the signed copy', async () => {
    const pack = await printPack(await sendingOf(), address)
    for (const { bytes } of pack.slice(0, 2))
      for (const name of ['Tyler', 'Mia', 'Harcastle']) expect(allText(bytes)).not.toContain(name)
  })

  it('says in the cover note what is enclosed, and how to check it, have it put right and complain', async () => {
    const sending = await sendingOf()
    const [, note] = await printPack(sending, address)
    const text = textOf(xmlOf(note?.bytes ?? new Uint8Array(), 'word/document.xml')).replace(/\s+/g, ' ')
    for (const words of [
      'Mr Lee Pruett',
      'Minutes',
      'WX-4471',
      markOf(sending.lineId),
      '1.0',
      'How to check that it is genuine',
      'If something in it is wrong',
      'You can complain to Wexcombe County Council',
      'Conference team, 01632 960001 or conferences@wexcombe.example',
    ])
      expect(text).toContain(words)
    expect(text.replaceAll(' ', '')).toContain(sending.sha256)
  })

  it('has headings, a language and a title, so that it can be read aloud', async () => {
    const [page, note] = await printPack(await sendingOf(), address)
    for (const file of [page, note]) {
      const bytes = file?.bytes ?? new Uint8Array()
      expect(xmlOf(bytes, 'word/document.xml')).toMatch(/<w:pStyle w:val="Title"/)
      expect(xmlOf(bytes, 'word/document.xml')).toMatch(/<w:pStyle w:val="Heading1"/)
      expect(xmlOf(bytes, 'word/styles.xml')).toContain('w:val="en-GB"')
      expect(xmlOf(bytes, 'docProps/core.xml')).toMatch(/<dc:title>[^<]+<\/dc:title>/)
    }
  })

  it.each([
    [{ name: ' ', lines: ['1 Street', 'WX1 1AA'] }, 'There is no name for the envelope.'],
    [{ name: 'Lee Pruett', lines: [' ', '\n'] }, 'There is no postal address.'],
    [
      {
        name: 'Lee Pruett',
        lines: Array.from({ length: 14 }, (_, at) => `Line ${at} of a very long address, Wexcombe`),
      },
      'The address is too long for the window of an envelope, even in small type.',
    ],
    [
      { name: 'The parents of Tyler Harcastle', lines: ['1 Street', 'WX1 1AA'] },
      'The address names somebody of the family other than the person it goes to. It would be read through the window of the envelope.',
    ],
    [
      { name: 'Lee Pruett', lines: ['c/o Mia', '1 Street', 'WX1 1AA'] },
      'The address names somebody of the family other than the person it goes to. It would be read through the window of the envelope.',
    ],
  ])('is refused with a sentence for %j', async (given, says) => {
    await expect(printPack(await sendingOf(), given)).rejects.toMatchObject({
      message: says,
      safe: 'Nothing was printed.',
    })
  })

  it('takes a street that happens to have the name of a child', async () => {
    await expect(
      printPack(await sendingOf(), { name: 'Lee Pruett', lines: ['3 Harcastle Road', 'WX1 1AA'] }),
    ).resolves.toHaveLength(3)
  })

  it('splits an address that was written down in one piece at its lines', async () => {
    const [page] = await printPack(await sendingOf(), {
      name: 'Lee',
      lines: ['14 Harrow Lane\r\nWexcombe\nWX4 7TT'],
    })
    expect(framed(page?.bytes ?? new Uint8Array())).toEqual(['Lee', '14 Harrow Lane', 'Wexcombe', 'WX4 7TT'])
  })
})

describe('The lines in the window', () => {
  it('keep every word of a long address, in its order', () => {
    const long = [
      'Designated Safeguarding Lead, The Right Reverend Bartholomew Featherstonehaugh-Cholmondeley Academy',
      'Flat 12b, Lower Ground Floor',
      'The Old Maltings',
      'Great Yarmouth Road',
      'Wexcombe-under-Lyme',
      'WX4 7TT',
    ]
    const lines = linesForWindow(long)
    expect(lines?.length).toBeLessThanOrEqual(7)
    expect(lines?.join(' ').replace(/[\s,]+/g, ' ')).toBe(long.join(' ').replace(/[\s,]+/g, ' '))
  })

  it('are never more than seven, never lose a letter, and end with the last line', () => {
    const word = fc.string({
      unit: fc.constantFrom(...'abcdefghilmnoprstuwABCDMW0123é漢'),
      minLength: 1,
      maxLength: 60,
    })
    const line = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '))
    fc.assert(
      fc.property(fc.array(line, { minLength: 2, maxLength: 9 }), (given) => {
        const lines = linesForWindow(given)
        if (!lines) return
        expect(lines.length).toBeLessThanOrEqual(7)
        const letters = (texts: readonly string[]) => texts.join('').replace(/[\s,]/g, '')
        expect(letters(lines)).toBe(letters(given))
      }),
    )
  })
})

describe('A portal folder', () => {
  it('is named by reference and kind of document, and holds the signed copy, a manifest and a note', async () => {
    const sending = await sendingOf()
    const { name, files } = await portalFolder(sending)
    expect(name).toBe(`WX-4471 minutes ${markOf(sending.lineId)}`)
    expect(files.map(({ fileName }) => fileName)).toEqual([
      'Initial conference 2026-09-17 WX-4471 parent 2 v1.0.docx',
      'manifest.json',
      'read me.txt',
    ])
    expect(files[0]?.bytes).toBe(sending.file.bytes)
  })

  it('proves in its manifest which file it was, for whom by role, and names nobody', async () => {
    const sending = await sendingOf({ recipient: { name: 'Lee Pruett', role: "Tyler's father" } })
    const { files } = await portalFolder(sending)
    const [copy, json, note] = files.map(({ bytes }) => bytes)
    const manifest = manifestSchema.parse(JSON.parse(Buffer.from(json ?? []).toString()))
    expect(manifest).toMatchObject({
      reference: 'WX-4471',
      document: 'minutes',
      version: '1.0',
      audience: 'parent',
      recipientRole: 'parent',
    })
    const sha256 = createHash('sha256')
      .update(copy ?? '')
      .digest('hex')
    expect(manifest.files).toEqual([{ name: files[0]?.fileName, bytes: copy?.length, sha256 }])
    const words = Buffer.from(note ?? []).toString()
    expect(words).toContain(sha256)
    expect(words).toContain('17 September 2026')
    expect(`${words}${JSON.stringify(manifest)}`).not.toMatch(/tyler|pruett|lee\b|mia|harcastle/i)
  })

  it('gives the role of a professional', async () => {
    const { files } = await portalFolder(
      await sendingOf({
        audience: 'professionals',
        recipient: { name: 'Siobhan Greaves', role: 'Health visitor' },
      }),
    )
    expect(JSON.parse(Buffer.from(files[1]?.bytes ?? []).toString()).recipientRole).toBe('Health visitor')
  })

  it('is refused when the file is not the one that was signed', async () => {
    const sending = await sendingOf({ sha256: '0'.repeat(64) })
    await expect(portalFolder(sending)).rejects.toMatchObject({ code: 'damaged file' })
  })
})
