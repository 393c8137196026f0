/** Who a sentence speaks of: the names of this record, and the usual words for carers, children and professionals. */
import { namePatterns, wholeWord } from './compile.ts'
import type { CueContext } from './cue.ts'

export type Mention = {
  start: number
  end: number
  kind: 'carer' | 'child' | 'professional' | 'pronoun'
  text: string
  /** "Ellie's": the end includes the ending. */
  possessive: boolean
}

const carers = [
  'mums?',
  'mummy',
  'mom',
  'mam',
  '(?:birth |foster )?mothers?',
  'dads?',
  'daddy',
  '(?:birth |foster )?fathers?',
  'step-?(?:dad|father|mum|mother)',
  '(?:both |foster |adoptive )?parents?',
  '(?:foster |kinship )?carers?',
  'partner',
  'gran(?:d(?:ad|father|mother|ma|pa|parents?))?',
  'granddad',
  'nan',
  'nana',
  'aunt(?:ie|y)?',
  'uncle',
  'boyfriend',
  'girlfriend',
  'husband',
  'wife',
]
const children = [
  "(?:child [A-Z](?![\\w'])|child|children(?!'s (?:social|service|cent|team|home|guardian|hospital|advocate)))",
  'kids?',
  'bab(?:y|ies)',
  'toddler',
  'infant',
  'twins?',
  'boys?',
  'girls?',
  'sons?',
  '(?:step-?)?daughters?',
  '(?:half-)?siblings?',
  '(?:half-|step-?)?(?:brother|sister)s?',
  'young (?:person|people)',
  'teenagers?',
  'pupils?',
]
const professionals = [
  'police',
  '(?:police )?officers?',
  'GP',
  'doctors?',
  '(?:senior )?social workers?',
  'health visitors?',
  '(?:school |named )?nurses?',
  'midwi(?:fe|ves)',
  '(?:head ?)?teachers?',
  'DSL',
  'paediatrician',
  'consultant',
  'psychologist',
  'psychiatrist',
  'therapist',
  'solicitor',
  'advocate',
  'chair',
  'probation(?: officer)?',
  'housing(?: officer)?',
  'key ?worker',
  '(?:family )?support worker',
  'professionals?',
  'agenc(?:y|ies)',
  '(?:team |service )?manager',
  'supervisor',
  'ambulance',
  'paramedics?',
  'interpreter',
  'I(?:RO|DVA)',
  'LADO',
  'school',
  'nursery',
  'nobody',
  'no one',
  'we',
]
const titled = "(?:Dr|Mr|Mrs|Ms|Miss|Prof|DC|PC|DS|DI|Sgt|Cllr)\\.? [A-Z][\\w'-]{1,30}"
const pronouns = ['he', 'she', 'they', 'who']

export type People = {
  /** Everyone a sentence mentions, in order. */
  mentions(sentence: string): Mention[]
}

const isCapital = (text: string): boolean => text[0] !== text[0]?.toLowerCase()

function build(context: Partial<CueContext>): People {
  const carerNames = new Set(context.carers)
  const childNames = new Set([...(context.children ?? []), ...(context.ownAppointments ?? [])])
  const source = [
    `(${titled})`,
    `(${[...namePatterns([...childNames]), ...children].join('|')})`,
    `(${[...namePatterns([...carerNames]), ...carers].join('|')})`,
    `(${professionals.join('|')})`,
    `(${pronouns.join('|')})`,
  ]
  const pattern = new RegExp(`${wholeWord(source)}('s(?![\\w])|s'(?![\\w]))?`, 'gi')
  const smallWords = [...carerNames, ...childNames].filter((name) => !isCapital(name))
  const usual = new RegExp(`^(?:${[...carers, ...children].join('|')})$`, 'i')
  const counts = (found: string): boolean =>
    isCapital(found) || usual.test(found) || smallWords.includes(found)
  return {
    mentions(sentence) {
      const found: Mention[] = []
      for (const match of sentence.matchAll(pattern)) {
        const [whole, title, child, carer, professional, pronoun, possessive] = match
        const words = title ?? child ?? carer ?? professional ?? pronoun ?? ''
        if (title !== undefined && !isCapital(title)) continue
        if ((child !== undefined || carer !== undefined) && !counts(words)) continue
        found.push({
          start: match.index,
          end: match.index + whole.length,
          kind: child ? 'child' : carer ? 'carer' : pronoun ? 'pronoun' : 'professional',
          text: words,
          possessive: possessive !== undefined,
        })
      }
      return found
    },
  }
}

const kept = new Map<string, People>()
const KEPT = 8

/** How to find people in the sentences of one record. */
export function peopleOf(context: Partial<CueContext>): People {
  const key = JSON.stringify([context.carers, context.children, context.ownAppointments])
  const before = kept.get(key)
  if (before !== undefined) return before
  const people = build(context)
  if (kept.size >= KEPT) kept.clear()
  kept.set(key, people)
  return people
}

/** The last mention that ends at or before `at`, as an index; -1 when there is none. */
export function lastBefore(mentions: readonly Mention[], at: number): number {
  let low = 0
  let high = mentions.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((mentions[middle]?.end ?? 0) <= at) low = middle + 1
    else high = middle
  }
  return low - 1
}
