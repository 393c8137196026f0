import './learning.css'
import { useState } from 'react'
import { type Account, can } from '../../../shared/access/access.ts'
import type { OneTheme as Found, ThemeUse } from '../../../shared/api/learning.ts'
import { type Theme, type ThemeStanding, type ThemeWords, wordsOf } from '../../../shared/learning/index.ts'
import { templateFor } from '../../../shared/templates/index.ts'
import { api, client, problemOf, useDoing, useQuery } from '../../client/index.ts'
import {
  announce,
  Button,
  type Column,
  Disclosure,
  Notice,
  Page,
  PageGroup,
  ProblemNotice,
  sayInstant,
  shortDate,
  Table,
  Unbroken,
  Waiting,
} from '../../ui/index.ts'
import { ThemeForm } from './theme-form.tsx'
import { ThemeText } from './theme-text.tsx'
import { standingWord } from './words.ts'

const back = { href: '/learning', label: 'Learning from reviews' }

const columns: Column<ThemeUse>[] = [
  { key: 'date', heading: 'Date', cell: ({ date }) => shortDate(date), sortBy: ({ date }) => date },
  {
    key: 'record',
    heading: 'Record',
    rowHeader: true,
    cell: ({ recordId, type }) => <a href={`#/record/${recordId}`}>{templateFor(type)?.name ?? type}</a>,
    sortBy: ({ type }) => templateFor(type)?.name ?? type,
  },
  {
    key: 'family',
    heading: 'Family',
    cell: ({ familyRef }) => <Unbroken>{familyRef}</Unbroken>,
    sortBy: ({ familyRef }) => familyRef,
  },
]

function Versions({ versions }: { versions: Theme[] }) {
  if (versions.length < 2) return null
  return (
    <PageGroup title="Versions">
      {versions.toReversed().map((one) => (
        <Disclosure
          key={one.version}
          label={`Version ${one.version}, ${standingWord[one.standing].toLowerCase()}: ${one.byName}, ${sayInstant(one.at)}`}
        >
          <p className="lesson-title">{one.title}</p>
          <ThemeText theme={one} inPanel />
        </Disclosure>
      ))}
    </PageGroup>
  )
}

const moved: Record<ThemeStanding, string> = {
  draft: 'The theme is a draft again',
  'in use': 'The theme is in use',
  'put away': 'The theme is put away',
}

function Content({ found, me }: { found: Found; me: Account }) {
  const { theme, versions, usedIn } = found
  const { id, version, standing } = theme
  const [changing, setChanging] = useState(false)
  const keeps = can(me, 'learning.write')
  const save = useDoing(async ({ words, to }: { words: ThemeWords; to: ThemeStanding }) => {
    const made = await client.learning.change({ id, version, words, standing: to })
    setChanging(false)
    announce(to === standing ? 'Saved' : moved[to])
    return made
  })
  const stand = (to: ThemeStanding) => void save.run({ words: wordsOf(theme), to })
  if (changing) {
    return (
      <Page title="Change the theme" back={back} narrow>
        <ThemeForm
          from={wordsOf(theme)}
          label="Save"
          doing={save}
          onSave={(words) => void save.run({ words, to: standing })}
          onCancel={() => setChanging(false)}
        />
      </Page>
    )
  }
  return (
    <Page
      title={theme.title}
      back={back}
      narrow
      actions={
        keeps ? (
          <>
            {standing === 'in use' ? (
              <Button busy={save.busy} busyWords="Saving…" onPress={() => stand('put away')}>
                Put away
              </Button>
            ) : (
              <Button busy={save.busy} busyWords="Saving…" onPress={() => stand('in use')}>
                Put into use
              </Button>
            )}
            <Button kind="main" icon="edit" onPress={() => setChanging(true)}>
              Change
            </Button>
          </>
        ) : null
      }
    >
      <ProblemNotice problem={save.problem} />
      {standing === 'draft' ? (
        <Notice tone="info" title="A draft">
          <p>It is offered nowhere until somebody puts it into use.</p>
        </Notice>
      ) : null}
      {standing === 'put away' ? (
        <Notice tone="info" title="Put away">
          <p>It is no longer offered. Records that name it stay as they are.</p>
        </Notice>
      ) : null}
      <ThemeText theme={theme} />
      <PageGroup title="Named in">
        {usedIn.length > 0 ? (
          <Table
            caption="Signed records that name this theme"
            columns={columns}
            rows={usedIn}
            rowKey={({ recordId }) => recordId}
          />
        ) : (
          <p>
            No signed record that you may open names it yet. A record names it in its check “Learning from
            reviews”.
          </p>
        )}
      </PageGroup>
      <Versions versions={versions} />
    </Page>
  )
}

/** One theme: what it says, which records name it, and how it came to say so. */
export default function OneTheme({ id, me }: { id: string; me: Account }) {
  const found = useQuery(api.learning.one.queryOptions({ input: { id } }))
  if (found.data) return <Content key={found.data.theme.version} found={found.data} me={me} />
  return (
    <Page title="Learning from reviews" back={back} narrow>
      {found.error ? <ProblemNotice problem={problemOf(found.error)} /> : <Waiting />}
    </Page>
  )
}
