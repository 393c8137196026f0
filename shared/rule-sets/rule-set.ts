/**
 * Dated rule sets: a meeting is judged by the national values and the local changes in force on its own date.
 * A change is never edited or taken back: it is followed by a newer one, so that what held on any day can be told.
 */
import { z } from 'zod'
import type { CheckSettings } from '../checks/check.ts'
import { defaultSettings } from '../checks/settings.ts'
import { type ClockId, type ClockSettings, clockDefinitions } from '../clocks/definitions.ts'
import type { SettingValue } from './definition.ts'
import { valueProblem } from './definition.ts'
import { clockKey, meetingLengths, settingDefinition, settingDefinitions } from './definitions.ts'

export const settingValueSchema = z.union([
  z.number(),
  z.string().max(200),
  z.array(z.string().max(10)).max(60),
])

export const ruleChangeSchema = z.strictObject({
  id: z.string(),
  key: z.string(),
  value: settingValueSchema,
  /** First date (ISO) on which it is in force. */
  from: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  reason: z.string(),
  /** Name of the administrator. */
  by: z.string(),
  /** UTC instant, ISO 8601. */
  at: z.string(),
})
export type RuleChange = z.infer<typeof ruleChangeSchema>

/** National values. A new law or new statutory guidance is a new set with the date on which it starts. */
type NationalSet = { id: string; from: string; source: string }

/**
 * Oldest first. The draft of Working Together that was consulted on in 2026 is not in force and has no date, and most
 * of the Children's Wellbeing and Schools Act 2026 waits for regulations: neither is here until it starts.
 */
export const nationalSets: readonly NationalSet[] = [
  {
    id: 'England 2023-12 local defaults 1',
    from: '2023-12-15',
    source: 'Working Together to Safeguard Children 2023, with local default values',
  },
]

/** Words that a council sets once; `familyHelp` is what “child in need” is called, false where it is called that. */
export type Labels = {
  caseRefLabel: string
  familyHelp: string | false
  neglectTool: string
  leadWorkerTitle: string
}

export type RuleSet = {
  /** Names the national set and the local version; goes into the signed record. */
  id: string
  /** Since when exactly these values hold. */
  from: string
  source: string
  settings: CheckSettings
  clockSettings: ClockSettings
  labels: Labels
  conferenceModel: string
  /** The local changes in force, one for each setting that differs, in the order of the definitions. */
  changes: RuleChange[]
}

/** The date part of whatever a record holds as its date; undefined where there is none. */
const dayOf = (date: string): string | undefined => /^\d{4}-\d{2}-\d{2}/.exec(date)?.[0]

/** In the order in which they take effect; of two with the same date, the one that was recorded later counts. */
const later = (a: RuleChange, b: RuleChange): boolean =>
  a.from !== b.from ? a.from > b.from : a.at !== b.at ? a.at > b.at : a.id > b.id

/**
 * The rule set in force on a date (ISO). A meeting from before the first national set is judged by that one, and a
 * record without a date by `today`: no record goes unchecked. A change that is no longer valid is left out.
 */
