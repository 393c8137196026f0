/** One section's text: a row of entries that flow like a document. */
import './section-editor.css'
import { type Editor, Extension } from '@tiptap/core'
import { Collaboration } from '@tiptap/extension-collaboration'
import { Placeholder } from '@tiptap/extensions'
import { EditorContent, useEditor } from '@tiptap/react'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { useContext, useEffect, useMemo } from 'react'
import { sectionName } from '../../../shared/minutes/index.ts'
import type { DraftSession } from '../draft/draft-session.ts'
import type { Held } from '../held.ts'
import { SpellingMarks } from '../spelling/spelling-marks.ts'
import { SpellingContext } from '../spelling/tools.ts'
import { CaretEntry } from './caret-entry.ts'
import { CueMarks, cueMarksKey, marksIn, type TextMark } from './cue-marks.ts'
import { Entry } from './entry-node.ts'
import { ForeignPaste } from './foreign-paste.ts'
import type { EntryOptions } from './name-book.ts'
import { cleanPasted } from './paste.ts'
import { Entries, Words } from './schema.ts'
import { Suggest, type Suggested, type SuggestStore, suggestListId, suggestOptionId } from './suggest.ts'

/** Tab leaves the text, as everywhere else; a list is made deeper with the square brackets. */
const ListKeys = Extension.create({
  name: 'listKeys',
  priority: 2000,
  addKeyboardShortcuts() {
    return {
      'Mod-]': ({ editor }) => editor.commands.sinkListItem('listItem'),
      'Mod-[': ({ editor }) => editor.commands.liftListItem('listItem'),
    }
  },
})

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
  marks: Held<TextMark[]>
  onCaret: (markId: string | null) => void
  onPointer: (markId: string | null) => void
  /** The editor that has the caret, for the palette and the status line. */
  onFocus: (editor: Editor) => void
  onEditor?: (editor: Editor | null) => void
}

export function SectionEditor(props: SectionEditorProps) {
  const { session, section, child = '', label, marks } = props
  const spelling = useContext(SpellingContext)
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
        Words,
        ListKeys,
        Entry.configure({ ...props.options, sectionAudience: props.audience }),
        Collaboration.configure({ fragment, yUndoOptions: { undoManager: session.undo } }),
        CueMarks.configure({ onCaret: props.onCaret, onPointer: props.onPointer }),
        SpellingMarks.configure({ tools: spelling }),
        CaretEntry,
        ForeignPaste.configure({
          recordId: props.options.recordId,
          recordTitle: props.options.recordTitle,
          sectionAudience: props.audience,
        }),
        Suggest.configure({ names: props.options.names, store: props.suggest, commands: props.commands }),
        Placeholder.configure({
          placeholder: session.editable ? 'Type what was said.  @ who  # which child  / more' : '',
          includeChildren: true,
          showOnlyCurrent: false,
        }),
      ],
      editorProps: {
        attributes: {
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-label': label,
          ...(session.editable ? { 'aria-autocomplete': 'list' } : { 'aria-readonly': 'true' }),
          class: 'section-text',
          // Words are checked here, against our own list: a browser's checker may ask a server about them.
          spellcheck: 'false',
          lang: 'en-GB',
        },
        transformPastedHTML: cleanPasted,
        handleDOMEvents: {
          // Left to the browser, so that Tab goes on to what comes next; an open list takes it to choose.
          keydown: (_view, event) =>
            event.key === 'Tab' && !event.isComposing && !props.suggest.get() && !spelling?.store.get(),
        },
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

  useEffect(() => (editor ? forgetOldCarets(editor, session) : undefined), [editor, session])

  const { onEditor } = props
  useEffect(() => {
    onEditor?.(editor)
    return () => onEditor?.(null)
  }, [editor, onEditor])

  useEffect(() => {
    if (!editor) return
    let drawn: { said: string; doc: unknown } = { said: '[]', doc: editor.state.doc }
    const follow = () => {
      if (editor.isDestroyed) return
      const { doc } = editor.state
      const here = marksIn(doc, marks.get())
      const said = JSON.stringify(here)
      if (said === drawn.said && doc === drawn.doc) return
      drawn = { said, doc }
      if (said !== '[]' || cueMarksKey.getState(editor.state)?.marks.length)
        editor.view.dispatch(editor.state.tr.setMeta(cueMarksKey, here).setMeta('addToHistory', false))
    }
    follow()
    return marks.subscribe(follow)
  }, [editor, marks])

  const { suggest } = props
  useEffect(() => {
    if (!editor) return
    const ends = [suggest, ...(spelling ? [spelling.store] : [])].map((one) => tellOfList(editor, one))
    return () => {
      for (const end of ends) end()
    }
  }, [editor, suggest, spelling])

  return <EditorContent editor={editor} className="section-editor" />
}

/** The list that is open at the caret, told to those who listen: focus stays in the text. */
function tellOfList(editor: Editor, suggest: SuggestStore): () => void {
  return suggest.subscribe(() => {
    if (editor.isDestroyed) return
    const { dom } = editor.view
    const state = editor.isFocused ? suggest.get() : null
    if (state && state.items.length > 0) {
      dom.setAttribute('aria-controls', suggestListId)
      dom.setAttribute('aria-activedescendant', suggestOptionId(state.at))
    } else {
      dom.removeAttribute('aria-controls')
      dom.removeAttribute('aria-activedescendant')
    }
  })
}

/**
 * After an undo the binding keeps the caret of the step that was taken back and gives it to the next change. By then
 * the text may be shorter than that place: the binding would throw, and the page would no longer show what the draft
 * holds. Without it the caret stays where it is.
 */
function forgetOldCarets(editor: Editor, session: DraftSession): () => void {
  const forget = () =>
    queueMicrotask(() => {
      if (editor.isDestroyed) return
      const { binding } = ySyncPluginKey.getState(editor.state) as {
        binding: { beforeTransactionSelection: unknown } | null
      }
      if (binding) binding.beforeTransactionSelection = null
    })
  session.undo.on('stack-item-popped', forget)
  return () => session.undo.off('stack-item-popped', forget)
}
