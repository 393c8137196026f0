/** Paste from Word, Outlook and the web: lists, bold and italics stay; everything else of their look goes. */

const wordList = /mso-list:\s*l\d+\s+level(\d+)/i

/** Word writes a list item as a paragraph with its bullet typed in front; this tells them apart from prose. */
function listLevel(paragraph: Element): number {
  const style = paragraph.getAttribute('style') ?? ''
  const match = wordList.exec(style)
  if (match) return Number(match[1])
  return /MsoListParagraph/.test(paragraph.className) && /mso-list/i.test(style) ? 1 : 0
}

const isBullet = (marker: string) => !/[\dA-Za-z]+[.)]/.test(marker)

/** The bullet or number that Word typed, taken out of the paragraph. */
function takeMarker(paragraph: Element): string {
  const ignored = [...paragraph.querySelectorAll('span')].find((span) =>
    /mso-list:\s*ignore/i.test(span.getAttribute('style') ?? ''),
  )
  if (!ignored) return ''
  const marker = ignored.textContent ?? ''
  ignored.remove()
  return marker.trim()
}

function gatherWordLists(doc: Document): void {
  let list: HTMLElement | null = null
  for (const paragraph of [...doc.querySelectorAll('p')]) {
    if (listLevel(paragraph) === 0) {
      list = null
      continue
    }
    const marker = takeMarker(paragraph)
    const wanted = isBullet(marker) ? 'UL' : 'OL'
    if (!list || list.nextSibling !== paragraph || list.tagName !== wanted) {
      list = doc.createElement(wanted)
      paragraph.before(list)
    }
    const item = doc.createElement('li')
    const words = doc.createElement('p')
    words.append(...paragraph.childNodes)
    item.append(words)
    list.append(item)
    paragraph.remove()
    while (list.nextSibling?.nodeType === Node.TEXT_NODE && !list.nextSibling.textContent?.trim())
      list.nextSibling.remove()
  }
}

/**
 * A property of an element's own style, read from its text: where a strict policy allows no inline styles the browser
 * does not read them either.
 */
function styled(element: Element, property: string): string {
  const found = new RegExp(`(?:^|;)\\s*${property}\\s*:\\s*([^;!]+)`, 'i').exec(
    element.getAttribute('style') ?? '',
  )
  return found?.[1]?.trim().toLowerCase() ?? ''
}

/** Bold and italics that are written as styles rather than as tags, and tags that a style takes back. */
function keepEmphasis(doc: Document): void {
  // Google Docs puts everything into one <b> that is not bold.
  for (const plain of [...doc.querySelectorAll('b, strong, i, em')]) {
    const isBold = plain.matches('b, strong')
    const value = styled(plain, isBold ? 'font-weight' : 'font-style')
    if (/^(?:normal|400)$/.test(value)) plain.replaceWith(...plain.childNodes)
  }
  for (const span of [...doc.querySelectorAll('span, font, a')]) {
    const bold = /^(?:bold|[6-9]00)$/.test(styled(span, 'font-weight'))
    const italic = styled(span, 'font-style') === 'italic'
    for (const tag of [bold ? 'strong' : '', italic ? 'em' : ''].filter(Boolean)) {
      const wrapper = doc.createElement(tag)
      wrapper.append(...span.childNodes)
      span.append(wrapper)
    }
  }
}

/** A table becomes one paragraph for each row, its cells parted by a dash: nothing that was in it is lost. */
function flattenTables(doc: Document): void {
  for (const table of [...doc.querySelectorAll('table')]) {
    const rows = [...table.querySelectorAll('tr')].map((row) => {
      const paragraph = doc.createElement('p')
      paragraph.textContent = [...row.querySelectorAll('th, td')]
        .map((cell) => cell.textContent?.replaceAll(/\s+/g, ' ').trim() ?? '')
        .filter(Boolean)
        .join(' – ')
      return paragraph
    })
    table.replaceWith(...rows.filter((row) => row.textContent))
  }
}

/** HTML from the clipboard in the shape the editor reads. Our own entries pass as they are. */
export function cleanPasted(html: string): string {
  if (html.includes('data-entry=')) return html
  const doc = new DOMParser().parseFromString(html, 'text/html')
  for (const element of [...doc.querySelectorAll('style, script, meta, link, title, img, o\\:p, xml')])
    element.remove()
  const comments = doc.createTreeWalker(doc.body, NodeFilter.SHOW_COMMENT)
  const found: Node[] = []
  while (comments.nextNode()) found.push(comments.currentNode)
  for (const comment of found) (comment as Comment).remove()
  keepEmphasis(doc)
  flattenTables(doc)
  gatherWordLists(doc)
  for (const heading of [...doc.querySelectorAll('h1, h2, h3, h4, h5, h6, blockquote, pre')]) {
    const paragraph = doc.createElement('p')
    paragraph.append(...heading.childNodes)
    heading.replaceWith(paragraph)
  }
  for (const paragraph of [...doc.querySelectorAll('p')]) {
    if (!paragraph.textContent?.replaceAll(/[\s ]/g, '')) paragraph.remove()
  }
  return doc.body.innerHTML
}
