/**
 * Records that have moved to the child's file and are purged here (domain section 7, "Retention"): what was confirmed,
 * what stops a purge, what was purged and what is left of it. The tables themselves allow the words of a record to be
 * deleted once its purge is written down, and those alone.
 */
import type { Migration } from '../migrate.ts'

const purged = (recordId: string): string =>
  `EXISTS (SELECT 1 FROM purged_record WHERE purged_record.record_id = ${recordId})`

const stateOf = (recordId: string): string => `(SELECT state FROM record WHERE id = ${recordId}) = 'signed'`

/** Each trigger that keeps what was signed, the table, where its record is named, what it is called, and when it holds. */
const kept: [trigger: string, table: string, recordId: string, says: string, when?: string][] = [
  ['record_signed_is_kept', 'record', 'OLD.id', 'a signed record is never deleted', `OLD.state = 'signed'`],
  [
    'statement_is_kept',
    'statement',
    'OLD.record_id',
    'a statement of a signed record is never deleted',
    stateOf('OLD.record_id'),
  ],
  ['signed_version_is_kept', 'signed_version', 'OLD.record_id', 'a signed version is never deleted'],
  ['signed_file_is_kept', 'signed_file', 'OLD.record_id', 'a signed file is never deleted'],
  ['copy_check_is_kept', 'copy_check', 'OLD.record_id', 'a confirmation is never deleted'],
  ['countersign_place_is_kept', 'countersign_place', 'OLD.record_id', 'who countersigns is never deleted'],
  ['countersignature_is_kept', 'countersignature', 'OLD.record_id', 'a countersignature is never deleted'],
  [
    'countersigned_file_is_kept',
    'countersigned_file',
    'OLD.record_id',
    'a countersigned file is never deleted',
  ],
  ['letter_is_kept', 'letter', 'OLD.record_id', 'a signed letter is never deleted'],
  [
    'letter_check_is_kept',
    'letter_check',
    '(SELECT record_id FROM letter WHERE letter.id = OLD.letter_id)',
    'a confirmation is never deleted',
  ],
  ['correction_request_is_kept', 'correction_request', 'OLD.record_id', 'a request is never deleted'],
  [
    'correction_outcome_is_kept',
    'correction_outcome',
    '(SELECT record_id FROM correction_request WHERE correction_request.id = OLD.request_id)',
    'the outcome of a request is never deleted',
  ],
  ['addendum_is_kept', 'addendum', 'OLD.record_id', 'an addendum is never deleted'],
  [
    'correction_file_is_kept',
    'correction_file',
    'OLD.record_id',
    'a signed addendum or letter is never deleted',
  ],
  [
    'correction_check_is_kept',
    'correction_check',
    '(SELECT record_id FROM correction_file WHERE correction_file.id = OLD.file_id)',
    'a confirmation is never deleted',
  ],
  ['withdrawal_is_kept', 'withdrawal', 'OLD.record_id', 'a withdrawal is never deleted'],
  [
    'withdrawal_step_is_kept',
    'withdrawal_step',
    '(SELECT record_id FROM withdrawal WHERE withdrawal.id = OLD.withdrawal_id)',
    'a step of a withdrawal is never deleted',
  ],
  [
    'old_version_opening_is_kept',
    'old_version_opening',
    'OLD.record_id',
    'the opening of an old version is never deleted',
  ],
  ['copy_line_is_kept', 'copy_line', 'OLD.record_id', 'what is to be sent is never deleted'],
  [
    'copy_event_is_kept',
    'copy_event',
    '(SELECT record_id FROM copy_line WHERE copy_line.id = OLD.line_id)',
    'what was noted about a copy is never deleted',
  ],
]

const unlessPurged = ([trigger, table, recordId, says, when]: (typeof kept)[number]): string => `
  DROP TRIGGER ${trigger};
  CREATE TRIGGER ${trigger} BEFORE DELETE ON ${table}
    WHEN ${when ? `${when} AND ` : ''}NOT ${purged(recordId)}
    BEGIN SELECT RAISE(ABORT, '${says}'); END;`

const inForce = (kind: 'record' | 'case', subject: string): string =>
  `EXISTS (SELECT 1 FROM legal_hold WHERE kind = '${kind}' AND subject = ${subject} AND lifted_at = '')`

const transferred = (kind: 'record' | 'case', subject: string): string =>
  `EXISTS (SELECT 1 FROM file_transfer WHERE kind = '${kind}' AND subject = ${subject} AND withdrawn_at = '')`

