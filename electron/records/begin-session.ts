/** A session of supervision that begins with whoever is supervised: named once, and with what the figures say of their team. */
import { ulid } from 'ulid'
import type { Account } from '../../shared/access/access.ts'
import type { MeetingType } from '../../shared/minutes/index.ts'
import {
  type DraftContent,
  draftContentSchema,
  personSchema,
  type Table,
} from '../../shared/minutes/index.ts'
import type { Rooms } from '../core.ts'
import { Problem } from '../problem.ts'
import { plainName } from './plain-name.ts'
import { personSettings } from './supervision-plan.ts'
import { pictureOf } from './team-picture.ts'

/** The kinds of supervisee that the template knows. */
const subTypes: Partial<Record<Account['role'], string>> = {
  'Practice supervisor': 'practice supervisor',
  'Team manager': 'team manager',
  'CP chair': 'conference chair',
}

/** Throws `Problem` "not valid" where somebody would supervise themselves. */
export async function withSupervised(
  rooms: Rooms,
  { type, subType, date }: { type: MeetingType; subType: string; date: string },
  supervised: string,
  me: Account,
  now: Date,
): Promise<(fresh: DraftContent) => DraftContent> {
  const account = await rooms.store.accounts.get(supervised)
  if (!account.active || account.id === me.id) {
    throw new Problem(
      'not valid',
      'Nobody supervises themselves.',
      'Nothing was made.',
      'Choose who is supervised.',
    )
  }
  await rooms.supervision.current()
  const { newlyQualifiedFrom = '' } = (await personSettings(rooms))[account.id] ?? {}
  const last = await lastSession(rooms, type, account.id, date)
  const rows = type === 'SUP_SUP' ? (await pictureOf(rooms, account, me, now)).rows : []
  const tables: Table[] = [...Map.groupBy(rows, ({ key }) => key)].map(([key, all]) => ({
    key,
    rows: all.map(({ id, cells }) => ({ id, cells })),
  }))
  const qualified = type === 'SUP_CASE' && newlyQualifiedFrom !== ''
  return (fresh) => {
    const known = fresh.people.find(
      (one) =>
        one.accountId === account.id ||
        (one.accountId === '' &&
          one.role === 'professional' &&
          plainName(one.name) === plainName(account.name)),
    )
    const person = known ? { ...known, accountId: account.id } : asPerson(account)
    return draftContentSchema.parse({
      ...fresh,
      meeting: {
        ...fresh.meeting,
        subType: subType || (type === 'SUP_SUP' ? (subTypes[account.role] ?? '') : ''),
        triggers: {
          ...fresh.meeting.triggers,
          ...(type === 'SUP_SUP' && last ? { lastSupervision: last } : {}),
          ...(qualified ? { nqswStarted: newlyQualifiedFrom } : {}),
          ...(qualified && last ? { nqswLastSession: last } : {}),
        },
      },
      people: known ? fresh.people.map((one) => (one === known ? person : one)) : [...fresh.people, person],
      attendance: [
        ...fresh.attendance.filter((one) => one.person !== person.id),
        { id: `at-${ulid()}`, person: person.id, status: 'attended' },
      ],
      tables: [...fresh.tables, ...tables],
    })
  }
}

/** The day of the last session of this kind in which the person took part and that somebody else held. */
async function lastSession(rooms: Rooms, type: MeetingType, person: string, before: string): Promise<string> {
  const kind = type === 'SUP_SUP' ? 'supervisors' : type === 'SUP_GROUP' ? 'group' : 'case'
  return (
    (await rooms.store.supervision.readings())
      .filter((one) => one.kind === kind && one.chair !== person && one.day !== '' && one.day < before)
      .filter(({ people }) => people.includes(JSON.stringify(person)))
      .at(-1)?.day ?? ''
  )
}

const asPerson = ({ id, name, role, organisation }: Account) =>
  personSchema.parse({
    id: `p-${ulid()}`,
    name,
    role: 'professional',
    jobTitle: role,
    agency: organisation,
    agencyGroup: 'CSC',
    accountId: id,
  })
