/**
 * Loaded before everything else (`node --import`): writes down whatever this process, its threads and the Node processes it
 * starts want of the network, before it is tried. CHAIRSIDE_CONNECTIONS names the file; one JSON line each.
 */
import dgram from 'node:dgram'
import dns from 'node:dns'
import { appendFileSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import net from 'node:net'
import process from 'node:process'

const file = process.env.CHAIRSIDE_CONNECTIONS ?? ''
const note = (what: string, where: unknown): void =>
  appendFileSync(file, `${JSON.stringify({ what, where: JSON.stringify(where) ?? '' })}\n`)

type Any = (...args: unknown[]) => unknown

/** Puts a function in the place of another that notes each call. */
function watch(holder: object, name: string, what: string): void {
  const real = Reflect.get(holder, name) as Any | undefined
  if (typeof real !== 'function') return
  Reflect.set(holder, name, function noted(this: unknown, ...args: unknown[]) {
    note(
      what,
      args.filter((one) => typeof one !== 'function'),
    )
    return real.apply(this, args)
  })
}

watch(net.Socket.prototype, 'connect', 'connect')
watch(dgram.Socket.prototype, 'send', 'datagram')
watch(dgram.Socket.prototype, 'connect', 'datagram')
for (const holder of [dns, dns.promises, dns.Resolver.prototype, dns.promises.Resolver.prototype])
  for (const name of Object.keys(holder).concat(Object.getOwnPropertyNames(holder)))
    if (/^(lookup|resolve|reverse)/.test(name)) watch(holder, name, 'name')
syncBuiltinESMExports()
