/** What a text may hold: entries of paragraphs and lists, with bold and italics. Nothing else is minutes. */
import { Node } from '@tiptap/core'
import StarterKit from '@tiptap/starter-kit'

/** A page of nothing but entries. */
export const Entries = Node.create({ name: 'doc', topNode: true, content: 'entry+' })

export const Words = StarterKit.configure({
  document: false,
  undoRedo: false,
  heading: false,
  blockquote: false,
  codeBlock: false,
  code: false,
  strike: false,
  underline: false,
  link: false,
  horizontalRule: false,
  trailingNode: false,
})
