-- Core as it began: loads, what they brought, and the facts of each bulletin, once. No keys and no indexes: one writer
-- keeps the order, checks/*.sql prove it on every build, and appending stays as cheap as what is appended.

CREATE TABLE load (
    load VARCHAR NOT NULL, loaded_at TIMESTAMPTZ NOT NULL, site VARCHAR NOT NULL, who VARCHAR,
    covers_from DATE, covers_to DATE
);

-- Which files a load brought. outcome: bulletin, table, rejected. A bulletin may come in many loads; its site is that of
-- the first one left.
CREATE TABLE load_file (
    load VARCHAR NOT NULL, place INTEGER NOT NULL, file VARCHAR NOT NULL, raw VARCHAR,
    outcome VARCHAR NOT NULL, bulletin_id VARCHAR, why VARCHAR
);

CREATE TABLE bulletin (
    bulletin_id VARCHAR NOT NULL, raw VARCHAR NOT NULL, format VARCHAR NOT NULL,
    title VARCHAR, section VARCHAR, author VARCHAR,
    published_on DATE, published_time VARCHAR, page_clock DATE, is_union BOOLEAN NOT NULL,
    site VARCHAR NOT NULL,               -- whose rules it was read with: the site decides provinces
    rules_version VARCHAR NOT NULL,
    facts VARCHAR NOT NULL               -- names this writing of the facts: a build that has it need not copy them again
);
CREATE TABLE bulletin_event_date (bulletin_id VARCHAR NOT NULL, event_date DATE NOT NULL);
CREATE TABLE bulletin_warning (bulletin_id VARCHAR NOT NULL, warning VARCHAR NOT NULL);
CREATE TABLE bulletin_keyword (bulletin_id VARCHAR NOT NULL, keyword VARCHAR NOT NULL, place INTEGER NOT NULL);
CREATE TABLE bulletin_province (
    bulletin_id VARCHAR NOT NULL, unit VARCHAR NOT NULL, code VARCHAR NOT NULL,
    name VARCHAR NOT NULL, role VARCHAR NOT NULL, mentions INTEGER NOT NULL, evidence VARCHAR NOT NULL
);
CREATE TABLE bulletin_resolution (
    bulletin_id VARCHAR NOT NULL, place INTEGER NOT NULL,
    key VARCHAR, issuer VARCHAR NOT NULL, number VARCHAR, year INTEGER, label VARCHAR NOT NULL,
    mentions INTEGER NOT NULL, status VARCHAR NOT NULL, why VARCHAR NOT NULL,
    candidates VARCHAR[] NOT NULL, surfaces VARCHAR[] NOT NULL
);
CREATE TABLE bulletin_document (bulletin_id VARCHAR NOT NULL, place INTEGER NOT NULL, kind VARCHAR NOT NULL, number VARCHAR, issuer VARCHAR);
CREATE TABLE bulletin_body (bulletin_id VARCHAR NOT NULL, place INTEGER NOT NULL, name VARCHAR NOT NULL, level VARCHAR NOT NULL, province VARCHAR, role VARCHAR NOT NULL);
CREATE TABLE bulletin_activity (bulletin_id VARCHAR NOT NULL, place INTEGER NOT NULL, kind VARCHAR NOT NULL, took_place BOOLEAN NOT NULL);
CREATE TABLE mention (bulletin_id VARCHAR NOT NULL, kind VARCHAR NOT NULL, name VARCHAR NOT NULL, span_start INTEGER NOT NULL, span_end INTEGER NOT NULL);

-- The counter printed on a bulletin's page; a reading without a day is kept here and stays out of the series.
CREATE TABLE bulletin_traffic (
    bulletin_id VARCHAR NOT NULL, observed_on DATE,
    today BIGINT, yesterday BIGINT, week BIGINT, month BIGINT, total BIGINT, online BIGINT
);

-- The rows of tables of readings, as often as they were loaded.
CREATE TABLE table_reading (
    load VARCHAR NOT NULL, file VARCHAR NOT NULL, line INTEGER NOT NULL, site VARCHAR NOT NULL, observed_on DATE NOT NULL,
    today BIGINT, yesterday BIGINT, week BIGINT, month BIGINT, total BIGINT, online BIGINT
);
