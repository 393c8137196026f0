/** The marked words of an editor, as its state holds them. */
import { type EditorState, PluginKey } from '@tiptap/pm/state'
import type { Decoration, DecorationSet } from '@tiptap/pm/view'

/** A marked word: document positions and the word as written. */
export type Misspelt = { from: number; to: number; word: string }

export type Held = {
  set: DecorationSet
  /** The last change was typed here and the caret has not been moved since. */
  typing: boolean
}

export const spellingKey = new PluginKey<Held>('spellingMarks')

export const wordOf = (decoration: Decoration): string => (decoration.spec as { word: string }).word

const asWord = (one: Decoration): Misspelt => ({ from: one.from, to: one.to, word: wordOf(one) })

/** Every marked word of one editor, in order. */
export const misspeltIn = (state: EditorState): Misspelt[] =>
  (spellingKey.getState(state)?.set.find() ?? []).map(asWord).sort((a, b) => a.from - b.from)

/** The marked word that holds a position, its ends included. */
export function misspeltAt(state: EditorState, pos: number): Misspelt | null {
  const one = spellingKey.getState(state)?.set.find(pos, pos)[0]
  return one ? asWord(one) : null
}
