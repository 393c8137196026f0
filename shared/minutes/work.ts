/** Who is there by their work, and whose work or volunteering is with children. */
import type { Person } from './minutes.ts'

const professionalRoles = new Set(['professional', 'advocate', 'interpreter', 'solicitor', 'observer'])

/** There for an agency or for somebody else, not as one of the family. */
export const isProfessional = (person: Person): boolean =>
  professionalRoles.has(person.role.trim().toLowerCase())

const work =
  /\b(?:teach(?:er|ing)|nurser(?:y|ies)|school|childmind\w*|child minder|foster|coach|youth|scouts?|guides|brownies|nanny|babysit\w*|sunday school|play ?group|tutor|midwife|paediatric\w*|health visitor|social worker|children's home)\b/i

/** So that an allegation goes to the designated officer (rule R-LA): the writer said so, or the person's job, employer or role does. */
export const worksWithChildren = (person: Person): boolean =>
  person.worksWithChildren || work.test(`${person.jobTitle} ${person.employer} ${person.role}`)
