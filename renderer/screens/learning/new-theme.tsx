import type { LearningNote } from '../../../shared/api/learning.ts'
import { emptyTheme, type ThemeWords } from '../../../shared/learning/index.ts'
import { api, client, problemOf, useDoing, useQuery } from '../../client/index.ts'
import { announce, goTo, Notice, Page, ProblemNotice, useHashSearch, Waiting } from '../../ui/index.ts'
import { ThemeForm } from './theme-form.tsx'

/** A new theme, from nothing or from a learning note. One that is made of a note begins as a draft. */
export default function NewTheme() {
  const noteId = new URLSearchParams(useHashSearch()).get('note') ?? ''
  const notes = useQuery({ ...api.learning.notes.queryOptions(), enabled: noteId !== '' })
  const waits = noteId !== '' && notes.isPending
  return (
    <Page title="New theme" back={{ href: '/learning', label: 'Learning from reviews' }} narrow>
      {notes.error ? <ProblemNotice problem={problemOf(notes.error)} /> : null}
      {waits ? <Waiting /> : <Writing note={notes.data?.find((note) => note.noteId === noteId)} />}
    </Page>
  )
}

function Writing({ note }: { note: LearningNote | undefined }) {
  const saving = useDoing(async (words: ThemeWords) => {
    const standing = note ? ('draft' as const) : ('in use' as const)
    const made = await client.learning.add({ words, standing, ...(note && { noteId: note.noteId }) })
    announce(note ? 'Saved as a draft' : 'The theme is in the library')
    goTo(`/learning/${made.id}`)
    return made
  })
  return (
    <ThemeForm
      from={note ? { ...emptyTheme, change: note.text, source: 'Group supervision' } : emptyTheme}
      label={note ? 'Save as a draft' : 'Put it into the library'}
      doing={saving}
      onSave={(words) => void saving.run(words)}
      onCancel={() => goTo('/learning')}
    >
      {note ? (
        <Notice tone="info" title="From a learning note">
          <p>
            Take out whatever could tell which family or worker it was. It is a draft until somebody puts it
            into use, and nothing in it leads back to the session.
          </p>
        </Notice>
      ) : null}
    </ThemeForm>
  )
}
