/** Lists whose items have no id: the names that are ticked, other names, earlier plans. */
import { orderOf } from './order.ts'

/**
 * What both have made of a list: what either has added is there, what either has taken out is not. Undefined where it
 * cannot be told: an item stands twice, or each has put something else in the place of the same item.
 */
export function mergedList(
  base: readonly unknown[],
  mine: readonly unknown[],
  theirs: readonly unknown[],
): unknown[] | undefined {
  const [before, here, there] = [base, mine, theirs].map((list) => list.map((item) => JSON.stringify(item)))
  if (!before || !here || !there) return undefined
  const sets = [before, here, there].map((keys) => new Set(keys))
  const [was, isMine, isTheirs] = sets
  if (!was || !isMine || !isTheirs) return undefined
  if (was.size !== base.length || isMine.size !== mine.length || isTheirs.size !== theirs.length)
    return undefined
  const adds = (keys: readonly string[]) => keys.some((key) => !was.has(key))
  const takenByBoth = before.some((key) => !isMine.has(key) && !isTheirs.has(key))
  if (takenByBoth && adds(here) && adds(there)) return undefined
  const items = new Map(
    [...base, ...mine, ...theirs].map((item): [string, unknown] => [JSON.stringify(item), item]),
  )
  const stays = (key: string) => (was.has(key) ? isMine.has(key) && isTheirs.has(key) : true)
  return orderOf(before, here, there)
    .filter(stays)
    .map((key) => items.get(key))
}
