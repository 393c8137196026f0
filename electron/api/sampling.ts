import { countFor, drawSample, judgeRecord, sampleOf, samplesOf, settleRecord } from '../records/sampling.ts'
import { os, signedIn } from './base.ts'

const api = os.sampling

export const sampling = {
  list: api.list.handler(({ context }) => samplesOf(signedIn(context).rooms)),

  count: api.count.handler(async ({ context, input }) => {
    const { rooms, me } = signedIn(context)
    return { found: await countFor(rooms, me, input) }
  }),

  draw: api.draw.handler(({ context, input }) => {
    const { rooms, me } = signedIn(context)
    return drawSample(rooms, me, input, crypto.randomUUID())
  }),

  one: api.one.handler(({ context, input }) => {
    const { rooms, me } = signedIn(context)
    return sampleOf(rooms, me, input.id)
  }),

  judge: api.judge.handler(({ context, input }) => {
    const { rooms, me } = signedIn(context)
    return judgeRecord(rooms, me, input)
  }),

  settle: api.settle.handler(({ context, input }) => {
    const { rooms, me } = signedIn(context)
    return settleRecord(rooms, me, input)
  }),
}
