/** The council's own start of a data protection impact assessment, with what this workspace is set to. */
import { type Account, roles } from '../../shared/access/access.ts'
import { londonDate } from '../../shared/clocks/index.ts'
import { assessmentOf } from '../../shared/privacy/assessment.ts'
import type { Rooms } from '../core.ts'
import { safeName, writeAssessment } from '../documents/index.ts'
import { settingsOf } from './distribution-settings.ts'
import { councilPaper } from './letterhead.ts'
import { ruleOf } from './retention.ts'

/** Counts people by role and names nobody. `version`: of the product. */
export async function assessmentDocument(
  rooms: Rooms,
  me: Account,
  version: string,
  now: Date,
): Promise<{ fileName: string; bytes: Uint8Array }> {
  const active = (await rooms.store.accounts.list()).filter((account) => account.active)
  const { smtp } = await settingsOf(rooms)
  const sections = assessmentOf({
    authority: me.organisation,
    version,
    retention: await ruleOf(rooms),
    mailServer: smtp.on ? smtp.host : '',
    people: roles.flatMap((role) => {
      const count = active.filter((account) => account.role === role).length
      return count > 0 ? [{ role, count }] : []
    }),
  })
  const at = now.toISOString()
  const made = await writeAssessment({
    sections,
    authority: me.organisation,
    fictional: rooms.workspace.fictional,
    at,
  })
  const paper = await councilPaper(rooms)
  const bytes = paper(made.bytes, {
    authority: me.organisation,
    meeting: made.title,
    date: made.madeOn,
    copyLine: made.marking,
    reference: '',
  })
  return { fileName: safeName(`${made.title} ${londonDate(at)}`), bytes }
}
