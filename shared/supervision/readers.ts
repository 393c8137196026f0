/** Who reads what is written in a session, in words (domain 2.8 to 2.10 and 6). */
import type { Audience, MeetingType } from '../minutes/index.ts'

export type SessionType = 'SUP_CASE' | 'SUP_GROUP' | 'SUP_SUP'

export const isSession = (type: MeetingType): type is SessionType => type.startsWith('SUP_')

export type SessionReaders = {
  /** Which of the session’s records it goes into. */
  record: string
  /** Who reads that, and who does not. */
  says: string
}

const personal: Record<SessionType, string> = {
  SUP_CASE: 'the two of you and the supervisor’s managers. Never the child’s file.',
  SUP_GROUP: 'those who took part and the supervisor’s managers. Never the child’s file.',
  SUP_SUP: 'the two of you and the supervisor’s managers. Never any file.',
}

const file: Record<SessionType, string> = {
  SUP_CASE: 'goes to the child’s file.',
  SUP_GROUP: 'goes to the child’s file.',
  SUP_SUP: 'kept by the service. Say nothing of a family but its reference.',
}

/** What becomes of something with this audience in a session of this type. */
export function sessionReaders(type: SessionType, audience: Audience): SessionReaders {
  switch (audience) {
    case 'supervision':
      return { record: 'Personal', says: personal[type] }
    case 'learning':
      return {
        record: 'Learning note',
        says: 'people of the service who were not there. No word that tells who it was.',
      }
    case 'restricted':
      return { record: 'Case record, restricted', says: 'goes to the child’s file, under lock.' }
    default:
      return { record: 'Case record', says: file[type] }
  }
}

/** The records that one session makes, by name, in the order in which they are signed. */
export function recordsOfSession(type: SessionType): SessionReaders[] {
  const made: Audience[] =
    type === 'SUP_GROUP' ? ['council', 'learning', 'supervision'] : ['council', 'supervision']
  return made.map((audience) => sessionReaders(type, audience))
}
