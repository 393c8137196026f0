/**
 * Whether a copy has to be looked at by a second person before it is released, and why (rule R-RS, domain 3.1 and 6).
 * The child's file, case records, personal records and learning notes stay where the text was written.
 */
import { type Action, isTighter, type Minutes, parentsApart } from '../minutes/index.ts'
import type { Template, TemplateSection } from '../templates/template.ts'
import type { Recipient } from './copy.ts'
import { aboutOf } from './entries.ts'
import { audienceOf, mayRead, type Reader, readerFor, type Subject } from './reader.ts'
import { listWords, nameOf } from './words.ts'

/** Something of the record that not everybody may read. */
type Held = {
  subject: Subject
  /** An action that fewer people may read than the others of its list. */
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

/**
 * Why a second person has to look at this copy, each a sentence for the people who prepare it; empty when nobody has
 * to. What was written under a heading that everybody reads, for everybody, needs no second look.
 */
export function whySecondLook(minutes: Minutes, recipient: Recipient, template: Template): string[] {
  if (recipient.kind !== 'professionals' && recipient.kind !== 'parent') return []
  const reader = readerFor(minutes, recipient)
  const actions = heldActions(minutes, template)
  const held = [...heldEntries(minutes, template), ...actions, ...heldDissent(minutes, template)]
  const leftOut = (one: Held): boolean => !mayRead(one.subject, reader)
  const { id, name } = recipient
  const hidden = minutes.people.filter((person) => person.withholdAddressFrom.length > 0)
  const others = reader.family ? keptFromOthers(held, reader, minutes) : []
  const apart = parentsApart(minutes).filter(({ parents }) => parents.includes(id))
  return [
    held.some((one) => one.subject.audience === 'restricted' && leftOut(one))
      ? 'Restricted text is left out of it.'
      : '',
    held.some(({ subject }) => subject.withholdFrom?.includes(id))
      ? `Something is withheld from ${name}.`
      : '',
    others.length > 0 ? `It holds text that is withheld from ${listWords(others)}.` : '',
    actions.some((one) => one.tighter && leftOut(one)) ? 'An action is left out that others may read.' : '',
    hidden.length > 0
      ? `The address of ${listWords(hidden.map((one) => one.name))} is kept from somebody.`
      : '',
    ...apart.map(({ says }) => says),
    held.some((one) => one.pasted && !leftOut(one)) ? 'It holds a passage pasted from another record.' : '',
  ].filter(Boolean)
}
