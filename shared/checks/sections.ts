/** Which required parts of a record are still empty or cannot be read as what they have to be. */
import { type Decision, entryText, type Minutes } from '../minutes/index.ts'
import { isRequired } from '../templates/conditions.ts'
import type { SectionKind, Template, TemplateSection } from '../templates/index.ts'
import { dateIn } from './dates.ts'
import { adultsOf } from './people.ts'
import { isProposed, reduces } from './record.ts'

export type Missing = { key: string; heading: string; why: string }

const said = (minutes: Minutes, key: string, child?: string): boolean =>
  minutes.sections
    .filter((section) => section.key === key)
    .some((section) =>
      section.entries.some(
        (entry) =>
          entryText(entry).trim() !== '' &&
          (child === undefined ||
            section.child === child ||
            entry.about === 'all' ||
            entry.about.includes(child)),
      ),
    )

const called = (name: string): string => name.trim() || 'a child without a name'

/** What each kind of section lacks; an empty list when it says what it has to. */
const lacks: Record<SectionKind, (minutes: Minutes, section: TemplateSection) => string[]> = {
  entries: (minutes, { key }) => (said(minutes, key) ? [] : ['Nothing is written here yet.']),
  perChild: (minutes, { key }) =>
    minutes.children.length === 0
      ? ['Nothing is written here yet.']
      : minutes.children
          .filter((child) => !said(minutes, key, child.id))
          .map((child) => `Nothing is written about ${called(child.name)} yet.`),
  details: ({ meeting }) => [
    ...(meeting.date.trim() === ''
      ? ['The date of the meeting is missing.']
      : dateIn(meeting.date)
        ? []
        : [`“${meeting.date.trim()}” is not a date.`]),
    ...(meeting.chair.trim() === '' ? ['Say who chaired.'] : []),
  ],
  children: ({ children }) => [
    ...(children.length === 0 ? ['No child is named.'] : []),
    ...children.flatMap((child) => [
      ...(child.name.trim() === '' ? ['A child has no name.'] : []),
      ...(dateIn(child.dob)
        ? []
        : [
            `${called(child.name)}: the ${child.unborn ? 'due date' : 'date of birth'} is ${child.dob.trim() ? 'not a date' : 'missing'}.`,
          ]),
    ]),
  ],
  household: (minutes) => (adultsOf(minutes).length > 0 ? [] : ['No adult of the household is named.']),
  attendance: ({ attendance }) =>
    attendance.length === 0
      ? ['Nobody is listed.']
      : attendance.some((row) => row.status.trim() === '')
        ? ['Say for everybody whether they came.']
        : [],
  statement: () => [],
  // An empty list means that there was none: the rules R-PA, R-WN2 and R-CH look at what is in it.
  previousActions: () => [],
  wasNotBrought: () => [],
  checks: () => [],
  decision: ({ decisions, children }) => {
    const forChild = (id: string) =>
      decisions.find((one) => one.child === id) ??
      decisions.find((one) => !children.some((child) => child.id === one.child))
    if (children.length === 0)
      return decisions.some((one) => one.value.trim()) ? [] : ['No decision is recorded.']
    return children.flatMap((child) => {
      const decision = forChild(child.id)
      if (!decision || decision.value.trim() === '') return [`No decision about ${called(child.name)} yet.`]
      return decision.reason.trim() === ''
        ? [`Give the reason for the decision about ${called(child.name)}.`]
        : []
    })
  },
  dissent: ({ dissent }) => (dissent.length > 0 ? [] : ['Record who disagrees, and about what.']),
  plan: ({ actions }) => (actions.some((one) => one.text.trim() !== '') ? [] : ['There is no action yet.']),
  coreGroup: ({ coreGroup }) => [
    ...(coreGroup.members.length > 0 ? [] : ['Name the members of the core group.']),
    ...(dateIn(coreGroup.firstMeeting) ? [] : ['Give the date of the first core group.']),
  ],
  nextDates: (minutes, { key }) =>
    dateIn(minutes.nextMeeting.date) ||
    said(minutes, key) ||
    /^(?:none|no further)\b/i.test(minutes.nextMeeting.type.trim())
      ? []
      : ['Give the next date.'],
  chronology: (minutes, { key }) =>
    minutes.chronology.length > 0 || said(minutes, key) ? [] : ['Nothing is written about the history yet.'],
  // A closure that is only proposed can be signed and waits for its manager (R-CG, R-MO). A part that is always
  // required is a manager's own: nothing that somebody else typed there takes its place.
  management: (minutes, { key, required, statements }) => {
    if (statements) {
      const heard = minutes.statements.some((one) => statements.includes(one.kind))
      return heard || said(minutes, key) ? [] : ['Nobody who is asked here has written their view yet.']
    }
    const always = required === 'required'
    const waits = (decision: Decision): boolean =>
      reduces(decision, minutes.meeting.type) ? isProposed(decision) : !always
    const final = minutes.decisions.some((decision) => decision.value.trim() !== '' && !waits(decision))
    const spoken = minutes.statements.some(
      (one) => one.kind === 'management oversight' || one.kind === 'closure decision',
    )
    return !final || spoken || (!always && said(minutes, key)) ? [] : ['A manager has not said anything yet.']
  },
  table: (minutes, { key }) => {
    const rows = minutes.tables.filter((table) => table.key === key).flatMap((table) => table.rows)
    const filled = rows.some((row) => Object.values(row.cells).some((cell) => cell.trim() !== ''))
    return filled || said(minutes, key) ? [] : ['Nothing is written here yet.']
  },
  signatures: () => [],
  distribution: () => [],
}

/**
 * Required sections, and conditional ones whose condition holds, that are empty or hold what cannot be read, in the
 * template's order. A section may appear more than once, with one reason each.
 */
export function missingSections(minutes: Minutes, template: Template): Missing[] {
  return template.sections
    .filter((section) => isRequired(section, minutes))
    .flatMap((section) =>
      lacks[section.kind](minutes, section).map((why) => ({
        key: section.key,
        heading: section.heading,
        why,
      })),
    )
}
