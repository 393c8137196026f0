import { ulid } from 'ulid'
import { type OtherName, otherNameSchema } from '../../../../shared/cases/index.ts'
import { Select, TextField } from '../../../ui/index.ts'
import { FactRows } from './fact-rows.tsx'
import { everybody, type FamilyPart, nameOf } from './family.ts'

const kinds: { value: OtherName['kind']; label: string }[] = [
  { value: 'also known as', label: 'Also known as' },
  { value: 'earlier surname', label: 'Earlier surname' },
  { value: 'name at birth', label: 'Name at birth' },
]

/** Other names of children and adults, now or earlier. */
export function OtherNames({ file, readOnly, change }: FamilyPart) {
  return (
    <>
      <h3>Other names and earlier surnames</h3>
      <p className="ui-quiet ui-measure">
        An old concern is filed under the name of its day. A new record looks for earlier concerns under every
        name of an adult that stands here.
      </p>
      <FactRows
        rows={file.otherNames}
        name={({ name, of }) => (name ? `the name ${name}` : `another name of ${nameOf(file, of)}`)}
        make={() => otherNameSchema.parse({ id: ulid() })}
        add="Add a name"
        readOnly={readOnly}
        onChange={(otherNames) => change({ otherNames })}
      >
        {(row, set) => (
          <>
            <Select
              label="Who"
              isDisabled={readOnly}
              value={row.of}
              onChange={(of) => set({ of })}
              choices={everybody(file)}
            />
            <Select
              label="Kind of name"
              isDisabled={readOnly}
              value={row.kind}
              onChange={(value) =>
                set({ kind: kinds.find((kind) => kind.value === value)?.value ?? 'also known as' })
              }
              choices={kinds}
            />
            <TextField
              label="Other name"
              isReadOnly={readOnly}
              value={row.name}
              onChange={(name) => set({ name })}
              autoComplete="off"
              spellCheck="false"
            />
          </>
        )}
      </FactRows>
    </>
  )
}
