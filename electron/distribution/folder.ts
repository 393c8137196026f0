/** Files of a line on disk, all of them or none. */
import fs from 'node:fs/promises'
import path from 'node:path'
import { Problem } from '../problem.ts'
import { type MadeFile, oneLine } from './sending.ts'

/** `name`: of the folder below the root as it was in the end; `path`: where it is; `files`: below the root, `name/file`. */
export type Folder = { name: string; path: string; files: string[] }

const NOTHING = 'No half-written folder was left behind, and the signed copies are safe in the record.'

/** Names that Windows keeps for devices. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

/** A name that every system takes; '' where nothing is left of it. */
function legalName(name: string): string {
  const legal = oneLine(name)
    .replace(/[<>:"/\\|?*]+/g, '-')
    .replace(/^[.\s-]+|[.\s]+$/g, '')
  const short = [...legal].length > 120 ? [...legal].slice(0, 120).join('').trim() : legal
  return DEVICE.test(short) ? `_${short}` : short
}

const numbered = (name: string, number: number): string => {
  if (number === 1) return name
  const [, stem = name, ending = ''] = /^(.+?)(\.[A-Za-z0-9]{1,8})?$/u.exec(name) ?? []
  return `${stem} (${number})${ending}`
}

/** Each file under a name of its own, also where the system does not tell capitals apart. */
function distinct(files: readonly MadeFile[]): MadeFile[] {
  const taken = new Set<string>()
  return files.map(({ fileName, bytes }) => {
    const legal = legalName(fileName) || 'file'
    let number = 1
    while (taken.has(numbered(legal, number).toLowerCase())) number += 1
    const name = numbered(legal, number)
    taken.add(name.toLowerCase())
    return { fileName: name, bytes }
  })
}

/**
 * A new folder below the root with these files. Where the name is taken it gets the next number. The files are written
 * into a folder beside it that is renamed when all of them are on the disk.
 */
export async function writeFolder(root: string, name: string, files: readonly MadeFile[]): Promise<Folder> {
  const wanted = legalName(name)
  if (wanted === '' || files.length === 0)
    throw new Problem('unexpected', 'There is nothing to write, or no name for the folder.', NOTHING)
  await checkRoot(root)
  await sweep(root)
  let part = ''
  try {
    part = await fs.mkdtemp(path.join(root, PART))
    const written = distinct(files)
    for (const { fileName, bytes } of written) await writeOne(path.join(part, fileName), bytes)
    const final = await moved(part, root, wanted)
    return {
      name: final,
      path: path.join(root, final),
      files: written.map((one) => `${final}/${one.fileName}`),
    }
  } catch (error) {
    if (part) await fs.rm(part, { recursive: true, force: true }).catch(() => undefined)
    throw asProblem(error)
  }
}

async function checkRoot(root: string): Promise<void> {
  if (root === '' || !path.isAbsolute(root))
    throw new Problem(
      'not valid',
      'No folder has been chosen for the files.',
      NOTHING,
      'Choose one in the settings of the distribution desk.',
    )
  try {
    const found = await fs.stat(root)
    if (found.isDirectory()) return
  } catch (error) {
    if (!['ENOENT', 'ENOTDIR'].includes(codeOf(error))) throw asProblem(error)
    throw new Problem(
      'not found',
      'The folder for the files is not there any more.',
      NOTHING,
      'Connect its drive, or choose another folder in the settings of the distribution desk.',
      { cause: error },
    )
  }
  throw new Problem(
    'not valid',
    'What was chosen for the files is a file, not a folder.',
    NOTHING,
    'Choose a folder in the settings of the distribution desk.',
  )
}

const PART = '.chairside-part-'

/** What a power cut left half-written, once nobody can still be writing it. */
async function sweep(root: string): Promise<void> {
  const anHourAgo = Date.now() - 60 * 60 * 1000
  try {
    for (const name of await fs.readdir(root)) {
      const found = path.join(root, name)
      if (name.startsWith(PART) && (await fs.lstat(found)).mtimeMs < anHourAgo)
        await fs.rm(found, { recursive: true, force: true })
    }
  } catch {
    // It is in nobody's way; the next run tries again.
  }
}

async function writeOne(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await fs.open(file, 'wx', 0o600)
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** As many as one record can have lines, many times over. */
const MOST = 10_000

/**
 * Gives the folder its name, or the next number that is free. A name is taken by making an empty folder, which only one of
 * two programs can do; the full one then takes its place.
 */
async function moved(part: string, root: string, wanted: string): Promise<string> {
  for (let number = 1; number <= MOST; number++) {
    const name = numbered(wanted, number)
    const place = path.join(root, name)
    try {
      await fs.mkdir(place)
    } catch (error) {
      if (codeOf(error) === 'EEXIST') continue
      throw error
    }
    try {
      // Windows renames onto nothing only, not onto an empty folder.
      if (process.platform === 'win32') await fs.rmdir(place)
      await fs.rename(part, place)
      return name
    } catch (error) {
      await fs.rmdir(place).catch(() => undefined)
      if (['EEXIST', 'ENOTEMPTY'].includes(codeOf(error))) continue
      throw error
    }
  }
  throw new Problem('conflict', 'The folder for the files holds too many of this name.', NOTHING, 'Empty it.')
}

const codeOf = (error: unknown): string => String((error as NodeJS.ErrnoException | null)?.code ?? '')

function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  const code = codeOf(error)
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new Problem(
      'disk full',
      'The disk is full.',
      NOTHING,
      'Free some space, or choose a folder on another disk, and try again.',
      { cause: error },
    )
  if (['EACCES', 'EPERM', 'EROFS'].includes(code))
    return new Problem(
      'no permission on folder',
      'Chairside may not write in the folder for the files.',
      NOTHING,
      'Choose another folder in the settings of the distribution desk, or ask your IT team for access to this one.',
      { cause: error },
    )
  if (code === 'ENAMETOOLONG')
    return new Problem(
      'cannot save',
      'The path of the folder for the files is too long for this computer.',
      NOTHING,
      'Choose a folder nearer to the top of the disk.',
      { cause: error },
    )
  return new Problem(
    'cannot save',
    'The disk did not take the files.',
    NOTHING,
    'Check that the disk is still connected, then try again.',
    { cause: error },
  )
}
