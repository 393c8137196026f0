/** Signed versions: frozen in one transaction with their files, and refused any change by the tables themselves. */
import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { Kysely, Selectable } from 'kysely'
import { z } from 'zod'
import { signedVersionSchema } from '../../shared/api/contract.ts'
import type { AuditRow } from '../../shared/copies/copy.ts'
import { type MeetingType, type Minutes, minutesSchema } from '../../shared/minutes/index.ts'
import { Problem } from '../problem.ts'
import type { Tables } from '../workspace/index.ts'
import { type CountersignPlace, insertPlaces } from './countersignatures.ts'
import { alreadySigned, type Desk, notFound, parsed, parsedJson } from './desk.ts'

export type SignedVersion = z.infer<typeof signedVersionSchema>

/** `kind` is the recipient's kind, `sha256` lower-case hex of the bytes. */
export type SignedFile = {
  recipientId: string
  kind: string
  fileName: string
  bytes: Uint8Array
  sha256: string
}

export type Freeze = {
  version: string
  /** RFC 8785 text of the Minutes, and its SHA-256 in lower-case hex. */
  canonicalJson: string
  sha256: string
  ruleSet: string
  /** JSON values: the whole rule set and the template that it was judged and printed by. */
  rules: unknown
  template: unknown
  appVersion: string
  /** JSON: findings with their answers and overrides, as they stood. */
  findings: unknown
  /** The signer's name, and role, as printed. */
  signedBy: string
  role: string
  /** UTC instant, and the same moment as the clock on the wall showed it. */
  signedAt: string
  signedAtLocal: string
  files: SignedFile[]
  /** The newest row of the audit chain that the files name; of before when left out. */
  auditRow?: AuditRow
  /** Who has to countersign; nobody when left out. */
  places?: CountersignPlace[]
}

export type FoundFile = {
  recordId: string
  title: string
  version: string
  recipientId: string
  kind: string
  fileName: string
}

const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex')

/** The hashes must be those of what is frozen, and the text must be Minutes in their one canonical form. */
function refuseWrongHashes(input: Freeze): void {
  const wrong = (what: string) =>
    new Problem(
      'not valid',
      `${what} is not what was to be signed.`,
      'Nothing has been signed, and the draft is safe.',
      'Try to sign again.',
    )
  let value: unknown
  try {
    value = JSON.parse(input.canonicalJson)
  } catch {
    throw wrong('The record')
  }
  if (!minutesSchema.safeParse(value).success) throw wrong('The record')
  if (canonicalize(value) !== input.canonicalJson || sha256(input.canonicalJson) !== input.sha256)
    throw wrong('The record')
  for (const file of input.files) if (sha256(file.bytes) !== file.sha256) throw wrong('One of the files')
}

/** What the files name must be a row of this chain: it is what they are compared with ever after. */
async function refuseOtherChain(tx: Kysely<Tables>, named: AuditRow | undefined): Promise<void> {
  if (!named || named.number === 0) return
  const row = await tx.selectFrom('audit').select('hash').where('seq', '=', named.number).executeTakeFirst()
  if (row?.hash === named.hash) return
  throw new Problem(
    'conflict',
    'The audit trail is not the one that was to be signed with this record.',
    'Nothing has been signed, and the draft is safe.',
    'Check the workspace.',
  )
}

const told = [
  'version',
  'sha256',
  'signed_by',
  'role',
  'signed_at',
  'signed_at_local',
  'rule_set',
  'app_version',
] as const

const fromRow = (row: Pick<Selectable<Tables['signed_version']>, (typeof told)[number]>): SignedVersion =>
  parsed(signedVersionSchema, {
    version: row.version,
    recordHash: row.sha256,
    signedBy: row.signed_by,
    role: row.role,
    signedAt: row.signed_at,
    signedAtLocal: row.signed_at_local,
    ruleSet: row.rule_set,
    appVersion: row.app_version,
  })

