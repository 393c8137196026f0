import { useRef } from 'react'
import { ulid } from 'ulid'
import { type Account, can, canBegin } from '../../../shared/access/access.ts'
import type { CaseFile } from '../../../shared/cases/index.ts'
import { type Child, type Person, personSchema } from '../../../shared/minutes/index.ts'
import { api, client, problemOf, queryClient, useQuery } from '../../client/index.ts'
import {
  Button,
  Empty,
  LinkButton,
  Page,
  PageGroup,
  ProblemNotice,
  StateMark,
  sayTime,
  shortDate,
  TextField,
  Waiting,
} from '../../ui/index.ts'
import { newChild } from '../new-record/case-basics.tsx'
import { stateWords, typeName } from '../today/records.ts'
import { type Saving, useAutosave } from './autosave.ts'
import { ChildCard } from './child-card.tsx'
import { PersonCard } from './person-card.tsx'

/** One family: its reference, children, people and records. Saved as it is typed. */
export default function CaseScreen({ id, me }: { id: string; me: Account }) {
  // Read once: from then on this screen holds the newest words, and reading again would put old ones over them.
  const file = useQuery({
    ...api.cases.get.queryOptions({ input: { id } }),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  })
  if (file.data) return <CaseEditor file={file.data} me={me} />
  return (
    <Page title="Family" back={{ href: '/cases', label: 'Cases' }}>
      {file.error ? <ProblemNotice problem={problemOf(file.error)} /> : <Waiting />}
    </Page>
  )
}

function CaseEditor({ file, me }: { file: CaseFile; me: Account }) {
  const readOnly = !can(me, 'case.write')
  const accounts = useQuery(api.people.list.queryOptions())
  // The version that is on disk: each save says which one it changed.
  const newest = useRef(file.changedAt)
  const { value, change, saving } = useAutosave(file, async (latest) => {
    const { createdAt: _created, ...input } = latest
    const saved = await client.cases.save({ ...input, changedAt: newest.current })
    newest.current = saved.changedAt
    // Other screens read the family anew; this one holds the newest words itself.
    void queryClient.invalidateQueries({ queryKey: api.cases.list.key() })
    void queryClient.invalidateQueries({ queryKey: api.cases.get.key(), refetchType: 'none' })
    void queryClient.invalidateQueries({ queryKey: api.records.list.key() })
  })
  const setChild = (next: Child) =>
    change({ ...value, children: value.children.map((child) => (child.id === next.id ? next : child)) })
  const setPerson = (next: Person) =>
    change({ ...value, people: value.people.map((person) => (person.id === next.id ? next : person)) })

  return (
    <Page
      title={value.familyRef || 'Family without a reference'}
      lead={<SavedLine saving={saving} />}
      back={{ href: '/cases', label: 'Cases' }}
      actions={
        canBegin(me, 'meetings') ? (
          <LinkButton href="/new/meetings" icon="plus">
            New record
          </LinkButton>
        ) : null
      }
    >
      <ProblemNotice problem={saving.problem} />
      <TextField
        label="Family reference"
        narrow
        isReadOnly={readOnly}
        value={value.familyRef}
        onChange={(familyRef) => change({ ...value, familyRef })}
        autoComplete="off"
      />
      <PageGroup title="Children">
        {value.children.map((child) => (
          <ChildCard
            key={child.id}
            child={child}
            readOnly={readOnly}
            onChange={setChild}
            onRemove={() =>
              change({
                ...value,
                children: value.children.filter((one) => one.id !== child.id),
                people: value.people.map((person) => withoutId(person, child.id)),
              })
            }
          />
        ))}
        {readOnly ? null : (
          <div>
            <Button
              icon="plus"
              onPress={() => change({ ...value, children: [...value.children, newChild()] })}
            >
              Add a child
            </Button>
          </div>
        )}
      </PageGroup>
      <PageGroup title="People">
        {value.people.length === 0 ? (
          <p className="ui-quiet">
            Parents, carers, others in the household and the professionals around the family. Each record
            starts with the people who are here.
          </p>
        ) : null}
        {value.people.map((person) => (
          <PersonCard
            key={person.id}
            person={person}
            everyone={value.people}
            familyChildren={value.children}
            accounts={accounts.data ?? []}
            readOnly={readOnly}
            onChange={setPerson}
            onRemove={() =>
              change({
                ...value,
                people: value.people
                  .filter((one) => one.id !== person.id)
                  .map((one) => withoutId(one, person.id)),
              })
            }
          />
        ))}
        {readOnly ? null : (
          <div>
            <Button
              icon="plus"
              onPress={() =>
                change({ ...value, people: [...value.people, personSchema.parse({ id: ulid() })] })
              }
            >
              Add a person
            </Button>
          </div>
        )}
      </PageGroup>
      <CaseRecords caseId={file.id} />
    </Page>
  )
}

/** A removed child or person must not stay behind as an id that means nobody. */
function withoutId(person: Person, id: string): Person {
  const drop = (ids: string[]) => ids.filter((one) => one !== id)
  return {
    ...person,
    of: drop(person.of),
    stepParentOf: drop(person.stepParentOf),
    parentalResponsibility: drop(person.parentalResponsibility),
    withholdAddressFrom: drop(person.withholdAddressFrom),
  }
}

function SavedLine({ saving }: { saving: Saving }) {
  const words =
    saving.state === 'saved'
      ? saving.savedAt
        ? `Saved ${sayTime(saving.savedAt)}`
        : 'Everything is saved as you type.'
      : saving.problem
        ? 'Not saved yet.'
        : 'Saving…'
  return <span role="status">{words}</span>
}

function CaseRecords({ caseId }: { caseId: string }) {
  const records = useQuery(api.records.list.queryOptions())
  const own = (records.data ?? [])
    .filter((record) => record.caseId === caseId)
    .sort((a, b) => b.date.localeCompare(a.date))
  return (
    <PageGroup title="Records of this family">
      {records.error ? <ProblemNotice problem={problemOf(records.error)} /> : null}
      {records.data && own.length === 0 ? (
        <Empty title="None yet">Meetings and supervision of this family will be here.</Empty>
      ) : null}
      <ul className="ui-plain-list ui-stack-tight">
        {own.map((record) => {
          const { words, tone, icon } = stateWords(record)
          return (
            <li key={record.id} className="ui-row">
              <span className="ui-figures">{shortDate(record.date) || 'No date yet'}</span>
              <a href={`#/record/${record.id}`}>{typeName(record)}</a>
              <StateMark tone={tone} icon={icon}>
                {words}
              </StateMark>
            </li>
          )
        })}
      </ul>
    </PageGroup>
  )
}
