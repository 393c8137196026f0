/**
 * A copy is built from what its reader may read, and never by hiding text in a full one: a section without anything
 * in it is gone with its heading, and numbers are given at the end.
 */
import { tellingIn, whyTelling } from '../anonymous/identifying.ts'
import type { Minutes } from '../minutes/index.ts'
import type { Template, TemplateSection } from '../templates/template.ts'
import type { AuditRow, BuiltCopy, Copy, CopyPart, CopySection, LeftOut, Recipient } from './copy.ts'
import { typedParts } from './entries.ts'
import { hintsFor, type Passage, passagesOf } from './hints.ts'
import { actionSummary, dateSummary, decisionSummary, planParts } from './outcome.ts'
import { readerFor } from './reader.ts'
import { hasNoChildren } from './recipients.ts'
import { structuredParts } from './sections.ts'
import { type CheckResult, type LateLine, type Left, markingOf, partsOf, Sheet } from './sheet.ts'
import { sourceHints } from './source-hints.ts'
import { dateWords, listWords, monthWords } from './words.ts'

export type CopyPolicy = {
  template: Template
  state: {
    signed: boolean
    /** e.g. `1.0`; empty for a draft. */
    version: string
    /** SHA-256 of the frozen record in hex; empty for a draft. */
    recordHash: string
    signature?: { name: string; role: string; at: string }
    /** The version that this one takes the place of, e.g. `1.0`. */
    replaces?: string
    /** The newest row of the audit chain when it was signed; never in a copy that names nobody. */
    auditRow?: AuditRow
  }
  fictional: boolean
  /** Results of the checks in plain words, for the internal copy only. */
  findings?: CheckResult[]
  /** What was late and why, one line each, for the internal copy only. */
  late?: readonly LateLine[]
}

export const markings: Record<Recipient['kind'], string> = {
  internal: 'Confidential: for the child’s file',
  professionals: 'Confidential: for the professional named here',
  parent: 'Confidential: for the person named here',
  'case record': 'Confidential: for the child’s file',
  'personal record': 'Confidential: for the worker and the supervisor',
  'learning note': 'For learning: names no family and no worker',
  child: 'Confidential: for the person named here',
  worker: 'Confidential: for the worker named here',
  advocate: 'Confidential: for the person named here',
  supporter: 'Confidential: for the person named here',
}

export function copyLineOf({ kind, name, role, child }: Recipient): string {
  if (child !== undefined) return `Record of one child: ${name}`
  if (kind === 'internal') return `Internal copy for the ${name.toLowerCase()}`
  if (kind === 'learning note') return 'Learning note for the team or service'
  if (kind === 'case record') return 'Case record for the child’s file'
  const line = kind === 'personal record' ? 'Personal record for' : 'Copy for'
  return `${line} ${name}${role ? ` (${role})` : ''}`
}

const versionWords = (version: string): string =>
  version && `Version ${version.replace(/^v(?:ersion)?\s*/i, '')}`

/** Entries under a heading that the template does not have are kept, for the file only. */
function otherNotes(minutes: Minutes, template: Template): TemplateSection[] {
  const known = new Set(template.sections.map((section) => section.key))
  const keys = new Set(minutes.sections.map((section) => section.key).filter((key) => !known.has(key)))
  return [...keys].map((key) => ({
    key,
    heading: 'Other notes',
    kind: 'entries',
    required: 'optional',
    audience: 'council',
    guidance: '',
  }))
}

/** Dated rows of a record whose type has no heading for them: an allegation belongs in the file wherever it was made. */
function otherRows({ template }: Sheet): TemplateSection[] {
  const inTheFile = (
    key: string,
    heading: string,
    kind: 'chronology' | 'wasNotBrought',
  ): TemplateSection[] =>
    template.sections.some((section) => section.kind === kind)
      ? []
      : [{ key, heading, kind, required: 'optional', audience: 'council', guidance: '' }]
  return [
    ...inTheFile('wnb', 'Appointments and Was Not Brought', 'wasNotBrought'),
    ...inTheFile('chron', 'Chronology, incidents and allegations', 'chronology'),
  ]
}

function sectionsOf(sheet: Sheet): Omit<CopySection, 'number'>[] {
  const { template, minutes } = sheet
  const sections = [...template.sections, ...otherRows(sheet), ...otherNotes(minutes, template)]
  const written = sections.flatMap((section) => {
    const rows = sheet.reader.anonymous ? [] : structuredParts(sheet, section)
    const parts = [...rows, ...typedParts(sheet, section)]
    const marking = markingOf(sheet, section.audience)
    return parts.length === 0 ? [] : [{ heading: section.heading, ...(marking ? { marking } : {}), parts }]
  })
  const unread = sheet.minutes.unread.length
  if (!sheet.internal || unread === 0) return written
  const text = `${unread === 1 ? 'One part' : `${unread} parts`} of this record could not be read by this version of Chairside. Nothing is lost: it is kept in the record as it was.`
  return [...written, { heading: 'Parts that could not be read', parts: [{ type: 'paragraph', text }] }]
}

