-- Notes that staff write beside a day or a span of days; charts over time show them.
CREATE TABLE note (
    note INTEGER PRIMARY KEY AUTOINCREMENT,
    first_day TEXT NOT NULL, last_day TEXT NOT NULL CHECK (last_day >= first_day),
    words TEXT NOT NULL CHECK (length(words) BETWEEN 1 AND 300),
    who TEXT NOT NULL, at TEXT NOT NULL,
    changed_by TEXT, changed_at TEXT
) STRICT;
