/** What `/` offers in the text. */
import type * as Y from 'yjs'
import { type Audience, audienceNames } from '../../../shared/minutes/index.ts'
import type { Template } from '../../../shared/templates/template.ts'
import { addRow } from '../../editor/draft/rows.ts'
import { entryAt } from '../../editor/text/entry-node.ts'
import type { EntryDetails } from '../../editor/text/name-book.ts'
import { plainText } from '../../editor/text/offsets.ts'
import type { Suggested } from '../../editor/text/suggest.ts'
import { announce, sayDate, todayIso } from '../../ui/index.ts'

/**
 * An action made of an entry is for the same readers as the entry: nothing restricted becomes a line of the family's
 * plan. What everybody may read leaves the action to its own section.
 */
export function addAction(doc: Y.Doc, text: string, details: EntryDetails, sectionAudience: Audience): void {
  const audience = details.audience ?? sectionAudience
  const withheld = details.withholdFrom ?? []
  const about = Array.isArray(details.about) && details.about.length > 0 ? details.about : 'all'
  addRow(doc, 'actions', {
    text,
    child: about,
    ...(audience === 'shared' ? {} : { audience }),
    ...(withheld.length > 0 ? { withholdFrom: withheld } : {}),
  })
  announce(
    audience === 'shared'
      ? 'Added to the actions'
      : `Added to the actions: ${audienceNames[audience]}, as the entry`,
  )
}

const childOf = (about: unknown): string =>
  Array.isArray(about) && typeof about[0] === 'string' ? about[0] : ''

export function pageCommands(doc: Y.Doc, template: Template, audience: Audience): Suggested[] {
  const has = (kind: string) => template.sections.some((section) => section.kind === kind)
  const all: (Suggested & { when?: boolean })[] = [
    {
      id: 'action',
      label: 'Action',
      hint: 'Makes an action of this entry',
      when: has('plan'),
      run: (editor) => {
        const entry = entryAt(editor.state.selection.$from)?.node
        const text = entry ? plainText(entry).trim() : ''
        if (text) addAction(doc, text, editor.getAttributes('entry') as EntryDetails, audience)
      },
    },
    {
      id: 'quote',
      label: 'Quote of a child',
      hint: 'Their own words, as they said them',
      run: (editor) => {
        editor.chain().setEntry({ source: 'child said' }).insertContent('‘’').run()
        editor.commands.setTextSelection(editor.state.selection.from - 1)
      },
    },
    {
      id: 'wnb',
      label: 'Was Not Brought',
      hint: 'Adds an appointment that was missed',
      when: has('wasNotBrought'),
      run: (editor) => {
        const child = childOf(editor.getAttributes('entry').about)
        addRow(doc, 'events', { type: 'wasNotBrought', outcome: 'was not brought', child })
        announce('Added under appointments')
      },
    },
    {
      id: 'restricted',
      label: 'Restricted',
      hint: 'Only named people may read this entry',
      run: (editor) => editor.commands.setEntry({ audience: 'restricted' }),
    },
    {
      id: 'professionals',
      label: 'Professionals only',
      hint: 'Not in the family’s copies',
      run: (editor) => editor.commands.setEntry({ audience: 'professionals' }),
    },
    {
      id: 'shared',
      label: 'Shared with family',
      hint: 'Everybody’s copy',
      run: (editor) => editor.commands.setEntry({ audience: 'shared' }),
    },
    {
      id: 'date',
      label: 'Date',
      hint: sayDate(todayIso()),
      run: (editor) => editor.commands.insertContent(sayDate(todayIso())),
    },
    { id: 'bullets', label: 'List', hint: 'With dots', run: (editor) => editor.commands.toggleBulletList() },
    { id: 'numbers', label: 'Numbered list', hint: '', run: (editor) => editor.commands.toggleOrderedList() },
  ]
  return all.filter(({ when }) => when ?? true).map(({ when: _, ...item }) => item)
}
