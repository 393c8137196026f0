/**
 * Addenda, and letters with the outcome of a request (domain section 7). Both quote from the signed record, so both ask the
 * reader's own copy first: whoever cannot read a passage there gets no addendum about it, and a letter to them neither quotes
 * it nor says whether it stands in the record.
 */
import type { CorrectionOutcome, CorrectionRequest } from '../corrections/index.ts'
import { type Minutes, textBlocks } from '../minutes/index.ts'
import type { Template } from '../templates/template.ts'
import {
  buildPaperWith,
  type CopyPolicy,
  closingOf,
  copyLineOf,
  type Made,
  markings,
  meetingFacts,
  readingOf,
} from './build.ts'
import type { Copy, CopyPart, CopySection, LeftOut, Recipient } from './copy.ts'
import { hintsFor, type Passage, passagesOf } from './hints.ts'
import { allPassages, timesIn, wordsKeptFrom } from './quoting.ts'
import { isCouncil, recipientsOf } from './recipients.ts'
import { factsOf, type Left, markingOf, partsOf, type Sheet } from './sheet.ts'
import { dateWords, instantWords } from './words.ts'

/** A request with its outcome. `at` is a UTC instant, ISO 8601. */
export type Decided = {
  id: string
  request: CorrectionRequest
  outcome: CorrectionOutcome
  by: { name: string; role: string; at: string }
}

type Section = Omit<CopySection, 'number'>
type Reading = {
  passages: readonly Passage[]
  left: readonly Left[]
  /** Everything that the record says to anybody. */
  all: readonly Passage[]
}

const ACCEPTED = 'factual error accepted'

/** Only the addenda and letters of the same record: what they say beside the quoted words. */
const typedWords = ({ request, outcome }: Decided): string =>
  outcome.outcome === ACCEPTED ? outcome.newWords : `${outcome.statement}\n${request.asker.name}`

/** Why one reader gets nothing of an outcome, a sentence; empty when they do. */
function whyNotHere(sheet: Sheet, reading: Reading, one: Decided): string {
  const { request, outcome } = one
  if (timesIn(reading.passages, request.section, request.words) === 0)
    return 'The passage is not in their copy.'
  const { audience, withholdFrom } = outcome
  const speaker = outcome.outcome === ACCEPTED ? '' : request.asker.person
  if (!sheet.allows({ audience, withholdFrom, about: 'all', speaker }, request.section, typedWords(one)))
    return 'The addendum is not for them.'
  if (speaker && !sheet.names(speaker, request.section, request.asker.name))
    return 'It is the statement of somebody who is not named in their copy.'
  const kept = wordsKeptFrom(
    typedWords(one),
    [...reading.left, ...reading.all],
    reading.passages,
    sheet.minutes,
  )
  return kept.length > 0 ? `It says “${kept.join('”, “')}”, which is left out of their copy.` : ''
}

/** The day of an instant as people in England have it: an hour leads nowhere that a reader has to go. */
const dayOf = (instant: string): string => instantWords(instant).split(',')[0] ?? ''

const quote = (label: string, value: string): [string, string] => [label, value]

/** A statement stands as everybody's words do: in the same type and size. */
const statementOf = (speaker: string, text: string, marking?: string): CopyPart => ({
  type: 'entry',
  ...(speaker ? { speaker } : {}),
  ...(marking ? { marking } : {}),
  blocks: textBlocks(text),
})

function itemParts(sheet: Sheet, reading: Reading, { request, outcome, by }: Decided): CopyPart[] {
  const marking = outcome.audience === 'shared' ? undefined : markingOf(sheet, outcome.audience)
  const { asker } = request
  const speaker = asker.person
    ? sheet.called(asker.person)
    : [asker.name, asker.relation].filter(Boolean).join(', ')
  const decided = `${by.name}, ${by.role}, ${dayOf(by.at)}`
  // A copy of the file that goes to one person, or is about one child, leaves things out as well.
  const told = (text: string): string =>
    wordsKeptFrom(text, [...reading.left, ...reading.all], reading.passages, sheet.minutes).length > 0
      ? ''
      : text
  const inside: [string, string][] = sheet.internal
    ? [
        ['Asked for by', `${speaker}, ${dateWords(request.askedOn)}, ${request.how}`],
        ['Why they asked', told(request.reason)],
        ['What they were told', told(outcome.reason)],
      ]
    : []
  if (outcome.outcome === ACCEPTED)
    return partsOf(
      factsOf([
        quote('The signed minutes say', request.words),
        quote('They should say', outcome.newWords),
        ['Put right by', decided],
        ...inside,
      ]),
    )
  return partsOf(
    factsOf([
      quote('The signed minutes say', request.words),
      [
        'What was decided',
        outcome.outcome === 'not accepted'
          ? 'These words stay. The statement below stands with them.'
          : 'This is a matter of opinion. These words stay, and the statement below stands with them.',
      ],
      ['Decided by', decided],
      ...inside,
    ]),
    statementOf(speaker, outcome.statement, marking),
  )
}

