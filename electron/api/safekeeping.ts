/** Backups in two folders, the restore drill and the recovery code: for administrators. */
import { z } from 'zod'
import type { Safekeeping } from '../../shared/api/safekeeping.ts'
import { londonDate } from '../../shared/clocks/index.ts'
import type { Rooms } from '../core.ts'
import {
  copyBackupsWhileWaiting,
  forgetFormerFolder,
  secondFolders,
  secondStanding,
  setSecondFolder,
} from '../records/backup-copies.ts'
import { lastDrill, restoreDrill } from '../records/drill.ts'
import { drillCalendar, drillCalendarFileName } from '../records/drill-calendar.ts'
import { backupsOf, removeSetAside, setAsideOf } from '../workspace/index.ts'
import { os, signedIn, toBase64 } from './base.ts'

const api = os.safekeeping

const TRIED = 'recovery code tried'
/** `slot`: which code it was; another one was never tried. */
const triedSchema = z.strictObject({ slot: z.string(), at: z.string() })

async function standingOf(rooms: Rooms): Promise<Safekeeping> {
  const backups = await backupsOf(rooms.workspace.folder)
  const second = await secondStanding(rooms)
  const tried = await rooms.store.settings.get(TRIED, triedSchema)
  return {
    backups: backups.length,
    newest: backups[0]?.at.toISOString() ?? '',
    second: {
      folder: second?.folder ?? '',
      copiedAt: second?.copiedAt ?? '',
      backup: second?.backup ?? '',
      failingSince: second?.failingSince ?? '',
      says: second?.says ?? '',
    },
    former: (await secondFolders(rooms)).former,
    drill: (await lastDrill(rooms)) ?? null,
    codeTriedAt: tried?.slot === rooms.workspace.recoverySlotId ? tried.at : '',
    setAside: (await setAsideOf(rooms.workspace.folder)).map(({ folder, at }) => ({
      at: at.toISOString(),
      folder,
    })),
  }
}

export const safekeeping = {
  standing: api.standing.handler(({ context }) => standingOf(signedIn(context).rooms)),

  setSecondFolder: api.setSecondFolder.handler(async ({ context, input }) => {
    const { rooms, me, now } = signedIn(context)
    const { folder } = await setSecondFolder(rooms, input.folder, me.id)
    if (folder) await copyBackupsWhileWaiting(rooms, now)
    return standingOf(rooms)
  }),

  forgetFolder: api.forgetFolder.handler(async ({ context, input }) => {
    const { rooms, me } = signedIn(context)
    await forgetFormerFolder(rooms, input.folder, me.id)
    return standingOf(rooms)
  }),

  drill: api.drill.handler(({ context, input }) => {
    const { rooms, me, now } = signedIn(context)
    return restoreDrill(rooms, me, input.passphrase, now, input.from)
  }),

  drillCalendar: api.drillCalendar.handler(async ({ context }) => {
    const { rooms, now } = signedIn(context)
    const last = (await lastDrill(rooms))?.at
    const file = drillCalendar(last ? londonDate(last) : '', londonDate(now.toISOString()), now)
    return { fileName: drillCalendarFileName, bytes: toBase64(new TextEncoder().encode(file)) }
  }),

  tryRecoveryCode: api.tryRecoveryCode.handler(async ({ context, input }) => {
    const { rooms, me, now } = signedIn(context)
    const slot = await rooms.workspace.tryRecoveryCode(input.recoveryCode, me.id)
    await rooms.store.settings.set(TRIED, { slot, at: now.toISOString() }, me.id)
    return { done: true as const }
  }),

  newRecoveryCode: api.newRecoveryCode.handler(async ({ context, input }) => {
    const { rooms, me } = signedIn(context)
    await rooms.workspace.verify(me.id, input.passphrase)
    return { recoveryCode: await rooms.workspace.prepareRecoveryCode() }
  }),

  confirmRecoveryCode: api.confirmRecoveryCode.handler(async ({ context, input }) => {
    const { rooms, me, now } = signedIn(context)
    await rooms.workspace.confirmRecoveryCode(input.recoveryCode, me.id)
    // Proven once more, on what now lies on the disk.
    const slot = await rooms.workspace.tryRecoveryCode(input.recoveryCode, me.id)
    await rooms.store.settings.set(TRIED, { slot, at: now.toISOString() }, me.id)
    return { done: true as const }
  }),

  removeSetAside: api.removeSetAside.handler(async ({ context, input }) => {
    const { rooms } = signedIn(context)
    const aside = (await setAsideOf(rooms.workspace.folder)).find(({ at }) => at.toISOString() === input.at)
    if (aside) await removeSetAside(aside)
    return standingOf(rooms)
  }),
}
