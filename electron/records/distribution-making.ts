/**
 * Makes what is sent: e-mail drafts, protected copies, packs for the printer, folders for a portal; and sends through the
 * council's own server. One line at a time, so that a run may be stopped or fail at any line and keeps what was done before;
 * a line is marked only when its files are on the disk, or when the server has said that it took it.
 */
import fs from 'node:fs/promises'
import path from 'node:path'
import type { Account } from '../../shared/access/access.ts'
import type { Making, RunStep } from '../../shared/api/distribution.ts'
import { emailMethods, type Line, sentStates, stateFrom } from '../../shared/distribution/index.ts'
import type { Rooms } from '../core.ts'
import {
  emailDraft,
  type MadeFile,
  messageIdOf,
  portalFolder,
  printPack,
  protectedCopy,
  type Sending,
  SendProblem,
  sendMail,
  writeFolder,
} from '../distribution/index.ts'
import { Problem } from '../problem.ts'
import type { NewEvent, StoredLine } from '../store/index.ts'
import { sha256 } from './copies.ts'
import { followed, lineFor, linesFor, MAY_HAVE_LEFT, notedBy, shownAll, whyNotNow } from './distribution.ts'
import { mailServer, outputFolderOf } from './distribution-settings.ts'
import { minutesOf } from './judge.ts'
import { currentLetters, refuseWithdrawn } from './withdrawals.ts'

/** What every copy of a record has in common; read once for each record of a run. */
type Folio = Pick<Sending, 'keepOut' | 'authority'>

class Folios {
  readonly #rooms: Rooms
  readonly #known = new Map<string, Promise<Folio>>()

  constructor(rooms: Rooms) {
    this.#rooms = rooms
  }

  of(recordId: string): Promise<Folio> {
    const known = this.#known.get(recordId) ?? this.#read(recordId)
    this.#known.set(recordId, known)
    return known
  }

  async #read(recordId: string): Promise<Folio> {
    const { children, people, meeting } = await minutesOf(
      this.#rooms,
      await this.#rooms.store.records.get(recordId),
    )
    const family = people.filter(({ role }) => role !== 'professional')
    return {
      keepOut: [...children, ...family]
        .map(({ name }) => name)
        .concat(family.flatMap(({ aliases }) => aliases)),
      authority: meeting.authority,
    }
  }
}

/** The very file that goes out: with every signature that has been given by now. */
async function fileOf(rooms: Rooms, line: StoredLine): Promise<MadeFile> {
  const { store } = rooms
  if (line.replaced)
    throw new Problem(
      'blocked',
      `A newer version has taken the place of this copy for ${line.name}.`,
      'Nothing was made.',
      'Send the newer one.',
    )
  const record = await store.records.get(line.recordId)
  await refuseWithdrawn(rooms, record)
  const isLetter = line.item === 'decision letter' || line.item === 'child letter'
  if (isLetter && !(await currentLetters(rooms, record)).some(({ id }) => id === line.sourceId))
    throw new Problem(
      'blocked',
      `The letter for ${line.name} was signed before its record was replaced, and may hold what was taken out.`,
      'Nothing was made.',
      'Ask whoever leads the meeting to sign the letter again, under Copies.',
    )
  const bytes =
    line.item === 'minutes'
      ? ((await store.countersignatures.newestFile(line.recordId, line.recipientId))?.bytes ??
        (await store.signed.file(line.recordId, line.recipientId))?.bytes)
      : line.item === 'addendum' || line.item === 'correction outcome'
        ? await store.corrections.bytes(line.sourceId)
        : await store.letters.bytes(line.sourceId)
  if (!bytes)
    throw new Problem(
      'not found',
      'The signed file of this copy is not in the workspace.',
      'Nothing was made.',
      'Look at the record’s copies, or restore a backup.',
    )
  return { fileName: line.fileName, bytes }
}

