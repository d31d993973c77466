-- What staff put right in single bulletins, what they add to the registers, what may come back after a withdrawal, and how
-- the runs went. Only ever added to: taking something back is a row of its own.

-- In one bulletin this field is not `before` but `after`; both are JSON, null where there is nothing.
CREATE TABLE correction (
    correction INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL, who TEXT NOT NULL CHECK (length(who) > 0),
    bulletin_id TEXT NOT NULL,
    field TEXT NOT NULL CHECK (field IN ('site', 'published_on', 'province', 'resolution', 'reading')),
    before TEXT, after TEXT,
    why TEXT NOT NULL CHECK (length(why) BETWEEN 1 AND 300),
    CHECK (before IS NOT after)
) STRICT;
CREATE INDEX correction_of_bulletin ON correction (bulletin_id);
CREATE TABLE correction_undone (
    correction INTEGER PRIMARY KEY REFERENCES correction (correction),
    at TEXT NOT NULL, who TEXT NOT NULL CHECK (length(who) > 0), why TEXT NOT NULL
) STRICT;

-- Rows of registers that data/reference does not have: `name` tells which, `entry` is JSON with what is known of it.
CREATE TABLE addition (
    addition INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL, who TEXT NOT NULL CHECK (length(who) > 0),
    kind TEXT NOT NULL CHECK (kind IN ('site', 'resolution', 'body')),
    name TEXT NOT NULL CHECK (length(name) > 0), entry TEXT NOT NULL,
    why TEXT NOT NULL CHECK (length(why) BETWEEN 1 AND 300)
) STRICT;
CREATE TABLE addition_undone (
    addition INTEGER PRIMARY KEY REFERENCES addition (addition),
    at TEXT NOT NULL, who TEXT NOT NULL CHECK (length(who) > 0), why TEXT NOT NULL
) STRICT;

-- A withdrawal gets a number, so that one that was allowed back can be followed by another.
CREATE TABLE withdrawal_numbered (
    withdrawal INTEGER PRIMARY KEY AUTOINCREMENT,
    raw TEXT NOT NULL, bulletin_id TEXT NOT NULL,
    at TEXT NOT NULL, who TEXT NOT NULL CHECK (length(who) > 0),
    why TEXT NOT NULL CHECK (length(why) BETWEEN 1 AND 300)
) STRICT;
INSERT INTO withdrawal_numbered (raw, bulletin_id, at, who, why)
SELECT raw, bulletin_id, at, who, why FROM withdrawal ORDER BY at, raw;
DROP TABLE withdrawal;
ALTER TABLE withdrawal_numbered RENAME TO withdrawal;
CREATE TABLE withdrawal_allowed (
    withdrawal INTEGER PRIMARY KEY REFERENCES withdrawal (withdrawal),
    at TEXT NOT NULL, who TEXT NOT NULL CHECK (length(who) > 0), why TEXT NOT NULL CHECK (length(why) BETWEEN 1 AND 300)
) STRICT;

-- Each run of a command that writes: how long, what came of it, and how much the build it made leaves unknown.
CREATE TABLE run (
    run INTEGER PRIMARY KEY AUTOINCREMENT,
    command TEXT NOT NULL, began_at TEXT NOT NULL, ended_at TEXT NOT NULL, who TEXT,
    load TEXT, build TEXT,                -- null: none, or none any more
    why TEXT,                             -- what stopped it; null where it was done
    rules_version TEXT, unknown TEXT,     -- JSON: what is counted of the build
    difference TEXT                       -- JSON: what changed, where other rules made the build before
) STRICT;

CREATE TRIGGER correction_is_not_edited BEFORE UPDATE ON correction BEGIN SELECT raise(ABORT, 'corrections are append-only'); END;
CREATE TRIGGER correction_is_not_deleted BEFORE DELETE ON correction BEGIN SELECT raise(ABORT, 'corrections are append-only'); END;
CREATE TRIGGER correction_undone_is_not_edited BEFORE UPDATE ON correction_undone BEGIN SELECT raise(ABORT, 'corrections are append-only'); END;
CREATE TRIGGER correction_undone_is_not_deleted BEFORE DELETE ON correction_undone BEGIN SELECT raise(ABORT, 'corrections are append-only'); END;
CREATE TRIGGER addition_is_not_edited BEFORE UPDATE ON addition BEGIN SELECT raise(ABORT, 'additions are append-only'); END;
CREATE TRIGGER addition_is_not_deleted BEFORE DELETE ON addition BEGIN SELECT raise(ABORT, 'additions are append-only'); END;
CREATE TRIGGER addition_undone_is_not_edited BEFORE UPDATE ON addition_undone BEGIN SELECT raise(ABORT, 'additions are append-only'); END;
CREATE TRIGGER addition_undone_is_not_deleted BEFORE DELETE ON addition_undone BEGIN SELECT raise(ABORT, 'additions are append-only'); END;
CREATE TRIGGER withdrawal_is_not_edited BEFORE UPDATE ON withdrawal BEGIN SELECT raise(ABORT, 'withdrawals are append-only'); END;
CREATE TRIGGER withdrawal_is_not_deleted BEFORE DELETE ON withdrawal BEGIN SELECT raise(ABORT, 'withdrawals are append-only'); END;
CREATE TRIGGER withdrawal_allowed_is_not_edited BEFORE UPDATE ON withdrawal_allowed BEGIN SELECT raise(ABORT, 'withdrawals are append-only'); END;
CREATE TRIGGER withdrawal_allowed_is_not_deleted BEFORE DELETE ON withdrawal_allowed BEGIN SELECT raise(ABORT, 'withdrawals are append-only'); END;
CREATE TRIGGER run_is_not_edited BEFORE UPDATE ON run BEGIN SELECT raise(ABORT, 'runs are append-only'); END;
CREATE TRIGGER run_is_not_deleted BEFORE DELETE ON run BEGIN SELECT raise(ABORT, 'runs are append-only'); END;
