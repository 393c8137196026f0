/**
 * Was Not Brought wording (rule R-WN1): a child relies on an adult to get to an appointment. The sentence is offered
 * beside the writer's own; it is never put in their place.
 */
import { plainText } from './plain.ts'

export type Rewording = {
  /** The sentence in Was Not Brought words. */
  reworded: string
  /** The sentence as it was, with the note that keeps a record's own words, e.g. `[recorded as DNA]`. */
  noted: string
}

/** Stands where the writer has not said whose task it was to bring the child. */
export const nobodyNamed = '[name who was to bring them]'

const missed = String.raw`DNA(?:'?[ds])?|[Dd]na'd|(?:[Dd]id not|[Dd]idn'?t|[Hh]as not|[Hh]asn'?t|[Hh]ave not|[Hh]aven'?t|[Hh]ad not|[Hh]adn'?t|[Ff]ailed to|[Ff]ails to|[Dd]oes not|[Dd]oesn'?t) attend(?:ed)?|(?:was a |were )?no[- ]shows?|missed(?= (?:his|her|their|two|three|four|five|six|several|all|\d{1,3})\b)`
const reasons = String.raw`\b(?<link>for|after|due to|because of|following) (?:non-?attendance|not attending|(?:\d{1,2} |two |three |several )?(?:DNA|missed appointment)s?)`
const phrases = new RegExp(String.raw`${reasons}|\b(?:${missed})(?![\w'])`, 'g')
const plurals =
  /\b(?:children|twins|boys|girls|siblings|sisters|brothers|both|they)\s*(?:both |all )?$|\band [A-Z][\w'-]*\s*$/i
/** After these words no "to" is needed: "was not brought on 3 June". */
const noObject =
  /^\s*(?:$|[.,;:!?)\]]|(?:on|in|at|again|for|to|twice|once|and|but|so|because|as|when|since|after|last|yesterday|today|this (?:week|month|time)|x ?\d|three times|several times|repeatedly|\d{1,2} times)\b)/i

/**
 * What to offer for a sentence with a WN cue. `childName` is used where the sentence names nobody; without
 * `responsibleAdult` the offer holds a place for the name, so that it cannot be passed over. Undefined when the
 * sentence has no wording to change.
 */
export function rewordWasNotBrought(
  sentence: string,
  childName: string,
  responsibleAdult?: string,
): Rewording | undefined {
  const plain = plainText(sentence)
  const by = responsibleAdult?.trim() || nobodyNamed
  let named = false
  let firstWords: string | undefined
  let at = 0
  let reworded = ''
  for (const match of plain.matchAll(phrases)) {
    const before = plain.slice(0, match.index)
    const after = plain.slice(match.index + match[0].length)
    reworded += sentence.slice(at, match.index)
    at = match.index + match[0].length
    const link = match.groups?.link
    if (link !== undefined) {
      firstWords ??= /\bDNA/.test(match[0]) ? 'DNA' : match[0].slice(link.length + 1)
      reworded += `${link} not being brought`
      continue
    }
    firstWords ??= match[0]
    if (before.trim() === '' && childName.trim() !== '') reworded += `${childName.trim()} `
    reworded += `${brought(match[0], before, childName)}${named ? '' : ` by ${by}`}${noObject.test(after) ? '' : ' to'}`
    named = true
  }
  if (firstWords === undefined) return undefined
  reworded += sentence.slice(at)
  return { reworded, noted: withNote(sentence, /^dna/i.test(firstWords) ? 'DNA' : firstWords) }
}

function brought(words: string, before: string, childName: string): string {
  const many = plurals.test(before) || (before.trim() === '' && / and /.test(childName))
  if (/^(?:fails|does)/i.test(words)) return many ? 'are not brought' : 'is not brought'
  if (/^ha(?:s|ve)/i.test(words)) return many ? 'have not been brought' : 'has not been brought'
  if (/^had/i.test(words)) return 'had not been brought'
  return many ? 'were not brought' : 'was not brought'
}

/** The note stands before the full stop, so that it belongs to the sentence. */
function withNote(sentence: string, words: string): string {
  const end = /[.!?]?\s*$/.exec(sentence)
  const cut = end?.index ?? sentence.length
  return `${sentence.slice(0, cut)} [recorded as ${words}]${sentence.slice(cut)}`
}
