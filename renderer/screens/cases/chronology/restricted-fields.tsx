import { readsRestrictedEvents } from '../../../../shared/access/restricted-events.ts'
import type { CaseEvent } from '../../../../shared/cases/index.ts'
import { api, useQuery } from '../../../client/index.ts'
import { Checkbox, TextField } from '../../../ui/index.ts'

type Named = Pick<CaseEvent, 'readers' | 'restrictedBecause'>

/** Why an event is restricted, and which people may read it beside those whose role always does. */
export function RestrictedFields({
  value,
  onChange,
  mistake,
}: {
  value: Named
  onChange: (part: Partial<Named>) => void
  mistake: string | undefined
}) {
  const people = useQuery(api.people.list.queryOptions())
  const named = value.readers ?? []
  const choices = (people.data ?? []).filter((one) => one.active && !readsRestrictedEvents(one))
  return (
    <div className="ui-stack">
      <TextField
        label="Why it is restricted"
        hint="The reason, and who decided it. Only its readers see this."
        error={mistake}
        value={value.restrictedBecause ?? ''}
        onChange={(restrictedBecause) => onChange({ restrictedBecause })}
        autoComplete="off"
      />
      <p className="ui-quiet">
        Chairs and managers read it. You do too. Nobody else finds it, sees it or is told that it is there.
      </p>
      {choices.length > 0 ? (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend cannot be laid out with the other labels
        <div role="group" aria-label="Who else may read it" className="case-tick-group">
          <p className="case-tick-group-label">Who else may read it</p>
          {choices.map(({ id, name, role }) => (
            <Checkbox
              key={id}
              isSelected={named.includes(id)}
              onChange={(on) =>
                onChange({ readers: on ? [...named, id] : named.filter((one) => one !== id) })
              }
            >
              {`${name}, ${role}`}
            </Checkbox>
          ))}
        </div>
      ) : null}
    </div>
  )
}
