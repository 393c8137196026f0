/** Which tables hold what belongs to a record: what a purge deletes, in which order, and what it is called to people. */
import { type RawBuilder, sql } from 'kysely'

const size = (column: string): string => `length(CAST(${column} AS BLOB))`
type Where = (recordId: string) => RawBuilder<unknown>
const ofRecord: Where = (recordId) => sql`record_id = ${recordId}`
/** Rows that name something of the record and not the record itself. */
const below =
  (column: string, parent: string): Where =>
  (recordId) =>
    sql`${sql.ref(column)} IN (SELECT id FROM ${sql.table(parent)} WHERE record_id = ${recordId})`

/**
 * Everything that belongs to a record, in the order in which it may be deleted: what points at something goes before it.
 * `what`: how it is told to people; several tables may be one thing to them.
 */
const events = below('line_id', 'copy_line')
export const recordTables: readonly { table: string; what: string; where: Where; bytes: string }[] = [
  { table: 'copy_password', what: 'passwords of protected copies', where: events, bytes: size('password') },
  {
    table: 'copy_event',
    what: 'notes on sending, with names and addresses',
    where: events,
    bytes: size('address || note || reference'),
  },
  { table: 'copy_now', what: 'entries in lists', where: ofRecord, bytes: size('address || files') },
  {
    table: 'copy_line',
    what: 'copies to be sent',
    where: ofRecord,
    bytes: size('name || address || file_name'),
  },
  { table: 'copy_record', what: 'entries in lists', where: ofRecord, bytes: size('version') },
  { table: 'copy_check', what: 'confirmations by a second person', where: ofRecord, bytes: size('note') },
  { table: 'countersigned_file', what: 'countersigned files', where: ofRecord, bytes: 'length(bytes)' },
  { table: 'countersignature', what: 'countersignatures', where: ofRecord, bytes: size('name || how') },
  { table: 'countersign_place', what: 'countersignatures asked for', where: ofRecord, bytes: size('people') },
  {
    table: 'letter_check',
    what: 'confirmations by a second person',
    where: below('letter_id', 'letter'),
    bytes: size('note'),
  },
  { table: 'letter', what: 'signed letters', where: ofRecord, bytes: 'length(bytes)' },
  {
    table: 'correction_check',
    what: 'confirmations by a second person',
    where: below('file_id', 'correction_file'),
    bytes: size('note'),
  },
  {
    table: 'correction_file',
    what: 'addenda and letters about corrections',
    where: ofRecord,
    bytes: 'length(bytes)',
  },
  {
    table: 'correction_outcome',
    what: 'outcomes of corrections',
    where: below('request_id', 'correction_request'),
    bytes: size('content'),
  },
  { table: 'addendum', what: 'addenda', where: ofRecord, bytes: size('requests') },
  { table: 'correction_request', what: 'requests for corrections', where: ofRecord, bytes: size('content') },
  {
    table: 'withdrawal_step',
    what: 'steps of withdrawals',
    where: below('withdrawal_id', 'withdrawal'),
    bytes: size('note'),
  },
  { table: 'withdrawal', what: 'withdrawals', where: ofRecord, bytes: size('reason || marks') },
  { table: 'old_version_opening', what: 'openings of old versions', where: ofRecord, bytes: size('reason') },
  { table: 'statement', what: 'statements', where: ofRecord, bytes: size('content') },
  { table: 'draft_update', what: 'saved changes of the draft', where: ofRecord, bytes: 'length(bytes)' },
  { table: 'draft_snapshot', what: 'saved drafts', where: ofRecord, bytes: 'length(bytes)' },
  { table: 'draft_move', what: 'moves between families', where: ofRecord, bytes: size('undo') },
  { table: 'fact_party', what: 'entries in lists', where: ofRecord, bytes: size('account || name') },
  { table: 'fact_state', what: 'entries in lists', where: ofRecord, bytes: size('parties || look_at') },
  {
    table: 'record_action',
    what: 'entries in lists',
    where: ofRecord,
    bytes: size('what || measure || outcome || owner'),
  },
  { table: 'record_clock', what: 'entries in lists', where: ofRecord, bytes: size('title || about_name') },
  { table: 'record_disagreement', what: 'entries in lists', where: ofRecord, bytes: size('content') },
  { table: 'measure_fact', what: 'entries in reports', where: ofRecord, bytes: size('unit || grp || says') },
  { table: 'measure_record', what: 'entries in reports', where: ofRecord, bytes: size('lead || team') },
  { table: 'learning_use', what: 'entries in lists', where: ofRecord, bytes: size('title') },
  { table: 'learning_note', what: 'entries in lists', where: ofRecord, bytes: size('record_id') },
  { table: 'signed_file', what: 'signed files', where: ofRecord, bytes: 'length(bytes)' },
  {
    table: 'signed_version',
    what: 'signed texts',
    where: ofRecord,
    bytes: size('canonical_json || findings || rules_json || template_json'),
  },
]
