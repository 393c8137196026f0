/**
 * Marks under wording that raises a question, and under words that were looked for. They move with the text until
 * the next reading, and never touch the document.
 */
import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { plainText, rangesOf } from './offsets.ts'

export type TextMark = {
  /** Names the mark, e.g. the cue and its place. */
  id: string
  entryId: string
  start: number
  end: number
  /** The marked words, where they are known: a mark that no longer stands on them waits for the next reading. */
  words?: string
  look: 'cue' | 'cue-quiet' | 'cue-now' | 'found' | 'found-now'
}

type MarkState = { marks: TextMark[]; set: DecorationSet }

export const cueMarksKey = new PluginKey<MarkState>('cueMarks')

const decorate = (from: number, to: number, { id, look }: TextMark): Decoration =>
  Decoration.inline(from, to, { class: `mark-${look}`, ...(id ? { 'data-mark': id } : {}) }, { id })

function draw(doc: Node, marks: TextMark[], held: DecorationSet): DecorationSet {
  if (marks.length === 0) return DecorationSet.empty
  const byEntry = Map.groupBy(marks, (mark) => mark.entryId)
  const decorations: Decoration[] = []
  doc.forEach((entry, pos) => {
    const here = byEntry.get(entry.attrs.id as string)
    if (!here) return
    const text = plainText(entry)
    for (const mark of here) {
      if (mark.words !== undefined && text.slice(mark.start, mark.end) !== mark.words) {
        // The words have moved since they were read: the mark that moved with them stays.
        for (const old of held.find(pos, pos + entry.nodeSize, (spec) => spec.id === mark.id))
          decorations.push(decorate(old.from, old.to, mark))
        continue
      }
      for (const { from, to } of rangesOf(entry, pos, mark.start, mark.end))
        decorations.push(decorate(from, to, mark))
    }
  })
  return DecorationSet.create(doc, decorations)
}

/** The marks that belong to the entries of a text. */
export function marksIn(doc: Node, marks: TextMark[]): TextMark[] {
  const ids = new Set<unknown>()
  doc.forEach((entry) => void ids.add(entry.attrs.id))
  return marks.filter((mark) => ids.has(mark.entryId))
}

export type CueMarksOptions = {
  /** The mark that holds the caret, or null when there is none. */
  onCaret: (markId: string | null) => void
  /** The mark under the pointer, or null when it has gone from one. */
  onPointer: (markId: string | null) => void
}

/** How long the editor takes to hear of a caret that a click has put down (milliseconds). */
const CARET = 60

/** Says whether the pointer itself moved since the last time: text that is drawn anew or scrolled under it tells as much. */
function pointerMoved(): (event: MouseEvent) => boolean {
  let last = ''
  return ({ screenX, screenY }) => {
    const now = `${screenX} ${screenY}`
    const moved = now !== last
    last = now
    return moved
  }
}

const markOf = (target: EventTarget | null): string =>
  target instanceof Element ? (target.closest<HTMLElement>('[data-mark]')?.dataset.mark ?? '') : ''

/** Ids of the marks at a position. */
export function marksAt(state: EditorState, pos: number): string[] {
  const set = cueMarksKey.getState(state)?.set
  return set
    ? set
        .find(pos, pos)
        .map((decoration) => String((decoration.spec as { id: string }).id))
        .filter(Boolean)
    : []
}

export const CueMarks = Extension.create<CueMarksOptions>({
  name: 'cueMarks',

  addOptions() {
    return { onCaret: () => undefined, onPointer: () => undefined }
  },

  addProseMirrorPlugins() {
    const { onCaret, onPointer } = this.options
    const moved = pointerMoved()
    return [
      new Plugin<MarkState>({
        key: cueMarksKey,
        state: {
          init: () => ({ marks: [], set: DecorationSet.empty }),
          apply(tr, held) {
            const marks = tr.getMeta(cueMarksKey) as TextMark[] | undefined
            if (marks) return { marks, set: draw(tr.doc, marks, held.set.map(tr.mapping, tr.doc)) }
            return tr.docChanged ? { marks: held.marks, set: held.set.map(tr.mapping, tr.doc) } : held
          },
        },
        props: {
          decorations: (state) => cueMarksKey.getState(state)?.set,
          handleDOMEvents: {
            // A click asks for the question also where it was put away and the caret never left the words. The editor hears of
            // a moved caret a turn later; what is shown always belongs to the caret.
            click: (view, event) => {
              if (!markOf(event.target)) return false
              const soon = setTimeout(() => {
                const id = view.isDestroyed ? undefined : marksAt(view.state, view.state.selection.from)[0]
                if (id) onCaret(id)
              }, CARET)
              // A key that comes before that has the last word: Escape puts the question away, and it stays away.
              window.addEventListener('keydown', () => clearTimeout(soon), { capture: true, once: true })
              return false
            },
            mouseover: (_view, event) => {
              const id = markOf(event.target)
              if (moved(event) && id) onPointer(id)
              return false
            },
            mousemove: (_view, event) => {
              moved(event)
              return false
            },
            mouseout: (_view, event) => {
              if (markOf(event.target)) onPointer(null)
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
