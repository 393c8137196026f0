import './learning.css'
import { useState } from 'react'
import { type Account, can } from '../../../shared/access/access.ts'
import type { LearningNote, ThemeLine } from '../../../shared/api/learning.ts'
import { reviewedWords } from '../../../shared/learning/index.ts'
import { api, problemOf, useQuery } from '../../client/index.ts'
import {
  Button,
  type Column,
  Disclosure,
  Empty,
  goTo,
  LinkButton,
  Page,
  PageGroup,
  ProblemNotice,
  Select,
  StateMark,
  Table,
  TextField,
  Unbroken,
  useRemembered,
  Waiting,
} from '../../ui/index.ts'
import { ExportDialog } from './export-dialog.tsx'
import { ImportDialog } from './import-dialog.tsx'
import { shownThemes, usedWords, type Which, whichChoices, whichOnes } from './words.ts'

const columns: Column<ThemeLine>[] = [
  {
    key: 'title',
    heading: 'Theme',
    rowHeader: true,
    cell: ({ id, title }) => (
      <a href={`#/learning/${id}`}>
        <Unbroken>{title}</Unbroken>
      </a>
    ),
    sortBy: ({ title }) => title,
  },
  {
    key: 'kind',
    heading: 'From',
    cell: ({ kind, reviewed, standing }) => (
      <>
        {[kind === 'local' ? 'Local review' : 'National', reviewedWords(reviewed)].filter(Boolean).join(', ')}
        {standing === 'draft' ? (
          <>
            {' '}
            <StateMark tone="warn">Draft</StateMark>
          </>
        ) : null}
      </>
    ),
    sortBy: ({ kind, reviewed }) => `${kind} ${reviewed}`,
  },
  {
    key: 'used',
    heading: 'Named in',
    number: true,
    cell: ({ used }) => usedWords(used),
    sortBy: ({ used }) => used,
  },
]

/** Notes for learning that a session has written down, and that are no theme yet. */
function Notes({ notes }: { notes: LearningNote[] }) {
  if (notes.length === 0) return null
  return (
    <PageGroup title="Learning notes that are no theme yet">
      <p className="ui-quiet">
        What group supervision noted for learning, without the family and the workers. Read it once more
        before you use it: a theme is read by everybody who works with records here.
      </p>
      {notes.map((note) => (
        <div key={note.noteId} className="ui-card learning-note">
          <h3>{note.session || 'A session without a date'}</h3>
          <p>{note.text}</p>
          <Button small icon="plus" onPress={() => goTo(`/learning/new?note=${note.noteId}`)}>
            Make a theme of it
          </Button>
        </div>
      ))}
    </PageGroup>
  )
}

/** What reviews have taught: read by everybody, kept by those who lead on quality. */
export default function Library({ me }: { me: Account }) {
  const found = useQuery(api.learning.list.queryOptions())
  const keeps = can(me, 'learning.write')
  const notes = useQuery({ ...api.learning.notes.queryOptions(), enabled: keeps })
  const [remembered, setWhich] = useRemembered<string>('learning.which', 'in use')
  const which: Which = whichOnes.find((one) => one === remembered) ?? 'in use'
  const [typed, setTyped] = useState('')
  const [asked, setAsked] = useState<'import' | 'export' | null>(null)
  const themes = found.data ?? []
  const shown = shownThemes(themes, which, typed)
  const add = (
    <LinkButton href="/learning/new" kind="main" icon="plus">
      New theme
    </LinkButton>
  )
  return (
    <Page
      title="Learning from reviews"
      lead="What local and national reviews have taught, and what practice must change because of it. A record’s check “Learning from reviews” offers the themes that fit it."
      back={{ href: '/settings', label: 'Settings' }}
      actions={
        keeps && themes.length > 0 ? (
          <>
            <Button onPress={() => setAsked('import')}>Import</Button>
            <Button icon="save" onPress={() => setAsked('export')}>
              For a newsletter
            </Button>
            {add}
          </>
        ) : null
      }
    >
      {found.error ? <ProblemNotice problem={problemOf(found.error)} /> : null}
      {found.isPending ? <Waiting /> : null}
      {found.data && themes.length === 0 ? (
        <Empty
          title="No theme is in the library yet"
          action={
            keeps ? (
              <div className="ui-row">
                {add}
                <Button onPress={() => setAsked('import')}>Import</Button>
              </div>
            ) : undefined
          }
        >
          {keeps
            ? 'Write down one lesson of a review: what happened, what practice must change, and what to ask of the next family. Or import those that you have in a table.'
            : 'The lessons of local and national reviews will be here. Those who lead on quality write them down.'}
        </Empty>
      ) : null}
      {themes.length > 0 ? (
        <>
          <search className="ui-columns">
            <Select label="Which" value={which} onChange={setWhich} choices={whichChoices} />
            <TextField
              label="Find words in a theme"
              type="search"
              value={typed}
              onChange={setTyped}
              autoComplete="off"
            />
          </search>
          {shown.length > 0 ? (
            <>
              <Table
                caption="Themes of the library"
                columns={columns}
                rows={shown}
                rowKey={({ id }) => id}
                initialSort={{ key: 'title', descending: false }}
              />
              <p className="ui-quiet">
                “Named in” counts signed records that you may open and that name the theme as the lesson that
                fits.
              </p>
            </>
          ) : (
            <p role="status">No theme fits. Choose another view, or use fewer words.</p>
          )}
        </>
      ) : null}
      <Notes notes={notes.data ?? []} />
      {keeps ? (
        <Disclosure label="How the library is kept">
          <p>
            Every change keeps the version before it, with who made it and when. A theme is put away and never
            deleted, and records that name it stay as they are. The first themes came with Chairside: change
            their words to your council’s own, or put them away.
          </p>
        </Disclosure>
      ) : null}
      {asked === 'import' ? <ImportDialog onClose={() => setAsked(null)} /> : null}
      {asked === 'export' ? <ExportDialog onClose={() => setAsked(null)} /> : null}
    </Page>
  )
}
