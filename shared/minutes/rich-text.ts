/**
 * Rich text in a draft: Yjs XML in the node names of the editor (`entry`, `paragraph`, `bulletList`, `orderedList`,
 * `listItem`, `hardBreak`; marks `bold`, `italic`) to and from plain blocks.
 */
import * as Y from 'yjs'
import { type Block, type DraftContent, type Entry, entrySchema, type Run } from './minutes.ts'
import { entryText } from './text.ts'

type Node = Y.XmlElement | Y.XmlText | Y.XmlHook

/** A node this version does not know, as JSON: name, attributes, children or text. */
function raw(node: Node): unknown {
  if (node instanceof Y.XmlText) return { text: node.toDelta() }
  if (!(node instanceof Y.XmlElement)) return { hook: String(node) }
  return { node: node.nodeName, attributes: node.getAttributes(), content: node.toArray().map(raw) }
}

function pushRun(runs: Run[], run: Run): void {
  const last = runs.at(-1)
  if (last && !last.break && !run.break && last.bold === run.bold && last.italic === run.italic)
    last.text += run.text
  else runs.push(run)
}

function textRuns(text: Y.XmlText, runs: Run[]): void {
  for (const part of text.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[]) {
    if (typeof part.insert !== 'string' || part.insert === '') continue
    pushRun(runs, {
      text: part.insert,
      ...(part.attributes?.bold ? { bold: true } : {}),
      ...(part.attributes?.italic ? { italic: true } : {}),
    })
  }
}

function paragraph(node: Y.XmlElement): Block {
  const runs: Run[] = []
  for (const child of node.toArray()) {
    if (child instanceof Y.XmlText) textRuns(child, runs)
    else if (child instanceof Y.XmlElement && child.nodeName === 'hardBreak')
      runs.push({ text: '', break: true })
    else return { type: 'unknown', raw: raw(node) }
  }
  return { type: 'paragraph', runs }
}

function block(node: Node): Block {
  if (!(node instanceof Y.XmlElement)) return { type: 'unknown', raw: raw(node) }
  const name = node.nodeName
  if (name === 'paragraph') return paragraph(node)
  if (name === 'bulletList' || name === 'orderedList') {
    const items = node.toArray()
    if (items.every((item) => item instanceof Y.XmlElement && item.nodeName === 'listItem')) {
      return {
        type: 'list',
        ordered: name === 'orderedList',
        items: items.map((item) => (item as Y.XmlElement).toArray().map(block)),
      }
    }
  }
  return { type: 'unknown', raw: raw(node) }
}

const saysSomething = (blocks: Block[]): boolean =>
  blocks.some((b) => b.type === 'unknown' || (b.type === 'list' && b.items.some(saysSomething)))

/** Entries of a section in which something has been written. A node that is no entry is kept in `unread`. */
export function fragmentToEntries(
  fragment: Y.XmlFragment,
  where: string,
  unread: DraftContent['unread'],
): Entry[] {
  const entries: Entry[] = []
  for (const node of fragment.toArray()) {
    const isEntry = node instanceof Y.XmlElement && node.nodeName === 'entry'
    if (isEntry) {
      const { ychange: _, ...attributes } = node.getAttributes() as Record<string, unknown>
      const parsed = entrySchema.safeParse({ ...attributes, blocks: node.toArray().map(block) })
      if (parsed.success) {
        if (entryText(parsed.data).trim() !== '' || saysSomething(parsed.data.blocks))
          entries.push(parsed.data)
        continue
      }
    }
    unread.push({ where, value: raw(node as Node) as DraftContent['unread'][number]['value'] })
  }
  return entries
}

function fromRaw(value: unknown): Node {
  const node = value as {
    node?: string
    text?: unknown[]
    attributes?: Record<string, unknown>
    content?: unknown[]
  }
  if (typeof node?.node !== 'string') {
    const text = new Y.XmlText()
    if (Array.isArray(node?.text)) text.applyDelta(node.text)
    return text
  }
  const element = new Y.XmlElement(node.node)
  for (const [key, attribute] of Object.entries(node.attributes ?? {})) {
    element.setAttribute(key, attribute as string)
  }
  element.insert(0, (node.content ?? []).map(fromRaw) as Y.XmlElement[])
  return element
}

function paragraphNode(runs: Run[]): Y.XmlElement {
  const element = new Y.XmlElement('paragraph')
  const children: (Y.XmlElement | Y.XmlText)[] = []
  let delta: { insert: string; attributes: Record<string, object> }[] = []
  const flush = () => {
    if (delta.length === 0) return
    const text = new Y.XmlText()
    text.applyDelta(delta)
    children.push(text)
    delta = []
  }
  for (const run of runs) {
    if (run.break) {
      flush()
      children.push(new Y.XmlElement('hardBreak'))
    } else {
      delta.push({
        insert: run.text,
        attributes: { ...(run.bold ? { bold: {} } : {}), ...(run.italic ? { italic: {} } : {}) },
      })
    }
  }
  flush()
  element.insert(0, children)
  return element
}

function blockNode(from: Block): Node {
  if (from.type === 'unknown') return fromRaw(from.raw)
  if (from.type === 'paragraph') return paragraphNode(from.runs)
  const list = new Y.XmlElement(from.ordered ? 'orderedList' : 'bulletList')
  list.insert(
    0,
    from.items.map((blocks) => {
      const item = new Y.XmlElement('listItem')
      item.insert(0, blocks.map(blockNode) as Y.XmlElement[])
      return item
    }),
  )
  return list
}

/** Attributes of an entry as the editor stores them: absent means "not said". */
function entryAttributes(entry: Entry): Record<string, unknown> {
  return {
    id: entry.id,
    ...(entry.speaker ? { speaker: entry.speaker } : {}),
    ...(entry.about === 'all' || entry.about.length > 0 ? { about: entry.about } : {}),
    ...(entry.source ? { source: entry.source } : {}),
    ...(entry.audience ? { audience: entry.audience } : {}),
    ...(entry.withholdFrom.length > 0 ? { withholdFrom: entry.withholdFrom } : {}),
    ...(entry.withholdReason !== undefined ? { withholdReason: entry.withholdReason } : {}),
    ...(entry.origin !== undefined ? { origin: entry.origin } : {}),
  }
}

/** Appends entries to a fragment, in order. */
export function writeEntries(fragment: Y.XmlFragment, entries: Entry[]): void {
  fragment.push(
    entries.map((entry) => {
      const element = new Y.XmlElement('entry')
      for (const [key, value] of Object.entries(entryAttributes(entry)))
        element.setAttribute(key, value as string)
      element.insert(0, entry.blocks.map(blockNode) as Y.XmlElement[])
      return element
    }),
  )
}
