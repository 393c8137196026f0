import type { ReactNode } from 'react'
import { Checkbox } from '../../ui/index.ts'

export type NameTicksProps = {
  label: string
  hint?: string
  people: { id: string; label: string }[]
  ids: string[]
  readOnly: boolean
  onChange: (ids: string[]) => void
  children?: ReactNode
}

/** Any number of people, as ticks under one label; nothing where there is nobody to tick. */
export function NameTicks({ label, hint, people, ids, readOnly, onChange, children }: NameTicksProps) {
  if (people.length === 0) return null
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend cannot be laid out with the other labels
    <div role="group" aria-label={label} className="case-tick-group">
      <p className="case-tick-group-label">{label}</p>
      {hint ? <p className="ui-quiet ui-measure">{hint}</p> : null}
      {people.map((one) => (
        <Checkbox
          key={one.id}
          isReadOnly={readOnly}
          isSelected={ids.includes(one.id)}
          onChange={(on) => onChange(on ? [...ids, one.id] : ids.filter((id) => id !== one.id))}
        >
          {one.label}
        </Checkbox>
      ))}
      {children}
    </div>
  )
}

const rolesAtWork = ['professional', 'advocate', 'interpreter', 'solicitor', 'observer']

/** There because of their work, and not as family. */
export const isAtWork = (role: string): boolean => rolesAtWork.includes(role)

/** Adults of the family from whom a fact can be kept, each with who they are. */
export const adultsToKeepFrom = (
  people: { id: string; name: string; role: string }[],
): { id: string; label: string }[] =>
  people
    .filter(({ name, role }) => name && !isAtWork(role))
    .map(({ id, name, role }) => ({ id, label: role ? `${name}, ${role}` : name }))
