import './today.css'
import { type Account, canBegin } from '../../../shared/access/access.ts'
import type { DeskLine } from '../../../shared/api/desk.ts'
import { api, client, fromBase64, problemOf, saveFile, useDoing, useQuery } from '../../client/index.ts'
import {
  announce,
  Button,
  Empty,
  LinkButton,
  Page,
  PageGroup,
  ProblemNotice,
  Select,
  sayDate,
  todayIso,
  Unbroken,
  useRemembered,
  Waiting,
} from '../../ui/index.ts'
import { SetAsideToday } from './set-aside.tsx'
import { dueWords, groupsOf, kindChoices, type WhoseFilter, whoseChoices } from './words.ts'

/** While older records are still being read, the list is asked for again after so many milliseconds. */
const AGAIN = 2000

/** What waits for this person, the most urgent first, each with one thing to do. */
export default function Today({ me }: { me: Account }) {
  const desk = useQuery(
    api.desk.today.queryOptions({ refetchInterval: (query) => (query.state.data?.behind ? AGAIN : false) }),
  )
  const [remembered, setWhose] = useRemembered<string>('today.whose', 'team')
  const [kind, setKind] = useRemembered<string>('today.kind', '')
  const choices = whoseChoices(desk.data ?? { manages: false, supervises: false })
  // Somebody else on this machine may have chosen what this person has not. With one choice nothing is left out.
  const chosen = choices.find(({ value }) => value === remembered) ?? choices[0]
  const whose = choices.length > 1 && chosen ? chosen.value : 'team'
  const calendar = useDoing(async () => {
    const file = await client.desk.calendar({ whose: whose === 'team' ? 'all' : whose })
    saveFile(file.fileName, fromBase64(file.bytes))
    announce(`Saved ${file.fileName}`)
    return file.fileName
  })
  const lines = desk.data?.lines ?? []
  const nothing = desk.data !== undefined && lines.length === 0
  const mayBegin = canBegin(me, 'meetings')
  const signs = lines.some(({ step }) => step.main)
  return (
    <Page
      title="Today"
      lead={sayDate(todayIso())}
      actions={
        lines.length > 0 ? (
          <>
            {lines.some(({ due }) => due !== '') ? (
              <Button icon="save" busy={calendar.busy} onPress={() => void calendar.run(undefined)}>
                Calendar file
              </Button>
            ) : null}
            {mayBegin ? (
              <LinkButton href="/new/meetings" kind={signs ? 'plain' : 'main'} icon="plus">
                New record
              </LinkButton>
            ) : null}
          </>
        ) : null
      }
    >
      {desk.error ? <ProblemNotice problem={problemOf(desk.error)} /> : null}
      {calendar.problem ? <ProblemNotice problem={calendar.problem} /> : null}
      {desk.isPending ? <Waiting /> : null}
      {nothing && !desk.data?.behind ? <NothingWaits mayBegin={mayBegin} /> : null}
      {lines.length > 0 ? (
        <search className="ui-columns">
          {choices.length > 1 ? (
            <Select label="Whose" value={whose} onChange={setWhose} choices={choices} />
          ) : null}
          <Select label="What" value={kind} onChange={setKind} choices={kindChoices} />
        </search>
      ) : null}
      <SetAsideToday me={me} />
      <Groups lines={lines} whose={whose} kind={kind} />
      {desk.data?.more ? (
        <p className="ui-quiet">
          There is more than fits here. <a href="#/actions">All actions</a> can be searched.
        </p>
      ) : null}
      {desk.data?.behind ? (
        <p className="ui-quiet" role="status">
          Chairside is still reading older records. This list fills by itself.
        </p>
      ) : null}
    </Page>
  )
}

function NothingWaits({ mayBegin }: { mayBegin: boolean }) {
  return (
    <Empty
      title="Nothing waits for you"
      action={
        mayBegin ? (
          <LinkButton href="/new/meetings" kind="main" icon="plus">
            New record
          </LinkButton>
        ) : (
          <LinkButton href="/meetings">Look at the meetings</LinkButton>
        )
      }
    >
      What is due will be here, the most urgent first: your drafts until they are signed, signed records until
      their copies are out, your actions, and the dates that a meeting sets going. Start with a new record:
      choose the kind of meeting, then the family.
    </Empty>
  )
}

function Groups({ lines, whose, kind }: { lines: DeskLine[]; whose: WhoseFilter; kind: string }) {
  const groups = groupsOf(lines, { whose, kind })
  if (lines.length > 0 && groups.length === 0)
    return <p role="status">Nothing of this kind waits. Clear a filter to see more.</p>
  return groups.map(({ urgency, title, lines: inGroup }) => (
    <PageGroup key={urgency} title={title}>
      <ul className="today-list">
        {inGroup.map((line) => (
          <Line key={line.id} line={line} />
        ))}
      </ul>
    </PageGroup>
  ))
}

function Line({ line }: { line: DeskLine }) {
  const { title, says, step, recordId } = line
  return (
    <li className="today-item">
      <span className="today-words">
        <a className="today-title" href={`#/record/${recordId}`}>
          <Unbroken>{title}</Unbroken>
        </a>
        <span className="ui-quiet ui-small">
          {[dueWords(line, todayIso()), ...says].filter(Boolean).join(' · ')}
        </span>
      </span>
      <LinkButton href={step.href} kind={step.main ? 'main' : 'plain'}>
        {step.label}
      </LinkButton>
    </li>
  )
}
