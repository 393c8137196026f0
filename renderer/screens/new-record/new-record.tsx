import { type FormEvent, useMemo, useState } from 'react'
import { canIn } from '../../../shared/access/access.ts'
import { ruleSetOn } from '../../../shared/rule-sets/index.ts'
import {
  dressed,
  supervisionModelNames,
  supervisionModelOf,
  supervisionModels,
  type Template,
  templateFor,
  templates,
  usesCycle,
} from '../../../shared/templates/index.ts'
import { api, client, problemOf, useDoing, useQuery, useStatus } from '../../client/index.ts'
import {
  Button,
  Checkbox,
  ComboBox,
  DateField,
  goTo,
  isIsoDate,
  LinkButton,
  Page,
  ProblemNotice,
  Select,
  TextField,
  TimeField,
  todayIso,
  useHashSearch,
} from '../../ui/index.ts'
import { CaseBasics, filled, newCaseInput } from './case-basics.tsx'
import { SupervisedPerson } from './supervised-person.tsx'

/** What most people come to record. */
const usual = { meetings: 'ICPC', supervision: 'SUP_CASE' } as const

/** The kind that the address asks for, where it is one of this area. */
const askedType = (type: string | null, area: 'meetings' | 'supervision'): string =>
  templates.find((template) => template.type === type && template.area === area)?.type ?? usual[area]

/** Every kind of this area, in the words and the version that new records begin with. */
function useKinds(area: 'meetings' | 'supervision'): Template[] {
  const own = useQuery(api.templates.list.queryOptions())
  const rules = useQuery(api.rules.changes.queryOptions())
  const me = useStatus().data?.me
  return useMemo(() => {
    const { labels, conferenceModel } = ruleSetOn(todayIso(), rules.data)
    const kinds = templates.filter(
      (template) => template.area === area && me && canIn(me, 'record.write', template.type),
    )
    const types = [...new Set(kinds.map(({ type }) => type))]
    return types.flatMap((type) => {
      const version = own.data?.inUse[type]
      const published = own.data?.published.find(
        ({ template }) => template.type === type && template.version === version,
      )
      const template = published?.template ?? templateFor(type)
      return template ? [dressed(template, conferenceModel, labels)] : []
    })
  }, [area, own.data, rules.data, me])
}

/**
 * What is known before a meeting starts. Everything else is typed in the record itself. The address may say which family
 * and which kind it is to be: `/new/meetings?case=01J…&type=CG`.
 */
