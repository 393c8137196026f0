/** How the cells of a council's table are read: dates as England writes them, yes and no, names, and old terms. */
import { dateOfDay, dayNumber, parseDate } from '../../clocks/index.ts'
import { personRoles, planCategories } from '../../minutes/index.ts'
import { periodOf } from '../periods.ts'
import { plain } from './words.ts'

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken away
const controls = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g
const telephone = /^\+?[\d\s().-]+$/

/**
 * A cell as plain words. What a spreadsheet would run as a formula, if it ever came back into one, gets an apostrophe
 * in front; a telephone number keeps its plus.
 */
export function plainCell(cell: string): string {
  const words = cell.replaceAll('\r\n', '\n').replaceAll('\r', '\n').replaceAll(controls, '').trim()
  return /^[=+\-@]/.test(words) && !(words.startsWith('+') && telephone.test(words)) ? `'${words}` : words
}

/** Day 0 of a spreadsheet, which counts a 29 February 1900 that never was. */
const SERIAL_START = dayNumber('1899-12-30')
/** 1 January 1910 to 31 December 2099: other bare numbers are hardly a date. */
const isSerial = (n: number): boolean => n >= 3654 && n <= 73_050

/** Two figures mean the last hundred years and the next one. */
function fullYear(two: string, today: string): string {
  const here = Number(today.slice(0, 4))
  const year = here - (here % 100) + Number(two)
  return String(year > here + 1 ? year - 100 : year)
}

const timeOfDay = /[T ]+\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?\s*(?:am|pm)?$/i
const yearFirst = /^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})$/
const dayFirst = /^(\d{1,2})(?:st|nd|rd|th)?[\s/.-]+(\d{1,2}|[a-z]{3,9})[\s/.-]+(\d{4}|\d{2})$/i

/** The ISO date that a cell names, day first, or undefined. A time of day is passed over. */
export function readDate(cell: string, today: string): string | undefined {
  const text = cell.trim()
  const whole = parseDate(text)
  if (whole) return whole
  if (/^\d{4,5}(?:\.\d+)?$/.test(text)) return fromSerial(text)
  const bare = text.replace(timeOfDay, '')
  const iso = yearFirst.exec(bare)
  if (iso) return parseDate(`${iso[1]}-${iso[2]?.padStart(2, '0')}-${iso[3]?.padStart(2, '0')}`)
  const [, day, month = '', year = ''] = dayFirst.exec(bare) ?? []
  const between = /^\d/.test(month) ? '/' : ' '
  return parseDate([day, month, year.length === 2 ? fullYear(year, today) : year].join(between))
}

/** Four bare figures are a year, so only those with a fraction or five of them are the day number of a spreadsheet. */
function fromSerial(text: string): string | undefined {
  const serial = Math.floor(Number(text))
  return isSerial(serial) && !/^\d{4}$/.test(text) ? dateOfDay(SERIAL_START + serial) : undefined
}

/** When something happened: an ISO day, or the words for a time that is known less well. */
export function readEventDate(
  cell: string,
  today: string,
): { date: string; precision: 'day' | 'about' } | undefined {
  const day = readDate(cell, today)
  if (day) return { date: day, precision: 'day' }
  const text = cell.trim().replaceAll(/\s+/g, ' ')
  return periodOf({ date: text, precision: 'day', until: '' })
    ? { date: text.replace(/^(?:about|around|circa|approx\.?|c\.) /i, ''), precision: 'about' }
    : undefined
}

const yes = new Set(['yes', 'y', 'true', '1', 'x', 'ticked', 'seen', 'alone', 'announced', 'planned'])
const no = new Set(['no', 'n', 'false', '0', 'not seen', 'not alone', 'unannounced', 'unplanned', 'none'])

/** `yes`, `no`, or undefined where the cell says neither. */
export function readYesNo(cell: string): 'yes' | 'no' | undefined {
  const word = cell.trim() === '✓' ? 'yes' : plain(cell)
  return yes.has(word) ? 'yes' : no.has(word) ? 'no' : undefined
}

const honorific = /^(?:mr|mrs|ms|miss|mx|master|dr|prof)\.? (?=\S)/i

