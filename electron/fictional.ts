/**
 * "Try it with a fictional conference": a throw-away workspace with a half-written conference and two people to sign
 * in as, because some checks need a second person. Everybody and everything in it is made up.
 */
import * as Y from 'yjs'
import halfWritten from '../resources/examples/half-written.json' with { type: 'json' }
import type { Account } from '../shared/access/access.ts'
import { readMinutesFile } from '../shared/minutes/file.ts'
import { draftContentSchema, minutesToDraft } from '../shared/minutes/index.ts'
import type { Rooms } from './core.ts'

export type FictionalPerson = { account: Account; passphrase: string }

export const fictionalChairId = 'demo-chair'
export const fictionalManagerId = 'demo-manager'

const organisation = 'Wexmoor Council (fictional)'

/** Their passphrases are shown on the sign-in card: they guard nothing. */
export function fictionalPeople(now: Date): [FictionalPerson, ...FictionalPerson[]] {
  const at = now.toISOString()
  return [
    {
      passphrase: 'fictional chair',
      account: {
        id: fictionalChairId,
        name: 'Priya Nandakumar',
        role: 'CP chair',
        organisation,
        email: 'priya.nandakumar@wexmoor.example',
        administrator: true,
        active: true,
        createdAt: at,
      },
    },
    {
      passphrase: 'fictional manager',
      account: {
        id: fictionalManagerId,
        name: 'Morag Ellery',
        role: 'Service manager',
        organisation,
        email: 'morag.ellery@wexmoor.example',
        administrator: false,
        active: true,
        createdAt: at,
      },
    },
  ]
}

/** Puts the example case and its half-written conference into an empty workspace. */
export async function fillFictional(rooms: Rooms, me: Account, _now: Date) {
  const file = readMinutesFile(halfWritten)
  if (!file.ok) throw new TypeError(file.says)
  const { format: _format, statements: _statements, ...content } = file.minutes
  const family = await rooms.store.cases.create(
    {
      familyRef: content.meeting.familyRef,
      children: content.children,
      people: content.people,
      chronology: content.chronology,
    },
    me.id,
  )
  const made = await rooms.store.records.create(
    {
      caseId: family.id,
      type: content.meeting.type,
      title: (await rooms.templates.of(content.meeting.type, '')).name,
      familyRef: family.familyRef,
      date: content.meeting.date,
      content: Y.encodeStateAsUpdate(minutesToDraft(draftContentSchema.parse(content))),
    },
    me.id,
  )
  rooms.drafts.begun(made.id)
  return made
}
