/**
 * Retention (domain section 7): Chairside is not the system of record. What is confirmed to be in the child's file is purged
 * from this device after the council's period, by somebody who looks at what goes and confirms it; nothing goes by itself.
 */
import canonicalize from 'canonicalize'
import { type Account, can } from '../../shared/access/access.ts'
import type { RetentionOverview, RetentionRequest } from '../../shared/api/retention.ts'
import { type CaseFile, caseContentSchema } from '../../shared/cases/index.ts'
import { londonDate, parseDate } from '../../shared/clocks/index.ts'
import { minutesSchema } from '../../shared/minutes/index.ts'
import {
  appointmentsToCarry,
  certificateOf,
  defaultRule,
  eventsToCarry,
  type OpenThing,
  openSentence,
  type PlannedCase,
  type PlannedRecord,
  PURGE_WORD,
  type PurgePlan,
  type RecordOfFamily,
  type RetentionRule,
  type RetentionSubject,
  remarks,
  standingOn,
  standingWords,
  wordsInValue,
} from '../../shared/retention/index.ts'
import { isClosedType } from '../../shared/templates/index.ts'
import type { Rooms } from '../core.ts'
import { safeName, signedImages, writeCertificate } from '../documents/index.ts'
import { unlockIdentity } from '../people.ts'
import { Problem } from '../problem.ts'
import { describeCertificate, signDocument } from '../signing/index.ts'
import type {
  CaseState,
  NewPurge,
  RecordState,
  RetentionCase,
  RetentionRow,
  Subject,
} from '../store/index.ts'
import { stated } from '../store/retention-states.ts'
import { sha256 } from './copies.ts'
import { openWhatIsDue } from './distribution-lines.ts'
import { councilPaper } from './letterhead.ts'
import { withoutPersonal } from './personal.ts'
import { followBackups, heldBackups } from './retention-backups.ts'
import { newLineId } from './sign.ts'
import { openable, openableOf } from './who-may-open.ts'

const SETTING = 'retention'

export const ruleOf = async (rooms: Rooms): Promise<RetentionRule> =>
  (await rooms.store.retention.rule()) ?? defaultRule

export const changeRule = (rooms: Rooms, rule: RetentionRule, me: Account): Promise<void> =>
  rooms.store.settings.set(SETTING, rule, me.id)

const confirmedOn = (row: Pick<RetentionRow, 'transfer'>): string =>
  row.transfer ? londonDate(row.transfer.at) : ''

const subjectOf = (row: RetentionRow): RetentionSubject => ({
  kind: 'record',
  type: row.type,
  signed: row.signed,
  confirmedOn: confirmedOn(row),
  onHold: row.holds.length > 0,
  open: row.open,
  familyHere: row.familyHere,
})

const caseSubject = (row: RetentionCase): RetentionSubject => ({
  kind: 'case',
  type: '',
  signed: true,
  confirmedOn: confirmedOn(row),
  onHold: row.holds.length > 0,
  open: [],
  familyHere: row.records,
})

const mayPurge = (me: Account): boolean => can(me, 'retention.purge')

/** Of all rows those that this person may know of: whoever purges knows every record by its reference and kind. */
async function knownTo(rooms: Rooms, rows: RetentionRow[], me: Account): Promise<RetentionRow[]> {
  if (mayPurge(me)) return rows
  const open = new Set((await openableOf(rooms, await rooms.store.records.list(), me)).map(({ id }) => id))
  return rows.filter(({ recordId }) => open.has(recordId))
}

/** What has been signed a moment ago may have no line at the distribution desk yet: its copies are not sent all the same. */
const LINES_AT_ONCE = 50

/** Everything the screen shows. */
export async function retentionOverview(rooms: Rooms, me: Account, now: Date): Promise<RetentionOverview> {
  const { retention } = rooms.store
  await followBackups(rooms, now)
  await openWhatIsDue(rooms, now, LINES_AT_ONCE)
  const rule = await ruleOf(rooms)
  const today = londonDate(now.toISOString())
  const all = await knownTo(rooms, await retention.records(), me)
  const gone = await goneFor(rooms, me)
  return {
    rule,
    today,
    mayPurge: mayPurge(me),
    mayChange: can(me, 'people.manage'),
    drafts: all.filter(({ signed }) => !signed).length,
    records: all
      .filter(({ signed }) => signed)
      .map((row) => {
        const { createdBy: _by, signed: _signed, familyHere: _here, ...rest } = row
        return { ...rest, standing: standingOn(subjectOf(row), rule, today) }
      }),
    // A family is offered once the last of its records has moved; before that its records are what there is to do.
    cases: (await retention.cases())
      .filter((row) => (row.records === 0 && row.purged > 0) || row.transfer || row.holds.length > 0)
      .map((row) => ({ ...row, standing: standingOn(caseSubject(row), rule, today) })),
    purges: mayPurge(me) ? await retention.purges() : [],
    gone,
  }
}

