-- What staff decide about citations, and what they withdraw. Only ever added to: taking a decision back is a row of its own.

-- The citations of this issuer, number and label (in one bulletin, or wherever the machine left them open) mean `key`.
CREATE TABLE decision (
    decision INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL, who TEXT NOT NULL CHECK (length(who) > 0),
    bulletin_id TEXT,                     -- null: wherever it is cited alike
    issuer TEXT NOT NULL, number TEXT, label TEXT NOT NULL,
    before TEXT NOT NULL,                 -- what the machine said then
    key TEXT NOT NULL,
    why TEXT NOT NULL CHECK (length(why) BETWEEN 1 AND 300)
) STRICT;

-- The bulletins that a decision changed when it was made: where one reads otherwise later, staff are told.
CREATE TABLE decision_bulletin (
    decision INTEGER NOT NULL REFERENCES decision (decision), bulletin_id TEXT NOT NULL,
    PRIMARY KEY (decision, bulletin_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE decision_undone (
    decision INTEGER PRIMARY KEY REFERENCES decision (decision),
    at TEXT NOT NULL, who TEXT NOT NULL CHECK (length(who) > 0), why TEXT NOT NULL
) STRICT;

-- Bulletins taken out for good: what stays is the SHA-256 of the bytes, so that the same file cannot come back unasked.
CREATE TABLE withdrawal (
    raw TEXT PRIMARY KEY, bulletin_id TEXT NOT NULL,
    at TEXT NOT NULL, who TEXT NOT NULL CHECK (length(who) > 0),
    why TEXT NOT NULL CHECK (length(why) BETWEEN 1 AND 300)
) STRICT;

CREATE TRIGGER decision_is_not_edited BEFORE UPDATE ON decision BEGIN SELECT raise(ABORT, 'decisions are append-only'); END;
CREATE TRIGGER decision_is_not_deleted BEFORE DELETE ON decision BEGIN SELECT raise(ABORT, 'decisions are append-only'); END;
CREATE TRIGGER decision_bulletin_is_not_edited BEFORE UPDATE ON decision_bulletin BEGIN SELECT raise(ABORT, 'decisions are append-only'); END;
CREATE TRIGGER decision_bulletin_is_not_deleted BEFORE DELETE ON decision_bulletin BEGIN SELECT raise(ABORT, 'decisions are append-only'); END;
CREATE TRIGGER decision_undone_is_not_edited BEFORE UPDATE ON decision_undone BEGIN SELECT raise(ABORT, 'decisions are append-only'); END;
CREATE TRIGGER decision_undone_is_not_deleted BEFORE DELETE ON decision_undone BEGIN SELECT raise(ABORT, 'decisions are append-only'); END;
CREATE TRIGGER withdrawal_is_not_edited BEFORE UPDATE ON withdrawal BEGIN SELECT raise(ABORT, 'withdrawals are append-only'); END;
CREATE TRIGGER withdrawal_is_not_deleted BEFORE DELETE ON withdrawal BEGIN SELECT raise(ABORT, 'withdrawals are append-only'); END;
