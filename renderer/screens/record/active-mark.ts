/**
 * Whose question is shown: the mark that holds the caret, or the one the pointer rests on. The pointer has to rest, so
 * that nothing flickers as it passes; and a question that is being answered does not go away under the hand.
 */
import type { Editor } from '@tiptap/core'
import { Held } from '../../editor/held.ts'
import { marksAt } from '../../editor/text/cue-marks.ts'

/** How long the pointer rests before a question is shown, and how long it may be gone (milliseconds). */
const REST = 300
const GONE = 900

export class ActiveMark extends Held<string | null> {
  #caret: string | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  /** Put away by hand: a pointer that still rests there does not bring it back. */
  #away: string | null = null

  readonly onCaret = (id: string | null): void => {
    this.#caret = id
    this.#away = null
    clearTimeout(this.#timer)
    this.set(id)
  }

  readonly onPointer = (id: string | null): void => {
    clearTimeout(this.#timer)
    if (id !== null && (id === this.get() || id === this.#away)) return
    if (id !== null) this.#away = null
    this.#timer = setTimeout(
      () => {
        if (!document.querySelector('.cue-note:is(:hover, :focus-within)')) this.set(id ?? this.#caret)
      },
      id === null ? GONE : REST,
    )
  }

  /** The question at the caret, also after it was put away. False when there is none. */
  showAt(editor: Editor): boolean {
    const id = marksAt(editor.state, editor.state.selection.from)[0] ?? null
    if (id) this.onCaret(id)
    return id !== null
  }

  readonly dismiss = (): void => {
    const away = this.get()
    this.onCaret(null)
    this.#away = away
  }
}
