/**
 * The sheet for the data protection officer when a copy went to somebody else (domain section 6, "Wrong recipient"). It says what
 * went, to whom, when, and whether it is contained; whether the regulator has to be told is theirs to judge, not the tool's.
 */
import { londonDate } from '../clocks/index.ts'
import type { CopyPart } from '../copies/copy.ts'
import { dateWords, instantWords } from '../copies/index.ts'
import type { Line, LineEvent } from './line.ts'

/** Only `incidentSheet` can make one: the symbol is not exported, so no other value has this type. */
declare const built: unique symbol

export type IncidentSheet = {
  readonly [built]: true
  title: string
  authority: string
  copyLine: string
  marking: string
  fictional: boolean
  /** When it was made, in words. */
  edition: string
  /** UTC instant, ISO 8601. */
  at: string
  facts: { label: string; value: string }[]
  sections: { heading: string; parts: CopyPart[] }[]
  /** Start of a file name: by the mark, never a person's name. */
  fileStem: string
}

export type Incident = {
  line: Line
  /** Short mark of the line, for a file name and for looking it up. */
  mark: string
  /** When it was found: UTC instant. */
  foundAt: string
  whoGotIt: string
  contained: boolean
  note: string
  reportedBy: { name: string; role: string }
  /** Everything that was written down about the line before, oldest first. */
  events: readonly LineEvent[]
  /** Who else was to have the same document, by name and role. */
  others: readonly { name: string; role: string; state: string }[]
  /** What was left out of the copy, so that it is known what it did not tell: where, and not what. */
  leftOut: readonly string[]
  authority: string
  fictional: boolean
  /** UTC instant at which the sheet is made. */
  at: string
}

const audiences: Readonly<Record<Line['kind'], string>> = {
  internal: 'Internal copy: everything in the record, restricted parts among it',
  worker: 'Internal copy: everything in the record, restricted parts among it',
  professionals: 'Professionals’ copy',
  parent: 'Copy for one parent',
  child: 'Letter or copy for a child',
  advocate: 'Copy for a child’s advocate',
  supporter: 'Copy for a supporter of the family',
  'case record': 'Case record for the child’s file',
  'personal record': 'Personal supervision record',
  'learning note': 'Learning note: names no family and no worker',
}

const items: Readonly<Record<Line['item'], string>> = {
  minutes: 'Minutes',
  'decision letter': 'Decision letter',
  'child letter': 'Letter to a child',
  'referral sheet': 'Referral sheet',
  'distribution checklist': 'Distribution checklist',
  addendum: 'Addendum',
  'correction outcome': 'Letter with the outcome of a request for correction',
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** Lines of a note as paragraphs. */
const paragraphs = (text: string): CopyPart[] =>
  text
    .split(/\n+/)
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => ({ type: 'paragraph', text: line }))

const factsOf = (facts: [label: string, value: string][]): CopyPart => ({
  type: 'facts',
  facts: facts.filter(([, value]) => value.trim() !== '').map(([label, value]) => ({ label, value })),
})

const whenWords = (instant: string): string => (instant === '' ? '' : instantWords(instant))

function happened(events: readonly LineEvent[]): CopyPart[] {
  const rows = events.map((event) => [
    whenWords(event.at),
    capital(event.kind),
    [event.method, event.address, event.proof, event.kind === 'given to' ? '' : event.reference, event.note]
      .filter(Boolean)
      .join(', ')
      .replaceAll('\n', ', '),
    event.byName,
  ])
  return rows.length === 0
    ? [{ type: 'paragraph', text: 'Nothing was written down before.' }]
    : [
        {
          type: 'table',
          caption: 'What was written down about this copy',
          columns: ['When', 'What', 'Details', 'Written down by'],
          rows,
        },
      ]
}

/** Where it went at the last sending: from the events, since a line forgets an address that did not arrive. */
function lastSent(events: readonly LineEvent[]): LineEvent | undefined {
  return events.findLast(({ kind }) => kind === 'sent')
}

