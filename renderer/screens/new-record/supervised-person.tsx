import { api, useQuery, useStatus } from '../../client/index.ts'
import { ComboBox } from '../../ui/index.ts'

type Props = { type: string; value: string; onChange: (person: string) => void }

/** Who is supervised in a session of two. Those whom I supervise stand first. */
export function SupervisedPerson({ type, value, onChange }: Props) {
  const people = useQuery(api.people.list.queryOptions())
  const lines = useQuery(api.people.supervision.queryOptions())
  const me = useStatus().data?.me
  const mine = new Set((lines.data ?? []).flatMap((line) => (line.supervisor === me?.id ? line.person : [])))
  const others = (people.data ?? [])
    .filter(({ id, active, role }) => active && id !== me?.id && role !== 'Partnership officer')
    .sort((a, b) => Number(mine.has(b.id)) - Number(mine.has(a.id)) || a.name.localeCompare(b.name))
  return (
    <div className="ui-stack">
      <h2>Who is supervised?</h2>
      <ComboBox
        label="Person"
        hint={
          type === 'SUP_SUP'
            ? 'The tables about their team begin with what the figures know, for those whom you supervise.'
            : 'Named once, and there from the start. Leave it empty where the worker does not sign in here.'
        }
        optional
        value={value}
        onChange={onChange}
        choices={others.map(({ id, name, role }) => ({ value: id, label: name, hint: role }))}
        empty="Nobody has these letters."
      />
    </div>
  )
}
