/** The list that opens at the caret after @, # or /. The text keeps the focus; the list follows its keys. */
import './suggest-list.css'
import { useEffect, useRef, useSyncExternalStore } from 'react'
import { announce } from '../../ui/index.ts'
import { type SuggestStore, suggestListId, suggestOptionId } from './suggest.ts'

export function SuggestList({ store }: { store: SuggestStore }) {
  const state = useSyncExternalStore(store.subscribe, store.get)
  const list = useRef<HTMLDivElement>(null)
  const current = state?.items[state.at]
  const title = state?.title
  const none = state?.items.length === 0
  // biome-ignore lint/correctness/useExhaustiveDependencies: the line that is chosen has to be seen
  useEffect(() => {
    list.current?.querySelector('[data-now="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [current])
  // The lines themselves are read through the text's own active descendant.
  useEffect(() => {
    if (title) announce(none ? 'Nothing fits.' : title)
  }, [title, none])
  if (!state) return null
  const { place } = state
  const below = place ? place.bottom + 4 : 0
  const fitsBelow = place ? window.innerHeight - below > 260 : true
  return (
    <div
      ref={list}
      className="suggest"
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
      {none ? <p className="suggest-none">Nothing fits.</p> : null}
      {none ? null : (
        <div role="listbox" id={suggestListId} aria-label={state.title}>
          {state.items.map((item, index) => (
            <button
              key={item.id}
              id={suggestOptionId(index)}
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
      )}
    </div>
  )
}