async function sendingFor(rooms: Rooms, line: StoredLine, folios: Folios, me: Account): Promise<Sending> {
  const file = await fileOf(rooms, line)
  return {
    lineId: line.id,
    item: line.item,
    reference: line.familyRef,
    meetingDate: line.meetingDate,
    version: line.version,
    sha256: sha256(file.bytes),
    audience: line.kind,
    file,
    recipient: { name: line.name, role: line.role },
    ...(await folios.of(line.recordId)),
    contact: { name: me.name, email: me.email, phone: '' },
    fictional: rooms.workspace.fictional,
  }
}

const hasLeft = (line: StoredLine): boolean => sentStates.has(stateFrom(line.standing, line))

/** What was sent may be made again, to be sent once more; everything else has to be ready to leave. */
function refuseUnready(line: StoredLine): void {
  const why = hasLeft(line) ? undefined : whyNotNow(line)
  if (why) throw why
}

const byEmail = ({ standing: { method } }: StoredLine): boolean => method !== '' && emailMethods.has(method)

function refuseOtherMethod(line: StoredLine, making: Making): void {
  const forEmail = making === 'email draft' || making === 'protected email draft'
  if (forEmail && !byEmail(line))
    throw new Problem(
      'not valid',
      `The copy for ${line.name} does not go by e-mail.`,
      'Nothing was made.',
      'Choose an e-mail method for it first, or make something else.',
    )
  if (making === 'print pack' && byEmail(line))
    throw new Problem(
      'not valid',
      `The copy for ${line.name} goes by e-mail.`,
      'Nothing was made.',
      'Choose post, by hand or reading it with the person first.',
    )
}

/** Which mail of the line this is: servers drop a second one with the id of the first. */
async function attemptOf(rooms: Rooms, line: StoredLine): Promise<number> {
  const events = await rooms.store.distribution.events(line.id)
  return 1 + events.filter(({ kind }) => kind === 'prepared' || kind === 'sent').length
}

const addressLines = (address: string): string[] =>
  address
    .split(address.includes('\n') ? '\n' : ',')
    .map((line) => line.trim())
    .filter(Boolean)

type MadeThings = { folder: string; files: MadeFile[]; password?: string; slip?: MadeFile }

async function things(rooms: Rooms, line: StoredLine, sending: Sending, making: Making): Promise<MadeThings> {
  const { address } = line.standing
  // By reference and mark: the name of a signed file names nobody.
  const folder = `${line.fileName.replace(/\.docx$/i, '')} ${line.mark}`
  const mail = { to: { name: line.name, address }, from: '', receipts: true }
  switch (making) {
    case 'email draft': {
      const attempt = await attemptOf(rooms, line)
      return { folder, files: [await emailDraft(sending, { ...mail, attempt })] }
    }
    case 'protected email draft': {
      const attempt = await attemptOf(rooms, line)
      const { file, slip, password } = await protectedCopy(sending)
      return {
        folder,
        files: [await emailDraft(sending, { ...mail, attempt, attachment: file })],
        slip,
        password,
      }
    }
    case 'protected copy': {
      const { file, slip, password } = await protectedCopy(sending)
      return { folder, files: [file], slip, password }
    }
    case 'print pack':
      return { folder, files: await printPack(sending, { name: line.name, lines: addressLines(address) }) }
    case 'portal folder': {
      const { name, files } = await portalFolder(sending)
      return { folder: name, files }
    }
  }
}

const prepared = (
  line: StoredLine,
  making: Making,
  files: readonly string[],
  fileSha256: string,
  at: Date,
): NewEvent => ({
  kind: 'prepared',
  at: at.toISOString(),
  method: line.standing.method,
  address: line.standing.address,
  reference: files.join('\n'),
  note: making,
  fileSha256,
})

