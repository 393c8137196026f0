/**
 * Families in which somebody types, also after their screen has gone: what is not saved yet goes on being saved, what waits
 * for a decision waits, and both are found again when their writer opens the family.
 */
import type { CaseFile } from '../../../shared/cases/index.ts'
import { beforeLeaving, holdPage, keepWords, UnsavedWords, type Writer } from '../../client/index.ts'
import { FamilySession, type FamilyStore } from './family-session.ts'

const families = new Map<string, FamilySession>()
/** Ends what keeps the words of a family whose screen has gone. */
const keeping = new Map<FamilySession, () => void>()
const nameOf = (writerId: string, id: string): string => `${writerId} ${id}`

/** What this writer has begun and not saved, when there is anything; otherwise a fresh beginning with what was read. */
export function openFamily(file: CaseFile, writer: Writer, store: FamilyStore): FamilySession {
  const name = nameOf(writer.id, file.id)
  const waiting = families.get(name)
  if (waiting?.unsaved) return waiting
  const session = new FamilySession(file, writer, store)
  families.set(name, session)
  return session
}

/** Resolves when no save of this writer is on its way: what is read after that has their own words. */
export async function whenQuiet(writerId: string, id: string): Promise<void> {
  await families.get(nameOf(writerId, id))?.quiet()
}

/** The screen of this family is here. Returns what is done when it goes. */
export function showFamily(session: FamilySession): () => void {
  session.isShown = true
  keeping.get(session)?.()
  const ends = [
    beforeLeaving(() => savedOrSay(session)),
    // The lock asks before the screen has gone: a page that is loaded anew would lose what it has not saved.
    holdPage(() => session.unsaved),
    askBeforeClosing(session),
  ]
  return () => {
    session.isShown = false
    for (const end of ends) end()
    keepOn(session)
  }
}

async function savedOrSay(session: FamilySession): Promise<void> {
  await session.flush().catch((error: unknown) => {
    throw session.isRefused ? error : new UnsavedWords()
  })
  if (!session.unsaved) return
  throw new UnsavedWords({
    code: 'cannot save',
    happened: 'Somebody else has changed what you changed, and you have not said yet which words hold.',
    safe: 'Yours are still on the page of the family.',
    todo: 'Decide there first, at its top.',
  })
}

function askBeforeClosing(session: FamilySession): () => void {
  const stay = (event: BeforeUnloadEvent) => {
    if (!session.unsaved) return
    event.preventDefault()
    void session.flush().catch(() => undefined)
  }
  window.addEventListener('beforeunload', stay)
  return () => window.removeEventListener('beforeunload', stay)
}

/** The screen has gone before its last words were on disk: they are kept, and go down as soon as their writer is here. */
function keepOn(session: FamilySession): void {
  const name = nameOf(session.writer.id, session.id)
  const forget = () => {
    if (families.get(name) === session && !session.isShown) families.delete(name)
  }
  if (!session.unsaved) {
    forget()
    return
  }
  const isUnsaved = () => session.unsaved
  let place = ''
  let letGo = keepWords(session.writer, isUnsaved)
  const stayed = askBeforeClosing(session)
  const look = () => {
    if (!session.unsaved || session.isRefused) {
      end()
      return
    }
    const next = session.waitsForDecision ? `/cases/${session.id}` : ''
    if (next === place) return
    place = next
    letGo()
    letGo = keepWords(session.writer, isUnsaved, place)
  }
  const deaf = session.subscribe(look)
  const end = () => {
    keeping.delete(session)
    deaf()
    stayed()
    letGo()
    forget()
  }
  keeping.set(session, end)
  void session.flush().catch(() => undefined)
  look()
}
