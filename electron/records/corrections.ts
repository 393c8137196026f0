import { type Account, canIn, levelOf } from '../../shared/access/access.ts'
import type { RecordMeta } from '../../shared/api/contract.ts'
import type { CorrectionFileStanding, CorrectionsStanding } from '../../shared/api/corrections.ts'
import { isThisPerson, levelsInWords } from '../../shared/checks/index.ts'
import { calendar, lengthOf, londonDate } from '../../shared/clocks/index.ts'
import { dueOf } from '../../shared/clocks/make.ts'
import {
  askerAsReader,
  buildAddendum,
  buildOutcomeLetter,
  type CopyPolicy,
  contentOf,
  type Decided,
  quoteStanding,
  type Recipient,
  readsQuote,
  recipientsOf,
  wholePassages,
  whySecondLook,
} from '../../shared/copies/index.ts'
import {
  type CorrectionOutcome,
  type CorrectionRequest,
  hasAddendum,
} from '../../shared/corrections/index.ts'
import type { Rooms } from '../core.ts'
import { Problem } from '../problem.ts'
import type { CorrectionFile, KeptRequest } from '../store/index.ts'
import { type CopyState, draftState } from './copies.ts'
import { type Judged, judge } from './judge.ts'
import { plainName } from './plain-name.ts'
import { oldVersionsOf, openWithdrawal, whyNotOpenOld, withdrawalStanding } from './withdrawals.ts'

const NOTHING = 'Nothing was changed.'

export const byOf = (me: Account) => ({ account: me.id, name: me.name, role: me.role })

/** Throws `Problem` for a draft: a draft is put right by writing in it. */
export function refuseUnsigned(record: RecordMeta): void {
  if (record.state === 'signed') return
  throw new Problem(
    'conflict',
    'This record is not signed yet.',
    NOTHING,
    'Put it right in the draft itself: a correction is for a signed record.',
  )
}

/** Why this person cannot decide on corrections of this record, a sentence; empty when they can. */
export function whyNotDecide(me: Account, record: RecordMeta, { minutes, template }: Judged): string {
  if (!canIn(me, 'record.sign', template.type)) return `A ${me.role} does not sign this kind of record.`
  const signed = plainName(record.signedBy) === plainName(me.name)
  if (signed || isThisPerson(me, minutes.meeting.chair, minutes)) return ''
  const levels = template.chairLevels ?? ['TM', 'SM', 'HoS']
  const level = levelOf(me.role)
  return level && levels.includes(level)
    ? ''
    : `${record.signedBy} signed this record and decides, or a ${levelsInWords(levels)} does.`
}

export function refuseOthers(me: Account, record: RecordMeta, judged: Judged): void {
  const why = whyNotDecide(me, record, judged)
  if (why) throw new Problem('not allowed', why, NOTHING)
}

/** Why this person cannot be the second one who looks at a file, a sentence; empty when they can. */
export function whyNotSecond(
  me: Account,
  record: RecordMeta,
  { minutes }: Judged,
  files: CorrectionFile[],
): string {
  const own = [record.signedBy, ...files.map(({ signedBy }) => signedBy)].some(
    (name) => plainName(name) === plainName(me.name),
  )
    ? 'You signed this record or an addendum or letter of it'
    : isThisPerson(me, minutes.meeting.chair, minutes)
      ? 'You led this meeting'
      : isThisPerson(me, minutes.meeting.minuteTaker, minutes)
        ? 'You wrote these minutes'
        : ''
  return own && `${own}, so somebody else has to look at it and confirm it.`
}

export const policyOf = (rooms: Rooms, { template }: Judged, state: CopyState): CopyPolicy => ({
  template,
  state,
  fictional: rooms.workspace.fictional,
})

/** Last day of the usual time to ask: counted from the day the copy was sent, or signed where it is not known that it was. */
async function windowOf(rooms: Rooms, record: RecordMeta, { rules }: Judged, asker: string): Promise<string> {
  if (record.type.startsWith('SUP')) return ''
  const lines = await rooms.store.distribution.lines({ recordId: record.id })
  const sent = lines
    .filter((line) => line.item === 'minutes' && line.recipientId === asker)
    .map(({ standing }) => standing.sentAt)
    .filter(Boolean)
    .sort()
  const start = londonDate(sent[0] || record.signedAt)
  const { settings, clockSettings } = rules
  const days = calendar(settings.closureDays)
  return dueOf({ date: start }, lengthOf('T-CORRECTIONS', clockSettings), days, 'LOCAL').slice(0, 10)
}

