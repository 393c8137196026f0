/**
 * A fake core in whose every text stands something that asks to be run. What is an id, a day or a word of a list stays as it
 * is: the contract's own schemas say which texts are free.
 */
import { z } from 'zod'
import type { Link } from '../../renderer/client/index.ts'
import { contract } from '../../shared/api/contract.ts'
import { payloads } from '../attacks/payloads.ts'

type Place = { within: Record<string, unknown>; key: string; now: string; then: string }

const fixed = /^(id|key|kind|type|state|version|update|seq|sha256|bytes|recordHash|.*Id|.*Ids)$/
/** Whole signs only: the core lets nothing else in. */
const whole = payloads.filter((one) => one.isWellFormed() && !one.includes('\u0000'))

let places = 0

function placesIn(value: unknown, found: Place[]): Place[] {
  if (value === null || typeof value !== 'object') return found
  const within = value as Record<string, unknown>
  for (const [key, one] of Object.entries(within)) {
    if (typeof one !== 'string') placesIn(one, found)
    else if (one !== '' && !fixed.test(key) && !/^\d{4}-\d{2}(-\d{2})?/.test(one)) {
      const then = `${one} ${whole[(places + found.length) % whole.length]}`
      found.push({ within, key, now: one, then })
    }
  }
  return found
}

/** Puts the payloads in, by halves, wherever the schema still takes the whole. */
function put(these: Place[], fits: () => boolean): number {
  for (const { within, key, then } of these) within[key] = then
  if (fits()) return these.length
  for (const { within, key, now } of these) within[key] = now
  if (these.length < 2) return 0
  const half = Math.ceil(these.length / 2)
  return put(these.slice(0, half), fits) + put(these.slice(half), fits)
}

/** The same value with payloads in its free texts. */
export function poisonedBy<T>(given: T, schema: z.ZodType): T {
  const value = structuredClone(given)
  const box = { value }
  places += put(placesIn(value, []), () => schema.safeParse(box.value).success)
  return box.value
}

/** How many texts have been poisoned so far. */
export const poisonedPlaces = (): number => places

/** The link of a core whose every answer is poisoned; the session itself stays, so that somebody is signed in. */
export function poisonedLink(link: Link): Link {
  return {
    async call(path, input, options) {
      const given = await link.call(path, input, options)
      const one = path.reduce<unknown>((part, key) => (part as Record<string, unknown>)[key], contract)
      const schema = (one as { '~orpc': { outputSchema?: unknown } })['~orpc'].outputSchema
      if (!(schema instanceof z.ZodType) || given === null || typeof given !== 'object') return given
      if (Symbol.asyncIterator in given) return given
      return poisonedBy(given, schema)
    },
  }
}
