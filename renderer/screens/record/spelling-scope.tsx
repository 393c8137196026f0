/** Spelling for everything inside: loads the word list, lists corrections, and can be switched off. */
import { type ReactNode, useEffect, useState } from 'react'
import type { Account } from '../../../shared/access/access.ts'
import type { DraftSession } from '../../editor/draft/draft-session.ts'
import { correctHere, goToNext } from '../../editor/spelling/go.ts'
import { SpellingContext, SpellingTools } from '../../editor/spelling/tools.ts'
import { SuggestList } from '../../editor/text/suggest-list.tsx'
import { announce, useCommands, useRemembered } from '../../ui/index.ts'

const group = 'This record'

export function SpellingScope({
  session,
  me,
  children,
}: {
  session: DraftSession
  me: Account
  children: ReactNode
}) {
  const [tools] = useState(() => new SpellingTools(session))
  const [wanted, setWanted] = useRemembered<'on' | 'off'>(`spelling.${me.id}`, 'on')
  useEffect(() => (wanted === 'on' ? tools.spelling.start() : undefined), [tools, wanted])

  useCommands(
    session.editable
      ? [
          {
            id: 'spelling.word',
            title: 'Spelling of this word',
            group,
            keys: 'Shift+F7',
            keywords: 'correct suggestion dictionary',
            run: () => correctHere(tools),
          },
          {
            id: 'spelling.next',
            title: 'Next misspelt word',
            group,
            keys: 'F7',
            keywords: 'spelling mistake',
            run: () => goToNext(tools),
          },
          {
            id: 'spelling.on',
            title: wanted === 'on' ? 'Check spelling: turn off' : 'Check spelling: turn on',
            group,
            run: () => {
              setWanted(wanted === 'on' ? 'off' : 'on')
              announce(wanted === 'on' ? 'Spelling is not checked now.' : 'Spelling is checked.')
            },
          },
        ]
      : [],
  )
  return (
    <SpellingContext value={tools}>
      {children}
      <SuggestList store={tools.store} />
    </SpellingContext>
  )
}
