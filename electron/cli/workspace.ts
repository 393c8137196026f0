/** The commands that work on a workspace: opening one for a command, backing up, putting back, checking. */
import { basename, dirname, resolve } from 'node:path'
import { createCore, type Rooms } from '../core.ts'
import { Problem } from '../problem.ts'
import { witnessesInFiles } from '../records/audit-documents.ts'
import { copyBackups } from '../records/backup-copies.ts'
import { restoreDrill } from '../records/drill.ts'
import {
  inspect,
  offerFor,
  type PersonSlot,
  type Proof,
  restoreBackup,
  unlockWorkspace,
} from '../workspace/index.ts'
import { ANSWER_IS_NO, DONE, type Exit, type Io, No, print, say, secretFrom } from './io.ts'

export type WorkspaceOptions = { workspace: string; person?: string; passphraseFile?: string }

/** Opens the workspace, does the work and closes it, whatever happens. */
export async function withWorkspace<T>(
  io: Io,
  options: WorkspaceOptions,
  work: (rooms: Rooms, personId: string) => Promise<T>,
): Promise<T> {
  const passphrase = await passphraseFrom(io, options.passphraseFile)
  return withPassphrase(options, passphrase, work)
}

/** As `withWorkspace`, where the passphrase is known already: standard input gives it only once. */
async function withPassphrase<T>(
  options: WorkspaceOptions,
  passphrase: string,
  work: (rooms: Rooms, personId: string) => Promise<T>,
): Promise<T> {
  const folder = resolve(options.workspace)
  const personId = await personOf(folder, options.person)
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
  return onePersonOf(people, wanted)
}

function onePersonOf(people: readonly PersonSlot[], wanted: string | undefined): string {
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
  const made = await withWorkspace(io, options, async (rooms, personId) => {
    const backup = await rooms.workspace.backUp(personId)
    const second = await copyBackups(rooms, new Date())
    return { ...backup, ...(second && { second: { folder: second.folder, failing: second.says } }) }
  })
  print(io, made)
  say(
    io,
    made.second?.failing
      ? `A backup was made and checked. It could not be copied to the second folder: ${made.second.failing}`
      : made.second
        ? 'A backup was made, checked and copied to the second folder.'
        : 'A backup was made and checked.',
  )
  return DONE
}

/** `drill`: is the newest backup one that could be put back? Tries it beside everything else, and keeps the answer. */
export async function drill(io: Io, options: WorkspaceOptions & { secondFolder?: boolean }): Promise<Exit> {
  const passphrase = await passphraseFrom(io, options.passphraseFile)
  const found = await withPassphrase(options, passphrase, async (rooms, personId) => {
    const name = rooms.workspace.people.find((person) => person.personId === personId)?.name ?? ''
    const by = { id: personId, name }
    const from = options.secondFolder ? 'second folder' : 'here'
    return restoreDrill(rooms, by, passphrase, new Date(), from)
  })
  print(io, found)
  say(
    io,
    found.ok
      ? 'The backup was put back beside the workspace, opened, read to the end and taken away again. It is good.'
      : `The backup is not one to rely on. ${found.problems.join(' ')} Make a new one, and do the drill again.`,
  )
  return found.ok ? DONE : ANSWER_IS_NO
}

/** `check-workspace`: the file's integrity, the search index and the audit chain. */
export async function checkWorkspace(
  io: Io,
  options: WorkspaceOptions & { documents?: boolean },
): Promise<Exit> {
  const found = await withWorkspace(io, options, async (rooms) => {
    if (!options.documents) return rooms.workspace.check()
    const { witnesses, problems, read } = await witnessesInFiles(rooms)
    const checked = await rooms.workspace.check(witnesses)
    const all = [...checked.problems, ...problems]
    return { ...checked, ok: all.length === 0, problems: all, documents: read }
  })
  print(io, found)
  say(
    io,
    found.ok ? 'The workspace is whole.' : 'The workspace is not whole. Make no changes; put a backup back.',
  )
  return found.ok ? DONE : ANSWER_IS_NO
}

export type RestoreOptions = WorkspaceOptions & {
  backup?: string
  from?: string
  recoveryCodeFile?: string
  list?: boolean
}

/**
 * `restore`: lists the backups, or puts one back. What it replaces is set aside. Looks in the workspace's own folder, in
 * the second folder and in the one that is named with `--from`; nothing of the workspace itself has to be readable.
 */
export async function restore(io: Io, options: RestoreOptions): Promise<Exit> {
  const folder = resolve(options.workspace)
  const { backups, people } = await offerFor(folder, options.from ? resolve(options.from) : '')
  if (options.list) {
    print(io, {
      backups: backups.map(({ file, at, place }) => ({
        name: basename(file),
        at: at.toISOString(),
        ...(place === 'here' ? {} : { folder: dirname(file) }),
      })),
    })
    return DONE
  }
  const [newest] = backups
  const chosen = options.backup ? backups.find(({ file }) => basename(file) === options.backup) : newest
  if (!chosen) {
    throw new No(
      options.backup
        ? `There is no backup called "${options.backup}". Look at the list with --list.`
        : 'There is no backup in this folder.',
    )
  }
  const personId = onePersonOf(people, options.person)
  const proof: Proof = options.recoveryCodeFile
    ? { personId, recoveryCode: await secretFrom(io, options.recoveryCodeFile) }
    : { personId, passphrase: await passphraseFrom(io, options.passphraseFile) }
  const { setAside } = await restoreBackup(folder, chosen, proof)
  print(io, { restored: basename(chosen.file), at: chosen.at.toISOString(), setAside })
  say(io, 'The backup was put back. What was there before is set aside, not thrown away.')
  return DONE
}
