/**
 * What opens at the caret: `@` says who spoke, `#` which child it is about, `/` does something. The list is drawn by
 * the page; here it is only decided what is in it and what choosing does.
 */
import { type Editor, Extension, type Range } from '@tiptap/core'
import { PluginKey } from '@tiptap/pm/state'
import Suggestion from '@tiptap/suggestion'
import type { NameBook } from './name-book.ts'

export type Suggested = { id: string; label: string; hint: string; run: (editor: Editor) => void }

export type SuggestState = {
  title: string
  items: Suggested[]
  at: number
  place: DOMRect | null
  choose: (item: Suggested) => void
} | null

/** Ids of the list and its lines, for the text that keeps the focus. There is one list on the page. */
export const suggestListId = 'suggest-list'
export const suggestOptionId = (index: number): string => `suggest-option-${index}`

/** Holds what is shown now; the page subscribes. */
export class SuggestStore {
  #state: SuggestState = null
  readonly #listeners = new Set<() => void>()
  readonly get = (): SuggestState => this.#state
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
  set(state: SuggestState): void {
    this.#state = state
    for (const listener of this.#listeners) listener()
  }
}

export type SuggestOptions = {
  names: NameBook
  store: SuggestStore
  commands: () => Suggested[]
}

const fits = (words: string, query: string) =>
  query === '' ||
  words
    .toLowerCase()
    .split(/[\s-]+/)
    .some((word) => word.startsWith(query.toLowerCase())) ||
  words.toLowerCase().startsWith(query.toLowerCase())

const wrap = (at: number, length: number) => (length === 0 ? 0 : (at + length) % length)

/** The keys of an open list: arrows walk, Enter and Tab choose, Escape closes. True when the key was for the list. */
export function listKeys(store: SuggestStore, event: KeyboardEvent): boolean {
  const state = store.get()
  if (!state) return false
  if (event.key === 'Escape') {
    store.set(null)
    return true
  }
  if (state.items.length === 0) return false
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    store.set({
      ...state,
      at: wrap(state.at + (event.key === 'ArrowDown' ? 1 : -1), state.items.length),
    })
    return true
  }
  const item = state.items[state.at]
  if ((event.key === 'Enter' || event.key === 'Tab') && item) {
    state.choose(item)
    return true
  }
  return false
}

function lister(
  editor: Editor,
  options: SuggestOptions,
  char: string,
  title: string,
  items: (query: string) => Suggested[],
) {
  const { store } = options
  let done: ((item: Suggested) => void) | null = null
  const show = (props: {
    items: Suggested[]
    command: (item: Suggested) => void
    clientRect?: (() => DOMRect | null) | null
  }) => {
    done = props.command
    const at = Math.min(store.get()?.at ?? 0, Math.max(props.items.length - 1, 0))
    store.set({
      title,
      items: props.items,
      at,
      place: props.clientRect?.() ?? null,
      choose: (item) => done?.(item),
    })
  }
  return Suggestion<Suggested, Suggested>({
    editor,
    char,
    pluginKey: new PluginKey(`suggest ${char}`),
    allowSpaces: false,
    items: ({ query }) => items(query),
    command: ({ editor: where, range, props }: { editor: Editor; range: Range; props: Suggested }) => {
      where.chain().focus().deleteRange(range).run()
      props.run(where)
    },
    render: () => ({
      onStart: show,
      onUpdate: show,
      onExit: () => store.set(null),
      onKeyDown: ({ event }) => listKeys(store, event),
    }),
  })
}

export const Suggest = Extension.create<SuggestOptions>({
  name: 'suggest',
  // Enter chooses from an open list before it begins a new entry.
  priority: 3000,

  addOptions() {
    return { names: null as unknown as NameBook, store: new SuggestStore(), commands: () => [] }
  },

  addProseMirrorPlugins() {
    const { names, commands } = this.options
    const person = (id: string, label: string, hint: string, run: Suggested['run']): Suggested => ({
      id,
      label,
      hint,
      run,
    })
    return [
      lister(this.editor, this.options, '@', 'Who is speaking?', (query) =>
        names.all
          .filter((one) => fits(`${one.name} ${one.detail}`, query))
          .slice(0, 12)
          .map((one) =>
            person(one.id, one.name, one.detail, (editor) => editor.commands.setEntry({ speaker: one.id })),
          ),
      ),
      lister(this.editor, this.options, '#', 'Which child is it about?', (query) =>
        [
          person('all', 'All children', '', (editor) => editor.commands.setEntry({ about: 'all' })),
          ...names.all
            .filter((one) => one.kind === 'child')
            .map((one) => person(one.id, one.name, one.detail, (editor) => addAbout(editor, one.id))),
        ].filter((item) => fits(item.label, query)),
      ),
      lister(this.editor, this.options, '/', 'What would you like to do?', (query) =>
        commands().filter((item) => fits(`${item.label} ${item.hint}`, query)),
      ),
    ]
  },
})

/** Adds one child to those an entry is about. */
function addAbout(editor: Editor, id: string): void {
  const held = editor.getAttributes('entry').about as 'all' | string[] | null
  const about = held === 'all' || held === null ? [id] : [...new Set([...held, id])]
  editor.commands.setEntry({ about })
}
