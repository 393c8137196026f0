/** What the Copies screen says about a second person (rule R-RS): pure, so that every sentence is tried. */
import type { CopyStanding } from '../../../shared/api/contract.ts'
import type { PaperStanding } from '../../../shared/api/papers.ts'
import type { LeftOut, PaperKind } from '../../../shared/copies/index.ts'
import { sayInstant } from '../../ui/index.ts'
import { countWords } from '../sign/words.ts'

type Standing = Pick<CopyStanding, 'because' | 'checks'>

/** Who somebody is, unless that is what the copy is called as well. */
export const roleWords = ({ role }: { role: string }, copy: string): string =>
  role.toLowerCase() === copy.toLowerCase() ? '' : role

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

/** What each paper beside the minutes is called and is for. */
export const paperWords: Record<
  PaperKind,
  { title: string; one: string; thing: string; look: string; says: string }
> = {
  'decision letter': {
    title: 'Decision letter',
    one: 'Decision letter',
    thing: 'decision letter',
    look: 'Read',
    says: 'The decision for each child, the outline plan and the dates, each reader’s own. It can be signed and handed out before the minutes are finished. The chair decides which child is old enough to have one, and signs each child’s by itself.',
  },
  'child letter': {
    title: 'Letter to the child',
    one: 'Letter',
    thing: 'letter',
    look: 'Write and read',
    says: 'To one child, in plain words and large print: the decision, what will happen, what they said and what changed. The chair decides which child is old enough to have one.',
  },
  'referral sheet': {
    title: 'Referral sheet',
    one: 'Referral sheet',
    thing: 'referral sheet',
    look: 'Read',
    says: 'Asks for a strategy discussion: what is alleged, the children, safety tonight, evidence and whom to call. It waits for nothing and nobody.',
  },
  'distribution checklist': {
    title: 'Cover note and checklist',
    one: 'Checklist',
    thing: 'checklist',
    look: 'Read',
    says: 'Who gets which copy, with room for how and when it was sent and what proves it, and how to check a document. For the council’s own use: it names every recipient.',
  },
}

/** How one letter stands, for its row. */
export function letterWords({ paper, signed }: Pick<PaperStanding, 'paper' | 'signed'>): string {
  if (!paper.endsWith('letter')) return 'Ready to save'
  if (!signed) return 'Draft'
  const [first] = signed.checks
  const state = `Version ${signed.version}, signed by ${signed.signedBy}, ${sayInstant(signed.at)}`
  if (!signed.released) return `${state}. Waits for a second person`
  return first ? `${state}. Confirmed by ${first.byName}` : state
}
