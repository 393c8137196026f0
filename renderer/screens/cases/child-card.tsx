import './cases.css'
import {
  type Child,
  listWords,
  type Person,
  planCategories,
  settingKeptFrom,
} from '../../../shared/minutes/index.ts'
import {
  Button,
  Checkbox,
  ComboBox,
  DateField,
  Facts,
  IconButton,
  Notice,
  sayAge,
  TextArea,
  TextField,
  todayIso,
} from '../../ui/index.ts'
import { Details } from './details.tsx'
import { adultsToKeepFrom, NameTicks } from './name-ticks.tsx'
import { RemoveButton } from './remove-button.tsx'

export { RemoveButton }

export type ChildCardProps = {
  child: Child
  /** Adults of the family. */
  people: Person[]
  /** What the family's other facts say of this child, each a line; what is not known says so. */
  known: { label: string; value: string }[]
  /** Begin with the name alone: a family of many children stays readable. */
  folded: boolean
  readOnly: boolean
  onChange: (child: Child) => void
  onRemove: () => void
}

/** A child: what stands now first, then name and date, the rest a press away. */
export function ChildCard(props: ChildCardProps) {
  const { child, known, folded, readOnly, onRemove } = props
  const age = child.unborn ? 'Not born yet' : sayAge(child.dob, todayIso())
  const name = child.name || 'Child without a name'
  const keptFrom = settingKeptFrom(child).map(
    (id) => props.people.find((one) => one.id === id)?.name || 'somebody without a name',
  )
  return (
    <section className="case-card" aria-label={name}>
      <div className="case-card-head">
        <h3>
          {name}
          {age ? <span className="ui-quiet">, {age}</span> : null}
        </h3>
        {readOnly ? null : <RemoveButton what={child.name || 'this child'} onRemove={onRemove} />}
      </div>
      <Facts facts={known} keepEmpty="Not said" />
      {keptFrom.length > 0 ? (
        <Notice tone="warn">
          <p>The school or setting is kept from {listWords(keptFrom)}.</p>
        </Notice>
      ) : null}
      {folded ? (
        <Details label={readOnly ? 'Details' : 'Change details'} startsOpen={child.name === ''}>
          <ChildFields {...props} />
        </Details>
      ) : (
        <ChildFields {...props} />
      )}
    </section>
  )
}

type FieldsProps = Pick<ChildCardProps, 'child' | 'people' | 'readOnly' | 'onChange'>

function ChildFields({ child, people, readOnly, onChange }: FieldsProps) {
  const set = (change: Partial<Child>) => onChange({ ...child, ...change })
  const fixed = { isReadOnly: readOnly, autoComplete: 'off' as const }
  return (
    <div className="ui-stack">
      {/* A row of its own: a name of forty letters is read whole. */}
      <TextField
        label="Name"
        value={child.name}
        onChange={(name) => set({ name })}
        spellCheck="false"
        {...fixed}
      />
      <div className="ui-columns">
        <DateField
          label={child.unborn ? 'Due date' : 'Date of birth'}
          value={child.dob}
          onChange={(dob) => set({ dob })}
          {...fixed}
        />
        <TextField
          label="Case system number"
          value={child.caseRef}
          onChange={(caseRef) => set({ caseRef })}
          {...fixed}
        />
        <TextField
          label="School or setting"
          value={child.setting}
          onChange={(setting) => set({ setting })}
          {...fixed}
        />
      </div>
      <Details label="More about this child" startsOpen={child.name === ''}>
        <div className="ui-stack">
          <Checkbox isSelected={child.unborn} isReadOnly={readOnly} onChange={(unborn) => set({ unborn })}>
            Not born yet
          </Checkbox>
          <div className="ui-columns">
            <TextField
              label="Ethnicity"
              value={child.ethnicity}
              onChange={(ethnicity) => set({ ethnicity })}
              {...fixed}
            />
            <TextField
              label="First language"
              value={child.firstLanguage}
              onChange={(firstLanguage) => set({ firstLanguage })}
              {...fixed}
            />
          </div>
          <TextArea
            label="Needs"
            hint="Disability, health, communication: what a meeting must know to hear this child."
            value={child.needs}
            onChange={(needs) => set({ needs })}
            isReadOnly={readOnly}
          />
          <TextField
            label="Plan before this"
            hint="Empty: a new record takes the plan that is in force on its day."
            value={child.planBefore}
            onChange={(planBefore) => set({ planBefore })}
            {...fixed}
          />
          <Checkbox
            isSelected={child.ownAppointments}
            isReadOnly={readOnly}
            onChange={(ownAppointments) => set({ ownAppointments })}
            hint="Then a missed appointment is not written as “Was Not Brought”."
          >
            Makes their own appointments
          </Checkbox>
          <NameTicks
            label="Keep the school or setting from"
            hint="It then stands in none of their lists, nor does the name of an agency that is the same place."
            people={adultsToKeepFrom(people)}
            ids={settingKeptFrom(child)}
            readOnly={readOnly}
            onChange={(withholdSettingFrom) => set({ withholdSettingFrom })}
          />
          <EarlierPlans child={child} readOnly={readOnly} onChange={onChange} />
        </div>
      </Details>
    </div>
  )
}

function EarlierPlans({ child, readOnly, onChange }: Omit<FieldsProps, 'people'>) {
  const plans = child.previousPlans
  const set = (index: number, change: Partial<(typeof plans)[number]>) =>
    onChange({
      ...child,
      previousPlans: plans.map((plan, at) => (at === index ? { ...plan, ...change } : plan)),
    })
  return (
    <div className="ui-stack-tight">
      <p className="case-tick-group-label">Earlier child protection plans</p>
      {plans.map((plan, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: plans have no id of their own and are never put in another order
        <div key={index} className="ui-row-end">
          <DateField
            label="From"
            isReadOnly={readOnly}
            value={plan.from}
            onChange={(from) => set(index, { from })}
          />
          <DateField label="To" isReadOnly={readOnly} value={plan.to} onChange={(to) => set(index, { to })} />
          <ComboBox
            label="Category"
            free
            isDisabled={readOnly}
            value={plan.category}
            onChange={(category) => set(index, { category })}
            choices={planCategories.map((category) => ({ value: category, label: category }))}
          />
          {readOnly ? null : (
            <IconButton
              icon="remove"
              label={`Remove plan ${index + 1}`}
              onPress={() => onChange({ ...child, previousPlans: plans.filter((_, at) => at !== index) })}
            />
          )}
        </div>
      ))}
      {readOnly ? null : (
        <div>
          <Button
            small
            icon="plus"
            onPress={() =>
              onChange({ ...child, previousPlans: [...plans, { from: '', to: '', category: '' }] })
            }
          >
            Add an earlier plan
          </Button>
        </div>
      )}
    </div>
  )
}