/** "HARCASTLE, Ellie" as "Ellie Harcastle"; words in the usual order stay as they are. */
export function readName(cell: string): string {
  const words = cell.trim().replaceAll(/\s+/g, ' ')
  const parts = words.split(',').map((part) => part.trim())
  const [surname = '', forename = ''] = parts
  if (parts.length !== 2 || surname === '' || forename === '') return calm(words)
  return calm(`${forename.replace(honorific, '')} ${surname}`)
}

/** Systems shout surnames. Only a word of several capitals is quietened: "DJ" and "McKay" stay. */
const calm = (words: string): string =>
  words.replaceAll(/(?<![\p{L}'’])(\p{Lu}[\p{Lu}'’-]{2,})(?![\p{L}'’])/gu, (word) =>
    word
      .toLowerCase()
      .replaceAll(/(^|['’-])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase()),
  )

const roleWords: Record<string, string> = {
  mum: 'mother',
  'birth mother': 'mother',
  mam: 'mother',
  dad: 'father',
  'birth father': 'father',
  stepfather: 'step-parent',
  stepmother: 'step-parent',
  'step father': 'step-parent',
  'step mother': 'step-parent',
  stepparent: 'step-parent',
  grandmother: 'grandparent',
  grandfather: 'grandparent',
  'maternal grandmother': 'grandparent',
  'maternal grandfather': 'grandparent',
  'paternal grandmother': 'grandparent',
  'paternal grandfather': 'grandparent',
  brother: 'sibling',
  sister: 'sibling',
  'mother s partner': 'partner',
  'mothers partner': 'partner',
  'foster carer': 'carer',
  sgo: 'special guardian',
  'social worker': 'professional',
  'health visitor': 'professional',
  'allocated worker': 'professional',
  teacher: 'professional',
  gp: 'professional',
}

/** The role in the words of the record where it has one; other words stay as they are. */
export function readRole(cell: string): string {
  const word = plain(cell)
  return roleWords[word] ?? personRoles.find((role) => plain(role) === word) ?? cell.trim()
}

const categoryCodes: Record<string, string> = {
  neg: 'Neglect',
  phy: 'Physical abuse',
  sab: 'Sexual abuse',
  emo: 'Emotional abuse',
  physical: 'Physical abuse',
  sexual: 'Sexual abuse',
  emotional: 'Emotional abuse',
}

/** The category of a plan; codes of the census are read as what they stand for. */
export function readCategory(cell: string): string {
  const word = plain(cell)
  return categoryCodes[word] ?? planCategories.find((one) => plain(one) === word) ?? cell.trim()
}

const notBrought =
  /^(?:dna|dna d|was not brought|wnb|not brought|did not attend|not attended|non attendance|no show|failed to attend|fta|missed|no)$/
const brought =
  /^(?:attended|brought|was brought|seen|arrived|kept|completed|yes|attended on time|attended late)$/
const cancelledBy: [RegExp, Outcome][] = [
  [/\b(?:parent|carer|mother|father|mum|dad|family|patient|client)\b/, 'cancelled by carer'],
  [/\b(?:service|hospital|clinic|provider|trust|staff|team|department)\b/, 'cancelled by service'],
]
type Outcome = 'brought' | 'was not brought' | 'cancelled by carer' | 'cancelled by service'

/**
 * What became of a child's appointment. "DNA" and "did not attend" are old words for a child who was not brought
 * (domain 1); undefined where the words do not say who cancelled, or something else.
 */
export function readOutcome(cell: string): Outcome | undefined {
  const word = plain(cell)
  if (notBrought.test(word)) return 'was not brought'
  if (brought.test(word)) return 'brought'
  if (!/\bcancell?ed\b/.test(word)) return undefined
  return cancelledBy.find(([who]) => who.test(word))?.[1]
}

/** Who may read an event; words that cannot be told are taken as the narrower of the usual two. */
export function readSensitivity(cell: string): 'shared' | 'professionals' | 'restricted' {
  const word = plain(cell)
  if (/\b(?:restricted|confidential|yes|secret|withhold|third party)\b/.test(word)) return 'restricted'
  return /^(?:shared|share|shared with family|family|everybody|everyone|open)$/.test(word)
    ? 'shared'
    : 'professionals'
}
