/**
 * Dated rule sets: a meeting is judged by the national values and the local changes in force on its own date.
 * A change is never edited or taken back: it is followed by a newer one, so that what held on any day can be told.
 */
import { z } from 'zod'
import type { CheckSettings } from '../checks/check.ts'
import { defaultSettings, wordingAmounts, wordingFamilies } from '../checks/settings.ts'
import { type ClockSettings, clockDefinitions } from '../clocks/definitions.ts'
import type { SettingValue } from './definition.ts'
import { valueProblem } from './definition.ts'
import { clockKey, cuesKey, meetingLengths, settingDefinition, settingDefinitions } from './definitions.ts'
import { type NationalSet, nationalSets } from './national.ts'

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
  /** Every setting's value, national or the council's own, by key. */
  values: Record<string, SettingValue>
  /** The local changes in force, one for each setting that differs, in the order of the definitions. */
  changes: RuleChange[]
}

/** The date part of whatever a record holds as its date; undefined where there is none. */
const dayOf = (date: string): string | undefined => /^\d{4}-\d{2}-\d{2}/.exec(date)?.[0]

/** In the order in which they take effect; of two with the same date, the one that was recorded later counts. */
const later = (a: RuleChange, b: RuleChange): boolean =>
  a.from !== b.from ? a.from > b.from : a.at !== b.at ? a.at > b.at : a.id > b.id

/** The change that is in force on a day for each setting. */
function changesOn(day: string, changes: readonly RuleChange[]): Map<string, RuleChange> {
  const inForce = new Map<string, RuleChange>()
  for (const change of changes) {
    const definition = settingDefinition(change.key)
    if (change.from > day || !definition || definition.source === 'LAW') continue
    if (valueProblem(definition, change.value) !== undefined) continue
    const before = inForce.get(change.key)
    if (before === undefined || later(change, before)) inForce.set(change.key, change)
  }
  return inForce
}

/**
 * The days on which the council is closed are facts about days, not about meetings: a clock of November runs into
 * December's list. What the newest recorded list says holds; days before it begins are also read from the list that
 * was in force on them.
 */
function closureDaysOf(changes: readonly RuleChange[]): { days: string[]; newest?: RuleChange } {
  const definition = settingDefinition('closureDays')
  const lists = changes.filter(
    ({ key, value }) =>
      key === 'closureDays' && definition !== undefined && valueProblem(definition, value) === undefined,
  )
  const newest = lists.reduce<RuleChange | undefined>(
    (last, one) =>
      last === undefined || one.at > last.at || (one.at === last.at && one.id > last.id) ? one : last,
    undefined,
  )
  if (newest === undefined) return { days: [] }
  const datesIn = (change: RuleChange): string[] => (Array.isArray(change.value) ? change.value : [])
  const earlier = lists.flatMap(datesIn).filter((day) => {
    const then = day < newest.from ? changesOn(day, lists).get('closureDays') : undefined
    return then !== undefined && datesIn(then).includes(day)
  })
  return { days: [...new Set([...datesIn(newest), ...earlier])].sort(), newest }
}

/**
 * The rule set in force on a date (ISO). A meeting from before the first national set is judged by that one, and a
 * record without a date by `today`: no record goes unchecked. A change that is no longer valid is left out.
 */