export function meetingFacts(sheet: Sheet): Copy['facts'] {
  const { meeting } = sheet.minutes
  if (sheet.reader.anonymous) return [{ label: 'Session', value: monthWords(meeting.date) }]
  const time = [meeting.start, meeting.end].filter(Boolean).join(' to ')
  const facts = [
    { label: 'Date', value: dateWords(meeting.date) },
    { label: 'Time', value: time },
    { label: 'Place', value: meeting.place },
    { label: 'Reference', value: meeting.familyRef },
    { label: 'Children', value: listWords(sheet.children.map((child) => child.name)) },
    { label: sheet.template.chairTitle, value: sheet.name(meeting.chair) },
    { label: 'Minutes taken by', value: sheet.name(meeting.minuteTaker) },
  ]
  return facts.filter((fact) => fact.value.trim() !== '')
}

function summaryOf(sheet: Sheet): CopyPart[] {
  if (sheet.reader.anonymous) return []
  const section = (kind: TemplateSection['kind']) => sheet.template.sections.find((one) => one.kind === kind)
  const decision = section('decision')
  const plan = section('plan')
  return partsOf(
    decision && decisionSummary(sheet, decision),
    plan && actionSummary(sheet, plan),
    dateSummary(sheet),
  )
}

/** What a reader may do about it (domain 7: correction, complaint, escalation). */
export function closingOf(sheet: Sheet): string[] {
  if (sheet.reader.anonymous) return []
  const authority = sheet.minutes.meeting.authority || 'the council'
  const chair = sheet.name(sheet.minutes.meeting.chair)
  const who = chair ? `${chair}, who led this meeting,` : 'the person who led this meeting'
  const correction = `If something here is wrong, tell ${who} which words, what they should say and why. A mistake of fact is put right in writing. If it is a matter of opinion, your own statement can be kept with these minutes.`
  if (sheet.family) {
    return [
      correction,
      `If you are unhappy with how this was done, you can complain to ${authority}. Ask the social worker or the person who led this meeting how to do that.`,
      'Please keep these pages safe and do not share them.',
    ]
  }
  if (sheet.reader.recipient.kind === 'professionals') {
    return [
      correction,
      'If your agency disagrees with a decision, use the local escalation policy and tell the chair.',
      'Do not pass this copy on without the agreement of the chair.',
    ]
  }
  return [correction]
}

/** Title, date and reference for a file name; a reference that holds somebody's name is left out. */
function fileStemOf(sheet: Sheet): string {
  const { meeting, people, children } = sheet.minutes
  if (sheet.reader.anonymous) return `${sheet.template.shortName} ${meeting.date.slice(0, 7)}`
  const names = [...people, ...children].flatMap((one) => one.name.split(/\s+/)).filter((n) => n.length > 2)
  const named = names.some((name) => meeting.familyRef.toLowerCase().includes(name.toLowerCase()))
  return [sheet.template.shortName, meeting.date, named ? '' : meeting.familyRef].filter(Boolean).join(' ')
}

function withoutRepeats(left: readonly Left[]): LeftOut[] {
  const seen = new Set<string>()
  return left.flatMap(({ where, what, why }) => {
    const key = [where, what, why].join('\n')
    if (seen.has(key)) return []
    seen.add(key)
    return [{ where, what, why }]
  })
}

/**
 * The copy for one recipient, and what it leaves out with the reason for each.
 *
 * Pure: the same record, recipient and policy give the same copy. Who may read what is decided in `reader.ts` alone
 * (domain 2.0, 2.14, 6). `leftOut`, and `giveAways` for rule R-RS, are for whoever prepares or confirms a copy and never
 * part of one.
 */
export function buildCopy(minutes: Minutes, recipient: Recipient, policy: CopyPolicy): Made {
  const { template, state, fictional, findings = [], late = [] } = policy
  const reader = readerFor(minutes, recipient)
  // A learning note names no worker, and no hour that could be looked up in a diary.
  const signature = state.signed && !reader.anonymous ? state.signature : undefined
  const sheet = new Sheet(minutes, template, reader, { findings, late, signature })
  const plan = template.sections.find((section) => section.kind === 'plan')
  const built: BuiltCopy = {
    kind: recipient.kind,
    language: 'en-GB',
    title: reader.family || reader.anonymous ? template.name : minutes.meeting.title || template.name,
    authority: minutes.meeting.authority,
    meetingName: template.name,
    date: reader.anonymous ? monthWords(minutes.meeting.date) : dateWords(minutes.meeting.date),
    copyLine: copyLineOf(recipient),
    marking: markings[recipient.kind],
    signed: state.signed,
    fictional,
    version: versionWords(state.version),
    recordHash: state.recordHash,
    facts: [
      ...meetingFacts(sheet),
      ...(state.replaces ? [{ label: 'Replaces', value: versionWords(state.replaces) }] : []),
    ],
    summary: summaryOf(sheet),
    actions: plan && !reader.anonymous ? planParts(sheet, plan) : [],
    sections: sectionsOf(sheet).map((section, at) => ({ number: at + 1, ...section })),
    closing: closingOf(sheet),
    ...(sheet.signature ? { signature: { ...sheet.signature } } : {}),
    ...(state.auditRow && !reader.anonymous ? { auditRow: { ...state.auditRow } } : {}),
    fileStem: fileStemOf(sheet),
  }
  const copy = built as Copy
  const unlinked: LeftOut[] = hasNoChildren(minutes, recipient)
    ? [
        {
          where: 'Household and important people',
          what: recipient.name,
          why: 'No child of this record is marked as theirs, so text about single children is left out.',
        },
      ]
    : []
  return made(sheet, copy, unlinked)
}

