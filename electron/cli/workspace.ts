/** The commands that work on a workspace: opening one for a command, backing up, putting back, checking. */
import { basename, resolve } from 'node:path'
import { createCore, type Rooms } from '../core.ts'
import { Problem } from '../problem.ts'
import { backupsOf, inspect, type Proof, restoreBackup, unlockWorkspace } from '../workspace/index.ts'
import { ANSWER_IS_NO, DONE, type Exit, type Io, No, print, say, secretFrom } from './io.ts'

export type WorkspaceOptions = { workspace: string; person?: string; passphraseFile?: string }

/** Opens the workspace, does the work and closes it, whatever happens. */
export async function withWorkspace<T>(
  io: Io,
  options: WorkspaceOptions,
  work: (rooms: Rooms, personId: string) => Promise<T>,
): Promise<T> {
  const folder = resolve(options.workspace)
  const personId = await personOf(folder, options.person)
  const passphrase = await passphraseFrom(io, options.passphraseFile)
  const { workspace } = await unlockWorkspace(folder, personId, passphrase)
  const core = createCore({ door: 'command line', folder })
  try {
    return await work(await core.adopt(workspace), personId)
  } finally {
    await core.close()
  }
}

/** The id of the person who was named, or of the only one there is. Names people by id, never by what they do. */
async function personOf(folder: string, wanted: string | undefined): Promise<string> {
  const { state, people } = await inspect(folder)
  if (state === 'none') throw new Problem('no workspace', `There is no workspace in this folder: ${folder}`)
  const found = people.filter((person) => !wanted || person.personId === wanted || person.name === wanted)
  const [only] = found
  if (only && found.length === 1) return only.personId
  const names = people.map((person) => `${person.name} (${person.personId})`).join(', ')
  throw new Problem('not found', `Say who opens the workspace, with --person. These people can: ${names}.`)
}

async function passphraseFrom(io: Io, file: string | undefined): Promise<string> {
  if (file) return secretFrom(io, file)
  throw new Problem(
    'not valid',
    'Give the passphrase in a file with --passphrase-file, or on standard input with --passphrase-file -.',
  )
}

/** `backup`: a copy that was opened and checked, in the workspace's own `backups` folder. */
export async function backup(io: Io, options: WorkspaceOptions): Promise<Exit> {
  const made = await withWorkspace(io, options, ({ workspace }, personId) => workspace.backUp(personId))
  print(io, made)
  say(io, 'A backup was made and checked.')
  return DONE
}

/** `check-workspace`: the file's integrity, the search index and the audit chain. */
export async function checkWorkspace(io: Io, options: WorkspaceOptions): Promise<Exit> {
  const found = await withWorkspace(io, options, ({ workspace }) => workspace.check())
  print(io, found)
  say(
    io,
    found.ok ? 'The workspace is whole.' : 'The workspace is not whole. Make no changes; put a backup back.',
  )
  return found.ok ? DONE : ANSWER_IS_NO
}

export type RestoreOptions = WorkspaceOptions & { backup?: string; recoveryCodeFile?: string; list?: boolean }

/** `restore`: lists the backups, or puts one back. What it replaces is set aside. */
export async function restore(io: Io, options: RestoreOptions): Promise<Exit> {
  const folder = resolve(options.workspace)
  const backups = await backupsOf(folder)
  if (options.list) {
    print(io, { backups: backups.map(({ file, at }) => ({ name: basename(file), at: at.toISOString() })) })
    return DONE
  }
  const newest = [...backups].sort((a, b) => b.at.getTime() - a.at.getTime())[0]
  const chosen = options.backup ? backups.find(({ file }) => basename(file) === options.backup) : newest
  if (!chosen) {
    throw new No(
      options.backup
        ? `There is no backup called "${options.backup}". Look at the list with --list.`
        : 'There is no backup in this folder.',
    )
  }
  const personId = await personOf(folder, options.person)
  const proof: Proof = options.recoveryCodeFile
    ? { personId, recoveryCode: await secretFrom(io, options.recoveryCodeFile) }
    : { personId, passphrase: await passphraseFrom(io, options.passphraseFile) }
  const { setAside } = await restoreBackup(folder, chosen, proof)
  print(io, { restored: basename(chosen.file), at: chosen.at.toISOString(), setAside })
  say(io, 'The backup was put back. What was there before is set aside, not thrown away.')
  return DONE
}
