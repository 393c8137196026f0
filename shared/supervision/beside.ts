/**
 * What stands beside a session while it is written (domain 2.8 to 2.10): the child first, then what became of the last
 * session's actions, what was missed, and what the family's newest records left open or set aside. Read from signed
 * records that hold no personal words any more; what is restricted in them stays in them.
 */
import { defaultSettings, evaluate, type Finding, ruleById } from '../checks/index.ts'
import {
  type Action,
  type Child,
  entryText,
  type MeetingEvent,
  type Minutes,
  type Statement,
} from '../minutes/index.ts'
import { type RuleChange, ruleSetOn } from '../rule-sets/index.ts'
import { dressed, type Template, templateFor } from '../templates/index.ts'

/** The record that something is from. */
export type From = { type: Minutes['meeting']['type']; title: string; date: string }

const fromOf = ({ meeting }: Minutes): From => ({
  type: meeting.type,
  title: templateFor(meeting.type)?.shortName ?? meeting.title,
  date: meeting.date,
})

type Seen = Child['seen'][number] & { byName: string }

export type ChildFirst = {
  id: string
  name: string
  /** When they were last seen, and when last seen alone; undefined where no record says it. */
  seen: Seen | undefined
  seenAlone: Seen | undefined
  /** Their words or what they showed, from the newest record that has any. */
  voice: { text: string; from: From } | undefined
}

const nameIn = ({ people }: Pick<Minutes, 'people'>, id: string): string =>
  people.find((person) => person.id === id)?.name || id

/** The same child in another record: by id, or by name where a record was made without the family's list. */
const isChild = (child: Pick<Child, 'id' | 'name'>, other: Pick<Child, 'id' | 'name'>): boolean =>
  child.id === other.id || (child.name.trim() !== '' && child.name.trim() === other.name.trim())

const newest = (seen: readonly Seen[]): Seen | undefined =>
  seen
    .filter(({ date }) => date !== '')
    .toSorted((a, b) => a.date.localeCompare(b.date))
    .at(-1)

const open = new Set(['shared', 'professionals', 'council'])

/** What the newest record says of this child’s voice; nothing that is restricted there. */
function voiceOf(child: Pick<Child, 'id' | 'name'>, history: readonly Minutes[]): ChildFirst['voice'] {
  for (const minutes of history.toReversed()) {
    const own = minutes.children.find((one) => isChild(child, one))
    if (!own) continue
    const template = templateFor(minutes.meeting.type)
    const audienceOf = (key: string): string =>
      template?.sections.find((section) => section.key === key)?.audience ?? 'council'
    const text = minutes.sections
      .filter((section) => section.key === 'childVoice')
      .flatMap((section) =>
        section.entries
          .filter(({ audience }) => open.has(audience ?? audienceOf(section.key)))
          .filter(
            ({ about }) =>
              section.child === own.id || (section.child === '' && about !== 'all' && about.includes(own.id)),
          )
          .map(entryText),
      )
      .filter((one) => one.trim() !== '')
      .join('\n')
    if (text) return { text, from: fromOf(minutes) }
  }
  return undefined
}

/**
 * @param children as the session has them, with what is written there of when they were seen
 * @param people of the session, for who saw them
 * @param history signed minutes of the family, oldest first
 */
export function childrenFirst(
  children: readonly Child[],
  people: Minutes['people'],
  history: readonly Minutes[],
): ChildFirst[] {
  return children.map((child) => {
    const here = child.seen.map((one) => ({ ...one, byName: nameIn({ people }, one.by) }))
    const before = history.flatMap((minutes) =>
      minutes.children
        .filter((one) => isChild(child, one))
        .flatMap(({ seen }) => seen.map((one) => ({ ...one, byName: nameIn(minutes, one.by) }))),
    )
    const all = [...before, ...here]
    return {
      id: child.id,
      name: child.name,
      seen: newest(all),
      seenAlone: newest(all.filter(({ alone }) => alone === 'yes')),
      voice: voiceOf(child, history),
    }
  })
}

