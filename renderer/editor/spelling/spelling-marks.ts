/**
 * A quiet wave under words that no list has. The marks live in each editor: they move with the text while it is
 * typed, a word that is being changed loses its mark at once, and only entries whose words changed are read again,
 * after a pause and in a worker.
 */
import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { type EditorState, Plugin, TextSelection, type Transaction } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { cueMarksKey } from '../text/cue-marks.ts'
import { plainText, rangesOf } from '../text/offsets.ts'
import { listKeys } from '../text/suggest.ts'
import { closeCorrections, correct } from './correct.ts'
import { type Held, spellingKey as key, misspeltAt, wordOf } from './misspelt.ts'
import type { SpellingTools } from './tools.ts'
import type { Word } from './words.ts'

/** How long a pause in typing is before changed entries are read, in milliseconds. */
const PAUSE = 400

/** Marks that a change has touched: the word is not the word that was read any more. */
function untouched(set: DecorationSet, tr: Transaction): DecorationSet {
  const moved = set.map(tr.mapping, tr.doc)
  const touched = tr.mapping.maps.flatMap((map, index) => {
    const found: Decoration[] = []
    map.forEach((_from, _to, from, to) => {
      const later = tr.mapping.slice(index + 1)
      found.push(...moved.find(later.map(from, -1), later.map(to, 1)))
    })
    return found
  })
  return touched.length > 0 ? moved.remove(touched) : moved
}

/**
 * What is drawn: not the word that is being typed, and not where a question stands under the same words, for two
 * lines under one word say nothing. Both are still found by key.
 */
function shown(state: EditorState): DecorationSet {
  const held = key.getState(state)
  if (!held) return DecorationSet.empty
  const caret = held.typing && state.selection.empty ? state.selection.from : null
  const cues = cueMarksKey.getState(state)?.set ?? DecorationSet.empty
  const hidden = held.set
    .find()
    .filter(
      ({ from, to }) =>
        (caret !== null && caret >= from && caret <= to) ||
        cues.find(from + 1, to - 1).some(({ spec }) => (spec as { id: string }).id !== ''),
    )
  return hidden.length > 0 ? held.set.remove(hidden) : held.set
}

function marksPlugin(tools: SpellingTools): Plugin<Held> {
  const { spelling, store } = tools
  /** What was read of an entry. Entries are replaced when they change, so an old reading cannot be taken for new. */
  const readings = new WeakMap<Node, Word[]>()

  const draw = (doc: Node, held: DecorationSet): DecorationSet => {
    if (spelling.state === 'off') return DecorationSet.empty
    const marks: Decoration[] = []
    doc.forEach((entry, pos) => {
      const words = readings.get(entry)
      if (!words) {
        // Not read yet: what stood there stays until it is.
        marks.push(...held.find(pos, pos + entry.nodeSize).filter((one) => !spelling.isKnown(wordOf(one))))
        return
      }
      for (const { word, start, end } of words) {
        if (spelling.isKnown(word)) continue
        for (const { from, to } of rangesOf(entry, pos, start, end))
          marks.push(
            // Said as a spelling mistake by screen readers when the words are read.
            Decoration.inline(from, to, { class: 'mark-spelling', 'aria-invalid': 'spelling' }, { word }),
          )
      }
    })
    return DecorationSet.create(doc, marks)
  }

  const open = (view: EditorView, pos: number): boolean => {
    const found = misspeltAt(view.state, pos)
    if (!found) return false
    if (view.state.selection.from < found.from || view.state.selection.to > found.to)
      view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, pos)))
    void correct(view, tools)
    return true
  }

  return new Plugin<Held>({
    key,
    state: {
      init: () => ({ set: DecorationSet.empty, typing: false }),
      apply(tr, held) {
        if (tr.getMeta(key)) return { ...held, set: draw(tr.doc, held.set) }
        if (tr.docChanged) {
          // Undo and other windows write the page anew, and what they write is nobody's half-typed word.
          return tr.getMeta(ySyncPluginKey)
            ? { set: draw(tr.doc, DecorationSet.empty), typing: false }
            : { set: untouched(held.set, tr), typing: true }
        }
        return tr.selectionSet && held.typing ? { ...held, typing: false } : held
      },
    },
    props: {
      decorations: shown,
      handleKeyDown: (view, event) => (tools.openIn === view ? listKeys(store, event) : false),
      handleDOMEvents: {
        focus: (view) => {
          tools.last = view
          return false
        },
        blur: (view) => {
          closeCorrections(view, tools)
          return false
        },
        contextmenu: (view, event) => {
          // From the keyboard there is no place of the pointer: the caret's word is meant.
          const pointed = event.button === 2 && view.posAtCoords({ left: event.clientX, top: event.clientY })
          if (pointed === null || !open(view, pointed ? pointed.pos : view.state.selection.from)) return false
          event.preventDefault()
          return true
        },
      },
    },
    view: (view) => {
      let timer: ReturnType<typeof setTimeout> | undefined
      const redraw = () => view.dispatch(view.state.tr.setMeta(key, 'redraw').setMeta('addToHistory', false))
      const read = async () => {
        if (spelling.state !== 'ready') return
        // A word that an input method is still composing must not be drawn over.
        if (view.composing) return soon()
        const entries: Node[] = []
        view.state.doc.forEach((entry) => {
          if (!readings.has(entry)) entries.push(entry)
        })
        if (entries.length === 0) return
        const words = await spelling.read(entries.map(plainText))
        if (!words || view.isDestroyed) return
        entries.forEach((entry, index) => {
          readings.set(entry, words[index] ?? [])
        })
        redraw()
      }
      const soon = () => {
        clearTimeout(timer)
        timer = setTimeout(read, PAUSE)
      }
      const forget = spelling.subscribe(() => {
        if (view.isDestroyed) return
        redraw()
        if (spelling.state === 'ready') void read()
      })
      tools.views.add(view)
      soon()
      return {
        update: (_view, before) => {
          const changed = before.doc !== view.state.doc
          if (changed) soon()
          if (changed || !before.selection.eq(view.state.selection)) closeCorrections(view, tools)
        },
        destroy: () => {
          clearTimeout(timer)
          forget()
          closeCorrections(view, tools)
          tools.views.delete(view)
          if (tools.last === view) tools.last = null
        },
      }
    },
  })
}

export const SpellingMarks = Extension.create<{ tools: SpellingTools | null }>({
  name: 'spellingMarks',
  // An open list hears Enter and the arrows before the text does.
  priority: 3100,

  addOptions() {
    return { tools: null }
  },

  addProseMirrorPlugins() {
    const { tools } = this.options
    return tools ? [marksPlugin(tools)] : []
  },
})
