import './search.css'
import { type KeyboardEvent, useRef, useState } from 'react'
import { problemOf } from '../../client/index.ts'
import { Button, Disclosure, Page, ProblemNotice, TextField } from '../../ui/index.ts'
import { Filters } from './filters.tsx'
import { focusFirst, openFirst, Results } from './results.tsx'
import { SaveDialog, SavedSearches } from './saved.tsx'
import { isEnough, useAsked, useFound } from './use-search.ts'
import { countWords, filtersSet } from './words.ts'

const FIRST = 20
const ALL = 200

/** Everything that this person may see, found while they type. */
export default function Search() {
  const [asked, setAsked] = useAsked()
  const [most, setMost] = useState(FIRST)
  const [isSaving, setSaving] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const results = useRef<HTMLDivElement>(null)
  const found = useFound(asked, most)
  const set = filtersSet(asked.filters)

  const change = (next: typeof asked) => {
    setMost(FIRST)
    setAsked(next)
  }
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' && focusFirst(results)) event.preventDefault()
    // Never what was found for other words than those that stand there now.
    if (event.key === 'Enter' && !found.isLate) openFirst(results)
  }

  return (
    <Page title="Search">
      <search className="ui-stack">
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the field inside */}
        <div onKeyDown={keys}>
          <TextField
            label="Find"
            hint="Every word has to be there. The arrow keys go through what was found, Enter opens it."
            type="search"
            value={asked.text}
            onChange={(text) => change({ ...asked, text })}
            inputRef={field}
            autoComplete="off"
            spellCheck="false"
            maxLength={400}
            autoFocus
          />
        </div>
        <Disclosure label={set > 0 ? `Filters (${set} set)` : 'Filters'}>
          <Filters value={asked.filters} onChange={(filters) => change({ ...asked, filters })} />
        </Disclosure>
      </search>
      {found.error ? <ProblemNotice problem={problemOf(found.error)} /> : null}
      {isEnough(asked.text) ? (
        <>
          <div className="ui-row search-count">
            <p role="status">{found.data && !found.isLate ? countWords(found.data) : ''}</p>
            <Button icon="save" onPress={() => setSaving(true)}>
              Save this search
            </Button>
          </div>
          {found.data ? (
            <Results
              found={found.data}
              place={results}
              onBefore={() => field.current?.focus()}
              onMore={most < ALL ? () => setMost(ALL) : undefined}
            />
          ) : null}
        </>
      ) : (
        <SavedSearches onUse={change} />
      )}
      {isSaving ? <SaveDialog asked={asked} onClose={() => setSaving(false)} /> : null}
    </Page>
  )
}
