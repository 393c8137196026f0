/** How an entry looks: its margin (speaker, subject, source, audience) and its words. Plain DOM, for speed of typing. */
import type { Editor } from '@tiptap/core'
import type { Node as ProseNode } from '@tiptap/pm/model'
import type { NodeView } from '@tiptap/pm/view'
import { audienceNames } from '../../../shared/minutes/index.ts'
import type { EntryDetails, EntryOptions } from './name-book.ts'

function element(tag: string, className: string, text = ''): HTMLElement {
  const made = document.createElement(tag)
  made.className = className
  if (text) made.textContent = text
  return made
}

/** Drawn, because no typeface of ours has the character. */
function lock(): SVGSVGElement {
  const space = 'http://www.w3.org/2000/svg'
  const drawn = document.createElementNS(space, 'svg')
  for (const [name, value] of Object.entries({
    viewBox: '0 0 24 24',
    width: '14',
    height: '14',
    fill: 'none',
    stroke: 'currentColor',
    'stroke-width': '2.5',
    'aria-hidden': 'true',
  }))
    drawn.setAttribute(name, value)
  const path = document.createElementNS(space, 'path')
  path.setAttribute('d', 'M5 11h14v10H5zM8 11V7a4 4 0 0 1 8 0v4')
  drawn.append(path)
  return drawn
}

export class EntryView implements NodeView {
  readonly dom: HTMLElement
  readonly contentDOM: HTMLElement
  readonly #side: HTMLElement
  readonly #options: EntryOptions
  readonly #editor: Editor
  readonly #forget: () => void
  #node: ProseNode

  constructor(node: ProseNode, options: EntryOptions, editor: Editor, getPos: () => number | undefined) {
    this.#node = node
    this.#options = options
    this.#editor = editor
    this.dom = element('div', 'entry')
    this.#side = element('div', 'entry-side')
    this.#side.contentEditable = 'false'
    // Pressed with the mouse; by keyboard the same opens with F2, so that Tab is not held up at every entry.
    this.#side.addEventListener('mousedown', (event) => {
      event.preventDefault()
      const pos = getPos()
      if (pos === undefined || !editor.isEditable) return
      editor.commands.focus(pos + 2)
      options.onDetails((this.#node.attrs.id as string | null) ?? '', this.dom)
    })
    this.contentDOM = element('div', 'entry-words')
    this.dom.append(this.#side, this.contentDOM)
    this.#draw()
    this.#forget = options.names.subscribe(() => this.#draw())
  }

  #draw(): void {
    const { names, sectionAudience } = this.#options
    const details = this.#node.attrs as EntryDetails
    const audience = details.audience ?? sectionAudience
    this.dom.dataset.audience = audience
    this.dom.dataset.entryId = details.id ?? ''
    this.dom.toggleAttribute('data-withheld', (details.withholdFrom ?? []).length > 0)
    const lines: HTMLElement[] = []
    const speaker = details.speaker ? names.name(details.speaker) : ''
    lines.push(element('span', speaker ? 'entry-speaker' : 'entry-speaker entry-unsaid', speaker || 'Who?'))
    const about =
      details.about === 'all' ? 'all' : (details.about ?? []).map((id) => names.name(id)).join(', ')
    if (about) lines.push(element('span', 'entry-fact', `about ${about}`))
    if (details.source) lines.push(element('span', 'entry-fact', details.source))
    if (details.audience && details.audience !== sectionAudience) {
      const mark = element('span', 'entry-audience', audienceNames[details.audience] ?? details.audience)
      mark.dataset.audience = details.audience
      if (details.audience === 'restricted') mark.prepend(lock())
      lines.push(mark)
    }
    if ((details.withholdFrom ?? []).length > 0) {
      const from = (details.withholdFrom ?? []).map((id) => names.name(id)).join(', ')
      lines.push(element('span', 'entry-fact entry-withheld', `not for ${from}`))
    }
    if (details.origin) lines.push(element('span', 'entry-fact entry-origin', `from ${details.origin}`))
    this.#side.replaceChildren(...lines)
    this.dom.toggleAttribute('data-unsaid', lines.length === 1 && speaker === '')
    if (this.#editor.isEditable) this.#side.title = 'Entry details (F2)'
  }

  update(node: ProseNode): boolean {
    if (node.type.name !== 'entry') return false
    const changed =
      node.attrs !== this.#node.attrs && JSON.stringify(node.attrs) !== JSON.stringify(this.#node.attrs)
    this.#node = node
    if (changed) this.#draw()
    return true
  }

  ignoreMutation(mutation: MutationRecord | { type: 'selection'; target: Node }): boolean {
    return mutation.type !== 'selection' && !this.contentDOM.contains(mutation.target)
  }

  stopEvent(event: Event): boolean {
    return event.target instanceof Node && this.#side.contains(event.target)
  }

  destroy(): void {
    this.#forget()
  }
}
