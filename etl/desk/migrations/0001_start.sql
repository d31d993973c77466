-- The desk as it began: the loads people asked for, and who did what.

-- state: pending (asked for, core decides whether it landed), landed, failed (nothing of it is in core), undone.
CREATE TABLE load (
    load TEXT PRIMARY KEY, asked_at TEXT NOT NULL, site TEXT NOT NULL, who TEXT,
    covers_from TEXT, covers_to TEXT,
    state TEXT NOT NULL CHECK (state IN ('pending', 'landed', 'failed', 'undone')),
    why TEXT
) STRICT;

-- The files of a load under the names people gave them; raw is the name of the original, null where nothing could be
-- kept. With these and raw/ the whole of core can be made again.
CREATE TABLE load_file (
    load TEXT NOT NULL REFERENCES load (load), place INTEGER NOT NULL, file TEXT NOT NULL, raw TEXT,
    outcome TEXT NOT NULL CHECK (outcome IN ('bulletin', 'table', 'rejected')), bulletin_id TEXT, why TEXT,
    PRIMARY KEY (load, place)
) STRICT, WITHOUT ROWID;

-- Who did what, when. Only ever added to.
CREATE TABLE audit (
    entry INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, who TEXT, what TEXT NOT NULL, subject TEXT NOT NULL, detail TEXT
) STRICT;
CREATE TRIGGER audit_is_not_edited BEFORE UPDATE ON audit BEGIN SELECT raise(ABORT, 'audit is append-only'); END;
CREATE TRIGGER audit_is_not_deleted BEFORE DELETE ON audit BEGIN SELECT raise(ABORT, 'audit is append-only'); END;
