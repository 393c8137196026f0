import './rules.css'
import { useState } from 'react'
import { type Account, can } from '../../../shared/access/access.ts'
import { asidesAsCsv } from '../../../shared/checks/aside-counts.ts'
import {
  isPastKnownHolidays,
  isPastPublishedHolidays,
  lastKnownYear,
  lastPublishedYear,
} from '../../../shared/clocks/index.ts'
import {
  inWords,
  type RuleChange,
  ruleSetOn,
  type SettingDefinition,
  type SettingSource,
  settingDefinitions,
  settingGroups,
} from '../../../shared/rule-sets/index.ts'
import { api, client, problemOf, saveFile, useDoing, useQuery } from '../../client/index.ts'
import {
  addDays,
  Button,
  type Column,
  Disclosure,
  LinkButton,
  Notice,
  Page,
  PageGroup,
  ProblemNotice,
  StateMark,
  sayDate,
  sayInstant,
  Table,
  TextField,
  todayIso,
  Waiting,
} from '../../ui/index.ts'
import { ChangeRule } from './change-rule.tsx'

export const sourceWords: Record<SettingSource, string> = {
  LAW: 'Law, fixed',
  SG: 'Statutory guidance',
  NP: 'National standard',
  LOCAL: 'Local',
}
const sourceTones: Record<SettingSource, 'plain' | 'warn'> = {
  LAW: 'plain',
  SG: 'warn',
  NP: 'plain',
  LOCAL: 'plain',
}

/** What holds today for a setting, and what has been decided for later. */
type Row = {
  definition: SettingDefinition
  now: string
  since: string
  later: RuleChange[]
}

function rowsOf(changes: RuleChange[], today: string): Row[] {
  const rules = ruleSetOn(today, changes)
  const inForce = new Map(rules.changes.map((change) => [change.key, change]))
  return settingDefinitions.map((definition) => {
    const change = inForce.get(definition.key)
    const value = rules.values[definition.key] ?? definition.default
    const words =
      definition.kind === 'dates' && Array.isArray(value)
        ? value.map((day) => sayDate(day)).join(', ') || 'none'
        : inWords(definition, value)
    return {
      definition,
      now: words,
      since: change !== undefined && change.from <= today ? change.from : '',
      later: changes.filter(({ key, from }) => key === definition.key && from > today),
    }
  })
}

/** What writers did about questions on wording, for those who improve them: counts alone. */
function SaveAsides() {
  const saving = useDoing(async () => {
    saveFile('chairside-wording.csv', asidesAsCsv(await client.rules.asideCounts()))
  })
  return (
    <>
      <p className="ui-measure">
        How often each question was set aside, answered or kept as said, and the usual reasons, month by
        month. The file holds no words of a record, no name and no reference.
      </p>
      <Button icon="save" busy={saving.busy} onPress={() => saving.run(undefined)}>
        Save what was set aside
      </Button>
      {saving.problem ? <ProblemNotice problem={saving.problem} /> : null}
    </>
  )
}

