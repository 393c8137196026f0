/**
 * R-RS Restricted content check. Seeds 5.1, 3.1; all issued types; MUST before each copy is released; no override.
 * Source: domain reference 3.1 and 6. It belongs to releasing copies and never holds up a signature: each copy is
 * previewed for its recipient and confirmed by a second person where copies are made.
 */

import { LEARNING_NOTE, tellingIn, whyTelling } from '../../anonymous/identifying.ts'
import {
  type Action,
  isTighter,
  keptTogether,
  listWords,
  type Minutes,
  parentsApart,
  settingKeptFrom,
} from '../../minutes/index.ts'
import type { Template } from '../../templates/template.ts'
import type { Evidence, Finding, Reading, Rule } from '../check.ts'
import { count, fact, speak } from '../finding.ts'
import { issuedTypes, nameOf } from '../record.ts'

function withheld(minutes: Minutes, template: Template): Evidence[] {
  const restrictedSections = new Set(
    template.sections.filter((section) => section.audience === 'restricted').map((section) => section.key),
  )
  const entries = minutes.sections.flatMap((section) =>
    section.entries
      .filter(
        (entry) =>
          entry.audience === 'restricted' ||
          (!entry.audience && restrictedSections.has(section.key)) ||
          entry.withholdFrom.length > 0,
      )
      .map(() => section.key),
  )
  return [...Map.groupBy(entries, (key) => key)].map(([key, all]) =>
    fact(`${count(all.length, 'entry is', 'entries are')} restricted or withheld from somebody.`, key),
  )
}

/** An action tells by its owner and its date, so one that is not for every reader of the plan counts too. */
function withheldActions(minutes: Minutes, template: Template): Evidence[] {
  const of = (kind: 'plan' | 'previousActions', actions: Action[]): Evidence[] => {
    const section = template.sections.find((one) => one.kind === kind)
    if (!section) return []
    const held = actions.filter(
      ({ audience, withholdFrom }) => withholdFrom.length > 0 || isTighter(audience, section.audience),
    )
    if (held.length === 0) return []
    const says = `${count(held.length, 'action is', 'actions are')} kept from some readers of the plan.`
    return [fact(says, section.key, held.length === 1 ? held[0]?.id : undefined)]
  }
  return [...of('plan', minutes.actions), ...of('previousActions', minutes.previousActions)]
}

/** So does a goal: it is printed in the plan. */
function withheldGoals(minutes: Minutes, template: Template): Evidence[] {
  const section = template.sections.find(({ kind }) => kind === 'plan')
  if (!section) return []
  const held = minutes.goals.filter(
    ({ audience, withholdFrom }) => withholdFrom.length > 0 || isTighter(audience, section.audience),
  )
  if (held.length === 0) return []
  const says = `${count(held.length, 'goal is', 'goals are')} kept from some readers of the plan.`
  return [fact(says, section.key, held.length === 1 ? held[0]?.id : undefined)]
}

function keptBack(minutes: Minutes): Evidence[] {
  const names = (ids: string[]): string => listWords(ids.map((id) => nameOf(minutes, id)))
  const people = minutes.people.flatMap((person) =>
    keptTogether(person).map(({ facts, from }) => {
      const are = facts.length === 1 ? 'is' : 'are'
      return fact(
        `${person.name}: ${listWords(facts)} ${are} withheld from ${names(from)}.`,
        'household',
        person.id,
      )
    }),
  )
  const settings = minutes.children.flatMap((child) => {
    const from = settingKeptFrom(child)
    if (from.length === 0) return []
    return [fact(`${child.name}: the school or setting is withheld from ${names(from)}.`, 'kids', child.id)]
  })
  return [...people, ...settings]
}

const separated = (minutes: Minutes): Evidence[] =>
  parentsApart(minutes).map(({ says, child }) => fact(says, 'household', child))

function pasted(minutes: Minutes): Evidence[] {
  return minutes.sections.flatMap((section) =>
    section.entries
      .filter((entry) => entry.origin)
      .map((entry) => fact('A passage was pasted from another record.', section.key, entry.id)),
  )
}