export function ruleSetOn(
  date: string,
  changes: readonly RuleChange[] = [],
  today = '',
  sets: readonly NationalSet[] = nationalSets,
): RuleSet {
  const day = dayOf(date) ?? dayOf(today) ?? '9999-12-31'
  const national = sets.findLast((set) => set.from <= day) ?? (sets[0] as NationalSet)
  const inForce = changesOn(day, changes)
  const closed = closureDaysOf(changes)
  if (closed.newest) inForce.set('closureDays', closed.newest)
  /** The council's own value, otherwise the national one of that day. */
  const valueIn = (key: string): SettingValue | undefined =>
    inForce.get(key)?.value ?? (Object.hasOwn(national.values, key) ? national.values[key] : undefined)
  const number = (key: string, otherwise: number): number => {
    const value = valueIn(key)
    return typeof value === 'number' ? value : otherwise
  }
  const text = (key: string): string => {
    const definition = settingDefinition(key)
    const value = valueIn(key) ?? definition?.default
    return typeof value === 'string' ? value : ''
  }
  const settings: CheckSettings = { ...defaultSettings }
  for (const key of numericSettings) settings[key] = number(key, defaultSettings[key])
  for (const { family } of wordingFamilies) {
    const amount = wordingAmounts.find((one) => one === text(cuesKey(family)))
    if (amount && amount !== 'usual') settings.cues = { ...settings.cues, [family]: amount }
  }
  settings.closureDays = closed.days
  const nationalLengths: NonNullable<ClockSettings['national']> = {}
  const lengths: NonNullable<ClockSettings['lengths']> = {}
  for (const { id, length } of clockDefinitions) {
    const held = national.values[clockKey(id)]
    if (typeof held === 'number') nationalLengths[id] = { ...length, n: held }
    const own = inForce.get(clockKey(id))?.value
    if (typeof own === 'number') lengths[id] = { ...length, n: own }
  }
  const mine = settingDefinitions.flatMap(({ key }) => inForce.get(key) ?? [])
  const newest = mine.reduce(
    (last, change) => (change.from > last && change.from <= day ? change.from : last),
    '',
  )
  const from = newest > national.from ? newest : national.from
  return {
    id:
      mine.length === 0
        ? national.id
        : `${national.id.replace(/ local defaults \d+$/, '')}, ${versionOf(mine, from, closed.days)}`,
    from,
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
      national: nationalLengths,
      lengths,
    },
    labels: {
      caseRefLabel: text('caseRefLabel'),
      familyHelp: /^child in need$/i.test(text('cinLabel').trim()) ? false : text('cinLabel'),
      neglectTool: text('neglectTool'),
      leadWorkerTitle: text('leadWorkerTitle'),
    },
    conferenceModel: text('conferenceModel'),
    values: {
      ...Object.fromEntries(settingDefinitions.map((one) => [one.key, valueIn(one.key) ?? one.default])),
      closureDays: closed.days,
    },
    changes: mine,
  }
}

/** A short name for what these values are: two sets with different values never have the same one by chance. */
function fingerprint(mine: RuleChange[], closureDays: string[]): string {
  const text = JSON.stringify([mine.map(({ key, value }) => [key, value]), closureDays])
  // FNV-1a, 64 bits: a name for people to compare, not a proof.
  let hash = 0xcbf29ce484222325n
  for (let at = 0; at < text.length; at += 1) {
    hash = ((hash ^ BigInt(text.charCodeAt(at))) * 0x100000001b3n) & 0xffffffffffffffffn
  }
  return hash.toString(16).padStart(16, '0').slice(0, 10)
}

const versionOf = (mine: RuleChange[], from: string, closureDays: string[]): string =>
  `${mine.length} local ${mine.length === 1 ? 'value' : 'values'} from ${from} (${fingerprint(mine, closureDays)})`

type NumericSetting = {
  [Key in keyof CheckSettings]-?: CheckSettings[Key] extends number ? Key : never
}[keyof CheckSettings]
const numericSettings = Object.keys(defaultSettings).filter(
  (key): key is NumericSetting => typeof defaultSettings[key as keyof CheckSettings] === 'number',
)

/** Fewest characters of a reason: to leave statutory guidance has to be argued for. */
export const leastReason = (source: string): number => (source === 'SG' ? 60 : 10)

/**
 * Why this change cannot be recorded, as a sentence; undefined when it can. `today` is an ISO date: to leave statutory
 * guidance is decided beforehand, so that no late conference is made to be in time afterwards.
 */
export function changeProblem(
  change: Pick<RuleChange, 'key' | 'value' | 'from' | 'reason'>,
  today: string,
): string | undefined {
  const definition = settingDefinition(change.key)
  if (!definition) return 'There is no setting of that name.'
  if (definition.source === 'LAW') return `${definition.label} is fixed by law and cannot be changed here.`
  const wrong = valueProblem(definition, change.value)
  if (wrong) return wrong
  if (dayOf(change.from) !== change.from || Number.isNaN(Date.parse(change.from))) {
    return 'Say from which date it holds.'
  }
  if (definition.source === 'SG' && change.from < today) {
    return 'A departure from statutory guidance holds from today or later, never for meetings that were already held.'
  }
  const least = leastReason(definition.source)
  if (change.reason.trim().length < least) {
    return definition.source === 'SG'
      ? `This departs from statutory guidance: give the exceptional reason in at least ${least} characters.`
      : `Give a reason of at least ${least} characters.`
  }
  return undefined
}
