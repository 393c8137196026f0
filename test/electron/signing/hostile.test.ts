/** The container, and bytes that nobody wrote on purpose: never genuine, never a crash, always a sentence. */
import fc from 'fast-check'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import { type SignatureReport, verifyDocument } from '../../../electron/signing/index.ts'
import { makeSigned, makeSigner, read, repack, SIGNATURE, TEXT } from './helpers.ts'

let authority: Uint8Array
let signed: Uint8Array
let original: SignatureReport
beforeAll(async () => {
  const signer = await makeSigner('ec-p256')
  authority = signer.authority.certificate
  signed = await makeSigned(signer.identity)
  original = verify(signed)
})
const verify = (bytes: Uint8Array) => verifyDocument(bytes, { trusted: [authority] })

const END = 22
const view = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

type Place = { name: string; local: number; central: number; data: number; end: number }

/** Where each entry lies, read by the plain rules of the format and not by the product's reader. */
function places(bytes: Uint8Array): Place[] {
  const at = view(bytes)
  const found: Place[] = []
  let central = at.getUint32(bytes.length - END + 16, true)
  while (at.getUint32(central, true) === 0x02014b50) {
    const local = at.getUint32(central + 42, true)
    const name = Buffer.from(
      bytes.subarray(central + 46, central + 46 + at.getUint16(central + 28, true)),
    ).toString()
    const data = local + 30 + at.getUint16(local + 26, true) + at.getUint16(local + 28, true)
    found.push({ name, local, central, data, end: data + at.getUint32(central + 20, true) })
    central += 46 + name.length + at.getUint16(central + 30, true) + at.getUint16(central + 32, true)
  }
  return found
}

const place = (name: string) => {
  const found = places(signed).find((p) => p.name === name)
  if (!found) throw new Error(`No ${name}`)
  return found
}
const altered = (change: (bytes: Uint8Array, at: DataView) => void) => {
  const bytes = Uint8Array.from(signed)
  change(bytes, view(bytes))
  return bytes
}
const join = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts))

/** Puts bytes in front of the list of contents and moves the list's address. */
function beforeCentral(bytes: Uint8Array, extra: Uint8Array): Uint8Array {
  const start = view(bytes).getUint32(bytes.length - END + 16, true)
  const out = join(bytes.subarray(0, start), extra, bytes.subarray(start))
  view(out).setUint32(out.length - END + 16, start + extra.length, true)
  return out
}

/** Puts bytes in front of everything and corrects every address, so that most readers notice nothing. */
function inFront(): Uint8Array {
  const extra = strToU8('hidden')
  const out = join(extra, signed)
  const at = view(out)
  for (const { central, local } of places(signed))
    at.setUint32(extra.length + central + 42, extra.length + local, true)
  const start = view(signed).getUint32(signed.length - END + 16, true)
  at.setUint32(out.length - END + 16, extra.length + start, true)
  return out
}

/** A second entry of one name, each with its own text: readers choose differently. */
function doubled(name: string, data: Uint8Array): Uint8Array {
  const files = unzipSync(signed)
  const alias = 'x'.repeat(name.length)
  const bytes = Buffer.from(zipSync({ ...files, [alias]: data }, { level: 0 }))
  for (let i = bytes.indexOf(alias); i >= 0; i = bytes.indexOf(alias)) bytes.write(name, i, 'latin1')
  return new Uint8Array(bytes)
}

