-- What staff say of a meter against the machine. Only ever added to: taking a verdict back is a row of its own.
-- says: counted (plain counting, no fault), wrong_look, right_look (of the look with this total), set_aside (days not to be
-- used), or the fault that happened between two looks: reset, replacement, rollback, rollover, bump.
CREATE TABLE verdict (
    verdict INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL, who TEXT NOT NULL CHECK (length(who) > 0),
    site TEXT NOT NULL CHECK (length(site) > 0),
    says TEXT NOT NULL CHECK (says IN ('counted', 'wrong_look', 'right_look', 'set_aside',
                                       'reset', 'replacement', 'rollback', 'rollover', 'bump')),
    first_day TEXT NOT NULL, last_day TEXT NOT NULL CHECK (last_day >= first_day),
    total INTEGER CHECK ((total IS NULL) = (says NOT IN ('wrong_look', 'right_look'))),
    before TEXT NOT NULL,                 -- what the machine said then
    why TEXT NOT NULL CHECK (length(why) BETWEEN 1 AND 300)
) STRICT;

CREATE TABLE verdict_undone (
    verdict INTEGER PRIMARY KEY REFERENCES verdict (verdict),
    at TEXT NOT NULL, who TEXT NOT NULL CHECK (length(who) > 0), why TEXT NOT NULL
) STRICT;

CREATE TRIGGER verdict_is_not_edited BEFORE UPDATE ON verdict BEGIN SELECT raise(ABORT, 'verdicts are append-only'); END;
CREATE TRIGGER verdict_is_not_deleted BEFORE DELETE ON verdict BEGIN SELECT raise(ABORT, 'verdicts are append-only'); END;
CREATE TRIGGER verdict_undone_is_not_edited BEFORE UPDATE ON verdict_undone BEGIN SELECT raise(ABORT, 'verdicts are append-only'); END;
CREATE TRIGGER verdict_undone_is_not_deleted BEFORE DELETE ON verdict_undone BEGIN SELECT raise(ABORT, 'verdicts are append-only'); END;
