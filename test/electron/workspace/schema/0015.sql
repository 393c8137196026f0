-- Schema version 15, retention. Everything here is made up. Never changed by hand.
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
        signed_at_local TEXT NOT NULL, rules_json TEXT NOT NULL DEFAULT '', template_json TEXT NOT NULL DEFAULT '',
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
        head TEXT NOT NULL DEFAULT '' CHECK (head IN ('', 'open', 'settled')), owner_agreed TEXT NOT NULL DEFAULT '', again_because TEXT NOT NULL DEFAULT '',
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
      ) STRICT;
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
CREATE VIRTUAL TABLE "search_name" USING fts5 (names, tokenize = 'trigram');
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
INSERT INTO search_word (search_word, rank) VALUES ('secure-delete', 1);
INSERT INTO search_name (search_name, rank) VALUES ('secure-delete', 1);
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
INSERT INTO workspace (id, workspace_id, name, fictional, file_id, created_at) VALUES (1, 'c2153395-b13f-4969-8eff-32e318c20e25', 'Wexmoor', 0, 'e6583f83-1b1f-4471-b227-e9d507c99f1c', '2026-11-30T09:19:00.878Z');
INSERT INTO audit (seq, at, person, action, subject, detail, previous, hash) VALUES (1, '2026-11-30T09:19:00.878Z', '01M8NW07R997R3AAZJ69P6E3EP', 'workspace made', '', '', '', '9d080414a6bfe55ae904b4b956fbef23e28ce626bd08af9556c535e03c44eced');
INSERT INTO audit (seq, at, person, action, subject, detail, previous, hash) VALUES (2, '2026-11-30T09:19:01.535Z', '01M8NW07R997R3AAZJ69P6E3EP', 'workspace opened', '', '', '9d080414a6bfe55ae904b4b956fbef23e28ce626bd08af9556c535e03c44eced', '76a00a3c18c6e8ff15e179273ff69f073d1f4b4a0f79c6e49d0b8388f7d6cc91');
INSERT INTO audit (seq, at, person, action, subject, detail, previous, hash) VALUES (3, '2026-09-21T09:00:00.000Z', '01M8NW07R997R3AAZJ69P6E3EP', 'account added', '01M8NW07R997R3AAZJ69P6E3EP', '355ae4e8cdfad5235d680e8b3aefd1156650cf39d4679e8617265f508c550e80', '76a00a3c18c6e8ff15e179273ff69f073d1f4b4a0f79c6e49d0b8388f7d6cc91', '1b033ff2727927a6191c0351aed8f6753839f148ec10d9388d10b6da11530692');
INSERT INTO audit (seq, at, person, action, subject, detail, previous, hash) VALUES (4, '2026-09-21T09:00:00.000Z', 'workspace', 'setting changed', 'authority', 'b8b21acada69d8132ab3b2747ffbb468751fc6e34a513c3720b29d39df7c6625', '1b033ff2727927a6191c0351aed8f6753839f148ec10d9388d10b6da11530692', '5f2ff6d9bca49acc97cbf4da93652572b72cd572c54a58db02263ae4a46b1d96');
INSERT INTO audit (seq, at, person, action, subject, detail, previous, hash) VALUES (5, '2026-11-30T09:19:02.053Z', '01M8NW07R997R3AAZJ69P6E3EP', 'signing keys set', '01M8NW07R997R3AAZJ69P6E3EP', '', '5f2ff6d9bca49acc97cbf4da93652572b72cd572c54a58db02263ae4a46b1d96', '3dc518633901df9d82fe19b5b54630e3f4ee6593d5b59291061359e6735ff2c9');
INSERT INTO audit (seq, at, person, action, subject, detail, previous, hash) VALUES (6, '2026-09-21T09:00:00.000Z', '01M8NW07R997R3AAZJ69P6E3EP', 'setting changed', 'certificate:01M8NW07R997R3AAZJ69P6E3EP', '69116e48038bca9feb032b41148b17b3a6a76d0b1b91effa8eda8e808107eda6', '3dc518633901df9d82fe19b5b54630e3f4ee6593d5b59291061359e6735ff2c9', '8989a7caa867119355df34af038f004ee4333c3b45289a68ec5dfc47b6dd8c75');
INSERT INTO audit (seq, at, person, action, subject, detail, previous, hash) VALUES (7, '2026-09-21T09:00:00.000Z', '01M8NW07R997R3AAZJ69P6E3EP', 'record made', '01M8NW090MJ4XB0A0GZE50G9Z2', '6878ba645645e561dff1fe3b29fdd0ad9b88e7109bb4ff85a505e054b884f654', '8989a7caa867119355df34af038f004ee4333c3b45289a68ec5dfc47b6dd8c75', 'f761c3f8a9d54d0e504d0d084ce3359d6f7e5c50a551a37e84f531b17c3189fe');
INSERT INTO audit (seq, at, person, action, subject, detail, previous, hash) VALUES (8, '2026-09-21T09:00:00.000Z', '01M8NW07R997R3AAZJ69P6E3EP', 'record set to ready for chair', '01M8NW090MJ4XB0A0GZE50G9Z2', '', 'f761c3f8a9d54d0e504d0d084ce3359d6f7e5c50a551a37e84f531b17c3189fe', 'b00244a271c497ad1ddd8671eec0817577b324b7a629215753605813e440bc14');
INSERT INTO audit (seq, at, person, action, subject, detail, previous, hash) VALUES (9, '2026-09-21T09:00:00.000Z', '01M8NW07R997R3AAZJ69P6E3EP', 'record signed', '01M8NW090MJ4XB0A0GZE50G9Z2', '80bc304b968367e6419c23272c33d72a487fa5fab30fb16c60350e78b0f9abb0', 'b00244a271c497ad1ddd8671eec0817577b324b7a629215753605813e440bc14', 'b334ea1f8a1c5f029ecaafbbc97408446157022875255d85dea079bddac7aea6');
INSERT INTO audit (seq, at, person, action, subject, detail, previous, hash) VALUES (10, '2026-09-21T09:00:00.000Z', '01M8NW07R997R3AAZJ69P6E3EP', 'correction asked for', '01M8NW090MJ4XB0A0GZE50G9Z2 01M8NW0992W9QY2NVTDNKRY9HN', 'ab8736cf23f55f8981c727a99792cf95027676f1676da025c0d969153a31da90', 'b334ea1f8a1c5f029ecaafbbc97408446157022875255d85dea079bddac7aea6', '5bc97828e7d8d7d2591746a9e72127221666e619b0212b153be37c9444938019');
INSERT INTO audit (seq, at, person, action, subject, detail, previous, hash) VALUES (11, '2026-09-21T09:00:00.000Z', '01M8NW07R997R3AAZJ69P6E3EP', 'correction decided', '01M8NW090MJ4XB0A0GZE50G9Z2 01M8NW0992W9QY2NVTDNKRY9HN', 'ffdc92b1ef1e4fd3fd1159d2d32d13718cf952d67b08a504f471ba29d0521c38', '5bc97828e7d8d7d2591746a9e72127221666e619b0212b153be37c9444938019', '146a0e16e03103ab308192bda4a633354ef2b6a1a6a194914339e9f7884f2d5f');
INSERT INTO audit (seq, at, person, action, subject, detail, previous, hash) VALUES (12, '2026-09-21T09:00:00.000Z', '01M8NW07R997R3AAZJ69P6E3EP', 'case made', '01M8NW09DQ8BGKHT1CT51QXFNQ', '3a3e5697416991d0d10d8196669d0b91bdee2a2ac26d32187293786f542c6eaa', '146a0e16e03103ab308192bda4a633354ef2b6a1a6a194914339e9f7884f2d5f', '96a963a98555e570e0b06eed8838f3d951e06df94885ff52a41c81b1b6e0c6cb');
INSERT INTO audit (seq, at, person, action, subject, detail, previous, hash) VALUES (13, '2026-09-21T09:00:00.000Z', '01M8NW07R997R3AAZJ69P6E3EP', 'record made', '01M8NW09F062XPD7M3J9FE5W42', 'f43b45b7c21c30406d30ce0ea6b1af188103f9809b44fcc617a973f2e91e2efd', '96a963a98555e570e0b06eed8838f3d951e06df94885ff52a41c81b1b6e0c6cb', 'e665a8d614ee16fe88516c4515d0be4ba46b78da8900bb8b762a2fc0fdb96e6e');
INSERT INTO audit (seq, at, person, action, subject, detail, previous, hash) VALUES (14, '2026-09-21T09:00:00.000Z', '01M8NW07R997R3AAZJ69P6E3EP', 'statement added', '01M8NW09F062XPD7M3J9FE5W42 st-1', '3672136250b7248d7d42b54defcae762cfb59a2d053fab50574360ac227904fa', 'e665a8d614ee16fe88516c4515d0be4ba46b78da8900bb8b762a2fc0fdb96e6e', '055f06326b5afe8df2d2db9164247e87cae0d5185fdc6669b7a82d46fe45fff0');
INSERT INTO audit (seq, at, person, action, subject, detail, previous, hash) VALUES (15, '2026-09-21T09:00:00.000Z', '01M8NW07R997R3AAZJ69P6E3EP', 'legal hold set', '01M8NW090MJ4XB0A0GZE50G9Z2', '398b64574e72b5732892882dd3a212311d15854dbec3a6da65ce44357d06d01a', '055f06326b5afe8df2d2db9164247e87cae0d5185fdc6669b7a82d46fe45fff0', '245ddf98e90f94c839563755b831facdee36a3eb3b88dad357691f60c7e7423f');
INSERT INTO audit_head (id, seq, hash) VALUES (1, 15, '245ddf98e90f94c839563755b831facdee36a3eb3b88dad357691f60c7e7423f');
INSERT INTO account (id, name, role, organisation, email, administrator, active, created_at) VALUES ('01M8NW07R997R3AAZJ69P6E3EP', 'Priya Noor', 'CP chair', 'Wexmoor', '', 1, 1, '2026-09-21T09:00:00.000Z');
INSERT INTO setting (key, value, changed_by, changed_at) VALUES ('authority', '{"certificate":"MIIC/zCCAeegAwIBAgIIXFGcoVWY6RswDQYJKoZIhvcNAQELBQAwHDEaMBgGA1UEAwwRQ2hhaXJzaWRlIFdleG1vb3IwHhcNMjYwOTIxMDAwMDAwWhcNNDYwOTIxMDAwMDAwWjAcMRowGAYDVQQDDBFDaGFpcnNpZGUgV2V4bW9vcjCCASIwDQYJKoZIhvcNAQEBBQADggEPADCCAQoCggEBAJrTuPezbJfebi58jQcsP5Lse7OYrZBHI6OIVj66sVYSNZhYu0OzBL3mdlQfibYLeq1JdXAzPQG867YLcwOUquWHeQ3aB2CyQd06+g5sgyCh/I1NpPIxjQLUQL5NxEkMoiBHPRLytGYWJ6Z/DRPnC95nUJReg7B43PjOKN8WKYwFGTy8o9RSglrK6NJC6fOs+i/74MuINfGbIUoSswzKPZQC3qThwhgaitinpPr1mSywIa/SjeVHHMh/sv8G/G82Rapzo0Ycs/2oGvdhjROMLAdO+iXB3JEFfZt05NnWMIP9am2qcBubI+XgsRcpGkIf2yZwhYUZz53gT0sbmGmirg8CAwEAAaNFMEMwEgYDVR0TAQH/BAgwBgEB/wIBADAOBgNVHQ8BAf8EBAMCAQYwHQYDVR0OBBYEFLV0+FOOZkduUTkxN3LeBzDdnp5ZMA0GCSqGSIb3DQEBCwUAA4IBAQAfpenWJuXIS4N9apBVsXrRu15KI2OolVBovbj6A9K1E8/QIMZIQz1SW0yZkOCzu9oIZ9bni0JLFEqPwH9+G4HysC14yRBX7sywSdHGSvLBifUIf7XPxBM2IfVK5pCv5GcnMxTokbpA1UB7y2wlbRo5AXADEtTi9ZgyOaKQcuFAO0wgqj7LHHHyElPycjUf+/0IvsAE52xVqkD/UtWr4GAYwSD0znK2vrKq13HrB+okA54NY8KKiEp88jntRb0VwuO34bmcsVRuXSNASeA9+m64tg6Y83PKZCvtXjrTE/4prQ41I31foLmshPC1UhFFxp0PM8CkYrewam8jzT6Vrgpd","privateKey":"MIIEvAIBADANBgkqhkiG9w0BAQEFAASCBKYwggSiAgEAAoIBAQCa07j3s2yX3m4ufI0HLD+S7HuzmK2QRyOjiFY+urFWEjWYWLtDswS95nZUH4m2C3qtSXVwMz0BvOu2C3MDlKrlh3kN2gdgskHdOvoObIMgofyNTaTyMY0C1EC+TcRJDKIgRz0S8rRmFiemfw0T5wveZ1CUXoOweNz4zijfFimMBRk8vKPUUoJayujSQunzrPov++DLiDXxmyFKErMMyj2UAt6k4cIYGorYp6T69ZkssCGv0o3lRxzIf7L/BvxvNkWqc6NGHLP9qBr3YY0TjCwHTvolwdyRBX2bdOTZ1jCD/WptqnAbmyPl4LEXKRpCH9smcIWFGc+d4E9LG5hpoq4PAgMBAAECggEADTHHUB8gcIenFsGyvq5xk1XuK6QlzadgxqV7FoJ2uj6RoBrKIeu/yjOgC7naVKmaxumW0nAgN78y/6mIuWcYjB7YKd5V7AXILinbnvh2N+tsgfN6TJ39BevMjrGpU8GTXLI/GeSVvvBBaP0bDxvZrsnANYmIEIIXigHLvHzl7B9uTZ2YoKiKo3Z8mCeZytvgbO/Fkb90qAW4adClNupbZzCNhjrB9IsW4v3riumfSVnxslvFRdxLx4KX0+Vw5vuMeWGISnLpbTigKxn/FWIt4YnVIL9K39TrUr3vRaSGa5txTValxUr7WrJ4m6q/YzUvM6tltmZIIjiuu02HHyCXgQKBgQDU1FV2nScDu9s+ig2F34XuVg4vZBT16Pi6DI35/ZrGCYIPklTqALurWBcR5wqqvjq/p5qbwZeMxmrc9qKI4NTAPecWYC4zlIdbzGraw+3Gp3WVNRa6TJE226OzzxJm2o30p9LqGwwLw8k2OnUg24Jgig3y41AEG5KPQXp0UGqRjwKBgQC6O3qdIaDXEiKgu4OyBm0NfdpO/idupUa3JR8oV6PbqwyFjUu+W9kP2xBCS2UZR8j7QN1NobbGe/YS2UrhIZdC9vXentbqV15Z5DLdz36QeTIuPqFjWWNOJicwWwUE3MrBmb/uXWgzNtTaJQ68lTDOLCaE2o+xAHLqlDLohvbbgQKBgAqof4crI5MKS1Z8b2Tu5rQi1x8EchBGlH4stsd4LdIRE9RXzazSUJOqG62n1l7qm+KRMCrwrPg9z4g1Sbp1F/Jwpyv1sRqgK48rU4aVHUk/haHtQLAfuX33zeDpU9CWzVkdNnDG3fmQ2ni+wLLei07uWvh47b7m6pYF/23nwQ59AoGAYFzcgiffaMnqfw7oAxsOHJgNeShLURZWM/gSWjaXA9hLH2PQWIyAEZNBo3wNsPoTBec3W68cuzFzT6d99mYCNdVBvdKk1BcnLA5HP7zY+Xqsu38O1TBwkQRu7Ld8Llrs0yZySK2ueCmcE9BvAqeT3Gq996p8BZN84uKSQP1tCIECgYBXvAsB2VSr9QLyirsq6FyP1X0kmadp7+F3bKsD25HwNu30tlEvgIRjzh48kpj5UiElmVMUL4+dL1VWmgKUUpaVixorgVbhZkNLM4GbAMwalSZN0598PiNlRoSh2MHfg+h3bCwkSxf5ZJhIpLah2Nyi49T6/RZ5/6H5ZiC2PVOzeA=="}', 'workspace', '2026-09-21T09:00:00.000Z');
INSERT INTO setting (key, value, changed_by, changed_at) VALUES ('certificate:01M8NW07R997R3AAZJ69P6E3EP', '{"certificate":"MIIDZTCCAk2gAwIBAgIIZzEWKubPIWEwDQYJKoZIhvcNAQELBQAwHDEaMBgGA1UEAwwRQ2hhaXJzaWRlIFdleG1vb3IwHhcNMjYwOTIxMDAwMDAwWhcNMjkwOTIxMDAwMDAwWjA6MRMwEQYDVQQDDApQcml5YSBOb29yMREwDwYDVQQLDAhDUCBjaGFpcjEQMA4GA1UECgwHV2V4bW9vcjCCASIwDQYJKoZIhvcNAQEBBQADggEPADCCAQoCggEBAK1V9qx1HBeOf3j3t/n3LZ+RFa4cU6X6E79D1CV1BlWN3r99DUr8NN0yai9eNq6b0OvPaeksSpYKHxmPTe4T9FHYx8/5+naRz2PMLV6HIYleJImn/0O+DMsJ2GWdAyG89LrmXUCNedpx0XJY4eJ8aFIpXQhOaZGyYRL8ZNK30Qo7H6bZ45hlGFIKoCuzix+VjFvbi8+wtzwQZuOBIffiOUI80tYisQQ+ha+xkOPJIbkfOJj4tW5zm2+33jqxwMdceqk5KAnL9zHOFccxIczQ0WGY904AsLVidncC6s38xv15R3po745XL1D+UVHfwGBK8v/O/SzXUsR2vptPrb9Gi/MCAwEAAaOBjDCBiTAMBgNVHRMBAf8EAjAAMA4GA1UdDwEB/wQEAwIGwDApBgNVHSUEIjAgBggrBgEFBQcDJAYKKwYBBAGCNwoDDAYIKwYBBQUHAwQwHQYDVR0OBBYEFPex9yRWAAeY6HbrttxF4OfTB5ZhMB8GA1UdIwQYMBaAFLV0+FOOZkduUTkxN3LeBzDdnp5ZMA0GCSqGSIb3DQEBCwUAA4IBAQB3lnkaZlLkpwdEFU3tfllFMzlV5lj0eCxFVWtB2FK89Eb+nJvvgc993CQx/S/Q15ezHeqMOsXx7Va6jT2mXXZQjaE5zHHeYExWBza5Sr8L0vgRO70b/X9IrGDspfrh5WJMdtg2tKnSd+S5LBky78FJqLuYgAuOwNiDbfSFawuZY8C2kNgcKcLVRxsOm6kzZWOFHou23hFr8wQsDiqUr4bte8TUx1DnzN9p0Zf/XkASByczLT1OBO/aVNVojauRY4uIKIob3kN7lMbaS0oa91sj6nEJip/CYOAGt42hBxS1IL1Z1u0BjRa6eKzuMT7kx8JZJQYqZDf/36y1L20EJbU1","from":"workspace"}', '01M8NW07R997R3AAZJ69P6E3EP', '2026-09-21T09:00:00.000Z');
INSERT INTO case_file (id, family_ref, content, created_at, changed_at) VALUES ('01M8NW09DQ8BGKHT1CT51QXFNQ', 'WX-2026-0417', '{"children":[],"people":[],"chronology":[],"household":[],"otherNames":[],"numbers":[],"relationships":[],"statuses":[],"agencies":[],"appointments":[]}', '2026-09-21T09:00:00.000Z', '2026-09-21T09:00:00.000Z');
INSERT INTO record (id, case_id, type, title, family_ref, date, state, version, signed_by, signed_at, created_by, created_at, changed_at) VALUES ('01M8NW090MJ4XB0A0GZE50G9Z2', NULL, 'ICPC', 'Ashby', 'WX-1', '2026-09-17', 'signed', '1.0', 'Priya Noor', '2026-09-18T10:00:00Z', '01M8NW07R997R3AAZJ69P6E3EP', '2026-09-21T09:00:00.000Z', '2026-09-21T09:00:00.000Z');
INSERT INTO record (id, case_id, type, title, family_ref, date, state, version, signed_by, signed_at, created_by, created_at, changed_at) VALUES ('01M8NW09F062XPD7M3J9FE5W42', '01M8NW09DQ8BGKHT1CT51QXFNQ', 'ICPC', 'Ashby, review', 'WX-2026-0417', '2026-12-10', 'draft', '', '', '', '01M8NW07R997R3AAZJ69P6E3EP', '2026-09-21T09:00:00.000Z', '2026-09-21T09:00:00.000Z');
INSERT INTO draft_update (id, record_id, seq, bytes, by, from_window, at) VALUES (1, '01M8NW090MJ4XB0A0GZE50G9Z2', 1, X'01da01e0a8d6d403002801076d656574696e670474797065017704494350432801076d656574696e6707737562547970650177002801076d656574696e670f74656d706c61746556657273696f6e0177002801076d656574696e67057469746c6501770541736862792801076d656574696e6709617574686f7269747901770f5765786d6f6f7220436f756e63696c2801076d656574696e670c636173655265664c6162656c01770a4c4353206e756d6265722801076d656574696e670966616d696c7952656601770457582d312801076d656574696e67046461746501770a323032362d30392d31372801076d656574696e670573746172740177002801076d656574696e6703656e640177002801076d656574696e67046d6f64650177002801076d656574696e6705706c6163650177002801076d656574696e670f636f6e666572656e63654d6f64656c0177002801076d656574696e67056368616972017707702d63686169722801076d656574696e670b6d696e75746554616b6572017704702d6d742801076d656574696e670b696e7465727072657465720177002801076d656574696e670f7265636f7264696e67506f6c6963790177002801076d656574696e670d707572706f73654f66506c616e017700280109636f726547726f7570076d656d62657273017500280109636f726547726f75700c66697273744d656574696e6701770028010b6e6578744d656574696e67047479706501770028010b6e6578744d656574696e67046461746501770028010b6e6578744d656574696e67067669736974730177002801066c61796f757406666f726d6174017d010701086368696c6472656e012800e0a8d6d4031802696401770263312800e0a8d6d40318046e616d650177094164612041736862792800e0a8d6d4031803646f620177002800e0a8d6d4031806756e626f726e01792800e0a8d6d4031807636173655265660177002800e0a8d6d403180773657474696e670177002800e0a8d6d40318096574686e69636974790177002800e0a8d6d403180d66697273744c616e67756167650177002800e0a8d6d40318056e656564730177002800e0a8d6d403180a706c616e4265666f72650177002800e0a8d6d403180d70726576696f7573506c616e730175002800e0a8d6d40318047365656e0175002800e0a8d6d403180f6f776e4170706f696e746d656e7473017987e0a8d6d40318012800e0a8d6d4032602696401770263322800e0a8d6d40326046e616d65017708426f2041736862792800e0a8d6d4032603646f620177002800e0a8d6d4032606756e626f726e01792800e0a8d6d4032607636173655265660177002800e0a8d6d403260773657474696e670177002800e0a8d6d40326096574686e69636974790177002800e0a8d6d403260d66697273744c616e67756167650177002800e0a8d6d40326056e656564730177002800e0a8d6d403260a706c616e4265666f72650177002800e0a8d6d403260d70726576696f7573506c616e730175002800e0a8d6d40326047365656e0175002800e0a8d6d403260f6f776e4170706f696e746d656e7473017907010670656f706c65012800e0a8d6d40334026964017705702d6d756d2800e0a8d6d40334046e616d6501770a44616e612041736862792800e0a8d6d4033404726f6c650177066d6f746865722800e0a8d6d40334066167656e63790177002800e0a8d6d403340b6167656e637947726f75700177002800e0a8d6d40334086a6f625469746c650177002800e0a8d6d40334026f6601750277026331770263322800e0a8d6d403340c73746570506172656e744f660175002800e0a8d6d4033416706172656e74616c526573706f6e736962696c6974790175002800e0a8d6d403340b696e486f757365686f6c6401782800e0a8d6d403340664657461696c0177002800e0a8d6d4033407616464726573730177002800e0a8d6d403340570686f6e650177002800e0a8d6d4033408656d706c6f7965720177002800e0a8d6d403341377697468686f6c644164647265737346726f6d0175002800e0a8d6d403340e77697468686f6c64526561736f6e0177002800e0a8d6d4033407616c69617365730175002800e0a8d6d403340b6c617374436865636b65640177002800e0a8d6d4033411776f726b73576974684368696c6472656e01792800e0a8d6d40334096163636f756e74496401770087e0a8d6d40334012800e0a8d6d40349026964017705702d6461642800e0a8d6d40349046e616d6501770853616d2048696c6c2800e0a8d6d4034904726f6c650177066661746865722800e0a8d6d40349066167656e63790177002800e0a8d6d403490b6167656e637947726f75700177002800e0a8d6d40349086a6f625469746c650177002800e0a8d6d40349026f66017501770263312800e0a8d6d403490c73746570506172656e744f660175002800e0a8d6d4034916706172656e74616c526573706f6e736962696c6974790175002800e0a8d6d403490b696e486f757365686f6c6401792800e0a8d6d403490664657461696c0177002800e0a8d6d4034907616464726573730177002800e0a8d6d403490570686f6e650177002800e0a8d6d4034908656d706c6f7965720177002800e0a8d6d403491377697468686f6c644164647265737346726f6d0175002800e0a8d6d403490e77697468686f6c64526561736f6e0177002800e0a8d6d4034907616c69617365730175002800e0a8d6d403490b6c617374436865636b65640177002800e0a8d6d4034911776f726b73576974684368696c6472656e01792800e0a8d6d40349096163636f756e74496401770087e0a8d6d40349012800e0a8d6d4035e026964017707702d63686169722800e0a8d6d4035e046e616d6501770a5072697961204e6f6f722800e0a8d6d4035e04726f6c6501770c70726f66657373696f6e616c2800e0a8d6d4035e066167656e63790177002800e0a8d6d4035e0b6167656e637947726f75700177034353432800e0a8d6d4035e086a6f625469746c650177002800e0a8d6d4035e026f660175002800e0a8d6d4035e0c73746570506172656e744f660175002800e0a8d6d4035e16706172656e74616c526573706f6e736962696c6974790175002800e0a8d6d4035e0b696e486f757365686f6c6401792800e0a8d6d4035e0664657461696c0177002800e0a8d6d4035e07616464726573730177002800e0a8d6d4035e0570686f6e650177002800e0a8d6d4035e08656d706c6f7965720177002800e0a8d6d4035e1377697468686f6c644164647265737346726f6d0175002800e0a8d6d4035e0e77697468686f6c64526561736f6e0177002800e0a8d6d4035e07616c69617365730175002800e0a8d6d4035e0b6c617374436865636b65640177002800e0a8d6d4035e11776f726b73576974684368696c6472656e01792800e0a8d6d4035e096163636f756e74496401771a30314d384e57303752393937523341415a4a363950364533455087e0a8d6d4035e012800e0a8d6d40373026964017704702d6d742800e0a8d6d40373046e616d650177084e656c6c204f72722800e0a8d6d4037304726f6c6501770c70726f66657373696f6e616c2800e0a8d6d40373066167656e63790177002800e0a8d6d403730b6167656e637947726f75700177034353432800e0a8d6d40373086a6f625469746c6501770c4d696e7574652074616b65722800e0a8d6d40373026f660175002800e0a8d6d403730c73746570506172656e744f660175002800e0a8d6d4037316706172656e74616c526573706f6e736962696c6974790175002800e0a8d6d403730b696e486f757365686f6c6401792800e0a8d6d403730664657461696c0177002800e0a8d6d4037307616464726573730177002800e0a8d6d403730570686f6e650177002800e0a8d6d4037308656d706c6f7965720177002800e0a8d6d403731377697468686f6c644164647265737346726f6d0175002800e0a8d6d403730e77697468686f6c64526561736f6e0177002800e0a8d6d4037307616c69617365730175002800e0a8d6d403730b6c617374436865636b65640177002800e0a8d6d4037311776f726b73576974684368696c6472656e01792800e0a8d6d40373096163636f756e74496401770087e0a8d6d40373012800e0a8d6d4038801026964017704702d68762800e0a8d6d4038801046e616d6501770d53696f6268616e20477265656e2800e0a8d6d403880104726f6c6501770c70726f66657373696f6e616c2800e0a8d6d4038801066167656e6379017710436f6d6d756e697479204865616c74682800e0a8d6d40388010b6167656e637947726f75700177002800e0a8d6d4038801086a6f625469746c650177054e757273652800e0a8d6d4038801026f660175002800e0a8d6d40388010c73746570506172656e744f660175002800e0a8d6d403880116706172656e74616c526573706f6e736962696c6974790175002800e0a8d6d40388010b696e486f757365686f6c6401792800e0a8d6d40388010664657461696c0177002800e0a8d6d403880107616464726573730177002800e0a8d6d40388010570686f6e650177002800e0a8d6d403880108656d706c6f7965720177002800e0a8d6d40388011377697468686f6c644164647265737346726f6d0175002800e0a8d6d40388010e77697468686f6c64526561736f6e0177002800e0a8d6d403880107616c69617365730175002800e0a8d6d40388010b6c617374436865636b65640177002800e0a8d6d403880111776f726b73576974684368696c6472656e01792800e0a8d6d4038801096163636f756e74496401770007010a617474656e64616e6365012800e0a8d6d4039d0102696401770861742d702d6d756d2800e0a8d6d4039d0106706572736f6e017705702d6d756d2800e0a8d6d4039d0106737461747573017708617474656e6465642800e0a8d6d4039d01046d6f64650177002800e0a8d6d4039d010664657461696c0177002800e0a8d6d4039d010f7265706f72745375626d69747465640177002800e0a8d6d4039d010a7265706f7274446174650177002800e0a8d6d4039d01167265706f72745368617265645769746846616d696c790177002800e0a8d6d4039d01147265706f72745769746868656c64526561736f6e01770087e0a8d6d4039d01012800e0a8d6d403a70102696401770861742d702d6461642800e0a8d6d403a70106706572736f6e017705702d6461642800e0a8d6d403a70106737461747573017708617474656e6465642800e0a8d6d403a701046d6f64650177002800e0a8d6d403a7010664657461696c0177002800e0a8d6d403a7010f7265706f72745375626d69747465640177002800e0a8d6d403a7010a7265706f7274446174650177002800e0a8d6d403a701167265706f72745368617265645769746846616d696c790177002800e0a8d6d403a701147265706f72745769746868656c64526561736f6e01770087e0a8d6d403a701012800e0a8d6d403b10102696401770761742d702d68762800e0a8d6d403b10106706572736f6e017704702d68762800e0a8d6d403b10106737461747573017708617474656e6465642800e0a8d6d403b101046d6f64650177002800e0a8d6d403b1010664657461696c0177002800e0a8d6d403b1010f7265706f72745375626d69747465640177002800e0a8d6d403b1010a7265706f7274446174650177002800e0a8d6d403b101167265706f72745368617265645769746846616d696c790177002800e0a8d6d403b101147265706f72745769746868656c64526561736f6e01770087e0a8d6d403b101012800e0a8d6d403bb0102696401770a61742d702d63686169722800e0a8d6d403bb0106706572736f6e017707702d63686169722800e0a8d6d403bb0106737461747573017708617474656e6465642800e0a8d6d403bb01046d6f64650177002800e0a8d6d403bb010664657461696c0177002800e0a8d6d403bb010f7265706f72745375626d69747465640177002800e0a8d6d403bb010a7265706f7274446174650177002800e0a8d6d403bb01167265706f72745368617265645769746846616d696c790177002800e0a8d6d403bb01147265706f72745769746868656c64526561736f6e01770007011173656374696f6e3a737472656e677468730305656e7472790700e0a8d6d403c50103097061726167726170680700e0a8d6d403c601060400e0a8d6d403c7013841646120776173207765696768656420696e20636c696e6963206f6e207468726565206f63636173696f6e7320746869732073756d6d65722800e0a8d6d403c501026964017708652d7368617265642800e0a8d6d403c50107737065616b6572017704702d68762800e0a8d6d403c5010561626f7574017703616c6c87e0a8d6d403c5010305656e7472790700e0a8d6d403830203097061726167726170680700e0a8d6d4038402060400e0a8d6d403850235426f20746f6c642068697320746561636865722074686174206865206c696b657320666f6f7462616c6c206f6e20467269646179732800e0a8d6d4038302026964017704652d626f2800e0a8d6d40383020561626f75740175017702633287e0a8d6d40383020305656e7472790700e0a8d6d403bd0203097061726167726170680700e0a8d6d403be02060400e0a8d6d403bf023344616e61206d6f76656420746f2074686520726566756765206174204b65737472656c20486f757365206c617374207765656b2800e0a8d6d403bd02026964017708652d7365637265742800e0a8d6d403bd020561626f7574017703616c6c2800e0a8d6d403bd020861756469656e63650177067368617265642800e0a8d6d403bd020c77697468686f6c6446726f6d0175017705702d64616400', '01M8NW07R997R3AAZJ69P6E3EP', '', '2026-09-21T09:00:00.000Z');
INSERT INTO draft_update (id, record_id, seq, bytes, by, from_window, at) VALUES (2, '01M8NW09F062XPD7M3J9FE5W42', 1, X'01da01b3bb86f70f002801076d656574696e670474797065017704494350432801076d656574696e6707737562547970650177002801076d656574696e670f74656d706c61746556657273696f6e0177002801076d656574696e67057469746c6501770541736862792801076d656574696e6709617574686f7269747901770f5765786d6f6f7220436f756e63696c2801076d656574696e670c636173655265664c6162656c01770a4c4353206e756d6265722801076d656574696e670966616d696c7952656601770457582d312801076d656574696e67046461746501770a323032362d30392d31372801076d656574696e670573746172740177002801076d656574696e6703656e640177002801076d656574696e67046d6f64650177002801076d656574696e6705706c6163650177002801076d656574696e670f636f6e666572656e63654d6f64656c0177002801076d656574696e67056368616972017707702d63686169722801076d656574696e670b6d696e75746554616b6572017704702d6d742801076d656574696e670b696e7465727072657465720177002801076d656574696e670f7265636f7264696e67506f6c6963790177002801076d656574696e670d707572706f73654f66506c616e017700280109636f726547726f7570076d656d62657273017500280109636f726547726f75700c66697273744d656574696e6701770028010b6e6578744d656574696e67047479706501770028010b6e6578744d656574696e67046461746501770028010b6e6578744d656574696e67067669736974730177002801066c61796f757406666f726d6174017d010701086368696c6472656e012800b3bb86f70f1802696401770263312800b3bb86f70f18046e616d650177094164612041736862792800b3bb86f70f1803646f620177002800b3bb86f70f1806756e626f726e01792800b3bb86f70f1807636173655265660177002800b3bb86f70f180773657474696e670177002800b3bb86f70f18096574686e69636974790177002800b3bb86f70f180d66697273744c616e67756167650177002800b3bb86f70f18056e656564730177002800b3bb86f70f180a706c616e4265666f72650177002800b3bb86f70f180d70726576696f7573506c616e730175002800b3bb86f70f18047365656e0175002800b3bb86f70f180f6f776e4170706f696e746d656e7473017987b3bb86f70f18012800b3bb86f70f2602696401770263322800b3bb86f70f26046e616d65017708426f2041736862792800b3bb86f70f2603646f620177002800b3bb86f70f2606756e626f726e01792800b3bb86f70f2607636173655265660177002800b3bb86f70f260773657474696e670177002800b3bb86f70f26096574686e69636974790177002800b3bb86f70f260d66697273744c616e67756167650177002800b3bb86f70f26056e656564730177002800b3bb86f70f260a706c616e4265666f72650177002800b3bb86f70f260d70726576696f7573506c616e730175002800b3bb86f70f26047365656e0175002800b3bb86f70f260f6f776e4170706f696e746d656e7473017907010670656f706c65012800b3bb86f70f34026964017705702d6d756d2800b3bb86f70f34046e616d6501770a44616e612041736862792800b3bb86f70f3404726f6c650177066d6f746865722800b3bb86f70f34066167656e63790177002800b3bb86f70f340b6167656e637947726f75700177002800b3bb86f70f34086a6f625469746c650177002800b3bb86f70f34026f6601750277026331770263322800b3bb86f70f340c73746570506172656e744f660175002800b3bb86f70f3416706172656e74616c526573706f6e736962696c6974790175002800b3bb86f70f340b696e486f757365686f6c6401782800b3bb86f70f340664657461696c0177002800b3bb86f70f3407616464726573730177002800b3bb86f70f340570686f6e650177002800b3bb86f70f3408656d706c6f7965720177002800b3bb86f70f341377697468686f6c644164647265737346726f6d0175002800b3bb86f70f340e77697468686f6c64526561736f6e0177002800b3bb86f70f3407616c69617365730175002800b3bb86f70f340b6c617374436865636b65640177002800b3bb86f70f3411776f726b73576974684368696c6472656e01792800b3bb86f70f34096163636f756e74496401770087b3bb86f70f34012800b3bb86f70f49026964017705702d6461642800b3bb86f70f49046e616d6501770853616d2048696c6c2800b3bb86f70f4904726f6c650177066661746865722800b3bb86f70f49066167656e63790177002800b3bb86f70f490b6167656e637947726f75700177002800b3bb86f70f49086a6f625469746c650177002800b3bb86f70f49026f66017501770263312800b3bb86f70f490c73746570506172656e744f660175002800b3bb86f70f4916706172656e74616c526573706f6e736962696c6974790175002800b3bb86f70f490b696e486f757365686f6c6401792800b3bb86f70f490664657461696c0177002800b3bb86f70f4907616464726573730177002800b3bb86f70f490570686f6e650177002800b3bb86f70f4908656d706c6f7965720177002800b3bb86f70f491377697468686f6c644164647265737346726f6d0175002800b3bb86f70f490e77697468686f6c64526561736f6e0177002800b3bb86f70f4907616c69617365730175002800b3bb86f70f490b6c617374436865636b65640177002800b3bb86f70f4911776f726b73576974684368696c6472656e01792800b3bb86f70f49096163636f756e74496401770087b3bb86f70f49012800b3bb86f70f5e026964017707702d63686169722800b3bb86f70f5e046e616d6501770a5072697961204e6f6f722800b3bb86f70f5e04726f6c6501770c70726f66657373696f6e616c2800b3bb86f70f5e066167656e63790177002800b3bb86f70f5e0b6167656e637947726f75700177034353432800b3bb86f70f5e086a6f625469746c650177002800b3bb86f70f5e026f660175002800b3bb86f70f5e0c73746570506172656e744f660175002800b3bb86f70f5e16706172656e74616c526573706f6e736962696c6974790175002800b3bb86f70f5e0b696e486f757365686f6c6401792800b3bb86f70f5e0664657461696c0177002800b3bb86f70f5e07616464726573730177002800b3bb86f70f5e0570686f6e650177002800b3bb86f70f5e08656d706c6f7965720177002800b3bb86f70f5e1377697468686f6c644164647265737346726f6d0175002800b3bb86f70f5e0e77697468686f6c64526561736f6e0177002800b3bb86f70f5e07616c69617365730175002800b3bb86f70f5e0b6c617374436865636b65640177002800b3bb86f70f5e11776f726b73576974684368696c6472656e01792800b3bb86f70f5e096163636f756e74496401771a30314d384e57303752393937523341415a4a363950364533455087b3bb86f70f5e012800b3bb86f70f73026964017704702d6d742800b3bb86f70f73046e616d650177084e656c6c204f72722800b3bb86f70f7304726f6c6501770c70726f66657373696f6e616c2800b3bb86f70f73066167656e63790177002800b3bb86f70f730b6167656e637947726f75700177034353432800b3bb86f70f73086a6f625469746c6501770c4d696e7574652074616b65722800b3bb86f70f73026f660175002800b3bb86f70f730c73746570506172656e744f660175002800b3bb86f70f7316706172656e74616c526573706f6e736962696c6974790175002800b3bb86f70f730b696e486f757365686f6c6401792800b3bb86f70f730664657461696c0177002800b3bb86f70f7307616464726573730177002800b3bb86f70f730570686f6e650177002800b3bb86f70f7308656d706c6f7965720177002800b3bb86f70f731377697468686f6c644164647265737346726f6d0175002800b3bb86f70f730e77697468686f6c64526561736f6e0177002800b3bb86f70f7307616c69617365730175002800b3bb86f70f730b6c617374436865636b65640177002800b3bb86f70f7311776f726b73576974684368696c6472656e01792800b3bb86f70f73096163636f756e74496401770087b3bb86f70f73012800b3bb86f70f8801026964017704702d68762800b3bb86f70f8801046e616d6501770d53696f6268616e20477265656e2800b3bb86f70f880104726f6c6501770c70726f66657373696f6e616c2800b3bb86f70f8801066167656e6379017710436f6d6d756e697479204865616c74682800b3bb86f70f88010b6167656e637947726f75700177002800b3bb86f70f8801086a6f625469746c650177054e757273652800b3bb86f70f8801026f660175002800b3bb86f70f88010c73746570506172656e744f660175002800b3bb86f70f880116706172656e74616c526573706f6e736962696c6974790175002800b3bb86f70f88010b696e486f757365686f6c6401792800b3bb86f70f88010664657461696c0177002800b3bb86f70f880107616464726573730177002800b3bb86f70f88010570686f6e650177002800b3bb86f70f880108656d706c6f7965720177002800b3bb86f70f88011377697468686f6c644164647265737346726f6d0175002800b3bb86f70f88010e77697468686f6c64526561736f6e0177002800b3bb86f70f880107616c69617365730175002800b3bb86f70f88010b6c617374436865636b65640177002800b3bb86f70f880111776f726b73576974684368696c6472656e01792800b3bb86f70f8801096163636f756e74496401770007010a617474656e64616e6365012800b3bb86f70f9d0102696401770861742d702d6d756d2800b3bb86f70f9d0106706572736f6e017705702d6d756d2800b3bb86f70f9d0106737461747573017708617474656e6465642800b3bb86f70f9d01046d6f64650177002800b3bb86f70f9d010664657461696c0177002800b3bb86f70f9d010f7265706f72745375626d69747465640177002800b3bb86f70f9d010a7265706f7274446174650177002800b3bb86f70f9d01167265706f72745368617265645769746846616d696c790177002800b3bb86f70f9d01147265706f72745769746868656c64526561736f6e01770087b3bb86f70f9d01012800b3bb86f70fa70102696401770861742d702d6461642800b3bb86f70fa70106706572736f6e017705702d6461642800b3bb86f70fa70106737461747573017708617474656e6465642800b3bb86f70fa701046d6f64650177002800b3bb86f70fa7010664657461696c0177002800b3bb86f70fa7010f7265706f72745375626d69747465640177002800b3bb86f70fa7010a7265706f7274446174650177002800b3bb86f70fa701167265706f72745368617265645769746846616d696c790177002800b3bb86f70fa701147265706f72745769746868656c64526561736f6e01770087b3bb86f70fa701012800b3bb86f70fb10102696401770761742d702d68762800b3bb86f70fb10106706572736f6e017704702d68762800b3bb86f70fb10106737461747573017708617474656e6465642800b3bb86f70fb101046d6f64650177002800b3bb86f70fb1010664657461696c0177002800b3bb86f70fb1010f7265706f72745375626d69747465640177002800b3bb86f70fb1010a7265706f7274446174650177002800b3bb86f70fb101167265706f72745368617265645769746846616d696c790177002800b3bb86f70fb101147265706f72745769746868656c64526561736f6e01770087b3bb86f70fb101012800b3bb86f70fbb0102696401770a61742d702d63686169722800b3bb86f70fbb0106706572736f6e017707702d63686169722800b3bb86f70fbb0106737461747573017708617474656e6465642800b3bb86f70fbb01046d6f64650177002800b3bb86f70fbb010664657461696c0177002800b3bb86f70fbb010f7265706f72745375626d69747465640177002800b3bb86f70fbb010a7265706f7274446174650177002800b3bb86f70fbb01167265706f72745368617265645769746846616d696c790177002800b3bb86f70fbb01147265706f72745769746868656c64526561736f6e01770007011173656374696f6e3a737472656e677468730305656e7472790700b3bb86f70fc50103097061726167726170680700b3bb86f70fc601060400b3bb86f70fc7013841646120776173207765696768656420696e20636c696e6963206f6e207468726565206f63636173696f6e7320746869732073756d6d65722800b3bb86f70fc501026964017708652d7368617265642800b3bb86f70fc50107737065616b6572017704702d68762800b3bb86f70fc5010561626f7574017703616c6c87b3bb86f70fc5010305656e7472790700b3bb86f70f830203097061726167726170680700b3bb86f70f8402060400b3bb86f70f850235426f20746f6c642068697320746561636865722074686174206865206c696b657320666f6f7462616c6c206f6e20467269646179732800b3bb86f70f8302026964017704652d626f2800b3bb86f70f83020561626f75740175017702633287b3bb86f70f83020305656e7472790700b3bb86f70fbd0203097061726167726170680700b3bb86f70fbe02060400b3bb86f70fbf023344616e61206d6f76656420746f2074686520726566756765206174204b65737472656c20486f757365206c617374207765656b2800b3bb86f70fbd02026964017708652d7365637265742800b3bb86f70fbd020561626f7574017703616c6c2800b3bb86f70fbd020861756469656e63650177067368617265642800b3bb86f70fbd020c77697468686f6c6446726f6d0175017705702d64616400', '01M8NW07R997R3AAZJ69P6E3EP', '', '2026-09-21T09:00:00.000Z');
INSERT INTO statement (id, record_id, content, by, at) VALUES ('st-1', '01M8NW09F062XPD7M3J9FE5W42', '{"id":"st-1","kind":"override","ruleId":"R1","about":"all","text":"She was seen alone at school.","fields":{},"reviewBy":"","byAccount":"01M8NW07R997R3AAZJ69P6E3EP","byName":"Priya Noor","role":"CP chair","at":"2026-09-21T09:00:00.000Z"}', '01M8NW07R997R3AAZJ69P6E3EP', '2026-09-21T09:00:00.000Z');
INSERT INTO signed_version (record_id, version, canonical_json, sha256, rule_set, app_version, findings, signed_by, role, signed_at, signed_at_local, rules_json, template_json) VALUES ('01M8NW090MJ4XB0A0GZE50G9Z2', '1.0', '{"actions":[],"answers":[],"attendance":[{"detail":"","id":"at-p-mum","mode":"","person":"p-mum","reportDate":"","reportSharedWithFamily":"","reportSubmitted":"","reportWithheldReason":"","status":"attended"},{"detail":"","id":"at-p-dad","mode":"","person":"p-dad","reportDate":"","reportSharedWithFamily":"","reportSubmitted":"","reportWithheldReason":"","status":"attended"},{"detail":"","id":"at-p-hv","mode":"","person":"p-hv","reportDate":"","reportSharedWithFamily":"","reportSubmitted":"","reportWithheldReason":"","status":"attended"},{"detail":"","id":"at-p-chair","mode":"","person":"p-chair","reportDate":"","reportSharedWithFamily":"","reportSubmitted":"","reportWithheldReason":"","status":"attended"}],"children":[{"caseRef":"","dob":"","ethnicity":"","firstLanguage":"","id":"c1","name":"Ada Ashby","needs":"","ownAppointments":false,"planBefore":"","previousPlans":[],"seen":[],"setting":"","unborn":false},{"caseRef":"","dob":"","ethnicity":"","firstLanguage":"","id":"c2","name":"Bo Ashby","needs":"","ownAppointments":false,"planBefore":"","previousPlans":[],"seen":[],"setting":"","unborn":false}],"chronology":[],"coreGroup":{"firstMeeting":"","members":[]},"cueResolutions":[],"decisions":[],"dissent":[],"events":[],"format":"chairside-minutes/1","goals":[],"lateReasons":[],"meeting":{"authority":"Wexmoor Council","caseRefLabel":"LCS number","chair":"p-chair","conferenceModel":"","date":"2026-09-17","end":"","familyRef":"WX-1","interpreter":"","minuteTaker":"p-mt","mode":"","place":"","purposeOfPlan":"","recordingPolicy":"","start":"","subType":"","templateVersion":"","title":"Ashby","triggers":{},"type":"ICPC"},"nextMeeting":{"date":"","type":"","visits":""},"people":[{"accountId":"","address":"","agency":"","agencyGroup":"","aliases":[],"detail":"","employer":"","id":"p-mum","inHousehold":true,"jobTitle":"","lastChecked":"","name":"Dana Ashby","of":["c1","c2"],"parentalResponsibility":[],"phone":"","role":"mother","stepParentOf":[],"withholdAddressFrom":[],"withholdReason":"","worksWithChildren":false},{"accountId":"","address":"","agency":"","agencyGroup":"","aliases":[],"detail":"","employer":"","id":"p-dad","inHousehold":false,"jobTitle":"","lastChecked":"","name":"Sam Hill","of":["c1"],"parentalResponsibility":[],"phone":"","role":"father","stepParentOf":[],"withholdAddressFrom":[],"withholdReason":"","worksWithChildren":false},{"accountId":"01M8NW07R997R3AAZJ69P6E3EP","address":"","agency":"","agencyGroup":"CSC","aliases":[],"detail":"","employer":"","id":"p-chair","inHousehold":false,"jobTitle":"","lastChecked":"","name":"Priya Noor","of":[],"parentalResponsibility":[],"phone":"","role":"professional","stepParentOf":[],"withholdAddressFrom":[],"withholdReason":"","worksWithChildren":false},{"accountId":"","address":"","agency":"","agencyGroup":"CSC","aliases":[],"detail":"","employer":"","id":"p-mt","inHousehold":false,"jobTitle":"Minute taker","lastChecked":"","name":"Nell Orr","of":[],"parentalResponsibility":[],"phone":"","role":"professional","stepParentOf":[],"withholdAddressFrom":[],"withholdReason":"","worksWithChildren":false},{"accountId":"","address":"","agency":"Community Health","agencyGroup":"","aliases":[],"detail":"","employer":"","id":"p-hv","inHousehold":false,"jobTitle":"Nurse","lastChecked":"","name":"Siobhan Green","of":[],"parentalResponsibility":[],"phone":"","role":"professional","stepParentOf":[],"withholdAddressFrom":[],"withholdReason":"","worksWithChildren":false}],"previousActions":[],"sections":[{"child":"","entries":[{"about":"all","blocks":[{"runs":[{"text":"Ada was weighed in clinic on three occasions this summer"}],"type":"paragraph"}],"id":"e-shared","speaker":"p-hv","withholdFrom":[]},{"about":["c2"],"blocks":[{"runs":[{"text":"Bo told his teacher that he likes football on Fridays"}],"type":"paragraph"}],"id":"e-bo","speaker":"","withholdFrom":[]},{"about":"all","audience":"shared","blocks":[{"runs":[{"text":"Dana moved to the refuge at Kestrel House last week"}],"type":"paragraph"}],"id":"e-secret","speaker":"","withholdFrom":["p-dad"]}],"key":"strengths"}],"statements":[],"tables":[],"tools":[],"unread":[],"views":[]}', 'c9770fa8ba100c15aecfb1f271a126ccc0f1ff10c296aa1b32a305a20696c7a8', '', '', '[]', 'Priya Noor', 'CP chair', '2026-09-18T10:00:00Z', '', 'null', 'null');
INSERT INTO signed_file (record_id, version, recipient_id, kind, file_name, bytes, sha256) VALUES ('01M8NW090MJ4XB0A0GZE50G9Z2', '1.0', 'internal', 'internal', 'internal.docx', X'666972737420696e7465726e616c', '907ea72cb0c0eb864381bccb9b76e5453c418138751fb874be9bf525a9110704');
INSERT INTO signed_file (record_id, version, recipient_id, kind, file_name, bytes, sha256) VALUES ('01M8NW090MJ4XB0A0GZE50G9Z2', '1.0', 'p-dad', 'parent', 'parent.docx', X'666972737420702d646164', '13f70951eed333b796afd7ba88b3fe74f38db3827dfb94bfb4f24792fadf548f');
INSERT INTO signed_file (record_id, version, recipient_id, kind, file_name, bytes, sha256) VALUES ('01M8NW090MJ4XB0A0GZE50G9Z2', '1.0', 'p-hv', 'professionals', 'professionals.docx', X'666972737420702d6876', '06bd2771a6e5c3eac3b5b35a571e264e937efc0bed455a6f92dd894088402137');
INSERT INTO signed_file (record_id, version, recipient_id, kind, file_name, bytes, sha256) VALUES ('01M8NW090MJ4XB0A0GZE50G9Z2', '1.0', 'p-mum', 'parent', 'parent.docx', X'666972737420702d6d756d', '3acf8a2e14048e7a463361449e7af5c4d10e1185940842981d9daf08c032e67d');
INSERT INTO correction_request (id, record_id, version, content, due, late, by_account, by_name, role, at) VALUES ('01M8NW0992W9QY2NVTDNKRY9HN', '01M8NW090MJ4XB0A0GZE50G9Z2', '1.0', '{"asker":{"person":"p-mum","name":"Dana Ashby","relation":""},"section":"What is working well","words":"three occasions this summer","proposed":"four occasions this summer","reason":"The red book shows four.","statement":"","askedOn":"2026-09-20","how":"by phone"}', '2026-10-02', 0, '01M8NW07R997R3AAZJ69P6E3EP', 'Priya Noor', 'CP chair', '2026-09-21T09:00:00.000Z');
INSERT INTO correction_outcome (request_id, content, by_account, by_name, role, at) VALUES ('01M8NW0992W9QY2NVTDNKRY9HN', '{"outcome":"factual error accepted","reason":"","newWords":"four occasions this summer","statement":"","audience":"shared","withholdFrom":[]}', '01M8NW07R997R3AAZJ69P6E3EP', 'Priya Noor', 'CP chair', '2026-09-21T09:00:00.000Z');
INSERT INTO legal_hold (id, kind, subject, reason, by_account, by_name, at, lifted_at, lifted_by, lifted_name, lifted_because) VALUES ('01M8NW09G2VG0B76GZF5Y4XVWG', 'record', '01M8NW090MJ4XB0A0GZE50G9Z2', 'Asked for by the coroner', '01M8NW07R997R3AAZJ69P6E3EP', 'Priya Noor', '2026-09-21T09:00:00.000Z', '', '', '', '');
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
