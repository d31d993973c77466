-- The tables of a published build: all that pages may ask. Article text is not here; facts carry their evidence.
-- Bulletin offsets (mention.span_start, span_end) are code points, half-open, in the decoded text.

-- One row: which build this is and what it holds.
CREATE TABLE build (
    build VARCHAR NOT NULL,              -- the file's name without .duckdb
    built_at TIMESTAMPTZ NOT NULL,
    rules_version VARCHAR NOT NULL,
    schema_version INTEGER NOT NULL,
    is_demo BOOLEAN NOT NULL,
    last_load_at TIMESTAMPTZ,            -- null while nothing was loaded
    newest_bulletin_date DATE,
    bulletins INTEGER NOT NULL
);

-- The 63 units of 2008 to 30/06/2025 and the 34 since; place is the Vietnamese alphabetical order within a unit.
CREATE TABLE province (
    unit VARCHAR NOT NULL, code VARCHAR NOT NULL, name VARCHAR NOT NULL, region VARCHAR NOT NULL,
    code_34 VARCHAR NOT NULL,            -- for unit '34' the code itself
    lat DOUBLE, lon DOUBLE, place INTEGER NOT NULL,
    PRIMARY KEY (unit, code)
);

CREATE TABLE site (
    site VARCHAR PRIMARY KEY, name VARCHAR NOT NULL, body VARCHAR,
    province VARCHAR,                    -- a code of unit '63'; null while unknown
    province_34 VARCHAR,
    address VARCHAR, merged_on DATE, merged_into VARCHAR,
    is_known BOOLEAN NOT NULL            -- false: not in data/reference/sites.csv
);

CREATE TABLE resolution (               -- the register (nghị quyết only)
    key VARCHAR PRIMARY KEY, issuer VARCHAR NOT NULL, number VARCHAR, year INTEGER, issued_on DATE, term VARCHAR,
    title VARCHAR NOT NULL, short VARCHAR NOT NULL, confidence VARCHAR NOT NULL, source VARCHAR,
    is_verified BOOLEAN NOT NULL         -- false: shown as "chưa kiểm chứng"
);

CREATE TABLE load (
    load VARCHAR PRIMARY KEY, loaded_at TIMESTAMPTZ NOT NULL, site VARCHAR, who VARCHAR,
    covers_from DATE, covers_to DATE,    -- the days somebody says were collected completely
    files INTEGER NOT NULL, bulletins INTEGER NOT NULL, duplicates INTEGER NOT NULL,
    readings INTEGER NOT NULL, rejected INTEGER NOT NULL
);

CREATE TABLE rejected (load VARCHAR NOT NULL, file VARCHAR NOT NULL, why VARCHAR NOT NULL, rejected_at TIMESTAMPTZ NOT NULL);

CREATE TABLE bulletin (
    bulletin_id VARCHAR NOT NULL,        -- unique: a check proves it; a key would cost a quarter of the time to publish
    site VARCHAR NOT NULL, load VARCHAR NOT NULL, file VARCHAR NOT NULL,
    raw VARCHAR NOT NULL,                -- the name of the original under raw/
    format VARCHAR NOT NULL, title VARCHAR, section VARCHAR, author VARCHAR,
    published_on DATE, published_time VARCHAR, page_clock DATE, is_union BOOLEAN NOT NULL
);
CREATE TABLE bulletin_event_date (bulletin_id VARCHAR NOT NULL, event_date DATE NOT NULL);
CREATE TABLE bulletin_warning (bulletin_id VARCHAR NOT NULL, warning VARCHAR NOT NULL);
CREATE TABLE bulletin_keyword (bulletin_id VARCHAR NOT NULL, keyword VARCHAR NOT NULL, place INTEGER NOT NULL);

CREATE TABLE bulletin_province (
    bulletin_id VARCHAR NOT NULL,
    unit VARCHAR NOT NULL, code VARCHAR NOT NULL,   -- as published
    code_34 VARCHAR NOT NULL,                       -- in today's map
    name VARCHAR NOT NULL, role VARCHAR NOT NULL, mentions INTEGER NOT NULL, evidence VARCHAR NOT NULL
);

CREATE TABLE bulletin_resolution (
    bulletin_id VARCHAR NOT NULL, place INTEGER NOT NULL,   -- 0, 1, … within the bulletin
    key VARCHAR, issuer VARCHAR NOT NULL, number VARCHAR, year INTEGER, label VARCHAR NOT NULL,
    mentions INTEGER NOT NULL, status VARCHAR NOT NULL, why VARCHAR NOT NULL,
    candidates VARCHAR[] NOT NULL, surfaces VARCHAR[] NOT NULL
);

CREATE TABLE bulletin_document (bulletin_id VARCHAR NOT NULL, place INTEGER NOT NULL, kind VARCHAR NOT NULL, number VARCHAR, issuer VARCHAR);
CREATE TABLE bulletin_body (bulletin_id VARCHAR NOT NULL, place INTEGER NOT NULL, name VARCHAR NOT NULL, level VARCHAR NOT NULL, province VARCHAR, role VARCHAR NOT NULL);
CREATE TABLE bulletin_activity (bulletin_id VARCHAR NOT NULL, place INTEGER NOT NULL, kind VARCHAR NOT NULL, took_place BOOLEAN NOT NULL);

-- Where in the text each fact stands. kind: province, resolution, document, body, activity; name says which fact of that
-- kind (province: its name; resolution and the rest: its place as text).
CREATE TABLE mention (bulletin_id VARCHAR NOT NULL, kind VARCHAR NOT NULL, name VARCHAR NOT NULL, span_start INTEGER NOT NULL, span_end INTEGER NOT NULL);

-- Readings of the visitor counters as printed; a null figure was not shown.
CREATE TABLE reading (
    site VARCHAR NOT NULL, observed_on DATE NOT NULL,
    source VARCHAR NOT NULL,             -- bulletin or table
    bulletin_id VARCHAR, file VARCHAR NOT NULL,
    today BIGINT, yesterday BIGINT, week BIGINT, month BIGINT, total BIGINT, online BIGINT
);

-- What the readings say of each site and day between its first and last reading. state:
--   measured   one day between two readings: the difference, exact
--   spread     several days between two readings: the difference, shared out; low and high bound each day
--   today_only no difference to be had, the meter's own "hôm nay" is a lower bound
--   reset      the meter fell: visits unknown        bump  the meter jumped as no day does: visits unknown
--   unknown    no way to tell
-- best is null where unknown; never negative; sums of best over a stretch equal the meter's differences.
CREATE TABLE visit_day (
    site VARCHAR NOT NULL, day DATE NOT NULL, state VARCHAR NOT NULL,
    low BIGINT NOT NULL, best BIGINT, high BIGINT, why VARCHAR NOT NULL,
    PRIMARY KEY (site, day)
);

-- Each site and week (Monday) from the first to the last known week of the build. state:
--   published, nothing_published, not_collected, failed_to_read, merged_away
CREATE TABLE site_week (
    site VARCHAR NOT NULL, week DATE NOT NULL, state VARCHAR NOT NULL, bulletins INTEGER NOT NULL,
    PRIMARY KEY (site, week)
);
