/** Children, household, attendance and core group. Addresses and the like stay in the child's file. */
import {
  type Attendance,
  type Child,
  type Keepable,
  keptFrom,
  keptFromAny,
  keptTogether,
  type Person,
  settingKeptFrom,
} from '../minutes/index.ts'
import { quorumForFamily, quorumOf } from '../templates/quorum.ts'
import type { TemplateSection } from '../templates/template.ts'
import type { CopyPart } from './copy.ts'
import { childrenOf } from './reader.ts'
import { factsOf, partsOf, type Sheet, tableOf } from './sheet.ts'
import { dateWords, isWorking, listWords, sentenceCase } from './words.ts'

function childText(child: Child): string {
  const { name, dob, caseRef, setting, ethnicity, firstLanguage, needs } = child
  return [name, dob, caseRef, setting, ethnicity, firstLanguage, needs].filter(Boolean).join(', ')
}

export function childrenParts(sheet: Sheet, section: TemplateSection): CopyPart[] {
  return sheet.minutes.children.flatMap((child): CopyPart[] => {
    const subject = { audience: section.audience, about: [child.id] }
    if (!sheet.allows(subject, section.heading, childText(child))) return []
    const responsible = sheet.minutes.people.filter((one) => one.parentalResponsibility.includes(child.id))
    const plans = child.previousPlans.map((plan) =>
      [plan.category, [dateWords(plan.from), dateWords(plan.to)].filter(Boolean).join(' to ')]
        .filter(Boolean)
        .join(', '),
    )
    const facts = factsOf([
      [child.unborn ? 'Expected date' : 'Date of birth', dateWords(child.dob)],
      [sheet.minutes.meeting.caseRefLabel, child.caseRef],
      ['School or setting', settingOf(sheet, section, child)],
      ['Ethnicity', child.ethnicity],
      ['First language', child.firstLanguage],
      ['Disability and communication', child.needs],
      ['Plan before this meeting', child.planBefore],
      ['Earlier plans', plans.filter(Boolean).join('; ')],
      ['Parental responsibility', listWords(responsible.map((one) => one.name))],
    ])
    return facts ? [{ type: 'heading', text: child.name || 'Child', parts: [facts] }] : []
  })
}

/** The school, unless it is kept from this reader. */
function settingOf(sheet: Sheet, section: TemplateSection, child: Child): string {
  if (!settingKeptFrom(child).some((id) => sheet.reader.eyes.includes(id))) return child.setting
  sheet.leave(
    section.heading,
    child.setting,
    `${sheet.reader.recipient.name} is not to learn which school or setting ${child.name} goes to.`,
  )
  return ''
}

function tiesOf(sheet: Sheet, person: Person): string {
  const ids = childrenOf(person)
  return listWords(sheet.children.filter((child) => ids.has(child.id)).map((child) => child.name))
}

export function householdParts(sheet: Sheet, section: TemplateSection): CopyPart[] {
  const family = sheet.minutes.people.filter((person) => !isWorking(person) && person.name !== '')
  if (!sheet.allowsSection(section, listWords(family.map((person) => person.name)))) return []
  const named = family.filter((person) => sheet.names(person.id, section.heading, person.name))
  for (const person of family) leaveFacts(sheet, section, person)
  const list = tableOf(
    'Household and important people',
    ['Name', 'Relationship', 'Children', 'Lives in the home', 'Last checked'],
    named.map((person) => [
      person.name,
      sentenceCase(sheet.part(person)),
      tiesOf(sheet, person),
      person.inHousehold ? 'Yes' : 'No',
      sheet.internal ? dateWords(person.lastChecked) : '',
    ]),
  )
  return partsOf(list, addresses(sheet, named))
}

/** What is known about a person besides their name, for the list of what was left out and its hints. */
function leaveFacts(sheet: Sheet, section: TemplateSection, person: Person): void {
  const { recipient, eyes } = sheet.reader
  if (sheet.internal && !keptFromAny(person).some((id) => eyes.includes(id))) return
  const hidden = (fact: Keepable): boolean => keptFrom(person, fact).length > 0
  const contact = (['address', 'phone'] as const).filter((fact) => sheet.family || hidden(fact))
  const facts = [
    ...contact.map((fact) => person[fact]),
    person.employer,
    person.detail,
    ...(keptFromAny(person).length > 0 ? [person.withholdReason] : []),
  ]
  const why = keptFromAny(person).some((id) => eyes.includes(id))
    ? `${person.name} asks that ${recipient.name} does not learn it.`
    : 'Addresses, phones, employers and details of people stay out of this copy.'
  sheet.leave(section.heading, facts.filter(Boolean).join('; '), why)
}

/**
 * Addresses and phone numbers go into the child's file, and into a professionals' copy where nobody is to be kept from
 * knowing them: what is kept from somebody has no place in a paper that goes to many agencies.
 */
function addresses(sheet: Sheet, people: Person[]): CopyPart | undefined {
  if (sheet.family) return undefined
  const mayKnow = (from: string[]): boolean =>
    sheet.internal ? !from.some((id) => sheet.reader.eyes.includes(id)) : from.length === 0
  const told = (person: Person, fact: Keepable): string =>
    mayKnow(keptFrom(person, fact)) ? person[fact] : ''
  const rows = people.map((person) => [
    person.name,
    told(person, 'address'),
    told(person, 'phone'),
    sheet.internal ? told(person, 'employer') : '',
    sheet.internal && mayKnow(keptFromAny(person)) ? person.detail : '',
    sheet.internal && mayKnow(keptFromAny(person)) ? keptInWords(sheet, person) : '',
  ])
  const hidden = sheet.internal && people.some((person) => keptFromAny(person).length > 0)
  const columns = ['Name', 'Address', 'Phone', 'Employer', 'Detail', 'Keep from']
  const said = rows.filter((row) => row.slice(1).some((cell) => cell.trim() !== ''))
  return tableOf('Addresses and details', columns, said, hidden ? 'Restricted' : undefined)
}

