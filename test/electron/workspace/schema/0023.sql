-- Schema version 23, orders for lists and reports. Everything here is made up. Never changed by hand.
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
        head TEXT NOT NULL DEFAULT '' CHECK (head IN ('', 'open', 'settled')), owner_agreed TEXT NOT NULL DEFAULT '', again_because TEXT NOT NULL DEFAULT '', done_on TEXT NOT NULL DEFAULT '', agency_said TEXT NOT NULL DEFAULT '', effect_told INTEGER NOT NULL DEFAULT 0 CHECK (effect_told IN (0, 1)),
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
CREATE TABLE fact_party (
        record_id TEXT NOT NULL REFERENCES record (id) ON DELETE CASCADE,
        account TEXT NOT NULL,
        name TEXT NOT NULL,
        PRIMARY KEY (record_id, account, name)
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
INSERT INTO migration (version, name, at) VALUES (23, 'orders for lists and reports', '2026-09-21T09:00:00.000Z');
INSERT INTO workspace (id, workspace_id, name, fictional, file_id, created_at) VALUES (1, '0d849526-63ea-42d7-aaef-24564e4c5f93', 'Wexmoor', 0, '013df3f2-824c-46e2-a6a2-75ac2dcbbb79', '2026-11-30T17:55:27.296Z');
INSERT INTO audit (seq, at, person, action, subject, detail, previous, hash) VALUES (1, '2026-11-30T17:55:27.296Z', '01M8PSHVXZNF60ZDK1G6ZK41CH', 'workspace made', '', '', '', '3a26ece778e6656dbd62e1f1d9cbe4aba3d3b1c3f8eeaeecc5dc36ba4a5aec4d');
INSERT INTO audit (seq, at, person, action, subject, detail, previous, hash) VALUES (2, '2026-11-30T17:55:27.475Z', '01M8PSHVXZNF60ZDK1G6ZK41CH', 'workspace opened', '', '', '3a26ece778e6656dbd62e1f1d9cbe4aba3d3b1c3f8eeaeecc5dc36ba4a5aec4d', 'd1aadfd9d5c6386a20257402a05794382a9381ce6a21c9e0b73416d802ff0b86');
INSERT INTO audit (seq, at, person, action, subject, detail, previous, hash) VALUES (3, '2026-09-21T09:00:00.000Z', '01M8PSHVXZNF60ZDK1G6ZK41CH', 'account added', '01M8PSHVXZNF60ZDK1G6ZK41CH', '6cbfdc6765d7940fccf23abc52b918daf187b850efe24e1db4039a579a514b73', 'd1aadfd9d5c6386a20257402a05794382a9381ce6a21c9e0b73416d802ff0b86', '91939bcfa168c489504ec516fb9a00f12b1a54e110579039795e8f314e3d14aa');
INSERT INTO audit (seq, at, person, action, subject, detail, previous, hash) VALUES (4, '2026-09-21T09:00:00.000Z', 'workspace', 'setting changed', 'authority', 'a8b3d0090e51488432ed58f6e634e69122434f1cbbf105577d512fb5c229cd02', '91939bcfa168c489504ec516fb9a00f12b1a54e110579039795e8f314e3d14aa', '55ba8f4f1b757f7d383eed85e57b3ffd4991bc4d7ff5a70c7d1c0feecc9e3d16');
INSERT INTO audit (seq, at, person, action, subject, detail, previous, hash) VALUES (5, '2026-11-30T17:55:27.696Z', '01M8PSHVXZNF60ZDK1G6ZK41CH', 'signing keys set', '01M8PSHVXZNF60ZDK1G6ZK41CH', '', '55ba8f4f1b757f7d383eed85e57b3ffd4991bc4d7ff5a70c7d1c0feecc9e3d16', '5f01db5f2c62bc1469475a2a7638f6352a65629f86e3d5ae8d97a389ffc59327');
INSERT INTO audit (seq, at, person, action, subject, detail, previous, hash) VALUES (6, '2026-09-21T09:00:00.000Z', '01M8PSHVXZNF60ZDK1G6ZK41CH', 'setting changed', 'certificate:01M8PSHVXZNF60ZDK1G6ZK41CH', '6b5d5cc709a0d93879fc7390e5f97f45ca657476146b0ae6e1b2a147e9cdf54d', '5f01db5f2c62bc1469475a2a7638f6352a65629f86e3d5ae8d97a389ffc59327', '4a88858a0d84da2f856510c7a408eb6dbb7425d26e7ad5badf4120e79633fc52');
INSERT INTO audit (seq, at, person, action, subject, detail, previous, hash) VALUES (7, '2026-09-21T09:00:00.000Z', '01M8PSHVXZNF60ZDK1G6ZK41CH', 'record made', '01M8PSHWB8RQ0963WD9HYP6MHY', '6878ba645645e561dff1fe3b29fdd0ad9b88e7109bb4ff85a505e054b884f654', '4a88858a0d84da2f856510c7a408eb6dbb7425d26e7ad5badf4120e79633fc52', '0ceaf5997b797c63ab0e6cd2bc6db91bf6b9640f57a4b3916d2b771cfe6c9eb5');
INSERT INTO audit (seq, at, person, action, subject, detail, previous, hash) VALUES (8, '2026-09-21T09:00:00.000Z', '01M8PSHVXZNF60ZDK1G6ZK41CH', 'record set to ready for chair', '01M8PSHWB8RQ0963WD9HYP6MHY', '', '0ceaf5997b797c63ab0e6cd2bc6db91bf6b9640f57a4b3916d2b771cfe6c9eb5', 'fa4c61e3211714a605873180534f5e75118e04f58e7c7f624b4ee2c7cfe622bf');
INSERT INTO audit (seq, at, person, action, subject, detail, previous, hash) VALUES (9, '2026-09-21T09:00:00.000Z', '01M8PSHVXZNF60ZDK1G6ZK41CH', 'record signed', '01M8PSHWB8RQ0963WD9HYP6MHY', '9b24d3482c1e598909e6839421d95ead293a1f95b18843b46fff4178f6dc85cf', 'fa4c61e3211714a605873180534f5e75118e04f58e7c7f624b4ee2c7cfe622bf', 'd16360f715e778767e61b56def5733d86135b52be73e4cf21a9a21da9a53f0c9');
INSERT INTO audit (seq, at, person, action, subject, detail, previous, hash) VALUES (10, '2026-09-21T09:00:00.000Z', '01M8PSHVXZNF60ZDK1G6ZK41CH', 'correction asked for', '01M8PSHWB8RQ0963WD9HYP6MHY 01M8PSHWDF7AK6KB2Q7CA8WGP0', 'ab8736cf23f55f8981c727a99792cf95027676f1676da025c0d969153a31da90', 'd16360f715e778767e61b56def5733d86135b52be73e4cf21a9a21da9a53f0c9', '949d60367ef6e6c46f30df0fefdfd1c4ef8312891f500b71112871d684bae629');
INSERT INTO audit (seq, at, person, action, subject, detail, previous, hash) VALUES (11, '2026-09-21T09:00:00.000Z', '01M8PSHVXZNF60ZDK1G6ZK41CH', 'correction decided', '01M8PSHWB8RQ0963WD9HYP6MHY 01M8PSHWDF7AK6KB2Q7CA8WGP0', 'ffdc92b1ef1e4fd3fd1159d2d32d13718cf952d67b08a504f471ba29d0521c38', '949d60367ef6e6c46f30df0fefdfd1c4ef8312891f500b71112871d684bae629', '673b32fb60fb50a7d33ef68fafd60d44ae1129a018c06f00444cdc54f765a93c');
INSERT INTO audit (seq, at, person, action, subject, detail, previous, hash) VALUES (12, '2026-09-21T09:00:00.000Z', '01M8PSHVXZNF60ZDK1G6ZK41CH', 'case made', '01M8PSHWEHPE7VCN4JF8JTX232', '3a3e5697416991d0d10d8196669d0b91bdee2a2ac26d32187293786f542c6eaa', '673b32fb60fb50a7d33ef68fafd60d44ae1129a018c06f00444cdc54f765a93c', '0379c1292aed784f10a0b2c3f1513432ea019089d519c6c4b8d5b7d1ebcb06ee');
INSERT INTO audit (seq, at, person, action, subject, detail, previous, hash) VALUES (13, '2026-09-21T09:00:00.000Z', '01M8PSHVXZNF60ZDK1G6ZK41CH', 'record made', '01M8PSHWERGBWE3ZK1DRFS3Y48', '90f58b8a980690b81a00d96bf176d3fcbffe6dd443d9fff5089cf8a0c223e024', '0379c1292aed784f10a0b2c3f1513432ea019089d519c6c4b8d5b7d1ebcb06ee', 'ae87b9e5723f664271b64ce40864727029f3e883bcfbe36929749b00efc3444f');
INSERT INTO audit (seq, at, person, action, subject, detail, previous, hash) VALUES (14, '2026-09-21T09:00:00.000Z', '01M8PSHVXZNF60ZDK1G6ZK41CH', 'statement added', '01M8PSHWERGBWE3ZK1DRFS3Y48 st-1', '86e4c27d8c1723873f16029f9d68f3fa9f3eea2f2e38ecf1d9330444f3f7323f', 'ae87b9e5723f664271b64ce40864727029f3e883bcfbe36929749b00efc3444f', '3e4ef9a799101eed1df796d9f5c3cb5eca4cf148bec03d73d5b22063a34e6f96');
INSERT INTO audit (seq, at, person, action, subject, detail, previous, hash) VALUES (15, '2026-09-21T09:00:00.000Z', '01M8PSHVXZNF60ZDK1G6ZK41CH', 'legal hold set', '01M8PSHWB8RQ0963WD9HYP6MHY', '398b64574e72b5732892882dd3a212311d15854dbec3a6da65ce44357d06d01a', '3e4ef9a799101eed1df796d9f5c3cb5eca4cf148bec03d73d5b22063a34e6f96', 'a39fafbaeb4de62e2f2f30bc79d8c85051227494eb0cd3027b00fa739aef3dc7');
INSERT INTO audit_head (id, seq, hash) VALUES (1, 15, 'a39fafbaeb4de62e2f2f30bc79d8c85051227494eb0cd3027b00fa739aef3dc7');
INSERT INTO account (id, name, role, organisation, email, administrator, active, created_at) VALUES ('01M8PSHVXZNF60ZDK1G6ZK41CH', 'Priya Noor', 'CP chair', 'Wexmoor', '', 1, 1, '2026-09-21T09:00:00.000Z');
INSERT INTO setting (key, value, changed_by, changed_at) VALUES ('authority', '{"certificate":"MIIC/zCCAeegAwIBAgIIXIaTxMFiztswDQYJKoZIhvcNAQELBQAwHDEaMBgGA1UEAwwRQ2hhaXJzaWRlIFdleG1vb3IwHhcNMjYwOTIxMDAwMDAwWhcNNDYwOTIxMDAwMDAwWjAcMRowGAYDVQQDDBFDaGFpcnNpZGUgV2V4bW9vcjCCASIwDQYJKoZIhvcNAQEBBQADggEPADCCAQoCggEBAL/Nb4j6fnhR9K8t+zUGsTqMQgJPQRlrVNQOix/ftpF9NChLtOErS2a4o88oTP6tN7HxyybFpM/CiNo881AO9xltmFTBXjI3a2iv3PbkUu75VrXaUshHUuDSxA6cFOuUaKYxxLLLeKTvplAJjCoZ3j7fg5M6NyaDPm/hJ1qM4Gh1EcSY/HlECGzXoCnbX09sPO7uzwVgo96jitzzGjU8LzcUfBcpqTOE8LDgoVFipjolNMZkfwbakZgAHKsUYRdhtqi3Y9TiH0PRAORMzC0UPIKhRQAvG2duhDkd45NFN82hnK1tl6aXmHTt+n+qr18yjl3PJUVdBgczFDKpBv9AZd0CAwEAAaNFMEMwEgYDVR0TAQH/BAgwBgEB/wIBADAOBgNVHQ8BAf8EBAMCAQYwHQYDVR0OBBYEFGGm7a4p6YHrFZvRqUY13GPsCvDMMA0GCSqGSIb3DQEBCwUAA4IBAQBr0NCxWk5RHVJumn2ESFgyA3TfH+csXedvYWZ3vP8wX5smLM4aZS4XrXpUKrlcyhGB97AdFAB33eErp+EDruczMSNlL3HrMBhyfBUERTtpBhtjy3pMWY9nsicF0XqDEufmbs88IHMKkMeKARz4GkfbkcEyf4uXO0uy7euhBVhH+gfmyJvdfdNxg/0EHDkpa8kcPpkcikr5U/xC+ArDFT9mq5AlCFrLvQ8ud7aND9cnZOtD72kQTnpVdihJs2Rw7OSNfp58WmnyudyJNfm80euuDPp+BzHQU35wo28ymoYxziN7dd7rJTJwTKSKiDe+lDGBpAUIsE4waZaUlTKJfntc","privateKey":"MIIEvgIBADANBgkqhkiG9w0BAQEFAASCBKgwggSkAgEAAoIBAQC/zW+I+n54UfSvLfs1BrE6jEICT0EZa1TUDosf37aRfTQoS7ThK0tmuKPPKEz+rTex8csmxaTPwojaPPNQDvcZbZhUwV4yN2tor9z25FLu+Va12lLIR1Lg0sQOnBTrlGimMcSyy3ik76ZQCYwqGd4+34OTOjcmgz5v4SdajOBodRHEmPx5RAhs16Ap219PbDzu7s8FYKPeo4rc8xo1PC83FHwXKakzhPCw4KFRYqY6JTTGZH8G2pGYAByrFGEXYbaot2PU4h9D0QDkTMwtFDyCoUUALxtnboQ5HeOTRTfNoZytbZeml5h07fp/qq9fMo5dzyVFXQYHMxQyqQb/QGXdAgMBAAECggEAAKGEyahQn1reVBoxs++znbaa5qY17QcQRnSiyrDMyVyQ/fCb0HbOPsZXjEWnaoS4L26/xT72sb6ZKSX0rfF9U26BHFxDeqT52+RiNMdfqiIUrIX36j6T0aIChkLHWIFf48C7qH6TWnA1tZiGccKtMLtBqUu9JTRe0aA7EH5F+bSmwXAoJ0oVe6aGcMBJxm08QmtxaqMAZ92u3F/9FhxWDXElQvDjtZZpfv/uEr16MeUEvTPwJpErAvprKPrIlNT+yZ8sMBjAqf/U1QkWXzZl8K8OvolBaU+xA/mRoaMy/noo7eQldgR03s4zROxzFQcTlh8aDwvvbffy3cyCmfTliQKBgQDlzlTtN0lje9nW2FC1/X30Odxp59CObQJGeM0Tb1UdY49DCWhu7aL1xHM2aw64fv/+9yZuK2KEVuCEBiaYBSy44ttMNGy+soM8kpdmmo7EVsWcfv8FMV9c7FBtZ8ChZFvd94WAx3+UMDwuNz1tr+D1Pe5bvNW4OXpMk9IrdNq4qQKBgQDVqixmNIk2uPjttAdQsmaXfYPLo3LwsMHzRu/xen2vbibfsT/P7BWJOn4nTvawoRB38kKxW7vXpPRJgEh0uNt94Z1h0jSMTdIsLviysvSD2YduzP0Wbb+ZsaNHalvCohanZSrcyZ6IXFw2BOBvVK8soZWQdQqMW/e2zQAkUB1AFQKBgF4ItQWwRs53gmcAct5VUPHbr06CtfthrbmqergGKXzyHVAgDGS/xpvse/x7iDWEejoZZddU12YxqoM7hRVVoLwyz+t51DmgEEV78ongmqTKoOftq2qzjkMWy75I4zDnQRQt0aoleBXqOuXqYq98dX/EjMFrHsTYeCvXnPt9QHapAoGBALX8N8zlumlNq1hrGj/1c8RcN8Fe+itfohKfvQckmaCuZZXp1rw2DTHRDFpWu28+AFTplzyRMbE+4oMoLI6eVPUnEXGcJP3L2tOfPlyWaAVVZjFNj9NmructkjDlujpQ7JKvbI6Ze9oRMMkh5jdtHbcZ+dYMmmtqedbNTO2g/wjxAoGBAMtIxRqrSS2qtAiuzCNsVunklE9l0CEVSxS3WgMGKxo3vjDmNIrzfnYA6aUzXY6U4k/tusN0tc2vMhJdyFbgU2B8tzQYkEGwipfcMf9iUca43Ryqd1Mr+XdAcwMT9Oxim1CNLFZqJ2RuVcNAIVAEcqO7uTRsyPhQKldgI+nMIynW"}', 'workspace', '2026-09-21T09:00:00.000Z');
INSERT INTO setting (key, value, changed_by, changed_at) VALUES ('certificate:01M8PSHVXZNF60ZDK1G6ZK41CH', '{"certificate":"MIIDZTCCAk2gAwIBAgIIX9sJ+cWZC+owDQYJKoZIhvcNAQELBQAwHDEaMBgGA1UEAwwRQ2hhaXJzaWRlIFdleG1vb3IwHhcNMjYwOTIxMDAwMDAwWhcNMjkwOTIxMDAwMDAwWjA6MRMwEQYDVQQDDApQcml5YSBOb29yMREwDwYDVQQLDAhDUCBjaGFpcjEQMA4GA1UECgwHV2V4bW9vcjCCASIwDQYJKoZIhvcNAQEBBQADggEPADCCAQoCggEBANtAbGi+TgtM3Og5uWbiUUzqboI71eu2TUreMLjUA87elJIAM+A92Nzc4PPwknI0pkrt8TND0rncvj81l9HCyKACQ7RlPIMZMUg78yJOvplwfx9Bxi3d9GJXz2XxUcMX9fNgC9jYamUlRr7raKpjJBp6EiYGtYFSIsU0AGS9HUhp4c3hd24Lyhnh8PnSmFxJiQVcbkV4YBJ+2KCtOP6osVLY6s+j1XYi91QmhRpqolUIZ0aV4HZdYz9jgPbJNpcFxbAG8WpvhfRGvWaYvLEytBcorZMSHeA8GpcF0nUxLpg/IoZ41bdrU1Fd//pzFqj6sID1iSRuBdETnMOlXxtlT7kCAwEAAaOBjDCBiTAMBgNVHRMBAf8EAjAAMA4GA1UdDwEB/wQEAwIGwDApBgNVHSUEIjAgBggrBgEFBQcDJAYKKwYBBAGCNwoDDAYIKwYBBQUHAwQwHQYDVR0OBBYEFG4uSqBv6wGqaE0D29uD9UQqgqoXMB8GA1UdIwQYMBaAFGGm7a4p6YHrFZvRqUY13GPsCvDMMA0GCSqGSIb3DQEBCwUAA4IBAQBWlWmuxt8El7L4qAzFHNiBqPMEahuGqUDKlGpook01EYh9U5s/ciL+eBJa+X40e3PTNQ/nmbNoba1E+5AcQl6TzCGwOsHd/9z7dUVHT6PxT/ZOy8YFc94/b1Kzfo2DjQn5Ej9DGvoDzGKS92G2r7x7jjOCgyodIQy/AX27svCvCAw4oEICJjfDesjDVqTMXPVRtnGcYpVkbqkuMLaowj6lFcDb5e+Q+MVG+oB9X9fwKH/z2nh68wV69UYl2aK0VabepF5XCbaydteaJRmpIKeEp+SSYxMyVufBR1L0x+iiUogq/SxowBHjhEIgOADhpB7ofb94guNqzKgZbRn02sla","from":"workspace"}', '01M8PSHVXZNF60ZDK1G6ZK41CH', '2026-09-21T09:00:00.000Z');
INSERT INTO case_file (id, family_ref, content, created_at, changed_at) VALUES ('01M8PSHWEHPE7VCN4JF8JTX232', 'WX-2026-0417', '{"children":[],"people":[],"chronology":[],"household":[],"otherNames":[],"numbers":[],"relationships":[],"statuses":[],"agencies":[],"appointments":[]}', '2026-09-21T09:00:00.000Z', '2026-09-21T09:00:00.000Z');
INSERT INTO record (id, case_id, type, title, family_ref, date, state, version, signed_by, signed_at, created_by, created_at, changed_at) VALUES ('01M8PSHWB8RQ0963WD9HYP6MHY', NULL, 'ICPC', 'Ashby', 'WX-1', '2026-09-17', 'signed', '1.0', 'Priya Noor', '2026-09-18T10:00:00Z', '01M8PSHVXZNF60ZDK1G6ZK41CH', '2026-09-21T09:00:00.000Z', '2026-09-21T09:00:00.000Z');
INSERT INTO record (id, case_id, type, title, family_ref, date, state, version, signed_by, signed_at, created_by, created_at, changed_at) VALUES ('01M8PSHWERGBWE3ZK1DRFS3Y48', '01M8PSHWEHPE7VCN4JF8JTX232', 'ICPC', 'Ashby, review', 'WX-2026-0417', '2026-12-10', 'draft', '', '', '', '01M8PSHVXZNF60ZDK1G6ZK41CH', '2026-09-21T09:00:00.000Z', '2026-09-21T09:00:00.000Z');
INSERT INTO draft_update (id, record_id, seq, bytes, by, from_window, at) VALUES (1, '01M8PSHWB8RQ0963WD9HYP6MHY', 1, X'01da018d9fcc8709002801076d656574696e670474797065017704494350432801076d656574696e6707737562547970650177002801076d656574696e670f74656d706c61746556657273696f6e0177002801076d656574696e67057469746c6501770541736862792801076d656574696e6709617574686f7269747901770f5765786d6f6f7220436f756e63696c2801076d656574696e670c636173655265664c6162656c01770a4c4353206e756d6265722801076d656574696e670966616d696c7952656601770457582d312801076d656574696e67046461746501770a323032362d30392d31372801076d656574696e670573746172740177002801076d656574696e6703656e640177002801076d656574696e67046d6f64650177002801076d656574696e6705706c6163650177002801076d656574696e670f636f6e666572656e63654d6f64656c0177002801076d656574696e67056368616972017707702d63686169722801076d656574696e670b6d696e75746554616b6572017704702d6d742801076d656574696e670b696e7465727072657465720177002801076d656574696e670f7265636f7264696e67506f6c6963790177002801076d656574696e670d707572706f73654f66506c616e017700280109636f726547726f7570076d656d62657273017500280109636f726547726f75700c66697273744d656574696e6701770028010b6e6578744d656574696e67047479706501770028010b6e6578744d656574696e67046461746501770028010b6e6578744d656574696e67067669736974730177002801066c61796f757406666f726d6174017d010701086368696c6472656e0128008d9fcc870918026964017702633128008d9fcc870918046e616d6501770941646120417368627928008d9fcc87091803646f6201770028008d9fcc87091806756e626f726e017928008d9fcc870918076361736552656601770028008d9fcc8709180773657474696e6701770028008d9fcc870918096574686e696369747901770028008d9fcc8709180d66697273744c616e677561676501770028008d9fcc870918056e6565647301770028008d9fcc8709180a706c616e4265666f726501770028008d9fcc8709180d70726576696f7573506c616e7301750028008d9fcc870918047365656e01750028008d9fcc8709180f6f776e4170706f696e746d656e74730179878d9fcc8709180128008d9fcc870926026964017702633228008d9fcc870926046e616d65017708426f20417368627928008d9fcc87092603646f6201770028008d9fcc87092606756e626f726e017928008d9fcc870926076361736552656601770028008d9fcc8709260773657474696e6701770028008d9fcc870926096574686e696369747901770028008d9fcc8709260d66697273744c616e677561676501770028008d9fcc870926056e6565647301770028008d9fcc8709260a706c616e4265666f726501770028008d9fcc8709260d70726576696f7573506c616e7301750028008d9fcc870926047365656e01750028008d9fcc8709260f6f776e4170706f696e746d656e7473017907010670656f706c650128008d9fcc870934026964017705702d6d756d28008d9fcc870934046e616d6501770a44616e6120417368627928008d9fcc87093404726f6c650177066d6f7468657228008d9fcc870934066167656e637901770028008d9fcc8709340b6167656e637947726f757001770028008d9fcc870934086a6f625469746c6501770028008d9fcc870934026f66017502770263317702633228008d9fcc8709340c73746570506172656e744f6601750028008d9fcc87093416706172656e74616c526573706f6e736962696c69747901750028008d9fcc8709340b696e486f757365686f6c64017828008d9fcc8709340664657461696c01770028008d9fcc870934076164647265737301770028008d9fcc8709340570686f6e6501770028008d9fcc87093408656d706c6f79657201770028008d9fcc8709341377697468686f6c644164647265737346726f6d01750028008d9fcc8709340e77697468686f6c64526561736f6e01770028008d9fcc87093407616c696173657301750028008d9fcc8709340b6c617374436865636b656401770028008d9fcc87093411776f726b73576974684368696c6472656e017928008d9fcc870934096163636f756e744964017700878d9fcc8709340128008d9fcc870949026964017705702d64616428008d9fcc870949046e616d6501770853616d2048696c6c28008d9fcc87094904726f6c6501770666617468657228008d9fcc870949066167656e637901770028008d9fcc8709490b6167656e637947726f757001770028008d9fcc870949086a6f625469746c6501770028008d9fcc870949026f660175017702633128008d9fcc8709490c73746570506172656e744f6601750028008d9fcc87094916706172656e74616c526573706f6e736962696c69747901750028008d9fcc8709490b696e486f757365686f6c64017928008d9fcc8709490664657461696c01770028008d9fcc870949076164647265737301770028008d9fcc8709490570686f6e6501770028008d9fcc87094908656d706c6f79657201770028008d9fcc8709491377697468686f6c644164647265737346726f6d01750028008d9fcc8709490e77697468686f6c64526561736f6e01770028008d9fcc87094907616c696173657301750028008d9fcc8709490b6c617374436865636b656401770028008d9fcc87094911776f726b73576974684368696c6472656e017928008d9fcc870949096163636f756e744964017700878d9fcc8709490128008d9fcc87095e026964017707702d636861697228008d9fcc87095e046e616d6501770a5072697961204e6f6f7228008d9fcc87095e04726f6c6501770c70726f66657373696f6e616c28008d9fcc87095e066167656e637901770028008d9fcc87095e0b6167656e637947726f757001770343534328008d9fcc87095e086a6f625469746c6501770028008d9fcc87095e026f6601750028008d9fcc87095e0c73746570506172656e744f6601750028008d9fcc87095e16706172656e74616c526573706f6e736962696c69747901750028008d9fcc87095e0b696e486f757365686f6c64017928008d9fcc87095e0664657461696c01770028008d9fcc87095e076164647265737301770028008d9fcc87095e0570686f6e6501770028008d9fcc87095e08656d706c6f79657201770028008d9fcc87095e1377697468686f6c644164647265737346726f6d01750028008d9fcc87095e0e77697468686f6c64526561736f6e01770028008d9fcc87095e07616c696173657301750028008d9fcc87095e0b6c617374436865636b656401770028008d9fcc87095e11776f726b73576974684368696c6472656e017928008d9fcc87095e096163636f756e74496401771a30314d3850534856585a4e4636305a444b3147365a4b34314348878d9fcc87095e0128008d9fcc870973026964017704702d6d7428008d9fcc870973046e616d650177084e656c6c204f727228008d9fcc87097304726f6c6501770c70726f66657373696f6e616c28008d9fcc870973066167656e637901770028008d9fcc8709730b6167656e637947726f757001770343534328008d9fcc870973086a6f625469746c6501770c4d696e7574652074616b657228008d9fcc870973026f6601750028008d9fcc8709730c73746570506172656e744f6601750028008d9fcc87097316706172656e74616c526573706f6e736962696c69747901750028008d9fcc8709730b696e486f757365686f6c64017928008d9fcc8709730664657461696c01770028008d9fcc870973076164647265737301770028008d9fcc8709730570686f6e6501770028008d9fcc87097308656d706c6f79657201770028008d9fcc8709731377697468686f6c644164647265737346726f6d01750028008d9fcc8709730e77697468686f6c64526561736f6e01770028008d9fcc87097307616c696173657301750028008d9fcc8709730b6c617374436865636b656401770028008d9fcc87097311776f726b73576974684368696c6472656e017928008d9fcc870973096163636f756e744964017700878d9fcc8709730128008d9fcc87098801026964017704702d687628008d9fcc87098801046e616d6501770d53696f6268616e20477265656e28008d9fcc8709880104726f6c6501770c70726f66657373696f6e616c28008d9fcc87098801066167656e6379017710436f6d6d756e697479204865616c746828008d9fcc870988010b6167656e637947726f757001770028008d9fcc87098801086a6f625469746c650177054e7572736528008d9fcc87098801026f6601750028008d9fcc870988010c73746570506172656e744f6601750028008d9fcc8709880116706172656e74616c526573706f6e736962696c69747901750028008d9fcc870988010b696e486f757365686f6c64017928008d9fcc870988010664657461696c01770028008d9fcc87098801076164647265737301770028008d9fcc870988010570686f6e6501770028008d9fcc8709880108656d706c6f79657201770028008d9fcc870988011377697468686f6c644164647265737346726f6d01750028008d9fcc870988010e77697468686f6c64526561736f6e01770028008d9fcc8709880107616c696173657301750028008d9fcc870988010b6c617374436865636b656401770028008d9fcc8709880111776f726b73576974684368696c6472656e017928008d9fcc87098801096163636f756e74496401770007010a617474656e64616e63650128008d9fcc87099d0102696401770861742d702d6d756d28008d9fcc87099d0106706572736f6e017705702d6d756d28008d9fcc87099d0106737461747573017708617474656e64656428008d9fcc87099d01046d6f646501770028008d9fcc87099d010664657461696c01770028008d9fcc87099d010f7265706f72745375626d697474656401770028008d9fcc87099d010a7265706f72744461746501770028008d9fcc87099d01167265706f72745368617265645769746846616d696c7901770028008d9fcc87099d01147265706f72745769746868656c64526561736f6e017700878d9fcc87099d010128008d9fcc8709a70102696401770861742d702d64616428008d9fcc8709a70106706572736f6e017705702d64616428008d9fcc8709a70106737461747573017708617474656e64656428008d9fcc8709a701046d6f646501770028008d9fcc8709a7010664657461696c01770028008d9fcc8709a7010f7265706f72745375626d697474656401770028008d9fcc8709a7010a7265706f72744461746501770028008d9fcc8709a701167265706f72745368617265645769746846616d696c7901770028008d9fcc8709a701147265706f72745769746868656c64526561736f6e017700878d9fcc8709a7010128008d9fcc8709b10102696401770761742d702d687628008d9fcc8709b10106706572736f6e017704702d687628008d9fcc8709b10106737461747573017708617474656e64656428008d9fcc8709b101046d6f646501770028008d9fcc8709b1010664657461696c01770028008d9fcc8709b1010f7265706f72745375626d697474656401770028008d9fcc8709b1010a7265706f72744461746501770028008d9fcc8709b101167265706f72745368617265645769746846616d696c7901770028008d9fcc8709b101147265706f72745769746868656c64526561736f6e017700878d9fcc8709b1010128008d9fcc8709bb0102696401770a61742d702d636861697228008d9fcc8709bb0106706572736f6e017707702d636861697228008d9fcc8709bb0106737461747573017708617474656e64656428008d9fcc8709bb01046d6f646501770028008d9fcc8709bb010664657461696c01770028008d9fcc8709bb010f7265706f72745375626d697474656401770028008d9fcc8709bb010a7265706f72744461746501770028008d9fcc8709bb01167265706f72745368617265645769746846616d696c7901770028008d9fcc8709bb01147265706f72745769746868656c64526561736f6e01770007011173656374696f6e3a737472656e677468730305656e74727907008d9fcc8709c501030970617261677261706807008d9fcc8709c6010604008d9fcc8709c7013841646120776173207765696768656420696e20636c696e6963206f6e207468726565206f63636173696f6e7320746869732073756d6d657228008d9fcc8709c501026964017708652d73686172656428008d9fcc8709c50107737065616b6572017704702d687628008d9fcc8709c5010561626f7574017703616c6c878d9fcc8709c5010305656e74727907008d9fcc87098302030970617261677261706807008d9fcc870984020604008d9fcc8709850235426f20746f6c642068697320746561636865722074686174206865206c696b657320666f6f7462616c6c206f6e204672696461797328008d9fcc87098302026964017704652d626f28008d9fcc870983020561626f757401750177026332878d9fcc870983020305656e74727907008d9fcc8709bd02030970617261677261706807008d9fcc8709be020604008d9fcc8709bf023344616e61206d6f76656420746f2074686520726566756765206174204b65737472656c20486f757365206c617374207765656b28008d9fcc8709bd02026964017708652d73656372657428008d9fcc8709bd020561626f7574017703616c6c28008d9fcc8709bd020861756469656e636501770673686172656428008d9fcc8709bd020c77697468686f6c6446726f6d0175017705702d64616400', '01M8PSHVXZNF60ZDK1G6ZK41CH', '', '2026-09-21T09:00:00.000Z');
INSERT INTO draft_update (id, record_id, seq, bytes, by, from_window, at) VALUES (2, '01M8PSHWERGBWE3ZK1DRFS3Y48', 1, X'01da01c0dea6df0e002801076d656574696e670474797065017704494350432801076d656574696e6707737562547970650177002801076d656574696e670f74656d706c61746556657273696f6e0177002801076d656574696e67057469746c6501770541736862792801076d656574696e6709617574686f7269747901770f5765786d6f6f7220436f756e63696c2801076d656574696e670c636173655265664c6162656c01770a4c4353206e756d6265722801076d656574696e670966616d696c7952656601770457582d312801076d656574696e67046461746501770a323032362d30392d31372801076d656574696e670573746172740177002801076d656574696e6703656e640177002801076d656574696e67046d6f64650177002801076d656574696e6705706c6163650177002801076d656574696e670f636f6e666572656e63654d6f64656c0177002801076d656574696e67056368616972017707702d63686169722801076d656574696e670b6d696e75746554616b6572017704702d6d742801076d656574696e670b696e7465727072657465720177002801076d656574696e670f7265636f7264696e67506f6c6963790177002801076d656574696e670d707572706f73654f66506c616e017700280109636f726547726f7570076d656d62657273017500280109636f726547726f75700c66697273744d656574696e6701770028010b6e6578744d656574696e67047479706501770028010b6e6578744d656574696e67046461746501770028010b6e6578744d656574696e67067669736974730177002801066c61796f757406666f726d6174017d010701086368696c6472656e012800c0dea6df0e1802696401770263312800c0dea6df0e18046e616d650177094164612041736862792800c0dea6df0e1803646f620177002800c0dea6df0e1806756e626f726e01792800c0dea6df0e1807636173655265660177002800c0dea6df0e180773657474696e670177002800c0dea6df0e18096574686e69636974790177002800c0dea6df0e180d66697273744c616e67756167650177002800c0dea6df0e18056e656564730177002800c0dea6df0e180a706c616e4265666f72650177002800c0dea6df0e180d70726576696f7573506c616e730175002800c0dea6df0e18047365656e0175002800c0dea6df0e180f6f776e4170706f696e746d656e7473017987c0dea6df0e18012800c0dea6df0e2602696401770263322800c0dea6df0e26046e616d65017708426f2041736862792800c0dea6df0e2603646f620177002800c0dea6df0e2606756e626f726e01792800c0dea6df0e2607636173655265660177002800c0dea6df0e260773657474696e670177002800c0dea6df0e26096574686e69636974790177002800c0dea6df0e260d66697273744c616e67756167650177002800c0dea6df0e26056e656564730177002800c0dea6df0e260a706c616e4265666f72650177002800c0dea6df0e260d70726576696f7573506c616e730175002800c0dea6df0e26047365656e0175002800c0dea6df0e260f6f776e4170706f696e746d656e7473017907010670656f706c65012800c0dea6df0e34026964017705702d6d756d2800c0dea6df0e34046e616d6501770a44616e612041736862792800c0dea6df0e3404726f6c650177066d6f746865722800c0dea6df0e34066167656e63790177002800c0dea6df0e340b6167656e637947726f75700177002800c0dea6df0e34086a6f625469746c650177002800c0dea6df0e34026f6601750277026331770263322800c0dea6df0e340c73746570506172656e744f660175002800c0dea6df0e3416706172656e74616c526573706f6e736962696c6974790175002800c0dea6df0e340b696e486f757365686f6c6401782800c0dea6df0e340664657461696c0177002800c0dea6df0e3407616464726573730177002800c0dea6df0e340570686f6e650177002800c0dea6df0e3408656d706c6f7965720177002800c0dea6df0e341377697468686f6c644164647265737346726f6d0175002800c0dea6df0e340e77697468686f6c64526561736f6e0177002800c0dea6df0e3407616c69617365730175002800c0dea6df0e340b6c617374436865636b65640177002800c0dea6df0e3411776f726b73576974684368696c6472656e01792800c0dea6df0e34096163636f756e74496401770087c0dea6df0e34012800c0dea6df0e49026964017705702d6461642800c0dea6df0e49046e616d6501770853616d2048696c6c2800c0dea6df0e4904726f6c650177066661746865722800c0dea6df0e49066167656e63790177002800c0dea6df0e490b6167656e637947726f75700177002800c0dea6df0e49086a6f625469746c650177002800c0dea6df0e49026f66017501770263312800c0dea6df0e490c73746570506172656e744f660175002800c0dea6df0e4916706172656e74616c526573706f6e736962696c6974790175002800c0dea6df0e490b696e486f757365686f6c6401792800c0dea6df0e490664657461696c0177002800c0dea6df0e4907616464726573730177002800c0dea6df0e490570686f6e650177002800c0dea6df0e4908656d706c6f7965720177002800c0dea6df0e491377697468686f6c644164647265737346726f6d0175002800c0dea6df0e490e77697468686f6c64526561736f6e0177002800c0dea6df0e4907616c69617365730175002800c0dea6df0e490b6c617374436865636b65640177002800c0dea6df0e4911776f726b73576974684368696c6472656e01792800c0dea6df0e49096163636f756e74496401770087c0dea6df0e49012800c0dea6df0e5e026964017707702d63686169722800c0dea6df0e5e046e616d6501770a5072697961204e6f6f722800c0dea6df0e5e04726f6c6501770c70726f66657373696f6e616c2800c0dea6df0e5e066167656e63790177002800c0dea6df0e5e0b6167656e637947726f75700177034353432800c0dea6df0e5e086a6f625469746c650177002800c0dea6df0e5e026f660175002800c0dea6df0e5e0c73746570506172656e744f660175002800c0dea6df0e5e16706172656e74616c526573706f6e736962696c6974790175002800c0dea6df0e5e0b696e486f757365686f6c6401792800c0dea6df0e5e0664657461696c0177002800c0dea6df0e5e07616464726573730177002800c0dea6df0e5e0570686f6e650177002800c0dea6df0e5e08656d706c6f7965720177002800c0dea6df0e5e1377697468686f6c644164647265737346726f6d0175002800c0dea6df0e5e0e77697468686f6c64526561736f6e0177002800c0dea6df0e5e07616c69617365730175002800c0dea6df0e5e0b6c617374436865636b65640177002800c0dea6df0e5e11776f726b73576974684368696c6472656e01792800c0dea6df0e5e096163636f756e74496401771a30314d3850534856585a4e4636305a444b3147365a4b3431434887c0dea6df0e5e012800c0dea6df0e73026964017704702d6d742800c0dea6df0e73046e616d650177084e656c6c204f72722800c0dea6df0e7304726f6c6501770c70726f66657373696f6e616c2800c0dea6df0e73066167656e63790177002800c0dea6df0e730b6167656e637947726f75700177034353432800c0dea6df0e73086a6f625469746c6501770c4d696e7574652074616b65722800c0dea6df0e73026f660175002800c0dea6df0e730c73746570506172656e744f660175002800c0dea6df0e7316706172656e74616c526573706f6e736962696c6974790175002800c0dea6df0e730b696e486f757365686f6c6401792800c0dea6df0e730664657461696c0177002800c0dea6df0e7307616464726573730177002800c0dea6df0e730570686f6e650177002800c0dea6df0e7308656d706c6f7965720177002800c0dea6df0e731377697468686f6c644164647265737346726f6d0175002800c0dea6df0e730e77697468686f6c64526561736f6e0177002800c0dea6df0e7307616c69617365730175002800c0dea6df0e730b6c617374436865636b65640177002800c0dea6df0e7311776f726b73576974684368696c6472656e01792800c0dea6df0e73096163636f756e74496401770087c0dea6df0e73012800c0dea6df0e8801026964017704702d68762800c0dea6df0e8801046e616d6501770d53696f6268616e20477265656e2800c0dea6df0e880104726f6c6501770c70726f66657373696f6e616c2800c0dea6df0e8801066167656e6379017710436f6d6d756e697479204865616c74682800c0dea6df0e88010b6167656e637947726f75700177002800c0dea6df0e8801086a6f625469746c650177054e757273652800c0dea6df0e8801026f660175002800c0dea6df0e88010c73746570506172656e744f660175002800c0dea6df0e880116706172656e74616c526573706f6e736962696c6974790175002800c0dea6df0e88010b696e486f757365686f6c6401792800c0dea6df0e88010664657461696c0177002800c0dea6df0e880107616464726573730177002800c0dea6df0e88010570686f6e650177002800c0dea6df0e880108656d706c6f7965720177002800c0dea6df0e88011377697468686f6c644164647265737346726f6d0175002800c0dea6df0e88010e77697468686f6c64526561736f6e0177002800c0dea6df0e880107616c69617365730175002800c0dea6df0e88010b6c617374436865636b65640177002800c0dea6df0e880111776f726b73576974684368696c6472656e01792800c0dea6df0e8801096163636f756e74496401770007010a617474656e64616e6365012800c0dea6df0e9d0102696401770861742d702d6d756d2800c0dea6df0e9d0106706572736f6e017705702d6d756d2800c0dea6df0e9d0106737461747573017708617474656e6465642800c0dea6df0e9d01046d6f64650177002800c0dea6df0e9d010664657461696c0177002800c0dea6df0e9d010f7265706f72745375626d69747465640177002800c0dea6df0e9d010a7265706f7274446174650177002800c0dea6df0e9d01167265706f72745368617265645769746846616d696c790177002800c0dea6df0e9d01147265706f72745769746868656c64526561736f6e01770087c0dea6df0e9d01012800c0dea6df0ea70102696401770861742d702d6461642800c0dea6df0ea70106706572736f6e017705702d6461642800c0dea6df0ea70106737461747573017708617474656e6465642800c0dea6df0ea701046d6f64650177002800c0dea6df0ea7010664657461696c0177002800c0dea6df0ea7010f7265706f72745375626d69747465640177002800c0dea6df0ea7010a7265706f7274446174650177002800c0dea6df0ea701167265706f72745368617265645769746846616d696c790177002800c0dea6df0ea701147265706f72745769746868656c64526561736f6e01770087c0dea6df0ea701012800c0dea6df0eb10102696401770761742d702d68762800c0dea6df0eb10106706572736f6e017704702d68762800c0dea6df0eb10106737461747573017708617474656e6465642800c0dea6df0eb101046d6f64650177002800c0dea6df0eb1010664657461696c0177002800c0dea6df0eb1010f7265706f72745375626d69747465640177002800c0dea6df0eb1010a7265706f7274446174650177002800c0dea6df0eb101167265706f72745368617265645769746846616d696c790177002800c0dea6df0eb101147265706f72745769746868656c64526561736f6e01770087c0dea6df0eb101012800c0dea6df0ebb0102696401770a61742d702d63686169722800c0dea6df0ebb0106706572736f6e017707702d63686169722800c0dea6df0ebb0106737461747573017708617474656e6465642800c0dea6df0ebb01046d6f64650177002800c0dea6df0ebb010664657461696c0177002800c0dea6df0ebb010f7265706f72745375626d69747465640177002800c0dea6df0ebb010a7265706f7274446174650177002800c0dea6df0ebb01167265706f72745368617265645769746846616d696c790177002800c0dea6df0ebb01147265706f72745769746868656c64526561736f6e01770007011173656374696f6e3a737472656e677468730305656e7472790700c0dea6df0ec50103097061726167726170680700c0dea6df0ec601060400c0dea6df0ec7013841646120776173207765696768656420696e20636c696e6963206f6e207468726565206f63636173696f6e7320746869732073756d6d65722800c0dea6df0ec501026964017708652d7368617265642800c0dea6df0ec50107737065616b6572017704702d68762800c0dea6df0ec5010561626f7574017703616c6c87c0dea6df0ec5010305656e7472790700c0dea6df0e830203097061726167726170680700c0dea6df0e8402060400c0dea6df0e850235426f20746f6c642068697320746561636865722074686174206865206c696b657320666f6f7462616c6c206f6e20467269646179732800c0dea6df0e8302026964017704652d626f2800c0dea6df0e83020561626f75740175017702633287c0dea6df0e83020305656e7472790700c0dea6df0ebd0203097061726167726170680700c0dea6df0ebe02060400c0dea6df0ebf023344616e61206d6f76656420746f2074686520726566756765206174204b65737472656c20486f757365206c617374207765656b2800c0dea6df0ebd02026964017708652d7365637265742800c0dea6df0ebd020561626f7574017703616c6c2800c0dea6df0ebd020861756469656e63650177067368617265642800c0dea6df0ebd020c77697468686f6c6446726f6d0175017705702d64616400', '01M8PSHVXZNF60ZDK1G6ZK41CH', '', '2026-09-21T09:00:00.000Z');
INSERT INTO statement (id, record_id, content, by, at) VALUES ('st-1', '01M8PSHWERGBWE3ZK1DRFS3Y48', '{"id":"st-1","kind":"override","ruleId":"R1","about":"all","text":"She was seen alone at school.","fields":{},"reviewBy":"","byAccount":"01M8PSHVXZNF60ZDK1G6ZK41CH","byName":"Priya Noor","role":"CP chair","at":"2026-09-21T09:00:00.000Z"}', '01M8PSHVXZNF60ZDK1G6ZK41CH', '2026-09-21T09:00:00.000Z');
INSERT INTO signed_version (record_id, version, canonical_json, sha256, rule_set, app_version, findings, signed_by, role, signed_at, signed_at_local, rules_json, template_json, audit_seq, audit_hash) VALUES ('01M8PSHWB8RQ0963WD9HYP6MHY', '1.0', '{"actions":[],"answers":[],"attendance":[{"detail":"","id":"at-p-mum","mode":"","person":"p-mum","reportDate":"","reportSharedWithFamily":"","reportSubmitted":"","reportWithheldReason":"","status":"attended"},{"detail":"","id":"at-p-dad","mode":"","person":"p-dad","reportDate":"","reportSharedWithFamily":"","reportSubmitted":"","reportWithheldReason":"","status":"attended"},{"detail":"","id":"at-p-hv","mode":"","person":"p-hv","reportDate":"","reportSharedWithFamily":"","reportSubmitted":"","reportWithheldReason":"","status":"attended"},{"detail":"","id":"at-p-chair","mode":"","person":"p-chair","reportDate":"","reportSharedWithFamily":"","reportSubmitted":"","reportWithheldReason":"","status":"attended"}],"children":[{"caseRef":"","dob":"","ethnicity":"","firstLanguage":"","id":"c1","name":"Ada Ashby","needs":"","ownAppointments":false,"planBefore":"","previousPlans":[],"seen":[],"setting":"","unborn":false},{"caseRef":"","dob":"","ethnicity":"","firstLanguage":"","id":"c2","name":"Bo Ashby","needs":"","ownAppointments":false,"planBefore":"","previousPlans":[],"seen":[],"setting":"","unborn":false}],"chronology":[],"coreGroup":{"firstMeeting":"","members":[]},"cueResolutions":[],"decisions":[],"dissent":[],"events":[],"format":"chairside-minutes/1","goals":[],"lateReasons":[],"meeting":{"authority":"Wexmoor Council","caseRefLabel":"LCS number","chair":"p-chair","conferenceModel":"","date":"2026-09-17","end":"","familyRef":"WX-1","interpreter":"","minuteTaker":"p-mt","mode":"","place":"","purposeOfPlan":"","recordingPolicy":"","start":"","subType":"","templateVersion":"","title":"Ashby","triggers":{},"type":"ICPC"},"nextMeeting":{"date":"","type":"","visits":""},"people":[{"accountId":"","address":"","agency":"","agencyGroup":"","aliases":[],"detail":"","employer":"","id":"p-mum","inHousehold":true,"jobTitle":"","lastChecked":"","name":"Dana Ashby","of":["c1","c2"],"parentalResponsibility":[],"phone":"","role":"mother","stepParentOf":[],"withholdAddressFrom":[],"withholdReason":"","worksWithChildren":false},{"accountId":"","address":"","agency":"","agencyGroup":"","aliases":[],"detail":"","employer":"","id":"p-dad","inHousehold":false,"jobTitle":"","lastChecked":"","name":"Sam Hill","of":["c1"],"parentalResponsibility":[],"phone":"","role":"father","stepParentOf":[],"withholdAddressFrom":[],"withholdReason":"","worksWithChildren":false},{"accountId":"01M8PSHVXZNF60ZDK1G6ZK41CH","address":"","agency":"","agencyGroup":"CSC","aliases":[],"detail":"","employer":"","id":"p-chair","inHousehold":false,"jobTitle":"","lastChecked":"","name":"Priya Noor","of":[],"parentalResponsibility":[],"phone":"","role":"professional","stepParentOf":[],"withholdAddressFrom":[],"withholdReason":"","worksWithChildren":false},{"accountId":"","address":"","agency":"","agencyGroup":"CSC","aliases":[],"detail":"","employer":"","id":"p-mt","inHousehold":false,"jobTitle":"Minute taker","lastChecked":"","name":"Nell Orr","of":[],"parentalResponsibility":[],"phone":"","role":"professional","stepParentOf":[],"withholdAddressFrom":[],"withholdReason":"","worksWithChildren":false},{"accountId":"","address":"","agency":"Community Health","agencyGroup":"","aliases":[],"detail":"","employer":"","id":"p-hv","inHousehold":false,"jobTitle":"Nurse","lastChecked":"","name":"Siobhan Green","of":[],"parentalResponsibility":[],"phone":"","role":"professional","stepParentOf":[],"withholdAddressFrom":[],"withholdReason":"","worksWithChildren":false}],"previousActions":[],"sections":[{"child":"","entries":[{"about":"all","blocks":[{"runs":[{"text":"Ada was weighed in clinic on three occasions this summer"}],"type":"paragraph"}],"id":"e-shared","speaker":"p-hv","withholdFrom":[]},{"about":["c2"],"blocks":[{"runs":[{"text":"Bo told his teacher that he likes football on Fridays"}],"type":"paragraph"}],"id":"e-bo","speaker":"","withholdFrom":[]},{"about":"all","audience":"shared","blocks":[{"runs":[{"text":"Dana moved to the refuge at Kestrel House last week"}],"type":"paragraph"}],"id":"e-secret","speaker":"","withholdFrom":["p-dad"]}],"key":"strengths"}],"statements":[],"tables":[],"tools":[],"unread":[],"views":[]}', '8b78c08ea091e454688049e4fa6a3fd61986ef32ab9512002594b95d8506186a', '', '', '[]', 'Priya Noor', 'CP chair', '2026-09-18T10:00:00Z', '', 'null', 'null', 0, '');
INSERT INTO signed_file (record_id, version, recipient_id, kind, file_name, bytes, sha256) VALUES ('01M8PSHWB8RQ0963WD9HYP6MHY', '1.0', 'internal', 'internal', 'internal.docx', X'666972737420696e7465726e616c', '907ea72cb0c0eb864381bccb9b76e5453c418138751fb874be9bf525a9110704');
INSERT INTO signed_file (record_id, version, recipient_id, kind, file_name, bytes, sha256) VALUES ('01M8PSHWB8RQ0963WD9HYP6MHY', '1.0', 'p-dad', 'parent', 'parent.docx', X'666972737420702d646164', '13f70951eed333b796afd7ba88b3fe74f38db3827dfb94bfb4f24792fadf548f');
INSERT INTO signed_file (record_id, version, recipient_id, kind, file_name, bytes, sha256) VALUES ('01M8PSHWB8RQ0963WD9HYP6MHY', '1.0', 'p-hv', 'professionals', 'professionals.docx', X'666972737420702d6876', '06bd2771a6e5c3eac3b5b35a571e264e937efc0bed455a6f92dd894088402137');
INSERT INTO signed_file (record_id, version, recipient_id, kind, file_name, bytes, sha256) VALUES ('01M8PSHWB8RQ0963WD9HYP6MHY', '1.0', 'p-mum', 'parent', 'parent.docx', X'666972737420702d6d756d', '3acf8a2e14048e7a463361449e7af5c4d10e1185940842981d9daf08c032e67d');
INSERT INTO correction_request (id, record_id, version, content, due, late, by_account, by_name, role, at) VALUES ('01M8PSHWDF7AK6KB2Q7CA8WGP0', '01M8PSHWB8RQ0963WD9HYP6MHY', '1.0', '{"asker":{"person":"p-mum","name":"Dana Ashby","relation":""},"section":"What is working well","words":"three occasions this summer","proposed":"four occasions this summer","reason":"The red book shows four.","statement":"","askedOn":"2026-09-20","how":"by phone"}', '2026-10-02', 0, '01M8PSHVXZNF60ZDK1G6ZK41CH', 'Priya Noor', 'CP chair', '2026-09-21T09:00:00.000Z');
INSERT INTO correction_outcome (request_id, content, by_account, by_name, role, at) VALUES ('01M8PSHWDF7AK6KB2Q7CA8WGP0', '{"outcome":"factual error accepted","reason":"","newWords":"four occasions this summer","statement":"","audience":"shared","withholdFrom":[]}', '01M8PSHVXZNF60ZDK1G6ZK41CH', 'Priya Noor', 'CP chair', '2026-09-21T09:00:00.000Z');
INSERT INTO legal_hold (id, kind, subject, reason, by_account, by_name, at, lifted_at, lifted_by, lifted_name, lifted_because) VALUES ('01M8PSHWEYYZ9TBN2T3DKEC2T3', 'record', '01M8PSHWB8RQ0963WD9HYP6MHY', 'Asked for by the coroner', '01M8PSHVXZNF60ZDK1G6ZK41CH', 'Priya Noor', '2026-09-21T09:00:00.000Z', '', '', '', '');
INSERT INTO learning_theme (theme_id, version, standing, content, by_account, by_name, at) VALUES ('seed-allegation-same-day', 1, 'in use', '{"title":"An allegation of a crime goes to a strategy discussion the same day","kind":"local","source":"Recommendation 3.2 of the response plan that Chairside serves. Came with Chairside: name the local review here that taught you this.","reviewed":"","link":"","happened":"Somebody said that a child had been hurt, and it waited for the next meeting.","change":"What may be a crime against a child is passed on at once, the police and Children’s Social Care speak on the same day, and what could be evidence is kept as it is until they have.","questions":["Who was told, at what time, and under which reference?","What could be lost if we wait until tomorrow?","Has anybody questioned the child who should not have?"],"tags":{"harms":["physical","sexual"],"cues":["CR"],"rules":["R-CR"],"meetings":["STRAT"],"ages":[],"words":[]}}', '', 'Chairside', '2026-11-30T17:55:27.379Z');
INSERT INTO learning_theme (theme_id, version, standing, content, by_account, by_name, at) VALUES ('seed-babies', 1, 'in use', '{"title":"Babies cannot tell, and can be hurt quickly","kind":"national","source":"A general theme of reviews across England. Came with Chairside: name the publication that your training uses.","reviewed":"","link":"","happened":"Pressure around a new baby grew within days, and plans were made for weeks.","change":"Before and after a birth, plans say who sees the baby, how often and where they sleep. Every adult in the home is known, and an injury to a baby who does not move about by themselves is always looked into.","questions":["Who looks after this baby at night, and who else is in the home?","What do we know of how earlier babies of these parents were cared for?","Can this injury happen to a baby of this age?"],"tags":{"harms":[],"cues":[],"rules":[],"meetings":[],"ages":["unborn","under 2"],"words":["newborn","pregnan","midwife"]}}', '', 'Chairside', '2026-11-30T17:55:27.379Z');
INSERT INTO learning_theme (theme_id, version, standing, content, by_account, by_name, at) VALUES ('seed-cause-before-closing', 1, 'in use', '{"title":"Ask what causes it before closing","kind":"local","source":"Recommendation 1.2 of the response plan that Chairside serves. Came with Chairside: name the local review here that taught you this.","reviewed":"","link":"","happened":"Work ended when what had been referred looked better, and nobody had asked what lay behind it.","change":"Before anything is closed or stepped down, each kind of harm is weighed as a possible cause and the reasons are written down. A manager who did not do the work adds their own reasoning.","questions":["What else could explain what we see in this child?","Which kind of harm have we not weighed, and why?","If we are wrong about this, how would we find out?"],"tags":{"harms":[],"cues":[],"rules":["R-CG","R-MO"],"meetings":["CLOSE","CIN_REVIEW","RCPC"],"ages":[],"words":["close the case","step down"]}}', '', 'Chairside', '2026-11-30T17:55:27.379Z');
INSERT INTO learning_theme (theme_id, version, standing, content, by_account, by_name, at) VALUES ('seed-chronology', 1, 'in use', '{"title":"One chronology that every agency has put its part into","kind":"local","source":"Recommendation 4.1 of the response plan that Chairside serves. Came with Chairside: name the local review here that taught you this.","reviewed":"","link":"","happened":"Every event was written down somewhere, and nobody had ever seen them in one line.","change":"The chronology is brought up to date before each decision, every agency confirms its own part, and somebody says in a sentence what pattern it shows.","questions":["What does the line of events show that no single one does?","Which agency has not put its part in?","What happened just before things got worse?"],"tags":{"harms":[],"cues":[],"rules":["R-CH"],"meetings":[],"ages":[],"words":["chronology"]}}', '', 'Chairside', '2026-11-30T17:55:27.379Z');
INSERT INTO learning_theme (theme_id, version, standing, content, by_account, by_name, at) VALUES ('seed-curiosity', 1, 'in use', '{"title":"Hope is not evidence","kind":"local","source":"Recommendation 12.1 of the response plan that Chairside serves. Came with Chairside: name the local review here that taught you this.","reviewed":"","link":"","happened":"Carers were friendly and kept some appointments, and professionals took that for change.","change":"What carers say is checked with somebody else, improvement is shown by what the child now has and for how long, and supervision asks for another explanation. What is done is described; nobody is given a label.","questions":["What has changed for the child, and who has seen it?","What would we think if these carers were unfriendly?","What have we been told that nobody has checked?"],"tags":{"harms":[],"cues":["OO","DC"],"rules":["R-PC","R-OO","R-DC"],"meetings":[],"ages":[],"words":[]}}', '', 'Chairside', '2026-11-30T17:55:27.379Z');
INSERT INTO learning_theme (theme_id, version, standing, content, by_account, by_name, at) VALUES ('seed-delay-in-court', 1, 'in use', '{"title":"Delay in court is felt by the child","kind":"local","source":"Recommendation 11.1 of the response plan that Chairside serves. Came with Chairside: name the local review here that taught you this.","reviewed":"","link":"","happened":"A case went through court for months, and those who saw the child each week did not know where it stood.","change":"Everybody with a proper interest hears regularly which stage the case has reached, what holds it up, who is to move it and what the delay does to the child.","questions":["Which week are we in, and what is holding it up?","What does waiting do to this child?","Who has not heard where it stands?"],"tags":{"harms":[],"cues":["LP"],"rules":["R-LP"],"meetings":["LEGAL"],"ages":[],"words":["care proceedings","pre-proceedings"]}}', '', 'Chairside', '2026-11-30T17:55:27.379Z');
INSERT INTO learning_theme (theme_id, version, standing, content, by_account, by_name, at) VALUES ('seed-disagreement', 1, 'in use', '{"title":"Disagree out loud, and take it further","kind":"local","source":"Recommendation 1.4 of the response plan that Chairside serves. Came with Chairside: name the local review here that taught you this.","reviewed":"","link":"","happened":"Professionals were uneasy with a decision and said so to each other, but not to those who could change it.","change":"Whoever disagrees says so in the meeting, it is recorded beside the decision, and it goes up step by step with a date for each until it is settled. The child is kept safe meanwhile.","questions":["Who in this room would have decided otherwise?","What has to happen today, whoever is right?","Who hears it next, and by when?"],"tags":{"harms":[],"cues":["ES"],"rules":["R-ES"],"meetings":["ESC"],"ages":[],"words":[]}}', '', 'Chairside', '2026-11-30T17:55:27.379Z');
INSERT INTO learning_theme (theme_id, version, standing, content, by_account, by_name, at) VALUES ('seed-history-repeats', 1, 'in use', '{"title":"A history that repeats, however long ago","kind":"local","source":"Recommendation 1.3 of the response plan that Chairside serves. Came with Chairside: name the local review here that taught you this.","reviewed":"","link":"","happened":"An old concern came back after quiet years and was read as something new.","change":"What happened before is laid beside what happens now, with no time limit. A family whose history repeats is read by a senior manager, and where they ask for it the Head of Service decides.","questions":["Has this, or something like it, happened before, to this child or to a brother or sister?","Which adult was there each time?","What was promised then, and did it last?"],"tags":{"harms":[],"cues":["HH"],"rules":["R-HH"],"meetings":["HRR"],"ages":[],"words":[]}}', '', 'Chairside', '2026-11-30T17:55:27.379Z');
INSERT INTO learning_theme (theme_id, version, standing, content, by_account, by_name, at) VALUES ('seed-learning-used', 1, 'in use', '{"title":"Learning that reaches the next family","kind":"local","source":"Recommendation 7.1 of the response plan that Chairside serves. Came with Chairside: name the local review here that taught you this.","reviewed":"","link":"","happened":"Reviews were read and filed, and the next family met the same mistakes.","change":"Supervision picks one lesson that fits this family and says what is done differently because of it, in this case and by whom.","questions":["Which review is closest to this family?","What would have gone differently there if they had done what we do now?","Who else in the service should hear this?"],"tags":{"harms":[],"cues":[],"rules":[],"meetings":["SUP_GROUP","SUP_SUP"],"ages":[],"words":["learning from reviews","case review"]}}', '', 'Chairside', '2026-11-30T17:55:27.379Z');
INSERT INTO learning_theme (theme_id, version, standing, content, by_account, by_name, at) VALUES ('seed-medicals', 1, 'in use', '{"title":"Agree what a medical is for before it takes place","kind":"local","source":"Recommendation 10.1 of the response plan that Chairside serves. Came with Chairside: name the local review here that taught you this.","reviewed":"","link":"","happened":"A medical was asked for or left out without anybody saying what it was to find, and its result was read as an all-clear.","change":"Children’s Social Care, the police and the doctor agree the purpose, the timing, consent and who else is to be examined. The child tells their own account, and a finding of nothing is not read as proof.","questions":["What is this medical to tell us, and what can it not tell us?","Have the brothers and sisters been thought of?","What did the child say, in their own words?"],"tags":{"harms":["physical","sexual"],"cues":[],"rules":["R-ME"],"meetings":[],"ages":[],"words":["medical","paediatrician"]}}', '', 'Chairside', '2026-11-30T17:55:27.379Z');
INSERT INTO learning_theme (theme_id, version, standing, content, by_account, by_name, at) VALUES ('seed-men-in-the-home', 1, 'in use', '{"title":"Know the men in a child’s life","kind":"national","source":"A general theme of reviews across England. Came with Chairside: name the publication that your training uses.","reviewed":"","link":"","happened":"Plans were made with the mother, and the men whom the child lived with or met were hardly asked about.","change":"Every adult who is in the home or in contact is named, spoken with and checked, fathers who live elsewhere are heard, and a new partner is asked about at each visit.","questions":["Which adults does this child meet in a week?","Who have we never spoken with?","What did each agency know of him?"],"tags":{"harms":["domestic"],"cues":[],"rules":[],"meetings":[],"ages":[],"words":["new partner","boyfriend"]}}', '', 'Chairside', '2026-11-30T17:55:27.379Z');
INSERT INTO learning_theme (theme_id, version, standing, content, by_account, by_name, at) VALUES ('seed-minutes-in-time', 1, 'in use', '{"title":"Minutes that people can act on, in time","kind":"local","source":"Recommendations 5.1 and 5.2 of the response plan that Chairside serves. Came with Chairside: name the local review here that taught you this.","reviewed":"","link":"","happened":"People left with their own idea of what had been agreed, and the minutes came when it was too late to act on them.","change":"Decisions go out the next day and minutes within their time, to everybody who has to act, with a name and a date for each action and proof that they arrived.","questions":["Did everybody who has to act have the last minutes before today?","Which action was carried over, and how often?","What is still only in somebody’s notebook?"],"tags":{"harms":[],"cues":["SM"],"rules":["R-MT","R-PA","R-SM"],"meetings":[],"ages":[],"words":[]}}', '', 'Chairside', '2026-11-30T17:55:27.379Z');
INSERT INTO learning_theme (theme_id, version, standing, content, by_account, by_name, at) VALUES ('seed-neglect-early', 1, 'in use', '{"title":"Measure neglect early, and measure it again","kind":"local","source":"Recommendation 2.2 of the response plan that Chairside serves. Came with Chairside: name the local review here that taught you this.","reviewed":"","link":"","happened":"Each visit found the home a little better or a little worse, and years went by without anybody measuring it.","change":"The council’s neglect tool is used as soon as neglect is asked about, by somebody trained for it, and again at a date that is set, so that change is shown and not felt.","questions":["What did the tool show, when, and for which child?","What is an ordinary day like in this home for the youngest child?","How long has it been like this?"],"tags":{"harms":["neglect"],"cues":["NG"],"rules":["R-NT"],"meetings":[],"ages":[],"words":[]}}', '', 'Chairside', '2026-11-30T17:55:27.379Z');
INSERT INTO learning_theme (theme_id, version, standing, content, by_account, by_name, at) VALUES ('seed-outside-the-home', 1, 'in use', '{"title":"Harm outside the home is child protection too","kind":"national","source":"A general theme of reviews across England. Came with Chairside: name the publication that your training uses.","reviewed":"","link":"","happened":"A young person was drawn into harm by others and was spoken of as if they had chosen it.","change":"The places and people that put a young person at risk are named and acted on, going missing is asked about each time, and a young person who is used by others is written of as a child who is harmed.","questions":["Where and with whom is this young person not safe?","What do they say about it, and to whom?","Which words in our records blame them?"],"tags":{"harms":["exploitation"],"cues":["VB"],"rules":[],"meetings":[],"ages":["12 to 17"],"words":["county lines","went missing","exploit"]}}', '', 'Chairside', '2026-11-30T17:55:27.379Z');
INSERT INTO learning_theme (theme_id, version, standing, content, by_account, by_name, at) VALUES ('seed-police-powers', 1, 'in use', '{"title":"Know when the police can keep a child safe at once","kind":"local","source":"Recommendation 9.1 of the response plan that Chairside serves. Came with Chairside: name the local review here that taught you this.","reviewed":"","link":"","happened":"Officers found children in conditions that nobody should be left in, and some did not know that they could act there and then.","change":"Everybody who may meet a child in danger knows that police powers of protection exist, for how long they last and whom to call, and each use is looked at afterwards.","questions":["Was there a moment when this child should not have been left where they were?","Who was there, and what did they know of their powers?","What is the plan for when it happens at night?"],"tags":{"harms":[],"cues":["PP"],"rules":["R-PP"],"meetings":[],"ages":[],"words":["police protection","squalor","squalid"]}}', '', 'Chairside', '2026-11-30T17:55:27.379Z');
INSERT INTO learning_theme (theme_id, version, standing, content, by_account, by_name, at) VALUES ('seed-sharing-information', 1, 'in use', '{"title":"Share what each agency knows, and ask for what is missing","kind":"local","source":"Recommendation 3.1 of the response plan that Chairside serves. Came with Chairside: name the local review here that taught you this.","reviewed":"","link":"","happened":"Each agency held a piece, and each piece alone looked small.","change":"Agencies are asked by name for what they know, what they bring is recorded with its source, and who did not answer is followed up with a date. A worry is referred, not only mentioned.","questions":["Which agency knows this family and is not in this record?","What did we hear second-hand and never check?","Who asked for it, and who answers by when?"],"tags":{"harms":[],"cues":["SR"],"rules":["R-CQ","R-SM","R-LA"],"meetings":[],"ages":[],"words":[]}}', '', 'Chairside', '2026-11-30T17:55:27.379Z');
INSERT INTO learning_theme (theme_id, version, standing, content, by_account, by_name, at) VALUES ('seed-signs-of-sexual-abuse', 1, 'in use', '{"title":"Signs of sexual abuse are acted on, not explained away","kind":"local","source":"Recommendation 2.1 of the response plan that Chairside serves. Came with Chairside: name the local review here that taught you this.","reviewed":"","link":"","happened":"A child showed what had happened to them by what they did, and each sign was given an everyday reason.","change":"Signs are collected and looked at together, also when the child says nothing or has taken back what they said. New wetting or soiling is asked about. Whoever sees a sign knows whom to tell on the same day.","questions":["Which signs are there when they are put side by side?","What has changed in this child, and since when?","Who has time alone with this child?"],"tags":{"harms":["sexual"],"cues":["CS"],"rules":["R-CS"],"meetings":[],"ages":[],"words":["bed-wetting","soiling","sexualised","secret"]}}', '', 'Chairside', '2026-11-30T17:55:27.379Z');
INSERT INTO learning_theme (theme_id, version, standing, content, by_account, by_name, at) VALUES ('seed-voice-of-the-child', 1, 'in use', '{"title":"See the child alone, and say what changed because of it","kind":"local","source":"Recommendation 6.1 of the response plan that Chairside serves. Came with Chairside: name the local review here that taught you this.","reviewed":"","link":"","happened":"The adults were heard at every visit, and what the child’s days were like was told by them.","change":"Each child is seen alone by the same trusted person, in a way that suits their age, and the record says what they said or showed and what was done because of it. Health professionals offer time alone too.","questions":["When was each child last seen alone, and by whom?","What does this child do when they are worried?","What have we changed because of what they told us?"],"tags":{"harms":[],"cues":["VO"],"rules":["R-VC"],"meetings":[],"ages":[],"words":[]}}', '', 'Chairside', '2026-11-30T17:55:27.379Z');
INSERT INTO learning_theme (theme_id, version, standing, content, by_account, by_name, at) VALUES ('seed-was-not-brought', 1, 'in use', '{"title":"Was Not Brought: a child depends on somebody to take them","kind":"local","source":"Recommendations 8.1 and 8.2 of the response plan that Chairside serves. Came with Chairside: name the local review here that taught you this.","reviewed":"","link":"","happened":"Missed appointments were counted as the child’s, and a service closed the file after the third.","change":"The record says who did not bring the child, what got in the way and what the child missed. When it goes on it is discussed in supervision as possible harm, stands in the chronology, and no service discharges a child without asking.","questions":["What has this child missed, and what may follow from it?","Who was to bring them, and what got in the way?","Which service is about to discharge them?"],"tags":{"harms":["neglect"],"cues":["WN"],"rules":["R-WN1","R-WN2"],"meetings":[],"ages":[],"words":["discharged","was not brought"]}}', '', 'Chairside', '2026-11-30T17:55:27.379Z');
INSERT INTO learning_theme (theme_id, version, standing, content, by_account, by_name, at) VALUES ('seed-wider-picture', 1, 'in use', '{"title":"Supervision that sees the whole family","kind":"local","source":"Recommendation 1.1 of the response plan that Chairside serves. Came with Chairside: name the local review here that taught you this.","reviewed":"","link":"","happened":"Supervision looked at tasks and dates, one at a time, and nobody stood back to look at the family.","change":"Every session says what the work has changed for each child, what the worker and the manager think differently about, and what the manager decides. Those who supervise are supervised too.","questions":["What do we know now that we did not know last time?","Which child of this family have we talked about least?","What would somebody new to the case ask us?"],"tags":{"harms":[],"cues":[],"rules":["R-SS","R-SF"],"meetings":["SUP_CASE","SUP_GROUP","SUP_SUP"],"ages":[],"words":["supervision"]}}', '', 'Chairside', '2026-11-30T17:55:27.379Z');
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
CREATE INDEX fact_party_by_account ON fact_party (account, record_id);
CREATE INDEX fact_party_by_name ON fact_party (name, record_id);
CREATE INDEX record_by_creator ON record (created_by);
CREATE INDEX record_clock_running ON record_clock (record_id, clock, start, due) WHERE settled = 0;
CREATE INDEX record_action_in_order ON record_action (head, due = '', due, line, sort);
CREATE INDEX record_action_counted
        ON record_action (record_id, line, sort, settled, carried_count, agency_said, case_id);
CREATE INDEX record_action_done
        ON record_action (line, sort, record_id, due, status, done_on, effect_told, case_id, agency_said);
CREATE INDEX record_action_by_agency ON record_action (agency_said) WHERE agency_said <> '';
