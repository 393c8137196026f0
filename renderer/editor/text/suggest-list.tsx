/** The list that opens at the caret after @, # or /. The text keeps the focus; the list follows its keys. */
import './suggest-list.css'
import { useEffect, useRef, useSyncExternalStore } from 'react'
import { announce } from '../../ui/index.ts'
import type { SuggestStore } from './suggest.ts'

export function SuggestList({ store }: { store: SuggestStore }) {
  const state = useSyncExternalStore(store.subscribe, store.get)
  const list = useRef<HTMLDivElement>(null)
  const current = state?.items[state.at]
  useEffect(() => {
    list.current?.querySelector('[data-now="true"]')?.scrollIntoView({ block: 'nearest' })
    if (current) announce([current.label, current.hint].filter(Boolean).join(', '))
  }, [current])
  if (!state) return null
  const { place } = state
  const below = place ? place.bottom + 4 : 0
  const fitsBelow = place ? window.innerHeight - below > 260 : true
  return (
    <div
      ref={list}
      className="suggest"
      role="listbox"
      aria-label={state.title}
      style={
        place
          ? {
              insetInlineStart: Math.min(place.left, window.innerWidth - 300),
              ...(fitsBelow
                ? { insetBlockStart: below }
                : { insetBlockEnd: window.innerHeight - place.top + 4 }),
            }
          : undefined
      }
    >
      <p className="suggest-title">{state.title}</p>
      {state.items.length === 0 ? <p className="suggest-none">Nothing fits.</p> : null}
      {state.items.map((item, index) => (
        <button
          key={item.id}
          type="button"
          role="option"
          tabIndex={-1}
          aria-selected={index === state.at}
          data-now={index === state.at}
          className="suggest-item"
          // Pressed before the text loses its caret.
          onMouseDown={(event) => {
            event.preventDefault()
            state.choose(item)
          }}
        >
          {item.label}
          {item.hint ? <span className="suggest-hint">{item.hint}</span> : null}
        </button>
      ))}
    </div>
  )
}
