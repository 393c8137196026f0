/** The place in a record that the address asks for: a row, or where the words stand by which the record was found. */
import { useEffect } from 'react'
import { draftToMinutes } from '../../../shared/minutes/index.ts'
import { placeOfWords } from '../../../shared/search/index.ts'
import type { Template } from '../../../shared/templates/index.ts'
import type { DraftSession } from '../../editor/draft/draft-session.ts'
import { useHashSearch } from '../../ui/index.ts'
import { foundWordsOf } from '../search/found-words.ts'
import type { Looking } from './find-bar.tsx'
import type { Place } from './record-context.ts'

/** How long a page that was just opened may still grow, in milliseconds. */
const SETTLES = 4000

/**
 * What is still being read moves the place away again: until somebody does something, the page goes with it. Returns the
 * way to stop.
 */
function keepShown(show: () => void): () => void {
  const over = new AbortController()
  const watch = new ResizeObserver(show)
  const timer = setTimeout(() => over.abort(), SETTLES)
  over.signal.addEventListener('abort', () => {
    watch.disconnect()
    clearTimeout(timer)
  })
  for (const event of ['wheel', 'keydown', 'pointerdown'])
    window.addEventListener(event, () => over.abort(), { signal: over.signal, passive: true })
  for (const section of document.querySelectorAll('[data-section]')) watch.observe(section)
  return () => over.abort()
}

type Page = {
  recordId: string
  session: DraftSession
  template: Template
  go: (place: Place) => void
  /** Looks for words on the page, beginning with those of an entry. */
  find: (looking: Looking) => void
}

export function useAskedPlace({ recordId, session, template, go, find }: Page): void {
  const asked = new URLSearchParams(useHashSearch())
  const rowId = asked.get('row') ?? ''
  const wasFound = asked.get('place') === 'found'
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once; what is written later moves nobody
  useEffect(() => {
    const show = (place: Place) => {
      go(place)
      return keepShown(() => go({ ...place, keepFocus: true }))
    }
    if (rowId) return show({ rowId })
    const words = wasFound ? foundWordsOf(recordId) : []
    const passage = placeOfWords(draftToMinutes(session.doc), template, words)
    if (!passage) return
    const { section, entryId, rowId: row } = passage.place
    if (!entryId) return show({ section, ...(row && { rowId: row }) })
    // The longest says the most about where it stands; the others are near it.
    const here = passage.text.toLowerCase()
    const [longest = ''] = words
      .filter((word) => here.includes(word.toLowerCase()))
      .sort((a, b) => b.length - a.length)
    find({ words: longest, entryId })
    return keepShown(() =>
      go({ section, entryId, start: Math.max(0, here.indexOf(longest.toLowerCase())), keepFocus: true }),
    )
  }, [recordId, rowId, wasFound])
}
