import { type FormEvent, useRef, useState } from 'react'
import type { Account } from '../../../shared/access/access.ts'
import type { WorkspaceStatus } from '../../../shared/api/contract.ts'
import { api, client, problemOf, toBase64, useDoing, useQuery } from '../../client/index.ts'
import {
  Button,
  Dialog,
  Facts,
  FormEnd,
  LinkButton,
  Notice,
  Page,
  PageGroup,
  ProblemNotice,
  RadioGroup,
  Select,
  sayDate,
  type Theme,
  useTheme,
  Waiting,
} from '../../ui/index.ts'
import { lockChoices, minutesOf, useLockAfter } from '../shell/idle.ts'
import { mistakeIn, NewPassphrase, PassphraseField } from '../start/passphrase-fields.tsx'

/** A certificate's name without its letters: `CN=Ada Okafor, O=Wexmoor` is `Ada Okafor, Wexmoor`. */
const plainName = (name: string) => name.replace(/(^|,\s*)[A-Za-z]{1,2}=/g, '$1')

const endOf = ({ until }: { until: string }) => sayDate(until.slice(0, 10), false)

/** What belongs to the person who is signed in: signing certificate, passphrase, and how Chairside looks here. */
export default function Me({ me, status }: { me: Account; status: WorkspaceStatus }) {
  const identity = useQuery(api.people.signingIdentity.queryOptions())
  const [theme, setTheme] = useTheme()
  const [lockAfter, setLockAfter] = useLockAfter()
  const [changing, setChanging] = useState(false)
  const [changed, setChanged] = useState(false)
  return (
    <Page title="Your account" lead="What you sign carries these words.">
      <Facts
        facts={[
          { label: 'Name', value: me.name },
          { label: 'Role', value: me.role },
          { label: 'Organisation', value: me.organisation },
          { label: 'E-mail', value: me.email },
        ]}
      />
      <div>
        <LinkButton href="/me/audit">What you have done here</LinkButton>
      </div>
      <PageGroup title="Your signature">
        {identity.error ? <ProblemNotice problem={problemOf(identity.error)} /> : null}
        {identity.isPending ? <Waiting /> : null}
        {identity.data ? (
          <>
            <Facts
              facts={[
                {
                  label: 'Certificate',
                  value: identity.data.from === 'council' ? 'From your council' : 'Made by this workspace',
                },
                { label: 'Names', value: plainName(identity.data.subject) },
                { label: 'Issued by', value: plainName(identity.data.issuer) },
                { label: 'Good until', value: endOf(identity.data) },
              ]}
            />
            {identity.data.standing === 'good' ? null : (
              <Notice
                tone="warn"
                title={
                  identity.data.standing === 'ended'
                    ? `Your certificate ended on ${endOf(identity.data)}.`
                    : `Your certificate ends on ${endOf(identity.data)}.`
                }
              >
                {identity.data.from === 'council'
                  ? 'Ask your IT team for a new certificate file, and use it here.'
                  : 'Renew it, or it is renewed when you next sign. What you have signed stays as good as it is.'}
              </Notice>
            )}
            <Renewal from={identity.data.from} />
            <CouncilCertificate />
          </>
        ) : null}
      </PageGroup>
      <PageGroup title="Passphrase">
        {changed ? (
          <Notice tone="done" live title="Your passphrase is changed. Use the new one from now on." />
        ) : null}
        <div>
          <Button onPress={() => setChanging(true)}>Change passphrase</Button>
        </div>
      </PageGroup>
      <PageGroup title="On this computer">
        <div className="ui-columns">
          <RadioGroup
            label="Colours"
            value={theme}
            onChange={(next) => setTheme(next as Theme)}
            choices={[
              { value: 'system', label: 'As the system says' },
              { value: 'light', label: 'Light' },
              { value: 'dark', label: 'Dark' },
            ]}
          />
          <Select
            label="Lock when nobody is here"
            hint="Nothing typed is lost: it is saved first."
            value={String(minutesOf(lockAfter))}
            onChange={setLockAfter}
            choices={lockChoices}
          />
        </div>
      </PageGroup>
      <PageGroup title="About">
        <Facts
          facts={[
            { label: 'Workspace', value: status.workspaceName },
            { label: 'Folder', value: status.folder },
            { label: 'Version', value: status.version },
          ]}
        />
      </PageGroup>
      {changing ? (
        <ChangePassphrase
          me={me}
          onClose={() => setChanging(false)}
          onChanged={() => {
            setChanging(false)
            setChanged(true)
          }}
        />
      ) : null}
    </Page>
  )
}

