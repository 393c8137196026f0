import './today.css'
import { type Account, can, canBegin, canIn } from '../../../shared/access/access.ts'
import type { RecordMeta } from '../../../shared/api/contract.ts'
import { api, problemOf, useQuery } from '../../client/index.ts'
import {
  Empty,
  LinkButton,
  Page,
  PageGroup,
  ProblemNotice,
  sayDate,
  sayInstant,
  todayIso,
  Waiting,
} from '../../ui/index.ts'
import { todayGroups, typeName } from './records.ts'
import { SetAsideToday } from './set-aside.tsx'

type Step = { href: string; label: string; main?: boolean }

/** What waits for this person, each with one next step. */
export default function Today({ me }: { me: Account }) {
  const records = useQuery(api.records.list.queryOptions())
  const maySign = can(me, 'record.sign')
  const mayBegin = canBegin(me, 'meetings')
  const groups = records.data ? todayGroups(records.data, me.id, todayIso()) : undefined
  const nothing = groups && Object.values(groups).every((group) => group.length === 0)
  const finish = (record: RecordMeta): Step => ({
    href: `/record/${record.id}`,
    label: canIn(me, 'record.write', record.type) ? 'Go on writing' : 'Read',
  })
  return (
    <Page
      title="Today"
      lead={sayDate(todayIso())}
      actions={
        mayBegin && !nothing ? (
          <LinkButton
            href="/new/meetings"
            kind={maySign && groups?.ready.length ? 'plain' : 'main'}
            icon="plus"
          >
            New record
          </LinkButton>
        ) : null
      }
    >
      {records.error ? <ProblemNotice problem={problemOf(records.error)} /> : null}
      {records.isPending ? <Waiting /> : null}
      {nothing ? (
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
          Your drafts will be here until they are signed, and signed records until their copies are out. Start
          with a new record: choose the kind of meeting, then the family.
        </Empty>
      ) : null}
      <SetAsideToday me={me} />
      {groups ? (
        <>
          <Group
            title="Ready for the chair"
            records={groups.ready}
            says={(record) => `Changed ${sayInstant(record.changedAt)}`}
            step={(record) =>
              canIn(me, 'record.sign', record.type)
                ? { href: `/record/${record.id}/sign`, label: 'Read and sign', main: true }
                : finish(record)
            }
          />
          <Group
            title="Your drafts"
            records={groups.mine}
            says={(record) => `Saved ${sayInstant(record.changedAt)}`}
            step={finish}
          />
          <Group
            title="Other people’s drafts"
            records={groups.others}
            says={(record) => `Saved ${sayInstant(record.changedAt)}`}
            step={finish}
          />
          <Group
            title="Signed lately"
            records={groups.signed}
            says={(record) => `Signed by ${record.signedBy}, ${sayInstant(record.signedAt)}`}
            step={(record) =>
              can(me, 'copy.make')
                ? { href: `/record/${record.id}/copies`, label: 'Hand out the copies' }
                : { href: `/record/${record.id}`, label: 'Read' }
            }
          />
        </>
      ) : null}
    </Page>
  )
}

function Group({
  title,
  records,
  says,
  step,
}: {
  title: string
  records: RecordMeta[]
  says: (record: RecordMeta) => string
  step: (record: RecordMeta) => Step
}) {
  if (records.length === 0) return null
  return (
    <PageGroup title={title}>
      <ul className="today-list">
        {records.map((record) => {
          const next = step(record)
          return (
            <li key={record.id} className="today-item">
              <span className="today-words">
                <a className="today-title" href={`#/record/${record.id}`}>
                  {typeName(record)}, {record.familyRef || 'no family reference yet'}
                </a>
                <span className="ui-quiet ui-small">
                  {sayDate(record.date) || 'No date yet'} · {says(record)}
                </span>
              </span>
              <LinkButton href={next.href} kind={next.main ? 'main' : 'plain'}>
                {next.label}
              </LinkButton>
            </li>
          )
        })}
      </ul>
    </PageGroup>
  )
}
