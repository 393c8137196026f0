/**
 * Drafts whose page was left before every word was on disk. They live on, keep trying, and are found again when their writer
 * opens the record: leaving a page never costs a word. Where somebody else has signed in meanwhile they wait, out of sight.
 */
import { beforeLeaving, keepWords, UnsavedWords } from '../../client/index.ts'
import { DraftSession } from './draft-session.ts'

const leaving = new Map<string, DraftSession>()
const nameOf = (writerId: string, recordId: string): string => `${writerId} ${recordId}`

/** The draft of this writer that is still saving, when there is one; otherwise a fresh one from the core. */
export async function openDraft(...from: Parameters<typeof DraftSession.open>): Promise<DraftSession> {
  const [recordId, , , , writer] = from
  const name = nameOf(writer.id, recordId)
  const waiting = leaving.get(name)
  leaving.delete(name)
  if (!waiting?.unsaved) return DraftSession.open(...from)
  waiting.takeUp()
  return waiting
}

/** Resolves when nothing of this draft is unsaved; UnsavedWords after a few seconds in which that did not come about. */
export async function savedOrSay(session: DraftSession): Promise<true> {
  if (await session.settled()) return true
  throw new UnsavedWords()
}

/** Nobody waits for a draft of somebody who is not signed in. */
async function savedOrForeign(session: DraftSession): Promise<void> {
  if (!session.isForeign && !(await session.settled()) && !session.isForeign) throw new UnsavedWords()
}

/** The page of this draft has gone. It is let go when its last word is on disk, and not before. */
export function leaveDraft(session: DraftSession): void {
  if (!session.unsaved) {
    session.close()
    return
  }
  session.stopHearing()
  const name = nameOf(session.writer.id, session.recordId)
  leaving.set(name, session)
  const stay = (event: BeforeUnloadEvent) => event.preventDefault()
  window.addEventListener('beforeunload', stay)
  const ends = [
    () => window.removeEventListener('beforeunload', stay),
    beforeLeaving(() => savedOrForeign(session)),
    keepWords(session.writer, () => session.unsaved),
  ]
  void (async () => {
    // It tries again by itself; here it is only waited for, until it is saved or shown again.
    while (leaving.get(name) === session && !(await session.settled(500)));
    for (const end of ends) end()
    if (leaving.get(name) !== session) return
    leaving.delete(name)
    session.close()
  })()
}
