/**
 * The sheet that asks for a strategy discussion (domain 2.14, rule R-CR): the allegation in its first words, the children,
 * how they are safe tonight, what evidence could be lost, and whom to call. It may be had at once, from a draft too.
 */
import type { Answer, MeetingEvent } from '../minutes/index.ts'
import type { PaperParts } from './build.ts'
import type { CopyPart } from './copy.ts'
import { entryParts, typedParts } from './entries.ts'
import { childrenParts, householdParts } from './people.ts'
import { factsOf, partsOf, type Sheet, tableOf } from './sheet.ts'
import { dateWords, listWords, nameOrWords, sentenceCase } from './words.ts'

const audience = 'council' as const

/** Answers to the question about an allegation that no later one replaces. */
function answersOf({ minutes }: Sheet): Answer[] {
  const replaced = new Set(minutes.answers.map(({ supersedes }) => supersedes))
  return minutes.answers.filter(({ ruleId, id }) => ruleId === 'R-CR' && !replaced.has(id))
}

const childrenIn = (sheet: Sheet, about: Answer['about']): string =>
  about === 'all' ? 'All children' : listWords(about.map((id) => sheet.name(id)).filter(Boolean))

function allegationFacts(sheet: Sheet, event: MeetingEvent): CopyPart | undefined {
  return factsOf([
    ['In the first words', event.text],
    ['When', dateWords(event.date)],
    ['Kind', sentenceCase(event.kind)],
    ['Said to have done it', sheet.called(event.against)],
    ['Told to', nameOrWords(sheet.minutes, event.toldTo)],
    ['Where', event.place],
    ['Police reference', event.policeRef],
    ['Medical', event.medicalDecision],
  ])
}

/** Allegations that were recorded, and passages that the writer kept as an allegation, word for word. */
function alleged(sheet: Sheet, where: string): CopyPart[] {
  const { minutes, template } = sheet
  const recorded = minutes.events.flatMap((event): CopyPart[] => {
    if (event.type !== 'allegation') return []
    const about = event.child === '' ? [] : [event.child]
    if (!sheet.allows({ audience, about }, where, event.text)) return []
    const facts = allegationFacts(sheet, event)
    return facts ? [{ type: 'heading', text: sheet.name(event.child) || 'A child', parts: [facts] }] : []
  })
  const kept = new Set(
    minutes.cueResolutions.flatMap(({ cue, how, entryId }) =>
      cue.startsWith('CR-') && (how === 'quote kept as said' || how === 'evidence added') ? [entryId] : [],
    ),
  )
  const passages = minutes.sections.flatMap((written) => {
    const section = template.sections.find(({ key }) => key === written.key)
    const entries = written.entries.filter(({ id }) => kept.has(id))
    return section ? entryParts(sheet, section, entries, written.child) : []
  })
  return passages.length > 0
    ? [...recorded, { type: 'heading', text: 'As it was written down', parts: passages }]
    : recorded
}

/** One row for each answer: the columns that anybody filled in. */
function answered(
  sheet: Sheet,
  caption: string,
  columns: readonly (readonly [heading: string, field: string])[],
): CopyPart | undefined {
  const rows = answersOf(sheet).flatMap(({ about, fields }) => {
    const cells = columns.map(([, field]) => dateWords(nameOrWords(sheet.minutes, fields[field] ?? '')))
    const subject = { audience, about }
    return cells.some(Boolean) && sheet.allows(subject, caption, cells.filter(Boolean).join(', '))
      ? [[childrenIn(sheet, about), ...cells]]
      : []
  })
  return tableOf(caption, ['Child', ...columns.map(([heading]) => heading)], rows)
}

function contacts(sheet: Sheet): CopyPart | undefined {
  const { meeting, people } = sheet.minutes
  const asked = answersOf(sheet).map(({ fields }) => fields.requestedBy ?? '')
  const ids = [...new Set([meeting.chair, meeting.minuteTaker, ...asked])]
  const rows = ids.flatMap((id) => {
    const person = people.find((one) => one.id === id)
    return person ? [[person.name, sheet.part(person), sheet.agency(person), person.phone]] : []
  })
  return tableOf('Contact', ['Name', 'Role', 'Agency', 'Phone'], rows)
}

const sectionParts = (
  sheet: Sheet,
  kind: 'children' | 'household',
  write: typeof childrenParts,
): CopyPart[] => {
  const section = sheet.template.sections.find((one) => one.kind === kind)
  return section ? write(sheet, section) : []
}

/** Who reads it has to see what is not known yet. */
const orNothing = (parts: CopyPart[]): CopyPart[] =>
  parts.length > 0 ? parts : [{ type: 'paragraph', text: 'Nothing is written down about this yet.' }]

export function referralParts(sheet: Sheet): PaperParts {
  const { minutes, template } = sheet
  const { meeting } = minutes
  const immediate = template.sections.find(({ key }) => key === 'immediate')
  const request = answered(sheet, 'The request', [
    ['Asked for', 'requested'],
    ['At', 'requestedAt'],
    ['By', 'requestedBy'],
    ['From', 'requestedTo'],
    ['Strategy discussion', 'stratRecord'],
  ])
  return {
    paper: 'referral sheet',
    title: 'Referral for a strategy discussion',
    copyLine: 'For the people who hold the strategy discussion',
    marking: 'Confidential: for the strategy discussion',
    facts: [
      { label: 'Children', value: listWords(sheet.children.map(({ name }) => name)) },
      { label: 'Reference', value: meeting.familyRef },
      { label: 'Raised in', value: [template.name, dateWords(meeting.date)].filter(Boolean).join(', ') },
    ].filter(({ value }) => value.trim() !== ''),
    summary: [],
    sections: [
      { heading: 'What is alleged', parts: orNothing(alleged(sheet, 'What is alleged')) },
      {
        heading: 'Safety tonight',
        parts: orNothing([
          ...partsOf(
            answered(sheet, 'Safety tonight', [
              ['In danger now?', 'danger'],
              ['What is being done now', 'dangerAction'],
            ]),
          ),
          ...(immediate ? typedParts(sheet, immediate) : []),
        ]),
      },
      {
        heading: 'Evidence that could be lost',
        parts: orNothing(
          partsOf(
            answered(sheet, 'Evidence that could be lost', [
              ['What', 'evidenceAtRisk'],
              ['Who keeps it', 'evidenceKeeper'],
              ['Crime reference, or told to the police', 'crimeReference'],
              ['Own duty to report', 'dutyToReport'],
            ]),
          ),
        ),
      },
      { heading: 'Request and contact', parts: partsOf(request, contacts(sheet)) },
      { heading: 'Children', parts: sectionParts(sheet, 'children', childrenParts) },
      { heading: 'Household and important people', parts: sectionParts(sheet, 'household', householdParts) },
    ],
    closing: [
      'If a child is in danger now, call 999.',
      'Do not question the child further. Keep what was said in the child’s own words.',
    ],
  }
}
