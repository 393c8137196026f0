/** Where packs are written, and the council's own mail server. The server's password is kept in the workspace and shown to nobody. */
import fs from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import type { Account } from '../../shared/access/access.ts'
import type { DistributionSettings } from '../../shared/api/distribution.ts'
import { isEmail } from '../../shared/distribution/index.ts'
import type { Rooms } from '../core.ts'
import type { SmtpServer } from '../distribution/index.ts'
import { Problem } from '../problem.ts'

const KEY = 'distribution'
const PASSWORD = 'distribution password'

const keptSchema = z.strictObject({
  outputFolder: z.string(),
  smtp: z.strictObject({
    on: z.boolean(),
    host: z.string(),
    port: z.number(),
    security: z.enum(['tls', 'starttls']),
    user: z.string(),
    from: z.string(),
  }),
})
type Kept = z.infer<typeof keptSchema>

const nothingSet: Kept = {
  outputFolder: '',
  smtp: { on: false, host: '', port: 587, security: 'starttls', user: '', from: '' },
}

const keptOf = async ({ store }: Rooms): Promise<Kept> =>
  (await store.settings.get(KEY, keptSchema)) ?? nothingSet
const passwordOf = async ({ store }: Rooms): Promise<string> =>
  (await store.settings.get(PASSWORD, z.string())) ?? ''

export async function settingsOf(rooms: Rooms): Promise<DistributionSettings> {
  const { outputFolder, smtp } = await keptOf(rooms)
  return { outputFolder, smtp: { ...smtp, hasPassword: (await passwordOf(rooms)) !== '' } }
}

const UNCHANGED = 'The settings are as they were.'

const wrong = (happened: string, todo: string): Problem => new Problem('not valid', happened, UNCHANGED, todo)

async function refuseFolder(folder: string): Promise<void> {
  if (folder === '') return
  if (!path.isAbsolute(folder))
    throw wrong(
      'This does not say where the folder is.',
      'Type the whole path of a folder, from the drive or the root on.',
    )
  const found = await fs.stat(folder).catch(() => undefined)
  if (!found?.isDirectory())
    throw wrong(
      'There is no such folder.',
      'Make the folder first, or choose another one that only the people who send copies can read.',
    )
  await fs.access(folder, fs.constants.W_OK).catch((cause: unknown) => {
    throw new Problem(
      'no permission on folder',
      'Chairside may not write in this folder.',
      UNCHANGED,
      'Choose another folder, or ask your IT team for access to this one.',
      { cause },
    )
  })
}

/** A name or an address of a machine, without a protocol or a path. */
const HOST = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i

function refuseServer({ on, host, port, from, user }: Kept['smtp'], hasPassword: boolean): void {
  if (host !== '' && !HOST.test(host))
    throw wrong('That is not the name of a mail server.', 'Type its name alone, such as mail.council.gov.uk.')
  if (port < 1 || port > 65_535)
    throw wrong('That is not a port.', 'Ask your IT team: it is 587 or 465 for most servers.')
  if (from !== '' && !isEmail(from))
    throw wrong('The sender is not one whole e-mail address.', 'Type one address, such as name@example.org.')
  if (!on) return
  if (host === '')
    throw wrong('There is no mail server yet.', 'Type the name of the server, or leave sending off.')
  if (from === '')
    throw wrong('Nobody is named as the sender.', 'Type the e-mail address that copies come from.')
  if (user !== '' && !hasPassword)
    throw wrong('There is no password for this user yet.', 'Type the password, or leave the user empty.')
}

export type SettingsChange = Omit<DistributionSettings, 'smtp'> & {
  smtp: Omit<DistributionSettings['smtp'], 'hasPassword'> & { password: string | null }
}

/** `password` of null keeps the one that is there; another server never gets it: it is asked for again. */
export async function changeSettings(
  rooms: Rooms,
  change: SettingsChange,
  me: Account,
): Promise<DistributionSettings> {
  const { password, ...given } = change.smtp
  const smtp = { ...given, host: given.host.trim(), user: given.user.trim(), from: given.from.trim() }
  const outputFolder = change.outputFolder.trim()
  const before = await keptOf(rooms)
  const known = await passwordOf(rooms)
  const isElsewhere = before.smtp.host !== smtp.host || before.smtp.user !== smtp.user
  const next = password ?? (isElsewhere ? '' : known)
  if (outputFolder !== before.outputFolder) await refuseFolder(outputFolder)
  refuseServer(smtp, next !== '')
  if (next !== known) await rooms.store.settings.set(PASSWORD, next, me.id)
  await rooms.store.settings.set(KEY, { outputFolder, smtp } satisfies Kept, me.id)
  return settingsOf(rooms)
}

const serverOf = ({ host, port, security, user, from }: Kept['smtp'], password: string): SmtpServer => ({
  host,
  port,
  security,
  user,
  password: user === '' ? '' : password,
  from,
})

/** The server to send through. Throws `Problem` while an administrator has not turned that on. */
export async function mailServer(rooms: Rooms): Promise<SmtpServer> {
  const { smtp } = await keptOf(rooms)
  if (!smtp.on)
    throw new Problem(
      'blocked',
      'Sending through the council’s own mail server is not turned on.',
      'Nothing was sent.',
      'Make e-mail drafts instead, or ask an administrator to turn it on.',
    )
  return serverOf(smtp, await passwordOf(rooms))
}

/** As it is set, whether sending is turned on or not: it can be tried before. Undefined where none is named. */
export async function serverToCheck(rooms: Rooms): Promise<SmtpServer | undefined> {
  const { smtp } = await keptOf(rooms)
  return smtp.host === '' ? undefined : serverOf(smtp, await passwordOf(rooms))
}

export const outputFolderOf = async (rooms: Rooms): Promise<string> => (await keptOf(rooms)).outputFolder