export type AddendumMade = Made & {
  /** Ids of the requests whose outcome it tells this reader. */
  holds: string[]
}

/**
 * The addendum of one reader, or none where nothing of it is theirs.
 * @param signed the version it belongs to, with who signed it and when
 */
export function buildAddendum(
  minutes: Minutes,
  recipient: Recipient,
  policy: CopyPolicy,
  decided: readonly Decided[],
  signed: { version: string; by: string; at: string },
): AddendumMade | undefined {
  const reading = { ...readingOf(minutes, recipient, policy), all: allPassages(minutes, policy) }
  const holds: string[] = []
  const notTheirs: LeftOut[] = []
  const { copy, leftOut } = buildPaperWith(minutes, recipient, policy, (sheet) => {
    const told = decided.filter((one) => {
      const why = whyNotHere(sheet, reading, one)
      if (why) notTheirs.push({ where: one.request.section, what: typedWords(one).trim().slice(0, 120), why })
      return why === ''
    })
    holds.push(...told.map(({ id }) => id))
    const sections: Section[] = told.map((one) => ({
      heading: one.request.section,
      parts: itemParts(sheet, reading, one),
    }))
    return {
      paper: 'addendum',
      title: 'Addendum to the minutes',
      copyLine: copyLineOf(recipient),
      marking: markings[recipient.kind],
      facts: [
        ...meetingFacts(sheet),
        {
          label: 'Belongs to',
          value: sheet.reader.anonymous
            ? `Version ${signed.version}`
            : `Version ${signed.version}, signed by ${signed.by} on ${dayOf(signed.at)}`,
        },
      ],
      summary: [],
      sections,
      closing: [
        'The signed minutes themselves stay as they were. Keep this page with your copy of them.',
        ...closingOf(sheet),
      ],
    }
  })
  if (holds.length === 0) return undefined
  const seen = new Set(notTheirs.map(({ where, what }) => JSON.stringify([where, what])))
  return {
    copy,
    leftOut: [...notTheirs, ...leftOut.filter(({ where, what }) => !seen.has(JSON.stringify([where, what])))],
    giveAways: giveAways(minutes, recipient, reading, copy),
    holds,
  }
}

/** What in a paper could still lead to something that this reader's copy leaves out. */
const giveAways = (minutes: Minutes, recipient: Recipient, reading: Reading, copy: Copy): LeftOut[] =>
  hintsFor(minutes, recipient.id, [...reading.left], passagesOf(copy))

/** Who asked, as a reader of the record. `none`: somebody who has no copy of it. */
export function askerAsReader(
  minutes: Minutes,
  template: Template,
  asker: CorrectionRequest['asker'],
): { recipient: Recipient; none: boolean } {
  const own = recipientsOf(minutes, template).find(({ id }) => asker.person !== '' && id === asker.person)
  if (own) return { recipient: own, none: false }
  const child = minutes.children.find(({ id }) => id === asker.person)
  if (child)
    return { recipient: { id: child.id, kind: 'child', name: child.name, role: 'child' }, none: false }
  const person = minutes.people.find(({ id }) => id === asker.person)
  // The council's own workers read the record in the file.
  if (person && isCouncil(person) && template.copies.includes('internal'))
    return {
      recipient: { id: person.id, kind: 'worker', name: person.name, role: person.jobTitle },
      none: false,
    }
  const name = person?.name.trim() || asker.name
  return {
    recipient: { id: person?.id ?? '', kind: 'supporter', name, role: asker.relation },
    none: true,
  }
}

const letterMarking = 'Private: for the person named here'

