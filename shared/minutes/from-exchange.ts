/**
 * From the exchange shape to our own. Nothing is guessed that a reader could mistake for a fact: what the file
 * leaves out stays empty, and only words with one meaning are put into the field's own words.
 */
import { agencyGroupOf } from './agency.ts'
import { type Exchange, exchangeAudiences } from './exchange.ts'
import { MINUTES_FORMAT, type Minutes, minutesSchema } from './minutes.ts'
import { textBlocks } from './text.ts'
import { answerValues } from './vocabulary.ts'

/** Sections that hold one part for each child (domain section 2, kind `child`). */
const perChild = new Set(['childVoice', 'immediate'])

const meetingTypeWords: Record<string, string> = { GROUP_SUPERVISION: 'SUP_GROUP' }

/** Short, census and NHS words for the four plan categories. */
const categoryWords: Record<string, string> = {
  neg: 'Neglect',
  physical: 'Physical abuse',
  phy: 'Physical abuse',
  sexual: 'Sexual abuse',
  sab: 'Sexual abuse',
  emotional: 'Emotional abuse',
  emo: 'Emotional abuse',
}
export const categoryOf = (typed: string): string => categoryWords[typed.trim().toLowerCase()] ?? typed

const statusWords: Record<string, string> = { absent: 'absent without apology' }

const closureHarms: Record<string, string> = {
  sexual: 'Sexual abuse (inside or outside the family)',
  neglect: 'Neglect',
  physical: 'Physical abuse',
  emotional: 'Emotional abuse',
  domesticAbuse: 'Domestic abuse and coercive control',
  exploitation: 'Exploitation and harm outside the home or online',
}

type YesNo = 'yes' | 'no' | ''
const yesNo = (flag: boolean | null | undefined): YesNo =>
  flag === true ? 'yes' : flag === false ? 'no' : ''
const str = (value: string | null | undefined): string => value ?? ''
const list = (value: string[] | null | undefined): string[] => value ?? []

type Loose<T> = T | null | undefined
const rows = <T>(value: Loose<T[]>): T[] => value ?? []
const audienceOf = (word: Loose<keyof typeof exchangeAudiences>) =>
  word ? exchangeAudiences[word] : undefined

/** Texts left out or null become ""; every other value is taken as it is. */
function texts<T extends Record<string, unknown>>(
  from: T,
): { [K in keyof T]: Exclude<T[K], null | undefined> | '' } {
  return Object.fromEntries(Object.entries(from).map(([key, value]) => [key, value ?? ''])) as {
    [K in keyof T]: Exclude<T[K], null | undefined> | ''
  }
}

const childrenOf = (which: Loose<string | string[]>): 'all' | string[] =>
  which == null || which === 'all' ? 'all' : Array.isArray(which) ? which : [which]

function actionFrom(from: NonNullable<Exchange['actions']>[number], id: string, settled: boolean) {
  const { visibility, child, ownerAgreed, withholdFrom, carriedCount, ...rest } = from
  const action = {
    ...texts(rest),
    id: from.id ?? id,
    ownerAgreed: ownerAgreed ?? '',
    child: childrenOf(child),
    status: from.status === 'unknown' ? '' : str(from.status),
    audience: audienceOf(visibility),
    withholdFrom: list(withholdFrom),
    carriedCount: carriedCount ?? 0,
    earlier: [],
  }
  // Under an action from last time, "outcome" tells what came of it; under a new one, what it is for.
  return settled && !from.evidence ? { ...action, evidence: str(from.outcome), outcome: '' } : action
}

function goalFrom(from: NonNullable<Exchange['goals']>[number], id: string) {
  const { visibility, children, indicators, withholdFrom, scaleBefore, scaleNow, ...rest } = from
  return {
    ...texts(rest),
    id: from.id ?? id,
    children: childrenOf(children),
    indicators: Array.isArray(indicators) ? indicators.join('\n') : str(indicators),
    status: str(from.status).trim().toLowerCase(),
    scaleBefore: String(scaleBefore ?? ''),
    scaleNow: String(scaleNow ?? ''),
    audience: audienceOf(visibility),
    withholdFrom: list(withholdFrom),
    past: [],
    earlier: [],
  }
}

