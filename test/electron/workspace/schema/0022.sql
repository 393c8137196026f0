-- Schema version 22, near names. Everything here is made up. Never changed by hand.
CREATE TABLE migration (
             version INTEGER PRIMARY KEY, name TEXT NOT NULL, at TEXT NOT NULL
           ) STRICT;
CREATE TABLE workspace (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        workspace_id TEXT NOT NULL,
        name TEXT NOT NULL,
        fictional INTEGER NOT NULL CHECK (fictional IN (0, 1)),
        file_id TEXT NOT NULL,
        created_at TEXT NOT NULL
      ) STRICT;
CREATE TABLE audit (
        seq INTEGER PRIMARY KEY,
        at TEXT NOT NULL,
        person TEXT NOT NULL,
        action TEXT NOT NULL,
        subject TEXT NOT NULL,
        detail TEXT NOT NULL,
        previous TEXT NOT NULL,
        hash TEXT NOT NULL
      ) STRICT;
CREATE TABLE audit_head (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        seq INTEGER NOT NULL,
        hash TEXT NOT NULL
      ) STRICT;
CREATE TABLE account (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        role TEXT NOT NULL,
        organisation TEXT NOT NULL,
        email TEXT NOT NULL,
        administrator INTEGER NOT NULL CHECK (administrator IN (0, 1)),
        active INTEGER NOT NULL CHECK (active IN (0, 1)),
        created_at TEXT NOT NULL
      ) STRICT;
CREATE TABLE setting (
        key TEXT PRIMARY KEY,
        value TEXT NOT NULL,
        changed_by TEXT NOT NULL,
        changed_at TEXT NOT NULL
      ) STRICT;
CREATE TABLE case_file (
        id TEXT PRIMARY KEY,
        family_ref TEXT NOT NULL,
        content TEXT NOT NULL,
        created_at TEXT NOT NULL,
        changed_at TEXT NOT NULL
      ) STRICT;
CREATE TABLE record (
        id TEXT PRIMARY KEY,
        case_id TEXT REFERENCES case_file (id),
        type TEXT NOT NULL,
        title TEXT NOT NULL,
        family_ref TEXT NOT NULL,
        date TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('draft', 'ready for chair', 'signed')),
        version TEXT NOT NULL,
        signed_by TEXT NOT NULL,
        signed_at TEXT NOT NULL,
        created_by TEXT NOT NULL,
        created_at TEXT NOT NULL,
        changed_at TEXT NOT NULL
      ) STRICT;
CREATE TABLE draft_update (
        id INTEGER PRIMARY KEY,
        record_id TEXT NOT NULL REFERENCES record (id),
        seq INTEGER NOT NULL,
        bytes BLOB NOT NULL,
        by TEXT NOT NULL,
        from_window TEXT NOT NULL,
        at TEXT NOT NULL,
        UNIQUE (record_id, seq)
      ) STRICT;
CREATE TABLE draft_snapshot (
        record_id TEXT PRIMARY KEY REFERENCES record (id),
        seq INTEGER NOT NULL,
        bytes BLOB NOT NULL,
        at TEXT NOT NULL
      ) STRICT;
CREATE TABLE statement (
        id TEXT PRIMARY KEY,
        record_id TEXT NOT NULL REFERENCES record (id),
        content TEXT NOT NULL,
        by TEXT NOT NULL,
        at TEXT NOT NULL
      ) STRICT;
CREATE TABLE signed_version (
        record_id TEXT NOT NULL REFERENCES record (id),
        version TEXT NOT NULL,
        canonical_json TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        rule_set TEXT NOT NULL,
        app_version TEXT NOT NULL,
        findings TEXT NOT NULL,
        signed_by TEXT NOT NULL,
        role TEXT NOT NULL,
        signed_at TEXT NOT NULL,
        signed_at_local TEXT NOT NULL, rules_json TEXT NOT NULL DEFAULT '', template_json TEXT NOT NULL DEFAULT '', audit_seq INTEGER NOT NULL DEFAULT 0, audit_hash TEXT NOT NULL DEFAULT '',
        PRIMARY KEY (record_id, version)
      ) STRICT;
CREATE TABLE signed_file (
        record_id TEXT NOT NULL,
        version TEXT NOT NULL,
        recipient_id TEXT NOT NULL,
        kind TEXT NOT NULL,
        file_name TEXT NOT NULL,
        bytes BLOB NOT NULL,
        sha256 TEXT NOT NULL,
        PRIMARY KEY (record_id, version, recipient_id),
        FOREIGN KEY (record_id, version) REFERENCES signed_version (record_id, version)
      ) STRICT;
CREATE TABLE rule_change (
        id TEXT PRIMARY KEY,
        key TEXT NOT NULL,
        value TEXT NOT NULL,
        from_date TEXT NOT NULL,
        reason TEXT NOT NULL,
        by_name TEXT NOT NULL,
        by TEXT NOT NULL,
        at TEXT NOT NULL
      ) STRICT;
CREATE TABLE council_template (
        type TEXT NOT NULL,
        version TEXT NOT NULL,
        content TEXT NOT NULL,
        note TEXT NOT NULL,
        by_name TEXT NOT NULL,
        by TEXT NOT NULL,
        at TEXT NOT NULL,
        PRIMARY KEY (type, version)
      ) STRICT;
CREATE TABLE copy_check (
        id TEXT PRIMARY KEY,
        record_id TEXT NOT NULL,
        version TEXT NOT NULL,
        recipient_id TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        by_account TEXT NOT NULL,
        by_name TEXT NOT NULL,
        role TEXT NOT NULL,
        at TEXT NOT NULL,
        note TEXT NOT NULL,
        UNIQUE (record_id, version, recipient_id, by_account),
        FOREIGN KEY (record_id, version, recipient_id)
          REFERENCES signed_file (record_id, version, recipient_id)
      ) STRICT;