export function ruleSetOn(date: string, changes: readonly RuleChange[] = [], today = ''): RuleSet {
  const day = dayOf(date) ?? dayOf(today) ?? '9999-12-31'
  const national = nationalSets.findLast((set) => set.from <= day) ?? (nationalSets[0] as NationalSet)
  const inForce = new Map<string, RuleChange>()
  for (const change of changes) {
    const definition = settingDefinition(change.key)
    if (change.from > day || !definition || definition.source === 'LAW') continue
    if (valueProblem(definition, change.value) !== undefined) continue
    const before = inForce.get(change.key)
    if (before === undefined || later(change, before)) inForce.set(change.key, change)
  }
  const valueIn = (key: string): SettingValue | undefined => inForce.get(key)?.value
  const number = (key: string, otherwise: number): number => {
    const value = valueIn(key)
    return typeof value === 'number' ? value : otherwise
  }
  const text = (key: string): string => {
    const definition = settingDefinition(key)
    const value = valueIn(key) ?? definition?.default
    return typeof value === 'string' ? value : ''
  }
  const closureDays = valueIn('closureDays')
  const settings: CheckSettings = { ...defaultSettings }
  for (const key of numericSettings) settings[key] = number(key, defaultSettings[key])
  settings.closureDays = Array.isArray(closureDays) ? [...closureDays].sort() : defaultSettings.closureDays
  const lengths: NonNullable<ClockSettings['lengths']> = {}
  for (const { id, length } of clockDefinitions) {
    const value = valueIn(clockKey(id as ClockId))
    if (typeof value === 'number') lengths[id as ClockId] = { ...length, n: value }
  }
  const mine = settingDefinitions.flatMap(({ key }) => inForce.get(key) ?? [])
  const newest = mine.reduce((last, change) => (change.from > last ? change.from : last), '')
  return {
    id:
      mine.length === 0
        ? national.id
        : `${national.id.replace(/ local defaults \d+$/, '')}, ${versionOf(mine, newest)}`,
    from: newest > national.from ? newest : national.from,
    source: national.source,
    settings,
    clockSettings: {
      chronologyDays: settings.chronologyDays,
      neglectToolMonths: settings.neglectToolMonths,
      seenWorkingDaysCpp: settings.seenWorkingDaysCpp,
      seenWorkingDaysCin: settings.seenWorkingDaysCin,
      supervisionWeeksCpp: settings.supervisionWeeksCpp,
      supervisionWeeksCin: settings.supervisionWeeksCin,
      minutesWorkingDaysConference: settings.minutesWorkingDaysConference,
      minutesWorkingDaysCin: settings.minutesWorkingDaysCin,
      ...Object.fromEntries(meetingLengths.map((one) => [one.key, number(one.key, one.default)])),
      lengths,
    },
    labels: {
      caseRefLabel: text('caseRefLabel'),
      familyHelp: /^child in need$/i.test(text('cinLabel').trim()) ? false : text('cinLabel'),
      neglectTool: text('neglectTool'),
      leadWorkerTitle: text('leadWorkerTitle'),
    },
    conferenceModel: text('conferenceModel'),
    changes: mine,
  }
}

const versionOf = (mine: RuleChange[], newest: string): string =>
  `${mine.length} local ${mine.length === 1 ? 'value' : 'values'} from ${newest}`

type NumericSetting = {
  [Key in keyof CheckSettings]: CheckSettings[Key] extends number ? Key : never
}[keyof CheckSettings]
const numericSettings = Object.keys(defaultSettings).filter(
  (key): key is NumericSetting => typeof defaultSettings[key as keyof CheckSettings] === 'number',
)

/** Fewest characters of a reason: to leave statutory guidance has to be argued for. */
export const leastReason = (source: string): number => (source === 'SG' ? 60 : 10)

/** Why this change cannot be recorded, as a sentence; undefined when it can. */
export function changeProblem(
  change: Pick<RuleChange, 'key' | 'value' | 'from' | 'reason'>,
): string | undefined {
  const definition = settingDefinition(change.key)
  if (!definition) return 'There is no setting of that name.'
  if (definition.source === 'LAW') return `${definition.label} is fixed by law and cannot be changed here.`
  const wrong = valueProblem(definition, change.value)
  if (wrong) return wrong
  if (dayOf(change.from) !== change.from || Number.isNaN(Date.parse(change.from))) {
    return 'Say from which date it holds.'
  }
  const least = leastReason(definition.source)
  if (change.reason.trim().length < least) {
    return definition.source === 'SG'
      ? `This departs from statutory guidance: give the exceptional reason in at least ${least} characters.`
      : `Give a reason of at least ${least} characters.`
  }
  return undefined
}
