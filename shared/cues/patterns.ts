/** Finds the patterns of the lists in a text: in all of it, or of one family in one sentence. */
import { isChildsAppointment, ownAppointmentsOf, type Reader, reader } from './appointments.ts'
import { type CompiledCue, compiledLists, isWordOrName } from './compile.ts'
import type { CueContext, CueFamily, CueMatch } from './cue.ts'
import { corroborates, datesContact, isNegated, mayDeny } from './negation.ts'
import { peopleOf } from './people.ts'
import { plainText } from './plain.ts'
import { type Sentence, splitSentences } from './sentences.ts'
import { childsWords, inRanges, quotations, type Range } from './speech.ts'

/** A match this close before a word can be an exception because of it. */
const NEAR = 60
/** Never quietened: here a missed question is worse than an extra one. */
const neverQuiet = new Set(['CR', 'CS', 'HH'])

/** How many sentences back a dated contact still answers "no concerns". */
const CONTACT_BEFORE = 3

/** What several cues ask about the text, worked out at most once. */
export type Text = {
  plain: string
  sentences: readonly Sentence[]
  reader(index: number): Reader
  mayDeny(index: number): boolean
  childs(): readonly Range[]
  quotes(): readonly Range[]
  corroborated(index: number): boolean
  contactDated(index: number): boolean
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

function eachOnce<T>(make: (index: number) => T): (index: number) => T {
  const made = new Map<number, T>()
  return (index) => {
    const before = made.get(index)
    if (before !== undefined) return before
    const value = make(index)
    made.set(index, value)
    return value
  }
}

/** The text in plain characters, its sentences, and what is asked of them. */
export function prepare(text: string, context: Partial<CueContext>): Text {
  const plain = plainText(text)
  const sentences = splitSentences(plain)
  const people = peopleOf(context)
  const mentions = once(() => sentences.map((sentence) => people.mentions(sentence.text)))
  const own = ownAppointmentsOf(context)
  const has = eachOnce((index) => corroborates(sentences[index]?.text ?? ''))
  const dated = eachOnce((index) => datesContact(sentences[index]?.text ?? ''))
  return {
    plain,
    sentences,
    reader: eachOnce((index) => {
      const all = mentions()
      const before = [...(all[index - 2] ?? []), ...(all[index - 1] ?? [])]
      return reader(sentences[index]?.text ?? '', all[index] ?? [], before, own)
    }),
    mayDeny: eachOnce((index) => mayDeny(sentences[index]?.text ?? '')),
    childs: once(() => childsWords(sentences, mentions(), plain)),
    quotes: once(() => quotations(plain)),
    corroborated: (index) => has(index) || has(index + 1),
    contactDated: (index) => {
      for (let at = Math.max(0, index - CONTACT_BEFORE); at <= index + 1; at += 1) if (dated(at)) return true
      return false
    },
  }
}

/** A pattern that stands in a sentence. */
export type Found = CueMatch & {
  /** Which sentence of the text it stands in. */
  index: number
}

/** Families that never speak of a child's own words: what a child tells us is not suspect (domain 3.2). */
const suspicions: ReadonlySet<CueFamily> = new Set(['DC', 'SR'])
export const isSuspicion = (family: CueFamily): boolean => suspicions.has(family)

/** Does this cue say nothing here, whatever the words are? */
const isIdle = (cue: CompiledCue, context: Partial<CueContext>): boolean =>
  (context.speaker === 'child' && isSuspicion(cue.family)) ||
  (cue.definition.earlierYear === true && context.meetingYear === undefined)

/** As they stand in a text. */
export const inOrder = (a: CueMatch, b: CueMatch): number =>
  a.start - b.start || a.end - b.end || (a.cue < b.cue ? -1 : a.cue > b.cue ? 1 : 0)

/** What the list of a family says of one sentence. */
export type Listed = {
  found: CueMatch[]
  /** A pattern stands there and does not count: an adult's own appointment, genetic material, a child's words. */
  excused: boolean
}

/** What the lists say of each sentence of a text. */
export type Lists = {
  /** Every pattern that stands in the text, in its order. */
  all: CueMatch[]
  in(index: number, family: CueFamily): Listed
}

const nothing: Listed = { found: [], excused: false }

/** What the lists say of a text. */
export function readLists(read: Text, text: string, context: Partial<CueContext>): Lists {
  const places = new Map<string, Listed>()
  const all: CueMatch[] = []
  for (const cue of compiledLists(context)) {
    if (isIdle(cue, context)) continue
    cue.pattern.lastIndex = 0
    if (!cue.pattern.test(read.plain)) continue
    for (let index = 0; index < read.sentences.length; index += 1) {
      const { found, excused } = findIn(index, cue, read, context, text)
      if (found.length === 0 && !excused) continue
      all.push(...found)
      const place = `${index} ${cue.family}`
      const before = places.get(place) ?? nothing
      places.set(place, { found: [...before.found, ...found], excused: before.excused || excused })
    }
  }
  return { all: all.sort(inOrder), in: (index, family) => places.get(`${index} ${family}`) ?? nothing }
}

function findIn(
  index: number,
  cue: CompiledCue,
  read: Text,
  context: Partial<CueContext>,
  text: string,
): Listed {
  const listed: Listed = { found: [], excused: false }
  const sentence = read.sentences[index]
  if (sentence === undefined) return listed
  const { pattern, definition } = cue
  pattern.lastIndex = 0
  if (!pattern.test(sentence.text)) return listed
  if (cue.sentence?.test(sentence.text)) return { found: [], excused: true }
  pattern.lastIndex = 0
  for (let match = pattern.exec(sentence.text); match !== null; match = pattern.exec(sentence.text)) {
    const start = match.index
    const end = start + match[0].length
    if (match.slice(1).some((carer) => carer !== undefined && !isWordOrName(carer, context.carers))) {
      pattern.lastIndex = start + 1
      continue
    }
    if (!counts(index, start, end, cue, read, context)) {
      listed.excused = true
      continue
    }
    const negated = read.mayDeny(index) && isNegated(sentence.text, start, end, definition.saysNo !== true)
    listed.found.push({
      family: cue.family,
      cue: definition.id,
      start: sentence.start + start,
      end: sentence.start + end,
      text: text.slice(sentence.start + start, sentence.start + end),
      question: definition.question,
      quiet: isQuiet(index, cue, read),
      negated,
      ...(inRanges(read.quotes(), sentence.start + start) && { quoted: true }),
    })
  }
  return listed
}

/** Is it this cue at all, once the words around it and the people are known? */
function counts(
  index: number,
  start: number,
  end: number,
  cue: CompiledCue,
  read: Text,
  context: Partial<CueContext>,
): boolean {
  const sentence = read.sentences[index]
  if (sentence === undefined) return false
  const words = sentence.text
  if (cue.before?.test(words.slice(Math.max(0, start - NEAR), start))) return false
  if (cue.after?.test(words.slice(end, end + NEAR))) return false
  if (cue.definition.earlierYear && Number(words.slice(start, end)) >= (context.meetingYear ?? 0))
    return false
  if (isSuspicion(cue.family) && inRanges(read.childs(), sentence.start + start)) return false
  if (cue.definition.childsAppointment) {
    return isChildsAppointment(read.reader(index), start, end)
  }
  return true
}

function isQuiet(index: number, cue: CompiledCue, read: Text): boolean {
  if (cue.definition.quiet === 'always') return true
  if (neverQuiet.has(cue.family)) return false
  if (cue.definition.quiet === 'contact dated' && read.contactDated(index)) return true
  return read.corroborated(index)
}
