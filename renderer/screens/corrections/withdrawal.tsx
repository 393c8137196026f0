import { useState } from 'react'
import type { CorrectionsStanding, Superseded, WithdrawalStanding } from '../../../shared/api/corrections.ts'
import { api, client, useDoing, useQuery } from '../../client/index.ts'
import {
  announce,
  Button,
  Dialog,
  Facts,
  Notice,
  PageGroup,
  ProblemNotice,
  StateMark,
  sayInstant,
  Table,
  TextArea,
  TextField,
} from '../../ui/index.ts'
import { CopyText } from '../sign/copy-text.tsx'
import { Changes, MarkPassages } from './mark-passages.tsx'
import { SignPapers } from './sign-papers.tsx'

type WithdrawalProps = { recordId: string; standing: CorrectionsStanding }

/** Taking a version back, and where that stands. */
export function Withdrawal({ recordId, standing }: WithdrawalProps) {
  const { withdrawal, notDecide, version } = standing
  const [marking, setMarking] = useState(false)
  if (withdrawal) return <Open recordId={recordId} withdrawal={withdrawal} notDecide={notDecide} />
  return (
    <PageGroup title="Withdraw this version">
      <p className="ui-measure">
        Where personal data of somebody, or words about somebody else, got into this record by mistake: mark
        what is to be taken out, and a numbered replacement is signed and made for each reader.
      </p>
      {notDecide ? (
        <p className="ui-quiet">{notDecide}</p>
      ) : (
        <div>
          <Button icon="lock" onPress={() => setMarking(true)}>
            Withdraw version {version}
          </Button>
        </div>
      )}
      {marking ? (
        <MarkPassages recordId={recordId} version={version} onClose={() => setMarking(false)} />
      ) : null}
    </PageGroup>
  )
}

type OpenProps = { recordId: string; withdrawal: WithdrawalStanding; notDecide: string }

function Open({ recordId, withdrawal, notDecide }: OpenProps) {
  const { id: withdrawalId, version, nextVersion, reason, confirmed, notSecond } = withdrawal
  const [note, setNote] = useState('')
  const [why, setWhy] = useState('')
  const [sent, setSent] = useState(false)
  const [signing, setSigning] = useState(false)
  const [ending, setEnding] = useState(false)
  const confirm = useDoing(() => client.corrections.confirmWithdrawal({ recordId, withdrawalId, note }))
  const drop = useDoing(() => client.corrections.dropWithdrawal({ recordId, withdrawalId, reason: why }))
  const end = async () => {
    setSent(true)
    if (why.trim() === '' || !(await drop.run(undefined))) return
    announce(`Version ${version} stands as it was`)
    setEnding(false)
  }
  return (
    <PageGroup title={`Version ${version} is being withdrawn`}>
      <Facts
        facts={[
          {
            label: 'Asked for by',
            value: `${withdrawal.byName}, ${withdrawal.role}, ${sayInstant(withdrawal.at)}`,
          },
          { label: 'Reason', value: reason },
          {
            label: 'Second person',
            value: confirmed
              ? `${confirmed.byName}, ${confirmed.role}, ${sayInstant(confirmed.at)}`
              : 'Not confirmed yet',
          },
        ]}
      />
      <Changes changes={withdrawal.changes} />
      <ProblemNotice problem={confirm.problem} />
      {confirmed ? null : notSecond ? (
        <p className="ui-quiet">{notSecond}</p>
      ) : (
        <>
          <TextField label="Note" hint="What you looked at." optional value={note} onChange={setNote} />
          <div>
            <Button
              kind="main"
              icon="tick"
              busy={confirm.busy}
              busyWords="Confirming…"
              onPress={() =>
                void confirm
                  .run(undefined)
                  .then((made) => made && announce('Confirmed. The replacement can be signed.'))
              }
            >
              Confirm what is taken out
            </Button>
          </div>
        </>
      )}
      {notDecide ? null : (
        <div className="ui-row">
          {confirmed ? (
            <Button kind="main" icon="sign" onPress={() => setSigning(true)}>
              Read and sign version {nextVersion}
            </Button>
          ) : null}
          <Button onPress={() => setEnding(true)}>End the withdrawal</Button>
        </div>
      )}
      {signing ? (
        <SignReplacement recordId={recordId} withdrawal={withdrawal} onClose={() => setSigning(false)} />
      ) : null}
      {ending ? (
        <Dialog title="End the withdrawal" isOpen onClose={() => setEnding(false)}>
          <div className="correction-form">
            <p>Version {version} stands as it was, and its files may be handed out again.</p>
            <TextArea
              label="Reason"
              value={why}
              onChange={setWhy}
              error={sent && why.trim() === '' ? 'Write the reason.' : undefined}
            />
            <ProblemNotice problem={drop.problem} />
            <div className="ui-row">
              <Button kind="main" busy={drop.busy} busyWords="Ending…" onPress={() => void end()}>
                End it
              </Button>
              <Button onPress={() => setEnding(false)}>Not yet</Button>
            </div>
          </div>
        </Dialog>
      ) : null}
    </PageGroup>
  )
}

