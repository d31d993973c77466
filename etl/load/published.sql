-- The tables of a published build: all that pages may ask. Article text is not here; facts carry their evidence.
-- Bulletin offsets (mention.span_start, span_end) are code points, half-open, in the decoded text.
-- What pages count most (provinces, resolutions, activities) carries the number, day and site of its bulletin, and a build written
-- anew has them by day: a question reads the days it asks for, joins nothing, and counts whole numbers.

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
    is_verified BOOLEAN NOT NULL,        -- false: shown as "chưa kiểm chứng"
    suffix VARCHAR                       -- what follows the number in the document's symbol: NQ/TW, NQ-CP, 2022/QH15
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
    published_on DATE, published_time VARCHAR, page_clock DATE, is_union BOOLEAN NOT NULL,
    nr INTEGER                           -- unique within this build only
);
CREATE TABLE bulletin_event_date (bulletin_id VARCHAR NOT NULL, event_date DATE NOT NULL);
CREATE TABLE bulletin_warning (bulletin_id VARCHAR NOT NULL, warning VARCHAR NOT NULL);
CREATE TABLE bulletin_keyword (bulletin_id VARCHAR NOT NULL, keyword VARCHAR NOT NULL, place INTEGER NOT NULL);

CREATE TABLE bulletin_province (
    bulletin_id VARCHAR NOT NULL,
    unit VARCHAR NOT NULL, code VARCHAR NOT NULL,   -- as published
    code_34 VARCHAR NOT NULL,                       -- in today's map
    name VARCHAR NOT NULL, role VARCHAR NOT NULL, mentions INTEGER NOT NULL, evidence VARCHAR NOT NULL,
    nr INTEGER, published_on DATE, site VARCHAR,
    again_34 BOOLEAN,                               -- the bulletin has the same unit of today's map in a row before (active ones first)
    is_alone BOOLEAN                                -- the bulletin has no other row
);

-- strength, from the weakest to the strongest; told by the words of the citation's own sentence:
--   named       in passing, quoted, passed ("theo", "ban hành", "quy định tại")
--   studied     học tập, quán triệt, tuyên truyền         planned   kế hoạch, chương trình hành động, sẽ, cần
--   carried_out triển khai, thực hiện, cụ thể hóa         reviewed  sơ kết, tổng kết, N năm thực hiện, kết quả thực hiện
--   rewarded    khen thưởng, biểu dương (thành tích trong thực hiện)
CREATE TABLE bulletin_resolution (
    bulletin_id VARCHAR NOT NULL, place INTEGER NOT NULL,   -- 0, 1, … within the bulletin
    key VARCHAR, issuer VARCHAR NOT NULL, number VARCHAR, year INTEGER, label VARCHAR NOT NULL,
    mentions INTEGER NOT NULL, status VARCHAR NOT NULL, why VARCHAR NOT NULL,
    candidates VARCHAR[] NOT NULL, surfaces VARCHAR[] NOT NULL,
    strength VARCHAR NOT NULL,                              -- the strongest in the bulletin
    strengths VARCHAR[] NOT NULL,                           -- of each of its mentions, in the order of the text
    nr INTEGER, published_on DATE, site VARCHAR,
    choice VARCHAR,                                         -- what a reader picks: the key, or 'issuer|number|status' while it is open
    again BOOLEAN, again_status BOOLEAN, again_choice BOOLEAN -- not the bulletin's first row; of this status; of this choice
);

-- What staff decided about citations and how each decision stands in this build (rules: sql/out_decided.sql). The rows of
-- bulletin_resolution that one settles say so in `why`; `overruled` keeps what the machine had read there.
CREATE TABLE decision (
    decision INTEGER PRIMARY KEY, decided_at TIMESTAMPTZ NOT NULL, who VARCHAR NOT NULL, why VARCHAR NOT NULL,
    bulletin_id VARCHAR,                 -- null: wherever the machine leaves the same citation open
    issuer VARCHAR NOT NULL, number VARCHAR, label VARCHAR NOT NULL, key VARCHAR NOT NULL,
    is_known BOOLEAN NOT NULL,           -- false: the register has no such resolution any more, nothing is applied
    settled INTEGER NOT NULL,            -- bulletins that it settles in this build
    agreed INTEGER NOT NULL,             -- bulletins it was made for in which the machine by itself says the same now
    lost INTEGER NOT NULL                -- bulletins it was made for that are still here and read otherwise now
);
CREATE TABLE overruled (
    bulletin_id VARCHAR NOT NULL, place INTEGER NOT NULL, decision INTEGER NOT NULL,
    key VARCHAR, issuer VARCHAR NOT NULL, number VARCHAR, year INTEGER, label VARCHAR NOT NULL,
    status VARCHAR NOT NULL, why VARCHAR NOT NULL, candidates VARCHAR[] NOT NULL
);

