/**
 * Readings that follow each other are mostly the same, and those of a long record are large: what has not changed is not said
 * again. It keeps its identity on the page, so that it is not drawn again either.
 */
import type { ChecksReading } from './messages.ts'

const lists = ['findings', 'cues'] as const
const parts = ['clocks', 'missing', 'setAside', 'written', 'quorum'] as const
type List = (typeof lists)[number]
type Part = (typeof parts)[number]

/** Of a list: a number is where the same item stood in the list before. */
type Item<L extends List> = ChecksReading[L][number] | number

/** A reading, said as what is new in it. What is not there is as it was. */
export type Changes = Omit<ChecksReading, List | Part> &
  Partial<Pick<ChecksReading, Part>> & { [L in List]?: Item<L>[] }

/** Says each reading as what is new since the one before. Readings have to be taken in the order in which they are said. */
export function sayer(): (now: ChecksReading) => Changes {
  const said = new Map<Part, string>()
  const stood = new Map<List, Map<string, number>>()

  function listOf<L extends List>(list: L, now: ChecksReading): Item<L>[] | undefined {
    const items: ChecksReading[L][number][] = now[list]
    const before = stood.get(list)
    const places = new Map<string, number>()
    const told = items.map((item, at): Item<L> => {
      const text = JSON.stringify(item)
      places.set(text, at)
      return before?.get(text) ?? item
    })
    stood.set(list, places)
    const isSame = before?.size === items.length && told.every((one, at) => one === at)
    return isSame ? undefined : told
  }

  return (now) => {
    const { round, unread, took } = now
    const changes: Changes = { round, unread, took }
    for (const part of parts) {
      const text = JSON.stringify(now[part])
      if (said.get(part) !== text) Object.assign(changes, { [part]: now[part] })
      said.set(part, text)
    }
    for (const list of lists) {
      const told = listOf(list, now)
      if (told) Object.assign(changes, { [list]: told })
    }
    return changes
  }
}

function itemsOf<L extends List>(told: Item<L>[], before: ChecksReading | null, list: L): ChecksReading[L] {
  const held: ChecksReading[L][number][] = before?.[list] ?? []
  const now = told.flatMap((one) => (typeof one === 'number' ? (held[one] ?? []) : one))
  const isSame = now.length === held.length && now.every((one, at) => one === held[at])
  return (isSame ? held : now) as ChecksReading[L]
}

/** The reading that was said, made of the one before wherever nothing is new. */
export function taken(before: ChecksReading | null, { findings, cues, ...rest }: Changes): ChecksReading {
  return {
    // The first reading says everything.
    ...(before as ChecksReading),
    ...rest,
    ...(findings && { findings: itemsOf(findings, before, 'findings') }),
    ...(cues && { cues: itemsOf(cues, before, 'cues') }),
  }
}
