/**
 * R-RS Restricted content check. Seeds 5.1, 3.1; all issued types; MUST before each copy is released; no override.
 * Source: domain reference 3.1 and 6. It belongs to releasing copies and never holds up a signature: each copy is
 * previewed for its recipient and confirmed by a second person where copies are made.
 */
import type { Minutes } from '../../minutes/index.ts'
import type { Evidence, Rule } from '../check.ts'
import { count, fact, speak } from '../finding.ts'
import { issuedTypes, nameOf } from '../record.ts'

function withheld(minutes: Minutes, restrictedSections: Set<string>): Evidence[] {
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

function addresses(minutes: Minutes): Evidence[] {
  return minutes.people
    .filter((person) => person.withholdAddressFrom.length > 0)
    .map((person) =>
      fact(
        `${person.name}: address, phone and employer are withheld from ${person.withholdAddressFrom.map((id) => nameOf(minutes, id)).join(' and ')}.`,
        'household',
        person.id,
      ),
    )
}

/** Parents of the same child of whom one lives in the home and another does not. */
function separated(minutes: Minutes): Evidence[] {
  return minutes.children.flatMap((child) => {
    const parents = minutes.people.filter(
      (person) => person.of.includes(child.id) && /\b(?:mother|father|parent)\b/i.test(person.role),
    )
    const apart = parents.some((one) => one.inHousehold) && parents.some((one) => !one.inHousehold)
    return apart ? [fact(`The parents of ${child.name || 'a child'} live apart.`, 'household', child.id)] : []
  })
}

function pasted(minutes: Minutes): Evidence[] {
  return minutes.sections.flatMap((section) =>
    section.entries
      .filter((entry) => entry.origin)
      .map((entry) => fact('A passage was pasted from another record.', section.key, entry.id)),
  )
}

export const rRS: Rule = {
  id: 'R-RS',
  title: 'Restricted content check',
  seeds: ['5.1', '3.1'],
  meetingTypes: issuedTypes,
  questions: [
    'Copy for [name]: the following is left out. Is anything left that lets them work it out (place, employer, date, agency name, action owner)?',
  ],
  form: { per: 'record', evidence: false, fields: [], answeredIn: 'dist' },
  severities: ['MUST'],
  weight: 'Must be answered before each copy is released. It never stops a signature.',
  asksWhen:
    'Something is restricted or withheld from somebody, parents live apart, or text was pasted from another meeting.',
  answeredBy: 'A second person has looked at what each reader’s copy leaves out, and confirmed it.',
  source: 'Response plan 5.1 and 3.1.',
  override: { allowed: false, why: 'Each copy is looked at for its reader, by a second person.' },
  find(reading) {
    const { minutes, template } = reading
    const restricted = new Set(
      template.sections.filter((section) => section.audience === 'restricted').map((section) => section.key),
    )
    const evidence = [
      ...withheld(minutes, restricted),
      ...addresses(minutes),
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
        record: [
          'When the copies are made, have a second person look at what each one leaves out before it goes.',
        ],
        holds: 'issuing',
      }),
    ]
  },
}
