/** Earlier minutes of a family, as the checks of another record may read them. */
import type { RecordMeta } from '../../shared/api/contract.ts'
import { eventsBesideRecord } from '../../shared/cases/index.ts'
import type { Action, Audience, ChronologyItem, Goal, Minutes } from '../../shared/minutes/index.ts'
import type { SectionKind, Template } from '../../shared/templates/index.ts'
import type { Rooms } from '../core.ts'
import { withoutPersonal } from './personal.ts'

export { withoutPersonal }

type Which = Pick<RecordMeta, 'id' | 'caseId'>

const readable = (rooms: Rooms, signed: Minutes[]): Promise<Minutes[]> =>
  Promise.all(
    signed.map(async (minutes) => {
      const template = await rooms.templates.of(minutes.meeting.type, minutes.meeting.templateVersion)
      return withOwnAudience(withoutPersonal(minutes, template), template)
    }),
  )

/** Signed minutes of the same family before this record, oldest first. */
export const historyOf = async (rooms: Rooms, record: Which): Promise<Minutes[]> =>
  readable(rooms, await rooms.store.history(record.caseId, record.id))

/** Signed escalation records and high-risk history reviews that came after this record: they settle what it left open. */
export const laterOf = async (rooms: Rooms, record: Which): Promise<Minutes[]> =>
  readable(rooms, await rooms.store.later(record.caseId, record.id, ['ESC', 'HRR']))

/** What the family's case file holds for professionals only: the checks read it, and no record does. */
export async function caseEventsOf(rooms: Rooms, { caseId }: Which): Promise<ChronologyItem[]> {
  return caseId ? eventsBesideRecord((await rooms.store.cases.get(caseId)).chronology) : []
}

/**
 * Every action and goal says itself whom it is for, where its section was for fewer people than everybody: carried into
 * a record whose plan the family reads, it stays with those for whom it was written.
 */
export function withOwnAudience(minutes: Minutes, template: Template): Minutes {
  const audienceOf = (kind: SectionKind): Audience | undefined =>
    template.sections.find((section) => section.kind === kind)?.audience
  const held = <Row extends Action | Goal>(rows: Row[], own: Audience | undefined): Row[] =>
    own === undefined || own === 'shared'
      ? rows
      : rows.map((row) => (row.audience === undefined ? { ...row, audience: own } : row))
  const plan = audienceOf('plan')
  return {
    ...minutes,
    goals: held(minutes.goals, plan),
    actions: held(minutes.actions, plan),
    previousActions: held(minutes.previousActions, audienceOf('previousActions')),
  }
}