const never = (table: string, says: string): string => `
  CREATE TRIGGER ${table}_is_not_edited BEFORE UPDATE ON ${table}
    BEGIN SELECT RAISE(ABORT, '${says} is never edited'); END;
  CREATE TRIGGER ${table}_is_kept BEFORE DELETE ON ${table}
    BEGIN SELECT RAISE(ABORT, '${says} is never deleted'); END;`

export const retention: Migration = {
  version: 15,
  name: 'retention',
  up(raw) {
    raw.exec(`
      -- Somebody has confirmed that it is in the child's file of the council's case system.
      CREATE TABLE file_transfer (
        id TEXT PRIMARY KEY,
        kind TEXT NOT NULL CHECK (kind IN ('record', 'case')),
        subject TEXT NOT NULL,
        reference TEXT NOT NULL,
        on_date TEXT NOT NULL,
        by_account TEXT NOT NULL,
        by_name TEXT NOT NULL,
        at TEXT NOT NULL,
        withdrawn_at TEXT NOT NULL,
        withdrawn_by TEXT NOT NULL,
        withdrawn_because TEXT NOT NULL
      ) STRICT;
      CREATE UNIQUE INDEX file_transfer_in_force ON file_transfer (kind, subject) WHERE withdrawn_at = '';

      CREATE TABLE legal_hold (
        id TEXT PRIMARY KEY,
        kind TEXT NOT NULL CHECK (kind IN ('record', 'case')),
        subject TEXT NOT NULL,
        reason TEXT NOT NULL,
        by_account TEXT NOT NULL,
        by_name TEXT NOT NULL,
        at TEXT NOT NULL,
        lifted_at TEXT NOT NULL,
        lifted_by TEXT NOT NULL,
        lifted_name TEXT NOT NULL,
        lifted_because TEXT NOT NULL
      ) STRICT;
      CREATE UNIQUE INDEX legal_hold_in_force ON legal_hold (kind, subject) WHERE lifted_at = '';
      -- What a hold says is not changed while it stands, but for being lifted, once.
      CREATE TRIGGER legal_hold_is_only_lifted BEFORE UPDATE ON legal_hold
        WHEN OLD.lifted_at <> '' OR NEW.kind <> OLD.kind OR NEW.subject <> OLD.subject OR NEW.reason <> OLD.reason
          OR NEW.by_account <> OLD.by_account OR NEW.at <> OLD.at
        BEGIN SELECT RAISE(ABORT, 'a legal hold is only lifted'); END;
      CREATE TRIGGER legal_hold_is_kept BEFORE DELETE ON legal_hold WHEN OLD.lifted_at = ''
        BEGIN SELECT RAISE(ABORT, 'a legal hold is lifted, and never deleted'); END;

      -- One act of purging with its signed certificate. rule and counts: JSON. cleaned_at: no byte of it is left since.
      CREATE TABLE purge (
        id TEXT PRIMARY KEY,
        at TEXT NOT NULL,
        by_account TEXT NOT NULL,
        by_name TEXT NOT NULL,
        role TEXT NOT NULL,
        rule TEXT NOT NULL,
        counts TEXT NOT NULL,
        file_name TEXT NOT NULL,
        certificate BLOB NOT NULL,
        sha256 TEXT NOT NULL,
        cleaned_at TEXT NOT NULL
      ) STRICT;
      -- kept: JSON of the hashes and counts that stay.
      CREATE TABLE purged_record (
        record_id TEXT PRIMARY KEY,
        purge_id TEXT NOT NULL REFERENCES purge (id),
        case_id TEXT NOT NULL,
        type TEXT NOT NULL,
        family_ref TEXT NOT NULL,
        date TEXT NOT NULL,
        version TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        reference TEXT NOT NULL,
        kept TEXT NOT NULL
      ) STRICT;
      CREATE INDEX purged_record_by_case ON purged_record (case_id);
      CREATE INDEX purged_record_by_hash ON purged_record (sha256);
      CREATE TABLE purged_file (
        sha256 TEXT NOT NULL,
        record_id TEXT NOT NULL REFERENCES purged_record (record_id),
        kind TEXT NOT NULL,
        version TEXT NOT NULL,
        PRIMARY KEY (sha256, record_id)
      ) STRICT;
      -- Proof of distribution that stays: the part of its reader and never a name or an address. events: JSON.
      CREATE TABLE purged_copy (
        id TEXT PRIMARY KEY,
        record_id TEXT NOT NULL REFERENCES purged_record (record_id),
        item TEXT NOT NULL,
        version TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        kind TEXT NOT NULL,
        role TEXT NOT NULL,
        agency TEXT NOT NULL,
        required INTEGER NOT NULL CHECK (required IN (0, 1)),
        events TEXT NOT NULL
      ) STRICT;
      CREATE INDEX purged_copy_by_record ON purged_copy (record_id);
      CREATE TABLE purged_receipt (
        sha256 TEXT NOT NULL,
        record_id TEXT NOT NULL REFERENCES purged_record (record_id),
        PRIMARY KEY (sha256, record_id)
      ) STRICT;
      CREATE TABLE purged_case (
        case_id TEXT PRIMARY KEY,
        purge_id TEXT NOT NULL REFERENCES purge (id),
        family_ref TEXT NOT NULL,
        reference TEXT NOT NULL,
        kept TEXT NOT NULL
      ) STRICT;
      -- Backups that were made before a purge and may still hold what it took away; gone_at: UTC instant, '' until then.
      CREATE TABLE purge_backup (
        purge_id TEXT NOT NULL REFERENCES purge (id),
        made_at TEXT NOT NULL,
        until TEXT NOT NULL,
        gone_at TEXT NOT NULL,
        PRIMARY KEY (purge_id, made_at)
      ) STRICT;

      CREATE TRIGGER purge_is_not_edited BEFORE UPDATE ON purge
        WHEN OLD.cleaned_at <> '' OR NEW.id <> OLD.id OR NEW.sha256 <> OLD.sha256 OR NEW.certificate <> OLD.certificate
          OR NEW.at <> OLD.at OR NEW.by_account <> OLD.by_account OR NEW.rule <> OLD.rule
        BEGIN SELECT RAISE(ABORT, 'a purge is never edited'); END;
      CREATE TRIGGER purge_is_kept BEFORE DELETE ON purge
        BEGIN SELECT RAISE(ABORT, 'a purge is never deleted'); END;
      ${never('purged_record', 'what was purged')}
      ${never('purged_file', 'what was purged')}
      ${never('purged_copy', 'proof of distribution')}
      ${never('purged_receipt', 'what was purged')}
      ${never('purged_case', 'what was purged')}
      CREATE TRIGGER purge_backup_is_kept BEFORE DELETE ON purge_backup
        BEGIN SELECT RAISE(ABORT, 'what is known of a backup is never deleted'); END;

      -- Nothing is purged that is not in the child's file, or is on hold, or was never signed.
      CREATE TRIGGER purged_record_is_transferred BEFORE INSERT ON purged_record
        WHEN NOT ${transferred('record', 'NEW.record_id')}
          OR NOT EXISTS (SELECT 1 FROM record WHERE id = NEW.record_id AND state = 'signed')
        BEGIN SELECT RAISE(ABORT, 'only a signed record that is in the child''s file is purged'); END;
      CREATE TRIGGER purged_record_is_not_on_hold BEFORE INSERT ON purged_record
        WHEN ${inForce('record', 'NEW.record_id')}
          OR ${inForce('case', '(SELECT case_id FROM record WHERE id = NEW.record_id)')}
        BEGIN SELECT RAISE(ABORT, 'what is on legal hold is never purged'); END;
      CREATE TRIGGER purged_case_is_transferred BEFORE INSERT ON purged_case
        WHEN NOT ${transferred('case', 'NEW.case_id')}
          OR EXISTS (SELECT 1 FROM record WHERE case_id = NEW.case_id)
        BEGIN SELECT RAISE(ABORT, 'only a family without records that is in the child''s file is purged'); END;
      CREATE TRIGGER purged_case_is_not_on_hold BEFORE INSERT ON purged_case
        WHEN ${inForce('case', 'NEW.case_id')}
        BEGIN SELECT RAISE(ABORT, 'what is on legal hold is never purged'); END;
      -- A hold keeps drafts and families too, whoever wants them gone.
      CREATE TRIGGER record_on_hold_is_kept BEFORE DELETE ON record
        WHEN ${inForce('record', 'OLD.id')} OR ${inForce('case', 'OLD.case_id')}
        BEGIN SELECT RAISE(ABORT, 'what is on legal hold is never deleted'); END;
      CREATE TRIGGER case_on_hold_is_kept BEFORE DELETE ON case_file WHEN ${inForce('case', 'OLD.id')}
        BEGIN SELECT RAISE(ABORT, 'what is on legal hold is never deleted'); END;
      -- The file of a receipt goes with the last line that it proves.
      DROP TRIGGER copy_receipt_is_kept;
      CREATE TRIGGER copy_receipt_is_kept BEFORE DELETE ON copy_receipt
        WHEN NOT EXISTS (SELECT 1 FROM purged_receipt WHERE purged_receipt.sha256 = OLD.sha256)
          OR EXISTS (SELECT 1 FROM copy_event WHERE receipt_sha256 = OLD.sha256)
        BEGIN SELECT RAISE(ABORT, 'a receipt is never deleted'); END;
      ${kept.map(unlessPurged).join('')}
    `)
  },
}
