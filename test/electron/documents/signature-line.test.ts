/** Signature lines as a word processor sees them, and the pictures that are drawn on them. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emfOf, widthOf } from '../../../electron/documents/emf.ts'
import { type SignatureLine, signedImages, writeMinutes } from '../../../electron/documents/index.ts'
import { unsignedImage } from '../../../electron/documents/signature-line.ts'
import { signDocument, verifyDocument } from '../../../electron/signing/index.ts'
import { copyFor, draft, example, signed } from '../../shared/copies/examples.ts'
import { makeColleague, makeSigner } from '../signing/helpers.ts'
import { partsOf, xmlOf } from './leaks.ts'

const at = '2026-09-18T12:31:07Z'
const line = (n: number, name: string, title: string): SignatureLine => ({
  id: `{11111111-2222-4333-8444-55555555550${n}}`,
  name,
  title,
})
const lines = [line(1, 'Amara Osei', 'CP chair'), line(2, '', 'Team manager')]
const copy = (id = 'p-dana', state: typeof draft = signed) =>
  copyFor(example('icpc_harcastle'), id, state).copy

/** Every record of a metafile, read by the plain rules of the format. */
function records(emf: Uint8Array): { kind: number; at: number; size: number }[] {
  const view = new DataView(emf.buffer, emf.byteOffset, emf.byteLength)
  const found = []
  for (let offset = 0; offset < emf.length; ) {
    const size = view.getUint32(offset + 4, true)
    found.push({ kind: view.getUint32(offset, true), at: offset, size })
    if (size < 8 || size % 4 !== 0) throw new Error(`a record of ${size} bytes`)
    offset += size
  }
  return found
}

/** The words of a metafile, from its text records. */
function wordsIn(emf: Uint8Array): string[] {
  const view = new DataView(emf.buffer, emf.byteOffset, emf.byteLength)
  return records(emf)
    .filter(({ kind }) => kind === 84)
    .map(({ at: start }) => {
      const count = view.getUint32(start + 44, true)
      const from = start + view.getUint32(start + 48, true)
      return Array.from({ length: count }, (_, n) =>
        String.fromCharCode(view.getUint16(from + 2 * n, true)),
      ).join('')
    })
}

describe('a signature line in a document', () => {
  it('is made as Word makes it: a shape with a picture, the line, its number and who is to sign', async () => {
    const xml = xmlOf(await writeMinutes(copy(), lines), 'word/document.xml')
    expect(xml.match(/<o:signatureline /g)).toHaveLength(2)
    expect(xml).toContain(
      '<o:signatureline v:ext="edit" id="{11111111-2222-4333-8444-555555555501}" provid="{00000000-0000-0000-0000-000000000000}" o:suggestedsigner="Amara Osei" o:suggestedsigner2="CP chair" showsigndate="t" issignatureline="t"/>',
    )
    expect(xml).toContain('alt="Signature line, Amara Osei, CP chair"')
    expect(xml.match(/<v:shapetype /g)).toHaveLength(1)
  })

  it('has its picture, its link and its kind in the package', async () => {
    const file = await writeMinutes(copy(), lines)
    expect(Object.keys(partsOf(file)).filter((part) => part.endsWith('.emf'))).toEqual([
      'word/media/signature-line-1.emf',
      'word/media/signature-line-2.emf',
    ])
    expect(xmlOf(file, '[Content_Types].xml')).toContain(
      '<Default Extension="emf" ContentType="image/x-emf"/>',
    )
    const links = xmlOf(file, 'word/_rels/document.xml.rels')
    for (const [, id] of xmlOf(file, 'word/document.xml').matchAll(/<v:imagedata r:id="([^"]+)"/g))
      expect(links).toContain(`Id="${id}"`)
  })

  it('is not in a draft, nor in a note that names nobody', async () => {
    const note = copyFor(example('group_supervision_family_l'), 'learning-note', signed).copy
    for (const one of [copy('internal', draft), note])
      expect(xmlOf(await writeMinutes(one, lines), 'word/document.xml')).not.toContain('signatureline')
  })

  it('is signed by name, and the next one by role, on the same bytes', async () => {
    const { authority, identity } = await makeSigner()
    const rosa = await makeColleague(authority)
    const sign = (file: Uint8Array, who: typeof identity, name: string, n: number) =>
      signDocument(file, who, {
        at: new Date('2026-11-20T14:30:00Z'),
        purpose: '',
        line: { id: lines[n]?.id ?? '', text: name, ...signedImages({ name, role: 'CP chair', at }) },
      })
    const one = sign(await writeMinutes(copy(), lines), identity, 'Amara Osei', 0)
    expect(verifyDocument(one, { trusted: [] }).unsignedLines).toEqual(['Team manager'])
    const both = verifyDocument(sign(one, rosa, 'Rosa Okafor', 1), { trusted: [authority.certificate] })
    expect(both).toMatchObject({ state: 'genuine', trust: 'trusted', unsignedLines: [] })
    const xml = xmlOf(one, '_xmlsignatures/sig1.xml')
    expect(xml).toContain(`<SetupID>${lines[0]?.id}</SetupID><SignatureText>Amara Osei</SignatureText>`)
    expect(xml).toContain('<SignatureType>2</SignatureType>')
  })

  it('keeps names that would be markup, and takes out what no file can hold', async () => {
    const odd = [line(1, 'Zoë "Z" O’Brien & <Sons>\u0001', 'Chair\nof chairs')]
    const xml = xmlOf(await writeMinutes(copy(), odd), 'word/document.xml')
    expect(xml).toContain('o:suggestedsigner="Zoë &quot;Z&quot; O’Brien &amp; &lt;Sons&gt;"')
    expect(xml).toContain('o:suggestedsigner2="Chair of chairs"')
  })
})