export function incidentSheet(incident: Incident): IncidentSheet {
  const { line, events, others, mark } = incident
  const sent = lastSent(events)
  const sheet: Omit<IncidentSheet, typeof built> = {
    title: 'A copy went to the wrong person',
    authority: incident.authority,
    copyLine: 'For the data protection officer',
    marking: 'Confidential: names the people concerned',
    fictional: incident.fictional,
    edition: `Made on ${instantWords(incident.at)}`,
    at: incident.at,
    facts: [
      { label: 'Reference', value: [line.familyRef, mark].filter(Boolean).join(', ') },
      { label: 'Found', value: whenWords(incident.foundAt) },
      { label: 'Contained', value: incident.contained ? 'Yes, as far as is known now' : 'No, not yet' },
      { label: 'Reported by', value: `${incident.reportedBy.name}, ${incident.reportedBy.role}` },
    ],
    sections: [
      {
        heading: 'What it was',
        parts: [
          factsOf([
            ['Document', items[line.item]],
            ['Of', [line.meetingName, dateWords(line.meetingDate)].filter(Boolean).join(', ')],
            ['Kind of copy', audiences[line.kind]],
            ['Version', line.version],
            ['Fingerprint (SHA-256)', line.sha256],
          ]),
          ...(incident.leftOut.length > 0
            ? [
                {
                  type: 'paragraph' as const,
                  text: `This copy leaves out: ${[...new Set(incident.leftOut)].join('; ')}. What was left out did not leave with it.`,
                },
              ]
            : []),
        ],
      },
      {
        heading: 'Who was to have it',
        parts: [
          factsOf([
            ['Name', line.name],
            ['Role', [line.role && capital(line.role), line.agency].filter(Boolean).join(', ')],
          ]),
        ],
      },
      {
        heading: 'Who got it, how and when',
        parts: [
          factsOf([
            ['Who got it', incident.whoGotIt],
            ['Method', sent?.method ?? line.method],
            ['Address used', sent?.address ?? line.address],
            ['Sent', whenWords(sent?.at ?? '')],
            ['Sent by', sent?.byName ?? ''],
            ['Found', whenWords(incident.foundAt)],
          ]),
        ],
      },
      {
        heading: 'What has been done',
        parts: [
          {
            type: 'paragraph',
            text: incident.contained
              ? 'It is written down as contained: the copy is back, or it is known that it was destroyed unread.'
              : 'It is not contained yet. Ask whoever got it to send it back or to delete it unread, and to say so in writing.',
          },
          ...paragraphs(incident.note),
        ],
      },
      { heading: 'What was written down before', parts: happened(events) },
      {
        heading: 'Who else was to have the same document',
        parts:
          others.length === 0
            ? [{ type: 'paragraph', text: 'Nobody else.' }]
            : [
                {
                  type: 'table',
                  caption: 'Others who are to have it',
                  columns: ['Name', 'Role', 'How it stands'],
                  rows: others.map(({ name, role, state }) => [name, capital(role), capital(state)]),
                },
              ],
      },
      {
        heading: 'For the data protection officer',
        parts: [
          {
            type: 'paragraph',
            text: 'Whether this is a breach that the Information Commissioner’s Office or the people concerned have to be told about is for you to judge. The time to report one is 72 hours from when the council became aware of it (UK GDPR Article 33); that clock is yours, and Chairside does not run it.',
          },
          {
            type: 'paragraph',
            text: 'Is somebody less safe because of what they may now know, such as an address that was kept from them? Then tell the social worker and the police first, and do not wait for this sheet.',
          },
        ],
      },
    ],
    // By the mark alone: a family's reference may hold a name.
    fileStem: ['Wrong recipient', londonDate(incident.foundAt), mark].join(' '),
  }
  return sheet as IncidentSheet
}
