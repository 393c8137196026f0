import './safekeeping.css'
import { type FormEvent, useState } from 'react'
import type { Safekeeping } from '../../../shared/api/safekeeping.ts'
import { isDesktop } from '../../client/doors.ts'
import { client, useDoing } from '../../client/index.ts'
import { announce, Button, Notice, PageGroup, ProblemNotice, sayInstant } from '../../ui/index.ts'
import { FolderChoice } from '../start/folder-choice.tsx'

/** A second place for backups that the council chooses: when the disk of this computer is gone, they are not. */
export function SecondFolderGroup({ standing }: { standing: Safekeeping }) {
  const { second, former } = standing
  const [folder, setFolder] = useState(second.folder)
  const [kept, setKept] = useState(false)
  const keep = useDoing(async (next: string) => {
    await client.safekeeping.setSecondFolder({ folder: next })
    setKept(true)
    announce(next ? 'The second folder is kept' : 'There is no second folder any more')
    return true
  })
  const forget = useDoing((one: string) => client.safekeeping.forgetFolder({ folder: one }))
  const send = async (event: FormEvent) => {
    event.preventDefault()
    await keep.run(folder.trim())
  }
  return (
    <PageGroup title="A second folder">
      <p className="ui-measure">
        Each backup is copied there too, with its keys, and read again. Choose another drive or a share of the
        council: a backup on the same disk does not help when the disk fails.
      </p>
      <Standing second={second} />
      <form
        className="ui-stack"
        aria-label="A second folder"
        onSubmit={(event) => void send(event)}
        noValidate
      >
        <FolderChoice
          door={isDesktop(window) ? 'desktop' : 'browser'}
          folder={folder}
          onFolder={(next) => {
            setFolder(next)
            setKept(false)
          }}
          hint="The whole path of a folder that is there already and that only your council’s own people can read."
        />
        <ProblemNotice problem={keep.problem} />
        <p role="status">{kept && folder.trim() === second.folder ? 'Kept. It holds from now on.' : ''}</p>
        <div className="ui-row">
          <Button
            type="submit"
            kind="main"
            busy={keep.busy}
            busyWords="Copying…"
            isDisabled={!folder.trim() || folder.trim() === second.folder}
          >
            Copy backups there
          </Button>
          {second.folder ? (
            <Button kind="quiet" onPress={() => void keep.run('')}>
              No second folder
            </Button>
          ) : null}
        </div>
      </form>
      {former.length > 0 ? (
        <Notice title="Copies in folders that are no longer used">
          <p>
            They go by themselves when their term has passed, as soon as the folder can be reached. Until then
            Chairside does not say of any purge that its last backup has gone.
          </p>
          <ProblemNotice problem={forget.problem} />
          <ul className="ui-plain-list ui-stack-tight">
            {former.map((one) => (
              <li key={one} className="ui-stack-tight">
                <span className="safekeeping-path">{one}</span>
                <span>
                  <Button kind="quiet" busy={forget.busy} onPress={() => void forget.run(one)}>
                    The copies there are destroyed
                  </Button>
                </span>
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
    </PageGroup>
  )
}

function Standing({ second }: Pick<Safekeeping, 'second'>) {
  if (!second.folder)
    return <Notice tone="warn" title="There is none yet. Backups are only on the disk of this computer." />
  const last = second.copiedAt
    ? `Last copied ${sayInstant(second.copiedAt)}.`
    : 'Nothing has been copied yet.'
  if (second.failingSince)
    return (
      <Notice tone="warn" title={`No copy could be made since ${sayInstant(second.failingSince)}.`}>
        <p>{second.says}</p>
        <p>{last}</p>
        <p>Work goes on, and backups are made here. Chairside tries again every hour.</p>
      </Notice>
    )
  return (
    <Notice tone="done" title={last}>
      {second.backup ? <p>The newest copy there is the backup from {sayInstant(second.backup)}.</p> : null}
    </Notice>
  )
}
