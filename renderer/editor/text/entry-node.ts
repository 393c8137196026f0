/**
 * The entry: the unit of minutes as one node of the editor. Its words flow like a document; who said it, about whom,
 * from what source and for whom stands in the margin.
 */
import { mergeAttributes, Node } from '@tiptap/core'
import type { Node as ProseNode, ResolvedPos } from '@tiptap/pm/model'
import { Plugin, PluginKey, Selection, TextSelection } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { ulid } from 'ulid'
import type { Audience } from '../../../shared/minutes/index.ts'
import { EntryView } from './entry-view.ts'
import type { EntryDetails, EntryOptions, NameBook } from './name-book.ts'
import { plainText } from './offsets.ts'

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    entry: {
      /** Changes what the entries under the selection carry. */
      setEntry: (details: Partial<EntryDetails>) => ReturnType
    }
  }
}

const detail = (name: keyof EntryDetails) => ({ [name]: { default: null, rendered: false } })

type Place = { node: ProseNode; pos: number }

export function entryAt($pos: ResolvedPos): Place | null {
  for (let depth = $pos.depth; depth > 0; depth--) {
    const node = $pos.node(depth)
    if (node.type.name === 'entry') return { node, pos: $pos.before(depth) }
  }
  return null
}

const sameDetails = (a: ProseNode, b: ProseNode) =>
  JSON.stringify({ ...a.attrs, id: null }) === JSON.stringify({ ...b.attrs, id: null })

