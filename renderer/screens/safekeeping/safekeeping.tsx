import './safekeeping.css'
import { useState } from 'react'
import { type Account, can } from '../../../shared/access/access.ts'
import type { Safekeeping as Standing } from '../../../shared/api/safekeeping.ts'
import { api, client, problemOf, useDoing, useQuery } from '../../client/index.ts'
import {
  announce,
  Button,
  Facts,
  Notice,
  Page,
  PageGroup,
  ProblemNotice,
  sayInstant,
  Waiting,
} from '../../ui/index.ts'
import { DrillGroup } from './drill.tsx'
import { RecoveryCodeGroup } from './recovery-code.tsx'
import { SecondFolderGroup } from './second-folder.tsx'

/** What keeps the records through a lost disk, a damaged file and a forgotten passphrase. For administrators. */
export default function Safekeeping({ me }: { me: Account }) {
  const mayManage = can(me, 'people.manage')
  const standing = useQuery({ ...api.safekeeping.standing.queryOptions(), enabled: mayManage })
  const back = { href: '/settings', label: 'Settings' }
  if (!mayManage)
    return (
      <Page title="Backups and keys" back={back} narrow>
        <Notice title="Only an administrator looks after backups and keys.">
          <p>Chairside makes a backup each day by itself.</p>
        </Notice>
      </Page>
    )
  return (
    <Page
      title="Backups and keys"
      lead="What keeps the records through a lost disk, a damaged file and a forgotten passphrase."
      back={back}
      narrow
    >
      {standing.error ? <ProblemNotice problem={problemOf(standing.error)} /> : null}
      {standing.isPending ? <Waiting /> : null}
      {standing.data ? (
        <>
          <BackupGroup standing={standing.data} />
          <SecondFolderGroup key={standing.data.second.folder} standing={standing.data} />
          <DrillGroup standing={standing.data} />
          <RecoveryCodeGroup standing={standing.data} />
          <SetAsideGroup standing={standing.data} />
        </>
      ) : null}
    </Page>
  )
}

function BackupGroup({ standing }: { standing: Standing }) {
  const backUp = useDoing(() => client.workspace.backUp())
  const [made, setMade] = useState('')
  const now = async () => {
    const backup = await backUp.run(undefined)
    if (backup) setMade(backup.at)
  }
  return (
    <PageGroup title="Backups">
      <p className="ui-measure">
        Chairside makes one each day while it is open, and before every update. Each is opened and read to the
        last page before it counts, and is encrypted like the records themselves.
      </p>
      <Facts
        facts={[
          { label: 'Newest', value: standing.newest ? sayInstant(standing.newest) : 'None yet' },
          { label: 'Kept here', value: String(standing.backups) },
        ]}
      />
      <ProblemNotice problem={backUp.problem} />
      {made ? <Notice tone="done" live title={`Backed up ${sayInstant(made)}, and checked.`} /> : null}
      <div>
        <Button icon="save" busy={backUp.busy} busyWords="Backing up…" onPress={() => void now()}>
          Back up now
        </Button>
      </div>
    </PageGroup>
  )
}

/** Files that were replaced when something was put right; nobody needs them for ever. */
function SetAsideGroup({ standing }: { standing: Standing }) {
  const [asking, setAsking] = useState('')
  const remove = useDoing(async (at: string) => {
    await client.safekeeping.removeSetAside({ at })
    announce('The files are gone')
    return true
  })
  if (standing.setAside.length === 0) return null
  return (
    <PageGroup title="Files that were set aside">
      <p className="ui-measure">
        What was there before a backup was put back. When your IT team has looked at them, throw them away:
        they hold records too.
      </p>
      <ProblemNotice problem={remove.problem} />
      <ul className="ui-plain-list ui-stack">
        {standing.setAside.map(({ at, folder }) => (
          <li key={at} className="ui-stack-tight">
            <strong>{sayInstant(at)}</strong>
            <span className="safekeeping-path">{folder}</span>
            <span className="ui-row">
              {asking === at ? (
                <>
                  <Button busy={remove.busy} onPress={() => void remove.run(at)}>
                    Throw away for good
                  </Button>
                  <Button kind="quiet" onPress={() => setAsking('')}>
                    Keep
                  </Button>
                </>
              ) : (
                <Button kind="quiet" onPress={() => setAsking(at)}>
                  Throw away…
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
    </PageGroup>
  )
}
