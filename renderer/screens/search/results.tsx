import type { KeyboardEvent, RefObject } from 'react'
import type { Marked, SearchFound, SearchHit } from '../../../shared/api/search.ts'
import { AudienceMark, Button, PageGroup, Unbroken } from '../../ui/index.ts'
import { keepFoundWords } from './found-words.ts'
import { aboutHit, kindWords, piecesOf, placeOfHit, titleOf } from './words.ts'

/** Text with what was looked for marked in it. */
function Passage({ marked }: { marked: Marked }) {
  return piecesOf(marked).map(({ text, found, at }) =>
    found ? (
      <mark key={at} className="search-mark">
        {text}
      </mark>
    ) : (
      <span key={at}>{text}</span>
    ),
  )
}

function OneHit({ hit }: { hit: SearchHit }) {
  const about = aboutHit(hit)
  const isApart = hit.audience === 'restricted' || hit.audience === 'supervision'
  return (
    <li className="ui-card search-hit">
      <p className="search-title">
        <a href={`#${placeOfHit(hit)}`} data-hit onClick={() => keepFoundWords(hit)}>
          <Passage marked={titleOf(hit)} />
        </a>
        {isApart ? <AudienceMark audience={hit.audience} /> : null}
      </p>
      {about ? (
        <p className="ui-quiet ui-small">
          <Unbroken>{about}</Unbroken>
        </p>
      ) : null}
      {hit.excerpt.text.trim() ? (
        <p className="search-excerpt">
          <Passage marked={hit.excerpt} />
        </p>
      ) : null}
    </li>
  )
}

const Hits = ({ hits }: { hits: SearchHit[] }) => (
  <ul className="ui-plain-list ui-stack-tight">
    {hits.map((hit) => (
      <OneHit key={hit.id} hit={hit} />
    ))}
  </ul>
)

const linksIn = (place: HTMLElement | null): HTMLElement[] => [
  ...(place?.querySelectorAll<HTMLElement>('[data-hit]') ?? []),
]

/** Puts the keyboard on the first result. False when there is none. */
export function focusFirst(place: RefObject<HTMLElement | null>): boolean {
  const [first] = linksIn(place.current)
  first?.focus()
  return first !== undefined
}

/** Opens the first result. */
export const openFirst = (place: RefObject<HTMLElement | null>): void => linksIn(place.current)[0]?.click()

type ResultsProps = {
  found: SearchFound
  place: RefObject<HTMLDivElement | null>
  /** Up from the first result goes back to what was typed. */
  onBefore: () => void
  onMore?: () => void
}

/** What was found, by kind. The arrow keys go from one result to the next, Enter opens it. */
export function Results({ found, place, onBefore, onMore }: ResultsProps) {
  const move = (event: KeyboardEvent) => {
    const links = linksIn(place.current)
    const { activeElement } = document
    const at = activeElement instanceof HTMLElement ? links.indexOf(activeElement) : -1
    if (at < 0) return
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: links.length - 1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    if (to < 0) onBefore()
    else links[to]?.focus()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the links inside
    <div ref={place} className="ui-stack-wide" onKeyDown={move}>
      {found.groups.map(({ kind, count, hits }) => (
        <PageGroup key={kind} title={`${kindWords[kind].heading} (${count})`}>
          <Hits hits={hits} />
          {hits.length < count && onMore ? (
            <div>
              <Button onPress={onMore}>Show more {kindWords[kind].many}</Button>
            </div>
          ) : null}
          {hits.length < count && !onMore ? (
            <p className="ui-quiet">
              The best {hits.length} of {count} are shown. Add a word or a filter to see fewer.
            </p>
          ) : null}
        </PageGroup>
      ))}
      {found.near.length > 0 ? (
        <PageGroup title="Did you mean">
          <Hits hits={found.near} />
        </PageGroup>
      ) : null}
    </div>
  )
}
