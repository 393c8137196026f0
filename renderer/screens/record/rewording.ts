/**
 * What is offered for Was Not Brought wording (R-WN1): the sentence in other words, or the agency's own words with a
 * note. Either is put into the text as one change that can be undone, and only when it was asked for.
 */
import type { Editor } from '@tiptap/core'
import type { PlacedCue } from '../../../shared/checks/check.ts'
import { nobodyNamed, rewordWasNotBrought, splitSentences } from '../../../shared/cues/index.ts'
import { plainText, rangesOf } from '../../editor/text/offsets.ts'

export type Offer = {
  reworded: string
  noted: string
  /** Puts one of them in the place of the sentence; false when the text has changed since. */
  use(which: 'reworded' | 'noted'): boolean
}

type Found = {
  editor: Editor
  text: string
  ranges: (start: number, end: number) => { from: number; to: number }[]
}

function entryIn(editors: Map<string, Editor>, entryId: string): Found | undefined {
  for (const editor of editors.values()) {
    if (editor.isDestroyed) continue
    let found: Found | undefined
    editor.state.doc.forEach((entry, pos) => {
      if (entry.attrs.id === entryId)
        found = {
          editor,
          text: plainText(entry),
          ranges: (start, end) => rangesOf(entry, pos, start, end),
        }
    })
    if (found) return found
  }
  return undefined
}

/** Changes only what differs, so that bold and italics around it stay. */
function replace({ editor, ranges }: Found, start: number, old: string, now: string): boolean {
  let head = 0
  while (head < old.length && head < now.length && old[head] === now[head]) head += 1
  let tail = 0
  while (
    tail < old.length - head &&
    tail < now.length - head &&
    old[old.length - 1 - tail] === now[now.length - 1 - tail]
  )
    tail += 1
  const whole = ranges(start, start + old.length)
  const range = whole[0]
  if (whole.length !== 1 || !range) return false
  const from = range.from + head
  const words = now.slice(head, now.length - tail)
  const { tr } = editor.state
  tr.insertText(words, from, range.to - tail)
  editor.view.dispatch(tr)
  // What is still to be said is selected, so that typing it is the next thing that happens.
  const gap = now.indexOf(nobodyNamed)
  const at = range.from + (gap < 0 ? now.length : gap)
  editor.commands.setTextSelection(gap < 0 ? at : { from: at, to: at + nobodyNamed.length })
  return true
}

/** Undefined where there is nothing to reword, or the words are not in a text of this page. */
export function offerFor(cue: PlacedCue, editors: Map<string, Editor>, childName: string): Offer | undefined {
  if (cue.family !== 'WN') return undefined
  const found = entryIn(editors, cue.entryId)
  if (!found || found.text.slice(cue.start, cue.end) !== cue.text) return undefined
  const sentence = splitSentences(found.text).find((one) => one.start <= cue.start && cue.end <= one.end)
  if (!sentence || sentence.text.includes('\n')) return undefined
  const offer = rewordWasNotBrought(sentence.text, childName)
  if (!offer) return undefined
  return {
    ...offer,
    use(which) {
      const now = entryIn(editors, cue.entryId)
      if (now?.text.slice(sentence.start, sentence.end) !== sentence.text) return false
      return replace(now, sentence.start, sentence.text, offer[which])
    },
  }
}
