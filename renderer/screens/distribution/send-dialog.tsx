import { api, client, useQuery } from '../../client/index.ts'
import { Dialog, Notice, ProblemNotice } from '../../ui/index.ts'
import { NamedLines, PassedOver } from './named-lines.tsx'
import { RunActions } from './run-actions.tsx'
import { RunProgress, restOf } from './run-progress.tsx'
import type { StepProps } from './step-form.tsx'
import { useRun } from './use-run.ts'
import { counted } from './words.ts'

/** Sends through the council's own server. Names and addresses are read back once before anything leaves. */
export function SendDialog({ split, onClose }: StepProps) {
  const { can: lines, cannot } = split
  const settings = useQuery(api.distribution.settings.queryOptions())
  const run = useRun()
  const smtp = settings.data?.smtp
  const going = run.state === 'running' || run.state === 'stopping'
  const begun = run.state !== 'ready'
  const rest = restOf(run, lines)
  const begin = () =>
    void run.start([
      {
        lineIds: rest.map(({ id }) => id),
        begin: (lineIds, signal) => client.distribution.sendMany({ lineIds }, { signal }),
      },
    ])
  const warned = lines.filter(({ warnings }) => warnings.length > 0)
  return (
    <Dialog
      title={begun ? 'Sending' : `Send ${counted(lines.length, 'copy', 'copies')} now?`}
      role="alertdialog"
      isOpen
      onClose={onClose}
      mustAnswer={going}
      actions={
        <RunActions
          run={run}
          begin={`Send to ${counted(lines.length, 'address', 'addresses')}`}
          icon="send"
          left={rest.length}
          again={rest.some(({ id }) => run.steps.has(id))}
          isDisabled={!smtp?.on}
          onBegin={begin}
          onClose={onClose}
        />
      }
    >
      {settings.data && !smtp?.on ? (
        <Notice tone="warn" title="Chairside does not send e-mail here.">
          <p>
            An administrator can turn it on under Settings. Until then make e-mail drafts, send them yourself
            and mark them sent.
          </p>
        </Notice>
      ) : null}
      {lines.length === 0 ? (
        <Notice tone="warn" title="Nothing that is selected can be sent by e-mail now." />
      ) : null}
      {begun || lines.length === 0 ? null : (
        <>
          <p>
            {`Read the names and addresses. ${smtp?.from ? `It leaves from ${smtp.from}. ` : ''}What has left cannot be taken back.`}
          </p>
          <NamedLines lines={lines} withAddress />
          {warned.length > 0 ? (
            <Notice tone="warn" title="Look at this first">
              <ul>
                {warned.flatMap(({ id, name, warnings }) =>
                  warnings.map((one) => <li key={`${id} ${one}`}>{`${name}: ${one}`}</li>),
                )}
              </ul>
            </Notice>
          ) : null}
        </>
      )}
      <PassedOver cannot={cannot} />
      <RunProgress run={run} lines={lines} done="sent" />
      <ProblemNotice problem={run.problem} />
    </Dialog>
  )
}
