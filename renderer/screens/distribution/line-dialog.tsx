import '../copies/copies.css'
import type { Line } from '../../../shared/distribution/index.ts'
import { api, problemOf, useQuery } from '../../client/index.ts'
import {
  addDays,
  Button,
  Dialog,
  Facts,
  LinkButton,
  MenuButton,
  Notice,
  ProblemNotice,
  StateMark,
  sayDate,
  sayKeys,
  Waiting,
} from '../../ui/index.ts'
import { GiveAways, LeftOutList } from '../copies/copy-look.tsx'
import { History } from './history.tsx'
import { Password } from './password.tsx'
import { nextOf, notNow, type StepId, stepIds, steps } from './steps.ts'
import { clockWords, documentWords, dueWords, markOf, meetingWords, methodWords, whoWords } from './words.ts'

type Props = {
  id: string
  today: string
  direct: boolean
  nameOf: (account: string) => string
  onStep: (step: StepId, line: Line) => void
  onClose: () => void
}

/** One line with everything that is known of it: what its copy leaves out, where it goes, what happened, what to do. */
export function LineDialog({ id, today, direct, nameOf, onStep, onClose }: Props) {
  const asked = useQuery({ ...api.distribution.line.queryOptions({ input: { id } }), staleTime: 0 })
  const data = asked.data
  const line = data?.line
  const next = line ? nextOf(line, direct) : null
  return (
    <Dialog
      title={line ? `${documentWords(line)}: ${line.name}` : 'One line'}
      isOpen
      wide
      onClose={onClose}
      actions={
        line ? (
          <>
            <Button onPress={onClose}>Close</Button>
            <Steps line={line} direct={direct} onStep={onStep} />
            {next && next.step !== 'look' ? (
              <Button kind="main" onPress={() => onStep(next.step as StepId, line)}>
                {next.does}
              </Button>
            ) : null}
          </>
        ) : null
      }
    >
      {asked.error ? <ProblemNotice problem={problemOf(asked.error)} /> : null}
      {asked.isPending ? <Waiting /> : null}
      {line && data ? (
        <>
          <LineFacts line={line} today={today} responsible={nameOf(line.responsible)} />
          {line.warnings.length > 0 ? (
            <Notice tone="warn" title="Look at this before it leaves">
              <ul>
                {line.warnings.map((one) => (
                  <li key={one}>{one}</li>
                ))}
              </ul>
            </Notice>
          ) : null}
          {line.because.length > 0 ? (
            <section className="copy-look" aria-labelledby="line-why">
              <h3 id="line-why">Why a second person looks at it</h3>
              <ul>
                {line.because.map((one) => (
                  <li key={one}>{one}</li>
                ))}
              </ul>
              <div>
                <LinkButton small href={`/record/${line.recordId}/copies`}>
                  {line.state === 'waiting' ? 'Look and confirm on the copies screen' : 'Go to the copies'}
                </LinkButton>
              </div>
            </section>
          ) : null}
          {data.password ? <Password password={data.password} name={line.name} /> : null}
          <LeftOutList left={data.leftOut} />
          {data.giveAways.length > 0 ? <GiveAways hints={data.giveAways} name={line.name} /> : null}
          <History lineId={line.id} events={data.events} nameOf={nameOf} />
        </>
      ) : null}
    </Dialog>
  )
}

function LineFacts({ line, today, responsible }: { line: Line; today: string; responsible: string }) {
  const mark = markOf(line)
  const says = dueWords(line, today)
  // The date itself stands beside it.
  const due = says.startsWith('due ') && line.due > addDays(today, 1) ? '' : says
  return (
    <Facts
      facts={[
        {
          label: 'State',
          value: (
            <StateMark tone={mark.tone} icon={mark.icon}>
              {mark.words}
            </StateMark>
          ),
        },
        { label: 'For', value: `${line.name}, ${whoWords(line)}${line.came ? '' : ', did not come'}` },
        { label: 'Meeting', value: meetingWords(line) },
        {
          label: 'Due',
          value: line.due
            ? [
                sayDate(line.due),
                due,
                clockWords(line.clock),
                line.aim ? `aimed at ${sayDate(line.aim)}` : '',
              ]
                .filter(Boolean)
                .join('; ')
            : 'No date is set',
        },
        { label: 'Method', value: methodWords(line.method) },
        { label: 'Address', value: line.address },
        { label: 'Seen to by', value: responsible },
        { label: 'File', value: line.fileName },
        { label: 'Fingerprint', value: <span className="ui-small">{line.sha256}</span> },
      ]}
    />
  )
}

/** Every step that this line can take now. */
function Steps({ line, direct, onStep }: Pick<Props, 'direct' | 'onStep'> & { line: Line }) {
  const can = stepIds.filter((step) => notNow(step, line) === '' && (direct || step !== 'send'))
  return (
    <MenuButton
      trigger={<Button icon="more">Other steps</Button>}
      label="Other steps"
      placement="top start"
      items={can.map((step) => {
        const { title, keys } = steps[step]
        return { id: step, label: title, ...(keys && { shortcut: sayKeys(keys) }) }
      })}
      onAction={(id) => {
        const step = can.find((one) => one === id)
        if (step) onStep(step, line)
      }}
    />
  )
}
