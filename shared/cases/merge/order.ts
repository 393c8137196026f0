/** In which order things stand that two people have put in order. */

const only = (ids: readonly string[], kept: ReadonlySet<string>): string[] => ids.filter((id) => kept.has(id))

/** The order of `leading`, and what stands in `others` alone behind the one that it stands behind there. */
function joined(leading: readonly string[], others: readonly string[]): string[] {
  const there = new Set(leading)
  const behind = new Map<string, string[]>()
  let last = ''
  for (const id of others) {
    if (there.has(id)) last = id
    else behind.set(last, [...(behind.get(last) ?? []), id])
  }
  return ['', ...leading].flatMap((id) => [...(id === '' ? [] : [id]), ...(behind.get(id) ?? [])])
}

/** Every id once. Whoever has put in another order what was there before leads; where both or nobody has, it is theirs. */
export function orderOf(
  base: readonly string[],
  mine: readonly string[],
  theirs: readonly string[],
): string[] {
  const common = new Set(base.filter((id) => mine.includes(id) && theirs.includes(id)))
  const isAsBefore = (ids: readonly string[]) =>
    only(ids, common).join('\n') === only(base, common).join('\n')
  const both = isAsBefore(theirs) && !isAsBefore(mine) ? joined(mine, theirs) : joined(theirs, mine)
  return joined(both, base)
}
