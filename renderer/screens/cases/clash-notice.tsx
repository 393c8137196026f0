import './clash-notice.css'
import { useEffect, useRef } from 'react'
import type { Account } from '../../../shared/access/access.ts'
import type { CaseFile, Clash } from '../../../shared/cases/index.ts'
import { announce, Button, Notice } from '../../ui/index.ts'
import { ClashPointer } from './clash-pointer.tsx'
import { type ClashWords, clashWords, type Line } from './clash-words.ts'

const keyOf = ({ list, row, field }: Clash): string => [list, row, field].join('/')

const count = (n: number): string =>
  n === 1
    ? 'Somebody else has changed one thing that you changed too.'
    : `Somebody else has changed ${n} things that you changed too.`

/** What two people have changed differently, each with both wordings, for whoever types here to decide. */
export function ClashNotice({
  clashes,
  file,
  accounts,
  onKeepMine,
  onTakeTheirs,
}: {
  clashes: readonly Clash[]
  file: CaseFile
  accounts: readonly Account[]
  onKeepMine: (clash: Clash) => void
  onTakeTheirs: (clash: Clash) => void
}) {
  const place = useRef<HTMLElement>(null)
  const focusNext = useRef(-1)
  const left = clashes.length
  const before = useRef(0)
  useEffect(() => {
    if (left > before.current) announce(`${count(left)} You can decide at the top of this page.`)
    before.current = left
  }, [left])
  // The button that was pressed has gone: focus goes on to the next question, and after the last one to the page.
  useEffect(() => {
    if (focusNext.current < 0) return
    const questions = [...(place.current?.querySelectorAll<HTMLElement>('[data-clash]') ?? [])]
    const next = questions[Math.min(focusNext.current, left - 1)]
    focusNext.current = -1
    ;(next ?? document.getElementById('page'))?.focus({ preventScroll: next === undefined })
  }, [left])
  const decide = (at: number, words: string, act: () => void) => {
    focusNext.current = at
    act()
    announce(left > 1 ? `${words} ${left - 1} left to decide.` : `${words} Everything is decided.`)
  }
  if (left === 0) return null
  return (
    <section ref={place} className="clash-notice ui-no-print" aria-label="What you both changed">
      <Notice tone="warn" title={count(left)}>
        <p>
          Everything else is saved. Until you decide, what they saved is stored, and your words stay on this
          page.
        </p>
        <ul className="ui-plain-list clash-list">
          {clashes.map((clash, at) => (
            <Question
              key={keyOf(clash)}
              words={clashWords(clash, { file, accounts })}
              onKeepMine={() => decide(at, 'Your words hold.', () => onKeepMine(clash))}
              onTakeTheirs={() => decide(at, 'Their words hold.', () => onTakeTheirs(clash))}
            />
          ))}
        </ul>
      </Notice>
      <ClashPointer to={place} count={left} />
    </section>
  )
}

function Question({
  words: { title, mine, theirs },
  onKeepMine,
  onTakeTheirs,
}: {
  words: ClashWords
  onKeepMine: () => void
  onTakeTheirs: () => void
}) {
  return (
    <li className="clash" tabIndex={-1} data-clash aria-label={title}>
      <p className="clash-title">{title}</p>
      <dl className="clash-sides">
        <dt>Yours:</dt>
        <Side lines={mine} />
        <dt>Theirs:</dt>
        <Side lines={theirs} />
      </dl>
      <div className="ui-row">
        <Button small aria-label={`Keep mine, ${title}`} onPress={onKeepMine}>
          Keep mine
        </Button>
        <Button small aria-label={`Take theirs, ${title}`} onPress={onTakeTheirs}>
          Take theirs
        </Button>
      </div>
    </li>
  )
}

const Side = ({ lines }: { lines: readonly Line[] }) => (
  <dd>
    {lines.map(({ label, words }) => (
      <span key={label} className="clash-line">
        {label === '' ? null : <span className="clash-label">{label}: </span>}
        {words}
      </span>
    ))}
  </dd>
)
