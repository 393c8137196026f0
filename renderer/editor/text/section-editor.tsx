/** One section's text: a row of entries that flow like a document. */
import './section-editor.css'
import { type Editor, Extension, Node } from '@tiptap/core'
import { Collaboration } from '@tiptap/extension-collaboration'
import { Placeholder } from '@tiptap/extensions'
import { EditorContent, useEditor } from '@tiptap/react'
import StarterKit from '@tiptap/starter-kit'
import { useEffect, useMemo } from 'react'
import { sectionName } from '../../../shared/minutes/index.ts'
import type { DraftSession } from '../draft/draft-session.ts'
import { CueMarks, cueMarksKey, type TextMark } from './cue-marks.ts'
import { Entry } from './entry-node.ts'
import type { EntryOptions } from './name-book.ts'
import { cleanPasted } from './paste.ts'
import { Suggest, type Suggested, type SuggestStore } from './suggest.ts'

/** A page of nothing but entries. */
const Entries = Node.create({ name: 'doc', topNode: true, content: 'entry+' })

/** Tab leaves the text, as everywhere else; a list is made deeper with the square brackets. */
const ListKeys = Extension.create({
  name: 'listKeys',
  priority: 2000,
  addKeyboardShortcuts() {
    return {
      'Mod-]': ({ editor }) => editor.commands.sinkListItem('listItem'),
      'Mod-[': ({ editor }) => editor.commands.liftListItem('listItem'),
      Tab: ({ editor }) => {
        leave(editor, 1)
        return true
      },
      'Shift-Tab': ({ editor }) => {
        leave(editor, -1)
        return true
      },
    }
  },
})

const focusable =
  'a[href], button:not([disabled]), input:not([disabled]), select:not([disabled]), textarea:not([disabled]), [contenteditable="true"], [tabindex]:not([tabindex="-1"])'

/** Moves focus to what comes next on the page, or to what came before. */
function leave(editor: Editor, direction: 1 | -1): void {
  const own = editor.view.dom
  const stops = [...document.querySelectorAll<HTMLElement>(focusable)].filter(
    (stop) => stop === own || (!own.contains(stop) && stop.tabIndex >= 0 && stop.checkVisibility()),
  )
  stops[stops.indexOf(own) + direction]?.focus()
}

export type SectionEditorProps = {
  session: DraftSession
  section: string
  child?: string
  /** Read aloud as the name of this text. */
  label: string
  options: Omit<EntryOptions, 'sectionAudience'>
  audience: string
  suggest: SuggestStore
  commands: () => Suggested[]
  marks: TextMark[]
  onCaret: (markId: string | null) => void
  /** The editor that has the caret, for the palette and the status line. */
  onFocus: (editor: Editor) => void
  onEditor?: (editor: Editor | null) => void
}

export function SectionEditor(props: SectionEditorProps) {
  const { session, section, child = '', label, marks } = props
  const fragment = useMemo(
    () => session.doc.getXmlFragment(sectionName(section, child)),
    [session, section, child],
  )
  const editor = useEditor(
    {
      editable: session.editable,
      // Its style sheet stands in section-editor.css: a strict policy lets no script add one.
      injectCSS: false,
      immediatelyRender: true,
      shouldRerenderOnTransaction: false,
      enableContentCheck: true,
      extensions: [
        Entries,
        StarterKit.configure({
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
        }),
        ListKeys,
        Entry.configure({ ...props.options, sectionAudience: props.audience }),
        Collaboration.configure({ fragment, yUndoOptions: { undoManager: session.undo } }),
        CueMarks.configure({ onCaret: props.onCaret }),
        Suggest.configure({ names: props.options.names, store: props.suggest, commands: props.commands }),
        Placeholder.configure({
          placeholder: 'Type what was said.  @ who  # which child  / more',
          includeChildren: true,
          showOnlyCurrent: false,
        }),
      ],
      editorProps: {
        attributes: {
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-label': label,
          class: 'section-text',
          spellcheck: 'true',
          lang: 'en-GB',
        },
        transformPastedHTML: cleanPasted,
      },
      onFocus: ({ editor: focused }) => props.onFocus(focused),
      onSelectionUpdate: ({ editor: focused }) => {
        if (focused.isFocused) props.onFocus(focused)
      },
    },
    [fragment],
  )

  useEffect(() => {
    session.undo.addToScope(fragment)
  }, [session, fragment])

  const { onEditor } = props
  useEffect(() => {
    onEditor?.(editor)
    return () => onEditor?.(null)
  }, [editor, onEditor])

  useEffect(() => {
    if (editor && !editor.isDestroyed)
      editor.view.dispatch(editor.state.tr.setMeta(cueMarksKey, marks).setMeta('addToHistory', false))
  }, [editor, marks])

  return <EditorContent editor={editor} className="section-editor" />
}
