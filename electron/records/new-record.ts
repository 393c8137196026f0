/** What a new record knows before anybody types: the case, the template, and what was left open last time. */
import { ulid } from 'ulid'
import type { Account } from '../../shared/access/access.ts'
import type { CaseFile } from '../../shared/api/contract.ts'
import {
  type Action,
  type DraftContent,
  draftContentSchema,
  type MeetingType,
  type Minutes,
} from '../../shared/minutes/index.ts'
import type { Template } from '../../shared/templates/template.ts'

export type NewRecord = {
  template: Template
  subType: string
  caseFile: CaseFile
  date: string
  start: string
  place: string
  me: Account
  authority: string
  caseRefLabel: string
  conferenceModel: string
  /** Signed minutes of this family, oldest first. */
  history: Minutes[]
}

const settled = new Set(['done', 'no longer needed'])

/** Actions that nobody has settled, as the next meeting's "actions from last time" (domain section 5). */
export function carriedOver(last: Minutes | undefined): Action[] {
  if (!last) return []
  const open = [...last.previousActions, ...last.actions].filter((action) => !settled.has(action.status))
  return open.map((action) => ({
    ...action,
    status: '',
    evidence: '',
    effectOnChild: '',
    carriedCount: action.carriedCount + 1,
    raisedIn: action.raisedIn || last.meeting.date,
  }))
}

const area = (type: MeetingType) => (type.startsWith('SUP_') ? 'supervision' : 'meetings')

/** Carried actions follow the child across meeting types; supervision directions stay in supervision. */
function lastOfArea(history: Minutes[], type: MeetingType): Minutes | undefined {
  return history.filter((minutes) => area(minutes.meeting.type) === area(type)).at(-1)
}

export function newRecordContent(from: NewRecord): DraftContent {
  const { template, caseFile, me } = from
  const known = caseFile.people.find((person) => person.accountId === me.id)
  const self = known ?? {
    id: `p-${ulid()}`,
    name: me.name,
    role: 'professional',
    agency: me.organisation,
    agencyGroup: 'CSC',
    jobTitle: me.role,
    accountId: me.id,
  }
  const people = known ? caseFile.people : [...caseFile.people, self]
  const last = lastOfArea(from.history, template.type)
  const chairs = me.role !== 'Minute taker'
  return draftContentSchema.parse({
    meeting: {
      type: template.type,
      subType: from.subType,
      templateVersion: template.version,
      title: template.name,
      authority: from.authority,
      caseRefLabel: from.caseRefLabel,
      conferenceModel: from.conferenceModel,
      familyRef: caseFile.familyRef,
      date: from.date,
      start: from.start,
      place: from.place,
      chair: chairs ? self.id : '',
      minuteTaker: chairs ? '' : self.id,
      triggers: last ? { previousReview: last.meeting.date } : {},
    },
    children: caseFile.children,
    people,
    chronology: caseFile.chronology,
    // The family is invited to a meeting; a session of supervision is between professionals.
    attendance: (template.area === 'meetings' ? people : [self]).map((person) => ({
      id: `at-${ulid()}`,
      person: person.id,
      status: person.id === self.id ? 'attended' : '',
    })),
    previousActions: carriedOver(last),
  })
}
