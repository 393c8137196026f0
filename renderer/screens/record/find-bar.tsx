/** Finds words in the record: every text of the page, in its order. */
import { useEffect, useMemo, useRef, useState } from 'react'
import { draftToMinutes, entryText } from '../../../shared/minutes/index.ts'
import { announce, IconButton, TextField } from '../../ui/index.ts'
import { useReading, useRecord } from './record-context.ts'

const plain = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()

/** Words to look for, and the entry with which to begin; empty: nothing yet. */
export type Looking = { words: string; entryId: string }

export function FindBar({ first, onClose }: { first: Looking; onClose: () => void }) {
  const { session, template, goToPlace, found } = useRecord()
  const reading = useReading((now) => now)
  const [words, setWords] = useState(first.words)
  const [at, setAt] = useState(0)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.focus({ preventScroll: true }), [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new reading means that the text has changed
  const places = useMemo(() => {
    const wanted = plain(words.trim())
    if (wanted.length < 2) return []
    const order = new Map(template.sections.map((section, index) => [section.key, index]))
    const sections = draftToMinutes(session.doc).sections.toSorted(
      (a, b) => (order.get(a.key) ?? 99) - (order.get(b.key) ?? 99),
    )
    return sections.flatMap((section) =>
      section.entries.flatMap((entry) => {
        const text = plain(entryText(entry))
        const found: { section: string; entryId: string; start: number; end: number }[] = []
        for (let from = text.indexOf(wanted); from >= 0; from = text.indexOf(wanted, from + wanted.length)) {
          found.push({ section: section.key, entryId: entry.id, start: from, end: from + wanted.length })
        }
        return found
      }),
    )
  }, [words, session, template, reading])

  const current = places.length > 0 ? at % places.length : 0
  useEffect(() => {
    found.set(places.map((place, index) => ({ ...place, now: index === current })))
  }, [places, current, found])

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, with what it was opened for
  useEffect(() => {
    const begin = places.findIndex(({ entryId }) => entryId === first.entryId)
    const place = places[begin]
    if (!place) return
    setAt(begin)
    goToPlace({ ...place, keepFocus: true })
  }, [first])

  const go = (step: number) => {
    if (places.length === 0) return
    const next = (current + step + places.length) % places.length
    setAt(next)
    const place = places[next]
    if (place) goToPlace({ ...place, keepFocus: true })
    announce(`${next + 1} of ${places.length}`)
  }
  return (
    <search className="find-bar">
      <TextField
        inputRef={input}
        label="Find in this record"
        labelHidden
        placeholder="Find in this record"
        value={words}
        onChange={(value) => {
          setWords(value)
          setAt(0)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') go(event.shiftKey ? -1 : 1)
          if (event.key === 'Escape') {
            event.preventDefault()
            onClose()
          }
        }}
      />
      <span className="find-count" role="status">
        {words.trim().length < 2
          ? ''
          : places.length === 0
            ? 'Not found'
            : `${current + 1} of ${places.length}`}
      </span>
      <IconButton small icon="up" label="Before" onPress={() => go(-1)} />
      <IconButton small icon="down" label="Next" onPress={() => go(1)} />
      <IconButton small icon="close" label="Close" onPress={onClose} />
    </search>
  )
}
