import { type FormEvent, useState } from 'react'
import type { Drill, Safekeeping } from '../../../shared/api/safekeeping.ts'
import { client, fromBase64, saveFile, useDoing } from '../../client/index.ts'
import {
  announce,
  Button,
  Dialog,
  Facts,
  FormEnd,
  Notice,
  PageGroup,
  ProblemNotice,
  RadioGroup,
  sayInstant,
} from '../../ui/index.ts'
import { PassphraseField } from '../start/passphrase-fields.tsx'

/** The restore drill: shows once a year that a backup can really be put back. */
export function DrillGroup({ standing }: { standing: Safekeeping }) {
  const [asking, setAsking] = useState(false)
  const calendar = useDoing(async () => {
    const file = await client.safekeeping.drillCalendar()
    saveFile(file.fileName, fromBase64(file.bytes))
    announce(`Saved ${file.fileName}`)
    return file.fileName
  })
  return (
    <PageGroup title="Restore drill">
      <p className="ui-measure">
        A backup is only worth what comes back from it. The drill puts the newest one into a temporary folder,
        opens it, reads every page and the audit chain, counts what is in it, verifies a signed document, and
        takes the folder away again. Do it once a year.
      </p>
      {standing.drill ? (
        <LastDrill drill={standing.drill} />
      ) : (
        <Notice tone="warn" title="No drill has been done here yet." />
      )}
      <ProblemNotice problem={calendar.problem} />
      <div className="ui-row">
        <Button onPress={() => setAsking(true)} isDisabled={standing.newest === ''}>
          Do the drill now
        </Button>
        <Button icon="save" busy={calendar.busy} onPress={() => void calendar.run(undefined)}>
          Yearly calendar entry
        </Button>
      </div>
      {asking ? (
        <DrillDialog hasSecond={standing.second.folder !== ''} onClose={() => setAsking(false)} />
      ) : null}
    </PageGroup>
  )
}

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`

const documentWords: Record<Drill['document'], string> = {
  genuine: 'The newest signed document is genuine.',
  'not genuine': 'The newest signed document does not verify.',
  none: 'There is no signed document yet.',
}

function LastDrill({ drill }: { drill: Drill }) {
  return (
    <>
      <Notice
        tone={drill.ok ? 'done' : 'stop'}
        title={
          drill.ok
            ? `Last drill: ${sayInstant(drill.at)}. The backup is good.`
            : `Last drill: ${sayInstant(drill.at)}. That backup is not one to rely on.`
        }
      >
        {drill.problems.map((problem) => (
          <p key={problem}>{problem}</p>
        ))}
        {drill.ok ? null : <p>Make a new backup, do the drill again, and tell your IT team.</p>}
      </Notice>
      <Facts
        facts={[
          { label: 'By', value: drill.by },
          {
            label: 'Backup',
            value: `${sayInstant(drill.backupAt)}, ${drill.from === 'here' ? 'in the workspace’s own folder' : 'in the second folder'}`,
          },
          {
            label: 'In it',
            value: `${count(drill.found.records, 'record', 'records')}, ${count(drill.found.families, 'family', 'families')}, ${count(drill.found.signed, 'signed version', 'signed versions')}`,
          },
          {
            label: 'In the workspace then',
            value: `${count(drill.now.records, 'record', 'records')}, ${count(drill.now.families, 'family', 'families')}, ${count(drill.now.signed, 'signed version', 'signed versions')}`,
          },
          { label: 'Signature', value: documentWords[drill.document] },
          { label: 'Took', value: `${drill.seconds} seconds` },
        ]}
      />
    </>
  )
}

function DrillDialog({ hasSecond, onClose }: { hasSecond: boolean; onClose: () => void }) {
  const [passphrase, setPassphrase] = useState('')
  const [from, setFrom] = useState<Drill['from']>('here')
  const drill = useDoing(() => client.safekeeping.drill({ passphrase, from }))
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (!passphrase || !(await drill.run(undefined))) return
    announce('The drill is done')
    onClose()
  }
  return (
    <Dialog title="Do the drill now" isOpen onClose={onClose}>
      <form className="ui-stack" onSubmit={(event) => void send(event)} noValidate>
        <p>Nothing of the workspace is changed. You can go on working.</p>
        {hasSecond ? (
          <RadioGroup
            label="With the newest backup"
            value={from}
            onChange={(next) => setFrom(next === 'here' ? 'here' : 'second folder')}
            choices={[
              { value: 'here', label: 'In the workspace’s own folder' },
              { value: 'second folder', label: 'In the second folder' },
            ]}
          />
        ) : null}
        <PassphraseField
          label="Your passphrase"
          hint="As it was when the backup was made."
          kind="current"
          value={passphrase}
          onChange={setPassphrase}
          autoFocus
        />
        <FormEnd doing={drill} busyWords="Trying it…" onCancel={onClose}>
          Do the drill
        </FormEnd>
      </form>
    </Dialog>
  )
}
