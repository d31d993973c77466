-- Uploads on their way to a load: what a person dropped or a watched folder brought, file by file, until it is loaded.

-- state: open (being read, or waiting for eyes), loading, loaded (as `load`), dropped. via: who brought it.
CREATE TABLE upload (
    upload TEXT PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL CHECK (length(who) > 0),
    site TEXT, covers_from TEXT, covers_to TEXT,
    via TEXT NOT NULL CHECK (via IN ('page', 'watch')),
    state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'loading', 'loaded', 'dropped')),
    load TEXT, why TEXT
) STRICT;

-- The files of an upload under the names people gave them; raw is the SHA-256 of the bytes. found: what a list shows, as JSON.
-- tries: how often a reader began with it; one that stops its reader every time is given up.
CREATE TABLE upload_file (
    upload TEXT NOT NULL REFERENCES upload (upload), place INTEGER NOT NULL, name TEXT NOT NULL, raw TEXT NOT NULL, size INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'reading', 'eyes', 'loaded', 'duplicate', 'rejected')),
    why TEXT, found TEXT, tries INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (upload, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX upload_file_raw ON upload_file (raw);

-- What somebody changed of what was found, before it counts; it becomes corrections when the upload is loaded.
CREATE TABLE upload_edit (
    upload TEXT NOT NULL REFERENCES upload (upload), bulletin_id TEXT NOT NULL, place INTEGER NOT NULL,
    field TEXT NOT NULL, before TEXT, after TEXT, at TEXT NOT NULL, who TEXT NOT NULL,
    PRIMARY KEY (upload, bulletin_id, place)
) STRICT, WITHOUT ROWID;

-- What the columns of a table of bulletins hold, as somebody said for this header; columns: header word → field, as JSON.
CREATE TABLE upload_columns (header TEXT PRIMARY KEY, columns TEXT NOT NULL, at TEXT NOT NULL, who TEXT NOT NULL) STRICT;
