import fs, { chmod, mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { writeFolder } from '../../../electron/distribution/index.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const files = [
  { fileName: 'copy.docx', bytes: bytes('signed') },
  { fileName: 'manifest.json', bytes: bytes('{}') },
]

let root: string
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'chairside-folder-'))
})
afterEach(async () => {
  vi.restoreAllMocks()
  await chmod(root, 0o700).catch(() => undefined)
  await rm(root, { recursive: true, force: true })
})

const failure = (code: string) => Object.assign(new Error(code), { code })

describe('A folder of files', () => {
  it('is written with all of its files', async () => {
    const made = await writeFolder(root, 'WX-4471 minutes', files)
    expect(made).toEqual({
      name: 'WX-4471 minutes',
      path: path.join(root, 'WX-4471 minutes'),
      files: ['WX-4471 minutes/copy.docx', 'WX-4471 minutes/manifest.json'],
    })
    expect(await readFile(path.join(made.path, 'copy.docx'), 'utf8')).toBe('signed')
    expect(await readdir(root)).toEqual(['WX-4471 minutes'])
  })

  it('gets the next number where its name is taken, and leaves what is there alone', async () => {
    await mkdir(path.join(root, 'WX-4471'))
    await writeFile(path.join(root, 'WX-4471', 'mine.txt'), 'mine')
    await writeFile(path.join(root, 'WX-4471 (2)'), 'a file')
    expect((await writeFolder(root, 'WX-4471', files)).name).toBe('WX-4471 (3)')
    expect(await readFile(path.join(root, 'WX-4471', 'mine.txt'), 'utf8')).toBe('mine')
    expect((await readdir(root)).sort()).toEqual(['WX-4471', 'WX-4471 (2)', 'WX-4471 (3)'])
  })

  it('never mixes the files of two runs at the same moment', async () => {
    const made = await Promise.all(
      Array.from({ length: 12 }, (_, at) =>
        writeFolder(root, 'WX-4471', [{ fileName: 'copy.docx', bytes: bytes(String(at)) }]),
      ),
    )
    expect(new Set(made.map(({ name }) => name)).size).toBe(12)
    const held = await Promise.all(made.map(({ path: at }) => readFile(path.join(at, 'copy.docx'), 'utf8')))
    expect(held).toEqual(made.map((_, at) => String(at)))
    expect(await readdir(root)).toHaveLength(12)
  })

  it('gives files of the same name a number, also where only capitals differ', async () => {
    const made = await writeFolder(root, 'x', [
      { fileName: 'copy.docx', bytes: bytes('1') },
      { fileName: 'Copy.docx', bytes: bytes('2') },
      { fileName: 'copy.docx', bytes: bytes('3') },
    ])
    expect(made.files).toEqual(['x/copy.docx', 'x/Copy (2).docx', 'x/copy (3).docx'])
  })

  it.each([
    ['../../outside', 'outside', 'x.docx', 'x.docx'],
    ['a/b\\c:d', 'a-b-c-d', '../../evil.docx', 'evil.docx'],
    ['con', '_con', 'nul.txt', '_nul.txt'],
    ['  .hidden. ', 'hidden', '', 'file'],
  ])('stays below the chosen folder whatever the names %j and %j are', async (name, folder, file, kept) => {
    const made = await writeFolder(root, name, [{ fileName: file, bytes: bytes('x') }])
    expect(made.name).toBe(folder)
    expect(path.dirname(made.path)).toBe(root)
    expect(made.files).toEqual([`${folder}/${kept}`])
    expect(await readdir(root)).toEqual([made.name])
  })

  it('leaves nothing behind when the disk is full in the middle, and says so', async () => {
    const open = fs.open
    let opened = 0
    vi.spyOn(fs, 'open').mockImplementation(async (...given) => {
      const handle = await open(...given)
      opened += 1
      if (opened === 2) handle.writeFile = () => Promise.reject(failure('ENOSPC'))
      return handle
    })
    await expect(writeFolder(root, 'WX-4471', files)).rejects.toMatchObject({
      code: 'disk full',
      message: 'The disk is full.',
      safe: expect.stringContaining('No half-written folder was left behind'),
    })
    expect(opened).toBe(2)
    expect(await readdir(root)).toEqual([])
  })

  it('leaves nothing behind when the last step fails', async () => {
    vi.spyOn(fs, 'rename').mockRejectedValue(failure('EIO'))
    await expect(writeFolder(root, 'WX-4471', files)).rejects.toMatchObject({ code: 'cannot save' })
    expect(await readdir(root)).toEqual([])
  })

  it('says when it may not be written', async () => {
    vi.spyOn(fs, 'mkdtemp').mockRejectedValue(failure('EACCES'))
    await expect(writeFolder(root, 'WX-4471', files)).rejects.toMatchObject({
      code: 'no permission on folder',
      message: 'Chairside may not write in the folder for the files.',
    })
    expect(await readdir(root)).toEqual([])
  })

  it('says when the chosen folder is gone, is a file, or was never chosen', async () => {
    const said = (at: string) => writeFolder(at, 'x', files).catch((error: Error) => error.message)
    await writeFile(path.join(root, 'file'), '')
    expect(await said(path.join(root, 'gone'))).toBe('The folder for the files is not there any more.')
    expect(await said(path.join(root, 'file', 'below'))).toBe(
      'The folder for the files is not there any more.',
    )
    expect(await said(path.join(root, 'file'))).toBe('What was chosen for the files is a file, not a folder.')
    expect(await said('')).toBe('No folder has been chosen for the files.')
    expect(await said('relative/folder')).toBe('No folder has been chosen for the files.')
  })

  it('clears away what a power cut left long ago, and never what is being written now', async () => {
    const old = path.join(root, '.chairside-part-old')
    const fresh = path.join(root, '.chairside-part-now')
    for (const folder of [old, fresh]) {
      await mkdir(folder)
      await writeFile(path.join(folder, 'copy.docx'), 'half')
    }
    const yesterday = new Date(Date.now() - 24 * 60 * 60 * 1000)
    await utimes(old, yesterday, yesterday)
    await writeFolder(root, 'x', files)
    expect((await readdir(root)).sort()).toEqual(['.chairside-part-now', 'x'])
  })
})
