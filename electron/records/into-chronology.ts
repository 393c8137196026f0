/**
 * An event of a family's chronology that is made of an entry of minutes. The core reads the entry itself: whoever may
 * not open the record, or asks for more readers than the entry has, is refused whatever the screen said.
 */
import type { Account } from '../../shared/access/access.ts'
import { namingMe } from '../../shared/access/restricted-events.ts'
import type { RecordMeta } from '../../shared/api/contract.ts'
import {
  type CaseEvent,
  type CaseFile,
  keepsAtLeast,
  type Sensitivity,
  sensitivityOf,
} from '../../shared/cases/index.ts'
import { audienceOf } from '../../shared/copies/index.ts'
import type { Audience } from '../../shared/minutes/index.ts'
import type { Rooms } from '../core.ts'
import { Problem } from '../problem.ts'
import { readableBy, seenBy } from './case-files.ts'
import { minutesOf } from './judge.ts'
import { openable } from './who-may-open.ts'

export type NewEvent = Omit<CaseEvent, 'id' | 'importId'>

const refused = (happened: string, todo: string): Problem =>
  new Problem('not allowed', happened, 'Nothing was added.', todo)

/** Where a heading is no longer on the page, the narrowest audience of that kind of record holds. */
async function headingAudience(
  rooms: Rooms,
  record: RecordMeta,
  templateVersion: string,
  key: string,
): Promise<Audience> {
  const template = await rooms.templates.of(record.type, templateVersion)
  const own = template.sections.find((section) => section.key === key)?.audience
  return own ?? (template.area === 'supervision' ? 'supervision' : 'council')
}

/** What an event of this entry must be kept from at the least; a `Problem` where it may not leave the record. */
async function leastOf(rooms: Rooms, record: RecordMeta, entryId: string): Promise<Sensitivity> {
  const { meeting, sections } = await minutesOf(rooms, record)
  const section = sections.find(({ entries }) => entries.some(({ id }) => id === entryId))
  const entry = section?.entries.find(({ id }) => id === entryId)
  if (!section || !entry) {
    throw new Problem(
      'not found',
      'This entry is not in the saved record yet.',
      'Nothing was added, and what you typed is still on the page.',
      'Wait until the record says that it is saved, and try again.',
    )
  }
  const heading = await headingAudience(rooms, record, meeting.templateVersion, section.key)
  const least = sensitivityOf(audienceOf(entry.audience, heading), entry.withholdFrom)
  if (least) return least
  throw refused(
    'What is said in personal supervision, or noted for learning, stays in its record.',
    'Write what matters for the child under a heading of the child’s own record, and add that.',
  )
}

/** Adds the event. Throws `Problem`: "not allowed", "not found", or "conflict" when it is there already. */
export async function addToChronology(
  rooms: Rooms,
  caseId: string,
  event: NewEvent,
  me: Account,
): Promise<CaseFile> {
  const add = async (one: NewEvent): Promise<CaseFile> =>
    seenBy(me, await rooms.store.cases.addEvent(caseId, namingMe(me, one), me.id, readableBy(me)))
  if (event.recordId === '') return add({ ...event, entryId: '' })
  const record = await openable(rooms, event.recordId, me)
  if (record.caseId !== caseId) {
    throw refused(
      'This record is of another family.',
      'Open the record of this family, and add it from there.',
    )
  }
  const least = await leastOf(rooms, record, event.entryId)
  if (!keepsAtLeast(event.sensitivity, least)) {
    throw refused(
      'This entry is for fewer people than the event would be.',
      'Choose at least the same restriction as the entry has.',
    )
  }
  return add(event)
}
