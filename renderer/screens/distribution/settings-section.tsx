import { type FormEvent, useState } from 'react'
import type { DistributionSettings } from '../../../shared/api/distribution.ts'
import { api, client, problemOf, useDoing, useQuery } from '../../client/index.ts'
import {
  announce,
  Button,
  Checkbox,
  Notice,
  PageGroup,
  ProblemNotice,
  RadioGroup,
  TextField,
  Waiting,
} from '../../ui/index.ts'

/** Where packs are written and how e-mail leaves, for administrators: a part of the Settings screen. */
export function DistributionSettingsSection() {
  const settings = useQuery(api.distribution.settings.queryOptions())
  const [saved, setSaved] = useState(false)
  return (
    <PageGroup title="Sending documents">
      {settings.error ? <ProblemNotice problem={problemOf(settings.error)} /> : null}
      {settings.isPending ? <Waiting /> : null}
      {settings.data ? (
        <SettingsForm
          // What was kept is where the next change begins.
          key={JSON.stringify(settings.data)}
          now={settings.data}
          saved={saved}
          onSaved={() => setSaved(true)}
        />
      ) : null}
    </PageGroup>
  )
}

const securities = [
  {
    value: 'starttls',
    label: 'STARTTLS',
    hint: 'Usually port 587. Nothing is sent before the line is encrypted.',
  },
  { value: 'tls', label: 'TLS from the first byte', hint: 'Usually port 465.' },
] as const

type FormProps = { now: DistributionSettings; saved: boolean; onSaved: () => void }

function SettingsForm({ now, saved, onSaved }: FormProps) {
  const [outputFolder, setFolder] = useState(now.outputFolder)
  const [smtp, setSmtp] = useState({ ...now.smtp, port: String(now.smtp.port) })
  const [password, setPassword] = useState('')
  const [removed, setRemoved] = useState(false)
  const [show, setShow] = useState(false)
  const [checked, setChecked] = useState<{ ok: boolean; says: string } | null>(null)
  const set = (part: Partial<typeof smtp>) => setSmtp((before) => ({ ...before, ...part }))
  const port = Number(smtp.port)
  const portIsWrong = !Number.isInteger(port) || port < 1 || port > 65_535
  const save = useDoing(async () => {
    const { hasPassword: _kept, ...given } = smtp
    return client.distribution.changeSettings({
      outputFolder,
      smtp: { ...given, port, password: removed ? '' : password || null },
    })
  })
  const check = useDoing(async () => {
    const found = await client.distribution.checkSmtp()
    setChecked(found)
    return found
  })
  const isChanged =
    outputFolder !== now.outputFolder ||
    password !== '' ||
    removed ||
    JSON.stringify(smtp) !== JSON.stringify({ ...now.smtp, port: String(now.smtp.port) })
  const send = async (event: FormEvent) => {
    event.preventDefault()
    setShow(true)
    setChecked(null)
    if (portIsWrong || !(await save.run(undefined))) return
    onSaved()
    announce('The settings for sending are kept')
  }
  return (
    <form
      className="ui-stack"
      aria-label="Sending documents"
      onSubmit={(event) => void send(event)}
      noValidate
    >
      <TextField
        label="Output folder"
        hint="The whole path of a folder that only the people who send copies can read. Packs for several people are written there."
        optional
        value={outputFolder}
        onChange={setFolder}
        autoComplete="off"
        spellCheck="false"
      />
      <Checkbox
        isSelected={smtp.on}
        onChange={(on) => set({ on })}
        hint="Off, unless your IT team has given Chairside a mailbox. Without it e-mail drafts open in the mail program."
      >
        Chairside may send e-mail through the council’s own server
      </Checkbox>
      {smtp.on || smtp.host ? (
        <>
          <div className="ui-columns">
            <TextField
              label="Mail server"
              hint="Its name alone, such as mail.council.gov.uk."
              value={smtp.host}
              onChange={(host) => set({ host })}
              autoComplete="off"
              spellCheck="false"
            />
            <TextField
              label="Port"
              narrow
              inputMode="numeric"
              value={smtp.port}
              onChange={(typed) => set({ port: typed.trim() })}
              error={show && portIsWrong ? 'A port is a number from 1 to 65535.' : undefined}
              autoComplete="off"
            />
          </div>
          <RadioGroup
            label="Encryption"
            value={smtp.security}
            onChange={(value) => set({ security: value === 'tls' ? 'tls' : 'starttls' })}
            choices={[...securities]}
          />
          <TextField
            label="From"
            hint="The e-mail address that copies come from."
            type="email"
            value={smtp.from}
            onChange={(from) => set({ from })}
            autoComplete="off"
          />
          <TextField
            label="User name"
            optional
            value={smtp.user}
            onChange={(user) => set({ user })}
            autoComplete="off"
          />
          <TextField
            label="Password of the mailbox"
            type="password"
            optional
            hint={
              now.smtp.hasPassword && !removed
                ? 'One is kept. Leave this empty to keep it; it is asked for again when the server or the user changes.'
                : 'Kept encrypted, and shown to nobody.'
            }
            value={password}
            onChange={(typed) => {
              setPassword(typed)
              setRemoved(false)
            }}
            autoComplete="new-password"
          />
          {now.smtp.hasPassword ? (
            <Checkbox isSelected={removed} onChange={setRemoved} isDisabled={password !== ''}>
              Forget the password that is kept
            </Checkbox>
          ) : null}
        </>
      ) : null}
      <ProblemNotice problem={save.problem ?? check.problem} />
      {checked ? <Notice live tone={checked.ok ? 'done' : 'stop'} title={checked.says} /> : null}
      <p role="status">{saved && !isChanged ? 'Kept. It holds from now on.' : ''}</p>
      <div className="ui-row">
        <Button type="submit" kind="main" busy={save.busy} busyWords="Keeping…">
          Keep these settings
        </Button>
        {now.smtp.host ? (
          <Button
            busy={check.busy}
            busyWords="Asking the server…"
            isDisabled={isChanged}
            onPress={() => void check.run(undefined)}
          >
            Check the server
          </Button>
        ) : null}
      </div>
      {now.smtp.host && isChanged ? (
        <p className="ui-quiet ui-small">Keep the settings first: the server is checked as it is kept.</p>
      ) : null}
    </form>
  )
}