function keptInWords(sheet: Sheet, person: Person): string {
  const groups = keptTogether(person)
  const lists = groups.map(({ facts, from }) => {
    const names = listWords(from.map((id) => sheet.name(id)))
    // One list that holds for everything needs no facts named.
    return facts.length === 3 || names === '' ? names : `${sentenceCase(listWords(facts))}: ${names}`
  })
  return [...lists, person.withholdReason].filter(Boolean).join('. ')
}

function attendanceWord(sheet: Sheet, row: Attendance): string {
  if (row.status === 'partial') return 'Attended in part'
  // That somebody was kept out, and of what, stands under its own heading for professionals.
  if (sheet.family && row.status === 'excluded' && row.person !== sheet.reader.recipient.id)
    return 'Not present'
  return sentenceCase(row.status)
}

function reportWord(sheet: Sheet, row: Attendance): string {
  const shared = dateWords(row.reportSharedWithFamily)
  // A report that the family has not seen looks like no report at all in their copy.
  if (sheet.family) return shared && `Shared ${shared}`
  const sent =
    row.reportSubmitted === 'yes'
      ? ['Sent', dateWords(row.reportDate)].filter(Boolean).join(' ')
      : row.reportSubmitted === 'no'
        ? 'Not sent'
        : ''
  const withheld = sheet.internal && row.reportWithheldReason ? `not shared: ${row.reportWithheldReason}` : ''
  return [sent, shared && `shared with the family ${shared}`, withheld].filter(Boolean).join('; ')
}

/** `Class teacher, Hill School`. */
function partAndAgency(sheet: Sheet, person: Person): string {
  const part = sentenceCase(sheet.part(person))
  return [part, isWorking(person) ? sheet.agency(person) : ''].filter(Boolean).join(', ')
}

export function attendanceParts(sheet: Sheet, section: TemplateSection): CopyPart[] {
  const rows = sheet.minutes.attendance.filter((row) => sheet.name(row.person) !== '')
  if (!sheet.allowsSection(section, listWords(rows.map((row) => sheet.name(row.person))))) return []
  const named = rows.filter((row) =>
    sheet.names(
      row.person,
      section.heading,
      [sheet.name(row.person), row.status, row.mode, row.detail].filter(Boolean).join(', '),
    ),
  )
  for (const row of named) {
    const why = 'How somebody took part stays out of this copy.'
    if (sheet.family) sheet.leave(section.heading, row.detail, why)
    if (!sheet.internal)
      sheet.leave(section.heading, row.reportWithheldReason, 'Why a report was kept back stays inside.')
  }
  const columns = ['Name', 'Role and agency', 'Attendance', 'How', 'Report']
  const list = tableOf(
    'Attendance',
    columns,
    named.map((row) => {
      const person = sheet.minutes.people.find((one) => one.id === row.person)
      return [
        sheet.name(row.person),
        person ? partAndAgency(sheet, person) : 'Child',
        attendanceWord(sheet, row),
        sheet.family ? '' : sentenceCase([row.mode, row.detail].filter(Boolean).join('. ')),
        reportWord(sheet, row),
      ]
    }),
  )
  return partsOf(
    factsOf([
      ['Agencies that took part', agencies(sheet)],
      ['Quorum', quorumWords(sheet)],
    ]),
    list,
  )
}

/** Whether the meeting could decide (domain 2.2 and 7); empty where its template sets no quorum. */
export function quorumWords({ minutes, template, family }: Sheet): string {
  if (!template.quorum) return ''
  return family ? quorumForFamily(minutes, template.quorum) : quorumOf(minutes, template.quorum).says
}

/** The agencies in the room, by name; what a quorum is counted from. */
function agencies(sheet: Sheet): string {
  const present = sheet.minutes.attendance.filter((row) => ['attended', 'partial'].includes(row.status))
  const names = present.flatMap((row) => {
    const person = sheet.minutes.people.find((one) => one.id === row.person && one.role === 'professional')
    return person
      ? [
          sheet
            .agency(person)
            .replace(/\s*\([^)]*\)/g, '')
            .trim(),
        ]
      : []
  })
  return listWords([...new Set(names)])
}

export function coreGroupParts(sheet: Sheet, section: TemplateSection): CopyPart[] {
  const { members, firstMeeting } = sheet.minutes.coreGroup
  const names = members.filter((id) => sheet.name(id) !== '')
  if (!sheet.allowsSection(section, listWords(names.map((id) => sheet.name(id))))) return []
  const named = names.filter((id) => sheet.names(id, section.heading, sheet.name(id)))
  const list = tableOf(
    'Core group members',
    ['Name', 'Role and agency'],
    named.map((id) => {
      const person = sheet.minutes.people.find((one) => one.id === id)
      return [sheet.name(id), person ? partAndAgency(sheet, person) : '']
    }),
  )
  return partsOf(factsOf([['First meeting', dateWords(firstMeeting)]]), list)
}
