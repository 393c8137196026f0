import './cases.css'
import type { Account } from '../../../shared/access/access.ts'
import { agencyGroups, type Child, type Person, personRoles } from '../../../shared/minutes/index.ts'
import { Checkbox, ComboBox, DateField, Notice, Select, TextArea, TextField } from '../../ui/index.ts'
import { Details } from './details.tsx'
import { RemoveButton } from './remove-button.tsx'

export type PersonCardProps = {
  person: Person
  everyone: Person[]
  familyChildren: Child[]
  accounts: Account[]
  /** Other names that stand among the names of the family. */
  otherNames: string[]
  readOnly: boolean
  onChange: (person: Person) => void
  onRemove: () => void
}

const words = (value: string) => ({ value, label: value.charAt(0).toUpperCase() + value.slice(1) })
const professionals = ['professional', 'advocate', 'interpreter', 'solicitor', 'observer']

/** An adult around the family: who they are to each child, and who must not learn where they are. */
export function PersonCard(props: PersonCardProps) {
  const { person, familyChildren, readOnly, onChange, onRemove } = props
  const set = (change: Partial<Person>) => onChange({ ...person, ...change })
  const atWork = professionals.includes(person.role)
  return (
    <section className="case-card" aria-label={person.name || 'Person without a name'}>
      <div className="case-card-head">
        <h3>
          {person.name || 'Person without a name'}
          {person.role ? (
            <span className="ui-quiet">
              , {[person.jobTitle || person.role, person.agency].filter(Boolean).join(', ')}
            </span>
          ) : null}
        </h3>
        {readOnly ? null : <RemoveButton what={person.name || 'this person'} onRemove={onRemove} />}
      </div>
      {props.otherNames.length > 0 ? <p>Also known as {props.otherNames.join(', ')}</p> : null}
      {person.withholdAddressFrom.length > 0 ? (
        <Notice tone="warn">
          <p>
            Address, phone and employer are kept from{' '}
            {person.withholdAddressFrom
              .map((id) => props.everyone.find((one) => one.id === id)?.name || 'somebody without a name')
              .join(' and ')}
            .
          </p>
        </Notice>
      ) : null}
      <Details label={readOnly ? 'Details' : 'Change details'} startsOpen={person.name === ''}>
        <div className="ui-stack">
          <div className="ui-columns">
            <TextField
              label="Name"
              isReadOnly={readOnly}
              value={person.name}
              onChange={(name) => set({ name })}
              autoComplete="off"
              spellCheck="false"
            />
            <ComboBox
              label="Role"
              free
              isDisabled={readOnly}
              value={person.role}
              onChange={(role) => set({ role })}
              choices={personRoles.map(words)}
            />
          </div>
          {atWork ? (
            <Work {...props} set={set} />
          ) : (
            <>
              <Ticks
                label="Parent or carer of"
                familyChildren={familyChildren}
                ids={person.of}
                readOnly={readOnly}
                onChange={(of) => set({ of })}
              />
              <Ticks
                label="Has parental responsibility for"
                familyChildren={familyChildren}
                ids={person.parentalResponsibility}
                readOnly={readOnly}
                onChange={(parentalResponsibility) => set({ parentalResponsibility })}
              />
              <Ticks
                label="Step-parent of"
                familyChildren={familyChildren}
                ids={person.stepParentOf}
                readOnly={readOnly}
                onChange={(stepParentOf) => set({ stepParentOf })}
              />
              <Checkbox
                isReadOnly={readOnly}
                isSelected={person.inHousehold}
                onChange={(inHousehold) => set({ inHousehold })}
              >
                Lives in the household
              </Checkbox>
              <Checkbox
                isReadOnly={readOnly}
                isSelected={person.worksWithChildren}
                onChange={(worksWithChildren) => set({ worksWithChildren })}
              >
                Works or volunteers with children
              </Checkbox>
            </>
          )}
          <Whereabouts {...props} set={set} />
        </div>
      </Details>
    </section>
  )
}

type PartProps = PersonCardProps & { set: (change: Partial<Person>) => void }