/** What has moved to the child's file and is gone from here, for the lists: by reference, kind and date alone. */
export async function goneFor(rooms: Rooms, me: Account) {
  const all = await rooms.store.retention.gone()
  return mayPurge(me) ? all : all.filter(({ type }) => !isClosedType(type))
}

/** Refuses what this person may not know of, before anything is done with it. */
async function known(rooms: Rooms, { kind, id }: Subject, me: Account): Promise<void> {
  if (kind === 'case') {
    await rooms.store.cases.get(id)
    return
  }
  if (mayPurge(me)) await rooms.store.records.get(id)
  else await openable(rooms, id, me)
}

export async function confirmTransfer(
  rooms: Rooms,
  { subjects, reference, on }: { subjects: Subject[]; reference: string; on: string },
  me: Account,
  now: Date,
): Promise<void> {
  const day = parseDate(on)
  if (!day || day > londonDate(now.toISOString()))
    throw new Problem(
      'not valid',
      'The day on which it went into the child’s file has to be a date, today or earlier.',
      'Nothing was confirmed.',
      'Enter the day.',
    )
  for (const subject of subjects) {
    await known(rooms, subject, me)
    if (subject.kind === 'record' && (await rooms.store.records.get(subject.id)).state !== 'signed')
      throw new Problem(
        'not valid',
        'A draft cannot be confirmed: only a signed record goes into the child’s file.',
        'Nothing was confirmed.',
        'Sign it first.',
      )
  }
  await rooms.store.retention.confirmTransfer(
    subjects,
    { reference, onDate: day },
    { account: me.id, name: me.name },
  )
}

export async function withdrawTransfer(
  rooms: Rooms,
  subject: Subject,
  because: string,
  me: Account,
): Promise<void> {
  await known(rooms, subject, me)
  await rooms.store.retention.withdrawTransfer(subject, because, me.id)
}

export async function setHold(rooms: Rooms, subject: Subject, reason: string, me: Account): Promise<void> {
  await known(rooms, subject, me)
  await rooms.store.retention.hold(subject, reason, { account: me.id, name: me.name })
}

export const liftHold = (rooms: Rooms, holdId: string, because: string, me: Account): Promise<void> =>
  rooms.store.retention.lift(holdId, because, { account: me.id, name: me.name })

/** Holds on a record or a family, for its own screen. */
export async function holdsOn(rooms: Rooms, subject: Subject, me: Account) {
  await known(rooms, subject, me)
  return rooms.store.retention.holdsOn(subject)
}

type Planned = { plan: PurgePlan; changes: NewPurge['changes']; stated: string }

/** The signed records of a family, oldest first, as the checks of later records read them. */
async function familyRecords(rooms: Rooms, caseId: string): Promise<RecordOfFamily[]> {
  const records = (await rooms.store.records.list())
    .filter((record) => record.caseId === caseId && record.state === 'signed')
    .sort((a, b) => a.date.localeCompare(b.date) || a.createdAt.localeCompare(b.createdAt))
  return Promise.all(
    records.map(async ({ id }) => {
      const minutes = minutesSchema.parse(JSON.parse(await rooms.store.signed.minutesJson(id)))
      const { type, templateVersion } = minutes.meeting
      const template = await rooms.templates.of(type, templateVersion)
      const chronology = template.sections.find(({ kind }) => kind === 'chronology')?.audience
      return {
        id,
        minutes: withoutPersonal(minutes, template),
        sharedChronology: !isClosedType(type) && chronology === 'shared',
      }
    }),
  )
}

type Carried = { change?: NewPurge['changes'][number]; counts: Map<string, number> }

