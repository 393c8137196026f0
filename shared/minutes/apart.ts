/** What makes a copy need a second look (rule R-RS): parents who live apart, and what is held tighter than its heading. */
import type { Minutes } from './minutes.ts'
import type { Audience } from './vocabulary.ts'

const openness: readonly Audience[] = ['shared', 'professionals', 'council', 'restricted']

/** Is the first for fewer readers than the second? Personal supervision and learning are papers of their own. */
export function isTighter(own: Audience | undefined, heading: Audience): boolean {
  return own !== undefined && openness.indexOf(own) > openness.indexOf(heading)
}

export type Apart = { child: string; parents: string[]; says: string }

const isParent = (role: string): boolean => /\b(?:mother|father|parent)\b/i.test(role)

/** Children whose parents live apart, or both outside the home, where nobody may know of the other's address. */
export function parentsApart({ children, people }: Pick<Minutes, 'children' | 'people'>): Apart[] {
  return children.flatMap((child): Apart[] => {
    const parents = people.filter(
      (person) =>
        isParent(person.role) &&
        (person.of.includes(child.id) || person.parentalResponsibility.includes(child.id)),
    )
    const outside = parents.filter((person) => !person.inHousehold)
    if (parents.length < 2 || outside.length === 0) return []
    const name = child.name || 'a child'
    const says =
      outside.length === parents.length
        ? `No parent of ${name} lives in the home.`
        : `The parents of ${name} live apart.`
    return [{ child: child.id, parents: parents.map(({ id }) => id), says }]
  })
}
