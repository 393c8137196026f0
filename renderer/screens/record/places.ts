/** Ways to a place on the page: a heading, the words of an entry, a row. */
import type { Editor } from '@tiptap/core'
import { rangesOf } from '../../editor/text/offsets.ts'
import type { Place } from './record-context.ts'

const calm = (): ScrollBehavior =>
  matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth'

/** Longer than any scrolling takes (milliseconds). */
const ARRIVED = 1_500

/**
 * Scrolls there. What comes near on the way is laid out only then (record.css), which may move the place while one goes to
 * it: it is looked at once more on arrival, unless somebody has scrolled on by then.
 */
function bringIntoView(element: Element, block: ScrollLogicalPosition): void {
  const over = new AbortController()
  const end = () => over.abort()
  const { signal } = over
  const arrive = () => {
    end()
    element.scrollIntoView({ block, behavior: 'instant' })
  }
  addEventListener('scrollend', arrive, { capture: true, signal })
  for (const own of ['wheel', 'keydown', 'pointerdown', 'touchstart'])
    addEventListener(own, end, { capture: true, passive: true, signal })
  const timer = setTimeout(end, ARRIVED)
  signal.addEventListener('abort', () => clearTimeout(timer))
  element.scrollIntoView({ block, behavior: calm() })
}

function goToEntry(
  editors: Map<string, Editor>,
  { entryId, start = 0, keepFocus }: Place,
  onWords: (editor: Editor) => void,
): boolean {
  for (const editor of editors.values()) {
    let done = false
    editor.state.doc.forEach((entry, pos) => {
      if (done || entry.attrs.id !== entryId) return
      done = true
      const at = rangesOf(entry, pos, start, start + 1)[0]?.from ?? pos + 2
      const place = editor.view.domAtPos(at).node
      const element = place instanceof Element ? place : place.parentElement
      if (!keepFocus) {
        editor.chain().setTextSelection(at).focus(undefined, { scrollIntoView: false }).run()
        onWords(editor)
      }
      if (element) bringIntoView(element, 'center')
    })
    if (done) return true
  }
  return false
}

/** Opens every fold that hides the element. */
function unfold(element: Element): void {
  for (let fold = element.closest('details'); fold; fold = fold.parentElement?.closest('details') ?? null)
    fold.open = true
}

/** A field before a button: what stands at the head of a row is not what somebody came to write. */
function focusInside(element: HTMLElement): void {
  const field =
    element.querySelector<HTMLElement>('textarea, input:not([type="checkbox"]), [contenteditable="true"]') ??
    element.querySelector<HTMLElement>('button')
  ;(field ?? element).focus({ preventScroll: true })
}

/** A row that is higher than the window begins at its head. */
const fits = (element: Element): boolean => element.getBoundingClientRect().height < innerHeight * 0.7

/**
 * Actions and rows carry their id; a row that was just added is there after the next frame. `onWords` is told the text
 * that was given the caret.
 */
export function goToPlace(
  page: HTMLElement,
  editors: Map<string, Editor>,
  place: Place,
  onWords: (editor: Editor) => void,
  again = 4,
): void {
  if (place.entryId && goToEntry(editors, place, onWords)) return
  const rowId = place.rowId ?? place.entryId
  const row = rowId ? page.querySelector<HTMLElement>(`[data-row-id="${CSS.escape(rowId)}"]`) : null
  if (rowId && !row && again > 0) {
    requestAnimationFrame(() => goToPlace(page, editors, place, onWords, again - 1))
    return
  }
  const section = place.section
    ? page.querySelector<HTMLElement>(`[data-section="${CSS.escape(place.section)}"]`)
    : null
  const target = row ?? section
  if (!target) return
  unfold(target)
  const fold = row ? null : target.querySelector<HTMLDetailsElement>(':scope > details')
  if (fold) fold.open = true
  bringIntoView(target, row && fits(row) ? 'center' : 'start')
  if (!place.keepFocus) focusInside(target)
}
