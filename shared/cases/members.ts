/** The children and adults of a family, as other facts name them. */
import type { Child, Person } from '../minutes/index.ts'
import type { CaseContent } from './case-file.ts'

const without = (ids: readonly string[], id: string): string[] => ids.filter((one) => one !== id)

function letGo(person: Person, id: string): Person {
  return {
    ...person,
    of: without(person.of, id),
    stepParentOf: without(person.stepParentOf, id),
    parentalResponsibility: without(person.parentalResponsibility, id),
    withholdAddressFrom: without(person.withholdAddressFrom, id),
    ...(person.withholdPhoneFrom && { withholdPhoneFrom: without(person.withholdPhoneFrom, id) }),
    ...(person.withholdEmployerFrom && { withholdEmployerFrom: without(person.withholdEmployerFrom, id) }),
  }
}

const letGoOfChild = (child: Child, id: string): Child =>
  child.withholdSettingFrom
    ? { ...child, withholdSettingFrom: without(child.withholdSettingFrom, id) }
    : child

/** The family without one child or adult: nothing stays behind that names somebody who is not there. */
export function withoutMember<T extends CaseContent>(file: T, id: string): T {
  return {
    ...file,
    children: file.children.filter((child) => child.id !== id).map((child) => letGoOfChild(child, id)),
    people: file.people.filter((person) => person.id !== id).map((person) => letGo(person, id)),
    chronology: file.chronology.map((event) =>
      event.about.includes(id) ? { ...event, about: without(event.about, id) } : event,
    ),
    household: file.household.filter((stay) => stay.person !== id),
    otherNames: file.otherNames.filter(({ of }) => of !== id),
    numbers: file.numbers.filter(({ of }) => of !== id),
    relationships: file.relationships.filter(({ from, to }) => from !== id && to !== id),
    statuses: file.statuses.filter(({ child }) => child !== id),
    appointments: file.appointments.filter(({ child }) => child !== id),
  }
}

/** Names of those who hold parental responsibility for a child. */
export const responsibleFor = (people: readonly Person[], child: string): string[] =>
  people
    .filter(({ parentalResponsibility }) => parentalResponsibility.includes(child))
    .map(({ name }) => name || 'somebody without a name')
