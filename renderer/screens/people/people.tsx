import { type FormEvent, useState } from 'react'
import { type Account, can } from '../../../shared/access/access.ts'
import { supervisorOf } from '../../../shared/access/supervision.ts'
import { api, client, problemOf, useDoing, useQuery } from '../../client/index.ts'
import {
  Button,
  type Column,
  Dialog,
  FormEnd,
  Notice,
  Page,
  PageGroup,
  ProblemNotice,
  StateMark,
  Table,
  Waiting,
} from '../../ui/index.ts'
import { AccountFields, accountIsWhole, noAccount } from '../start/account-fields.tsx'
import { mistakeIn, NewPassphrase } from '../start/passphrase-fields.tsx'
import { AdministratorTick } from './administrator-tick.tsx'
import { ChangePerson } from './change-person.tsx'

type Listed = Account & { supervisor: string }

const columnsFor = (onChange: (person: Listed) => void): Column<Listed>[] => [
  {
    key: 'name',
    heading: 'Name',
    rowHeader: true,
    cell: (person) => person.name,
    sortBy: (person) => person.name,
  },
  { key: 'role', heading: 'Role', cell: (person) => person.role, sortBy: (person) => person.role },
  {
    key: 'organisation',
    heading: 'Organisation',
    cell: (person) => person.organisation,
    sortBy: (person) => person.organisation,
  },
  { key: 'email', heading: 'E-mail', cell: (person) => person.email },
  {
    key: 'supervisor',
    heading: 'Supervised by',
    cell: (person) => person.supervisor || 'Nobody named',
    sortBy: (person) => person.supervisor,
  },
  {
    key: 'may',
    heading: 'Account',
    cell: (person) =>
      person.active ? (
        person.administrator ? (
          <StateMark icon="people">Administrator</StateMark>
        ) : (
          'In use'
        )
      ) : (
        <StateMark tone="warn">Closed</StateMark>
      ),
    sortBy: (person) => Number(person.administrator),
  },
  {
    key: 'change',
    heading: 'Change',
    cell: (person) => (
      <Button small aria-label={`Change ${person.name}`} onPress={() => onChange(person)}>
        Change
      </Button>
    ),
  },
]

/** Who can sign in, for administrators; and a copy of everything, now. */
export default function People({ me }: { me: Account }) {
  const people = useQuery(api.people.list.queryOptions())
  const supervision = useQuery(api.people.supervision.queryOptions())
  const [changing, setChanging] = useState<Account | null>(null)
  const [changed, setChanged] = useState('')
  const [adding, setAdding] = useState(false)
  const [added, setAdded] = useState('')

  if (!can(me, 'people.manage'))
    return (
      <Page title="People" back={{ href: '/settings', label: 'Settings' }} narrow>
        <Notice title="Only an administrator can add people.">
          <p>Your own passphrase and certificate are in Your account.</p>
        </Notice>
      </Page>
    )
  const lines = supervision.data ?? []
  const nameOf = (id: string): string => people.data?.find((one) => one.id === id)?.name ?? ''
  return (
    <Page
      title="People"
      lead="Everyone who can sign in to this workspace. Some checks need a second person, who answers as themselves."
      actions={
        <Button kind="main" icon="plus" onPress={() => setAdding(true)}>
          Add a person
        </Button>
      }
    >
      {added ? (
        <Notice tone="done" live title={`${added} can sign in now.`}>
          <p>Their passphrase is theirs: nobody else needs to know it.</p>
        </Notice>
      ) : null}
      {changed ? (
        <Notice tone="done" live title={`${changed}: changed.`}>
          <p>It holds from now on. What was signed before stays as it was signed.</p>
        </Notice>
      ) : null}
      {people.error ? <ProblemNotice problem={problemOf(people.error)} /> : null}
      {supervision.error ? <ProblemNotice problem={problemOf(supervision.error)} /> : null}
      {people.data && supervision.data ? (
        <Table
          caption="People who can sign in"
          columns={columnsFor(setChanging)}
          rows={people.data.map((person) => ({
            ...person,
            supervisor: nameOf(supervisorOf(lines, person.id)),
          }))}
          rowKey={(person) => person.id}
          initialSort={{ key: 'name', descending: false }}
        />
      ) : (
        <Waiting />
      )}
      <PageGroup title="Backups">
        <p className="ui-measure">
          <a href="#/safekeeping">Backups and keys</a>: a backup now, the second folder, the restore drill and
          the recovery code.
        </p>
      </PageGroup>
      {changing ? (
        <ChangePerson
          person={changing}
          everyone={people.data ?? []}
          lines={lines}
          onClose={() => setChanging(null)}
          onChanged={(name) => {
            setChanging(null)
            setChanged(name)
          }}
        />
      ) : null}
      {adding ? (
        <AddPerson
          onClose={() => setAdding(false)}
          onAdded={(name) => {
            setAdding(false)
            setAdded(name)
          }}
        />
      ) : null}
    </Page>
  )
}

function AddPerson({ onClose, onAdded }: { onClose: () => void; onAdded: (name: string) => void }) {
  const [person, setPerson] = useState(noAccount)
  const [administrator, setAdministrator] = useState(false)
  const [passphrase, setPassphrase] = useState('')
  const [again, setAgain] = useState('')
  const [sent, setSent] = useState(false)
  const add = useDoing(async () => {
    if (!accountIsWhole(person)) return undefined
    return client.people.add({ person, administrator, passphrase })
  })
  const send = async (event: FormEvent) => {
    event.preventDefault()
    setSent(true)
    if (!accountIsWhole(person) || mistakeIn(passphrase, again)) return
    const made = await add.run(undefined)
    if (made) onAdded(made.name)
  }
  return (
    <Dialog title="Add a person" isOpen onClose={onClose}>
      <form className="ui-stack" onSubmit={(event) => void send(event)} noValidate>
        <AccountFields value={person} onChange={setPerson} showMistakes={sent} autoFocus />
        <AdministratorTick on={administrator} onChange={setAdministrator} />
        <Notice title="Now let them type their own passphrase.">
          <p>It signs in their name. Look away, and let them keep it to themselves.</p>
        </Notice>
        <NewPassphrase
          passphrase={passphrase}
          again={again}
          onPassphrase={setPassphrase}
          onAgain={setAgain}
          own={[person.name, person.organisation, person.email]}
          showMistakes={sent}
        />
        <FormEnd doing={add} busyWords="Making a signing key…" onCancel={onClose}>
          Add this person
        </FormEnd>
      </form>
    </Dialog>
  )
}
