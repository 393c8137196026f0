/** Words for the identity check of a learning note: how text is cut, and which words say nothing about anybody. */

/** A word with its place in the text, and how it compares: no capitals, accents, apostrophes or possessive. */
export type Word = { text: string; start: number; end: number; plain: string }

const WORD = /[\p{L}\p{N}\p{M}]+(?:['’ʼ`][\p{L}\p{N}\p{M}]+)*/gu

/** `Ellie’s` is Ellie, `O’Brien` obrien, `Łuczak` łuczak, `José` jose. */
export const plainWord = (text: string): string =>
  text
    .replace(/['’ʼ`]s$/iu, '')
    .normalize('NFKD')
    .replace(/[\p{M}'’ʼ`]/gu, '')
    .toLowerCase()

export const wordsIn = (text: string): Word[] =>
  [...text.matchAll(WORD)].map((match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
    plain: plainWord(match[0]),
  }))

const setOf = (...lists: string[]): ReadonlySet<string> => new Set(lists.join(' ').split(' '))

/** What people call each other, and what stands before a name. */
export const roleWords = setOf(
  'a an the and of child children girl boy baby unborn toddler teenager mother father mum dad mummy daddy parent',
  'parents carer carers stepmother stepfather grandmother grandfather gran nan nana grandad aunt uncle sister brother',
  'half sibling siblings cousin partner friend neighbour worker social nurse family dr mr mrs ms miss prof sir revd',
)

/** Names that are words too: only with a capital inside a sentence are they somebody. */
export const namesThatAreWords = setOf(
  'will mark rose may grace hope faith joy dawn art guy rob pat sue bill grant chase dean drew june april august',
  'summer autumn winter daisy lily holly ivy heather jasmine poppy violet ruby pearl amber crystal gene ray sky max',
  'frank ernest earnest jack bob carol eve gale jean miles nick norm peg penny robin sonny basil iris olive reed',
  'summers winters young long short brown black white green grey gray king bishop cook baker fisher hunter shepherd',
  'parish church wood woods hill field fields lane banks bridge brook ford marsh park pool rivers stone wells west',
  'north east south may price power best good day love close case english french welsh scott read reads sharp strong',
  'small little major page rich savage self speed steel swift wise wild moody new old toll reid lake dale head bell',
)

/** Agencies and posts that every family has: naming one says nothing. */
export const commonAgencyWords = setOf(
  'a the and of for in at s children childrens child social care services service council borough county city',
  'authority local nhs trust foundation health healthcare community hospital gp practice surgery medical police',
  'constabulary school primary infant junior secondary academy college nursery education early years help housing',
  'association probation family hub centre team unit department office adult mental midwifery maternity visiting legal',
)

export const commonPosts: ReadonlySet<string> = new Set([
  'social worker',
  'senior social worker',
  'newly qualified social worker',
  'lead social worker',
  'advanced practitioner',
  'practice supervisor',
  'team manager',
  'assistant team manager',
  'deputy team manager',
  'service manager',
  'head of service',
  'qa lead',
  'health visitor',
  'school nurse',
  'named nurse',
  'midwife',
  'community midwife',
  'class teacher',
  'head teacher',
  'deputy head',
  'designated safeguarding lead',
  'safeguarding lead',
  'family support worker',
  'early help worker',
  'police officer',
  'police constable',
  'police sergeant',
  'detective constable',
  'detective sergeant',
  'general practitioner',
  'minute taker',
  'admin officer',
  'business support',
  'conference chair',
  'cp chair',
  'independent reviewing officer',
  'probation officer',
  'youth worker',
  'support worker',
  'foster carer',
  'housing officer',
])

/** Ways to be described that most people share: naming one tells little. */
export const commonDescriptions = setOf(
  'a an the and or of any other mixed multiple ethnic group background not known unknown recorded yet none stated',
  'english british white no language languages first speaks verbal too young to speak',
)

/** Words that start with a capital in any text and lead nowhere. */
export const ordinaryCapitals = setOf(
  'i mr mrs ms dr gp nhs mash lado cafcass camhs iro cpp cin s47 s46 dna wnb send ehcp nqsw lcs dob uk england monday',
  'tuesday wednesday thursday friday saturday sunday january february march april may june july august september october',
  'november december christmas easter police school mum dad kolb signs safety was not brought children social care',
)

/** Words without a meaning of their own: a run of them is nobody’s. */
export const filling = setOf(
  'a about after all an and any are as ask at be been before but by can could did do does for from had has have he her',
  'him his how i if in into is it its more no not of on or our say said she should so some than that the their them then',
  'there these they this to was we were what when where which who why will with would you your',
)

/** Facts that few families have: told only where this record has them too. */
export const rareFacts =
  /\b(?:twins?|triplets?|quadruplets|adopt(?:ed|ion)|surroga\w+|asylum|refugees?|traffick\w+|gypsy|roma|traveller|deaf|blind|wheelchair|cochlear|autis\w+|epilep\w+|diabet\w+|cystic fibrosis|down['’]?s syndrome|cerebral palsy|sickle cell|cleft|tracheostomy|tube[- ]fed|spiral fracture|fractures?|skull|scald\w*|arson|firearms?|machete|knife|stabb\w+|murder\w*|manslaughter|suicid\w+|bereave\w+|prison|parole|deport\w+|army|navy|military|farm|caravan|narrowboat|fostered|jehovah['’]?s|witchcraft|spirit possession|fgm|forced marriage|honou?r[- ]based)\b/giu
