/**
 * Breaks a rendered document into sheets of paper. The library knows only breaks that somebody typed, so the rest are
 * found here from how high things stand: between paragraphs and table rows, never after a heading. Word breaks lines
 * and pages its own way; where a page ends there may differ by a few lines.
 */

/** A paragraph, or one row of a table. */
type Piece = { node: HTMLElement; table?: HTMLTableElement; top: number; bottom: number }

const isHeading = ({ node }: Piece): boolean => node.getAttribute('role') === 'heading'

function piecesOf(article: HTMLElement): Piece[] {
  return [...article.children].flatMap((node): Piece[] => {
    if (!(node instanceof HTMLElement)) return []
    if (!(node instanceof HTMLTableElement)) {
      const { top, bottom } = node.getBoundingClientRect()
      return [{ node, top, bottom }]
    }
    return [...node.rows].map((row) => {
      const { top, bottom } = row.getBoundingClientRect()
      return { node: row, table: node, top, bottom }
    })
  })
}

/** Indexes of the pieces that begin a page, the first one among them. */
export function breaksOf(
  pieces: readonly Pick<Piece, 'top' | 'bottom'>[],
  heading: (at: number) => boolean,
  room: number,
): number[] {
  const starts = pieces.length > 0 ? [0] : []
  for (let at = 1; at < pieces.length; at += 1) {
    const start = starts.at(-1) ?? 0
    const top = pieces[start]?.top ?? 0
    if ((pieces[at]?.bottom ?? 0) - top <= room) continue
    // A heading goes over with what it heads, unless the whole page is headings.
    let first = at
    while (first - 1 > start && heading(first - 1)) first -= 1
    starts.push(first)
    // Headings that leave no room for what they head stand on a sheet of their own.
    if (first < at && (pieces[at]?.bottom ?? 0) - (pieces[first]?.top ?? 0) > room) starts.push(at)
  }
  return starts
}

/** Sheets in the place of one section of the document; the section has to stand on the screen, at its own size. */
function sheetsOf(section: HTMLElement): HTMLElement[] {
  const height = Number.parseFloat(getComputedStyle(section).minHeight)
  const article = section.querySelector<HTMLElement>(':scope > article')
  if (!article || !(height > 0)) return [section]
  const pieces = piecesOf(article)
  const box = article.getBoundingClientRect()
  // Everything on a sheet but its text, with the space that headers and footers push away.
  const fixed = section.getBoundingClientRect().height - box.height
  const fits = section.getBoundingClientRect().height <= height + 1
  const room = fits ? Number.POSITIVE_INFINITY : Math.max(height - fixed, height / 4)
  const starts = breaksOf(pieces, (at) => pieces[at] !== undefined && isHeading(pieces[at]), room)
  if (starts.length < 2) return [section]
  return starts.map((start, at) => {
    const sheet = section.cloneNode(false) as HTMLElement
    const text = article.cloneNode(false) as HTMLElement
    for (const part of section.children) {
      if (part === article) sheet.append(text)
      else if (part instanceof HTMLElement && /^(?:header|footer)$/i.test(part.tagName))
        sheet.append(part.cloneNode(true))
    }
    fill(text, pieces.slice(start, starts[at + 1] ?? pieces.length))
    return sheet
  })
}

/** Rows stand in a table like the one that they came from. */
function fill(text: HTMLElement, pieces: Piece[]): void {
  let from: HTMLTableElement | undefined
  let table: HTMLElement | undefined
  for (const piece of pieces) {
    if (!piece.table) text.append(piece.node)
    else {
      if (piece.table !== from || !table) {
        table = piece.table.cloneNode(false) as HTMLElement
        const columns = piece.table.querySelector(':scope > colgroup')
        if (columns) table.append(columns.cloneNode(true))
        text.append(table)
      }
      table.append(piece.node)
    }
    from = piece.table
  }
}

/**
 * Where a tab leads: in a paragraph that hangs, to where its further lines begin; at the head and foot of a page, so far
 * that what follows ends at the right. The library leaves a tab as one wide space.
 */
function placeTabs(wrapper: HTMLElement): void {
  const widths = [...wrapper.querySelectorAll<HTMLElement>('p > .tab, p > span > .tab')].map((tab) => {
    const paragraph = tab.closest('p') as HTMLElement
    const box = paragraph.getBoundingClientRect()
    const { left, right } = tab.getBoundingClientRect()
    const hangs = Number.parseFloat(getComputedStyle(paragraph).textIndent) < 0
    const after = document.createRange()
    after.selectNodeContents(paragraph)
    after.setStartAfter(tab)
    const rest = paragraph.closest('header, footer') ? after.getBoundingClientRect() : undefined
    const ends = rest ? box.right - Math.max(0, rest.right - right) : hangs ? box.left : right
    return { tab, width: ends - left }
  })
  for (const { tab, width } of widths) {
    if (width <= 4) continue
    tab.style.display = 'inline-block'
    tab.style.width = `${width - 1}px`
  }
}

/**
 * Replaces the sections of a wrapper by sheets, numbers them at their foot and puts DRAFT across those whose head says
 * so. Gives how many there are.
 */
export function paginate(wrapper: HTMLElement): HTMLElement[] {
  placeTabs(wrapper)
  const sections = [...wrapper.children].filter((one): one is HTMLElement => one.matches('section'))
  const sheets = sections.flatMap(sheetsOf)
  wrapper.replaceChildren(...sheets)
  sheets.forEach((sheet, at) => {
    const says = `Page ${at + 1} of ${sheets.length}`
    sheet.setAttribute('role', 'group')
    sheet.setAttribute('aria-label', says)
    const edges = [...sheet.children].filter((one) => one.matches('header, footer'))
    const draft = edges.some((edge) => /DRAFT/.test(edge.textContent ?? ''))
    numberAt(sheet, says)
    if (draft) sheet.prepend(draftMark())
    // The same words at the head and foot of every page are read out once.
    if (at > 0) for (const edge of edges) edge.setAttribute('aria-hidden', 'true')
  })
  return sheets
}

/**
 * Page numbers are worked out by Word: “Page” and “of” stand in the document without a number, in one stretch of text or
 * in two beside each other.
 */
function numberAt(sheet: HTMLElement, says: string): void {
  const edges = [...sheet.querySelectorAll<HTMLElement>(':scope > header p, :scope > footer p')]
  for (const paragraph of edges) {
    const walk = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT)
    const texts: Text[] = []
    while (walk.nextNode()) texts.push(walk.currentNode as Text)
    texts.forEach((text, at) => {
      const next = texts[at + 1]
      if (/\bpage\s+of\s*$/i.test(text.data)) text.data = text.data.replace(/\bpage\s+of\s*$/i, says)
      else if (next && /\bpage\s*$/i.test(text.data) && /^\s*of\s*$/i.test(next.data)) {
        text.data = text.data.replace(/\bpage\s*$/i, says)
        next.data = ''
      }
    })
  }
}

function draftMark(): HTMLElement {
  const mark = document.createElement('div')
  mark.className = 'draft-mark'
  mark.setAttribute('aria-hidden', 'true')
  return mark
}
