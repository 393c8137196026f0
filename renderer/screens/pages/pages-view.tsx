/** The pages of a Word document, from the very bytes that leave: as paper, to scroll through and to make larger. */
import './pages.css'
import { useEffect, useRef, useState } from 'react'
import type { ProblemWords } from '../../../shared/api/problem.ts'
import { announce, Button, ProblemNotice, ToggleButton, Waiting } from '../../ui/index.ts'
import { paginate } from './paginate.ts'
import { renderDocx } from './render.ts'
import { sheetLook } from './sheet-look.ts'

const damaged: ProblemWords = {
  code: 'damaged file',
  happened: 'This document cannot be shown as pages here.',
  safe: 'The record and the document are as they were.',
  todo: 'Save the document and open it in Word.',
}

const sizes = [
  { key: 'fit', label: 'Fit width' },
  { key: '1', label: '100%' },
  { key: '2', label: '200%' },
] as const
type Size = (typeof sizes)[number]['key']

/** @param name what the pages are of, for a screen reader: `Pages of the copy for Dana`. */
export default function PagesView({ bytes, name }: { bytes: Uint8Array<ArrayBuffer>; name: string }) {
  const frame = useRef<HTMLElement>(null)
  const host = useRef<HTMLDivElement>(null)
  const sheets = useRef<HTMLElement[]>([])
  const [count, setCount] = useState(0)
  const [at, setAt] = useState(0)
  const [size, setSize] = useState<Size>('fit')
  const [problem, setProblem] = useState<ProblemWords | null>(null)

  useEffect(() => {
    let gone = false
    const show = async () => {
      const { wrapper, css } = await renderDocx(bytes)
      if (gone || !host.current) return
      const root = host.current.shadowRoot ?? host.current.attachShadow({ mode: 'open' })
      root.adoptedStyleSheets = [css, sheetLook].map((text) => {
        const sheet = new CSSStyleSheet()
        sheet.replaceSync(text)
        return sheet
      })
      root.replaceChildren(wrapper)
      sheets.current = paginate(wrapper)
      setCount(sheets.current.length)
      announce(sheets.current.length === 1 ? 'One page' : `${sheets.current.length} pages`)
    }
    show().catch(() => {
      if (!gone) setProblem(damaged)
    })
    return () => {
      gone = true
    }
  }, [bytes])

  // The width of a sheet at its own size is told by the sheet itself.
  useEffect(() => {
    const view = frame.current
    if (!view || count === 0) return
    const wrapper = host.current?.shadowRoot?.querySelector<HTMLElement>('.docx-wrapper')
    const resize = () => {
      if (!wrapper) return
      const paper = Math.max(
        ...sheets.current.map((sheet) => Number.parseFloat(getComputedStyle(sheet).width)),
      )
      const room = view.clientWidth - 2 * MARGIN
      wrapper.style.setProperty('zoom', String(size === 'fit' ? Math.max(room / paper, 0.2) : Number(size)))
    }
    resize()
    const watch = new ResizeObserver(resize)
    watch.observe(view)
    return () => watch.disconnect()
  }, [size, count])

  const topOf = (sheet: HTMLElement): number =>
    sheet.getBoundingClientRect().top - (frame.current?.getBoundingClientRect().top ?? 0)
  const lookAt = () => {
    // The page that is being read is the last one whose head has passed the upper third.
    const third = (frame.current?.clientHeight ?? 0) / 3
    const passed = sheets.current.findLastIndex((sheet) => topOf(sheet) <= third)
    setAt(Math.max(0, passed))
  }
  const goTo = (next: number) => {
    const sheet = sheets.current[next]
    if (!sheet || !frame.current) return
    frame.current.scrollTop += topOf(sheet) - MARGIN
    setAt(next)
  }

  if (problem) return <ProblemNotice problem={problem} />
  return (
    <div className="pages">
      {count === 0 ? <Waiting /> : null}
      <div className="pages-bar">
        <fieldset className="pages-sizes">
          <legend className="ui-hidden">Size</legend>
          {sizes.map(({ key, label }) => (
            <ToggleButton key={key} isSelected={size === key} onChange={() => setSize(key)}>
              {label}
            </ToggleButton>
          ))}
        </fieldset>
        <div className="ui-row">
          <Button small isDisabled={at === 0} onPress={() => goTo(at - 1)}>
            Page before
          </Button>
          <span className="pages-count">{count === 0 ? '' : `Page ${at + 1} of ${count}`}</span>
          <Button small isDisabled={at + 1 >= count} onPress={() => goTo(at + 1)}>
            Next page
          </Button>
        </div>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: paper that moves inside a frame has to be reached by the keyboard */}
      <section ref={frame} className="pages-frame" tabIndex={0} aria-label={name} onScroll={lookAt}>
        <div ref={host} />
      </section>
      <p className="ui-quiet">
        These are the words and the layout of the file itself. Where a page ends may differ in Word by a few
        lines, and so may the number of pages. A signature is shown by Word, not here.
      </p>
    </div>
  )
}

/** Space around the paper, as in its own style sheet. */
const MARGIN = 24
