/**
 * `npm exec -c "node test/guide/pictures.ts"`: pages of the example documents as small pictures for the guide, through
 * LibreOffice and pdftoppm (poppler). Run by hand when documents have changed; where a program is missing it says so and
 * leaves every picture as it is.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { crc32, deflateSync } from 'node:zlib'
import { documents } from '../golden/files.ts'
import { pagePictures } from './page-pictures.ts'

const MOST_BYTES = 60_000
/** Dots to the inch: an A4 page is about 660 of them wide. */
const SHARPNESS = 80

/** A picture in sixteen greys: text on paper needs no more. */
function greyPng(width: number, height: number, greys: Uint8Array): Uint8Array {
  const chunk = (name: string, data: Uint8Array): Uint8Array => {
    const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
    const length = Buffer.alloc(4)
    length.writeUInt32BE(data.length)
    const sum = Buffer.alloc(4)
    sum.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, sum])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head[8] = 4
  const rowLength = 1 + Math.ceil(width / 2)
  const rows = Buffer.alloc(rowLength * height)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const grey = Math.round((greys[y * width + x] ?? 255) / 17)
      const at = y * rowLength + 1 + (x >> 1)
      rows[at] = (rows[at] ?? 0) | (x % 2 === 0 ? grey << 4 : grey)
    }
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', new Uint8Array()),
  ])
}

/** A grey picture as pdftoppm writes it (PGM, one byte for each dot). */
function readPgm(bytes: Buffer): { width: number; height: number; greys: Uint8Array } {
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.toString('latin1', 0, 40))
  if (!head) throw new Error('pdftoppm wrote something else than a grey picture')
  return { width: Number(head[1]), height: Number(head[2]), greys: bytes.subarray(head[0].length) }
}

function run(program: string, words: string[]): void {
  const done = spawnSync(program, words, { encoding: 'utf8' })
  if (done.error || done.status !== 0)
    throw new Error(
      done.error
        ? `${program} is not on this machine. No picture was changed.`
        : `${program} ended with ${done.status}: ${done.stderr}`,
    )
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'chairside-pictures-'))
  try {
    for (const [at, { document }] of pagePictures.entries())
      writeFileSync(join(folder, `${at}.docx`), (await documents[document]?.()) ?? new Uint8Array())
    run('soffice', [
      `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`,
      '--headless',
      '--convert-to',
      'pdf',
      '--outdir',
      folder,
      ...pagePictures.map((_, at) => join(folder, `${at}.docx`)),
    ])
    for (const [at, { file, page }] of pagePictures.entries()) {
      const words = ['-gray', '-singlefile', '-r', String(SHARPNESS), '-f', String(page), '-l', String(page)]
      run('pdftoppm', [...words, join(folder, `${at}.pdf`), join(folder, String(at))])
      const { width, height, greys } = readPgm(readFileSync(join(folder, `${at}.pgm`)))
      const picture = greyPng(width, height, greys)
      if (picture.length > MOST_BYTES) throw new Error(`${file} would take ${picture.length} bytes`)
      writeFileSync(new URL(`../../resources/guide/images/${file}`, import.meta.url), picture)
      process.stdout.write(`${file}: ${picture.length} bytes\n`)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

try {
  await main()
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`)
  process.exitCode = 2
}
