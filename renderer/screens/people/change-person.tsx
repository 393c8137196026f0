import { type FormEvent, useState } from 'react'
import type { Account } from '../../../shared/access/access.ts'
import { goesInCircle, type SupervisionLine, supervisorOf } from '../../../shared/access/supervision.ts'
import { api, client, queryClient, useDoing } from '../../client/index.ts'
import { Checkbox, Dialog, FormEnd, Select } from '../../ui/index.ts'
import { AccountFields, accountIsWhole } from '../start/account-fields.tsx'
import { AdministratorTick } from './administrator-tick.tsx'

export type ChangePersonProps = {
  person: Account
  everyone: Account[]
  lines: SupervisionLine[]
  onClose: () => void
  onChanged: (name: string) => void
}

/** Role, contact, supervisor and account of somebody who signs in. Their name stays: it stands in what they signed. */
export function ChangePerson({ person, everyone, lines, onClose, onChanged }: ChangePersonProps) {
  const [value, setValue] = useState(person)
  const [supervisor, setSupervisor] = useState(supervisorOf(lines, person.id))
  const [sent, setSent] = useState(false)
  const change = useDoing(async () => {
    if (!accountIsWhole(value)) return undefined
    const { id, role, organisation, email, administrator, active } = value
    return client.people.change({ id, role, organisation, email, administrator, active, supervisor })
  })
  const send = async (event: FormEvent) => {
    event.preventDefault()
    setSent(true)
    if (!accountIsWhole(value)) return
    const made = await change.run(undefined)
    if (!made) return
    void queryClient.invalidateQueries({ queryKey: api.people.key() })
    // It may be oneself.
    void queryClient.invalidateQueries({ queryKey: api.workspace.status.key() })
    onChanged(made.name)
  }
  const supervisors = everyone.filter(
    ({ id, active }) => id === supervisor || (active && !goesInCircle(lines, person.id, id)),
  )
  return (
    <Dialog title={`Change ${person.name}`} isOpen onClose={onClose}>
      <form className="ui-stack" onSubmit={(event) => void send(event)} noValidate>
        <AccountFields
          value={value}
          onChange={(fields) => setValue({ ...value, ...fields, role: fields.role || value.role })}
          showMistakes={sent}
          nameStays
        />
        <Select
          label="Supervised by"
          hint="Their supervisor is shown on Today what waits for them. It opens no record to anybody."
          value={supervisor}
          onChange={setSupervisor}
          placeholder="Nobody named"
          choices={[
            { value: '', label: 'Nobody named' },
            ...supervisors.map(({ id, name, role }) => ({ value: id, label: name, hint: role })),
          ]}
        />
        <AdministratorTick
          on={value.administrator}
          onChange={(administrator) => setValue({ ...value, administrator })}
        />
        <Checkbox
          isSelected={value.active}
          onChange={(active) => setValue({ ...value, active })}
          hint="Off: this person can no longer sign in. What they wrote and signed stays."
        >
          May sign in
        </Checkbox>
        <FormEnd doing={change} busyWords="Changing…" onCancel={onClose}>
          Save the change
        </FormEnd>
      </form>
    </Dialog>
  )
}
