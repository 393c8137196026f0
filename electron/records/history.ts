/** Earlier minutes of a family, as the checks of another record may read them. */
import type { RecordMeta } from '../../shared/api/contract.ts'
import type { Action, Minutes } from '../../shared/minutes/index.ts'
import type { Template } from '../../shared/templates/index.ts'
import type { Rooms } from '../core.ts'

/** Without anybody's personal supervision: its words stay with those who were in it (visibility X, domain 2.0). */
export function withoutPersonal(minutes: Minutes, template: Template): Minutes {
  const own = new Map(template.sections.map((section) => [section.key, section.audience]))
  const isPersonal = (action: Action): boolean => (action.audience ?? own.get('plan')) === 'supervision'
  const disagrees = template.sections.find(({ kind }) => kind === 'dissent')?.audience
  return {
    ...minutes,
    actions: minutes.actions.filter((action) => !isPersonal(action)),
    previousActions: minutes.previousActions.filter((action) => !isPersonal(action)),
    dissent: minutes.dissent.filter((one) => (one.audience ?? disagrees) !== 'supervision'),
    sections: minutes.sections.map((section) => ({
      ...section,
      entries: section.entries.filter((entry) => (entry.audience ?? own.get(section.key)) !== 'supervision'),
    })),
  }
}

/** Signed minutes of the same family before this record, oldest first. */
export async function historyOf(rooms: Rooms, record: Pick<RecordMeta, 'id' | 'caseId'>): Promise<Minutes[]> {
  const signed = await rooms.store.history(record.caseId, record.id)
  return Promise.all(
    signed.map(async (minutes) =>
      withoutPersonal(
        minutes,
        await rooms.templates.of(minutes.meeting.type, minutes.meeting.templateVersion),
      ),
    ),
  )
}