describe('a container that programs could read differently is refused', () => {
  const forged = () => strToU8(read(unzipSync(signed), TEXT).replace('continues', 'ends'))
  const cases: [what: string, make: () => Uint8Array, says: RegExp][] = [
    ['two entries of one name', () => doubled(TEXT, forged()), /holds word\/document\.xml more than once/],
    [
      'two names that differ in case',
      () =>
        repack(signed, (f) => {
          f['word/DOCUMENT.xml'] = forged()
        }),
      /more than once/,
    ],
    ['bytes behind the end', () => join(signed, strToU8('more')), /added behind the end/],
    ['bytes in front', inFront, /hidden between/],
    [
      'bytes between the parts and the list',
      () => beforeCentral(signed, strToU8('hidden')),
      /hidden between/,
    ],
    [
      'a remark on the file',
      () => {
        const out = join(signed, strToU8('hi'))
        view(out).setUint16(signed.length - 2, 2, true)
        return out
      },
      /added behind the end/,
    ],
    [
      'another name in the local header',
      () =>
        altered((b) => {
          b[place(TEXT).local + 30 + 5] = 0x44
        }),
      /two headers of word\/document\.xml/,
    ],
    [
      'another size in the local header',
      () => altered((_, at) => at.setUint32(place(TEXT).local + 22, 5, true)),
      /two headers/,
    ],
    [
      'another packing in the local header',
      () => altered((_, at) => at.setUint16(place(TEXT).local + 8, 0, true)),
      /two headers/,
    ],
    [
      'another place for the local header',
      () => altered((_, at) => at.setUint32(place(TEXT).central + 42, place('word/styles.xml').local, true)),
      /two headers|hidden/,
    ],
    [
      'a changed byte in the packed text',
      () =>
        altered((b) => {
          b[place(TEXT).data + 40] = (b[place(TEXT).data + 40] ?? 0) ^ 4
        }),
      /damaged \(word\/document\.xml\)/,
    ],
    [
      'a checksum that does not fit',
      () =>
        altered((_, at) => {
          at.setUint32(place(TEXT).local + 14, 1, true)
          at.setUint32(place(TEXT).central + 16, 1, true)
        }),
      /damaged \(word\/document\.xml\)/,
    ],
    [
      'a folder entry',
      () =>
        repack(signed, (f) => {
          f['word/extra/'] = new Uint8Array()
        }),
      /word\/extra\/\) was added/,
    ],
    [
      'a name that leaves the package',
      () =>
        repack(signed, (f) => {
          f['../x.xml'] = strToU8('<x/>')
        }),
      /added/,
    ],
    [
      'a name beyond ASCII',
      () =>
        repack(signed, (f) => {
          f['word/ü.xml'] = strToU8('<x/>')
        }),
      /name that no Word document has/,
    ],
  ]
  it.each(cases)('%s', (_, make, says) => {
    const report = verify(make())
    expect(report.state).toBe('changed')
    expect(report.problems.join('\n')).toMatch(says)
  })
})

describe('what cannot be judged is not readable, with a sentence', () => {
  const cases: [what: string, make: () => Uint8Array, says: RegExp][] = [
    ['nothing at all', () => new Uint8Array(), /not a Word document/],
    ['a text file', () => strToU8('Minutes of the conference'), /not a Word document/],
    ['a PDF', () => strToU8('%PDF-1.7 and so on and on'), /This is a PDF/],
    [
      'the old Word format or a password',
      () => join(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]), new Uint8Array(600)),
      /older Word format/,
    ],
    ['a file cut short', () => signed.slice(0, signed.length - 1), /cut short/],
    ['half a file', () => signed.slice(0, signed.length / 2), /cut short/],
    ['a ZIP of something else', () => zipSync({ 'a.txt': strToU8('a') }), /not a Word document/],
    [
      'an encrypted entry',
      () =>
        altered((_, at) => {
          at.setUint16(place(TEXT).local + 6, 1, true)
          at.setUint16(place(TEXT).central + 8, 1, true)
        }),
      /password/,
    ],
    [
      'a file that unpacks to far too much',
      () => altered((_, at) => at.setUint32(place(TEXT).central + 24, 0xf0000000, true)),
      /larger than 200 MB/,
    ],
    [
      'a list of contents that says too much',
      () =>
        altered((_, at) => {
          at.setUint16(signed.length - END + 8, 60_000, true)
          at.setUint16(signed.length - END + 10, 60_000, true)
        }),
      /not in order/,
    ],
  ]
  it.each(cases)('%s', (_, make, says) => {
    const report = verify(make())
    expect(report).toMatchObject({ state: 'not readable', signer: null, trust: 'not known' })
    expect(report.problems.join('\n')).toMatch(says)
  })

  it('a part that unpacks to more than it says is not unpacked further', () => {
    const bomb = zipSync({
      'word/document.xml': new Uint8Array(50_000_000),
      '[Content_Types].xml': strToU8('<x/>'),
    })
    const [first] = places(bomb)
    if (!first) throw new Error('No entry')
    view(bomb).setUint32(first.local + 22, 10, true)
    view(bomb).setUint32(first.central + 24, 10, true)
    const before = process.memoryUsage().arrayBuffers
    expect(verify(bomb).state).toBe('not readable')
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20_000_000)
  })
})

