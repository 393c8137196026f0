/** Who lives or stays in the home, now and earlier. */
import type { CaseContent, HouseholdStay } from './case-file.ts'
import { doubtsAbout, holdsOn, overlap } from './spans.ts'

/** The stays that go on, on a day (ISO). */
export const staysOn = (stays: readonly HouseholdStay[], day: string): HouseholdStay[] =>
  stays.filter((stay) => stay.person !== '' && holdsOn(stay, day))

/** People who are ticked as living in the home and of whom nobody has said since when. */
export const withoutDates = ({ people, household }: Pick<CaseContent, 'people' | 'household'>): string[] =>
  people
    .filter(({ id, inHousehold }) => inHousehold && !household.some(({ person }) => person === id))
    .map(({ id }) => id)

/** What cannot be right about one stay beside the others, each a sentence. */
export function stayDoubts(stay: HouseholdStay, all: readonly HouseholdStay[], today: string): string[] {
  const again = all.some(
    (other) => other.id !== stay.id && other.person === stay.person && overlap(stay, other),
  )
  return [
    ...doubtsAbout(stay, today),
    ...(again ? ['It overlaps with another stay of the same person.'] : []),
  ]
}
