/**
 * A management oversight note for a family (domain reference 2.13), one step from any of its records: the one that is
 * being written today, or a new one that begins with where it comes from and which questions were open there.
 */
import { ulid } from 'ulid'
import type { Account } from '../../shared/access/access.ts'
import type { RecordMeta } from '../../shared/api/contract.ts'
import type { CaseFile } from '../../shared/cases/index.ts'
import { londonDate, longDate, parseDate } from '../../shared/clocks/index.ts'
import { type DraftContent, draftContentSchema, textBlocks } from '../../shared/minutes/index.ts'
import type { Rooms } from '../core.ts'
import { Problem } from '../problem.ts'
import { beginRecord } from './begin-record.ts'
import { judge } from './judge.ts'
import { type Opened, oneAtATime, together } from './open-escalation.ts'
import { refuseOtherWriters } from './who-may-open.ts'

/** Throws `Problem` "not valid" for a record about no family. */
export async function openNote(rooms: Rooms, record: RecordMeta, me: Account, now: Date): Promise<Opened> {
  refuseOtherWriters(me, 'MGMT')
  if (!record.caseId) {
    throw new Problem('not valid', 'This record is about no family.', 'Nothing was made.')
  }
  return oneAtATime(record.caseId, async () => {
    const open = await inWork(rooms, record.caseId, me, now)
    if (open) return { record: open, made: false }
    return { record: await make(rooms, record, me, now), made: true }
  })
}

/** The note that this person began today and has not signed: pressed twice, it is one note. */
async function inWork(rooms: Rooms, caseId: string, me: Account, now: Date): Promise<RecordMeta | undefined> {
  const today = londonDate(now.toISOString())
  return (await rooms.store.records.ofCase(caseId)).findLast(
    (one) => one.type === 'MGMT' && one.state !== 'signed' && one.createdBy === me.id && one.date === today,
  )
}

async function make(rooms: Rooms, source: RecordMeta, me: Account, now: Date): Promise<RecordMeta> {
  const { minutes, findings } = await judge(rooms, source, now)
  // Their titles only: what raised a question may have been said in personal supervision.
  const open = [...new Set(findings.filter(({ state }) => state === 'open').map(({ title }) => title))]
  const familyOf = async (): Promise<CaseFile> => {
    const family = await rooms.store.cases.get(source.caseId)
    return { ...family, children: family.children.length > 0 ? family.children : minutes.children }
  }
  const filled = (fresh: DraftContent): DraftContent => withReason(fresh, source, open, me)
  const date = londonDate(now.toISOString())
  const managerThere = minutes.people.filter(({ accountId }) => accountId === me.id)
  return beginRecord(
    rooms,
    {
      type: 'MGMT',
      date,
      familyOf: async () => {
        const family = await familyOf()
        return { ...family, people: together(managerThere, family.people) }
      },
      filled,
    },
    me,
    now,
  )
}

function withReason(fresh: DraftContent, source: RecordMeta, open: string[], me: Account): DraftContent {
  const day = parseDate(source.date)
  const origin = [source.title, day && longDate(day).replace(/^\w+ /, '')].filter(Boolean).join(' of ')
  const texts = [
    `Begun by ${me.name}, ${me.role}, from the ${origin}.`,
    ...(open.length > 0 ? [`Questions still open there: ${open.join('; ')}.`] : []),
  ]
  return draftContentSchema.parse({
    ...fresh,
    sections: [
      ...fresh.sections,
      {
        key: 'mgmt',
        entries: texts.map((text) => ({
          id: `en-${ulid()}`,
          about: 'all',
          origin,
          blocks: textBlocks(text),
        })),
      },
    ],
  })
}