/**
 * Bytes of the container that no reader takes content from: dates, versions of packers, attributes. Everything
 * else in the file is bound by a checksum, a digest or the agreement of two headers.
 */
function free(bytes: Uint8Array): Set<number> {
  const offsets = new Set<number>()
  const add = (from: number, to: number) => {
    for (let i = from; i < to; i++) offsets.add(i)
  }
  for (const { local, central } of places(bytes)) {
    add(local + 4, local + 6)
    add(local + 10, local + 14)
    add(central + 4, central + 8)
    add(central + 12, central + 16)
    add(central + 36, central + 42)
  }
  return offsets
}

/** Does another ZIP library find exactly the same parts in it? */
function sameContent(bytes: Uint8Array): boolean {
  const list = (docx: Uint8Array) =>
    Object.entries(unzipSync(docx)).map(([name, data]) => [name, Buffer.from(data).toString('base64')])
  return JSON.stringify(list(bytes)) === JSON.stringify(list(signed))
}

/** The same claim as the untouched file makes, about the same parts. */
const claim = ({ state, signer, role, signedAt, certificate, covers }: SignatureReport) => ({
  state,
  signer,
  role,
  signedAt,
  certificate: Buffer.from(certificate ?? []).toString('hex'),
  covers,
})

describe('bytes that nobody wrote on purpose', () => {
  it('are never genuine, whatever they are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        const report = verify(bytes)
        expect(report.state).toBe('not readable')
        expect(report.problems).toHaveLength(1)
      }),
      { numRuns: 100 },
    )
  })

  it('a flipped bit anywhere in a signed file is noticed, save in what no reader takes content from', () => {
    const allowed = free(signed)
    fc.assert(
      fc.property(fc.nat(signed.length - 1), fc.nat(7), (offset, bit) => {
        const bytes = altered((b) => {
          b[offset] = (b[offset] ?? 0) ^ (1 << bit)
        })
        const report = verify(bytes)
        // Packing has slack (the last bits of a stream): the same content may come out of other bytes.
        const harmless = allowed.has(offset) || (report.state === 'genuine' && sameContent(bytes))
        expect(report.state === 'genuine').toBe(harmless)
        expect(report.problems.length > 0).toBe(report.state !== 'genuine')
      }),
      { numRuns: 300 },
    )
  })

  it('a byte changed inside any part and packed again is noticed, or changes nothing that was signed', () => {
    const names = Object.keys(unzipSync(signed)).filter((name) => !name.startsWith('docProps/'))
    const unsigned = (name: string) =>
      name.startsWith('_xmlsignatures/') || name === '[Content_Types].xml' || name.endsWith('.rels')
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        (name, where, mask) => {
          const bytes = repack(signed, (files) => {
            const data = files[name]
            if (data?.length) data[where % data.length] = (data[where % data.length] ?? 0) ^ mask
          })
          if (name === '_xmlsignatures/origin.sigs') return
          const report = verify(bytes)
          if (unsigned(name) && report.state === 'genuine') expect(claim(report)).toEqual(claim(original))
          else expect(report.state).toBe('changed')
        },
      ),
      { numRuns: 300 },
    )
  })

  it('pieces of the signature left out, doubled or swapped are noticed, or say the same', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(300), fc.nat(), (from, length, to) => {
        const bytes = repack(signed, (files) => {
          const xml = read(files, SIGNATURE)
          const start = from % xml.length
          const piece = xml.slice(start, start + length)
          const rest = xml.slice(0, start) + xml.slice(start + length)
          const into = to % (rest.length + 1)
          files[SIGNATURE] = strToU8(rest.slice(0, into) + piece + rest.slice(into))
        })
        const report = verify(bytes)
        if (report.state === 'genuine') expect(claim(report)).toEqual(claim(original))
        else expect(report.state).toBe('changed')
      }),
      { numRuns: 150 },
    )
  })
})