async function markPrepared(
  rooms: Rooms,
  id: string,
  made: { making: Making; files: readonly string[]; fileSha256: string; password?: string | undefined },
  me: Account,
  now: Date,
): Promise<StoredLine[]> {
  const { making, files, fileSha256, password } = made
  return rooms.store.distribution.note(
    [id],
    notedBy(me),
    'copy made ready',
    // As it stands in this transaction: whoever changed it meanwhile has the last word.
    (line) => {
      refuseUnready(line)
      return prepared(line, making, files, fileSha256, now)
    },
    password === undefined ? {} : { password },
  )
}

/** Makes the files of one line and hands them over. The password slip is with them: the door saves each by itself. */
export async function makeOne(
  rooms: Rooms,
  { lineId, making }: { lineId: string; making: Making },
  me: Account,
  now: Date,
): Promise<{ files: MadeFile[]; password: string; line: Line }> {
  const line = await lineFor(rooms, lineId, me)
  refuseUnready(line)
  refuseOtherMethod(line, making)
  const sending = await sendingFor(rooms, line, new Folios(rooms), me)
  const { files, slip, password } = await things(rooms, line, sending, making)
  const all = slip ? [...files, slip] : files
  const names = all.map(({ fileName }) => fileName)
  const made = { making, files: names, fileSha256: sending.sha256, password }
  const [shown] = await shownAll(rooms, await markPrepared(rooms, line.id, made, me, now), now)
  if (!shown) throw new Problem('not found', 'That copy is not on the desk.')
  return { files: all, password: password ?? '', line: shown }
}

/** Who runs it and until when: ends with the stream, and when that person signs out. */
export type Run = { me: Account; now: () => Date; goesOn: () => boolean }

async function areThere(root: string, files: readonly string[]): Promise<boolean> {
  if (files.length === 0) return false
  const found = await Promise.all(
    files.map((file) =>
      fs.stat(path.join(root, file)).then(
        (one) => one.isFile(),
        () => false,
      ),
    ),
  )
  return found.every(Boolean)
}

/** One line of a run; whatever goes wrong with it is told in its own sentence. */
async function step(
  lineId: string,
  at: number,
  of: number,
  work: () => Promise<{ files: string[]; says: string }>,
): Promise<RunStep> {
  try {
    return { lineId, done: at + 1, of, ok: true, ...(await work()) }
  } catch (error) {
    const says =
      error instanceof Problem
        ? error.says
        : 'Something went wrong with this copy. Nothing of it was marked. Try it again by itself.'
    return { lineId, done: at + 1, of, ok: false, files: [], says }
  }
}

async function makeInto(
  rooms: Rooms,
  root: string,
  id: string,
  { making, again }: { making: Making; again: boolean },
  folios: Folios,
  { me, now }: Run,
): Promise<{ files: string[]; says: string }> {
  const line = await lineFor(rooms, id, me)
  refuseUnready(line)
  refuseOtherMethod(line, making)
  const sending = await sendingFor(rooms, line, folios, me)
  const { preparedAs, fileSha256, files: before } = line.standing
  const names = before.split('\n').filter(Boolean)
  const isMade = preparedAs === making && fileSha256 === sending.sha256
  if (!again && isMade && (await areThere(root, names))) return { files: names, says: 'Made before.' }
  const { folder, files, password } = await things(rooms, line, sending, making)
  const written = await writeFolder(root, folder, files)
  const made = { making, files: written.files, fileSha256: sending.sha256, password }
  try {
    await markPrepared(rooms, line.id, made, me, now())
  } catch (error) {
    // What could not be written down was not made: nobody sends a file that the desk knows nothing of.
    await fs.rm(written.path, { recursive: true, force: true }).catch(() => undefined)
    throw error
  }
  return {
    files: written.files,
    says: password === undefined ? 'Made.' : 'Made. Its password stands at the line: tell it by another way.',
  }
}

