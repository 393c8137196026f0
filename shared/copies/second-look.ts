/**
 * Whether a copy has to be looked at by a second person before it is released, and why (rule R-RS, domain 3.1 and 6).
 * The child's file, case records and personal records stay where the text was written. A learning note goes to people who
 * were not there: it is looked at where words in it could tell who it was.
 */
import { tellingIn } from '../anonymous/identifying.ts'
import {
  type Action,
  isTighter,
  keepable,
  keptFrom,
  keptFromAny,
  listWords,
  type Minutes,
  type Person,
  parentsApart,
  settingKeptFrom,
} from '../minutes/index.ts'
import type { Template, TemplateSection } from '../templates/template.ts'
import type { Recipient } from './copy.ts'
import { aboutOf } from './entries.ts'
import { audienceOf, mayRead, type Reader, readerFor, type Subject } from './reader.ts'
import { nameOf } from './words.ts'

/** Something of the record that not everybody may read. */
type Held = {
  subject: Subject
  /** An action or goal that fewer people may read than the others of its list. */
  tighter?: boolean
  pasted?: boolean
}

function heldEntries(minutes: Minutes, template: Template): Held[] {
  return minutes.sections.flatMap((section) => {
    const own = template.sections.find(({ key }) => key === section.key)?.audience ?? 'council'
    return section.entries.map((entry): Held => {
      const audience = audienceOf(entry.audience, own)
      const { withholdFrom, speaker } = entry
      return {
        subject: { audience, withholdFrom, about: aboutOf(entry, section.child), speaker },
        pasted: Boolean(entry.origin),
      }
    })
  })
}

function heldActions(minutes: Minutes, template: Template): Held[] {
  const of = (kind: TemplateSection['kind'], actions: Action[]): Held[] => {
    const own = template.sections.find((section) => section.kind === kind)?.audience
    // A list that this kind of record does not print gives nothing away.
    if (own === undefined) return []
    return actions.map(({ audience, withholdFrom, child, owner }) => ({
      subject: { audience: audienceOf(audience, own), withholdFrom, about: child, speaker: owner },
      tighter: isTighter(audience, own),
    }))
  }
  return [...of('plan', minutes.actions), ...of('previousActions', minutes.previousActions)]
}

/** The goals of the plan, as their section prints them. */
function heldGoals(minutes: Minutes, template: Template): Held[] {
  const own = ['plan', 'previousActions'].flatMap(
    (kind) => template.sections.find((section) => section.kind === kind)?.audience ?? [],
  )[0]
  if (own === undefined) return []
  return minutes.goals.map(({ audience, withholdFrom, children }) => ({
    subject: { audience: audienceOf(audience, own), withholdFrom, about: children },
    tighter: isTighter(audience, own),
  }))
}

function heldDissent(minutes: Minutes, template: Template): Held[] {
  const own = template.sections.find((section) => section.kind === 'dissent')?.audience ?? 'council'
  return minutes.dissent.map(({ audience, person }) => ({
    subject: { audience: audienceOf(audience, own), speaker: person },
  }))
}

/** Who is kept from text that stands in this parent's copy: it must not reach them by this way. */
function keptFromOthers(held: Held[], reader: Reader, minutes: Minutes): string[] {
  const others = held
    .filter(({ subject }) => mayRead(subject, reader))
    .flatMap(({ subject }) => subject.withholdFrom ?? [])
  return [...new Set(others)].map((one) => nameOf(minutes, one)).filter(Boolean)
}

const factWords = (person: Person): string =>
  listWords(keepable.filter((fact) => keptFrom(person, fact).length > 0))

/** Facts of people and children that are kept from anybody: `The address of Sam Ashby is kept from somebody.` */
function keptBack({ people, children }: Minutes): string[] {
  const byFacts = Map.groupBy(
    people.filter((person) => keptFromAny(person).length > 0),
    factWords,
  )
  const settings = children.filter((child) => settingKeptFrom(child).length > 0)
  return [
    ...[...byFacts].map(([facts, some]) => {
      const are = facts.includes(' and ') ? 'are' : 'is'
      return `The ${facts} of ${listWords(some.map(({ name }) => name))} ${are} kept from somebody.`
    }),
    settings.length > 0
      ? `The school or setting of ${listWords(settings.map(({ name }) => name))} is kept from somebody.`
      : '',
  ]
}

/** Is a fact about somebody, or a child's school, kept from this reader by name? */
function factsKeptFrom({ people, children }: Minutes, { eyes }: Reader): boolean {
  return [...people.map(keptFromAny), ...children.map(settingKeptFrom)].some((ids) =>
    ids.some((id) => eyes.includes(id)),
  )
}

function whyLookAtLearning(minutes: Minutes, template: Template): string[] {
  const words = [...new Set(tellingIn(minutes, template).map(({ words }) => `“${words}”`))]
  if (words.length === 0) return []
  const are = words.length === 1 ? 'This could' : 'These could'
  return [`${are} tell which family or which worker it was: ${listWords(words)}.`]
}

/**
 * Why a second person has to look at this copy, each a sentence for the people who prepare it; empty when nobody has
 * to. What was written under a heading that everybody reads, for everybody, needs no second look.
 */
export function whySecondLook(minutes: Minutes, recipient: Recipient, template: Template): string[] {
  if (recipient.kind === 'learning note') return whyLookAtLearning(minutes, template)
  if (!['professionals', 'parent', 'child', 'advocate', 'supporter', 'worker'].includes(recipient.kind))
    return []
  const reader = readerFor(minutes, recipient)
  const actions = heldActions(minutes, template)
  const goals = heldGoals(minutes, template)
  const held = [...heldEntries(minutes, template), ...actions, ...goals, ...heldDissent(minutes, template)]
  const leftOut = (one: Held): boolean => !mayRead(one.subject, reader)
  const { name } = recipient
  // A worker's copy holds the whole record: only what is kept from them by name asks for another pair of eyes.
  const isWithheld = held.some(({ subject }) =>
    subject.withholdFrom?.some((one) => reader.eyes.includes(one)),
  )
  if (recipient.kind === 'worker')
    return isWithheld || factsKeptFrom(minutes, reader) ? [`Something is withheld from ${name}.`] : []
  const others = reader.family ? keptFromOthers(held, reader, minutes) : []
  const apart = parentsApart(minutes).filter(
    ({ child, parents }) =>
      recipient.kind === 'child' ||
      (recipient.kind === 'advocate' && reader.children.has(child)) ||
      parents.some((id) => reader.own.has(id)),
  )
  return [
    held.some((one) => one.subject.audience === 'restricted' && leftOut(one))
      ? 'Restricted text is left out of it.'
      : '',
    isWithheld
      ? recipient.kind === 'child'
        ? `Something is withheld from ${name}, or from somebody who may see the letter.`
        : reader.eyes.length > 1
          ? `Something is withheld from ${name}, or from somebody whom they are there for.`
          : `Something is withheld from ${name}.`
      : '',
    others.length > 0 ? `It holds text that is withheld from ${listWords(others)}.` : '',
    actions.some((one) => one.tighter && leftOut(one)) ? 'An action is left out that others may read.' : '',
    goals.some((one) => one.tighter && leftOut(one)) ? 'A goal is left out that others may read.' : '',
    ...keptBack(minutes),
    ...apart.map(({ says }) => says),
    held.some((one) => one.pasted && !leftOut(one)) ? 'It holds a passage pasted from another record.' : '',
  ].filter(Boolean)
}