/** What in the learning could tell which family or worker it was, each place with its reason. */
const telling = (minutes: Minutes, template: Template): Evidence[] =>
  template.copies.includes('learning note')
    ? tellingIn(minutes, template).map(({ kind, words, ...place }) => ({
        kind: 'words',
        section: place.section,
        entryId: place.entryId,
        start: place.start,
        end: place.end,
        text: words,
        why: whyTelling[kind],
      }))
    : []

/** The learning note of group supervision says nothing that could tell who it was (domain 2.9). */
function ofLearning(reading: Reading): Finding[] {
  const evidence = telling(reading.minutes, reading.template)
  if (evidence.length === 0) return []
  const { copyChecks } = reading
  const isConfirmed = copyChecks !== undefined && isSeen(copyChecks, LEARNING_NOTE)
  return [
    speak(rRS, reading, {
      severity: ['MUST'],
      why: 'Some words of the learning could tell which family or which worker it was.',
      evidence,
      questions: [
        'The learning note: does anything in it let somebody work out which family or which worker it was?',
      ],
      byAnswer: false,
      record: isConfirmed
        ? []
        : [
            copyChecks
              ? 'A second person has still to confirm the learning note.'
              : 'Take these words out, or have a second person look at the learning note before it goes.',
          ],
      holds: 'issuing',
    }),
  ]
}

type CopyChecks = NonNullable<Reading['copyChecks']>

const isSeen = ({ needed, confirmed }: CopyChecks, id: string): boolean =>
  !needed.includes(id) || confirmed.includes(id)

/** What is still to be looked at; empty when a second person has confirmed every copy that needs it. */
function waiting({ minutes, copyChecks }: Reading): string[] {
  const ask =
    'When the copies are made, have a second person look at what each one leaves out before it goes.'
  if (!copyChecks) return [ask]
  const open = copyChecks.needed.filter((id) => !isSeen(copyChecks, id))
  if (open.length === 0) return []
  return [
    `A second person has still to confirm the copy of: ${open.map((id) => nameOf(minutes, id)).join(', ')}.`,
  ]
}

export const rRS: Rule = {
  id: 'R-RS',
  title: 'Restricted content check',
  seeds: ['5.1', '3.1'],
  meetingTypes: [...issuedTypes, 'SUP_GROUP'],
  questions: [
    'Copy for [name]: the following is left out. Is anything left that lets them work it out (place, employer, date, agency name, action owner)?',
  ],
  form: { per: 'record', evidence: false, fields: [], answeredIn: 'dist' },
  severities: ['MUST'],
  weight: 'Must be answered before each copy is released. It never stops a signature.',
  asksWhen:
    'Something is restricted or withheld from somebody, an action or a goal is kept from some readers of the plan, parents live apart or both outside the home, or text was pasted from another meeting. In group supervision: words of the learning note could tell which family or worker it was.',
  answeredBy:
    'A second person, who neither signed nor led nor wrote the record, has looked at what each reader’s copy leaves out, and confirmed that very file.',
  source: 'Response plan 5.1 and 3.1.',
  override: { allowed: false, why: 'Each copy is looked at for its reader, by a second person.' },
  find(reading) {
    const { minutes, template } = reading
    if (minutes.meeting.type === 'SUP_GROUP') return ofLearning(reading)
    const evidence = [
      ...withheld(minutes, template),
      ...withheldActions(minutes, template),
      ...withheldGoals(minutes, template),
      ...keptBack(minutes),
      ...separated(minutes),
      ...pasted(minutes),
    ]
    if (evidence.length === 0) return []
    return [
      speak(rRS, reading, {
        severity: ['MUST'],
        why: 'Something here is not for everybody. Each copy has to be looked at before it leaves.',
        evidence,
        byAnswer: false,
        record: waiting(reading),
        holds: 'issuing',
      }),
    ]
  },
}
