/**
 * A setting of the rules as data: what it is called, what it may be, where its value comes from, and who may change it.
 *
 * `LAW` a value in an Act or regulations: fixed · `SG` statutory guidance: a departure has to be reasoned and is shown ·
 * `NP` a national practice standard · `LOCAL` set by each authority.
 */
export const settingGroups = [
  'Checks',
  'Wording',
  'Clocks',
  'Words and labels',
  'Days the council is closed',
] as const
export type SettingGroup = (typeof settingGroups)[number]
export type SettingSource = 'LAW' | 'SG' | 'NP' | 'LOCAL'
export type SettingValue = number | string | string[]

type Common = {
  key: string
  group: SettingGroup
  label: string
  /** What it decides, one sentence. */
  says: string
  source: SettingSource
  /** Where the value comes from. */
  from: string
}

export type SettingDefinition = Common &
  (
    | { kind: 'number'; unit: string; default: number; least: number; most: number }
    /** A share between 0 and 1, said as a percentage. */
    | { kind: 'share'; default: number; least: number; most: number }
    | { kind: 'text'; default: string; longest: number }
    | { kind: 'choice'; default: string; choices: readonly string[] }
    /** ISO dates. */
    | { kind: 'dates'; default: string[]; most: number }
  )

/** The value in words: `15 working days`, `85%`, `3 days`. */
export function inWords(definition: SettingDefinition, value: SettingValue): string {
  switch (definition.kind) {
    case 'number':
      return `${value} ${value === 1 ? definition.unit.replace(/s$/, '') : definition.unit}`
    case 'share':
      return `${Math.round(Number(value) * 100)}%`
    case 'dates':
      return Array.isArray(value) && value.length > 0
        ? `${value.length} ${value.length === 1 ? 'day' : 'days'}`
        : 'none'
    default:
      return String(value)
  }
}

const isIsoDate = (text: string): boolean => {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined
  return day !== undefined && !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text
}

/** Why this cannot be the value, as a sentence; undefined when it can. */
export function valueProblem(definition: SettingDefinition, value: SettingValue): string | undefined {
  switch (definition.kind) {
    case 'number':
    case 'share': {
      const { least, most } = definition
      const fits = typeof value === 'number' && value >= least && value <= most
      const whole = definition.kind === 'share' || Number.isInteger(value)
      if (fits && whole) return undefined
      return `Give ${definition.kind === 'share' ? 'a share' : 'a whole number'} from ${inWords(definition, least)} to ${inWords(definition, most)}.`
    }
    case 'text':
      if (typeof value !== 'string' || value.trim() === '') return 'Type the words.'
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
      if (/[\u0000-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/.test(value)) {
        return 'These words hold a character that cannot be seen. Type them again.'
      }
      return value.length <= definition.longest ? undefined : `Use at most ${definition.longest} characters.`
    case 'choice':
      return definition.choices.some((one) => one === value)
        ? undefined
        : `Choose one of: ${definition.choices.join(', ')}.`
    case 'dates': {
      if (!Array.isArray(value)) return 'Give the days as dates.'
      const wrong = value.find((one) => !isIsoDate(one))
      if (wrong !== undefined) return `“${wrong}” is not a date.`
      return value.length <= definition.most ? undefined : `Give at most ${definition.most} days.`
    }
  }
}