const decidedOf = (request: KeptRequest): Decided | undefined =>
  request.outcome
    ? {
        id: request.id,
        request: request.content,
        outcome: request.outcome.content,
        by: { name: request.outcome.byName, role: request.outcome.role, at: request.outcome.at },
      }
    : undefined

/** What waits for a signature on the newest version: outcomes for an addendum, and outcomes nobody has been written to about. */
export async function waitingOf(rooms: Rooms, record: RecordMeta, judged: Judged) {
  const { corrections } = rooms.store
  const requests = await corrections.requests(record.id)
  const addenda = (await corrections.addenda(record.id)).filter((one) => one.ofVersion === record.version)
  const files = (await corrections.files(record.id)).filter((one) => one.ofVersion === record.version)
  const whole = wholePassages(judged.minutes, policyOf(rooms, judged, draftState))
  const stands = (one: KeptRequest): boolean =>
    quoteStanding(whole, one.content.section, one.content.words) === 'once'
  const told = new Set(addenda.flatMap((one) => one.requests))
  const written = new Set(files.map(({ requestId }) => requestId))
  const decided = requests.flatMap((one) => decidedOf(one) ?? [])
  const standing = new Set(requests.filter(stands).map(({ id }) => id))
  return {
    requests,
    addenda,
    files,
    standing,
    forAddendum: decided.filter(
      (one) => hasAddendum(one.outcome) && standing.has(one.id) && !told.has(one.id),
    ),
    forLetters: decided.filter((one) => !written.has(one.id)),
  }
}

/** Why a file cannot be handed out now, a sentence; empty when it can. */
export function whyHeld(file: CorrectionFile, record: RecordMeta, withdrawn: boolean): string {
  if (file.ofVersion !== record.version)
    return `Version ${file.ofVersion} was replaced by version ${record.version}, so nothing of it is handed out.`
  if (withdrawn) return `Version ${file.ofVersion} is being withdrawn, so nothing of it is handed out.`
  return file.because.length > 0 && file.checks.length === 0
    ? 'A second person has not looked at it yet.'
    : ''
}

export async function correctionsStanding(
  rooms: Rooms,
  record: RecordMeta,
  me: Account,
  now: Date,
): Promise<CorrectionsStanding> {
  refuseUnsigned(record)
  const judged = await judge(rooms, record, now)
  const { minutes, template } = judged
  const policy = policyOf(rooms, judged, draftState)
  const waiting = await waitingOf(rooms, record, judged)
  const all = await rooms.store.corrections.files(record.id)
  const addenda = await rooms.store.corrections.addenda(record.id)
  const withdrawal = await openWithdrawal(rooms, record)
  const due = await windowOf(rooms, record, judged, '')
  const file = (one: CorrectionFile): CorrectionFileStanding => {
    const { recordId: _record, kind: _kind, contentHash: _hash, ...rest } = one
    return { ...rest, held: whyHeld(one, record, withdrawal !== undefined) }
  }
  return {
    version: record.version,
    signedBy: record.signedBy,
    signedAt: record.signedAt,
    window: { due, over: due !== '' && londonDate(now.toISOString()) > due },
    corrections: waiting.requests.map((one) => {
      const { id, version, late, byName, role, at, content, outcome } = one
      const { recipient, none } = askerAsReader(minutes, template, content.asker)
      return {
        id,
        version,
        due: one.due,
        late,
        byName,
        role,
        at,
        request: content,
        outcome: outcome && {
          byName: outcome.byName,
          role: outcome.role,
          at: outcome.at,
          content: outcome.content,
        },
        reads: !none && readsQuote(minutes, recipient, policy, content),
        stands: waiting.standing.has(id),
        addendum: waiting.addenda.find(({ requests }) => requests.includes(id))?.version ?? '',
      }
    }),
    addenda: addenda.map(({ id, version, ofVersion, signedBy, role, at }) => ({
      id,
      version,
      ofVersion,
      signedBy,
      role,
      at,
    })),
    files: all.map(file),
    toSign: { corrections: waiting.forAddendum.length, letters: waiting.forLetters.length },
    notDecide: whyNotDecide(me, record, judged),
    notSecond: whyNotSecond(me, record, judged, all),
    withdrawal: withdrawal ? withdrawalStanding(me, withdrawal, minutes, template) : null,
    superseded: await oldVersionsOf(rooms, record, minutes),
    notOpenOld: whyNotOpenOld(me, record),
  }
}

