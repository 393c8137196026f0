import './cases.css'
import type { Account } from '../../../shared/access/access.ts'
import {
  agencyGroups,
  type Child,
  followsAddress,
  type Keepable,
  keepable,
  keptFields,
  keptFrom,
  keptFromAny,
  keptTogether,
  listWords,
  oneList,
  ownLists,
  type Person,
  personRoles,
} from '../../../shared/minutes/index.ts'
import { Checkbox, ComboBox, DateField, Notice, Select, TextArea, TextField } from '../../ui/index.ts'
import { Details } from './details.tsx'
import { adultsToKeepFrom, isAtWork, NameTicks } from './name-ticks.tsx'
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

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
const words = (value: string) => ({ value, label: capitalised(value) })

/** An adult around the family: who they are to each child, and who must not learn where they are. */
export function PersonCard(props: PersonCardProps) {
  const { person, familyChildren, readOnly, onChange, onRemove } = props
  const set = (change: Partial<Person>) => onChange({ ...person, ...change })
  const atWork = isAtWork(person.role)
  const familyNames = familyChildren.map(({ id, name }) => ({ id, label: name || 'Child without a name' }))
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
      {keptTogether(person).map(({ facts, from }) => (
        <Notice key={facts.join()} tone="warn">
          <p>
            {capitalised(listWords(facts))} {facts.length === 1 ? 'is' : 'are'} kept from{' '}
            {listWords(
              from.map(
                (id) => props.everyone.find((one) => one.id === id)?.name || 'somebody without a name',
              ),
            )}
            .
          </p>
        </Notice>
      ))}
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
              <NameTicks
                label="Parent or carer of"
                people={familyNames}
                ids={person.of}
                readOnly={readOnly}
                onChange={(of) => set({ of })}
              />
              <NameTicks
                label="Has parental responsibility for"
                people={familyNames}
                ids={person.parentalResponsibility}
                readOnly={readOnly}
                onChange={(parentalResponsibility) => set({ parentalResponsibility })}
              />
              <NameTicks
                label="Step-parent of"
                people={familyNames}
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
      <KeepFrom person={person} everyone={everyone} readOnly={readOnly} set={set} />
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

/** Who must not learn where this person lives, how they are reached and where they work. */
function KeepFrom({
  person,
  everyone,
  readOnly,
  set,
}: Pick<PartProps, 'person' | 'everyone' | 'readOnly' | 'set'>) {
  const others = adultsToKeepFrom(everyone.filter(({ id }) => id !== person.id))
  if (others.length === 0) return null
  const together = keepable.every((fact) => followsAddress(person, fact))
  const list = (label: string, fact: Keepable) => (
    <NameTicks
      label={label}
      people={others}
      ids={keptFrom(person, fact)}
      readOnly={readOnly}
      onChange={(ids) => set({ [keptFields[fact]]: ids })}
    />
  )
  return (
    <>
      {list(together ? 'Keep address, phone and employer from' : 'Keep the address from', 'address')}
      {together ? null : (
        <>
          {list('Keep the phone from', 'phone')}
          {list('Keep the employer from', 'employer')}
        </>
      )}
      <Checkbox
        isReadOnly={readOnly}
        isSelected={!together}
        onChange={(apart) => set(apart ? ownLists(person) : oneList)}
        hint="Off: one list keeps all three back together."
      >
        Phone and employer have lists of their own
      </Checkbox>
      {keptFromAny(person).length > 0 ? (
        <TextField
          label="Why they are kept back"
          isReadOnly={readOnly}
          value={person.withholdReason}
          onChange={(withholdReason) => set({ withholdReason })}
        />
      ) : null}
    </>
  )
}
