/** What has happened to a record since it was begun, in sentences that anybody can follow (domain section 7). */
import type { Account } from '../../shared/access/access.ts'
import type { RecordMeta } from '../../shared/api/contract.ts'
import type { HistoryEvent } from '../../shared/api/corrections.ts'
import { hasAddendum } from '../../shared/corrections/index.ts'
import type { Rooms } from '../core.ts'
import { whyHeld } from './corrections.ts'
import { minutesOf } from './judge.ts'
import { openWithdrawal } from './withdrawals.ts'

type Told = Pick<HistoryEvent, 'at' | 'says'> & Partial<HistoryEvent>

const event = ({ detail = '', file = null, see = '', ...told }: Told): HistoryEvent => ({
  detail,
  file,
  see,
  ...told,
})

/** Oldest first; of the same moment, in the order in which it is told here. */
export async function recordHistory(rooms: Rooms, record: RecordMeta, _me: Account) {
  const { store } = rooms
  const { id, state, title, date } = record
  const events: Told[] = [...(await beginnings(rooms, record))]
  if (state === 'signed')
    events.push(
      ...(await versions(rooms, record)),
      ...(await countersigned(rooms, record)),
      ...(await confirmedCopies(rooms, record)),
      ...(await corrections(rooms, record)),
      ...(await withdrawn(rooms, record)),
    )
  events.push(...(await letters(rooms, record)))
  const sent = await store.distribution.lines({ recordId: id })
  const minutes = sent.filter((line) => line.item === 'minutes' && line.standing.sentAt)
  for (const line of minutes)
    events.push({
      at: line.standing.sentAt,
      says: `Version ${line.version} was sent to ${line.name}.`,
      detail: line.standing.method ? `By: ${line.standing.method}.` : '',
    })
  const order = events
    .map((one, place) => ({ one: event(one), place }))
    .sort((a, b) => (a.one.at === b.one.at ? a.place - b.place : a.one.at < b.one.at ? -1 : 1))
    .map(({ one }) => one)
  return {
    title,
    date,
    state: state === 'signed' ? `Signed, version ${record.version}` : state,
    events: order,
  }
}

async function beginnings(rooms: Rooms, record: RecordMeta): Promise<Told[]> {
  const people = new Map(
    (await rooms.store.accounts.list()).map(({ id, name, role }) => [id, { name, role }]),
  )
  const who = (id: string): string => {
    const found = people.get(id)
    return found ? `${found.name}, ${found.role}` : 'somebody who has no account here any more'
  }
  const steps = await rooms.store.corrections.stepsBefore(record.id)
  return [
    {
      at: record.createdAt,
      says: `${who(record.createdBy)}, began the record.`,
    },
    ...steps.map(({ at, by, action }) => ({
      at,
      says:
        action === 'record set to ready for chair'
          ? `${who(by)}, said that it is ready for the chair.`
          : `${who(by)}, took it back to a draft.`,
    })),
  ]
}

async function versions(rooms: Rooms, record: RecordMeta): Promise<Told[]> {
  const all = await rooms.store.signed.versions(record.id)
  return all.map((one) => ({
    at: one.signedAt,
    says: `${one.signedBy}, ${one.role}, signed version ${one.version}.`,
    detail:
      one.version === record.version
        ? `It stands. Its text has the fingerprint ${one.recordHash.slice(0, 16)}.`
        : 'It was replaced since, and is kept under lock.',
    ...(one.version === record.version ? { see: 'copies' as const } : {}),
  }))
}

async function countersigned(rooms: Rooms, record: RecordMeta): Promise<Told[]> {
  const places = await rooms.store.countersignatures.list(record.id)
  return places.flatMap(({ title, done }): Told[] =>
    done
      ? [
          {
            at: done.at,
            says: done.how
              ? `${done.name} confirmed it, as ${title}.`
              : `${done.name}, ${done.role}, countersigned it, as ${title}.`,
            detail: done.how,
          },
        ]
      : [],
  )
}

async function confirmedCopies(rooms: Rooms, record: RecordMeta): Promise<Told[]> {
  const { people, children } = await minutesOf(rooms, record)
  const name = (id: string): string =>
    [...people, ...children].find((one) => one.id === id)?.name || 'the file'
  return (await rooms.store.copyChecks.list(record.id)).map((check) => ({
    at: check.at,
    says: `${check.byName}, ${check.role}, looked at the copy for ${name(check.recipientId)} as the second person and confirmed it.`,
    detail: check.note,
    see: 'copies' as const,
  }))
}

