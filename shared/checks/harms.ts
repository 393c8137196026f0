/**
 * Kinds of harm, read from the field's own words. Used to lay like beside like (R-HH, R-NT, R-CS), never to
 * conclude anything about a family.
 */
export const harmKinds = ['neglect', 'physical', 'sexual', 'emotional', 'domestic', 'exploitation'] as const
export type HarmKind = (typeof harmKinds)[number]

export const harmWords: Record<HarmKind, string> = {
  neglect: 'neglect',
  physical: 'physical harm',
  sexual: 'sexual harm',
  emotional: 'emotional harm',
  domestic: 'domestic abuse',
  exploitation: 'exploitation or harm outside the home or online',
}

const patterns: Record<HarmKind, RegExp> = {
  neglect:
    /\b(?:neglect\w*|squal(?:or|id)|dirty|filthy|unwashed|hungry|no (?:food|bedding|heating|clean)|head ?lice|dog mess|faeces|home conditions|left (?:home )?alone|home alone|unsupervised|was not brought|not brought|missed (?:reviews|appointments))\b/i,
  physical:
    /\b(?:physical\w*|assault\w*|hit|hits|hitting|beat|beaten|punch\w*|kick\w*|slap\w*|smack\w*|push(?:ed|es)|belt|bruis\w*|fractur\w*|burn(?:t|ed|s)?|scald\w*|bite mark|black eye|injur\w+|shaken|strangl\w*|stab\w*|knife)\b/i,
  sexual:
    /\b(?:sex(?:ual\w*)?|csa|indecen\w*|rape\w*|groom(?:ed|ing)|touched (?:her|him|them|me) (?:under|on|down|in)|secret game|exposed himself)\b/i,
  emotional: /\b(?:emotional\w*|humiliat\w*|belittl\w*|rejected|all shouting)\b/i,
  domestic:
    /\b(?:domestic (?:abuse|violence|incident)|coerci\w+|controlling behaviour|non-molestation|screaming|stalk\w*|argument)\b/i,
  exploitation:
    /\b(?:exploit\w*|county lines|cuckoo\w*|traffick\w*|gangs?|gang-related|radicali[sz]\w*|sextort\w*|(?:went|goes|going|gone|been|reported) missing|missing (?:from (?:home|care|school)|episodes?|overnight)|online (?:harm|abuse|grooming|contact|stranger)|groomed online|carries (?:drugs|a knife)|deal(?:s|ing|t)? drugs|sell(?:s|ing)? drugs|extra-?familial)\b/i,
}

/** Kinds of harm a text speaks of; empty for a text about something else. */
export function harmsIn(text: string): Set<HarmKind> {
  return new Set(harmKinds.filter((kind) => patterns[kind].test(text)))
}

/** The words in a text that speak of each kind of harm, each once and in the order of the text. */
export function harmWordsIn(text: string): [HarmKind, string[]][] {
  return harmKinds.flatMap((kind): [HarmKind, string[]][] => {
    const found = [...text.matchAll(new RegExp(patterns[kind].source, 'gi'))].map(([words]) => words)
    return found.length > 0 ? [[kind, [...new Set(found)]]] : []
  })
}

/** Injuries and circumstances that may repeat, each under one name whatever its ending. */
const circumstances: [string, RegExp][] = [
  ['fracture', /\bfractur\w*/i],
  ['bruise', /\bbruis\w*/i],
  ['burn or scald', /\b(?:burn(?:t|ed|s)?|scald\w*)\b/i],
  ['bite', /\bbit(?:e|ten)\b/i],
  ['head injury', /\bhead injur\w*/i],
  ['dirty home', /\b(?:squal(?:or|id)|dirty (?:home|house|flat)|dog mess|dog faeces)\b/i],
  ['hunger', /\bhungry\b/i],
  ['no bedding', /\bno (?:bed|bedding|covers)\b/i],
  ['head lice', /\bhead ?lice\b/i],
  [
    'wetting or soiling',
    /\b(?:bed-?wetting|wett?ing|wets?|soil(?:s|ed|ing)) (?:the bed|herself|himself)\b|\bsoiling\b/i,
  ],
  ['left alone', /\b(?:left|home) alone\b/i],
  ['overdose', /\boverdose\b/i],
  ['knife', /\bknife\b/i],
]

export function circumstancesIn(text: string): Set<string> {
  return new Set(circumstances.filter(([, pattern]) => pattern.test(text)).map(([name]) => name))
}
