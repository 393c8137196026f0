import { ulid } from 'ulid'
import type { Account } from '../../shared/access/access.ts'
import { addPerson, publicIdentity, renewIdentity, useCouncilCertificate } from '../people.ts'
import { changePerson, supervisionLines } from '../records/supervision-lines.ts'
import { fromBase64, os, signedIn } from './base.ts'
import { checkPassphrase } from './workspace.ts'

const api = os.people

export const people = {
  list: api.list.handler(({ context }) => signedIn(context).rooms.store.accounts.list()),

  add: api.add.handler(({ context, input }) => {
    const { rooms, me, now } = signedIn(context)
    checkPassphrase(input.passphrase)
    const account: Account = {
      id: ulid(),
      ...input.person,
      administrator: input.administrator,
      active: true,
      createdAt: now.toISOString(),
    }
    return addPerson(rooms, account, input.passphrase, me.id, now)
  }),

  supervision: api.supervision.handler(({ context }) => supervisionLines(signedIn(context).rooms)),

  change: api.change.handler(async ({ context, input }) => {
    const { rooms, me } = signedIn(context)
    const changed = await changePerson(rooms, input, me.id)
    await context.core.accountChanged(changed)
    return changed
  }),

  changePassphrase: api.changePassphrase.handler(async ({ context, input }) => {
    const { rooms, me } = signedIn(context)
    checkPassphrase(input.next)
    await rooms.workspace.changePassphrase(me.id, input.current, input.next)
    return { changed: true as const }
  }),

  signingIdentity: api.signingIdentity.handler(({ context }) => {
    const { rooms, me, now } = signedIn(context)
    return publicIdentity(rooms, me, now)
  }),

  renewCertificate: api.renewCertificate.handler(async ({ context, input }) => {
    const { rooms, me, now } = signedIn(context)
    await renewIdentity(rooms, me, input.passphrase, now)
    return publicIdentity(rooms, me, now)
  }),

  useCertificate: api.useCertificate.handler(async ({ context, input }) => {
    const { rooms, me, now } = signedIn(context)
    const file = { bytes: fromBase64(input.bytes), password: input.filePassword }
    await useCouncilCertificate(rooms, me, file, input.passphrase, now)
    return { ...(await publicIdentity(rooms, me, now)), from: 'council' as const }
  }),
}
