import {
  changeRule,
  confirmTransfer,
  dryRun,
  goneFor,
  holdsOn,
  liftHold,
  purge,
  retentionOverview,
  setHold,
  withdrawTransfer,
} from '../records/retention.ts'
import { os, signedIn, toBase64 } from './base.ts'

const api = os.retention

const done = { done: true as const }

export const retention = {
  overview: api.overview.handler(({ context }) => {
    const { rooms, me, now } = signedIn(context)
    return retentionOverview(rooms, me, now)
  }),

  gone: api.gone.handler(({ context }) => {
    const { rooms, me } = signedIn(context)
    return goneFor(rooms, me)
  }),

  holds: api.holds.handler(({ context, input }) => {
    const { rooms, me } = signedIn(context)
    return holdsOn(rooms, input, me)
  }),

  confirmTransfer: api.confirmTransfer.handler(async ({ context, input }) => {
    const { rooms, me, now } = signedIn(context)
    await confirmTransfer(rooms, input, me, now)
    return done
  }),

  withdrawTransfer: api.withdrawTransfer.handler(async ({ context, input }) => {
    const { rooms, me } = signedIn(context)
    const { because, ...subject } = input
    await withdrawTransfer(rooms, subject, because, me)
    return done
  }),

  hold: api.hold.handler(async ({ context, input }) => {
    const { rooms, me } = signedIn(context)
    const { reason, ...subject } = input
    await setHold(rooms, subject, reason, me)
    return done
  }),

  liftHold: api.liftHold.handler(async ({ context, input }) => {
    const { rooms, me } = signedIn(context)
    await liftHold(rooms, input.holdId, input.because, me)
    return done
  }),

  changeRule: api.changeRule.handler(async ({ context, input }) => {
    const { rooms, me } = signedIn(context)
    await changeRule(rooms, input, me)
    return input
  }),

  dryRun: api.dryRun.handler(({ context, input }) => {
    const { rooms, now } = signedIn(context)
    return dryRun(rooms, input, now)
  }),

  purge: api.purge.handler(async ({ context, input }) => {
    const { rooms, me, now } = signedIn(context)
    return { purgeId: await purge(rooms, input, me, now) }
  }),

  certificate: api.certificate.handler(async ({ context, input }) => {
    const { rooms } = signedIn(context)
    const made = await rooms.store.retention.certificate(input.purgeId)
    return { ...made, bytes: toBase64(made.bytes) }
  }),
}
