/** Finding words in Markdown pages, by heading. */

export type Passage = { page: string; pageTitle: string; heading: string; text: string }

/** Markdown as people read it: no marks, no addresses. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/!\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^\s*\|?(?:\s*:?-{3,}:?\s*\|)+.*$/gm, '')
    .replace(/^\s*(?:[-*+]|\d+\.|>)\s+/gm, '')
    .replace(/[*_`|]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

/** The page cut at its headings; what stands before the second heading belongs to the page's own title. */
export function passagesOf(page: { id: string; title: string; text: string }): Passage[] {
  return page.text
    .split(/^(?=#{1,4}\s)/m)
    .map((part) => {
      const heading = /^#{1,4}\s+(.*)$/m.exec(part)
      return {
        page: page.id,
        pageTitle: page.title,
        heading: plainText(heading?.[1] ?? page.title),
        text: plainText(part.replace(/^#{1,4}\s+.*$/m, '')),
      }
    })
    .filter((passage) => passage.text !== '')
}

/** Passages that hold every word, those with the words in their heading first. */
export function searchPassages(passages: Passage[], words: string): Passage[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean)
  if (wanted.length === 0) return []
  const inside = (text: string) => wanted.every((word) => text.toLowerCase().includes(word))
  const found = passages.filter((passage) =>
    inside(`${passage.pageTitle} ${passage.heading} ${passage.text}`),
  )
  return [
    ...found.filter((passage) => inside(passage.heading)),
    ...found.filter((passage) => !inside(passage.heading)),
  ]
}

/** Some words around the first one that was looked for. */
export function excerptOf(text: string, words: string, length = 160): string {
  const first = words.toLowerCase().split(/\s+/).find(Boolean) ?? ''
  const at = Math.max(0, text.toLowerCase().indexOf(first))
  const start = at < 40 ? 0 : text.lastIndexOf(' ', at - 40) + 1
  const end = start + length >= text.length ? text.length : text.lastIndexOf(' ', start + length)
  return `${start > 0 ? '… ' : ''}${text.slice(start, end)}${end < text.length ? ' …' : ''}`
}

/** An id for a heading, the same wherever it is made. */
export const headingId = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