/** What of the records that go has to stay in the family's file, so that no later check forgets it. */
async function carriedOf(
  rooms: Rooms,
  caseId: string,
  going: RecordState[],
  newId: () => string,
): Promise<Carried> {
  const file: CaseFile = await rooms.store.cases.get(caseId)
  const family = await familyRecords(rooms, caseId)
  const ids = new Set(going.map(({ row }) => row.recordId))
  const open = new Set(going.filter(({ row }) => !isClosedType(row.type)).map(({ row }) => row.recordId))
  const all = eventsToCarry(ids, family, file.chronology, newId)
  // What was said in supervision is for those who were there: it is told to whoever purges, and never copied.
  const events = all.filter(({ recordId }) => open.has(recordId))
  const appointments = appointmentsToCarry(
    family.filter(({ id }) => open.has(id)),
    file.appointments,
    newId,
  )
  const counts = new Map<string, number>()
  for (const { recordId } of all) counts.set(recordId, (counts.get(recordId) ?? 0) + 1)
  if (events.length + appointments.length === 0) return { counts }
  const { id, familyRef: _ref, createdAt: _created, changedAt, ...content } = file
  const next = caseContentSchema.parse({
    ...content,
    chronology: [...content.chronology, ...events.map(({ event }) => event)],
    appointments: [...content.appointments, ...appointments],
  })
  return { change: { id, changedAt, content: JSON.stringify(next) }, counts }
}

const plannedRecord = (state: RecordState, words: number, carried: number): PlannedRecord => {
  const { row } = state
  const closed = isClosedType(row.type)
  const open: OpenThing[] =
    closed && carried > 0 ? [...row.open, { kind: 'concern', count: carried }] : row.open
  return {
    recordId: row.recordId,
    caseId: row.caseId,
    type: row.type,
    familyRef: row.familyRef,
    date: row.date,
    version: row.version,
    reference: row.transfer?.reference ?? '',
    transferredOn: row.transfer?.onDate ?? '',
    words,
    going: state.going,
    versions: state.versions,
    files: state.files,
    proof: state.proof,
    carried: closed ? 0 : carried,
    chronologyEvents: state.chronologyEvents,
    open: remarks(open),
  }
}

const plannedCase = ({ row, going, content }: CaseState): PlannedCase => ({
  caseId: row.caseId,
  familyRef: row.familyRef,
  reference: row.transfer?.reference ?? '',
  transferredOn: row.transfer?.onDate ?? '',
  words: wordsInValue(JSON.parse(content)),
  going,
  sha256: sha256(content),
})

/** Throws `Problem` "blocked" with what stands in the way of the first that is not due. */
function refuseNotDue(
  rows: { kind: 'record' | 'case'; name: string; subject: RetentionSubject }[],
  rule: RetentionRule,
  today: string,
) {
  for (const { name, subject } of rows) {
    const standing = standingOn(subject, rule, today)
    if (standing.state === 'due') continue
    const open = standing.state === 'open' ? ` ${openSentence(subject.open)}` : ''
    throw new Problem(
      'blocked',
      `${name} cannot be purged now: ${standingWords(standing)}.${open}`,
      'Nothing was purged.',
      standing.state === 'hold'
        ? 'A legal hold stops every purge until somebody lifts it.'
        : 'Leave it out, or settle it first.',
    )
  }
}

async function planFor(
  rooms: Rooms,
  ask: { recordIds: string[]; caseIds: string[] },
  now: Date,
): Promise<Planned> {
  const { retention } = rooms.store
  const rule = await ruleOf(rooms)
  const today = londonDate(now.toISOString())
  const recordIds = [...new Set(ask.recordIds)].sort()
  const caseIds = [...new Set(ask.caseIds)].sort()
  await openWhatIsDue(rooms, now, LINES_AT_ONCE)
  // What is due across records is asked of today's text and today's rules.
  for (const id of recordIds) await rooms.facts.follow(id)
  const states = await retention.states(recordIds, caseIds)
  refuseNotDue(
    [
      ...states.records.map(({ row }) => ({
        kind: 'record' as const,
        name: `The record ${row.familyRef || row.type}, ${row.date},`,
        subject: subjectOf(row),
      })),
      ...states.cases.map(({ row }) => ({
        kind: 'case' as const,
        name: `The family ${row.familyRef}`,
        subject: caseSubject(row),
      })),
    ],
    rule,
    today,
  )
  const changes: NewPurge['changes'] = []
  const carried = new Map<string, number>()
  for (const [caseId, going] of Map.groupBy(states.records, ({ row }) => row.caseId)) {
    if (caseId === '') continue
    let n = 0
    // Named after the record and its place, so that the plan that is confirmed is the plan that was looked at.
    const { change, counts } = await carriedOf(
      rooms,
      caseId,
      going,
      () => `kept-${going[0]?.row.recordId}-${++n}`,
    )
    if (change) changes.push(change)
    for (const [id, count] of counts) carried.set(id, count)
  }
  const records: PlannedRecord[] = []
  for (const state of states.records) {
    const minutes: unknown = JSON.parse(await rooms.store.signed.minutesJson(state.row.recordId))
    records.push(plannedRecord(state, wordsInValue(minutes), carried.get(state.row.recordId) ?? 0))
  }
  const going = { records, cases: states.cases.map(plannedCase) }
  // Backups come and go by themselves; what is confirmed is what goes from here.
  const hash = sha256(canonicalize({ ...going, changes }) ?? '')
  const backups = await heldBackups(rooms, now)
  return { plan: { ...going, backups, hash }, changes, stated: stated(states) }
}

