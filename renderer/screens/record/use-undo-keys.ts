import { useEffect } from 'react'
import type { DraftSession } from '../../editor/draft/draft-session.ts'

/** Fields that are not part of the draft keep the browser's own undo. */
const elsewhere = '[role="dialog"]:not(.ui-sheet *), .find-bar, .cue-note'

/** One history for text and fields: the browser's own undo of a field would know only that field. */
export function useUndoKeys(session: DraftSession): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || !session.editable) return
      const key = event.key.toLowerCase()
      if (key !== 'z' && key !== 'y') return
      if (event.target instanceof HTMLElement && event.target.closest(elsewhere)) return
      event.preventDefault()
      event.stopPropagation()
      if (key === 'y' || event.shiftKey) session.undo.redo()
      else session.undo.undo()
    }
    window.addEventListener('keydown', onKey, true)
    return () => window.removeEventListener('keydown', onKey, true)
  }, [session])
}
