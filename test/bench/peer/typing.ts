/** The least that tiptap could be: one editor with its starter kit and nothing around it, holding the text it is given. */
import { Editor } from '@tiptap/core'
import StarterKit from '@tiptap/starter-kit'

const fill = (paragraphs: string[]): void => {
  const content = paragraphs.map((text) => ({
    type: 'paragraph',
    ...(text && { content: [{ type: 'text', text }] }),
  }))
  new Editor({
    element: document.querySelector('#page'),
    extensions: [StarterKit],
    content: { type: 'doc', content },
  })
}

Object.assign(globalThis, { fill })
