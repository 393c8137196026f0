/**
 * What a story wanted of any network, measured where the sockets are made: Chromium's own log of its network, and every
 * connection, datagram and name that the core asks Node for. Only this computer itself may be spoken to.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const isHere = (host: string): boolean =>
  /^(127\.\d+\.\d+\.\d+|\[?::1\]?|\[?::ffff:127\.\d+\.\d+\.\d+\]?|localhost|[\w-]+\.localhost)$/i.test(host)

const withoutPort = (address: string): string => address.replace(/:\d+$/, '')

const constantsSchema = z.object({ constants: z.object({ logEventTypes: z.record(z.string(), z.number()) }) })
const eventSchema = z.object({
  type: z.number(),
  source: z.object({ id: z.number() }),
  params: z.record(z.string(), z.unknown()).default({}),
})

/** One line each: the constants, then every event. Also of a browser that was ended before it could close its log. */
function readLog(file: string) {
  const [first = '', , ...lines] = readFileSync(file, 'utf8').split('\n')
  const { constants } = constantsSchema.parse(JSON.parse(`${first.replace(/,$/, '')}}`))
  const kinds = new Map(Object.entries(constants.logEventTypes).map(([name, type]) => [type, name]))
  return lines
    .filter((line) => line.startsWith('{'))
    .flatMap((line) => {
      const event = eventSchema.safeParse(parsed(line.replace(/(,|\],)$/, '')))
      return event.success ? [{ ...event.data, kind: kinds.get(event.data.type) ?? '' }] : []
    })
}

/** The last line of a browser that was killed may be half a one. */
function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

/** Where Chromium's sockets went that was not this computer, and which names it looked up. */
export function beyondOfChromium(file: string): string[] {
  const datagrams = new Map<number, string>()
  const beyond: string[] = []
  for (const { kind, source, params } of readLog(file)) {
    const address = typeof params.address === 'string' ? params.address : ''
    if (kind === 'TCP_CONNECT_ATTEMPT' && address && !isHere(withoutPort(address)))
      beyond.push(`tcp ${address}`)
    // Chromium asks the system which way leads to an address of the internet, to know whether there is one, and sends nothing.
    if (kind === 'UDP_CONNECT' && address) datagrams.set(source.id, address)
    if (kind === 'UDP_BYTES_SENT') beyond.push(`udp ${datagrams.get(source.id) ?? address}`)
    if (kind === 'HOST_RESOLVER_MANAGER_REQUEST' && typeof params.host === 'string') {
      const host = URL.parse(params.host)?.hostname ?? withoutPort(params.host)
      if (!isHere(host)) beyond.push(`name ${host}`)
    }
  }
  return [...new Set(beyond)]
}

const wishSchema = z.object({ what: z.string(), where: z.string() })

/** Is such a wish for a pipe or for this computer? `where` is what Node was given, as JSON. */
function stays({ what, where }: z.infer<typeof wishSchema>): boolean {
  if (/"path":/.test(where)) return true
  const host =
    what === 'name' ? /^\["([^"]*)"/.exec(where)?.[1] : /"(?:host|address)":"([^"]*)"/.exec(where)?.[1]
  return host !== undefined && isHere(host)
}

/** Of what the core wanted of Node (test/traces/connections.ts) that which was not for this computer. */
export function beyondOfCore(file: string): string[] {
  if (!existsSync(file)) return []
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => wishSchema.parse(JSON.parse(line)))
    .filter((wish) => !stays(wish))
    .map(({ what, where }) => `${what} ${where}`)
}

/** The logs of one story. `chromium` gives the arguments of one start of the browser, `core` the environment of the core. */
export function listenToNetwork(scratch: string) {
  const logs: string[] = []
  const wishes = join(scratch, 'connections')
  const watch = new URL('../traces/connections.ts', import.meta.url).href
  return {
    chromium(): string {
      const file = join(scratch, `network-${logs.length}.json`)
      logs.push(file)
      return `--log-net-log=${file}`
    },
    core: { NODE_OPTIONS: `--import ${watch}`, CHAIRSIDE_CONNECTIONS: wishes },
    /** Once everything has ended. */
    beyond: (): string[] => [...logs.filter(existsSync).flatMap(beyondOfChromium), ...beyondOfCore(wishes)],
  }
}
