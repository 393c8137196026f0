/**
 * Drafts whose page was left before every word was on disk. They live on, keep trying, and are found again when the
 * record is opened: leaving a page never costs a word.
 */
import { beforeLeaving, UnsavedWords } from '../../client/index.ts'
import { DraftSession } from './draft-session.ts'

const leaving = new Map<string, DraftSession>()

/** The draft that is still saving, when there is one; otherwise a fresh one from the core. */
export async function openDraft(...from: Parameters<typeof DraftSession.open>): Promise<DraftSession> {
  const [recordId] = from
  const waiting = leaving.get(recordId)
  leaving.delete(recordId)
  return waiting?.unsaved ? waiting : DraftSession.open(...from)
}

/** Resolves when nothing of this draft is unsaved; UnsavedWords after a few seconds in which that did not come about. */
export async function savedOrSay(session: DraftSession): Promise<void> {
  if (!(await session.settled())) throw new UnsavedWords()
}

/** The page of this draft has gone. It is let go when its last word is on disk, and not before. */
export function leaveDraft(session: DraftSession): void {
  if (!session.unsaved) {
    session.close()
    return
  }
  leaving.set(session.recordId, session)
  const stay = (event: BeforeUnloadEvent) => event.preventDefault()
  window.addEventListener('beforeunload', stay)
  const takeBack = beforeLeaving(() => savedOrSay(session))
  void (async () => {
    while (leaving.get(session.recordId) === session && !(await session.settled(60_000))) {
      // It tries again by itself; here it is only waited for.
    }
    window.removeEventListener('beforeunload', stay)
    takeBack()
    if (leaving.get(session.recordId) !== session) return
    leaving.delete(session.recordId)
    session.close()
  })()
}