export function signedOf(desk: Desk) {
  /** The named columns alone of the newest version: whole texts, findings and rule sets stand in the others. */
  const newest = <Named extends keyof Tables['signed_version']>(recordId: string, ...columns: Named[]) =>
    desk.read((db) =>
      db
        .selectFrom('signed_version')
        .select(columns)
        .where('record_id', '=', recordId)
        .orderBy('signed_at', 'desc')
        .orderBy('version', 'desc')
        .executeTakeFirst(),
    )

  /** A version with its files, and the record as that version's. */
  const put = async (tx: Kysely<Tables>, recordId: string, input: Freeze, at: string) => {
    const row: Selectable<Tables['signed_version']> = {
      record_id: recordId,
      version: input.version,
      canonical_json: input.canonicalJson,
      sha256: input.sha256,
      rule_set: input.ruleSet,
      rules_json: JSON.stringify(input.rules ?? null),
      template_json: JSON.stringify(input.template ?? null),
      app_version: input.appVersion,
      findings: JSON.stringify(input.findings ?? null),
      signed_by: input.signedBy,
      role: input.role,
      signed_at: input.signedAt,
      signed_at_local: input.signedAtLocal,
      audit_seq: input.auditRow?.number ?? 0,
      audit_hash: input.auditRow?.hash ?? '',
    }
    await refuseOtherChain(tx, input.auditRow)
    await tx.insertInto('signed_version').values(row).execute()
    for (const file of input.files)
      await tx
        .insertInto('signed_file')
        .values({
          record_id: recordId,
          version: input.version,
          recipient_id: file.recipientId,
          kind: file.kind,
          file_name: file.fileName,
          bytes: file.bytes,
          sha256: file.sha256,
        })
        .execute()
    await insertPlaces(tx, recordId, input.version, input.places ?? [])
    await tx
      .updateTable('record')
      .set({
        state: 'signed',
        version: input.version,
        signed_by: input.signedBy,
        signed_at: input.signedAt,
        changed_at: at,
      })
      .where('id', '=', recordId)
      .execute()
    return fromRow(row)
  }

  const detailOf = (input: Freeze) => ({
    version: input.version,
    sha256: input.sha256,
    files: input.files.map(({ recipientId, sha256: hash }) => ({ recipientId, sha256: hash })),
  })

  return {
    /**
     * Freezes a version with its files and marks the record signed, in one transaction. `by` is the account id.
     * Throws `Problem`: not found, signed already, or a hash that is not that of what it names.
     */
    freeze: async (recordId: string, input: Freeze, by: string): Promise<SignedVersion> => {
      refuseWrongHashes(input)
      const trace = { action: 'record signed', subject: recordId, detail: detailOf(input) }
      return desk.change(by, trace, async (tx, at) => {
        const record = await tx
          .selectFrom('record')
          .select('state')
          .where('id', '=', recordId)
          .executeTakeFirst()
        if (!record) throw notFound('This record')
        if (record.state === 'signed') throw alreadySigned()
        return put(tx, recordId, input, at)
      })
    },

    /**
     * Freezes the next version of a signed record whose present one was withdrawn, and ends that withdrawal, in one
     * transaction. The earlier version stays as it was. Throws `Problem`: `conflict` while nobody has confirmed it.
     */
    replace: async (
      recordId: string,
      withdrawalId: string,
      input: Freeze,
      by: { account: string; name: string; role: string },
    ): Promise<SignedVersion> => {
      refuseWrongHashes(input)
      const trace = {
        action: 'record replaced',
        subject: `${recordId} ${withdrawalId}`,
        detail: detailOf(input),
      }
      return desk.change(by.account, trace, async (tx, at) => {
        const found = await tx
          .selectFrom('withdrawal')
          .innerJoin('record', (join) =>
            join
              .onRef('record.id', '=', 'withdrawal.record_id')
              .onRef('record.version', '=', 'withdrawal.version'),
          )
          .select('withdrawal.next_version as next')
          .where('withdrawal.id', '=', withdrawalId)
          .where('withdrawal.record_id', '=', recordId)
          .executeTakeFirst()
        const steps = await tx
          .selectFrom('withdrawal_step')
          .select('step')
          .where('withdrawal_id', '=', withdrawalId)
          .execute()
        if (found?.next !== input.version || steps.length !== 1 || steps[0]?.step !== 'confirmed')
          throw new Problem(
            'conflict',
            'This withdrawal is not confirmed, or has ended.',
            'Nothing was signed, and none of the old files is handed out.',
            'Look at it again.',
          )
        const version = await put(tx, recordId, input, at)
        await tx
          .insertInto('withdrawal_step')
          .values({
            withdrawal_id: withdrawalId,
            step: 'replaced',
            by_account: by.account,
            by_name: by.name,
            role: by.role,
            at,
            note: '',
          })
          .execute()
        return version
      })
    },

    /** The row of the audit chain that each signed version names, oldest first; those of before name none. */
    auditRows: (): Promise<{ recordId: string; version: string; number: number; hash: string }[]> =>
      desk.read((db) =>
        db
          .selectFrom('signed_version')
          .select([
            'record_id as recordId',
            'version as version',
            'audit_seq as number',
            'audit_hash as hash',
          ])
          .where('audit_seq', '>', 0)
          .orderBy('audit_seq')
          .execute(),
      ),

    /** One file of a version, whosever it is; a learning note names no row and comes last. */
    anyFile: (recordId: string, version: string): Promise<{ bytes: Uint8Array } | undefined> =>
      desk.read((db) =>
        db
          .selectFrom('signed_file')
          .select('bytes')
          .where('record_id', '=', recordId)
          .where('version', '=', version)
          .orderBy((eb) => eb.case().when('kind', '=', 'learning note').then(1).else(0).end())
          .orderBy('recipient_id')
          .executeTakeFirst(),
      ),

    /** Every file that a version was frozen with: whose they are, never the bytes. */
    filesOf: (recordId: string, version: string): Promise<Omit<SignedFile, 'bytes'>[]> =>
      desk.read((db) =>
        db
          .selectFrom('signed_file')
          .select([
            'recipient_id as recipientId',
            'kind as kind',
            'file_name as fileName',
            'sha256 as sha256',
          ])
          .where('record_id', '=', recordId)
          .where('version', '=', version)
          .execute(),
      ),

    /** A file of one version, also of one that was replaced: whoever asks has written down first that it is opened. */
    fileOfVersion: (
      recordId: string,
      version: string,
      recipientId: string,
    ): Promise<SignedFile | undefined> =>
      desk.read((db) =>
        db
          .selectFrom('signed_file')
          .select([
            'recipient_id as recipientId',
            'kind as kind',
            'file_name as fileName',
            'bytes as bytes',
            'sha256 as sha256',
          ])
          .where('record_id', '=', recordId)
          .where('version', '=', version)
          .where('recipient_id', '=', recipientId)
          .executeTakeFirst(),
      ),

    /** Oldest first; none for a draft. */
    versions: (recordId: string): Promise<SignedVersion[]> =>
      desk.read(async (db) => {
        const rows = await db
          .selectFrom('signed_version')
          .select(told)
          .where('record_id', '=', recordId)
          .orderBy('signed_at')
          .orderBy('version')
          .execute()
        return rows.map(fromRow)
      }),

    /** The canonical JSON of the newest signed version, as text. Throws `Problem` "not found". */
    minutesJson: async (recordId: string): Promise<string> => {
      const row = await newest(recordId, 'canonical_json')
      if (!row) throw notFound('A signed version of this record')
      return row.canonical_json
    },

    /** What the checks said when the newest version was signed. Throws `Problem` "not found". */
    findings: async (recordId: string): Promise<unknown> => {
      const row = await newest(recordId, 'findings')
      if (!row) throw notFound('A signed version of this record')
      return parsedJson(z.json(), row.findings)
    },

    /** The file that one recipient gets of the newest version; undefined when none was frozen for them. */
    file: async (recordId: string, recipientId: string): Promise<SignedFile | undefined> => {
      const version = await newest(recordId, 'version')
      if (!version) return undefined
      const row = await desk.read((db) =>
        db
          .selectFrom('signed_file')
          .selectAll()
          .where('record_id', '=', recordId)
          .where('version', '=', version.version)
          .where('recipient_id', '=', recipientId)
          .executeTakeFirst(),
      )
      return (
        row && {
          recipientId: row.recipient_id,
          kind: row.kind,
          fileName: row.file_name,
          bytes: row.bytes,
          sha256: row.sha256,
        }
      )
    },

    /** Which file of this workspace has these bytes (SHA-256 in lower-case hex)? */
    findBySha256: (hash: string): Promise<FoundFile | undefined> =>
      desk.read(async (db) => {
        const row = await db
          .selectFrom('signed_file')
          .innerJoin('record', 'record.id', 'signed_file.record_id')
          .where('signed_file.sha256', '=', hash)
          .select([
            'signed_file.record_id as recordId',
            'record.title as title',
            'signed_file.version as version',
            'signed_file.recipient_id as recipientId',
            'signed_file.kind as kind',
            'signed_file.file_name as fileName',
          ])
          .executeTakeFirst()
        return row
      }),

    /** Which signed version has this canonical JSON (SHA-256 in lower-case hex)? */
    findByRecordHash: (
      hash: string,
    ): Promise<{ recordId: string; title: string; version: string } | undefined> =>
      desk.read((db) =>
        db
          .selectFrom('signed_version')
          .innerJoin('record', 'record.id', 'signed_version.record_id')
          .where('signed_version.sha256', '=', hash)
          .select([
            'signed_version.record_id as recordId',
            'record.title as title',
            'signed_version.version as version',
          ])
          .executeTakeFirst(),
      ),

    /**
     * The newest signed Minutes of every other record of this family whose meeting was before this record's,
     * oldest first. Without a readable date of its own, a record comes after all that are signed.
     */
    history: (caseId: string, beforeRecordId: string): Promise<Minutes[]> =>
      desk.read(async (db) => minutesIn(await around(db, caseId, beforeRecordId, []), 'earlier')),

    /** As `history`, those that come after this record: only of these types, which settle what other records left open. */
    later: (caseId: string, afterRecordId: string, types: readonly MeetingType[]): Promise<Minutes[]> =>
      desk.read(async (db) => minutesIn(await around(db, caseId, afterRecordId, types), 'later')),
  }
}

