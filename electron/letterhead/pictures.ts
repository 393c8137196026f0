/** Pictures without what they say about themselves: who made them, with what, where and when. */

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
/** The chunks that make up the picture (PNG, third edition); all others are left behind. */
const PNG_KEEPS = new Set(['IHDR', 'PLTE', 'tRNS', 'gAMA', 'sRGB', 'cHRM', 'sBIT', 'IDAT', 'IEND'])

/** A picture of a few hundred bytes can say that it is as large as a house; whoever shows it would run out of memory. */
const MOST_DOTS = 40_000_000
const LONGEST_SIDE = 12_000

const isShowable = (wide: number, high: number): boolean =>
  wide > 0 && high > 0 && wide <= LONGEST_SIDE && high <= LONGEST_SIDE && wide * high <= MOST_DOTS

function bareParts(png: Buffer): Uint8Array | undefined {
  const kept: Buffer[] = [png.subarray(0, 8)]
  for (let at = 8; at + 12 <= png.length; ) {
    const end = at + 12 + png.readUInt32BE(at)
    const kind = png.toString('latin1', at + 4, at + 8)
    if (end > png.length) return undefined
    if (kind === 'IHDR' && !isShowable(png.readUInt32BE(at + 8), png.readUInt32BE(at + 12))) return undefined
    if (PNG_KEEPS.has(kind)) kept.push(png.subarray(at, end))
    if (kind === 'IEND') return new Uint8Array(Buffer.concat(kept))
    at = end
  }
  return undefined
}

/** Everything up to the picture itself, without remarks and without any application's part but those for its colours. */
function bareJpeg(jpeg: Buffer): Uint8Array | undefined {
  const kept: Buffer[] = [jpeg.subarray(0, 2)]
  for (let at = 2; at + 4 <= jpeg.length; ) {
    if (jpeg[at] !== 0xff) return undefined
    const marker = jpeg[at + 1] ?? 0
    const end = at + 2 + jpeg.readUInt16BE(at + 2)
    if (end > jpeg.length) return undefined
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame && (at + 9 > end || !isShowable(jpeg.readUInt16BE(at + 7), jpeg.readUInt16BE(at + 5))))
      return undefined
    if (marker === 0xda) {
      const last = jpeg.lastIndexOf(Buffer.from([0xff, 0xd9]))
      if (last < end) return undefined
      kept.push(jpeg.subarray(at, last + 2))
      return new Uint8Array(Buffer.concat(kept))
    }
    const ofAnApplication = marker >= 0xe0 && marker <= 0xef && marker !== 0xe0 && marker !== 0xee
    if (!ofAnApplication && marker !== 0xfe) kept.push(jpeg.subarray(at, end))
    at = end
  }
  return undefined
}

/** The bare picture; undefined when it is neither PNG nor JPEG, or damaged, or larger than can be shown. */
export function barePicture(bytes: Uint8Array): { kind: 'png' | 'jpeg'; bytes: Uint8Array } | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (PNG.every((byte, at) => bytes[at] === byte)) {
    const bare = bareParts(buffer)
    return bare && { kind: 'png', bytes: bare }
  }
  if (bytes[0] === 0xff && bytes[1] === 0xd8) {
    const bare = bareJpeg(buffer)
    return bare && { kind: 'jpeg', bytes: bare }
  }
  return undefined
}
