/** What the Copies screen says about a second person (rule R-RS): pure, so that every sentence is tried. */
import type { CopyStanding } from '../../../shared/api/contract.ts'
import type { LeftOut } from '../../../shared/copies/index.ts'
import { sayInstant } from '../../ui/index.ts'
import { countWords } from '../sign/words.ts'

type Standing = Pick<CopyStanding, 'because' | 'checks'>

/** How one copy stands, for its row. */
export function standingWords({ because, checks }: Standing, signed: boolean): string {
  if (because.length === 0) return 'Not needed'
  if (!signed) return 'Needed once it is signed'
  const [first] = checks
  return first ? `Confirmed by ${first.byName}, ${sayInstant(first.at)}` : 'Waits for a second person'
}

/** Over the list while copies wait: how many, and who can do something about it. */
export function waitingWords(waiting: number, notYou: string): { title: string; says: string } {
  return {
    title: `${countWords(waiting, 'copy waits', 'copies wait')} for a second person.`,
    says: notYou
      ? `${notYou} Anybody else here can: they sign in themselves and open Copies.`
      : 'Look at each one, and confirm it when nothing in it leads to what was left out. Then it can be saved.',
  }
}

/** By heading, in the order in which they come. */
export function byHeading(left: LeftOut[]): { where: string; count: string; passages: LeftOut[] }[] {
  return [...Map.groupBy(left, ({ where }) => where)].map(([where, passages]) => ({
    where,
    count: countWords(passages.length, 'passage', 'passages'),
    passages,
  }))
}
