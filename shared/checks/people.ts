/** Who is who in a record: whose words a source gives, and which account is which person. */
import { isProfessional, type Minutes, type Person } from '../minutes/index.ts'

const youngRoles = new Set(['child', 'sibling'])

export { isProfessional }

/** Family and friends who are adults: parents, carers, partners and everyone else in contact with the child. */
export const adultsOf = (minutes: Minutes): Person[] =>
  minutes.people.filter(
    (person) =>
      !isProfessional(person) &&
      !youngRoles.has(person.role.trim().toLowerCase()) &&
      !minutes.children.some((child) => child.id === person.id),
  )

const usualWords: [RegExp, string[]][] = [
  [/step-?(?:parent|father|dad)/, ['stepdad', 'step-dad', 'stepfather', 'step-father']],
  [/step-?(?:parent|mother|mum)/, ['stepmum', 'step-mum', 'stepmother', 'step-mother']],
  [/^(?:birth )?mother$/, ['mum', 'mom', 'mummy', 'mother']],
  [/^(?:birth )?father$/, ['dad', 'daddy', 'father']],
  [/partner/, ['partner']],
  [/carer/, ['carer']],
  [/grandparent|grandfather/, ['grandad', 'granddad', 'grandpa', 'grandfather']],
  [/grandparent|grandmother/, ['gran', 'nan', 'nana', 'grandma', 'grandmother']],
]

const firstNameOf = (name: string): string => name.trim().split(/\s+/)[0] ?? ''

/** Names and usual words for one person, longest first. */
export function namesOf(person: { name: string; role?: string; aliases?: string[] }): string[] {
  const role = person.role?.trim().toLowerCase() ?? ''
  const words = usualWords.flatMap(([pattern, usual]) => (pattern.test(role) ? usual : []))
  const first = firstNameOf(person.name)
  const all = [person.name.trim(), ...(first.length > 2 ? [first] : []), ...(person.aliases ?? []), ...words]
  return [...new Set(all.filter(Boolean))].sort((a, b) => b.length - a.length)
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Any of these names or words as a whole word, letters of every language included. */
export const anyOf = (words: readonly string[]): string =>
  `(?<![\\p{L}])(?:${words.map(escaped).join('|')})(?![\\p{L}])`

/** The people of a record are asked for again and again: their expressions are kept, the newest few hundred. */
const kept = new Map<string, RegExp>()
const KEPT = 400

function expressionFor(words: readonly string[]): RegExp {
  const source = anyOf(words)
  const before = kept.get(source)
  if (before) return before
  const made = new RegExp(source, 'iu')
  if (kept.size >= KEPT) kept.clear()
  kept.set(source, made)
  return made
}

/** Does the text name this person, by full name, first name, alias or a usual word such as "mum"? */
export function names(text: string, person: { name: string; role?: string; aliases?: string[] }): boolean {
  const words = namesOf(person)
  return words.length > 0 && expressionFor(words).test(text)
}

/** Words that may stand around a carer's name without bringing in anybody else: "the children's mum", "said by Dana". */
const around =
  /(?<![\p{L}])(?:the|a|an|my|her|his|their|our|both|and|or|with|by|from|of|to|as|per|according|said|told|says|me|us|birth|parents?|carers?|family|mum|mom|mummy|mother|dad|daddy|father|himself|herself|themselves|mr|mrs|ms|miss|child(?:ren)?)(?![\p{L}])/giu
const usual =
  /(?<![\p{L}])(?:parents?|carers?|family|mum|mom|mummy|mother|dad|daddy|father|step-?(?:mum|mother|dad|father|parent))(?![\p{L}])/iu

const withoutAll = (text: string, words: string[]): string =>
  words.length === 0 ? text : text.replace(new RegExp(anyOf(words), 'giu'), ' ')

/**
 * Is what this source says a carer's own account, whatever kind the writer chose? So it is when a carer, by name,
 * alias or usual word, is all that it names: "Mum", "Dana and Lee", "Ellie's mother". A carer does not see or report
 * for anybody else.
 */
export function isCarersAccount(source: { kind: string; who: string }, minutes: Minutes): boolean {
  if (source.kind === 'carer said') return true
  const adults = adultsOf(minutes)
  if (adults.some((person) => person.id === source.who)) return true
  const who = source.who.toLowerCase().replaceAll('’', "'")
  const carers = adults.flatMap(namesOf).sort((a, b) => b.length - a.length)
  const withoutCarers = withoutAll(who, carers)
  if (withoutCarers === who && !usual.test(who)) return false
  const possessives = minutes.children.flatMap((child) => namesOf(child)).map((name) => `${name}'s`)
  const left = withoutAll(withoutCarers, possessives).replace(/step-?(?=mum|mother|dad|father|parent)/g, '')
  return !/\p{L}/u.test(left.replaceAll("'s", '').replace(around, ' '))
}

const plain = (name: string): string => name.trim().toLowerCase().replace(/\s+/g, ' ')

/**
 * Is this account that person of the record? By the account id where the person is linked to one; where the
 * link is missing, the same name counts as the same person, so that a missing link never opens a door.
 */
export function isThisPerson(
  account: { id: string; name: string },
  personId: string,
  minutes: Minutes,
): boolean {
  if (!personId) return false
  if (personId === account.id) return true
  const person = minutes.people.find((one) => one.id === personId)
  if (!person) return plain(personId) === plain(account.name)
  return person.accountId ? person.accountId === account.id : plain(person.name) === plain(account.name)
}
