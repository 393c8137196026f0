import { ulid } from 'ulid'
import { type CaseFile, emptyCase } from '../../../shared/cases/index.ts'
import { type Child, childSchema } from '../../../shared/minutes/index.ts'
import { Button, Checkbox, DateField, IconButton, TextField } from '../../ui/index.ts'

type CaseInput = Omit<CaseFile, 'id' | 'createdAt' | 'changedAt'>

export const newChild = (): Child => childSchema.parse({ id: ulid() })
export const newCaseInput = (): CaseInput => ({ ...emptyCase(), children: [newChild()] })

/** Children without a name or a date are rows that were never filled in. */
export const filled = (input: CaseInput): CaseInput => ({
  ...input,
  familyRef: input.familyRef.trim(),
  children: input.children.filter((child) => child.name.trim() !== '' || child.dob !== ''),
})

export type CaseBasicsProps = {
  value: CaseInput
  onChange: (value: CaseInput) => void
  showMistakes: boolean
  autoFocus?: boolean
}

/** The least that makes a family: its reference, and the children with their dates of birth. */
export function CaseBasics({ value, onChange, showMistakes, autoFocus }: CaseBasicsProps) {
  const setChild = (id: string, change: Partial<Child>) =>
    onChange({
      ...value,
      children: value.children.map((child) => (child.id === id ? { ...child, ...change } : child)),
    })
  return (
    <>
      <TextField
        label="Family reference"
        hint="As in your case system. Lists and file names show it instead of names."
        value={value.familyRef}
        onChange={(familyRef) => onChange({ ...value, familyRef })}
        error={showMistakes && !value.familyRef.trim() ? 'Type the family reference.' : undefined}
        autoComplete="off"
        autoFocus={autoFocus}
        isRequired
        narrow
      />
      {value.children.map((child, index) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a row
        <div
          key={child.id}
          role="group"
          aria-label={child.name || `Child ${index + 1}`}
          className="ui-row-end"
        >
          <TextField
            label={value.children.length > 1 ? `Child ${index + 1}: name` : 'Child’s name'}
            value={child.name}
            onChange={(name) => setChild(child.id, { name })}
            autoComplete="off"
            spellCheck="false"
          />
          <DateField
            label={child.unborn ? 'Due date' : 'Date of birth'}
            value={child.dob}
            onChange={(dob) => setChild(child.id, { dob })}
          />
          <Checkbox isSelected={child.unborn} onChange={(unborn) => setChild(child.id, { unborn })}>
            Not born yet
          </Checkbox>
          {value.children.length > 1 ? (
            <IconButton
              icon="remove"
              label={`Remove ${child.name || `child ${index + 1}`}`}
              onPress={() =>
                onChange({ ...value, children: value.children.filter((one) => one.id !== child.id) })
              }
            />
          ) : null}
        </div>
      ))}
      <div>
        <Button icon="plus" onPress={() => onChange({ ...value, children: [...value.children, newChild()] })}>
          Add another child
        </Button>
      </div>
    </>
  )
}
