/** Dates and times as people in England type and read them. A date is stored as ISO text, e.g. `2026-09-17`. */

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']

const pad = (n: number, width = 2) => String(n).padStart(width, '0')

/** ISO date of a real day, or undefined: 31 February is nobody's date. */
function isoOf(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day))
  date.setUTCFullYear(year)
  if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day)
    return undefined
  return `${pad(year, 4)}-${pad(month)}-${pad(day)}`
}

/** Two-digit years mean the hundred years that end twenty years from now: children and grandparents both fit. */
function fullYear(text: string, thisYear: number): number {
  const year = Number(text)
  if (text.length > 2) return year
  const century = thisYear - (thisYear % 100)
  const candidate = century + year
  return candidate > thisYear + 20 ? candidate - 100 : candidate
}

/** Today in the person's own time zone, ISO. */
export function todayIso(now = new Date()): string {
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`
}

export function addDays(iso: string, count: number): string {
  const date = new Date(`${iso}T12:00:00Z`)
  date.setUTCDate(date.getUTCDate() + count)
  return date.toISOString().slice(0, 10)
}

export const isIsoDate = (text: string) => {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  return found ? isoOf(Number(found[1]), Number(found[2]), Number(found[3])) === text : false
}

/**
 * Reads a date typed in the UK way: `17/09/2026`, `17.9.26`, `17 09 2026`, `17092026`, `17 Sep 2026`,
 * `Thursday 17 September`, ISO, or `today`, `tomorrow`, `yesterday`. A missing year is this year.
 * Undefined when it is no date.
 */
export function parseDate(typed: string, today = todayIso()): string | undefined {
  const text = typed
    .trim()
    .toLowerCase()
    .replace(/^(?:mon|tues?|(?:weds?|wednes)|thu(?:r|rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+/, '')
    .replace(/(\d)(?:st|nd|rd|th)\b/, '$1')
  const thisYear = Number(today.slice(0, 4))
  if (text === 'today') return today
  if (text === 'tomorrow') return addDays(today, 1)
  if (text === 'yesterday') return addDays(today, -1)
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text)
  if (iso) return isoOf(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const solid = /^(\d{2})(\d{2})(\d{4}|\d{2})$/.exec(text)
  const parted = /^(\d{1,2})[\s/.-]+(\d{1,2})(?:[\s/.-]+(\d{4}|\d{2}))?$/.exec(text)
  const numbers = solid ?? parted
  if (numbers)
    return isoOf(
      numbers[3] ? fullYear(numbers[3], thisYear) : thisYear,
      Number(numbers[2]),
      Number(numbers[1]),
    )
  const words = /^(\d{1,2})[\s/.-]*([a-z]{3,9})\.?,?(?:[\s/.-]+(\d{4}|\d{2}))?$/.exec(text)
  if (words) {
    const name = words[2] ?? ''
    const month = months.findIndex(
      (m) =>
        m.toLowerCase() === name ||
        m.slice(0, 3).toLowerCase() === name ||
        (name === 'sept' && m === 'September'),
    )
    if (month >= 0)
      return isoOf(words[3] ? fullYear(words[3], thisYear) : thisYear, month + 1, Number(words[1]))
  }
  return undefined
}

/** `17/09/2026`; anything that is no ISO date comes back as it was typed. */
export function shortDate(value: string): string {
  if (!isIsoDate(value)) return value
  const [year, month, day] = value.split('-')
  return `${day}/${month}/${year}`
}

/** `Thursday 17 September 2026`, or without the weekday. Text that is no date comes back as it is. */
export function sayDate(value: string, weekday = true): string {
  if (!isIsoDate(value)) return value
  const [year, month, day] = value.split('-').map(Number)
  const words = `${day} ${months[(month ?? 1) - 1]} ${year}`
  if (!weekday) return words
  return `${days[new Date(`${value}T12:00:00Z`).getUTCDay()]} ${words}`
}

/** `12:31` in the person's own time zone from a UTC instant; "" for no instant. */
export function sayTime(instant: string): string {
  const date = new Date(instant)
  return Number.isNaN(date.getTime()) ? '' : `${pad(date.getHours())}:${pad(date.getMinutes())}`
}

/** `17 September 2026, 12:31` in the person's own time zone from a UTC instant; "" for no instant. */
export function sayInstant(instant: string): string {
  const date = new Date(instant)
  return Number.isNaN(date.getTime()) ? '' : `${sayDate(todayIso(date), false)}, ${sayTime(instant)}`
}

/** Reads `9.30`, `0930`, `9:30 am`, `2pm` or `14h`; `HH:MM`, or undefined when it is no time. */
export function parseTime(typed: string): string | undefined {
  const found = /^(\d{1,2})(?:[:.h\s]?([0-5]\d))?\s*(am|pm|h)?$/i.exec(typed.trim())
  if (!found) return undefined
  let hour = Number(found[1])
  const half = (found[3] ?? '').toLowerCase()
  if ((half === 'am' || half === 'pm') && (hour < 1 || hour > 12)) return undefined
  if (half === 'pm' && hour < 12) hour += 12
  if (half === 'am' && hour === 12) hour = 0
  if (hour > 23) return undefined
  return `${pad(hour)}:${found[2] ?? '00'}`
}

/** Whole years on a given day, e.g. `7 years`; `11 weeks` or `5 months` for the very young; "" when not known. */
export function sayAge(dob: string, on: string): string {
  if (!isIsoDate(dob) || !isIsoDate(on) || dob > on) return ''
  const [y1 = 0, m1 = 0, d1 = 0] = dob.split('-').map(Number)
  const [y2 = 0, m2 = 0, d2 = 0] = on.split('-').map(Number)
  const inMonths = (y2 - y1) * 12 + (m2 - m1) - (d2 < d1 ? 1 : 0)
  const count = (n: number, word: string) => `${n} ${word}${n === 1 ? '' : 's'}`
  if (inMonths >= 24) return count(Math.floor(inMonths / 12), 'year')
  if (inMonths >= 3) return count(inMonths, 'month')
  const inDays = Math.round((Date.parse(`${on}T12:00:00Z`) - Date.parse(`${dob}T12:00:00Z`)) / 86_400_000)
  return inDays < 14 ? count(inDays, 'day') : count(Math.floor(inDays / 7), 'week')
}