/** The legal and local values that meetings are judged by: everybody may read them, an administrator may change them. */
export default function Rules({ me }: { me: Account }) {
  const changes = useQuery(api.rules.changes.queryOptions())
  const [text, setText] = useState('')
  const [changing, setChanging] = useState<SettingDefinition | null>(null)
  const [said, setSaid] = useState('')
  const today = todayIso()
  const may = can(me, 'people.manage')

  const wanted = text.trim().toLowerCase()
  const rows = rowsOf(changes.data ?? [], today).filter(
    ({ definition }) =>
      !wanted || `${definition.label} ${definition.says} ${definition.key}`.toLowerCase().includes(wanted),
  )
  const columns: Column<Row>[] = [
    {
      key: 'setting',
      heading: 'Setting',
      rowHeader: true,
      cell: ({ definition }) => (
        <>
          <span className="rules-name">{definition.label}</span>
          <span className="rules-says">{definition.says}</span>
        </>
      ),
    },
    {
      key: 'now',
      heading: 'In force today',
      cell: ({ now, since, later, definition }) => (
        <>
          <span className="rules-value">{now}</span>
          {since ? <span className="rules-says">since {sayDate(since)}</span> : null}
          {later.map((change) => (
            <span key={change.id} className="rules-says">
              from {sayDate(change.from)}: {inWords(definition, change.value)}
            </span>
          ))}
        </>
      ),
    },
    {
      key: 'source',
      heading: 'Where it comes from',
      cell: ({ definition }) => (
        <>
          <StateMark tone={sourceTones[definition.source]}>{sourceWords[definition.source]}</StateMark>
          <span className="rules-says">{definition.from}</span>
        </>
      ),
    },
    ...(may
      ? [
          {
            key: 'change',
            heading: 'Change',
            cell: ({ definition }: Row) =>
              definition.source === 'LAW' ? (
                <span className="rules-says">Changes only with the law.</span>
              ) : (
                <Button small icon="edit" onPress={() => setChanging(definition)}>
                  Change <span className="ui-hidden">{definition.label}</span>
                </Button>
              ),
          },
        ]
      : []),
  ]
  const history = (changes.data ?? []).toReversed()
  const label = (key: string) => settingDefinitions.find((one) => one.key === key)

  return (
    <Page
      title="Rules"
      back={{ href: '/settings', label: 'Settings' }}
      lead="A meeting is judged by the values in force on its own date. A signed record keeps the ones it was judged by."
      actions={
        <>
          <LinkButton href="/guide/rules">What each rule asks</LinkButton>
          <Button
            icon="save"
            onPress={() =>
              saveFile('chairside-rules.json', `${JSON.stringify(changes.data ?? [], undefined, 2)}\n`)
            }
          >
            Save as a file
          </Button>
        </>
      }
    >
      {isPastKnownHolidays(addDays(today, 366)) ? (
        <Notice tone="warn" title={`Bank holidays are known to the end of ${lastKnownYear}.`}>
          <p>Clocks that run longer may be a day out. A newer Chairside brings the next years.</p>
        </Notice>
      ) : isPastPublishedHolidays(addDays(today, 366)) ? (
        <p className="ui-measure">
          Bank holidays after {lastPublishedYear} are worked out, not yet published. A day may still be added.
        </p>
      ) : null}
      {said ? <Notice tone="done" live title={said} /> : null}
      {changes.error ? <ProblemNotice problem={problemOf(changes.error)} /> : null}
      {may ? null : <p className="ui-measure">An administrator of this workspace can change local values.</p>}
      <div className="rules-find">
        <TextField label="Find a setting" value={text} onChange={setText} autoComplete="off" />
      </div>
      {changes.data ? (
        settingGroups.map((group) => {
          const inGroup = rows.filter(({ definition }) => definition.group === group)
          return inGroup.length === 0 ? null : (
            <PageGroup key={group} title={group}>
              <Table
                caption={`${group}: values in force today`}
                columns={columns}
                rows={inGroup}
                rowKey={({ definition }) => definition.key}
              />
              {may && group === 'Wording' ? <SaveAsides /> : null}
            </PageGroup>
          )
        })
      ) : (
        <Waiting />
      )}
      {changes.data && rows.length === 0 ? <p>No setting has these words.</p> : null}
      {history.length > 0 ? (
        <PageGroup title="What was changed">
          <Disclosure label={history.length === 1 ? '1 change' : `${history.length} changes`}>
            <ol className="rules-history">
              {history.map((change) => {
                const definition = label(change.key)
                return (
                  <li key={change.id}>
                    <strong>{definition?.label ?? change.key}</strong>:{' '}
                    {definition ? inWords(definition, change.value) : String(change.value)} from{' '}
                    {sayDate(change.from)}. {change.reason}{' '}
                    <span className="rules-says">
                      {change.by}, {sayInstant(change.at)}
                    </span>
                  </li>
                )
              })}
            </ol>
          </Disclosure>
        </PageGroup>
      ) : null}
      {changing ? (
        <ChangeRule
          definition={changing}
          changes={changes.data ?? []}
          onClose={() => setChanging(null)}
          onChanged={(words) => {
            setChanging(null)
            setSaid(words)
          }}
        />
      ) : null}
    </Page>
  )
}
