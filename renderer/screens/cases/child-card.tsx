import './cases.css'
import { useState } from 'react'
import { type Child, planCategories } from '../../../shared/minutes/index.ts'
import {
  Button,
  Checkbox,
  ComboBox,
  DateField,
  Dialog,
  Disclosure,
  IconButton,
  sayAge,
  TextArea,
  TextField,
  todayIso,
} from '../../ui/index.ts'

export type ChildCardProps = {
  child: Child
  readOnly: boolean
  onChange: (child: Child) => void
  onRemove: () => void
}

/** A child: name and date first, the rest a press away. */
export function ChildCard({ child, readOnly, onChange, onRemove }: ChildCardProps) {
  const [open, setOpen] = useState(child.name === '')
  const set = (change: Partial<Child>) => onChange({ ...child, ...change })
  const age = child.unborn ? 'Not born yet' : sayAge(child.dob, todayIso())
  const fixed = { isReadOnly: readOnly, autoComplete: 'off' as const }
  return (
    <section className="case-card" aria-label={child.name || 'Child without a name'}>
      <div className="case-card-head">
        <h3>
          {child.name || 'Child without a name'}
          {age ? <span className="ui-quiet">, {age}</span> : null}
        </h3>
        {readOnly ? null : <RemoveButton what={child.name || 'this child'} onRemove={onRemove} />}
      </div>
      <div className="ui-columns">
        <TextField
          label="Name"
          value={child.name}
          onChange={(name) => set({ name })}
          spellCheck="false"
          {...fixed}
        />
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
      <Disclosure label="More about this child" open={open} onToggle={setOpen}>
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
          <EarlierPlans child={child} readOnly={readOnly} onChange={onChange} />
        </div>
      </Disclosure>
    </section>
  )
}

function EarlierPlans({ child, readOnly, onChange }: Omit<ChildCardProps, 'onRemove'>) {
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

/** Asks first: what stood here is not kept elsewhere. Signed records keep their own copy. */
export function RemoveButton({ what, onRemove }: { what: string; onRemove: () => void }) {
  const [asking, setAsking] = useState(false)
  return (
    <>
      <IconButton icon="remove" small label={`Remove ${what}`} onPress={() => setAsking(true)} />
      <Dialog
        title={`Remove ${what}?`}
        role="alertdialog"
        isOpen={asking}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button autoFocus onPress={() => setAsking(false)}>
              Keep
            </Button>
            <Button
              kind="stop"
              onPress={() => {
                setAsking(false)
                onRemove()
              }}
            >
              Remove
            </Button>
          </>
        }
      >
        <p>What is typed here is removed from the family. Records that were started or signed keep it.</p>
      </Dialog>
    </>
  )
}