/** Exactly what would go and what stays. Changes nothing. Throws `Problem` "blocked" where something is not due. */
export const dryRun = async (
  rooms: Rooms,
  ask: { recordIds: string[]; caseIds: string[] },
  now: Date,
): Promise<PurgePlan> => (await planFor(rooms, ask, now)).plan

const NOTHING = 'Nothing was purged.'

/**
 * Purges what was looked at, and nothing else, with a certificate that is signed with the key of whoever confirms.
 * Problems: `blocked`, `conflict` when it is no longer what was looked at, `not valid` for another word, `wrong passphrase`.
 */
export async function purge(
  rooms: Rooms,
  request: RetentionRequest,
  me: Account,
  now: Date,
): Promise<string> {
  if (request.recordIds.length + request.caseIds.length === 0)
    throw new Problem('not valid', 'Nothing was chosen.', NOTHING, 'Choose what is to be purged.')
  if (request.typedWord.trim().toLowerCase() !== PURGE_WORD)
    throw new Problem(
      'not valid',
      'The word that confirms a purge was not typed.',
      NOTHING,
      `Type ${PURGE_WORD}.`,
    )
  const identity = await unlockIdentity(rooms, me, request.passphrase, now)
  const { plan, changes, stated: state } = await planFor(rooms, request, now)
  if (plan.hash !== request.planHash)
    throw new Problem(
      'conflict',
      'Something has changed since you looked at this.',
      NOTHING,
      'Look at it again, and confirm what it says then.',
    )
  const open = plan.records.flatMap((one) => one.open)
  if (open.length > 0 && !request.openKnown)
    throw new Problem(
      'blocked',
      'Some of these records hold what is not settled yet.',
      NOTHING,
      'Read what is still open, and confirm that it is followed in the child’s file.',
    )
  const at = `${now.toISOString().slice(0, 19)}Z`
  const id = rooms.store.retention.newId()
  const rule = await ruleOf(rooms)
  const content = certificateOf(plan, {
    id,
    at,
    name: me.name,
    role: me.role,
    authority: me.organisation,
    fictional: rooms.workspace.fictional,
    rule,
  })
  const line = { id: newLineId(), text: describeCertificate(identity.certificate).name }
  const paper = await councilPaper(rooms)
  const written = await writeCertificate(content, { id: line.id, name: line.text, title: me.role })
  const bytes = signDocument(
    paper(written, {
      authority: content.authority,
      meeting: content.title,
      date: content.facts.find(({ label }) => label === 'When')?.value.split(',')[0] ?? '',
      copyLine: content.copyLine,
      reference: id,
    }),
    identity,
    {
      at: now,
      purpose: `Certificate of destruction ${id}`,
      role: me.role,
      line: { ...line, ...signedImages({ name: line.text, role: me.role, at }) },
    },
  )
  await rooms.store.retention.purge({
    id,
    at,
    by: { account: me.id, name: me.name, role: me.role },
    rule,
    plan,
    stated: state,
    changes,
    certificate: { fileName: safeName(content.fileStem), bytes, sha256: sha256(bytes) },
  })
  for (const { recordId } of plan.records) rooms.drafts.forget(recordId)
  // The words are deleted by now; on a full disk their last traces go when the workspace is next opened.
  await rooms.store.retention.clean().catch(() => undefined)
  return id
}
