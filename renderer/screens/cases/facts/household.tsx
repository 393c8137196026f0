import { ulid } from 'ulid'
import {
  type HouseholdStay,
  householdStaySchema,
  stayDoubts,
  staysOn,
  withoutDates,
} from '../../../../shared/cases/index.ts'
import { Button, DateField, Select, TextField, todayIso } from '../../../ui/index.ts'
import { Details } from '../details.tsx'
import { FactRows } from './fact-rows.tsx'
import { everybody, type FamilyPart, nameOf, spanInWords } from './family.ts'

const newStay = (person = ''): HouseholdStay => householdStaySchema.parse({ id: ulid(), person })

/** Who lives or stays in the home now, who did earlier, and from when to when. */
export function Household({ file, readOnly, change }: FamilyPart) {
  const { household } = file
  const today = todayIso()
  const now = staysOn(household, today)
  const earlier = household.filter((stay) => stay.person !== '' && !now.includes(stay))
  const undated = withoutDates(file)
  const set = (rows: HouseholdStay[]) => change({ household: rows })
  return (
    <>
      <h3>Now in the home</h3>
      {now.length === 0 && undated.length === 0 ? (
        <p className="ui-quiet">
          Nobody yet. Add everybody who lives or stays in the home, children too, with the day they came.
        </p>
      ) : null}
      <ul className="ui-plain-list ui-stack-tight">
        {now.map((stay) => (
          <Line key={stay.id} stay={stay} name={nameOf(file, stay.person)} />
        ))}
        {undated.map((id) => (
          <li key={id} className="ui-row">
            <span>{nameOf(file, id)}, nobody has said since when</span>
            {readOnly ? null : (
              <Button small onPress={() => set([...household, newStay(id)])}>
                Add a date for {nameOf(file, id)}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {earlier.length > 0 ? (
        <>
          <h3>Earlier, or to come</h3>
          <ul className="ui-plain-list ui-stack-tight">
            {earlier.map((stay) => (
              <Line key={stay.id} stay={stay} name={nameOf(file, stay.person)} />
            ))}
          </ul>
        </>
      ) : null}
      <Details label={readOnly ? 'Every stay' : 'Change who lived here and when'}>
        <div className="ui-stack">
          <FactRows
            rows={household}
            name={(stay) => `stay of ${nameOf(file, stay.person)}`}
            make={newStay}
            add="Add a stay"
            readOnly={readOnly}
            onChange={set}
            doubts={(stay) => stayDoubts(stay, household, today)}
          >
            {(stay, setStay) => (
              <>
                <Select
                  label="Who"
                  isDisabled={readOnly}
                  value={stay.person}
                  onChange={(person) => setStay({ person })}
                  choices={everybody(file)}
                />
                <DateField
                  label="From"
                  isReadOnly={readOnly}
                  value={stay.from}
                  onChange={(from) => setStay({ from })}
                />
                <DateField
                  label="To"
                  hint="Empty while it goes on."
                  isReadOnly={readOnly}
                  value={stay.to}
                  onChange={(to) => setStay({ to })}
                />
                <TextField
                  label="Note"
                  isReadOnly={readOnly}
                  value={stay.note}
                  onChange={(note) => setStay({ note })}
                  autoComplete="off"
                />
              </>
            )}
          </FactRows>
        </div>
      </Details>
    </>
  )
}

const Line = ({ stay, name }: { stay: HouseholdStay; name: string }) => (
  <li>{[name, spanInWords(stay) || 'no dates yet', stay.note].filter(Boolean).join(', ')}</li>
)