function ChangePassphrase({
  me,
  onClose,
  onChanged,
}: {
  me: Account
  onClose: () => void
  onChanged: () => void
}) {
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [again, setAgain] = useState('')
  const [sent, setSent] = useState(false)
  const change = useDoing(() => client.people.changePassphrase({ current, next }))
  const send = async (event: FormEvent) => {
    event.preventDefault()
    setSent(true)
    if (!current || mistakeIn(next, again)) return
    if (await change.run(undefined)) onChanged()
  }
  return (
    <Dialog title="Change passphrase" isOpen onClose={onClose}>
      <form className="ui-stack" onSubmit={(event) => void send(event)} noValidate>
        <PassphraseField
          label="Passphrase now"
          kind="current"
          value={current}
          onChange={setCurrent}
          error={sent && !current ? 'Type the passphrase you use now.' : undefined}
          autoFocus
        />
        <NewPassphrase
          passphrase={next}
          again={again}
          onPassphrase={setNext}
          onAgain={setAgain}
          own={[me.name, me.organisation, me.email, current]}
          showMistakes={sent}
        />
        <FormEnd doing={change} busyWords="Changing…" onCancel={onClose}>
          Change it
        </FormEnd>
      </form>
    </Dialog>
  )
}

/** A new key and certificate of the workspace, at any time; the passphrase opens the place where the key is kept. */
function Renewal({ from }: { from: 'workspace' | 'council' }) {
  const [asking, setAsking] = useState(false)
  const [passphrase, setPassphrase] = useState('')
  const [done, setDone] = useState(false)
  const renew = useDoing(() => client.people.renewCertificate({ passphrase }))
  const close = () => {
    setAsking(false)
    setPassphrase('')
    renew.clear()
  }
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (!passphrase || !(await renew.run(undefined))) return
    setDone(true)
    close()
  }
  const label = from === 'workspace' ? 'Renew the certificate' : 'Use a certificate of this workspace'
  return (
    <>
      {done ? (
        <Notice
          tone="done"
          live
          title="You have a new certificate. What you signed before stays as good as it was."
        />
      ) : null}
      <div>
        <Button onPress={() => setAsking(true)}>{label}</Button>
      </div>
      <Dialog title={label} isOpen={asking} onClose={close}>
        <form className="ui-stack" onSubmit={(event) => void send(event)} noValidate>
          <p>
            You get a new key, and the certificate that goes with it. Documents that you have signed keep
            their signature, and it still proves what it proved.
          </p>
          <PassphraseField
            label="Your Chairside passphrase"
            kind="current"
            value={passphrase}
            onChange={setPassphrase}
            autoFocus
          />
          <ProblemNotice problem={renew.problem} />
          <div className="ui-row">
            <Button type="submit" kind="main" busy={renew.busy} isDisabled={!passphrase}>
              {label}
            </Button>
            <Button kind="quiet" onPress={close}>
              Cancel
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  )
}

/** A certificate that the council gave out (PKCS#12) signs instead of the workspace's own. */
function CouncilCertificate() {
  const [file, setFile] = useState<File | null>(null)
  const [filePassword, setFilePassword] = useState('')
  const [passphrase, setPassphrase] = useState('')
  const [done, setDone] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const use = useDoing(async () => {
    if (!file) return undefined
    const bytes = toBase64(new Uint8Array(await file.arrayBuffer()))
    // biome-ignore lint/correctness/useHookAtTopLevel: a call to the core, not a hook
    return client.people.useCertificate({ bytes, filePassword, passphrase })
  })
  const close = () => {
    setFile(null)
    setFilePassword('')
    setPassphrase('')
    use.clear()
  }
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (!passphrase || !(await use.run(undefined))) return
    setDone(true)
    close()
  }
  return (
    <>
      {done ? <Notice tone="done" live title="Your council’s certificate signs from now on." /> : null}
      <div>
        <input
          ref={input}
          type="file"
          accept=".p12,.pfx"
          hidden
          onChange={(event) => {
            setFile(event.target.files?.[0] ?? null)
            event.target.value = ''
          }}
        />
        <Button icon="file" onPress={() => input.current?.click()}>
          Use a certificate from your council
        </Button>
      </div>
      <Dialog title="Use this certificate" isOpen={file !== null} onClose={close}>
        <form className="ui-stack" onSubmit={(event) => void send(event)} noValidate>
          <p>{file?.name}</p>
          <PassphraseField
            label="Password of the file"
            kind="current"
            value={filePassword}
            onChange={setFilePassword}
            autoFocus
          />
          <PassphraseField
            label="Your Chairside passphrase"
            kind="current"
            value={passphrase}
            onChange={setPassphrase}
          />
          <ProblemNotice problem={use.problem} />
          <div className="ui-row">
            <Button type="submit" kind="main" busy={use.busy} isDisabled={!passphrase}>
              Use it for signing
            </Button>
            <Button kind="quiet" onPress={close}>
              Cancel
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  )
}
