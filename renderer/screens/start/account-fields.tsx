import { type Role, roles } from '../../../shared/access/access.ts'
import { Select, TextField } from '../../ui/index.ts'

export type AccountWords = { name: string; role: Role | ''; organisation: string; email: string }
export const noAccount: AccountWords = { name: '', role: '', organisation: '', email: '' }

export type AccountFieldsProps = {
  value: AccountWords
  onChange: (value: AccountWords) => void
  showMistakes: boolean
  autoFocus?: boolean
  /** The name stands in what this person has signed and is not changed. */
  nameStays?: boolean
}

/** Who somebody is: printed on what they sign, so asked for once and carefully. */
export function AccountFields({ value, onChange, showMistakes, autoFocus, nameStays }: AccountFieldsProps) {
  return (
    <>
      {nameStays ? null : (
        <TextField
          label="Name"
          hint="As it should stand on what this person signs."
          value={value.name}
          onChange={(name) => onChange({ ...value, name })}
          error={showMistakes && !value.name.trim() ? 'Type a name.' : undefined}
          autoComplete="off"
          autoFocus={autoFocus}
          maxLength={200}
          isRequired
        />
      )}
      <Select
        label="Role"
        value={value.role}
        onChange={(role) => onChange({ ...value, role: roles.find((known) => known === role) ?? '' })}
        choices={roles.map((role) => ({
          value: role,
          label: role === 'CP chair' ? 'Child protection chair' : role,
        }))}
        error={
          showMistakes && !value.role
            ? 'Choose a role. It decides who may sign and who may answer for what.'
            : undefined
        }
      />
      <TextField
        label="Organisation"
        hint="For example the council. It stands at the head of documents."
        value={value.organisation}
        onChange={(organisation) => onChange({ ...value, organisation })}
        autoComplete="off"
        maxLength={200}
        error={showMistakes && !value.organisation.trim() ? 'Type the organisation.' : undefined}
        isRequired
      />
      <TextField
        label="E-mail"
        type="email"
        optional
        value={value.email}
        onChange={(email) => onChange({ ...value, email })}
        autoComplete="off"
        maxLength={254}
        spellCheck="false"
      />
    </>
  )
}

export const accountIsWhole = (value: AccountWords): value is AccountWords & { role: Role } =>
  value.name.trim() !== '' && value.role !== '' && value.organisation.trim() !== ''