type Beside = { date: string; createdAt: string; canonical_json: string; earlier: boolean }

const minutesIn = (rows: Beside[], which: 'earlier' | 'later'): Minutes[] =>
  rows
    .filter(({ earlier }) => earlier === (which === 'earlier'))
    .map((row) => parsedJson(minutesSchema, row.canonical_json))

/** Signed records of a family beside one of them, oldest first; of every type where none is named. */
async function around(
  db: Kysely<Tables>,
  caseId: string,
  recordId: string,
  types: readonly MeetingType[],
): Promise<Beside[]> {
  if (!caseId) return []
  let query = db
    .selectFrom('signed_version')
    .innerJoin('record', (join) =>
      join
        .onRef('record.id', '=', 'signed_version.record_id')
        .onRef('record.version', '=', 'signed_version.version'),
    )
    .where('record.case_id', '=', caseId)
    .where('record.id', '!=', recordId)
  if (types.length > 0) query = query.where('record.type', 'in', types)
  const rows = await query
    .select(['record.date as date', 'record.created_at as createdAt', 'canonical_json'])
    .orderBy('record.date')
    .orderBy('record.created_at')
    .orderBy('record.id')
    .execute()
  const own = await db
    .selectFrom('record')
    .select(['date', 'created_at'])
    .where('id', '=', recordId)
    .executeTakeFirst()
  const dated = own && /^\d{4}-\d\d-\d\d/.test(own.date)
  const isEarlier = (row: { date: string; createdAt: string }) =>
    !dated || row.date < own.date || (row.date === own.date && row.createdAt <= own.created_at)
  return rows.map((row) => ({ ...row, earlier: isEarlier(row) }))
}
