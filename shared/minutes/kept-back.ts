/**
 * Facts about a person that somebody must not learn: an address, a phone number, an employer, a child's school
 * (domain section 6: each with a withhold list of its own).
 *
 * A phone number and an employer lead to the same door as an address. Until somebody gives them a list of their own,
 * the list of the address holds for them too.
 */
import type { Child, Minutes, Person } from './minutes.ts'

export const keepable = ['address', 'phone', 'employer'] as const
export type Keepable = (typeof keepable)[number]

type Kept = Pick<Person, 'withholdAddressFrom' | 'withholdPhoneFrom' | 'withholdEmployerFrom'>

/** The fields that hold the lists, for a form. */
export const keptFields = {
  address: 'withholdAddressFrom',
  phone: 'withholdPhoneFrom',
  employer: 'withholdEmployerFrom',
} as const satisfies Record<Keepable, keyof Kept>

/** Ids of the people who must not learn this fact about this person. */
export const keptFrom = (person: Kept, fact: Keepable): string[] =>
  person[keptFields[fact]] ?? person.withholdAddressFrom

/** Does this fact follow the list of the address? */
export const followsAddress = (person: Kept, fact: Keepable): boolean =>
  person[keptFields[fact]] === undefined || fact === 'address'

/** Lists of their own for phone and employer, beginning with those who are kept from the address. */
export const ownLists = (person: Kept): Pick<Person, 'withholdPhoneFrom' | 'withholdEmployerFrom'> => ({
  withholdPhoneFrom: keptFrom(person, 'phone'),
  withholdEmployerFrom: keptFrom(person, 'employer'),
})

/** One list again: the address's. */
export const oneList = { withholdPhoneFrom: undefined, withholdEmployerFrom: undefined }

/** Ids of everybody from whom anything of this person is kept. */
export const keptFromAny = (person: Kept): string[] => [
  ...new Set(keepable.flatMap((fact) => keptFrom(person, fact))),
]

/** Ids of the people who must not learn which school or setting this child goes to. */
export const settingKeptFrom = (child: Pick<Child, 'withholdSettingFrom'>): string[] =>
  child.withholdSettingFrom ?? []

/**
 * What is kept of one person, the facts that are kept from the same people together: `address and phone` from `[id]`.
 * Empty where nothing is.
 */
export function keptTogether(person: Kept): { facts: Keepable[]; from: string[] }[] {
  const groups = Map.groupBy(keepable, (fact) => JSON.stringify([...keptFrom(person, fact)].sort()))
  return [...groups.values()].flatMap((facts) => {
    const [first] = facts
    const from = first ? keptFrom(person, first) : []
    return from.length > 0 ? [{ facts, from }] : []
  })
}

/** A place as it is written anywhere: without brackets, punctuation and capitals. */
const plainPlace = (place: string): string =>
  place
    .toLowerCase()
    .replace(/\([^)]*\)/g, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Too short to be the name of one place. */
const SHORTEST_PLACE = 4

/** What many schools are called after their own name: people leave it out, and the name still tells which it is. */
const kinds =
  /(?: (?:c of e|ce|rc|catholic|primary|secondary|high|infants?|juniors?|nursery|pre school|preschool|school|academy|college|centre|unit))+$/

/**
 * Settings of children that are kept from this reader, as plain words: whole, and by the name that people use. An
 * agency of that name would give them away, and so would a sentence.
 */
export function settingsKeptFrom(minutes: Pick<Minutes, 'children'>, readerId: string): string[] {
  const places = minutes.children
    .filter((child) => settingKeptFrom(child).includes(readerId))
    .flatMap(({ setting }) => [setting, setting.split(/[,;]/)[0] ?? ''].map(plainPlace))
    .flatMap((place) => [place, place.replace(kinds, '')])
  return [...new Set(places)].filter((place) => place.length >= SHORTEST_PLACE)
}

/** Does this text name one of these places? */
export function namesPlace(text: string, places: readonly string[]): boolean {
  const plain = ` ${plainPlace(text)} `
  return places.some((place) => plain.includes(` ${place} `))
}