/** The letter to whoever asked. */
export function buildOutcomeLetter(
  minutes: Minutes,
  policy: CopyPolicy,
  decided: Decided,
): Made & { recipient: Recipient } {
  const { request, outcome, by } = decided
  const { recipient, none } = askerAsReader(minutes, policy.template, request.asker)
  const own = none ? { passages: [], left: [] } : readingOf(minutes, recipient, policy)
  const reading: Reading = { ...own, all: allPassages(minutes, policy) }
  const reads = timesIn(reading.passages, request.section, request.words) > 0
  const untold: LeftOut[] = reads
    ? []
    : [
        {
          where: request.section,
          what: request.words.slice(0, 120),
          why: 'This passage is not in their copy.',
        },
      ]
  /** What somebody typed, where it tells this reader nothing that their copy leaves out. */
  const safe = (where: string, text: string): string => {
    const kept = wordsKeptFrom(text, [...reading.left, ...reading.all], reading.passages, minutes)
    if (kept.length === 0) return text
    const why = `It says “${kept.join('”, “')}”, which is left out of their copy. The letter goes without it.`
    untold.push({ where, what: text.slice(0, 120), why })
    return ''
  }
  const { copy } = buildPaperWith(minutes, recipient, policy, (sheet) => {
    const authority = minutes.meeting.authority || 'the council'
    const statement = safe('Your own words', outcome.statement)
    return {
      paper: 'correction outcome',
      title: 'Your request to correct the minutes',
      copyLine: `For ${recipient.name}`,
      marking: letterMarking,
      facts: [
        { label: 'The meeting', value: policy.template.name },
        { label: 'When', value: dateWords(minutes.meeting.date) },
        { label: 'You asked on', value: dateWords(request.askedOn) },
      ],
      summary: [],
      sections: [
        { heading: 'What you asked for', parts: askedParts(request, reads, safe) },
        {
          heading: 'What was decided',
          parts: reads
            ? outcomeParts(outcome, request, safe)
            : [
                {
                  type: 'paragraph',
                  text: 'What you asked has been read and decided. It is kept with the record of this meeting.',
                },
                ...paragraphs(safe('Reason', outcome.reason)),
              ],
        },
        {
          heading: 'Your own words',
          parts: statement
            ? [
                { type: 'paragraph', text: 'This is kept with the record, as you wrote it:' },
                statementOf(sheet.reader.family ? '' : recipient.name, statement),
              ]
            : [],
        },
        {
          heading: 'Who decided',
          parts: [{ type: 'paragraph', text: `${by.name}, ${by.role}, ${dayOf(by.at)}.` }],
        },
      ],
      closing: [
        'If you do not agree with this, tell the person who decided. You can also ask the data protection officer of the council whether what is held about you is right.',
        `If you are unhappy with how this was done, you can complain to ${authority}.`,
        'Please keep these pages safe and do not share them.',
      ],
    }
  })
  return { copy, leftOut: untold, giveAways: giveAways(minutes, recipient, reading, copy), recipient }
}

const paragraphs = (text: string): CopyPart[] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => ({ type: 'paragraph', text: line.trim() }))

type Safe = (where: string, text: string) => string

function askedParts(request: CorrectionRequest, reads: boolean, safe: Safe): CopyPart[] {
  return partsOf(
    factsOf([
      ...(reads
        ? ([
            ['Under', request.section],
            ['The minutes say', request.words],
          ] as [string, string][])
        : []),
      ['You asked that they say', safe('What they asked for', request.proposed)],
      ['Because', safe('Why they asked', request.reason)],
    ]),
  )
}

function outcomeParts(outcome: CorrectionOutcome, request: CorrectionRequest, safe: Safe): CopyPart[] {
  const newWords = safe('New words', outcome.newWords)
  const reason = paragraphs(safe('Reason', outcome.reason))
  if (outcome.outcome === ACCEPTED)
    return [
      {
        type: 'paragraph',
        text: 'This was a mistake of fact. It is put right in an addendum, which stands with the minutes.',
        strong: true,
      },
      ...partsOf(
        factsOf([
          ['The minutes say', request.words],
          ['They should say', newWords],
        ]),
      ),
      ...reason,
    ]
  const text =
    outcome.outcome === 'not accepted'
      ? 'The words stay as they are.'
      : 'This is a matter of opinion. The words stay as they are, and your statement stands with them.'
  return [{ type: 'paragraph', text, strong: true }, ...reason]
}
