import { ulid } from 'ulid'
import { type KnownNumber, numberDoubts, numberSchema } from '../../../../shared/cases/index.ts'
import { Select, TextField } from '../../../ui/index.ts'
import { FactRows } from './fact-rows.tsx'
import { everybody, type FamilyPart, nameOf } from './family.ts'

const kinds: { value: KnownNumber['kind']; label: string }[] = [
  { value: 'NHS number', label: 'NHS number' },
  { value: 'UPN', label: 'Unique pupil number (UPN)' },
  { value: 'case number', label: 'Case number' },
]

/** Numbers that other systems know a child or adult by. */
export function Numbers({ file, readOnly, change }: FamilyPart) {
  return (
    <>
      <h3>Numbers</h3>
      <FactRows
        rows={file.numbers}
        name={({ kind, of }) => `${kind} of ${nameOf(file, of)}`}
        make={() => numberSchema.parse({ id: ulid(), kind: 'NHS number' })}
        add="Add a number"
        readOnly={readOnly}
        onChange={(numbers) => change({ numbers })}
        doubts={(number) => numberDoubts(number, file.numbers)}
      >
        {(row, set) => (
          <>
            <Select
              label="Whose number"
              isDisabled={readOnly}
              value={row.of}
              onChange={(of) => set({ of })}
              choices={everybody(file)}
            />
            <Select
              label="Kind of number"
              isDisabled={readOnly}
              value={row.kind}
              onChange={(value) =>
                set({ kind: kinds.find((kind) => kind.value === value)?.value ?? 'case number' })
              }
              choices={kinds}
            />
            <TextField
              label="Number"
              isReadOnly={readOnly}
              value={row.value}
              onChange={(value) => set({ value })}
              autoComplete="off"
              spellCheck="false"
            />
          </>
        )}
      </FactRows>
    </>
  )
}