/** What a request can quote, heading by heading, and whom it can come from. */
export async function quotable(rooms: Rooms, record: RecordMeta, now: Date) {
  refuseUnsigned(record)
  const judged = await judge(rooms, record, now)
  const seen = new Set<string>()
  const passages = wholePassages(judged.minutes, policyOf(rooms, judged, draftState))
    .flat()
    .filter(({ text }) => text.trim() !== '')
    .map(({ where, text }) => ({ section: where, text: text.trim() }))
    .filter((one) => {
      const key = JSON.stringify(one)
      return seen.has(key) ? false : Boolean(seen.add(key))
    })
  const { people, children } = judged.minutes
  return {
    passages,
    people: [
      ...people.map(({ id, name, role, jobTitle }) => ({ id, name, role: jobTitle || role })),
      ...children.map(({ id, name }) => ({ id, name, role: 'child' })),
    ].filter(({ name }) => name.trim() !== ''),
    today: londonDate(now.toISOString()),
  }
}

/**
 * Writes a request down. It is taken at any time, and marked late after the usual one.
 * Problems: `not valid` for words that are not in the record or are not clear, and for a date that cannot be.
 */
export async function askForCorrection(
  rooms: Rooms,
  record: RecordMeta,
  me: Account,
  request: CorrectionRequest,
  now: Date,
): Promise<CorrectionsStanding> {
  refuseUnsigned(record)
  const judged = await judge(rooms, record, now)
  const { minutes } = judged
  const whole = wholePassages(minutes, policyOf(rooms, judged, draftState))
  const standing = quoteStanding(whole, request.section, request.words)
  if (standing !== 'once')
    throw new Problem(
      'not valid',
      standing === 'not there'
        ? `These words do not stand under “${request.section}” in the signed record.`
        : `These words stand under “${request.section}” more than once.`,
      'The request was not written down yet, and the signed record is as it was.',
      standing === 'not there'
        ? 'Copy them from the passage, word for word.'
        : 'Quote more of the sentence, so that it is clear which words are meant.',
    )
  const someone = [...minutes.people, ...minutes.children].find(({ id }) => id === request.asker.person)
  if (request.asker.person && !someone)
    throw new Problem('not valid', 'That person is not in this record.', NOTHING, 'Type their name instead.')
  const today = londonDate(now.toISOString())
  if (request.askedOn > today || request.askedOn < record.date.slice(0, 10))
    throw new Problem(
      'not valid',
      'The day on which they asked has to lie between the meeting and today.',
      NOTHING,
      'Look at the date.',
    )
  const due = await windowOf(rooms, record, judged, request.asker.person)
  const content = someone ? { ...request, asker: { ...request.asker, name: someone.name } } : request
  const late = due !== '' && request.askedOn > due
  await rooms.store.corrections.ask(
    { recordId: record.id, version: record.version, due, late, content },
    byOf(me),
  )
  return correctionsStanding(rooms, record, me, now)
}

async function requestOf(rooms: Rooms, record: RecordMeta, requestId: string): Promise<KeptRequest> {
  const request = (await rooms.store.corrections.requests(record.id)).find(({ id }) => id === requestId)
  if (request) return request
  throw new Problem('not found', 'That request is not of this record.', NOTHING)
}

/** What an outcome lacks, a sentence; empty when it is whole. */
function outcomeLacks({ minutes }: Judged, outcome: CorrectionOutcome): string {
  const people = new Set([...minutes.people, ...minutes.children].map(({ id }) => id))
  if (!outcome.withholdFrom.every((id) => people.has(id)))
    return 'Somebody whom it is kept from is not in this record.'
  switch (outcome.outcome) {
    case 'factual error accepted':
      return outcome.newWords === '' ? 'Write what the signed words should say.' : ''
    case 'not accepted':
      return outcome.reason === '' ? 'Write the reason: whoever asked is told it.' : ''
    case 'opinion: statement attached':
      return outcome.statement === '' ? 'Ask for their own words first: they are what is attached.' : ''
  }
}

const tidy = (outcome: CorrectionOutcome): CorrectionOutcome =>
  outcome.outcome === 'factual error accepted' ? { ...outcome, statement: '' } : { ...outcome, newWords: '' }

