import { ulid } from 'ulid'
import { relationshipSchema } from '../../../../shared/cases/index.ts'
import { ComboBox, Select } from '../../../ui/index.ts'
import { FactRows } from './fact-rows.tsx'
import { everybody, type FamilyPart, nameOf } from './family.ts'

const kinds = [
  'mother of',
  'father of',
  'step-parent of',
  'partner of',
  'former partner of',
  'carer of',
  'special guardian of',
  'grandparent of',
  'aunt or uncle of',
  'sibling of',
  'half-sibling of',
  'may pose a risk to',
].map((kind) => ({ value: kind, label: kind }))

/** Who is what to whom. */
export function Relationships({ file, readOnly, change }: FamilyPart) {
  return (
    <FactRows
      rows={file.relationships}
      name={({ from, kind, to }) =>
        `${nameOf(file, from)}, ${kind || 'something to'} ${to ? nameOf(file, to) : ''}`.trim()
      }
      make={() => relationshipSchema.parse({ id: ulid(), from: '', kind: '', to: '' })}
      add="Add a relationship"
      readOnly={readOnly}
      onChange={(relationships) => change({ relationships })}
      doubts={({ from, to }) =>
        from !== '' && from === to ? ['Nobody is related to themselves. Choose the other person.'] : []
      }
    >
      {(row, set) => (
        <>
          <Select
            label="Who"
            isDisabled={readOnly}
            value={row.from}
            onChange={(from) => set({ from })}
            choices={everybody(file)}
          />
          <ComboBox
            label="Is the"
            hint="For example “mother of”."
            free
            isDisabled={readOnly}
            value={row.kind}
            onChange={(kind) => set({ kind })}
            choices={kinds}
          />
          <Select
            label="Of whom"
            isDisabled={readOnly}
            value={row.to}
            onChange={(to) => set({ to })}
            choices={everybody(file)}
          />
        </>
      )}
    </FactRows>
  )
}
