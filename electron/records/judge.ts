/** The core's own reading of a record: its word is final when a record is signed. */

import { type Account, canIn, levelOf } from '../../shared/access/access.ts'
import type { Readiness, RecordMeta } from '../../shared/api/contract.ts'
import {
  type CheckContext,
  clocksFor,
  evaluate,
  type Finding,
  isThisPerson,
  levelsInWords,
  missingReasons,
  missingSections,
  signingBlockers,
} from '../../shared/checks/index.ts'
import { type Minutes, minutesSchema, toMinutes } from '../../shared/minutes/index.ts'
import type { RuleSet } from '../../shared/rule-sets/index.ts'
import { dressed } from '../../shared/templates/index.ts'
import type { Template } from '../../shared/templates/template.ts'
import type { Rooms } from '../core.ts'
import { copyChecksOf } from './copy-checks.ts'
import { sentFor } from './distribution-sent.ts'
import { caseEventsOf, historyOf, laterOf } from './history.ts'
import { rulesFor } from './rules-in-force.ts'

export type Judged = {
  minutes: Minutes
  template: Template
  findings: Finding[]
  context: CheckContext
  rules: RuleSet
}

/** The record as it stands: the frozen one when signed, the draft with its statements otherwise. */
export async function minutesOf(rooms: Rooms, record: RecordMeta): Promise<Minutes> {
  if (record.state === 'signed')
    return minutesSchema.parse(JSON.parse(await rooms.store.signed.minutesJson(record.id)))
  return toMinutes(await rooms.drafts.content(record.id), await rooms.store.statements.list(record.id))
}

/** @param as other minutes than the record's own, of the version that is to replace it */
export async function judge(rooms: Rooms, record: RecordMeta, now: Date, as?: Minutes): Promise<Judged> {
  const minutes = as ?? (await minutesOf(rooms, record))
  const history = await historyOf(rooms, record)
  const later = await laterOf(rooms, record)
  const caseEvents = await caseEventsOf(rooms, record)
  const rules = await rulesFor(rooms, minutes, now)
  const { type, templateVersion, conferenceModel } = minutes.meeting
  const template = dressed(await rooms.templates.of(type, templateVersion), conferenceModel, rules.labels)
  const { settings, clockSettings } = rules
  const copyChecks = await copyChecksOf(rooms, record, minutes, template)
  const sent = await sentFor(rooms.store, record, { minutes, template, rules })
  const moment = { now: now.toISOString(), sent, ...(copyChecks ? { copyChecks } : {}) }
  const family = { history, later, caseEvents }
  const context: CheckContext = { minutes, template, ...family, settings, clockSettings, ...moment }
  return { minutes, template, findings: evaluate(context), context, rules }
}

/** Why this person cannot sign this record, as a sentence; empty when they can (domain section 7). */
export function whyNotYou(me: Account, minutes: Minutes, template: Template): string {
  const chair = minutes.people.find((person) => person.id === minutes.meeting.chair)
  if (!chair) return `Nobody is named as ${template.chairTitle} yet. Name them in the meeting details.`
  if (!isThisPerson(me, chair.id, minutes)) {
    return `${chair.name} signs this record, as ${template.chairTitle}. They sign in themselves.`
  }
  if (!canIn(me, 'record.sign', template.type))
    return `A ${me.role} does not sign this kind of record. Name somebody else as ${template.chairTitle}.`
  const { chairLevels } = template
  const level = levelOf(me.role)
  if (chairLevels && !chairLevels.some((one) => one === level)) {
    return chairLevels.every((one) => one === 'Ch')
      ? 'A conference is signed by a child protection chair who is independent of the case.'
      : `This record is signed by a ${levelsInWords(chairLevels)}.`
  }
  return ''
}

export function readinessOf({ minutes, template, findings, context }: Judged, me: Account): Readiness {
  const blockers = signingBlockers(findings).map(({ id, ruleId, title, about, shortfalls }) => ({
    id,
    ruleId,
    title,
    about,
    shortfalls,
  }))
  const missing = [...missingReasons(clocksFor(context), template), ...missingSections(minutes, template)]
  const notYou = whyNotYou(me, minutes, template)
  return {
    blockers,
    missingSections: missing,
    notYou,
    ready: blockers.length === 0 && missing.length === 0 && notYou === '',
  }
}