/** Every line of a run, one after the other, until it is ended. */
async function* stepsOf(
  rooms: Rooms,
  ids: readonly string[],
  { goesOn }: Run,
  work: (id: string) => Promise<{ files: string[]; says: string }>,
): AsyncGenerator<RunStep> {
  try {
    for (const [at, id] of ids.entries()) {
      if (!goesOn()) return
      yield await step(id, at, ids.length, () => work(id))
    }
  } finally {
    await follow(rooms, ids)
  }
}

/** The lists that ask about these records follow once, at the end of a run. */
async function follow(rooms: Rooms, ids: readonly string[]): Promise<void> {
  const lines = await rooms.store.distribution.lines({ ids }).catch(() => [])
  await followed(
    rooms,
    lines.map(({ recordId }) => recordId),
  )
}

const idsFor = async (rooms: Rooms, lineIds: readonly string[], { me }: Run): Promise<string[]> =>
  (await linesFor(rooms, [...new Set(lineIds)], me)).map(({ id }) => id)

/**
 * Makes the files of many lines in the output folder. Throws `Problem` before the first of them where no folder is chosen or a
 * line is not there; after that every line has its own step.
 */
export async function makeMany(
  rooms: Rooms,
  { lineIds, making, again }: { lineIds: readonly string[]; making: Making; again: boolean },
  run: Run,
): Promise<AsyncGenerator<RunStep>> {
  const root = await outputFolderOf(rooms)
  if (root === '')
    throw new Problem(
      'blocked',
      'No folder is chosen yet into which the files are written.',
      'Nothing was made.',
      'An administrator chooses it in the settings of the desk. Until then make one copy at a time.',
    )
  const ids = await idsFor(rooms, lineIds, run)
  const folios = new Folios(rooms)
  return stepsOf(rooms, ids, run, (id) => makeInto(rooms, root, id, { making, again }, folios, run))
}

async function sendOne(
  rooms: Rooms,
  id: string,
  folios: Folios,
  { me, now }: Run,
  server: Awaited<ReturnType<typeof mailServer>>,
): Promise<{ files: string[]; says: string }> {
  const { distribution } = rooms.store
  const line = await lineFor(rooms, id, me)
  if (hasLeft(line)) return { files: [], says: 'Sent before.' }
  if (line.unsure)
    throw new Problem(
      'blocked',
      MAY_HAVE_LEFT,
      'It was not sent now.',
      'Then mark it as sent, or say that it did not arrive.',
    )
  refuseUnready(line)
  refuseOtherMethod(line, 'email draft')
  const sending = await sendingFor(rooms, line, folios, me)
  const attempt = await attemptOf(rooms, line)
  await distribution.sending(line.id, messageIdOf(line.id, attempt), notedBy(me))
  const to = { name: line.name, address: line.standing.address }
  // It is not given up half-way when the run is stopped: the line would not know whether it has left.
  const sent = await sendMail(server, sending, { to, attempt, receipts: true }).catch(
    async (error: unknown) => {
      const perhaps =
        !(error instanceof Problem) || (error instanceof SendProblem && error.sent === 'perhaps')
      if (!perhaps) await distribution.notSent(line.id)
      throw error
    },
  )
  await distribution.note([line.id], notedBy(me), 'copy sent', () => ({
    kind: 'sent',
    at: new Date(sent.at || now()).toISOString(),
    method: line.standing.method,
    address: line.standing.address,
    proof: 'message id',
    reference: sent.messageId,
    note: sent.response,
    fileSha256: sending.sha256,
  }))
  return { files: [], says: 'Sent.' }
}

/** Sends through the council's own server, one by one. Throws `Problem` before the first where that is not turned on. */
export async function sendMany(
  rooms: Rooms,
  lineIds: readonly string[],
  run: Run,
): Promise<AsyncGenerator<RunStep>> {
  const server = await mailServer(rooms)
  const ids = await idsFor(rooms, lineIds, run)
  const folios = new Folios(rooms)
  return stepsOf(rooms, ids, run, (id) => sendOne(rooms, id, folios, run, server))
}
