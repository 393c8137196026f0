/**
 * R-RS Restricted content check. Seeds 5.1, 3.1; all issued types; MUST before each copy is released; no override.
 * Source: domain reference 3.1 and 6. It belongs to releasing copies and never holds up a signature: each copy is
 * previewed for its recipient and confirmed by a second person where copies are made.
 */
import { type Action, isTighter, type Minutes, parentsApart } from '../../minutes/index.ts'
import type { Template } from '../../templates/template.ts'
import type { Evidence, Reading, Rule } from '../check.ts'
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

const separated = (minutes: Minutes): Evidence[] =>
  parentsApart(minutes).map(({ says, child }) => fact(says, 'household', child))

function pasted(minutes: Minutes): Evidence[] {
  return minutes.sections.flatMap((section) =>
    section.entries
      .filter((entry) => entry.origin)
      .map((entry) => fact('A passage was pasted from another record.', section.key, entry.id)),
  )
}

/** What is still to be looked at; empty when a second person has confirmed every copy that needs it. */
function waiting({ minutes, copyChecks }: Reading): string[] {
  const ask =
    'When the copies are made, have a second person look at what each one leaves out before it goes.'
  if (!copyChecks) return [ask]
  const open = copyChecks.needed.filter((id) => !copyChecks.confirmed.includes(id))
  if (open.length === 0) return []
  return [
    `A second person has still to confirm the copy of: ${open.map((id) => nameOf(minutes, id)).join(', ')}.`,
  ]
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
    'Something is restricted or withheld from somebody, an action is kept from some readers of the plan, parents live apart or both outside the home, or text was pasted from another meeting.',
  answeredBy:
    'A second person, who neither signed nor led nor wrote the record, has looked at what each reader’s copy leaves out, and confirmed that very file.',
  source: 'Response plan 5.1 and 3.1.',
  override: { allowed: false, why: 'Each copy is looked at for its reader, by a second person.' },
  find(reading) {
    const { minutes, template } = reading
    const evidence = [
      ...withheld(minutes, template),
      ...withheldActions(minutes, template),
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
        record: waiting(reading),
        holds: 'issuing',
      }),
    ]
  },
}
