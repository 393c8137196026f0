/**
 * One word, however it is spelled here or across the Atlantic: letters from a hospital and forms of a national service
 * write organize, and the person who looks for it writes organise.
 */

/** Endings of verbs and what is made of them; `s` and `z` are the same letter here. */
const ENDING = /^(.{3,}[iy])([sz])(e|ed|es|er|ers|ing|ations?)?$/u

/** Words whose last letters look like such an ending and are another word with the other letter. */
const apart = new Set(['prise', 'prize'])

/** Stems that differ; what comes after them (behavioural, programmes) is kept. British first. */
const stems: readonly (readonly [british: string, american: string])[] = [
  ['behaviour', 'behavior'],
  ['colour', 'color'],
  ['endeavour', 'endeavor'],
  ['favour', 'favor'],
  ['flavour', 'flavor'],
  ['harbour', 'harbor'],
  ['honour', 'honor'],
  ['humour', 'humor'],
  ['labour', 'labor'],
  ['neighbour', 'neighbor'],
  ['odour', 'odor'],
  ['rumour', 'rumor'],
  ['tumour', 'tumor'],
  ['programme', 'program'],
  ['centre', 'center'],
  ['theatre', 'theater'],
  ['defence', 'defense'],
  ['offence', 'offense'],
  ['licence', 'license'],
  ['practise', 'practice'],
  ['judgement', 'judgment'],
  ['enrolment', 'enrollment'],
  ['fulfil', 'fulfill'],
  ['skilful', 'skillful'],
  ['enquir', 'inquir'],
  ['counsell', 'counsel'],
  ['travell', 'travel'],
  ['cancell', 'cancel'],
  ['labell', 'label'],
  ['paediatric', 'pediatric'],
  ['anaesthe', 'anesthe'],
  ['orthopaedic', 'orthopedic'],
  ['gynaecolog', 'gynecolog'],
  ['haemorrhag', 'hemorrhag'],
  ['foet', 'fet'],
  ['diarrhoea', 'diarrhea'],
  ['grey', 'gray'],
  ['ageing', 'aging'],
  ['pyjama', 'pajama'],
  ['mould', 'mold'],
  ['mum', 'mom'],
]

/** Short ones stand for themselves alone: what begins with them is mostly something else (mumps, greyhound). */
const whole = new Set(['mum', 'mom', 'grey', 'gray', 'ageing', 'aging', 'mould', 'mold'])
/** A doubled letter is British only before these: cancelled, never cancellation. */
const doubled = /ll$/u
const afterDoubled = /^(?:ed|ing|er|ers|or|ors)$/u
const foetal = /^(?:al|us|uses)$/u

function mayFollow(stem: string, rest: string): boolean {
  if (stem === 'foet' || stem === 'fet') return foetal.test(rest)
  if (whole.has(stem)) return /^s?$/u.test(rest)
  return true
}

function exchanged(word: string, from: string, to: string): string | undefined {
  if (!word.startsWith(from)) return undefined
  const rest = word.slice(from.length)
  if (!mayFollow(from, rest)) return undefined
  const isDoubled = doubled.test(from) || doubled.test(to)
  if (isDoubled && from !== 'fulfil' && from !== 'fulfill' && !afterDoubled.test(rest)) return undefined
  return to + rest
}

/** The word and its other spellings, lower-case letters, the typed one first. */
export function spellingsOf(typed: string): string[] {
  const word = typed.toLowerCase()
  const found = new Set([word])
  const ending = ENDING.exec(word)
  if (ending && !apart.has(word)) {
    const [, before = '', letter, after = ''] = ending
    found.add(`${before}${letter === 's' ? 'z' : 's'}${after}`)
  }
  for (const [british, american] of stems) {
    // The longer one first: what is spelled programme begins with program too.
    const [long, short] = british.length >= american.length ? [british, american] : [american, british]
    const other = exchanged(word, long, short) ?? exchanged(word, short, long)
    if (other) found.add(other)
  }
  return [...found]
}
