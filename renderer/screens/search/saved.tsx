import { type FormEvent, useState } from 'react'
import type { SavedSearch } from '../../../shared/api/search.ts'
import { api, client, problemOf, useDoing, useQuery } from '../../client/index.ts'
import {
  announce,
  Button,
  Dialog,
  Empty,
  IconButton,
  PageGroup,
  ProblemNotice,
  TextField,
} from '../../ui/index.ts'
import type { Asked } from './use-search.ts'
import { filtersSet } from './words.ts'

function OneSaved({ one, onUse }: { one: SavedSearch; onUse: (asked: Asked) => void }) {
  const forget = useDoing(client.search.forget)
  const set = filtersSet(one.filters)
  return (
    <li className="ui-card ui-row search-saved">
      <Button kind="quiet" icon="search" onPress={() => onUse({ text: one.text, filters: one.filters })}>
        {one.name}
      </Button>
      <span className="ui-quiet search-saved-words">
        {one.text}
        {set > 0 ? `, ${set} ${set === 1 ? 'filter' : 'filters'}` : ''}
      </span>
      <IconButton
        icon="remove"
        label={`Remove ${one.name}`}
        small
        onPress={async () => {
          if (await forget.run({ id: one.id })) announce(`${one.name} is no longer saved.`)
        }}
      />
      <ProblemNotice problem={forget.problem} />
    </li>
  )
}

/** The searches that this person keeps; nobody else sees them. */
export function SavedSearches({ onUse }: { onUse: (asked: Asked) => void }) {
  const saved = useQuery(api.search.saved.queryOptions())
  if (saved.error) return <ProblemNotice problem={problemOf(saved.error)} />
  if (!saved.data) return null
  if (saved.data.length === 0) {
    return (
      <Empty title="Look for a name, a word or a reference">
        Children and adults are found under every name they have had, also when it is not spelled quite right.
        Events, actions and records are found by their words. You can save a search that you make often.
      </Empty>
    )
  }
  return (
    <PageGroup title="Your saved searches">
      <ul className="ui-plain-list ui-stack-tight">
        {saved.data.map((one) => (
          <OneSaved key={one.id} one={one} onUse={onUse} />
        ))}
      </ul>
    </PageGroup>
  )
}

/** Asks what the search is to be called. */
export function SaveDialog({ asked, onClose }: { asked: Asked; onClose: () => void }) {
  const [name, setName] = useState('')
  const [sent, setSent] = useState(false)
  const save = useDoing(client.search.save)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    setSent(true)
    if (name.trim() === '') return
    if (await save.run({ name, text: asked.text.trim(), filters: asked.filters })) {
      announce('The search is saved.')
      onClose()
    }
  }
  return (
    <Dialog title="Save this search" isOpen onClose={onClose}>
      <form className="ui-stack" onSubmit={(event) => void send(event)} noValidate>
        <TextField
          label="What do you call it?"
          hint="One of the same name is replaced. Only you see it."
          value={name}
          onChange={setName}
          maxLength={80}
          autoFocus
          autoComplete="off"
          error={sent && name.trim() === '' ? 'Type a name for the search.' : undefined}
        />
        <ProblemNotice problem={save.problem} />
        <div className="ui-row">
          <Button type="submit" kind="main" isDisabled={save.busy}>
            Save
          </Button>
          <Button onPress={onClose}>Cancel</Button>
        </div>
      </form>
    </Dialog>
  )
}