function sectionsFrom(sections: NonNullable<Exchange['sections']>): Minutes['sections'] {
  const parts = new Map<string, Minutes['sections'][number]>()
  const counted = new Map<string, number>()
  for (const section of sections) {
    for (const entry of section.entries) {
      const nth = (counted.get(section.key) ?? 0) + 1
      counted.set(section.key, nth)
      const about = entry.about ?? []
      const child = perChild.has(section.key) && about.length === 1 ? str(about[0]) : ''
      const place = `${section.key}\n${child}`
      const part = parts.get(place) ?? { key: section.key, child, entries: [] }
      parts.set(place, part)
      part.entries.push({
        id: `e-${section.key}-${nth}`,
        speaker: str(entry.speaker),
        about,
        source: entry.source ?? undefined,
        audience: audienceOf(entry.visibility ?? section.visibility),
        withholdFrom: [...new Set([...list(section.withholdFrom), ...list(entry.withholdFrom)])],
        withholdReason: section.restrictionReason || undefined,
        origin: entry.origin ?? undefined,
        blocks: textBlocks(entry.text),
      })
    }
    if (section.entries.length === 0 && !parts.has(`${section.key}\n`)) {
      parts.set(`${section.key}\n`, { key: section.key, child: '', entries: [] })
    }
  }
  return [...parts.values()]
}

/** A manager's words without a name cannot be a statement: they are kept as text in the manager's section. */
function unsignedOversight(decisions: NonNullable<Exchange['decisions']>): Minutes['sections'] {
  const entries = decisions.flatMap((decision, index) => {
    const words = decision.managementOversight
    if (typeof words !== 'string' || words.trim() === '') return []
    return [
      {
        id: `e-mgmt-decision-${index + 1}`,
        speaker: '',
        about: decision.child ? [decision.child] : [],
        audience: 'council' as const,
        withholdFrom: [],
        blocks: textBlocks(words),
      },
    ]
  })
  return entries.length > 0 ? [{ key: 'mgmt', child: '', entries }] : []
}

function statementsFrom(file: Exchange): Minutes['statements'] {
  const account = (by: string) => rows(file.people).find((person) => person.id === by)
  const signed = (by: string, role: string, at: string) => ({
    byAccount: account(by)?.accountId || by,
    byName: account(by)?.name ?? by,
    role,
    at,
  })
  const overrides = rows(file.overrides).map((from, index) => ({
    id: `st-${index + 1}`,
    kind: from.kind ?? ('override' as const),
    ruleId: from.ruleId,
    about: from.about ?? ('all' as const),
    text: from.reason,
    fields: from.fields ?? {},
    reviewBy: str(from.reviewBy),
    ...signed(from.by, from.role, from.at),
  }))
  const oversight = rows(file.decisions).flatMap((from, index) => {
    const words = from.managementOversight
    if (!words || typeof words === 'string') return []
    return [
      {
        id: `st-oversight-${index + 1}`,
        kind: 'management oversight' as const,
        ruleId: 'R-MO',
        about: from.child ? [from.child] : ('all' as const),
        text: words.text,
        fields: {},
        reviewBy: '',
        ...signed(words.by, words.role, words.at),
      },
    ]
  })
  return [...overrides, ...oversight]
}

function answersFrom(file: Exchange): Minutes['answers'] {
  const given = rows(file.answers).map((from, index) => {
    const { answer, value, about, sources, linkedActionIds, fields, rows: table, ...rest } = from
    const typed = answerValues.find((word) => word === (value ?? answer))
    return {
      ...texts(rest),
      id: `an-${index + 1}`,
      about: about ?? [],
      value: typed ?? ('' as const),
      sources: rows(sources).map((source) => texts(source)),
      linkedActionIds: list(linkedActionIds),
      fields: fields ?? {},
      rows: rows(table),
    }
  })
  const closure = closureAnswer(file)
  return minutesSchema.shape.answers.parse(closure ? [...given, closure] : given)
}

/** What was written about closing, as an unfinished answer to the closure gate: nobody's words are lost. */
function closureAnswer(file: Exchange) {
  const considered = file.closureConsideration
  if (!considered) return undefined
  const written = Object.entries(considered).filter(([, words]) => typeof words === 'string' && words !== '')
  if (written.length === 0) return undefined
  const { childViewOnClosing, ...harms } = Object.fromEntries(written) as Record<string, string>
  return {
    id: 'an-closure',
    ruleId: 'R-CG',
    about: [],
    fields: childViewOnClosing ? { childView: childViewOnClosing } : {},
    rows: Object.entries(harms).map(([harm, words]) => ({ harm: closureHarms[harm] ?? harm, text: words })),
  }
}

