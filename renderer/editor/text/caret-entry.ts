/** Marks the entry that holds the caret: its margin offers what the others keep to themselves. */
import { Extension } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { entryAt } from './entry-node.ts'

export const CaretEntry = Extension.create({
  name: 'caretEntry',
  addProseMirrorPlugins() {
    return [
      new Plugin({
        key: new PluginKey('caretEntry'),
        props: {
          decorations: ({ doc, selection }) => {
            const entry = entryAt(selection.$from)
            if (!entry) return null
            const { pos, node } = entry
            return DecorationSet.create(doc, [
              Decoration.node(pos, pos + node.nodeSize, { class: 'entry-now' }),
            ])
          },
        },
      }),
    ]
  },
})