async function letters(rooms: Rooms, record: RecordMeta): Promise<Told[]> {
  const { people, children } = await minutesOf(rooms, record)
  const name = (id: string): string =>
    [...people, ...children].find((one) => one.id === id)?.name || "the child's file"
  return (await rooms.store.letters.list(record.id)).flatMap((letter): Told[] => [
    {
      at: letter.at,
      says: `${letter.signedBy}, ${letter.role}, signed the ${letter.paper} for ${name(letter.recipientId)}.`,
      see: 'copies',
    },
    ...letter.checks.map(
      ({ at, byName, role, note }): Told => ({
        at,
        says: `${byName}, ${role}, looked at the ${letter.paper} for ${name(letter.recipientId)} as the second person and confirmed it.`,
        detail: note,
      }),
    ),
  ])
}

const outcomeWords = {
  'factual error accepted': 'accepted it as a mistake of fact',
  'not accepted': 'did not accept it',
  'opinion: statement attached': 'said that it is a matter of opinion, and attached the statement',
} as const

async function corrections(rooms: Rooms, record: RecordMeta): Promise<Told[]> {
  const { corrections: kept } = rooms.store
  const requests = await kept.requests(record.id)
  const files = await kept.files(record.id)
  const withdrawal = await openWithdrawal(rooms, record)
  const numberOf = (id: string): number => requests.findIndex((one) => one.id === id) + 1
  const link = (file: (typeof files)[number], label: string) =>
    whyHeld(file, record, withdrawal !== undefined) === '' ? { id: file.id, label } : null
  const asked = requests.flatMap(({ id, at, byName, role, late, content, outcome }): Told[] => [
    {
      at,
      says: `${content.asker.name} asked for a correction under “${content.section}” (request ${numberOf(id)})${late ? ', after the usual time' : ''}. ${byName}, ${role}, wrote it down.`,
      see: 'corrections',
    },
    ...(outcome
      ? [
          {
            at: outcome.at,
            says: `${outcome.byName}, ${outcome.role}, decided on request ${numberOf(id)} and ${outcomeWords[outcome.content.outcome]}.`,
            detail: hasAddendum(outcome.content) ? 'An addendum carries it.' : '',
            see: 'corrections' as const,
          },
        ]
      : []),
  ])
  const addenda = (await kept.addenda(record.id)).map((addendum): Told => {
    const mine = files.filter((file) => file.addendumId === addendum.id)
    const whole = mine.find(({ kind }) => kind === 'internal' || kind === 'case record') ?? mine[0]
    return {
      at: addendum.at,
      says: `${addendum.signedBy}, ${addendum.role}, signed addendum ${addendum.version} to version ${addendum.ofVersion}.`,
      detail:
        mine.length === 1
          ? 'One file was made.'
          : `${mine.length} files were made, one for each reader of the passage.`,
      file: whole ? link(whole, `Addendum ${addendum.version}`) : null,
      see: 'corrections',
    }
  })
  const written = files.flatMap((file): Told[] => [
    ...(file.item === 'correction outcome'
      ? [
          {
            at: file.at,
            says: `${file.signedBy}, ${file.role}, signed the letter with the outcome of request ${numberOf(file.requestId)} to ${file.name}.`,
            file: link(file, `Letter to ${file.name}`),
            see: 'corrections' as const,
          },
        ]
      : []),
    ...file.checks.map(
      ({ at, byName, role, note }): Told => ({
        at,
        says: `${byName}, ${role}, looked at the ${file.item === 'addendum' ? 'addendum' : 'letter'} for ${file.name} as the second person and confirmed it.`,
        detail: note,
      }),
    ),
  ])
  return [...asked, ...addenda, ...written]
}

async function withdrawn(rooms: Rooms, record: RecordMeta): Promise<Told[]> {
  const withdrawals = await rooms.store.corrections.withdrawals(record.id)
  const steps = withdrawals.flatMap((one): Told[] => [
    {
      at: one.at,
      says: `${one.byName}, ${one.role}, withdrew version ${one.version}. None of its files was handed out from then on.`,
      detail: one.reason,
      see: 'corrections',
    },
    ...(one.confirmed
      ? [
          {
            at: one.confirmed.at,
            says: `${one.confirmed.byName}, ${one.confirmed.role}, confirmed the withdrawal as the second person.`,
            detail: one.confirmed.note,
          },
        ]
      : []),
    ...(one.dropped
      ? [
          {
            at: one.dropped.at,
            says: `${one.dropped.byName}, ${one.dropped.role}, ended the withdrawal: version ${one.version} stands as it was.`,
            detail: one.dropped.note,
          },
        ]
      : []),
    ...(one.replaced
      ? [
          {
            at: one.replaced.at,
            says: `Version ${one.nextVersion} took the place of version ${one.version}.`,
            detail: `Version ${one.version} is kept under lock.`,
            see: 'corrections' as const,
          },
        ]
      : []),
  ])
  const openings = (await rooms.store.corrections.openings(record.id)).map(
    ({ at, byName, role, version, reason }): Told => ({
      at,
      says: `${byName}, ${role}, opened version ${version} from under lock.`,
      detail: reason,
    }),
  )
  return [...steps, ...openings]
}
