/** From one misspelt word to the next, through every text of the page. */
import { TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { announce } from '../../ui/index.ts'
import { correct } from './correct.ts'
import { type Misspelt, misspeltIn } from './misspelt.ts'
import type { SpellingTools } from './tools.ts'

const follows = (a: Node, b: Node): number =>
  a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1

/** Why nothing can be said of spelling now; null when something can. */
function trouble({ spelling }: SpellingTools): string | null {
  if (spelling.state === 'ready') return null
  if (spelling.state === 'off') return 'Spelling is not checked here.'
  if (spelling.state === 'loading') return 'The word list is still being read.'
  return 'The word list could not be read. Close the record and open it again.'
}

/** Gives the caret to the next misspelt word after it, and begins again at the top after the last. */
export function goToNext(tools: SpellingTools): void {
  const why = trouble(tools)
  if (why) {
    announce(why)
    return
  }
  const views = [...tools.views].sort((a, b) => follows(a.dom, b.dom))
  const all = views.flatMap((view) => misspeltIn(view.state).map((word) => ({ view, word })))
  const { last } = tools
  const isAfter = (view: EditorView, word: Misspelt): boolean =>
    last === null || (view === last ? word.from >= last.state.selection.to : follows(last.dom, view.dom) < 0)
  const at = Math.max(
    all.findIndex(({ view, word }) => isAfter(view, word)),
    0,
  )
  const next = all[at]
  if (!next) {
    announce('No misspelt word is marked.')
    return
  }
  const { view, word } = next
  view.focus()
  view.dispatch(
    view.state.tr.setSelection(TextSelection.create(view.state.doc, word.from, word.to)).scrollIntoView(),
  )
  announce(`${word.word}, ${at + 1} of ${all.length}`)
}

/** Opens the corrections of the word at the caret of the text that has it, or had it last. */
export function correctHere(tools: SpellingTools): void {
  const why = trouble(tools)
  const view = tools.last
  if (why || !view) {
    announce(why ?? 'No spelling mark at the caret.')
    return
  }
  view.focus()
  void correct(view, tools)
}
