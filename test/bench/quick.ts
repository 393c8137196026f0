/**
 * The short form, for every change: in less than a minute, in a small workspace, ratios only. Everything is measured several times
 * and the best of it counts, because a busy machine only ever makes things slower.
 */
import { type Entry, entriesOf, slower, YARDSTICK, yardstick } from './baseline.ts'
import { editFigure } from './checks.ts'
import { writingFigure } from './documents.ts'
import { type Figure, peerOf } from './figure.ts'
import { sideBySide, spread } from './numbers.ts'
import { openScreens } from './screens.ts'
import { countedAnew, openService, type Service, searchOf } from './service.ts'
import { sizeFigures } from './start.ts'
import { storeFigures } from './store.ts'
import { typingOf } from './typing.ts'

/** Records of the small workspace: made anew in seconds. */
const RECORDS = 160
const PASSES = 3
const MORE_PASSES = 2

type Tell = (words: string) => void
type Measure = () => Promise<Figure[]>

/** Work of ours beside the yardstick. */
async function besideYardstick(
  id: string,
  says: string,
  count: number,
  work: () => unknown,
): Promise<Figure> {
  const took = await sideBySide(count, { ours: work, yard: yardstick })
  const value = spread(took.ours)
  return { id, says, unit: 'ms', value, peer: peerOf(YARDSTICK, value, spread(took.yard)) }
}

function measuresOf(service: Service, families: readonly string[]): Record<string, Measure> {
  const chair = service.as['CP chair'].client
  const head = service.as['Head of Service'].client
  const year = { from: '2025-12-01', to: '2026-11-30', team: '', audience: 'service' as const }
  let turn = 0
  const family = async (): Promise<void> => {
    turn += 1
    const caseId = families[turn % families.length] ?? ''
    await chair.cases.get({ id: caseId })
    await chair.records.list({ caseId })
    await chair.desk.goals({ caseId })
  }
  const recordId = service.ready.longRecord
  const record = async (): Promise<void> => {
    await chair.drafts.open({ recordId })
    await chair.drafts.surroundings({ recordId })
  }
  const one = (id: string, says: string, count: number, work: () => unknown): Measure => {
    return async () => [await besideYardstick(id, says, count, work)]
  }
  return {
    store: () => storeFigures(() => undefined, 80),
    search: () => searchOf({ large: service }, 9),
    today: one('today.cp-chair', 'Today of a chair', 15, () => chair.desk.today()),
    manager: one('today.team-manager', 'Today of a team manager', 9, () =>
      service.as['Team manager'].client.desk.today(),
    ),
    case: one('case.page', 'A family', 21, family),
    record: one('record.open', 'A record of 60 pages', 7, record),
    reports: one('reports.all', 'A year of all measures', 7, async () => {
      await countedAnew(service)
      await head.measures.list(year)
    }),
    checks: async () => [await editFigure(11)],
    documents: async () => [await writingFigure(4)],
  }
}

/** For each figure that of the pass in which it was best. */
function best(all: readonly Figure[]): Figure[] {
  const of = new Map<string, Figure>()
  for (const figure of all) {
    const known = of.get(figure.id)
    if (!known || (figure.peer?.ratio ?? 0) < (known.peer?.ratio ?? 0)) of.set(figure.id, figure)
  }
  return [...of.values()]
}

async function typing(tell: Tell): Promise<Figure[]> {
  const screens = await openScreens(RECORDS, tell)
  try {
    await screens.signIn()
    // What a busy machine does to the slowest keys says nothing about us: the median counts here.
    return (await typingOf(screens, 4)).flatMap((figure) =>
      figure.peer && figure.value
        ? [{ ...figure, peer: peerOf(figure.peer.says, figure.value, figure.peer.value) }]
        : [],
    )
  } finally {
    await screens.close()
  }
}

/** The entries of this run, and a line for whatever became slower by more than a fifth. */
export async function quickRun(tell: Tell): Promise<{ entries: Record<string, Entry>; told: string[] }> {
  const figures: Figure[] = []
  const service = await openService(RECORDS, tell)
  try {
    const families = (await service.as['CP chair'].client.cases.list()).map(({ id }) => id)
    const measures = measuresOf(service, families)
    for (let pass = 0; pass < PASSES; pass += 1)
      for (const measure of Object.values(measures)) figures.push(...(await measure()))
    // What seems slower is looked at again: a neighbour on the same machine comes and goes.
    for (let pass = 0; pass < MORE_PASSES; pass += 1) {
      const still = slower('quick', entriesOf(best(figures), 1)).map(({ id }) => id.split('.', 1)[0])
      for (const [name, measure] of Object.entries(measures))
        if (still.some((part) => part === name || (part === 'today' && name === 'manager')))
          figures.push(...(await measure()))
    }
  } finally {
    await service.close()
  }
  figures.push(...(await typing(tell)))
  if (slower('quick', entriesOf(best(figures), 1)).some(({ id }) => id.startsWith('typing')))
    figures.push(...(await typing(tell)))
  const entries = entriesOf([...best(figures), ...sizeFigures()], 1)
  return { entries, told: slower('quick', entries).map(({ says }) => says) }
}
