/** The small list at a marked word: what may have been meant, and keeping the word as it is. */
import { TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { announce } from '../../ui/index.ts'
import type { Suggested } from '../text/suggest.ts'
import { misspeltAt } from './misspelt.ts'
import type { SpellingTools } from './tools.ts'

export function closeCorrections(view: EditorView, tools: SpellingTools): void {
  if (tools.openIn !== view) return
  tools.openIn = null
  tools.store.set(null)
}

/** Opens the list for the marked word at the caret. Resolves when it is open, or when there is nothing to open. */
export async function correct(view: EditorView, tools: SpellingTools): Promise<void> {
  const { spelling, store } = tools
  const found = misspeltAt(view.state, view.state.selection.from)
  if (!found) {
    announce('No spelling mark at the caret.')
    return
  }
  const words = await spelling.suggest(found.word)
  // The text may have moved on while the list was asked.
  const now = view.isDestroyed ? null : misspeltAt(view.state, view.state.selection.from)
  if (!now || now.word !== found.word) return

  const item = (id: string, label: string, hint: string): Suggested => ({
    id,
    label,
    hint,
    run: () => undefined,
  })
  const items = [
    ...words.map((word) => item(`word ${word}`, word, '')),
    item('keep', 'Keep this word', `“${found.word}” is right in this record`),
  ]
  const start = view.coordsAtPos(now.from)
  const end = view.coordsAtPos(now.to)
  tools.openIn = view
  store.set({
    title: words.length > 0 ? `Instead of “${found.word}”` : `Nothing is near “${found.word}”`,
    items,
    at: 0,
    place: new DOMRect(start.left, start.top, Math.max(end.left - start.left, 0), start.bottom - start.top),
    choose: ({ id, label }) => {
      closeCorrections(view, tools)
      if (id === 'keep') {
        spelling.keep(found.word)
        announce(`${found.word} is kept in this record.`)
      } else {
        replace(view, tools, label)
        announce(`Changed to ${label}.`)
      }
      view.focus()
    },
  })
}

/** Puts the word in place of the marked one at the caret, in the same bold or italics, as one step of undo. */
function replace(view: EditorView, { spelling }: SpellingTools, word: string): void {
  const { state } = view
  const found = misspeltAt(state, state.selection.from)
  if (!found) return
  const from = state.doc.resolve(found.from)
  const marks = from.marksAcross(state.doc.resolve(found.to)) ?? []
  spelling.asOneStep(() => {
    const tr = state.tr.replaceWith(found.from, found.to, state.schema.text(word, marks))
    view.dispatch(tr.setSelection(TextSelection.create(tr.doc, found.from + word.length)).scrollIntoView())
  })
}