describe('the pictures of a line', () => {
  it('say who is to sign, and once it is signed who did and when, or that it does not hold', () => {
    expect(wordsIn(unsignedImage(line(1, 'Amara Osei', 'CP chair')))).toEqual(['X', 'Amara Osei', 'CP chair'])
    const { valid, invalid } = signedImages({ name: 'Amara Osei', role: 'CP chair', at })
    expect(wordsIn(valid)).toEqual(['18 September 2026, 13:31', 'Amara Osei', 'Amara Osei', 'CP chair'])
    expect(wordsIn(invalid)[0]).toBe('Not a valid signature')
  })

  it('are whole metafiles for any name, drawn inside the frame, and the same every time', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 90 }),
        fc.string({ maxLength: 90 }),
        (name, role) => {
          const { valid } = signedImages({ name, role, at })
          expect(Buffer.from(valid).equals(Buffer.from(signedImages({ name, role, at }).valid))).toBe(true)
          const view = new DataView(valid.buffer)
          const all = records(valid)
          expect([all[0]?.kind, all.at(-1)?.kind]).toEqual([1, 14])
          expect(view.getUint32(40, true)).toBe(0x464d4520)
          expect(view.getUint32(48, true)).toBe(valid.length)
          expect(view.getUint32(52, true)).toBe(all.length)
          for (const { kind, at: start, size } of all) {
            if (kind !== 84) continue
            const count = view.getUint32(start + 44, true)
            const steps = view.getUint32(start + 72, true)
            expect(steps + 4 * count).toBe(size)
            let end = view.getInt32(start + 36, true)
            for (let n = 0; n < count; n++) end += view.getInt32(start + steps + 4 * n, true)
            expect(end).toBeLessThanOrEqual(2560)
          }
        },
      ),
    )
  })

  it('take letters as wide as the typeface has them', () => {
    const width = (text: string) => widthOf({ text, at: [0, 0], size: 1000, color: '000000' })
    expect(width('Mill')).toBe(833 + 222 + 222 + 222)
    expect(width('é')).toBe(width('e'))
    expect(width('e\u0301')).toBe(width('e'))
    expect(emfOf({ width: 100, height: 100, strokes: [], words: [] }).length).toBeGreaterThan(108)
  })
})