type ReplacementProps = { recordId: string; withdrawal: WithdrawalStanding; onClose: () => void }

function SignReplacement({ recordId, withdrawal, onClose }: ReplacementProps) {
  const { id: withdrawalId, version, nextVersion } = withdrawal
  const read = useQuery({
    ...api.corrections.replacement.queryOptions({ input: { recordId, withdrawalId } }),
    staleTime: 0,
  })
  return (
    <SignPapers
      title={`Version ${nextVersion}, as each reader gets it`}
      label={`Sign version ${nextVersion}`}
      says={`Version ${nextVersion} takes the place of version ${version}, which is kept under lock.`}
      read={read}
      sign={async (hash, typed) => {
        await client.corrections.replace({ recordId, withdrawalId, hash, ...typed })
        announce(`Signed version ${nextVersion}`)
        onClose()
      }}
      onClose={onClose}
    />
  )
}

type OldProps = { recordId: string; old: Superseded; notOpenOld: string }

/** A version that was replaced: who has a file of it, and the lock. */
export function OldVersion({ recordId, old, notOpenOld }: OldProps) {
  const [reason, setReason] = useState('')
  const [sent, setSent] = useState(false)
  const [asking, setAsking] = useState('')
  const open = useDoing((recipientId: string) =>
    client.corrections.openOld({ recordId, version: old.version, recipientId, reason }),
  )
  const [shown, setShown] = useState<Awaited<ReturnType<typeof client.corrections.openOld>>>()
  const close = () => {
    setAsking('')
    setShown(undefined)
    setReason('')
    setSent(false)
    open.clear()
  }
  const show = async () => {
    setSent(true)
    if (reason.trim() === '') return
    setShown(await open.run(asking))
  }
  return (
    <PageGroup title={`Version ${old.version}: replaced`}>
      <Facts
        facts={[
          { label: 'Signed by', value: `${old.signedBy}, ${sayInstant(old.signedAt)}` },
          { label: 'Replaced by', value: `${old.replacedBy}, ${sayInstant(old.replacedAt)}` },
          { label: 'Reason', value: old.reason },
        ]}
      />
      <p className="ui-measure">
        It is kept under lock, and none of its files is handed out. Call back what was sent: the distribution
        desk notes it.
      </p>
      <Table
        caption={`Who had a file of version ${old.version}`}
        rows={old.readers}
        rowKey={({ recipientId }) => recipientId}
        columns={[
          {
            key: 'name',
            heading: 'For',
            rowHeader: true,
            cell: ({ name }) => name,
            sortBy: ({ name }) => name,
          },
          {
            key: 'sent',
            heading: 'Sent',
            cell: ({ sent: where, toRecall }) =>
              toRecall ? (
                <StateMark tone="warn">{`${where} To be called back`}</StateMark>
              ) : (
                where || 'Not known to have left'
              ),
            sortBy: ({ sent: where }) => where,
          },
          {
            key: 'do',
            heading: 'Do',
            cell: ({ recipientId, name }) =>
              notOpenOld ? null : (
                <Button
                  small
                  kind="quiet"
                  icon="lock"
                  aria-label={`Open from under lock: the file for ${name}`}
                  onPress={() => setAsking(recipientId)}
                >
                  Open
                </Button>
              ),
          },
        ]}
      />
      {notOpenOld ? <p className="ui-quiet">{notOpenOld}</p> : null}
      {old.openings.length > 0 ? (
        <ul>
          {old.openings.map(({ byName, role, at, reason: told }) => (
            <li key={`${at} ${byName}`}>
              Opened by {byName}, {role}, {sayInstant(at)}: {told}
            </li>
          ))}
        </ul>
      ) : null}
      {asking ? (
        <Dialog
          title={`Version ${old.version} from under lock`}
          isOpen
          wide
          onClose={close}
          actions={<Button onPress={close}>Close</Button>}
        >
          {shown ? (
            <>
              <Notice tone="warn" title="This version was replaced. Do not use it and do not hand it out." />
              <CopyText copy={shown.content} />
            </>
          ) : (
            <div className="correction-form">
              <TextArea
                label="Why you open it"
                hint="Your name, the time and this reason are kept with the record."
                value={reason}
                onChange={setReason}
                error={sent && reason.trim() === '' ? 'Write why you open it.' : undefined}
              />
              <ProblemNotice problem={open.problem} />
              <div>
                <Button kind="main" busy={open.busy} busyWords="Opening…" onPress={() => void show()}>
                  Open it
                </Button>
              </div>
            </div>
          )}
        </Dialog>
      ) : null}
    </PageGroup>
  )
}