export const Entry = Node.create<EntryOptions>({
  name: 'entry',
  group: 'entry',
  content: '(paragraph | bulletList | orderedList)+',
  defining: true,
  isolating: true,
  priority: 1000,

  addOptions() {
    return {
      names: null as unknown as NameBook,
      recordId: '',
      recordTitle: '',
      sectionAudience: 'shared',
      onDetails: () => undefined,
      onAction: () => undefined,
    }
  },

  addAttributes() {
    return {
      ...detail('id'),
      ...detail('speaker'),
      ...detail('about'),
      ...detail('source'),
      ...detail('audience'),
      ...detail('withholdFrom'),
      ...detail('withholdReason'),
      ...detail('origin'),
    }
  },

  parseHTML() {
    return [
      {
        tag: 'div[data-entry]',
        getAttrs: (element) => {
          const carried = readCarried(element.getAttribute('data-entry'))
          if (!carried) return {}
          const { record, title, effective, ...details } = carried
          if (record === this.options.recordId) return { ...details, id: null }
          return fromAnother({ ...carried, title, effective })
        },
      },
    ]
  },

  renderHTML({ node, HTMLAttributes }) {
    const carried = {
      ...node.attrs,
      record: this.options.recordId,
      title: this.options.recordTitle,
      effective: node.attrs.audience ?? this.options.sectionAudience,
    }
    return ['div', mergeAttributes(HTMLAttributes, { 'data-entry': JSON.stringify(carried) }), 0]
  },

  addNodeView() {
    return ({ node, getPos, editor }) => new EntryView(node, this.options, editor, getPos)
  },

  addCommands() {
    return {
      setEntry:
        (details) =>
        ({ tr, state, dispatch }) => {
          let found = false
          state.doc.nodesBetween(state.selection.from, state.selection.to, (node, pos) => {
            if (node.type.name !== 'entry') return true
            found = true
            if (dispatch)
              for (const [key, value] of Object.entries(details)) tr.setNodeAttribute(pos, key, value)
            return false
          })
          return found
        },
    }
  },

  addKeyboardShortcuts() {
    return {
      Enter: ({ editor }) => {
        const { state } = editor
        const { $from, empty } = state.selection
        const entry = entryAt($from)
        if (!entry || $from.parent.type.name !== 'paragraph' || $from.node(-1).type.name !== 'entry')
          return false
        if (empty && entry.node.textContent === '' && entry.node.childCount === 1) {
          // A second Enter starts afresh: nobody is made the speaker of what somebody else is about to say.
          return editor.commands.setEntry({ speaker: null, about: null, source: null })
        }
        const isLast = $from.index(-1) === entry.node.childCount - 1
        if (empty && $from.parent.content.size === 0 && isLast) {
          // Out of a list the caret stands in an empty line: it becomes the new entry and leaves none behind.
          const tr = state.tr.delete($from.before(), $from.after())
          const after = tr.mapping.map(entry.pos + entry.node.nodeSize)
          tr.insert(after, this.type.create({ ...entry.node.attrs, id: null }, $from.parent.type.create()))
          editor.view.dispatch(tr.setSelection(TextSelection.create(tr.doc, after + 2)).scrollIntoView())
          return true
        }
        const tr = state.tr.deleteSelection()
        const at = tr.selection.$from
        if (at.node(-1)?.type.name !== 'entry') return false
        tr.split(at.pos, 2, [
          { type: this.type, attrs: { ...entry.node.attrs, id: null } },
          { type: at.parent.type },
        ])
        editor.view.dispatch(tr.scrollIntoView())
        return true
      },
      Backspace: ({ editor }) => {
        const { state } = editor
        const { $from, empty } = state.selection
        const entry = entryAt($from)
        if (!empty || !entry || $from.pos !== entry.pos + 2) return false
        const before = state.doc.resolve(entry.pos).nodeBefore
        if (!before) return false
        if (entry.node.textContent === '') {
          const tr = state.tr.delete(entry.pos, entry.pos + entry.node.nodeSize)
          tr.setSelection(Selection.near(tr.doc.resolve(entry.pos), -1))
          editor.view.dispatch(tr.scrollIntoView())
          return true
        }
        // Words are never put into somebody else's mouth: only entries that carry the same details are joined.
        if (!sameDetails(before, entry.node)) return true
        const tr = state.tr.join(entry.pos)
        tr.setSelection(TextSelection.near(tr.doc.resolve(entry.pos), -1))
        editor.view.dispatch(tr.scrollIntoView())
        return true
      },
      'Mod-Enter': ({ editor }) => {
        const entry = entryAt(editor.state.selection.$from)
        if (!entry || entry.node.textContent.trim() === '') return true
        this.options.onAction(plainText(entry.node).trim(), entry.node.attrs as EntryDetails)
        return true
      },
      F2: ({ editor }) => openDetails(editor.view, this.options),
    }
  },

  addProseMirrorPlugins() {
    return [
      new Plugin({
        key: new PluginKey('entryIds'),
        appendTransaction: (transactions, _before, state) => {
          // What came from another window has its ids already; giving new ones here would be a second truth.
          const local = transactions.some((tr) => tr.docChanged && !tr.getMeta(ySyncPluginKey))
          if (!local) return null
          const seen = new Set<string>()
          const tr = state.tr
          state.doc.forEach((node, pos) => {
            const id = node.attrs.id as string | null
            if (id && !seen.has(id)) seen.add(id)
            else {
              const fresh = ulid()
              seen.add(fresh)
              tr.setNodeAttribute(pos, 'id', fresh)
            }
          })
          return tr.docChanged ? tr : null
        },
      }),
    ]
  },
})

/** What an entry carries through the clipboard beside its words. */
export type Carried = EntryDetails & { record: string; title: string; effective: string }

export function readCarried(text: string | null): Carried | null {
  try {
    const value: unknown = JSON.parse(text ?? '')
    return value !== null && typeof value === 'object' ? (value as Carried) : null
  } catch {
    return null
  }
}

/**
 * Of an entry of another record: who may read it travels with it, and where it came from is said. People of the other
 * record are not people of this one, so names that were withheld there cannot be kept by id: it is restricted.
 */
export function fromAnother({ title, effective, source, withholdFrom }: Carried): Partial<EntryDetails> {
  const audience = (withholdFrom ?? []).length > 0 ? 'restricted' : (effective as Audience)
  return { id: null, source, audience, origin: title }
}

type View = { state: { selection: Selection }; nodeDOM(pos: number): globalThis.Node | null }

/** Opens the details of the entry that holds the caret. */
export function openDetails(view: View, options: Pick<EntryOptions, 'onDetails'>): boolean {
  const entry = entryAt(view.state.selection.$from)
  const element = entry && view.nodeDOM(entry.pos)
  if (!entry || !(element instanceof HTMLElement)) return false
  options.onDetails((entry.node.attrs.id as string | null) ?? '', element)
  return true
}