-- What staff corrected in single bulletins, laid over whatever the machine reads (rules: sql/out_corrected.sql, out_laid.sql).
-- before and after are JSON as in the desk. state:
--   applied  the machine says what it said then        agreed   the machine by itself says the same now
--   changed  the machine says something else now       gone     the bulletin is not here
--   unknown  no register has what it names, nothing is applied
CREATE TABLE correction (
    correction INTEGER PRIMARY KEY, corrected_at TIMESTAMPTZ NOT NULL, who VARCHAR NOT NULL, why VARCHAR NOT NULL,
    bulletin_id VARCHAR NOT NULL, field VARCHAR NOT NULL, before VARCHAR, after VARCHAR, state VARCHAR NOT NULL
);

CREATE TABLE bulletin_document (bulletin_id VARCHAR NOT NULL, place INTEGER NOT NULL, kind VARCHAR NOT NULL, number VARCHAR, issuer VARCHAR);
CREATE TABLE bulletin_body (bulletin_id VARCHAR NOT NULL, place INTEGER NOT NULL, name VARCHAR NOT NULL, level VARCHAR NOT NULL, province VARCHAR, role VARCHAR NOT NULL);
CREATE TABLE bulletin_activity (
    bulletin_id VARCHAR NOT NULL, place INTEGER NOT NULL, kind VARCHAR NOT NULL, took_place BOOLEAN NOT NULL,
    nr INTEGER, published_on DATE, site VARCHAR,
    again BOOLEAN, again_kind BOOLEAN    -- not the bulletin's first row of those that took place, or not; of this kind
);
-- Named programmes of co-operation. kind: chuong_trinh, quy_che, thoa_thuan, ke_hoach, nghi_quyet; parties as written, one where the
-- text says only with whom; at least a number, a party or a period is there.
CREATE TABLE bulletin_programme (
    bulletin_id VARCHAR NOT NULL, place INTEGER NOT NULL, kind VARCHAR NOT NULL, number VARCHAR,
    parties VARCHAR[] NOT NULL, first_year INTEGER, last_year INTEGER,
    nr INTEGER, published_on DATE, site VARCHAR
);

-- Counted once a build, over all time and for each site: the namings of a resolution by how they are written, and the bulletins
-- that name it in which a unit acts. Bulletins of several rows may be added up, over sites and labels too.
CREATE TABLE resolution_total (
    site VARCHAR NOT NULL, choice VARCHAR NOT NULL, key VARCHAR, issuer VARCHAR NOT NULL, number VARCHAR, status VARCHAR NOT NULL,
    label VARCHAR NOT NULL, namings BIGINT NOT NULL, bulletins BIGINT NOT NULL, first_on DATE    -- null: none has a day
);
CREATE TABLE resolution_place (
    site VARCHAR NOT NULL, choice VARCHAR NOT NULL, unit VARCHAR NOT NULL, code VARCHAR NOT NULL, code_34 VARCHAR NOT NULL,
    bulletins BIGINT NOT NULL, bulletins_34 BIGINT NOT NULL,    -- as published; in today's map, where two old units may be one
    first_on DATE, first_bulletin VARCHAR                       -- the first that has a day
);

-- Where in the text each fact stands. kind: province, resolution, document, body, activity; name says which fact of that
-- kind (province: its name; resolution and the rest: its place as text).
CREATE TABLE mention (bulletin_id VARCHAR NOT NULL, kind VARCHAR NOT NULL, name VARCHAR NOT NULL, span_start INTEGER NOT NULL, span_end INTEGER NOT NULL);

-- Readings of the visitor counters as printed; a null figure was not shown.
CREATE TABLE reading (
    site VARCHAR NOT NULL, observed_on DATE NOT NULL,
    source VARCHAR NOT NULL,             -- bulletin or table
    bulletin_id VARCHAR, file VARCHAR NOT NULL,
    today BIGINT, yesterday BIGINT, week BIGINT, month BIGINT, total BIGINT, online BIGINT,
    observed_at VARCHAR,                 -- the hour, as 08:30, where a table tells it
    unique_visitors BIGINT
);

