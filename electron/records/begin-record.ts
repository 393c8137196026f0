/** A new record: what it knows before anybody types, kept as its first draft. */
import * as Y from 'yjs'
import type { Account } from '../../shared/access/access.ts'
import type { RecordMeta } from '../../shared/api/contract.ts'
import type { CaseFile } from '../../shared/cases/index.ts'
import { type DraftContent, type MeetingType, minutesToDraft } from '../../shared/minutes/index.ts'
import { dressed, type Template } from '../../shared/templates/index.ts'
import type { Rooms } from '../core.ts'
import { previousIssued } from './distribution-sent.ts'
import { historyOf } from './history.ts'
import { newRecordContent } from './new-record.ts'
import { rulesFor } from './rules-in-force.ts'

export type Begin = {
  type: MeetingType
  /** ISO date, or '' where none is set yet. */
  date: string
  subType?: string
  start?: string
  place?: string
  /** Left out: what the council has set. */
  conferenceModel?: string
  /** The family as this record is to know it; its id is empty for a record about none. */
  familyOf: (template: Template) => Promise<CaseFile>
  /** What else it begins with, besides what every new record knows. */
  filled?: (fresh: DraftContent) => DraftContent
}

export async function beginRecord(rooms: Rooms, begin: Begin, me: Account, now: Date): Promise<RecordMeta> {
  const { type, date, subType = '', start = '', place = '', filled = (fresh) => fresh } = begin
  const rules = await rulesFor(rooms, { meeting: { date } }, now)
  const { conferenceModel = rules.conferenceModel } = begin
  const template = dressed(await rooms.templates.forNew(type), conferenceModel, rules.labels)
  const caseFile = await begin.familyOf(template)
  const fresh = newRecordContent({
    template,
    subType,
    caseFile,
    date,
    start,
    place,
    me,
    authority: me.organisation,
    caseRefLabel: rules.labels.caseRefLabel,
    conferenceModel,
    history: await historyOf(rooms, { id: '', caseId: caseFile.id }),
  })
  // The desk knows when the minutes of the last meeting had been sent to everybody: nobody types it again (R-MT).
  const issued = await previousIssued(rooms.store, caseFile.id, template.type)
  if (issued && template.triggers.some(({ key }) => key === 'previousMinutesIssued'))
    fresh.meeting.triggers.previousMinutesIssued ||= issued
  const made = await rooms.store.records.create(
    {
      caseId: caseFile.id,
      type: template.type,
      title: template.name,
      familyRef: caseFile.familyRef,
      date,
      content: Y.encodeStateAsUpdate(minutesToDraft(filled(fresh))),
    },
    me.id,
  )
  rooms.drafts.begun(made.id)
  return made
}