export type Became = {
  id: string
  text: string
  owner: string
  due: string
  /** One of `actionStatuses`, or ''. */
  status: string
  effectOnChild: string
  carriedCount: number
}

const isSupervision = ({ meeting }: Minutes): boolean => meeting.type.startsWith('SUP_')

/** Which action it is, in whatever record it stands. */
const keyOf = ({ id, raisedIn }: Action, date: string): string => `${raisedIn || date} ${id}`

/**
 * Actions of the last session of this family, each as it stands now: as this session settles it, or else as the newest
 * record before says. Undefined where there was no session yet.
 */
export function lastActions(
  now: readonly Action[],
  history: readonly Minutes[],
): { from: From; actions: Became[] } | undefined {
  const last = history.findLast(isSupervision)
  if (!last) return undefined
  const { date } = last.meeting
  const actions = [...last.actions, ...last.previousActions.filter(({ status }) => !isSettled(status))]
  const later = history.slice(history.indexOf(last) + 1)
  return {
    from: fromOf(last),
    actions: actions.map((action) => {
      const key = keyOf(action, date)
      const settled = [
        ...later.flatMap(({ previousActions }) => previousActions),
        ...now.filter(({ status }) => status !== ''),
      ].findLast((one) => keyOf(one, '') === key)
      const { text, due, status, effectOnChild, carriedCount } = settled ?? action
      const owner = nameIn(last, action.owner)
      return { id: action.id, text, due, status, effectOnChild, carriedCount, owner }
    }),
  }
}

const isSettled = (status: string): boolean =>
  ['done', 'no longer needed'].includes(status.trim().toLowerCase())

/** Appointments missed, of the session and of the records before it, each once, the newest first. */
export function missedOf(events: readonly MeetingEvent[], history: readonly Minutes[]): MeetingEvent[] {
  const all = [...events, ...history.flatMap((minutes) => minutes.events)].filter(
    ({ type }) => type === 'wasNotBrought',
  )
  const once = new Map(all.map((event) => [`${event.date} ${event.child} ${event.service}`, event]))
  return [...once.values()].toSorted((a, b) => b.date.localeCompare(a.date))
}

export type LeftOpen = {
  from: From
  /** Questions that the signed record left open. */
  questions: Pick<Finding, 'id' | 'title' | 'why'>[]
  /** Checks that somebody set aside, with their reason. */
  overrides: { rule: string; statement: Statement }[]
}

/** So many records back: older ones were read for the session before. */
const RECORDS = 3

/**
 * What the family's newest records left open, and what was overridden in them, the newest first; records without either
 * are left out.
 */
export function leftOpen(history: readonly Minutes[], changes: RuleChange[], now: string): LeftOpen[] {
  const places = history.map((_, at) => at).slice(-RECORDS)
  return places
    .flatMap((at): LeftOpen[] => {
      const minutes = history[at]
      const template = minutes && shippedOf(minutes)
      if (!minutes || !template) return []
      const { settings, clockSettings, labels } = ruleSetOn(minutes.meeting.date, changes, now)
      const findings = evaluate({
        minutes,
        template: dressed(template, minutes.meeting.conferenceModel, labels),
        history: history.slice(0, at),
        settings: settings ?? defaultSettings,
        clockSettings,
        now,
      })
      const questions = findings
        .filter(({ state, blocksIssuing }) => state === 'open' && !blocksIssuing)
        .map(({ id, title, why }) => ({ id, title, why }))
      const overrides = minutes.statements
        .filter(({ kind }) => kind === 'override')
        .map((statement) => ({ rule: ruleById(statement.ruleId)?.title ?? statement.ruleId, statement }))
      return questions.length + overrides.length > 0 ? [{ from: fromOf(minutes), questions, overrides }] : []
    })
    .toReversed()
}

const shippedOf = ({ meeting }: Minutes): Template | undefined =>
  templateFor(meeting.type, meeting.templateVersion) ?? templateFor(meeting.type)
