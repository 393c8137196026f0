import { useState } from 'react'
import { type Making, makings } from '../../../shared/api/distribution.ts'
import type { Line } from '../../../shared/distribution/index.ts'
import { api, client, fromBase64, saveFile, useDoing, useQuery } from '../../client/index.ts'
import { announce, Button, Dialog, Notice, ProblemNotice, RadioGroup } from '../../ui/index.ts'
import { NamedLines, PassedOver } from './named-lines.tsx'
import { Password } from './password.tsx'
import { RunActions } from './run-actions.tsx'
import { RunProgress, restOf } from './run-progress.tsx'
import type { StepProps } from './step-form.tsx'
import { byUsualMaking, makingsFor, makingWords, usualMaking } from './steps.ts'
import { type Part, useRun } from './use-run.ts'
import { lineCount } from './words.ts'

const choicesOf = (some: readonly Making[]) =>
  some.map((making) => ({
    value: making,
    label: makingWords[making].title,
    hint: makingWords[making].hint,
  }))

/** One line is saved where this person saves documents; many go into the output folder. */
export function MakeDialog(props: StepProps) {
  return props.split.can.length === 1 ? <MakeOne {...props} /> : <MakeMany {...props} />
}

function MakeOne({ split, onClose }: StepProps) {
  const [line] = split.can
  const [making, setMaking] = useState<Making>(usualMaking(line?.method ?? ''))
  const [made, setMade] = useState<{ files: string[]; password: string } | null>(null)
  const make = useDoing(async () => {
    if (!line) return undefined
    const { files, password } = await client.distribution.make({ lineId: line.id, making })
    for (const [at, { fileName, bytes }] of files.entries()) {
      // Browsers drop downloads that come in one burst.
      if (at > 0) await new Promise((resolve) => setTimeout(resolve, 250))
      saveFile(fileName, fromBase64(bytes))
    }
    setMade({ files: files.map(({ fileName }) => fileName), password })
    announce(`Saved ${files.map(({ fileName }) => fileName).join(', ')}`)
    return true
  })
  return (
    <Dialog
      title={made ? 'Made' : 'Make'}
      isOpen
      onClose={onClose}
      actions={
        made ? (
          <Button kind="main" onPress={onClose}>
            Done
          </Button>
        ) : (
          <>
            <Button onPress={onClose}>Cancel</Button>
            <Button
              kind="main"
              icon="save"
              busy={make.busy}
              busyWords="Making…"
              onPress={() => void make.run(undefined)}
            >
              {makingWords[making].does}
            </Button>
          </>
        )
      }
    >
      <NamedLines lines={split.can} withAddress />
      {made ? (
        <>
          <Notice
            tone="done"
            live
            title={made.files.length === 1 ? 'Saved one file.' : `Saved ${made.files.length} files.`}
          >
            <ul>
              {made.files.map((name) => (
                <li key={name}>{name}</li>
              ))}
            </ul>
            <p>Nothing has been sent. Once it has left, mark it sent.</p>
          </Notice>
          {made.password ? <Password password={made.password} name={line?.name ?? 'them'} /> : null}
        </>
      ) : (
        <>
          <PassedOver cannot={split.cannot} />
          <RadioGroup
            label="What to make"
            value={making}
            onChange={(next) => setMaking(makings.find((one) => one === next) ?? making)}
            choices={choicesOf(makingsFor(line?.method ?? '', makings))}
          />
        </>
      )}
      <ProblemNotice problem={make.problem} />
    </Dialog>
  )
}

const EACH = 'each'

/** "2 e-mail drafts, 1 print pack" */
const mixture = (lines: readonly Line[]): string =>
  byUsualMaking(lines)
    .map((one) => `${one.lines.length} × ${makingWords[one.making].title.toLowerCase()}`)
    .join(', ')

function MakeMany({ split, onClose }: StepProps) {
  const { can: lines, cannot } = split
  const settings = useQuery(api.distribution.settings.queryOptions())
  const [making, setMaking] = useState<Making | typeof EACH>(EACH)
  const run = useRun()
  const noFolder = settings.data?.outputFolder === ''
  const partsFor = (some: Line[]): Part[] =>
    (making === EACH ? byUsualMaking(some) : [{ making, lines: some }]).map((part) => ({
      lineIds: part.lines.map(({ id }) => id),
      begin: (lineIds, signal) => client.distribution.makeMany({ lineIds, making: part.making }, { signal }),
    }))
  const going = run.state === 'running' || run.state === 'stopping'
  const rest = restOf(run, lines)
  const begun = run.state !== 'ready'
  const hasPasswords = lines.some(
    ({ id, method }) =>
      run.steps.get(id)?.ok === true &&
      (making === EACH ? usualMaking(method) : making).startsWith('protected'),
  )
  return (
    <Dialog
      title={`Make for ${lineCount(lines.length)}`}
      isOpen
      onClose={onClose}
      mustAnswer={going}
      actions={
        <RunActions
          run={run}
          begin={`Make ${lineCount(lines.length)}`}
          icon="save"
          left={rest.length}
          again={rest.some(({ id }) => run.steps.has(id))}
          isDisabled={noFolder || !settings.data}
          onBegin={() => void run.start(partsFor(rest))}
          onClose={onClose}
        />
      }
    >
      {lines.length === 0 ? (
        <Notice tone="warn" title="Nothing can be made of what is selected now." />
      ) : begun ? null : (
        <>
          <NamedLines lines={lines} />
          <RadioGroup
            label="What to make"
            value={making}
            onChange={(next) => setMaking(makings.find((one) => one === next) ?? EACH)}
            choices={[
              { value: EACH, label: 'What each one needs', hint: mixture(lines) },
              ...choicesOf(makings),
            ]}
          />
        </>
      )}
      <PassedOver cannot={cannot} />
      {noFolder ? (
        <Notice tone="warn" title="No folder has been chosen into which packs are written.">
          <p>An administrator chooses one under Settings. A single line can be made without it.</p>
        </Notice>
      ) : begun ? null : (
        <p className="ui-quiet">{settings.data ? `Written into ${settings.data.outputFolder}` : ''}</p>
      )}
      <RunProgress run={run} lines={lines} done="made" />
      {hasPasswords ? (
        <Notice title="Some copies open with a password.">
          <p>Each password stands at its line. Open the line to see it, and tell it by another way.</p>
        </Notice>
      ) : null}
      <ProblemNotice problem={run.problem} />
    </Dialog>
  )
}