/** @param file has the exchange shape already. @returns what `minutesSchema` reads; ids follow the file's order. */
export function minutesFromExchange(file: Exchange): unknown {
  const { triggerEvents, model, ...meeting } = file.meeting
  const date = str(meeting.date)
  return {
    format: MINUTES_FORMAT,
    meeting: {
      ...Object.fromEntries(Object.entries(meeting).filter(([, value]) => value != null)),
      type: meetingTypeWords[meeting.type] ?? meeting.type,
      conferenceModel: meeting.conferenceModel ?? str(model),
      triggers: Object.fromEntries(
        Object.entries(triggerEvents ?? {}).map(([key, value]) => [key, String(value ?? '')]),
      ),
    },
    children: rows(file.children).map((child) => ({
      ...texts(child),
      unborn: child.unborn ?? (date !== '' && str(child.dob) > date),
      ownAppointments: child.ownAppointments ?? false,
      ...(child.withholdSettingFrom && { withholdSettingFrom: list(child.withholdSettingFrom) }),
      previousPlans: rows(child.previousPlans).map((plan) => ({
        ...texts(plan),
        category: categoryOf(str(plan.category)),
      })),
      seen: rows(child.seen).map((seen) => ({
        ...texts(seen),
        alone: yesNo(seen.alone),
        announced: yesNo(seen.announced),
      })),
    })),
    people: rows(file.people).map((person) => ({
      ...texts(person),
      agencyGroup: person.agencyGroup || agencyGroupOf(str(person.agency), str(person.jobTitle)),
      of: list(person.of),
      stepParentOf: list(person.stepParentOf),
      parentalResponsibility: list(person.parentalResponsibility),
      withholdAddressFrom: list(person.withholdAddressFrom),
      // Left out it follows the address; an empty list says that nobody is kept from it.
      ...(person.withholdPhoneFrom && { withholdPhoneFrom: list(person.withholdPhoneFrom) }),
      ...(person.withholdEmployerFrom && { withholdEmployerFrom: list(person.withholdEmployerFrom) }),
      aliases: list(person.aliases),
      inHousehold: person.inHousehold ?? false,
      worksWithChildren: person.worksWithChildren ?? false,
    })),
    attendance: rows(file.attendance).map(({ report, ...row }, index) => ({
      ...texts(row),
      id: `at-${index + 1}`,
      status: statusWords[str(row.status)] ?? str(row.status),
      reportSubmitted: yesNo(report?.submitted),
      reportDate: str(report?.date),
      reportSharedWithFamily: str(report?.sharedWithFamily),
      reportWithheldReason: str(report?.withheldReason),
    })),
    chronology: rows(file.chronology).map((item, index) => ({
      ...texts(item),
      id: `ch-${index + 1}`,
      about: list(item.about),
      category: categoryOf(str(item.category)),
    })),
    events: rows(file.events).map((event, index) => ({
      ...texts(event),
      id: `ev-${index + 1}`,
      s46Considered: yesNo(event.s46Considered),
      s46Used: yesNo(event.s46Used),
    })),
    tools: rows(file.tools).map((tool, index) => ({ ...texts(tool), id: `to-${index + 1}` })),
    previousActions: rows(file.previousActions).map((from, i) => actionFrom(from, `pa-${i + 1}`, true)),
    sections: [...sectionsFrom(rows(file.sections)), ...unsignedOversight(rows(file.decisions))],
    decisions: rows(file.decisions).map(({ managementOversight: _, ...from }, index) => ({
      ...texts(from),
      id: `de-${index + 1}`,
      category: categoryOf(str(from.category)),
    })),
    views: rows(file.views).map((view, index) => ({
      ...texts(view),
      id: `vi-${index + 1}`,
      category: categoryOf(str(view.category)),
    })),
    dissent: rows(file.dissent).map((from, index) => {
      const { recordedInPersonsOwnWords, escalationStage, visibility, ...rest } = from
      return {
        ...texts(rest),
        id: `di-${index + 1}`,
        ownWords: yesNo(recordedInPersonsOwnWords),
        stage: str(escalationStage),
        choice: from.choice ?? (escalationStage ? 'escalated' : ''),
        accepted: yesNo(from.accepted),
        audience: audienceOf(visibility),
      }
    }),
    goals: rows(file.goals).map((from, i) => goalFrom(from, `go-${i + 1}`)),
    actions: rows(file.actions).map((from, i) => actionFrom(from, `ac-${i + 1}`, false)),
    coreGroup: { members: list(file.coreGroup?.members), firstMeeting: str(file.coreGroup?.firstMeeting) },
    nextMeeting: texts(file.nextMeeting ?? {}),
    answers: answersFrom(file),
    statements: statementsFrom(file),
  }
}