function Work({ person, accounts, readOnly, set }: PartProps) {
  return (
    <>
      <div className="ui-columns">
        <TextField
          label="Job title"
          isReadOnly={readOnly}
          value={person.jobTitle}
          onChange={(jobTitle) => set({ jobTitle })}
          autoComplete="off"
        />
        <TextField
          label="Agency"
          isReadOnly={readOnly}
          value={person.agency}
          onChange={(agency) => set({ agency })}
          autoComplete="off"
        />
      </div>
      <Select
        label="Kind of agency"
        hint="Counts towards quorum."
        isDisabled={readOnly}
        value={person.agencyGroup}
        onChange={(agencyGroup) => set({ agencyGroup })}
        choices={[{ value: '', label: 'Not said' }, ...agencyGroups.map(words)]}
        placeholder="Not said"
      />
      <Select
        label="Signs in to Chairside as"
        hint="Links this person to an account, so that a chair can sign and a manager can answer as themselves."
        isDisabled={readOnly}
        value={person.accountId}
        onChange={(accountId) => set({ accountId })}
        placeholder="Nobody"
        choices={[
          { value: '', label: 'Nobody' },
          ...accounts.map((account) => ({ value: account.id, label: account.name, hint: account.role })),
        ]}
      />
    </>
  )
}

/** Printed in no family copy, and never shown to the people who are ticked here. */
function Whereabouts({ person, everyone, readOnly, set }: PartProps) {
  const others = everyone.filter(
    (one) => one.id !== person.id && one.name && !professionals.includes(one.role),
  )
  const kept = person.withholdAddressFrom
  return (
    <>
      <div className="ui-columns">
        <TextArea
          label="Address"
          rows={2}
          isReadOnly={readOnly}
          value={person.address}
          onChange={(address) => set({ address })}
        />
        <TextField
          label="Phone"
          isReadOnly={readOnly}
          value={person.phone}
          onChange={(phone) => set({ phone })}
          autoComplete="off"
        />
        <TextField
          label="Employer"
          isReadOnly={readOnly}
          value={person.employer}
          onChange={(employer) => set({ employer })}
          autoComplete="off"
        />
      </div>
      {others.length > 0 ? (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend cannot be laid out with the other labels
        <div role="group" aria-label="Keep address, phone and employer from" className="case-tick-group">
          <p className="case-tick-group-label">Keep address, phone and employer from</p>
          <p className="ui-quiet ui-measure">
            One list keeps all three back together. A child’s school stands with the child and is not kept
            back by this list: where it has to be, leave it out here and write it under “Restricted
            information”.
          </p>
          {others.map((other) => (
            <Checkbox
              key={other.id}
              isReadOnly={readOnly}
              isSelected={kept.includes(other.id)}
              onChange={(on) =>
                set({ withholdAddressFrom: on ? [...kept, other.id] : kept.filter((id) => id !== other.id) })
              }
            >
              {other.name}
              {other.role ? `, ${other.role}` : ''}
            </Checkbox>
          ))}
          {kept.length > 0 ? (
            <TextField
              label="Why they are kept back"
              isReadOnly={readOnly}
              value={person.withholdReason}
              onChange={(withholdReason) => set({ withholdReason })}
            />
          ) : null}
        </div>
      ) : null}
      <TextArea
        label="Anything else to know"
        hint="For the council only. It is never in a family’s copy."
        rows={2}
        isReadOnly={readOnly}
        value={person.detail}
        onChange={(detail) => set({ detail })}
      />
      <div className="ui-columns">
        <TextField
          label="Other names"
          hint="Separate them with commas. Earlier surnames stand under “Names and numbers”."
          isReadOnly={readOnly}
          value={person.aliases.join(', ')}
          onChange={(text) =>
            set({ aliases: text.split(/,\s?/).filter((name, index, all) => name || index < all.length - 1) })
          }
        />
        <DateField
          label="Last checked"
          isReadOnly={readOnly}
          value={person.lastChecked}
          onChange={(lastChecked) => set({ lastChecked })}
        />
      </div>
    </>
  )
}

function Ticks({
  label,
  familyChildren,
  ids,
  readOnly,
  onChange,
}: {
  label: string
  familyChildren: Child[]
  ids: string[]
  readOnly: boolean
  onChange: (ids: string[]) => void
}) {
  if (familyChildren.length === 0) return null
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend cannot be laid out with the other labels
    <div role="group" aria-label={label} className="case-tick-group">
      <p className="case-tick-group-label">{label}</p>
      {familyChildren.map((child) => (
        <Checkbox
          key={child.id}
          isReadOnly={readOnly}
          isSelected={ids.includes(child.id)}
          onChange={(on) => onChange(on ? [...ids, child.id] : ids.filter((id) => id !== child.id))}
        >
          {child.name || 'Child without a name'}
        </Checkbox>
      ))}
    </div>
  )
}
