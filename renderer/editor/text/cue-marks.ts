/**
 * Marks under wording that raises a question, and under words that were looked for. They move with the text until
 * the next reading, and never touch the document.
 */
import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { rangesOf } from './offsets.ts'

export type TextMark = {
  /** Names the mark, e.g. the cue and its place. */
  id: string
  entryId: string
  start: number
  end: number
  look: 'cue' | 'cue-quiet' | 'found' | 'found-now'
}

type MarkState = { marks: TextMark[]; set: DecorationSet }

export const cueMarksKey = new PluginKey<MarkState>('cueMarks')

function draw(doc: Node, marks: TextMark[]): DecorationSet {
  if (marks.length === 0) return DecorationSet.empty
  const byEntry = Map.groupBy(marks, (mark) => mark.entryId)
  const decorations: Decoration[] = []
  doc.forEach((entry, pos) => {
    for (const mark of byEntry.get(entry.attrs.id as string) ?? []) {
      for (const { from, to } of rangesOf(entry, pos, mark.start, mark.end)) {
        decorations.push(Decoration.inline(from, to, { class: `mark-${mark.look}` }, { id: mark.id }))
      }
    }
  })
  return DecorationSet.create(doc, decorations)
}

export type CueMarksOptions = {
  /** The mark that holds the caret, or null when there is none. */
  onCaret: (markId: string | null) => void
}

/** Ids of the marks at a position. */
export function marksAt(state: EditorState, pos: number): string[] {
  const set = cueMarksKey.getState(state)?.set
  return set ? set.find(pos, pos).map((decoration) => String((decoration.spec as { id: string }).id)) : []
}

export const CueMarks = Extension.create<CueMarksOptions>({
  name: 'cueMarks',

  addOptions() {
    return { onCaret: () => undefined }
  },

  addProseMirrorPlugins() {
    const { onCaret } = this.options
    return [
      new Plugin<MarkState>({
        key: cueMarksKey,
        state: {
          init: () => ({ marks: [], set: DecorationSet.empty }),
          apply(tr, held) {
            const marks = tr.getMeta(cueMarksKey) as TextMark[] | undefined
            if (marks) return { marks, set: draw(tr.doc, marks) }
            return tr.docChanged ? { marks: held.marks, set: held.set.map(tr.mapping, tr.doc) } : held
          },
        },
        props: {
          decorations: (state) => cueMarksKey.getState(state)?.set,
          handleDOMEvents: {
            mouseover: (view, event) => {
              const target = event.target
              if (!(target instanceof HTMLElement) || !target.className.includes('mark-cue')) return false
              const at = view.posAtDOM(target, 0)
              onCaret(marksAt(view.state, at)[0] ?? null)
              return false
            },
          },
        },
        view: () => ({
          update: (view, before) => {
            if (!view.hasFocus() || before.selection.eq(view.state.selection)) return
            onCaret(marksAt(view.state, view.state.selection.from)[0] ?? null)
          },
        }),
      }),
    ]
  },
})