export type Made = { copy: Copy; leftOut: LeftOut[]; giveAways: LeftOut[] }

/** A copy with what it leaves out and what in it could still lead there. */
function made(sheet: Sheet, copy: Copy, unlinked: LeftOut[]): Made {
  return {
    copy,
    leftOut: [...unlinked, ...withoutRepeats(sheet.left)],
    giveAways: [...sheet.pasted, ...allHints(sheet, passagesOf(copy))],
  }
}

/** Questions about words, then those about people and days that no word asks yet. */
function allHints(sheet: Sheet, passages: Passage[]): LeftOut[] {
  if (sheet.reader.anonymous) return learningHints(sheet)
  const words = hintsFor(sheet.minutes, sheet.reader.recipient.id, sheet.left, passages)
  const asked = (what: string): boolean =>
    words.some((one) => what === one.what || what.startsWith(`${one.what} `))
  return [...words, ...sourceHints(sheet, passages).filter(({ what }) => !asked(what))]
}

/** Of a learning note: every word that could tell who it was. */
function learningHints({ minutes, template }: Sheet): LeftOut[] {
  const headings = new Map(template.sections.map(({ key, heading }) => [key, heading]))
  return tellingIn(minutes, template).map(({ kind, words, section }) => ({
    where: `“${headings.get(section) ?? 'Other notes'}”`,
    what: words,
    why: whyTelling[kind],
  }))
}

/** What makes one paper another than the minutes: its title, its parts and what its reader can do. */
export type PaperParts = Pick<BuiltCopy, 'title' | 'copyLine' | 'marking' | 'facts' | 'closing'> & {
  paper: NonNullable<BuiltCopy['paper']>
  summary: CopyPart[]
  sections: Omit<CopySection, 'number'>[]
}

/**
 * A paper of its own for one recipient (a letter, a sheet), with what it leaves out. `write` is handed a sheet that asks
 * the same reader as a copy of the minutes does: nothing else decides who may read what.
 */
export function buildPaperWith(
  minutes: Minutes,
  recipient: Recipient,
  policy: CopyPolicy,
  write: (sheet: Sheet) => PaperParts,
): Made {
  const { template, state, fictional, findings = [] } = policy
  const sheet = new Sheet(minutes, template, readerFor(minutes, recipient), { findings })
  const { sections, ...parts } = write(sheet)
  const built: BuiltCopy = {
    ...parts,
    kind: recipient.kind,
    language: 'en-GB',
    authority: minutes.meeting.authority,
    meetingName: template.name,
    date: dateWords(minutes.meeting.date),
    signed: state.signed,
    fictional,
    version: versionWords(state.version),
    recordHash: state.recordHash,
    actions: [],
    sections: sections
      .filter((section) => section.parts.length > 0)
      .map((section, at) => ({ number: at + 1, ...section })),
    ...(state.signature ? { signature: { ...state.signature } } : {}),
    ...(state.auditRow ? { auditRow: { ...state.auditRow } } : {}),
    fileStem: fileStemOf(sheet),
  }
  return made(sheet, built as Copy, [])
}

/** Every passage that a reader gets of a record, and what they do not get, in full: for papers that quote from it. */
export function readingOf(
  minutes: Minutes,
  recipient: Recipient,
  policy: Pick<CopyPolicy, 'template' | 'findings' | 'late'>,
): { passages: Passage[]; left: readonly Left[] } {
  const { template, findings = [], late = [] } = policy
  const sheet = new Sheet(minutes, template, readerFor(minutes, recipient), { findings, late })
  const first = meetingFacts(sheet).map(({ value }) => ({ where: FIRST_PAGE, text: value }))
  const sections = sectionsOf(sheet).map((section, at) => ({ number: at + 1, ...section }))
  return { passages: [...first, ...passagesOf({ sections })], left: sheet.left }
}

/** Where the facts of the meeting stand that come first on the page. */
export const FIRST_PAGE = 'First page'

/** Only the questions of rule R-RS for one recipient: words of left-out passages that still stand in the copy. */
export function hints(minutes: Minutes, recipient: Recipient, template: Template): LeftOut[] {
  const sheet = new Sheet(minutes, template, readerFor(minutes, recipient))
  const sections = sectionsOf(sheet).map((section, at) => ({ number: at + 1, ...section }))
  return allHints(sheet, passagesOf({ sections }))
}
