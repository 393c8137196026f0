/**
 * Words that come from another record keep who may read them, however few were copied: they are never poured into an
 * entry that others read, but stand as entries of their own that say where they came from.
 */
import { Extension } from '@tiptap/core'
import { Fragment, type Node, type Schema, type Slice } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey, Selection, type Transaction } from '@tiptap/pm/state'
import { announce } from '../../ui/index.ts'
import { type Carried, entryAt, fromAnother, readCarried } from './entry-node.ts'
import type { EntryDetails } from './name-book.ts'

/** Beside the words on the clipboard: from which entry they were taken, also when the entry itself was not copied. */
export const clipboardType = 'application/x-chairside-entry'

export type ForeignPasteOptions = { recordId: string; recordTitle: string; sectionAudience: string }

function carriedFrom(data: DataTransfer | null, recordId: string): Carried | null {
  if (!data) return null
  const own = readCarried(data.getData(clipboardType) || null)
  if (own) return own.record === recordId ? null : own
  const html = data.getData('text/html')
  if (!html.includes('data-entry=')) return null
  const entry = new DOMParser().parseFromString(html, 'text/html').querySelector('[data-entry]')
  const carried = readCarried(entry?.getAttribute('data-entry') ?? null)
  return carried && carried.record !== recordId ? carried : null
}

/** The blocks of a slice as an entry holds them: loose words become a paragraph. */
function blocksOf(content: Fragment, schema: Schema): Node[] {
  const blocks: Node[] = []
  let loose: Node[] = []
  const flush = () => {
    if (loose.length > 0) blocks.push(schema.node('paragraph', null, loose))
    loose = []
  }
  content.forEach((node) => {
    if (node.isInline) {
      loose.push(node)
      return
    }
    flush()
    if (node.type.name === 'listItem') blocks.push(schema.node('bulletList', null, [node]))
    else blocks.push(node)
  })
  flush()
  return blocks
}

function entriesOf(slice: Slice, carried: Carried, schema: Schema): Node[] {
  const entry = schema.nodes.entry
  if (!entry) return []
  const made: Node[] = []
  let rest: Node[] = []
  const flush = () => {
    const blocks = blocksOf(Fragment.from(rest), schema)
    if (blocks.length > 0) made.push(entry.create(fromAnother(carried), blocks))
    rest = []
  }
  slice.content.forEach((node) => {
    if (node.type !== entry) {
      rest.push(node)
      return
    }
    flush()
    // An entry that was copied whole was read with what it carries; a part of one has only its context.
    const { origin, audience, source, withholdFrom } = node.attrs as EntryDetails
    const whole =
      origin && audience ? { ...carried, source, withholdFrom, title: origin, effective: audience } : null
    made.push(entry.create(fromAnother(whole ?? carried), node.content))
  })
  flush()
  return made.filter((one) => one.textContent.trim() !== '')
}

/** After the entry that holds the caret, or in its place when nothing is written in it yet. */
function insert(state: EditorState, entries: Node[]): Transaction | null {
  const here = entryAt(state.selection.$from)
  if (!here) return null
  const end = here.pos + here.node.nodeSize
  const from = here.node.textContent.trim() === '' ? here.pos : end
  const tr = state.tr.replaceWith(from, end, entries)
  const size = entries.reduce((sum, one) => sum + one.nodeSize, 0)
  return tr.setSelection(Selection.near(tr.doc.resolve(from + size), -1)).scrollIntoView()
}

export const ForeignPaste = Extension.create<ForeignPasteOptions>({
  name: 'foreignPaste',

  addOptions() {
    return { recordId: '', recordTitle: '', sectionAudience: 'shared' }
  },

  addProseMirrorPlugins() {
    const { recordId, recordTitle, sectionAudience } = this.options
    return [
      new Plugin({
        key: new PluginKey('foreignPaste'),
        props: {
          handlePaste: (view, event, slice) => {
            const carried = carriedFrom(event.clipboardData, recordId)
            if (!carried) return false
            const entries = entriesOf(slice, carried, view.state.schema)
            const tr = entries.length > 0 ? insert(view.state, entries) : null
            if (!tr) return false
            view.dispatch(tr)
            announce(`Pasted from ${carried.title}; who may read it was kept`)
            return true
          },
        },
        view: (view) => {
          // The editor's own listener stands before this one: it empties the clipboard before it writes the words.
          const note = (event: ClipboardEvent) => {
            const entry = entryAt(view.state.selection.$from)
            if (!entry || !event.defaultPrevented || !event.clipboardData) return
            const details = entry.node.attrs as EntryDetails
            const carried: Carried = {
              ...details,
              record: recordId,
              title: recordTitle,
              effective: details.audience ?? sectionAudience,
            }
            event.clipboardData.setData(clipboardType, JSON.stringify(carried))
          }
          view.dom.addEventListener('copy', note)
          view.dom.addEventListener('cut', note)
          return {
            destroy: () => {
              view.dom.removeEventListener('copy', note)
              view.dom.removeEventListener('cut', note)
            },
          }
        },
      }),
    ]
  },
})