export function letterOf(rooms: Rooms, judged: Judged, decided: Decided, state: CopyState) {
  return buildOutcomeLetter(judged.minutes, policyOf(rooms, judged, state), decided)
}

/** Who would get an addendum with this outcome, and the letter as whoever asked would get it. Nothing is kept. */
export async function tryOutcome(
  rooms: Rooms,
  record: RecordMeta,
  me: Account,
  requestId: string,
  outcome: CorrectionOutcome,
  now: Date,
) {
  const judged = await judge(rooms, record, now)
  refuseOthers(me, record, judged)
  const request = await requestOf(rooms, record, requestId)
  const decided: Decided = {
    id: request.id,
    request: request.content,
    outcome: tidy(outcome),
    by: { name: me.name, role: me.role, at: now.toISOString() },
  }
  const recipients = await readersOf(rooms, record, judged)
  const policy = policyOf(rooms, judged, draftState)
  const letter = letterOf(rooms, judged, decided, draftState)
  return {
    readers: recipients.map((recipient) => {
      const made = hasAddendum(decided.outcome)
        ? buildAddendum(judged.minutes, recipient, policy, [decided], signedOf(record))
        : undefined
      const why = made ? made.leftOut[0]?.why : ''
      return {
        name: recipient.name,
        kind: recipient.kind,
        gets: made !== undefined,
        why: made ? (why ?? '') : readerSays(judged, recipient, policy, decided),
      }
    }),
    letter: {
      item: 'correction outcome' as const,
      recipientId: letter.recipient.id,
      name: letter.recipient.name,
      role: letter.recipient.role,
      content: contentOf(letter.copy),
      leftOut: letter.leftOut,
      giveAways: letter.giveAways,
      because: whyLook(judged, letter.recipient, letter.giveAways.length, request),
    },
  }
}

function readerSays({ minutes }: Judged, recipient: Recipient, policy: CopyPolicy, decided: Decided): string {
  if (!hasAddendum(decided.outcome)) return 'There is nothing for an addendum.'
  return readsQuote(minutes, recipient, policy, decided.request)
    ? 'Their copy holds the passage, and this addendum is not for them.'
    : 'The passage is not in their copy.'
}

export const signedOf = ({ version, signedBy, signedAt }: RecordMeta) => ({
  version,
  by: signedBy,
  at: signedAt,
})

/** Everybody for whom a file of the newest version was made. */
export async function readersOf(rooms: Rooms, record: RecordMeta, { minutes, template }: Judged) {
  const made = new Set(
    (await rooms.store.signed.filesOf(record.id, record.version)).map(({ recipientId }) => recipientId),
  )
  return recipientsOf(minutes, template).filter(({ id }) => made.has(id))
}

/** Why a second person looks at a paper before it is handed out. */
export function whyLook(
  { minutes, template }: Judged,
  recipient: Recipient,
  giveAways: number,
  request?: KeptRequest,
): string[] {
  const stranger = request && askerAsReader(minutes, template, request.content.asker).none
  return [
    ...(stranger
      ? ['It goes to somebody who has no copy of this record.']
      : whySecondLook(minutes, recipient, template)),
    ...(giveAways > 0 ? ['Its words may lead to something that is left out of their copy.'] : []),
  ]
}

/** Problems: `not allowed`, `not valid` for an outcome that lacks something, `conflict` where it is decided already. */
export async function decideCorrection(
  rooms: Rooms,
  record: RecordMeta,
  me: Account,
  requestId: string,
  outcome: CorrectionOutcome,
  now: Date,
): Promise<CorrectionsStanding> {
  refuseUnsigned(record)
  const judged = await judge(rooms, record, now)
  refuseOthers(me, record, judged)
  const request = await requestOf(rooms, record, requestId)
  const { person } = request.content.asker
  const isSigner = plainName(record.signedBy) === plainName(me.name)
  if (!isSigner && person && isThisPerson(me, person, judged.minutes))
    throw new Problem('not allowed', 'You asked for this yourself, so somebody else decides it.', NOTHING)
  const lacks = outcomeLacks(judged, outcome)
  if (lacks) throw new Problem('not valid', lacks, 'Nothing was decided.')
  await rooms.store.corrections.decide(record.id, requestId, tidy(outcome), byOf(me))
  return correctionsStanding(rooms, record, me, now)
}