-- Days as a tracker of the site's own counted them (source: matomo, plausible, umami, goatcounter, goaccess): another
-- measure than the printed counter, so it stands beside the readings, is shown under its name and is never added to them.
CREATE TABLE series_day (
    site VARCHAR NOT NULL, day DATE NOT NULL, source VARCHAR NOT NULL, file VARCHAR NOT NULL,
    visits BIGINT, visitors BIGINT, views BIGINT    -- null: the tool does not tell it
);

-- What the readings say of each site and day between its first and last reading (rules: etl/load/meter). state:
--   measured   known exactly: the meter tells it from midnight to midnight
--   spread     the meter's difference over several days, shared out; low and high bound each day
--   today_only no difference to be had, the meter's own "hôm nay" is a lower bound (so always the last day)
--   reset, replacement, rollback, bump, outage   that happened to the meter then: visits unknown
--   set_aside  staff say that this day must not be used
--   unknown    no way to tell
-- best is null where unknown; never negative; sums of best between two known midnights equal the meter's difference.
CREATE TABLE visit_day (
    site VARCHAR NOT NULL, day DATE NOT NULL, state VARCHAR NOT NULL,
    low BIGINT NOT NULL, best BIGINT, high BIGINT, why VARCHAR NOT NULL,
    PRIMARY KEY (site, day)
);

-- The least and the most that a meter can have shown at midnight, when `day` began (the same where total and today tell it).
-- A line is a stretch of totals without a break; across a rollover it goes on. What lies between two midnights of a line is
-- known more closely than its days.
CREATE TABLE visit_mark (
    site VARCHAR NOT NULL, line INTEGER NOT NULL, day DATE NOT NULL, low BIGINT NOT NULL, high BIGINT NOT NULL,
    PRIMARY KEY (site, line, day)
);

-- The weeks (Monday) that are known well enough to be held against each other: seven days with a figure, together off by a tenth at most.
CREATE TABLE visit_week (site VARCHAR NOT NULL, week DATE NOT NULL, visits BIGINT NOT NULL, PRIMARY KEY (site, week));

-- What the visits of each site did, looked for in all of its weeks and days that are known well (rules: etl/load/trend/shifts.py). kind:
--   rise, fall    from the week of `day` on another level: a usual week before and after
--   spike, dip    far from what was usual around it (before): a week, or a single day (step)
CREATE TABLE visit_move (
    site VARCHAR NOT NULL, step VARCHAR NOT NULL,        -- week or day
    kind VARCHAR NOT NULL, day DATE NOT NULL, before BIGINT NOT NULL, after BIGINT NOT NULL
);

-- What happened to each meter between two looks, or a look that is wrong (first_day = last_day). kind:
--   reset, replacement, rollback, rollover (visits known), bump, outage;  duplicate, contradiction (of a look)
CREATE TABLE visit_fault (
    site VARCHAR NOT NULL, kind VARCHAR NOT NULL, first_day DATE NOT NULL, last_day DATE NOT NULL,
    before BIGINT, after BIGINT, why VARCHAR NOT NULL
);

-- How far the visits of a site and month can be trusted. grade: high, medium, low, unknown (nothing can be said).
CREATE TABLE visit_trust (
    site VARCHAR NOT NULL, month DATE NOT NULL, grade VARCHAR NOT NULL,
    days INTEGER NOT NULL, known INTEGER NOT NULL,
    width DOUBLE,                        -- how far low and high lie from best, a share of it; null without a figure
    faults INTEGER NOT NULL, why VARCHAR NOT NULL,
    PRIMARY KEY (site, month)
);

-- What staff say of the meters against the machine (says: desk/migrations/0006_verdicts.sql); the days above follow it.
CREATE TABLE verdict (
    verdict INTEGER PRIMARY KEY, decided_at TIMESTAMPTZ NOT NULL, who VARCHAR NOT NULL, why VARCHAR NOT NULL,
    site VARCHAR NOT NULL, says VARCHAR NOT NULL, first_day DATE NOT NULL, last_day DATE NOT NULL, total BIGINT,
    before VARCHAR NOT NULL,             -- what the machine said then
    holds BOOLEAN NOT NULL               -- false: what it speaks of is not there any more, nothing is applied
);

-- Each site and week (Monday) from the first to the last known week of the build. state:
--   published, nothing_published, not_collected, failed_to_read, merged_away
CREATE TABLE site_week (
    site VARCHAR NOT NULL, week DATE NOT NULL, state VARCHAR NOT NULL, bulletins INTEGER NOT NULL,
    PRIMARY KEY (site, week)
);