export default function NewRecord({ area }: { area: 'meetings' | 'supervision' }) {
  const kinds = useKinds(area)
  const cases = useQuery(api.cases.list.queryOptions())
  const asked = new URLSearchParams(useHashSearch())
  const [type, setType] = useState<string>(() => askedType(asked.get('type'), area))
  const [subType, setSubType] = useState('')
  const [caseId, setCaseId] = useState(() => asked.get('case') ?? '')
  const [family, setFamily] = useState(newCaseInput)
  const [adding, setAdding] = useState<boolean | null>(null)
  const [person, setPerson] = useState(() => asked.get('person') ?? '')
  const [date, setDate] = useState(todayIso())
  const [start, setStart] = useState('')
  const [place, setPlace] = useState('')
  const [cycle, setCycle] = useState('')
  const rules = useQuery(api.rules.changes.queryOptions())
  const [sent, setSent] = useState(false)

  const template = kinds.find((kind) => kind.type === type)
  /** A session between two people: whoever is supervised is named once, here. */
  const namesPerson = type === 'SUP_CASE' || type === 'SUP_SUP'
  /** Without any family there is nothing to pick from. */
  const newFamily = adding ?? cases.data?.length === 0
  const needs = template?.family ?? 'one'
  const [aboutFamily, setAboutFamily] = useState(true)
  const withFamily = needs === 'one' || (needs === 'perhaps' && aboutFamily)
  const familyKnown = !withFamily || (newFamily ? family.familyRef.trim() !== '' : caseId !== '')

  const from = asked.has('case')
    ? { href: `/cases/${asked.get('case')}`, label: 'the family' }
    : { href: `/${area}`, label: area === 'meetings' ? 'Meetings' : 'Supervision' }

  const create = useDoing(async () => {
    if (!template) return undefined
    let id = withFamily ? caseId : ''
    if (withFamily && newFamily) {
      id = (await client.cases.create(filled(family))).id
      // Should the record fail, trying again must not make the family twice.
      setCaseId(id)
      setAdding(false)
    }
    const record = await client.records.create({
      type: template.type,
      subType,
      caseId: id,
      date,
      start,
      place,
      ...(person && namesPerson ? { supervised: person } : {}),
      ...(cycle && usesCycle(template.type) ? { conferenceModel: cycle } : {}),
    })
    goTo(`/record/${record.id}`)
    return record
  })

  const send = async (event: FormEvent) => {
    event.preventDefault()
    setSent(true)
    if (!template || !familyKnown || !isIsoDate(date)) {
      setTimeout(() =>
        document.querySelector<HTMLElement>('[aria-invalid="true"], .ui-field[data-invalid] button')?.focus(),
      )
      return
    }
    await create.run(undefined)
  }

  return (
    <Page
      title={area === 'meetings' ? 'New meeting record' : 'New supervision record'}
      lead="Four answers to begin. All of them can be changed in the record."
      back={from}
      narrow
    >
      <form className="ui-stack-wide" onSubmit={(event) => void send(event)} noValidate>
        <div className="ui-stack">
          <ComboBox
            label={area === 'meetings' ? 'What kind of record?' : 'What kind of session?'}
            hint={template?.purpose ?? 'Type a few letters, or open the list.'}
            value={type}
            onChange={(next) => {
              setType(next)
              setSubType('')
            }}
            choices={kinds.map((kind) => ({ value: kind.type, label: kind.name, hint: kind.purpose }))}
            empty="No kind of record has these letters."
          />
          {template && template.subTypes.length > 0 ? (
            <Select
              label="More exactly"
              optional
              value={subType}
              onChange={setSubType}
              placeholder="None of these"
              choices={[
                { value: '', label: 'None of these' },
                ...template.subTypes.map((one) => ({
                  value: one,
                  label: one.charAt(0).toUpperCase() + one.slice(1),
                })),
              ]}
            />
          ) : null}
          {template && usesCycle(template.type) ? (
            <Select
              label="Reflective cycle"
              hint="Headings and guidance follow it. The checks stay the same."
              value={cycle || supervisionModelOf(ruleSetOn(todayIso(), rules.data).conferenceModel)}
              onChange={setCycle}
              choices={supervisionModels.map((value) => ({ value, label: supervisionModelNames[value] }))}
            />
          ) : null}
        </div>
        {area === 'supervision' && namesPerson ? (
          <SupervisedPerson type={type} value={person} onChange={setPerson} />
        ) : null}
        {needs === 'none' ? null : (
          <div className="ui-stack">
            <h2>Which family?</h2>
            {needs === 'perhaps' ? (
              <Checkbox isSelected={aboutFamily} onChange={setAboutFamily}>
                It is about one family
              </Checkbox>
            ) : null}
            {cases.error ? <ProblemNotice problem={problemOf(cases.error)} /> : null}
            {!withFamily ? null : newFamily ? (
              <CaseBasics value={family} onChange={setFamily} showMistakes={sent} />
            ) : (
              <ComboBox
                label="Family"
                hint="Type the reference or a child’s name."
                value={caseId}
                onChange={setCaseId}
                choices={(cases.data ?? []).map((one) => ({
                  value: one.id,
                  label: one.familyRef || 'No reference yet',
                  hint: one.children.join(', '),
                }))}
                error={sent && !caseId ? 'Choose a family, or add a new one.' : undefined}
                empty="No family has these letters."
              />
            )}
            {withFamily && cases.data && cases.data.length > 0 ? (
              <div>
                <Button
                  kind="quiet"
                  icon={newFamily ? 'search' : 'plus'}
                  onPress={() => setAdding(!newFamily)}
                >
                  {newFamily ? 'Pick a family that is here already' : 'Add a new family'}
                </Button>
              </div>
            ) : null}
          </div>
        )}
        <div className="ui-stack">
          <h2>When and where?</h2>
          <div className="ui-columns">
            <DateField
              label="Date"
              value={date}
              onChange={setDate}
              error={sent && !isIsoDate(date) ? 'Type the date of the meeting.' : undefined}
            />
            <TimeField label="Starts at" optional value={start} onChange={setStart} />
          </div>
          <TextField label="Place" optional value={place} onChange={setPlace} autoComplete="off" />
        </div>
        <ProblemNotice problem={create.problem} />
        <div className="ui-row">
          <Button type="submit" kind="main" busy={create.busy} busyWords="Starting…">
            Start the record
          </Button>
          <LinkButton kind="quiet" href={from.href}>
            Cancel
          </LinkButton>
        </div>
      </form>
    </Page>
  )
}
