/** Countersignatures as the core would answer, of one signed record that waits for the reader and for the police. */
import { implement } from '@orpc/server'
import { type CountersignStanding, contract } from '../../shared/api/contract.ts'
import { buildCopy, contentOf, recipientsOf } from '../../shared/copies/index.ts'
import type { Minutes } from '../../shared/minutes/index.ts'
import type { Template } from '../../shared/templates/template.ts'

export function fakeCountersign(at: string, signer: () => string, read: () => [Minutes, Template]) {
  const os = implement(contract).signing
  const first: CountersignStanding['places'] = [
    {
      place: 'manager',
      does: 'signs',
      title: 'Team manager',
      why: 'The plan closes or steps down.',
      who: 'team manager or practice supervisor',
      done: { name: 'Rosa Okafor', role: 'Team manager', at, how: '' },
      notYou: 'Rosa Okafor has done this.',
    },
    {
      place: 'service manager',
      does: 'signs',
      title: 'Service manager',
      why: 'Earlier concerns are like these.',
      who: 'service manager',
      done: null,
      notYou: '',
    },
    {
      place: 'police',
      does: 'confirms',
      title: 'Police',
      why: 'Police and health confirm what a strategy discussion decided.',
      who: 'DC Alan Pryce',
      done: null,
      notYou: '',
    },
  ]
  const places: Record<string, CountersignStanding['places']> = { 'record-4': first }
  const standing = (recordId: string): CountersignStanding => ({ places: places[recordId] ?? [] })
  const finish = (recordId: string, name: string, done: { name: string; at: string; how: string }) => {
    places[recordId] = (places[recordId] ?? []).map((one) =>
      one.place === name
        ? { ...one, done: { ...done, role: one.title }, notYou: `${done.name} has done this.` }
        : one,
    )
    return standing(recordId)
  }
  return {
    countersignatures: os.countersignatures.handler(({ input }) => standing(input.recordId)),
    textToCountersign: os.textToCountersign.handler(() => {
      const [minutes, template] = read()
      const signature = { name: 'Priya Nandakumar', role: 'CP chair', at }
      const state = { signed: true, version: '1.0', recordHash: 'a3f1'.repeat(16), signature }
      return recipientsOf(minutes, template)
        .slice(0, 1)
        .map((one) => contentOf(buildCopy(minutes, one, { template, state, fictional: false }).copy))
    }),
    countersign: os.countersign.handler(({ input }) =>
      finish(input.recordId, input.place, { name: signer(), at, how: '' }),
    ),
    confirm: os.confirm.handler(({ input }) =>
      finish(input.recordId, input.place, { name: input.name, at: input.at, how: input.how }),
    ),
  }
}
