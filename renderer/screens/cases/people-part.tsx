import { ulid } from 'ulid'
import type { Account } from '../../../shared/access/access.ts'
import { otherNamesOf, withoutMember } from '../../../shared/cases/index.ts'
import { type Person, personSchema } from '../../../shared/minutes/index.ts'
import { Button } from '../../ui/index.ts'
import type { FamilyPart } from './facts/family.ts'
import { PersonCard } from './person-card.tsx'

/** Adults around the family and the professionals, each on a card. */
export function PeoplePart({ file, readOnly, change, accounts }: FamilyPart & { accounts: Account[] }) {
  const { people } = file
  const set = (next: Person) =>
    change({ people: people.map((person) => (person.id === next.id ? next : person)) })
  return (
    <>
      {people.length === 0 ? (
        <p className="ui-quiet">
          Parents, carers, others in the household and the professionals around the family. Each record starts
          with the people who are here.
        </p>
      ) : null}
      {people.map((person) => (
        <PersonCard
          key={person.id}
          person={person}
          everyone={people}
          familyChildren={file.children}
          accounts={accounts}
          otherNames={otherNamesOf(person, file.otherNames)}
          readOnly={readOnly}
          onChange={set}
          onRemove={() => change(withoutMember(file, person.id))}
        />
      ))}
      {readOnly ? null : (
        <div>
          <Button
            icon="plus"
            onPress={() => change({ people: [...people, personSchema.parse({ id: ulid() })] })}
          >
            Add a person
          </Button>
        </div>
      )}
    </>
  )
}