CREATE TABLE fact_state (
        record_id TEXT PRIMARY KEY REFERENCES record (id) ON DELETE CASCADE,
        basis TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        worked_on TEXT NOT NULL,
        statements INTEGER NOT NULL,
        parties TEXT NOT NULL,
        look_at TEXT NOT NULL
      , copies INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE TABLE record_action (
        record_id TEXT NOT NULL REFERENCES record (id) ON DELETE CASCADE,
        place INTEGER NOT NULL,
        action_id TEXT NOT NULL,
        how TEXT NOT NULL CHECK (how IN ('raised', 'carried')),
        line TEXT NOT NULL,
        sort TEXT NOT NULL,
        case_id TEXT NOT NULL,
        family_ref TEXT NOT NULL,
        what TEXT NOT NULL,
        measure TEXT NOT NULL,
        outcome TEXT NOT NULL,
        owner TEXT NOT NULL,
        owner_account TEXT NOT NULL,
        owner_plain TEXT NOT NULL,
        agency TEXT NOT NULL,
        due TEXT NOT NULL,
        due_said TEXT NOT NULL,
        status TEXT NOT NULL,
        settled INTEGER NOT NULL CHECK (settled IN (0, 1)),
        carried_count INTEGER NOT NULL,
        children TEXT NOT NULL,
        raised_in TEXT NOT NULL,
        evidence TEXT NOT NULL,
        effect_on_child TEXT NOT NULL,
        audience TEXT NOT NULL,
        vague TEXT NOT NULL,
        hidden_from TEXT NOT NULL,
        -- Of the newest row of a line: how it stands. Kept by the triggers below; '' for the rows before it.
        head TEXT NOT NULL DEFAULT '' CHECK (head IN ('', 'open', 'settled')), owner_agreed TEXT NOT NULL DEFAULT '', again_because TEXT NOT NULL DEFAULT '', done_on TEXT NOT NULL DEFAULT '', agency_said TEXT NOT NULL DEFAULT '',
        PRIMARY KEY (record_id, place)
      ) STRICT;
CREATE TABLE record_clock (
        record_id TEXT NOT NULL REFERENCES record (id) ON DELETE CASCADE,
        place INTEGER NOT NULL,
        clock TEXT NOT NULL,
        line TEXT NOT NULL,
        sort TEXT NOT NULL,
        case_id TEXT NOT NULL,
        family_ref TEXT NOT NULL,
        title TEXT NOT NULL,
        about TEXT NOT NULL,
        about_name TEXT NOT NULL,
        start TEXT NOT NULL,
        due TEXT NOT NULL,
        due_at TEXT NOT NULL,
        booked TEXT NOT NULL,
        state TEXT NOT NULL,
        settled INTEGER NOT NULL CHECK (settled IN (0, 1)),
        -- 1 for the newest row of a line; kept by the triggers below.
        newest INTEGER NOT NULL DEFAULT 0 CHECK (newest IN (0, 1)),
        PRIMARY KEY (record_id, place)
      ) STRICT;
CREATE TABLE search_due (
        kind TEXT NOT NULL,
        id TEXT NOT NULL,
        PRIMARY KEY (kind, id)
      ) STRICT;
CREATE TABLE import_batch (
        id TEXT PRIMARY KEY,
        at TEXT NOT NULL,
        by TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        kind TEXT NOT NULL,
        counts TEXT NOT NULL,
        before TEXT NOT NULL,
        undone_at TEXT NOT NULL
      , undone_by TEXT NOT NULL DEFAULT '', undone_left INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE TABLE record_disagreement (
        record_id TEXT NOT NULL REFERENCES record (id) ON DELETE CASCADE,
        place INTEGER NOT NULL,
        -- The one name of a disagreement in every record of its family, and which of those knows it best.
        line TEXT NOT NULL,
        sort TEXT NOT NULL,
        case_id TEXT NOT NULL,
        family_ref TEXT NOT NULL,
        content TEXT NOT NULL,
        PRIMARY KEY (record_id, place)
      ) STRICT;
CREATE TABLE search_item (
        id INTEGER PRIMARY KEY,
        kind TEXT NOT NULL,
        record_id TEXT REFERENCES record (id),
        case_id TEXT REFERENCES case_file (id),
        subject TEXT NOT NULL,
        audience TEXT NOT NULL,
        date TEXT NOT NULL,
        type TEXT NOT NULL,
        state TEXT NOT NULL,
        author TEXT NOT NULL,
        about TEXT NOT NULL,
        -- Accounts that a restricted event of a case names; '[]' for everything else.
        readers TEXT NOT NULL
      ) STRICT;
CREATE VIRTUAL TABLE "search_word" USING fts5 (
        title, words, tokenize = 'porter unicode61 remove_diacritics 2', prefix = '2 3'
      );
CREATE TABLE countersign_place (
        record_id TEXT NOT NULL,
        version TEXT NOT NULL,
        place TEXT NOT NULL,
        step INTEGER NOT NULL,
        does TEXT NOT NULL CHECK (does IN ('signs', 'confirms')),
        title TEXT NOT NULL,
        why TEXT NOT NULL,
        people TEXT NOT NULL,
        levels TEXT NOT NULL,
        line_id TEXT NOT NULL,
        PRIMARY KEY (record_id, version, place),
        FOREIGN KEY (record_id, version) REFERENCES signed_version (record_id, version)
      ) STRICT;
CREATE TABLE countersignature (
        id TEXT PRIMARY KEY,
        record_id TEXT NOT NULL,
        version TEXT NOT NULL,
        place TEXT NOT NULL,
        seq INTEGER NOT NULL,
        name TEXT NOT NULL,
        role TEXT NOT NULL,
        at TEXT NOT NULL,
        how TEXT NOT NULL,
        by_account TEXT NOT NULL,
        UNIQUE (record_id, version, place),
        UNIQUE (record_id, version, seq),
        FOREIGN KEY (record_id, version, place) REFERENCES countersign_place (record_id, version, place)
      ) STRICT;
CREATE TABLE countersigned_file (
        countersignature_id TEXT NOT NULL REFERENCES countersignature (id),
        record_id TEXT NOT NULL,
        version TEXT NOT NULL,
        recipient_id TEXT NOT NULL,
        bytes BLOB NOT NULL,
        sha256 TEXT NOT NULL,
        PRIMARY KEY (countersignature_id, recipient_id),
        FOREIGN KEY (record_id, version, recipient_id)
          REFERENCES signed_file (record_id, version, recipient_id)
      ) STRICT;
CREATE TABLE letter (
        id TEXT PRIMARY KEY,
        record_id TEXT NOT NULL REFERENCES record (id),
        paper TEXT NOT NULL,
        recipient_id TEXT NOT NULL,
        version TEXT NOT NULL,
        file_name TEXT NOT NULL,
        bytes BLOB NOT NULL,
        sha256 TEXT NOT NULL,
        by_account TEXT NOT NULL,
        signed_by TEXT NOT NULL,
        role TEXT NOT NULL,
        at TEXT NOT NULL,
        UNIQUE (record_id, paper, recipient_id, version)
      ) STRICT;
CREATE TABLE letter_check (
        letter_id TEXT NOT NULL REFERENCES letter (id),
        by_account TEXT NOT NULL,
        by_name TEXT NOT NULL,
        role TEXT NOT NULL,
        at TEXT NOT NULL,
        note TEXT NOT NULL,
        PRIMARY KEY (letter_id, by_account)
      ) STRICT;
CREATE TABLE correction_request (
        id TEXT PRIMARY KEY,
        record_id TEXT NOT NULL,
        version TEXT NOT NULL,
        content TEXT NOT NULL,
        due TEXT NOT NULL,
        late INTEGER NOT NULL CHECK (late IN (0, 1)),
        by_account TEXT NOT NULL,
        by_name TEXT NOT NULL,
        role TEXT NOT NULL,
        at TEXT NOT NULL,
        FOREIGN KEY (record_id, version) REFERENCES signed_version (record_id, version)
      ) STRICT;
CREATE TABLE correction_outcome (
        request_id TEXT PRIMARY KEY REFERENCES correction_request (id),
        content TEXT NOT NULL,
        by_account TEXT NOT NULL,
        by_name TEXT NOT NULL,
        role TEXT NOT NULL,
        at TEXT NOT NULL
      ) STRICT;
CREATE TABLE addendum (
        id TEXT PRIMARY KEY,
        record_id TEXT NOT NULL,
        of_version TEXT NOT NULL,
        number INTEGER NOT NULL,
        version TEXT NOT NULL,
        requests TEXT NOT NULL,
        by_account TEXT NOT NULL,
        signed_by TEXT NOT NULL,
        role TEXT NOT NULL,
        at TEXT NOT NULL,
        UNIQUE (record_id, version),
        UNIQUE (record_id, of_version, number),
        FOREIGN KEY (record_id, of_version) REFERENCES signed_version (record_id, version)
      ) STRICT;
CREATE TABLE correction_file (
        id TEXT PRIMARY KEY,
        record_id TEXT NOT NULL,
        of_version TEXT NOT NULL,
        item TEXT NOT NULL CHECK (item IN ('addendum', 'correction outcome')),
        addendum_id TEXT REFERENCES addendum (id),
        request_id TEXT REFERENCES correction_request (id),
        recipient_id TEXT NOT NULL,
        kind TEXT NOT NULL,
        name TEXT NOT NULL,
        version TEXT NOT NULL,
        file_name TEXT NOT NULL,
        bytes BLOB NOT NULL,
        sha256 TEXT NOT NULL,
        content_hash TEXT NOT NULL,
        because TEXT NOT NULL,
        by_account TEXT NOT NULL,
        signed_by TEXT NOT NULL,
        role TEXT NOT NULL,
        at TEXT NOT NULL,
        CHECK ((item = 'addendum') = (addendum_id IS NOT NULL)),
        CHECK ((item = 'correction outcome') = (request_id IS NOT NULL)),
        UNIQUE (addendum_id, recipient_id),
        UNIQUE (request_id, version),
        FOREIGN KEY (record_id, of_version) REFERENCES signed_version (record_id, version)
      ) STRICT;
CREATE TABLE correction_check (
        file_id TEXT NOT NULL REFERENCES correction_file (id),
        by_account TEXT NOT NULL,
        by_name TEXT NOT NULL,
        role TEXT NOT NULL,
        at TEXT NOT NULL,
        note TEXT NOT NULL,
        PRIMARY KEY (file_id, by_account)
      ) STRICT;
CREATE TABLE withdrawal (
        id TEXT PRIMARY KEY,
        record_id TEXT NOT NULL,
        version TEXT NOT NULL,
        next_version TEXT NOT NULL,
        reason TEXT NOT NULL,
        marks TEXT NOT NULL,
        by_account TEXT NOT NULL,
        by_name TEXT NOT NULL,
        role TEXT NOT NULL,
        at TEXT NOT NULL,
        FOREIGN KEY (record_id, version) REFERENCES signed_version (record_id, version)
      ) STRICT;
CREATE TABLE withdrawal_step (
        withdrawal_id TEXT NOT NULL REFERENCES withdrawal (id),
        step TEXT NOT NULL CHECK (step IN ('confirmed', 'dropped', 'replaced')),
        by_account TEXT NOT NULL,
        by_name TEXT NOT NULL,
        role TEXT NOT NULL,
        at TEXT NOT NULL,
        note TEXT NOT NULL,
        PRIMARY KEY (withdrawal_id, step)
      ) STRICT;
CREATE TABLE old_version_opening (
        id TEXT PRIMARY KEY,
        record_id TEXT NOT NULL,
        version TEXT NOT NULL,
        recipient_id TEXT NOT NULL,
        reason TEXT NOT NULL,
        by_account TEXT NOT NULL,
        by_name TEXT NOT NULL,
        role TEXT NOT NULL,
        at TEXT NOT NULL,
        FOREIGN KEY (record_id, version) REFERENCES signed_version (record_id, version)
      ) STRICT;
CREATE TABLE copy_line (
        id TEXT PRIMARY KEY,
        record_id TEXT NOT NULL REFERENCES record (id),
        series TEXT NOT NULL,
        item TEXT NOT NULL,
        source_id TEXT NOT NULL,
        version TEXT NOT NULL,
        of_version TEXT NOT NULL,
        place INTEGER NOT NULL,
        sha256 TEXT NOT NULL,
        file_name TEXT NOT NULL,
        recipient_id TEXT NOT NULL,
        kind TEXT NOT NULL,
        name TEXT NOT NULL,
        role TEXT NOT NULL,
        agency TEXT NOT NULL,
        agency_group TEXT NOT NULL,
        came INTEGER NOT NULL CHECK (came IN (0, 1)),
        required INTEGER NOT NULL CHECK (required IN (0, 1)),
        because TEXT NOT NULL,
        person_key TEXT NOT NULL,
        mark TEXT NOT NULL,
        method TEXT NOT NULL,
        address TEXT NOT NULL,
        opened_at TEXT NOT NULL,
        UNIQUE (record_id, series, version, recipient_id)
      ) STRICT;
CREATE TABLE copy_event (
        id TEXT PRIMARY KEY,
        line_id TEXT NOT NULL REFERENCES copy_line (id),
        seq INTEGER NOT NULL,
        kind TEXT NOT NULL,
        at TEXT NOT NULL,
        noted TEXT NOT NULL,
        by_account TEXT NOT NULL,
        by_name TEXT NOT NULL,
        method TEXT NOT NULL,
        address TEXT NOT NULL,
        read_back INTEGER NOT NULL CHECK (read_back IN (0, 1)),
        agreed INTEGER NOT NULL CHECK (agreed IN (0, 1)),
        proof TEXT NOT NULL,
        reference TEXT NOT NULL,
        note TEXT NOT NULL,
        receipt_name TEXT NOT NULL,
        receipt_sha256 TEXT NOT NULL,
        contained INTEGER CHECK (contained IN (0, 1)),
        file_sha256 TEXT NOT NULL,
        UNIQUE (line_id, seq)
      ) STRICT;
CREATE TABLE copy_receipt (
        sha256 TEXT PRIMARY KEY,
        bytes BLOB NOT NULL
      ) STRICT;
CREATE TABLE copy_now (
        line_id TEXT PRIMARY KEY REFERENCES copy_line (id) ON DELETE CASCADE,
        record_id TEXT NOT NULL,
        replaced INTEGER NOT NULL CHECK (replaced IN (0, 1)),
        settled INTEGER NOT NULL CHECK (settled IN (0, 1)),
        waits INTEGER NOT NULL CHECK (waits IN (0, 1)),
        reached TEXT NOT NULL,
        method TEXT NOT NULL,
        address TEXT NOT NULL,
        read_back INTEGER NOT NULL,
        agreed INTEGER NOT NULL,
        responsible TEXT NOT NULL,
        sent_at TEXT NOT NULL,
        proven_at TEXT NOT NULL,
        exception INTEGER NOT NULL,
        why_late TEXT NOT NULL,
        prepared_as TEXT NOT NULL,
        files TEXT NOT NULL,
        file_sha256 TEXT NOT NULL
      ) STRICT;
CREATE TABLE copy_password (
        line_id TEXT PRIMARY KEY REFERENCES copy_line (id) ON DELETE CASCADE,
        password TEXT NOT NULL,
        at TEXT NOT NULL
      ) STRICT;
CREATE TABLE copy_sending (
        line_id TEXT PRIMARY KEY REFERENCES copy_line (id) ON DELETE CASCADE,
        message_id TEXT NOT NULL,
        at TEXT NOT NULL
      ) STRICT;
CREATE TABLE copy_record (
        record_id TEXT PRIMARY KEY REFERENCES record (id) ON DELETE CASCADE,
        version TEXT NOT NULL,
        changed INTEGER NOT NULL
      ) STRICT;
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
CREATE TABLE purged_file (
        sha256 TEXT NOT NULL,
        record_id TEXT NOT NULL REFERENCES purged_record (record_id),
        kind TEXT NOT NULL,
        version TEXT NOT NULL,
        PRIMARY KEY (sha256, record_id)
      ) STRICT;
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
CREATE TABLE purge_backup (
        purge_id TEXT NOT NULL REFERENCES purge (id),
        made_at TEXT NOT NULL,
        until TEXT NOT NULL,
        gone_at TEXT NOT NULL,
        PRIMARY KEY (purge_id, made_at)
      ) STRICT;
CREATE TABLE measure_fact (
        record_id TEXT NOT NULL REFERENCES record (id) ON DELETE CASCADE,
        measure TEXT NOT NULL,
        place INTEGER NOT NULL,
        day TEXT NOT NULL,
        unit TEXT NOT NULL,
        met INTEGER NOT NULL CHECK (met IN (0, 1)),
        grp TEXT NOT NULL,
        amount REAL,
        says TEXT NOT NULL,
        team TEXT NOT NULL,
        agency TEXT NOT NULL,
        case_id TEXT NOT NULL,
        PRIMARY KEY (record_id, measure, place)
      ) STRICT;
CREATE TABLE measure_record (
        record_id TEXT PRIMARY KEY REFERENCES record (id) ON DELETE CASCADE,
        case_id TEXT NOT NULL,
        lead TEXT NOT NULL,
        team TEXT NOT NULL,
        again_on TEXT NOT NULL
      ) STRICT;
CREATE TABLE supervision_due (
        id TEXT PRIMARY KEY,
        kind TEXT NOT NULL,
        subject TEXT NOT NULL,
        case_id TEXT NOT NULL,
        children INTEGER NOT NULL,
        person TEXT NOT NULL,
        supervisor TEXT NOT NULL,
        team TEXT NOT NULL,
        due TEXT NOT NULL,
        booked TEXT NOT NULL,
        held TEXT NOT NULL,
        record_id TEXT NOT NULL,
        state TEXT NOT NULL,
        why TEXT NOT NULL,
        first_due TEXT NOT NULL DEFAULT '',
        last_held TEXT NOT NULL DEFAULT '',
        because TEXT NOT NULL DEFAULT '',
        said TEXT NOT NULL DEFAULT '',
        said_by TEXT NOT NULL DEFAULT '',
        said_at TEXT NOT NULL DEFAULT ''
      ) STRICT;
CREATE TABLE supervision_reading (
        record_id TEXT PRIMARY KEY,
        version TEXT NOT NULL,
        kind TEXT NOT NULL,
        day TEXT NOT NULL,
        case_id TEXT NOT NULL,
        people TEXT NOT NULL,
        chair TEXT NOT NULL,
        next TEXT NOT NULL,
        plan TEXT NOT NULL
      ) STRICT;
CREATE TABLE supervision_basis (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        basis TEXT NOT NULL
      ) STRICT;
CREATE TABLE supervision_booked (
        kind TEXT NOT NULL,
        subject TEXT NOT NULL,
        day TEXT NOT NULL,
        by_account TEXT NOT NULL,
        at TEXT NOT NULL,
        PRIMARY KEY (kind, subject)
      ) STRICT;
CREATE TABLE supervision_said (
        id TEXT PRIMARY KEY,
        kind TEXT NOT NULL,
        subject TEXT NOT NULL,
        due TEXT NOT NULL,
        text TEXT NOT NULL,
        excuse INTEGER NOT NULL CHECK (excuse IN (0, 1)),
        by_account TEXT NOT NULL,
        by_name TEXT NOT NULL,
        at TEXT NOT NULL
      ) STRICT;
CREATE TABLE learning_theme (
        theme_id TEXT NOT NULL,
        version INTEGER NOT NULL,
        standing TEXT NOT NULL CHECK (standing IN ('draft', 'in use', 'put away')),
        content TEXT NOT NULL,
        by_account TEXT NOT NULL,
        by_name TEXT NOT NULL,
        at TEXT NOT NULL,
        PRIMARY KEY (theme_id, version)
      ) STRICT;
CREATE TABLE learning_use (
        record_id TEXT NOT NULL REFERENCES record (id) ON DELETE CASCADE,
        place INTEGER NOT NULL,
        theme_id TEXT NOT NULL,
        title TEXT NOT NULL,
        PRIMARY KEY (record_id, place)
      ) STRICT;
CREATE TABLE learning_note (record_id TEXT PRIMARY KEY) STRICT;
CREATE TABLE quality_sample (
        id TEXT PRIMARY KEY,
        at TEXT NOT NULL,
        by_account TEXT NOT NULL,
        by_name TEXT NOT NULL,
        role TEXT NOT NULL,
        ask TEXT NOT NULL,
        seed TEXT NOT NULL,
        found INTEGER NOT NULL
      ) STRICT;
CREATE TABLE quality_drawn (
        sample_id TEXT NOT NULL REFERENCES quality_sample (id),
        record_id TEXT NOT NULL,
        place INTEGER NOT NULL,
        version TEXT NOT NULL,
        PRIMARY KEY (sample_id, record_id)
      ) STRICT;
CREATE TABLE quality_judgement (
        id TEXT PRIMARY KEY,
        sample_id TEXT NOT NULL,
        record_id TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('own', 'settled')),
        by_account TEXT NOT NULL,
        by_name TEXT NOT NULL,
        role TEXT NOT NULL,
        at TEXT NOT NULL,
        -- In London: which period it counts for.
        day TEXT NOT NULL,
        overall TEXT NOT NULL,
        marks TEXT NOT NULL,
        FOREIGN KEY (sample_id, record_id) REFERENCES quality_drawn (sample_id, record_id)
      ) STRICT;
CREATE TABLE quality_note (
        judgement_id TEXT PRIMARY KEY REFERENCES quality_judgement (id),
        record_id TEXT NOT NULL REFERENCES record (id) ON DELETE CASCADE,
        note TEXT NOT NULL
      ) STRICT;
CREATE TABLE thrown_away (
        record_id TEXT PRIMARY KEY,
        case_id TEXT NOT NULL,
        type TEXT NOT NULL,
        family_ref TEXT NOT NULL,
        date TEXT NOT NULL,
        created_by TEXT NOT NULL,
        parties TEXT NOT NULL,
        by_account TEXT NOT NULL,
        by_name TEXT NOT NULL,
        at TEXT NOT NULL,
        because TEXT NOT NULL,
        packed TEXT NOT NULL
      ) STRICT;
CREATE TABLE draft_move (
        record_id TEXT NOT NULL REFERENCES record (id),
        seq INTEGER NOT NULL,
        from_case TEXT NOT NULL,
        to_case TEXT NOT NULL,
        by_account TEXT NOT NULL,
        by_name TEXT NOT NULL,
        at TEXT NOT NULL,
        undo TEXT NOT NULL,
        PRIMARY KEY (record_id, seq)
      ) STRICT;
CREATE TABLE search_name_word (
        word TEXT NOT NULL,
        item INTEGER NOT NULL,
        PRIMARY KEY (word, item)
      ) STRICT, WITHOUT ROWID;
CREATE TABLE search_name_key (
        key TEXT NOT NULL,
        word TEXT NOT NULL,
        PRIMARY KEY (key, word)
      ) STRICT, WITHOUT ROWID;
INSERT INTO search_word (search_word, rank) VALUES ('secure-delete', 1);
INSERT INTO migration (version, name, at) VALUES (1, 'first', '2026-09-21T09:00:00.000Z');
INSERT INTO migration (version, name, at) VALUES (2, 'rules and templates', '2026-09-21T09:00:00.000Z');
INSERT INTO migration (version, name, at) VALUES (3, 'copy checks', '2026-09-21T09:00:00.000Z');
INSERT INTO migration (version, name, at) VALUES (4, 'facts', '2026-09-21T09:00:00.000Z');
INSERT INTO migration (version, name, at) VALUES (5, 'search', '2026-09-21T09:00:00.000Z');
INSERT INTO migration (version, name, at) VALUES (6, 'imports', '2026-09-21T09:00:00.000Z');
INSERT INTO migration (version, name, at) VALUES (7, 'lists', '2026-09-21T09:00:00.000Z');
INSERT INTO migration (version, name, at) VALUES (8, 'agreed', '2026-09-21T09:00:00.000Z');
INSERT INTO migration (version, name, at) VALUES (9, 'disagreements', '2026-09-21T09:00:00.000Z');
INSERT INTO migration (version, name, at) VALUES (10, 'search order', '2026-09-21T09:00:00.000Z');
INSERT INTO migration (version, name, at) VALUES (11, 'countersignatures', '2026-09-21T09:00:00.000Z');
INSERT INTO migration (version, name, at) VALUES (12, 'letters', '2026-09-21T09:00:00.000Z');
INSERT INTO migration (version, name, at) VALUES (13, 'corrections', '2026-09-21T09:00:00.000Z');
INSERT INTO migration (version, name, at) VALUES (14, 'distribution', '2026-09-21T09:00:00.000Z');
INSERT INTO migration (version, name, at) VALUES (15, 'retention', '2026-09-21T09:00:00.000Z');
INSERT INTO migration (version, name, at) VALUES (16, 'measures', '2026-09-21T09:00:00.000Z');
INSERT INTO migration (version, name, at) VALUES (17, 'supervision', '2026-09-21T09:00:00.000Z');
INSERT INTO migration (version, name, at) VALUES (18, 'learning', '2026-09-21T09:00:00.000Z');
INSERT INTO migration (version, name, at) VALUES (19, 'sampling', '2026-09-21T09:00:00.000Z');
INSERT INTO migration (version, name, at) VALUES (20, 'undo', '2026-09-21T09:00:00.000Z');
INSERT INTO migration (version, name, at) VALUES (21, 'audit rows of signed versions', '2026-09-21T09:00:00.000Z');
INSERT INTO migration (version, name, at) VALUES (22, 'near names', '2026-09-21T09:00:00.000Z');
INSERT INTO workspace (id, workspace_id, name, fictional, file_id, created_at) VALUES (1, '2711c530-5154-46d8-bb10-f7ed782b5007', 'Wexmoor', 0, 'b4e556db-2a18-450e-bcf1-594fb6f9fc2c', '2026-11-30T17:20:12.918Z');
INSERT INTO audit (seq, at, person, action, subject, detail, previous, hash) VALUES (1, '2026-11-30T17:20:12.918Z', '01M8PQHB3N6R75MX9HW08K46KK', 'workspace made', '', '', '', '40719fbb7f3773c3391d73b9b5c727e554671d7e4d437a956e2c35f92e5013c2');
INSERT INTO audit (seq, at, person, action, subject, detail, previous, hash) VALUES (2, '2026-11-30T17:20:13.118Z', '01M8PQHB3N6R75MX9HW08K46KK', 'workspace opened', '', '', '40719fbb7f3773c3391d73b9b5c727e554671d7e4d437a956e2c35f92e5013c2', 'dc91868c0fe3ea1d8167393329c53632e0048df75a7b778b1347da5f5e4404ec');
INSERT INTO audit (seq, at, person, action, subject, detail, previous, hash) VALUES (3, '2026-09-21T09:00:00.000Z', '01M8PQHB3N6R75MX9HW08K46KK', 'account added', '01M8PQHB3N6R75MX9HW08K46KK', 'd4da25f5b5d79631b9cd45f77a63dbb7e3903d795355356342b3a98d7a8e4313', 'dc91868c0fe3ea1d8167393329c53632e0048df75a7b778b1347da5f5e4404ec', 'e6f89fdfdeba2a6827fd8c0db7cca743b0d03ab467e23dd1d78fce1a866d2be8');
INSERT INTO audit (seq, at, person, action, subject, detail, previous, hash) VALUES (4, '2026-09-21T09:00:00.000Z', 'workspace', 'setting changed', 'authority', 'ed991f3f725847e04e4239bca0b365268276f7c78b310c8c4f43916c72e54061', 'e6f89fdfdeba2a6827fd8c0db7cca743b0d03ab467e23dd1d78fce1a866d2be8', 'e2da9982fcf4ae0ac0d38673f827c81e002e28821fb32707c9673879436fca00');
INSERT INTO audit (seq, at, person, action, subject, detail, previous, hash) VALUES (5, '2026-11-30T17:20:13.299Z', '01M8PQHB3N6R75MX9HW08K46KK', 'signing keys set', '01M8PQHB3N6R75MX9HW08K46KK', '', 'e2da9982fcf4ae0ac0d38673f827c81e002e28821fb32707c9673879436fca00', 'fa25757f3dfccc4f86074e0b21d628ed721f90cf52185de35bd6b3b6a7b76950');
INSERT INTO audit (seq, at, person, action, subject, detail, previous, hash) VALUES (6, '2026-09-21T09:00:00.000Z', '01M8PQHB3N6R75MX9HW08K46KK', 'setting changed', 'certificate:01M8PQHB3N6R75MX9HW08K46KK', '4b5501251db61d060ac316fd419d7aac36265b2dd7ea757b165b75e90f2e971b', 'fa25757f3dfccc4f86074e0b21d628ed721f90cf52185de35bd6b3b6a7b76950', '42eba23b671a73f6e5feb29eb51a91b4c519ced3a2b15de3d9aef978cf80d1d1');
INSERT INTO audit (seq, at, person, action, subject, detail, previous, hash) VALUES (7, '2026-09-21T09:00:00.000Z', '01M8PQHB3N6R75MX9HW08K46KK', 'record made', '01M8PQHBGDJAHQ24JBJGJ8E1ZD', '6878ba645645e561dff1fe3b29fdd0ad9b88e7109bb4ff85a505e054b884f654', '42eba23b671a73f6e5feb29eb51a91b4c519ced3a2b15de3d9aef978cf80d1d1', '34ec66d55ef6d908c0dea8e96f6f9a8d15f47dd904b474f1110048d3ce358fd4');
INSERT INTO audit (seq, at, person, action, subject, detail, previous, hash) VALUES (8, '2026-09-21T09:00:00.000Z', '01M8PQHB3N6R75MX9HW08K46KK', 'record set to ready for chair', '01M8PQHBGDJAHQ24JBJGJ8E1ZD', '', '34ec66d55ef6d908c0dea8e96f6f9a8d15f47dd904b474f1110048d3ce358fd4', '17c2f4d1d36ce9e1597082159beafd027c190341bff4d9c5ce4ea1516e3598a4');
INSERT INTO audit (seq, at, person, action, subject, detail, previous, hash) VALUES (9, '2026-09-21T09:00:00.000Z', '01M8PQHB3N6R75MX9HW08K46KK', 'record signed', '01M8PQHBGDJAHQ24JBJGJ8E1ZD', 'a54cf83c09e4900b1236f9dd6ec5d2053859212be40619827398b86ee7d0aa98', '17c2f4d1d36ce9e1597082159beafd027c190341bff4d9c5ce4ea1516e3598a4', '3b31d2649a0ff024988d2446313481605a022c41d0a0245c1dcc1d7a1fa73ae8');
INSERT INTO audit (seq, at, person, action, subject, detail, previous, hash) VALUES (10, '2026-09-21T09:00:00.000Z', '01M8PQHB3N6R75MX9HW08K46KK', 'correction asked for', '01M8PQHBGDJAHQ24JBJGJ8E1ZD 01M8PQHBJP49Z5Y4Z334096W69', 'ab8736cf23f55f8981c727a99792cf95027676f1676da025c0d969153a31da90', '3b31d2649a0ff024988d2446313481605a022c41d0a0245c1dcc1d7a1fa73ae8', '37322064bd1d8ff174aedd6d64f33edf135acb027574a164f9ff30e7b00e4e12');
INSERT INTO audit (seq, at, person, action, subject, detail, previous, hash) VALUES (11, '2026-09-21T09:00:00.000Z', '01M8PQHB3N6R75MX9HW08K46KK', 'correction decided', '01M8PQHBGDJAHQ24JBJGJ8E1ZD 01M8PQHBJP49Z5Y4Z334096W69', 'ffdc92b1ef1e4fd3fd1159d2d32d13718cf952d67b08a504f471ba29d0521c38', '37322064bd1d8ff174aedd6d64f33edf135acb027574a164f9ff30e7b00e4e12', '3dba209ad5e434befdcfdb66eb637ac2b31422f303c60904ebc3acdef4ee1fb2');
INSERT INTO audit (seq, at, person, action, subject, detail, previous, hash) VALUES (12, '2026-09-21T09:00:00.000Z', '01M8PQHB3N6R75MX9HW08K46KK', 'case made', '01M8PQHBKX98HQ9HHR94H0FCV7', '3a3e5697416991d0d10d8196669d0b91bdee2a2ac26d32187293786f542c6eaa', '3dba209ad5e434befdcfdb66eb637ac2b31422f303c60904ebc3acdef4ee1fb2', '1f049ece119a26421b550f6c7fe6a32926c668287c6fa38836439eb0a16097d0');
INSERT INTO audit (seq, at, person, action, subject, detail, previous, hash) VALUES (13, '2026-09-21T09:00:00.000Z', '01M8PQHB3N6R75MX9HW08K46KK', 'record made', '01M8PQHBM60X3X9WFN35DJNDWP', '630e3231f6f754ae7582d65e26b64838a78425e5820a2ddcf8df2d417d19976b', '1f049ece119a26421b550f6c7fe6a32926c668287c6fa38836439eb0a16097d0', '37e9cb7e707fdcd128e520f3c3590887d8b16d0ff2d0f20af25819af112ce81f');
INSERT INTO audit (seq, at, person, action, subject, detail, previous, hash) VALUES (14, '2026-09-21T09:00:00.000Z', '01M8PQHB3N6R75MX9HW08K46KK', 'statement added', '01M8PQHBM60X3X9WFN35DJNDWP st-1', 'ab3e9c290cdbadd77b732903198fc543cf1e1100133f908b37277d9cc30149e2', '37e9cb7e707fdcd128e520f3c3590887d8b16d0ff2d0f20af25819af112ce81f', '640381c760cee6badd31eac098dc91b08ac6ab24e32ad3ade91b5b398ea26542');
INSERT INTO audit (seq, at, person, action, subject, detail, previous, hash) VALUES (15, '2026-09-21T09:00:00.000Z', '01M8PQHB3N6R75MX9HW08K46KK', 'legal hold set', '01M8PQHBGDJAHQ24JBJGJ8E1ZD', '398b64574e72b5732892882dd3a212311d15854dbec3a6da65ce44357d06d01a', '640381c760cee6badd31eac098dc91b08ac6ab24e32ad3ade91b5b398ea26542', 'ef0b8269221967825dac89cf784ad2e271a57d43be388a130576cd1a7084299d');
INSERT INTO audit_head (id, seq, hash) VALUES (1, 15, 'ef0b8269221967825dac89cf784ad2e271a57d43be388a130576cd1a7084299d');
INSERT INTO account (id, name, role, organisation, email, administrator, active, created_at) VALUES ('01M8PQHB3N6R75MX9HW08K46KK', 'Priya Noor', 'CP chair', 'Wexmoor', '', 1, 1, '2026-09-21T09:00:00.000Z');
INSERT INTO setting (key, value, changed_by, changed_at) VALUES ('authority', '{"certificate":"MIIC/zCCAeegAwIBAgIIawdfJeMgNoowDQYJKoZIhvcNAQELBQAwHDEaMBgGA1UEAwwRQ2hhaXJzaWRlIFdleG1vb3IwHhcNMjYwOTIxMDAwMDAwWhcNNDYwOTIxMDAwMDAwWjAcMRowGAYDVQQDDBFDaGFpcnNpZGUgV2V4bW9vcjCCASIwDQYJKoZIhvcNAQEBBQADggEPADCCAQoCggEBAOUuuJusasXBTK1GJhOpIdI+iibRi78eUlt5J4iiZZm38d9hjtlj/mfnHAsEcQCPrnDF8ooEGFqOiPT/0prKgVLdOTHo7sP2srYoeaGAXDjcLD7WlXjyL8zu3TmcjxVjSvKMHHmf7UPDOpwhYZn33fcI/y2KT7a0+9nJZlvIfYTiWF+ZahLE/8/hHq5rkYn1NJn36uCIo7Wafvx1FTGqGen7+ZxQlsYC1cp9jFIuSEDqZuFb7vzUvWsSzpy7abgH4JLIeS59k+YX3gIKAIXFhJCChgwLpCoX8goOcgZsTyZ7Yl7xz+e8jqMIKo1Oxx2iWo4aV/PoO3srfRjNd56Wow0CAwEAAaNFMEMwEgYDVR0TAQH/BAgwBgEB/wIBADAOBgNVHQ8BAf8EBAMCAQYwHQYDVR0OBBYEFD8AfVRjoWQDPZmAWXtOM/zcF02yMA0GCSqGSIb3DQEBCwUAA4IBAQCIGGITdIPueMHjwQxanpdcTC9udxSN0PQezYHA//m0Am0mbBhD7xUEBOrym87Ir5SNQH7llyQGWIXFmRMRn0ysdvRxbrRLBDch6I1USeilTb8j2JFlQO15z2FwPTDnL2sJ4Cia2ILop+hBWpBuKUuiXTioLUCEpvW8IZx4lCU+brYM5lxCy6QyhGzPTs1s4cQmXViBAt0jBREVNneZAvWJQOd9rZSOOREZA2OcLUYZ/dyYyYM9CDFnA2A3OjxsCH0e4grc5tvD/0eSXzbd2JtNThfJfTWOuUu5FqE5nQ9Ep93Dky6vtfLEVqhiEldLgW+o5u67VMAWmO9Eug5WdiHU","privateKey":"MIIEvwIBADANBgkqhkiG9w0BAQEFAASCBKkwggSlAgEAAoIBAQDlLribrGrFwUytRiYTqSHSPoom0Yu/HlJbeSeIomWZt/HfYY7ZY/5n5xwLBHEAj65wxfKKBBhajoj0/9KayoFS3Tkx6O7D9rK2KHmhgFw43Cw+1pV48i/M7t05nI8VY0ryjBx5n+1DwzqcIWGZ9933CP8tik+2tPvZyWZbyH2E4lhfmWoSxP/P4R6ua5GJ9TSZ9+rgiKO1mn78dRUxqhnp+/mcUJbGAtXKfYxSLkhA6mbhW+781L1rEs6cu2m4B+CSyHkufZPmF94CCgCFxYSQgoYMC6QqF/IKDnIGbE8me2Je8c/nvI6jCCqNTscdolqOGlfz6Dt7K30YzXeelqMNAgMBAAECggEARcGcQAnRL+Lff0gAM/DBUhhl/V2/bssAX0Y3kb94NDsIPCkaDTIBz8dIwlO2P2j8O+gMJBUOApYquoOZKzMi/MFH9NiEwBG5IHeeWdlTeJ0PPIsc0MTKZtJ3dF8iL+zadYvO6PgUBBGKp9YDOpV2sofC/63/CEn69DV4Wcxi5AxbL2S1aiaJiR6dYUNFUa1Ryjae6i/A0lD9gHWI6mS9palgYgDINA5QFTqFO+QMnFn8/YOC709qSm9syqaTUFigwV/IdPoK0cfeOJEWbR6kMEnzKosmgvBi0ajFZTd2pQnlXbOgc1GqxEjq/+TVd5asdtYSEBzXfcgBH4OPfeNuwwKBgQD8BgiY8CcSAIVlLk+dv9aRpAPU6KtABYMeS5yLdWvH+Y4j/uvhp2Xxwv2QEFCVBi3j+HbnEQePGx4bVbPBE7GuUaTP9gt+uqQqU05c5r5N3YE2xegYCaw+7+p/TyXKy/DQVNZG1pBRGRrB+Dr5vCX8I0xvC6fz+zc0tdBDrNAK8wKBgQDozG22fOVnXmGkFSNyNVzUPDtcyxyQKYAb/iLinAqtQi+NThD1Z9XTW5kH4sB9mUZDh9IThMSlLGddzDaV6YR3hJEnX0/+HCBKD+fbksv7dBLG4lB6N1E7tbCi/+cyUhpFP3Nsy4+2lJBrG0gH3w/IRPNv0avjcL1tJ6teaw4Z/wKBgQCJskY6QWQnas93U9E+MFVsp39McX83cIuOHuO+Mn6b+RaXRi3c0Zhaeh4N+0v70C98kgFtCBnoL3nIl4+p2zfGNWdmFFl9eT4+vdtf2NZ7Np3lrkW79HT+whiOTFEqtziwqtmURKD/HkdHWXfngMwEMckOFwFBxa0JCJlskFvuzwKBgQCcFRQqGisk1x7YCGQvmp+WnJugZ33LGkgOfKGfFcgCyjFfqEuufePbRbqgkuNEUpPNiy7Kb2X46ICVXunqMRrjlzpLD5huYyUzAt8NVKr2+KfuOKaEirooMnUvlCvKjUmXzCbzdrfwTkNVzIDK5j+KotAk1ItOfrRCjypSr6xQuQKBgQCK6ZAa6pwkijk69TJReHPmtd3qC5drI6paBLXb/NliNzj7RAb3j+EtKfVGz22GW7e4Q8VQu/MSzxJ0bSaczzEGiyZuDbtss21oz5LCYK9eOObilDJDCIp+kuedeXTET3jLUaz9QfLZrAVKEWfsnkDJh7ZC+B1rwJsGfquR0mCDNA=="}', 'workspace', '2026-09-21T09:00:00.000Z');
INSERT INTO setting (key, value, changed_by, changed_at) VALUES ('certificate:01M8PQHB3N6R75MX9HW08K46KK', '{"certificate":"MIIDZTCCAk2gAwIBAgIIePewDL3BRCQwDQYJKoZIhvcNAQELBQAwHDEaMBgGA1UEAwwRQ2hhaXJzaWRlIFdleG1vb3IwHhcNMjYwOTIxMDAwMDAwWhcNMjkwOTIxMDAwMDAwWjA6MRMwEQYDVQQDDApQcml5YSBOb29yMREwDwYDVQQLDAhDUCBjaGFpcjEQMA4GA1UECgwHV2V4bW9vcjCCASIwDQYJKoZIhvcNAQEBBQADggEPADCCAQoCggEBAJ4+2IRbutt92ICFmPQjb6VN3pV7EiaPqvKYVZ9uL/YQxv9p9uEn4J7sJ24kzwCpiQO9BOqCAFTWMA2jJJ9T6jpr77s/uaV5J4BxOunMwVbKr3IaACOiKYVfZFXL1bVFSEKyAadhelIJBFbr9M/QGiQHXcMpcj2SX/2T6An2qK1j33W3jNlkfN9CzFXPLgh6LUKEmN1snKQy11mbFjz64j62U4oQ1q+iDv+tDQ00+P5sSdp4+CpXeHbPuqns6SyiRUCkEb03CK67cM1/TnapBgX170k2+t1t1YnhodRyBiqrEBx35kwYjSWEQ5936/7WjxE81e85+q6P8spCe96rUCkCAwEAAaOBjDCBiTAMBgNVHRMBAf8EAjAAMA4GA1UdDwEB/wQEAwIGwDApBgNVHSUEIjAgBggrBgEFBQcDJAYKKwYBBAGCNwoDDAYIKwYBBQUHAwQwHQYDVR0OBBYEFAuoh7271W6Zb3zJs7ulE6P8dMPPMB8GA1UdIwQYMBaAFD8AfVRjoWQDPZmAWXtOM/zcF02yMA0GCSqGSIb3DQEBCwUAA4IBAQBGWlxbBlCajaXHhCoj0TGB3apnxD0I+KkEcwxNfPz6yYiFaZv8W0hSCgL3ulEf4DYV/ukypw6VSI6YS3P7tKJfDfWqx3VwuZLhzYIPhYG9DVUdGz+Yrrs1hag0juB+mKQphVfpjDhWMcgyfWb+vxZS9V09Vx2w94WrxS5vQclROk2Fc8ZSVrUec6f6TYLVGouIzacuWAHjLsh92muVv/aOjrE4ZqUk6tIro6bV1hoW3w5y7a50za0GnbzJCKCoM/DA83bCvilcPfM0rNKQMEy3uwgOKAB18v7QKUXiXtMQPbAhp10bqtIpHa8jIwSyc6VsW8tDZ6zEal5w6L3Hfy6o","from":"workspace"}', '01M8PQHB3N6R75MX9HW08K46KK', '2026-09-21T09:00:00.000Z');
INSERT INTO case_file (id, family_ref, content, created_at, changed_at) VALUES ('01M8PQHBKX98HQ9HHR94H0FCV7', 'WX-2026-0417', '{"children":[],"people":[],"chronology":[],"household":[],"otherNames":[],"numbers":[],"relationships":[],"statuses":[],"agencies":[],"appointments":[]}', '2026-09-21T09:00:00.000Z', '2026-09-21T09:00:00.000Z');
INSERT INTO record (id, case_id, type, title, family_ref, date, state, version, signed_by, signed_at, created_by, created_at, changed_at) VALUES ('01M8PQHBGDJAHQ24JBJGJ8E1ZD', NULL, 'ICPC', 'Ashby', 'WX-1', '2026-09-17', 'signed', '1.0', 'Priya Noor', '2026-09-18T10:00:00Z', '01M8PQHB3N6R75MX9HW08K46KK', '2026-09-21T09:00:00.000Z', '2026-09-21T09:00:00.000Z');
INSERT INTO record (id, case_id, type, title, family_ref, date, state, version, signed_by, signed_at, created_by, created_at, changed_at) VALUES ('01M8PQHBM60X3X9WFN35DJNDWP', '01M8PQHBKX98HQ9HHR94H0FCV7', 'ICPC', 'Ashby, review', 'WX-2026-0417', '2026-12-10', 'draft', '', '', '', '01M8PQHB3N6R75MX9HW08K46KK', '2026-09-21T09:00:00.000Z', '2026-09-21T09:00:00.000Z');
INSERT INTO draft_update (id, record_id, seq, bytes, by, from_window, at) VALUES (1, '01M8PQHBGDJAHQ24JBJGJ8E1ZD', 1, X'01da01e98284cb0f002801076d656574696e670474797065017704494350432801076d656574696e6707737562547970650177002801076d656574696e670f74656d706c61746556657273696f6e0177002801076d656574696e67057469746c6501770541736862792801076d656574696e6709617574686f7269747901770f5765786d6f6f7220436f756e63696c2801076d656574696e670c636173655265664c6162656c01770a4c4353206e756d6265722801076d656574696e670966616d696c7952656601770457582d312801076d656574696e67046461746501770a323032362d30392d31372801076d656574696e670573746172740177002801076d656574696e6703656e640177002801076d656574696e67046d6f64650177002801076d656574696e6705706c6163650177002801076d656574696e670f636f6e666572656e63654d6f64656c0177002801076d656574696e67056368616972017707702d63686169722801076d656574696e670b6d696e75746554616b6572017704702d6d742801076d656574696e670b696e7465727072657465720177002801076d656574696e670f7265636f7264696e67506f6c6963790177002801076d656574696e670d707572706f73654f66506c616e017700280109636f726547726f7570076d656d62657273017500280109636f726547726f75700c66697273744d656574696e6701770028010b6e6578744d656574696e67047479706501770028010b6e6578744d656574696e67046461746501770028010b6e6578744d656574696e67067669736974730177002801066c61796f757406666f726d6174017d010701086368696c6472656e012800e98284cb0f1802696401770263312800e98284cb0f18046e616d650177094164612041736862792800e98284cb0f1803646f620177002800e98284cb0f1806756e626f726e01792800e98284cb0f1807636173655265660177002800e98284cb0f180773657474696e670177002800e98284cb0f18096574686e69636974790177002800e98284cb0f180d66697273744c616e67756167650177002800e98284cb0f18056e656564730177002800e98284cb0f180a706c616e4265666f72650177002800e98284cb0f180d70726576696f7573506c616e730175002800e98284cb0f18047365656e0175002800e98284cb0f180f6f776e4170706f696e746d656e7473017987e98284cb0f18012800e98284cb0f2602696401770263322800e98284cb0f26046e616d65017708426f2041736862792800e98284cb0f2603646f620177002800e98284cb0f2606756e626f726e01792800e98284cb0f2607636173655265660177002800e98284cb0f260773657474696e670177002800e98284cb0f26096574686e69636974790177002800e98284cb0f260d66697273744c616e67756167650177002800e98284cb0f26056e656564730177002800e98284cb0f260a706c616e4265666f72650177002800e98284cb0f260d70726576696f7573506c616e730175002800e98284cb0f26047365656e0175002800e98284cb0f260f6f776e4170706f696e746d656e7473017907010670656f706c65012800e98284cb0f34026964017705702d6d756d2800e98284cb0f34046e616d6501770a44616e612041736862792800e98284cb0f3404726f6c650177066d6f746865722800e98284cb0f34066167656e63790177002800e98284cb0f340b6167656e637947726f75700177002800e98284cb0f34086a6f625469746c650177002800e98284cb0f34026f6601750277026331770263322800e98284cb0f340c73746570506172656e744f660175002800e98284cb0f3416706172656e74616c526573706f6e736962696c6974790175002800e98284cb0f340b696e486f757365686f6c6401782800e98284cb0f340664657461696c0177002800e98284cb0f3407616464726573730177002800e98284cb0f340570686f6e650177002800e98284cb0f3408656d706c6f7965720177002800e98284cb0f341377697468686f6c644164647265737346726f6d0175002800e98284cb0f340e77697468686f6c64526561736f6e0177002800e98284cb0f3407616c69617365730175002800e98284cb0f340b6c617374436865636b65640177002800e98284cb0f3411776f726b73576974684368696c6472656e01792800e98284cb0f34096163636f756e74496401770087e98284cb0f34012800e98284cb0f49026964017705702d6461642800e98284cb0f49046e616d6501770853616d2048696c6c2800e98284cb0f4904726f6c650177066661746865722800e98284cb0f49066167656e63790177002800e98284cb0f490b6167656e637947726f75700177002800e98284cb0f49086a6f625469746c650177002800e98284cb0f49026f66017501770263312800e98284cb0f490c73746570506172656e744f660175002800e98284cb0f4916706172656e74616c526573706f6e736962696c6974790175002800e98284cb0f490b696e486f757365686f6c6401792800e98284cb0f490664657461696c0177002800e98284cb0f4907616464726573730177002800e98284cb0f490570686f6e650177002800e98284cb0f4908656d706c6f7965720177002800e98284cb0f491377697468686f6c644164647265737346726f6d0175002800e98284cb0f490e77697468686f6c64526561736f6e0177002800e98284cb0f4907616c69617365730175002800e98284cb0f490b6c617374436865636b65640177002800e98284cb0f4911776f726b73576974684368696c6472656e01792800e98284cb0f49096163636f756e74496401770087e98284cb0f49012800e98284cb0f5e026964017707702d63686169722800e98284cb0f5e046e616d6501770a5072697961204e6f6f722800e98284cb0f5e04726f6c6501770c70726f66657373696f6e616c2800e98284cb0f5e066167656e63790177002800e98284cb0f5e0b6167656e637947726f75700177034353432800e98284cb0f5e086a6f625469746c650177002800e98284cb0f5e026f660175002800e98284cb0f5e0c73746570506172656e744f660175002800e98284cb0f5e16706172656e74616c526573706f6e736962696c6974790175002800e98284cb0f5e0b696e486f757365686f6c6401792800e98284cb0f5e0664657461696c0177002800e98284cb0f5e07616464726573730177002800e98284cb0f5e0570686f6e650177002800e98284cb0f5e08656d706c6f7965720177002800e98284cb0f5e1377697468686f6c644164647265737346726f6d0175002800e98284cb0f5e0e77697468686f6c64526561736f6e0177002800e98284cb0f5e07616c69617365730175002800e98284cb0f5e0b6c617374436865636b65640177002800e98284cb0f5e11776f726b73576974684368696c6472656e01792800e98284cb0f5e096163636f756e74496401771a30314d3850514842334e365237354d5839485730384b34364b4b87e98284cb0f5e012800e98284cb0f73026964017704702d6d742800e98284cb0f73046e616d650177084e656c6c204f72722800e98284cb0f7304726f6c6501770c70726f66657373696f6e616c2800e98284cb0f73066167656e63790177002800e98284cb0f730b6167656e637947726f75700177034353432800e98284cb0f73086a6f625469746c6501770c4d696e7574652074616b65722800e98284cb0f73026f660175002800e98284cb0f730c73746570506172656e744f660175002800e98284cb0f7316706172656e74616c526573706f6e736962696c6974790175002800e98284cb0f730b696e486f757365686f6c6401792800e98284cb0f730664657461696c0177002800e98284cb0f7307616464726573730177002800e98284cb0f730570686f6e650177002800e98284cb0f7308656d706c6f7965720177002800e98284cb0f731377697468686f6c644164647265737346726f6d0175002800e98284cb0f730e77697468686f6c64526561736f6e0177002800e98284cb0f7307616c69617365730175002800e98284cb0f730b6c617374436865636b65640177002800e98284cb0f7311776f726b73576974684368696c6472656e01792800e98284cb0f73096163636f756e74496401770087e98284cb0f73012800e98284cb0f8801026964017704702d68762800e98284cb0f8801046e616d6501770d53696f6268616e20477265656e2800e98284cb0f880104726f6c6501770c70726f66657373696f6e616c2800e98284cb0f8801066167656e6379017710436f6d6d756e697479204865616c74682800e98284cb0f88010b6167656e637947726f75700177002800e98284cb0f8801086a6f625469746c650177054e757273652800e98284cb0f8801026f660175002800e98284cb0f88010c73746570506172656e744f660175002800e98284cb0f880116706172656e74616c526573706f6e736962696c6974790175002800e98284cb0f88010b696e486f757365686f6c6401792800e98284cb0f88010664657461696c0177002800e98284cb0f880107616464726573730177002800e98284cb0f88010570686f6e650177002800e98284cb0f880108656d706c6f7965720177002800e98284cb0f88011377697468686f6c644164647265737346726f6d0175002800e98284cb0f88010e77697468686f6c64526561736f6e0177002800e98284cb0f880107616c69617365730175002800e98284cb0f88010b6c617374436865636b65640177002800e98284cb0f880111776f726b73576974684368696c6472656e01792800e98284cb0f8801096163636f756e74496401770007010a617474656e64616e6365012800e98284cb0f9d0102696401770861742d702d6d756d2800e98284cb0f9d0106706572736f6e017705702d6d756d2800e98284cb0f9d0106737461747573017708617474656e6465642800e98284cb0f9d01046d6f64650177002800e98284cb0f9d010664657461696c0177002800e98284cb0f9d010f7265706f72745375626d69747465640177002800e98284cb0f9d010a7265706f7274446174650177002800e98284cb0f9d01167265706f72745368617265645769746846616d696c790177002800e98284cb0f9d01147265706f72745769746868656c64526561736f6e01770087e98284cb0f9d01012800e98284cb0fa70102696401770861742d702d6461642800e98284cb0fa70106706572736f6e017705702d6461642800e98284cb0fa70106737461747573017708617474656e6465642800e98284cb0fa701046d6f64650177002800e98284cb0fa7010664657461696c0177002800e98284cb0fa7010f7265706f72745375626d69747465640177002800e98284cb0fa7010a7265706f7274446174650177002800e98284cb0fa701167265706f72745368617265645769746846616d696c790177002800e98284cb0fa701147265706f72745769746868656c64526561736f6e01770087e98284cb0fa701012800e98284cb0fb10102696401770761742d702d68762800e98284cb0fb10106706572736f6e017704702d68762800e98284cb0fb10106737461747573017708617474656e6465642800e98284cb0fb101046d6f64650177002800e98284cb0fb1010664657461696c0177002800e98284cb0fb1010f7265706f72745375626d69747465640177002800e98284cb0fb1010a7265706f7274446174650177002800e98284cb0fb101167265706f72745368617265645769746846616d696c790177002800e98284cb0fb101147265706f72745769746868656c64526561736f6e01770087e98284cb0fb101012800e98284cb0fbb0102696401770a61742d702d63686169722800e98284cb0fbb0106706572736f6e017707702d63686169722800e98284cb0fbb0106737461747573017708617474656e6465642800e98284cb0fbb01046d6f64650177002800e98284cb0fbb010664657461696c0177002800e98284cb0fbb010f7265706f72745375626d69747465640177002800e98284cb0fbb010a7265706f7274446174650177002800e98284cb0fbb01167265706f72745368617265645769746846616d696c790177002800e98284cb0fbb01147265706f72745769746868656c64526561736f6e01770007011173656374696f6e3a737472656e677468730305656e7472790700e98284cb0fc50103097061726167726170680700e98284cb0fc601060400e98284cb0fc7013841646120776173207765696768656420696e20636c696e6963206f6e207468726565206f63636173696f6e7320746869732073756d6d65722800e98284cb0fc501026964017708652d7368617265642800e98284cb0fc50107737065616b6572017704702d68762800e98284cb0fc5010561626f7574017703616c6c87e98284cb0fc5010305656e7472790700e98284cb0f830203097061726167726170680700e98284cb0f8402060400e98284cb0f850235426f20746f6c642068697320746561636865722074686174206865206c696b657320666f6f7462616c6c206f6e20467269646179732800e98284cb0f8302026964017704652d626f2800e98284cb0f83020561626f75740175017702633287e98284cb0f83020305656e7472790700e98284cb0fbd0203097061726167726170680700e98284cb0fbe02060400e98284cb0fbf023344616e61206d6f76656420746f2074686520726566756765206174204b65737472656c20486f757365206c617374207765656b2800e98284cb0fbd02026964017708652d7365637265742800e98284cb0fbd020561626f7574017703616c6c2800e98284cb0fbd020861756469656e63650177067368617265642800e98284cb0fbd020c77697468686f6c6446726f6d0175017705702d64616400', '01M8PQHB3N6R75MX9HW08K46KK', '', '2026-09-21T09:00:00.000Z');
INSERT INTO draft_update (id, record_id, seq, bytes, by, from_window, at) VALUES (2, '01M8PQHBM60X3X9WFN35DJNDWP', 1, X'01da0197d7c59803002801076d656574696e670474797065017704494350432801076d656574696e6707737562547970650177002801076d656574696e670f74656d706c61746556657273696f6e0177002801076d656574696e67057469746c6501770541736862792801076d656574696e6709617574686f7269747901770f5765786d6f6f7220436f756e63696c2801076d656574696e670c636173655265664c6162656c01770a4c4353206e756d6265722801076d656574696e670966616d696c7952656601770457582d312801076d656574696e67046461746501770a323032362d30392d31372801076d656574696e670573746172740177002801076d656574696e6703656e640177002801076d656574696e67046d6f64650177002801076d656574696e6705706c6163650177002801076d656574696e670f636f6e666572656e63654d6f64656c0177002801076d656574696e67056368616972017707702d63686169722801076d656574696e670b6d696e75746554616b6572017704702d6d742801076d656574696e670b696e7465727072657465720177002801076d656574696e670f7265636f7264696e67506f6c6963790177002801076d656574696e670d707572706f73654f66506c616e017700280109636f726547726f7570076d656d62657273017500280109636f726547726f75700c66697273744d656574696e6701770028010b6e6578744d656574696e67047479706501770028010b6e6578744d656574696e67046461746501770028010b6e6578744d656574696e67067669736974730177002801066c61796f757406666f726d6174017d010701086368696c6472656e01280097d7c59803180269640177026331280097d7c5980318046e616d65017709416461204173686279280097d7c598031803646f62017700280097d7c598031806756e626f726e0179280097d7c59803180763617365526566017700280097d7c59803180773657474696e67017700280097d7c5980318096574686e6963697479017700280097d7c59803180d66697273744c616e6775616765017700280097d7c5980318056e65656473017700280097d7c59803180a706c616e4265666f7265017700280097d7c59803180d70726576696f7573506c616e73017500280097d7c5980318047365656e017500280097d7c59803180f6f776e4170706f696e746d656e747301798797d7c598031801280097d7c59803260269640177026332280097d7c5980326046e616d65017708426f204173686279280097d7c598032603646f62017700280097d7c598032606756e626f726e0179280097d7c59803260763617365526566017700280097d7c59803260773657474696e67017700280097d7c5980326096574686e6963697479017700280097d7c59803260d66697273744c616e6775616765017700280097d7c5980326056e65656473017700280097d7c59803260a706c616e4265666f7265017700280097d7c59803260d70726576696f7573506c616e73017500280097d7c5980326047365656e017500280097d7c59803260f6f776e4170706f696e746d656e7473017907010670656f706c6501280097d7c5980334026964017705702d6d756d280097d7c5980334046e616d6501770a44616e61204173686279280097d7c598033404726f6c650177066d6f74686572280097d7c5980334066167656e6379017700280097d7c59803340b6167656e637947726f7570017700280097d7c5980334086a6f625469746c65017700280097d7c5980334026f660175027702633177026332280097d7c59803340c73746570506172656e744f66017500280097d7c598033416706172656e74616c526573706f6e736962696c697479017500280097d7c59803340b696e486f757365686f6c640178280097d7c59803340664657461696c017700280097d7c59803340761646472657373017700280097d7c59803340570686f6e65017700280097d7c598033408656d706c6f796572017700280097d7c59803341377697468686f6c644164647265737346726f6d017500280097d7c59803340e77697468686f6c64526561736f6e017700280097d7c598033407616c6961736573017500280097d7c59803340b6c617374436865636b6564017700280097d7c598033411776f726b73576974684368696c6472656e0179280097d7c5980334096163636f756e7449640177008797d7c598033401280097d7c5980349026964017705702d646164280097d7c5980349046e616d6501770853616d2048696c6c280097d7c598034904726f6c65017706666174686572280097d7c5980349066167656e6379017700280097d7c59803490b6167656e637947726f7570017700280097d7c5980349086a6f625469746c65017700280097d7c5980349026f6601750177026331280097d7c59803490c73746570506172656e744f66017500280097d7c598034916706172656e74616c526573706f6e736962696c697479017500280097d7c59803490b696e486f757365686f6c640179280097d7c59803490664657461696c017700280097d7c59803490761646472657373017700280097d7c59803490570686f6e65017700280097d7c598034908656d706c6f796572017700280097d7c59803491377697468686f6c644164647265737346726f6d017500280097d7c59803490e77697468686f6c64526561736f6e017700280097d7c598034907616c6961736573017500280097d7c59803490b6c617374436865636b6564017700280097d7c598034911776f726b73576974684368696c6472656e0179280097d7c5980349096163636f756e7449640177008797d7c598034901280097d7c598035e026964017707702d6368616972280097d7c598035e046e616d6501770a5072697961204e6f6f72280097d7c598035e04726f6c6501770c70726f66657373696f6e616c280097d7c598035e066167656e6379017700280097d7c598035e0b6167656e637947726f7570017703435343280097d7c598035e086a6f625469746c65017700280097d7c598035e026f66017500280097d7c598035e0c73746570506172656e744f66017500280097d7c598035e16706172656e74616c526573706f6e736962696c697479017500280097d7c598035e0b696e486f757365686f6c640179280097d7c598035e0664657461696c017700280097d7c598035e0761646472657373017700280097d7c598035e0570686f6e65017700280097d7c598035e08656d706c6f796572017700280097d7c598035e1377697468686f6c644164647265737346726f6d017500280097d7c598035e0e77697468686f6c64526561736f6e017700280097d7c598035e07616c6961736573017500280097d7c598035e0b6c617374436865636b6564017700280097d7c598035e11776f726b73576974684368696c6472656e0179280097d7c598035e096163636f756e74496401771a30314d3850514842334e365237354d5839485730384b34364b4b8797d7c598035e01280097d7c5980373026964017704702d6d74280097d7c5980373046e616d650177084e656c6c204f7272280097d7c598037304726f6c6501770c70726f66657373696f6e616c280097d7c5980373066167656e6379017700280097d7c59803730b6167656e637947726f7570017703435343280097d7c5980373086a6f625469746c6501770c4d696e7574652074616b6572280097d7c5980373026f66017500280097d7c59803730c73746570506172656e744f66017500280097d7c598037316706172656e74616c526573706f6e736962696c697479017500280097d7c59803730b696e486f757365686f6c640179280097d7c59803730664657461696c017700280097d7c59803730761646472657373017700280097d7c59803730570686f6e65017700280097d7c598037308656d706c6f796572017700280097d7c59803731377697468686f6c644164647265737346726f6d017500280097d7c59803730e77697468686f6c64526561736f6e017700280097d7c598037307616c6961736573017500280097d7c59803730b6c617374436865636b6564017700280097d7c598037311776f726b73576974684368696c6472656e0179280097d7c5980373096163636f756e7449640177008797d7c598037301280097d7c598038801026964017704702d6876280097d7c598038801046e616d6501770d53696f6268616e20477265656e280097d7c59803880104726f6c6501770c70726f66657373696f6e616c280097d7c598038801066167656e6379017710436f6d6d756e697479204865616c7468280097d7c5980388010b6167656e637947726f7570017700280097d7c598038801086a6f625469746c650177054e75727365280097d7c598038801026f66017500280097d7c5980388010c73746570506172656e744f66017500280097d7c59803880116706172656e74616c526573706f6e736962696c697479017500280097d7c5980388010b696e486f757365686f6c640179280097d7c5980388010664657461696c017700280097d7c5980388010761646472657373017700280097d7c5980388010570686f6e65017700280097d7c59803880108656d706c6f796572017700280097d7c5980388011377697468686f6c644164647265737346726f6d017500280097d7c5980388010e77697468686f6c64526561736f6e017700280097d7c59803880107616c6961736573017500280097d7c5980388010b6c617374436865636b6564017700280097d7c59803880111776f726b73576974684368696c6472656e0179280097d7c598038801096163636f756e74496401770007010a617474656e64616e636501280097d7c598039d0102696401770861742d702d6d756d280097d7c598039d0106706572736f6e017705702d6d756d280097d7c598039d0106737461747573017708617474656e646564280097d7c598039d01046d6f6465017700280097d7c598039d010664657461696c017700280097d7c598039d010f7265706f72745375626d6974746564017700280097d7c598039d010a7265706f727444617465017700280097d7c598039d01167265706f72745368617265645769746846616d696c79017700280097d7c598039d01147265706f72745769746868656c64526561736f6e0177008797d7c598039d0101280097d7c59803a70102696401770861742d702d646164280097d7c59803a70106706572736f6e017705702d646164280097d7c59803a70106737461747573017708617474656e646564280097d7c59803a701046d6f6465017700280097d7c59803a7010664657461696c017700280097d7c59803a7010f7265706f72745375626d6974746564017700280097d7c59803a7010a7265706f727444617465017700280097d7c59803a701167265706f72745368617265645769746846616d696c79017700280097d7c59803a701147265706f72745769746868656c64526561736f6e0177008797d7c59803a70101280097d7c59803b10102696401770761742d702d6876280097d7c59803b10106706572736f6e017704702d6876280097d7c59803b10106737461747573017708617474656e646564280097d7c59803b101046d6f6465017700280097d7c59803b1010664657461696c017700280097d7c59803b1010f7265706f72745375626d6974746564017700280097d7c59803b1010a7265706f727444617465017700280097d7c59803b101167265706f72745368617265645769746846616d696c79017700280097d7c59803b101147265706f72745769746868656c64526561736f6e0177008797d7c59803b10101280097d7c59803bb0102696401770a61742d702d6368616972280097d7c59803bb0106706572736f6e017707702d6368616972280097d7c59803bb0106737461747573017708617474656e646564280097d7c59803bb01046d6f6465017700280097d7c59803bb010664657461696c017700280097d7c59803bb010f7265706f72745375626d6974746564017700280097d7c59803bb010a7265706f727444617465017700280097d7c59803bb01167265706f72745368617265645769746846616d696c79017700280097d7c59803bb01147265706f72745769746868656c64526561736f6e01770007011173656374696f6e3a737472656e677468730305656e747279070097d7c59803c5010309706172616772617068070097d7c59803c60106040097d7c59803c7013841646120776173207765696768656420696e20636c696e6963206f6e207468726565206f63636173696f6e7320746869732073756d6d6572280097d7c59803c501026964017708652d736861726564280097d7c59803c50107737065616b6572017704702d6876280097d7c59803c5010561626f7574017703616c6c8797d7c59803c5010305656e747279070097d7c5980383020309706172616772617068070097d7c59803840206040097d7c59803850235426f20746f6c642068697320746561636865722074686174206865206c696b657320666f6f7462616c6c206f6e2046726964617973280097d7c598038302026964017704652d626f280097d7c5980383020561626f7574017501770263328797d7c5980383020305656e747279070097d7c59803bd020309706172616772617068070097d7c59803be0206040097d7c59803bf023344616e61206d6f76656420746f2074686520726566756765206174204b65737472656c20486f757365206c617374207765656b280097d7c59803bd02026964017708652d736563726574280097d7c59803bd020561626f7574017703616c6c280097d7c59803bd020861756469656e6365017706736861726564280097d7c59803bd020c77697468686f6c6446726f6d0175017705702d64616400', '01M8PQHB3N6R75MX9HW08K46KK', '', '2026-09-21T09:00:00.000Z');
INSERT INTO statement (id, record_id, content, by, at) VALUES ('st-1', '01M8PQHBM60X3X9WFN35DJNDWP', '{"id":"st-1","kind":"override","ruleId":"R1","about":"all","text":"She was seen alone at school.","fields":{},"reviewBy":"","byAccount":"01M8PQHB3N6R75MX9HW08K46KK","byName":"Priya Noor","role":"CP chair","at":"2026-09-21T09:00:00.000Z"}', '01M8PQHB3N6R75MX9HW08K46KK', '2026-09-21T09:00:00.000Z');
INSERT INTO signed_version (record_id, version, canonical_json, sha256, rule_set, app_version, findings, signed_by, role, signed_at, signed_at_local, rules_json, template_json, audit_seq, audit_hash) VALUES ('01M8PQHBGDJAHQ24JBJGJ8E1ZD', '1.0', '{"actions":[],"answers":[],"attendance":[{"detail":"","id":"at-p-mum","mode":"","person":"p-mum","reportDate":"","reportSharedWithFamily":"","reportSubmitted":"","reportWithheldReason":"","status":"attended"},{"detail":"","id":"at-p-dad","mode":"","person":"p-dad","reportDate":"","reportSharedWithFamily":"","reportSubmitted":"","reportWithheldReason":"","status":"attended"},{"detail":"","id":"at-p-hv","mode":"","person":"p-hv","reportDate":"","reportSharedWithFamily":"","reportSubmitted":"","reportWithheldReason":"","status":"attended"},{"detail":"","id":"at-p-chair","mode":"","person":"p-chair","reportDate":"","reportSharedWithFamily":"","reportSubmitted":"","reportWithheldReason":"","status":"attended"}],"children":[{"caseRef":"","dob":"","ethnicity":"","firstLanguage":"","id":"c1","name":"Ada Ashby","needs":"","ownAppointments":false,"planBefore":"","previousPlans":[],"seen":[],"setting":"","unborn":false},{"caseRef":"","dob":"","ethnicity":"","firstLanguage":"","id":"c2","name":"Bo Ashby","needs":"","ownAppointments":false,"planBefore":"","previousPlans":[],"seen":[],"setting":"","unborn":false}],"chronology":[],"coreGroup":{"firstMeeting":"","members":[]},"cueResolutions":[],"decisions":[],"dissent":[],"events":[],"format":"chairside-minutes/1","goals":[],"lateReasons":[],"meeting":{"authority":"Wexmoor Council","caseRefLabel":"LCS number","chair":"p-chair","conferenceModel":"","date":"2026-09-17","end":"","familyRef":"WX-1","interpreter":"","minuteTaker":"p-mt","mode":"","place":"","purposeOfPlan":"","recordingPolicy":"","start":"","subType":"","templateVersion":"","title":"Ashby","triggers":{},"type":"ICPC"},"nextMeeting":{"date":"","type":"","visits":""},"people":[{"accountId":"","address":"","agency":"","agencyGroup":"","aliases":[],"detail":"","employer":"","id":"p-mum","inHousehold":true,"jobTitle":"","lastChecked":"","name":"Dana Ashby","of":["c1","c2"],"parentalResponsibility":[],"phone":"","role":"mother","stepParentOf":[],"withholdAddressFrom":[],"withholdReason":"","worksWithChildren":false},{"accountId":"","address":"","agency":"","agencyGroup":"","aliases":[],"detail":"","employer":"","id":"p-dad","inHousehold":false,"jobTitle":"","lastChecked":"","name":"Sam Hill","of":["c1"],"parentalResponsibility":[],"phone":"","role":"father","stepParentOf":[],"withholdAddressFrom":[],"withholdReason":"","worksWithChildren":false},{"accountId":"01M8PQHB3N6R75MX9HW08K46KK","address":"","agency":"","agencyGroup":"CSC","aliases":[],"detail":"","employer":"","id":"p-chair","inHousehold":false,"jobTitle":"","lastChecked":"","name":"Priya Noor","of":[],"parentalResponsibility":[],"phone":"","role":"professional","stepParentOf":[],"withholdAddressFrom":[],"withholdReason":"","worksWithChildren":false},{"accountId":"","address":"","agency":"","agencyGroup":"CSC","aliases":[],"detail":"","employer":"","id":"p-mt","inHousehold":false,"jobTitle":"Minute taker","lastChecked":"","name":"Nell Orr","of":[],"parentalResponsibility":[],"phone":"","role":"professional","stepParentOf":[],"withholdAddressFrom":[],"withholdReason":"","worksWithChildren":false},{"accountId":"","address":"","agency":"Community Health","agencyGroup":"","aliases":[],"detail":"","employer":"","id":"p-hv","inHousehold":false,"jobTitle":"Nurse","lastChecked":"","name":"Siobhan Green","of":[],"parentalResponsibility":[],"phone":"","role":"professional","stepParentOf":[],"withholdAddressFrom":[],"withholdReason":"","worksWithChildren":false}],"previousActions":[],"sections":[{"child":"","entries":[{"about":"all","blocks":[{"runs":[{"text":"Ada was weighed in clinic on three occasions this summer"}],"type":"paragraph"}],"id":"e-shared","speaker":"p-hv","withholdFrom":[]},{"about":["c2"],"blocks":[{"runs":[{"text":"Bo told his teacher that he likes football on Fridays"}],"type":"paragraph"}],"id":"e-bo","speaker":"","withholdFrom":[]},{"about":"all","audience":"shared","blocks":[{"runs":[{"text":"Dana moved to the refuge at Kestrel House last week"}],"type":"paragraph"}],"id":"e-secret","speaker":"","withholdFrom":["p-dad"]}],"key":"strengths"}],"statements":[],"tables":[],"tools":[],"unread":[],"views":[]}', '8855f75ebd667c8e2a1ed8ff6c8070e316a0d5f99c433fac7006e75ff5dd0e9c', '', '', '[]', 'Priya Noor', 'CP chair', '2026-09-18T10:00:00Z', '', 'null', 'null', 0, '');
INSERT INTO signed_file (record_id, version, recipient_id, kind, file_name, bytes, sha256) VALUES ('01M8PQHBGDJAHQ24JBJGJ8E1ZD', '1.0', 'internal', 'internal', 'internal.docx', X'666972737420696e7465726e616c', '907ea72cb0c0eb864381bccb9b76e5453c418138751fb874be9bf525a9110704');
INSERT INTO signed_file (record_id, version, recipient_id, kind, file_name, bytes, sha256) VALUES ('01M8PQHBGDJAHQ24JBJGJ8E1ZD', '1.0', 'p-dad', 'parent', 'parent.docx', X'666972737420702d646164', '13f70951eed333b796afd7ba88b3fe74f38db3827dfb94bfb4f24792fadf548f');
INSERT INTO signed_file (record_id, version, recipient_id, kind, file_name, bytes, sha256) VALUES ('01M8PQHBGDJAHQ24JBJGJ8E1ZD', '1.0', 'p-hv', 'professionals', 'professionals.docx', X'666972737420702d6876', '06bd2771a6e5c3eac3b5b35a571e264e937efc0bed455a6f92dd894088402137');
INSERT INTO signed_file (record_id, version, recipient_id, kind, file_name, bytes, sha256) VALUES ('01M8PQHBGDJAHQ24JBJGJ8E1ZD', '1.0', 'p-mum', 'parent', 'parent.docx', X'666972737420702d6d756d', '3acf8a2e14048e7a463361449e7af5c4d10e1185940842981d9daf08c032e67d');
INSERT INTO correction_request (id, record_id, version, content, due, late, by_account, by_name, role, at) VALUES ('01M8PQHBJP49Z5Y4Z334096W69', '01M8PQHBGDJAHQ24JBJGJ8E1ZD', '1.0', '{"asker":{"person":"p-mum","name":"Dana Ashby","relation":""},"section":"What is working well","words":"three occasions this summer","proposed":"four occasions this summer","reason":"The red book shows four.","statement":"","askedOn":"2026-09-20","how":"by phone"}', '2026-10-02', 0, '01M8PQHB3N6R75MX9HW08K46KK', 'Priya Noor', 'CP chair', '2026-09-21T09:00:00.000Z');
INSERT INTO correction_outcome (request_id, content, by_account, by_name, role, at) VALUES ('01M8PQHBJP49Z5Y4Z334096W69', '{"outcome":"factual error accepted","reason":"","newWords":"four occasions this summer","statement":"","audience":"shared","withholdFrom":[]}', '01M8PQHB3N6R75MX9HW08K46KK', 'Priya Noor', 'CP chair', '2026-09-21T09:00:00.000Z');
INSERT INTO legal_hold (id, kind, subject, reason, by_account, by_name, at, lifted_at, lifted_by, lifted_name, lifted_because) VALUES ('01M8PQHBMDDY1G8BQH48AWFRZ2', 'record', '01M8PQHBGDJAHQ24JBJGJ8E1ZD', 'Asked for by the coroner', '01M8PQHB3N6R75MX9HW08K46KK', 'Priya Noor', '2026-09-21T09:00:00.000Z', '', '', '', '');
INSERT INTO learning_theme (theme_id, version, standing, content, by_account, by_name, at) VALUES ('seed-allegation-same-day', 1, 'in use', '{"title":"An allegation of a crime goes to a strategy discussion the same day","kind":"local","source":"Recommendation 3.2 of the response plan that Chairside serves. Came with Chairside: name the local review here that taught you this.","reviewed":"","link":"","happened":"Somebody said that a child had been hurt, and it waited for the next meeting.","change":"What may be a crime against a child is passed on at once, the police and Children’s Social Care speak on the same day, and what could be evidence is kept as it is until they have.","questions":["Who was told, at what time, and under which reference?","What could be lost if we wait until tomorrow?","Has anybody questioned the child who should not have?"],"tags":{"harms":["physical","sexual"],"cues":["CR"],"rules":["R-CR"],"meetings":["STRAT"],"ages":[],"words":[]}}', '', 'Chairside', '2026-11-30T17:20:13.006Z');
INSERT INTO learning_theme (theme_id, version, standing, content, by_account, by_name, at) VALUES ('seed-babies', 1, 'in use', '{"title":"Babies cannot tell, and can be hurt quickly","kind":"national","source":"A general theme of reviews across England. Came with Chairside: name the publication that your training uses.","reviewed":"","link":"","happened":"Pressure around a new baby grew within days, and plans were made for weeks.","change":"Before and after a birth, plans say who sees the baby, how often and where they sleep. Every adult in the home is known, and an injury to a baby who does not move about by themselves is always looked into.","questions":["Who looks after this baby at night, and who else is in the home?","What do we know of how earlier babies of these parents were cared for?","Can this injury happen to a baby of this age?"],"tags":{"harms":[],"cues":[],"rules":[],"meetings":[],"ages":["unborn","under 2"],"words":["newborn","pregnan","midwife"]}}', '', 'Chairside', '2026-11-30T17:20:13.007Z');
INSERT INTO learning_theme (theme_id, version, standing, content, by_account, by_name, at) VALUES ('seed-cause-before-closing', 1, 'in use', '{"title":"Ask what causes it before closing","kind":"local","source":"Recommendation 1.2 of the response plan that Chairside serves. Came with Chairside: name the local review here that taught you this.","reviewed":"","link":"","happened":"Work ended when what had been referred looked better, and nobody had asked what lay behind it.","change":"Before anything is closed or stepped down, each kind of harm is weighed as a possible cause and the reasons are written down. A manager who did not do the work adds their own reasoning.","questions":["What else could explain what we see in this child?","Which kind of harm have we not weighed, and why?","If we are wrong about this, how would we find out?"],"tags":{"harms":[],"cues":[],"rules":["R-CG","R-MO"],"meetings":["CLOSE","CIN_REVIEW","RCPC"],"ages":[],"words":["close the case","step down"]}}', '', 'Chairside', '2026-11-30T17:20:13.006Z');
INSERT INTO learning_theme (theme_id, version, standing, content, by_account, by_name, at) VALUES ('seed-chronology', 1, 'in use', '{"title":"One chronology that every agency has put its part into","kind":"local","source":"Recommendation 4.1 of the response plan that Chairside serves. Came with Chairside: name the local review here that taught you this.","reviewed":"","link":"","happened":"Every event was written down somewhere, and nobody had ever seen them in one line.","change":"The chronology is brought up to date before each decision, every agency confirms its own part, and somebody says in a sentence what pattern it shows.","questions":["What does the line of events show that no single one does?","Which agency has not put its part in?","What happened just before things got worse?"],"tags":{"harms":[],"cues":[],"rules":["R-CH"],"meetings":[],"ages":[],"words":["chronology"]}}', '', 'Chairside', '2026-11-30T17:20:13.006Z');
INSERT INTO learning_theme (theme_id, version, standing, content, by_account, by_name, at) VALUES ('seed-curiosity', 1, 'in use', '{"title":"Hope is not evidence","kind":"local","source":"Recommendation 12.1 of the response plan that Chairside serves. Came with Chairside: name the local review here that taught you this.","reviewed":"","link":"","happened":"Carers were friendly and kept some appointments, and professionals took that for change.","change":"What carers say is checked with somebody else, improvement is shown by what the child now has and for how long, and supervision asks for another explanation. What is done is described; nobody is given a label.","questions":["What has changed for the child, and who has seen it?","What would we think if these carers were unfriendly?","What have we been told that nobody has checked?"],"tags":{"harms":[],"cues":["OO","DC"],"rules":["R-PC","R-OO","R-DC"],"meetings":[],"ages":[],"words":[]}}', '', 'Chairside', '2026-11-30T17:20:13.007Z');
INSERT INTO learning_theme (theme_id, version, standing, content, by_account, by_name, at) VALUES ('seed-delay-in-court', 1, 'in use', '{"title":"Delay in court is felt by the child","kind":"local","source":"Recommendation 11.1 of the response plan that Chairside serves. Came with Chairside: name the local review here that taught you this.","reviewed":"","link":"","happened":"A case went through court for months, and those who saw the child each week did not know where it stood.","change":"Everybody with a proper interest hears regularly which stage the case has reached, what holds it up, who is to move it and what the delay does to the child.","questions":["Which week are we in, and what is holding it up?","What does waiting do to this child?","Who has not heard where it stands?"],"tags":{"harms":[],"cues":["LP"],"rules":["R-LP"],"meetings":["LEGAL"],"ages":[],"words":["care proceedings","pre-proceedings"]}}', '', 'Chairside', '2026-11-30T17:20:13.006Z');
INSERT INTO learning_theme (theme_id, version, standing, content, by_account, by_name, at) VALUES ('seed-disagreement', 1, 'in use', '{"title":"Disagree out loud, and take it further","kind":"local","source":"Recommendation 1.4 of the response plan that Chairside serves. Came with Chairside: name the local review here that taught you this.","reviewed":"","link":"","happened":"Professionals were uneasy with a decision and said so to each other, but not to those who could change it.","change":"Whoever disagrees says so in the meeting, it is recorded beside the decision, and it goes up step by step with a date for each until it is settled. The child is kept safe meanwhile.","questions":["Who in this room would have decided otherwise?","What has to happen today, whoever is right?","Who hears it next, and by when?"],"tags":{"harms":[],"cues":["ES"],"rules":["R-ES"],"meetings":["ESC"],"ages":[],"words":[]}}', '', 'Chairside', '2026-11-30T17:20:13.006Z');
INSERT INTO learning_theme (theme_id, version, standing, content, by_account, by_name, at) VALUES ('seed-history-repeats', 1, 'in use', '{"title":"A history that repeats, however long ago","kind":"local","source":"Recommendation 1.3 of the response plan that Chairside serves. Came with Chairside: name the local review here that taught you this.","reviewed":"","link":"","happened":"An old concern came back after quiet years and was read as something new.","change":"What happened before is laid beside what happens now, with no time limit. A family whose history repeats is read by a senior manager, and where they ask for it the Head of Service decides.","questions":["Has this, or something like it, happened before, to this child or to a brother or sister?","Which adult was there each time?","What was promised then, and did it last?"],"tags":{"harms":[],"cues":["HH"],"rules":["R-HH"],"meetings":["HRR"],"ages":[],"words":[]}}', '', 'Chairside', '2026-11-30T17:20:13.006Z');
INSERT INTO learning_theme (theme_id, version, standing, content, by_account, by_name, at) VALUES ('seed-learning-used', 1, 'in use', '{"title":"Learning that reaches the next family","kind":"local","source":"Recommendation 7.1 of the response plan that Chairside serves. Came with Chairside: name the local review here that taught you this.","reviewed":"","link":"","happened":"Reviews were read and filed, and the next family met the same mistakes.","change":"Supervision picks one lesson that fits this family and says what is done differently because of it, in this case and by whom.","questions":["Which review is closest to this family?","What would have gone differently there if they had done what we do now?","Who else in the service should hear this?"],"tags":{"harms":[],"cues":[],"rules":[],"meetings":["SUP_GROUP","SUP_SUP"],"ages":[],"words":["learning from reviews","case review"]}}', '', 'Chairside', '2026-11-30T17:20:13.006Z');
INSERT INTO learning_theme (theme_id, version, standing, content, by_account, by_name, at) VALUES ('seed-medicals', 1, 'in use', '{"title":"Agree what a medical is for before it takes place","kind":"local","source":"Recommendation 10.1 of the response plan that Chairside serves. Came with Chairside: name the local review here that taught you this.","reviewed":"","link":"","happened":"A medical was asked for or left out without anybody saying what it was to find, and its result was read as an all-clear.","change":"Children’s Social Care, the police and the doctor agree the purpose, the timing, consent and who else is to be examined. The child tells their own account, and a finding of nothing is not read as proof.","questions":["What is this medical to tell us, and what can it not tell us?","Have the brothers and sisters been thought of?","What did the child say, in their own words?"],"tags":{"harms":["physical","sexual"],"cues":[],"rules":["R-ME"],"meetings":[],"ages":[],"words":["medical","paediatrician"]}}', '', 'Chairside', '2026-11-30T17:20:13.006Z');
INSERT INTO learning_theme (theme_id, version, standing, content, by_account, by_name, at) VALUES ('seed-men-in-the-home', 1, 'in use', '{"title":"Know the men in a child’s life","kind":"national","source":"A general theme of reviews across England. Came with Chairside: name the publication that your training uses.","reviewed":"","link":"","happened":"Plans were made with the mother, and the men whom the child lived with or met were hardly asked about.","change":"Every adult who is in the home or in contact is named, spoken with and checked, fathers who live elsewhere are heard, and a new partner is asked about at each visit.","questions":["Which adults does this child meet in a week?","Who have we never spoken with?","What did each agency know of him?"],"tags":{"harms":["domestic"],"cues":[],"rules":[],"meetings":[],"ages":[],"words":["new partner","boyfriend"]}}', '', 'Chairside', '2026-11-30T17:20:13.007Z');
INSERT INTO learning_theme (theme_id, version, standing, content, by_account, by_name, at) VALUES ('seed-minutes-in-time', 1, 'in use', '{"title":"Minutes that people can act on, in time","kind":"local","source":"Recommendations 5.1 and 5.2 of the response plan that Chairside serves. Came with Chairside: name the local review here that taught you this.","reviewed":"","link":"","happened":"People left with their own idea of what had been agreed, and the minutes came when it was too late to act on them.","change":"Decisions go out the next day and minutes within their time, to everybody who has to act, with a name and a date for each action and proof that they arrived.","questions":["Did everybody who has to act have the last minutes before today?","Which action was carried over, and how often?","What is still only in somebody’s notebook?"],"tags":{"harms":[],"cues":["SM"],"rules":["R-MT","R-PA","R-SM"],"meetings":[],"ages":[],"words":[]}}', '', 'Chairside', '2026-11-30T17:20:13.006Z');
INSERT INTO learning_theme (theme_id, version, standing, content, by_account, by_name, at) VALUES ('seed-neglect-early', 1, 'in use', '{"title":"Measure neglect early, and measure it again","kind":"local","source":"Recommendation 2.2 of the response plan that Chairside serves. Came with Chairside: name the local review here that taught you this.","reviewed":"","link":"","happened":"Each visit found the home a little better or a little worse, and years went by without anybody measuring it.","change":"The council’s neglect tool is used as soon as neglect is asked about, by somebody trained for it, and again at a date that is set, so that change is shown and not felt.","questions":["What did the tool show, when, and for which child?","What is an ordinary day like in this home for the youngest child?","How long has it been like this?"],"tags":{"harms":["neglect"],"cues":["NG"],"rules":["R-NT"],"meetings":[],"ages":[],"words":[]}}', '', 'Chairside', '2026-11-30T17:20:13.006Z');
INSERT INTO learning_theme (theme_id, version, standing, content, by_account, by_name, at) VALUES ('seed-outside-the-home', 1, 'in use', '{"title":"Harm outside the home is child protection too","kind":"national","source":"A general theme of reviews across England. Came with Chairside: name the publication that your training uses.","reviewed":"","link":"","happened":"A young person was drawn into harm by others and was spoken of as if they had chosen it.","change":"The places and people that put a young person at risk are named and acted on, going missing is asked about each time, and a young person who is used by others is written of as a child who is harmed.","questions":["Where and with whom is this young person not safe?","What do they say about it, and to whom?","Which words in our records blame them?"],"tags":{"harms":["exploitation"],"cues":["VB"],"rules":[],"meetings":[],"ages":["12 to 17"],"words":["county lines","went missing","exploit"]}}', '', 'Chairside', '2026-11-30T17:20:13.007Z');
INSERT INTO learning_theme (theme_id, version, standing, content, by_account, by_name, at) VALUES ('seed-police-powers', 1, 'in use', '{"title":"Know when the police can keep a child safe at once","kind":"local","source":"Recommendation 9.1 of the response plan that Chairside serves. Came with Chairside: name the local review here that taught you this.","reviewed":"","link":"","happened":"Officers found children in conditions that nobody should be left in, and some did not know that they could act there and then.","change":"Everybody who may meet a child in danger knows that police powers of protection exist, for how long they last and whom to call, and each use is looked at afterwards.","questions":["Was there a moment when this child should not have been left where they were?","Who was there, and what did they know of their powers?","What is the plan for when it happens at night?"],"tags":{"harms":[],"cues":["PP"],"rules":["R-PP"],"meetings":[],"ages":[],"words":["police protection","squalor","squalid"]}}', '', 'Chairside', '2026-11-30T17:20:13.006Z');
INSERT INTO learning_theme (theme_id, version, standing, content, by_account, by_name, at) VALUES ('seed-sharing-information', 1, 'in use', '{"title":"Share what each agency knows, and ask for what is missing","kind":"local","source":"Recommendation 3.1 of the response plan that Chairside serves. Came with Chairside: name the local review here that taught you this.","reviewed":"","link":"","happened":"Each agency held a piece, and each piece alone looked small.","change":"Agencies are asked by name for what they know, what they bring is recorded with its source, and who did not answer is followed up with a date. A worry is referred, not only mentioned.","questions":["Which agency knows this family and is not in this record?","What did we hear second-hand and never check?","Who asked for it, and who answers by when?"],"tags":{"harms":[],"cues":["SR"],"rules":["R-CQ","R-SM","R-LA"],"meetings":[],"ages":[],"words":[]}}', '', 'Chairside', '2026-11-30T17:20:13.006Z');
INSERT INTO learning_theme (theme_id, version, standing, content, by_account, by_name, at) VALUES ('seed-signs-of-sexual-abuse', 1, 'in use', '{"title":"Signs of sexual abuse are acted on, not explained away","kind":"local","source":"Recommendation 2.1 of the response plan that Chairside serves. Came with Chairside: name the local review here that taught you this.","reviewed":"","link":"","happened":"A child showed what had happened to them by what they did, and each sign was given an everyday reason.","change":"Signs are collected and looked at together, also when the child says nothing or has taken back what they said. New wetting or soiling is asked about. Whoever sees a sign knows whom to tell on the same day.","questions":["Which signs are there when they are put side by side?","What has changed in this child, and since when?","Who has time alone with this child?"],"tags":{"harms":["sexual"],"cues":["CS"],"rules":["R-CS"],"meetings":[],"ages":[],"words":["bed-wetting","soiling","sexualised","secret"]}}', '', 'Chairside', '2026-11-30T17:20:13.006Z');
INSERT INTO learning_theme (theme_id, version, standing, content, by_account, by_name, at) VALUES ('seed-voice-of-the-child', 1, 'in use', '{"title":"See the child alone, and say what changed because of it","kind":"local","source":"Recommendation 6.1 of the response plan that Chairside serves. Came with Chairside: name the local review here that taught you this.","reviewed":"","link":"","happened":"The adults were heard at every visit, and what the child’s days were like was told by them.","change":"Each child is seen alone by the same trusted person, in a way that suits their age, and the record says what they said or showed and what was done because of it. Health professionals offer time alone too.","questions":["When was each child last seen alone, and by whom?","What does this child do when they are worried?","What have we changed because of what they told us?"],"tags":{"harms":[],"cues":["VO"],"rules":["R-VC"],"meetings":[],"ages":[],"words":[]}}', '', 'Chairside', '2026-11-30T17:20:13.006Z');
INSERT INTO learning_theme (theme_id, version, standing, content, by_account, by_name, at) VALUES ('seed-was-not-brought', 1, 'in use', '{"title":"Was Not Brought: a child depends on somebody to take them","kind":"local","source":"Recommendations 8.1 and 8.2 of the response plan that Chairside serves. Came with Chairside: name the local review here that taught you this.","reviewed":"","link":"","happened":"Missed appointments were counted as the child’s, and a service closed the file after the third.","change":"The record says who did not bring the child, what got in the way and what the child missed. When it goes on it is discussed in supervision as possible harm, stands in the chronology, and no service discharges a child without asking.","questions":["What has this child missed, and what may follow from it?","Who was to bring them, and what got in the way?","Which service is about to discharge them?"],"tags":{"harms":["neglect"],"cues":["WN"],"rules":["R-WN1","R-WN2"],"meetings":[],"ages":[],"words":["discharged","was not brought"]}}', '', 'Chairside', '2026-11-30T17:20:13.006Z');
INSERT INTO learning_theme (theme_id, version, standing, content, by_account, by_name, at) VALUES ('seed-wider-picture', 1, 'in use', '{"title":"Supervision that sees the whole family","kind":"local","source":"Recommendation 1.1 of the response plan that Chairside serves. Came with Chairside: name the local review here that taught you this.","reviewed":"","link":"","happened":"Supervision looked at tasks and dates, one at a time, and nobody stood back to look at the family.","change":"Every session says what the work has changed for each child, what the worker and the manager think differently about, and what the manager decides. Those who supervise are supervised too.","questions":["What do we know now that we did not know last time?","Which child of this family have we talked about least?","What would somebody new to the case ask us?"],"tags":{"harms":[],"cues":[],"rules":["R-SS","R-SF"],"meetings":["SUP_CASE","SUP_GROUP","SUP_SUP"],"ages":[],"words":["supervision"]}}', '', 'Chairside', '2026-11-30T17:20:13.006Z');
CREATE TRIGGER audit_keeps_rows BEFORE UPDATE ON audit
        BEGIN SELECT RAISE(ABORT, 'the audit chain is never changed'); END;
CREATE TRIGGER audit_loses_no_row BEFORE DELETE ON audit
        BEGIN SELECT RAISE(ABORT, 'the audit chain is never shortened'); END;
CREATE INDEX record_by_case ON record (case_id, date);
CREATE TRIGGER draft_closed_by_signing BEFORE INSERT ON draft_update
        WHEN (SELECT state FROM record WHERE id = NEW.record_id) = 'signed'
        BEGIN SELECT RAISE(ABORT, 'a signed record takes no more updates'); END;
CREATE INDEX statement_by_record ON statement (record_id, at);
CREATE TRIGGER statement_is_not_changed BEFORE UPDATE ON statement
        BEGIN SELECT RAISE(ABORT, 'a statement is never changed'); END;
CREATE INDEX signed_version_by_hash ON signed_version (sha256);
CREATE INDEX signed_file_by_hash ON signed_file (sha256);
CREATE TRIGGER signed_version_is_not_changed BEFORE UPDATE ON signed_version
        BEGIN SELECT RAISE(ABORT, 'a signed version is never changed'); END;
CREATE TRIGGER signed_file_is_not_changed BEFORE UPDATE ON signed_file
        BEGIN SELECT RAISE(ABORT, 'a signed file is never changed'); END;
CREATE TRIGGER signed_file_comes_with_signing BEFORE INSERT ON signed_file
        WHEN (SELECT version FROM record WHERE id = NEW.record_id) = NEW.version
        BEGIN SELECT RAISE(ABORT, 'files are frozen together with their version'); END;
CREATE TRIGGER rule_change_is_not_edited BEFORE UPDATE ON rule_change
        BEGIN SELECT RAISE(ABORT, 'a change of the rules is never edited'); END;
CREATE TRIGGER rule_change_is_kept BEFORE DELETE ON rule_change
        BEGIN SELECT RAISE(ABORT, 'a change of the rules is never deleted'); END;
CREATE TRIGGER council_template_is_not_edited BEFORE UPDATE ON council_template
        BEGIN SELECT RAISE(ABORT, 'a published template is never edited'); END;
CREATE TRIGGER council_template_is_kept BEFORE DELETE ON council_template
        BEGIN SELECT RAISE(ABORT, 'a published template is never deleted'); END;
CREATE TRIGGER copy_check_is_of_the_file BEFORE INSERT ON copy_check
        WHEN NOT EXISTS (
          SELECT 1 FROM signed_file
          WHERE record_id = NEW.record_id AND version = NEW.version
            AND recipient_id = NEW.recipient_id AND sha256 = NEW.sha256
        )
        BEGIN SELECT RAISE(ABORT, 'a copy is only confirmed as the file that was frozen'); END;
CREATE TRIGGER copy_check_is_not_edited BEFORE UPDATE ON copy_check
        BEGIN SELECT RAISE(ABORT, 'a confirmation is never edited'); END;
CREATE INDEX record_action_by_line ON record_action (line, sort);
CREATE INDEX record_action_by_owner ON record_action (owner_account);
CREATE INDEX record_action_by_name ON record_action (owner_plain);
CREATE INDEX record_action_by_due ON record_action (head, due);
CREATE INDEX record_clock_by_line ON record_clock (line, sort);
CREATE INDEX record_clock_by_due ON record_clock (newest, settled, due);
CREATE TRIGGER record_action_after_insert AFTER insert ON record_action BEGIN
    UPDATE record_action SET head = CASE
  WHEN sort <> (SELECT max(sort) FROM record_action AS other WHERE other.line = record_action.line) THEN ''
  WHEN (
    SELECT said.settled FROM record_action AS said WHERE said.line = record_action.line
    ORDER BY said.status <> '' DESC, said.sort DESC LIMIT 1
  ) = 1 THEN 'settled' ELSE 'open' END WHERE line = NEW.line;
  END;
CREATE TRIGGER record_action_after_delete AFTER delete ON record_action BEGIN
    UPDATE record_action SET head = CASE
  WHEN sort <> (SELECT max(sort) FROM record_action AS other WHERE other.line = record_action.line) THEN ''
  WHEN (
    SELECT said.settled FROM record_action AS said WHERE said.line = record_action.line
    ORDER BY said.status <> '' DESC, said.sort DESC LIMIT 1
  ) = 1 THEN 'settled' ELSE 'open' END WHERE line = OLD.line;
  END;
CREATE TRIGGER record_clock_after_insert AFTER insert ON record_clock BEGIN
    UPDATE record_clock SET newest =
  sort = (SELECT max(sort) FROM record_clock AS other WHERE other.line = record_clock.line) WHERE line = NEW.line;
  END;
CREATE TRIGGER record_clock_after_delete AFTER delete ON record_clock BEGIN
    UPDATE record_clock SET newest =
  sort = (SELECT max(sort) FROM record_clock AS other WHERE other.line = record_clock.line) WHERE line = OLD.line;
  END;
CREATE INDEX import_batch_by_time ON import_batch (at);
CREATE INDEX case_in_list ON case_file (
        changed_at, id, family_ref,
        CASE WHEN json_valid(content) THEN json_extract(content, '$.children') ELSE '' END
      );
CREATE INDEX record_disagreement_by_case ON record_disagreement (case_id, line);
CREATE INDEX search_item_of_record ON search_item (record_id);
CREATE INDEX search_item_of_case ON search_item (case_id);
CREATE INDEX search_item_with_readers ON search_item (id) WHERE readers <> '[]';
CREATE INDEX record_clock_by_about ON record_clock (about);
CREATE INDEX record_clock_by_kind ON record_clock (clock, settled);
CREATE INDEX record_action_by_carried ON record_action (head, carried_count);
CREATE INDEX countersigned_file_by_hash ON countersigned_file (sha256);
CREATE INDEX countersigned_file_by_file ON countersigned_file (record_id, version, recipient_id);
CREATE TRIGGER countersign_place_comes_with_signing BEFORE INSERT ON countersign_place
        WHEN (SELECT version FROM record WHERE id = NEW.record_id) = NEW.version
        BEGIN SELECT RAISE(ABORT, 'who countersigns is settled together with the version'); END;
CREATE TRIGGER countersign_place_is_not_changed BEFORE UPDATE ON countersign_place
        BEGIN SELECT RAISE(ABORT, 'who countersigns is never changed'); END;
CREATE TRIGGER countersignature_is_not_changed BEFORE UPDATE ON countersignature
        BEGIN SELECT RAISE(ABORT, 'a countersignature is never changed'); END;
CREATE TRIGGER countersigned_file_is_not_changed BEFORE UPDATE ON countersigned_file
        BEGIN SELECT RAISE(ABORT, 'a countersigned file is never changed'); END;
CREATE INDEX letter_by_hash ON letter (sha256);
CREATE TRIGGER letter_is_not_edited BEFORE UPDATE ON letter
        BEGIN SELECT RAISE(ABORT, 'a signed letter is never edited'); END;
CREATE TRIGGER letter_check_is_not_edited BEFORE UPDATE ON letter_check
        BEGIN SELECT RAISE(ABORT, 'a confirmation is never edited'); END;
CREATE INDEX correction_request_by_record ON correction_request (record_id, at);
CREATE INDEX correction_file_by_record ON correction_file (record_id, at);
CREATE INDEX correction_file_by_hash ON correction_file (sha256);
CREATE INDEX withdrawal_by_record ON withdrawal (record_id, at);
CREATE TRIGGER withdrawal_is_confirmed_by_somebody_else BEFORE INSERT ON withdrawal_step
        WHEN NEW.step = 'confirmed'
          AND NEW.by_account = (SELECT by_account FROM withdrawal WHERE id = NEW.withdrawal_id)
        BEGIN SELECT RAISE(ABORT, 'a second person confirms a withdrawal'); END;
CREATE TRIGGER withdrawal_ends_once BEFORE INSERT ON withdrawal_step
        WHEN EXISTS (
          SELECT 1 FROM withdrawal_step
          WHERE withdrawal_id = NEW.withdrawal_id AND step IN ('dropped', 'replaced')
        )
        BEGIN SELECT RAISE(ABORT, 'a withdrawal that has ended takes no more steps'); END;
CREATE INDEX old_version_opening_by_record ON old_version_opening (record_id, at);
CREATE TRIGGER record_stays_signed BEFORE UPDATE ON record WHEN OLD.state = 'signed' AND NOT (
          NEW.id = OLD.id AND NEW.case_id IS OLD.case_id AND NEW.type = OLD.type AND NEW.title = OLD.title
          AND NEW.family_ref = OLD.family_ref AND NEW.date = OLD.date AND NEW.state = OLD.state
          AND NEW.created_by = OLD.created_by AND NEW.created_at = OLD.created_at
          AND NEW.version <> OLD.version
          AND EXISTS (SELECT 1 FROM signed_version WHERE record_id = OLD.id AND version = NEW.version)
          AND EXISTS (
            SELECT 1 FROM withdrawal JOIN withdrawal_step ON withdrawal_id = withdrawal.id
            WHERE record_id = OLD.id AND version = OLD.version AND next_version = NEW.version
              AND step = 'confirmed'
          )
        )
        BEGIN SELECT RAISE(ABORT, 'a signed record is never changed'); END;
CREATE TRIGGER signed_version_follows_a_withdrawal BEFORE INSERT ON signed_version
        WHEN (SELECT state FROM record WHERE id = NEW.record_id) = 'signed' AND NOT EXISTS (
          SELECT 1 FROM withdrawal JOIN withdrawal_step ON withdrawal_id = withdrawal.id
          WHERE record_id = NEW.record_id AND next_version = NEW.version AND step = 'confirmed'
            AND NOT EXISTS (
              SELECT 1 FROM withdrawal_step AS ended
              WHERE ended.withdrawal_id = withdrawal.id AND ended.step IN ('dropped', 'replaced')
            )
        )
        BEGIN SELECT RAISE(ABORT, 'a signed version is only replaced when it was withdrawn'); END;
CREATE TRIGGER correction_request_is_not_edited BEFORE UPDATE ON correction_request
        BEGIN SELECT RAISE(ABORT, 'a request for a correction is never edited'); END;
CREATE TRIGGER correction_outcome_is_not_edited BEFORE UPDATE ON correction_outcome
        BEGIN SELECT RAISE(ABORT, 'the outcome of a request is never edited'); END;
CREATE TRIGGER addendum_is_not_edited BEFORE UPDATE ON addendum
        BEGIN SELECT RAISE(ABORT, 'an addendum is never edited'); END;
CREATE TRIGGER correction_file_is_not_edited BEFORE UPDATE ON correction_file
        BEGIN SELECT RAISE(ABORT, 'a signed addendum or letter is never edited'); END;
CREATE TRIGGER correction_check_is_not_edited BEFORE UPDATE ON correction_check
        BEGIN SELECT RAISE(ABORT, 'a confirmation is never edited'); END;
CREATE TRIGGER withdrawal_is_not_edited BEFORE UPDATE ON withdrawal
        BEGIN SELECT RAISE(ABORT, 'a withdrawal is never edited'); END;
CREATE TRIGGER withdrawal_step_is_not_edited BEFORE UPDATE ON withdrawal_step
        BEGIN SELECT RAISE(ABORT, 'a step of a withdrawal is never edited'); END;
CREATE TRIGGER old_version_opening_is_not_edited BEFORE UPDATE ON old_version_opening
        BEGIN SELECT RAISE(ABORT, 'the opening of an old version is never edited'); END;
CREATE INDEX copy_line_by_person ON copy_line (person_key);
CREATE INDEX copy_line_by_mark ON copy_line (mark);
CREATE INDEX copy_line_by_source ON copy_line (source_id) WHERE source_id <> '';
CREATE INDEX copy_event_by_reference ON copy_event (reference) WHERE reference <> '';
CREATE INDEX copy_now_unsettled ON copy_now (record_id) WHERE settled = 0;
CREATE INDEX copy_now_waiting ON copy_now (record_id) WHERE waits = 1;
CREATE INDEX copy_now_by_record ON copy_now (record_id);
CREATE INDEX copy_now_sent ON copy_now (sent_at) WHERE settled = 1;
CREATE TRIGGER copy_line_is_not_edited BEFORE UPDATE ON copy_line
        BEGIN SELECT RAISE(ABORT, 'what is to be sent is never edited'); END;
CREATE TRIGGER copy_event_is_not_edited BEFORE UPDATE ON copy_event
        BEGIN SELECT RAISE(ABORT, 'what was noted about a copy is never edited'); END;
CREATE TRIGGER copy_receipt_is_not_edited BEFORE UPDATE ON copy_receipt
        BEGIN SELECT RAISE(ABORT, 'a receipt is never edited'); END;
CREATE UNIQUE INDEX file_transfer_in_force ON file_transfer (kind, subject) WHERE withdrawn_at = '';
CREATE UNIQUE INDEX legal_hold_in_force ON legal_hold (kind, subject) WHERE lifted_at = '';
CREATE TRIGGER legal_hold_is_only_lifted BEFORE UPDATE ON legal_hold
        WHEN OLD.lifted_at <> '' OR NEW.kind <> OLD.kind OR NEW.subject <> OLD.subject OR NEW.reason <> OLD.reason
          OR NEW.by_account <> OLD.by_account OR NEW.at <> OLD.at
        BEGIN SELECT RAISE(ABORT, 'a legal hold is only lifted'); END;
CREATE TRIGGER legal_hold_is_kept BEFORE DELETE ON legal_hold WHEN OLD.lifted_at = ''
        BEGIN SELECT RAISE(ABORT, 'a legal hold is lifted, and never deleted'); END;
CREATE INDEX purged_record_by_case ON purged_record (case_id);
CREATE INDEX purged_record_by_hash ON purged_record (sha256);
CREATE INDEX purged_copy_by_record ON purged_copy (record_id);
CREATE TRIGGER purge_is_not_edited BEFORE UPDATE ON purge
        WHEN OLD.cleaned_at <> '' OR NEW.id <> OLD.id OR NEW.sha256 <> OLD.sha256 OR NEW.certificate <> OLD.certificate
          OR NEW.at <> OLD.at OR NEW.by_account <> OLD.by_account OR NEW.rule <> OLD.rule
        BEGIN SELECT RAISE(ABORT, 'a purge is never edited'); END;
CREATE TRIGGER purge_is_kept BEFORE DELETE ON purge
        BEGIN SELECT RAISE(ABORT, 'a purge is never deleted'); END;
CREATE TRIGGER purged_record_is_not_edited BEFORE UPDATE ON purged_record
    BEGIN SELECT RAISE(ABORT, 'what was purged is never edited'); END;
CREATE TRIGGER purged_record_is_kept BEFORE DELETE ON purged_record
    BEGIN SELECT RAISE(ABORT, 'what was purged is never deleted'); END;
CREATE TRIGGER purged_file_is_not_edited BEFORE UPDATE ON purged_file
    BEGIN SELECT RAISE(ABORT, 'what was purged is never edited'); END;
CREATE TRIGGER purged_file_is_kept BEFORE DELETE ON purged_file
    BEGIN SELECT RAISE(ABORT, 'what was purged is never deleted'); END;
CREATE TRIGGER purged_copy_is_not_edited BEFORE UPDATE ON purged_copy
    BEGIN SELECT RAISE(ABORT, 'proof of distribution is never edited'); END;
CREATE TRIGGER purged_copy_is_kept BEFORE DELETE ON purged_copy
    BEGIN SELECT RAISE(ABORT, 'proof of distribution is never deleted'); END;
CREATE TRIGGER purged_receipt_is_not_edited BEFORE UPDATE ON purged_receipt
    BEGIN SELECT RAISE(ABORT, 'what was purged is never edited'); END;
CREATE TRIGGER purged_receipt_is_kept BEFORE DELETE ON purged_receipt
    BEGIN SELECT RAISE(ABORT, 'what was purged is never deleted'); END;
CREATE TRIGGER purged_case_is_not_edited BEFORE UPDATE ON purged_case
    BEGIN SELECT RAISE(ABORT, 'what was purged is never edited'); END;
CREATE TRIGGER purged_case_is_kept BEFORE DELETE ON purged_case
    BEGIN SELECT RAISE(ABORT, 'what was purged is never deleted'); END;
CREATE TRIGGER purge_backup_is_kept BEFORE DELETE ON purge_backup
        BEGIN SELECT RAISE(ABORT, 'what is known of a backup is never deleted'); END;
CREATE TRIGGER purged_record_is_transferred BEFORE INSERT ON purged_record
        WHEN NOT EXISTS (SELECT 1 FROM file_transfer WHERE kind = 'record' AND subject = NEW.record_id AND withdrawn_at = '')
          OR NOT EXISTS (SELECT 1 FROM record WHERE id = NEW.record_id AND state = 'signed')
        BEGIN SELECT RAISE(ABORT, 'only a signed record that is in the child''s file is purged'); END;
CREATE TRIGGER purged_record_is_not_on_hold BEFORE INSERT ON purged_record
        WHEN EXISTS (SELECT 1 FROM legal_hold WHERE kind = 'record' AND subject = NEW.record_id AND lifted_at = '')
          OR EXISTS (SELECT 1 FROM legal_hold WHERE kind = 'case' AND subject = (SELECT case_id FROM record WHERE id = NEW.record_id) AND lifted_at = '')
        BEGIN SELECT RAISE(ABORT, 'what is on legal hold is never purged'); END;
CREATE TRIGGER purged_case_is_transferred BEFORE INSERT ON purged_case
        WHEN NOT EXISTS (SELECT 1 FROM file_transfer WHERE kind = 'case' AND subject = NEW.case_id AND withdrawn_at = '')
          OR EXISTS (SELECT 1 FROM record WHERE case_id = NEW.case_id)
        BEGIN SELECT RAISE(ABORT, 'only a family without records that is in the child''s file is purged'); END;
CREATE TRIGGER purged_case_is_not_on_hold BEFORE INSERT ON purged_case
        WHEN EXISTS (SELECT 1 FROM legal_hold WHERE kind = 'case' AND subject = NEW.case_id AND lifted_at = '')
        BEGIN SELECT RAISE(ABORT, 'what is on legal hold is never purged'); END;
CREATE TRIGGER record_on_hold_is_kept BEFORE DELETE ON record
        WHEN EXISTS (SELECT 1 FROM legal_hold WHERE kind = 'record' AND subject = OLD.id AND lifted_at = '') OR EXISTS (SELECT 1 FROM legal_hold WHERE kind = 'case' AND subject = OLD.case_id AND lifted_at = '')
        BEGIN SELECT RAISE(ABORT, 'what is on legal hold is never deleted'); END;
CREATE TRIGGER case_on_hold_is_kept BEFORE DELETE ON case_file WHEN EXISTS (SELECT 1 FROM legal_hold WHERE kind = 'case' AND subject = OLD.id AND lifted_at = '')
        BEGIN SELECT RAISE(ABORT, 'what is on legal hold is never deleted'); END;
CREATE TRIGGER copy_receipt_is_kept BEFORE DELETE ON copy_receipt
        WHEN NOT EXISTS (SELECT 1 FROM purged_receipt WHERE purged_receipt.sha256 = OLD.sha256)
          OR EXISTS (SELECT 1 FROM copy_event WHERE receipt_sha256 = OLD.sha256)
        BEGIN SELECT RAISE(ABORT, 'a receipt is never deleted'); END;
CREATE TRIGGER record_signed_is_kept BEFORE DELETE ON record
    WHEN OLD.state = 'signed' AND NOT EXISTS (SELECT 1 FROM purged_record WHERE purged_record.record_id = OLD.id)
    BEGIN SELECT RAISE(ABORT, 'a signed record is never deleted'); END;
CREATE TRIGGER statement_is_kept BEFORE DELETE ON statement
    WHEN (SELECT state FROM record WHERE id = OLD.record_id) = 'signed' AND NOT EXISTS (SELECT 1 FROM purged_record WHERE purged_record.record_id = OLD.record_id)
    BEGIN SELECT RAISE(ABORT, 'a statement of a signed record is never deleted'); END;
CREATE TRIGGER signed_version_is_kept BEFORE DELETE ON signed_version
    WHEN NOT EXISTS (SELECT 1 FROM purged_record WHERE purged_record.record_id = OLD.record_id)
    BEGIN SELECT RAISE(ABORT, 'a signed version is never deleted'); END;
CREATE TRIGGER signed_file_is_kept BEFORE DELETE ON signed_file
    WHEN NOT EXISTS (SELECT 1 FROM purged_record WHERE purged_record.record_id = OLD.record_id)
    BEGIN SELECT RAISE(ABORT, 'a signed file is never deleted'); END;
CREATE TRIGGER copy_check_is_kept BEFORE DELETE ON copy_check
    WHEN NOT EXISTS (SELECT 1 FROM purged_record WHERE purged_record.record_id = OLD.record_id)
    BEGIN SELECT RAISE(ABORT, 'a confirmation is never deleted'); END;
CREATE TRIGGER countersign_place_is_kept BEFORE DELETE ON countersign_place
    WHEN NOT EXISTS (SELECT 1 FROM purged_record WHERE purged_record.record_id = OLD.record_id)
    BEGIN SELECT RAISE(ABORT, 'who countersigns is never deleted'); END;
CREATE TRIGGER countersignature_is_kept BEFORE DELETE ON countersignature
    WHEN NOT EXISTS (SELECT 1 FROM purged_record WHERE purged_record.record_id = OLD.record_id)
    BEGIN SELECT RAISE(ABORT, 'a countersignature is never deleted'); END;
CREATE TRIGGER countersigned_file_is_kept BEFORE DELETE ON countersigned_file
    WHEN NOT EXISTS (SELECT 1 FROM purged_record WHERE purged_record.record_id = OLD.record_id)
    BEGIN SELECT RAISE(ABORT, 'a countersigned file is never deleted'); END;
CREATE TRIGGER letter_is_kept BEFORE DELETE ON letter
    WHEN NOT EXISTS (SELECT 1 FROM purged_record WHERE purged_record.record_id = OLD.record_id)
    BEGIN SELECT RAISE(ABORT, 'a signed letter is never deleted'); END;
CREATE TRIGGER letter_check_is_kept BEFORE DELETE ON letter_check
    WHEN NOT EXISTS (SELECT 1 FROM purged_record WHERE purged_record.record_id = (SELECT record_id FROM letter WHERE letter.id = OLD.letter_id))
    BEGIN SELECT RAISE(ABORT, 'a confirmation is never deleted'); END;
CREATE TRIGGER correction_request_is_kept BEFORE DELETE ON correction_request
    WHEN NOT EXISTS (SELECT 1 FROM purged_record WHERE purged_record.record_id = OLD.record_id)
    BEGIN SELECT RAISE(ABORT, 'a request is never deleted'); END;
CREATE TRIGGER correction_outcome_is_kept BEFORE DELETE ON correction_outcome
    WHEN NOT EXISTS (SELECT 1 FROM purged_record WHERE purged_record.record_id = (SELECT record_id FROM correction_request WHERE correction_request.id = OLD.request_id))
    BEGIN SELECT RAISE(ABORT, 'the outcome of a request is never deleted'); END;
CREATE TRIGGER addendum_is_kept BEFORE DELETE ON addendum
    WHEN NOT EXISTS (SELECT 1 FROM purged_record WHERE purged_record.record_id = OLD.record_id)
    BEGIN SELECT RAISE(ABORT, 'an addendum is never deleted'); END;
CREATE TRIGGER correction_file_is_kept BEFORE DELETE ON correction_file
    WHEN NOT EXISTS (SELECT 1 FROM purged_record WHERE purged_record.record_id = OLD.record_id)
    BEGIN SELECT RAISE(ABORT, 'a signed addendum or letter is never deleted'); END;
CREATE TRIGGER correction_check_is_kept BEFORE DELETE ON correction_check
    WHEN NOT EXISTS (SELECT 1 FROM purged_record WHERE purged_record.record_id = (SELECT record_id FROM correction_file WHERE correction_file.id = OLD.file_id))
    BEGIN SELECT RAISE(ABORT, 'a confirmation is never deleted'); END;
CREATE TRIGGER withdrawal_is_kept BEFORE DELETE ON withdrawal
    WHEN NOT EXISTS (SELECT 1 FROM purged_record WHERE purged_record.record_id = OLD.record_id)
    BEGIN SELECT RAISE(ABORT, 'a withdrawal is never deleted'); END;
CREATE TRIGGER withdrawal_step_is_kept BEFORE DELETE ON withdrawal_step
    WHEN NOT EXISTS (SELECT 1 FROM purged_record WHERE purged_record.record_id = (SELECT record_id FROM withdrawal WHERE withdrawal.id = OLD.withdrawal_id))
    BEGIN SELECT RAISE(ABORT, 'a step of a withdrawal is never deleted'); END;
CREATE TRIGGER old_version_opening_is_kept BEFORE DELETE ON old_version_opening
    WHEN NOT EXISTS (SELECT 1 FROM purged_record WHERE purged_record.record_id = OLD.record_id)
    BEGIN SELECT RAISE(ABORT, 'the opening of an old version is never deleted'); END;
CREATE TRIGGER copy_line_is_kept BEFORE DELETE ON copy_line
    WHEN NOT EXISTS (SELECT 1 FROM purged_record WHERE purged_record.record_id = OLD.record_id)
    BEGIN SELECT RAISE(ABORT, 'what is to be sent is never deleted'); END;
CREATE TRIGGER copy_event_is_kept BEFORE DELETE ON copy_event
    WHEN NOT EXISTS (SELECT 1 FROM purged_record WHERE purged_record.record_id = (SELECT record_id FROM copy_line WHERE copy_line.id = OLD.line_id))
    BEGIN SELECT RAISE(ABORT, 'what was noted about a copy is never deleted'); END;
CREATE INDEX measure_fact_by_day ON measure_fact (measure, day, team, agency, grp, met, amount);
CREATE INDEX measure_record_by_lead ON measure_record (lead);
CREATE INDEX measure_record_again ON measure_record (again_on) WHERE again_on <> '';
CREATE INDEX record_action_by_day ON record_action (due, line);
CREATE INDEX supervision_due_by_day ON supervision_due (kind, due, team, state);
CREATE INDEX supervision_due_by_supervisor ON supervision_due (supervisor, due);
CREATE TRIGGER supervision_said_is_not_edited BEFORE UPDATE ON supervision_said
        BEGIN SELECT RAISE(ABORT, 'what was said of a missed session is never edited'); END;
CREATE TRIGGER supervision_said_is_kept BEFORE DELETE ON supervision_said
        WHEN OLD.kind <> 'case' OR EXISTS (SELECT 1 FROM case_file WHERE case_file.id = OLD.subject)
        BEGIN SELECT RAISE(ABORT, 'what was said of a missed session is never deleted'); END;
CREATE TRIGGER learning_theme_is_not_edited BEFORE UPDATE ON learning_theme
        BEGIN SELECT RAISE(ABORT, 'a version of a theme is never edited'); END;
CREATE TRIGGER learning_theme_is_kept BEFORE DELETE ON learning_theme
        BEGIN SELECT RAISE(ABORT, 'a theme is put away and never deleted'); END;
CREATE INDEX learning_use_by_theme ON learning_use (theme_id, title);
CREATE UNIQUE INDEX quality_judgement_once ON quality_judgement (sample_id, record_id, by_account)
        WHERE kind = 'own';
CREATE UNIQUE INDEX quality_judgement_settled ON quality_judgement (sample_id, record_id)
        WHERE kind = 'settled';
CREATE INDEX quality_note_by_record ON quality_note (record_id);
CREATE TRIGGER quality_sample_is_not_edited BEFORE UPDATE ON quality_sample
        BEGIN SELECT RAISE(ABORT, 'a quality sample is never edited'); END;
CREATE TRIGGER quality_sample_is_kept BEFORE DELETE ON quality_sample
        BEGIN SELECT RAISE(ABORT, 'a quality sample is never deleted'); END;
CREATE TRIGGER quality_drawn_is_not_edited BEFORE UPDATE ON quality_drawn
        BEGIN SELECT RAISE(ABORT, 'a quality sample is never edited'); END;
CREATE TRIGGER quality_drawn_is_kept BEFORE DELETE ON quality_drawn
        BEGIN SELECT RAISE(ABORT, 'a quality sample is never deleted'); END;
CREATE TRIGGER quality_judgement_is_not_edited BEFORE UPDATE ON quality_judgement
        BEGIN SELECT RAISE(ABORT, 'a quality sample is never edited'); END;
CREATE TRIGGER quality_judgement_is_kept BEFORE DELETE ON quality_judgement
        BEGIN SELECT RAISE(ABORT, 'a quality sample is never deleted'); END;
CREATE TRIGGER quality_note_is_not_edited BEFORE UPDATE ON quality_note
        BEGIN SELECT RAISE(ABORT, 'a quality sample is never edited'); END;
CREATE TRIGGER quality_note_goes_with_its_record BEFORE DELETE ON quality_note
        WHEN EXISTS (SELECT 1 FROM record WHERE record.id = OLD.record_id)
        BEGIN SELECT RAISE(ABORT, 'a quality sample is never deleted'); END;
CREATE INDEX thrown_away_by_case ON thrown_away (case_id);
CREATE TRIGGER thrown_away_is_not_edited BEFORE UPDATE ON thrown_away
        BEGIN SELECT RAISE(ABORT, 'what was thrown away is never edited'); END;
CREATE TRIGGER thrown_away_on_hold_is_kept BEFORE DELETE ON thrown_away
        WHEN NOT EXISTS (SELECT 1 FROM record WHERE record.id = OLD.record_id)
          AND (EXISTS (SELECT 1 FROM legal_hold WHERE kind = 'record' AND subject = OLD.record_id AND lifted_at = '') OR EXISTS (SELECT 1 FROM legal_hold WHERE kind = 'case' AND subject = OLD.case_id AND lifted_at = ''))
        BEGIN SELECT RAISE(ABORT, 'what is on legal hold is never deleted'); END;
CREATE TRIGGER case_stays_with_thrown_away BEFORE DELETE ON case_file
        WHEN EXISTS (SELECT 1 FROM thrown_away WHERE thrown_away.case_id = OLD.id)
        BEGIN SELECT RAISE(ABORT, 'a draft of this family was thrown away and may be brought back'); END;
CREATE TRIGGER thrown_away_is_no_record BEFORE INSERT ON thrown_away
        WHEN EXISTS (SELECT 1 FROM record WHERE record.id = NEW.record_id)
        BEGIN SELECT RAISE(ABORT, 'a draft is thrown away whole'); END;
CREATE TRIGGER draft_move_ends_with_signing AFTER UPDATE OF state ON record WHEN NEW.state = 'signed'
        BEGIN DELETE FROM draft_move WHERE record_id = NEW.id; END;
CREATE INDEX audit_by_person ON audit (person, seq);
CREATE INDEX search_name_word_of_item ON search_name_word (item);
